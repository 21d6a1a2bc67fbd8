//! What two copies left to settle.

use super::bed::{Bed, PASSPHRASE};
use locale::Language;
use serde_json::{Value, json};

/// A study that was titled and a speaker given a part in two copies, brought together.
fn merged() -> Bed {
    let mut bed = Bed::with_chat();
    let copy = bed.ok("backup", json!({"folder": null}))["file"].clone();
    let id = bed.ok("sources", json!({}))["sources"][0]["speakers"][0]["id"].clone();
    let source = bed.source();
    bed.ok("session/open", json!({"file": copy, "secret": PASSPHRASE}));
    bed.ok("study/title", json!({"title": "Judul salinan"}));
    bed.ok("source/speaker", json!({"id": id, "part": "informant"}));
    bed.ok("source/set", json!({"id": source, "kind": "document"}));
    bed.ok("session/open", json!({"file": "uji.kelindan", "secret": PASSPHRASE}));
    bed.ok("study/title", json!({"title": "Judul asal"}));
    bed.ok("source/speaker", json!({"id": id, "part": "interviewer"}));
    bed.ok("source/set", json!({"id": source, "kind": "interview"}));
    let restored = bed.ok("restore", json!({"file": copy, "secret": PASSPHRASE}));
    assert!(restored["notices"].to_string().contains("perlu diputuskan"), "{restored}");
    bed
}

fn find<'a>(list: &'a Value, what: &str) -> &'a Value {
    let all = list["conflicts"].as_array().unwrap();
    all.iter().find(|c| c["what"] == what).unwrap_or_else(|| panic!("{what} in {list}"))
}

fn values(conflict: &Value) -> Vec<String> {
    let sides = conflict["sides"].as_array().unwrap();
    let mut values: Vec<_> = sides.iter().map(|s| s["value"].as_str().unwrap().to_owned()).collect();
    values.sort();
    values
}

#[test]
fn conflicts_are_readable_in_both_languages() {
    let mut bed = merged();
    let list = bed.ok("to-settle", json!({}));
    assert_eq!(values(find(&list, "Judul")), ["Judul asal", "Judul salinan"]);
    assert_eq!(values(find(&list, "Kedudukan pembicara: C01")), ["informan", "pewawancara"]);
    let title = find(&list, "Judul");
    assert_eq!(title["sides"].as_array().unwrap().iter().filter(|s| s["counts"] == true).count(), 1);
    assert_eq!(title["sides"][0]["coder"], "ani");
    bed.language = Language::English;
    let list = bed.ok("to-settle", json!({}));
    assert_eq!(values(find(&list, "Kind of the source: C01")), ["document", "interview"]);
    assert_eq!(bed.ok("shell", json!({}))["to_settle"], 3);
}

#[test]
fn several_are_settled_as_one_action_and_what_is_gone_is_told() {
    let mut bed = merged();
    let list = bed.ok("to-settle", json!({}));
    let side = |conflict: &Value, value: &str| {
        let sides = conflict["sides"].as_array().unwrap();
        let side = sides.iter().find(|s| s["value"] == value).unwrap()["side"].clone();
        json!({"key": conflict["key"], "side": side})
    };
    let title = side(find(&list, "Judul"), "Judul salinan");
    let part = side(find(&list, "Kedudukan pembicara: C01"), "informan");
    let taken = bed.ok("settle/take", json!({"taken": [title, part]}));
    assert_eq!(taken["undo"]["undo"]["what"], "2 pertentangan diputuskan");
    assert_eq!(bed.ok("shell", json!({}))["title"], "Judul salinan");
    assert_eq!(bed.ok("to-settle", json!({}))["conflicts"].as_array().unwrap().len(), 1);
    assert_eq!(bed.refused("settle/take", json!({"taken": [title]})), "stale");
    let kind = find(&list, "Jenis sumber data: C01");
    assert_eq!(
        bed.refused("settle/take", json!({"taken": [{"key": kind["key"], "side": 9}]})),
        "settle-unknown"
    );
    bed.ok("undo", json!({"batch": null}));
    assert_eq!(bed.ok("shell", json!({}))["to_settle"], 3);
}

#[test]
fn nobody_is_let_in_who_does_not_wait() {
    let mut bed = Bed::with_chat();
    assert_eq!(bed.refused("settle/admit", json!({"id": "00".repeat(32)})), "replica-unknown");
}
