//! `log`: who did what and when, newest first. Counts and kinds only, never content.

use crate::problem::Problem;
use crate::session::Session;
use model::batch::Cause;
use serde::Serialize;
use std::collections::BTreeMap;

/// A line of the log.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct LogLine {
    /// The batch.
    pub batch: String,
    /// Unix milliseconds by the clock of its installation.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// The person at the keyboard.
    pub coder: Option<String>,
    /// First digits of the replica that wrote it.
    pub replica: String,
    /// `command`, `import`, `rules`, `undo`, `withdrawal`.
    pub cause: &'static str,
    /// The batch that it undoes.
    pub of: Option<String>,
    /// Number of facts by kind.
    pub facts: BTreeMap<&'static str, u32>,
    /// Whether it is undone.
    pub undone: bool,
}

/// The log, newest first.
///
/// # Errors
/// Damage.
pub fn log(session: &Session) -> Result<Vec<LogLine>, Problem> {
    let words = session.words()?;
    let state = session.state();
    let undone = model::undo::undone(state);
    let line = |batch: &model::state::BatchInfo| {
        let (cause, of) = match &batch.cause {
            Cause::Command => ("command", None),
            Cause::Import => ("import", None),
            Cause::Rules => ("rules", None),
            Cause::Undo { of } => ("undo", Some(of.to_string())),
            Cause::Withdrawal { .. } => ("withdrawal", None),
        };
        LogLine {
            batch: batch.id.to_string(),
            millis: batch.at.millis,
            offset: batch.at.offset,
            coder: batch.coder.and_then(|c| words.coders.get(&c).cloned()),
            replica: batch.replica.short(),
            cause,
            of,
            facts: batch.counts.clone(),
            undone: undone.contains(&batch.id),
        }
    };
    Ok(state.batches.iter().rev().map(line).collect())
}
