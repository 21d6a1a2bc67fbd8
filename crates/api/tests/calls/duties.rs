//! Duties: the rule for other parties, marks of risk, copies, what is due, words that are destroyed.

use crate::bed::Bed;
use serde_json::{Value, json};

/// A chat in which one side takes part.
fn own_side() -> Bed {
    let mut bed = Bed::with_chat();
    bed.ok("people/save", json!({"person": "P02", "kind": "other-party"}));
    bed
}

fn warnings(bed: &mut Bed) -> String {
    bed.ok("result", json!({"method": "codes"}))["warnings"].to_string()
}

fn turns(bed: &mut Bed) -> Vec<Value> {
    let asked = json!({"source": bed.source(), "first": 0, "count": 20});
    bed.ok("turns", asked)["turns"].as_array().unwrap().clone()
}

#[test]
fn other_parties_are_read_and_counted_nowhere_unless_a_board_allows_it() {
    let mut bed = own_side();
    bed.put(0, "S-OFFER");
    bed.put(3, "R-COMPLY");
    assert!(warnings(&mut bed).contains("pihak lain"), "{}", warnings(&mut bed));
    // They are read on the page.
    assert!(turns(&mut bed).iter().all(|t| !t["text"].is_null()));
    let refused =
        bed.refused("duties/save", json!({"other_parties": "board-approved", "other_number": "12"}));
    assert_eq!(refused, "rule-board");
    assert_eq!(bed.refused("duties/save", json!({"other_parties": "public"})), "rule-reason");
    bed.ok(
        "duties/save",
        json!({"other_parties": "board-approved", "other_number": "12/KEP",
        "other_reason": "rangkaian", "other_until": "2027-12-31"}),
    );
    assert!(!warnings(&mut bed).contains("pihak lain"));
    let quotes = bed.ok("report/quotes", json!({})).to_string();
    assert!(
        quotes.contains("tikar kenanga") && !quotes.contains("ambil dua"),
        "counted, never quoted: {quotes}"
    );
    let html = String::from_utf8(bed.file("report/html", json!({"language": "en"})).1).unwrap();
    assert!(html.contains("12/KEP"));
    assert!(!html.contains("oke saya ambil dua"));
}

#[test]
fn words_are_destroyed_while_codings_and_a_gist_stay() {
    let mut bed = own_side();
    bed.put(3, "R-COMPLY");
    assert_eq!(bed.refused("duties/destroy", json!({"person": "P02"})), "destroy-own-side");
    bed.ok(
        "duties/save",
        json!({"other_parties": "board-approved", "other_number": "12/KEP",
        "other_reason": "rangkaian", "other_until": "2027-12-31"}),
    );
    assert_eq!(bed.refused("duties/destroy", json!({"person": "P01"})), "destroy-informant");
    let done = bed.ok("duties/destroy", json!({"person": "P02", "gist": "Pembeli menerima tawaran."}));
    let all = turns(&mut bed);
    assert!(all[3]["text"].is_null() && !all[0]["text"].is_null());
    assert!(bed.ok("memos", json!({})).to_string().contains("Pembeli menerima tawaran."));
    let view = bed.ok("result", json!({"method": "codes"}));
    assert_eq!(view["empty"], false, "what was coded still counts");
    assert!(bed.call("undo", json!({"batch": done["batch"]})).is_err(), "it can't be undone");
    assert!(turns(&mut bed)[3]["text"].is_null());
    assert_eq!(bed.refused("duties/destroy", json!({"person": "P02"})), "destroy-nothing");
}

