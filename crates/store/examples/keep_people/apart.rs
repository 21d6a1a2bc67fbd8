//! Two copies that go on apart: one side of every conflict each, a block that both blot, a person who is erased.

use crate::ground::Ids;
use crate::people::{study, terms};
use crate::{Done, Hand};
use model::batch::Cause;
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::{Place, Span};
use model::undo::inverse;
use model::words::blotted;
use store::{Erasure, Pen, StoreError};

/// Blots out the house number's street, with the memo and the mention that quote it.
pub fn go_on_at_laptop(hand: &mut Hand, ids: &Ids) -> Done {
    hand.coder = hand.file.state().coders.keys().next().copied();
    let mut erasure = blot(hand, ids, (4, 18, 31))?;
    let old = hand.file.state().memos[&ids.memos[0]].text();
    let text = hand.seal(&mut erasure.pen, PayloadKind::Memo, &[], &"Alamat disebut dua kali.")?;
    erasure.events.push(hand.changed(Change::MemoText(ids.memos[0], text)));
    erasure.events.push(hand.changed(Change::Exists(Subject::Mention(ids.mentions[5]), false)));
    erasure.payloads = vec![old];
    hand.carry_out(erasure)?;
    let (p01, p02) = (ids.persons[0], ids.persons[1]);
    let mut pen = Pen::default();
    let name = hand.seal(&mut pen, PayloadKind::Pseudonym, &[Owner::Person(p01)], &"Penjual-1")?;
    let agreed = terms("tulis-2", &[Scope::Chats, Scope::Quotes]);
    let agreed = hand.seal(&mut pen, PayloadKind::ConsentTerms, &[Owner::Person(p02)], &agreed)?;
    let facts = hand.seal(&mut pen, PayloadKind::StudyFacts, &[], &study(&["Sukma", "Kenanga"]))?;
    let events = vec![
        hand.changed(Change::Pseudonym(p01, name)),
        hand.changed(Change::ConsentTerms(p02, Some(agreed))),
        hand.changed(Change::StudyFacts(Some(facts))),
        hand.changed(Change::OtherParties(OtherParties::BoardApproved)),
        hand.changed(Change::MentionPlace(ids.mentions[0], Place::span(ids.sources[0], 1, 9, 14))),
    ];
    hand.act(pen, events)?;
    // The words of one strand are destroyed; the coding on them stays.
    let payloads = hand.file.state().speakers[&ids.strands[3][1]].blocks().collect();
    hand.carry_out(Erasure { payloads, ..Erasure::default() })
}

/// Blots out the house number in the same block; sets the same fields otherwise; erases a person.
pub fn go_on_at_kantor(hand: &mut Hand, ids: &Ids) -> Done {
    let mut pen = Pen::default();
    let (coder, name) = (CoderId(pen.id()?), hand.seal(&mut pen, PayloadKind::CoderName, &[], &"bima")?);
    hand.act(pen, vec![Event::CoderAdded { coder, name }])?;
    hand.coder = Some(coder);
    let erasure = blot(hand, ids, (4, 32, 39))?;
    hand.carry_out(erasure)?;
    let p02 = ids.persons[1];
    let mut pen = Pen::default();
    let agreed = terms("tulis-3", &[Scope::Chats]);
    let agreed = hand.seal(&mut pen, PayloadKind::ConsentTerms, &[Owner::Person(p02)], &agreed)?;
    let facts = hand.seal(&mut pen, PayloadKind::StudyFacts, &[], &study(&[]))?;
    let events = vec![
        hand.changed(Change::ConsentTerms(p02, Some(agreed))),
        hand.changed(Change::StudyFacts(Some(facts))),
        hand.changed(Change::OtherParties(OtherParties::OwnSide)),
        hand.changed(Change::MentionPlace(ids.mentions[0], Place::span(ids.sources[0], 1, 5, 8))),
    ];
    hand.act(pen, events)?;
    // The person had asked; the request goes as well.
    hand.carry_out(Erasure { persons: vec![ids.persons[3]], ..Erasure::default() })
}

/// On the merged study: lets the other installation in, settles one conflict, changes a record, undoes a mark.
pub fn finish(hand: &mut Hand, ids: &Ids) -> Done {
    hand.coder = hand.file.state().coders.keys().next().copied();
    let unconfirmed: Vec<ReplicaId> = hand.file.state().unconfirmed().into_iter().collect();
    hand.act(
        Pen::default(),
        unconfirmed.into_iter().map(|replica| Event::ReplicaAdmitted { replica }).collect(),
    )?;
    let conflicts = hand.file.state().conflicts();
    let conflict = conflicts.iter().find(|c| c.field == Field::MentionPlace(ids.mentions[0]));
    let (_, first) = conflict.expect("a conflict about a mention").sides[0].clone();
    let event = hand.changed(first);
    hand.act(Pen::default(), vec![event])?;
    let mut pen = Pen::default();
    let copy = HeldCopy {
        what: "cadangan".into(),
        holder: "lemari kantor".into(),
        date: crate::people::day(7),
        destroyed: crate::people::day(20),
    };
    let text = hand.seal(&mut pen, PayloadKind::Record, &[], &Record::Copy(copy))?;
    let record = *ids.records.last().expect("a copy");
    let memo = hand.seal(&mut pen, PayloadKind::Memo, &[], &"Cadangan dihapus bersama bima.")?;
    let events = vec![
        hand.changed(Change::RecordText(record, text)),
        Event::MemoAdded {
            memo: MemoId(pen.id()?),
            kind: MemoKind::Method,
            on: Subject::Record(record),
            author: hand.coder,
            text: memo,
            owners: vec![],
        },
    ];
    hand.act(pen, events)?;
    let mark = MarkId(Pen::default().id()?);
    let on = Subject::Source(ids.sources[1]);
    let marked = hand.act(Pen::default(), vec![Event::MarkAdded { mark, kind: MarkKind::AtRisk, on }])?;
    let undone = inverse(hand.file.state(), hand.file.batch(marked).expect("the last batch"));
    hand.act_as(Cause::Undo { of: marked }, Pen::default(), undone.events).map(drop)
}

/// A blot of a span of the seller's second block in the first chat.
fn blot(hand: &Hand, ids: &Ids, (turn, start, end): (u32, u32, u32)) -> Result<Erasure, StoreError> {
    let strand = ids.strands[0][0];
    let old = hand.file.state().speakers[&strand].blocks().nth(1).expect("a second block");
    let mut block: Block = hand.file.read(old)?.expect("words");
    let span = Span { start, end };
    block.turns.iter_mut().for_each(|turn| turn.text = blotted(&turn.text, &[span]));
    let mut pen = Pen::default();
    let new = hand.seal(&mut pen, PayloadKind::Block, &[Owner::Strand(strand)], &block)?;
    let events = vec![Event::Blotted { strand, old, new, spans: vec![(turn, span)] }];
    Ok(Erasure { pen, events, ..Erasure::default() })
}
