//! Figures from outside: the shared reference data, skipped where it isn't there.

use super::super::survival::{curve, log_rank, median, median_interval};
use super::super::*;
use crate::test_support::{Study, Turn};
use model::source::SourceKind;
use model::source::{Part, TurnKind};
use serde_json::Value;
use std::collections::BTreeSet;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/");

fn shared(file: &str) -> Option<String> {
    let text = std::fs::read_to_string(format!("{DATA}{file}"));
    if text.is_err() {
        println!("skipped: no shared data");
    }
    text.ok()
}

fn is_near(found: f64, expected: &Value) -> bool {
    expected.as_f64().is_some_and(|expected| (found - expected).abs() < 1e-9)
}

fn observed(data: &Value) -> Vec<Observation> {
    let numbers = |key: &str| data[key].as_array().unwrap().iter().map(|v| v.as_f64().unwrap());
    let each = numbers("time").zip(numbers("event"));
    let mut all: Vec<_> = each.map(|(time, event)| Observation { time, ended: event == 1.0 }).collect();
    all.sort_by(|a, b| a.time.total_cmp(&b.time));
    all
}

#[test]
fn curves_of_the_reference_cases() {
    let Some(text) = shared("agreement/sequence_cases.json") else { return };
    // The reference writes "not a number" as a bare word.
    let cases: Value = serde_json::from_str(&text.replace("NaN", "null")).unwrap();
    for case in cases["survival"].as_array().unwrap() {
        let (groups, expected) = (case["data"].as_object().unwrap(), &case["expected"]);
        let all: Vec<Vec<Observation>> = groups.values().map(observed).collect();
        for (name, group) in groups.keys().zip(&all) {
            check_curve(group, &expected["groups"][name]);
        }
        let test = log_rank(&all.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        assert!(is_near(test.chi_square, &expected["logrank_chi2"]), "{test:?}");
        assert!(is_near(test.p, &expected["logrank_p"]), "{test:?}");
        assert!(is_near(test.df.into(), &expected["logrank_df"]));
    }
}

fn check_curve(group: &[Observation], expected: &Value) {
    let steps = curve(group);
    assert!(is_near(group.len() as f64, &expected["n"]));
    assert!(is_near(median(&steps).unwrap(), &expected["median"]));
    for (time, survival) in expected["S"].as_object().unwrap() {
        let time: f64 = time.parse().unwrap();
        let at = steps.iter().rev().find(|s| s.time <= time).map_or(1.0, |s| s.survival);
        assert!(is_near(at, survival), "{time}");
    }
    for (time, variance) in expected["greenwood_var"].as_object().unwrap() {
        let time: f64 = time.parse().unwrap();
        let found = steps.iter().find(|s| s.time == time).unwrap().variance;
        assert!(found.map_or(variance.is_null(), |found| is_near(found, variance)), "{time}");
    }
}

/// Reckoned apart in Python from the formulas, on the same trial.
#[test]
fn the_median_has_its_interval() {
    let trial = |all: &[(f64, bool)]| {
        curve(&all.iter().map(|(time, ended)| Observation { time: *time, ended: *ended }).collect::<Vec<_>>())
    };
    let kept =
        [9., 13., 13.1, 18., 23., 28.1, 31., 34., 45.1, 48., 161.1].map(|t: f64| (t, t.fract() == 0.0));
    let steps = trial(&kept);
    assert_eq!(median_interval(&steps), (Some(13.0), None));
    let at_31 = steps.iter().find(|s| s.time == 31.0).unwrap().interval.unwrap();
    assert!((at_31.0 - 0.167_330_909_776_8).abs() < 1e-9, "{at_31:?}");
    assert!((at_31.1 - 0.753_399_790_370_8).abs() < 1e-9, "{at_31:?}");
    let other = [5., 5., 8., 8., 12., 16.1, 23., 27., 30., 33., 43., 45.].map(|t: f64| (t, t.fract() == 0.0));
    assert_eq!(median_interval(&trial(&other)), (Some(5.0), Some(33.0)));
    assert_eq!(median_interval(&trial(&[])), (None, None));
}

#[test]
fn nothing_to_compare_is_no_test() {
    let some = [Observation { time: 1.0, ended: true }, Observation { time: 2.0, ended: false }];
    let never = [Observation { time: 1.0, ended: false }];
    for groups in [&[][..], &[&some[..]], &[&some, &[]], &[&never, &never]] {
        assert!(log_rank(groups).is_none());
    }
}

/// An event of a negotiation.
struct Act {
    role: String,
    /// Whether it is words; else an offer or its end.
    is_message: bool,
    seconds: f64,
}

/// The negotiations with real times. The reference counts rows that end with a message.
fn negotiations() -> Option<Vec<Vec<Act>>> {
    let text = shared("corpora/craigslist-bargain/dev.jsonl")?;
    let conversation = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap();
        let events = value["events"].as_array().unwrap();
        let of = |e: &Value| {
            let (role, is_message) = (e["role"].as_str()?.to_owned(), e["action"] == "message");
            Some(Act { role, is_message, seconds: e["time"].as_f64()? })
        };
        events.iter().map(|e| of(e).unwrap()).collect()
    };
    Some(text.lines().map(conversation).collect())
}

