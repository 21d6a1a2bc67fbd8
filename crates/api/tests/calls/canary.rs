//! A planted name that was accepted as a mention is in no default answer and in no file that leaves.

use super::bed::Bed;
use locale::{Catalogue, Language};
use serde_json::{Value, json};

/// As it stands in the words, in the name of the file, in a speaker's name.
const CANARY: &str = "kenanga";
const CHAT: &str = "31/12/23 21.05 - Lapak Melati: tikar baru kak Kenanga, hubungi 0812 0000 0007 😊
31/12/23 21.06 - Kenanga: berapa kak? aku KENANGA dari Lembah Biru
31/12/23 21.07 - Lapak Melati: seratus ribu, 85rb juga boleh kak kenanga
31/12/23 21.08 - Kenanga: oke 90.000
";

/// Calls that change, take files or keys, or show originals as a deliberate act: everything else must be in `bodies`.
const NOT_READING: &str = "\
    session/passphrase session/new session/check session/open session/lock session/leave undo redo \
    study/title question/add question/set question/remove upload import/preview import/store import/forget \
    source/set source/speaker source/remove people/save people/refer people/unrefer people/contact \
    people/consent people/check people/table-preview people/table-take withdrawal/ask withdrawal/stay \
    withdrawal/plan withdrawal/carry-out withdrawal/page duties/save duties/mark duties/unmark duties/copy \
    duties/copy-destroyed duties/destroy turn/correct turn/render turn/unrender coding/add coding/set \
    coding/remove coding/decide link/add link/remove memo/add memo/set memo/remove code/add code/set code/move \
    code/merge code/split code/retire code/remove codebook/sor codebook/import theme/add theme/set theme/member \
    theme/remove rules/run-file rule/run view/save view/remove settle/take settle/admit keys/change keys/add \
    keys/remove keys/recovery coder/rename backup backups restore past/close \
    protect/scan protect/accept protect/mark protect/remove protect/rename protect/original protect/gate picture";

/// A study in which the name is accepted, with a coding, a correction, a rendering and proposals on words with it.
fn bed() -> Bed {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("chat Kenanga.txt", CHAT);
    let people = bed.ok("people", json!({}));
    for person in people["persons"].as_array().unwrap() {
        bed.ok("people/save", json!({"person": person["id"], "kind": "informant"}));
    }
    let source = bed.source();
    for turn in 0..4 {
        bed.put(turn, "S-OFFER");
    }
    let rendered = json!({"source": source, "turn": 1, "language": "en", "text": "how much? I am Kenanga"});
    bed.ok("turn/render", rendered);
    let text = "seratus ribu, 85rb juga boleh kak kenanga";
    let corrected = json!({"source": source, "turn": 2, "text": format!("{text} ya"), "was": text});
    bed.ok("turn/correct", corrected);
    let place = json!({"source": source, "turns": [0], "span": {"start": 15, "end": 22}});
    let accepted = bed.ok("protect/mark", json!({"place": place, "label": "Teman-1"}));
    assert_eq!(accepted["mentions"], 3);
    let found = bed.ok("protect/scan", json!({"kind": "phone"}));
    bed.ok("protect/accept", json!({"keys": [found["candidates"][0]["key"]]}));
    bed
}

