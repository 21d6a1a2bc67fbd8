//! Blots, mentions and records by somebody with the keys: blocks of another shape, circles, spans beyond the words,
//! contents of another kind.

use super::ground::{AT, Ground, said};
use crate::{Pen, StudyFile};
use model::batch::Cause;
use model::event::*;
use model::payload::{Block, BlockTurn, HeldCopy, PayloadKind, Record};
use model::source::{Place, Span};
use model::*;

/// What somebody writes: facts, and what is sealed with them.
type Written = fn(&StudyFile, &mut Pen) -> Vec<Event>;

/// Writes on a study: whether its words open, and whether verify finds nothing.
fn check(what: &str, write: Written, sound: bool) {
    let ground = Ground::new();
    let mut file = ground.open().unwrap().0;
    let mut pen = Pen::default();
    let events = write(&file, &mut pen);
    file.commit(pen, AT, None, Cause::Command, events, &mut |_, _| true).unwrap();
    drop(file);
    let (file, _) = ground.open_elsewhere().unwrap();
    let words = file.words().map(|words| shown(&words)).map_err(|error| said(&error));
    assert_eq!(words.is_ok(), sound, "{what}: {words:?}");
    assert!(sound || words.unwrap_err().contains("damaged: payload"), "{what}");
    let verified = file.verify(&mut |_, _| true).unwrap();
    assert_eq!(verified.is_sound(), sound, "{what}: {verified:?}");
}

fn shown(words: &Words) -> usize {
    words.sources.values().flat_map(|s| &s.turns).filter(|turn| turn.shown().is_some()).count()
}

/// The first strand, which has one block, and that block.
fn strand(file: &StudyFile) -> (SpeakerId, PayloadId) {
    let mut speakers = file.state().speakers.iter().filter(|(_, s)| s.blocks().count() == 1);
    let (id, speaker) = speakers.next().unwrap();
    (*id, speaker.blocks().next().unwrap())
}

fn block(file: &StudyFile, pen: &mut Pen, turns: &[u32]) -> PayloadId {
    let turn = |turn: &u32| BlockTurn { turn: *turn, text: "CANARY █".into(), time: None };
    let block = Block { turns: turns.iter().map(turn).collect() };
    pen.record(file, PayloadKind::Block, &[Owner::Strand(strand(file).0)], &block).unwrap()
}

fn blot(file: &StudyFile, new: PayloadId, spans: Vec<(u32, Span)>) -> Event {
    let (strand, old) = strand(file);
    Event::Blotted { strand, old, new, spans }
}

fn blotted(file: &StudyFile, pen: &mut Pen, turns: &[u32]) -> Vec<Event> {
    vec![blot(file, block(file, pen, turns), vec![])]
}

#[test]
fn blocks_that_stand_for_another() {
    check("all is right", |f, p| blotted(f, p, &[0, 2]), true);
    check("a turn less", |f, p| blotted(f, p, &[0]), true);
    check("no turns", |f, p| blotted(f, p, &[]), true);
    check("another's turn", |f, p| blotted(f, p, &[0, 1]), false);
    check("a turn beyond", |f, p| blotted(f, p, &[0, 2, 4]), false);
    check("a turn twice", |f, p| blotted(f, p, &[0, 0]), false);
}

#[test]
fn blocks_that_stand_for_each_other() {
    let around = |file: &StudyFile, pen: &mut Pen| {
        let (strand, old) = strand(file);
        let new = block(file, pen, &[0, 2]);
        vec![blot(file, new, vec![]), Event::Blotted { strand, old: new, new: old, spans: vec![] }]
    };
    check("in a circle", around, true);
}

#[test]
fn spans_beyond_the_words() {
    let blots = |file: &StudyFile, pen: &mut Pen| {
        let far = [Span { start: 5, end: u32::MAX }, Span { start: u32::MAX - 1, end: u32::MAX }];
        // The second lies on another strand's turn.
        vec![blot(file, block(file, pen, &[0, 2]), vec![(0, far[0]), (1, far[1])])]
    };
    check("blots", blots, true);
    let mentions = |file: &StudyFile, pen: &mut Pen| {
        let source = *file.state().sources.keys().next().unwrap();
        let copy = HeldCopy { what: "CANARY".into(), holder: String::new(), date: None, destroyed: None };
        // The event says that it is an entity.
        let text = pen.record(file, PayloadKind::Record, &[], &Record::Copy(copy)).unwrap();
        let (record, kind) = (RecordId([1; 16]), RecordKind::Entity);
        let mut events = vec![Event::RecordAdded { record, kind, text, owners: vec![] }];
        for (number, start, end) in [(2, 0, u32::MAX), (3, 3, u32::MAX), (4, u32::MAX - 1, u32::MAX)] {
            let place = Place::span(source, u32::from(number) % 4, start, end);
            events.push(Event::MentionAdded { mention: MentionId([number; 16]), entity: record, place });
        }
        events
    };
    check("mentions of a record that is something else", mentions, true);
}

#[test]
fn contents_of_another_kind() {
    let record = |file: &StudyFile, pen: &mut Pen| {
        let text = pen.text(file, PayloadKind::Record, &[], "CANARY").unwrap();
        let (record, kind) = (RecordId([1; 16]), RecordKind::Copy);
        vec![Event::RecordAdded { record, kind, text, owners: vec![] }]
    };
    check("a text for a record", record, false);
    let facts = |file: &StudyFile, pen: &mut Pen| {
        let change =
            Change::StudyFacts(Some(pen.text(file, PayloadKind::StudyFacts, &[], "CANARY").unwrap()));
        vec![Event::Changed { change, replaces: vec![] }]
    };
    check("a text for the facts of the study", facts, false);
}
