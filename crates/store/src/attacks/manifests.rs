//! Manifests that are sealed as they should be and say something else than the rows.

use super::forged::Expected::{self, Opens, Refused};
use super::forged::{Field, Forged, first_epoch, signer};
use super::ground::{Ground, ask};
use crate::StudyFile;
use crate::keys::Key;
use crate::manifest::{Manifest, digest_of};
use crate::seal::{self, Binding};
use crate::slots::{KeyFile, Work};
use model::event::Event;
use model::*;

fn check(field: &Field, what: &str, change: fn(&mut Manifest, &StudyFile), expected: Expected) {
    field.ground.put(&field.whole);
    let (file, _) = field.ground.open_elsewhere().unwrap();
    let mut manifest = file.manifest.clone();
    change(&mut manifest, &file);
    write(&manifest, &file);
    drop(file);
    expected.check(what, field.ground.open_elsewhere());
}

/// Writes a manifest in a box that is right, whatever it says.
fn write(manifest: &Manifest, file: &StudyFile) {
    let epoch = file.keys.epoch();
    let key = file.keys.subkey(epoch, "manifest box").unwrap();
    let binding = Binding::new("manifest", file.study, 0, epoch, vec![]);
    let boxed = seal::seal(&key, &binding, &canon::to_bytes(manifest).unwrap()).unwrap();
    file.connection.execute("UPDATE manifest SET epoch = ?1, box = ?2", (epoch, boxed)).unwrap();
}

#[test]
fn what_a_manifest_says() {
    let field = Field::new();
    let check = |what, change, expected| check(&field, what, change, expected);
    check("all is right", |_, _| {}, Opens(0));
    check("a head left out", |m, _| m.heads.truncate(1), Refused("belongs to no head"));
    check("no heads", |m, _| m.heads.clear(), Refused("belongs to no head"));
    check("an unknown head", |m, _| m.heads.push(BatchId([255; 32])), Refused("is missing"));
    let inner = |m: &mut Manifest, file: &StudyFile| m.heads.push(file.state().batches[0].id);
    check("a batch that isn't a head", inner, Refused("damaged: heads"));
    check("the heads before", |m, file| m.heads = vec![file.state().batches[2].id], Refused("to no head"));
    check("another digest of slots", |m, _| m.slots = PayloadId([9; 32]), Refused("key slots"));
    check("another list of the withdrawn", |m, _| m.withdrawn = PayloadId([9; 32]), Refused("withdrawals"));
    check("a later epoch", |m, _| m.epoch += 1, Refused("damaged: manifest"));
    check("no epoch", |m, _| m.epoch = 0, Refused("damaged: manifest"));
    check("another study", |m, _| m.study = StudyId([9; 16]), Refused("damaged: manifest"));
    check("a later format", |m, _| m.format = 2, Refused("format 2 is newer"));
    check("a far later format", |m, _| m.format = u32::MAX, Refused("is newer"));
    check("an erasure that is over", |m, _| m.scrub_pending = true, Opens(0));
}

/// Somebody's withdrawal with the rows left where they are, and with a list that hides it.
#[test]
fn a_withdrawal_that_deletes_nothing() {
    let field = Field::new();
    let withdraw = |hidden: bool| {
        move |field: &Field| {
            field.ground.put(&field.whole);
            let (file, _) = field.ground.open_elsewhere().unwrap();
            let mut forged = Forged::next(&file, signer(3));
            let strands: Vec<SpeakerId> = file.state().speakers.keys().copied().collect();
            let withdrawn = Event::Withdrawn { strands: strands.clone(), persons: vec![], payloads: vec![] };
            forged.body.events.push(withdrawn);
            super::forged::plant(&file, std::slice::from_ref(&forged));
            let mut gone = state::Withdrawn::default();
            gone.strands.extend(strands);
            let withdrawn = if hidden { file.manifest.withdrawn } else { digest_of(&gone) };
            let manifest = Manifest { heads: vec![forged.hash()], withdrawn, ..file.manifest.clone() };
            manifest.write(&file.connection, &file.keys).unwrap();
            drop(file);
            field.ground.open_elsewhere()
        }
    };
    Refused("damaged: list of withdrawals").check("hidden", withdraw(true)(&field));
    Refused("damaged: key").check("said", withdraw(false)(&field));
}

/// A counter at its end: the study opens; what is written then is stored or refused.
#[test]
fn a_counter_at_its_end() {
    let ground = Ground::new();
    let (file, _) = ground.open().unwrap();
    let manifest = Manifest { counter: u64::MAX, ..file.manifest.clone() };
    manifest.write(&file.connection, &file.keys).unwrap();
    drop(file);
    let (mut file, _) = ground.open().unwrap();
    let questions = file.state().questions.len();
    let stored = ask(&mut file).is_ok();
    drop(file);
    assert_eq!(ground.open().unwrap().0.state().questions.len(), questions + usize::from(stored));
}

/// An epoch at its end: another passphrase is set or refused, and the study goes on to open.
#[test]
fn an_epoch_at_its_end() {
    let ground = Ground::new();
    let (mut file, _) = ground.open().unwrap();
    let first: Vec<(u32, Key)> =
        canon::from_bytes(&canon::to_bytes(&first_epoch(&file.keys)).unwrap()).unwrap();
    let epochs = vec![first[0].clone(), (u32::MAX, Key::random().unwrap())];
    let mut keys = KeyFile::new(file.study);
    keys.keys = canon::from_bytes(&canon::to_bytes(&epochs).unwrap()).unwrap();
    keys.holders = file.holders.clone();
    let slots = keys.seal(&crate::slots::read(&file.connection).unwrap()).unwrap();
    crate::slots::write(&file.connection, &slots).unwrap();
    let (epoch, slots) = (u32::MAX, crate::slots::digest(&slots));
    let manifest = Manifest { epoch, slots, ..file.manifest.clone() };
    manifest.write(&file.connection, &keys.keys).unwrap();
    drop(file);
    (file, _) = ground.open().unwrap();
    let _ = file.set_passphrase("CANARY coder", "SESAME lain sekali lagi", Work::TEST);
    drop(file);
    Opens(0).check("after it", ground.open_elsewhere());
}
