//! Rules: tried while they are typed, run, and their proposals.

use super::bed::Bed;
use serde_json::{Value, json};

fn rule(bed: &mut Bed, looks_for: &str, patterns: &[&str]) -> Value {
    let code = bed.code_id("S-TERMS");
    json!({"name": "harga", "code": code, "looks_for": looks_for, "patterns": patterns})
}

#[test]
fn a_rule_is_tried_without_being_stored() {
    let mut bed = Bed::with_chat();
    let asked = rule(&mut bed, "words", &["ribu", "berapa"]);
    let found = bed.ok("rule/try", json!({"rule": asked, "limit": 10}));
    assert_eq!(
        (&found["total"], &found["turns"], &found["there_already"]),
        (&json!(2), &json!(2), &json!(0))
    );
    assert_eq!(found["hits"][0]["text"], "berapa kak");
    assert_eq!(found["hits"][0]["spans"], json!([{"start": 0, "end": 6}]));
    assert_eq!(bed.ok("proposals", json!({"limit": 10}))["total"], 0);
    for (looks_for, patterns) in [("regex", vec!["("]), ("words", vec![" "])] {
        let wrong = rule(&mut bed, looks_for, &patterns);
        let found = bed.ok("rule/try", json!({"rule": wrong, "limit": 10}));
        assert!(found["mistake"].is_string() && found["total"] == 0, "{found}");
    }
}

#[test]
fn what_became_of_proposals_is_told() {
    let mut bed = Bed::with_chat();
    let asked = rule(&mut bed, "words", &["ribu", "berapa", "ambil"]);
    let run = bed.ok("rule/run", asked.clone());
    assert_eq!(run["proposals"], 3);
    let proposals = bed.ok("proposals", json!({"limit": 2, "rule": "harga"}));
    assert_eq!((&proposals["total"], &proposals["proposals"].as_array().unwrap().len()), (&json!(3), &2));
    let id = |n: usize| proposals["proposals"][n]["id"].clone();
    bed.ok("coding/decide", json!({"ids": [id(0)], "accept": true, "rule": null}));
    bed.ok("coding/decide", json!({"ids": [id(1)], "accept": false, "rule": null}));
    let rules = bed.ok("rules", json!({}));
    let line = &rules["rules"][0];
    assert_eq!((&line["open"], &line["accepted"], &line["refused"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!((&line["rule"]["patterns"], &line["rule"]["code"]), (&asked["patterns"], &asked["code"]));
    // Where it was decided, nothing is proposed again.
    let again = bed.ok("rule/run", asked);
    assert_eq!((&again["proposals"], &again["there_already"]), (&json!(0), &json!(3)));
    assert_eq!(bed.code("S-TERMS")["codings"], 1);
}

#[test]
fn a_file_of_rules_runs() {
    let mut bed = Bed::with_chat();
    let text = "[[rule]]\nname = \"harga\"\ncode = \"S-TERMS\"\nwords = [\"ribu\"]\n";
    assert_eq!(bed.ok("rules/run-file", json!({"text": text}))["proposals"], 1);
    assert_eq!(bed.refused("rules/run-file", json!({"text": "kenanga"})), "mistake");
}
