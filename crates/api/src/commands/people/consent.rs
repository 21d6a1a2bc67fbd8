//! What a person agreed to, or that they refused.

use super::{day, find};
use crate::change::set;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::State;
use model::batch::Cause;
use model::event::{Change, Consent, ConsentDecision, Event, Owner};
use model::ids::*;
use model::payload::{ConsentTerms, PayloadKind, Scope};
use serde::Deserialize;
use store::Pen;
use utoipa::ToSchema;

/// A consent to record. What isn't given stays as it is.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ConsentAsked {
    /// The person: id or pseudonym.
    pub person: String,
    /// `given`, `refused` or `unknown`.
    pub decision: String,
    /// Version of the form or of what was read out.
    pub form: Option<String>,
    /// The day: `2026-05-12`.
    pub date: Option<String>,
    /// Whether it was written rather than spoken.
    pub written: Option<bool>,
    /// The language in which it was explained.
    pub language: Option<String>,
    /// What was agreed to: `interview`, `recording`, `chats`, `observation`, `pictures`, `quotes`, `paraphrase`, `reuse`.
    pub scopes: Option<Vec<String>>,
    /// The last day on which it holds.
    pub until: Option<String>,
    /// How the person can withdraw.
    pub withdrawal: Option<String>,
    /// What was paid or given.
    pub payment: Option<String>,
    /// Whether the researcher is a party to the chat.
    pub researcher_is_party: Option<bool>,
    /// Whether the person knew that then.
    pub disclosed: Option<bool>,
}

impl ConsentAsked {
    /// Whether it says more than the decision.
    fn has_terms(&self) -> bool {
        self.form.is_some()
            || self.date.is_some()
            || self.written.is_some()
            || self.language.is_some()
            || self.scopes.is_some()
            || self.until.is_some()
            || self.withdrawal.is_some()
            || self.payment.is_some()
            || self.researcher_is_party.is_some()
            || self.disclosed.is_some()
    }

    fn amend(&self, terms: &mut ConsentTerms) -> Result<(), Problem> {
        let text = |given: &Option<String>, to: &mut String| {
            if let Some(given) = given {
                *to = given.trim().to_owned();
            }
        };
        text(&self.form, &mut terms.form);
        text(&self.language, &mut terms.language);
        text(&self.withdrawal, &mut terms.withdrawal);
        text(&self.payment, &mut terms.payment);
        if self.date.is_some() {
            terms.date = day(self.date.as_deref())?;
        }
        if self.until.is_some() {
            terms.until = day(self.until.as_deref())?;
        }
        terms.is_written = self.written.unwrap_or(terms.is_written);
        terms.researcher_is_party = self.researcher_is_party.unwrap_or(terms.researcher_is_party);
        terms.is_disclosed = self.disclosed.unwrap_or(terms.is_disclosed);
        if let Some(words) = &self.scopes {
            let scope =
                |word: &String| Scope::from_word(word).ok_or_else(|| Problem::new("word").with("word", word));
            terms.scopes = words.iter().map(scope).collect::<Result<_, _>>()?;
            terms.scopes.sort();
            terms.scopes.dedup();
        }
        Ok(())
    }
}

/// The decision with this word.
fn decision(word: &str) -> Result<ConsentDecision, Problem> {
    match word {
        "given" => Ok(ConsentDecision::Given),
        "refused" => Ok(ConsentDecision::Refused),
        "unknown" => Ok(ConsentDecision::Unknown),
        _ => Err(Problem::new("word").with("word", word)),
    }
}

/// The event that records a decision.
pub(super) fn consent_event(state: &State, person: PersonId, decision: ConsentDecision) -> Event {
    set(state, Change::Consent(person, Consent { decision, details: None }))
}

/// Records what persons agreed to, as one batch; `None` where it is recorded already.
///
/// # Errors
/// An unknown person, word or day.
pub fn consent(
    session: &mut Session,
    asked: &[ConsentAsked],
    watch: Watch<'_>,
) -> Result<Option<BatchId>, Problem> {
    let words = session.words()?;
    let state = session.state();
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    for one in asked {
        let person = find(state, &words, &one.person)?;
        let decision = decision(&one.decision)?;
        if state.persons[&person].consent() != decision || state.persons[&person].consent.is_in_conflict() {
            events.push(consent_event(state, person, decision));
        }
        if !one.has_terms() {
            continue;
        }
        let known = words.terms.get(&person).cloned();
        let mut terms = known.clone().unwrap_or_default();
        one.amend(&mut terms)?;
        if known.as_ref() != Some(&terms) {
            let owner = [Owner::Person(person)];
            let payload = pen.record(&session.file, PayloadKind::ConsentTerms, &owner, &terms)?;
            events.push(set(state, Change::ConsentTerms(person, Some(payload))));
        }
    }
    if events.is_empty() {
        return Ok(None);
    }
    session.commit(pen, Cause::Command, events, watch).map(Some)
}

/// Records whether persons consented, without terms, as one batch.
///
/// # Errors
/// An unknown pseudonym.
pub fn decide(
    session: &mut Session,
    decisions: &[(String, bool)],
    watch: Watch<'_>,
) -> Result<Option<BatchId>, Problem> {
    let asked = |(person, given): &(String, bool)| ConsentAsked {
        person: person.clone(),
        decision: if *given { "given" } else { "refused" }.into(),
        ..ConsentAsked::default()
    };
    consent(session, &decisions.iter().map(asked).collect::<Vec<_>>(), watch)
}

model::redacted! { ConsentAsked }
