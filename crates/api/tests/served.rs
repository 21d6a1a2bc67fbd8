//! A study that stays open in a server: other programs write to it meanwhile, and nothing is lost or shown too long.

mod support;

use api::Session;
use api::commands::{codebook, keys, memo, merge, people, question, undo};
use model::event::MemoKind;
use std::sync::Arc;
use store::{Secret, StudyFile, Work};
use support::{AT, Desk, PASSPHRASE};

fn watch(_: u64, _: u64) -> bool {
    true
}

/// Requires that the words of a session are those of the study opened anew.
fn is_current(desk: &Desk, session: &Session) {
    let anew = desk.open().unwrap();
    assert!(*session.words().unwrap() == *anew.words().unwrap());
    assert!(session.state() == anew.state());
}

#[test]
fn a_session_goes_to_another_thread() {
    fn is_send<T: Send>() {}
    is_send::<Session>();
    let desk = Desk::new();
    let session = desk.sample();
    let snapshot = session.snapshot().unwrap();
    let turns =
        std::thread::spawn(move || snapshot.words.sources.values().map(|s| s.turns.len()).sum::<usize>());
    assert!(turns.join().unwrap() > 100);
}

#[test]
fn words_stay_current_through_every_command() {
    let desk = Desk::new();
    let mut session = desk.sample();
    session.words().unwrap();
    let persons: Vec<String> =
        people::list(&session).unwrap().into_iter().map(|p| p.person).take(2).collect();
    people::tie(&mut session, &persons, &mut watch).unwrap();
    is_current(&desk, &session);
    undo::undo(&mut session, None, &mut watch).unwrap();
    is_current(&desk, &session);
    people::decide(&mut session, &[(persons[0].clone(), false)], &mut watch).unwrap();
    is_current(&desk, &session);
    let mut book = codebook::codebook(&session).unwrap();
    book.codes[0].text.definition = "Batas yang lain.".into();
    codebook::take(&mut session, &book, &mut watch).unwrap();
    is_current(&desk, &session);
    undo::undo(&mut session, None, &mut watch).unwrap();
    is_current(&desk, &session);
    memo::add(&mut session, "study", MemoKind::Analytic, "Catatan.", &mut watch).unwrap();
    people::role(&mut session, &persons[1], "kurir", &mut watch).unwrap();
    keys::add(&mut session, "budi", "tiga ekor ayam di kebun", Work::TEST, &mut watch).unwrap();
    is_current(&desk, &session);
}

#[test]
fn names_that_a_merge_doubled_stay_told_apart() {
    let desk = Desk::new();
    drop(desk.sample());
    let (a, b, c) = ["a", "b", "c"].map(|n| desk.folder().join(format!("{n}.kelindan"))).into();
    std::fs::copy(&a, &b).unwrap();
    let open = |path| Session::open(path, &Secret::Passphrase(PASSPHRASE), &desk.place(), AT).unwrap();
    for path in [&a, &b] {
        let mut session = open(path);
        let mut book = codebook::codebook(&session).unwrap();
        let mut new = book.codes[0].clone();
        new.text.code = "X-BARU".into();
        book.codes.push(new);
        codebook::take(&mut session, &book, &mut watch).unwrap();
    }
    let agreed = merge::Agreed { destroy: false, keys_of: None };
    merge::merge(&open(&a), &open(&b), &c, agreed, &mut watch).unwrap();
    let mut session = open(&c);
    let names = |session: &Session| -> Vec<String> {
        let words = session.words().unwrap();
        let mut names: Vec<String> = words.codes.values().map(|t| t.code.clone()).collect();
        names.retain(|name| name.starts_with("X-BARU"));
        names.sort();
        names
    };
    assert_eq!(names(&session), ["X-BARU", "X-BARU-2"]);
    question::add(&mut session, "Apakah namanya tetap?", &mut watch).unwrap();
    assert_eq!(names(&session), ["X-BARU", "X-BARU-2"]);
    assert!(*session.words().unwrap() == *open(&c).words().unwrap());
}

#[test]
fn what_another_program_writes_is_seen() {
    let desk = Desk::new();
    let (mut served, mut other) = (desk.sample(), desk.open().unwrap());
    served.words().unwrap();
    let before = served.version();
    assert!(!served.refresh().unwrap());
    question::add(&mut other, "Siapa menawar?", &mut watch).unwrap();
    assert!(served.refresh().unwrap());
    assert!(served.version() > before);
    assert!(question::list(&served).unwrap().contains(&"Siapa menawar?".to_owned()));
    assert!(!served.refresh().unwrap());
    is_current(&desk, &served);
}

#[test]
fn what_another_program_erased_leaves_at_once() {
    let desk = Desk::new();
    let mut served = desk.sample();
    let held = served.snapshot().unwrap();
    let strand = *served.state().speakers.keys().next().unwrap();
    let (mut file, _) =
        StudyFile::open(&desk.study(), &Secret::Passphrase(PASSPHRASE), &desk.place()).unwrap();
    assert!(file.erase(&[strand], &[], AT, None).unwrap().pending.is_none());
    assert!(served.refresh().unwrap());
    let source = served.state().speakers[&strand].source;
    let words = served.words().unwrap();
    let theirs = words.sources[&source].turns.iter().filter(|t| t.speaker == strand);
    assert!(theirs.clone().count() > 0 && theirs.clone().all(|t| t.text.is_none()));
    // Who reads a snapshot reads on in it until they let go.
    assert!(held.words.sources[&source].turns.iter().any(|t| t.speaker == strand && t.text.is_some()));
    is_current(&desk, &served);
}

#[test]
fn changed_keys_are_said_clearly() {
    let desk = Desk::new();
    let (mut served, mut other) = (desk.sample(), desk.open().unwrap());
    keys::change(&mut other, None, "rumah bambu dekat sungai", Work::TEST).unwrap();
    assert_eq!(served.refresh().unwrap_err().code, "keys-changed");
    let wrote = question::add(&mut served, "Masih bisa?", &mut watch);
    assert_eq!(wrote.unwrap_err().code, "keys-changed");
}

#[test]
fn an_action_that_met_another_is_made_on_what_holds_then() {
    let desk = Desk::new();
    let (mut served, mut other) = (desk.sample(), desk.open().unwrap());
    question::add(&mut other, "Siapa menawar?", &mut watch).unwrap();
    let mut questions_seen = Vec::new();
    let memo = served.repeated(|session| {
        questions_seen.push(session.state().questions.len());
        memo::add(session, "study", MemoKind::Analytic, "Dibandingkan.", &mut watch)
    });
    assert!(memo.is_ok());
    assert_eq!(questions_seen, [0, 1], "made again where the question is there");
    assert_eq!((served.state().questions.len(), memo::list(&served).unwrap().len()), (1, memos(&other) + 1));
    is_current(&desk, &served);
}

fn memos(session: &Session) -> usize {
    memo::list(session).unwrap().len()
}

#[test]
fn what_no_longer_fits_is_not_written() {
    let desk = Desk::new();
    let (mut served, mut other) = (desk.sample(), desk.open().unwrap());
    question::add(&mut other, "Siapa menawar?", &mut watch).unwrap();
    let seen = served.version();
    let refused = served.repeated(|session| {
        if session.version() != seen {
            return Err(api::Problem::new("stale"));
        }
        memo::add(session, "study", MemoKind::Analytic, "Dibandingkan.", &mut watch)
    });
    assert_eq!(refused.unwrap_err().code, "stale");
    assert_eq!(memos(&served), memos(&other));
    assert!(Arc::ptr_eq(&served.words().unwrap(), &served.words().unwrap()));
}
