//! A study in memory: a builder for events and words, so that tests need no file.

// Each test binary uses a part of it.
#![allow(dead_code)]

use model::Signature;
use model::batch::{At, Batch, Body, Cause, READER};
use model::codebook::{CodeText, Value};
use model::event::*;
use model::payload::SourceFacts;
use model::source::{Evidence, Part, Place, SourceKind, TurnKind};
use model::time::LocalTime;
use model::words::{SourceWords, TurnWords};
use model::*;

/// A speaker of a source that is being built.
pub struct Who<'a> {
    pub name: &'a str,
    pub part: Part,
    pub role: Option<RoleId>,
    pub person: Option<PersonId>,
}

/// A turn of a source that is being built: index of the speaker, kind, time, words.
pub type Turn<'a> = (usize, TurnKind, Option<LocalTime>, &'a str);

/// Collects events and words.
#[derive(Default)]
pub struct Builder {
    events: Vec<Event>,
    pub words: Words,
    next: u64,
}

impl Builder {
    pub fn new(title: &str) -> Builder {
        let mut builder = Builder::default();
        let payload = builder.payload();
        builder.events.push(Event::StudyCreated { title: payload });
        builder.words.title = title.into();
        // What most of these tests are about is not who may be counted.
        let change = Change::OtherParties(OtherParties::Public);
        builder.events.push(Event::Changed { change, replaces: vec![] });
        builder
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        self.next += 1;
        let mut bytes = [0; N];
        bytes[..8].copy_from_slice(&self.next.to_be_bytes());
        bytes
    }

    fn payload(&mut self) -> PayloadId {
        PayloadId(self.bytes())
    }

    pub fn coder(&mut self, name: &str) -> CoderId {
        let (coder, payload) = (CoderId(self.bytes()), self.payload());
        self.events.push(Event::CoderAdded { coder, name: payload });
        self.words.coders.insert(coder, name.into());
        coder
    }

    pub fn role(&mut self, name: &str) -> RoleId {
        let (role, payload) = (RoleId(self.bytes()), self.payload());
        self.events.push(Event::RoleAdded { role, name: payload });
        self.words.roles.insert(role, name.into());
        role
    }

    pub fn person(&mut self, pseudonym: &str, kind: PersonKind, decision: ConsentDecision) -> PersonId {
        let (person, payload) = (PersonId(self.bytes()), self.payload());
        let key = KeyCommitment(self.bytes());
        self.events.push(Event::PersonAdded { person, kind, key, pseudonym: payload });
        let change = Change::Consent(person, Consent { decision, details: None });
        self.events.push(Event::Changed { change, replaces: vec![] });
        self.words.persons.insert(person, pseudonym.into());
        person
    }

    pub fn question(&mut self, text: &str) {
        let (question, payload) = (QuestionId(self.bytes()), self.payload());
        self.events.push(Event::QuestionAdded { question, text: payload });
        self.words.questions.insert(question, text.into());
    }

    pub fn code(&mut self, component: Component, text: CodeText) -> CodeId {
        let (code, payload) = (CodeId(self.bytes()), self.payload());
        let order = u32::try_from(self.next).unwrap();
        let colour = component.colour();
        self.events.push(Event::CodeAdded { code, component, text: payload, colour, order, parent: None });
        self.words.codes.insert(code, text);
        code
    }

    pub fn source(&mut self, kind: SourceKind, label: &str, speakers: &[Who], turns: &[Turn]) -> SourceId {
        let source = SourceId(self.bytes());
        let ids: Vec<SpeakerId> = speakers.iter().map(|s| self.speaker(source, s)).collect();
        let (facts, name, skeleton) = (self.payload(), self.payload(), self.payload());
        let fingerprint = Fingerprint(self.bytes());
        let count = turns.len() as u32;
        self.events.push(Event::SourceAdded {
            source,
            kind,
            turns: count,
            facts,
            name,
            skeleton,
            fingerprint,
        });
        let turns = turns.iter().map(|(speaker, kind, time, text)| TurnWords {
            time: *time,
            text: Some((*text).into()),
            ..TurnWords::empty(ids[*speaker], *kind)
        });
        let facts = SourceFacts { label: label.into(), format: "test".into(), date_order: None };
        let words = SourceWords { facts, name: Some(label.into()), turns: turns.collect() };
        self.words.sources.insert(source, words.into());
        source
    }

