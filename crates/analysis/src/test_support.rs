//! Studies in memory for tests: ids and payload ids from a counter, words filled in directly.

use model::Signature;
use model::batch::{At, Batch, Body, Cause, READER};
use model::codebook::{CodeText, Component};
use model::event::*;
use model::ids::*;
use model::payload::SourceFacts;
use model::source::{Part, Place, SourceKind, TurnKind};
use model::time::{LocalTime, Precision};
use model::words::{SourceWords, TurnWords};
use model::{State, Words};
use std::collections::HashMap;

/// A study that is being built.
pub(crate) struct Study {
    events: Vec<Event>,
    pub words: Words,
    names: HashMap<String, [u8; 16]>,
    next: u64,
    coder: CoderId,
    rules: RuleSetId,
}

/// A speaker of a source that is being built: name, part, role, person.
pub(crate) type Speaker<'a> = (&'a str, Part, Option<&'a str>, Option<&'a str>);

/// A turn of a source that is being built.
pub(crate) struct Turn<'a> {
    pub speaker: &'a str,
    pub kind: TurnKind,
    pub hours: Option<f64>,
    pub text: Option<&'a str>,
}

impl Study {
    pub fn new() -> Study {
        let (coder, rules) = (CoderId([0xc0; 16]), RuleSetId([0xee; 16]));
        let mut study =
            Study { events: vec![], words: Words::default(), names: HashMap::new(), next: 1, coder, rules };
        let (title, name, text) = (study.payload(), study.payload(), study.payload());
        study.events.push(Event::StudyCreated { title });
        study.events.push(Event::CoderAdded { coder, name });
        study.events.push(Event::RuleSetAdded { rules, text });
        // What these tests are about is not who may be counted.
        study.change(Change::OtherParties(OtherParties::Public));
        study
    }

    fn id(&mut self) -> [u8; 16] {
        self.next += 1;
        u128::from(self.next).to_be_bytes()
    }

    fn payload(&mut self) -> PayloadId {
        let mut id = [0; 32];
        id[..16].copy_from_slice(&self.id());
        PayloadId(id)
    }

    /// The id of something named, and whether it is new.
    fn named(&mut self, what: &str, name: &str) -> ([u8; 16], bool) {
        let key = format!("{what} {name}");
        if let Some(id) = self.names.get(&key) {
            return (*id, false);
        }
        let id = self.id();
        self.names.insert(key, id);
        (id, true)
    }

    pub fn role(&mut self, name: &str) -> RoleId {
        let (id, is_new) = self.named("role", name);
        let role = RoleId(id);
        if is_new {
            let payload = self.payload();
            self.events.push(Event::RoleAdded { role, name: payload });
            self.words.roles.insert(role, name.to_owned());
        }
        role
    }

    pub fn person(&mut self, name: &str) -> PersonId {
        let (id, is_new) = self.named("person", name);
        let person = PersonId(id);
        if is_new {
            let pseudonym = self.payload();
            let (kind, key) = (PersonKind::Informant, KeyCommitment([0; 32]));
            self.events.push(Event::PersonAdded { person, kind, key, pseudonym });
            self.words.persons.insert(person, name.to_owned());
        }
        person
    }

    /// A code by its name; its first letter is its component, its order that of its first use.
    pub fn code(&mut self, name: &str) -> CodeId {
        let (id, is_new) = self.named("code", name);
        let code = CodeId(id);
        if is_new {
            let text = self.payload();
            let component = Component::from_letter(&name[..1]).unwrap();
            let order = self.next as u32;
            self.events.push(Event::CodeAdded { code, component, text, colour: 0, order, parent: None });
            self.words.codes.insert(code, CodeText { code: name.to_owned(), ..CodeText::default() });
        }
        code
    }

