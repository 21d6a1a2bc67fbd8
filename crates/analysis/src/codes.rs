//! Codes: how often each code was used, where, by whom.
//!
//! # What it measures
//! For each code the number of codings, of turns, of sources and of persons that carry it, and the codings by group:
//! role, source, person, coder or kind of evidence.
//! # Formula
//! Counts. Two coders who give one turn the same code make two codings and one turn.
//! # Conditions
//! Accepted codings only; words of persons who refused and withdrawn words count nowhere. `-` is the group of words
//! without a role or person.
//! # Source
//! Miles, Huberman & Saldaña (2014): counting as a step of display. It shows where to read.
//! # Checked against
//! Hand counts of the sample study and of Persuasion-for-Good's published labels.

use crate::view::{Counted, View};
use model::ids::*;
use model::source::Evidence;
use std::collections::{BTreeMap, BTreeSet};

/// What codings are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The component of the code: no further group.
    Component,
    /// The speaker's role.
    Role,
    /// The source.
    Source,
    /// The person.
    Informant,
    /// What an O coding rests on.
    Evidence,
    /// Who stands behind the coding.
    Coder,
}

/// A group of codings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Everything.
    All,
    /// A role; `None` = speakers without one.
    Role(Option<RoleId>),
    /// A source.
    Source(SourceId),
    /// A person; `None` = words that belong to nobody in the study.
    Person(Option<PersonId>),
    /// What it rests on; `None` = not an O coding.
    Evidence(Option<Evidence>),
    /// A coder.
    Coder(CoderId),
}

/// The table of codes.
pub struct Codes {
    /// The groups that occur, in order.
    pub groups: Vec<Group>,
    /// A row for each code, also those never used.
    pub rows: Vec<CodeRow>,
}

/// How often one code was used.
pub struct CodeRow {
    /// The code.
    pub code: CodeId,
    /// Number of codings.
    pub codings: u64,
    /// Number of different turns.
    pub turns: u64,
    /// Number of sources.
    pub sources: u64,
    /// Number of persons.
    pub persons: u64,
    /// Codings in each of the table's groups.
    pub by_group: Vec<u64>,
}

/// Counts codings by code and group.
pub fn codes(view: &View<'_>, by: By) -> Codes {
    let groups = groups(view, by);
    let column: BTreeMap<Group, usize> = groups.iter().copied().zip(0..).collect();
    let mut found: BTreeMap<CodeId, Vec<&Counted>> = BTreeMap::new();
    for coding in &view.codings {
        found.entry(coding.code).or_default().push(coding);
    }
    let rows = view.codes.iter().map(|code| {
        let codings = found.get(code).map_or(&[][..], Vec::as_slice);
        let mut by_group = vec![0; groups.len()];
        for coding in codings {
            by_group[column[&group_of(view, by, coding)]] += 1;
        }
        let turns: BTreeSet<_> =
            codings.iter().flat_map(|c| c.place.turns.iter().map(|t| (c.place.source, *t))).collect();
        let sources: BTreeSet<_> = codings.iter().map(|c| c.place.source).collect();
        let persons: BTreeSet<_> = codings.iter().filter_map(|c| view.state.person_of(c.speaker?)).collect();
        CodeRow {
            code: *code,
            codings: codings.len() as u64,
            turns: turns.len() as u64,
            sources: sources.len() as u64,
            persons: persons.len() as u64,
            by_group,
        }
    });
    Codes { rows: rows.collect(), groups }
}

/// The group of a coding.
pub fn group_of(view: &View<'_>, by: By, coding: &Counted) -> Group {
    match by {
        By::Component => Group::All,
        By::Role => Group::Role(coding.speaker.and_then(|s| view.role(s))),
        By::Source => Group::Source(coding.place.source),
        By::Informant => Group::Person(coding.speaker.and_then(|s| view.state.person_of(s))),
        By::Evidence => Group::Evidence(coding.evidence),
        By::Coder => Group::Coder(coding.coder),
    }
}

/// The groups that occur, in the order in which people read them.
fn groups(view: &View<'_>, by: By) -> Vec<Group> {
    let found: BTreeSet<Group> = view.codings.iter().map(|c| group_of(view, by, c)).collect();
    let mut groups: Vec<Group> = found.into_iter().collect();
    groups.sort_by_key(|g| match g {
        Group::All | Group::Evidence(_) => (0, String::new(), *g),
        Group::Role(role) => (
            u8::from(role.is_none()),
            role.and_then(|r| view.words.roles.get(&r).cloned()).unwrap_or_default(),
            *g,
        ),
        Group::Source(source) => (0, view.words.label(*source).to_owned(), *g),
        Group::Coder(coder) => (0, view.words.coders.get(coder).cloned().unwrap_or_default(), *g),
        Group::Person(person) => (
            u8::from(person.is_none()),
            person.map(|p| view.words.pseudonym(p).to_owned()).unwrap_or_default(),
            *g,
        ),
    });
    groups
}
