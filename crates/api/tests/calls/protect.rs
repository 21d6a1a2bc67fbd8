//! What could lead to a person: found, accepted, replaced everywhere, and kept from leaving.

use super::bed::Bed;
use serde_json::{Value, json};

/// Invented people; what could lead to somebody is planted: a name, a number in two ways, a street.
const CHAT: &str = "31/12/23 21.05 - Lapak Melati: tikar baru kak Kenanga, hubungi 0812 0000 0007 😊
31/12/23 21.06 - Kak Lontar: berapa kak? alamat Jl. Rambutan 5 ya
31/12/23 21.07 - Lapak Melati: seratus ribu, 85rb juga boleh; WA +62 812-0000-0007
31/12/23 21.08 - Kak Lontar: KENANGA bilang 90.000. aku masih kelas 2 SMA
";
/// The name as nobody may see it: as it stands, in small letters.
const CANARY: &str = "kenanga";

fn bed() -> Bed {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("chat kenanga.txt", CHAT);
    bed
}

fn scan(bed: &mut Bed) -> Vec<Value> {
    bed.ok("protect/scan", json!({}))["candidates"].as_array().unwrap().clone()
}

fn find(candidates: &[Value], kind: &str) -> Value {
    let found = candidates.iter().find(|c| c["kind"] == kind).cloned();
    found.unwrap_or_else(|| panic!("no {kind} in {candidates:?}"))
}

fn texts(bed: &mut Bed) -> Vec<String> {
    let source = bed.source();
    let turns = bed.ok("turns", json!({"source": source, "first": 0, "count": 10}));
    let turns = turns["turns"].as_array().unwrap().clone();
    turns.iter().map(|t| t["text"].as_str().unwrap_or("-").to_owned()).collect()
}

/// Marks the name by hand: the detectors can't know it.
fn mark(bed: &mut Bed) -> Value {
    let place = json!({"source": bed.source(), "turns": [0], "span": {"start": 15, "end": 22}});
    bed.ok("protect/mark", json!({"place": place, "label": "[Teman-1]"}))
}

#[test]
fn a_scan_makes_candidates_and_touches_no_price() {
    let mut bed = bed();
    let found = bed.ok("protect/scan", json!({}));
    let candidates = found["candidates"].as_array().unwrap();
    let phone = find(candidates, "phone");
    assert_eq!((&phone["count"], &phone["suggestion"]), (&json!(2), &json!("Telepon-1")), "{phone}");
    assert_eq!(phone["kind_name"], "nomor telepon");
    assert_eq!(phone["words"], json!(["0812 0000 0007", "+62 812-0000-0007"]));
    assert_eq!(find(candidates, "address")["words"], json!(["Jl. Rambutan 5"]));
    for candidate in candidates {
        for price in ["seratus", "85rb", "90.000"] {
            assert!(!candidate["words"].to_string().contains(price), "{candidate}");
        }
    }
    assert_eq!((&found["minors_total"], &found["turns"]), (&json!(1), &json!(4)));
    assert_eq!(found["minors"][0]["line"]["place"]["turns"], json!([3]));
    assert!(found["note"].as_str().unwrap().contains("bukan jaminan"));
    let again = bed.ok("protect/scan", json!({"kept": true, "kind": "phone"}));
    assert_eq!((&again["total"], &again["candidates"][0]["key"]), (&json!(1), &phone["key"]));
    assert_eq!(bed.refused("protect/scan", json!({"kind": "x"})), "word");
}

#[test]
fn what_is_accepted_is_replaced_at_all_its_places_and_one_undo_brings_it_back() {
    let mut bed = bed();
    let candidates = scan(&mut bed);
    let keys = [&find(&candidates, "phone")["key"], &find(&candidates, "address")["key"]];
    let accepted = bed.ok("protect/accept", json!({"keys": keys}));
    assert_eq!((&accepted["mentions"], &accepted["sources"]), (&json!(3), &json!(1)));
    let shown = texts(&mut bed);
    assert_eq!(shown[0], "tikar baru kak Kenanga, hubungi [Telepon-1] 😊");
    assert_eq!(shown[1], "berapa kak? alamat [Alamat-1] ya");
    assert_eq!(shown[2], "seratus ribu, 85rb juga boleh; WA [Telepon-1]");
    let source = bed.source();
    let turns = bed.ok("turns", json!({"source": source, "first": 1, "count": 1}));
    let replaced = json!([{"start": 19, "end": 33, "shown": "[Alamat-1]"}]);
    assert_eq!(turns["turns"][0]["replaced"], replaced);
    let list = bed.ok("protect/list", json!({}));
    assert_eq!(list["entities"][0]["label"], "Telepon-1");
    assert!(list["open"].as_array().unwrap().iter().all(|k| k["kind"] != "phone"), "{list}");
    assert_eq!(list["unscanned"], 0);
    let entity = list["entities"][0]["id"].clone();
    let places = bed.ok("protect/places", json!({"entity": entity, "limit": 10}));
    assert_eq!((&places["total"], &places["places"][1]["place"]["turns"]), (&json!(2), &json!([2])));
    assert!(scan(&mut bed).iter().all(|c| c["kind"] != "phone"));
    bed.ok("protect/rename", json!({"entity": entity, "label": "Nomor penjual"}));
    assert!(texts(&mut bed)[2].ends_with("[Nomor penjual]"));
    assert_eq!(
        bed.refused("protect/rename", json!({"entity": entity, "label": "Alamat-1"})),
        "protect-label-taken"
    );
    assert_eq!(bed.refused("protect/rename", json!({"entity": entity, "label": "[]"})), "protect-label");
    bed.ok("protect/remove", json!({"entity": entity}));
    assert!(texts(&mut bed)[2].ends_with("WA +62 812-0000-0007"));
    for _ in 0..3 {
        bed.ok("undo", json!({"batch": null}));
    }
    assert!(texts(&mut bed)[1].ends_with("Jl. Rambutan 5 ya"));
}

