//! Results: numbers with their places, pictures that stand alone, tables to save, saved views.

use super::bed::Bed;
use serde_json::{Value, json};

fn coded() -> Bed {
    let mut bed = Bed::with_chat();
    bed.put(0, "S-OFFER");
    bed.put(2, "S-TERMS");
    bed.put(2, "S-OFFER");
    bed.put(3, "R-COMPLY");
    bed
}

fn run(bed: &mut Bed, method: &str, options: Value) -> Value {
    bed.ok("result", json!({"method": method, "options": options}))
}

/// The places behind each key in all tables of a result.
fn check_places(bed: &mut Bed, method: &str, options: Value) {
    let result = run(bed, method, options.clone());
    for table in result["tables"].as_array().unwrap() {
        for cell in table["rows"].as_array().unwrap().iter().flat_map(|r| r.as_array().unwrap()) {
            let Some(key) = cell["places"].as_str() else { continue };
            let asked = json!({"asked": {"method": method, "options": options}, "places": key, "limit": 200});
            let found = bed.ok("result/places", asked);
            assert!(found["total"].as_u64().unwrap() > 0, "{method} {key}");
            assert!(found["places"][0]["text"].is_string(), "{method} {key}");
        }
    }
}

#[test]
fn every_number_opens_its_places() {
    let mut bed = coded();
    for by in ["coder", "role", "person", "source"] {
        check_places(&mut bed, "codes", json!({"by": by}));
        check_places(&mut bed, "matrix", json!({"by": by}));
    }
    check_places(&mut bed, "chains", json!({}));
    check_places(&mut bed, "waits", json!({}));
    check_places(&mut bed, "values", json!({}));
    check_places(&mut bed, "pairs", json!({}));
    for options in
        [json!({}), json!({"position": "event", "no-repeats": "yes"}), json!({"level": "component"})]
    {
        check_places(&mut bed, "sequence", options);
    }
}

#[test]
fn a_sequence_says_what_it_can_and_what_it_cannot() {
    let mut bed = coded();
    let result = run(&mut bed, "sequence", json!({}));
    let rows = result["tables"][0]["rows"].as_array().unwrap();
    // 0 S-OFFER, 2 S-OFFER + S-TERMS, 3 R-COMPLY: two transitions, four pairs.
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(result["warnings"].to_string().contains("1 percakapan"), "{}", result["warnings"]);
    let asked = json!({"method": "sequence", "options": {"no-repeats": "yes"}});
    assert_eq!(bed.refused("result", asked), "sequence-several");
    let nobody = run(&mut bed, "sequence", json!({"given": "00000000000000000000000000000001"}));
    assert_eq!(nobody["empty"], true);
}

#[test]
fn codes_are_counted_by_coder_unless_asked_otherwise() {
    let mut bed = coded();
    let result = run(&mut bed, "codes", json!({}));
    let table = &result["tables"][0];
    let heads: Vec<_> = table["columns"].as_array().unwrap().iter().map(|c| c["label"].clone()).collect();
    assert_eq!(heads.last().unwrap(), "ani");
    let offer =
        table["rows"].as_array().unwrap().iter().find(|r| r[0]["text"] == bed.code("S-OFFER")["brief"]);
    let offer = offer.unwrap();
    assert_eq!(
        (&offer[1]["number"], &offer[2]["number"], &offer[5]["number"]),
        (&json!(2.0), &json!(2.0), &json!(2.0))
    );
    let one_source = run(&mut bed, "codes", json!({"sources": coded().source()}));
    assert_eq!(one_source["empty"], true, "a source of another study holds nothing here");
}

#[test]
fn pictures_carry_their_words_and_no_style() {
    let mut bed = coded();
    for method in ["codes", "chains", "sequence"] {
        let result = run(&mut bed, method, json!({}));
        let svg = result["figures"][0]["svg"].as_str().unwrap();
        assert!(svg.starts_with("<svg xmlns=") && svg.contains("<title>") && svg.contains("<desc>"), "{svg}");
        assert!(!svg.contains("style=") && !svg.contains("<style") && !svg.contains("<script"), "{svg}");
    }
}

#[test]
fn too_little_is_said_in_words() {
    let mut bed = coded();
    let result = run(&mut bed, "chains", json!({}));
    let warnings = result["warnings"].to_string();
    assert!(warnings.contains("20"), "{warnings}");
    let share = &result["tables"][0]["rows"][0][5];
    assert_eq!((&share["text"], &share["interval"]), (&json!("–"), &Value::Null));
    assert!(result["notes"].to_string().contains("2.000"), "{}", result["notes"]);
    let mut none = Bed::with_chat();
    for method in ["codes", "matrix", "chains", "sequence"] {
        let result = run(&mut none, method, json!({}));
        assert_eq!(result["empty"], true);
        assert!(!result["lead"].as_str().unwrap().starts_with('['), "{}", result["lead"]);
    }
}

#[test]
fn an_option_that_makes_no_sense_is_refused() {
    let mut bed = coded();
    for options in [json!({"by": "colour"}), json!({"min": "-1"}), json!({"nope": "1"})] {
        assert_eq!(bed.refused("result", json!({"method": "codes", "options": options})), "option");
    }
    assert_eq!(bed.refused("result", json!({"method": "guess"})), "id-unknown");
}

#[test]
fn a_table_is_saved_with_guarded_cells() {
    let mut bed = coded();
    let id = bed.code_id("S-OFFER");
    bed.ok("code/set", json!({"id": id, "brief": "=HYPERLINK(1)"}));
    let asked = json!({"asked": {"method": "codes"}, "table": "codes"});
    let (name, bytes) = bed.file("result/csv", asked);
    assert!(name.ends_with("-codes-codes.csv"), "{name}");
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\n'=HYPERLINK(1),2,2,1,"), "{text}");
}

#[test]
fn methods_and_views_are_listed() {
    let mut bed = coded();
    let asked = json!({"method": "matrix", "options": {"by": "role"}});
    let saved = bed.ok("view/save", json!({"name": "Per peran", "asked": asked}));
    let methods = bed.ok("methods", json!({}));
    let words: Vec<_> = methods["methods"].as_array().unwrap().iter().map(|m| m["method"].clone()).collect();
    assert_eq!(words, ["codes", "matrix", "chains", "sequence", "compare", "waits", "values", "pairs"]);
    assert!(!methods.to_string().contains("[method"), "{methods}");
    assert_eq!((&methods["views"][0]["name"], &methods["views"][0]["asked"]), (&json!("Per peran"), &asked));
    bed.ok("view/remove", json!({"id": saved["id"]}));
    assert_eq!(bed.ok("methods", json!({}))["views"], json!([]));
}
