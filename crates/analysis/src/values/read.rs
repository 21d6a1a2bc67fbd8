//! Numbers and words that codings captured, and the conversations in which they stand.

use super::{AGREEING, Captured, Kind, Options, WordRow};
use crate::chains;
use crate::chains::record::{Record, Seat};
use crate::view::{Counted, View};
use model::ids::*;
use model::source::SourceKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What was read.
pub(super) struct Read {
    pub kinds: Vec<Kind>,
    pub captured: Vec<Captured>,
    pub words: Vec<WordRow>,
    /// All conversations, with those without a value.
    pub all_conversations: u32,
}

/// A conversation with values.
pub(super) struct Conversation {
    pub source: SourceId,
    /// Its number among all conversations.
    pub number: u32,
    /// Its numbers among all that were captured.
    pub captured: Range<usize>,
    /// The runs of one side: first and last turn, and the side.
    pub runs: Vec<(u32, u32, u32)>,
    /// Turns that may not be counted.
    pub gaps: Vec<u32>,
    /// Turns on which something is agreed.
    pub agreed: Vec<u32>,
}

impl Conversation {
    /// The run in which a turn stands.
    pub fn run_of(&self, turn: u32) -> Option<usize> {
        let after = self.runs.partition_point(|(first, _, _)| *first <= turn);
        after.checked_sub(1).filter(|run| self.runs[*run].1 >= turn)
    }

    /// Whether something that may not be counted stands between two turns.
    pub fn is_broken(&self, from: u32, to: u32) -> bool {
        let after = self.gaps.partition_point(|gap| *gap < from);
        self.gaps.get(after).is_some_and(|gap| *gap < to)
    }
}

/// Reads the values of all codings that count.
pub(super) fn read(view: &View<'_>, options: &Options) -> Read {
    let mut seen = BTreeSet::new();
    let mut found: Vec<(Kind, Captured)> = Vec::new();
    let mut words: BTreeMap<(usize, String, String), WordRow> = BTreeMap::new();
    let rank: HashMap<CodeId, usize> = view.codes.iter().copied().zip(0..).collect();
    for counted in view.codings.iter().filter(|c| options.code.is_none_or(|code| c.code == code)) {
        let Some(coding) = view.state.codings.get(&counted.id) else { continue };
        for value in view.words.values(coding.values()) {
            let kind = Kind { name: value.name.clone(), unit: value.unit.clone().unwrap_or_default() };
            match (value.number, &value.text) {
                (Some(number), _) => {
                    let key =
                        (counted.place.source, counted.place.turns.clone(), span(counted), kind.clone());
                    if seen.insert((key, number.to_string())) {
                        found.push((kind, captured(view, counted, number)));
                    }
                }
                (None, Some(word)) => {
                    let at = rank.get(&counted.code).copied().unwrap_or(usize::MAX);
                    let row =
                        words.entry((at, value.name.clone(), word.clone())).or_insert_with(|| WordRow {
                            code: counted.code,
                            name: value.name.clone(),
                            word: word.clone(),
                            codings: Vec::new(),
                            places: Vec::new(),
                        });
                    row.codings.push(counted.id);
                    row.places.push(counted.place.clone());
                }
                (None, None) => {}
            }
        }
    }
    // Numbers without a unit, such as quantities, stand before those with one, such as prices.
    let kinds: BTreeSet<&Kind> = found.iter().map(|(kind, _)| kind).collect();
    let mut kinds: Vec<Kind> = kinds.into_iter().cloned().collect();
    kinds.sort_by_key(|kind| !kind.unit.is_empty());
    let index: HashMap<&Kind, usize> = kinds.iter().zip(0..).collect();
    let captured = found.iter().map(|(kind, one)| Captured { kind: index[kind], ..one.clone() }).collect();
    let all = view.sources.iter().filter(|s| view.kind(**s) == SourceKind::Conversation).count();
    Read { captured, words: words.into_values().collect(), all_conversations: all as u32, kinds }
}

fn span(counted: &Counted) -> Option<(u32, u32)> {
    counted.place.span.map(|s| (s.start, s.end))
}

fn captured(view: &View<'_>, counted: &Counted, number: model::Decimal) -> Captured {
    Captured {
        kind: 0,
        number,
        coding: counted.id,
        place: counted.place.clone(),
        role: counted.speaker.and_then(|s| view.role(s)),
        is_told: view.kind(counted.place.source) != SourceKind::Conversation,
    }
}

/// The conversations with values, with their runs, gaps and agreements.
pub(super) fn conversations(view: &View<'_>, captured: &[Captured]) -> Vec<Conversation> {
    let mut of: HashMap<SourceId, Range<usize>> = HashMap::new();
    for (index, one) in captured.iter().enumerate() {
        of.entry(one.place.source).or_insert(index..index).end = index + 1;
    }
    let codings: HashMap<SourceId, &[Counted]> = view
        .codings
        .chunk_by(|a, b| a.place.source == b.place.source)
        .map(|c| (c[0].place.source, c))
        .collect();
    let chats = view.sources.iter().filter(|s| view.kind(**s) == SourceKind::Conversation);
    let with = (0u32..).zip(chats).filter_map(|(number, source)| {
        let captured = of.get(source)?.clone();
        Some(conversation(view, *source, number, captured, codings.get(source).copied().unwrap_or_default()))
    });
    with.collect()
}

fn conversation(
    view: &View<'_>,
    source: SourceId,
    number: u32,
    captured: Range<usize>,
    codings: &[Counted],
) -> Conversation {
    let turns = view.words.sources.get(&source).map_or(&[][..], |s| &s.turns);
    let record = Record::read(view, source, turns, codings, &chains::Options::default());
    let run = |(number, run): (u32, &Range<usize>)| {
        let turn = |element: usize| record.elements[element].turn;
        (turn(run.start), turn(run.end - 1), record.side_of(number))
    };
    let gaps = record.elements.iter().filter(|e| e.seat == Seat::Gap).map(|e| e.turn);
    let agrees = |c: &&Counted| AGREEING.contains(&view.words.code(c.code));
    let mut agreed: Vec<u32> = codings.iter().filter(agrees).map(|c| c.place.last()).collect();
    agreed.sort_unstable();
    Conversation {
        source,
        number,
        captured,
        runs: (0u32..).zip(&record.runs).map(run).collect(),
        gaps: gaps.collect(),
        agreed,
    }
}
