//! The overview and what every page shows.

use super::bed::Bed;
use locale::Language;
use serde_json::{Value, json};

fn step<'a>(overview: &'a Value, step: &str) -> &'a Value {
    overview["steps"].as_array().unwrap().iter().find(|s| s["step"] == step).unwrap()
}

#[test]
fn an_empty_study_says_what_comes_first() {
    let mut bed = Bed::empty();
    bed.ok("session/new", json!({"title": "Uji"}));
    let overview = bed.ok("overview", json!({}));
    assert_eq!(step(&overview, "collect")["next"], "Masukkan chat, wawancara, atau catatan.");
    assert_eq!(step(&overview, "conclude")["page"], "overview");
    assert_eq!(overview["go_on"], Value::Null);
    let steps: Vec<_> = overview["steps"].as_array().unwrap().iter().map(|s| s["step"].clone()).collect();
    assert_eq!(steps, ["collect", "code", "group", "display", "conclude"]);
}

#[test]
fn it_goes_on_after_the_turn_that_was_coded_last() {
    let mut bed = Bed::with_chat();
    bed.code_turn(1, "Tanya harga");
    let overview = bed.ok("overview", json!({}));
    assert_eq!(overview["go_on"]["turn"], 2);
    assert_eq!(overview["go_on"]["label"], "C01");
    let code = step(&overview, "code");
    assert_eq!((&code["done"], &code["of"]), (&json!(1), &json!(5)));
    assert_eq!(code["next"], "Lanjutkan di C01, pesan 2.");
    bed.language = Language::English;
    let overview = bed.ok("overview", json!({}));
    assert_eq!(step(&overview, "code")["facts"][0], "one coding; 1 of 5 turns coded");
    assert_eq!(step(&overview, "code")["next"], "Go on at C01, message 2.");
    assert_eq!(overview["recent"][0]["what"], "Tanya harga at C01, message 1");
    // After the last turn it comes round to the first that has none.
    bed.code_turn(4, "Penutup");
    assert_eq!(bed.ok("overview", json!({}))["go_on"]["turn"], 0);
}

#[test]
fn the_shell_counts_and_names_what_undo_would_do() {
    let mut bed = Bed::with_chat();
    let shell = bed.ok("shell", json!({}));
    assert_eq!(shell["undo"]["undo"]["what"], "C01 dimasukkan");
    assert_eq!((&shell["sources"], &shell["persons"]), (&json!(1), &json!(2)));
    bed.code_turn(0, "Tawaran");
    bed.ok("undo", json!({"batch": null}));
    let shell = bed.ok("shell", json!({}));
    assert_eq!(shell["undo"]["redo"]["what"], "Tawaran pada C01, pesan 0");
    assert_eq!(shell["undo"]["undo"]["what"], "C01 dimasukkan");
    let redone = bed.ok("redo", json!({}));
    assert_eq!(redone["written"]["undo"]["undo"]["what"], "Tawaran pada C01, pesan 0");
    assert_eq!(redone["written"]["undo"]["redo"], Value::Null);
    assert_eq!(redone["place"]["turns"], json!([0]));
}

#[test]
fn several_steps_back_and_forth_end_where_they_began() {
    let mut bed = Bed::with_chat();
    for (turn, brief) in [(0, "Satu"), (1, "Dua"), (2, "Tiga")] {
        bed.code_turn(turn, brief);
    }
    for expected in ["Dua pada C01, pesan 1", "Satu pada C01, pesan 0", "C01 dimasukkan"] {
        let undone = bed.ok("undo", json!({"batch": null}));
        assert_eq!(undone["written"]["undo"]["undo"]["what"], expected);
    }
    for expected in ["Dua pada C01, pesan 1", "Tiga pada C01, pesan 2"] {
        let redone = bed.ok("redo", json!({}));
        assert_eq!(redone["written"]["undo"]["redo"]["what"], expected);
    }
    bed.ok("redo", json!({}));
    assert_eq!(bed.refused("redo", json!({})), "redo-nothing");
    assert_eq!(bed.ok("shell", json!({}))["undo"]["undo"]["what"], "Tiga pada C01, pesan 2");
    // What was done since leaves nothing to bring back.
    bed.ok("undo", json!({"batch": null}));
    bed.code_turn(3, "Lain");
    assert_eq!(bed.refused("redo", json!({})), "redo-nothing");
}

#[test]
fn questions_and_the_title_are_set_and_nothing_is_overwritten_unseen() {
    let mut bed = Bed::with_chat();
    let added = bed.ok("question/add", json!({"text": "Apa yang diikuti?"}));
    let id = added["id"].as_str().unwrap().to_owned();
    let set = |text: &str, was: &str| json!({"id": id, "text": text, "was": was});
    bed.ok("question/set", set("Apa yang dijawab?", "Apa yang diikuti?"));
    assert_eq!(bed.refused("question/set", set("Lain?", "Apa yang diikuti?")), "stale");
    assert_eq!(bed.refused("question/set", set(" ", "Apa yang dijawab?")), "text-empty");
    let nothing = bed.ok("question/set", set("Apa yang dijawab?", "Apa yang diikuti?"));
    assert_eq!(nothing["batch"], Value::Null);
    assert_eq!(bed.ok("overview", json!({}))["questions"][0]["text"], "Apa yang dijawab?");
    bed.ok("question/remove", json!({"id": id}));
    assert_eq!(bed.refused("question/remove", json!({"id": id})), "id-unknown");
    let titled = bed.ok("study/title", json!({"title": " Pasar malam "}));
    assert_eq!(titled["undo"]["undo"]["what"], "Judul diubah");
    assert_eq!(bed.ok("shell", json!({}))["title"], "Pasar malam");
    assert_eq!(bed.refused("study/title", json!({"title": ""})), "title-empty");
}
