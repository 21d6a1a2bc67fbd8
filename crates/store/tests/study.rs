//! A study file from the outside: made, written, closed, opened again, erased.

use model::batch::{At, Cause};
use model::event::{Change, Event, MemoKind, Owner, PersonKind, Subject};
use model::payload::*;
use model::source::{Part, SourceKind, TurnKind};
use model::*;
use std::path::Path;
use store::{NewStudy, Pen, Place, Secret, StoreError, StudyFile, Work};

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };
const PASSPHRASE: &str = "batu kuda lari sore tiga meja";

fn create(folder: &Path) -> (StudyFile, String) {
    let new = NewStudy {
        title: "CANARY title",
        coder: "CANARY coder",
        passphrase: PASSPHRASE,
        work: Work::TEST,
        at: AT,
    };
    let (file, recovery) =
        StudyFile::create(&folder.join("a.kelindan"), &new, &Place(folder.join("memory"))).unwrap();
    let key = recovery.reveal().to_owned();
    (file, key)
}

fn reopen(folder: &Path) -> Result<(StudyFile, store::Opened), StoreError> {
    StudyFile::open(
        &folder.join("a.kelindan"),
        &Secret::Passphrase(PASSPHRASE),
        &Place(folder.join("memory")),
    )
}

/// Two speakers with one turn each, tied to persons.
fn add_source(file: &mut StudyFile) -> Vec<SpeakerId> {
    let mut pen = Pen::default();
    let source = SourceId(pen.id().unwrap());
    let mut events = Vec::new();
    let mut speakers = Vec::new();
    for turn in 0..2 {
        let (person, key) = pen.person().unwrap();
        let owner = [Owner::Person(person)];
        let pseudonym = pen.text(file, PayloadKind::Pseudonym, &owner, &format!("P{turn}")).unwrap();
        events.push(Event::PersonAdded { person, kind: PersonKind::OtherParty, key, pseudonym });
        let (speaker, key) = pen.strand().unwrap();
        let own = [Owner::Strand(speaker)];
        let name = pen.text(file, PayloadKind::SpeakerName, &own, "CANARY name").unwrap();
        let block =
            Block { turns: vec![BlockTurn { turn, text: format!("CANARY words of {turn}"), time: None }] };
        let blocks = vec![pen.record(file, PayloadKind::Block, &own, &block).unwrap()];
        events.push(Event::SpeakerAdded {
            speaker,
            source,
            part: Part::Party,
            key,
            name: Some(name),
            blocks,
            role: None,
            person: Some(person),
        });
        speakers.push(speaker);
    }
    let owners: Vec<Owner> = speakers.iter().map(|s| Owner::Strand(*s)).collect();
    let facts = SourceFacts { label: "C01".into(), format: "test".into(), date_order: None };
    let skeleton = Skeleton { speakers: vec![0, 1], kinds: vec![TurnKind::Words; 2] };
    events.push(Event::SourceAdded {
        source,
        kind: SourceKind::Conversation,
        turns: 2,
        facts: pen.record(file, PayloadKind::SourceFacts, &[], &facts).unwrap(),
        name: pen.text(file, PayloadKind::SourceName, &owners, "CANARY file").unwrap(),
        skeleton: pen.record(file, PayloadKind::Skeleton, &[], &skeleton).unwrap(),
        fingerprint: file.fingerprint(b"x"),
    });
    let memo = MemoId(pen.id().unwrap());
    let text = pen.text(file, PayloadKind::Memo, &owners[..1], "CANARY memo").unwrap();
    events.push(Event::MemoAdded {
        memo,
        kind: MemoKind::Analytic,
        on: Subject::Source(source),
        author: None,
        text,
        owners: owners[..1].to_vec(),
    });
    file.commit(pen, AT, None, Cause::Import, events, &mut |_, _| true).unwrap();
    speakers
}

fn bytes_of(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(bytes_of(&path));
        } else {
            all.extend(path.to_string_lossy().as_bytes());
            all.extend(std::fs::read(path).unwrap());
        }
    }
    all
}

fn has(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle)
}

#[test]
fn written_closed_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, recovery) = create(folder.path());
    add_source(&mut file);
    assert!(!has(&bytes_of(folder.path()), b"CANARY"), "with the -wal there");
    drop(file);
    assert!(!folder.path().join("a.kelindan-wal").exists(), "one file is the whole");
    assert!(!has(&bytes_of(folder.path()), b"CANARY"));

    let (file, opened) = reopen(folder.path()).unwrap();
    assert_eq!(opened, store::Opened::default());
    let words = file.words().unwrap();
    assert_eq!(words.title, "CANARY title");
    let source = words.sources.values().next().unwrap();
    assert_eq!(source.turns[1].text.as_deref(), Some("CANARY words of 1"));
    assert_eq!(source.name.as_deref(), Some("CANARY file"));
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
    drop(file);

    let place = Place(folder.path().join("memory"));
    let study = folder.path().join("a.kelindan");
    assert!(StudyFile::open(&study, &Secret::Recovery(&recovery), &place).is_ok());
    for wrong in ["", "batu kuda", "batu kuda lari sore tiga mejA"] {
        let opened = StudyFile::open(&study, &Secret::Passphrase(wrong), &place);
        assert!(matches!(opened.err(), Some(StoreError::WrongSecret)), "{wrong:?}");
    }
}

