//! One case for each rule of reading positions.

use super::*;
use crate::chains::tests::notation::{add, study};
use model::event::LinkKind;
use model::source::{Place, SourceKind};
use std::collections::BTreeSet;

/// The positions as `TURN/ROLE CODE+CODE`, with `|` where a gap stands before.
fn check(text: &str, options: &str, expected: &str) {
    let mut study = study();
    add(&mut study, SourceKind::Conversation, text);
    add(&mut study, SourceKind::Interview, "A X-REL");
    study.refuse("Nila");
    let (state, words) = study.build();
    let has = |word: &str| options.split(' ').any(|o| o == word);
    let options = Options {
        by: if has("event") { By::Event } else { By::Turn },
        level: if has("component") { Level::Component } else { Level::Code },
        uncoded: match (has("break"), has("keep")) {
            (true, _) => Uncoded::Break,
            (_, true) => Uncoded::Keep,
            _ => Uncoded::Skip,
        },
    };
    let found = read(&View::new(&state, &words, &BTreeSet::new()), &options).unwrap();
    assert_eq!((found.sources.len(), found.events.conversations.len()), (1, 1));
    let (events, one) = (&found.events, &found.events.conversations[0]);
    let shown: Vec<String> = (0..one.len())
        .map(|p| {
            let position = one.positions()[p];
            let codes = one.codes(p).iter().map(|c| events.labels[usize::from(*c)].as_str());
            let role = position.role.map_or("-", |r| &events.roles[usize::from(r)]);
            let gap = if position.after_gap { "| " } else { "" };
            format!("{gap}{}/{role} {}", position.turn, codes.collect::<Vec<_>>().join("+"))
        })
        .collect();
    assert_eq!(shown.join(", "), expected, "{text}");
}

#[test]
fn turns() {
    for (text, options, expected) in [
        ("A S-OFFER\nB R-COMPLY O-ATT R-COMPLY", "", "0/seller S-OFFER, 1/buyer O-ATT+R-COMPLY"),
        ("A S-OFFER\n* X-REL\nU R-COMPLY", "", "0/seller S-OFFER, 2/- R-COMPLY"),
        ("A S-OFFER\nA -\nB R-COMPLY", "", "0/seller S-OFFER, 2/buyer R-COMPLY"),
        ("A S-OFFER\nA -\nB R-COMPLY", "break", "0/seller S-OFFER, | 2/buyer R-COMPLY"),
        ("A S-OFFER\nA -\nB R-COMPLY", "keep", "0/seller S-OFFER, 1/seller , 2/buyer R-COMPLY"),
        ("A S-OFFER\nN R-MORE\nB R-COMPLY", "", "0/seller S-OFFER, | 2/buyer R-COMPLY"),
        ("A S-OFFER\nW R-MORE\nB -\nB R-COMPLY", "", "0/seller S-OFFER, | 3/buyer R-COMPLY"),
        ("A S-OFFER\nB gone\nB R-COMPLY", "", "0/seller S-OFFER, | 2/buyer R-COMPLY"),
        ("A S-OFFER+2\nB ?R-MORE\nA -", "", "0/seller S-OFFER, 2/seller S-OFFER"),
        ("A S-OFFER S-TERMS\nB O-ATT", "component", "0/seller S, 1/buyer O"),
    ] {
        check(text, options, expected);
    }
}

#[test]
fn a_later_export_is_a_part_of_its_chat() {
    let mut study = study();
    let [first, other, later] = ["A S-OFFER\nB O-ATT", "A X-REL", "B R-COMPLY\nA S-TERMS"]
        .map(|text| add(&mut study, SourceKind::Conversation, text));
    study.link(LinkKind::Continues, Place::turn(later, 0), Place::turn(first, 0));
    let (state, words) = study.build();
    let found = read(&View::new(&state, &words, &BTreeSet::new()), &Options::default()).unwrap();
    assert_eq!(found.sources, [vec![first, later], vec![other]]);
    let chat = &found.events.conversations[0];
    let shown: Vec<_> =
        chat.positions().iter().map(|p| (p.turn, p.after_gap, found.source_of(0, p))).collect();
    let [first, later] = [Some(first), Some(later)];
    assert_eq!(shown, [(0, false, first), (1, false, first), (0, true, later), (1, false, later)]);
}

#[test]
fn events() {
    for (text, options, expected) in [
        (
            "A S-OFFER\nB R-COMPLY:5-8 O-ATT:5-8 R-MORE:0-4",
            "event",
            "0/seller S-OFFER, 1/buyer R-MORE, 1/buyer O-ATT, 1/buyer R-COMPLY",
        ),
        ("A S-OFFER S-OFFER S-OFFER:0-3", "event", "0/seller S-OFFER, 0/seller S-OFFER"),
        ("A S-OFFER+1\nA X-REL", "event", "0/seller S-OFFER, 1/seller X-REL"),
        ("N X-REL\nA S-OFFER S-TERMS", "event component", "| 1/seller S, 1/seller S"),
        (
            "A S-OFFER\nB -\nB O-ATT R-COMPLY",
            "event break",
            "0/seller S-OFFER, | 2/buyer O-ATT, 2/buyer R-COMPLY",
        ),
    ] {
        check(text, options, expected);
    }
}
