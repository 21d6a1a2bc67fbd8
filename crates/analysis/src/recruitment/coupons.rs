//! Who was given which coupon, and who came by it.

use super::Person;
use std::collections::BTreeMap;

/// Every coupon that was given or brought.
pub(super) struct Coupons<'a> {
    pub(super) all: BTreeMap<&'a str, Coupon>,
}

/// People by their place in the list, rising; twice where somebody was given a coupon twice.
#[derive(Default)]
pub(super) struct Coupon {
    pub(super) givers: Vec<usize>,
    pub(super) bringers: Vec<usize>,
}

impl<'a> Coupons<'a> {
    pub(super) fn of(people: &'a [Person]) -> Coupons<'a> {
        let mut all: BTreeMap<&str, Coupon> = BTreeMap::new();
        for (index, person) in people.iter().enumerate() {
            for coupon in &person.coupons {
                all.entry(coupon).or_default().givers.push(index);
            }
            for coupon in person.referrals.iter().filter_map(|r| r.coupon.as_deref()) {
                let bringers = &mut all.entry(coupon).or_default().bringers;
                // Two referrals by one coupon are one coming.
                if bringers.last() != Some(&index) {
                    bringers.push(index);
                }
            }
        }
        Coupons { all }
    }

    /// The one person who was given the coupon, once or more often.
    pub(super) fn only_giver(&self, coupon: &str) -> Option<usize> {
        let givers = &self.all.get(coupon)?.givers;
        let first = *givers.first()?;
        (givers.last() == Some(&first)).then_some(first)
    }

    /// Whether this person was given the coupon; so it is where nobody was.
    pub(super) fn may_be_of(&self, coupon: &str, person: usize) -> bool {
        self.all.get(coupon).is_none_or(|c| c.givers.is_empty() || c.givers.binary_search(&person).is_ok())
    }
}
