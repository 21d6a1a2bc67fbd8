//! Writes what a study says of its people: records, mentions, marks, facts; and what destroys words.

use super::action::{Fresh, Spot, TURNS};
use super::writer::{Writer, pick, sorted};
use model::event::*;
use model::payload::PayloadKind;
use model::source::{Place, Span};
use model::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

const KINDS: [RecordKind; 6] = [
    RecordKind::Referral,
    RecordKind::Contact,
    RecordKind::Check,
    RecordKind::Request,
    RecordKind::Copy,
    RecordKind::Entity,
];

/// Under whose keys the words of a strand are that has some.
pub fn owners_of_blocks(state: &State, strand: SpeakerId) -> Vec<Owner> {
    let block = state.speakers[&strand].blocks().next().expect("a strand with words");
    state.payloads[&block].owners.clone()
}

impl Writer<'_> {
    /// Records something about people, under the keys of some of them.
    pub fn record(&mut self, kind: Index, owners: &[Index]) {
        let persons = self.state.persons.keys().copied().map(Owner::Person);
        let persons: Vec<Owner> = persons.collect();
        let owners = sorted(owners.iter().filter_map(|index| pick(*index, persons.iter().copied())));
        self.record_of(*kind.get(&KINDS), owners);
    }

    /// Records something under the keys of these.
    pub fn record_of(&mut self, kind: RecordKind, owners: Vec<Owner>) -> RecordId {
        let (record, text) = (RecordId(self.ids.short()), self.payload(&owners));
        self.push(Event::RecordAdded { record, kind, text, owners });
        record
    }

    /// Finds a place that leads to an entity.
    pub fn mention(&mut self, spot: &Spot, entity: Fresh) {
        let Some(place) = self.place(spot) else { return };
        let known =
            self.state.records.iter().filter(|(_, r)| r.kind == RecordKind::Entity).map(|(id, _)| *id);
        let entity = match entity {
            Fresh::Known(index) => pick(index, known),
            Fresh::New => Some(self.record_of(RecordKind::Entity, vec![])),
        };
        if let Some(entity) = entity {
            self.mention_of(entity, Place { span: Some(Span { start: 0, end: 2 }), ..place });
        }
    }

    /// Finds this place, which leads to this entity.
    pub fn mention_of(&mut self, entity: RecordId, place: Place) -> MentionId {
        let mention = MentionId(self.ids.short());
        self.push(Event::MentionAdded { mention, entity, place });
        mention
    }

    /// Puts a mark on a source, a person or a turn.
    pub fn mark(&mut self, on: Index) {
        let sources = self.state.sources.keys().copied();
        let turns = sources.clone().map(|source| Subject::Place(Place::turn(source, 0)));
        let persons = self.state.persons.keys().copied().map(Subject::Person);
        if let Some(on) = pick(on, sources.map(Subject::Source).chain(turns).chain(persons)) {
            self.mark_of(on);
        }
    }

    /// Puts a mark on this.
    pub fn mark_of(&mut self, on: Subject) -> MarkId {
        let mark = MarkId(self.ids.short());
        self.push(Event::MarkAdded { mark, kind: MarkKind::AtRisk, on });
        mark
    }

    /// Shows a source as it was imported.
    pub fn original(&mut self, on: Index) {
        if let Some(source) = pick(on, self.state.sources.keys().copied()) {
            self.push(Event::OriginalShown { on: Subject::Source(source) });
        }
    }

    /// Blots out words in a block that stands, and destroys that block and those that stood before it.
    pub fn blot(&mut self, block: Index, turn: u32) {
        let standing = self.state.speakers.iter().flat_map(|(id, s)| s.blocks().map(|block| (*id, block)));
        let standing = standing.filter(|(_, block)| !self.state.is_gone(block));
        if let Some((strand, old)) = pick(block, standing) {
            self.blot_of(strand, old, vec![(turn, Span { start: turn, end: turn + 2 })]);
        }
    }

    /// Blots out these spans of this block.
    pub fn blot_of(&mut self, strand: SpeakerId, old: PayloadId, spans: Vec<(u32, Span)>) -> PayloadId {
        let new = self.payload(&self.state.payloads[&old].owners.clone());
        self.push(Event::Blotted { strand, old, new, spans });
        self.gone(self.state.speakers[&strand].former_blocks().into_iter().chain([old]));
        new
    }

    /// Puts other words in the place of all that a field ever said, and destroys those.
    pub fn replace_for_ever(&mut self, what: Index) {
        let persons = self.state.persons.keys().copied();
        let records = self.state.records.keys().copied().map(Field::RecordText);
        let fields = records
            .chain(self.state.memos.keys().copied().map(Field::MemoText))
            .chain(persons.clone().map(Field::ConsentTerms))
            .chain(persons.map(Field::PersonFacts));
        let Some(field) = pick(what, fields) else { return };
        let register = self.state.field(&field).expect("a field of something in the log");
        let of = |change: &Change| Event::Changed { change: change.clone(), replaces: vec![] }.payloads();
        let before: BTreeSet<PayloadId> = register.ever().flat_map(of).collect();
        let new = match field {
            Field::RecordText(id) => {
                Change::RecordText(id, self.payload(&self.owners_of(self.state.records[&id].text())))
            }
            Field::MemoText(id) => {
                Change::MemoText(id, self.payload(&self.owners_of(self.state.memos[&id].text())))
            }
            Field::ConsentTerms(id) => Change::ConsentTerms(id, Some(self.payload(&[Owner::Person(id)]))),
            Field::PersonFacts(id) => Change::PersonFacts(id, Some(self.payload(&[Owner::Person(id)]))),
            _ => return,
        };
        self.replace(new);
        self.gone(before);
    }

    /// Destroys one block.
    pub fn destroy(&mut self, block: Index) {
        let blocks = self.state.payloads.iter().filter(|(_, info)| info.kind == PayloadKind::Block);
        if let Some(block) = pick(block, blocks.map(|(id, _)| *id)) {
            self.gone([block]);
        }
    }

    /// Destroys payloads.
    pub fn gone(&mut self, payloads: impl IntoIterator<Item = PayloadId>) {
        let payloads: BTreeSet<PayloadId> = payloads.into_iter().collect();
        let payloads = payloads.into_iter().collect();
        self.push(Event::Withdrawn { strands: vec![], persons: vec![], payloads });
    }

    /// A value for a field of people and duties.
    pub fn people_change(&mut self, field: &Field, value: Index) -> Change {
        let is_set = value.index(3) > 0;
        match field {
            Field::PersonKind(id) => {
                Change::PersonKind(*id, *value.get(&[PersonKind::Informant, PersonKind::OtherParty]))
            }
            Field::Pseudonym(id) => Change::Pseudonym(*id, self.payload(&[Owner::Person(*id)])),
            Field::ConsentTerms(id) => {
                Change::ConsentTerms(*id, is_set.then(|| self.payload(&[Owner::Person(*id)])))
            }
            Field::PersonFacts(id) => {
                Change::PersonFacts(*id, is_set.then(|| self.payload(&[Owner::Person(*id)])))
            }
            Field::StudyFacts => Change::StudyFacts(is_set.then(|| self.payload(&[]))),
            Field::OtherParties => Change::OtherParties(*value.get(OtherParties::ALL)),
            Field::RecordText(id) => {
                Change::RecordText(*id, self.payload(&self.owners_of(self.state.records[id].text())))
            }
            Field::MentionPlace(id) => {
                let sources = self.state.sources.keys();
                let places = sources
                    .flat_map(|source| (0..TURNS).map(|turn| Place::span(*source, turn, turn, turn + 3)));
                Change::MentionPlace(*id, pick(value, places).expect("a source"))
            }
            _ => panic!("not a field of people"),
        }
    }
}
