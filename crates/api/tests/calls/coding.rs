//! Codings, their values and evidence, decisions, links.

use crate::bed::Bed;
use serde_json::{Value, json};

fn codings(bed: &mut Bed, turn: u32) -> Vec<Value> {
    let asked = json!({"source": bed.source(), "first": turn, "count": 1});
    bed.ok("turns", asked)["turns"][0]["codings"].as_array().unwrap().clone()
}

#[test]
fn a_code_is_put_at_words_once_and_carries_its_values() {
    let mut bed = Bed::with_chat();
    let code = bed.code_id("S-TERMS");
    let place = json!({"source": bed.source(), "turns": [3], "span": {"start": 0, "end": 17}});
    let values = json!([{"name": "amount", "number": "150000", "unit": "IDR"}]);
    let body = json!({"place": place, "code": code, "values": values});
    let added = bed.ok("coding/add", body.clone());
    assert_eq!(added["there_already"], false);
    let found = &codings(&mut bed, 3)[0];
    assert_eq!(
        (&found["values"], &found["place"]["span"]["end"]),
        (&json!([{"name": "amount", "number": "150000", "text": null, "unit": "IDR"}]), &json!(17))
    );
    assert_eq!((&found["own"], &found["proposal"]), (&json!(true), &json!(false)));
    let again = bed.ok("coding/add", body);
    assert_eq!((&again["there_already"], &again["written"]["batch"]), (&json!(true), &Value::Null));
    assert_eq!(codings(&mut bed, 3).len(), 1);
}

#[test]
fn values_and_evidence_are_set_and_taken_back_by_one_undo() {
    let mut bed = Bed::with_chat();
    let coding = bed.put(4, "O-ACCEPT");
    assert_eq!(codings(&mut bed, 4)[0]["evidence"], "shown", "what is usual in a chat");
    bed.ok(
        "coding/set",
        json!({"id": coding, "evidence": "attributed", "values": [{"name": "jumlah", "number": "2"}]}),
    );
    let set = codings(&mut bed, 4)[0].clone();
    assert_eq!((&set["evidence"], &set["values"][0]["number"]), (&json!("attributed"), &json!("2")));
    bed.ok("undo", json!({}));
    let back = codings(&mut bed, 4)[0].clone();
    assert_eq!((&back["evidence"], &back["values"]), (&json!("shown"), &json!([])));
}

#[test]
fn a_new_code_and_its_coding_are_one_action() {
    let mut bed = Bed::with_chat();
    let place = json!({"source": bed.source(), "turns": [1, 2]});
    let new = json!({"brief": "Basa-basi", "component": "X"});
    let added = bed.ok("coding/add", json!({"place": place, "new_code": new}));
    assert_eq!(bed.code("X-BASA-BASI")["id"], added["code"]);
    assert_eq!((codings(&mut bed, 1).len(), codings(&mut bed, 2).len()), (1, 1), "it stands at both turns");
    bed.ok("undo", json!({}));
    let codes = bed.ok("codes", json!({}));
    assert!(codes["codes"].as_array().unwrap().iter().all(|c| c["code"] != "X-BASA-BASI"));
    assert_eq!(codings(&mut bed, 1).len(), 0);
}

#[test]
fn places_that_are_none_and_numbers_that_are_none_are_refused() {
    let mut bed = Bed::with_chat();
    let (code, source) = (bed.code_id("S-TERMS"), bed.source());
    for turns in [json!([99]), json!([]), json!([2, 1])] {
        let body = json!({"place": {"source": source, "turns": turns}, "code": code});
        assert_eq!(bed.refused("coding/add", body), "place-unknown");
    }
    let far = json!({"source": source, "turns": [1], "span": {"start": 0, "end": 4000}});
    assert_eq!(bed.refused("coding/add", json!({"place": far, "code": code})), "place-unknown");
    let body = json!({"place": {"source": source, "turns": [1]}, "code": code, "values": [{"name": "amount", "number": "banyak"}]});
    assert_eq!(bed.refused("coding/add", body), "value-number");
    assert_eq!(bed.refused("coding/add", json!({"place": {"source": source, "turns": [1]}})), "code-missing");
}

#[test]
fn an_answer_is_linked_to_what_was_said_before_it_only() {
    let mut bed = Bed::with_chat();
    let place = |bed: &mut Bed, turn: u32| json!({"source": bed.source(), "turns": [turn]});
    let (early, late) = (place(&mut bed, 1), place(&mut bed, 4));
    let link = bed.ok("link/add", json!({"kind": "responds-to", "from": late, "to": early}));
    let wrong = json!({"kind": "responds-to", "from": early, "to": late});
    assert_eq!(bed.refused("link/add", wrong), "link-order");
    let asked = json!({"source": bed.source(), "first": 4, "count": 1});
    assert_eq!(bed.ok("turns", asked.clone())["turns"][0]["links"][0]["to_label"], "C01:1");
    bed.ok("link/remove", json!({"id": link["id"]}));
    assert_eq!(bed.ok("turns", asked)["turns"][0]["links"], json!([]));
}
