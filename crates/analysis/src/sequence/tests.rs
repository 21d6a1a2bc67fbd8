//! Rules of counting by small rows, and the reference cases.

mod outside;

use super::*;
use crate::events::{Conversation, Position};

/// Conversations of turns like `S`, `S+O` or `-` (no code), with a role before a colon (`a:S`) and `|` for a gap.
pub(super) fn events(labels: &str, rows: &[&str]) -> Events {
    let labels: Vec<&str> = labels.split(' ').collect();
    let mut events = Events { labels: labels.iter().map(|l| (*l).to_owned()).collect(), ..Events::default() };
    events.roles = vec!["a".into(), "b".into()];
    for row in rows {
        let mut conversation = Conversation::new("");
        let mut after_gap = false;
        for (turn, word) in (0..).zip(row.split_whitespace()) {
            if word == "|" {
                after_gap = true;
                continue;
            }
            let (role, codes) = word.split_once(':').unwrap_or(("", word));
            let role = events.roles.iter().position(|r| r == role).map(|r| r as u16);
            let code = |c: &str| labels.iter().position(|l| *l == c).map(|l| l as u16);
            conversation.push(
                Position { turn, role, after_gap, ..Position::default() },
                codes.split('+').filter_map(code),
            );
            after_gap = false;
        }
        events.conversations.push(conversation);
    }
    events
}

pub(super) fn none() -> Options {
    Options { permutations: 0, ..Options::default() }
}

/// The counts row by row.
fn check(rows: &[&str], options: &Options, expected: &[u64]) {
    let found = sequence(&events("S O", rows), options).unwrap();
    assert_eq!(found.cells.iter().map(|c| c.observed).collect::<Vec<_>>(), expected, "{rows:?}");
}

#[test]
fn transitions() {
    let lag2 = Options { lag: 2, ..none() };
    let roles = Options { from: Some(0), to: Some(1), ..none() };
    check(&["S O S O", "O", ""], &none(), &[0, 2, 1, 0]);
    check(&["S O", "S O"], &none(), &[0, 2, 0, 0]);
    check(&["S | O S O"], &none(), &[0, 1, 1, 0]);
    check(&["S O S O", "S O"], &lag2, &[1, 0, 0, 1]);
    check(&["S O | S O"], &lag2, &[0, 0, 0, 0]);
    check(&["a:S b:O a:S a:O b:O b:S"], &roles, &[0, 1, 0, 1]);
    check(&["S+O O S+O"], &none(), &[0, 1, 1, 2]);
    check(&["S - O"], &none(), &[0, 0, 0, 0]);
    check(&["S S S O O | O S"], &Options { no_repeats: true, ..none() }, &[0, 1, 1, 0]);
    check(&["S S O S S"], &Options { no_repeats: true, ..lag2 }, &[1, 0, 0, 0]);
}

#[test]
fn what_cannot_be_read() {
    for (rows, options, expected) in [
        ("S O", Options { lag: 0, ..none() }, Error::Lag),
        ("S+O S", Options { no_repeats: true, ..none() }, Error::SeveralCodes),
        (
            "S O",
            Options { no_repeats: true, within: Within::All, ..Options::default() },
            Error::WithinConversations,
        ),
    ] {
        assert_eq!(sequence(&events("S O", &[rows]), &options), Err(expected));
    }
    let labels = (0..1001).map(|n| n.to_string()).collect();
    let many = Events { labels, ..Events::default() };
    assert_eq!(sequence(&many, &none()), Err(Error::TooManyCodes));
}

#[test]
fn nothing_is_no_error() {
    for rows in [&[][..], &[""], &["S"], &["S S S"]] {
        let found = sequence(&events("S O", rows), &Options::default()).unwrap();
        assert!(
            found.table.is_none() && found.cells.iter().all(|c| c.residual.is_none() && c.holm.is_none())
        );
    }
    assert!(sequence(&Events::default(), &Options::default()).unwrap().cells.is_empty());
}

#[test]
fn warnings_are_data() {
    let few =
        sequence(&events("S O", &["S O S S O O S"]), &Options { permutations: 10, ..Options::default() });
    assert_eq!(
        few.unwrap().warnings,
        [
            Warning::SmallExpected { cells: 4, of: 4 },
            Warning::FewTransitions { transitions: 6, needed: 20 },
            Warning::FewConversations { conversations: 1 },
            Warning::FewPermutations { needed: 160 },
        ]
    );
    let enough = sequence(&events("S O", &["S O S S O O S O S S O O S"; 20]), &Options::default());
    assert_eq!(enough.unwrap().warnings, []);
    let turns = sequence(
        &events("S O", &["a:S b:O a:S b:S a:O b:O a:S b:O a:S a:S b:O b:S a:O"; 20]),
        &Options::default(),
    );
    assert_eq!(turns.unwrap().warnings, [Warning::RolesTakeTurns]);
    let within = Options { within: Within::Role, ..Options::default() };
    let turns =
        sequence(&events("S O", &["a:S b:O a:S b:S a:O b:O a:S b:O a:S a:S b:O b:S a:O"; 20]), &within);
    assert_eq!(turns.unwrap().warnings, []);
}

/// Two sides take turns, and each always says the same: within roles nothing can change, within conversations it can.
#[test]
fn taking_turns_is_no_finding_within_roles() {
    let rows = ["a:S b:O a:S b:O a:S b:O a:S b:O"; 5];
    let p = |within| {
        let options = Options { within, permutations: 500, ..Options::default() };
        sequence(&events("S O", &rows), &options).unwrap().cells[1].permuted.unwrap().two_sided
    };
    assert_eq!(p(Within::Role), 1.0);
    assert!(p(Within::Conversation) < 0.01 && p(Within::All) < 0.01);
}

/// Half of the chats are S alone and half O alone: across all that looks like order, within conversations it isn't.
#[test]
fn differences_between_conversations_are_no_order() {
    let rows = [["S S S S S S"; 10], ["O O O O O O"; 10]].concat();
    let p = |within| {
        let options = Options { within, permutations: 500, ..Options::default() };
        sequence(&events("S O", &rows), &options).unwrap().cells[0].permuted.unwrap().two_sided
    };
    assert_eq!(p(Within::Conversation), 1.0);
    assert!(p(Within::All) < 0.01);
}

#[test]
fn the_same_seed_gives_the_same() {
    let rows = ["S O S+O S O O S", "O S S O+S", "S O | O S S"];
    let with = |seed| {
        sequence(&events("S O", &rows), &Options { seed, permutations: 333, ..Options::default() }).unwrap()
    };
    assert_eq!(with(1), with(1));
    assert_ne!(with(1).cells, with(2).cells);
}

/// More sets of codes than a byte tells apart are counted as well as few.
#[test]
fn many_sets_are_counted_as_few() {
    let labels: Vec<String> = (0..9).map(|n| format!("C{n}")).collect();
    let all: Vec<String> = (1..512u32)
        .map(|set| {
            labels
                .iter()
                .enumerate()
                .filter(|(i, _)| set >> i & 1 == 1)
                .map(|(_, l)| l.as_str())
                .collect::<Vec<_>>()
                .join("+")
        })
        .collect();
    let many = events(&labels.join(" "), &[&all.join(" ")]);
    let options = Options { permutations: 200, ..Options::default() };
    let found = sequence(&many, &options).unwrap();
    for cell in found.cells.iter().filter(|c| c.given != c.target) {
        let (mean, expected) = (cell.permuted.unwrap().mean, cell.expected.unwrap());
        assert!((mean - expected).abs() < 4.0, "{mean} {expected}");
    }
}
