//! Withdrawal: asked for, reviewed, carried out, and its page for the board.

use super::{Asked, Call, Download, Later, file, study};
use crate::calls::people::PersonAsked;
use crate::calls::written::written;
use crate::commands::withdraw::{self as command, *};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::Written;
use serde::Deserialize;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("withdrawal/ask", "Records that a person asked to withdraw; 72 hours run.", ask),
        study("withdrawal/stay", "Records that a person takes back the wish to withdraw.", stay),
        study(
            "withdrawal/plan",
            "What a withdrawal would take, and what others wrote that names the person.",
            plan,
        ),
        study("withdrawal/carry-out", "Erases a person for ever, as it was reviewed.", carry_out),
        file("withdrawal/page", "The page of a withdrawal for the board.", page),
    ]
}

/// That a person asked to withdraw.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WithdrawalAsked {
    /// The person: id or pseudonym.
    pub person: String,
    /// The day on which they asked; nothing = now.
    pub asked: Option<String>,
    /// How they asked.
    pub note: String,
}

/// A withdrawal that was reviewed.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WithdrawalReviewed {
    /// The person: id or pseudonym.
    pub person: String,
    /// The code of the review.
    pub code: String,
    /// What is done with items otherwise than usual.
    pub choices: Vec<WithdrawalChoice>,
}

/// Which withdrawal.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WithdrawalNamed {
    /// Its batch; nothing = the last one.
    pub batch: String,
}

fn ask(session: &mut Session, asked: WithdrawalAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::ask(session, &asked.person, asked.asked.as_deref(), &asked.note, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn stay(session: &mut Session, asked: PersonAsked, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = command::stay(session, &asked.person, &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}

fn plan(session: &mut Session, asked: PersonAsked, _: &Asked<'_>) -> Result<WithdrawalPlan, Problem> {
    command::plan(session, &asked.person)
}

fn carry_out(
    session: &mut Session,
    asked: WithdrawalReviewed,
    call: &Asked<'_>,
) -> Result<Withdrawal, Problem> {
    let done = command::carry_out(session, &asked.person, &asked.code, &asked.choices)?;
    call.status.next_version();
    Ok(done)
}

fn page(desk: &mut Desk, asked: WithdrawalNamed, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let html = command::page(session, Some(&asked.batch), call.catalogue())?;
    let name = format!("{}-{}.html", session.stem(), call.file_word("", "pengunduran-diri", "withdrawal"));
    Ok(Box::new(move || {
        Ok(Download { name, media_type: "text/html; charset=utf-8", bytes: html.into_bytes() })
    }))
}
