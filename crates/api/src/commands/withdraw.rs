//! `people withdraw`: what of a person goes, what others wrote about them, and the erasure for ever.

mod carry;
mod forms;
mod page;
mod plan;
mod told;
mod turns;

pub use carry::{Withdrawal, WithdrawalChoice, carry_out};
pub use page::{LIMITS, page};
pub use plan::{WithdrawalItem, WithdrawalPlan, WithdrawalSource, plan};

use crate::commands::people::{day, find, record_event};
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Owner, RecordKind, Subject};
use model::ids::*;
use model::payload::{Record, Request};
use store::Pen;

/// Records that a person asked to withdraw: from then on their words count nowhere, and a clock of 72 hours runs.
///
/// # Errors
/// An unknown person or day; somebody who asked already.
pub fn ask(
    session: &mut Session,
    person: &str,
    asked: Option<&str>,
    note: &str,
    watch: Watch<'_>,
) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let person = find(session.state(), &words, person)?;
    if session.state().asked_to_withdraw().contains(&person) {
        return Err(Problem::new("withdraw-asked"));
    }
    let now = session.now();
    // A day begins on this clock.
    let asked = day(asked)?.map_or(now, |day| model::LocalTime { zone: now.zone, ..day });
    let request = Request { person, asked, note: note.trim().to_owned() };
    let mut pen = Pen::default();
    let owners = vec![Owner::Person(person)];
    let event = record_event(session, RecordKind::Request, owners, &Record::Request(request), &mut pen)?;
    session.commit(pen, Cause::Command, vec![event], watch)
}

/// Records that a person takes back their wish to withdraw.
///
/// # Errors
/// An unknown person; somebody who didn't ask.
pub fn stay(session: &mut Session, person: &str, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let state = session.state();
    let person = find(state, &words, person)?;
    let is_theirs =
        |(_, record): &&(RecordId, &Record)| matches!(record, Record::Request(r) if r.person == person);
    let all = words.records_of(state, RecordKind::Request);
    let events: Vec<_> = all
        .iter()
        .filter(is_theirs)
        .map(|(id, _)| crate::change::take_away(state, Subject::Record(*id)))
        .collect();
    if events.is_empty() {
        return Err(Problem::new("withdraw-not-asked"));
    }
    session.commit(Pen::default(), Cause::Command, events, watch)
}
