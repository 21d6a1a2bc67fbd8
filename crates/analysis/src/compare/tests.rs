//! Figures of statsmodels, and conversations by hand.

use super::*;
use crate::events::Position;

/// METHOD's three tables: figures of statsmodels 0.15.
const TABLES: [[f64; 4]; 3] = [[12.0, 5.0, 6.0, 20.0], [8.0, 8.0, 9.0, 25.0], [3.0, 9.0, 2.0, 30.0]];

fn tables() -> Vec<Table> {
    TABLES.iter().map(|[a, b, c, d]| Table { a: *a, b: *b, c: *c, d: *d }).collect()
}

fn near(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|f| (f - expected).abs() < 1e-6), "{found:?} {expected}");
}

#[test]
fn against_statsmodels() {
    let found = Strata::of(&tables());
    near(found.odds_ratio, 4.565_340_107_253_739);
    near(found.log_error, 0.419_394_073_976_230_1);
    near(found.none.map(|t| t.chi_square), 13.852_118_710_464_26);
    near(found.none.map(|t| t.p), 0.000_197_773_625_997_488_3);
    near(found.none_corrected.map(|t| t.chi_square), 12.368_571_808_443_736);
    near(found.same.map(|t| t.chi_square), 1.261_445_387_091_179_7);
    near(found.same.map(|t| t.p), 0.532_207_039_398_987_1);
    near(Table { a: 23.0, b: 22.0, c: 17.0, d: 75.0 }.odds_ratio(), 4.612_299_465_240_642);
}

#[test]
fn one_conversation_is_left_out() {
    let left = Strata::of(&tables()).left_out.unwrap();
    let without = |index: usize| {
        let others: Vec<Table> =
            tables().into_iter().enumerate().filter(|(i, _)| *i != index).map(|(_, t)| t).collect();
        Strata::of(&others).odds_ratio.unwrap()
    };
    let all = [without(0), without(1), without(2)];
    near(Some(left.low), all.into_iter().fold(f64::MAX, f64::min));
    near(Some(left.high), all.into_iter().fold(0.0, f64::max));
    near(Some(left.without), all[left.moves_most]);
    let far = |odds: f64| (odds / 4.565_340_107_253_739).ln().abs();
    assert!(all.iter().all(|odds| far(*odds) <= far(all[left.moves_most]) + 1e-12));
}

#[test]
fn what_has_no_say() {
    let empty = Table { a: 0.0, b: 0.0, c: 3.0, d: 9.0 };
    let with = Strata::of(&[tables(), vec![empty, Table::default()]].concat());
    assert_eq!(with, Strata { informative: 3, ..Strata::of(&tables()) });
    assert_eq!(Strata::of(&[]), Strata::default());
    let certain = Strata::of(&[Table { a: 3.0, b: 0.0, c: 0.0, d: 4.0 }]);
    assert_eq!((certain.informative, certain.odds_ratio, certain.same), (1, None, None));
}

/// Conversations of S, O and X; `+` for several at a position.
fn events(rows: &[&str]) -> Events {
    let labels = ["S", "O", "X"];
    let mut events = Events { labels: labels.map(str::to_owned).to_vec(), ..Events::default() };
    for row in rows {
        let mut one = Conversation::new(row);
        for turn in row.split(' ') {
            let codes = turn.split('+').filter_map(|c| labels.iter().position(|l| *l == c)).map(|c| c as u16);
            one.push(Position::default(), codes);
        }
        events.conversations.push(one);
    }
    events
}

#[test]
fn groups_are_counted_apart() {
    let yes = ["S O X S O X X O X", "S O X X S X O X S O"];
    let no = ["S X O X S X X O S O", "X S X S O O X S X X"];
    let rows: Vec<&str> = (0..40).map(|i| if i < 20 { yes[i % 2] } else { no[i % 2] }).collect();
    let first: Vec<bool> = (0..40).map(|i| i < 20).collect();
    let found = compare(&events(&rows), &first, &Options::of(0, 1));
    let [a, b] = &found.groups;
    assert_eq!((a.conversations, a.table.a, a.table.b), (20, 40.0, 10.0));
    assert_eq!((b.conversations, b.table.a, b.table.b), (20, 20.0, 40.0));
    assert!(found.difference_interval.is_some_and(|(low, high)| low > 0.3 && high < 0.7));
    assert!(found.ratio.is_some_and(|r| r.ratio > 5.0 && r.p < 0.001 && r.interval.0 > 1.0));
    assert_eq!(found, compare(&events(&rows), &first, &Options::of(0, 1)));
    let fewer = compare(&events(&rows[1..]), &first[1..], &Options::of(0, 1));
    assert!(fewer.groups[0].share_interval.is_none() && fewer.groups[1].share_interval.is_some());
    assert!(fewer.difference.is_some() && fewer.difference_interval.is_none());
}

#[test]
fn together_and_lag() {
    let rows = ["S+O S X", "O S+X O"];
    let with = |measure, lag| {
        let options = Options { measure, lag, ..Options::of(0, 1) };
        compare(&events(&rows), &[true, false], &options)
            .groups
            .map(|g| [g.table.a, g.table.b, g.table.c, g.table.d])
    };
    assert_eq!(with(Measure::Together, 1), [[1.0, 1.0, 0.0, 1.0], [0.0, 1.0, 2.0, 0.0]]);
    assert_eq!(with(Measure::Followed, 1), [[0.0, 2.0, 0.0, 0.0], [1.0, 0.0, 0.0, 1.0]]);
    assert_eq!(with(Measure::Followed, 2), [[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]);
}
