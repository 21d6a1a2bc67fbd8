//! A copy of a study as a file holds it: batches, what they fold to, and the payloads that are present.

use model::batch::Batch;
use model::state::State;
use model::{BatchId, PayloadId, merge};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct File {
    /// Its log.
    pub batches: BTreeMap<BatchId, Rc<Batch>>,
    /// What the log folds to.
    pub state: State,
    /// The payload rows.
    pub payloads: BTreeSet<PayloadId>,
}

impl File {
    /// Its batches, in no order that means anything.
    pub fn log(&self) -> impl Iterator<Item = &Batch> {
        self.batches.values().map(Rc::as_ref)
    }

    /// Its batches by the order of the log.
    pub fn in_order(&self) -> Vec<&Batch> {
        let mut log: Vec<&Batch> = self.log().collect();
        log.sort_by_key(|b| (b.body.lamport, b.id));
        log
    }

    /// Union of batches, union of payloads, less what was withdrawn: the third file that a merge makes.
    pub fn merge(&self, other: &File) -> File {
        let state = merge::union(self.log(), other.log()).expect("two copies of one study fit together");
        let mut batches = self.batches.clone();
        batches.extend(other.batches.iter().map(|(id, batch)| (*id, batch.clone())));
        let both = self.payloads.union(&other.payloads);
        let payloads = both.filter(|id| !state.is_gone(id)).copied().collect();
        File { batches, state, payloads }
    }

    /// The same copy after one more batch, in a study of its own.
    pub fn with(&self, batch: Batch) -> File {
        let mut file = self.clone();
        file.state.append(&batch).expect("a batch that fits");
        file.batches.insert(batch.id, Rc::new(batch));
        file
    }
}