#[test]
fn an_erased_strand_is_gone_and_the_rest_holds() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = create(folder.path());
    let speakers = add_source(&mut file);
    file.erase(&[speakers[0]], &[], AT, None).unwrap();
    let check = |file: &StudyFile| {
        let words = file.words().unwrap();
        let source = words.sources.values().next().unwrap();
        assert_eq!(source.turns[0].text, None);
        assert_eq!(source.turns[1].text.as_deref(), Some("CANARY words of 1"));
        assert_eq!(source.name, None, "the name was under both keys");
        assert!(words.memos.is_empty() && words.speakers.len() == 1);
        assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
    };
    check(&file);
    drop(file);
    check(&reopen(folder.path()).unwrap().0);
}

#[test]
fn an_older_copy_is_recognised_and_begins_a_new_replica() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = create(folder.path());
    let replica = file.replica();
    let study = folder.path().join("a.kelindan");
    drop(file);
    std::fs::copy(&study, folder.path().join("old")).unwrap();
    file = reopen(folder.path()).unwrap().0;
    add_source(&mut file);
    drop(file);
    std::fs::copy(folder.path().join("old"), &study).unwrap();
    let (mut file, opened) = reopen(folder.path()).unwrap();
    assert!(opened.lacks > 0);
    assert_ne!(file.replica(), replica);
    add_source(&mut file);
    assert_eq!(file.state().replicas.len(), 2);
    drop(file);
    let (_, opened) = reopen(folder.path()).unwrap();
    assert_eq!(opened, store::Opened::default());
}

#[test]
fn two_programs_write_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, _) = create(folder.path());
    let (mut two, _) = reopen(folder.path()).unwrap();
    let question = |file: &mut StudyFile| {
        let mut pen = Pen::default();
        let question = QuestionId(pen.id().unwrap());
        let text = pen.text(file, PayloadKind::Question, &[], "Why?").unwrap();
        file.commit(
            pen,
            AT,
            None,
            Cause::Command,
            vec![Event::QuestionAdded { question, text }],
            &mut |_, _| true,
        )
    };
    add_source(&mut one);
    assert!(matches!(question(&mut two), Err(StoreError::Changed)), "prepared on an older state");
    assert_eq!(two.state().sources.len(), 1, "it has looked again");
    question(&mut two).unwrap();
    assert!(matches!(question(&mut one), Err(StoreError::Changed)));
    question(&mut one).unwrap();
    drop((one, two));
    let (file, opened) = reopen(folder.path()).unwrap();
    assert_eq!((file.state().questions.len(), opened), (2, store::Opened::default()));
    assert_eq!(file.state().heads.len(), 1);
}

#[test]
fn what_is_no_study_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = create(folder.path());
    drop(file);
    let study = folder.path().join("a.kelindan");
    let whole = std::fs::read(&study).unwrap();
    let check = |bytes: &[u8], expected: &str| {
        std::fs::write(&study, bytes).unwrap();
        let error = reopen(folder.path()).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error.contains(expected), "{error:?} should say {expected:?}");
    };
    check(b"", "not a study");
    check(b"just a text", "not a study");
    check(&whole[..whole.len() / 2], "");
    std::fs::remove_file(&study).unwrap();
    assert!(matches!(reopen(folder.path()).err(), Some(StoreError::NotFound)));
}

#[test]
fn every_flipped_byte_is_harmless_or_named() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = create(folder.path());
    add_source(&mut file);
    drop(file);
    let study = folder.path().join("a.kelindan");
    let whole = std::fs::read(&study).unwrap();
    let mut named = 0;
    for at in (0..whole.len()).step_by(61) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x40;
        std::fs::write(&study, &flipped).unwrap();
        match reopen(folder.path()) {
            Err(_) => named += 1,
            Ok((file, _)) => {
                let sound = file.verify(&mut |_, _| true).is_ok_and(|v| v.is_sound());
                let right = file.words().is_ok_and(|w| {
                    w.title == "CANARY title"
                        && w.sources.values().all(|s| s.turns.iter().all(|t| t.text.is_some()))
                });
                assert!(!sound || right, "byte {at}: sound and wrong");
                named += usize::from(!sound);
            }
        }
    }
    assert!(named > 10, "the test can fail: {named}");
}

