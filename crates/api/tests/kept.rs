//! The kept study of every released format opens with its secrets, says what it always said, and goes on.
//!
//! What `testdata/` holds of a released format is never made anew: a test that fails here says that the
//! program can no longer read it.

#[path = "kept/shown.rs"]
mod shown;

use api::Session;
use api::commands::{import, keys, merge, people, question, undo};
use model::batch::At;
use serde_json::Value;
use std::path::{Path, PathBuf};
use store::{Opened, Place, Secret, StudyFile, Work};
use tempfile::TempDir;

/// The formats that were released.
const FORMATS: [&str; 1] = ["format-1"];
const AT: At = At { millis: 1_800_000_000_000, offset: 0 };

/// A copy of a kept study, with what it must give.
struct Kept {
    kept: PathBuf,
    folder: TempDir,
    expected: Value,
}

impl Kept {
    fn of(format: &str) -> Kept {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata").join(format);
        let expected = std::fs::read(kept.join("expected.json")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(kept.join("study.kelindan"), folder.path().join("study.kelindan")).unwrap();
        Kept { kept, folder, expected: serde_json::from_slice(&expected).unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.kelindan"))
    }

    fn copy(&self) {
        std::fs::copy(self.path("study"), self.path("copy")).unwrap();
    }

    fn place(&self) -> Place {
        Place(self.folder.path().join("memory"))
    }

    fn shows(&self) -> &Value {
        &self.expected["shows"]
    }

    /// The cheap way in: a recovery key costs no work.
    fn recovery(&self) -> Secret<'_> {
        Secret::Recovery(self.expected["recovery_key"].as_str().unwrap())
    }

    fn file(&self, name: &str) -> StudyFile {
        StudyFile::open(&self.path(name), &self.recovery(), &self.place()).unwrap().0
    }

    fn session(&self, name: &str) -> Session {
        Session::open(&self.path(name), &self.recovery(), &self.place(), AT).unwrap()
    }
}

fn kept() -> impl Iterator<Item = Kept> {
    FORMATS.into_iter().map(Kept::of)
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
    assert_eq!(verified.batches, file.state().batches.len() as u64);
    assert_eq!(verified.payloads, file.state().expected_payloads().count() as u64);
}

#[test]
fn it_opens_with_every_secret_and_says_what_it_said() {
    for kept in kept() {
        let before = std::fs::read(kept.path("study")).unwrap();
        let passphrases = kept.expected["passphrases"].as_object().unwrap();
        assert!(passphrases.len() > 1);
        for (name, passphrase) in passphrases {
            let secret = Secret::Passphrase(passphrase.as_str().unwrap());
            let (file, opened) = StudyFile::open(&kept.path("study"), &secret, &kept.place()).unwrap();
            assert_eq!((opened, file.opened_by()), (Opened::default(), Some(name.as_str())));
            says(&file, kept.shows(), &[]);
        }
        let file = kept.file("study");
        assert_eq!(file.opened_by(), None);
        says(&file, kept.shows(), &[]);
        is_sound(&file);
        drop(file);
        assert!(std::fs::read(kept.path("study")).unwrap() == before, "reading rewrites nothing");
    }
}

#[test]
fn replaced_passphrases_open_it_no_longer() {
    for kept in kept() {
        for passphrase in kept.expected["no_longer"].as_array().unwrap() {
            let secret = Secret::Passphrase(passphrase.as_str().unwrap());
            let opened = Session::open(&kept.path("study"), &secret, &kept.place(), AT);
            assert_eq!(opened.err().map(|problem| problem.code), Some("wrong-secret"));
        }
    }
}

#[test]
fn its_past_is_what_it_was() {
    for kept in kept() {
        let past = shown::past(&kept.file("study"));
        assert_eq!(past.len() as u64, kept.shows()["batches"].as_u64().unwrap());
        assert_eq!(Value::from(past), kept.expected["past"]);
    }
}

#[test]
fn another_installation_goes_on_with_it() {
    for kept in kept() {
        let watch = &mut |_, _| true;
        let mut session = kept.session("study");
        let batches = session.state().batches.len();
        question::add(&mut session, "Masih terbaca?", watch).unwrap();
        let undone = undo::undo(&mut session, None, watch).unwrap();
        undo::undo(&mut session, Some(&undone.batch), watch).unwrap();
        people::decide(&mut session, &[("P02".into(), true)], watch).unwrap();
        undo::undo(&mut session, None, watch).unwrap();
        keys::change(&mut session, Some("bima"), "kunci baru untuk bima saja", Work::TEST).unwrap();
        drop(session);
        let file = kept.file("study");
        is_sound(&file);
        let changed = ["batches", "heads", "log", "epoch", "passphrases_of", "questions", "unconfirmed"];
        says(&file, kept.shows(), &changed);
        assert_eq!(file.state().batches.len(), batches + 5);
        let asked = |list: &Value| list["questions"].as_array().unwrap().len();
        assert_eq!(asked(&shown::shown(&file)), asked(kept.shows()) + 1);
        assert_eq!(file.state().unconfirmed().len(), 1, "nobody has let this installation in");
    }
}

#[test]
fn a_chat_that_it_holds_is_recognised() {
    for kept in kept() {
        let chat = std::fs::read(kept.kept.join("obrolan-1.txt")).unwrap();
        let drafts = formats::read("another name.txt", &chat, &formats::Options::default()).unwrap();
        let mut session = kept.session("study");
        let options = import::Options::default();
        let imported = import::import(&mut session, &drafts, &options, &mut |_, _| true).unwrap();
        assert_eq!((imported.sources.len(), imported.there_already), (0, 1));
    }
}

#[test]
fn merged_with_itself_it_is_the_same() {
    for kept in kept() {
        kept.copy();
        let (a, b) = (kept.session("study"), kept.session("copy"));
        let plan =
            merge::merge(&a, &b, &kept.path("merged"), merge::Agreed::default(), &mut |_, _| true).unwrap();
        assert!(plan.copies.iter().all(|copy| copy.brings == 0 && copy.opens && copy.loses_payloads == 0));
        let merged = kept.file("merged");
        says(&merged, kept.shows(), &[]);
        is_sound(&merged);
    }
}

#[test]
fn merged_with_a_copy_that_went_on_it_is_that_copy() {
    for kept in kept() {
        kept.copy();
        let mut session = kept.session("study");
        question::add(&mut session, "Salinan ini berjalan terus?", &mut |_, _| true).unwrap();
        merge::merge(
            &kept.session("copy"),
            &session,
            &kept.path("merged"),
            merge::Agreed::default(),
            &mut |_, _| true,
        )
        .unwrap();
        drop(session);
        let merged = kept.file("merged");
        assert_eq!(merged.state().batches.len() as u64, kept.shows()["batches"].as_u64().unwrap() + 1);
        says(&merged, &shown::shown(&kept.file("study")), &[]);
        is_sound(&merged);
    }
}

#[test]
fn persons_can_still_be_erased_from_it() {
    for kept in kept() {
        let mut file = kept.file("study");
        let words = file.words().unwrap();
        let gone: Vec<_> = words.persons.iter().filter(|(_, p)| *p == "P01").map(|(id, _)| *id).collect();
        assert!(gone.len() == 1 && words.speakers.values().any(|name| name == "Bu Jahe"));
        assert!(file.erase(&[], &gone, AT, None).unwrap().pending.is_none());
        drop(file);
        let file = kept.file("study");
        is_sound(&file);
        let words = file.words().unwrap();
        assert!(words.persons.values().all(|person| person != "P01"));
        assert!(words.speakers.values().all(|name| name != "Bu Jahe"));
        let turns = words.sources.values().flat_map(|source| &source.turns);
        assert!(turns.filter_map(|turn| turn.text.as_deref()).all(|text| !text.contains("minyak serainya")));
    }
}