#[test]
fn a_new_source_with_known_words_is_found_and_joins_what_was_accepted() {
    let mut bed = bed();
    let phone = find(&scan(&mut bed), "phone")["key"].clone();
    bed.ok("protect/accept", json!({"keys": [phone]}));
    mark(&mut bed);
    bed.import("lain.txt", &CHAT.replace("21.0", "22.0").replace("0812 0000 0007", "0812.0000.0007"));
    assert_eq!(bed.ok("protect/list", json!({}))["unscanned"], 1);
    let candidates = scan(&mut bed);
    let phone = find(&candidates, "phone");
    assert_eq!((&phone["count"], &phone["suggestion"]), (&json!(2), &json!("Telepon-1")));
    let keys = [&phone["key"], &find(&candidates, "name")["key"]];
    assert_eq!(bed.ok("protect/accept", json!({"keys": keys}))["mentions"], 4);
    assert_eq!(bed.ok("protect/list", json!({}))["entities"].as_array().unwrap().len(), 2);
}

#[test]
fn words_are_marked_by_hand_for_a_label_or_a_person() {
    let mut bed = bed();
    assert_eq!(mark(&mut bed)["mentions"], 2);
    let shown = texts(&mut bed);
    assert!(shown[0].contains("kak [Teman-1],") && shown[3].starts_with("[Teman-1] bilang"), "{shown:?}");
    let people = bed.ok("people", json!({}));
    let (person, name) = (&people["persons"][0]["id"], &people["persons"][0]["name"]);
    let place = json!({"source": bed.source(), "turns": [2]});
    bed.ok("protect/mark", json!({"place": place, "person": person, "kind": "phone"}));
    assert_eq!(texts(&mut bed)[2], format!("[{}]", name.as_str().unwrap()));
    let none = json!({"place": place, "person": person, "label": "x"});
    assert_eq!(bed.refused("protect/mark", none), "option");
    let two = json!({"source": bed.source(), "turns": [0, 1]});
    assert_eq!(bed.refused("protect/mark", json!({"place": two, "label": "x"})), "protect-one-turn");
    bed.ok("protect/remove", json!({"place": place}));
    assert_eq!(bed.refused("protect/remove", json!({"place": place})), "protect-none-there");
}

#[test]
fn a_possible_minor_is_marked_and_hidden() {
    let mut bed = bed();
    let found = bed.ok("protect/scan", json!({}));
    let accepted = bed.ok("protect/accept", json!({"keys": [found["minors"][0]["key"]]}));
    assert_eq!((&accepted["marks"], &accepted["mentions"]), (&json!(1), &json!(0)));
    assert_eq!(texts(&mut bed)[3], "-");
    assert_eq!(bed.ok("protect/scan", json!({}))["minors_total"], 0);
}

#[test]
fn originals_are_shown_after_it_was_written_that_they_are() {
    let mut bed = bed();
    mark(&mut bed);
    let source = bed.source();
    let before = bed.desk.session().unwrap().state().batches.len();
    let original = bed.ok("protect/original", json!({"source": source, "turns": [3]}));
    assert!(original["turns"][0]["text"].as_str().unwrap().starts_with("KENANGA"));
    let batches = &bed.desk.session().unwrap().state().batches;
    assert_eq!(batches.len(), before + 1);
    assert!(batches.last().unwrap().counts.contains_key("original"));
    assert_eq!(bed.ok("protect/original", json!({"source": source}))["turns"].as_array().unwrap().len(), 4);
    assert_eq!(bed.refused("protect/original", json!({"source": source, "turns": [9]})), "place-unknown");
}

#[test]
fn a_correction_carries_replacements_and_the_label_stands_for_the_words() {
    let mut bed = bed();
    mark(&mut bed);
    let source = bed.source();
    let was = texts(&mut bed)[3].clone();
    assert!(was.starts_with("[Teman-1] bilang"));
    let text = format!("Kata {}", was.replace("bilang", "dan si kenanga bilang"));
    let body = json!({"source": source, "turn": 3, "text": text, "was": was});
    let corrected = bed.ok("turn/correct", body);
    assert_eq!((&corrected["replacements"], &corrected["replacements_gone"]), (&json!(2), &json!(0)));
    assert!(texts(&mut bed)[3].starts_with("Kata [Teman-1] dan si [Teman-1] bilang 90.000"));
    let original = bed.ok("protect/original", json!({"source": source, "turns": [3]}));
    assert!(original["turns"][0]["text"].as_str().unwrap().starts_with("Kata KENANGA dan si kenanga bilang"));
    let was = texts(&mut bed)[3].clone();
    let body = json!({"source": source, "turn": 3, "text": "sudah", "was": was});
    let corrected = bed.ok("turn/correct", body);
    assert_eq!((&corrected["replacements"], &corrected["replacements_gone"]), (&json!(0), &json!(2)));
    let turns = bed.ok("turns", json!({"source": source, "first": 3, "count": 1}));
    assert!(!turns.to_string().to_lowercase().contains(CANARY), "the imported words are covered: {turns}");
}

#[test]
fn people_who_share_attributes_are_counted() {
    let mut bed = bed();
    let cells = bed.ok("protect/cells", json!({}));
    assert_eq!((&cells["limit"], &cells["small"]), (&json!(5), &cells["small"]));
    assert_eq!(bed.refused("protect/cells", json!({"attributes": ["usia"]})), "protect-attribute");
}
