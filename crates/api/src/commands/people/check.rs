//! Member checks: what a person was shown of the study, and what they said to it.

use super::recruit::record_event;
use super::{day, find};
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Owner, RecordKind};
use model::ids::*;
use model::payload::{Answer, MemberCheck, Record, Request};
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

/// Records a member check. Who withdraws in it has asked to withdraw.
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
    let asks = check.answer == Answer::Withdraws && !session.state().asked_to_withdraw().contains(&person);
    let mut pen = Pen::default();
    let owners = || vec![Owner::Person(person)];
    let check = Record::Check(check);
    let mut events = vec![record_event(session, RecordKind::Check, owners(), &check, &mut pen)?];
    if asks {
        // The clock of the withdrawal begins with it.
        let request = Record::Request(Request { person, asked: session.now(), note: String::new() });
        events.push(record_event(session, RecordKind::Request, owners(), &request, &mut pen)?);
    }
    session.commit(pen, Cause::Command, events, watch)
}

model::redacted! { CheckAsked }
