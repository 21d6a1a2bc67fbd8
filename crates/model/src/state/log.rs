//! The order of the log: parents before children, then lamport, then id; and the closure of the heads.

use crate::batch::Batch;
use crate::ids::BatchId;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Why a set of batches is not exactly what its heads stand on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClosureError {
    /// A batch is named as parent or head and isn't there.
    #[error("batch {} is missing", .0.short())]
    Missing(BatchId),
    /// A batch is there that no head stands on.
    #[error("batch {} belongs to no head", .0.short())]
    Extra(BatchId),
    /// The order number isn't one more than its parents' greatest.
    #[error("batch {} has a wrong order number", .0.short())]
    Lamport(BatchId),
}

/// The batches that these heads stand on, themselves included, in log order.
///
/// # Errors
/// A batch that is missing.
pub fn ancestry<'a>(
    batch: impl Fn(&BatchId) -> Option<&'a Batch>,
    heads: impl IntoIterator<Item = BatchId>,
) -> Result<Vec<&'a Batch>, ClosureError> {
    let mut open: Vec<BatchId> = heads.into_iter().collect();
    let mut seen: HashSet<BatchId> = open.iter().copied().collect();
    let mut reached = Vec::new();
    while let Some(id) = open.pop() {
        let batch = batch(&id).ok_or(ClosureError::Missing(id))?;
        open.extend(batch.body.parents.iter().filter(|p| seen.insert(**p)));
        reached.push(batch);
    }
    // With right order numbers, sorting by them puts parents first.
    reached.sort_by_key(|b| (b.body.lamport, b.id));
    Ok(reached)
}

/// The batches in log order, if they are exactly the closure of `heads`.
///
/// # Errors
/// A batch that is missing, one too many, or the first wrong order number.
pub fn in_order<'a>(
    batches: &'a HashMap<BatchId, Batch>,
    heads: &BTreeSet<BatchId>,
) -> Result<Vec<&'a Batch>, ClosureError> {
    let ordered = ancestry(|id| batches.get(id), heads.iter().copied())?;
    if ordered.len() < batches.len() {
        let reached: HashSet<BatchId> = ordered.iter().map(|b| b.id).collect();
        if let Some(extra) = batches.keys().filter(|id| !reached.contains(id)).min() {
            return Err(ClosureError::Extra(*extra));
        }
    }
    for batch in &ordered {
        let parents = batch.body.parents.iter().filter_map(|p| batches.get(p));
        let after = parents.map(|p| p.body.lamport.checked_add(1)).max().unwrap_or(Some(0));
        if after != Some(batch.body.lamport) {
            return Err(ClosureError::Lamport(batch.id));
        }
    }
    Ok(ordered)
}
