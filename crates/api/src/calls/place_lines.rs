//! Places as lists show them: with their words, so that every number opens what stands behind it.

use super::speakers::name_in;
use crate::wire::{self, PlaceLine, Span};
use locale::Catalogue;
use model::ids::CodingId;
use model::{Place, State, Words};

/// A place with its words; `spans` are what of its first turn is meant, where it isn't all.
pub(crate) fn place_line(
    state: &State,
    words: &Words,
    place: &Place,
    spans: Vec<Span>,
    coding: Option<CodingId>,
    catalogue: &Catalogue,
) -> PlaceLine {
    let source = words.sources.get(&place.source);
    let turn = words.turn(place.source, place.first());
    PlaceLine {
        place: wire::Place::of(place),
        label: words.label(place.source).to_owned(),
        name: source.and_then(|s| s.name.clone()),
        speaker: turn.map(|t| name_in(state, words, t.speaker, catalogue)).unwrap_or_default(),
        time: turn.and_then(|t| t.time).map(|t| t.to_string()),
        text: turn.and_then(|t| t.text.clone()),
        spans,
        coding: coding.map(|c| c.to_string()),
    }
}
