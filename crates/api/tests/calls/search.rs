//! Search: words across sources, marked where they stand.

use super::bed::Bed;
use serde_json::{Value, json};

const OTHER: &str = "02/01/24 09.05 - Toko Kejora: TIKAR \u{1f44d} tikar kénanga masih ada
02/01/24 09.06 - Kak Lontar: tidak jadi
";

fn turns(found: &Value) -> Vec<(String, u64)> {
    let hits = found["hits"].as_array().unwrap().iter();
    hits.map(|h| (h["label"].as_str().unwrap().to_owned(), h["place"]["turns"][0].as_u64().unwrap()))
        .collect()
}

#[test]
fn words_are_found_across_sources_and_marked() {
    let mut bed = Bed::with_chat();
    bed.import("kejora.txt", OTHER);
    let found = bed.ok("search", json!({"text": "kenanga tikar", "limit": 50}));
    assert_eq!((&found["total"], &found["in_sources"]), (&json!(2), &json!(2)));
    assert_eq!(turns(&found), [("C01".to_owned(), 0), ("C02".to_owned(), 0)]);
    let spans = json!([{"start": 0, "end": 5}, {"start": 8, "end": 13}, {"start": 14, "end": 21}]);
    assert_eq!(found["hits"][1]["spans"], spans, "counted in characters, whatever the letters");
    assert_eq!(bed.ok("search", json!({"text": "\"saya ambil\"", "limit": 9}))["total"], 1);
    assert_eq!(bed.ok("search", json!({"text": "nanga", "limit": 9}))["total"], 0);
    assert_eq!(bed.ok("search", json!({"text": "ke?nanga", "regex": true, "limit": 9}))["total"], 2);
    let page = bed.ok("search", json!({"text": "", "skip": 4, "limit": 2}));
    assert_eq!((turns(&page).len(), &page["total"]), (2, &json!(7)));
}

#[test]
fn a_search_is_narrowed_and_follows_what_is_written() {
    let mut bed = Bed::with_chat();
    let total = |bed: &mut Bed, body: Value| bed.ok("search", body)["total"].as_u64().unwrap();
    assert_eq!(total(&mut bed, json!({"text": "tikar", "limit": 1})), 1);
    bed.import("kejora.txt", OTHER);
    assert_eq!(total(&mut bed, json!({"text": "tikar", "limit": 1})), 2);
    assert_eq!(total(&mut bed, json!({"text": "tikar", "since": "2024-01-01", "until": "2024-01-02"})), 1);
    assert_eq!(total(&mut bed, json!({"text": "tikar", "kinds": ["interview"]})), 0);
    let found = bed.ok("search", json!({"text": "tikar", "limit": 1}));
    let source = found["hits"][0]["place"]["source"].clone();
    assert_eq!(total(&mut bed, json!({"text": "tikar", "sources": [source]})), 1);
}

#[test]
fn what_cannot_be_looked_for_is_said() {
    let mut bed = Bed::with_chat();
    assert_eq!(bed.refused("search", json!({"text": "(kenanga", "regex": true})), "search-regex");
    assert_eq!(bed.refused("search", json!({"text": "(\\w{200}){200}", "regex": true})), "search-large");
    assert_eq!(bed.refused("search", json!({"text": "", "since": "2024-13-01"})), "day");
    assert_eq!(bed.refused("search", json!({"text": "", "roles": ["tidak ada"]})), "id-unknown");
    bed.ok("session/lock", json!({}));
    assert_eq!(bed.refused("search", json!({"text": "kenanga"})), "locked");
}
