//! Where codings, memos and links stand, by source: made once a state, so that a page of turns needs no search.

use model::event::{Decision, Field, LinkKind, Subject};
use model::ids::*;
use model::source::{Part, Place};
use model::state::{BatchInfo, Coding};
use model::{State, Words};
use std::collections::{BTreeSet, HashMap};

/// What stands in the sources of one state.
#[derive(Default)]
pub(crate) struct Index {
    heads: BTreeSet<BatchId>,
    batches: usize,
    sources: HashMap<SourceId, Marks>,
    /// Open and counted codings by code.
    pub(crate) codes: HashMap<CodeId, CodeMarks>,
    /// Number of memos that exist by what they are on.
    pub(crate) memos_on: HashMap<Subject, u32>,
    codable: HashMap<SourceId, u64>,
    /// Number of fields in conflict.
    pub(crate) conflicts: u64,
}

/// What stands in one source.
#[derive(Default)]
pub(crate) struct Marks {
    /// Counted codings and open proposals, by their first turn.
    codings: Vec<(u32, u32, CodingId)>,
    /// Memos on a place or a coding, by their first turn.
    pub(crate) memos: Vec<(u32, u32, MemoId)>,
    /// Links by the turns of their two ends, where those lie in this source.
    pub(crate) links: Vec<(u32, LinkId)>,
    /// Turns that can be coded and have a counted coding, rising.
    pub(crate) coded: Vec<u32>,
    /// Number of counted codings.
    pub(crate) counted: u64,
    /// Number of open proposals.
    pub(crate) proposals: u64,
    /// Turns of the widest coding, less one.
    widest: u32,
}

/// How often a code stands.
#[derive(Default, Clone)]
pub(crate) struct CodeMarks {
    /// Number of codings that count.
    pub(crate) counted: u64,
    /// Number of open proposals.
    pub(crate) proposals: u64,
    /// Sources with a coding that counts.
    pub(crate) sources: BTreeSet<SourceId>,
}

static NOTHING: Marks = Marks {
    codings: Vec::new(),
    memos: Vec::new(),
    links: Vec::new(),
    coded: Vec::new(),
    counted: 0,
    proposals: 0,
    widest: 0,
};

impl Index {
    /// Whether it speaks of this state.
    pub(crate) fn is_of(&self, state: &State) -> bool {
        self.batches == state.batches.len() && self.heads == state.heads
    }

    /// The index of a state; what can't have changed since `before` is taken over.
    pub(crate) fn of(state: &State, words: &Words, before: Option<&Index>) -> Index {
        let mut index =
            Index { heads: state.heads.clone(), batches: state.batches.len(), ..Index::default() };
        index.conflicts = state.conflicts().len() as u64;
        for (id, coding) in state.counted() {
            index.add(*id, coding, true);
        }
        for (id, coding) in state.proposals() {
            index.add(*id, coding, false);
        }
        for (id, memo) in state.memos.iter().filter(|(_, m)| m.exists()) {
            *index.memos_on.entry(memo.on.clone()).or_default() += 1;
            if let Some(place) = place_of(state, &memo.on) {
                let marks = index.sources.entry(place.source).or_default();
                marks.memos.push((place.first(), place.last(), *id));
            }
        }
        for (id, link) in state.links.iter().filter(|(_, l)| l.exists()) {
            for place in [&link.from, &link.to] {
                let marks = index.sources.entry(place.source).or_default();
                marks.links.extend(place.turns.iter().map(|turn| (*turn, *id)));
            }
        }
        for (source, marks) in &mut index.sources {
            marks.sort();
            let turn = |n: &u32| words.turn(*source, *n).is_some_and(|turn| is_codable(state, turn));
            marks.coded.retain(turn);
        }
        index.codable = match before.filter(|b| b.sees_the_same_turns(state)) {
            Some(before) => before.codable.clone(),
            None => state.live_sources().map(|(id, _)| (*id, codable(state, words, *id))).collect(),
        };
        index
    }

