//! A withdrawal: nothing of the person is left in any answer, file, report or export, and nothing brings it back.

use crate::bed::Bed;
use serde_json::{Value, json};

/// In twenty turns of the person, in memos, in another's words, in a theme: it must be nowhere afterwards.
const PERSON: &str = "Melur Kenari";
const WORD: &str = "rahasiakenari";

/// A chat with twenty turns of somebody who will withdraw, and one in which the other names them.
fn chat() -> String {
    let mut text = String::new();
    for n in 0..20 {
        text += &format!("01/02/26 10.{n:02} - {PERSON}: {WORD} nomor {n}\n");
    }
    text += "01/02/26 10.30 - Pak Waru: baik kak melur kenari, besok saya datang\n";
    text += "01/02/26 10.31 - Pak Waru: terima kasih\n";
    text
}

struct Prepared {
    bed: Bed,
    source: String,
    person: String,
    theme: String,
}

fn prepared() -> Prepared {
    let mut bed = Bed::empty();
    bed.new_study();
    let upload = bed.upload(chat().as_bytes());
    let informants = json!([PERSON, "Pak Waru"]);
    bed.ok("import/store", json!({"files": [{"upload": upload, "name": "a.txt"}], "informants": informants}));
    let source = bed.source();
    bed.put(3, "S-OFFER");
    bed.put(20, "R-COMPLY");
    let persons = bed.ok("people", json!({}))["persons"].clone();
    let person = persons[0]["name"].as_str().unwrap().to_owned();
    let place = json!({"source": source, "turns": [2]});
    let about = json!({"on": "place", "place": place});
    bed.ok("memo/add", json!({"about": about, "kind": "analytic", "text": format!("{WORD} dalam memo")}));
    let study = json!({"on": "study"});
    let memo = json!({"about": study, "kind": "method", "text": format!("{PERSON} tampak lelah")});
    let memo = bed.ok("memo/add", memo)["id"].clone();
    bed.ok("memo/set", json!({"id": memo, "text": format!("{person} tampak lelah")}));
    let theme = bed.ok("theme/add", json!({"name": "Lelah"}))["id"].as_str().unwrap().to_owned();
    let argument = format!("Seperti kata {person}, semua lelah.");
    bed.ok("theme/set", json!({"id": theme, "argument": argument}));
    bed.ok("people/save", json!({"person": persons[1]["name"], "notes": format!("teman {person}")}));
    bed.ok("people/save", json!({"person": person, "seed_reason": "awal"}));
    bed.ok("people/refer", json!({"from": person, "to": persons[1]["name"], "agreed": true}));
    bed.ok("withdrawal/ask", json!({"person": person}));
    Prepared { bed, source, person, theme }
}

/// Everything that the calls answer by default, and what they save.
fn all_answers(bed: &mut Bed, source: &str) -> String {
    let mut all = String::new();
    let turns = json!({"source": source, "first": 0, "count": 50});
    for (path, body) in [
        ("turns", turns),
        ("sources", json!({})),
        ("people", json!({})),
        ("people/recruitment", json!({})),
        ("memos", json!({})),
        ("themes", json!({})),
        ("log", json!({"limit": 50})),
        ("search", json!({"text": "kak"})),
        ("search", json!({"text": WORD})),
        ("report/quotes", json!({})),
        ("duties/due", json!({})),
        ("duties", json!({})),
        ("result", json!({"method": "codes"})),
    ] {
        all += &bed.ok(path, body).to_string();
    }
    all += &String::from_utf8_lossy(&bed.file("report/html", json!({})).1);
    all += &String::from_utf8_lossy(&bed.file("people/export", json!({"format": "csv"})).1);
    all
}

fn named(text: &str, person: &str) -> Vec<&'static str> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    found.extend(lower.contains(&PERSON.to_lowercase()).then_some("name"));
    found.extend(lower.contains(WORD).then_some("words"));
    found.extend(lower.contains(&person.to_lowercase()).then_some("pseudonym"));
    found
}

fn carry_out(bed: &mut Bed, person: &str, choices: Value) -> Value {
    let code = bed.ok("withdrawal/plan", json!({ "person": person }))["code"].clone();
    bed.ok("withdrawal/carry-out", json!({"person": person, "code": code, "choices": choices}))
}