/// Corrects and renders the second speaker's turn, saves a theme and a view, notes where the memo was written.
fn add_what_version_2_knows(file: &mut StudyFile, strand: SpeakerId) -> RenderingId {
    let mut pen = Pen::default();
    let own = [Owner::Strand(strand)];
    let state = file.state();
    let (memo, on_memo) = state.memos.iter().next().unwrap();
    let of_memo = state.payloads[&on_memo.text()].owners.clone();
    let (memo, rendering) = (*memo, RenderingId(pen.id().unwrap()));
    let (theme, view) = (ThemeId(pen.id().unwrap()), ViewId(pen.id().unwrap()));
    let text = Rendering {
        language: "en".into(),
        translator: "CANARY translator".into(),
        text: "CANARY rendering".into(),
        checked: true,
    };
    let text = pen.record(file, PayloadKind::Rendering, &own, &text).unwrap();
    let added = Event::RenderingAdded { rendering, strand, turn: 1, text };
    let corrected = Revision { text: "CANARY corrected".into() };
    let corrected = pen.record(file, PayloadKind::Revision, &own, &corrected).unwrap();
    let facts = MemoFacts { place: Some("CANARY place".into()), ..MemoFacts::default() };
    let facts = pen.record(file, PayloadKind::MemoFacts, &of_memo, &facts).unwrap();
    let words = ThemeText { name: "CANARY theme".into(), argument: String::new() };
    let text = pen.record(file, PayloadKind::ThemeText, &[], &words).unwrap();
    let found = Event::ThemeAdded { theme, text };
    let words = View { name: "CANARY view".into(), asked: "{}".into() };
    let text = pen.record(file, PayloadKind::View, &[], &words).unwrap();
    let changed = |change: Change| {
        let replaces = file.state().held_by(&change.field()).unwrap();
        Event::Changed { replaces, change }
    };
    let events = vec![
        added,
        changed(Change::TurnText(strand, 1, Some(corrected))),
        changed(Change::MemoFacts(memo, Some(facts))),
        found,
        Event::ViewAdded { view, text },
    ];
    file.commit(pen, AT, None, Cause::Command, events, &mut |_, _| true).unwrap();
    rendering
}

#[test]
fn corrected_and_rendered_words_are_read_again_and_go_with_their_strand() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = create(folder.path());
    let speakers = add_source(&mut file);
    let rendering = add_what_version_2_knows(&mut file, speakers[1]);
    drop(file);
    let (mut file, _) = reopen(folder.path()).unwrap();
    let words = file.words().unwrap();
    let (source, turns) = words.sources.iter().next().map(|(id, s)| (*id, &s.turns)).unwrap();
    assert_eq!(turns[1].text.as_deref(), Some("CANARY corrected"));
    assert_eq!(turns[1].original.as_deref(), Some("CANARY words of 1"), "the earlier words stay");
    assert_eq!((turns[0].text.as_deref(), &turns[0].original), (Some("CANARY words of 0"), &None));
    assert_eq!(words.renderings[&rendering].text, "CANARY rendering");
    assert_eq!(file.state().live_renderings()[&(source, 1)], [rendering]);
    assert!(words.themes.values().any(|t| t.name == "CANARY theme"));
    assert!(words.views.values().any(|v| v.name == "CANARY view"));
    assert!(words.memo_facts.values().any(|f| f.place.as_deref() == Some("CANARY place")));
    assert!(file.state().conflicts().is_empty());
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());

    file.erase(&[speakers[1]], &[], AT, None).unwrap();
    drop(file);
    let (file, _) = reopen(folder.path()).unwrap();
    let words = file.words().unwrap();
    let turns = &words.sources[&source].turns;
    assert_eq!((&turns[1].text, &turns[1].original), (&None, &None));
    assert!(words.renderings.is_empty() && file.state().live_renderings().is_empty());
    assert_eq!(words.memo_facts.len(), 1, "of the other speaker's memo");
    let left = file.state().expected_payloads().filter_map(|id| file.state().payloads.get(id));
    let kinds: Vec<PayloadKind> = left.map(|info| info.kind).collect();
    assert!(!kinds.contains(&PayloadKind::Revision) && !kinds.contains(&PayloadKind::Rendering));
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
}

#[test]
fn only_a_batch_with_newer_facts_asks_for_a_newer_program() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = create(folder.path());
    let speakers = add_source(&mut file);
    let readers = |file: &StudyFile| -> Vec<u32> {
        file.state().batches.iter().map(|b| file.batch(b.id).unwrap().body.reader).collect()
    };
    assert_eq!(readers(&file), [1, 1], "a program of version 1 reads all of it");
    add_what_version_2_knows(&mut file, speakers[1]);
    assert_eq!(readers(&file), [1, 1, 2]);
}
