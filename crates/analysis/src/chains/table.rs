//! The rows and flows of all packages.

use super::interval::{Tally, intervals};
use super::{Book, Chains, ENOUGH_CONVERSATIONS, End, Flow, Package, Row, Stimulus};
use model::ids::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row as it is counted.
#[derive(Default)]
struct Counts {
    packages: u64,
    answered: u64,
    known: u64,
    ends: BTreeMap<End, u64>,
    organism: BTreeMap<(Option<CodeId>, End), u64>,
    /// The conversations that carry the code, by their number among those with a package.
    conversations: Vec<(u32, Tally)>,
}

/// A row for each stimulus code.
pub(super) fn rows(found: &Chains, book: &Book, numbers: &HashMap<SourceId, u32>) -> Vec<Row> {
    let mut counts: BTreeMap<CodeId, Counts> = BTreeMap::new();
    let conversations = found.packages.chunk_by(|a, b| numbers.get(&a.source) == numbers.get(&b.source));
    for (number, packages) in (0u32..).zip(conversations) {
        for stimulus in packages.iter().flat_map(|p| &p.stimuli) {
            counts.entry(stimulus.code).or_default().add(number, stimulus);
        }
    }
    let mut codes: Vec<CodeId> = counts.keys().copied().collect();
    codes.sort_by_key(|c| book.rank(*c));
    let enough: Vec<CodeId> = codes
        .iter()
        .copied()
        .filter(|c| counts[c].conversations.len() as u64 >= ENOUGH_CONVERSATIONS)
        .collect();
    let tallies: Vec<&[(u32, Tally)]> = enough.iter().map(|c| counts[c].conversations.as_slice()).collect();
    let found_intervals = intervals(&tallies, found.conversations, &found.options);
    let intervals: BTreeMap<CodeId, (f64, f64)> =
        enough.iter().zip(found_intervals).filter_map(|(code, interval)| Some((*code, interval?))).collect();
    codes.iter().map(|code| row(*code, &counts[code], intervals.get(code).copied(), book)).collect()
}

impl Counts {
    fn add(&mut self, conversation: u32, stimulus: &Stimulus) {
        let answered = u32::from(stimulus.end.is_answer());
        let known = u32::from(stimulus.end.is_known());
        self.packages += 1;
        self.answered += u64::from(answered);
        self.known += u64::from(known);
        *self.ends.entry(stimulus.end).or_default() += 1;
        let shown: BTreeSet<CodeId> = stimulus.organism.iter().map(|a| a.code).collect();
        for code in &shown {
            *self.organism.entry((Some(*code), stimulus.end)).or_default() += 1;
        }
        if shown.is_empty() {
            *self.organism.entry((None, stimulus.end)).or_default() += 1;
        }
        if self.conversations.last().is_none_or(|(last, _)| *last != conversation) {
            self.conversations.push((conversation, Tally::default()));
        }
        if let Some((_, tally)) = self.conversations.last_mut() {
            tally.answered += answered;
            tally.known += known;
        }
    }
}

fn row(code: CodeId, counts: &Counts, interval: Option<(f64, f64)>, book: &Book) -> Row {
    let mut ends: Vec<(End, u64)> = counts.ends.iter().map(|(end, n)| (*end, *n)).collect();
    ends.sort_by_key(|(end, n)| (std::cmp::Reverse(*n), book.end_rank(*end)));
    let mut organism: Vec<_> = counts.organism.iter().map(|((code, end), n)| (*code, *end, *n)).collect();
    organism.sort_by_key(|(code, end, _)| (book.organism_rank(*code), book.end_rank(*end)));
    Row {
        code,
        packages: counts.packages,
        conversations: counts.conversations.len() as u64,
        answered: counts.answered,
        share: (counts.known > 0).then(|| counts.answered as f64 / counts.known as f64),
        interval,
        ends,
        organism,
    }
}

/// Stimulus, last organism, end: how many.
pub(super) fn flows(packages: &[Package], book: &Book) -> Vec<Flow> {
    let mut counts: BTreeMap<(CodeId, Option<CodeId>, End), u64> = BTreeMap::new();
    for stimulus in packages.iter().flat_map(|p| &p.stimuli) {
        *counts.entry((stimulus.code, last_shown(stimulus), stimulus.end)).or_default() += 1;
    }
    let flow = |((stimulus, organism, end), count)| Flow { stimulus, organism, end, count };
    let mut flows: Vec<Flow> = counts.into_iter().map(flow).collect();
    flows.sort_by_key(|f| (book.rank(f.stimulus), book.organism_rank(f.organism), book.end_rank(f.end)));
    flows
}

/// The last O code no later than the turn of the final response.
fn last_shown(stimulus: &Stimulus) -> Option<CodeId> {
    let end = stimulus.responses.last().map_or(u32::MAX, |r| r.place.first());
    stimulus.organism.iter().rev().find(|a| a.place.first() <= end).map(|a| a.code)
}
