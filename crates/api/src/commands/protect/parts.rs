//! All turns of a study by all processors, in parts, with progress and a way to stop.

use crate::problem::Problem;
use crate::session::Watch;
use model::ids::*;
use model::words::TurnWords;
use model::{State, Words};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

/// Turns in a part.
const PART: usize = 4_096;

/// Turns of one source that one thread reads in one go.
pub(super) struct Part<'a> {
    /// The source.
    pub source: SourceId,
    first: usize,
    turns: &'a [TurnWords],
}

impl<'a> Part<'a> {
    /// The turns whose words may be read, with their numbers.
    pub fn texts(&self) -> impl Iterator<Item = (u32, &'a TurnWords, &'a str)> {
        let numbered = (self.first as u32..).zip(self.turns);
        numbered.filter_map(|(number, turn)| Some((number, turn, turn.text.as_deref()?)))
    }
}

/// Works on all parts of the sources that exist; the results are in the order of sources and turns.
///
/// # Errors
/// `stopped`.
pub(super) fn in_parts<R: Send>(
    state: &State,
    words: &Words,
    watch: Watch<'_>,
    work: impl Fn(&Part<'_>) -> R + Sync,
) -> Result<Vec<R>, Problem> {
    let mut parts = Vec::new();
    for (source, _) in state.sources_in_order() {
        let turns = words.sources.get(&source).map_or(&[][..], |s| &s.turns);
        let part = |(number, turns)| Part { source, first: number * PART, turns };
        parts.extend(turns.chunks(PART).enumerate().map(part));
    }
    let total: u64 = parts.iter().map(|p| p.turns.len() as u64).sum();
    let processors = std::thread::available_parallelism().map_or(1, |n| n.get()).min(8);
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let run = |send: mpsc::Sender<(usize, R)>| {
        while !stop.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(number) else { return };
            if send.send((number, work(part))).is_err() {
                return;
            }
        }
    };
    let mut found: Vec<(usize, R)> = Vec::with_capacity(parts.len());
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..processors.min(parts.len()) {
            let (send, run) = (send.clone(), &run);
            scope.spawn(move || run(send));
        }
        drop(send);
        let mut done = 0;
        for (number, result) in receive {
            done += parts[number].turns.len() as u64;
            found.push((number, result));
            if !watch(done, total) {
                stop.store(true, Ordering::Relaxed);
            }
        }
    });
    if stop.into_inner() {
        return Err(Problem::new("stopped"));
    }
    found.sort_by_key(|(number, _)| *number);
    Ok(found.into_iter().map(|(_, result)| result).collect())
}
