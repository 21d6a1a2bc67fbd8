//! `verify`: reads and opens every row.

use crate::problem::Problem;
use crate::session::{Session, Watch};
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
    let payloads = found.damaged.iter().map(|id| format!("payload {id}"));
    let pages = found.pages.iter().map(|line| format!("page: {line}"));
    Ok(Checked {
        batches: found.batches,
        payloads: found.payloads,
        keys: found.keys,
        problems: payloads.chain(pages).collect(),
    })
}
