//! A conversation as chains read it: who sits where, in which runs, with which codings.

use super::Options;
use crate::view::{Counted, View};
use model::ids::*;
use model::source::Part;
use model::words::TurnWords;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where a turn belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seat {
    /// Words that are gone or may not be counted.
    Gap,
    /// A side of the conversation.
    Side(u32),
}

/// A turn that somebody said.
pub(crate) struct Element {
    /// Its number in the source.
    pub turn: u32,
    /// Whose it is.
    pub seat: Seat,
    /// When, in seconds of the local clock.
    pub seconds: Option<i64>,
}

/// Who stimulates and who answers; `None` = every side.
pub(crate) struct Sides {
    from: Option<u32>,
    to: Option<u32>,
    count: usize,
}

impl Sides {
    /// Whether packages of this side are read.
    pub fn stimulates(&self, side: u32) -> bool {
        self.from.map_or(self.to != Some(side), |from| from == side)
    }

    /// Whether `other` answers what `side` says.
    pub fn answers(&self, side: u32, other: u32) -> bool {
        other != side && self.to.is_none_or(|to| to == other)
    }

    /// Whether a side answers anybody.
    pub fn may_answer(&self, side: u32) -> bool {
        match self.from {
            Some(from) => self.answers(from, side),
            None => self.count > 1 && self.to.is_none_or(|to| to == side),
        }
    }
}

/// What makes a side: a role, or a speaker without one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Role(RoleId),
    Speaker(SpeakerId),
}

/// The number of a side that nobody sits on.
const NOBODY: u32 = u32::MAX;

/// One conversation.
pub(crate) struct Record<'v> {
    /// The source.
    pub source: SourceId,
    /// The turns without the program's own lines.
    pub elements: Vec<Element>,
    /// Consecutive elements of one side, split at long silences.
    pub runs: Vec<Range<usize>>,
    /// Who stimulates and who answers.
    pub sides: Sides,
    /// The codings of the source.
    pub codings: &'v [Counted],
    run_of: Vec<u32>,
    element_of: Vec<u32>,
    stops: Vec<usize>,
    first_on: Vec<u32>,
    on: Vec<u32>,
}

