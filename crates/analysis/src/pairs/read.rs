//! Units with their codes.

use super::{Across, MOST_CODES, Options, TooManyCodes, Unit};
use crate::chains;
use crate::chains::record::{Record, Seat};
use crate::view::{Counted, View};
use model::ids::*;
use model::source::{Place, SourceKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What was read: coded turns with a mask of codes each, and what stands together.
pub(super) struct Read {
    /// The codes, in the codebook's order.
    pub codes: Vec<CodeId>,
    /// The sources that were read.
    pub sources: Vec<SourceId>,
    /// The numbers of the coded turns.
    turns: Vec<u32>,
    /// For each coded turn its codes as bits.
    pub masks: Vec<u64>,
    /// Words of a mask.
    pub width: usize,
    /// The units.
    pub units: Vec<Span>,
    /// Coded turns on which codes may change places with each other.
    pub strata: Vec<Vec<u32>>,
}

/// A unit: coded turns one after another.
pub(super) struct Span {
    /// The source, as an index.
    pub source: usize,
    /// The coded turns.
    pub turns: Range<usize>,
}

/// A coded turn while a source is read.
struct Coded {
    turn: u32,
    run: u32,
    side: u32,
    /// Its place among all turns, the program's lines left out.
    at: usize,
    /// How many gaps stand before it.
    gaps: usize,
}

/// Reads the units.
pub(super) fn read(view: &View<'_>, options: &Options) -> Result<Read, TooManyCodes> {
    let is_read = |source: &SourceId| (view.kind(*source) == SourceKind::Conversation) != options.told;
    let by_source: HashMap<SourceId, &[Counted]> = view
        .codings
        .chunk_by(|a, b| a.place.source == b.place.source)
        .map(|c| (c[0].place.source, c))
        .collect();
    let sources: Vec<SourceId> =
        view.sources.iter().copied().filter(|s| is_read(s) && view.words.sources.contains_key(s)).collect();
    let codings = || sources.iter().filter_map(|s| by_source.get(s)).copied().flatten();
    let used: BTreeSet<CodeId> = codings().map(|c| c.code).collect();
    let codes: Vec<CodeId> = view.codes.iter().copied().filter(|c| used.contains(c)).collect();
    if codes.len() > MOST_CODES {
        return Err(TooManyCodes);
    }
    let index = codes.iter().copied().zip(0..).collect();
    let width = codes.len().div_ceil(64).max(1);
    let (turns, masks, units, strata) = Default::default();
    let mut found = Read { codes, sources, turns, masks, width, units, strata };
    for source in 0..found.sources.len() {
        let codings = by_source.get(&found.sources[source]).copied().unwrap_or_default();
        found.add(view, source, codings, &index, options);
    }
    Ok(found)
}

impl Read {
    fn add(
        &mut self,
        view: &View<'_>,
        source: usize,
        codings: &[Counted],
        index: &HashMap<CodeId, usize>,
        options: &Options,
    ) {
        let id = self.sources[source];
        let turns = view.words.sources.get(&id).map_or(&[][..], |s| &s.turns);
        let record = Record::read(view, id, turns, codings, &chains::Options::default());
        let start = self.turns.len();
        let mut coded = Vec::new();
        let mut gaps = 0;
        for (at, element) in record.elements.iter().enumerate() {
            let on = record.on_turn(element.turn);
            match (element.seat, record.run_of(at)) {
                (Seat::Side(side), Some(run)) if !on.is_empty() => {
                    coded.push(Coded { turn: element.turn, run, side, at, gaps });
                    let mask = self.masks.len();
                    self.masks.resize(mask + self.width, 0);
                    for code in on.iter().filter_map(|c| index.get(&codings[*c as usize].code)) {
                        self.masks[mask + code / 64] |= 1 << (code % 64);
                    }
                }
                (Seat::Gap, _) => gaps += 1,
                _ => {}
            }
        }
        self.turns.extend(coded.iter().map(|c| c.turn));
        self.units.extend(spans(&coded, options).into_iter().map(|span| {
            let turns = start + span.start..start + span.end;
            Span { source, turns }
        }));
        let mut strata: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, turn) in coded.iter().enumerate() {
            let stratum = if options.across == Across::Side { turn.side } else { 0 };
            strata.entry(stratum).or_default().push((start + at) as u32);
        }
        self.strata.extend(strata.into_values());
    }

    /// For each two codes the units with both; for a code and itself those with it.
    pub fn count(&self, masks: &[u64]) -> Vec<u64> {
        let count = self.codes.len();
        let mut counts = vec![0; count * count];
        let mut codes = Vec::new();
        for unit in &self.units {
            self.union(masks, unit, &mut codes);
            for (at, a) in codes.iter().enumerate() {
                codes[at..].iter().for_each(|b| counts[a * count + b] += 1);
            }
        }
        counts
    }

    /// The codes of a unit.
    pub fn codes_of(&self, unit: &Span) -> Vec<usize> {
        let mut codes = Vec::new();
        self.union(&self.masks, unit, &mut codes);
        codes
    }

    fn union(&self, masks: &[u64], unit: &Span, codes: &mut Vec<usize>) {
        codes.clear();
        for word in 0..self.width {
            let all = unit.turns.clone().fold(0, |all, turn| all | masks[turn * self.width + word]);
            let mut rest: u64 = all;
            while rest != 0 {
                codes.push(word * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }

    /// For each two codes the sources with a unit that has both.
    pub fn sources_with_both(&self) -> Vec<u64> {
        let count = self.codes.len();
        let (mut sources, mut last) = (vec![0; count * count], vec![usize::MAX; count * count]);
        for unit in &self.units {
            let codes = self.codes_of(unit);
            for (at, a) in codes.iter().enumerate() {
                for b in &codes[at..] {
                    if last[a * count + b] != unit.source {
                        last[a * count + b] = unit.source;
                        sources[a * count + b] += 1;
                    }
                }
            }
        }
        sources
    }

    /// The turns of a unit that carry one of these codes.
    pub fn place(&self, unit: &Span, codes: [usize; 2]) -> Place {
        let has = |turn: &usize| {
            codes.iter().any(|code| self.masks[turn * self.width + code / 64] >> (code % 64) & 1 == 1)
        };
        let turns = unit.turns.clone().filter(has).map(|turn| self.turns[turn]).collect();
        Place { source: self.sources[unit.source], turns, span: None }
    }
}

/// The units of a source, as ranges of its coded turns.
fn spans(coded: &[Coded], options: &Options) -> Vec<Range<usize>> {
    match options.unit {
        Unit::Turn => (0..coded.len()).map(|at| at..at + 1).collect(),
        Unit::Source if coded.is_empty() => Vec::new(),
        Unit::Source => std::iter::once(0..coded.len()).collect(),
        Unit::Package => {
            let mut start = 0;
            let packages = coded.chunk_by(|a, b| a.run == b.run).map(|package| {
                let range = start..start + package.len();
                start = range.end;
                range
            });
            packages.collect()
        }
        Unit::Window => {
            let mut first = 0;
            let windows = coded.iter().enumerate().map(|(at, turn)| {
                let reaches =
                    |from: &Coded| turn.at - from.at < options.turns as usize && turn.gaps == from.gaps;
                while !reaches(&coded[first]) && first < at {
                    first += 1;
                }
                first..at + 1
            });
            windows.collect()
        }
    }
}
