//! What of files is stored: picked chats, speakers, days, a zone; what a later export adds; columns that are remembered.

use super::bed::*;
use serde_json::{Value, json};

const BEGIN: &str = "31/12/23 21.05 - Lapak Melati: tikar kenanga baru datang
31/12/23 21.06 - Kak Lontar: berapa kak
31/12/23 21.07 - Lapak Melati: oke
31/12/23 21.07 - Lapak Melati: oke
";
const MORE: &str = "31/12/23 21.07 - Lapak Melati: seratus
01/01/24 08.00 - Kak Lontar: selamat pagi
01/01/24 08.01 - Lapak Melati: pagi kak
";

fn file(bed: &mut Bed, name: &str, text: &str) -> Value {
    let upload = bed.upload(text.as_bytes());
    json!({"upload": upload, "name": name})
}

/// What a preview says of the only file's only source, and what storing it said; then the turns of all sources.
fn again(bed: &mut Bed, text: &str) -> (Value, Value) {
    let asked = json!({"files": [file(bed, "chat.txt", text)], "informants": ["Lapak Melati"]});
    let preview = bed.ok("import/preview", asked.clone());
    (preview["files"][0].clone(), bed.ok("import/store", asked))
}

fn turns(bed: &mut Bed) -> Vec<u64> {
    let sources = bed.ok("sources", json!({}));
    sources["sources"].as_array().unwrap().iter().map(|s| s["turns"].as_u64().unwrap()).collect()
}

#[test]
fn a_later_export_adds_only_what_is_new() {
    let mut bed = Bed::empty();
    bed.new_study();
    again(&mut bed, BEGIN);
    let (preview, stored) = again(&mut bed, &format!("{BEGIN}{MORE}"));
    let overlap = json!({"source": "C01", "known": 4, "differ": 0, "new": 3});
    assert_eq!(preview["sources"][0]["overlap"], overlap);
    assert_eq!((turns(&mut bed), stored["persons"].as_u64()), (vec![4, 3], Some(0)), "the same people");
    let second = stored["sources"][0].as_str().unwrap();
    let read = bed.ok("turns", json!({"source": second, "first": 0, "count": 9}));
    let links = read["turns"][0]["links"].as_array().unwrap();
    assert_eq!((links.len(), &links[0]["kind"]), (1, &json!("continues")));
    // Whatever comes again is known now, also from both parts.
    let (preview, stored) = again(&mut bed, &format!("{BEGIN}{MORE}"));
    assert!(preview["there_already"] == true && stored["sources"] == json!([]));
    let (_, stored) = again(&mut bed, &format!("{BEGIN}{MORE}02/01/24 09.00 - Kak Lontar: jadi\n"));
    assert_eq!((turns(&mut bed), stored["persons"].as_u64()), (vec![4, 3, 1], Some(0)));
}

#[test]
fn an_earlier_part_and_changed_messages() {
    let mut bed = Bed::empty();
    bed.new_study();
    let whole = format!("{BEGIN}{MORE}");
    let late: String = whole.lines().skip(2).map(|l| format!("{l}\n")).collect();
    again(&mut bed, &late);
    // The last message was changed since, and two came before what is known.
    let changed =
        format!("{}02/01/24 09.00 - Kak Lontar: jadi\n", whole.replace("pagi kak", "pagi juga kak"));
    let (preview, _) = again(&mut bed, &changed);
    let overlap = json!({"source": "C01", "known": 4, "differ": 1, "new": 3});
    assert_eq!(preview["sources"][0]["overlap"], overlap);
    assert_eq!(turns(&mut bed), [5, 2, 1]);
    // Another chat in which the same is said at the same minute twice is no later export.
    let other = "31/12/23 21.07 - Beni: oke\n31/12/23 21.07 - Beni: oke\n31/12/23 21.09 - Citra: lain\n";
    let asked = json!({"files": [file(&mut bed, "lain.txt", other)]});
    bed.ok("import/store", asked);
    assert_eq!(turns(&mut bed), [5, 2, 1, 3]);
    // Stored whole where it is asked for.
    let asked = json!({"files": [file(&mut bed, "chat.txt", &format!("{changed}{MORE}"))], "whole": true});
    bed.ok("import/store", asked);
    assert_eq!(turns(&mut bed).last(), Some(&11));
}

#[test]
fn the_words_of_somebody_who_withdrew_stay_out_of_a_later_export() {
    let mut bed = Bed::empty();
    bed.new_study();
    again(&mut bed, BEGIN);
    let people = bed.ok("people", json!({}));
    let person = people["persons"].as_array().unwrap().iter().find(|p| p["kind"] == "other-party").unwrap();
    let person = person["name"].clone();
    let code = bed.ok("withdrawal/plan", json!({ "person": person }))["code"].clone();
    bed.ok("withdrawal/carry-out", json!({"person": person, "code": code, "choices": []}));
    let (_, stored) = again(&mut bed, &format!("{BEGIN}{MORE}"));
    let read = bed.ok("turns", json!({"source": stored["sources"][0], "first": 0, "count": 9}));
    let told = read.to_string();
    assert!(told.contains("pagi kak") && !told.contains("selamat pagi"), "{told}");
}

