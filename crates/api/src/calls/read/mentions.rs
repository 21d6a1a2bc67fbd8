//! What becomes of the mentions in a turn whose words are corrected: they move with their words, and what was accepted
//! elsewhere is replaced where it stands in the new words.

use super::revise::Moved;
use crate::change::{set, take_away};
use crate::commands::protect::{cut, entities};
use crate::problem::Problem;
use crate::session::Session;
use analysis::protect::Forms;
use model::Place;
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::source::Span;
use std::ops::Range;
use store::Pen;

/// Mentions in corrected words.
pub(super) struct Kept {
    /// What sets them.
    pub events: Vec<Event>,
    /// How many there are in the new words.
    pub kept: u64,
    /// How many were taken away with their words.
    pub gone: u64,
}

/// Moves the mentions of a turn to its new words.
pub(super) fn moved(
    session: &Session,
    source: SourceId,
    turn: u32,
    text: &str,
    moved: &Moved,
    pen: &Pen,
) -> Result<Kept, Problem> {
    let words = session.words()?;
    let state = session.state();
    let mut kept = Kept { events: Vec::new(), kept: 0, gone: 0 };
    let (forms, of): (Vec<&str>, Vec<RecordId>) =
        entities(state, &words).flat_map(|(id, e)| e.forms.iter().map(move |f| (f.as_str(), id))).unzip();
    let mut found = Forms::new(&forms).places(text);
    found.sort_by_key(|(at, number)| (at.start, std::cmp::Reverse(at.end), *number));
    let mut spans: Vec<Span> = Vec::new();
    let is_here = |place: &Place| place.source == source && place.turns == [turn];
    for (id, mention) in state.mentions.iter().filter(|(_, m)| m.exists() && is_here(m.place())) {
        let Some(span) = mention.place().span else { continue };
        let now = moved.span(span).map(|now| {
            let inside = |at: &Range<u32>| now.start <= at.start && at.end <= now.end;
            let same = found.iter().find(|(at, number)| of[*number] == mention.entity && inside(at));
            same.map_or_else(|| grown(text, now), |(at, _)| Span { start: at.start, end: at.end })
        });
        match now {
            Some(now) => {
                spans.push(now);
                if now != span {
                    let place = Place { span: Some(now), ..mention.place().clone() };
                    kept.events.push(set(state, Change::MentionPlace(*id, place)));
                }
            }
            None => {
                kept.gone += 1;
                kept.events.push(take_away(state, Subject::Mention(*id)));
            }
        }
    }
    for (at, number) in found {
        if spans.iter().any(|s| s.start <= at.start && at.end <= s.end) {
            continue;
        }
        spans.push(Span { start: at.start, end: at.end });
        let place = Place::span(source, turn, at.start, at.end);
        kept.events.push(Event::MentionAdded { mention: MentionId(pen.id()?), entity: of[number], place });
    }
    kept.kept = spans.len() as u64;
    Ok(kept)
}

/// A span with the rest of the words in which it begins and ends: a letter that was added to a name belongs to it.
fn grown(text: &str, span: Span) -> Span {
    let is_word = |c: &char| c.is_alphanumeric();
    let length = text.chars().count() as u32;
    let inner = cut(text, span.start, span.end).unwrap_or_default();
    let before = cut(text, 0, span.start).unwrap_or_default();
    let after = cut(text, span.end, length).unwrap_or_default();
    let left =
        if inner.starts_with(|c| is_word(&c)) { before.chars().rev().take_while(is_word).count() } else { 0 };
    let right = if inner.ends_with(|c| is_word(&c)) { after.chars().take_while(is_word).count() } else { 0 };
    Span { start: span.start - left as u32, end: span.end + right as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_was_added_belongs_to_the_name() {
        for (text, (start, end), expected) in [
            ("kak Bungaa ya", (4, 9), (4, 10)),
            ("é aBunga", (3, 8), (2, 8)),
            ("0812-1 ya", (0, 6), (0, 6)),
            ("(Ani)", (1, 4), (1, 4)),
        ] {
            let now = grown(text, Span { start, end });
            assert_eq!((now.start, now.end), expected, "{text}");
        }
    }
}
