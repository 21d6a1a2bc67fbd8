//! One person with everything that is recorded: for the page of that person.

use super::{consent_word, find, kind_word, list};
use crate::problem::Problem;
use crate::session::Session;
use model::LocalTime;
use model::event::RecordKind;
use model::ids::*;
use model::payload::Record;
use serde::Serialize;
use utoipa::ToSchema;

/// A person with everything that is recorded.
#[derive(Clone, Serialize, ToSchema)]
pub struct PersonDetail {
    /// Its id.
    pub id: String,
    /// The pseudonym.
    pub name: String,
    /// `informant` or `other-party`.
    pub kind: String,
    /// Labels of the sources with words of theirs.
    pub sources: Vec<String>,
    /// Number of their turns.
    pub turns: u64,
    /// Roles of the speakers that the person is.
    pub roles: Vec<String>,
    /// `given`, `refused` or `unknown`.
    pub consent: String,
    /// What exactly was agreed to; absent where nothing was recorded.
    pub terms: Option<TermsView>,
    /// Values of the study's attributes.
    pub attributes: Vec<PersonValue>,
    /// The answer to the question about the size of the network.
    pub network_size: Option<u32>,
    /// Notes.
    pub notes: String,
    /// Whether the person is a seed.
    pub is_seed: bool,
    /// Why the person was chosen as a seed.
    pub seed_reason: String,
    /// The day on which the person entered the study.
    pub enrolled: Option<String>,
    /// Coupons that were given out to this person.
    pub coupons: Vec<String>,
    /// The day after which nothing of the person may be kept.
    pub keep_until: Option<String>,
    /// Days by which times are shown later.
    pub shift_days: i32,
    /// Steps from the seed.
    pub wave: Option<u32>,
    /// Who sent the person, and whom they sent.
    pub referrals: Vec<ReferralLine>,
    /// Steps on the way into the study, in order.
    pub contacts: Vec<ContactLine>,
    /// Member checks, in order.
    pub checks: Vec<CheckLine>,
    /// When the person asked to withdraw, where it isn't carried out yet.
    pub asked_to_withdraw: Option<String>,
    /// Warnings in the asked language.
    pub warnings: Vec<String>,
}

/// What exactly a person agreed to.
#[derive(Clone, Serialize, ToSchema)]
pub struct TermsView {
    /// Version of the form.
    pub form: String,
    /// The day.
    pub date: Option<String>,
    /// Whether it was written rather than spoken.
    pub written: bool,
    /// The language in which it was explained.
    pub language: String,
    /// What was agreed to.
    pub scopes: Vec<String>,
    /// The last day on which it holds.
    pub until: Option<String>,
    /// How the person can withdraw.
    pub withdrawal: String,
    /// What was paid or given.
    pub payment: String,
    /// Whether the researcher is a party to the chat.
    pub researcher_is_party: bool,
    /// Whether the person knew that then.
    pub disclosed: bool,
}

/// A value of an attribute.
#[derive(Clone, Serialize, ToSchema)]
pub struct PersonValue {
    /// The attribute.
    pub name: String,
    /// The value; empty = not recorded.
    pub value: String,
}

/// A referral from or to a person.
#[derive(Clone, Serialize, ToSchema)]
pub struct ReferralLine {
    /// Who sent; absent where only the coupon is known.
    pub from: Option<String>,
    /// Who was sent.
    pub to: String,
    /// The coupon.
    pub coupon: Option<String>,
    /// By what way.
    pub route: String,
    /// The day.
    pub date: Option<String>,
}

/// A step on the way into the study.
#[derive(Clone, Serialize, ToSchema)]
pub struct ContactLine {
    /// How far.
    pub stage: String,
    /// The day.
    pub date: Option<String>,
    /// The reason.
    pub reason: String,
}

/// A member check.
#[derive(Clone, Serialize, ToSchema)]
pub struct CheckLine {
    /// The day.
    pub date: Option<String>,
    /// How it was shown.
    pub way: String,
    /// What was shown.
    pub shown: String,
    /// The answer.
    pub answer: String,
    /// What was changed for it.
    pub changed: String,
}

