//! What a record tells beside words: shown at the turns, found by a search, gone with a withdrawal.

use crate::bed::{Bed, PASSPHRASE};
use serde_json::{Value, json};

/// Pictures, a forward, reactions, a call, something that can't be told.
const TELEGRAM: &str = r#"{"name":"Pasar","type":"personal_chat","id":1,"messages":[
    {"id":1,"type":"message","date":"2026-01-02T10:00:00","from":"Lapak Melati","from_id":"user1","photo":"photos/1.jpg","text":"tikar baru"},
    {"id":2,"type":"message","date":"2026-01-02T10:01:00","from":"Kak Lontar","from_id":"user2","text":"berapa","reactions":[{"count":2}]},
    {"id":3,"type":"message","date":"2026-01-02T10:02:00","from":"Lapak Melati","from_id":"user1","text":"harga pasar","forwarded_from":"Pak Waru"},
    {"id":4,"type":"service","date":"2026-01-02T10:03:00","actor":"Kak Lontar","action":"phone_call","text":""},
    {"id":5,"type":"message","date":"2026-01-02T10:04:00","from":"Kak Lontar","from_id":"user2","media_type":"voice_message","text":""},
    {"id":6,"type":"message","date":"2026-01-02T10:05:00","from":"Lapak Melati","from_id":"user1","text":"baik"}]}"#;

fn told(bed: &mut Bed) -> Vec<Value> {
    let asked = json!({"source": bed.source(), "first": 0, "count": 50});
    let turns = bed.ok("turns", asked)["turns"].clone();
    let of = |turn: &Value| json!([turn["told"], turn["reactions"]]);
    turns.as_array().unwrap().iter().map(of).collect()
}

fn bed() -> Bed {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("result.json", TELEGRAM);
    bed
}

#[test]
fn turns_say_what_the_record_tells() {
    let mut bed = bed();
    let expected = [
        json!([["picture"], 0]),
        json!([[], 2]),
        json!([["forwarded"], 0]),
        json!([["call"], 0]),
        json!([["voice"], 0]),
        json!([[], 0]),
    ];
    assert_eq!(told(&mut bed), expected);
    // Also after it was read from the file anew, and after an undo that was undone.
    bed.ok("session/lock", json!({}));
    bed.ok("session/open", json!({"secret": PASSPHRASE}));
    assert_eq!(told(&mut bed), expected);
    bed.ok("undo", json!({}));
    bed.ok("redo", json!({}));
    assert_eq!(told(&mut bed), expected);
}

#[test]
fn a_search_finds_what_came_with_turns() {
    let mut bed = bed();
    let mut found = |told: &[&str], text: &str| {
        let asked = json!({"text": text, "told": told});
        bed.ok("search", asked)["total"].clone()
    };
    assert_eq!(found(&["picture"], ""), 1);
    assert_eq!(found(&["picture", "forwarded"], ""), 2);
    assert_eq!(found(&["forwarded"], "tikar"), 0);
    assert_eq!(found(&["sticker"], ""), 0);
    assert_eq!(bed.refused("search", json!({"text": "", "told": ["x"]})), "id-unknown");
}

#[test]
fn what_is_told_goes_with_the_person() {
    let mut bed = bed();
    bed.ok("withdrawal/ask", json!({"person": "P01"}));
    let code = bed.ok("withdrawal/plan", json!({"person": "P01"}))["code"].clone();
    bed.ok("withdrawal/carry-out", json!({"person": "P01", "code": code, "choices": []}));
    let left = told(&mut bed);
    assert_eq!(left[0], json!([[], 0]), "withdrawn");
    assert_eq!((&left[1], &left[4]), (&json!([[], 2]), &json!([["voice"], 0])), "the other's stay");
    assert_eq!(left[3], json!([[], 0]), "lines of the program name both");
}

#[test]
fn a_mark_of_risk_hides_what_is_told() {
    let mut bed = bed();
    let on = json!({"on": "place", "place": {"source": bed.source(), "turns": [0]}});
    bed.ok("duties/mark", json!({"on": on, "kind": "possible-minor"}));
    assert_eq!(told(&mut bed)[0], json!([[], 0]));
}

#[test]
fn places_in_a_recording() {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("wawancara.vtt", "WEBVTT\n\n00:01:23.000 --> 00:01:25.500\n<v Peneliti>Apa?\n\n00:01:26.000 --> 00:01:27.000\n<v Ibu>Ya.\n");
    let asked = json!({"source": bed.source(), "first": 0, "count": 9});
    let turns = bed.ok("turns", asked)["turns"].clone();
    assert_eq!((&turns[0]["stretch"], &turns[0]["time"]), (&json!("00:01:23–00:01:25"), &Value::Null));
    assert_eq!(turns[1]["stretch"], "00:01:26–00:01:27");
}

