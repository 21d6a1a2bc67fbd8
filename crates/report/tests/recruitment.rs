//! The pictures of recruitment.

use analysis::recruitment::waves::{by_wave, weeks};
use analysis::recruitment::{Person, Recruitment, Referral, Sender, TableRow, people_of_table, recruitment};
use locale::{Catalogue, Language};
use model::time::{LocalTime, Precision};
use report::figures::people::{attribute_by_wave, recruits_by_week, referral_tree};
use report::figures::tree::Mark;
use std::path::PathBuf;

const EVIL: &str = "<script>alert('x')</script>\"";

/// Recruiters by place; a seed is `usize::MAX`, nobody known `usize::MAX - 1`.
fn found(recruiters: &[usize]) -> Recruitment {
    let person = |by: &usize| Person {
        is_seed: *by == usize::MAX,
        referrals: Some(*by)
            .filter(|by| *by < recruiters.len())
            .map(|by| Referral { by: Sender::Person(by), coupon: None, date: None })
            .into_iter()
            .collect(),
        ..Person::default()
    };
    recruitment(&recruiters.iter().map(person).collect::<Vec<_>>())
}

fn labels(count: usize) -> Vec<String> {
    (0..count).map(|i| format!("P{i:03}")).collect()
}

/// Every language's words are there, nothing can break out, and no coordinate is lost.
fn is_whole(svg: &str) {
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    assert!(svg.contains("<title>") && svg.contains("<desc>"));
    let broken = ["[figure-", "NaN", "=\"inf", "=\"-inf"].iter().find(|text| svg.contains(**text));
    assert_eq!(broken, None);
    assert!(!svg.contains("<script"));
}

#[test]
fn a_tree_shows_everybody_once() {
    const SEED: usize = usize::MAX;
    let found = found(&[SEED, 0, 0, 1, SEED - 1, 4, 7, 6]);
    let labels: Vec<String> = (0..8).map(|i| format!("{EVIL}{i}")).collect();
    let marks =
        [Mark::Full, Mark::Ring, Mark::Broken, Mark::Cross, Mark::Full, Mark::Full, Mark::Full, Mark::Full];
    let values: Vec<Option<String>> = (0..8).map(|i| (i != 3).then(|| format!("{EVIL}{i}"))).collect();
    for language in [Language::English, Language::Indonesian] {
        let words = Catalogue::new(language);
        let draw = || referral_tree(&words, &found, &labels, &marks, Some((EVIL, &values)));
        let svg = draw();
        is_whole(&svg);
        assert_eq!(svg, draw());
        for i in 0..8 {
            let name = format!("<title>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;{i}</title>");
            assert_eq!(svg.matches(&name).count(), 1, "{i}");
        }
        for text in ["figure-unplaced", "figure-seed", "figure-mark-cross", "figure-others", "figure-unknown"]
        {
            assert!(svg.contains(&words.text(text).replace('\'', "&#39;")), "{text}");
        }
    }
}

#[test]
fn an_empty_study_and_long_ones() {
    let words = Catalogue::new(Language::English);
    is_whole(&referral_tree(&words, &found(&[]), &[], &[], None));
    is_whole(&recruits_by_week(&words, &weeks(&[], &[])));
    is_whole(&attribute_by_wave(&words, EVIL, &by_wave(&[], &[])));
    let chain: Vec<usize> = (0..3000usize).map(|i| i.wrapping_sub(1)).collect();
    is_whole(&referral_tree(&words, &found(&chain), &labels(3000), &[], None));
}

#[test]
fn many_people_have_no_names_beside_them_and_few_have() {
    let words = Catalogue::new(Language::English);
    let star =
        |count: usize| -> Vec<usize> { (0..count).map(|i| if i == 0 { usize::MAX } else { 0 }).collect() };
    for (count, named) in [(25, true), (90, true), (500, false)] {
        let svg = referral_tree(&words, &found(&star(count)), &labels(count), &[], None);
        assert_eq!(svg.contains(">P007</text>"), named, "{count}");
        assert!(svg.contains("<title>P007</title>"));
    }
}

#[test]
fn weeks_and_shares() {
    let words = Catalogue::new(Language::English);
    let day = |month, day| LocalTime::new((2026, month, day), (0, 0, 0), Precision::Day);
    let waves: Vec<Option<u32>> = (0..9).map(|i| (i < 8).then_some(i)).collect();
    let mut dates = vec![day(3, 2); 9];
    (dates[0], dates[8]) = (day(2, 20), None);
    let svg = recruits_by_week(&words, &weeks(&waves, &dates));
    is_whole(&svg);
    assert!(svg.contains("Wave 5 and later") && svg.contains("One person without a date"));
    assert!(svg.contains(">8</text>") && svg.contains(">9</text>") && svg.contains(">2026</text>"));
    let values: Vec<Option<String>> = (0..9).map(|i| Some(format!("value {i}"))).collect();
    let svg = attribute_by_wave(&words, EVIL, &by_wave(&waves, &values));
    is_whole(&svg);
    assert!(svg.contains("Wave 7") && svg.contains("No wave") && svg.contains("Other values"));
    let far =
        weeks(&[Some(0), Some(0)], &[day(1, 1), LocalTime::new((2099, 1, 1), (0, 0, 0), Precision::Day)]);
    assert!(recruits_by_week(&words, &far).contains(">…</text>"));
}

#[test]
fn published_trees_are_drawn_whole() {
    let words = Catalogue::new(Language::Indonesian);
    for (file, people, names) in [("faux.csv", 389, false), ("nyjazz.rdsat", 264, true)] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/rds").join(file);
        let Ok(bytes) = std::fs::read(path) else {
            println!("skipped: no shared data");
            return;
        };
        let draft = formats::recruitment::read(&bytes, None).unwrap();
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
        let found = recruitment(&people_of_table(&rows));
        let values: Vec<Option<String>> = draft.rows.iter().map(|row| row.values[0].clone()).collect();
        let svg = referral_tree(&words, &found, &labels(people), &[], Some(("x", &values)));
        is_whole(&svg);
        assert_eq!(svg.matches("<title>P").count(), people + usize::from(svg.contains("<title>Pohon")));
        assert_eq!(svg.contains(">P001</text>"), names, "{file}");
        assert!(svg.len() < 120_000);
    }
}
