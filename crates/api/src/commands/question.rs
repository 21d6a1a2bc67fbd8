//! `question`: what the study asks.

use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::Event;
use model::ids::*;
use model::payload::PayloadKind;
use store::Pen;

/// Adds a research question.
///
/// # Errors
/// No words.
pub fn add(session: &mut Session, text: &str, watch: Watch<'_>) -> Result<BatchId, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let mut pen = Pen::default();
    let question = QuestionId(pen.id()?);
    let text = pen.text(&session.file, PayloadKind::Question, &[], text.trim())?;
    session.commit(pen, Cause::Command, vec![Event::QuestionAdded { question, text }], watch)
}

/// The questions in the order in which they were asked.
///
/// # Errors
/// Damage.
pub fn list(session: &Session) -> Result<Vec<String>, Problem> {
    let words = session.words()?;
    Ok(session
        .state()
        .live_questions()
        .into_iter()
        .map(|(id, _)| words.questions.get(id).cloned().unwrap_or_default())
        .collect())
}
