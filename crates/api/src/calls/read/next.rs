//! The next turn to look at: the search begins after a turn, goes on in the next sources, and comes round once.

use super::{NextAsked, NextFound};
use crate::index::Index;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Place, id};
use model::ids::*;
use model::{State, Words};

/// What is looked for.
enum Wanted {
    Uncoded,
    Code(CodeId),
    Proposal,
    Memo,
}

/// Finds the next turn.
pub(super) fn next(session: &mut Session, asked: NextAsked) -> Result<NextFound, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let state = session.state();
    let wanted = wanted(&asked)?;
    let here: SourceId = id(&asked.source)?;
    let order: Vec<SourceId> = state.sources_in_order().into_iter().map(|(id, _)| id).collect();
    let start = order.iter().position(|s| *s == here).ok_or(Problem::new("id-unknown"))?;
    let find = Find { state, words: &words, index: &index, wanted };
    let (mut place, mut count_here, mut all) = (None, 0, 0);
    for step in 0..order.len() {
        let at = if asked.back { start + order.len() - step } else { start + step } % order.len();
        let count = find.count(order[at]);
        all += count;
        if step == 0 {
            count_here = count;
        }
        if place.is_none() && count > 0 {
            let from = (step == 0).then_some(asked.turn);
            place = find.in_source(order[at], from, asked.back);
        }
    }
    // Round once: what stands before where one is.
    let place = place.or_else(|| find.in_source(here, None, asked.back));
    Ok(NextFound { place, here: count_here, all })
}

fn wanted(asked: &NextAsked) -> Result<Wanted, Problem> {
    Ok(match (asked.what.as_str(), &asked.code) {
        ("uncoded", _) => Wanted::Uncoded,
        ("proposal", _) => Wanted::Proposal,
        ("memo", _) => Wanted::Memo,
        ("code", Some(code)) => Wanted::Code(id(code)?),
        _ => return Err(Problem::new("id-unknown")),
    })
}

struct Find<'a> {
    state: &'a State,
    words: &'a Words,
    index: &'a Index,
    wanted: Wanted,
}

impl Find<'_> {
    fn count(&self, source: SourceId) -> u64 {
        let marks = self.index.marks(source);
        match &self.wanted {
            Wanted::Uncoded => self.index.codable(source).saturating_sub(marks.coded.len() as u64),
            Wanted::Proposal => marks.proposals,
            Wanted::Memo => marks.memos.len() as u64,
            Wanted::Code(_) => self.places(source).len() as u64,
        }
    }

    fn in_source(&self, source: SourceId, from: Option<u32>, back: bool) -> Option<Place> {
        let places = self.places(source);
        let place = match (from, back) {
            (None, false) => places.into_iter().next(),
            (None, true) => places.into_iter().next_back(),
            (Some(turn), false) => places.into_iter().find(|p| p.first() > turn),
            (Some(turn), true) => places.into_iter().rev().find(|p| p.first() < turn),
        };
        place.map(|p| Place::of(&p))
    }

    /// The places in a source, rising.
    fn places(&self, source: SourceId) -> Vec<model::Place> {
        let marks = self.index.marks(source);
        let mut places: Vec<model::Place> = match &self.wanted {
            Wanted::Uncoded => {
                let open = self.index.uncoded(self.state, self.words, source);
                open.map(|n| model::Place::turn(source, n)).collect()
            }
            Wanted::Memo => marks.memos.iter().map(|m| model::Place::turn(source, m.0)).collect(),
            Wanted::Code(code) => self.codings(source, |c| c.coder().is_some() && c.code() == *code),
            Wanted::Proposal => self.codings(source, |c| c.coder().is_none()),
        };
        places.sort();
        places
    }

    fn codings(&self, source: SourceId, is: impl Fn(&model::state::Coding) -> bool) -> Vec<model::Place> {
        let codings = self.index.marks(source).codings(0, u32::MAX);
        let codings = codings.filter_map(|id| self.state.codings.get(&id)).filter(|c| is(c));
        codings.map(|c| c.place().clone()).collect()
    }
}
