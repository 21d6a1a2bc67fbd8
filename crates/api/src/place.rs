//! Places as people write them: `C07`, `C07:12`, `C07:12:3-9`, `C07:3-5`, `code:S-OFFER`, `person:P03`,
//! `question:1`, `study`.

use crate::problem::Problem;
use model::event::Subject;
use model::ids::*;
use model::source::{Place, Span};
use model::{State, Words};

/// Reads what a memo is on.
pub(crate) fn subject(state: &State, words: &Words, text: &str) -> Result<Subject, Problem> {
    let unknown = || Problem::new("place-unknown");
    if text == "study" {
        return Ok(Subject::Study);
    }
    if let Some(name) = text.strip_prefix("code:") {
        return code(state, words, name).map(Subject::Code).ok_or_else(unknown);
    }
    if let Some(name) = text.strip_prefix("person:") {
        return person(state, words, name).map(Subject::Person).ok_or_else(unknown);
    }
    if let Some(number) = text.strip_prefix("question:") {
        return question(state, number).map(Subject::Question).ok_or_else(unknown);
    }
    let (name, rest) = text.split_once(':').map_or((text, None), |(name, rest)| (name, Some(rest)));
    let source = source(state, words, name).ok_or_else(unknown)?;
    let Some(rest) = rest else { return Ok(Subject::Source(source)) };
    let place = place(source, rest).ok_or_else(|| Problem::new("place-form"))?;
    if !place.is_within(state.sources[&source].turns) {
        return Err(unknown());
    }
    let length =
        words.turn(source, place.first()).and_then(|t| t.text.as_ref()).map_or(0, |t| t.chars().count());
    if place.span.is_some_and(|s| s.end as usize > length) {
        return Err(unknown());
    }
    Ok(Subject::Place(place))
}

/// A place that lies in its source.
///
/// # Errors
/// It doesn't: no such source, turn or span, or the words were withdrawn.
pub(crate) fn check(state: &State, words: &Words, place: Place) -> Result<Place, Problem> {
    let unknown = || Problem::new("place-unknown");
    let source = state.sources.get(&place.source).filter(|s| s.exists()).ok_or_else(unknown)?;
    if !place.is_within(source.turns) || place.turns.len() > MOST_TURNS as usize {
        return Err(unknown());
    }
    let turn = words.turn(place.source, place.first()).ok_or_else(unknown)?;
    let length = turn.text.as_ref().map_or(0, |t| t.chars().count());
    match place.span {
        Some(span) if span.end as usize > length => Err(unknown()),
        // All the words of a turn are the turn.
        Some(span) if span.start == 0 && span.end as usize == length => Ok(Place { span: None, ..place }),
        _ => Ok(place),
    }
}

/// No place holds more turns than this.
const MOST_TURNS: u32 = 10_000;

fn place(source: SourceId, text: &str) -> Option<Place> {
    let (turns, span) = text.split_once(':').map_or((text, None), |(turns, span)| (turns, Some(span)));
    let (first, last) = turns.split_once('-').unwrap_or((turns, turns));
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    if last.checked_sub(first)? > MOST_TURNS {
        return None;
    }
    let turns: Vec<u32> = (first..=last).collect();
    let span = match span {
        None => None,
        Some(span) => {
            let (start, end) = span.split_once('-')?;
            Some(Span { start: start.parse().ok()?, end: end.parse().ok()? })
        }
    };
    Some(Place { source, turns, span })
}