    fn speakers<'a>(&mut self, source: SourceId, speakers: &[Speaker<'a>]) -> HashMap<&'a str, SpeakerId> {
        let mut ids = HashMap::new();
        for (name, part, role, person) in speakers {
            let (role, person) = (role.map(|r| self.role(r)), person.map(|p| self.person(p)));
            let (speaker, key) = (SpeakerId(self.id()), KeyCommitment([0; 32]));
            ids.insert(*name, speaker);
            let event = Event::SpeakerAdded {
                speaker,
                source,
                part: *part,
                key,
                name: None,
                blocks: vec![],
                role,
                person,
            };
            self.events.push(event);
        }
        ids
    }

    /// Adds a source.
    pub fn source(&mut self, kind: SourceKind, speakers: &[Speaker<'_>], turns: &[Turn<'_>]) -> SourceId {
        let source = SourceId(self.id());
        let ids = self.speakers(source, speakers);
        let (facts, name, skeleton) = (self.payload(), self.payload(), self.payload());
        let (fingerprint, count) = (Fingerprint([0; 32]), turns.len() as u32);
        self.events.push(Event::SourceAdded {
            source,
            kind,
            turns: count,
            facts,
            name,
            skeleton,
            fingerprint,
        });
        let label = format!("{}{:05}", kind.letter(), self.words.sources.len() + 1);
        let facts = SourceFacts { label, format: "test".to_owned(), date_order: None };
        let words = |t: &Turn<'_>| TurnWords {
            time: t.hours.map(|h| LocalTime {
                seconds: (h * 3600.0) as i64,
                precision: Precision::Second,
                zone: None,
            }),
            text: t.text.map(str::to_owned),
            ..TurnWords::empty(ids[t.speaker], t.kind)
        };
        let turns = turns.iter().map(words).collect();
        self.words.sources.insert(source, SourceWords { facts, name: None, turns }.into());
        source
    }

    pub fn coding(&mut self, code: &str, place: Place) -> CodingId {
        let origin = Origin::Coder(self.coder);
        self.coded(code, place, origin)
    }

    /// A coding with values: `400@amount/IDR`, `repeat@kind`.
    pub fn valued(&mut self, code: &str, place: Place, values: &[&str]) -> CodingId {
        let value = |text: &&str| {
            let (written, rest) = text.split_once('@').unwrap();
            let (name, unit) = rest.split_once('/').map_or((rest, None), |(n, u)| (n, Some(u.to_owned())));
            let number = model::Decimal::parse(written);
            let text = number.is_none().then(|| written.to_owned());
            model::codebook::Value { name: name.to_owned(), number, text, unit }
        };
        let payload = self.payload();
        self.words.values.insert(payload, vec![values.iter().map(value).collect()]);
        let strand = self.words.turn(place.source, place.first()).unwrap().speaker;
        self.events.push(Event::ValuesAdded { values: payload, strand });
        let (code, coding) = (self.code(code), CodingId(self.id()));
        let (origin, evidence) = (Origin::Coder(self.coder), None);
        let values = Some(ValuesRef { payload, index: 0 });
        self.events.push(Event::CodingAdded { coding, code, place, origin, evidence, values });
        coding
    }

    pub fn proposal(&mut self, code: &str, place: Place) -> CodingId {
        let origin = Origin::Rule { rules: self.rules, rule: 0 };
        self.coded(code, place, origin)
    }

    fn coded(&mut self, code: &str, place: Place, origin: Origin) -> CodingId {
        let (code, coding) = (self.code(code), CodingId(self.id()));
        self.events.push(Event::CodingAdded { coding, code, place, origin, evidence: None, values: None });
        coding
    }

    pub fn link(&mut self, kind: LinkKind, from: Place, to: Place) {
        let link = LinkId(self.id());
        self.events.push(Event::LinkAdded { link, kind, from, to });
    }

    pub fn change(&mut self, change: Change) {
        self.events.push(Event::Changed { change, replaces: vec![] });
    }

    pub fn refuse(&mut self, person: &str) {
        let consent = Consent { decision: ConsentDecision::Refused, details: None };
        let person = self.person(person);
        self.change(Change::Consent(person, consent));
    }

    /// Withdraws the strand of whoever says this turn; their words are gone.
    pub fn withdraw(&mut self, source: SourceId, turn: u32) {
        let strand = self.words.turn(source, turn).unwrap().speaker;
        self.events.push(Event::Withdrawn { strands: vec![strand], persons: vec![], payloads: vec![] });
        let turns = &mut self.words.source(&source).unwrap().turns;
        for turn in turns.iter_mut().filter(|t| t.speaker == strand) {
            (turn.text, turn.time) = (None, None);
        }
    }

    /// Folds what was built.
    pub fn build(self) -> (State, Words) {
        let body = Body {
            reader: READER,
            study: StudyId([1; 16]),
            replica: ReplicaId([1; 32]),
            seq: 0,
            lamport: 0,
            parents: vec![],
            at: At { millis: 0, offset: 0 },
            coder: None,
            cause: Cause::Command,
            events: self.events,
        };
        let batch = Batch { id: BatchId([1; 32]), body, signature: Signature([0; 64]) };
        (State::fold([&batch]).unwrap(), self.words)
    }
}
