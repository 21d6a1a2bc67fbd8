//! Small tables by hand, laws on random ones, and the published data sets.

use super::*;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A row `id<recruiter`, `id*` for a seed, `id#coupon` who came by a coupon, then `+coupon` for each that was given,
/// `@day` for a day in March 2026 and `~wave` for a kept wave.
fn person_of(row: &str, places: &BTreeMap<&str, usize>) -> Person {
    let id: &str = row.split(MARKS).next().unwrap();
    let mut person = Person { id: Some(id.to_owned()), ..Person::default() };
    let mut rest = &row[id.len()..];
    while let Some(mark) = rest.chars().next() {
        let end = rest[1..].find(MARKS).map_or(rest.len(), |at| at + 1);
        let word = rest[1..end].to_owned();
        let day = |d: &str| LocalTime::new((2026, 3, d.parse().unwrap()), (0, 0, 0), Precision::Day);
        match mark {
            '*' => person.is_seed = true,
            '<' => {
                let (name, date) = word.split_once(':').unwrap_or((&word, ""));
                let by = places.get(name).map_or(Sender::NotThere, |p| Sender::Person(*p));
                let date = if date.is_empty() { None } else { day(date) };
                person.referrals.push(Referral { by, coupon: None, date });
            }
            '#' => match person.referrals.last_mut() {
                Some(last) => last.coupon = Some(word),
                None => {
                    person.referrals.push(Referral { by: Sender::OfCoupon, coupon: Some(word), date: None })
                }
            },
            '+' => person.coupons.push(word),
            '@' => person.date = day(&word),
            _ => person.kept_wave = word.parse().ok(),
        }
        rest = &rest[end..];
    }
    person
}

const MARKS: [char; 6] = ['<', '*', '#', '+', '@', '~'];

fn people_of(rows: &[&str]) -> Vec<Person> {
    let mut places = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        places.entry(row.split(MARKS).next().unwrap()).or_insert(index);
    }
    rows.iter().map(|row| person_of(row, &places)).collect()
}

/// Waves as text, `-` for none; and the problems as their words with people.
fn check(rows: &[&str], waves: &str, problems: &[&str]) {
    let found = recruitment(&people_of(rows));
    let wave = |w: &Option<u32>| w.map_or("-".to_owned(), |w| w.to_string());
    assert_eq!(found.waves.iter().map(wave).collect::<Vec<_>>().join(" "), waves, "{rows:?}");
    let shown = |p: &RecruitProblem| {
        let people: Vec<String> = p.people().iter().map(ToString::to_string).collect();
        format!("{} {}", p.word(), people.join(","))
    };
    assert_eq!(found.problems.iter().map(shown).collect::<Vec<_>>(), problems, "{rows:?}");
}

#[test]
fn waves() {
    check(&[], "", &[]);
    check(&["a*", "b<a", "c<b", "d<a"], "0 1 2 1", &[]);
    check(&["c<b", "b<a", "a*"], "2 1 0", &[]);
    check(&["a*+1+2", "b#1+3", "c#3"], "0 1 2", &[]);
    check(&["a~2", "b<a", "c<b"], "2 3 4", &[]);
    check(&["a", "b<a~5", "c<b"], "- 5 6", &["orphan 0"]);
}

#[test]
fn problems_are_listed_and_nothing_is_guessed() {
    check(&["a", "b<a"], "- -", &["orphan 0"]);
    check(&["a*+1", "b#2"], "0 -", &["coupon-of-nobody 1"]);
    check(&["a*+1", "b*+1", "c#1"], "0 0 -", &["coupon-of-several 0,1"]);
    check(&["a*+1+1", "b#1"], "0 1", &["coupon-given-twice 0"]);
    check(&["a*+1", "b#1", "c#1"], "0 1 1", &["coupon-brought-again 1,2"]);
    check(&["a*+1", "b*", "c<b#1"], "0 0 1", &["coupon-of-another 2,1"]);
    check(&["a*", "b<x"], "0 -", &["recruiter-not-there 1"]);
    check(&["a<a", "b<a"], "- -", &["self-referral 0"]);
    check(&["a#1+1"], "-", &["self-referral 0"]);
    check(&["a*", "b<a", "c<a<b"], "0 1 1", &["sent-by-several 2,0,1"]);
    check(&["a*", "b*<a"], "0 0", &["seed-was-sent 1,0"]);
    check(&["a*@5", "b<a@4"], "0 1", &["before-recruiter 1,0"]);
    check(&["a*@5", "b<a:4"], "0 1", &["before-recruiter 1,0"]);
    check(&["a*@5", "b<a@5"], "0 1", &[]);
    check(&["x*", "a<b", "b<c", "c<a", "d<a"], "0 - - - -", &["circle 1,2,3"]);
    check(&["a<b", "b<a", "c<d", "d<c"], "- - - -", &["circle 0,1", "circle 2,3"]);
    check(&["a*", "b<a", "b<a"], "0 1 1", &["person-twice 1,2"]);
}