/// Every call that reads, with what a page would ask.
fn bodies(bed: &mut Bed) -> Vec<(&'static str, Value)> {
    let (source, code) = (bed.source(), bed.code_id("S-OFFER"));
    let person = bed.ok("people", json!({}))["persons"][0]["id"].clone();
    let entity = bed.ok("protect/list", json!({}))["entities"][0]["id"].clone();
    let batches = &bed.desk.session().unwrap().state().batches;
    let imported = batches.iter().find(|b| b.counts.contains_key("source")).unwrap().id.to_string();
    let method = json!({"method": "codes", "options": {}});
    let rule = json!({"name": "sapa", "code": code, "looks_for": "words", "patterns": ["kak"]});
    vec![
        ("session/look", json!({})),
        ("overview", json!({})),
        ("shell", json!({})),
        ("sources", json!({})),
        ("people", json!({})),
        ("people/one", json!({"person": person})),
        ("people/recruitment", json!({})),
        ("people/export", json!({"format": "csv"})),
        ("people/sheet", json!({"person": person})),
        ("duties", json!({})),
        ("duties/due", json!({})),
        ("duties/marks", json!({})),
        ("duties/copies", json!({})),
        ("source", json!({"id": source})),
        ("turns", json!({"source": source, "first": 0, "count": 10})),
        ("next", json!({"source": source, "turn": 0, "what": "uncoded"})),
        ("memos", json!({})),
        ("search", json!({"text": "kak"})),
        ("search", json!({"text": CANARY})),
        ("codes", json!({})),
        ("code", json!({"id": code})),
        ("code/places", json!({"id": code, "limit": 10})),
        ("codebook/export", json!({"format": "csv"})),
        ("themes", json!({})),
        ("rules", json!({})),
        ("rule/try", json!({"rule": rule, "limit": 10})),
        ("proposals", json!({"limit": 10})),
        ("methods", json!({})),
        ("result", method.clone()),
        ("result/places", json!({"asked": method, "places": "S-OFFER", "limit": 10})),
        ("result/csv", json!({"asked": method, "table": "codes"})),
        ("report/parts", json!({})),
        ("report/quotes", json!({})),
        ("report/preview", json!({})),
        ("report/html", json!({})),
        ("report/quotes-docx", json!({})),
        ("export/docx", json!({})),
        ("export/xlsx", json!({})),
        ("report/matrix-docx", json!({"by": "source"})),
        ("export/docx", json!({})),
        ("export/xlsx", json!({"words": true, "memos": true})),
        ("to-settle", json!({})),
        ("log", json!({"limit": 50})),
        ("past/look", json!({"batch": imported})),
        ("past/source", json!({"batch": imported, "source": source, "first": 0, "count": 10})),
        ("verify", json!({})),
        ("settings", json!({})),
        ("protect/list", json!({})),
        ("protect/places", json!({"entity": entity, "limit": 10})),
        ("protect/cells", json!({})),
    ]
}

#[test]
fn no_default_answer_holds_the_name() {
    let mut bed = bed();
    let bodies = bodies(&mut bed);
    for call in api::calls() {
        let is_known = bodies.iter().any(|(path, _)| *path == call.path)
            || NOT_READING.split_whitespace().any(|path| path == call.path);
        assert!(is_known, "{}: does it read? Then what must not be in its answer", call.path);
    }
    let mut answered = 0;
    for (path, body) in bodies {
        let said = match bed.bytes(path, body) {
            Ok(bytes) => {
                answered += 1;
                let parts = formats::exported::texts_of(&bytes).unwrap();
                parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join("\n")
            }
            Err(problem) => {
                let telling = |language| problem.message(&Catalogue::new(language));
                assert_ne!(problem.code, "body", "{path}");
                assert_ne!(problem.code, "gate-closed", "{path}: {}", telling(Language::English));
                Language::ALL.map(telling).concat()
            }
        };
        assert!(!said.to_lowercase().contains(CANARY), "{path}: {said}");
    }
    assert!(answered > 38, "{answered}");
}

/// The code and what is said of a file that the gate looked through.
fn gated(bed: &mut Bed, body: Value) -> Option<String> {
    match bed.call("protect/gate", body) {
        Ok(_) => None,
        Err(problem) => {
            assert_eq!(problem.code, "gate-closed");
            Some(problem.message(&Catalogue::new(Language::English)))
        }
    }
}

