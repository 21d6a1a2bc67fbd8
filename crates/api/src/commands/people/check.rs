//! Member checks: what a person was shown of the study, and what they said to it.

use super::recruit::record_event;
use super::{day, find};
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Owner, RecordKind};
use model::ids::*;
use model::payload::{Answer, MemberCheck, Record};
use serde::Deserialize;
use store::Pen;
use utoipa::ToSchema;

/// A member check to record.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CheckAsked {
    /// Who.
    pub person: String,
    /// `agrees`, `corrects`, `adds`, `withdraws`.
    pub answer: String,
    /// What was shown.
    pub shown: String,
    /// How: read aloud, on paper.
    pub way: String,
    /// The day.
    pub date: Option<String>,
    /// What was changed for it.
    pub changed: String,
}

/// Records a member check.
///
/// # Errors
/// An unknown person, answer or day.
pub fn check(session: &mut Session, asked: &CheckAsked, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let person = find(session.state(), &words, &asked.person)?;
    let unknown = || Problem::new("word").with("word", &asked.answer);
    let check = MemberCheck {
        person,
        date: day(asked.date.as_deref())?,
        way: asked.way.trim().to_owned(),
        shown: asked.shown.trim().to_owned(),
        answer: Answer::from_word(&asked.answer).ok_or_else(unknown)?,
        changed: asked.changed.trim().to_owned(),
    };
    let mut pen = Pen::default();
    let owners = vec![Owner::Person(person)];
    let event = record_event(session, RecordKind::Check, owners, &Record::Check(check), &mut pen)?;
    session.commit(pen, Cause::Command, vec![event], watch)
}

model::redacted! { CheckAsked }
