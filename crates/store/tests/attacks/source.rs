//! What is written to the studies here: a source with speakers, persons, blocks and a memo.

use super::bed::AT;
use model::batch::Cause;
use model::event::{Event, MemoKind, Owner, PersonKind, Subject};
use model::payload::{Block, BlockTurn, PayloadKind, Skeleton, SourceFacts};
use model::source::{Part, SourceKind, TurnKind};
use model::*;
use store::{Pen, StoreError, StudyFile};

/// Adds a source: a speaker for each number, with so many blocks of one turn each, of so many words.
pub fn add_source(file: &mut StudyFile, blocks: &[u16], words: usize) -> Vec<SpeakerId> {
    let mut pen = Pen::default();
    let source = SourceId(pen.id().unwrap());
    let mut events = Vec::new();
    let mut speakers = Vec::new();
    let mut whose = Vec::new();
    for (number, count) in (0..).zip(blocks) {
        let (first, end) = (whose.len() as u32, whose.len() as u32 + u32::from(*count));
        let turns = (first..end).map(|turn| BlockTurn { turn, text: text_of(&pen, words), time: None });
        let turns = turns.collect();
        speakers.push(add_speaker(file, &mut pen, &mut events, source, turns));
        whose.extend(vec![number; usize::from(*count)]);
    }
    let owners: Vec<Owner> = speakers.iter().map(|s| Owner::Strand(*s)).collect();
    let facts = SourceFacts { label: "C01".into(), format: "test".into(), date_order: None };
    let turns = whose.len() as u32;
    let skeleton = Skeleton { kinds: vec![TurnKind::Words; whose.len()], speakers: whose };
    events.push(Event::SourceAdded {
        source,
        kind: SourceKind::Conversation,
        turns,
        facts: pen.record(file, PayloadKind::SourceFacts, &[], &facts).unwrap(),
        name: pen.text(file, PayloadKind::SourceName, &owners, "CANARY file").unwrap(),
        skeleton: pen.record(file, PayloadKind::Skeleton, &[], &skeleton).unwrap(),
        fingerprint: file.fingerprint(b"x"),
    });
    events.push(memo(file, &mut pen, source, owners[0]));
    file.commit(pen, AT, None, Cause::Import, events, &mut |_, _| true).unwrap();
    speakers
}

/// Asks a question: the smallest action with a payload.
pub fn ask(file: &mut StudyFile) -> Result<BatchId, StoreError> {
    let mut pen = Pen::default();
    let question = QuestionId(pen.id()?);
    let text = pen.text(file, PayloadKind::Question, &[], "CANARY why?")?;
    let events = vec![Event::QuestionAdded { question, text }];
    file.commit(pen, AT, None, Cause::Command, events, &mut |_, _| true)
}

/// Random words, which don't get smaller when they are compressed to less than half.
fn text_of(pen: &Pen, words: usize) -> String {
    let word = |_| model::hex(&pen.id().unwrap()[..4]);
    format!("CANARY {}", (0..words).map(word).collect::<Vec<_>>().join(" "))
}

fn add_speaker(
    file: &StudyFile,
    pen: &mut Pen,
    events: &mut Vec<Event>,
    source: SourceId,
    turns: Vec<BlockTurn>,
) -> SpeakerId {
    let (person, key) = pen.person().unwrap();
    let pseudonym = pen.text(file, PayloadKind::Pseudonym, &[Owner::Person(person)], "CANARY P").unwrap();
    events.push(Event::PersonAdded { person, kind: PersonKind::OtherParty, key, pseudonym });
    let (speaker, key) = pen.strand().unwrap();
    let own = [Owner::Strand(speaker)];
    let name = pen.text(file, PayloadKind::SpeakerName, &own, "CANARY name").unwrap();
    let mut seal = |turn| pen.record(file, PayloadKind::Block, &own, &Block { turns: vec![turn] }).unwrap();
    let blocks = turns.into_iter().map(&mut seal).collect();
    let (part, name, person) = (Part::Party, Some(name), Some(person));
    events.push(Event::SpeakerAdded { speaker, source, part, key, name, blocks, role: None, person });
    speaker
}

fn memo(file: &StudyFile, pen: &mut Pen, source: SourceId, owner: Owner) -> Event {
    let text = pen.text(file, PayloadKind::Memo, &[owner], "CANARY memo").unwrap();
    let (memo, on) = (MemoId(pen.id().unwrap()), Subject::Source(source));
    Event::MemoAdded { memo, kind: MemoKind::Analytic, on, author: None, text, owners: vec![owner] }
}
