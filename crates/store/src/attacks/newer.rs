//! Batches of a newer program: the study is as it was before, for reading only, and says so.

use super::forged::{Forged, announced, plant, signer};
use super::ground::{Draft, Ground, add_source, ask, said};
use crate::StudyFile;
use crate::error::StoreError;
use crate::file::{Newer, Opened};
use crate::manifest::Manifest;
use crate::merge::Merge;
use crate::rows::{self, Row};
use crate::slots::Work;
use model::*;

/// The next batch as a newer program writes it: an event that this one doesn't know, and a field more.
pub fn newer(mut forged: Forged, reader: u32) -> Forged {
    forged.body.reader = reader;
    let mut bytes = canon::to_bytes(&forged.body).unwrap();
    assert_eq!(bytes[0], 0x8a, "ten fields");
    bytes[0] = 0x8b;
    bytes.extend([0x82, 0x18, 0xff, 0xf5]);
    forged.bytes = Some(bytes);
    forged
}

/// The reader version of the next program.
const NEWER: u32 = model::batch::READER + 1;

/// What opening says of a newer program's batches.
fn noticed(reader: u32, batches: usize) -> Opened {
    Opened { newer: Some(Newer { reader, batches }), ..Opened::default() }
}

/// Plants batches; the study is as it was before, and says what it doesn't show.
fn check(what: &str, forge: impl FnOnce(&StudyFile) -> Vec<Forged>, expected: Opened) {
    let ground = Ground::new();
    let (file, _) = ground.open_elsewhere().unwrap();
    let before = file.state().clone();
    plant(&file, &forge(&file));
    drop(file);
    let (file, opened) = ground.open_elsewhere().unwrap();
    assert_eq!(opened, expected, "{what}");
    assert!(*file.state() == before, "{what}");
    assert!(file.words().unwrap().sources.values().all(|s| s.turns.iter().all(|t| t.text.is_some())));
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound(), "{what}");
}

#[test]
fn the_study_as_it_was_before() {
    let next = |file: &_, number| Forged::next(file, signer(number));
    check("one", |file| vec![newer(next(file, 3), NEWER)], noticed(NEWER, 1));
    check("much newer", |file| vec![newer(next(file, 3), u32::MAX)], noticed(u32::MAX, 1));
    let two = |file: &_| vec![newer(next(file, 3), NEWER), newer(next(file, 4), 7)];
    check("two beside each other", two, noticed(7, 2));
    let on_top = |file: &_| {
        let one = newer(next(file, 3), NEWER);
        let two = Forged::after(&one, signer(4));
        let three = Forged::after(&two, signer(5));
        vec![one, two, three]
    };
    check("known ones on top of it", on_top, noticed(NEWER, 3));
    let unsigned =
        |file: &_| vec![Forged { signature: Some(Signature([0; 64])), ..newer(next(file, 3), NEWER) }];
    check("one whose signature can't be checked", unsigned, noticed(NEWER, 1));
}

/// A known batch beside a newer one is shown; a wrong one is refused, as without it.
#[test]
fn a_known_batch_beside_it() {
    let beside = |change: fn(&mut Forged)| {
        let ground = Ground::new();
        let (file, _) = ground.open_elsewhere().unwrap();
        let mut known = Forged::next(&file, signer(4));
        change(&mut known);
        plant(&file, &[newer(Forged::next(&file, signer(3)), NEWER), known]);
        drop(file);
        ground.open_elsewhere().map(|(file, opened)| (file.state().replicas.len(), opened))
    };
    assert_eq!(beside(|_| {}).unwrap(), (2, noticed(NEWER, 1)));
    let refused = |change, part: &str| {
        let text = said(&beside(change).unwrap_err());
        assert!(text.contains(part), "{text}, expected {part}");
    };
    refused(|f| f.body.lamport += 1, "wrong order number");
    refused(|f| f.signature = Some(Signature([0; 64])), "signature of batch");
    refused(|f| f.body.events = vec![], "signature of batch");
}