#[test]
fn only_some_words_and_days() {
    let mut bed = Bed::empty();
    bed.new_study();
    let file = file(&mut bed, "chat dengan Kak Lontar.txt", &format!("{BEGIN}{MORE}"));
    let keep = json!({"without": ["Kak Lontar"], "since": "2024-01-01", "zone": "WITA"});
    let asked = json!({"files": [file], "informants": ["Lapak Melati"], "keep": keep});
    let preview = bed.ok("import/preview", asked.clone());
    let source = &preview["files"][0]["sources"][0];
    assert_eq!((&source["turns"], source["speakers"].as_array().unwrap().len()), (&json!(2), 2));
    assert_eq!(source["first"], "2024-01-01T08:00+08:00");
    let stored = bed.ok("import/store", asked);
    let source = stored["sources"][0].clone();
    let told = bed.ok("turns", json!({"source": source, "first": 0, "count": 9})).to_string()
        + &bed.ok("sources", json!({})).to_string();
    assert!(
        told.contains("pagi kak") && !told.contains("selamat pagi") && !told.contains("Lontar"),
        "{told}"
    );
    for (keep, code) in [
        (json!({"zone": "entah"}), "zone"),
        (json!({"since": "kemarin"}), "day"),
        (json!({"only": ["Beni"]}), "speaker-unknown"),
        (json!({"until": "2020-01-01"}), "days-empty"),
    ] {
        let upload = bed.upload(CHAT.as_bytes());
        let asked = json!({"files": [{"upload": upload, "name": "a.txt"}], "keep": keep});
        assert_eq!(bed.refused("import/store", asked), code);
    }
}

#[test]
fn chats_of_an_account_are_picked() {
    let mut bed = Bed::empty();
    bed.new_study();
    let message = |name: &str| json!({"id": 1, "type": "message", "date": "2024-01-02T10:00:00", "from": name, "text": "halo"});
    let chat = |name: &str| json!({"name": name, "messages": [message(name)]});
    let account = json!({"personal_information": {"phone_number": "0800"}, "chats": {"list": [chat("Ani"), chat("Beni")]}});
    let file = file(&mut bed, "result.json", &account.to_string());
    let preview = bed.ok("import/preview", json!({"files": [file.clone()]}));
    let shown = &preview["files"][0];
    assert_eq!(shown["problem"]["code"], "file-many-chats");
    assert_eq!(shown["chats"], json!([{"name": "Ani", "turns": 1}, {"name": "Beni", "turns": 1}]));
    assert_eq!(bed.refused("import/store", json!({"files": [file.clone()]})), "file-many-chats");
    let mut picked = file;
    picked["chats"] = json!([1]);
    bed.ok("import/store", json!({"files": [picked]}));
    let told = bed.ok("sources", json!({})).to_string();
    assert!(told.contains("Beni") && !told.contains("Ani"), "{told}");
}

#[test]
fn columns_are_said_once() {
    let mut bed = Bed::empty();
    bed.new_study();
    let table =
        |words: &str| format!("Kapan,Siapa,Apa\n2024-01-02 10:00,Ani,{words}\n2024-01-02 10:01,Beni,ya\n");
    let first = file(&mut bed, "a.csv", &table("halo"));
    let preview = bed.ok("import/preview", json!({"files": [first.clone()]}));
    let shown = &preview["files"][0];
    assert_eq!(shown["problem"]["code"], "table-columns");
    let names = json!({"names": ["Kapan", "Siapa", "Apa"], "columns": null, "remembered": false});
    assert_eq!(shown["table"], names);
    let mut said = first;
    said["columns"] = json!({"text": 2, "speaker": 1, "time": 0});
    bed.ok("import/store", json!({"files": [said]}));
    let second = file(&mut bed, "b.csv", &table("apa kabar"));
    let preview = bed.ok("import/preview", json!({"files": [second.clone()]}));
    assert_eq!(preview["files"][0]["table"]["remembered"], true);
    bed.ok("import/store", json!({"files": [second]}));
    assert_eq!(turns(&mut bed), [2, 2]);
    // An undone import leaves nothing remembered that was said with it alone.
    let third = file(&mut bed, "c.csv", "Kapan;Siapa\n1;2\n");
    assert_eq!(bed.refused("import/store", json!({"files": [third]})), "table-columns");
}
