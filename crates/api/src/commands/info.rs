//! `info`: what is in a study.

use crate::problem::Problem;
use crate::session::Session;
use model::event::Subject;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is in a study.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Info {
    /// Its title.
    pub title: String,
    /// Number of sources.
    pub sources: usize,
    /// Number of sources by kind.
    pub sources_by_kind: BTreeMap<&'static str, usize>,
    /// Number of turns.
    pub turns: u64,
    /// Number of persons.
    pub persons: usize,
    /// Number of codes.
    pub codes: usize,
    /// Codings that a person stands behind.
    pub codings: usize,
    /// Proposals that nobody has decided.
    pub proposals: usize,
    /// Number of links.
    pub links: usize,
    /// Number of memos.
    pub memos: usize,
    /// Number of research questions.
    pub questions: usize,
    /// Number of coders.
    pub coders: usize,
    /// Fields that two settings left in conflict.
    pub conflicts: usize,
    /// Working copies that wrote something and that nobody has let in.
    pub unconfirmed: usize,
    /// Codings that nothing counts because their code or source was taken away.
    pub stranded: usize,
    /// Batches that one replica wrote twice with one number.
    pub forks: usize,
    /// Number of batches.
    pub batches: usize,
    /// The heads: they name this state of the study.
    pub heads: Vec<String>,
}

/// Counts what is in the study.
///
/// # Errors
/// Damage.
pub fn info(session: &Session) -> Result<Info, Problem> {
    let state = session.state();
    let mut sources_by_kind = BTreeMap::new();
    for (_, source) in state.live_sources() {
        *sources_by_kind.entry(source.kind().word()).or_insert(0) += 1;
    }
    let exists = |subject: Subject| state.exists(&subject);
    let with_speakers: std::collections::BTreeSet<_> = state
        .speakers
        .iter()
        .filter(|(_, s)| exists(Subject::Source(s.source)))
        .filter_map(|(id, _)| state.person_of(*id))
        .collect();
    Ok(Info {
        title: session.file.title(state)?,
        sources: state.live_sources().count(),
        sources_by_kind,
        turns: state.live_sources().map(|(_, s)| u64::from(s.turns)).sum(),
        persons: with_speakers.len(),
        codes: state.live_codes().len(),
        codings: state.counted().count(),
        proposals: state.proposals().count(),
        links: state.links.values().filter(|l| l.exists()).count(),
        memos: state.memos.values().filter(|m| m.exists()).count(),
        questions: state.questions.values().filter(|q| q.exists()).count(),
        coders: state.coders.values().filter(|c| c.exists()).count(),
        conflicts: state.conflicts().len(),
        unconfirmed: state.unconfirmed().len(),
        stranded: state.stranded(),
        forks: state.forks().len(),
        batches: state.batches.len(),
        heads: state.heads.iter().map(ToString::to_string).collect(),
    })
}

model::redacted! { Info }