/// Nothing is written to a study that can't be read completely.
#[test]
fn nothing_is_written() {
    let ground = Ground::new();
    let other = ground.copy();
    let (file, _) = ground.open_elsewhere().unwrap();
    let speaker = *file.state().speakers.keys().next().unwrap();
    plant(&file, &[newer(Forged::next(&file, signer(3)), NEWER)]);
    drop(file);
    let rows = |file: &StudyFile| file.connection.query_row(ROWS, [], |row| row.get::<_, String>(0)).unwrap();
    let (mut file, _) = ground.open().unwrap();
    let before = rows(&file);
    let known = other.open_elsewhere().unwrap().0;
    let refused = |what: &str, result: Result<(), StoreError>| {
        assert!(
            matches!(result, Err(StoreError::NeedsReader(NEWER))),
            "{what}: {:?}",
            result.map_err(|e| said(&e))
        );
    };
    refused("commit", ask(&mut file).map(drop));
    refused("import", add_source(&mut file, &Draft::sound()).map(drop));
    refused("erase", file.erase(&[speaker], &[], super::ground::AT, None).map(drop));
    refused("passphrase", file.set_passphrase("Ayu", "SESAME yang baru", Work::TEST));
    refused("recovery key", file.new_recovery_key().map(drop));
    refused("merge", Merge::of(&file, &known, None).map(drop));
    refused("merge the other way", Merge::of(&known, &file, None).map(drop));
    assert_eq!(rows(&file), before);
}

/// Every row of the file as one text.
const ROWS: &str = "SELECT group_concat(row, '/') FROM (
    SELECT hex(id) || hex(box) AS row FROM batch UNION SELECT hex(id) || hex(box) FROM payload
    UNION SELECT hex(id) || hex(box) FROM wrap UNION SELECT hex(box) FROM manifest
    UNION SELECT hex(body) FROM slot)";

/// Payloads and keys that only the newer batch knows stand in the file, and nothing is made of them.
#[test]
fn rows_that_only_the_newer_batch_knows() {
    let ground = Ground::new();
    let (file, _) = ground.open_elsewhere().unwrap();
    let before = file.state().clone();
    plant(&file, &[newer(Forged::next(&file, signer(3)), NEWER)]);
    let row = |length| Row { id: vec![7; length], epoch: 1, boxed: vec![1; 200] };
    rows::insert(&file.connection, "payload", &row(32)).unwrap();
    rows::insert(&file.connection, "wrap", &row(16)).unwrap();
    drop(file);
    let (file, opened) = ground.open_elsewhere().unwrap();
    assert_eq!(opened, noticed(NEWER, 1));
    assert!(*file.state() == before && file.words().is_ok());
}

/// What is done to a batch before it is planted.
type Change = fn(&mut Forged);
/// What is done to a file in which a batch with this id was planted.
type Edit = fn(&StudyFile, BatchId);

/// Plants a newer batch; what opening says of it.
fn told(change: Change, edit: Edit) -> String {
    let ground = Ground::new();
    let (file, _) = ground.open_elsewhere().unwrap();
    let mut forged = Forged::next(&file, signer(3));
    change(&mut forged);
    let forged = newer(forged, NEWER);
    plant(&file, std::slice::from_ref(&forged));
    edit(&file, forged.hash());
    drop(file);
    ground.open_elsewhere().map_or_else(|error| said(&error), |(_, opened)| format!("{opened:?}"))
}

/// The newer batch itself can't be taken away, doubled or put beside the log without being named.
#[test]
fn a_newer_batch_that_is_no_part_of_the_log() {
    let remove = |file: &StudyFile, id: BatchId| {
        file.connection.execute("DELETE FROM batch WHERE id = ?1", [id.0.as_slice()]).unwrap();
    };
    let leave = |file: &StudyFile, _: BatchId| file.manifest.write(&file.connection, &file.keys).unwrap();
    let nothing = |_: &StudyFile, _: BatchId| {};
    let cases: [(&str, Change, Edit, &str); 6] = [
        ("all is right", |_| {}, nothing, "newer: Some"),
        ("removed", |_| {}, remove, "is missing"),
        ("not in the manifest", |_| {}, leave, "belongs to no head"),
        ("an unknown parent", |f| f.body.parents.push(BatchId([255; 32])), nothing, "is missing"),
        ("a parent twice", |f| f.body.parents.push(f.body.parents[0]), nothing, "not in order"),
        ("another id", |f| f.id = Some(BatchId([9; 32])), nothing, "damaged: batch"),
    ];
    for (what, change, edit, expected) in cases {
        let told = told(change, edit);
        assert!(told.contains(expected), "{what}: {told}, expected {expected}");
    }
}

/// What stands before the parents is the same in every version: a newer batch is of this study.
#[test]
fn a_newer_batch_of_another_study() {
    let told = told(|f| f.body.study = StudyId([9; 16]), |_, _| {});
    assert!(told.contains("damaged: batch"), "{told}");
}