#[test]
fn a_mark_of_risk_hides_words_everywhere_but_in_its_review() {
    let mut bed = Bed::with_chat();
    bed.put(0, "S-OFFER");
    bed.ok("duties/save", json!({"minors": "Hentikan, hubungi pembimbing."}));
    let place = json!({"source": bed.source(), "turns": [0]});
    let mark = json!({"on": {"on": "place", "place": place}, "kind": "possible-minor"});
    bed.ok("duties/mark", mark);
    assert!(turns(&mut bed)[0]["text"].is_null());
    assert_eq!(bed.ok("search", json!({"text": "tikar kenanga"}))["total"], 0);
    assert!(warnings(&mut bed).contains("tanda risiko"));
    let html = String::from_utf8(bed.file("report/html", json!({})).1).unwrap();
    assert!(!html.contains("tikar kenanga"));
    let listed = bed.ok("duties/marks", json!({}));
    assert!(!listed.to_string().contains("tikar kenanga"));
    assert_eq!(listed["protocols"]["minors"], "Hentikan, hubungi pembimbing.");
    // The review shows them, and says so in the log.
    let review = bed.ok("duties/marks", json!({"review": true}));
    assert!(review.to_string().contains("tikar kenanga"));
    assert!(bed.ok("log", json!({"limit": 50})).to_string().contains("Kata-kata asli"));
    bed.ok("duties/unmark", json!({"mark": review["marks"][0]["id"]}));
    assert!(turns(&mut bed)[0]["text"].as_str().unwrap().contains("tikar kenanga"));
    // A person and a whole source can be marked; a code can't.
    let source = json!({"on": {"on": "source", "id": bed.source()}, "kind": "at-risk"});
    bed.ok("duties/mark", source);
    assert!(turns(&mut bed).iter().all(|t| t["text"].is_null()));
    let code = json!({"on": {"on": "code", "id": bed.code_id("S-OFFER")}, "kind": "at-risk"});
    assert_eq!(bed.refused("duties/mark", code), "mark-on");
}

#[test]
fn what_is_due_is_told_with_its_clock() {
    let mut bed = Bed::with_chat();
    let due = |bed: &mut Bed| bed.ok("duties/due", json!({}))["lines"].as_array().unwrap().clone();
    bed.ok("withdrawal/ask", json!({"person": "P01", "note": "lewat telepon"}));
    assert_eq!(bed.refused("withdrawal/ask", json!({"person": "P01"})), "withdraw-asked");
    let first = due(&mut bed)[0].clone();
    assert_eq!((&first["what"], &first["person"]), (&json!("withdrawal"), &json!("P01")));
    assert!(first["hours"].as_i64().unwrap() >= 71 && first["is_past"] == false, "{first}");
    bed.millis += 80 * 3_600_000;
    let first = due(&mut bed)[0].clone();
    assert!(first["is_past"] == true && first["hours"].as_i64().unwrap() < 0, "{first}");
    // From the moment it was asked for nothing of it counts.
    assert!(warnings(&mut bed).contains("minta mundur"));
    bed.ok("withdrawal/stay", json!({"person": "P01"}));
    assert!(due(&mut bed).iter().all(|line| line["what"] != "withdrawal"));
    bed.ok("duties/save", json!({"keep_until": "2020-01-01"}));
    assert!(due(&mut bed).iter().any(|l| l["what"] == "study-retention" && l["is_past"] == true));
}

#[test]
fn copies_are_registered_and_told_destroyed() {
    let mut bed = Bed::with_chat();
    bed.ok("duties/copy", json!({"what": "cadangan", "holder": "brankas"}));
    let copies = bed.ok("duties/copies", json!({}))["copies"].clone();
    assert_eq!((&copies[0]["what"], &copies[0]["destroyed"]), (&json!("cadangan"), &json!(null)));
    bed.ok("duties/copy-destroyed", json!({"copy": copies[0]["id"], "date": "2026-12-01"}));
    assert_eq!(bed.ok("duties/copies", json!({}))["copies"][0]["destroyed"], "2026-12-01");
    assert_eq!(bed.refused("duties/copy", json!({"what": " "})), "text-empty");
    assert_eq!(bed.refused("duties/copy-destroyed", json!({"copy": "ffff0000"})), "id-unknown");
}
