//! `protect`: what could lead to a person is found, accepted, replaced everywhere, and kept from leaving.

pub mod accept;
pub mod cells;
pub(crate) mod cover;
pub mod gate;
mod labels;
pub mod list;
pub mod mark;
pub mod original;
mod parts;
pub mod remove;
pub mod scan;
#[cfg(test)]
mod tests;

use crate::problem::Problem;
use analysis::protect::FoundKind;
use model::event::RecordKind;
use model::ids::*;
use model::payload::{Entity, Record};
use model::words::TurnWords;
use model::{Place, State, Words};

/// Words in a turn; offsets count Unicode scalar values, the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The source.
    pub source: SourceId,
    /// The turn.
    pub turn: u32,
    /// First scalar value.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
}

impl At {
    /// As a place.
    pub fn place(&self) -> Place {
        Place::span(self.source, self.turn, self.start, self.end)
    }

    /// The words there; `None` where they are withdrawn or held back.
    pub(crate) fn words(self, words: &Words) -> Option<&str> {
        let text = words.turn(self.source, self.turn)?.text.as_deref()?;
        cut(text, self.start, self.end)
    }
}

/// A part of a text between two numbers of scalar values.
pub(crate) fn cut(text: &str, start: u32, end: u32) -> Option<&str> {
    if text.is_ascii() {
        return text.get(start as usize..end as usize);
    }
    let mut bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let from = bytes.nth(start as usize)?;
    let to = if end > start { bytes.nth((end - start - 1) as usize)? } else { from };
    text.get(from..to)
}

/// Whether a replacement covers all of a span.
pub(crate) fn is_covered(turn: &TurnWords, start: u32, end: u32) -> bool {
    let before = turn.replaced.partition_point(|r| r.start <= start);
    before.checked_sub(1).is_some_and(|at| turn.replaced[at].end >= end)
}

/// The entities that are in the study, by id.
pub(crate) fn entities<'a>(
    state: &'a State,
    words: &'a Words,
) -> impl Iterator<Item = (RecordId, &'a Entity)> {
    let live = state.records.iter().filter(|(_, r)| r.kind == RecordKind::Entity && r.exists());
    live.filter_map(|(id, _)| match words.records.get(id) {
        Some(Record::Entity(entity)) => Some((*id, entity)),
        _ => None,
    })
}

/// What an entity is shown as, without brackets.
pub(crate) fn shown<'a>(words: &'a Words, entity: &'a Entity) -> &'a str {
    entity.person.and_then(|p| words.persons.get(&p)).unwrap_or(&entity.shown)
}

/// The kind of an entity; a name where another program wrote a word that this one doesn't know.
pub(crate) fn kind_of(entity: &Entity) -> FoundKind {
    FoundKind::from_word(&entity.kind).unwrap_or(FoundKind::Name)
}

/// The entity with this label, with or without brackets, or with an id that begins so.
pub(crate) fn find_entity(state: &State, words: &Words, name: &str) -> Option<RecordId> {
    let bare = name.trim().trim_start_matches('[').trim_end_matches(']');
    let named = entities(state, words).find(|(_, e)| shown(words, e).eq_ignore_ascii_case(bare));
    let by_id = || entities(state, words).find(|(id, _)| bare.len() >= 8 && id.to_string().starts_with(bare));
    named.or_else(by_id).map(|(id, _)| id)
}

/// A label as people give it: without brackets, in one line.
///
/// # Errors
/// Nothing in it, more than 40 characters, brackets inside.
pub(crate) fn label(text: &str) -> Result<String, Problem> {
    let bare = text.trim().trim_start_matches('[').trim_end_matches(']').trim();
    let is_odd = |c: char| c.is_control() || c == '[' || c == ']';
    if bare.is_empty() || bare.chars().count() > LONGEST_LABEL || bare.contains(is_odd) {
        return Err(Problem::new("protect-label"));
    }
    Ok(bare.to_owned())
}

const LONGEST_LABEL: usize = 40;

/// A kind by its word.
///
/// # Errors
/// There is none.
pub fn kind(word: &str) -> Result<FoundKind, Problem> {
    let all = || FoundKind::ALL.iter().map(|k| k.word()).collect::<Vec<_>>().join(", ");
    FoundKind::from_word(word).ok_or_else(|| Problem::new("word").with("word", word).with("words", all()))
}