/// Writes a subject as people write it, where they can.
pub(crate) fn show(state: &State, words: &Words, on: &Subject) -> String {
    match on {
        Subject::Study => "study".into(),
        Subject::Source(id) => words.label(*id).into(),
        Subject::Person(id) => format!("person:{}", words.pseudonym(*id)),
        Subject::Code(id) => format!("code:{}", words.code(*id)),
        Subject::Place(place) => show_place(words, place),
        Subject::Coding(id) => state
            .codings
            .get(id)
            .map_or("?".into(), |c| format!("{} {}", show_place(words, c.place()), words.code(c.code()))),
        Subject::Question(id) => {
            let number = state.live_questions().iter().position(|(question, _)| *question == id);
            number.map_or(format!("question:{}", id.short()), |n| format!("question:{}", n + 1))
        }
        Subject::Link(id) => state.links.get(id).map_or("?".into(), |link| {
            format!("{} → {}", show_place(words, &link.from), show_place(words, &link.to))
        }),
        Subject::Memo(id) => format!("memo:{}", id.short()),
        Subject::Coder(id) => format!("coder:{}", words.coders.get(id).map_or("?", String::as_str)),
        Subject::Role(id) => format!("role:{}", words.roles.get(id).map_or("?", String::as_str)),
        Subject::Theme(id) => format!("theme:{}", words.theme(*id)),
        Subject::Rendering(id) => state.renderings.get(id).map_or("?".into(), |r| {
            let language = words.renderings.get(id).map_or("?", |r| r.language.as_str());
            format!("{} {language}", show_turn(state, words, r.strand, r.turn))
        }),
        Subject::Record(id) => {
            format!("{}:{}", state.records.get(id).map_or("record", |r| r.kind.word()), id.short())
        }
        Subject::Mention(id) => state.mentions.get(id).map_or("?".into(), |m| show_place(words, m.place())),
        Subject::Mark(id) => format!("mark:{}", id.short()),
        Subject::View(id) => format!("view:{}", words.views.get(id).map_or("?", |v| v.name.as_str())),
    }
}

/// Writes a turn of a strand as people write places.
pub(crate) fn show_turn(state: &State, words: &Words, strand: SpeakerId, turn: u32) -> String {
    state.speakers.get(&strand).map_or("?".into(), |s| format!("{}:{turn}", words.label(s.source)))
}

pub(crate) fn show_place(words: &Words, place: &Place) -> String {
    let (first, last) = (place.first(), place.last());
    let turns = if place.turns.len() > 1 { format!("{first}-{last}") } else { first.to_string() };
    let span = place.span.map(|s| format!(":{}-{}", s.start, s.end)).unwrap_or_default();
    format!("{}:{turns}{span}", words.label(place.source))
}

/// The source with this label or name.
pub(crate) fn source(state: &State, words: &Words, name: &str) -> Option<SourceId> {
    state.live_sources().map(|(id, _)| *id).find(|id| {
        words
            .sources
            .get(id)
            .is_some_and(|s| s.facts.label.eq_ignore_ascii_case(name) || s.name.as_deref() == Some(name))
    })
}

/// The question with this number in the list, counted from 1.
fn question(state: &State, number: &str) -> Option<QuestionId> {
    let number: usize = number.parse().ok()?;
    state.live_questions().get(number.checked_sub(1)?).map(|(id, _)| **id)
}

/// The person with this pseudonym.
pub(crate) fn person(state: &State, words: &Words, name: &str) -> Option<PersonId> {
    let mut live = state.persons.iter().filter(|(_, p)| p.exists()).map(|(id, _)| *id);
    live.find(|id| words.persons.get(id).is_some_and(|p| p.eq_ignore_ascii_case(name)))
}

/// The code with this name.
pub(crate) fn code(state: &State, words: &Words, name: &str) -> Option<CodeId> {
    let mut live = state.codes.iter().filter(|(_, c)| c.exists()).map(|(id, _)| *id);
    live.find(|id| words.code(*id) == name)
}

/// The role with this name.
pub(crate) fn role(state: &State, words: &Words, name: &str) -> Option<RoleId> {
    let mut live = state.roles.keys().filter(|id| state.exists(&Subject::Role(**id))).copied();
    live.find(|id| words.roles.get(id).is_some_and(|role| role.eq_ignore_ascii_case(name)))
}
