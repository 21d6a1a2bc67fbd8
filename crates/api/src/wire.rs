//! Wire types that several calls share: ids as hexadecimal text, places, and what a write answers.
//!
//! Types of one call stand in the file of that call under [`mod@crate::calls`].

use crate::problem::Problem;
use model::source;
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use utoipa::ToSchema;

/// Nothing is asked for or answered.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A span in a turn's original words; offsets count Unicode scalar values, the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Span {
    /// First scalar value of the span.
    pub start: u32,
    /// First scalar value after it; greater than `start`.
    pub end: u32,
}

/// A part of a turn's original words that is shown as something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Replaced {
    /// First scalar value of the original words.
    pub start: u32,
    /// First scalar value after them.
    pub end: u32,
    /// What stands there in the shown text, with its brackets: `[P03]`.
    pub shown: String,
}

impl Replaced {
    /// What is replaced in a turn, from left to right, without overlap.
    pub(crate) fn all(turn: &model::words::TurnWords) -> Vec<Replaced> {
        // Without words there is nothing to map.
        let Some(text) = turn.text.as_deref().filter(|_| !turn.replaced.is_empty()) else {
            return Vec::new();
        };
        let length = text.chars().count() as u32;
        let all = turn.replaced.iter().filter(|r| r.start < length);
        all.map(|r| Replaced { start: r.start, end: r.end.min(length), shown: r.shown.to_string() }).collect()
    }
}

/// A place: words in a turn, a turn, or several turns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Place {
    /// The source.
    pub source: String,
    /// The turns, rising; one for a turn or a span.
    pub turns: Vec<u32>,
    /// The words within the one turn; absent = whole turns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// What something is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "on", rename_all = "kebab-case")]
pub enum Subject {
    /// The study as a whole.
    Study,
    /// A source.
    Source {
        /// Its id.
        id: String,
    },
    /// A place in a source.
    Place {
        /// Where.
        place: Place,
    },
    /// A person.
    Person {
        /// Its id.
        id: String,
    },
    /// A code.
    Code {
        /// Its id.
        id: String,
    },
    /// A coding.
    Coding {
        /// Its id.
        id: String,
    },
    /// A link.
    Link {
        /// Its id.
        id: String,
    },
    /// A memo.
    Memo {
        /// Its id.
        id: String,
    },
    /// A research question.
    Question {
        /// Its id.
        id: String,
    },
    /// A theme.
    Theme {
        /// Its id.
        id: String,
    },
    /// Something else that the log names.
    Other,
}

/// A place as it is listed: with its words, so that every number opens its places.
#[derive(Clone, Serialize, ToSchema)]
pub struct PlaceLine {
    /// Where.
    pub place: Place,
    /// Label of the source: `C07`.
    pub label: String,
    /// Name of the source where it may be shown.
    pub name: Option<String>,
    /// Who speaks, as the reading page names them.
    pub speaker: String,
    /// When: ISO 8601 local time.
    pub time: Option<String>,
    /// The words of the place's first turn as they are shown; absent where withdrawn or held back.
    pub text: Option<String>,
    /// What of the turn's original words is shown as something else in `text`.
    pub replaced: Vec<Replaced>,
    /// What of the original words the place or the hit covers, where it isn't all.
    pub spans: Vec<Span>,
    /// The coding behind it, if one is.
    pub coding: Option<String>,
}

/// Something by its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ById {
    /// The id.
    pub id: String,
}

/// Something that went wrong, as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Told {
    /// The code of the error.
    pub code: String,
    /// What happened and where.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
}

/// A name with its id, for choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// What a write answers: the study's new version and what can be undone now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Written {
    /// The version of the study as this server counts it; the same number that `watch` gives.
    pub version: u64,
    /// The id of what was made, where something was.
    pub id: Option<String>,
    /// The batch; absent when there was nothing to store.
    pub batch: Option<String>,
    /// What undo and redo would do now.
    pub undo: Undoing,
}

/// What undo and redo would do now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Undoing {
    /// The action that undo would take back.
    pub undo: Option<ActionName>,
    /// The action that redo would bring back.
    pub redo: Option<ActionName>,
}

/// An action as it is named to the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActionName {
    /// Its batch.
    pub batch: String,
    /// What it did, in the asked language: "Harga pada pesan 14".
    pub what: String,
}

impl Subject {
    /// A subject of the model on the wire.
    pub(crate) fn of(subject: &model::event::Subject) -> Subject {
        use model::event::Subject as On;
        let id = |id: &dyn std::fmt::Display| id.to_string();
        match subject {
            On::Study => Subject::Study,
            On::Source(it) => Subject::Source { id: id(it) },
            On::Place(place) => Subject::Place { place: Place::of(place) },
            On::Person(it) => Subject::Person { id: id(it) },
            On::Code(it) => Subject::Code { id: id(it) },
            On::Coding(it) => Subject::Coding { id: id(it) },
            On::Link(it) => Subject::Link { id: id(it) },
            On::Memo(it) => Subject::Memo { id: id(it) },
            On::Question(it) => Subject::Question { id: id(it) },
            On::Theme(it) => Subject::Theme { id: id(it) },
            On::Coder(_)
            | On::Role(_)
            | On::Rendering(_)
            | On::View(_)
            | On::Record(_)
            | On::Mention(_)
            | On::Mark(_) => Subject::Other,
        }
    }

    /// The subject of the model. Whether it is in the study is not checked here.
    pub(crate) fn read(&self) -> Result<model::event::Subject, Problem> {
        use model::event::Subject as On;
        Ok(match self {
            Subject::Study => On::Study,
            Subject::Source { id: it } => On::Source(id(it)?),
            Subject::Place { place } => On::Place(place.read()?),
            Subject::Person { id: it } => On::Person(id(it)?),
            Subject::Code { id: it } => On::Code(id(it)?),
            Subject::Coding { id: it } => On::Coding(id(it)?),
            Subject::Link { id: it } => On::Link(id(it)?),
            Subject::Memo { id: it } => On::Memo(id(it)?),
            Subject::Question { id: it } => On::Question(id(it)?),
            Subject::Theme { id: it } => On::Theme(id(it)?),
            Subject::Other => return Err(Problem::new("id-unknown")),
        })
    }
}

/// Reads an id.
pub(crate) fn id<I: FromStr>(text: &str) -> Result<I, Problem> {
    text.parse().map_err(|_| Problem::new("id-unknown"))
}

impl Place {
    /// A place of the model on the wire.
    pub(crate) fn of(place: &source::Place) -> Place {
        let span = place.span.map(|s| Span { start: s.start, end: s.end });
        Place { source: place.source.to_string(), turns: place.turns.clone(), span }
    }

    /// The place of the model. Whether it lies in the source is not checked here.
    pub(crate) fn read(&self) -> Result<source::Place, Problem> {
        let span = self.span.map(|s| source::Span { start: s.start, end: s.end });
        Ok(source::Place { source: id(&self.source)?, turns: self.turns.clone(), span })
    }
}
