//! Which speakers are one person, and what role they have.

use super::consent::consent_event;
use super::find;
use crate::change::set;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Change, Event};
use model::ids::*;
use model::payload::PayloadKind;
use store::Pen;

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