#[test]
fn the_first_referral_that_leads_to_somebody_counts() {
    for (rows, recruiter) in [
        (&["a*", "b*", "c<a:9<b:3"], Some(1)),
        (&["a*", "b*", "c<a<b:3"], Some(1)),
        (&["a*", "b*", "c<a:3<b:3"], Some(0)),
        (&["a*", "b*", "c<x:1<b:3"], Some(1)),
        (&["a*", "b*", "c<c:1<b:3"], Some(1)),
        (&["a*", "b*", "c*<a:1"], None),
    ] {
        assert_eq!(recruitment(&people_of(rows)).recruiters[2], recruiter, "{rows:?}");
    }
}

#[test]
fn seeds_reach_and_recruits() {
    let found = recruitment(&people_of(&["a*", "b<a", "c<b", "d*", "e<x", "f<e", "g~1", "h<g"]));
    assert_eq!(found.reach, [(0, 3), (3, 1)]);
    assert_eq!(found.recruits, [1, 1, 0, 0, 1, 0, 1, 0]);
    assert_eq!(found.seed_of, [Some(0), Some(0), Some(0), Some(3), None, None, None, None]);
    assert_eq!(found.orphans, [4]);
}

#[test]
fn times_are_compared_as_exactly_as_both_are_written() {
    let time = |clock, precision, zone| LocalTime {
        zone,
        ..LocalTime::new((2026, 3, 2), clock, precision).unwrap()
    };
    let (day, minute) = (time((0, 0, 0), Precision::Day, None), time((9, 30, 0), Precision::Minute, None));
    let second = time((9, 30, 10), Precision::Second, None);
    assert!(!is_before(day, minute) && !is_before(minute, day) && !is_before(minute, second));
    assert!(is_before(time((9, 29, 59), Precision::Second, None), minute));
    let (makassar, jakarta) =
        (time((9, 30, 0), Precision::Minute, Some(480)), time((9, 0, 0), Precision::Minute, Some(420)));
    assert!(is_before(makassar, jakarta) && !is_before(jakarta, makassar));
}

#[test]
fn a_chain_of_a_hundred_thousand() {
    let referral = |by| Referral { by: Sender::Person(by), coupon: None, date: None };
    let chain = |i: usize| Person {
        is_seed: i == 0,
        referrals: i.checked_sub(1).map(referral).into_iter().collect(),
        ..Person::default()
    };
    let mut people: Vec<Person> = (0..100_000).map(chain).collect();
    let found = recruitment(&people);
    assert_eq!((found.waves[99_999], found.reach.as_slice()), (Some(99_999), &[(0, 100_000)][..]));
    assert!(found.problems.is_empty());
    people[0] = Person { referrals: vec![referral(99_999)], ..Person::default() };
    let found = recruitment(&people);
    assert!(found.waves.iter().all(Option::is_none) && found.problems.len() == 1);
}

fn random_people() -> impl Strategy<Value = Vec<Person>> {
    let count = 1..25usize;
    count.prop_flat_map(|n| {
        let sender = prop_oneof![
            6 => (0..n).prop_map(Sender::Person),
            1 => Just(Sender::NotThere),
            3 => Just(Sender::OfCoupon),
        ];
        let coupon = || prop::option::of((0..12u8).prop_map(|c| c.to_string()));
        let date = || {
            prop::option::of(
                (1..28u32).prop_map(|d| LocalTime::new((2026, 3, d), (0, 0, 0), Precision::Day).unwrap()),
            )
        };
        let referral =
            (sender, coupon(), date()).prop_map(|(by, coupon, date)| Referral { by, coupon, date });
        let coupons = prop::collection::vec((0..12u8).prop_map(|c| c.to_string()), 0..3);
        let id = prop::option::of((0..30u8).prop_map(|i| i.to_string()));
        let person = (
            id,
            prop::bool::weighted(0.2),
            prop::collection::vec(referral, 0..3),
            coupons,
            date(),
            prop::option::weighted(0.1, 0..5u32),
        )
            .prop_map(|(id, is_seed, referrals, coupons, date, kept_wave)| Person {
                id,
                is_seed,
                referrals,
                coupons,
                date,
                kept_wave,
            });
        prop::collection::vec(person, n..=n)
    })
}

