//! The rows of all groups.

use super::bootstrap::{Drawn, Line, intervals};
use super::survival::{curve, log_rank};
use super::{Apart, Clock, End, Group, Observation, Options, Party, Row, Wait, Waits};
use crate::view::View;
use std::collections::BTreeMap;

/// Puts the waits together.
pub(super) fn table(view: &View<'_>, options: &Options, conversations: u32, waits: Vec<Wait>) -> Waits {
    let mut by: BTreeMap<Group, Vec<&Wait>> = BTreeMap::new();
    waits.iter().for_each(|wait| by.entry(wait.group).or_default().push(wait));
    let mut groups: Vec<(Group, Vec<&Wait>)> = by.into_iter().collect();
    groups.sort_by_cached_key(|(group, _)| (rank(view, *group), *group));
    let observed: Vec<Vec<Observation>> = groups.iter().map(|(_, waits)| observations(waits)).collect();
    let mut rows: Vec<Row> =
        groups.iter().zip(&observed).map(|((group, waits), seen)| row(*group, waits, seen)).collect();
    let enough: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].is_enough()).collect();
    let lines: Vec<Line> = enough.iter().map(|i| line(&groups[*i].1, conversations)).collect();
    let drawn = Drawn { conversations, samples: options.samples, seed: options.seed };
    let (found, interval) = intervals(&lines, &drawn);
    for (at, found) in enough.iter().zip(found) {
        rows[*at].intervals = Some(found);
    }
    let tested: Vec<&[Observation]> = enough.iter().map(|i| observed[*i].as_slice()).collect();
    let apart = match enough[..] {
        [a, b] => rows[a].median().zip(rows[b].median()).map(|(a, b)| Apart { seconds: b - a, interval }),
        _ => None,
    };
    let options = options.clone();
    Waits { options, conversations: conversations.into(), log_rank: log_rank(&tested), apart, rows, waits }
}

/// Where a group stands: by the names of its roles.
fn rank(view: &View<'_>, group: Group) -> [(u8, String); 2] {
    let party = |party: Party| match party {
        Party::Role(role) => (0, view.words.roles.get(&role).cloned().unwrap_or_default()),
        Party::NoRole => (1, String::new()),
        Party::Several => (2, String::new()),
        Party::Nobody => (3, String::new()),
    };
    match group {
        Group::Sides(from, to) => [party(from), party(to)],
        Group::Carries(carries) => [(u8::from(carries), String::new()), (0, String::new())],
    }
}

/// What the curve is made from, by time.
fn observations(waits: &[&Wait]) -> Vec<Observation> {
    let seen =
        |wait: &&Wait| Some(Observation { time: wait.clock.seconds()?, ended: wait.end == End::Answered });
    let mut observed: Vec<Observation> = waits.iter().filter_map(seen).collect();
    observed.sort_unstable_by(|a, b| a.time.total_cmp(&b.time));
    observed
}

fn row(group: Group, waits: &[&Wait], observed: &[Observation]) -> Row {
    let count = |such: fn(&Wait) -> bool| waits.iter().filter(|w| such(w)).count() as u64;
    let mut ends = [0; 5];
    waits.iter().for_each(|wait| ends[wait.end as usize] += 1);
    Row {
        group,
        waits: waits.len() as u64,
        conversations: waits.chunk_by(|a, b| a.conversation == b.conversation).count() as u64,
        ends,
        untimed: count(|w| w.clock == Clock::Untimed),
        backwards: count(|w| w.clock == Clock::Backwards),
        to_the_minute: count(|w| matches!(w.clock, Clock::Minutes(_))),
        at_zero: count(|w| w.end == End::Answered && w.clock.seconds() == Some(0.0)),
        curve: curve(observed),
        intervals: None,
    }
}

fn line(waits: &[&Wait], conversations: u32) -> Line {
    let seen = |wait: &&Wait| {
        let time = wait.clock.seconds()?;
        Some((wait.conversation, Observation { time, ended: wait.end == End::Answered }))
    };
    let tallies: Vec<(u32, u32, u32)> = waits
        .chunk_by(|a, b| a.conversation == b.conversation)
        .map(|own| {
            let count = |such: fn(End) -> bool| own.iter().filter(|w| such(w.end)).count() as u32;
            let known = count(|e| matches!(e, End::Answered | End::PassedOver | End::WindowExpired));
            (own[0].conversation, count(|e| e == End::Answered), known)
        })
        .collect();
    Line::new(waits.iter().filter_map(seen).collect(), &tallies, conversations)
}
