//! What in the referrals can't be so, or can't be told. It is listed for people to settle, never settled here.

use super::coupons::Coupons;
use super::{Person, Recruitment, Sender, came, is_before, leads_to, tree};
use std::collections::BTreeMap;

/// Something to settle. People are named by their place in the list; lists of people rise, but for a circle.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecruitProblem {
    /// A person brought a coupon that nobody was given.
    CouponOfNobody {
        /// Who brought it.
        person: usize,
        /// The coupon.
        coupon: String,
    },
    /// A coupon was given to several people: nobody can say whose recruit comes by it.
    CouponOfSeveral {
        /// The coupon.
        coupon: String,
        /// Who was given it.
        people: Vec<usize>,
    },
    /// One person was given a coupon more than once.
    CouponGivenTwice {
        /// The coupon.
        coupon: String,
        /// Who was given it.
        person: usize,
    },
    /// Several people came by one coupon: a copied coupon, or one person twice.
    CouponBroughtAgain {
        /// The coupon.
        coupon: String,
        /// Who brought it.
        people: Vec<usize>,
    },
    /// A person names a recruiter and brought a coupon that others were given.
    CouponOfAnother {
        /// Who brought it.
        person: usize,
        /// Whom they name.
        recruiter: usize,
        /// The coupon.
        coupon: String,
    },
    /// The recruiter that is named isn't there.
    RecruiterNotThere {
        /// Whose recruiter.
        person: usize,
    },
    /// A person is their own recruiter.
    SelfReferral {
        /// Who.
        person: usize,
    },
    /// Several people are said to have sent a person; the first counts.
    SentBySeveral {
        /// Who was sent.
        person: usize,
        /// By whom.
        recruiters: Vec<usize>,
    },
    /// Somebody is said to have sent a seed; the person stays a seed.
    SeedWasSent {
        /// The seed.
        person: usize,
        /// By whom.
        recruiters: Vec<usize>,
    },
    /// A person came before the recruiter did.
    BeforeRecruiter {
        /// Who came.
        person: usize,
        /// By whom.
        recruiter: usize,
    },
    /// People who each are the next one's recruit, the last the first one's.
    Circle {
        /// From the first in the list on.
        people: Vec<usize>,
    },
    /// One name stands more than once in the table.
    PersonTwice {
        /// The places.
        people: Vec<usize>,
    },
    /// A person whom nobody is said to have sent, and who isn't said to be a seed.
    Orphan {
        /// Who.
        person: usize,
    },
}

impl RecruitProblem {
    /// The word for its kind, for catalogues and scripts.
    pub fn word(&self) -> &'static str {
        match self {
            RecruitProblem::CouponOfNobody { .. } => "coupon-of-nobody",
            RecruitProblem::CouponOfSeveral { .. } => "coupon-of-several",
            RecruitProblem::CouponGivenTwice { .. } => "coupon-given-twice",
            RecruitProblem::CouponBroughtAgain { .. } => "coupon-brought-again",
            RecruitProblem::CouponOfAnother { .. } => "coupon-of-another",
            RecruitProblem::RecruiterNotThere { .. } => "recruiter-not-there",
            RecruitProblem::SelfReferral { .. } => "self-referral",
            RecruitProblem::SentBySeveral { .. } => "sent-by-several",
            RecruitProblem::SeedWasSent { .. } => "seed-was-sent",
            RecruitProblem::BeforeRecruiter { .. } => "before-recruiter",
            RecruitProblem::Circle { .. } => "circle",
            RecruitProblem::PersonTwice { .. } => "person-twice",
            RecruitProblem::Orphan { .. } => "orphan",
        }
    }

    /// Everybody whom it is about.
    pub fn people(&self) -> Vec<usize> {
        use RecruitProblem::*;
        match self {
            CouponOfNobody { person, .. }
            | CouponGivenTwice { person, .. }
            | RecruiterNotThere { person }
            | SelfReferral { person }
            | Orphan { person } => vec![*person],
            CouponOfAnother { person, recruiter, .. } | BeforeRecruiter { person, recruiter } => {
                vec![*person, *recruiter]
            }
            SentBySeveral { person, recruiters } | SeedWasSent { person, recruiters } => {
                [&[*person], recruiters.as_slice()].concat()
            }
            CouponOfSeveral { people, .. }
            | CouponBroughtAgain { people, .. }
            | Circle { people }
            | PersonTwice { people } => people.clone(),
        }
    }
}

