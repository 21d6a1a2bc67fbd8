//! The recruitment of a study: what its persons, referrals and contacts say of how people came.

use super::stages::{self, Candidate};
use super::{Person, Recruitment, Sender};
use model::event::{PersonKind, RecordKind, Subject};
use model::ids::*;
use model::payload::Record;
use model::{Rights, State, Words};
use std::collections::{BTreeMap, HashMap};

/// The persons of the recruitment, and what was worked out of them.
pub struct Recruits {
    /// The persons by pseudonym; every list of the result is in this order.
    pub persons: Vec<PersonId>,
    /// Waves, seeds, recruiters, problems.
    pub result: Recruitment,
    /// Each one's way through the stages.
    pub candidates: Vec<Candidate>,
    /// What went into it.
    pub people: Vec<Person>,
}

/// Works out how the persons came: every informant, and every other party of whom something was recorded.
pub fn of_study(state: &State, words: &Words) -> Recruits {
    let referrals = words.records_of(state, RecordKind::Referral);
    let contacts = words.records_of(state, RecordKind::Contact);
    let mut named: BTreeMap<PersonId, ()> = BTreeMap::new();
    for (_, record) in referrals.iter().chain(&contacts) {
        match record {
            Record::Referral(it) => {
                named.extend([Some((it.to, ())), it.from.map(|p| (p, ()))].into_iter().flatten())
            }
            Record::Contact(it) => drop(named.insert(it.person, ())),
            _ => {}
        }
    }
    let hidden = model::words::Hidden::of(state);
    let is_in = |id: &PersonId, person: &model::state::Person| {
        let known = words.facts.get(id);
        let has_facts = known.is_some_and(|f| f.seed.is_some() || f.wave.is_some() || !f.coupons.is_empty());
        person.exists()
            && words.persons.contains_key(id)
            && !hidden.persons.contains(id)
            && (person.kind() == PersonKind::Informant || named.contains_key(id) || has_facts)
    };
    let mut persons: Vec<PersonId> =
        state.persons.iter().filter(|(id, p)| is_in(id, p)).map(|(id, _)| *id).collect();
    persons.sort_by_key(|p| (words.pseudonym(*p).len(), words.pseudonym(*p), *p));
    let place: HashMap<PersonId, usize> = persons.iter().copied().zip(0..).collect();
    let mut people: Vec<Person> = persons.iter().map(|id| person(words, *id)).collect();
    for (_, record) in &referrals {
        let Record::Referral(it) = record else { continue };
        let Some(to) = place.get(&it.to) else { continue };
        let by = match it.from {
            Some(from) => place.get(&from).map_or(Sender::NotThere, |from| Sender::Person(*from)),
            None => Sender::OfCoupon,
        };
        let referral = super::Referral { by, coupon: it.coupon.clone(), date: it.date };
        people[*to].referrals.push(referral);
    }
    let result = super::recruitment(&people);
    let analysed = analysed(state, words, &place);
    let mut candidates: Vec<Candidate> = (0..persons.len())
        .map(|at| Candidate { wave: result.waves[at], contacts: Vec::new(), analysed: analysed[at] })
        .collect();
    // Whoever entered on a day takes part since that day.
    for (at, person) in people.iter().enumerate().filter(|(_, p)| p.date.is_some()) {
        let stage = model::payload::Stage::Enrolled;
        candidates[at].contacts.push(stages::Contact { stage, date: person.date, reason: None });
    }
    for (_, record) in &contacts {
        let Record::Contact(it) = record else { continue };
        let Some(at) = place.get(&it.person) else { continue };
        let reason = Some(it.reason.clone()).filter(|r| !r.is_empty());
        candidates[*at].contacts.push(stages::Contact { stage: it.stage, date: it.date, reason });
    }
    Recruits { persons, result, candidates, people }
}

fn person(words: &Words, id: PersonId) -> Person {
    let Some(facts) = words.facts.get(&id) else { return Person::default() };
    Person {
        id: None,
        is_seed: facts.seed.is_some(),
        referrals: Vec::new(),
        coupons: facts.coupons.clone(),
        date: facts.enrolled,
        kept_wave: facts.wave,
    }
}

/// Whether each person has words in the study that count.
fn analysed(state: &State, words: &Words, place: &HashMap<PersonId, usize>) -> Vec<bool> {
    let rights = Rights::new(state, words);
    let mut analysed = vec![false; place.len()];
    for (id, speaker) in &state.speakers {
        let at = state.person_of(*id).and_then(|p| place.get(&p));
        if let Some(at) = at
            && rights.counts(*id)
            && state.exists(&Subject::Source(speaker.source))
        {
            analysed[*at] = true;
        }
    }
    analysed
}

impl Recruits {
    /// Whether anybody's way into the study is recorded.
    pub fn has_ways(&self) -> bool {
        self.people.iter().any(|p| p.is_seed || !p.referrals.is_empty())
            || self.candidates.iter().any(|c| !c.contacts.is_empty())
    }

    /// When each person came, as far as it is known.
    pub fn days(&self) -> Vec<Option<model::LocalTime>> {
        (0..self.people.len()).map(|at| super::came(&self.people, &self.result, at)).collect()
    }
}
