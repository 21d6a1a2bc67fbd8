//! The log, and the study as it was.

use super::bed::Bed;
use locale::Language;
use serde_json::{Value, json};

#[test]
fn the_log_names_actions_newest_first_in_the_asked_language() {
    let mut bed = Bed::with_chat();
    bed.code_turn(2, "Harga");
    let undone = bed.ok("undo", json!({"batch": null}));
    let log = bed.ok("log", json!({"limit": 50}));
    let what = |log: &Value| -> Vec<String> {
        let entries = log["entries"].as_array().unwrap().iter();
        entries.map(|e| e["what"].as_str().unwrap().to_owned()).collect()
    };
    let all = what(&log);
    assert_eq!(all[0], "Diurungkan: Harga pada C01, pesan 2");
    assert_eq!(all[1], "Harga pada C01, pesan 2");
    assert_eq!(all[2], "C01 dimasukkan");
    assert_eq!(all.last().unwrap(), "Penelitian dimulai");
    assert_eq!(undone["what"], "Harga pada C01, pesan 2");
    let entry = &log["entries"][1];
    assert_eq!((&entry["undone"], &entry["undoable"]), (&json!(true), &json!(false)));
    assert_eq!(entry["place"]["turns"], json!([2]));
    assert_eq!(log["entries"].as_array().unwrap().last().unwrap()["undoable"], false);
    bed.language = Language::English;
    let imports = bed.ok("log", json!({"limit": 50, "causes": ["import"]}));
    assert_eq!(what(&imports), ["C01 taken in"]);
    assert_eq!(imports["total"], 1);
    assert!(imports["facts"].as_array().unwrap().contains(&json!({"id": "coding", "name": "codings"})));
}

#[test]
fn the_log_is_filtered_and_paged() {
    let mut bed = Bed::with_chat();
    for turn in 0..4 {
        bed.code_turn(turn, &format!("Kode {turn}"));
    }
    let page = bed.ok("log", json!({"limit": 2, "skip": 1, "facts": ["coding"]}));
    assert_eq!((page["total"].as_u64(), page["entries"].as_array().unwrap().len()), (Some(4), 2));
    assert_eq!(page["entries"][0]["what"], "Kode 2 pada C01, pesan 2");
    assert_eq!(bed.ok("log", json!({"limit": 9, "until": "2026-11-23"}))["total"], 0);
    assert_eq!(bed.ok("log", json!({"limit": 9, "coders": ["ani"]}))["total"], 7);
    assert_eq!(bed.refused("log", json!({"limit": 9, "coders": ["kenanga"]})), "coder-unknown");
    assert_eq!(bed.refused("log", json!({"limit": 9, "since": "kemarin"})), "day");
}

#[test]
fn the_past_is_looked_at_with_the_codings_of_then() {
    let mut bed = Bed::with_chat();
    bed.code_turn(0, "Tawaran");
    let then = bed.ok("log", json!({"limit": 1}))["entries"][0]["batch"].clone();
    bed.code_turn(1, "Tanya");
    bed.ok("study/title", json!({"title": "Judul baru"}));
    let past = bed.ok("past/look", json!({"batch": then}));
    assert_eq!((&past["title"], &past["codings"]), (&json!("Uji"), &json!(1)));
    assert_eq!(past["entry"]["what"], "Tawaran pada C01, pesan 0");
    let codes = past["codes"].as_array().unwrap();
    let used = codes.iter().filter(|c| c["codings"] == 1).map(|c| c["brief"].clone());
    assert_eq!(used.collect::<Vec<_>>(), ["Tawaran"]);
    assert!(!codes.iter().any(|c| c["brief"] == "Tanya"), "it came later");
    let source = past["sources"][0]["id"].clone();
    let turns = bed.ok("past/source", json!({"batch": then, "source": source, "first": 0, "count": 10}));
    let counts: Vec<usize> =
        turns["turns"].as_array().unwrap().iter().map(|t| t["codings"].as_array().unwrap().len()).collect();
    assert_eq!(counts, [1, 0, 0, 0, 0]);
    bed.ok("past/close", json!({}));
    assert_eq!(bed.refused("past/look", json!({"batch": "00"})), "id-unknown");
}

#[test]
fn a_whole_study_is_told_to_be_sound() {
    let mut bed = Bed::with_chat();
    let found = bed.ok("verify", json!({}));
    assert_eq!(found["sound"], true);
    assert!(found["notes"][0].as_str().unwrap().starts_with("Utuh"));
}
