//! Stages: how many were approached, took part, were interviewed and analysed, and why others weren't.
//!
//! # What it measures
//! At each stage how many people passed it and how many ended there, for all and by wave; and every reason that was
//! given for not taking part.
//! # Formula
//! The stages are approached, enrolled, interviewed, analysed. A person counts at the furthest stage and at each before
//! it, so that passed = not reached + ineligible + refused + open + passed the next one. A person ends as their last
//! contact says where it is an ending (not reached, ineligible, refused) and nothing came after it; else they are open.
//! # Conditions
//! Contacts are taken by date where every one of a person's has a date, else in the order given. Whoever has any
//! contact, also in vain, counts as approached. Who is analysed ended nowhere, whatever their contacts say; stages that
//! nobody noted but that must have been passed count as passed. People without a contact who aren't analysed are counted apart.
//! Reasons count every ending of which one was noted, also where the person came in later; each person once a reason.
//! # Source
//! White et al. (2015), STROBE-RDS, items on participants at each stage and reasons for non-participation.
//! # Checked against
//! Hand-made histories, one for each rule, and the sum above as a property, in this method's tests.

pub use model::payload::Stage;
use model::time::LocalTime;
use std::collections::{BTreeMap, BTreeSet};

/// A step in approaching a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// What it came to.
    pub stage: Stage,
    /// When.
    pub date: Option<LocalTime>,
    /// Why, of an ending.
    pub reason: Option<String>,
}

/// A person on the way through the stages.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Candidate {
    /// The wave.
    pub wave: Option<u32>,
    /// The contacts in the order in which they were noted.
    pub contacts: Vec<Contact>,
    /// Whether the person's words are analysed.
    pub analysed: bool,
}

/// How many at each stage.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Stages {
    /// Of all people.
    pub all: Counts,
    /// By wave, rising; `None` = no wave, last.
    pub by_wave: Vec<(Option<u32>, Counts)>,
    /// The reasons, sorted by stage and words; an ending without a reason has `None`.
    pub reasons: Vec<Reason>,
}

/// The counts of a group of people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// People without a contact who aren't analysed.
    pub unrecorded: u64,
    /// Approached.
    pub approached: Step,
    /// Took part.
    pub enrolled: Step,
    /// Interviewed.
    pub interviewed: Step,
    /// Analysed.
    pub analysed: u64,
}

/// A stage: how many passed it, and what became of those who passed no further one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    /// How many passed it.
    pub passed: u64,
    /// Not reached after it.
    pub not_reached: u64,
    /// Found ineligible after it.
    pub ineligible: u64,
    /// Refused after it.
    pub refused: u64,
    /// Nothing has ended their way.
    pub open: u64,
}

/// A reason for an ending.
#[derive(Clone, PartialEq, Eq)]
pub struct Reason {
    /// Not reached, ineligible or refused.
    pub stage: Stage,
    /// The words; `None` = none was noted.
    pub reason: Option<String>,
    /// People of whom it was noted.
    pub people: u64,
    /// Those whose way ended so.
    pub ended: u64,
}

/// Counts people at each stage.
pub fn stages(people: &[Candidate]) -> Stages {
    let mut all = Counts::default();
    let mut by_wave: BTreeMap<(bool, Option<u32>), Counts> = BTreeMap::new();
    let mut reasons: BTreeMap<(Stage, Option<&str>), (u64, u64)> = BTreeMap::new();
    for person in people {
        let contacts = in_order(&person.contacts);
        let end = ending(person, &contacts);
        all.add(person, end.map(|e| e.stage));
        by_wave.entry((person.wave.is_none(), person.wave)).or_default().add(person, end.map(|e| e.stage));
        let endings = contacts.iter().filter(|c| c.stage.is_ending());
        let noted: BTreeSet<_> = endings.map(|c| (c.stage, c.reason.as_deref())).collect();
        for reason in noted {
            let count = reasons.entry(reason).or_default();
            count.0 += 1;
            count.1 += u64::from(end.map(|e| (e.stage, e.reason.as_deref())) == Some(reason));
        }
    }
    Stages {
        all,
        by_wave: by_wave.into_iter().map(|((_, wave), counts)| (wave, counts)).collect(),
        reasons: reasons
            .into_iter()
            .map(|((stage, reason), (people, ended))| Reason {
                stage,
                reason: reason.map(str::to_owned),
                people,
                ended,
            })
            .collect(),
    }
}

impl Counts {
    fn add(&mut self, person: &Candidate, end: Option<Stage>) {
        let furthest = person.contacts.iter().map(|c| c.stage).filter(|s| !s.is_ending()).max();
        if person.contacts.is_empty() && !person.analysed {
            self.unrecorded += 1;
            return;
        }
        let passed = match furthest {
            _ if person.analysed => 4,
            Some(Stage::Interviewed) => 3,
            Some(Stage::Enrolled) => 2,
            _ => 1,
        };
        self.analysed += u64::from(passed == 4);
        for (number, step) in (1..).zip([&mut self.approached, &mut self.enrolled, &mut self.interviewed]) {
            step.passed += u64::from(passed >= number);
            if passed == number {
                step.end(end);
            }
        }
    }
}

impl Step {
    fn end(&mut self, end: Option<Stage>) {
        match end {
            Some(Stage::NotReached) => self.not_reached += 1,
            Some(Stage::Ineligible) => self.ineligible += 1,
            Some(Stage::Refused) => self.refused += 1,
            Some(Stage::Approached | Stage::Enrolled | Stage::Interviewed) | None => self.open += 1,
        }
    }
}