/// The problem with other places for its people, its lists in their order again.
fn moved(problem: &RecruitProblem, to: &[usize]) -> RecruitProblem {
    use RecruitProblem::*;
    let sorted = |list: &[usize]| {
        let mut list: Vec<usize> = list.iter().map(|i| to[*i]).collect();
        list.sort_unstable();
        list
    };
    let mut moved = problem.clone();
    match &mut moved {
        CouponOfNobody { person, .. }
        | CouponGivenTwice { person, .. }
        | RecruiterNotThere { person }
        | SelfReferral { person }
        | Orphan { person } => *person = to[*person],
        CouponOfAnother { person, recruiter, .. } | BeforeRecruiter { person, recruiter } => {
            (*person, *recruiter) = (to[*person], to[*recruiter]);
        }
        SentBySeveral { person, recruiters } | SeedWasSent { person, recruiters } => {
            (*person, *recruiters) = (to[*person], sorted(recruiters));
        }
        CouponOfSeveral { people, .. } | CouponBroughtAgain { people, .. } | PersonTwice { people } => {
            *people = sorted(people);
        }
        Circle { people } => {
            people.iter_mut().for_each(|i| *i = to[*i]);
            let first = (0..people.len()).min_by_key(|i| people[*i]).unwrap();
            people.rotate_left(first);
        }
    }
    moved
}

proptest! {
    #[test]
    fn the_order_of_people_changes_nothing(people in random_people(), seed in any::<u64>()) {
        let mut order: Vec<usize> = (0..people.len()).collect();
        order.sort_by_key(|i| (*i as u64 + 1).wrapping_mul(seed | 1) % 1009);
        let mut to = vec![0; people.len()];
        order.iter().enumerate().for_each(|(new, old)| to[*old] = new);
        let move_person = |old: &usize| {
            let mut person = people[*old].clone();
            for referral in &mut person.referrals {
                if let Sender::Person(by) = &mut referral.by { *by = to[*by]; }
            }
            person
        };
        let (before, after) = (recruitment(&people), recruitment(&order.iter().map(move_person).collect::<Vec<_>>()));
        for (old, new) in to.iter().enumerate() {
            prop_assert_eq!(before.waves[old], after.waves[*new]);
            prop_assert_eq!(before.recruits[old], after.recruits[*new]);
            prop_assert_eq!(before.recruiters[old].map(|i| to[i]), after.recruiters[*new]);
            prop_assert_eq!(before.seed_of[old].map(|i| to[i]), after.seed_of[*new]);
        }
        let mut problems: Vec<_> = before.problems.iter().map(|p| moved(p, &to)).collect();
        problems.sort();
        prop_assert!(problems == after.problems);
        let mut reach: Vec<_> = before.reach.iter().map(|(i, n)| (to[*i], *n)).collect();
        reach.sort_unstable();
        prop_assert_eq!(reach, after.reach);
    }

    #[test]
    fn everybody_has_a_place_or_a_problem(people in random_people()) {
        let found = recruitment(&people);
        let in_circle: Vec<usize> = found.problems.iter().filter_map(|p| match p {
            RecruitProblem::Circle { people } => Some(people.clone()),
            _ => None,
        }).flatten().collect();
        for index in 0..people.len() {
            let placed = found.waves[index].is_some();
            // Upwards to a root or a circle: whoever has no wave hangs on an orphan or a circle.
            let mut top = index;
            for _ in 0..people.len() {
                top = found.recruiters[top].unwrap_or(top);
            }
            prop_assert!(placed || found.orphans.contains(&top) || in_circle.contains(&top));
            if let Some(recruiter) = found.recruiters[index] {
                let wave = found.waves[recruiter].map(|w| w + 1);
                prop_assert!(wave.is_none() || found.waves[index] == wave);
            }
        }
        for orphan in &found.orphans {
            prop_assert!(found.problems.iter().any(|p| p.people().contains(orphan)
                || people[*orphan].referrals.iter().any(|r| r.coupon.is_some())));
        }
        let placed = found.seed_of.iter().flatten().count() as u32;
        prop_assert_eq!(found.reach.iter().map(|r| r.1).sum::<u32>(), placed);
    }
}

fn shared(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/rds").join(name);
    let bytes = std::fs::read(path).ok();
    if bytes.is_none() {
        println!("skipped: no shared data");
    }
    bytes
}

