//! Which speakers are one person, and what role they have.

use super::consent::consent_event;
use super::{facts_event, find, record_event};
use crate::change::{set, take_away};
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::Words;
use model::batch::Cause;
use model::event::{Change, Event, Owner, PersonKind, RecordKind, Subject};
use model::ids::*;
use model::payload::{PayloadKind, PersonFacts, Record};
use store::Pen;

/// Says that several persons are one: the first one stays. Speakers, referrals, contacts and member checks of the
/// others become theirs, what isn't known of them is taken from the others, and the strictest consent holds.
///
/// # Errors
/// An unknown pseudonym; fewer than two.
pub fn tie(session: &mut Session, pseudonyms: &[String], watch: Watch<'_>) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let state = session.state();
    let persons: Vec<PersonId> =
        pseudonyms.iter().map(|p| find(state, &words, p)).collect::<Result<_, _>>()?;
    let [first, others @ ..] = persons.as_slice() else { return Err(Problem::new("tie-two")) };
    if others.is_empty() || others.contains(first) {
        return Err(Problem::new("tie-two"));
    }
    let theirs =
        state.speakers.iter().filter(|(id, _)| state.person_of(**id).is_some_and(|p| others.contains(&p)));
    let mut events: Vec<Event> =
        theirs.map(|(id, _)| set(state, Change::SpeakerPerson(*id, Some(*first)))).collect();
    let decision = |person: &PersonId| state.persons[person].consent();
    let strictest = persons.iter().map(decision).max_by_key(|d| d.strictness());
    if let Some(strictest) = strictest.filter(|s| *s != decision(first)) {
        events.push(consent_event(state, *first, strictest));
    }
    let mut pen = Pen::default();
    move_records(session, &words, *first, others, &mut pen, &mut events)?;
    let known = words.facts.get(first).cloned().unwrap_or_default();
    let facts = others.iter().filter_map(|p| words.facts.get(p)).fold(known.clone(), with);
    if facts != known {
        events.push(facts_event(session, state, *first, &facts, &mut pen)?);
    }
    let is_informant = |p: &PersonId| state.persons[p].kind() == PersonKind::Informant;
    if !is_informant(first) && others.iter().any(is_informant) {
        events.push(set(state, Change::PersonKind(*first, PersonKind::Informant)));
    }
    events.extend(others.iter().map(|person| take_away(state, Subject::Person(*person))));
    session.commit(pen, Cause::Command, events, watch)
}

/// What is recorded of the others is recorded of the first one, under the first one's key.
fn move_records(
    session: &Session,
    words: &Words,
    first: PersonId,
    others: &[PersonId],
    pen: &mut Pen,
    events: &mut Vec<Event>,
) -> Result<(), Problem> {
    let state = session.state();
    let is_other = |p: &PersonId| others.contains(p);
    for kind in [RecordKind::Referral, RecordKind::Contact, RecordKind::Check, RecordKind::Request] {
        for (id, record) in words.records_of(state, kind) {
            let mut moved = record.clone();
            let mut persons = persons_of(&mut moved);
            if !persons.iter().any(|p| is_other(p)) {
                continue;
            }
            persons.iter_mut().filter(|p| is_other(p)).for_each(|p| **p = first);
            let owners: Vec<Owner> = persons.iter().map(|p| Owner::Person(**p)).collect();
            events.push(take_away(state, Subject::Record(id)));
            // A referral between the two was one to themself.
            if owners.len() == 2 && owners[0] == owners[1] {
                continue;
            }
            events.push(record_event(session, kind, owners, &moved, pen)?);
        }
    }
    Ok(())
}

/// The persons whom a record is about.
fn persons_of(record: &mut Record) -> Vec<&mut PersonId> {
    match record {
        Record::Referral(it) => std::iter::once(&mut it.to).chain(&mut it.from).collect(),
        Record::Contact(it) => vec![&mut it.person],
        Record::Check(it) => vec![&mut it.person],
        Record::Request(it) => vec![&mut it.person],
        Record::Copy(_) | Record::Entity(_) | Record::Columns(_) => Vec::new(),
    }
}

/// What is known of a person, with what isn't known of them taken from another entry.
fn with(mut known: PersonFacts, other: &PersonFacts) -> PersonFacts {
    for (name, value) in &other.attributes {
        if known.attribute(name).is_none() {
            known.attributes.push((name.clone(), value.clone()));
        }
    }
    known.network_size = known.network_size.or(other.network_size);
    known.seed = known.seed.or_else(|| other.seed.clone());
    known.wave = known.wave.or(other.wave);
    known.enrolled = known.enrolled.or(other.enrolled);
    known.keep_until = [known.keep_until, other.keep_until].into_iter().flatten().min();
    known
        .coupons
        .extend(other.coupons.iter().filter(|c| !known.coupons.contains(c)).cloned().collect::<Vec<_>>());
    known.notes = [known.notes.as_str(), &other.notes]
        .into_iter()
        .filter(|n| !n.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    if known.shift_days == 0 {
        known.shift_days = other.shift_days;
    }
    known
}

/// Gives all speakers that a person is a role.
///
/// # Errors
/// An unknown pseudonym.
pub fn role(
    session: &mut Session,
    pseudonym: &str,
    role: &str,
    watch: Watch<'_>,
) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let state = session.state();
    let person = find(state, &words, pseudonym)?;
    let mut pen = Pen::default();
    let mut events = Vec::new();
    let id = match place::role(state, &words, role) {
        Some(id) => id,
        None => {
            let id = RoleId(pen.id()?);
            let name = pen.text(&session.file, PayloadKind::RoleName, &[], role)?;
            events.push(Event::RoleAdded { role: id, name });
            id
        }
    };
    let theirs = state.speakers.iter().filter(|(sid, _)| state.person_of(**sid) == Some(person));
    events.extend(theirs.map(|(sid, _)| set(state, Change::SpeakerRole(*sid, Some(id)))));
    session.commit(pen, Cause::Command, events, watch)
}
