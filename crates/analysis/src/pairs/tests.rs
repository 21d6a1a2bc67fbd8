//! One case for each rule of reading pairs, and permutations counted out by hand.

use super::*;
use crate::chains::tests::notation::{add, study};
use model::source::SourceKind;

fn found(texts: &[&str], kind: SourceKind, options: &Options) -> (Pairs, model::Words) {
    let mut study = study();
    for text in texts {
        add(&mut study, kind, text);
    }
    study.refuse("Nila");
    let (state, words) = study.build();
    (pairs(&View::new(&state, &words, &BTreeSet::new()), options).unwrap(), words)
}

/// `A+B 2` for each pair that stands together.
fn check(rule: &str, unit: Unit, turns: u32, text: &str, expected: &[&str]) {
    let options = Options { unit, turns, permutations: 10, ..Options::default() };
    let (found, words) = found(&[text], SourceKind::Conversation, &options);
    let name = |code: usize| words.code(found.codes[code]);
    let together = found.rows.iter().filter(|r| r.both > 0);
    let shown: Vec<String> =
        together.map(|r| format!("{}+{} {}", name(r.codes.0), name(r.codes.1), r.both)).collect();
    assert_eq!(shown, expected, "{rule}");
}

#[test]
fn each_unit_has_its_case() {
    check("a turn", Unit::Turn, 0, "A S-OFFER S-TERMS\nA S-OPEN\nB O-ATT", &["S-OFFER+S-TERMS 1"]);
    check(
        "a package",
        Unit::Package,
        0,
        "A S-OFFER\nA -\n* -\nA S-OPEN\nB O-ATT\nA S-TERMS",
        &["S-OPEN+S-OFFER 1"],
    );
    check("a package ends at refused words", Unit::Package, 0, "A S-OFFER\nN -\nA S-OPEN", &[]);
    check("a window", Unit::Window, 2, "A S-OFFER\nB O-ATT\nA -\nB R-COMPLY", &["S-OFFER+O-ATT 1"]);
    check(
        "a wider window",
        Unit::Window,
        3,
        "A S-OFFER\nB O-ATT\nA -\nB R-COMPLY",
        &["S-OFFER+O-ATT 1", "O-ATT+R-COMPLY 1"],
    );
    check("a window ends at refused words", Unit::Window, 5, "A S-OFFER\nN -\nB R-COMPLY", &[]);
    check("a source", Unit::Source, 0, "A S-OFFER\nN -\nB R-COMPLY", &["S-OFFER+R-COMPLY 1"]);
    check("two coders count once", Unit::Turn, 0, "A S-OFFER S-OFFER S-TERMS", &["S-OFFER+S-TERMS 1"]);
    check("nothing", Unit::Turn, 0, "", &[]);
}

#[test]
fn shown_and_told_are_never_pooled() {
    let told = Options { told: true, ..Options::default() };
    for (kind, options, expected) in [
        (SourceKind::Conversation, Options::default(), 1),
        (SourceKind::Interview, Options::default(), 0),
        (SourceKind::Interview, told.clone(), 1),
        (SourceKind::Conversation, told, 0),
    ] {
        assert_eq!(found(&["A S-OFFER S-TERMS"], kind, &options).0.units, expected);
    }
}

/// Two codes on two of four turns each: both together on two has probability 1/6, on one 4/6, on none 1/6.
#[test]
fn permutations_of_a_small_case() {
    let options = Options { permutations: 6000, ..Options::default() };
    let text = "A S-OFFER S-TERMS\nB O-ATT\nA S-OFFER S-TERMS\nB O-ATT\nA S-OPEN\nB O-ATT\nA S-OPEN";
    let (found, _) = found(&[text], SourceKind::Conversation, &options);
    let row = found.rows.iter().find(|r| r.both == 2).unwrap();
    assert!((row.p.unwrap() - 2.0 / 6.0).abs() < 0.03, "{row:?}");
    assert!((row.expected.unwrap() - 1.0).abs() < 0.03);
    assert_eq!((row.jaccard, row.sources), (1.0, 1));
    // The variance of the hypergeometric distribution: 2 * 1/2 * 1/2 * 2/3.
    assert!((row.residual.unwrap() - 1.0 / (1.0f64 / 3.0).sqrt()).abs() < 0.05, "{row:?}");
    let apart = found.rows.iter().find(|r| r.both == 0 && r.expected == Some(0.0)).unwrap();
    assert_eq!(
        (apart.p, apart.residual),
        (Some(1.0), None),
        "the other side's codes can't meet them in a turn"
    );
}

#[test]
fn across_the_conversation_other_sides_can_meet() {
    let options = Options { across: Across::Conversation, permutations: 200, ..Options::default() };
    let (found, _) = found(&["A S-OFFER\nB O-ATT\nA S-OFFER\nB O-ATT"], SourceKind::Conversation, &options);
    assert!(found.rows[0].expected.unwrap() > 0.5 && found.rows[0].both == 0);
}

#[test]
fn chance_within_conversations_is_not_chance_over_all() {
    // Everywhere in one conversation and nowhere in the other: together, and no more than chance within each.
    let texts = ["A S-OFFER S-TERMS\nA S-OFFER S-TERMS\nA S-OFFER S-TERMS", "A S-OPEN\nA S-OPEN\nA S-OPEN"];
    let (found, _) = found(&texts, SourceKind::Conversation, &Options::default());
    let row = found.rows.iter().find(|r| r.both == 3).unwrap();
    assert_eq!((row.expected, row.p), (Some(3.0), Some(1.0)));
}

#[test]
fn places_lead_to_the_turns() {
    let options = Options { unit: Unit::Package, permutations: 0, ..Options::default() };
    let (found, words) = found(&["A S-OFFER\nA X-REL\nA S-TERMS"], SourceKind::Conversation, &options);
    let mut places = Vec::new();
    found.each_place(|codes, place| {
        let names = [codes.0, codes.1].map(|c| words.code(found.codes[c]).to_owned());
        places.push((names.join("+"), place.turns));
    });
    assert!(places.contains(&("S-OFFER+S-TERMS".into(), vec![0, 2])), "{places:?}");
    assert!(places.contains(&("X-REL+X-REL".into(), vec![1])));
    assert!(found.rows.iter().all(|r| r.p.is_none() && r.expected.is_none()));
}

#[test]
fn same_seed_same_tests() {
    let text = "A S-OFFER S-TERMS\nA S-OFFER\nA S-TERMS S-OPEN\nA S-OPEN";
    let rows = |seed| {
        let options = Options { seed, permutations: 100, ..Options::default() };
        found(&[text], SourceKind::Conversation, &options).0.rows
    };
    assert_eq!(rows(1), rows(1));
    assert_ne!(rows(1), rows(2));
}
