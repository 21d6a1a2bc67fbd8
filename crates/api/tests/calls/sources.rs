//! Files in, the list of sources, and what is set about them.

use super::bed::{Bed, CHAT};
use serde_json::{Value, json};

/// A chat whose dates could be read two ways.
const UNCERTAIN: &str = "01/02/23 21.05 - Ibu Pandan: halo
01/02/23 21.06 - Kak Lontar: halo juga
";

fn asked(files: &[(u64, &str)]) -> Value {
    let files: Vec<_> = files.iter().map(|(upload, name)| json!({"upload": upload, "name": name})).collect();
    json!({ "files": files })
}

#[test]
fn the_preview_shows_how_files_were_read_and_stores_nothing() {
    let mut bed = Bed::empty();
    bed.new_study();
    let (chat, image) = (bed.upload(CHAT.as_bytes()), bed.upload(b"\x89PNG\r\n\x1a\n\0\0"));
    let preview = bed.ok("import/preview", asked(&[(chat, "chat melati.txt"), (image, "foto.png")]));
    let draft = &preview["files"][0]["sources"][0];
    assert_eq!((&draft["kind"], &draft["turns"]), (&json!("conversation"), &json!(5)));
    assert_eq!(draft["first"], "2023-12-31T21:05");
    assert_eq!(draft["date_order_is"], "certain");
    assert_eq!(draft["sample"][0]["speaker"], "Lapak Melati");
    assert_eq!(preview["files"][1]["problem"]["code"], "file-binary");
    assert_eq!(preview["ready"], false);
    assert_eq!(bed.ok("shell", json!({}))["sources"], 0);
    assert_eq!(bed.refused("import/store", asked(&[(chat, "a.txt"), (image, "kenanga.png")])), "file-binary");
    assert_eq!(bed.ok("shell", json!({}))["sources"], 0, "all or none");
}

#[test]
fn many_files_are_one_action_and_known_names_are_told() {
    let mut bed = Bed::with_chat();
    let (again, other) = (bed.upload(CHAT.as_bytes()), bed.upload(UNCERTAIN.as_bytes()));
    let files = asked(&[(again, "salinan.txt"), (other, "pandan.txt")]);
    let preview = bed.ok("import/preview", files.clone());
    assert_eq!(preview["files"][0]["there_already"], true);
    let speakers = preview["files"][1]["sources"][0]["speakers"].as_array().unwrap();
    let known = |name: &str| speakers.iter().find(|s| s["name"] == name).unwrap()["known"].clone();
    assert_eq!((known("Kak Lontar"), known("Ibu Pandan")), (json!("P02"), Value::Null));
    let warnings = preview["files"][1]["sources"][0]["warnings"].to_string();
    assert!(warnings.contains("diduga") && !warnings.contains("--date-order"), "{warnings}");
    let mut tied = files;
    tied["tie"] = json!(true);
    tied["roles"] =
        json!([{"speaker": "Ibu Pandan", "role": "penjual"}, {"speaker": "*", "role": "pembeli"}]);
    let stored = bed.ok("import/store", tied);
    assert_eq!((&stored["there_already"], &stored["persons"]), (&json!(1), &json!(1)));
    assert_eq!(stored["sources"].as_array().unwrap().len(), 1);
    assert_eq!(stored["notices"].as_array().unwrap().len(), 2, "{stored}");
    assert_eq!(stored["written"]["undo"]["undo"]["what"], "C02 dimasukkan");
    // The memory is free again.
    assert_eq!(bed.refused("import/store", asked(&[(other, "pandan.txt")])), "upload-gone");
    let list = bed.ok("sources", json!({}));
    assert_eq!(list["roles"], json!(["pembeli", "penjual"]));
    assert_eq!(list["sources"][1]["speakers"][0]["role"], "penjual");
    let people = bed.ok("people", json!({}));
    assert_eq!(people["persons"][1]["sources"], 2);
}

#[test]
fn a_file_that_says_nothing_of_its_dates_takes_the_order_that_was_chosen() {
    let mut bed = Bed::empty();
    bed.new_study();
    let upload = bed.upload(UNCERTAIN.as_bytes());
    let file = json!({"upload": upload, "name": "a.txt", "date_order": "mdy"});
    let preview = bed.ok("import/preview", json!({"files": [file]}));
    let draft = &preview["files"][0]["sources"][0];
    assert_eq!((&draft["first"], &draft["date_order_is"]), (&json!("2023-01-02T21:05"), &json!("given")));
    bed.ok("import/forget", json!({"uploads": [upload]}));
    let gone = bed.ok("import/preview", asked(&[(upload, "a.txt")]));
    assert_eq!(gone["files"][0]["problem"]["code"], "upload-gone");
}

