//! Search: turns across all sources by words, phrases or a regular expression, and by who, when and how coded.
//!
//! # What is searched
//!
//! The words of turns in sources that exist, as they were corrected last. Words that were withdrawn are gone. Words of
//! persons who refused are not searched, as no result shows them; they are seen by reading only.
//!
//! # What it costs
//!
//! Each source is folded once ([`Corpus`]), which takes about as much memory as its words, and again only when its
//! words change. A search then is a walk over that text by all processors: words, phrases and expressions that hold
//! some letters jump from one candidate to the next. An expression always takes time in proportion to the text, but
//! one that may begin anywhere and remembers much (`(\w+\s){20}x`) can take a hundred times as long as a word.
//! Hits are always counted to the end.

mod filter;
mod fold;
mod query;
#[cfg(test)]
mod tests;

pub use filter::Filter;
pub use query::{LONGEST, Query, QueryError, ROOM};

use filter::Sieve;
use fold::{Folded, unfold};
use model::ids::*;
use model::{State, Words};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What was folded for earlier searches of a study. It holds words: it is dropped when the study is locked.
#[derive(Clone, Default)]
pub struct Corpus {
    folded: HashMap<SourceId, Arc<Folded>>,
}

/// Which hits are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many are passed over.
    pub skip: u64,
    /// How many are given at most.
    pub limit: usize,
}

/// A turn that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its source.
    pub source: SourceId,
    /// Its number there.
    pub turn: u32,
    /// Where in its words, in Unicode scalar values, rising; they may overlap. Empty where no words were asked for.
    pub spans: Vec<Range<u32>>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Number of turns.
    pub total: u64,
    /// Number of turns by source, for those with any, in the order of sources.
    pub by_source: Vec<(SourceId, u64)>,
    /// The hits of the page, in the order of sources and turns.
    pub hits: Vec<Hit>,
}

/// A part of a source that one thread searches in one go.
struct Part<'a> {
    source: SourceId,
    words: &'a model::words::SourceWords,
    folded: &'a Folded,
    turns: Range<usize>,
}

/// Turns in a part.
const PART: usize = 16_384;

impl Corpus {
    /// Searches the sources in this order, as far as they exist and the filter takes them.
    pub fn search(
        &mut self,
        state: &State,
        words: &Words,
        order: &[SourceId],
        query: &Query,
        filter: &Filter,
        page: Page,
    ) -> Found {
        self.follow(words);
        let sieve = Sieve::new(filter, state, words);
        let taken = order.iter().filter(|id| filter.takes(state, id) && !sieve.is_closed_to(**id));
        let parts: Vec<Part<'_>> = taken.flat_map(|id| self.parts(*id, words)).collect();
        let found =
            in_parallel(parts.len(), |query: &Query, number| found_in(&parts[number], query, &sieve), query);
        gather(&parts, &found, query, page)
    }

    /// Folds what changed and lets go of what is gone: what a search does first. Done ahead, the first search is as
    /// fast as the others.
    pub fn follow(&mut self, words: &Words) {
        self.folded.retain(|id, folded| words.sources.get(id).is_some_and(|words| folded.is_of(words)));
        let missing: Vec<_> = words.sources.iter().filter(|(id, _)| !self.folded.contains_key(id)).collect();
        let folded = in_parallel(missing.len(), |(), number| Arc::new(Folded::new(missing[number].1)), &());
        self.folded.extend(missing.iter().map(|(id, _)| **id).zip(folded));
    }

    fn parts<'a>(&'a self, source: SourceId, words: &'a Words) -> Vec<Part<'a>> {
        let Some((folded, words)) = self.folded.get(&source).zip(words.sources.get(&source)) else {
            return vec![];
        };
        let turns = words.turns.len();
        let part = |first| Part { source, words, folded, turns: first..turns.min(first + PART) };
        (0..turns).step_by(PART).map(part).collect()
    }
}

fn found_in(part: &Part<'_>, query: &Query, sieve: &Sieve<'_>) -> Vec<u32> {
    let mut found = Vec::new();
    query.find(part.folded, part.turns.clone(), |turn| {
        if sieve.takes(part.source, turn as u32, &part.words.turns[turn]) {
            found.push(turn as u32);
        }
    });
    found
}

/// Counts, and looks for the places in the turns of the page.
fn gather(parts: &[Part<'_>], found: &[Vec<u32>], query: &Query, page: Page) -> Found {
    let mut all = Found::default();
    for (part, turns) in parts.iter().zip(found) {
        let skip = page.skip.saturating_sub(all.total) as usize;
        let left = page.limit - all.hits.len();
        all.hits.extend(turns.iter().skip(skip).take(left).map(|turn| hit(part, *turn, query)));
        all.total += turns.len() as u64;
        match all.by_source.last_mut() {
            _ if turns.is_empty() => {}
            Some((source, count)) if *source == part.source => *count += turns.len() as u64,
            _ => all.by_source.push((part.source, turns.len() as u64)),
        }
    }
    all
}

fn hit(part: &Part<'_>, turn: u32, query: &Query) -> Hit {
    let folded = &part.folded.text[part.folded.range(turn as usize)];
    let text = part.words.turns[turn as usize].text.as_deref().unwrap_or_default();
    Hit { source: part.source, turn, spans: unfold(text, &query.places(folded)) }
}

/// Something of which every thread takes a copy of its own.
trait Shared: Sync {
    type Own;
    fn own(&self) -> Self::Own;
}

impl Shared for Query {
    type Own = Query;
    fn own(&self) -> Query {
        self.for_a_thread()
    }
}

impl Shared for () {
    type Own = ();
    fn own(&self) {}
}

/// Does numbered pieces of work by all processors, whoever is free taking the next, and gives the results in order.
fn in_parallel<S: Shared, R: Send>(
    count: usize,
    work: impl Fn(&S::Own, usize) -> R + Sync,
    shared: &S,
) -> Vec<R> {
    let processors = std::thread::available_parallelism().map_or(1, |n| n.get()).min(8);
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    let run = || {
        let own = shared.own();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return;
            }
            let result = work(&own, number);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((number, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..processors.min(count) {
            scope.spawn(run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