#[test]
fn the_gate_tells_kind_and_place_and_never_the_words() {
    let mut bed = bed();
    bed.language = Language::English;
    let text = |name: &str, text: &str| json!({"name": name, "text": text});
    for (body, kind, place) in [
        (text("a.svg", "<svg><text>Ke</text><title>KENANGA</title></svg>"), "(name)", "the text"),
        (text("a.svg", "<svg><!-- kenanga --></svg>"), "(name)", "the text"),
        (text("kenanga_2.svg", "<svg/>"), "(name)", "the file's name"),
        (text("a.csv", "a,b\n1,\"ke kenanga\"\n"), "(name)", "the text"),
        (text("a.json", "{\"a\": \"\\u004benanga\"}"), "(name)", "the text"),
        (text("a.txt", "hubungi 0812 3456 7890"), "(telephone number)", "the text"),
        (text("a.txt", "tulis ke a.b@contoh.id"), "(e-mail address)", "the text"),
        (text("a.txt", "lapak melati"), "(name)", "the text"),
    ] {
        let said = gated(&mut bed, body.clone()).unwrap_or_else(|| panic!("{body} passed"));
        assert!(said.contains(kind) && said.ends_with(&format!("{place}.")), "{said}");
        assert!(!said.to_lowercase().contains(CANARY) && !said.contains("3456"), "{said}");
    }
    for free in ["[Teman-1] dan P01", "tiga kilo 240rb", "Jumlah 1500000", "berkenangan"] {
        assert_eq!(gated(&mut bed, text("a.txt", free)), None, "{free}");
    }
    let (_, docx) = bed.file("report/matrix-docx", json!({"by": "source"}));
    assert_eq!(gated(&mut bed, json!({"name": "a.docx", "base64": base64(&docx)})), None);
    assert_eq!(bed.refused("protect/gate", json!({"name": "a"})), "option");
    assert_eq!(bed.refused("protect/gate", json!({"name": "a", "base64": "UEsDBA=="})), "gate-unread");
}

#[test]
fn a_name_in_a_code_a_memo_or_a_theme_keeps_every_file_in() {
    for planted in ["code", "memo", "theme"] {
        let mut bed = bed();
        // No speaker's name, which a report masks anyway.
        let place = json!({"source": bed.source(), "turns": [1], "span": {"start": 29, "end": 40}});
        assert_eq!(bed.ok("protect/mark", json!({"place": place, "label": "Kota-1"}))["mentions"], 1);
        match planted {
            "code" => {
                let id = bed.code_id("S-OFFER");
                bed.ok("code/set", json!({"id": id, "definition": "Lembah biru, malam"}));
            }
            "memo" => {
                let memo = json!({"about": {"on": "study"}, "kind": "analytic", "text": "di lembah  BIRU"});
                bed.ok("memo/add", memo);
            }
            _ => {
                bed.ok("theme/add", json!({"name": "Kisah Lembah Biru"}));
            }
        }
        let answer = bed.bytes("report/html", json!({}));
        // No section of the report has themes: where one had, the gate would be closed.
        let is_kept = answer.map_or_else(
            |problem| problem.code == "gate-closed",
            |html| planted == "theme" && !String::from_utf8_lossy(&html).contains("Lembah"),
        );
        assert!(is_kept, "{planted}");
        if planted == "code" {
            for format in ["csv", "json"] {
                assert_eq!(bed.refused("codebook/export", json!({"format": format})), "gate-closed");
            }
        }
    }
}

#[test]
fn what_led_to_somebody_stays_closed_when_the_entity_is_gone() {
    let mut bed = bed();
    let text = json!({"name": "a.txt", "text": "kak kenanga"});
    assert!(gated(&mut bed, text.clone()).is_some());
    let entity = bed.ok("protect/list", json!({}))["entities"][0]["id"].as_str().unwrap().to_owned();
    let session = bed.desk.session().unwrap();
    let words = session.words().unwrap();
    assert!(words.records.keys().any(|id| id.to_string() == entity));
    // The speaker's own name in the file closes it too: only the mentions' words are asked here.
    bed.ok("protect/remove", json!({"entity": entity}));
    assert!(gated(&mut bed, text).is_some(), "it is a speaker's name in the file");
    let other = json!({"name": "a.txt", "text": "teman-1"});
    assert_eq!(gated(&mut bed, other), None);
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let chunk = |chunk: &[u8]| {
        let bits = chunk.iter().fold(0_u32, |bits, b| bits << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        let sign = |n: usize| SIGNS[(bits >> (18 - 6 * n)) as usize & 63] as char;
        (0..=chunk.len()).map(sign).collect::<String>()
    };
    bytes.chunks(3).map(chunk).collect()
}
