//! Places as lists show them: label, speaker, time, words.

use super::speakers;
use crate::wire::{Place, PlaceLine, Span};
use locale::Catalogue;
use model::ids::*;
use model::{State, Words, source};

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
    /// A place with the words of its first turn.
    pub(crate) fn line(&self, place: &source::Place, coding: Option<CodingId>) -> PlaceLine {
        let turn = self.words.turn(place.source, place.first());
        let speaker = |t: &model::words::TurnWords| {
            speakers::name_in(self.state, self.words, t.speaker, self.catalogue)
        };
        PlaceLine {
            place: Place::of(place),
            label: self.words.label(place.source).to_owned(),
            name: self.words.sources.get(&place.source).and_then(|s| s.name.clone()),
            speaker: turn.map(speaker).unwrap_or_default(),
            time: turn.and_then(|t| t.time).map(|t| t.to_string()),
            text: turn.and_then(|t| t.text.clone()),
            spans: place.span.iter().map(|s| Span { start: s.start, end: s.end }).collect(),
            coding: coding.map(|c| c.to_string()),
        }
    }

    /// Some places of a list: those after `skip`, at most `limit` and at most [`MOST`].
    pub(crate) fn page<'p>(
        &self,
        places: impl Iterator<Item = (&'p source::Place, Option<CodingId>)>,
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