fn expected(pair: &str) -> Value {
    let text = shared("corpora/expected_measures.json").unwrap_or_default();
    let measures: Value = serde_json::from_str(&text).unwrap();
    let corpora = measures.as_array().unwrap();
    corpora.iter().map(|c| &c["time_to_response"][pair]).find(|v| !v.is_null()).unwrap().clone()
}

#[test]
fn answers_and_medians_of_the_negotiations() {
    let Some(negotiations) = negotiations() else { return };
    for (from, to) in [("buyer", "seller"), ("seller", "buyer")] {
        let expected = expected(&format!("{from}->{to}"));
        let mut waits = Vec::new();
        for events in &negotiations {
            let waits_here = |act: &Act| act.is_message && act.role == from;
            for pair in events.windows(2).filter(|pair| waits_here(&pair[0]) && pair[1].role == to) {
                waits.push(Observation { time: pair[1].seconds - pair[0].seconds, ended: true });
            }
            if events.last().is_some_and(waits_here) {
                waits.push(Observation { time: 0.0, ended: false });
            }
        }
        waits.sort_by(|a, b| a.time.total_cmp(&b.time));
        assert!(is_near(waits.len() as f64, &expected["n"]));
        assert!(is_near(median(&curve(&waits)).unwrap(), &expected["median_seconds"]));
    }
}

/// The same read from a study, which keeps whole seconds.
#[test]
fn a_study_of_the_negotiations() {
    let Some(negotiations) = negotiations() else { return };
    let mut study = Study::new();
    for events in &negotiations {
        let speakers = ["buyer", "seller"].map(|role| (role, Part::Party, Some(role), None));
        let turns: Vec<Turn<'_>> = events
            .iter()
            .map(|act| Turn {
                speaker: &act.role,
                kind: TurnKind::Words,
                hours: Some(act.seconds / 3600.0),
                text: Some("words"),
            })
            .collect();
        study.source(SourceKind::Conversation, &speakers, &turns);
    }
    let roles = ["buyer", "seller"].map(|name| study.role(name));
    let (state, words) = study.build();
    let view = View::new(&state, &words, &BTreeSet::new());
    let mut found = waits(&view, &Options::default());
    assert_eq!(found.conversations, 643);
    found.waits.retain(|w| negotiations[w.conversation as usize][w.turns.1 as usize].is_message);
    let found = rows::table(&view, &found.options, 643, found.waits);
    for (row, (from, to)) in found.rows.iter().zip([(0, 1), (1, 0)]) {
        let names = ["buyer", "seller"];
        let expected = expected(&format!("{}->{}", names[from], names[to]));
        assert_eq!(row.group, Group::Sides(Party::Role(roles[from]), Party::Role(roles[to])));
        assert!(is_near(row.waits as f64, &expected["n"]), "{}", row.waits);
        assert!(is_near(row.ended(End::Answered) as f64, &expected["events"]));
        let (median, expected) = (row.median().unwrap(), expected["median_seconds"].as_f64().unwrap());
        assert!((median - expected).abs() <= 1.0, "{median} {expected}");
        let interval = row.intervals.and_then(|i| i.median).unwrap();
        assert!(interval.0 <= median && interval.1.unwrap() >= median);
    }
    assert!(found.log_rank.is_some_and(|t| t.df == 1) && found.apart.is_some());
}
