//! Passphrases, the coder's name, copies and bringing them back.

use super::bed::{Bed, PASSPHRASE};
use serde_json::json;

const NEW: &str = "angin sore di tepi danau";

#[test]
fn a_passphrase_is_changed_only_by_who_knows_the_present_one() {
    let mut bed = Bed::with_chat();
    let change = |present: &str| json!({"present": present, "passphrase": NEW});
    assert_eq!(bed.refused("keys/change", change("bukan ini sama sekali")), "wrong-secret");
    assert_eq!(
        bed.refused("keys/change", json!({"present": PASSPHRASE, "passphrase": "pendek"})),
        "passphrase-short"
    );
    bed.ok("keys/change", change(PASSPHRASE));
    bed.ok("session/lock", json!({}));
    assert_eq!(bed.refused("session/open", json!({"secret": PASSPHRASE})), "wrong-secret");
    bed.ok("session/open", json!({"secret": NEW}));
    let made = bed.ok("keys/change", json!({"present": NEW}));
    let made = made["passphrase"].as_str().unwrap().to_owned();
    bed.ok("session/lock", json!({}));
    bed.ok("session/open", json!({"secret": made}));
}

#[test]
fn another_coder_gets_a_passphrase_and_is_known_by_it_after_a_new_name() {
    let mut bed = Bed::with_chat();
    let budi = |present: &str| json!({"present": present, "name": "budi", "passphrase": NEW});
    assert_eq!(bed.refused("keys/add", budi("bukan frasa sandinya")), "wrong-secret");
    bed.ok("keys/add", budi(PASSPHRASE));
    assert_eq!(bed.refused("keys/add", budi(PASSPHRASE)), "passphrase-there");
    assert_eq!(bed.ok("settings", json!({}))["passphrases"], json!(["ani", "budi"]));
    assert_eq!(bed.refused("keys/remove", json!({"present": PASSPHRASE, "name": "ani"})), "passphrase-own");
    bed.ok("session/lock", json!({}));
    bed.ok("session/open", json!({"secret": NEW}));
    assert_eq!(bed.refused("coder/rename", json!({"name": "ani"})), "coder-taken");
    let renamed = bed.ok("coder/rename", json!({"name": "Budi S."}));
    assert_eq!(renamed["undo"]["undo"]["what"], "Nama pengode diganti: Budi S.");
    bed.ok("session/lock", json!({}));
    bed.ok("session/open", json!({"secret": NEW}));
    let settings = bed.ok("settings", json!({}));
    assert_eq!((&settings["coder"], &settings["opened_by"]), (&json!("Budi S."), &json!("budi")));
    assert_eq!(bed.refused("keys/remove", json!({"present": "bukan", "name": "ani"})), "wrong-secret");
    bed.ok("keys/remove", json!({"present": NEW, "name": "ani"}));
    bed.ok("session/lock", json!({}));
    assert_eq!(bed.refused("session/open", json!({"secret": PASSPHRASE})), "wrong-secret");
}

#[test]
fn a_new_recovery_key_replaces_the_old_one() {
    let mut bed = Bed::empty();
    let old = bed.new_study()["recovery"].as_str().unwrap().to_owned();
    assert_eq!(bed.refused("keys/recovery", json!({"present": "bukan"})), "wrong-secret");
    let new =
        bed.ok("keys/recovery", json!({"present": PASSPHRASE}))["recovery"].as_str().unwrap().to_owned();
    assert_eq!(bed.ok("session/check", json!({"typed": new}))["right"], true);
    bed.ok("session/lock", json!({}));
    assert_eq!(bed.refused("session/open", json!({"secret": old})), "wrong-secret");
    bed.ok("session/open", json!({"secret": new}));
}

#[test]
fn a_copy_is_whole_listed_and_opens_as_the_study_does() {
    let mut bed = Bed::with_chat();
    let copy = bed.ok("backup", json!({"folder": null}));
    assert_eq!(copy["file"], "uji-2026-11-24.kelindan");
    assert_eq!(bed.ok("backup", json!({"folder": null}))["file"], "uji-2026-11-24-2.kelindan");
    std::fs::write(bed.studies().join("lain-2026-11-24.kelindan"), "").unwrap();
    let listed = bed.ok("backups", json!({}));
    let names: Vec<_> = listed["backups"].as_array().unwrap().iter().map(|b| b["file"].clone()).collect();
    assert_eq!(names.len(), 2, "{listed}");
    assert!(names.contains(&copy["file"]));
    assert_eq!(bed.refused("backup", json!({"folder": "/tidak/ada/di/sini"})), "folder-not-found");
    let bytes = std::fs::read(copy["path"].as_str().unwrap()).unwrap();
    assert!(!bytes.windows(7).any(|w| w == b"kenanga"), "sealed rows only");
    let opened = bed.ok("session/open", json!({"file": copy["file"], "secret": PASSPHRASE}));
    assert_eq!(opened["title"], "Uji");
    assert_eq!(bed.ok("verify", json!({}))["sound"], true);
    assert_eq!(bed.ok("sources", json!({}))["sources"][0]["turns"], 5);
}

#[test]
fn what_a_copy_holds_comes_back_in_a_new_file_and_both_stay() {
    let mut bed = Bed::with_chat();
    let copy = bed.ok("backup", json!({"folder": null}))["file"].clone();
    bed.ok("session/open", json!({"file": copy, "secret": PASSPHRASE}));
    bed.code_turn(1, "Di salinan");
    bed.ok("session/open", json!({"file": "uji.kelindan", "secret": PASSPHRASE}));
    bed.code_turn(2, "Di asal");
    assert_eq!(
        bed.refused("restore", json!({"file": copy, "secret": "bukan ini sama sekali"})),
        "wrong-secret"
    );
    assert_eq!(bed.refused("restore", json!({"file": "uji.kelindan", "secret": PASSPHRASE})), "merge-same");
    assert_eq!(
        bed.refused("restore", json!({"file": "tidak.kelindan", "secret": PASSPHRASE})),
        "copy-not-found"
    );
    let restored = bed.ok("restore", json!({"file": copy, "secret": PASSPHRASE}));
    assert_eq!(restored["file"], "uji-pulih.kelindan");
    assert!(restored["brought"].as_u64().unwrap() >= 1);
    let line = bed.ok("sources", json!({}))["sources"][0].clone();
    assert_eq!(line["codings"], 2);
    let names: Vec<_> = bed.ok("session/look", json!({}))["studies"].as_array().unwrap().clone();
    assert_eq!(names.len(), 3);
    bed.ok("session/open", json!({"file": "uji.kelindan", "secret": PASSPHRASE}));
    assert_eq!(bed.ok("sources", json!({}))["sources"][0]["codings"], 1);
}
