//! The kept study with people in it opens with its secrets, says what it always said, and goes on.
//!
//! What `testdata/` holds is never made anew: a test that fails here says that the program can no longer read it.

#[path = "kept/shown.rs"]
mod shown;

use model::batch::{At, Cause};
use model::event::{Event, Owner};
use model::payload::{Block, PayloadKind};
use model::source::Span;
use model::words::blotted;
use model::*;
use serde_json::Value;
use std::path::{Path, PathBuf};
use store::{Erasure, Merge, Opened, Pen, Place, Secret, StoreError, StudyFile};
use tempfile::TempDir;

const AT: At = At { millis: 1_800_000_000_000, offset: 0 };

/// A copy of the kept study, with what it must give.
struct Kept {
    folder: TempDir,
    expected: Value,
}

impl Kept {
    fn new() -> Kept {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/format-1-people");
        let expected = std::fs::read(kept.join("expected.json")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(kept.join("study.kelindan"), folder.path().join("study")).unwrap();
        Kept { folder, expected: serde_json::from_slice(&expected).unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn place(&self) -> Place {
        Place(self.path("memory"))
    }

    /// The cheap way in: a recovery key costs no work.
    fn open(&self, name: &str) -> StudyFile {
        let recovery = Secret::Recovery(self.expected["recovery_key"].as_str().unwrap());
        StudyFile::open(&self.path(name), &recovery, &self.place()).unwrap().0
    }
}

/// Compares part by part, so that a failure names what differs.
#[track_caller]
fn says(file: &StudyFile, expected: &Value, but: &[&str]) {
    let shown = shown::shown(file);
    let (shown, expected) = (shown.as_object().unwrap(), expected.as_object().unwrap());
    assert!(shown.keys().eq(expected.keys()));
    for (part, value) in expected.iter().filter(|(part, _)| !but.contains(&part.as_str())) {
        assert_eq!(&shown[part], value, "{part}");
    }
}

#[track_caller]
fn is_sound(file: &StudyFile) {
    let verified = file.verify(&mut |_, _| true).unwrap();
    assert!(verified.is_sound(), "{:?} {:?} {:?}", verified.log, verified.damaged, verified.pages);
}

#[test]
fn it_opens_with_every_secret_and_says_what_it_said() {
    let kept = Kept::new();
    let before = std::fs::read(kept.path("study")).unwrap();
    for (name, passphrase) in kept.expected["passphrases"].as_object().unwrap() {
        let secret = Secret::Passphrase(passphrase.as_str().unwrap());
        let (file, opened) = StudyFile::open(&kept.path("study"), &secret, &kept.place()).unwrap();
        assert_eq!((opened, file.opened_by()), (Opened::default(), Some(name.as_str())));
        says(&file, &kept.expected["shows"], &[]);
    }
    for passphrase in kept.expected["no_longer"].as_array().unwrap() {
        let secret = Secret::Passphrase(passphrase.as_str().unwrap());
        let opened = StudyFile::open(&kept.path("study"), &secret, &kept.place());
        assert!(matches!(opened.err(), Some(StoreError::WrongSecret)));
    }
    let file = kept.open("study");
    says(&file, &kept.expected["shows"], &[]);
    is_sound(&file);
    assert_eq!(Value::from(shown::past(&file)), kept.expected["past"]);
    drop(file);
    assert!(std::fs::read(kept.path("study")).unwrap() == before, "reading rewrites nothing");
}

/// What was blotted out, destroyed or withdrawn stands nowhere in what the study says.
#[test]
fn what_was_destroyed_is_said_nowhere() {
    let said = Kept::new().expected["shows"].to_string();
    for gone in
        ["Teratai nomor", "nomor 9", "Teratai disebut", "Galang dari", "kemiri", "batal beli", "lewat teman"]
    {
        assert!(!said.contains(gone), "{gone}");
    }
    for there in ["Jalan Teratai?", "Alamat disebut dua kali.", "[Jalan-1]", "[Penjual-1]", "[…]"] {
        assert!(said.contains(there), "{there}");
    }
}

#[test]
fn another_installation_goes_on_with_it() {
    let kept = Kept::new();
    let mut file = kept.open("study");
    let mut pen = Pen::default();
    let question = QuestionId(pen.id().unwrap());
    let text = pen.text(&file, PayloadKind::Question, &[], "Masih terbaca?").unwrap();
    let events = vec![Event::QuestionAdded { question, text }];
    file.commit(pen, AT, None, Cause::Command, events, &mut |_, _| true).unwrap();
    drop(file);
    let file = kept.open("study");
    is_sound(&file);
    says(&file, &kept.expected["shows"], &["batches", "heads", "log", "questions", "unconfirmed"]);
    assert_eq!(file.state().unconfirmed().len(), 1, "nobody has let this installation in");
}

#[test]
fn merged_with_itself_it_is_the_same() {
    let kept = Kept::new();
    std::fs::copy(kept.path("study"), kept.path("copy")).unwrap();
    let (a, b) = (kept.open("study"), kept.open("copy"));
    Merge::of(&a, &b, None).unwrap().write(&kept.path("merged"), &mut |_, _| true).unwrap();
    let merged = kept.open("merged");
    says(&merged, &kept.expected["shows"], &[]);
    is_sound(&merged);
}

/// The two blocks that stand for one are destroyed with the next blot, and its persons can be erased.
#[test]
fn words_can_still_be_blotted_and_persons_erased() {
    let kept = Kept::new();
    let mut file = kept.open("study");
    let apart = file.state().speakers.iter().find(|(_, s)| s.former_blocks().len() == 2);
    let (strand, speaker) = apart.expect("a block that was blotted apart");
    let (strand, former) = (*strand, speaker.former_blocks());
    let old = speaker.blocks().nth(1).unwrap();
    let mut block: Block = file.read(old).unwrap().unwrap();
    let words = file.words().unwrap();
    let turn = block.turns[0].turn;
    let span = Span { start: 0, end: 5 };
    block.turns[0].text =
        blotted(words.turn(speaker.source, turn).unwrap().text.as_deref().unwrap(), &[span]);
    let source = speaker.source;
    let mut pen = Pen::default();
    let new = pen.record(&file, PayloadKind::Block, &[Owner::Strand(strand)], &block).unwrap();
    let events = vec![Event::Blotted { strand, old, new, spans: vec![(turn, span)] }];
    file.carry_out(Erasure { pen, events, ..Erasure::default() }, AT, None).unwrap();
    assert!(former.iter().all(|block| file.state().is_gone(block)));
    let text = file.words().unwrap().turn(source, turn).unwrap().text.clone().unwrap();
    assert_eq!(text, "█████, diambil di █████████████ ███████");
    let gone: Vec<PersonId> =
        words.persons.iter().filter(|(_, name)| *name == "Penjual-1").map(|(id, _)| *id).collect();
    file.erase(&[], &gone, AT, None).unwrap();
    drop(file);
    let file = kept.open("study");
    is_sound(&file);
    assert!(!shown::shown(&file).to_string().contains("Penjual-1"));
}
