//! `merge`: two copies of a study become a third file.

use crate::problem::Problem;
use crate::session::{Session, Watch};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;
use store::{Merge, Which};

/// What merging two copies means.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct MergePlan {
    /// What either copy brings and loses, in the order in which they were given.
    pub copies: [Copy; 2],
    /// The names under which passphrases open the merged study.
    pub opens_with: Vec<String>,
    /// Number of batches in the merged study.
    pub batches: usize,
    /// Its heads.
    pub heads: Vec<String>,
    /// Fields in conflict in it.
    pub conflicts: usize,
    /// Batches that one replica wrote twice with one number.
    pub forks: usize,
    /// Working copies in it that nobody has let in.
    pub unconfirmed: usize,
}

/// What a copy brings and loses.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Copy {
    /// Batches that only this copy has.
    pub brings: usize,
    /// Whether its passphrases and its recovery key open the merged study.
    pub opens: bool,
    /// Persons whose withdrawal only the other copy knows.
    pub loses_persons: usize,
    /// Sources in which words that it still holds are withdrawn by the other copy.
    pub loses_in: Vec<String>,
    /// Payloads that it still holds and the merged study doesn't.
    pub loses_payloads: usize,
}

impl MergePlan {
    /// Whether a withdrawal that one copy doesn't know destroys something of it.
    pub fn destroys(&self) -> bool {
        self.copies.iter().any(|copy| copy.loses_payloads > 0 || copy.loses_persons > 0)
    }
}

/// Works out what merging means; nothing is written.
///
/// # Errors
/// Not copies of one study; one that a newer program wrote to.
pub fn plan(a: &Session, b: &Session, keys_of: Option<Which>) -> Result<MergePlan, Problem> {
    planned(a, b, &Merge::of(&a.file, &b.file, keys_of)?)
}

fn planned(a: &Session, b: &Session, merge: &Merge<'_>) -> Result<MergePlan, Problem> {
    let [side_a, side_b] = merge.sides();
    let state = merge.state();
    Ok(MergePlan {
        copies: [copy(a, &side_a)?, copy(b, &side_b)?],
        opens_with: merge.passphrase_names().into_iter().map(str::to_owned).collect(),
        batches: state.batches.len(),
        heads: state.heads.iter().map(ToString::to_string).collect(),
        conflicts: state.conflicts().len(),
        forks: state.forks().len(),
        unconfirmed: state.unconfirmed().len(),
    })
}

fn copy(session: &Session, side: &store::Side) -> Result<Copy, Problem> {
    let mut loses_in = Vec::new();
    if !side.loses.strands.is_empty() {
        let words = session.words()?;
        let sources: BTreeSet<_> = side
            .loses
            .strands
            .iter()
            .filter_map(|s| session.state().speakers.get(s))
            .map(|s| words.label(s.source).to_owned())
            .collect();
        loses_in.extend(sources);
        loses_in.sort_by_key(|label| (label.len(), label.clone()));
    }
    Ok(Copy {
        brings: side.brings,
        opens: side.opens,
        loses_persons: side.loses.persons.len(),
        loses_in,
        loses_payloads: side.loses.payloads.len(),
    })
}

/// What people have said before a merge.
#[derive(Debug, Clone, Copy, Default)]
pub struct Agreed {
    /// A withdrawal that one copy doesn't know may destroy something of it.
    pub destroy: bool,
    /// Whose keys hold where both copies changed theirs.
    pub keys_of: Option<Which>,
}

/// Writes the merged study to a new file; both copies stay as they are.
///
/// # Errors
/// As for [`plan`]; a withdrawal that nobody confirmed; a file of that name is there; the disk is full.
pub fn merge(
    a: &Session,
    b: &Session,
    out: &Path,
    agreed: Agreed,
    watch: Watch<'_>,
) -> Result<MergePlan, Problem> {
    let merge = Merge::of(&a.file, &b.file, agreed.keys_of)?;
    let plan = planned(a, b, &merge)?;
    if plan.destroys() && !agreed.destroy {
        return Err(Problem::new("merge-withdrawals"));
    }
    merge.write(out, watch).map_err(|e| match e {
        store::StoreError::NotFound => Problem::new("folder-not-found"),
        other => other.into(),
    })?;
    Ok(plan)
}
