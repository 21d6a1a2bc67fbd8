//! Merge: the union of two copies' batches, and what it takes from either.

use crate::batch::Batch;
use crate::ids::*;
use crate::state::{Invalid, State, Withdrawn};
use std::collections::BTreeMap;

/// Folds the union of two logs. It appends nothing: the heads of both stay, and the next batch joins them.
///
/// # Errors
/// Two logs that don't fit together.
pub fn union<'a>(
    a: impl IntoIterator<Item = &'a Batch>,
    b: impl IntoIterator<Item = &'a Batch>,
) -> Result<State, Invalid> {
    let all: BTreeMap<(u64, BatchId), &Batch> =
        a.into_iter().chain(b).map(|batch| ((batch.body.lamport, batch.id), batch)).collect();
    State::fold(all.into_values())
}

/// What a copy holds now and loses by the withdrawals of a merged state.
pub fn loses(copy: &State, merged: &State) -> Withdrawn {
    let gone = &merged.withdrawn;
    let strands = gone.strands.iter().filter(|id| copy.speakers.contains_key(id));
    let persons = gone.persons.iter().filter(|id| copy.persons.contains_key(id));
    let payloads = copy.expected_payloads().filter(|id| merged.is_gone(id));
    Withdrawn {
        strands: strands.filter(|id| !copy.withdrawn.strands.contains(id)).copied().collect(),
        persons: persons.filter(|id| !copy.withdrawn.persons.contains(id)).copied().collect(),
        payloads: payloads.copied().collect(),
    }
}