    fn speaker(&mut self, source: SourceId, who: &Who) -> SpeakerId {
        let speaker = SpeakerId(self.bytes());
        let key = KeyCommitment(self.bytes());
        let name = (!who.name.is_empty()).then(|| self.payload());
        let (part, role, person) = (who.part, who.role, who.person);
        self.events.push(Event::SpeakerAdded {
            speaker,
            source,
            part,
            key,
            name,
            blocks: vec![],
            role,
            person,
        });
        if !who.name.is_empty() {
            self.words.speakers.insert(speaker, who.name.into());
        }
        speaker
    }

    pub fn coding(
        &mut self,
        code: CodeId,
        place: Place,
        coder: CoderId,
        evidence: Option<Evidence>,
    ) -> CodingId {
        let coding = CodingId(self.bytes());
        let origin = Origin::Coder(coder);
        self.events.push(Event::CodingAdded { coding, code, place, origin, evidence, values: None });
        coding
    }

    pub fn coding_with(
        &mut self,
        code: CodeId,
        place: Place,
        coder: CoderId,
        values: Vec<Value>,
    ) -> CodingId {
        let (coding, payload) = (CodingId(self.bytes()), self.payload());
        let speaker = self.words.turn(place.source, place.first()).unwrap().speaker;
        self.events.push(Event::ValuesAdded { values: payload, strand: speaker });
        let values_ref = Some(ValuesRef { payload, index: 0 });
        let origin = Origin::Coder(coder);
        self.events.push(Event::CodingAdded {
            coding,
            code,
            place,
            origin,
            evidence: None,
            values: values_ref,
        });
        self.words.values.insert(payload, vec![values]);
        coding
    }

    pub fn link(&mut self, from: Place, to: Place) {
        let link = LinkId(self.bytes());
        self.events.push(Event::LinkAdded { link, kind: LinkKind::RespondsTo, from, to });
    }

    /// A file of rules with proposals at these places.
    pub fn proposals(&mut self, code: CodeId, places: &[(Place, Decision)]) {
        let (rules, payload) = (RuleSetId(self.bytes()), self.payload());
        self.events.push(Event::RuleSetAdded { rules, text: payload });
        for (place, decision) in places {
            let coding = CodingId(self.bytes());
            let origin = Origin::Rule { rules, rule: 0 };
            let place = place.clone();
            self.events.push(Event::CodingAdded {
                coding,
                code,
                place,
                origin,
                evidence: None,
                values: None,
            });
            let change = Change::Decision(coding, *decision);
            self.events.push(Event::Changed { change, replaces: vec![] });
        }
    }

    pub fn memo(&mut self, kind: MemoKind, on: Subject, author: CoderId, text: &str) {
        let (memo, payload) = (MemoId(self.bytes()), self.payload());
        self.events.push(Event::MemoAdded {
            memo,
            kind,
            on,
            author: Some(author),
            text: payload,
            owners: vec![],
        });
        self.words.memos.insert(memo, text.into());
    }

    /// Everything so far as one batch, folded.
    pub fn finish(mut self) -> (State, Words) {
        let body = Body {
            reader: READER,
            study: StudyId(self.bytes()),
            replica: ReplicaId(self.bytes()),
            seq: 0,
            lamport: 0,
            parents: vec![],
            at: At { millis: 1_781_000_000_000, offset: 480 },
            coder: None,
            cause: Cause::Command,
            events: self.events,
        };
        let batch = Batch { id: BatchId([7; 32]), body, signature: Signature([0; 64]) };
        (State::fold([&batch]).unwrap(), self.words)
    }
}

/// A code with every field filled.
pub fn code_text(code: &str, brief: &str) -> CodeText {
    CodeText {
        code: code.into(),
        brief: brief.into(),
        definition: format!("Definition of {brief}."),
        when_to_use: "When it fits.".into(),
        when_not_to_use: "When it does not.".into(),
        example: "Satu 150rb, hubungi 0812-3456-7890".into(),
        values: vec![],
    }
}
