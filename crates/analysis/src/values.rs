//! Values: what numbers people name, how offers move, and which two rise together.
//!
//! # What it measures
//! Values that codings captured ("150000 IDR", "3", "down"): how they are spread, by who names them; the course of offers
//! within a conversation, from the first to the last, with what was agreed; and whether two values of one package rise
//! together: the more items, the higher the price. It describes what stands together; it says nothing about what moves
//! a price.
//! # Formula
//! - *Kind of value*: its name and its unit. Different units are never pooled, also not by a rate of exchange.
//! - *Spread*: number, least, quartiles, greatest; quartiles linear between neighbours. A value counts once where two
//!   coders or two codes captured it at one place.
//! - *Course*: the values of one kind in a conversation in the order of turns and offsets, each beside the last one of the
//!   same side: up, down or the same. *Agreed*: the last value before or in the last turn with the code R-COMPLY.
//! - *Point*: two values of one coding ("three for 400": 3 and 400000), or, where no coding of the package has both, the
//!   last of each in the package. `--within exchange` takes the package with what the other side says until its next
//!   package, `--within coding` codings alone.
//! - *Spearman*: the correlation of ranks; equal values share the average of their ranks.
//! - *Within conversations*: of all pairs of points of one conversation with two different values of the first kind, those
//!   in which the second is greater where the first is, less those in which it is smaller, by their sum. Where each
//!   conversation is about other goods this says more than the correlation of all points.
//! - *Interval*: 95 %, from the 2.5th to the 97.5th percentile, by drawing whole conversations with replacement, 2,000
//!   times. The same study and `--seed` (usual: 1) give the same numbers.
//! # Conditions
//! - Accepted codings only; a coding with words that may not be counted carries no value.
//! - Values told in interviews and notes stand in rows of their own (told) and in no course and no point.
//! - A package is a row of consecutive turns of one side, split where that side was silent for longer than 72 hours. No
//!   package, no step and no agreement runs across words that were withdrawn or refused.
//! - Agreement is known by the name of the code R-COMPLY; codes of your own with other names are not known as agreement.
//! - Below 20 conversations with a point there is no correlation and no interval: points and counts only.
//! # Source
//! Spearman (1904); Goodman & Kruskal (1954) for the pairs; Hyndman & Fan (1996), type 7, for quartiles; Efron & Tibshirani
//! (1993) for the bootstrap over clusters.
//! # Checked against
//! Correlations with ties reckoned by hand and by a program of its own; the planted prices of the sample study ("the more
//! pieces, the higher the price"); hand-made conversations with one case for each rule.

mod course;
mod read;
mod together;

#[cfg(test)]
mod tests;

pub use course::{Course, Offer, Step};
pub use together::{Pair, Point, Together};

use crate::chains;
use crate::view::View;
use model::Decimal;
use model::ids::*;
use model::source::Place;
use std::collections::BTreeMap;

/// Below this number of conversations counts are given alone.
pub const ENOUGH_CONVERSATIONS: u64 = chains::ENOUGH_CONVERSATIONS;

/// Names of the codes that say that something was agreed.
pub const AGREEING: [&str; 1] = ["R-COMPLY"];

/// Which values are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Values of this code; `None` = of all.
    pub code: Option<CodeId>,
    /// What two values must share.
    pub within: Within,
    /// Seed of the bootstrap.
    pub seed: u64,
    /// Number of bootstrap samples.
    pub samples: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options { code: None, within: Within::Package, seed: 1, samples: 2000 }
    }
}

/// What two values must share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// Consecutive turns of one side.
    #[default]
    Package,
    /// A package with what the other side says until the next package of the first.
    Exchange,
    /// One coding.
    Coding,
}

/// The name and the unit of values that may be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    /// The name.
    pub name: String,
    /// The unit; empty without one.
    pub unit: String,
}

