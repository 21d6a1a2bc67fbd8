//! Two copies of a study from the outside: merged, settled, looked at as they were, opened with other keys.

mod support;

use std::fs;
use support::{Desk, all_files, contains};

/// Runs a command on another computer, which remembers other things.
fn on_the_other(desk: &Desk, words: &[&str]) -> String {
    let mut command = desk.command(words);
    let out = command.env("KELINDAN_HOME", desk.path().join("home-b")).output().unwrap();
    assert!(out.status.success(), "{words:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// A codebook file in which S-OFFER has this definition.
fn codebook(desk: &Desk, definition: &str) -> String {
    let _ = fs::remove_file(desk.path().join("book.json"));
    desk.does(&["codebook", "a.kelindan", "export", "book.json"]);
    let mut book: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path().join("book.json")).unwrap()).unwrap();
    let codes = book["codes"].as_array_mut().unwrap();
    let offer = codes.iter_mut().find(|c| c["code"] == "S-OFFER").unwrap();
    offer["definition"] = definition.into();
    let name = format!("{}.json", definition.len());
    desk.put(&name, book.to_string());
    name
}

#[test]
fn two_copies_are_merged_and_settled() {
    let desk = Desk::with_chat();
    fs::copy(desk.path().join("a.kelindan"), desk.path().join("b.kelindan")).unwrap();
    let (mine, hers) = (codebook(&desk, "Mine KENARI7Q."), codebook(&desk, "Hers KENARI7Q, another."));
    desk.does(&["codebook", "a.kelindan", "import", &mine]);
    on_the_other(&desk, &["codebook", "b.kelindan", "import", &hers]);
    on_the_other(&desk, &["question", "b.kelindan", "add", "KENARI7Q?"]);

    let preview = desk.does(&["merge", "a.kelindan", "b.kelindan", "--preview"]);
    assert!(preview.contains("b.kelindan: 2 actions that the other lacks"), "{preview}");
    assert!(
        preview.contains("One field is in conflict")
            && preview.contains("opens with the passphrases of: peneliti"),
        "{preview}"
    );
    assert!(!desk.path().join("c.kelindan").exists());
    let plan = desk.json(&["merge", "a.kelindan", "b.kelindan", "-o", "c.kelindan", "--json"]);
    assert_eq!((&plan["copies"][0]["brings"], &plan["conflicts"]), (&1.into(), &1.into()));
    desk.refuses(&["merge", "a.kelindan", "b.kelindan", "-o", "c.kelindan"], 1, "there already");
    desk.does(&["verify", "c.kelindan"]);
    assert!(desk.does(&["info", "c.kelindan"]).contains("To settle: fields in conflict"));
    assert!(desk.does(&["log", "c.kelindan"]).contains("in conflict"));

    let list = desk.json(&["settle", "c.kelindan", "--json"]);
    let sides = list["conflicts"][0]["sides"].as_array().unwrap();
    assert_eq!((list["conflicts"][0]["of"].as_str(), sides.len()), (Some("S-OFFER"), 2));
    let told = desk.does(&["settle", "c.kelindan", "--lang", "id"]);
    assert!(
        told.contains("Keterangan kode S-OFFER") && told.contains("ditampilkan sampai diputuskan"),
        "{told}"
    );
    desk.refuses(&["settle", "c.kelindan", "4", "--take", "1"], 1, "no such conflict");
    let settled = desk.does(&["settle", "c.kelindan", "1", "--take", "1"]);
    assert!(settled.contains("Words of the code S-OFFER = "), "{settled}");
    assert_eq!(desk.json(&["info", "c.kelindan", "--json"])["conflicts"], 0);
    desk.does(&["undo", "c.kelindan"]);
    assert_eq!(desk.json(&["info", "c.kelindan", "--json"])["conflicts"], 1);
    let copy = list["unconfirmed"][0]["replica"].as_str().unwrap()[..8].to_owned();
    desk.does(&["settle", "c.kelindan", "--admit", &copy]);
    assert!(!desk.does(&["log", "c.kelindan"]).contains("unconfirmed"));
    for path in all_files(desk.path()) {
        let bytes = fs::read(&path).unwrap();
        let is_json = path.extension().is_some_and(|e| e == "json");
        assert_eq!(
            contains(&bytes, b"KENARI7Q"),
            is_json && !path.ends_with("book.json"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_past_is_read_and_the_log_filtered() {
    let desk = Desk::with_chat();
    let head = desk.json(&["info", "a.kelindan", "--json"])["heads"][0].as_str().unwrap().to_owned();
    desk.does(&["question", "a.kelindan", "add", "Kapan?"]);
    let then = desk.json(&["info", "a.kelindan", "--json", "--at", &head[..8]]);
    assert_eq!((&then["questions"], &then["heads"][0]), (&0.into(), &head.as_str().into()));
    let report = ["report", "a.kelindan", "-o", "then.html", "--at", &head[..8]];
    desk.does(&report);
    let html = fs::read_to_string(desk.path().join("then.html")).unwrap();
    assert!(html.contains(&head[..8]) && !html.contains("Kapan?"), "the report speaks of the state it shows");
    let said = desk.say(&["question", "a.kelindan", "add", "Lagi?", "--at", &head[..8]]);
    assert!(said.code == 1 && said.err.contains("only read"), "{}", said.err);
    assert_eq!(
        desk.json(&["log", "a.kelindan", "--fact", "question", "--json"]).as_array().unwrap().len(),
        1
    );
    assert_eq!(desk.json(&["log", "a.kelindan", "--limit", "2", "--json"]).as_array().unwrap().len(), 2);
    desk.refuses(&["log", "a.kelindan", "--since", "kemarin"], 2, "kemarin is no day");
    desk.refuses(&["log", "a.kelindan", "--cause", "magic"], 2, "magic");
}

#[test]
fn keys_are_changed_from_the_command_line() {
    let desk = Desk::with_chat();
    fs::copy(desk.path().join("a.kelindan"), desk.path().join("old.kelindan")).unwrap();
    desk.put("new.txt", "sandi baru yang lebih panjang\n");
    desk.put("short.txt", "pendek\n");
    desk.refuses(&["keys", "a.kelindan", "change", "--new-passphrase-file", "short.txt"], 1, "too short");
    let said = desk.does(&["keys", "a.kelindan", "change", "--new-passphrase-file", "new.txt"]);
    assert!(said.contains("older copy"), "it says what an older copy still does: {said}");
    desk.refuses(&["info", "a.kelindan"], 1, "wrong");
    let with_new = |words: &[&str]| desk.does(&[words, &["--passphrase-file", "new.txt"]].concat());
    let generated = with_new(&["keys", "a.kelindan", "add", "budi"]);
    let words = generated.lines().nth(1).unwrap().trim().to_owned();
    desk.put("budi.txt", &words);
    assert!(desk.does(&["info", "a.kelindan", "--passphrase-file", "budi.txt"]).contains("coders"));
    assert!(with_new(&["keys", "a.kelindan", "list"]).contains("budi"));

    let both = ["merge", "a.kelindan", "old.kelindan", "-o", "c.kelindan", "--passphrase-file", "new.txt"];
    desk.refuses(&both, 1, "doesn't open old.kelindan");
    desk.put("first.txt", support::PASSPHRASE);
    let merged = desk.does(&[&both[..], &["--passphrase-file-b", "first.txt"]].concat());
    assert!(merged.contains("recovery key of old.kelindan don't open it"), "{merged}");
    desk.refuses(&["info", "c.kelindan"], 1, "wrong");
    with_new(&["verify", "c.kelindan"]);

    with_new(&["keys", "a.kelindan", "remove", "budi"]);
    desk.refuses(&["info", "a.kelindan", "--passphrase-file", "budi.txt"], 1, "wrong");
    let recovery = with_new(&["keys", "a.kelindan", "recovery"]);
    desk.put("paper.txt", recovery.lines().nth(1).unwrap().trim().to_lowercase());
    assert!(
        desk.does(&["keys", "a.kelindan", "check", "--key-file", "paper.txt"]).contains("opens the study")
    );
    desk.refuses(&["keys", "old.kelindan", "check", "--key-file", "paper.txt"], 1, "doesn't open the study");
}