impl<'v> Record<'v> {
    /// Reads a source.
    pub fn read(
        view: &View<'_>,
        source: SourceId,
        turns: &[TurnWords],
        codings: &'v [Counted],
        options: &Options,
    ) -> Record<'v> {
        let (seats, sides) = seats(view, source, options);
        let elements: Vec<Element> = (0u32..)
            .zip(turns)
            .filter_map(|(turn, words)| {
                let seat = seats.get(&words.speaker).copied().unwrap_or(Some(Seat::Gap))?;
                let is_there = words.text.is_some() || view.state.is_destroyed(words.speaker);
                let seat = if is_there && !words.is_held_back() { seat } else { Seat::Gap };
                Some(Element { turn, seat, seconds: words.time.map(|t| t.seconds) })
            })
            .collect();
        let mut element_of = vec![NOBODY; turns.len()];
        for (index, element) in (0u32..).zip(&elements) {
            element_of[element.turn as usize] = index;
        }
        let (runs, run_of) = runs(&elements, options);
        let (first_on, on) = codings_by_turn(codings, turns.len());
        let stops = stops(&elements, sides.to);
        Record { source, elements, runs, sides, codings, run_of, element_of, stops, first_on, on }
    }

    /// Indices of the codings on a turn, in order.
    pub fn on_turn(&self, turn: u32) -> &[u32] {
        match self.first_on.get(turn as usize..turn as usize + 2) {
            Some(&[start, end]) => &self.on[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The run of an element; `None` in a gap.
    pub fn run_of(&self, element: usize) -> Option<u32> {
        self.run_of.get(element).copied().filter(|r| *r != NOBODY)
    }

    /// The run in which a turn stands; `None` in a gap and for the program's lines.
    pub fn run_of_turn(&self, turn: u32) -> Option<u32> {
        let element = *self.element_of.get(turn as usize)?;
        (element != NOBODY).then(|| self.run_of(element as usize))?
    }

    /// The side of a run.
    pub fn side_of(&self, run: u32) -> u32 {
        match self.elements[self.runs[run as usize].start].seat {
            Seat::Side(side) => side,
            Seat::Gap => NOBODY,
        }
    }

    /// The sides on whose turns a coding stands.
    pub fn sides_of(&self, coding: &Counted) -> impl Iterator<Item = u32> {
        coding.place.turns.iter().filter_map(|t| self.run_of_turn(*t)).map(|r| self.side_of(r))
    }

    /// The first element from `start` on where a side that answers `side` speaks, or a gap; the length without one.
    pub fn next_stop(&self, start: usize, side: u32) -> usize {
        let Some(element) = self.elements.get(start) else { return self.elements.len() };
        match element.seat {
            Seat::Side(own) if !self.sides.answers(side, own) => self.stops[start],
            Seat::Side(_) | Seat::Gap => start,
        }
    }
}

/// The seat of each speaker, none for the program's lines; and who stimulates and answers.
fn seats(view: &View<'_>, source: SourceId, options: &Options) -> (BTreeMap<SpeakerId, Option<Seat>>, Sides) {
    let mut numbers: BTreeMap<Key, u32> = BTreeMap::new();
    let mut seats = BTreeMap::new();
    for speaker in view.state.sources.get(&source).map_or(&[][..], |s| s.speakers.as_slice()) {
        let seat = if view.part(*speaker) == Some(Part::Narrator) {
            None
        } else if !view.rights.counts(*speaker) {
            Some(Seat::Gap)
        } else {
            let key = view.role(*speaker).map_or(Key::Speaker(*speaker), Key::Role);
            let next = numbers.len() as u32;
            Some(Seat::Side(*numbers.entry(key).or_insert(next)))
        };
        seats.insert(*speaker, seat);
    }
    let number = |role: RoleId| numbers.get(&Key::Role(role)).copied().unwrap_or(NOBODY);
    let sides = Sides { from: options.from.map(number), to: options.to.map(number), count: numbers.len() };
    (seats, sides)
}

/// The runs, and the run of each element.
fn runs(elements: &[Element], options: &Options) -> (Vec<Range<usize>>, Vec<u32>) {
    let together =
        |a: &Element, b: &Element| a.seat == b.seat && !is_longer(a.seconds, b.seconds, options.max_hours);
    let mut runs = Vec::new();
    let mut run_of = Vec::with_capacity(elements.len());
    let mut start = 0;
    for run in elements.chunk_by(together) {
        let end = start + run.len();
        if run[0].seat == Seat::Gap {
            run_of.resize(end, NOBODY);
        } else {
            run_of.resize(end, runs.len() as u32);
            runs.push(start..end);
        }
        start = end;
    }
    (runs, run_of)
}

/// Whether more than so many hours lie between two times; never where one isn't known.
pub(crate) fn is_longer(from: Option<i64>, to: Option<i64>, hours: u32) -> bool {
    matches!((from, to), (Some(from), Some(to)) if to.saturating_sub(from) > i64::from(hours) * 3600)
}

/// For each turn where its codings begin in the list after it.
fn codings_by_turn(codings: &[Counted], turns: usize) -> (Vec<u32>, Vec<u32>) {
    let places = || {
        let each = (0u32..)
            .zip(codings)
            .flat_map(|(c, coding)| coding.place.turns.iter().map(move |t| (*t as usize, c)));
        each.filter(|(turn, _)| *turn < turns)
    };
    let mut first = vec![0u32; turns + 1];
    for (turn, _) in places() {
        first[turn + 1] += 1;
    }
    for turn in 0..turns {
        first[turn + 1] += first[turn];
    }
    let mut next = first.clone();
    let mut on = vec![0; first[turns] as usize];
    for (turn, coding) in places() {
        on[next[turn] as usize] = coding;
        next[turn] += 1;
    }
    (first, on)
}

/// For each element the next one that is a gap or, with one answering side, that side's; without, another side's.
fn stops(elements: &[Element], to: Option<u32>) -> Vec<usize> {
    let mut stops = vec![elements.len(); elements.len()];
    for index in (1..elements.len()).rev() {
        let (before, here) = (elements[index - 1].seat, elements[index].seat);
        let stops_here = here == Seat::Gap || to.map_or(here != before, |to| here == Seat::Side(to));
        stops[index - 1] = if stops_here { index } else { stops[index] };
    }
    stops
}
