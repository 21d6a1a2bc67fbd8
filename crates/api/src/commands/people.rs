//! `people`: who is in the study; which speakers are one person; roles; who refused.

use crate::change::set;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Change, Consent, ConsentDecision, Event, PersonKind, Subject};
use model::ids::*;
use model::payload::PayloadKind;
use model::{State, Words};
use serde::Serialize;
use store::Pen;

/// A person as it is listed.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct PersonLine {
    /// The pseudonym.
    pub person: String,
    /// `informant` or `other-party`.
    pub kind: &'static str,
    /// Roles of the speakers that the person is.
    pub roles: Vec<String>,
    /// Labels of the sources.
    pub sources: Vec<String>,
    /// Number of turns.
    pub turns: u64,
    /// `given`, `refused` or `unknown`.
    pub consent: &'static str,
    /// Names in the files, only where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
}

/// The persons with a speaker, by pseudonym. With `names` also what the files call them: a deliberate act.
///
/// # Errors
/// Damage.
pub fn list(session: &Session, names: bool) -> Result<Vec<PersonLine>, Problem> {
    let words = session.words()?;
    let state = session.state();
    let live = state.persons.iter().filter(|(_, p)| p.exists());
    let mut persons: Vec<_> =
        live.map(|(id, person)| (line(state, &words, *id, names), person.kind())).collect();
    persons.retain(|(line, _)| !line.sources.is_empty());
    persons.sort_by_key(|(line, _)| (line.person.len(), line.person.clone()));
    Ok(persons.into_iter().map(|(line, kind)| PersonLine { kind: kind_word(kind), ..line }).collect())
}

/// The word for a kind of person.
pub(crate) fn kind_word(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::Informant => "informant",
        PersonKind::OtherParty => "other-party",
    }
}

/// The word for a decision.
pub(crate) fn consent_word(decision: ConsentDecision) -> &'static str {
    match decision {
        ConsentDecision::Unknown => "unknown",
        ConsentDecision::Given => "given",
        ConsentDecision::Refused => "refused",
    }
}

fn line(state: &State, words: &Words, id: PersonId, names: bool) -> PersonLine {
    let is_live = |s: &model::state::Speaker| state.exists(&Subject::Source(s.source));
    let speakers: Vec<_> =
        state.speakers.iter().filter(|(sid, s)| state.person_of(**sid) == Some(id) && is_live(s)).collect();
    let mut roles: Vec<String> =
        speakers.iter().filter_map(|(_, s)| words.roles.get(&s.role()?).cloned()).collect();
    let mut sources: Vec<String> = speakers.iter().map(|(_, s)| words.label(s.source).to_owned()).collect();
    let mut called: Vec<String> =
        speakers.iter().filter_map(|(sid, _)| words.speakers.get(sid).cloned()).collect();
    for list in [&mut roles, &mut sources, &mut called] {
        list.sort_by_key(|item| (item.len(), item.clone()));
        list.dedup();
    }
    let turns = |(sid, s): &(&SpeakerId, &model::state::Speaker)| {
        let all = words.sources.get(&s.source).map_or(&[][..], |source| &source.turns);
        all.iter().filter(|t| t.speaker == **sid).count() as u64
    };
    PersonLine {
        person: words.pseudonym(id).to_owned(),
        kind: "",
        roles,
        turns: speakers.iter().map(turns).sum(),
        sources,
        consent: consent_word(state.persons[&id].consent()),
        names: names.then_some(called),
    }
}

fn find(state: &State, words: &Words, pseudonym: &str) -> Result<PersonId, Problem> {
    place::person(state, words, pseudonym)
        .ok_or_else(|| Problem::new("person-unknown").with("person", pseudonym))
}

/// Says that several persons are one: their speakers become the first one's, and the strictest consent holds.
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
    session.commit(Pen::default(), Cause::Command, events, watch)
}

fn consent_event(state: &State, person: PersonId, decision: ConsentDecision) -> Event {
    set(state, Change::Consent(person, Consent { decision, details: None }))
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

/// Records whether persons consented, as one batch.
///
/// # Errors
/// An unknown pseudonym.
pub fn consent(
    session: &mut Session,
    decisions: &[(String, bool)],
    watch: Watch<'_>,
) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let mut events = Vec::new();
    for (pseudonym, given) in decisions {
        let person = find(session.state(), &words, pseudonym)?;
        let decision = if *given { ConsentDecision::Given } else { ConsentDecision::Refused };
        events.push(consent_event(session.state(), person, decision));
    }
    session.commit(Pen::default(), Cause::Command, events, watch)
}

model::redacted! { PersonLine }
