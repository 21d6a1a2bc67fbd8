//! A table's rows as people: names become places in the list.

use super::{Person, Referral, Sender};
use model::time::LocalTime;
use std::collections::HashMap;

/// A row of a table of people.
#[derive(Clone, Copy)]
pub struct TableRow<'a> {
    /// The person's name in the table.
    pub id: &'a str,
    /// The recruiter's name; it need not be in the table.
    pub recruiter: Option<&'a str>,
    /// Whether the table says that nobody sent the person.
    pub is_seed: bool,
    /// The coupon that the person brought.
    pub coupon: Option<&'a str>,
    /// The coupons that the person was given to pass on.
    pub coupons: &'a [String],
    /// When the person came.
    pub date: Option<LocalTime>,
}

/// The people of a table, one a row. A recruiter whose name stands twice is the first of that name.
pub fn people_of_table(rows: &[TableRow<'_>]) -> Vec<Person> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        places.entry(row.id).or_insert(index);
    }
    rows.iter().map(|row| person(row, &places)).collect()
}

fn person(row: &TableRow<'_>, places: &HashMap<&str, usize>) -> Person {
    let by = match row.recruiter {
        Some(name) => places.get(name).map_or(Sender::NotThere, |place| Sender::Person(*place)),
        None => Sender::OfCoupon,
    };
    let was_sent = row.recruiter.is_some() || row.coupon.is_some();
    let referral = Referral { by, coupon: row.coupon.map(str::to_owned), date: None };
    Person {
        id: Some(row.id.to_owned()),
        is_seed: row.is_seed,
        referrals: if was_sent { vec![referral] } else { Vec::new() },
        coupons: row.coupons.to_vec(),
        date: row.date,
        kept_wave: None,
    }
}
