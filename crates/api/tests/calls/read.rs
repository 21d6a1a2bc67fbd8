//! The reading page: what a turn shows, corrected words, renderings, and where to go next.

use crate::bed::Bed;
use serde_json::{Value, json};

fn turn(bed: &mut Bed, turn: u32) -> Value {
    let asked = json!({"source": bed.source(), "first": turn, "count": 1});
    bed.ok("turns", asked)["turns"][0].clone()
}

#[test]
fn a_source_tells_sides_sizes_and_how_far_it_is_coded() {
    let mut bed = Bed::with_chat();
    bed.put(1, "S-OFFER");
    let id = json!({"id": bed.source()});
    let head = bed.ok("source", id);
    let turns = head["lengths"].as_array().unwrap().len() as u64;
    assert_eq!((&head["coded"], head["codable"].as_u64()), (&json!(1), Some(turns)));
    let sides: Vec<&Value> = head["speakers"].as_array().unwrap().iter().map(|s| &s["side"]).collect();
    assert!(sides.contains(&&json!("left")) && sides.contains(&&json!("right")), "{sides:?}");
}

#[test]
fn codings_move_with_corrected_words_and_those_that_lost_them_are_told() {
    let mut bed = Bed::with_chat();
    let text = turn(&mut bed, 2)["text"].as_str().unwrap().to_owned();
    let (code, source) = (bed.code_id("S-TERMS"), bed.source());
    let at = |words: &str| text.find(words).map(|n| text[..n].chars().count()).unwrap();
    for words in ["puluh", "lima"] {
        let span = json!({"start": at(words), "end": at(words) + words.chars().count()});
        bed.ok("coding/add", json!({"place": {"source": source, "turns": [2], "span": span}, "code": code}));
    }
    let new = text.replace("lima", "").replace("seratus", "kira-kira seratus");
    let corrected = bed.ok("turn/correct", json!({"source": source, "turn": 2, "text": new, "was": text}));
    assert_eq!((&corrected["carried"], corrected["to_look_at"].as_array().unwrap().len()), (&json!(1), 1));
    let now = turn(&mut bed, 2);
    assert_eq!((&now["text"], &now["original"]), (&json!(new), &json!(text)));
    let spans: Vec<&Value> = now["codings"].as_array().unwrap().iter().map(|c| &c["place"]["span"]).collect();
    let start = new.find("puluh").map(|n| new[..n].chars().count()).unwrap();
    assert!(spans.contains(&&json!({"start": start, "end": start + 5})), "{spans:?}");
    assert!(spans.contains(&&Value::Null), "the other stands on the whole turn");
    let late = json!({"source": source, "turn": 2, "text": "lain", "was": text});
    assert_eq!(bed.refused("turn/correct", late), "stale");
    bed.ok("undo", json!({}));
    let back = turn(&mut bed, 2);
    assert_eq!((&back["text"], &back["original"]), (&json!(text), &Value::Null));
}

#[test]
fn a_turn_is_rendered_in_another_language_and_the_rendering_is_worded_anew() {
    let mut bed = Bed::with_chat();
    let body =
        |text: &str, id: Value| json!({"id": id, "source": null, "turn": 1, "language": "en", "text": text});
    let mut first = body("how much", Value::Null);
    first["source"] = json!(bed.source());
    let id = bed.ok("turn/render", first)["id"].clone();
    let mut again = body("how much is it", id.clone());
    again["source"] = json!(bed.source());
    again["checked"] = json!(true);
    bed.ok("turn/render", again);
    let shown = turn(&mut bed, 1)["renderings"].clone();
    assert_eq!(
        (shown.as_array().unwrap().len(), &shown[0]["text"], &shown[0]["checked"]),
        (1, &json!("how much is it"), &json!(true))
    );
    assert_eq!(shown[0]["translator"], "ani", "who writes it, where nobody else is named");
    bed.ok("turn/unrender", json!({"id": id}));
    assert_eq!(turn(&mut bed, 1)["renderings"], json!([]));
}

#[test]
fn the_next_uncoded_turn_comes_round_and_ends() {
    let mut bed = Bed::with_chat();
    let id = json!({"id": bed.source()});
    let turns = bed.ok("source", id)["lengths"].as_array().unwrap().len() as u32;
    for n in 0..turns - 1 {
        bed.put(n, "S-OFFER");
    }
    let next = |bed: &mut Bed, from: u32| {
        let asked = json!({"source": bed.source(), "turn": from, "what": "uncoded"});
        bed.ok("next", asked)
    };
    let found = next(&mut bed, turns - 1);
    assert_eq!((&found["place"]["turns"], &found["all"]), (&json!([turns - 1]), &json!(1)), "it comes round");
    bed.put(turns - 1, "S-OFFER");
    assert_eq!(next(&mut bed, 0)["place"], Value::Null);
}
