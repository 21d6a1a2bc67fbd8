//! Files for a thesis and for other programs: what is in them, what never is, and what they don't replace.

mod support;

use std::fs;
use support::{CODINGS, Desk};

/// A coded chat with memos and a codebook.
fn coded() -> Desk {
    let desk = Desk::with_chat();
    desk.does(&["codebook", "a.kelindan", "use", "sor"]);
    desk.put("codings.csv", CODINGS);
    desk.does(&["code", "a.kelindan", "--csv", "codings.csv"]);
    desk
}

fn export(desk: &Desk, words: &[&str]) -> String {
    desk.does(&[&["export", "a.kelindan"][..], words].concat())
}

/// All texts in a file, as the gate reads them.
fn texts(desk: &Desk, file: &str) -> String {
    let bytes = fs::read(desk.path().join(file)).unwrap();
    let parts = formats::exported::texts_of(&bytes).unwrap();
    parts.into_iter().map(|part| part.text + "\n").collect()
}

#[test]
fn a_word_document_for_a_thesis() {
    let desk = coded();
    export(&desk, &["--to", "docx", "-o", "id.docx", "--lang", "id"]);
    export(&desk, &["--to", "docx", "-o", "two.docx", "--lang", "id"]);
    let bytes = fs::read(desk.path().join("id.docx")).unwrap();
    assert_eq!(bytes, fs::read(desk.path().join("two.docx")).unwrap(), "same study, same bytes");
    let text = texts(&desk, "id.docx");
    for found in [
        "Buku kode",
        "Kutipan menurut kode",
        "SEQ Tabel",
        "Sel Kutipan",
        "31 Mar 2026, 08:03 (menit)",
        "Harga ditawar.",
        "oke saya ambil",
        "Yang tidak disertakan",
        "nilai awal acak 1",
    ] {
        assert!(text.contains(found), "{found} in {text}");
    }
    for name in ["Bu Nila", "Toko Uji", "0812-0000-0007", "chat.txt"] {
        assert!(!text.contains(name), "{name}");
    }
    let drafts = formats::read("id.docx", &bytes, &formats::Options::default()).unwrap();
    assert!(drafts[0].turns.iter().any(|turn| turn.text.contains("bisa kurang?")), "our own reader reads it");

    export(&desk, &["--to", "docx", "-o", "part.docx", "--lang", "en", "--parts", "matrix"]);
    let part = texts(&desk, "part.docx");
    assert!(part.contains("Codes by informant") && part.contains("Limits"), "{part}");
    assert!(!part.contains("bisa kurang?") && !part.contains("Quotes by code"), "{part}");
}

#[test]
fn tables_for_other_programs() {
    let desk = coded();
    export(&desk, &["--to", "csv", "-o", "tables"]);
    let table = |name: &str| fs::read_to_string(desk.path().join("tables").join(name)).unwrap();
    assert!(
        table("turns.csv").contains("C01,2,words,P02,pembeli,2026-03-31T08:03,minute,quoted\n"),
        "{}",
        table("turns.csv")
    );
    assert!(table("codings.csv").contains("O-RESIST") && table("people.csv").contains("P02,informant"));
    assert!(
        table("about.csv").contains("State of the study") && table("chains-stimuli.csv").contains("packages")
    );
    assert!(!desk.path().join("tables/memos.csv").exists(), "memos are asked for");

    export(&desk, &["--to", "json", "--table", "codings", "-o", "codings.json", "--with-words"]);
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path().join("codings.json")).unwrap()).unwrap();
    let first = json.as_array().unwrap().iter().find(|c| c["code"] == "O-RESIST").unwrap();
    assert_eq!((&first["first_turn"], &first["words"]), (&2.into(), &"bisa kurang?".into()));
    export(&desk, &["--to", "csv", "--table", "memos", "-o", "memos.csv"]);
    assert!(fs::read_to_string(desk.path().join("memos.csv")).unwrap().contains("Harga ditawar."));

    export(&desk, &["--to", "xlsx", "-o", "one.xlsx", "--with-words", "--with-memos"]);
    export(&desk, &["--to", "xlsx", "-o", "two.xlsx", "--with-words", "--with-memos"]);
    assert_eq!(
        fs::read(desk.path().join("one.xlsx")).unwrap(),
        fs::read(desk.path().join("two.xlsx")).unwrap()
    );
    let book = texts(&desk, "one.xlsx");
    assert!(book.contains("bisa kurang?") && book.contains("Harga ditawar.") && !book.contains("Bu Nila"));
}