/// A chat in an archive with the picture that it names.
fn with_picture(bed: &mut Bed) -> Value {
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
    use std::io::{Cursor, Write};
    let mut png = Cursor::new(Vec::new());
    let pixels = RgbImage::from_pixel(20, 10, Rgb([200, 100, 50]));
    DynamicImage::from(pixels).write_to(&mut png, ImageFormat::Png).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let chat =
        "31/12/23 21.05 - Lapak Melati: IMG-1.png (file terlampir)\n31/12/23 21.06 - Kak Lontar: berapa\n";
    for (name, bytes) in [("_chat.txt", chat.as_bytes()), ("IMG-1.png", png.get_ref())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let upload = bed.upload(zip.finish().unwrap().get_ref());
    let informants = ["Lapak Melati", "Kak Lontar"];
    json!({"files": [{"upload": upload, "name": "a.zip"}], "informants": informants, "pictures": true})
}

#[test]
fn pictures_come_in_only_where_they_are_declared_and_go_with_the_person() {
    let mut bed = Bed::empty();
    bed.new_study();
    let asked = with_picture(&mut bed);
    assert_eq!(bed.refused("import/store", asked.clone()), "pictures-off");
    bed.ok("duties/save", json!({"pictures": true}));
    let stored = bed.ok("import/store", asked);
    assert_eq!(stored["notices"], json!(["1 gambar diambil."]));
    let source = bed.source();
    let turns = json!({"source": source, "first": 0, "count": 9});
    assert_eq!(bed.ok("turns", turns.clone())["turns"][0]["pictures"], 1);
    let first = json!({"source": source, "turn": 0, "n": 0});
    let shown = bed.ok("picture", first.clone());
    assert_eq!((&shown["width"], &shown["height"]), (&json!(20), &json!(10)));
    assert!(shown["jpeg"].as_str().unwrap().starts_with("/9j/"), "a JPEG file");
    for none in [json!({"source": source, "turn": 0, "n": 1}), json!({"source": source, "turn": 7, "n": 0})] {
        assert_eq!(bed.refused("picture", none), "id-unknown");
    }
    // Where the study takes in no pictures any more, none is shown; nor what a mark of risk hides.
    bed.ok("duties/save", json!({"pictures": false}));
    assert_eq!(bed.refused("picture", first.clone()), "pictures-off");
    assert_eq!(bed.ok("turns", turns.clone())["turns"][0]["pictures"], 0);
    bed.ok("duties/save", json!({"pictures": true}));
    let on = json!({"on": "place", "place": {"source": source, "turns": [0]}});
    bed.ok("duties/mark", json!({"on": on, "kind": "possible-minor"}));
    assert_eq!(bed.refused("picture", first.clone()), "id-unknown");
    bed.ok("undo", json!({}));
    bed.ok("picture", first.clone());
    let before = bed.contents();
    bed.ok("withdrawal/ask", json!({"person": "P01"}));
    let code = bed.ok("withdrawal/plan", json!({"person": "P01"}))["code"].clone();
    bed.ok("withdrawal/carry-out", json!({"person": "P01", "code": code, "choices": []}));
    assert_eq!(bed.refused("picture", first), "id-unknown");
    assert_eq!(bed.ok("turns", turns)["turns"][0]["pictures"], 0);
    assert!(bed.contents() < before, "the row is gone");
}

#[test]
fn pictures_of_somebody_who_is_left_out_are_not_taken_in() {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.ok("duties/save", json!({"pictures": true}));
    let mut asked = with_picture(&mut bed);
    asked["keep"] = json!({"without": ["Lapak Melati"]});
    asked["informants"] = json!(["Kak Lontar"]);
    let stored = bed.ok("import/store", asked);
    assert!(!stored["notices"].to_string().contains("gambar"), "{stored}");
    let asked = json!({"source": bed.source(), "first": 0, "count": 9});
    let turns = bed.ok("turns", asked)["turns"].clone();
    assert_eq!((&turns[0]["told"], &turns[0]["pictures"]), (&json!([]), &json!(0)));
}

#[test]
fn a_picture_among_the_files_goes_with_the_chat_that_names_it() {
    use image::{DynamicImage, ImageFormat};
    let mut bed = Bed::empty();
    bed.new_study();
    bed.ok("duties/save", json!({"pictures": true}));
    let mut png = std::io::Cursor::new(Vec::new());
    DynamicImage::new_rgb8(3, 2).write_to(&mut png, ImageFormat::Png).unwrap();
    let (chat, picture) = (bed.upload(TELEGRAM.as_bytes()), bed.upload(png.get_ref()));
    let files = json!([{"upload": chat, "name": "result.json"}, {"upload": picture, "name": "1.jpg"}]);
    let asked = json!({"files": files, "informants": ["Lapak Melati"], "pictures": true});
    let preview = bed.ok("import/preview", asked.clone());
    assert_eq!((&preview["ready"], preview["files"].as_array().unwrap().len()), (&json!(true), 2));
    assert_eq!(bed.ok("import/store", asked)["notices"][0], "1 gambar diambil.");
    let first = json!({"source": bed.source(), "turn": 0, "n": 0});
    let shown = bed.ok("picture", first);
    assert_eq!(shown["width"], 3);
}
