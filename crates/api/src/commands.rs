//! The commands, one file each.

pub mod accept;
pub mod analyse;
pub mod calc;
pub mod code_rules;
pub mod code_table;
pub mod codebook;
pub mod demo;
pub mod duties;
pub mod export;
pub mod import;
pub mod info;
pub mod keys;
pub mod log;
pub mod memo;
pub mod merge;
pub mod new;
pub mod people;
pub mod protect;
pub mod question;
pub mod report;
pub mod settle;
pub mod undo;
pub mod verify;
pub mod withdraw;

use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use model::event::Subject;
use serde::Serialize;

/// What people name by a place, a label or `person:P03`.
///
/// # Errors
/// There is nothing of that name.
pub fn subject(session: &Session, named: &str) -> Result<Subject, Problem> {
    place::subject(session.state(), &*session.words()?, named)
}

/// Says how many things were stored, and under which batch.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Stored {
    /// How many.
    pub stored: u64,
    /// How many were there already and were left alone.
    pub there_already: u64,
    /// The batch; `None` when there was nothing to store.
    pub batch: Option<String>,
}
