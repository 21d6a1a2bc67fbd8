//! `undo`: appends the inverse of a batch.

use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::Event;
use model::undo::{inverse, last_undoable};
use serde::Serialize;
use std::collections::BTreeMap;
use store::Pen;

/// What an undo did.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Undone {
    /// The batch that was undone.
    pub of: String,
    /// Number of its facts by kind.
    pub facts: BTreeMap<&'static str, u32>,
    /// Fields set back.
    pub set_back: usize,
    /// Fields changed since, and left.
    pub changed_since: usize,
    /// Facts that can't be taken back.
    pub lasting: usize,
    /// The new batch.
    pub batch: String,
}

/// Undoes a batch: the one whose id begins with `digits`, or this installation's last action that isn't undone.
///
/// # Errors
/// Nothing to undo; all of it changed since.
pub fn undo(session: &mut Session, digits: Option<&str>, watch: Watch<'_>) -> Result<Undone, Problem> {
    let of = match digits {
        Some(digits) => session.batch(digits)?,
        None => last_undoable(session.state(), session.file.replica()).ok_or(Problem::new("undo-nothing"))?,
    };
    let batch = session.file.batch(of).ok_or(Problem::new("undo-nothing"))?;
    let inverse = inverse(session.state(), batch);
    if inverse.events.is_empty() {
        return Err(Problem::new("undo-left").with("batch", of.short()));
    }
    let facts =
        session.state().batches.iter().find(|b| b.id == of).map(|b| b.counts.clone()).unwrap_or_default();
    let set_back = inverse.events.len();
    let events: Vec<Event> = inverse.events;
    let batch = session.commit(Pen::default(), Cause::Undo { of }, events, watch)?;
    Ok(Undone {
        of: of.to_string(),
        facts,
        set_back,
        changed_since: inverse.changed_since,
        lasting: inverse.lasting,
        batch: batch.to_string(),
    })
}