#[test]
fn words_of_people_are_in_no_table_that_did_not_ask_for_them() {
    let desk = coded();
    export(&desk, &["--to", "xlsx", "-o", "t.xlsx"]);
    export(&desk, &["--to", "json", "-o", "json"]);
    let mut all = texts(&desk, "t.xlsx");
    for file in fs::read_dir(desk.path().join("json")).unwrap() {
        all += &fs::read_to_string(file.unwrap().path()).unwrap();
    }
    for words in
        ["bisa kurang", "tikarnya", "oke saya ambil", "Harga ditawar", "Bu Nila", "Toko Uji", "0812-0000"]
    {
        assert!(!all.contains(words), "{words}");
    }
    desk.does(&["people", "a.kelindan", "consent", "P02", "refused"]);
    export(&desk, &["--to", "csv", "--table", "turns", "-o", "turns.csv", "--with-words"]);
    let turns = fs::read_to_string(desk.path().join("turns.csv")).unwrap();
    assert!(turns.contains("C01,2,,,,,,left-out,\n") && !turns.contains("bisa kurang"), "{turns}");
    export(&desk, &["--to", "docx", "-o", "d.docx"]);
    let text = texts(&desk, "d.docx");
    assert!(!text.contains("bisa kurang") && !text.contains("Harga ditawar."), "{text}");
}

#[test]
fn what_is_there_already_stays_unless_it_may_go() {
    let desk = coded();
    let refuses = |words: &[&str], code, said: &str| {
        desk.refuses(&[&["export", "a.kelindan"][..], words].concat(), code, said);
    };
    export(&desk, &["--to", "docx", "-o", "d.docx"]);
    refuses(&["--to", "docx", "-o", "d.docx"], 1, "there already");
    export(&desk, &["--to", "docx", "-o", "d.docx", "--force"]);
    refuses(&["--to", "xlsx", "-o", "a.kelindan", "--force"], 1, "left alone");
    export(&desk, &["--to", "csv", "-o", "tables"]);
    refuses(&["--to", "csv", "-o", "tables"], 1, "left alone");
    export(&desk, &["--to", "csv", "-o", "tables", "--force"]);
    refuses(&["--to", "docx", "-o", "x.docx", "--with-words"], 1, "don't go with");
    refuses(&["--to", "csv", "-o", "x.csv", "--table", "nothing"], 1, "no table of that name");
    refuses(&["--to", "csv", "-o", "nowhere/x"], 1, "can't be written");
    refuses(&["--to", "odt", "-o", "x.odt"], 2, "odt");
    for absent in ["x.docx", "x.csv", "x.odt", "nowhere"] {
        assert!(!desk.path().join(absent).exists(), "{absent}");
    }
    assert!(
        fs::read_dir(desk.path()).unwrap().all(|f| !f
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with("."))
    );
}

#[test]
fn the_gate_and_the_past_hold_for_exports() {
    let desk = coded();
    let batch = desk.json(&["info", "a.kelindan", "--json"])["heads"][0].as_str().unwrap().to_owned();
    desk.does(&["memo", "a.kelindan", "add", "--on", "study", "--text", "sesudahnya"]);
    export(&desk, &["--to", "csv", "--table", "memos", "-o", "then.csv", "--at", &batch]);
    export(&desk, &["--to", "csv", "--table", "memos", "-o", "now.csv"]);
    let has = |file: &str| fs::read_to_string(desk.path().join(file)).unwrap().contains("sesudahnya");
    assert!(!has("then.csv") && has("now.csv"));
    desk.does(&["question", "a.kelindan", "add", "Apakah Bu Nila setuju?"]);
    desk.does(&["codebook", "a.kelindan", "list"]);
    let said = desk.say(&["export", "a.kelindan", "--to", "docx", "-o", "Bu Nila.docx"]);
    assert!(said.code == 1 && said.err.contains("isn't let out"), "{}", said.err);
    assert!(!desk.path().join("Bu Nila.docx").exists());
}