/// The ids and the people of a published file.
fn published(name: &str) -> Option<(Vec<String>, Vec<Person>)> {
    let draft = formats::recruitment::read(&shared(name)?, None).unwrap();
    let rows: Vec<TableRow> = draft
        .rows
        .iter()
        .map(|row| TableRow {
            id: &row.id,
            recruiter: row.recruiter.as_deref(),
            is_seed: row.is_seed,
            coupon: row.coupon.as_deref(),
            coupons: &row.coupons,
            date: row.date,
        })
        .collect();
    let people = people_of_table(&rows);
    Some((draft.rows.into_iter().map(|row| row.id).collect(), people))
}

/// Compares with the numbers of the R package under `tree`.
fn compare(data: &str, ids: &[String], found: &Recruitment) {
    let Some(bytes) = shared("expected.json") else { return };
    let tree = &serde_json::from_slice::<Value>(&bytes).unwrap()[data]["tree"];
    let counts = |keys: Vec<String>| {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
        counts
    };
    let expected =
        |key: &str| -> BTreeMap<String, u64> { serde_json::from_value(tree[key].clone()).unwrap() };
    assert_eq!(tree["n"], ids.len() as u64);
    assert_eq!(tree["seeds"], found.reach.len() as u64);
    assert_eq!(counts(found.waves.iter().flatten().map(u32::to_string).collect()), expected("n_by_wave"));
    assert_eq!(tree["max_wave"], u64::from(found.waves.iter().flatten().max().copied().unwrap()));
    let reach: BTreeMap<String, u64> =
        found.reach.iter().map(|(i, n)| (ids[*i].clone(), u64::from(*n))).collect();
    assert_eq!(reach, expected("seed_reach"));
    let recruits = counts(found.recruits.iter().map(u32::to_string).collect());
    assert_eq!(recruits, expected("recruits_per_respondent"));
    let unproductive = found.reach.iter().filter(|(i, _)| found.recruits[*i] == 0).count() as u64;
    assert_eq!(tree["unproductive_seeds"], unproductive);
    let mean = found.recruits.iter().sum::<u32>() as f64 / ids.len() as f64;
    assert!((tree["mean_recruits"].as_f64().unwrap() - mean).abs() < 1e-12);
}

#[test]
fn published_trees() {
    for data in ["faux", "fauxmadrona", "fauxtime"] {
        let Some((ids, people)) = published(&format!("{data}.csv")) else { return };
        let found = recruitment(&people);
        assert!(found.problems.is_empty() && found.orphans.is_empty(), "{data}");
        compare(data, &ids, &found);
    }
}

#[test]
fn the_dirt_of_a_published_file_is_listed_and_its_orphans_are_no_seeds() {
    let Some((ids, mut people)) = published("nyjazz.rdsat") else { return };
    let found = recruitment(&people);
    let with = |word: &str| found.problems.iter().filter(|p| p.word() == word).collect::<Vec<_>>();
    assert_eq!(with("coupon-of-several").len(), 14);
    // Three numbers twice by one person alone; number 900 by one person twice and by another once.
    let by_one = |p: &&&RecruitProblem| matches!(p, RecruitProblem::CouponGivenTwice { coupon, .. } if coupon != "900");
    assert_eq!(with("coupon-given-twice").iter().filter(by_one).count(), 3);
    assert_eq!(with("coupon-brought-again").len(), 8);
    let of_nobody: Vec<&str> = with("coupon-of-nobody").iter().map(|p| ids[p.people()[0]].as_str()).collect();
    assert_eq!(of_nobody, ["187", "191", "200"]);
    assert_eq!(found.problems.len(), 14 + 3 + 1 + 8 + 3);
    let orphans: Vec<&str> = found.orphans.iter().map(|i| ids[*i].as_str()).collect();
    assert_eq!((orphans.as_slice(), found.reach.len()), (&["187", "191", "200"][..], 10));
    // The R package makes the three orphans seeds without a word: then, and only then, its numbers are these.
    assert_eq!(found.waves.iter().filter(|w| w.is_none()).count(), 5 + 1 + 1);
    found.orphans.iter().for_each(|i| people[*i].is_seed = true);
    compare("nyjazz", &ids, &recruitment(&people));
}

#[test]
fn a_published_table_with_the_packages_seeds_counts_as_the_package_does() {
    let Some((ids, people)) = published("nyjazz_parsed.csv") else { return };
    compare("nyjazz", &ids, &recruitment(&people));
}
