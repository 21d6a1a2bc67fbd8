//! A log of which a part needs a newer program: the study as it was before that program wrote, for reading only.

use crate::error::StoreError;
use crate::file::Newer;
use crate::keys::StudyKeys;
use crate::rows::wrap_row;
use model::batch::{self, Batch};
use model::event::Owner;
use model::ids::*;
use model::state::{ClosureError, State};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};

/// The rows of the log, those of a newer program apart.
pub(crate) struct Log {
    pub batches: Vec<Batch>,
    pub newer: Vec<batch::Newer>,
}

/// What of a log can be read.
pub(crate) struct Readable {
    pub batches: Vec<Batch>,
    pub heads: BTreeSet<BatchId>,
    pub newer: Option<Newer>,
    /// The batches that can't be read, or that stand on one.
    pub aside: BTreeSet<BatchId>,
}

/// Sets aside the batches of a newer program and all that stand on them. Nothing is skipped: what is left is the
/// study as it was before.
///
/// # Errors
/// The log as a whole is not the closure of its heads, or an order number is wrong.
pub(crate) fn readable(log: Log, heads: &[BatchId]) -> Result<Readable, StoreError> {
    let heads: BTreeSet<BatchId> = heads.iter().copied().collect();
    let Some(reader) = log.newer.iter().map(|n| n.reader).max() else {
        return Ok(Readable { batches: log.batches, heads, newer: None, aside: BTreeSet::new() });
    };
    check_places(&log, &heads)?;
    let mut aside: BTreeSet<BatchId> = log.newer.iter().map(|n| n.id).collect();
    let mut batches = log.batches;
    loop {
        let before = aside.len();
        let stands_on = |b: &&Batch| b.body.parents.iter().any(|p| aside.contains(p));
        let more: Vec<BatchId> = batches.iter().filter(stands_on).map(|b| b.id).collect();
        aside.extend(more);
        if aside.len() == before {
            break;
        }
    }
    batches.retain(|b| !aside.contains(&b.id));
    let inner: BTreeSet<BatchId> = batches.iter().flat_map(|b| b.body.parents.iter().copied()).collect();
    let heads = batches.iter().map(|b| b.id).filter(|id| !inner.contains(id)).collect();
    let newer = Newer { reader, batches: aside.len() };
    Ok(Readable { batches, heads, newer: Some(newer), aside })
}

/// Requires that the whole log is the closure of its heads, with right order numbers.
fn check_places(log: &Log, heads: &BTreeSet<BatchId>) -> Result<(), ClosureError> {
    let known = log.batches.iter().map(|b| (b.id, (b.body.lamport, &b.body.parents[..])));
    let newer = log.newer.iter().map(|n| (n.id, (n.lamport, &n.parents[..])));
    let places: HashMap<BatchId, (u64, &[BatchId])> = known.chain(newer).collect();
    let mut open: Vec<BatchId> = heads.iter().copied().collect();
    let mut reached = heads.clone();
    while let Some(id) = open.pop() {
        let (lamport, parents) = places.get(&id).ok_or(ClosureError::Missing(id))?;
        let above: Option<Vec<u64>> = parents.iter().map(|p| places.get(p).map(|place| place.0)).collect();
        let after = above.and_then(|above| above.into_iter().max().map_or(Some(0), |l| l.checked_add(1)));
        if parents.iter().all(|p| places.contains_key(p)) && after != Some(*lamport) {
            return Err(ClosureError::Lamport(id));
        }
        open.extend(parents.iter().filter(|p| reached.insert(**p)));
    }
    match places.keys().filter(|id| !reached.contains(id)).min() {
        Some(extra) => Err(ClosureError::Extra(*extra)),
        None => Ok(()),
    }
}

/// What a newer program withdrew is gone, though the withdrawal can't be read.
pub(crate) fn leave_out_what_is_gone(
    connection: &Connection,
    keys: &StudyKeys,
    state: &mut State,
) -> Result<(), StoreError> {
    let mut probe = connection.prepare("SELECT 1 FROM wrap WHERE id = ?1")?;
    for owner in state.owners() {
        if !probe.exists([wrap_row(keys, &owner).as_slice()])? {
            match owner {
                Owner::Strand(s) => state.withdrawn.strands.insert(s),
                Owner::Person(p) => state.withdrawn.persons.insert(p),
            };
        }
    }
    let mut probe = connection.prepare("SELECT 1 FROM payload WHERE id = ?1")?;
    let expected: Vec<PayloadId> = state.expected_payloads().copied().collect();
    for id in expected {
        if !probe.exists([id.0.as_slice()])? {
            state.withdrawn.payloads.insert(id);
        }
    }
    Ok(())
}