/// And its order number is right.
#[test]
fn a_newer_batch_with_a_wrong_order_number() {
    let told = told(|f| f.body.lamport += 1, |_, _| {});
    assert!(told.contains("wrong order number"), "{told}");
}

/// An installation remembers as checked only what it could check. Once it has a program that reads the newer
/// batches, it has to look at their signatures, and at those of the batches that were set aside with them.
#[test]
fn what_could_not_be_checked_is_not_remembered_as_checked() {
    let ground = Ground::new();
    let (file, _) = ground.open().unwrap();
    let one = newer(Forged::next(&file, signer(3)), NEWER);
    let mut two = Forged::after(&one, signer(4));
    two.signature = Some(Signature([0; 64]));
    plant(&file, &[one, two]);
    drop(file);
    for _ in 0..2 {
        let (file, opened) = ground.open().unwrap();
        assert_eq!(opened, noticed(NEWER, 2));
        assert!(file.memory.checked().iter().all(|id| file.batches.contains_key(id)));
    }
}

/// While a newer batch is there, a missing row counts as withdrawn. Whoever deletes rows from such a file
/// must not bring an installation to destroy them in all other copies.
#[test]
fn missing_rows_are_not_remembered_as_withdrawn() {
    let ground = Ground::new();
    let whole = ground.bytes();
    let (file, _) = ground.open().unwrap();
    plant(&file, &[newer(Forged::next(&file, signer(3)), NEWER)]);
    file.connection.execute_batch("DELETE FROM wrap; DELETE FROM payload WHERE length(box) > 60").unwrap();
    drop(file);
    let opened = ground.open().map(|(_, opened)| opened).unwrap();
    assert_eq!(opened.newer, noticed(NEWER, 1).newer);
    ground.put(&whole);
    let (file, opened) = ground.open_as("memory").unwrap();
    assert!(!opened.to_withdraw, "words that nobody has withdrawn would be erased");
    assert!(file.memory.withdrawn == state::Withdrawn::default());
}

/// A study with a newer batch isn't an older copy when it is opened again.
#[test]
fn opened_again_it_lacks_nothing() {
    let ground = Ground::new();
    let (file, _) = ground.open_elsewhere().unwrap();
    plant(&file, &[newer(Forged::next(&file, signer(3)), NEWER)]);
    drop(file);
    for again in 0..3 {
        assert_eq!(ground.open().unwrap().1, noticed(NEWER, 1), "opened {again} times before");
    }
}

/// An older copy to which a newer program has written is still an older copy, however often it is opened.
#[test]
fn what_is_lacking_is_said_every_time() {
    let ground = Ground::new();
    let older = ground.bytes();
    let (mut other, _) = ground.open_as("other").unwrap();
    ask(&mut other).unwrap();
    drop(other);
    drop(ground.open().unwrap());
    ground.put(&older);
    let (file, _) = ground.open_elsewhere().unwrap();
    plant(&file, &[newer(Forged::next(&file, signer(3)), NEWER)]);
    drop(file);
    for again in 0..3 {
        let (_, opened) = ground.open().unwrap();
        assert_eq!(opened, Opened { lacks: 1, ..noticed(NEWER, 1) }, "opened {again} times before");
    }
}

/// A study that a newer program began is empty here, and can't be written.
#[test]
fn a_study_that_a_newer_program_began() {
    let ground = Ground::new();
    let (file, _) = ground.open_elsewhere().unwrap();
    let mut forged = Forged::next(&file, signer(3));
    (forged.body.parents, forged.body.lamport) = (vec![], 0);
    forged.body.events = vec![announced(&forged.signer)];
    let forged = newer(forged, NEWER);
    file.connection.execute_batch("DELETE FROM batch; DELETE FROM payload; DELETE FROM wrap").unwrap();
    rows::insert(&file.connection, "batch", &forged.row(file.study, &file.keys)).unwrap();
    let manifest = Manifest { heads: vec![forged.hash()], ..file.manifest.clone() };
    manifest.write(&file.connection, &file.keys).unwrap();
    drop(file);
    let (mut file, opened) = ground.open_elsewhere().unwrap();
    assert_eq!(opened, noticed(NEWER, 1));
    assert!(file.state().batches.is_empty() && file.words().unwrap().title.is_empty());
    assert!(matches!(ask(&mut file), Err(StoreError::NeedsReader(NEWER))));
}