/// The contacts by date, or as they stand where one has none.
fn in_order(contacts: &[Contact]) -> Vec<&Contact> {
    let mut sorted: Vec<&Contact> = contacts.iter().collect();
    if contacts.iter().all(|c| c.date.is_some()) {
        sorted.sort_by_key(|c| c.date.map(|d| d.seconds));
    }
    sorted
}

fn ending<'a>(person: &Candidate, contacts: &[&'a Contact]) -> Option<&'a Contact> {
    contacts.last().copied().filter(|last| last.stage.is_ending() && !person.analysed)
}

model::redacted! { Contact Candidate Stages Reason }

#[cfg(test)]
mod tests {
    use super::*;
    use model::Precision;
    use proptest::prelude::*;

    fn contact(stage: Stage, day: u32, reason: &str) -> Contact {
        let date = LocalTime::new((2026, 3, day), (0, 0, 0), Precision::Day);
        Contact { stage, date, reason: Some(reason.to_owned()).filter(|r| !r.is_empty()) }
    }

    /// `[approached, enrolled, interviewed, analysed, not reached, ineligible, refused, open, unrecorded]` of one person.
    fn check(contacts: &[(Stage, u32)], analysed: bool, expected: [u64; 9]) {
        let contacts: Vec<Contact> = contacts.iter().map(|(s, d)| contact(*s, *d, "")).collect();
        let found = stages(&[Candidate { wave: Some(1), contacts, analysed }]).all;
        let steps = [found.approached, found.enrolled, found.interviewed];
        let sum = |of: fn(&Step) -> u64| steps.iter().map(of).sum::<u64>();
        let got = [
            steps[0].passed,
            steps[1].passed,
            steps[2].passed,
            found.analysed,
            sum(|s| s.not_reached),
            sum(|s| s.ineligible),
            sum(|s| s.refused),
            sum(|s| s.open),
            found.unrecorded,
        ];
        assert_eq!(got, expected);
    }

    #[test]
    fn one_person() {
        use Stage::*;
        check(&[], false, [0, 0, 0, 0, 0, 0, 0, 0, 1]);
        check(&[], true, [1, 1, 1, 1, 0, 0, 0, 0, 0]);
        check(&[(Approached, 1)], false, [1, 0, 0, 0, 0, 0, 0, 1, 0]);
        check(&[(NotReached, 1)], false, [1, 0, 0, 0, 1, 0, 0, 0, 0]);
        check(&[(NotReached, 1), (Approached, 2)], false, [1, 0, 0, 0, 0, 0, 0, 1, 0]);
        check(&[(Approached, 1), (Refused, 2)], false, [1, 0, 0, 0, 0, 0, 1, 0, 0]);
        check(&[(Refused, 1), (Enrolled, 2)], false, [1, 1, 0, 0, 0, 0, 0, 1, 0]);
        check(&[(Enrolled, 3), (Refused, 2)], false, [1, 1, 0, 0, 0, 0, 0, 1, 0]);
        check(&[(Enrolled, 1), (Ineligible, 2)], false, [1, 1, 0, 0, 0, 1, 0, 0, 0]);
        check(&[(Interviewed, 1), (Refused, 2)], false, [1, 1, 1, 0, 0, 0, 1, 0, 0]);
        check(&[(Interviewed, 1), (Refused, 2)], true, [1, 1, 1, 1, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn every_reason_counts() {
        use Stage::*;
        let person =
            |contacts: &[Contact], wave| Candidate { wave, contacts: contacts.to_vec(), analysed: false };
        let found = stages(&[
            person(&[contact(Refused, 1, "no time"), contact(Refused, 2, "no time")], Some(1)),
            person(&[contact(Refused, 1, "no time"), contact(Enrolled, 2, "")], Some(0)),
            person(&[contact(Refused, 1, "")], None),
            person(&[contact(NotReached, 1, "moved"), contact(Refused, 2, "fear")], Some(1)),
        ]);
        let reasons: Vec<_> =
            found.reasons.iter().map(|r| (r.stage, r.reason.as_deref(), r.people, r.ended)).collect();
        assert_eq!(
            reasons,
            [
                (NotReached, Some("moved"), 1, 0),
                (Refused, None, 1, 1),
                (Refused, Some("fear"), 1, 1),
                (Refused, Some("no time"), 2, 1),
            ]
        );
        let waves: Vec<_> = found.by_wave.iter().map(|(w, c)| (*w, c.approached.passed)).collect();
        assert_eq!(waves, [(Some(0), 1), (Some(1), 2), (None, 1)]);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_between_stages(
            people in prop::collection::vec((prop::collection::vec((0..6usize, 1..28u32), 0..5), any::<bool>()), 0..30)
        ) {
            use Stage::*;
            const ALL: [Stage; 6] = [Approached, NotReached, Ineligible, Refused, Enrolled, Interviewed];
            let candidate = |(contacts, analysed): &(Vec<(usize, u32)>, bool)| Candidate {
                wave: None,
                contacts: contacts.iter().map(|(s, d)| contact(ALL[*s], *d, "")).collect(),
                analysed: *analysed,
            };
            let found = stages(&people.iter().map(candidate).collect::<Vec<_>>()).all;
            let ended = |s: Step| s.not_reached + s.ineligible + s.refused + s.open;
            let next = [found.enrolled.passed, found.interviewed.passed, found.analysed];
            for (step, next) in [found.approached, found.enrolled, found.interviewed].into_iter().zip(next) {
                prop_assert_eq!(step.passed, ended(step) + next);
            }
            prop_assert_eq!(found.approached.passed + found.unrecorded, people.len() as u64);
        }
    }
}
