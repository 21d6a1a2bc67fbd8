//! Themes: made, argued, filled with codes and memos.

use super::bed::Bed;
use serde_json::json;

#[test]
fn a_theme_counts_its_codes_and_answers_a_question() {
    let mut bed = Bed::with_chat();
    bed.put(0, "S-OFFER");
    bed.put(2, "S-TERMS");
    let (offer, price) = (bed.code_id("S-OFFER"), bed.code_id("S-TERMS"));
    let theme = bed.ok("theme/add", json!({"name": "Harga dibuka pelan", "codes": [offer]}))["id"].clone();
    bed.ok("theme/member", json!({"id": theme, "code": price, "memo": null, "is_in": true}));
    let memo = json!({"about": {"on": "code", "id": offer}, "kind": "analytic", "text": "Selalu di awal."});
    let memo = bed.ok("memo/add", memo)["id"].clone();
    bed.ok("theme/member", json!({"id": theme, "code": null, "memo": memo, "is_in": true}));
    bed.ok("theme/set", json!({"id": theme, "argument": "Harga datang sesudah tawaran.", "was": ""}));
    let late = json!({"id": theme, "argument": "Lain.", "was": ""});
    assert_eq!(bed.refused("theme/set", late), "stale");
    let themes = bed.ok("themes", json!({}));
    let shown = &themes["themes"][0];
    assert_eq!((&shown["codings"], &shown["sources"]), (&json!(2), &json!(1)));
    assert_eq!(shown["memos"][0]["text"], "Selalu di awal.");
    assert_eq!(shown["argument"], "Harga datang sesudah tawaran.");
    assert_eq!(bed.ok("code", json!({"id": offer}))["themes"][0]["name"], "Harga dibuka pelan");
    bed.ok("theme/member", json!({"id": theme, "code": price, "memo": null, "is_in": false}));
    assert_eq!(bed.ok("themes", json!({}))["themes"][0]["codings"], 1);
    // A code that is merged leaves its place in the theme to the one that stays.
    bed.ok("code/merge", json!({"from": [offer], "into": price}));
    assert_eq!(bed.ok("themes", json!({}))["themes"][0]["codes"], json!([price]));
    bed.ok("theme/remove", json!({"id": theme}));
    assert_eq!(bed.ok("themes", json!({}))["themes"], json!([]));
}
