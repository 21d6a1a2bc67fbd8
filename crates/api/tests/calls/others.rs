//! Another program writes to the study while the page is open: what the page adds isn't lost.

use crate::bed::{Bed, PASSPHRASE};
use api::Session;
use api::commands::question;
use model::batch::At;
use serde_json::json;
use store::{Place, Secret};

/// The same study in another program.
fn another(bed: &Bed) -> Session {
    let path = bed.desk.options.study.clone().unwrap();
    let memory = Place(bed.folder.path().join("memory"));
    let at = At { millis: bed.millis, offset: 480 };
    Session::open(&path, &Secret::Passphrase(PASSPHRASE), &memory, at).unwrap()
}

#[test]
fn what_a_page_adds_in_the_same_moment_is_stored_beside_it() {
    let mut bed = Bed::with_chat();
    let source = bed.ok("sources", json!({}))["sources"][0]["id"].clone();
    let code = bed.ok("codes", json!({}))["codes"][0]["id"].clone();
    let place = |turn: u32| json!({"source": source, "turns": [turn]});
    let adds = [
        ("coding/add", json!({"place": place(1), "code": code})),
        ("memo/add", json!({"about": {"on": "study"}, "kind": "method", "text": "Dibandingkan."})),
        ("link/add", json!({"kind": "responds-to", "from": place(2), "to": place(1)})),
        ("question/add", json!({"text": "Mengapa?"})),
        ("theme/add", json!({"name": "Tawar-menawar"})),
        ("code/add", json!({"brief": "Salam", "component": "S"})),
    ];
    for (number, (path, body)) in (0..).zip(adds) {
        question::add(&mut another(&bed), &format!("Pertanyaan {number}?"), &mut |_, _| true).unwrap();
        bed.ok(path, body);
    }
    let home = bed.ok("overview", json!({}));
    assert_eq!(home["questions"].as_array().unwrap().len(), 7, "six of the other program, one of the page");
    let turns = bed.ok("turns", json!({"source": source, "first": 1, "count": 2}));
    assert_eq!(turns["turns"][0]["codings"].as_array().unwrap().len(), 1);
    assert_eq!(turns["turns"][1]["links"].as_array().unwrap().len(), 1);
}

#[test]
fn undo_never_takes_back_what_another_program_just_did() {
    let mut bed = Bed::with_chat();
    bed.ok("question/add", json!({"text": "Mengapa?"}));
    question::add(&mut another(&bed), "Siapa menawar?", &mut |_, _| true).unwrap();
    assert_eq!(bed.refused("undo", json!({})), "changed");
    assert_eq!(bed.ok("overview", json!({}))["questions"].as_array().unwrap().len(), 2);
}
