//! A person's entry: pseudonym, kind, attributes, network size, notes, seed, times.

use super::{day, find};
use crate::change::set;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Change, Event, Owner, PersonKind};
use model::ids::*;
use model::payload::{PayloadKind, PersonFacts, StudyFacts};
use model::{State, Words};
use serde::{Deserialize, Serialize};
use store::Pen;
use utoipa::ToSchema;

/// A person to add or to change. What isn't given stays as it is; an empty text takes a value away.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PersonSaved {
    /// The person: id or pseudonym; nothing = a new one.
    pub person: Option<String>,
    /// The pseudonym; nothing for a new person = the next number.
    pub name: Option<String>,
    /// `informant` or `other-party`; nothing for a new person = informant.
    pub kind: Option<String>,
    /// Values of attributes.
    pub attributes: Vec<ValueAsked>,
    /// The answer to the question about the size of the network.
    pub network_size: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Whether the person is a seed.
    pub is_seed: Option<bool>,
    /// Why the person was chosen as a seed.
    pub seed_reason: Option<String>,
    /// The day on which the person entered the study.
    pub enrolled: Option<String>,
    /// Coupons that were given out to this person.
    pub coupons: Option<Vec<String>>,
    /// The day after which nothing of the person may be kept.
    pub keep_until: Option<String>,
    /// Days by which times of the person's conversations are shown later (or earlier).
    pub shift_days: Option<i32>,
}

/// A value of an attribute.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ValueAsked {
    /// The attribute.
    pub name: String,
    /// The value; empty = none.
    pub value: String,
}

/// Longest pseudonym, in scalar values.
const LONGEST: usize = 40;

/// Gives new persons their pseudonyms: `P31`, `P32`; none is given twice, also not that of somebody who withdrew.
pub struct NewPersons {
    next: u32,
}

impl NewPersons {
    /// Goes on behind all that were given.
    pub fn new(state: &State, words: &Words) -> NewPersons {
        let number = |name: &String| name.get(1..).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
        let last = words.persons.values().map(number).max().unwrap_or(0).max(state.persons.len() as u32);
        NewPersons { next: last + 1 }
    }

    /// The next pseudonym.
    pub fn name(&mut self) -> String {
        let name = format!("P{:02}", self.next);
        self.next += 1;
        name
    }
}

/// Adds or changes a person. Answers the person, and the batch where something changed.
///
/// # Errors
/// An unknown person, word, day or attribute; a value that the study doesn't allow; a pseudonym that is taken.
pub fn save(
    session: &mut Session,
    asked: &PersonSaved,
    watch: Watch<'_>,
) -> Result<(PersonId, Option<BatchId>), Problem> {
    let words = session.words()?;
    let state = session.state();
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    let kind = asked.kind.as_deref().map(kind_from).transpose()?;
    let known = asked.person.as_deref().map(|p| find(state, &words, p)).transpose()?;
    let name = asked.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    if let Some(name) = name {
        check_name(state, &words, known, name)?;
    }
    let person = match known {
        Some(person) => {
            change(session, &words, person, name, kind, &mut pen, &mut events)?;
            person
        }
        None => {
            let name = name.map_or_else(|| NewPersons::new(state, &words).name(), str::to_owned);
            add(session, &name, kind.unwrap_or(PersonKind::Informant), &mut pen, &mut events)?
        }
    };
    let before = words.facts.get(&person);
    let mut facts = before.cloned().unwrap_or_default();
    amend(asked, &words.study, &mut facts)?;
    if before.map_or(facts != PersonFacts::default(), |before| *before != facts) {
        events.push(facts_event(session, state, person, &facts, &mut pen)?);
    }
    if events.is_empty() {
        return Ok((person, None));
    }
    let batch = session.commit(pen, Cause::Command, events, watch)?;
    Ok((person, Some(batch)))
}

/// Adds a person with a key of their own.
pub(crate) fn add(
    session: &Session,
    name: &str,
    kind: PersonKind,
    pen: &mut Pen,
    events: &mut Vec<Event>,
) -> Result<PersonId, Problem> {
    let (person, key) = pen.person()?;
    let pseudonym = pen.text(&session.file, PayloadKind::Pseudonym, &[Owner::Person(person)], name)?;
    events.push(Event::PersonAdded { person, kind, key, pseudonym });
    Ok(person)
}

