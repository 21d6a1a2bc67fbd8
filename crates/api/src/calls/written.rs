//! What every write answers.

use super::Asked;
use super::describe::undoing;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::Written;
use model::ids::BatchId;

/// What a write answers; `batch` is absent when there was nothing to store. The version is counted here.
pub(crate) fn written(
    session: &Session,
    batch: Option<BatchId>,
    id: Option<String>,
    asked: &Asked<'_>,
) -> Result<Written, Problem> {
    if batch.is_some() {
        asked.status.next_version();
    }
    let undo = undoing(session, asked.catalogue())?;
    Ok(Written { version: asked.status.version(), id, batch: batch.map(|b| b.to_string()), undo })
}
