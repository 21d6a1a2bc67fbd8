//! What the study promised: retention, other parties, protocols, marks of risk, copies, what is due.

use super::{Asked, Call, adds, study};
use crate::calls::written::written;
use crate::commands::duties::{self as command, *};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Subject, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("duties", "What the study declares about its people and its duties.", show),
        study("duties/save", "Declares something.", save),
        study("duties/due", "What is due, the most pressing first.", due),
        study("duties/marks", "Marks of risk, and in the review the words that they hide.", marks),
        study("duties/mark", "Marks turns, a source or a person as at risk.", mark),
        study("duties/unmark", "Takes a mark of risk away.", unmark),
        study("duties/copies", "The register of copies.", copies),
        adds("duties/copy", "Registers a copy.", copy),
        study("duties/copy-destroyed", "Records that a copy is destroyed.", destroyed),
        study("duties/destroy", "Destroys another party's words; what was coded on them stays.", destroy),
    ]
}

/// What is due.
#[derive(Clone, Serialize, ToSchema)]
pub struct Due {
    /// The lines, the most pressing first.
    pub lines: Vec<DueLine>,
}

/// Whether hidden words are shown.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct MarksAsked {
    /// Whether this is the review, which shows the words that marks hide and is noted in the log.
    pub review: bool,
}

/// The marks with what the study says is to be done.
#[derive(Clone, Serialize, ToSchema)]
pub struct Marks {
    /// The marks.
    pub marks: Vec<MarkLine>,
    /// The study's protocols.
    pub protocols: ProtocolsView,
}

/// A mark to put on something.
#[derive(Clone, Deserialize, ToSchema)]
pub struct MarkAsked {
    /// Turns, a source or a person.
    pub on: Subject,
    /// `possible-minor` or `at-risk`.
    pub kind: String,
}

/// A mark.
#[derive(Clone, Deserialize, ToSchema)]
pub struct MarkNamed {
    /// Its id.
    pub mark: String,
}

/// The register of copies.
#[derive(Clone, Serialize, ToSchema)]
pub struct Copies {
    /// The copies.
    pub copies: Vec<CopyLine>,
}

/// A copy that is destroyed.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CopyDestroyed {
    /// The copy's id.
    pub copy: String,
    /// The day; nothing = today.
    pub date: Option<String>,
}

/// Whose words are destroyed.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct DestroyAsked {
    /// The other party: id or pseudonym.
    pub person: String,
    /// What stands in the place of the words: a neutral sentence, kept as a memo.
    pub gist: String,
}

fn show(session: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<DutiesView, Problem> {
    command::show(session)
}

fn save(session: &mut Session, asked: DutiesSaved, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::save(session, &asked, &mut |_, _| true)?;
    written(session, batch, None, call)
}

fn due(session: &mut Session, _: Nothing, call: &Asked<'_>) -> Result<Due, Problem> {
    Ok(Due { lines: command::due(session, call.catalogue())? })
}

fn marks(session: &mut Session, asked: MarksAsked, call: &Asked<'_>) -> Result<Marks, Problem> {
    let marks = command::marks(session, asked.review, &mut |_, _| true)?;
    if asked.review && !marks.is_empty() {
        call.status.next_version();
    }
    Ok(Marks { marks, protocols: command::show(session)?.protocols })
}

fn mark(session: &mut Session, asked: MarkAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::mark(session, asked.on.read()?, &asked.kind, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn unmark(session: &mut Session, asked: MarkNamed, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::unmark(session, &asked.mark, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn copies(session: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<Copies, Problem> {
    Ok(Copies { copies: command::copies(session)? })
}

fn copy(session: &mut Session, asked: CopyAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::copy(session, &asked, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn destroyed(session: &mut Session, asked: CopyDestroyed, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::copy_destroyed(session, &asked.copy, asked.date.as_deref(), &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn destroy(session: &mut Session, asked: DestroyAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let (batch, _) = command::destroy(session, &asked.person, &asked.gist)?;
    written(session, Some(batch), None, call)
}