/// Fills in the problems.
pub(super) fn fill(people: &[Person], coupons: &Coupons, found: &mut Recruitment) {
    let mut problems = of_coupons(coupons);
    for (index, person) in people.iter().enumerate() {
        of_person(index, person, coupons, &mut problems);
        let recruiter = found.recruiters[index];
        let times = recruiter.and_then(|r| came(people, found, index).zip(came(people, found, r)));
        if let Some(recruiter) =
            recruiter.filter(|_| times.is_some_and(|(own, before)| is_before(own, before)))
        {
            problems.push(RecruitProblem::BeforeRecruiter { person: index, recruiter });
        }
    }
    let circles = tree::circles(&found.recruiters);
    problems.extend(circles.into_iter().map(|people| RecruitProblem::Circle { people }));
    problems.extend(twice(people));
    // Those with a referral that leads nowhere are told about by it.
    let bare = found.orphans.iter().filter(|i| people[**i].referrals.is_empty());
    problems.extend(bare.map(|person| RecruitProblem::Orphan { person: *person }));
    problems.sort();
    problems.dedup();
    found.problems = problems;
}

fn of_coupons(coupons: &Coupons) -> Vec<RecruitProblem> {
    let mut problems = Vec::new();
    for (name, coupon) in &coupons.all {
        let own = || (*name).to_owned();
        let mut givers = coupon.givers.clone();
        for twice in givers.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
            problems.push(RecruitProblem::CouponGivenTwice { coupon: own(), person: twice[0] });
        }
        givers.dedup();
        if givers.is_empty() {
            let bringers = coupon.bringers.iter();
            problems.extend(
                bringers.map(|person| RecruitProblem::CouponOfNobody { person: *person, coupon: own() }),
            );
        }
        if givers.len() > 1 {
            problems.push(RecruitProblem::CouponOfSeveral { coupon: own(), people: givers });
        }
        if coupon.bringers.len() > 1 {
            problems
                .push(RecruitProblem::CouponBroughtAgain { coupon: own(), people: coupon.bringers.clone() });
        }
    }
    problems
}

/// What the person's own referrals say.
fn of_person(index: usize, person: &Person, coupons: &Coupons, problems: &mut Vec<RecruitProblem>) {
    let mut recruiters = Vec::new();
    for referral in &person.referrals {
        if referral.by == Sender::NotThere || (referral.by == Sender::OfCoupon && referral.coupon.is_none()) {
            problems.push(RecruitProblem::RecruiterNotThere { person: index });
        }
        match leads_to(referral, coupons) {
            Some(to) if to == index => problems.push(RecruitProblem::SelfReferral { person: index }),
            to => recruiters.extend(to),
        }
        if let (Sender::Person(recruiter), Some(coupon)) = (referral.by, &referral.coupon)
            && !coupons.may_be_of(coupon, recruiter)
        {
            let coupon = coupon.clone();
            problems.push(RecruitProblem::CouponOfAnother { person: index, recruiter, coupon });
        }
    }
    recruiters.sort_unstable();
    recruiters.dedup();
    if person.is_seed && !recruiters.is_empty() {
        problems.push(RecruitProblem::SeedWasSent { person: index, recruiters });
    } else if recruiters.len() > 1 {
        problems.push(RecruitProblem::SentBySeveral { person: index, recruiters });
    }
}

fn twice(people: &[Person]) -> Vec<RecruitProblem> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, person) in people.iter().enumerate() {
        if let Some(id) = &person.id {
            places.entry(id).or_default().push(index);
        }
    }
    let twice = places.into_values().filter(|places| places.len() > 1);
    twice.map(|people| RecruitProblem::PersonTwice { people }).collect()
}

model::redacted! { RecruitProblem }
