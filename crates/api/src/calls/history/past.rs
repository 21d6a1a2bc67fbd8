//! The study as it was right after an action: its sources, codes and codings then, with the words that are left.

use super::*;
use crate::calls::codebook::views;
use crate::calls::read::{Turns, view};
use crate::desk::Desk;
use crate::index::Index;
use crate::wire::{Nothing, id};
use model::State;

/// The study as it was, kept while somebody looks at it.
pub(crate) struct Past {
    batch: BatchId,
    state: State,
    words: Words,
    index: Index,
    /// The number of batches in the study when its protection was put on these words.
    protected: usize,
}

/// Folds the past up to a batch, or takes the one that is kept.
fn past(desk: &mut Desk, batch: BatchId) -> Result<(&Past, &Session), Problem> {
    let Desk { session, past, .. } = desk;
    let session = session.as_ref().ok_or(Problem::new("locked"))?;
    if past.as_ref().is_none_or(|p| p.batch != batch) {
        // Before the new one is made, so that two are never in the memory.
        *past = None;
        session.file.batch(batch).ok_or(Problem::new("id-unknown"))?;
        let state = session.file.state_at(&[batch])?;
        let words = session.file.words_of(&state)?;
        let index = Index::of(&state, &words, None);
        *past = Some(Past { batch, state, words, index, protected: 0 });
    }
    let past = past.as_mut().ok_or(Problem::new("internal"))?;
    let batches = session.state().batches.len();
    if past.protected != batches {
        past.words.show_as_of(session.state(), &past.state);
        past.protected = batches;
    }
    Ok((past, session))
}

pub(super) fn look(desk: &mut Desk, asked: PastAsked, call: &Asked<'_>) -> Result<PastView, Problem> {
    let (past, session) = past(desk, id(&asked.batch)?)?;
    let names = log::coder_names(session)?;
    let entry = entries(session, &[past.batch], &names, call.catalogue())?.pop();
    let source = |(id, source): (SourceId, &model::state::Source)| PastSource {
        id: id.to_string(),
        label: past.words.label(id).to_owned(),
        kind: source.kind().word().into(),
        turns: u64::from(source.turns),
        codings: past.index.marks(id).counted,
    };
    Ok(PastView {
        entry: entry.ok_or(Problem::new("id-unknown"))?,
        title: past.words.title.clone(),
        codings: past.index.codes.values().map(|c| c.counted).sum(),
        sources: past.state.sources_in_order().into_iter().map(source).collect(),
        codes: views(&past.state, &past.words, &past.index),
    })
}

pub(super) fn source(desk: &mut Desk, asked: PastTurns, call: &Asked<'_>) -> Result<Turns, Problem> {
    let (past, session) = past(desk, id(&asked.batch)?)?;
    let Past { state, words, index, .. } = past;
    let shown = view::Shown::new(state, words, index, session.coder);
    let turns = shown.turns(id(&asked.source)?, asked.first, asked.count.min(MOST as u32));
    Ok(Turns { turns, version: call.status.version() })
}

pub(super) fn close(desk: &mut Desk, _: Nothing, _: &Asked<'_>) -> Result<Nothing, Problem> {
    desk.past = None;
    Ok(Nothing {})
}
