//! Memos: where they are written, what a field note carries, and what two people write over each other.

use crate::bed::Bed;
use serde_json::json;

#[test]
fn a_field_note_keeps_day_place_and_observer() {
    let mut bed = Bed::with_chat();
    let place = json!({"source": bed.source(), "turns": [2]});
    let note = json!({"about": {"on": "place", "place": place}, "kind": "field-note", "text": "Lapak ramai.",
        "date": "2026-05-12", "seen_at": "pasar", "observer": "ani"});
    let id = bed.ok("memo/add", note)["id"].clone();
    let asked = json!({"source": bed.source(), "first": 2, "count": 1});
    let memo = bed.ok("turns", asked)["turns"][0]["memos"][0].clone();
    assert_eq!(
        (&memo["date"], &memo["seen_at"], &memo["observer"]),
        (&json!("2026-05-12"), &json!("pasar"), &json!("ani"))
    );
    bed.ok("memo/set", json!({"id": id, "observer": "budi"}));
    let memo = bed.ok("memos", json!({"kind": "field-note"}))["memos"][0].clone();
    assert_eq!(
        (&memo["date"], &memo["observer"], &memo["text"]),
        (&json!("2026-05-12"), &json!("budi"), &json!("Lapak ramai."))
    );
}

#[test]
fn a_memo_that_somebody_changed_meanwhile_is_not_overwritten() {
    let mut bed = Bed::with_chat();
    let id =
        bed.ok("memo/add", json!({"about": {"on": "study"}, "kind": "method", "text": "satu"}))["id"].clone();
    bed.ok("memo/set", json!({"id": id, "text": "dua", "was": "satu"}));
    assert_eq!(bed.refused("memo/set", json!({"id": id, "text": "tiga", "was": "satu"})), "stale");
    assert_eq!(bed.ok("memos", json!({}))["memos"][0]["text"], "dua");
    assert_eq!(
        bed.refused("memo/add", json!({"about": {"on": "study"}, "kind": "method", "text": "  "})),
        "text-empty"
    );
}
