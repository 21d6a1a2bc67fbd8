//! Recruitment: who came by whom, in which wave, from which seed, and what contradicts itself.
//!
//! # What it measures
//! For each person the recruiter that counts, the wave, the seed of the tree and the number of recruits; for each seed
//! its reach; and a list of everything in the referrals that can't be so, or can't be told.
//! # Formula
//! The wave of a seed is 0, that of anybody else the recruiter's plus 1. The reach of a seed is the number of people
//! in its tree, itself included. Of several referrals the first by date counts, then the first in order, those without a
//! date last; one that leads to nobody or to the person themself is passed over. A coupon leads to the one person who
//! was given it.
//! # Conditions
//! Nothing is guessed. A seed is only who is said to be one; a seed whom somebody named stays a seed, and is listed.
//! Whoever has no recruiter and isn't said to be a seed is an orphan: no wave, nor has anybody who came by them. A
//! coupon that was given to two people leads to nobody. People in a circle of referrals have no wave. A kept wave,
//! whose referral was erased, stands where none can be worked out; no seed is known from there. A person dated before
//! the recruiter keeps the recruiter and is listed. Dates are compared as exactly as the coarser of the two is written.
//! # Source
//! Heckathorn (1997) for seeds, waves and coupons; White et al. (2015), STROBE-RDS, for what is to be told of coupons.
//! # Checked against
//! Waves, reach and recruits of faux, fauxmadrona, fauxtime and nyjazz as the R package RDS 0.9-10 counts them. That
//! package makes everybody a seed whose coupon nobody gave (three people of nyjazz): its numbers are these with the
//! orphans taken as seeds. The problems of nyjazz were counted by hand from its file.

pub mod cells;
mod coupons;
mod problems;
pub mod stages;
mod study;
mod table;
mod tree;
pub mod waves;

#[cfg(test)]
mod tests;

pub use problems::RecruitProblem;
pub use study::{Recruits, of_study};
pub use table::{TableRow, people_of_table};

use coupons::Coupons;
use model::time::{LocalTime, Precision};

/// A person and what is known of how they came.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The name in a table where two rows can have one name; `None` where people are told apart already.
    pub id: Option<String>,
    /// Whether the person is said to be a seed.
    pub is_seed: bool,
    /// Who sent the person, as often as somebody says so.
    pub referrals: Vec<Referral>,
    /// The coupons that the person was given to pass on.
    pub coupons: Vec<String>,
    /// When the person came; `None` = the date of the referral that counts.
    pub date: Option<LocalTime>,
    /// A wave that was kept when its referral was erased.
    pub kept_wave: Option<u32>,
}

/// That somebody sent a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Referral {
    /// Who.
    pub by: Sender,
    /// The coupon that the person brought.
    pub coupon: Option<String>,
    /// When.
    pub date: Option<LocalTime>,
}

/// Who sent a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sender {
    /// This person, by their place in the list.
    Person(usize),
    /// Somebody who isn't in the list.
    NotThere,
    /// Whoever was given the coupon.
    OfCoupon,
}

/// Who came by whom. Every list has a place for each person, in the order given.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Recruitment {
    /// The recruiter that counts.
    pub recruiters: Vec<Option<usize>>,
    /// Which of the person's referrals counts.
    pub referrals: Vec<Option<usize>>,
    /// Steps from the seed, or the kept wave.
    pub waves: Vec<Option<u32>>,
    /// The seed of the person's tree.
    pub seed_of: Vec<Option<usize>>,
    /// How many came by the person.
    pub recruits: Vec<u32>,
    /// The seeds with their reach, the seed included, in the order given.
    pub reach: Vec<(usize, u32)>,
    /// Who has no recruiter, isn't said to be a seed and has no kept wave, in the order given.
    pub orphans: Vec<usize>,
    /// What can't be so or can't be told, sorted.
    pub problems: Vec<RecruitProblem>,
}

/// Works out who came by whom. Linear in people, referrals and coupons, but for sorting.
pub fn recruitment(people: &[Person]) -> Recruitment {
    let coupons = Coupons::of(people);
    let mut found = Recruitment::default();
    for (index, person) in people.iter().enumerate() {
        let counts = if person.is_seed { None } else { counted(index, person, &coupons) };
        found.referrals.push(counts.map(|(referral, _)| referral));
        found.recruiters.push(counts.map(|(_, recruiter)| recruiter));
    }
    tree::fill(people, &mut found);
    problems::fill(people, &coupons, &mut found);
    found
}

/// The first referral that leads to somebody else, and to whom.
fn counted(index: usize, person: &Person, coupons: &Coupons) -> Option<(usize, usize)> {
    let led = person.referrals.iter().enumerate().filter_map(|(i, r)| Some((i, r, leads_to(r, coupons)?)));
    let others = led.filter(|(.., to)| *to != index);
    let key = |referral: &Referral| referral.date.map_or((true, 0), |d| (false, d.seconds));
    others.min_by_key(|(i, r, _)| (key(r), *i)).map(|(i, _, to)| (i, to))
}

/// To whom a referral leads; `None` = to nobody who can be told.
fn leads_to(referral: &Referral, coupons: &Coupons) -> Option<usize> {
    match referral.by {
        Sender::Person(by) => Some(by),
        Sender::NotThere => None,
        Sender::OfCoupon => coupons.only_giver(referral.coupon.as_deref()?),
    }
}

/// When a person came, as far as it is known.
fn came(people: &[Person], found: &Recruitment, index: usize) -> Option<LocalTime> {
    let person = &people[index];
    person.date.or_else(|| person.referrals.get(found.referrals[index]?)?.date)
}

/// Whether a time is certainly before another: compared to the day where one of them is a day, to the minute likewise,
/// and by the zones where both have one.
fn is_before(a: LocalTime, b: LocalTime) -> bool {
    let unit = match a.precision.min(b.precision) {
        Precision::Day => 86_400,
        Precision::Minute => 60,
        Precision::Second => 1,
    };
    let zones = a.zone.zip(b.zone).filter(|_| unit < 86_400);
    let (east_a, east_b) = zones.map_or((0, 0), |(a, b)| (i64::from(a) * 60, i64::from(b) * 60));
    (a.seconds - east_a).div_euclid(unit) < (b.seconds - east_b).div_euclid(unit)
}

model::redacted! { Person Referral Recruitment }