fn written(day: Option<LocalTime>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// Everything that is recorded of a person.
///
/// # Errors
/// An unknown person; damage.
pub fn one(session: &Session, person: &str, catalogue: &locale::Catalogue) -> Result<PersonDetail, Problem> {
    let words = session.words()?;
    let state = session.state();
    let id = find(state, &words, person)?;
    let line = list::line(state, &words, id, false);
    let facts = words.facts.get(&id).cloned().unwrap_or_default();
    let name = |p: PersonId| words.pseudonym(p).to_owned();
    let terms = words.terms.get(&id);
    let value = |a: &model::payload::Attribute| PersonValue {
        name: a.name.clone(),
        value: facts.attribute(&a.name).unwrap_or_default().to_owned(),
    };
    let mut detail = PersonDetail {
        id: id.to_string(),
        name: name(id),
        kind: kind_word(state.persons[&id].kind()).into(),
        sources: line.sources,
        turns: line.turns,
        roles: line.roles,
        consent: consent_word(state.persons[&id].consent()).into(),
        terms: terms.map(|t| TermsView {
            form: t.form.clone(),
            date: written(t.date),
            written: t.is_written,
            language: t.language.clone(),
            scopes: t.scopes.iter().map(|s| s.word().to_owned()).collect(),
            until: written(t.until),
            withdrawal: t.withdrawal.clone(),
            payment: t.payment.clone(),
            researcher_is_party: t.researcher_is_party,
            disclosed: t.is_disclosed,
        }),
        attributes: words.study.attributes.iter().map(value).collect(),
        network_size: facts.network_size,
        notes: facts.notes.clone(),
        is_seed: facts.seed.is_some(),
        seed_reason: facts.seed.clone().unwrap_or_default(),
        enrolled: written(facts.enrolled),
        coupons: facts.coupons.clone(),
        keep_until: written(facts.keep_until),
        shift_days: facts.shift_days,
        wave: wave(session, &words, id),
        referrals: Vec::new(),
        contacts: Vec::new(),
        checks: Vec::new(),
        asked_to_withdraw: None,
        warnings: Vec::new(),
    };
    for kind in [RecordKind::Referral, RecordKind::Contact, RecordKind::Check, RecordKind::Request] {
        for (_, record) in words.records_of(state, kind) {
            take(&mut detail, id, record, &name);
        }
    }
    if terms.is_some_and(|t| t.researcher_is_party && !t.is_disclosed) {
        detail.warnings.push(catalogue.text("people-warn-undisclosed"));
    }
    Ok(detail)
}

fn wave(session: &Session, words: &model::Words, id: PersonId) -> Option<u32> {
    let recruits = super::recruitment::found(session.state(), words);
    let place = recruits.persons.iter().position(|p| *p == id)?;
    recruits.result.waves[place]
}

/// Takes a record that is about the person.
fn take(detail: &mut PersonDetail, id: PersonId, record: &Record, name: &dyn Fn(PersonId) -> String) {
    match record {
        Record::Referral(it) if it.to == id || it.from == Some(id) => detail.referrals.push(ReferralLine {
            from: it.from.map(name),
            to: name(it.to),
            coupon: it.coupon.clone(),
            route: it.route.clone(),
            date: written(it.date),
        }),
        Record::Contact(it) if it.person == id => detail.contacts.push(ContactLine {
            stage: it.stage.word().into(),
            date: written(it.date),
            reason: it.reason.clone(),
        }),
        Record::Check(it) if it.person == id => detail.checks.push(CheckLine {
            date: written(it.date),
            way: it.way.clone(),
            shown: it.shown.clone(),
            answer: it.answer.word().into(),
            changed: it.changed.clone(),
        }),
        Record::Request(it) if it.person == id => detail.asked_to_withdraw = Some(it.asked.to_string()),
        _ => {}
    }
}

model::redacted! { PersonDetail TermsView PersonValue ReferralLine ContactLine CheckLine }
