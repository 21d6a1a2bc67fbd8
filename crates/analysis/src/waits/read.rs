//! The waits of one conversation.

use super::{Clock, End, Group, Options, Party, Wait};
use crate::chains;
use crate::chains::record::{Record, Seat};
use crate::view::{Counted, View};
use model::Precision;
use model::ids::*;
use model::source::Place;
use model::state::Link;
use model::words::TurnWords;
use std::collections::BTreeMap;

/// What a conversation is read with.
pub(super) struct Reader<'r, 'v> {
    pub view: &'r View<'v>,
    pub options: &'r Options,
    pub source: SourceId,
    pub turns: &'r [TurnWords],
    /// Its number among those read.
    pub conversation: u32,
    /// The arrows "responds to" in it.
    pub links: &'r [&'r Link],
}

/// What each turn is said to respond to.
type Links<'l> = BTreeMap<u32, Vec<&'l Place>>;

/// Where a wait stops: the element, how, and whether the element is the answer.
struct Stop {
    /// The element up to which is waited; its time ends the wait or is the last that was seen.
    at: usize,
    end: End,
    is_answer: bool,
}

impl Reader<'_, '_> {
    /// Adds the waits.
    pub fn read(&self, codings: &[Counted], waits: &mut Vec<Wait>) {
        let Options { from, to, max_hours, .. } = *self.options;
        let as_chains = chains::Options { from, to, max_hours, ..chains::Options::default() };
        let record = Record::read(self.view, self.source, self.turns, codings, &as_chains);
        let parties = self.parties(&record);
        let mut links: Links<'_> = BTreeMap::new();
        for link in self.links {
            link.from.turns.iter().for_each(|turn| links.entry(*turn).or_default().push(&link.to));
        }
        for run in 0..record.runs.len() as u32 {
            if record.sides.stimulates(record.side_of(run)) {
                waits.push(self.wait(&record, run, &parties, &links));
            }
        }
    }

    /// The sides that speak.
    fn parties(&self, record: &Record<'_>) -> BTreeMap<u32, Party> {
        let mut parties = BTreeMap::new();
        for run in 0..record.runs.len() as u32 {
            parties.entry(record.side_of(run)).or_insert_with(|| {
                let first = record.elements[record.runs[run as usize].start].turn;
                let role = self.turns.get(first as usize).and_then(|t| self.view.role(t.speaker));
                role.map_or(Party::NoRole, Party::Role)
            });
        }
        parties
    }

    fn wait(&self, record: &Record<'_>, run: u32, parties: &BTreeMap<u32, Party>, links: &Links<'_>) -> Wait {
        let elements = record.runs[run as usize].clone();
        let (first, last) = (elements.start, elements.end - 1);
        let stop = stop(record, run, links);
        let (end, clock) = self.limited(stop.end, self.clock(record, last, stop.at));
        let turn = |element: usize| record.elements[element].turn;
        Wait {
            source: self.source,
            conversation: self.conversation,
            turns: (turn(first), turn(last)),
            answer: stop.is_answer.then(|| turn(stop.at)),
            group: self.group(record, run, parties),
            end,
            clock,
        }
    }

    fn group(&self, record: &Record<'_>, run: u32, parties: &BTreeMap<u32, Party>) -> Group {
        if let Some(code) = self.options.code {
            let carries =
                |turn: u32| record.on_turn(turn).iter().any(|c| record.codings[*c as usize].code == code);
            return Group::Carries(
                record.elements[record.runs[run as usize].clone()].iter().any(|e| carries(e.turn)),
            );
        }
        let side = record.side_of(run);
        let mut others = parties.iter().filter(|(other, _)| **other != side).map(|(_, party)| *party);
        let to = match (self.options.to, others.next(), others.next()) {
            (Some(role), _, _) => Party::Role(role),
            (None, None, _) => Party::Nobody,
            (None, Some(one), None) => one,
            (None, Some(_), Some(_)) => Party::Several,
        };
        Group::Sides(parties.get(&side).copied().unwrap_or(Party::NoRole), to)
    }

    /// The time between two elements.
    fn clock(&self, record: &Record<'_>, from: usize, to: usize) -> Clock {
        let time = |element: usize| {
            let time = self.turns.get(record.elements[element].turn as usize)?.time?;
            (time.precision > Precision::Day).then_some((time.seconds, time.precision))
        };
        match (time(from), time(to)) {
            (Some((from, _)), Some((to, _))) if to < from => Clock::Backwards,
            (Some((from, a)), Some((to, b))) => {
                let seconds = to.saturating_sub(from) as f64;
                if a.min(b) == Precision::Second { Clock::Seconds(seconds) } else { Clock::Minutes(seconds) }
            }
            _ => Clock::Untimed,
        }
    }

    /// What lasts longer than the window was seen for its length; a message after it is no answer.
    fn limited(&self, end: End, clock: Clock) -> (End, Clock) {
        let window = f64::from(self.options.max_hours) * 3600.0;
        if clock.seconds().is_none_or(|seconds| seconds <= window) {
            return (end, clock);
        }
        let end = if matches!(end, End::Answered | End::PassedOver) { End::WindowExpired } else { end };
        (end, Clock::Seconds(window))
    }
}

/// Looks for what ends the wait after a run.
fn stop(record: &Record<'_>, run: u32, links: &Links<'_>) -> Stop {
    let side = record.side_of(run);
    let start = record.runs[run as usize].end;
    for (at, element) in record.elements.iter().enumerate().skip(start) {
        match element.seat {
            Seat::Gap => return Stop { at: at - 1, end: End::Unknown, is_answer: false },
            Seat::Side(own) if own == side => {
                let next = record.elements.get(record.next_stop(at, side)).map(|e| e.seat);
                let end = match next {
                    None => End::RecordEnds,
                    Some(Seat::Gap) => End::Unknown,
                    Some(Seat::Side(_)) => End::WindowExpired,
                };
                return Stop { at, end, is_answer: false };
            }
            Seat::Side(other) if record.sides.answers(side, other) => {
                let elsewhere = is_elsewhere(record, run, links.get(&element.turn));
                let end = if elsewhere { End::PassedOver } else { End::Answered };
                return Stop { at, end, is_answer: true };
            }
            Seat::Side(_) => {}
        }
    }
    Stop { at: record.elements.len() - 1, end: End::RecordEnds, is_answer: false }
}

/// Whether links tie a turn to other messages of the waiting side and not to these.
fn is_elsewhere(record: &Record<'_>, run: u32, ties: Option<&Vec<&Place>>) -> bool {
    let side = record.side_of(run);
    let runs: Vec<u32> = ties
        .into_iter()
        .flatten()
        .flat_map(|to| to.turns.iter().filter_map(|t| record.run_of_turn(*t)))
        .filter(|to| record.side_of(*to) == side)
        .collect();
    !runs.is_empty() && !runs.contains(&run)
}
