//! The codebook as a tree, its words, and codes that are moved, merged, split and retired.

use super::bed::Bed;
use serde_json::{Value, json};

fn names(bed: &mut Bed, component: &str) -> Vec<String> {
    let codes = bed.ok("codes", json!({}));
    let of = codes["codes"].as_array().unwrap().iter().filter(|c| c["component"] == component);
    of.map(|c| c["code"].as_str().unwrap().to_owned()).collect()
}

fn own_book() -> Bed {
    let mut bed = Bed::empty();
    bed.ok("session/new", json!({"title": "Uji", "coder": "ani"}));
    bed.import("chat melati.txt", super::bed::CHAT);
    bed
}

fn add(bed: &mut Bed, brief: &str, parent: Option<&str>) -> String {
    let body = json!({"brief": brief, "component": "S", "parent": parent});
    bed.ok("code/add", body)["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_new_code_gets_a_name_of_its_own() {
    let mut bed = own_book();
    let first = add(&mut bed, "Tanya harga", None);
    add(&mut bed, "tanya harga", None);
    assert_eq!(names(&mut bed, "S"), ["S-TANYA-HARGA", "S-TANYA-HARGA-2"]);
    let taken = json!({"brief": "x", "code": "S-TANYA-HARGA", "component": "S", "parent": null});
    assert_eq!(bed.refused("code/add", taken), "code-taken");
    assert_eq!(bed.refused("code/set", json!({"id": first, "code": "S-TANYA-HARGA-2"})), "code-taken");
    assert_eq!(
        bed.refused("code/add", json!({"brief": " ", "component": "S", "parent": null})),
        "text-empty"
    );
}

#[test]
fn codes_stand_in_the_order_of_the_tree_and_move_with_all_under_them() {
    let mut bed = own_book();
    let a = add(&mut bed, "A", None);
    let b = add(&mut bed, "B", None);
    let c = add(&mut bed, "C", Some(&a));
    let d = add(&mut bed, "D", Some(&c));
    assert_eq!(names(&mut bed, "S"), ["S-A", "S-C", "S-D", "S-B"]);
    let codes = bed.ok("codes", json!({}));
    let depths: Vec<_> = codes["codes"].as_array().unwrap().iter().map(|c| c["depth"].clone()).collect();
    assert_eq!(depths, [0, 1, 2, 0]);
    // B before C, under A.
    bed.ok("code/move", json!({"id": b, "component": "S", "parent": a, "before": c}));
    assert_eq!(names(&mut bed, "S"), ["S-A", "S-B", "S-C", "S-D"]);
    // C with D to the response, in one action.
    bed.ok("code/move", json!({"id": c, "component": "R", "parent": null, "before": null}));
    assert_eq!(names(&mut bed, "S"), ["S-A", "S-B"]);
    assert_eq!(names(&mut bed, "R"), ["S-C", "S-D"]);
    let move_under_own = json!({"id": c, "component": "R", "parent": d, "before": null});
    assert_eq!(bed.refused("code/move", move_under_own), "code-under-itself");
    bed.ok("undo", json!({"batch": null}));
    assert_eq!(names(&mut bed, "S"), ["S-A", "S-B", "S-C", "S-D"]);
}

#[test]
fn siblings_can_be_moved_again_and_again() {
    let mut bed = own_book();
    let ids: Vec<String> = ["A", "B", "C", "D", "E"].iter().map(|n| add(&mut bed, n, None)).collect();
    // The last to the front, as often as it takes to come round twice.
    for n in 0..10 {
        let (last, first) = (&ids[(14 - n) % 5], &ids[(15 - n) % 5]);
        bed.ok("code/move", json!({"id": last, "component": "S", "parent": null, "before": first}));
    }
    assert_eq!(names(&mut bed, "S"), ["S-A", "S-B", "S-C", "S-D", "S-E"]);
}

#[test]
fn words_are_set_only_over_words_that_were_seen() {
    let mut bed = Bed::with_chat();
    let code = bed.code("S-TERMS");
    let id = code["id"].clone();
    let was = |code: &Value| {
        let words = ["code", "brief", "definition", "when_to_use", "when_not_to_use", "example"];
        words.iter().map(|w| ((*w).to_owned(), code[*w].clone())).collect::<serde_json::Map<_, _>>()
    };
    bed.ok("code/set", json!({"id": id, "definition": "Sebuah harga.", "was": was(&code)}));
    let late = json!({"id": id, "definition": "Harga apa pun.", "was": was(&code)});
    assert_eq!(bed.refused("code/set", late), "stale");
    assert_eq!(bed.code("S-TERMS")["definition"], "Sebuah harga.");
    bed.ok("code/set", json!({"id": id, "colour": "#112233"}));
    assert_eq!(bed.code("S-TERMS")["colour"], "#112233");
    assert_eq!(bed.refused("code/set", json!({"id": id, "colour": "red"})), "colour");
    let history = bed.ok("code", json!({"id": id}))["history"].clone();
    assert_eq!(history[0]["what"], "Warna diubah");
    assert_eq!(
        (&history[1]["what"], &history[1]["after"]),
        (&json!("Definisi diubah"), &json!("Sebuah harga."))
    );
    assert_eq!(history[1]["before"], code["definition"]);
    assert_eq!(history[1]["coder"], "ani");
}

#[test]
fn merging_moves_codings_and_one_undo_brings_all_back() {
    let mut bed = Bed::with_chat();
    bed.put(0, "S-OFFER");
    bed.put(2, "S-TERMS");
    // Both codes at one place are one coding afterwards.
    bed.put(2, "S-OFFER");
    let (offer, price) = (bed.code_id("S-OFFER"), bed.code_id("S-TERMS"));
    bed.ok("code/merge", json!({"from": [price], "into": offer}));
    assert_eq!(bed.code("S-OFFER")["codings"], 2);
    assert!(!names(&mut bed, "S").contains(&"S-TERMS".to_owned()));
    let places = bed.ok("code/places", json!({"id": offer, "limit": 10}));
    assert_eq!(places["total"], 2);
    assert_eq!(places["places"][1]["text"], "seratus lima puluh ribu");
    bed.ok("undo", json!({"batch": null}));
    assert_eq!((&bed.code("S-OFFER")["codings"], &bed.code("S-TERMS")["codings"]), (&json!(2), &json!(1)));
    assert_eq!(bed.refused("code/merge", json!({"from": [offer], "into": offer})), "code-itself");
}

#[test]
fn splitting_moves_only_what_was_chosen() {
    let mut bed = Bed::with_chat();
    let first = bed.put(0, "S-OFFER");
    bed.put(4, "S-OFFER");
    let (offer, price) = (bed.code_id("S-OFFER"), bed.code_id("S-TERMS"));
    bed.ok("code/split", json!({"id": offer, "moves": [{"coding": first, "code": price}]}));
    assert_eq!((&bed.code("S-OFFER")["codings"], &bed.code("S-TERMS")["codings"]), (&json!(1), &json!(1)));
    let other = json!({"id": offer, "moves": [{"coding": first, "code": price}]});
    assert_eq!(bed.refused("code/split", other), "id-unknown");
}

#[test]
fn a_used_code_is_retired_and_an_unused_one_taken_away() {
    let mut bed = Bed::with_chat();
    bed.put(0, "S-OFFER");
    let (offer, price) = (bed.code_id("S-OFFER"), bed.code_id("S-TERMS"));
    assert_eq!(bed.refused("code/remove", json!({"id": offer})), "code-used");
    bed.ok("code/retire", json!({"id": offer, "retired": true}));
    let code = bed.code("S-OFFER");
    assert_eq!((&code["retired"], &code["codings"]), (&json!(true), &json!(1)));
    bed.ok("code/remove", json!({"id": price}));
    assert!(!names(&mut bed, "S").contains(&"S-TERMS".to_owned()));
    let detail = bed.ok("code", json!({"id": offer}));
    assert_eq!((&detail["coders"][0]["name"], &detail["coders"][0]["count"]), (&json!("ani"), &json!(1)));
    assert_eq!(detail["sources"][0]["name"], "C01");
}

#[test]
fn a_codebook_goes_out_and_comes_in() {
    let mut bed = Bed::with_chat();
    let before = names(&mut bed, "S");
    for format in ["csv", "json"] {
        let (name, bytes) = bed.file("codebook/export", json!({"format": format}));
        assert!(name.ends_with(&format!("buku-kode.{format}")), "{name}");
        let text = String::from_utf8(bytes).unwrap();
        let mut other = own_book();
        other.ok("codebook/import", json!({"name": name, "text": text}));
        assert_eq!(names(&mut other, "S"), before);
    }
}