/// The event that sets what is known of a person. A person of the same batch has nothing that it replaces.
pub(crate) fn facts_event(
    session: &Session,
    state: &State,
    person: PersonId,
    facts: &PersonFacts,
    pen: &mut Pen,
) -> Result<Event, Problem> {
    let owner = [Owner::Person(person)];
    let payload = pen.record(&session.file, PayloadKind::PersonFacts, &owner, facts)?;
    Ok(set(state, Change::PersonFacts(person, Some(payload))))
}

fn change(
    session: &Session,
    words: &Words,
    person: PersonId,
    name: Option<&str>,
    kind: Option<PersonKind>,
    pen: &mut Pen,
    events: &mut Vec<Event>,
) -> Result<(), Problem> {
    let state = session.state();
    if let Some(kind) = kind.filter(|kind| state.persons[&person].kind() != *kind) {
        events.push(set(state, Change::PersonKind(person, kind)));
    }
    if let Some(name) = name.filter(|name| words.pseudonym(person) != *name) {
        let payload = pen.text(&session.file, PayloadKind::Pseudonym, &[Owner::Person(person)], name)?;
        events.push(set(state, Change::Pseudonym(person, payload)));
    }
    Ok(())
}

/// The kind of person with this word.
pub(crate) fn kind_from(word: &str) -> Result<PersonKind, Problem> {
    match word {
        "informant" => Ok(PersonKind::Informant),
        "other-party" => Ok(PersonKind::OtherParty),
        _ => Err(Problem::new("word").with("word", word)),
    }
}

fn check_name(state: &State, words: &Words, own: Option<PersonId>, name: &str) -> Result<(), Problem> {
    if name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        return Err(Problem::new("pseudonym"));
    }
    match place::person(state, words, name) {
        Some(other) if Some(other) != own => Err(Problem::new("pseudonym-taken")),
        _ => Ok(()),
    }
}

fn amend(asked: &PersonSaved, study: &StudyFacts, facts: &mut PersonFacts) -> Result<(), Problem> {
    for value in &asked.attributes {
        set_value(study, facts, value.name.trim(), value.value.trim())?;
    }
    if let Some(size) = asked.network_size.as_deref().map(str::trim) {
        facts.network_size = match size {
            "" => None,
            size => Some(size.parse().ok().filter(|n| *n > 0).ok_or(Problem::new("network-size"))?),
        };
    }
    if let Some(notes) = &asked.notes {
        facts.notes = notes.trim().to_owned();
    }
    if let Some(reason) = asked.seed_reason.as_deref().map(str::trim) {
        facts.seed = Some(reason.to_owned());
    }
    match asked.is_seed {
        Some(true) => _ = facts.seed.get_or_insert_default(),
        Some(false) => facts.seed = None,
        None => {}
    }
    if asked.enrolled.is_some() {
        facts.enrolled = day(asked.enrolled.as_deref())?;
    }
    if asked.keep_until.is_some() {
        facts.keep_until = day(asked.keep_until.as_deref())?;
    }
    if let Some(coupons) = &asked.coupons {
        facts.coupons = coupons.iter().map(|c| c.trim().to_owned()).filter(|c| !c.is_empty()).collect();
    }
    facts.shift_days = asked.shift_days.unwrap_or(facts.shift_days);
    Ok(())
}

/// Sets a value of an attribute that the study declares.
pub(crate) fn set_value(
    study: &StudyFacts,
    facts: &mut PersonFacts,
    name: &str,
    value: &str,
) -> Result<(), Problem> {
    let declared = study.attributes.iter().find(|a| a.name.eq_ignore_ascii_case(name));
    let attribute = declared.ok_or(Problem::new("attribute-unknown"))?;
    let allowed = attribute.values.iter().find(|allowed| allowed.eq_ignore_ascii_case(value));
    let is_number = || value.parse::<i64>().is_ok();
    let value = match allowed {
        Some(allowed) => allowed.as_str(),
        None if value.is_empty() => "",
        None if !attribute.values.is_empty() || (attribute.is_number && !is_number()) => {
            return Err(Problem::new("attribute-value"));
        }
        None => value,
    };
    facts.attributes.retain(|(known, _)| known != &attribute.name);
    if !value.is_empty() {
        facts.attributes.push((attribute.name.clone(), value.to_owned()));
        let place = |name: &String| study.attributes.iter().position(|a| a.name == *name);
        facts.attributes.sort_by_key(|(name, _)| place(name));
    }
    Ok(())
}

model::redacted! { PersonSaved ValueAsked }
