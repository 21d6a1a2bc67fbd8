//! Places as lists show them: with their words, so that every number opens what stands behind it; a page at a time.

use super::speakers::name_in;
use crate::commands::protect::cover::Cover;
use crate::wire::{self, PlaceLine, Replaced, Span};
use locale::Catalogue;
use model::ids::*;
use model::{Place, State, Words};

/// No answer has more places than this.
pub(crate) const MOST: u64 = 200;

/// What lines are made from.
pub(crate) struct Lines<'a> {
    pub(crate) state: &'a State,
    pub(crate) words: &'a Words,
    catalogue: &'a Catalogue,
    cover: Cover,
}

impl<'a> Lines<'a> {
    /// What makes lines of the places of a state.
    pub(crate) fn new(state: &'a State, words: &'a Words, catalogue: &'a Catalogue) -> Lines<'a> {
        Lines { state, words, catalogue, cover: Cover::new(state, words) }
    }

    /// A text that has no mentions of its own, with what was accepted replaced.
    pub(crate) fn covered(&self, text: &str) -> String {
        self.cover.text(text).into_owned()
    }

    /// A place with its words, marked where it isn't all of its first turn.
    pub(crate) fn line(&self, place: &Place, coding: Option<CodingId>) -> PlaceLine {
        let spans = place.span.iter().map(|s| Span { start: s.start, end: s.end }).collect();
        self.marked(place, spans, coding)
    }

    /// A place with its words; `spans` are what of its first turn is meant, where it isn't all.
    pub(crate) fn marked(&self, place: &Place, spans: Vec<Span>, coding: Option<CodingId>) -> PlaceLine {
        let source = self.words.sources.get(&place.source);
        let turn = self.words.turn(place.source, place.first());
        let speaker = turn.map(|t| name_in(self.state, self.words, t.speaker, self.catalogue));
        PlaceLine {
            place: wire::Place::of(place),
            label: self.words.label(place.source).to_owned(),
            name: source.and_then(|s| Some(self.cover.text(s.name.as_deref()?).into_owned())),
            speaker: speaker.unwrap_or_default(),
            time: turn.and_then(|t| t.time).map(|t| t.to_string()),
            text: turn.and_then(|t| t.shown()),
            replaced: turn.map_or_else(Vec::new, Replaced::all),
            spans,
            coding: coding.map(|c| c.to_string()),
        }
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
