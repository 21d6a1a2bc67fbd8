//! Who sent whom, and how far people came on the way into the study.

use super::recruitment::found;
use super::save::facts_event;
use super::{day, find};
use crate::change::take_away;
use crate::commands::duties::payloads_of;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use analysis::recruitment::Recruits;
use model::batch::Cause;
use model::event::{Event, Field, Owner, RecordKind, Subject};
use model::ids::*;
use model::payload::{Contact, PayloadKind, Record, Referral, Stage};
use serde::Deserialize;
use store::{Erasure, Pen};
use utoipa::ToSchema;

/// A referral to record: somebody named or sent somebody.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReferralAsked {
    /// Who sent: id or pseudonym; nothing where only the coupon is known.
    pub from: Option<String>,
    /// Who was sent.
    pub to: String,
    /// Whether the person who was sent agreed that it is recorded. Without that nothing is.
    pub agreed: bool,
    /// The coupon that the person brought.
    pub coupon: Option<String>,
    /// By what way: in person, by chat.
    pub route: Option<String>,
    /// The day.
    pub date: Option<String>,
}

/// A step on the way into the study.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ContactAsked {
    /// Who.
    pub person: String,
    /// `approached`, `not-reached`, `ineligible`, `refused`, `enrolled`, `interviewed`.
    pub stage: String,
    /// The day.
    pub date: Option<String>,
    /// The reason.
    pub reason: Option<String>,
}

/// Records a referral under the keys of both: losing one of them takes it away.
///
/// # Errors
/// `referral-agreed` where the person didn't agree; an unknown person or day; somebody who sent themself.
pub fn refer(session: &mut Session, asked: &ReferralAsked, watch: Watch<'_>) -> Result<BatchId, Problem> {
    if !asked.agreed {
        return Err(Problem::new("referral-agreed"));
    }
    let words = session.words()?;
    let state = session.state();
    let to = find(state, &words, &asked.to)?;
    let from = asked.from.as_deref().filter(|f| !f.is_empty());
    let from = from.map(|f| find(state, &words, f)).transpose()?;
    let coupon = asked.coupon.as_deref().map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned);
    if from == Some(to) {
        return Err(Problem::new("referral-self"));
    }
    if from.is_none() && coupon.is_none() {
        return Err(Problem::new("referral-nobody"));
    }
    let route = asked.route.as_deref().unwrap_or_default().trim().to_owned();
    let referral = Referral { to, from, coupon, route, date: day(asked.date.as_deref())? };
    let mut pen = Pen::default();
    let event = referral_event(session, referral, &mut pen)?;
    session.commit(pen, Cause::Command, vec![event], watch)
}

/// The event that records a referral.
pub(super) fn referral_event(session: &Session, referral: Referral, pen: &mut Pen) -> Result<Event, Problem> {
    let owners = [Some(referral.to), referral.from].into_iter().flatten().map(Owner::Person).collect();
    record_event(session, RecordKind::Referral, owners, &Record::Referral(referral), pen)
}

/// The event that records something under the keys of these owners.
pub(crate) fn record_event(
    session: &Session,
    kind: RecordKind,
    mut owners: Vec<Owner>,
    record: &Record,
    pen: &mut Pen,
) -> Result<Event, Problem> {
    owners.sort();
    owners.dedup();
    let id = RecordId(pen.id()?);
    let text = pen.record(&session.file, PayloadKind::Record, &owners, record)?;
    Ok(Event::RecordAdded { record: id, kind, text, owners })
}

/// Erases for ever who sent a person. The wave stays.
///
/// # Errors
/// An unknown person; nobody is recorded to have sent them.
pub fn unrefer(session: &mut Session, person: &str) -> Result<BatchId, Problem> {
    session.may_write()?;
    let words = session.words()?;
    let state = session.state();
    let person = find(state, &words, person)?;
    let sent = |(id, record): &(RecordId, &Record)| match record {
        Record::Referral(referral) if referral.to == person => Some(*id),
        _ => None,
    };
    let all = words.records_of(state, RecordKind::Referral);
    let gone: Vec<RecordId> = all.iter().filter_map(sent).collect();
    if gone.is_empty() {
        return Err(Problem::new("referral-none"));
    }
    let mut erasure = Erasure::default();
    for id in &gone {
        erasure.payloads.extend(state.field(&Field::RecordText(*id)).iter().flat_map(payloads_of));
    }
    let Recruits { persons, result, .. } = found(state, &words);
    let place = persons.iter().position(|p| *p == person);
    if let Some(wave) = place.and_then(|at| result.waves[at]) {
        let mut facts = words.facts.get(&person).cloned().unwrap_or_default();
        facts.wave = Some(wave);
        let event = facts_event(session, state, person, &facts, &mut erasure.pen)?;
        erasure.events.push(event);
    }
    for id in &gone {
        erasure.events.push(take_away(state, Subject::Record(*id)));
    }
    Ok(session.carry_out(erasure)?.batch)
}

/// Records a step on somebody's way into the study.
///
/// # Errors
/// An unknown person, stage or day.
pub fn contact(session: &mut Session, asked: &ContactAsked, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let person = find(session.state(), &words, &asked.person)?;
    let stage =
        Stage::from_word(&asked.stage).ok_or_else(|| Problem::new("word").with("word", &asked.stage))?;
    let reason = asked.reason.as_deref().unwrap_or_default().trim().to_owned();
    let contact = Contact { person, stage, date: day(asked.date.as_deref())?, reason };
    let mut pen = Pen::default();
    let owners = vec![Owner::Person(person)];
    let event = record_event(session, RecordKind::Contact, owners, &Record::Contact(contact), &mut pen)?;
    session.commit(pen, Cause::Command, vec![event], watch)
}

model::redacted! { ReferralAsked ContactAsked }