#[test]
fn the_review_comes_first_and_says_what_others_wrote() {
    let Prepared { mut bed, source, person, .. } = prepared();
    let plan = bed.ok("withdrawal/plan", json!({ "person": person }));
    assert_eq!((&plan["turns"], &plan["codings"], &plan["memos"]), (&json!(20), &json!(1), &json!(1)));
    let kinds: Vec<&str> =
        plan["items"].as_array().unwrap().iter().map(|i| i["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["turn", "memo", "person", "theme"]);
    assert!(plan["items"][0]["text"].as_str().unwrap().contains("melur kenari"));
    // What was reviewed is what is carried out.
    let place = json!({"source": bed.source(), "turns": [21]});
    let memo = json!({"about": {"on": "place", "place": place}, "kind": "analytic", "text": format!("juga {person}")});
    bed.ok("memo/add", memo);
    let late = json!({"person": person, "code": plan["code"], "choices": []});
    assert_eq!(bed.refused("withdrawal/carry-out", late), "withdraw-review");
    let plan = bed.ok("withdrawal/plan", json!({ "person": person }));
    let wrong = json!({"person": person, "code": plan["code"], "choices": [{"item": 99, "action": "keep"}]});
    assert_eq!(bed.refused("withdrawal/carry-out", wrong), "withdraw-item");
    assert!(!named(&all_answers(&mut bed, &source), &person).is_empty());
}

#[test]
fn nothing_is_left_of_a_person_who_withdrew() {
    let Prepared { mut bed, source, person, theme } = prepared();
    assert!(named(&all_answers(&mut bed, &source), &person).contains(&"words"));
    let done = carry_out(&mut bed, &person, json!([]));
    assert_eq!((&done["turns"], &done["blotted"], &done["pending"]), (&json!(20), &json!(1), &json!(null)));
    assert_eq!(named(&all_answers(&mut bed, &source), &person), Vec::<&str>::new());
    // Their turns are empty places; the other's words stand, blotted, with what was coded on them.
    let turns = bed.ok("turns", json!({"source": source, "first": 0, "count": 50}))["turns"].clone();
    assert!(turns[3]["text"].is_null());
    assert_eq!(turns[20]["text"], "baik kak ████████████, besok saya datang");
    let themes = bed.ok("themes", json!({})).to_string();
    assert!(themes.contains(&theme) && themes.contains("█"), "{themes}");
    // Who came by them keeps their wave.
    let people = bed.ok("people/recruitment", json!({}))["result"]["people"].clone();
    assert_eq!((&people[0]["wave"], &people[0]["recruiter"]), (&json!(1), &json!(null)));
    assert_eq!(bed.ok("verify", json!({}))["sound"], true);
    // No undo brings anything back.
    for _ in 0..5 {
        let _ = bed.call("undo", json!({}));
    }
    assert_eq!(named(&all_answers(&mut bed, &source), &person), Vec::<&str>::new());
    assert_eq!(bed.refused("people/one", json!({ "person": person })), "person-unknown");
    // The page for the board names nobody and says what can't be reached.
    let (_, page) = bed.file("withdrawal/page", json!({"batch": done["batch"]}));
    let page = String::from_utf8(page).unwrap();
    assert_eq!(named(&page, &person), Vec::<&str>::new());
    assert!(page.contains("salinan") || page.contains("Salinan"));
}

#[test]
fn what_is_kept_is_kept_and_what_is_erased_goes() {
    let Prepared { mut bed, source, person, .. } = prepared();
    let choices = json!([{"item": 1, "action": "keep"}, {"item": 2, "action": "blot"}]);
    let done = carry_out(&mut bed, &person, choices);
    assert_eq!((&done["kept"], &done["blotted"]), (&json!(1), &json!(0)));
    let turns = bed.ok("turns", json!({"source": source, "first": 0, "count": 50}))["turns"].clone();
    assert_eq!(turns[20]["text"], "baik kak melur kenari, besok saya datang");
    let memos = bed.ok("memos", json!({})).to_string();
    assert!(memos.contains("███ tampak lelah"), "{memos}");
}

#[test]
fn an_older_copy_brings_nothing_back() {
    let Prepared { mut bed, source, person, .. } = prepared();
    bed.copy_study("lama.kelindan");
    carry_out(&mut bed, &person, json!([]));
    bed.open("lama.kelindan");
    assert_eq!(named(&all_answers(&mut bed, &source), &person), Vec::<&str>::new());
    // The next action destroys them there as well.
    bed.ok("memo/add", json!({"about": {"on": "study"}, "kind": "method", "text": "lanjut"}));
    assert_eq!(bed.ok("verify", json!({}))["sound"], true);
    assert_eq!(named(&all_answers(&mut bed, &source), &person), Vec::<&str>::new());
}