    /// Whether nothing was written since but what leaves turns and speakers as they are.
    fn sees_the_same_turns(&self, state: &State) -> bool {
        const HARMLESS: [&str; 8] =
            ["coding", "values", "memo", "link", "code", "proposal", "rules", "question"];
        let harmless = |b: &BatchInfo| b.counts.keys().all(|k| HARMLESS.contains(k));
        let new = state.batches.len().checked_sub(self.batches);
        new.is_some_and(|n| state.batches.iter().rev().take(n).all(harmless))
            && self.heads.iter().all(|h| state.batches.iter().rev().take(64).any(|b| b.id == *h))
    }

    fn add(&mut self, id: CodingId, coding: &Coding, counts: bool) {
        let place = coding.place();
        let marks = self.sources.entry(place.source).or_default();
        let code = self.codes.entry(coding.code()).or_default();
        marks.codings.push((place.first(), place.last(), id));
        marks.widest = marks.widest.max(place.last() - place.first());
        if counts {
            marks.coded.extend(&place.turns);
            marks.counted += 1;
            code.counted += 1;
            code.sources.insert(place.source);
        } else {
            marks.proposals += 1;
            code.proposals += 1;
        }
    }

    /// What stands in a source.
    pub(crate) fn marks(&self, source: SourceId) -> &Marks {
        self.sources.get(&source).unwrap_or(&NOTHING)
    }

    /// Number of turns of a source that can be coded.
    pub(crate) fn codable(&self, source: SourceId) -> u64 {
        self.codable.get(&source).copied().unwrap_or(0)
    }
}

impl Marks {
    fn sort(&mut self) {
        self.codings.sort_unstable();
        self.memos.sort_unstable();
        self.links.sort_unstable();
        self.coded.sort_unstable();
        self.coded.dedup();
    }

    /// The codings that cover a turn from `first` up to `end`, exclusive.
    pub(crate) fn codings(&self, first: u32, end: u32) -> impl Iterator<Item = CodingId> {
        let from = self.codings.partition_point(|c| c.0 < first.saturating_sub(self.widest));
        let to = self.codings.partition_point(|c| c.0 < end);
        self.codings[from..to].iter().filter(move |c| c.1 >= first).map(|c| c.2)
    }

    /// Whether a turn has a coding that counts.
    pub(crate) fn is_coded(&self, turn: u32) -> bool {
        self.coded.binary_search(&turn).is_ok()
    }
}

/// The place that something is on, if it is on one.
pub(crate) fn place_of<'a>(state: &'a State, subject: &'a Subject) -> Option<&'a Place> {
    match subject {
        Subject::Place(place) => Some(place),
        Subject::Coding(id) => state.codings.get(id).map(Coding::place),
        Subject::Link(id) => state.links.get(id).filter(|l| l.kind == LinkKind::RespondsTo).map(|l| &l.from),
        _ => None,
    }
}

/// Whether a turn can be coded: spoken, not withdrawn, and not the interviewer's.
pub(crate) fn is_codable(state: &State, turn: &model::words::TurnWords) -> bool {
    let part = state.speakers.get(&turn.speaker).map(|s| s.part());
    turn.kind.is_spoken() && turn.text.is_some() && part.is_some_and(|p| p != Part::Interviewer)
}

fn codable(state: &State, words: &Words, source: SourceId) -> u64 {
    let turns = words.sources.get(&source).map_or(&[][..], |s| &s.turns);
    turns.iter().filter(|turn| is_codable(state, turn)).count() as u64
}

/// Whether any field of a coding is in conflict.
pub(crate) fn is_in_conflict(state: &State, id: CodingId, coding: &Coding) -> bool {
    let fields = [
        Field::CodingCode(id),
        Field::CodingPlace(id),
        Field::CodingEvidence(id),
        Field::CodingValues(id),
        Field::Decision(id),
    ];
    coding.decision() != Decision::Open
        && fields.iter().any(|f| state.field(f).is_some_and(|r| r.is_in_conflict()))
}
