//! Pages of places: some of a long list, in the order in which people read.

use super::place_lines::place_line;
use crate::wire::{PlaceLine, Span};
use locale::Catalogue;
use model::ids::*;
use model::{Place, State, Words};

/// No answer has more places than this.
pub(crate) const MOST: u64 = 200;

/// What lines are made from.
#[derive(Clone, Copy)]
pub(crate) struct Lines<'a> {
    pub(crate) state: &'a State,
    pub(crate) words: &'a Words,
    pub(crate) catalogue: &'a Catalogue,
}

impl Lines<'_> {
    /// A place with its words, marked where it isn't all of its first turn.
    pub(crate) fn line(&self, place: &Place, coding: Option<CodingId>) -> PlaceLine {
        let spans = place.span.iter().map(|s| Span { start: s.start, end: s.end }).collect();
        place_line(self.state, self.words, place, spans, coding, self.catalogue)
    }

    /// Some places of a list: those after `skip`, at most `limit` and at most [`MOST`].
    pub(crate) fn page<'p>(
        &self,
        places: impl Iterator<Item = (&'p Place, Option<CodingId>)>,
        skip: u64,
        limit: u64,
    ) -> Vec<PlaceLine> {
        let page = places.skip(skip as usize).take(limit.min(MOST) as usize);
        page.map(|(place, coding)| self.line(place, coding)).collect()
    }
}

/// Codings in the order in which people read: sources as they came, then turns and offsets.
pub(crate) fn sort(state: &State, codings: &mut [CodingId]) {
    codings.sort_by_cached_key(|id| {
        let place = state.codings[id].place();
        let source = state.sources.get(&place.source).map(|s| s.added);
        (source, place.first(), place.span.map(|s| s.start), *id)
    });
}
