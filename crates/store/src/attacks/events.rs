//! Events that add what is there already, or name what isn't.

use super::forged::Expected::{self, Refused};
use super::forged::{Field, Forged};
use crate::StudyFile;
use model::event::{Change, Decision, Event, LinkKind, MemoKind, Origin, PersonKind, Subject};
use model::source::{Part, Place, SourceKind};
use model::*;

const NEW: [u8; 16] = [0x77; 16];
const TWICE: Expected = Refused("added twice");

fn check(field: &Field, what: &str, events: impl Fn(&State) -> Vec<Event>, expected: Expected) {
    let add = |f: &mut Forged, file: &StudyFile| f.body.events.extend(events(file.state()));
    field.change(what, add, expected);
}

fn first<K: Copy, V>(map: &std::collections::BTreeMap<K, V>) -> (K, &V) {
    let (key, value) = map.iter().next().unwrap();
    (*key, value)
}

#[test]
fn what_is_added_twice() {
    let field = Field::new();
    let check = |what, events: fn(&State) -> Event, expected| {
        check(&field, what, |state| vec![events(state)], expected);
    };
    check("a coder", |s| coder(first(&s.coders).0, first(&s.coders).1.name()), TWICE);
    check("a person", |s| person(s, first(&s.persons).0), TWICE);
    check("a question", |s| question(first(&s.questions).0, first(&s.questions).1.text()), TWICE);
    check("a source", |s| source(s, first(&s.sources).0), TWICE);
    check(
        "a speaker of a source",
        |s| speaker(s, first(&s.sources).0, first(&s.speakers).0),
        Refused("after the source"),
    );
    check("a speaker of another", |s| speaker(s, SourceId(NEW), first(&s.speakers).0), TWICE);
    check("a payload", |s| question(QuestionId(NEW), *s.title.get().unwrap()), Refused("two meanings"));
    check("a payload for another", another_owner, Refused("two meanings"));
}

#[test]
fn the_same_twice_in_one_batch() {
    let field = Field::new();
    let twice = |state: &State| {
        let event = question(QuestionId(NEW), first(&state.questions).1.text());
        vec![event.clone(), event]
    };
    check(&field, "a question", twice, TWICE);
    let person = |state: &State| vec![person(state, PersonId(NEW)), person(state, PersonId(NEW))];
    check(&field, "a person", person, Expected::Refused("two meanings"));
}

#[test]
fn what_names_nothing() {
    let field = Field::new();
    let check = |what, events: fn(&State) -> Event, expected| {
        check(&field, what, |state| vec![events(state)], Refused(expected));
    };
    check("a replica", |_| Event::ReplicaAdmitted { replica: ReplicaId([7; 32]) }, "no such replica");
    check("a speaker without a source", |s| speaker(s, SourceId(NEW), SpeakerId(NEW)), "a speaker without");
    check("a coding", |_| changed(Change::Decision(CodingId(NEW), Decision::Open)), "no such coding");
    check("a code", |_| changed(Change::CodeOrder(CodeId(NEW), 1)), "no such code");
    check("a speaker", |_| changed(Change::SpeakerRole(SpeakerId(NEW), None)), "no such speaker");
    check("the study", |_| changed(Change::Exists(Subject::Study, false)), "can be taken away");
    check("a place", |s| link(s, Place::turn(SourceId(NEW), 0)), "no such source");
    check("a turn beyond", |s| link(s, Place::turn(first(&s.sources).0, 4)), "no such place");
    check("a turn far beyond", |s| link(s, Place::turn(first(&s.sources).0, u32::MAX)), "no such place");
    check("an empty span", |s| link(s, Place::span(first(&s.sources).0, 1, 3, 3)), "no such place");
    check(
        "no turns",
        |s| link(s, Place { turns: vec![], ..Place::turn(first(&s.sources).0, 1) }),
        "no such place",
    );
    check("coded with nothing", coding, "no such code");
    check("a payload that isn't there", |_| question(QuestionId(NEW), PayloadId([7; 32])), "is missing");
    check("a person without a key", key_that_is_not_there, "is missing");
}

fn coder(coder: CoderId, name: PayloadId) -> Event {
    Event::CoderAdded { coder, name }
}

fn question(question: QuestionId, text: PayloadId) -> Event {
    Event::QuestionAdded { question, text }
}

/// The same person, or another one under the same words.
fn person(state: &State, person: PersonId) -> Event {
    let known = first(&state.persons).1;
    let (kind, key, pseudonym) = (PersonKind::Informant, known.key, known.pseudonym());
    Event::PersonAdded { person, kind, key, pseudonym }
}

fn source(state: &State, source: SourceId) -> Event {
    let known = first(&state.sources).1;
    Event::SourceAdded {
        source,
        kind: SourceKind::Interview,
        turns: known.turns,
        facts: known.facts(),
        name: known.name(),
        skeleton: known.skeleton,
        fingerprint: known.fingerprint,
    }
}

fn speaker(state: &State, source: SourceId, speaker: SpeakerId) -> Event {
    let key = first(&state.speakers).1.key;
    let part = Part::Party;
    Event::SpeakerAdded { speaker, source, part, key, name: None, blocks: vec![], role: None, person: None }
}

/// The study's own words as if they were somebody's.
fn another_owner(state: &State) -> Event {
    let owners = vec![event::Owner::Person(first(&state.persons).0)];
    let text = first(&state.questions).1.text();
    let (memo, kind, on) = (MemoId(NEW), MemoKind::Analytic, Subject::Study);
    Event::MemoAdded { memo, kind, on, author: None, text, owners }
}

/// A person who would have the key of another.
fn key_that_is_not_there(state: &State) -> Event {
    let key = first(&state.persons).1.key;
    let (person, kind, pseudonym) = (PersonId(NEW), PersonKind::Informant, PayloadId([7; 32]));
    Event::PersonAdded { person, kind, key, pseudonym }
}

fn changed(change: Change) -> Event {
    Event::Changed { change, replaces: vec![] }
}

fn link(_: &State, to: Place) -> Event {
    Event::LinkAdded { link: LinkId(NEW), kind: LinkKind::RespondsTo, from: to.clone(), to }
}

fn coding(state: &State) -> Event {
    let place = Place::turn(first(&state.sources).0, 0);
    let origin = Origin::Coder(first(&state.coders).0);
    let (coding, code) = (CodingId(NEW), CodeId(NEW));
    Event::CodingAdded { coding, code, place, origin, evidence: None, values: None }
}
