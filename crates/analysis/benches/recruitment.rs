//! The figures of recruitment: `cargo bench -p analysis --bench recruitment`. 10,000 people with coupons, and a chain of 100,000.

use analysis::recruitment::{Person, Referral, Sender, recruitment};
use model::{LocalTime, Precision};

fn main() {
    divan::main();
}

/// Everybody sends two and gives three coupons; one in five hundred has a coupon that nobody gave.
fn study(count: usize) -> Vec<Person> {
    let person = |i: usize| {
        let seed = i < 10;
        let slot = if i % 500 == 499 { 9 } else { i % 2 };
        let coupon = format!("{}-{slot}", i / 2 - 5 * usize::from(!seed));
        let date = LocalTime::new((2026, 3, 1 + (i % 28) as u32), (9, 0, 0), Precision::Minute);
        let referral = Referral { by: Sender::OfCoupon, coupon: Some(coupon), date };
        Person {
            id: Some(i.to_string()),
            is_seed: seed,
            referrals: if seed { Vec::new() } else { vec![referral] },
            coupons: (0..3).map(|slot| format!("{i}-{slot}")).collect(),
            date,
            kept_wave: None,
        }
    };
    (0..count).map(person).collect()
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20)]
fn people_with_coupons(bencher: divan::Bencher<'_, '_>, count: usize) {
    let people = study(count);
    bencher.bench_local(|| recruitment(&people).problems.len());
}

#[divan::bench(sample_count = 20)]
fn one_chain_of_100_000(bencher: divan::Bencher<'_, '_>) {
    let referral = |by| Referral { by: Sender::Person(by), coupon: None, date: None };
    let chain = |i: usize| Person {
        is_seed: i == 0,
        referrals: i.checked_sub(1).map(referral).into_iter().collect(),
        ..Person::default()
    };
    let people: Vec<Person> = (0..100_000).map(chain).collect();
    bencher.bench_local(|| recruitment(&people).waves.len());
}
