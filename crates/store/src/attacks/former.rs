//! Somebody whose passphrase was removed: the keys of earlier epochs are known, the newest is not.

use super::forged::Expected::{self, Opens, Refused};
use super::forged::{Forged, first_epoch, signer};
use super::ground::{Ground, ask};
use crate::StudyFile;
use crate::keys::StudyKeys;
use crate::manifest::Manifest;
use crate::rows;
use crate::slots::Work;

/// A study that somebody could open until the passphrase was changed, with an action since then.
fn changed() -> Ground {
    let ground = Ground::new();
    let (mut file, _) = ground.open().unwrap();
    file.set_passphrase("CANARY coder", "SESAME lain sekali lagi", Work::TEST).unwrap();
    ask(&mut file).unwrap();
    drop(file);
    ground
}

/// Edits the file. Who holds the newest key can do it; who held an earlier one is refused by the manifest.
fn check(edit: fn(&StudyFile, &StudyKeys) -> Manifest) {
    let seal = |keys: fn(&StudyKeys) -> StudyKeys, what, expected: Expected| {
        let ground = changed();
        let (file, _) = ground.open_elsewhere().unwrap();
        let keys = keys(&file.keys);
        let manifest = Manifest { epoch: keys.epoch(), ..edit(&file, &keys) };
        manifest.write(&file.connection, &keys).unwrap();
        drop(file);
        expected.check(what, ground.open_elsewhere());
    };
    seal(StudyKeys::clone, "with the newest key", Opens(0));
    seal(first_epoch, "with the key before", Refused("damaged: manifest"));
}

#[test]
fn the_same_manifest_under_a_key_that_was_changed() {
    check(|file, _| file.manifest.clone());
}

#[test]
fn a_tail_cut_off_with_a_key_that_was_changed() {
    check(cut);
}

#[test]
fn a_batch_more_with_a_key_that_was_changed() {
    check(more);
}

/// Takes away what was done since the change.
fn cut(file: &StudyFile, _: &StudyKeys) -> Manifest {
    let last = file.state().batches.last().unwrap().id;
    let batch = &file.batches[&last].body;
    let text = file.state().questions.values().max_by_key(|q| q.added).unwrap().text();
    for (table, id) in [("batch", last.0), ("payload", text.0)] {
        file.connection.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id.as_slice()]).unwrap();
    }
    Manifest { heads: batch.parents.clone(), ..file.manifest.clone() }
}

/// Goes on writing, though nobody gave the new key.
fn more(file: &StudyFile, keys: &StudyKeys) -> Manifest {
    let forged = Forged::next(file, signer(3));
    rows::insert(&file.connection, "batch", &forged.row(file.study, keys)).unwrap();
    Manifest { heads: vec![forged.hash()], ..file.manifest.clone() }
}
