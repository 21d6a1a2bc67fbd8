//! One case for each rule of reading values.

use super::*;
use crate::test_support::{Study, Turn};
use model::source::{Part, SourceKind, Span, TurnKind};
use std::collections::BTreeSet;

/// A source, one turn a line: `A 3@quantity+400000@amount/IDR R-COMPLY`, values of one coding joined with `+`. N refused.
fn add(study: &mut Study, kind: SourceKind, text: &str) -> SourceId {
    let speakers = [
        ("A", Part::Party, Some("seller"), None),
        ("B", Part::Party, Some("buyer"), None),
        ("N", Part::Party, Some("buyer"), Some("Nila")),
    ];
    let lines: Vec<Vec<&str>> = text.lines().map(|l| l.split_whitespace().collect()).collect();
    let (kind_of, hours, text) = (TurnKind::Words, None, Some("some words"));
    let turns: Vec<Turn<'_>> =
        lines.iter().map(|line| Turn { speaker: line[0], kind: kind_of, hours, text }).collect();
    let source = study.source(kind, &speakers, &turns);
    for (number, line) in (0u32..).zip(&lines) {
        for (at, word) in (0u32..).zip(&line[1..]) {
            let place = Place { span: Some(Span { start: at, end: at + 1 }), ..Place::turn(source, number) };
            if word.contains('@') {
                study.valued("S-TERMS", place, &word.split('+').collect::<Vec<_>>());
            } else if *word != "-" {
                study.coding(word, place);
            }
        }
    }
    source
}

fn found(text: &str, within: Within) -> Values {
    let mut study = Study::new();
    add(&mut study, SourceKind::Conversation, text);
    study.refuse("Nila");
    let (state, words) = study.build();
    let options = Options { within, samples: 50, ..Options::default() };
    values(&View::new(&state, &words, &BTreeSet::new()), &options)
}

/// `150000 first, 140000 down > 140000`
fn course(found: &Values) -> Vec<String> {
    let show = |c: &Course| {
        let number = |o: &Offer| found.captured[o.captured].number.to_string();
        let offers = c.offers.iter().map(|o| format!("{} {}", number(o), o.step.word()));
        let agreed = c.agreed.map_or("-".into(), |a| number(&c.offers[a]));
        format!("{} > {agreed}", offers.collect::<Vec<_>>().join(", "))
    };
    found.courses.iter().map(show).collect()
}

#[test]
fn courses_of_offers() {
    for (rule, text, expected) in [
        (
            "each side beside its own last, and what was agreed",
            "A 150@amount/IDR\nB 100@amount/IDR\nA 140@amount/IDR\nB 120@amount/IDR\nA 140@amount/IDR\nB R-COMPLY\nA 99@amount/IDR",
            &["150 first, 100 first, 140 down, 120 up, 140 same, 99 down > 140"][..],
        ),
        (
            "in the turn of agreement",
            "A 150@amount/IDR\nB 130@amount/IDR R-COMPLY",
            &["150 first, 130 first > 130"],
        ),
        ("one number is no course", "A 150@amount/IDR\nB R-COMPLY", &[]),
        (
            "units are never pooled",
            "A 150@amount/IDR\nA 9@amount/USD\nA 10@amount/USD",
            &["9 first, 10 up > -"],
        ),
        (
            "nothing runs across words that may not be counted",
            "A 150@amount/IDR\nN -\nA 140@amount/IDR\nN -\nB R-COMPLY",
            &["150 first, 140 first > -"],
        ),
    ] {
        assert_eq!(course(&found(text, Within::Package)), expected, "{rule}");
    }
}

fn points(text: &str, within: Within) -> Vec<(f64, f64)> {
    found(text, within).together.iter().flat_map(|t| &t.points).map(|p| p.at).collect()
}

/// Quantity and amount of each point.
#[test]
fn points_of_two_values() {
    let both = "A 1@quantity+90@amount/IDR 3@quantity+240@amount/IDR\nA 5@quantity";
    assert_eq!(points(both, Within::Package), [(1.0, 90.0), (3.0, 240.0)], "of one coding");
    let apart = "A 2@quantity\nA 90@amount/IDR\nA 80@amount/IDR\nB 3@quantity";
    assert_eq!(points(apart, Within::Package), [(2.0, 80.0)], "the last of each in the package");
    assert_eq!(points(apart, Within::Coding), []);
    let asked = "B 4@quantity\nA 300@amount/IDR";
    assert_eq!(points(asked, Within::Package), []);
    assert_eq!(points(asked, Within::Exchange), [(4.0, 300.0)]);
    assert_eq!(points("B 4@quantity\nN -\nA 300@amount/IDR", Within::Exchange), []);
}

#[test]
fn a_spread_has_rows_for_who_names_it_and_what_is_told() {
    let mut study = Study::new();
    add(
        &mut study,
        SourceKind::Conversation,
        "A 10@amount/IDR\nA 20@amount/IDR 30@amount/IDR\nB 40@amount/IDR",
    );
    add(&mut study, SourceKind::Interview, "B 99@amount/IDR repeat@kind");
    let (state, words) = study.build();
    let found = values(&View::new(&state, &words, &BTreeSet::new()), &Options::default());
    let rows: Vec<_> = found
        .rows
        .iter()
        .map(|r| (words.roles[&r.role.unwrap()].as_str(), r.is_told, r.captured.len(), r.spread))
        .collect();
    let all = |n: f64| [n; 5];
    let expected = [
        ("buyer", false, 1, all(40.0)),
        ("seller", false, 3, [10.0, 15.0, 20.0, 25.0, 30.0]),
        ("buyer", true, 1, all(99.0)),
    ];
    assert_eq!(rows, expected);
    assert_eq!(
        found.words.iter().map(|w| (w.word.as_str(), w.codings.len())).collect::<Vec<_>>(),
        [("repeat", 1)]
    );
}

#[test]
fn from_twenty_conversations_on_there_is_a_correlation() {
    for (count, expected) in [(19, false), (20, true)] {
        let mut study = Study::new();
        for n in 0..count {
            let text =
                format!("A 1@quantity+{}@amount/IDR\nB X-REL\nA 3@quantity+{}@amount/IDR", 50 + n, 150 + n);
            add(&mut study, SourceKind::Conversation, &text);
        }
        let (state, words) = study.build();
        let found = values(&View::new(&state, &words, &BTreeSet::new()), &Options::default());
        let [together] = &found.together[..] else { panic!("{}", found.together.len()) };
        assert_eq!(together.pairs, Pair { with: count, against: 0, same: 0 });
        assert_eq!(together.spearman.is_some() && together.spearman_interval.is_some(), expected);
        assert_eq!(together.pairs_interval, expected.then_some((1.0, 1.0)));
    }
}
