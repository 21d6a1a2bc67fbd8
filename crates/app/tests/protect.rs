//! Protection from the outside: scan, accept, mark, take back, originals, and the gate of exports.

mod support;

use support::Desk;

#[test]
fn what_could_lead_to_a_person_is_found_accepted_and_kept_in() {
    let desk = Desk::with_chat();
    for person in ["P01", "P02"] {
        desk.does(&["people", "a.kelindan", "set", person, "--kind", "informant"]);
    }
    let found = desk.json(&["protect", "a.kelindan", "scan", "--json"]);
    let phone = found["candidates"].as_array().unwrap().iter().find(|c| c["kind"] == "phone").unwrap();
    assert_eq!((&phone["words"][0], &phone["places"][0]), (&"0812-0000-0007".into(), &"C01:4:24-38".into()));
    assert!(!found.to_string().contains("90rb") && !found.to_string().contains("85rb"), "{found}");
    let shown = desk.does(&["protect", "a.kelindan", "scan", "--kind", "phone"]);
    assert!(shown.contains("[Phone-1]") && shown.contains("no promise"), "{shown}");
    let key = phone["key"].as_str().unwrap();
    assert!(desk.does(&["protect", "a.kelindan", "accept", &key[..6]]).contains("One place is replaced"));
    desk.refuses(&["protect", "a.kelindan", "accept", key], 1, "No find of the scan");
    let marked = desk.json(&["protect", "a.kelindan", "mark", "C01:2:0-4", "--as", "Kata-1", "--json"]);
    assert_eq!(marked["mentions"], 1);
    let listed = desk.json(&["protect", "a.kelindan", "list", "--json"]);
    assert_eq!(listed["entities"].as_array().unwrap().len(), 2);
    assert!(desk.does(&["protect", "a.kelindan", "list"]).contains("[Kata-1]"));
    let original = desk.does(&["protect", "a.kelindan", "original", "C01:2"]);
    assert!(original.contains("bisa kurang?"), "{original}");
    let log = desk.json(&["log", "a.kelindan", "--fact", "original", "--json"]);
    assert_eq!(log.as_array().unwrap().len(), 1);
    desk.does(&["people", "a.kelindan", "list", "--names"]);
    let log = desk.json(&["log", "a.kelindan", "--fact", "original", "--json"]);
    assert_eq!(log.as_array().unwrap().len(), 2, "names in files are originals too");
    desk.does(&["memo", "a.kelindan", "add", "--on", "study", "--text", "tanya 0812 0000 0007"]);
    desk.does(&["report", "a.kelindan", "-o", "a.html"]);
    desk.does(&["memo", "a.kelindan", "add", "--on", "study", "--text", "kata: bisa atau tidak"]);
    desk.refuses(&["report", "a.kelindan", "-o", "b.html"], 1, "isn't let out");
    assert!(!desk.path().join("b.html").exists());
    desk.does(&["report", "a.kelindan", "-o", "b.html", "--open-gate"]);
    desk.refuses(&["codebook", "a.kelindan", "export", "Bu Nila.csv"], 1, "the file's name");
    desk.does(&["protect", "a.kelindan", "rename", "Kata-1", "Kata-9"]);
    desk.does(&["protect", "a.kelindan", "remove", "Kata-9"]);
    desk.does(&["protect", "a.kelindan", "remove", "C01:4"]);
    desk.does(&["report", "a.kelindan", "-o", "b.html"]);
    assert!(desk.does(&["protect", "a.kelindan", "cells"]).contains("Smallest group"));
}
