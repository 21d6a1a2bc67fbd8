//! Who is in the study: the list.

use crate::commands::protect::original;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::event::{ConsentDecision, PersonKind, Subject};
use model::ids::*;
use model::{State, Words};
use serde::Serialize;

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

/// The persons with a speaker, by pseudonym.
///
/// # Errors
/// Damage.
pub fn list(session: &Session) -> Result<Vec<PersonLine>, Problem> {
    lines(session, false)
}

/// The persons with a speaker, also with what the files call them: a deliberate act, which is written first.
///
/// # Errors
/// The past is looked at; damage.
pub fn list_with_names(session: &mut Session, watch: Watch<'_>) -> Result<Vec<PersonLine>, Problem> {
    original::written(session, Subject::Study, watch)?;
    lines(session, true)
}

/// The persons with a speaker; with `names` what the files call them, for the program itself.
pub(crate) fn lines(session: &Session, names: bool) -> Result<Vec<PersonLine>, Problem> {
    let words = session.words()?;
    let state = session.state();
    let live = state.persons.iter().filter(|(_, p)| p.exists());
    let mut persons: Vec<_> =
        live.map(|(id, person)| (line(state, &words, *id, names), person.kind())).collect();
    // Other parties without words of their own are not in the study any more.
    persons.retain(|(line, kind)| !line.sources.is_empty() || *kind == PersonKind::Informant);
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

pub(super) fn line(state: &State, words: &Words, id: PersonId, names: bool) -> PersonLine {
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

model::redacted! { PersonLine }
