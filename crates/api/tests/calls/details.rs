//! What a record tells beside words: shown at the turns, found by a search, gone with a withdrawal.

use crate::bed::{Bed, PASSPHRASE};
use serde_json::{Value, json};

/// Pictures, a forward, reactions, a call, something that can't be told.
const TELEGRAM: &str = r#"{"name":"Pasar","type":"personal_chat","id":1,"messages":[
    {"id":1,"type":"message","date":"2026-01-02T10:00:00","from":"Lapak Melati","from_id":"user1","photo":"photos/1.jpg","text":"tikar baru"},
    {"id":2,"type":"message","date":"2026-01-02T10:01:00","from":"Kak Lontar","from_id":"user2","text":"berapa","reactions":[{"count":2}]},
    {"id":3,"type":"message","date":"2026-01-02T10:02:00","from":"Lapak Melati","from_id":"user1","text":"harga pasar","forwarded_from":"Pak Waru"},
    {"id":4,"type":"service","date":"2026-01-02T10:03:00","actor":"Kak Lontar","action":"phone_call","text":""},
    {"id":5,"type":"message","date":"2026-01-02T10:04:00","from":"Kak Lontar","from_id":"user2","media_type":"voice_message","text":""},
    {"id":6,"type":"message","date":"2026-01-02T10:05:00","from":"Lapak Melati","from_id":"user1","text":"baik"}]}"#;

fn told(bed: &mut Bed) -> Vec<Value> {
    let asked = json!({"source": bed.source(), "first": 0, "count": 50});
    let turns = bed.ok("turns", asked)["turns"].clone();
    let of = |turn: &Value| json!([turn["told"], turn["reactions"]]);
    turns.as_array().unwrap().iter().map(of).collect()
}

fn bed() -> Bed {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("result.json", TELEGRAM);
    bed
}

#[test]
fn turns_say_what_the_record_tells() {
    let mut bed = bed();
    let expected = [
        json!([["picture"], 0]),
        json!([[], 2]),
        json!([["forwarded"], 0]),
        json!([["call"], 0]),
        json!([["voice"], 0]),
        json!([[], 0]),
    ];
    assert_eq!(told(&mut bed), expected);
    // Also after it was read from the file anew, and after an undo that was undone.
    bed.ok("session/lock", json!({}));
    bed.ok("session/open", json!({"secret": PASSPHRASE}));
    assert_eq!(told(&mut bed), expected);
    bed.ok("undo", json!({}));
    bed.ok("redo", json!({}));
    assert_eq!(told(&mut bed), expected);
}

#[test]
fn a_search_finds_what_came_with_turns() {
    let mut bed = bed();
    let mut found = |told: &[&str], text: &str| {
        let asked = json!({"text": text, "told": told});
        bed.ok("search", asked)["total"].clone()
    };
    assert_eq!(found(&["picture"], ""), 1);
    assert_eq!(found(&["picture", "forwarded"], ""), 2);
    assert_eq!(found(&["forwarded"], "tikar"), 0);
    assert_eq!(found(&["sticker"], ""), 0);
    assert_eq!(bed.refused("search", json!({"text": "", "told": ["x"]})), "id-unknown");
}

#[test]
fn what_is_told_goes_with_the_person() {
    let mut bed = bed();
    bed.ok("withdrawal/ask", json!({"person": "P01"}));
    let code = bed.ok("withdrawal/plan", json!({"person": "P01"}))["code"].clone();
    bed.ok("withdrawal/carry-out", json!({"person": "P01", "code": code, "choices": []}));
    let left = told(&mut bed);
    assert_eq!(left[0], json!([[], 0]), "withdrawn");
    assert_eq!((&left[1], &left[4]), (&json!([[], 2]), &json!([["voice"], 0])), "the other's stay");
    assert_eq!(left[3], json!([[], 0]), "lines of the program name both");
}

#[test]
fn a_mark_of_risk_hides_what_is_told() {
    let mut bed = bed();
    let on = json!({"on": "place", "place": {"source": bed.source(), "turns": [0]}});
    bed.ok("duties/mark", json!({"on": on, "kind": "possible-minor"}));
    assert_eq!(told(&mut bed)[0], json!([[], 0]));
}

#[test]
fn places_in_a_recording() {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("wawancara.vtt", "WEBVTT\n\n00:01:23.000 --> 00:01:25.500\n<v Peneliti>Apa?\n\n00:01:26.000 --> 00:01:27.000\n<v Ibu>Ya.\n");
    let asked = json!({"source": bed.source(), "first": 0, "count": 9});
    let turns = bed.ok("turns", asked)["turns"].clone();
    assert_eq!((&turns[0]["stretch"], &turns[0]["time"]), (&json!("00:01:23–00:01:25"), &Value::Null));
    assert_eq!(turns[1]["stretch"], "00:01:26–00:01:27");
}