/// A number at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Captured {
    /// Its kind, as an index into [`Values::kinds`].
    pub kind: usize,
    /// The number as it was written.
    pub number: Decimal,
    /// The coding that captured it.
    pub coding: CodingId,
    /// Where.
    pub place: Place,
    /// The role of whoever names it.
    pub role: Option<RoleId>,
    /// Whether it is told in an interview or a note, and not shown in a conversation.
    pub is_told: bool,
}

impl Captured {
    /// The number for reckoning.
    pub fn value(&self) -> f64 {
        self.number.to_f64()
    }
}

/// What was found.
pub struct Values {
    /// The options that made it.
    pub options: Options,
    /// Conversations that were read.
    pub conversations: u64,
    /// Kinds of numbers, by name and unit.
    pub kinds: Vec<Kind>,
    /// All numbers, by source, turn and offset.
    pub captured: Vec<Captured>,
    /// How numbers are spread.
    pub rows: Vec<Row>,
    /// Values that are words.
    pub words: Vec<WordRow>,
    /// Courses of offers: two or more numbers of a kind in a conversation.
    pub courses: Vec<Course>,
    /// Pairs of kinds that stand together.
    pub together: Vec<Together>,
}

/// How the numbers of a kind are spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The kind, as an index into [`Values::kinds`].
    pub kind: usize,
    /// Who names them.
    pub role: Option<RoleId>,
    /// Whether they are told in interviews and notes.
    pub is_told: bool,
    /// The numbers, as indices into [`Values::captured`].
    pub captured: Vec<usize>,
    /// Sources.
    pub sources: u64,
    /// Least, quartiles, greatest.
    pub spread: [f64; 5],
}

/// How often a word was captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRow {
    /// The code.
    pub code: CodeId,
    /// The name of the value.
    pub name: String,
    /// The word.
    pub word: String,
    /// Codings with it.
    pub codings: Vec<CodingId>,
    /// Their places.
    pub places: Vec<Place>,
}

/// Reads the values.
pub fn values(view: &View<'_>, options: &Options) -> Values {
    let read = read::read(view, options);
    let conversations = read::conversations(view, &read.captured);
    let rows = rows(view, &read.captured);
    let courses = conversations.iter().flat_map(|c| course::courses(c, &read.captured)).collect();
    let together = together::together(&conversations, &read.captured, read.all_conversations, options);
    Values {
        options: options.clone(),
        conversations: read.all_conversations.into(),
        kinds: read.kinds,
        captured: read.captured,
        rows,
        words: read.words,
        courses,
        together,
    }
}

/// The spread by kind, who names them, and whether they are told.
fn rows(view: &View<'_>, captured: &[Captured]) -> Vec<Row> {
    let name = |role: Option<RoleId>| {
        let name = role.and_then(|r| view.words.roles.get(&r).cloned());
        (name.is_none(), name.unwrap_or_default(), role)
    };
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, one) in captured.iter().enumerate() {
        groups.entry((one.kind, one.is_told, name(one.role))).or_default().push(index);
    }
    let row = |((kind, is_told, (_, _, role)), captured_here): (_, Vec<usize>)| {
        let mut numbers: Vec<f64> = captured_here.iter().map(|i| captured[*i].value()).collect();
        numbers.sort_by(f64::total_cmp);
        let mut sources: Vec<SourceId> = captured_here.iter().map(|i| captured[*i].place.source).collect();
        sources.dedup();
        let spread = [0.0, 0.25, 0.5, 0.75, 1.0].map(|at| quantile(&numbers, at));
        Row { kind, role, is_told, captured: captured_here, sources: sources.len() as u64, spread }
    };
    groups.into_iter().map(row).collect()
}

/// A quantile, linear between neighbours; 0 of nothing.
fn quantile(sorted: &[f64], at: f64) -> f64 {
    let place = at * sorted.len().saturating_sub(1) as f64;
    let number = |index: f64| sorted.get(index as usize).copied().unwrap_or_default();
    let (below, above) = (number(place.floor()), number(place.ceil()));
    below + (above - below) * place.fract()
}
