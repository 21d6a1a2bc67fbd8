//! One case for each rule of reading waits, and figures from outside.

mod outside;

use super::*;
use crate::chains::tests::notation::{add, study};
use model::source::SourceKind;
use std::collections::BTreeSet;

/// `FIRST-LAST [>ANSWER] END SECONDS`, the seconds with `~` where they are known to a minute.
fn show(wait: &Wait) -> String {
    let answer = wait.answer.map_or(String::new(), |turn| format!(">{turn}"));
    let clock = match wait.clock {
        Clock::Seconds(n) => format!("{n}"),
        Clock::Minutes(n) => format!("~{n}"),
        Clock::Untimed => "untimed".into(),
        Clock::Backwards => "backwards".into(),
    };
    format!("{}-{}{answer} {} {clock}", wait.turns.0, wait.turns.1, wait.end.word())
}

fn check(rule: &str, options: &str, text: &str, expected: &[&str]) {
    let mut study = study();
    add(&mut study, SourceKind::Conversation, text);
    study.refuse("Nila");
    let mut set = Options { samples: 50, ..Options::default() };
    for (name, value) in options.split_whitespace().filter_map(|o| o.split_once('=')) {
        match name {
            "from" => set.from = Some(study.role(value)),
            "to" => set.to = Some(study.role(value)),
            "hours" => set.max_hours = value.parse().unwrap(),
            other => panic!("{other}"),
        }
    }
    let (state, words) = study.build();
    let found = waits(&View::new(&state, &words, &BTreeSet::new()), &set);
    assert_eq!(found.waits.iter().map(show).collect::<Vec<_>>(), expected, "{rule}");
}

#[test]
fn each_rule_has_its_case() {
    let sell = "from=seller";
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            "from the last of a row to the next of the other side",
            "",
            "A @0 -\nA @1 -\nB @1.5 -\nB @2 -\nA @4 -",
            &["0-1>2 answered 1800", "2-3>4 answered 7200", "4-4 record-ends 0"],
        ),
        (
            "the program's lines are not there",
            sell,
            "A @0 -\n* @0.5 -\nA @1 -\n* @1.1 -\nB @2 -",
            &["0-2>4 answered 3600"],
        ),
        (
            "a message after the window is no answer",
            sell,
            "A @0 -\nB @80 -",
            &["0-0>1 window-expired 259200"],
        ),
        (
            "a long silence splits the row",
            "from=seller hours=2",
            "A @0 -\nA @9 -\nB @10 -",
            &["0-0 window-expired 7200", "1-1>2 answered 3600"],
        ),
        (
            "a silent side says something after the other is gone",
            "from=seller hours=2",
            "A @0 -\nA @9 -",
            &["0-0 record-ends 7200", "1-1 record-ends 0"],
        ),
        (
            "linked to something else",
            sell,
            "A @0 S-OFFER\nB @1 -\nA @2 -\nB @3 R-COMPLY\nlink 3 0",
            &["0-0>1 answered 3600", "2-2>3 passed-over 3600"],
        ),
        (
            "linked to this as well",
            sell,
            "A @0 S-OFFER\nB @1 -\nA @2 S-TERMS\nB @3 R-COMPLY\nlink 3 0\nlink 3 2",
            &["0-0>1 answered 3600", "2-2>3 answered 3600"],
        ),
        ("no wait runs across refused words", sell, "A @0 -\nN @1 -\nB @2 -", &["0-0 unknown 0"]),
        ("no wait runs across withdrawn words", sell, "A @0 -\nW @1 -\nB @2 -", &["0-0 unknown 0"]),
        (
            "a third side is passed by",
            "from=seller to=buyer",
            "A @0 -\nC @1 -\nB @2 -",
            &["0-0>2 answered 7200"],
        ),
        (
            "the waiting side goes on before",
            "from=seller to=buyer",
            "A @0 -\nC @1 -\nA @3 -\nB @4 -",
            &["0-0 window-expired 10800", "2-2>3 answered 3600"],
        ),
        (
            "the record ends after a third side",
            "from=seller to=buyer",
            "A @0 -\nC @1 -",
            &["0-0 record-ends 3600"],
        ),
        ("anybody else ends it", sell, "A @0 -\nC @1 -\nB @2 -", &["0-0>1 answered 3600"]),
        ("without times", sell, "A -\nB @1 -", &["0-0>1 answered untimed"]),
        ("a clock that runs backwards", sell, "A @5 -\nB @1 -", &["0-0>1 answered backwards"]),
        ("nobody else", "", "A @0 -\nA @1 -", &["0-1 record-ends 0"]),
        ("nothing", "", "", &[]),
    ];
    for (rule, options, text, expected) in cases {
        check(rule, options, text, expected);
    }
}

#[test]
fn only_conversations() {
    let mut study = study();
    add(&mut study, SourceKind::Interview, "A @0 -\nB @1 -");
    let (state, words) = study.build();
    let found = waits(&View::new(&state, &words, &BTreeSet::new()), &Options::default());
    assert!(found.conversations == 0 && found.waits.is_empty() && found.rows.is_empty());
}

/// Thirty conversations: the buyer answers an offer after one hour, a greeting after three; some never.
fn thirty(code: bool) -> Waits {
    let mut study = study();
    for n in 0..30 {
        let late = 1.0 + f64::from(n) / 100.0;
        let text = format!("A @0 S-OFFER\nB @{late} -\nA @10 S-OPEN\nB @{} -\nA @20 -", 13.0 + late);
        let text = if n % 10 == 9 { "A @0 S-OFFER".to_owned() } else { text };
        add(&mut study, SourceKind::Conversation, &text);
    }
    let offer = study.code("S-OFFER");
    let from = Some(study.role("seller"));
    let (state, words) = study.build();
    let options = Options { from, code: code.then_some(offer), samples: 200, ..Options::default() };
    waits(&View::new(&state, &words, &BTreeSet::new()), &options)
}

#[test]
fn groups_stand_beside_each_other() {
    let found = thirty(false);
    let shown = |g: Group| match g {
        Group::Sides(_, Party::Nobody) => "nobody",
        Group::Sides(_, Party::Role(_)) => "buyer",
        _ => "other",
    };
    let rows: Vec<_> = found.rows.iter().map(|r| (shown(r.group), r.waits, r.conversations)).collect();
    assert_eq!(rows, [("buyer", 81, 27), ("nobody", 3, 3)]);
    assert!(found.rows[1].intervals.is_none(), "too few conversations");
    assert!(found.log_rank.is_none() && found.apart.is_none(), "one group has enough");
    let median = found.rows[0].intervals.and_then(|i| i.median);
    assert!(
        median.is_some_and(|(low, high)| low <= 4608.0 && high.is_none_or(|h| h >= 4608.0)),
        "{median:?}"
    );

    let found = thirty(true);
    let rows: Vec<_> = found.rows.iter().map(|r| (r.group, r.waits, r.share())).collect();
    let all = Some(1.0);
    assert_eq!(rows, [(Group::Carries(false), 54, all), (Group::Carries(true), 30, all)]);
    let log_rank = found.log_rank.unwrap();
    assert!(log_rank.df == 1 && log_rank.p < 0.001, "{log_rank:?}");
    let apart = found.apart.unwrap();
    assert!(
        apart.seconds < -7000.0
            && apart.interval.is_some_and(|(low, high)| low <= apart.seconds && high < 0.0)
    );
}

#[test]
fn same_seed_same_intervals() {
    let (a, b) = (thirty(true), thirty(true));
    assert_eq!(a.rows, b.rows);
    assert_eq!(a.apart, b.apart);
}
