//! Pairs: which two codes stand together.
//!
//! # What it measures
//! How often two codes stand in the same turn, the same package, within a few turns of each other, or in the same source;
//! and whether that is more often, or less, than if each were put at random on the coded turns of the same side. It
//! describes what stands together; it says nothing about what brings the other about.
//! # Formula
//! - *Unit* (`--in`): a *turn*; a *package*, the consecutive turns of one side; a *window*, a coded turn with those before it,
//!   `--turns` in all (usual: 5); a *source*. A unit has a code where the code stands on one of its turns.
//! - *Together* = units with both; *Jaccard* = units with both / units with either.
//! - *Permutation*: in every conversation, and for each side by itself, each code is put anew on as many of the coded turns as
//!   it had, every choice equally likely and each code for itself (`--across side`); or on those of all sides
//!   (`--across conversation`). *Expected* is the mean over the permutations, *residual* the distance from it in their
//!   standard deviations.
//! - *p* = two-sided, twice the smaller of (1 + permutations with as many or more) / (1 + all) and the same with as many or
//!   fewer, at most 1; with Holm's correction and that of Benjamini and Hochberg over all pairs. The same study and
//!   `--seed` (usual: 1) give the same numbers.
//! - For sources nothing can change places within a conversation: expected is units with one times units with the other by
//!   all units, and there is no test.
//! # Conditions
//! - Conversations (`--of shown`) or interviews and notes (`--of told`), never pooled. Accepted codings only.
//! - Only coded turns change places: that a turn is coded at all is taken as it is.
//! - No package and no window runs across words that were withdrawn or refused. A package is split where its side was silent
//!   for longer than 72 hours. Lines of the program are passed over.
//! - A code on several turns stands on each of them; several coders who put a code on a turn count once.
//! - Below 20 conversations read the tests as a hint where to look, and the counts as counts.
//! # Source
//! Jaccard (1901); Shaffer (2017) for the moving window; Manly (2007) for tests by permutation; Holm (1979); Benjamini &
//! Hochberg (1995).
//! # Checked against
//! Permutations of small cases counted out by hand (hypergeometric); hand-made conversations with one case for each rule.

mod permute;
mod read;

#[cfg(test)]
mod tests;

use crate::chains;
use crate::statistics::adjust::{benjamini_hochberg, holm};
use crate::view::View;
use model::ids::*;
use model::source::Place;
use std::collections::BTreeSet;

/// Below this number of conversations a result says so.
pub const ENOUGH_CONVERSATIONS: u64 = chains::ENOUGH_CONVERSATIONS;
/// More codes than these aren't counted in pairs.
pub const MOST_CODES: usize = 1000;

/// How pairs are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What two codes share.
    pub unit: Unit,
    /// Turns of a window.
    pub turns: u32,
    /// Whether interviews and notes are read, instead of conversations.
    pub told: bool,
    /// Where codes change places.
    pub across: Across,
    /// How many permutations.
    pub permutations: u32,
    /// Their seed.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { unit: Unit::Turn, turns: 5, told: false, across: Across::Side, permutations: 1000, seed: 1 }
    }
}

/// What two codes share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// A turn.
    #[default]
    Turn,
    /// Consecutive turns of one side.
    Package,
    /// A coded turn with those before it.
    Window,
    /// A source.
    Source,
}

/// Where codes change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Across {
    /// On the coded turns of one side of a conversation.
    #[default]
    Side,
    /// On all coded turns of a conversation.
    Conversation,
}

/// What was found.
pub struct Pairs {
    /// The options that made it.
    pub options: Options,
    /// Sources that were read.
    pub sources: u64,
    /// Those with a unit.
    pub with_units: u64,
    /// Units.
    pub units: u64,
    /// The codes that occur, in the codebook's order.
    pub codes: Vec<CodeId>,
    /// Units with each of them.
    pub with: Vec<u64>,
    /// All pairs of codes, by their order.
    pub rows: Vec<Row>,
    read: read::Read,
}

/// Two codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The codes, as indices into [`Pairs::codes`], the first before the second.
    pub codes: (usize, usize),
    /// Units with both.
    pub both: u64,
    /// Sources with such a unit.
    pub sources: u64,
    /// Units with both by units with either.
    pub jaccard: f64,
    /// Units with both that are expected by chance; `None` without permutations.
    pub expected: Option<f64>,
    /// The distance from what is expected, in standard deviations; `None` where permutations never differ.
    pub residual: Option<f64>,
    /// Two-sided p; `None` for sources and without permutations.
    pub p: Option<f64>,
    /// Corrected after Holm.
    pub holm: Option<f64>,
    /// Corrected after Benjamini and Hochberg.
    pub bh: Option<f64>,
}

/// More codes than can be counted in pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than {MOST_CODES} codes")]
pub struct TooManyCodes;

/// Reads which codes stand together.
///
/// # Errors
/// More than [`MOST_CODES`] codes.
pub fn pairs(view: &View<'_>, options: &Options) -> Result<Pairs, TooManyCodes> {
    let read = read::read(view, options)?;
    let count = read.codes.len();
    let observed = read.count(&read.masks);
    let chance = permute::chance(&read, &observed, options);
    let with: Vec<u64> = (0..count).map(|code| observed[code * count + code]).collect();
    let sources = read.sources_with_both();
    let mut rows = Vec::with_capacity(count * count.saturating_sub(1) / 2);
    for a in 0..count {
        for b in a + 1..count {
            let both = observed[a * count + b];
            let either = with[a] + with[b] - both;
            let (expected, residual, p) = match (&chance, options.unit) {
                (_, Unit::Source) => {
                    (Some(with[a] as f64 * with[b] as f64 / read.units.len() as f64), None, None)
                }
                (None, _) => (None, None, None),
                (Some(chance), _) => chance.of(a * count + b, both),
            };
            let jaccard = if either > 0 { both as f64 / either as f64 } else { 0.0 };
            let sources = sources[a * count + b];
            let row =
                Row { codes: (a, b), both, sources, jaccard, expected, residual, p, holm: None, bh: None };
            rows.push(row);
        }
    }
    correct(&mut rows);
    let with_units: BTreeSet<usize> = read.units.iter().map(|unit| unit.source).collect();
    Ok(Pairs {
        options: options.clone(),
        sources: read.sources.len() as u64,
        with_units: with_units.len() as u64,
        units: read.units.len() as u64,
        codes: read.codes.clone(),
        with,
        rows,
        read,
    })
}

fn correct(rows: &mut [Row]) {
    let values: Vec<Option<f64>> = rows.iter().map(|row| row.p).collect();
    for ((row, holm), bh) in rows.iter_mut().zip(holm(&values)).zip(benjamini_hochberg(&values)) {
        (row.holm, row.bh) = (holm, bh);
    }
}

impl Pairs {
    /// Calls `say` for every pair of codes of every unit with the turns of the unit that carry one of them.
    pub fn each_place(&self, mut say: impl FnMut((usize, usize), Place)) {
        for unit in &self.read.units {
            let codes = self.read.codes_of(unit);
            for (at, a) in codes.iter().enumerate() {
                for b in &codes[at..] {
                    say((*a, *b), self.read.place(unit, [*a, *b]));
                }
            }
        }
    }
}
