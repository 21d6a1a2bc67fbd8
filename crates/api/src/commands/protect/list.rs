//! `protect list`: what was accepted, what is open, what was never looked through.

use super::scan::Scan;
use super::{entities, kind_of, shown};
use crate::problem::Problem;
use crate::session::Session;
use analysis::protect::FoundKind;
use model::State;
use model::ids::*;
use model::source::Place;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What protects a study.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Protection {
    /// The entities, by kind and label.
    pub entities: Vec<EntityLine>,
    /// Places that are replaced, by kind.
    pub replaced: Vec<KindCount>,
    /// Candidates that nobody decided, by kind; absent = nothing was scanned since the study was opened.
    pub open: Option<Vec<KindCount>>,
    /// Turns in which somebody may be a minor, not marked; absent as `open`.
    pub minors: Option<u64>,
    /// Sources that came after a find was accepted last, and weren't scanned since the study was opened.
    pub unscanned: u64,
    /// Number of sources.
    pub sources: u64,
}

/// What mentions lead to.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct EntityLine {
    /// Its id.
    pub id: String,
    /// The word of its kind: `phone`.
    pub kind: &'static str,
    /// What stands in its place, without brackets.
    pub shown: String,
    /// The id of the person, where it is one.
    pub person: Option<String>,
    /// At how many places it is replaced.
    pub places: u64,
    /// In how many sources.
    pub sources: u64,
}

/// How many of a kind.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct KindCount {
    /// The word of the kind.
    pub kind: &'static str,
    /// How many.
    pub count: u64,
}

/// Lists what protects a study. What is open says the last scan, where there is one.
///
/// # Errors
/// Damage.
pub fn list(session: &Session, scan: Option<&Scan>) -> Result<Protection, Problem> {
    let words = session.words()?;
    let state = session.state();
    let mut places: BTreeMap<RecordId, (u64, BTreeSet<SourceId>)> = BTreeMap::new();
    for mention in state.mentions.values().filter(|m| m.exists() && is_there(state, m.place())) {
        let of_entity = places.entry(mention.entity).or_default();
        of_entity.0 += 1;
        of_entity.1.insert(mention.place().source);
    }
    let mut replaced: BTreeMap<FoundKind, u64> = BTreeMap::new();
    let mut lines: Vec<(FoundKind, EntityLine)> = Vec::new();
    for (id, entity) in entities(state, &words) {
        let (count, sources) = places.remove(&id).unwrap_or_default();
        *replaced.entry(kind_of(entity)).or_default() += count;
        let line = EntityLine {
            id: id.to_string(),
            kind: kind_of(entity).word(),
            shown: shown(&words, entity).to_owned(),
            person: entity.person.map(|p| p.to_string()),
            places: count,
            sources: sources.len() as u64,
        };
        lines.push((kind_of(entity), line));
    }
    lines.sort_by_key(|(kind, line)| (*kind, line.shown.len(), line.shown.clone()));
    Ok(Protection {
        entities: lines.into_iter().map(|(_, line)| line).collect(),
        replaced: counts(replaced),
        open: scan.map(open),
        minors: scan.map(|scan| scan.minors.len() as u64),
        unscanned: unscanned(state, scan),
        sources: state.live_sources().count() as u64,
    })
}

fn is_there(state: &State, place: &Place) -> bool {
    state.sources.get(&place.source).is_some_and(|s| s.exists())
}

fn open(scan: &Scan) -> Vec<KindCount> {
    let mut open: BTreeMap<FoundKind, u64> = BTreeMap::new();
    scan.candidates.iter().for_each(|c| *open.entry(c.kind).or_default() += 1);
    counts(open)
}

fn counts(counts: BTreeMap<FoundKind, u64>) -> Vec<KindCount> {
    let one = |(kind, count): (FoundKind, u64)| KindCount { kind: kind.word(), count };
    counts.into_iter().filter(|(_, count)| *count > 0).map(one).collect()
}

/// Sources of which nothing says that they were looked through.
fn unscanned(state: &State, scan: Option<&Scan>) -> u64 {
    let last = state.batches.iter().rev().find(|b| b.counts.contains_key("mention"));
    let last = last.map(|b| (b.lamport, b.id));
    let scanned: BTreeSet<SourceId> = scan.iter().flat_map(|s| &s.sources).copied().collect();
    let is_later =
        |added: (u64, model::event::EventRef)| last.is_none_or(|last| (added.0, added.1.batch) > last);
    let new = state.live_sources().filter(|(id, s)| !scanned.contains(id) && is_later(s.added));
    new.count() as u64
}

/// The places of an entity, in the order of sources and turns.
pub(crate) fn places(session: &Session, entity: RecordId) -> Vec<Place> {
    let state = session.state();
    let of_it = state.mentions.values().filter(|m| m.exists() && m.entity == entity);
    let mut places: Vec<Place> = of_it.map(|m| m.place().clone()).filter(|p| is_there(state, p)).collect();
    let order = |place: &Place| state.sources.get(&place.source).map(|s| s.added);
    places.sort_by_cached_key(|p| (order(p), p.first(), p.span.map(|s| s.start)));
    places
}

model::redacted! { Protection EntityLine }
