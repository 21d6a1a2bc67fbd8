//! The persons of the study, as far as the other pages need them.

use super::{Asked, Call, study};
use crate::commands::people::{consent_word, kind_word};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Named, Nothing};
use model::event::Subject;
use model::ids::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![study("people", "Lists persons, roles and coders, for choices and filters.", people)]
}

/// Persons, roles and coders.
#[derive(Clone, Serialize, ToSchema)]
pub struct People {
    /// The persons by pseudonym.
    pub persons: Vec<PersonView>,
    /// The roles.
    pub roles: Vec<crate::wire::Named>,
    /// The coders.
    pub coders: Vec<crate::wire::Named>,
}

/// A person.
#[derive(Clone, Serialize, ToSchema)]
pub struct PersonView {
    /// Its id.
    pub id: String,
    /// The pseudonym.
    pub name: String,
    /// `informant` or `other-party`.
    pub kind: String,
    /// `given`, `refused`, `unknown`.
    pub consent: String,
    /// Number of sources with words of theirs.
    pub sources: u64,
}

fn people(session: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<People, Problem> {
    let words = session.words()?;
    let state = session.state();
    let mut sources: BTreeMap<PersonId, BTreeSet<SourceId>> = BTreeMap::new();
    for (id, speaker) in state.speakers.iter().filter(|(_, s)| state.exists(&Subject::Source(s.source))) {
        if let Some(person) = state.person_of(*id) {
            sources.entry(person).or_default().insert(speaker.source);
        }
    }
    let live = state.persons.iter().filter(|(id, p)| p.exists() && words.persons.contains_key(id));
    let mut persons: Vec<PersonView> = live
        .map(|(id, person)| PersonView {
            id: id.to_string(),
            name: words.pseudonym(*id).to_owned(),
            kind: kind_word(person.kind()).into(),
            consent: consent_word(person.consent()).into(),
            sources: sources.get(id).map_or(0, |s| s.len() as u64),
        })
        .collect();
    persons.sort_by_key(|p| (p.name.len(), p.name.clone()));
    let roles = words.roles.iter().filter(|(id, _)| state.exists(&Subject::Role(**id)));
    let coders = words.coders.iter().filter(|(id, _)| state.exists(&Subject::Coder(**id)));
    Ok(People {
        persons,
        roles: named(roles.map(|(id, name)| (id.to_string(), name))),
        coders: named(coders.map(|(id, name)| (id.to_string(), name))),
    })
}

fn named<'a>(all: impl Iterator<Item = (String, &'a String)>) -> Vec<Named> {
    let mut named: Vec<Named> = all.map(|(id, name)| Named { id, name: name.clone() }).collect();
    named.sort_by_key(|n| (n.name.to_lowercase(), n.id.clone()));
    named
}
