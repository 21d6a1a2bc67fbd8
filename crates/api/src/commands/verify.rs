//! `verify`: reads and opens every row.

use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::ids::*;
use model::payload::SourceFacts;
use serde::Serialize;

/// What was checked.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Checked {
    /// Batches whose seal, hash, signature, order and meaning hold.
    pub batches: u64,
    /// Payloads that open.
    pub payloads: u64,
    /// Keys that open and fit.
    pub keys: u64,
    /// What is wrong.
    pub problems: Vec<String>,
}

/// Verifies an open study.
///
/// # Errors
/// Stopped; the system failed.
pub fn verify(session: &Session, watch: Watch<'_>) -> Result<Checked, Problem> {
    let found = session.file.verify(watch)?;
    let payloads =
        found.damaged.iter().map(|id| format!("payload {} ({})", id.short(), what_of(session, id)));
    let pages = found.pages.iter().map(|line| format!("page: {line}"));
    Ok(Checked {
        batches: found.batches,
        payloads: found.payloads,
        keys: found.keys,
        problems: found.log.into_iter().chain(payloads).chain(pages).collect(),
    })
}

/// What a payload is, in machine words: its kind, and the label of the source that it belongs to.
fn what_of(session: &Session, id: &PayloadId) -> String {
    let state = session.state();
    let kind = state.payloads.get(id).map_or("?", |info| info.kind.word());
    let of_source = |s: &model::state::Source| [s.facts(), s.name(), s.skeleton].contains(id);
    let of_speaker = |s: &model::state::Speaker| s.name == Some(*id) || s.blocks().any(|block| block == *id);
    let source = state.sources.iter().find(|(_, s)| of_source(s)).map(|(id, _)| *id);
    let source = source.or_else(|| state.speakers.values().find(|s| of_speaker(s)).map(|s| s.source));
    let facts = source.and_then(|source| state.sources.get(&source)).map(|s| s.facts());
    match facts.and_then(|facts| session.file.read::<SourceFacts>(facts).ok().flatten()) {
        Some(facts) => format!("{kind}, {}", facts.label),
        None => kind.to_owned(),
    }
}
