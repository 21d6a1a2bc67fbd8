//! What links tie to what: an answer to the stimulus codes that it responds to.

use super::record::Record;
use crate::view::Counted;
use model::Component;
use model::ids::*;
use model::source::Place;
use model::state::Link;
use std::collections::{BTreeMap, BTreeSet};

/// The ties of one conversation.
#[derive(Default)]
pub(super) struct Ties {
    /// Stimuli, as run and code, with the codings tied to them.
    of: BTreeMap<(u32, CodeId), BTreeSet<u32>>,
    /// Codings that are tied, with the side whose stimulus they answer and its runs.
    runs: BTreeMap<(u32, u32), BTreeSet<u32>>,
}

impl Ties {
    /// Reads the links of a conversation.
    pub fn read(record: &Record<'_>, links: &[&Link]) -> Ties {
        let mut ties = Ties::default();
        for link in links {
            let stimuli = stimuli(record, &link.to);
            for answer in answers(record, &link.from) {
                for (run, code) in &stimuli {
                    ties.tie(record, answer, *run, *code);
                }
            }
        }
        ties
    }

    fn tie(&mut self, record: &Record<'_>, answer: u32, run: u32, code: CodeId) {
        let side = record.side_of(run);
        if record.sides_of(&record.codings[answer as usize]).any(|other| record.sides.answers(side, other)) {
            self.of.entry((run, code)).or_default().insert(answer);
            self.runs.entry((answer, side)).or_default().insert(run);
        }
    }

    /// The codings that links tie to a stimulus.
    pub fn of(&self, run: u32, code: CodeId) -> impl Iterator<Item = u32> {
        self.of.get(&(run, code)).into_iter().flatten().copied()
    }

    /// Whether a link takes a coding out of the windows of this side.
    pub fn is_tied(&self, coding: u32, side: u32) -> bool {
        self.runs.contains_key(&(coding, side))
    }

    /// Whether a coding is tied to other packages of this side and not to this one.
    pub fn is_elsewhere(&self, coding: u32, side: u32, run: u32) -> bool {
        self.runs.get(&(coding, side)).is_some_and(|runs| !runs.contains(&run))
    }

    /// The codings that are tied to something.
    pub fn tied(&self) -> impl Iterator<Item = u32> {
        self.runs.keys().map(|(coding, _)| *coding)
    }
}

/// The codings at a place.
fn at<'r>(record: &'r Record<'_>, place: &'r Place) -> impl Iterator<Item = (u32, u32, &'r Counted)> {
    let on = |turn: &'r u32| record.on_turn(*turn).iter().map(|c| (*turn, *c, &record.codings[*c as usize]));
    place.turns.iter().flat_map(on).filter(|(_, _, coding)| meet(&coding.place, place))
}

/// Whether two places that share a turn share words as far as both name them.
fn meet(a: &Place, b: &Place) -> bool {
    match (a.span, b.span) {
        (Some(a), Some(b)) => a.start < b.end && b.start < a.end,
        _ => true,
    }
}

/// The stimulus codes at a place, each with its run.
fn stimuli(record: &Record<'_>, place: &Place) -> BTreeSet<(u32, CodeId)> {
    at(record, place)
        .filter(|(_, _, coding)| coding.component == Component::Stimulus)
        .filter_map(|(turn, _, coding)| Some((record.run_of_turn(turn)?, coding.code)))
        .filter(|(run, _)| record.sides.stimulates(record.side_of(*run)))
        .collect()
}

/// The O and R codings at a place.
fn answers(record: &Record<'_>, place: &Place) -> BTreeSet<u32> {
    let is_answer = |c: &Counted| matches!(c.component, Component::Organism | Component::Response);
    at(record, place).filter(|(_, _, coding)| is_answer(coding)).map(|(_, index, _)| index).collect()
}
