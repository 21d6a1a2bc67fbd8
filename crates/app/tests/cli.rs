//! The program from the outside: what a user types, what comes back, what is left on the disk.

mod support;

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;
use support::{CHAT, CODINGS, Desk, PASSPHRASE, all_files, contains};

#[test]
fn the_main_job_on_own_files() {
    let desk = Desk::with_chat();
    desk.put("codings.csv", CODINGS);
    desk.put(
        "rules.toml",
        "[[rule]]\nname = \"harga\"\ncode = \"S-TERMS\"\nrole = \"penjual\"\nvalue = \"price\"\n",
    );
    assert!(desk.does(&["code", "a.kelindan", "--csv", "codings.csv"]).contains("4 codings"));
    assert!(desk.does(&["code", "a.kelindan", "--csv", "codings.csv"]).contains("4 were there already"));

    let preview = desk.json(&["code", "a.kelindan", "--rules", "rules.toml", "--preview", "--json"]);
    assert_eq!(preview["rules"][0]["proposals"], 1, "85rb is coded already at the very place: {preview}");
    assert_eq!(preview["examples"][0]["values"], "amount 90000 IDR, quantity 2");
    assert_eq!(desk.json(&["info", "a.kelindan", "--json"])["proposals"], 0, "a preview stores nothing");
    desk.does(&["code", "a.kelindan", "--rules", "rules.toml"]);
    assert_eq!(desk.json(&["info", "a.kelindan", "--json"])["codings"], 4, "a proposal counts nowhere");
    assert!(desk.does(&["code", "a.kelindan", "--accept", "harga"]).contains("One proposal is accepted"));
    assert_eq!(desk.json(&["info", "a.kelindan", "--json"])["codings"], 5);
    desk.does(&["undo", "a.kelindan"]);
    let info = desk.json(&["info", "a.kelindan", "--json"]);
    assert_eq!((&info["codings"], &info["proposals"]), (&4.into(), &1.into()), "one undo for the lot");

    let chains =
        desk.json(&["analyse", "a.kelindan", "chains", "--from", "penjual", "--to", "pembeli", "--json"]);
    assert_eq!(chains["stimuli"][0]["code"], "S-OFFER");
    assert_eq!(chains["stimuli"][0]["interval"], serde_json::Value::Null, "one conversation: no interval");
    let matrix = desk.json(&["analyse", "a.kelindan", "matrix", "--by", "source", "--json"]);
    assert_eq!(matrix["rows"][0]["places"][0][0], "C01:1");
    let waits = desk.json(&["analyse", "a.kelindan", "waits", "--code", "S-OFFER", "--json"]);
    assert_eq!(waits["code"], "S-OFFER");
    assert_eq!(waits["groups"][0]["median"], serde_json::Value::Null, "one conversation: counts only");
    assert!(desk.does(&["methods", "waits"]).contains("**Formula**"));

    let sequence = desk.json(&["analyse", "a.kelindan", "sequence", "--level", "component", "--json"]);
    assert_eq!(sequence["labels"], serde_json::json!(["S", "O", "R"]));
    assert_eq!(sequence["permutation"]["within"], "conversation");
    assert_eq!(sequence["yules_q_low"][0][0], serde_json::Value::Null, "one conversation: no interval");
    assert!(desk.does(&["analyse", "a.kelindan", "sequence", "--csv"]).starts_with("given,target,observed,"));

    desk.does(&["report", "a.kelindan", "-o", "one.html", "--from", "penjual"]);
    desk.does(&["report", "a.kelindan", "-o", "two.html", "--from", "penjual"]);
    let report = fs::read_to_string(desk.path().join("one.html")).unwrap();
    assert_eq!(report, fs::read_to_string(desk.path().join("two.html")).unwrap(), "same study, same bytes");
    assert!(report.contains("R-COMPLY") && report.contains("oke saya ambil"));
    for name in ["Bu Nila", "Toko Uji", "0812-0000-0007", "http:", "https:"] {
        assert!(!report.contains(name), "{name} is in the report");
    }
    assert!(desk.does(&["verify", "a.kelindan"]).starts_with("Sound"));
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_while_the_program_waits_is_answered() {
    let desk = Desk::with_chat();
    let mut command = desk.command(&["memo", "a.kelindan", "add", "--on", "C01:1"]);
    let mut memo = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The words of the memo never come to an end.
    let words = memo.stdin.take();
    let process = memo.id().to_string();
    while !catches_interrupts(&process) {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    let said = memo.wait_with_output().unwrap();
    drop(words);
    assert_eq!(said.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&said.stderr).contains("nothing is half-written"));
    assert_eq!(desk.json(&["info", "a.kelindan", "--json"])["memos"], 0);
}

/// Whether a process has a handler for SIGINT.
#[cfg(target_os = "linux")]
fn catches_interrupts(process: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("a process that runs");
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
    u64::from_str_radix(caught.trim(), 16).unwrap() & 0b10 != 0
}

#[test]
fn undo_is_an_action_like_any_other() {
    let desk = Desk::with_chat();
    let turns = |desk: &Desk| desk.json(&["info", "a.kelindan", "--json"])["turns"].clone();
    assert_eq!(turns(&desk), 5);
    let undone = desk.json(&["undo", "a.kelindan", "--json"]);
    assert_eq!(turns(&desk), 0);
    desk.does(&["undo", "a.kelindan", &undone["batch"].as_str().unwrap()[..8]]);
    assert_eq!(turns(&desk), 5, "undo of undo");
    assert!(
        desk.does(&["import", "a.kelindan", "chat.txt"]).contains("already"),
        "the same content is recognised"
    );
    let log = desk.json(&["log", "a.kelindan", "--json"]);
    assert_eq!(log.as_array().unwrap().len(), 5);
    desk.does(&["undo", "a.kelindan"]);
    desk.does(&["undo", "a.kelindan"]);
    desk.refuses(&["undo", "a.kelindan"], 1, "nothing to undo");
    desk.refuses(&["undo", "a.kelindan", "ffff0000"], 1, "No batch begins with");
}

#[test]
fn previews_before_anything_is_stored() {
    let desk = Desk::with_chat();
    desk.put("other.txt", CHAT.replace("Bu Nila", "Pak Rotan").replace("31/03/26", "01/02/26"));
    let preview = desk.json(&["import", "a.kelindan", "other.txt", "--preview", "--json"]);
    let source = &preview["sources"][0];
    assert_eq!(source["kind"], "conversation");
    assert_eq!(source["turns_by_kind"]["system"], 1);
    assert_eq!(source["speakers"][1]["name"], "Pak Rotan");
    assert_eq!((&source["first"], &source["date_order_is"]), (&"2026-02-01T08:00".into(), &"assumed".into()));
    let given =
        desk.json(&["import", "a.kelindan", "other.txt", "--preview", "--json", "--date-order", "mdy"]);
    assert_eq!(given["sources"][0]["first"], "2026-01-02T08:00");
    assert_eq!(given["sources"][0]["date_order_is"], "given");
    desk.refuses(&["import", "a.kelindan", "chat.txt", "--date-order", "mdy"], 1, "can't have the order");
    assert_eq!(desk.json(&["info", "a.kelindan", "--json"])["sources"], 1);
}

#[test]
fn pasted_text_is_a_conversation_unless_something_says_who_asks() {
    let desk = Desk::with_chat();
    let pasted = desk.put("p", "Ani: halo, masih ada?\nBeni: masih\nAni: dua ya\nBeni: siap\n");
    let stdin = fs::File::open(pasted).unwrap();
    let out = desk.command(&["import", "a.kelindan", "-"]).stdin(stdin).output().unwrap();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success() && said.contains("--kind interview"), "{said}");
    let info = desk.json(&["info", "a.kelindan", "--json"]);
    assert_eq!((&info["sources_by_kind"]["conversation"], &info["turns"]), (&2.into(), &9.into()));
}