#[test]
fn kind_label_and_name_of_a_source_are_set_and_undone_at_once() {
    let mut bed = Bed::with_chat();
    bed.import("pandan.txt", UNCERTAIN);
    let id = bed.source();
    let set = bed.ok("source/set", json!({"id": id, "kind": "interview", "label": "W-01", "name": "Tikar"}));
    assert_eq!(set["undo"]["undo"]["what"], "W-01 diubah");
    let first = |bed: &mut Bed| bed.ok("sources", json!({}))["sources"][0].clone();
    let line = first(&mut bed);
    assert_eq!(
        [&line["kind"], &line["label"], &line["name"]],
        [&json!("interview"), &json!("W-01"), &json!("Tikar")]
    );
    assert_eq!(line["format"], "whatsapp");
    assert_eq!(bed.refused("source/set", json!({"id": id, "label": "c02"})), "source-label-taken");
    assert_eq!(bed.refused("source/set", json!({"id": id, "label": "C 1:2"})), "source-label");
    let same = bed.ok("source/set", json!({"id": id, "label": "W-01", "kind": "interview"}));
    assert_eq!(same["batch"], Value::Null);
    bed.ok("undo", json!({"batch": null}));
    let line = first(&mut bed);
    assert_eq!((&line["label"], &line["name"]), (&json!("C01"), &json!("chat melati")));
}

#[test]
fn a_speaker_has_a_role_a_part_and_a_person_here_or_everywhere() {
    let mut bed = Bed::with_chat();
    bed.import("lontar.txt", "Kak Lontar: halo\nKak Daun: halo juga\nKak Lontar: ya\nKak Daun: baik\n");
    let list = bed.ok("sources", json!({}));
    let lontar = |list: &Value, source: usize| {
        let speakers = list["sources"][source]["speakers"].as_array().unwrap().clone();
        speakers.into_iter().find(|s| s["file_name"] == "Kak Lontar").unwrap()
    };
    let (here, there) = (lontar(&list, 0), lontar(&list, 1));
    assert_ne!(here["person"], there["person"]);
    let asked = json!({"id": here["id"], "role": "pembeli", "person": here["person"], "everywhere": true});
    bed.ok("source/speaker", asked);
    let list = bed.ok("sources", json!({}));
    assert_eq!(lontar(&list, 1)["person"], here["person"]);
    assert_eq!(lontar(&list, 1)["role"], "pembeli");
    bed.ok("source/speaker", json!({"id": there["id"], "role": "", "part": "informant"}));
    let list = bed.ok("sources", json!({}));
    assert_eq!((&lontar(&list, 1)["role"], &lontar(&list, 0)["role"]), (&Value::Null, &json!("pembeli")));
    assert_eq!(lontar(&list, 1)["part"], "informant");
    assert_eq!(bed.refused("source/speaker", json!({"id": there["id"], "part": "narrator"})), "id-unknown");
}

#[test]
fn a_source_that_is_taken_away_comes_back_with_its_codings() {
    let mut bed = Bed::with_chat();
    bed.code_turn(0, "Tawaran");
    let id = bed.source();
    let removed = bed.ok("source/remove", json!({"id": id}));
    assert_eq!(removed["undo"]["undo"]["what"], "C01 dihapus");
    assert_eq!(bed.refused("source/remove", json!({"id": id})), "id-unknown");
    assert_eq!(bed.ok("shell", json!({}))["sources"], 0);
    bed.ok("undo", json!({"batch": null}));
    assert_eq!(bed.ok("sources", json!({}))["sources"][0]["codings"], 1);
}

#[test]
fn a_reply_in_a_chat_is_an_arrow_to_what_it_answers() {
    let mut bed = Bed::empty();
    bed.new_study();
    let message = |id: u32, from: &str, text: &str, reply: Option<u32>| {
        json!({"id": id, "type": "message", "date": format!("2026-05-01T10:0{id}:00"), "from": from,
            "from_id": format!("user{}", from.len()), "text": text, "reply_to_message_id": reply})
    };
    let chat = json!({"name": "Lapak Melati", "type": "personal_chat", "id": 1, "messages": [
        message(1, "Lapak Melati", "tikar baru datang", None),
        message(2, "Kak Lontar", "ada yang merah?", None),
        message(3, "Kak Lontar", "saya ambil satu", Some(1)),
    ]});
    bed.import("result.json", &chat.to_string());
    let asked = json!({"source": bed.source(), "first": 0, "count": 5});
    let turns = bed.ok("turns", asked)["turns"].clone();
    assert_eq!(turns[2]["text"], "saya ambil satu");
    assert_eq!(turns[2]["links"].as_array().unwrap().len(), 1, "{turns}");
    assert_eq!(turns[1]["links"].as_array().unwrap().len(), 0);
}
