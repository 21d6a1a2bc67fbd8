//! The order of the log: parents before children, then lamport, then id; and the closure of the heads.

use crate::batch::Batch;
use crate::ids::BatchId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// The batches in log order, if they are exactly the closure of `heads`.
///
/// # Errors
/// A batch that is missing, one too many, or a wrong order number.
pub fn in_order(batches: Vec<Batch>, heads: &BTreeSet<BatchId>) -> Result<Vec<Batch>, ClosureError> {
    let mut by_id: HashMap<BatchId, Batch> = batches.into_iter().map(|b| (b.id, b)).collect();
    let mut reached: BTreeMap<(u64, BatchId), ()> = BTreeMap::new();
    let mut open: Vec<BatchId> = heads.iter().copied().collect();
    let mut seen: BTreeSet<BatchId> = heads.clone();
    while let Some(id) = open.pop() {
        let batch = by_id.get(&id).ok_or(ClosureError::Missing(id))?;
        reached.insert((batch.body.lamport, id), ());
        open.extend(batch.body.parents.iter().filter(|p| seen.insert(**p)));
    }
    for batch in by_id.values() {
        if !seen.contains(&batch.id) {
            return Err(ClosureError::Extra(batch.id));
        }
        let parents = batch.body.parents.iter().filter_map(|p| by_id.get(p));
        if parents.map(|p| p.body.lamport.saturating_add(1)).max().unwrap_or(0) != batch.body.lamport {
            return Err(ClosureError::Lamport(batch.id));
        }
    }
    // With right order numbers, sorting by them puts parents first.
    Ok(reached.keys().filter_map(|(_, id)| by_id.remove(id)).collect())
}