#[test]
fn people_are_tied_and_left_out() {
    let desk = Desk::with_chat();
    desk.put("codings.csv", CODINGS);
    desk.does(&["code", "a.kelindan", "--csv", "codings.csv"]);
    desk.put("second.txt", CHAT.replace("31/03/26", "01/04/26"));
    desk.does(&["import", "a.kelindan", "second.txt", "--tie"]);
    let people = desk.json(&["people", "a.kelindan", "list", "--names", "--json"]);
    assert_eq!(people.as_array().unwrap().len(), 2, "tied by name: {people}");
    assert_eq!(people[1]["names"][0], "Bu Nila");
    assert!(!desk.does(&["people", "a.kelindan", "list"]).contains("Nila"), "names only where asked for");
    desk.does(&["people", "a.kelindan", "consent", "P02", "refused"]);
    let codes = desk.json(&["analyse", "a.kelindan", "codes", "--json"]);
    assert_eq!(codes["basis"]["codings"], 2);
    assert_eq!(codes["basis"]["left_out"]["refused_codings"], 2);
    desk.does(&["report", "a.kelindan", "-o", "r.html"]);
    assert!(!fs::read_to_string(desk.path().join("r.html")).unwrap().contains("oke saya ambil"));
    desk.refuses(&["people", "a.kelindan", "consent", "P77", "given"], 1, "Nobody in the study");
    desk.refuses(&["people", "a.kelindan", "consent", "P02", "maybe"], 2, "is none of");
    desk.put("third.txt", CHAT.replace("31/03/26", "02/04/26"));
    let said = desk.say(&["import", "a.kelindan", "third.txt"]);
    assert!(said.err.contains("refused"), "a refusal follows the name: {}", said.err);
    desk.does(&["undo", "a.kelindan"]);
    desk.does(&["people", "a.kelindan", "tie", "P01", "P02"]);
    let codes = desk.json(&["analyse", "a.kelindan", "codes", "--json"]);
    assert_eq!(codes["basis"]["codings"], 0, "the strictest consent holds");
    assert_eq!(desk.json(&["people", "a.kelindan", "list", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn memos_questions_codebooks() {
    let desk = Desk::with_chat();
    desk.does(&["memo", "a.kelindan", "add", "--on", "C01:1:0-7", "--text", "Salam dulu."]);
    desk.does(&[
        "memo",
        "a.kelindan",
        "add",
        "--on",
        "code:S-OFFER",
        "--kind",
        "method",
        "--text",
        "Dipakai sempit.",
    ]);
    let memos = desk.json(&["memo", "a.kelindan", "list", "--json"]);
    assert_eq!((&memos[0]["on"], &memos[1]["kind"]), (&"C01:1:0-7".into(), &"method".into()));
    desk.refuses(&["memo", "a.kelindan", "add", "--on", "C09", "--text", "x"], 1, "isn't in the study");
    desk.refuses(&["memo", "a.kelindan", "add", "--on", "C01:99", "--text", "x"], 1, "isn't in the study");
    desk.refuses(&["memo", "a.kelindan", "add", "--on", "C01:x", "--text", "x"], 1, "no place");
    desk.does(&["question", "a.kelindan", "add", "Apa yang diikuti persetujuan?"]);
    assert!(desk.does(&["question", "a.kelindan", "list"]).contains("1. Apa yang"));
    desk.does(&["memo", "a.kelindan", "add", "--on", "question:1", "--text", "Terlalu luas?"]);
    assert_eq!(desk.json(&["memo", "a.kelindan", "list", "--json"])[2]["on"], "question:1");
    desk.refuses(
        &["memo", "a.kelindan", "add", "--on", "question:2", "--text", "x"],
        1,
        "isn't in the study",
    );

    for file in ["book.json", "book.csv"] {
        desk.does(&["codebook", "a.kelindan", "export", file]);
        desk.refuses(&["codebook", "a.kelindan", "export", file], 1, "there already");
        assert!(desk.does(&["codebook", "a.kelindan", "import", file]).contains("there already"), "{file}");
    }
    desk.put("bad.json", "{\"name\": \"x\", \"codes\": [{\"code\": \"A\", \"component\": \"Q\"}]}");
    desk.refuses(&["codebook", "a.kelindan", "import", "bad.json"], 1, "mistake");
}

/// A wrong thing on purpose: one clear message, and nothing stored.
#[test]
fn bad_input_stores_nothing() {
    let desk = Desk::with_chat();
    let before = desk.json(&["info", "a.kelindan", "--json"]);
    desk.put("empty.txt", "");
    desk.put("binary.txt", [0u8, 159, 146, 150, 0, 1, 2]);
    // A whole character of UTF-8, and then a byte that is none.
    desk.put("latin.txt", b"31/03/26 08.00 - Toko: caf\xc3\xa9 caf\xe9\n");
    desk.put("cut.docx", &b"PK\x03\x04 not a whole zip"[..]);
    desk.put("notes.txt", "Hanya satu paragraf tanpa pembicara.");
    let row = |line: &str| format!("source,turn,start,end,code,coder,value,unit,memo\n{line}\n");
    let tables = [
        ("chat,99,,,S-OFFER,ani,,,", "turn 99"),
        ("nowhere,1,,,S-OFFER,ani,,,", "isn't in the study"),
        ("chat,1,,,S-NOPE,ani,,,", "S-NOPE"),
        ("chat,1,0,999,S-OFFER,ani,,,", "999"),
        ("chat,x,,,S-OFFER,ani,,,", "column \"turn\""),
    ];
    for (line, sentence) in tables {
        desk.put("t.csv", row(&format!("chat,1,,,S-OFFER,ani,,,\n{line}")));
        desk.refuses(&["code", "a.kelindan", "--csv", "t.csv"], 1, sentence);
    }
    desk.put("t.csv", "source,turn\nchat,1\n");
    desk.refuses(&["code", "a.kelindan", "--csv", "t.csv"], 1, "no column");
    let rules = [
        ("[[rule]]\nname=\"a\"\ncode=\"S-OFFER\"\nregex='('\n", "mistake"),
        ("[[rule]]\nname=\"a\"\ncode=\"S-NOPE\"\nwords=[\"x\"]\n", "S-NOPE"),
        ("not toml at all [", "mistake"),
        ("", "mistake"),
    ];
    for (text, sentence) in rules {
        desk.put("r.toml", text);
        desk.refuses(&["code", "a.kelindan", "--rules", "r.toml"], 1, sentence);
    }
    for (file, sentence) in [
        ("empty.txt", "is empty"),
        ("binary.txt", "neither text nor"),
        ("latin.txt", "not UTF-8"),
        ("cut.docx", "broken or cut"),
        ("missing.txt", "can't be read"),
    ] {
        desk.refuses(&["import", "a.kelindan", file], 1, sentence);
        desk.refuses(&["import", "a.kelindan", "notes.txt", file], 1, "File 2 of 2");
    }
    desk.refuses(
        &["import", "a.kelindan", "notes.txt", "--kind", "conversation"],
        1,
        "No conversation was found",
    );
    desk.refuses(&["import", "a.kelindan", "notes.txt", "--kind", "poem"], 2, "is none of");
    desk.refuses(&["analyse", "a.kelindan", "chains", "--from", "raja"], 1, "no role raja");
    desk.refuses(&["report", "a.kelindan", "-o", "nowhere/r.html"], 1, "can't be written");
    desk.refuses(&["report", "a.kelindan", "-o", "a.kelindan"], 1, "left alone");
    desk.refuses(&["new", "a.kelindan", "--title", "x"], 1, "there already");
    desk.refuses(&["new", "nowhere/b.kelindan", "--title", "x"], 1, "folder");
    desk.refuses(&["info", "missing.kelindan"], 1, "no study file");
    desk.refuses(&["info", "notes.txt"], 1, "not a Kelindan study");
    desk.refuses(&["info"], 2, "missing");
    desk.refuses(&["inform"], 2, "no such command");
    desk.refuses(&["info", "a.kelindan", "--jsno"], 2, "no option --jsno");
    assert_eq!(desk.json(&["info", "a.kelindan", "--json"]), before, "nothing was stored");
}

#[test]
fn a_wrong_passphrase_is_refused() {
    let desk = Desk::with_chat();
    let say = |passphrase: Option<&str>, words: &[&str]| {
        let mut command = desk.command(words);
        command.env_remove("KELINDAN_PASSPHRASE");
        command.envs(passphrase.map(|p| ("KELINDAN_PASSPHRASE", p)));
        let out = command.output().unwrap();
        (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
    };
    let (code, err) = say(Some("tikar rotan di lantai rumah kakek"), &["info", "a.kelindan"]);
    assert!(code == Some(1) && err.contains("passphrase or recovery key is wrong"), "{err}");
    let (code, err) = say(None, &["info", "a.kelindan"]);
    assert!(code == Some(1) && err.contains("--passphrase-file"), "{err}");
    let (code, err) = say(Some("pendek"), &["new", "b.kelindan", "--title", "x"]);
    assert!(code == Some(1) && err.contains("15 characters"), "{err}");
    assert!(!desk.path().join("b.kelindan").exists());
    desk.put("pass", format!("{PASSPHRASE}\n"));
    let (code, err) = say(None, &["info", "a.kelindan", "--passphrase-file", "pass"]);
    assert_eq!(code, Some(0), "{err}");
    // Before or after the action: nobody remembers which.
    for words in [
        ["people", "a.kelindan", "list", "--passphrase-file", "pass"],
        ["people", "a.kelindan", "--passphrase-file", "pass", "list"],
        ["codebook", "a.kelindan", "list", "--passphrase-file", "pass"],
        ["analyse", "a.kelindan", "codes", "--passphrase-file", "pass"],
    ] {
        let (code, err) = say(None, &words);
        assert_eq!(code, Some(0), "{words:?}: {err}");
    }
}

#[test]
fn a_generated_passphrase_and_the_recovery_key_open_the_study() {
    let desk = Desk::new();
    let out = desk
        .command(&["new", "b.kelindan", "--title", "x"])
        .env_remove("KELINDAN_PASSPHRASE")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let shown: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("    ")).collect();
    assert_eq!(shown.len(), 2, "{text}");
    desk.put("pass", shown[0]);
    desk.put("recovery", shown[1]);
    desk.does(&["info", "b.kelindan", "--passphrase-file", "pass"]);
    desk.does(&["info", "b.kelindan", "--recovery-file", "recovery"]);
    desk.refuses(&["info", "b.kelindan", "--recovery-file", "pass"], 1, "wrong");
}

#[test]
fn the_demo_runs_twice_in_both_languages() {
    let desk = Desk::new();
    let english = desk.does(&["demo", "d", "--no-open"]);
    assert!(english.contains("31 sources") && english.contains("d/report.html"), "{english}");
    let first = fs::read(desk.path().join("d/report.html")).unwrap();
    let indonesian = desk.does(&["demo", "d", "--no-open", "--lang", "id"]);
    assert!(indonesian.contains("31 sumber data"), "{indonesian}");
    let second = fs::read(desk.path().join("d/report.html")).unwrap();
    assert!(first != second && String::from_utf8_lossy(&second).contains("lang=\"id\""));
    fs::write(desk.path().join("d/pasar.kelindan"), "mine").unwrap();
    desk.refuses(&["demo", "d", "--no-open"], 1, "left alone");
    assert_eq!(fs::read(desk.path().join("d/pasar.kelindan")).unwrap(), b"mine");
}

#[test]
fn help_speaks_both_languages_and_shows_an_example() {
    let desk = Desk::new();
    let commands = [
        "demo", "open", "openapi", "new", "import", "info", "people", "codebook", "code", "memo", "question",
        "analyse", "methods", "report", "export", "merge", "settle", "log", "undo", "keys", "verify",
    ];
    for command in commands {
        let english = desk.does(&[command, "--help"]);
        assert!(english.contains("Example") && english.contains(&format!("kelindan {command}")), "{english}");
        let indonesian = desk.does(&[command, "--help", "--lang", "id"]);
        assert!(indonesian.contains("Contoh") && indonesian.contains("Cara pakai"), "{indonesian}");
    }
    let mut command = desk.command(&["info", "missing.kelindan"]);
    let said = command.env("LANG", "id_ID.UTF-8").output().unwrap();
    assert!(String::from_utf8_lossy(&said.stderr).contains("Kesalahan"), "the system's language");
}

/// A canary in words, names and file names is nowhere but in the answers that show them on purpose.
#[test]
fn a_canary_is_never_found() {
    let desk = Desk::new();
    let canary = "KENARI7Q";
    desk.does(&["new", "a.kelindan", "--title", &format!("{canary} title")]);
    desk.does(&["codebook", "a.kelindan", "use", "sor"]);
    let chat = CHAT
        .replace("Bu Nila", &format!("{canary} Bu"))
        .replace("bisa kurang?", &format!("{canary} bisa kurang?"))
        .replace("tikarnya", &format!("{canary}tikarnya"));
    let file = format!("{canary}-chat.txt");
    desk.put(&file, &chat);
    desk.put(
        "interview.txt",
        format!("Wawancara {canary}\n\nP: {canary}?\nN1: {canary} satu\nP: Lalu?\nN1: dua\n"),
    );
    desk.put("codings.csv", format!(
        "source,turn,start,end,code,coder,value,unit,memo\n{canary}-chat,4,0,14,R-COMPLY,{canary} coder,{canary},,{canary} memo\n"
    ));
    let mut messages = String::new();
    let mut say = |words: &[&str]| {
        let said = desk.say(words);
        messages += &said.err;
        said
    };
    let imported =
        say(&["import", "a.kelindan", &file, "interview.txt", "--role", &format!("{canary} Bu=pembeli")]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    let printed = imported.out + &say(&["code", "a.kelindan", "--csv", "codings.csv"]).out;
    say(&["memo", "a.kelindan", "add", "--on", "C01:1", "--text", &format!("{canary} memo")]);
    desk.put(&format!("{canary}-bad.txt"), "");
    say(&["import", "a.kelindan", &format!("{canary}-bad.txt")]);
    say(&["import", "a.kelindan", &format!("{canary}-missing.txt")]);
    say(&["import", "a.kelindan", &file, "--date-order", "mdy"]);
    say(&["import", "a.kelindan", &file, "--role", canary]);
    say(&["analyse", "a.kelindan", "codes", "--coder", canary]);
    say(&["code", "a.kelindan", "--csv", &file]);
    say(&["code", "a.kelindan", "--rules", &file]);
    say(&["info", "a.kelindan", canary]);
    let log = say(&["log", "a.kelindan"]).out.replace(&format!("{canary} coder"), "");
    assert!(!printed.contains(canary) && !log.contains(canary), "{printed}{log}");
    assert!(!messages.contains(canary), "in a message: {messages}");

    desk.does(&["report", "a.kelindan", "-o", "report.html"]);
    let report = fs::read_to_string(desk.path().join("report.html")).unwrap();
    let unasked = report.replace(&format!("{canary} title"), "").replace(&format!("{canary} coder"), "");
    assert!(
        !unasked.contains(&format!("{canary} Bu")) && !unasked.contains("bisa kurang"),
        "name or uncoded words"
    );
    assert!(!unasked.contains(&format!("{canary}-chat")), "file name");

    let typed = [file.clone(), format!("{canary}-bad.txt"), "interview.txt".into(), "codings.csv".into()];
    for path in all_files(desk.path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if typed.contains(&name) || name == "report.html" {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        assert!(!contains(&bytes, canary.as_bytes()), "in {name}");
        assert!(!name.contains(canary), "{name}");
    }
    assert!(
        contains(&fs::read(desk.path().join(&file)).unwrap(), canary.as_bytes()),
        "the search can find it"
    );
}
