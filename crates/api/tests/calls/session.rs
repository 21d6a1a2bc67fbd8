//! Making, opening, locking a study, as the start page does.

use super::bed::{Bed, PASSPHRASE};
use locale::Language;
use serde_json::json;

#[test]
fn a_study_is_made_in_the_folder_and_is_open() {
    let mut bed = Bed::empty();
    assert_eq!(bed.ok("session/look", json!({}))["study"], "none");
    let made = bed.ok("session/new", json!({"title": "Pasar & Lapak: bab 1"}));
    assert_eq!(made["file"], "pasar-lapak-bab-1.kelindan");
    assert_eq!(made["passphrase"].as_str().unwrap().split(' ').count(), 7);
    let look = bed.ok("session/look", json!({}));
    assert_eq!((&look["study"], &look["title"]), (&json!("open"), &json!("Pasar & Lapak: bab 1")));
    assert_eq!(look["studies"][0]["file"], "pasar-lapak-bab-1.kelindan");
    assert!(look["studies"][0]["written"].as_str().unwrap().ends_with('Z'));
    assert_eq!(bed.ok("shell", json!({}))["coder"], "Peneliti");
    let second = bed.ok("session/new", json!({"title": "Pasar & Lapak: bab 1", "sor": true}));
    assert_eq!(second["file"], "pasar-lapak-bab-1-2.kelindan");
    assert!(bed.ok("shell", json!({}))["codes"].as_u64().unwrap() > 10);
}

#[test]
fn a_study_without_a_title_or_with_a_short_passphrase_is_not_made() {
    let mut bed = Bed::empty();
    assert_eq!(bed.refused("session/new", json!({"title": "  "})), "title-empty");
    assert_eq!(bed.refused("session/new", json!({"title": "A", "passphrase": "pendek"})), "passphrase-short");
    assert!(bed.ok("session/look", json!({}))["studies"].as_array().unwrap().is_empty());
}

#[test]
fn the_recovery_key_is_typed_back_with_any_spaces_and_opens_the_study() {
    let mut bed = Bed::empty();
    let recovery = bed.new_study()["recovery"].as_str().unwrap().to_owned();
    let spaced = recovery.to_lowercase().replace('-', " -");
    assert_eq!(bed.ok("session/check", json!({"typed": "salah"}))["right"], false);
    assert_eq!(bed.ok("session/check", json!({"typed": spaced}))["right"], true);
    // Also later: against the study itself.
    assert_eq!(bed.ok("session/check", json!({"typed": recovery}))["right"], true);
    assert_eq!(bed.ok("session/check", json!({"typed": "AGE-SECRET-KEY-1SALAH"}))["right"], false);
    bed.ok("session/lock", json!({}));
    assert_eq!(bed.refused("session/check", json!({"typed": "salah"})), "locked");
    let opened = bed.ok("session/open", json!({"secret": recovery.to_lowercase()}));
    assert_eq!((&opened["title"], &opened["may_write"]), (&json!("Uji"), &json!(true)));
}

#[test]
fn locked_it_asks_again_and_tells_a_wrong_secret() {
    let mut bed = Bed::with_chat();
    let before = bed.ok("session/look", json!({}))["version"].as_u64().unwrap();
    bed.ok("session/lock", json!({}));
    assert_eq!(bed.refused("shell", json!({})), "locked");
    let look = bed.ok("session/look", json!({}));
    assert_eq!((&look["study"], &look["title"]), (&json!("locked"), &json!(null)));
    assert!(look["version"].as_u64().unwrap() > before);
    assert_eq!(bed.refused("session/open", json!({"secret": "bukan ini sama sekali"})), "wrong-secret");
    assert_eq!(
        bed.refused("session/open", json!({"file": "../uji.kelindan", "secret": "x"})),
        "study-not-found"
    );
    bed.ok("session/open", json!({"file": "uji.kelindan", "secret": PASSPHRASE}));
    assert_eq!(bed.ok("shell", json!({}))["sources"], 1);
    bed.ok("session/leave", json!({}));
    assert_eq!(bed.ok("session/look", json!({}))["study"], "none");
    assert_eq!(bed.refused("session/open", json!({"secret": PASSPHRASE})), "study-not-found");
}

#[test]
fn an_older_copy_is_told_in_the_language_of_the_page() {
    let mut bed = Bed::with_chat();
    bed.ok("session/lock", json!({}));
    let copy = bed.studies().join("salinan.kelindan");
    std::fs::copy(bed.studies().join("uji.kelindan"), &copy).unwrap();
    bed.ok("session/open", json!({"file": "uji.kelindan", "secret": PASSPHRASE}));
    bed.ok("question/add", json!({"text": "Apa yang diikuti persetujuan?"}));
    for (language, word) in [(Language::Indonesian, "salinan lama"), (Language::English, "older copy")] {
        bed.language = language;
        let opened = bed.ok("session/open", json!({"file": "salinan.kelindan", "secret": PASSPHRASE}));
        assert!(opened["notices"][0].as_str().unwrap().contains(word), "{opened}");
        assert!(!opened["notices"][0].as_str().unwrap().contains("kelindan merge"));
        bed.ok("session/open", json!({"file": "uji.kelindan", "secret": PASSPHRASE}));
    }
}

#[test]
fn a_new_passphrase_has_seven_words() {
    let mut bed = Bed::empty();
    let one = bed.ok("session/passphrase", json!({}))["passphrase"].clone();
    assert_eq!(one.as_str().unwrap().split(' ').count(), 7);
    assert_ne!(one, bed.ok("session/passphrase", json!({}))["passphrase"]);
}
