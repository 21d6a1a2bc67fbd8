//! Sources, their turns, and places in them.

use crate::ids::SourceId;
use serde::{Deserialize, Serialize};

/// What a source is; it decides what may be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// A chat: turns answer each other, so chains, sequences and waits may be counted.
    Conversation,
    /// A question and an account.
    Interview,
    /// Field notes of what was seen.
    Observation,
    /// Any other text.
    Document,
}

impl SourceKind {
    /// All kinds in their order.
    pub const ALL: [SourceKind; 4] =
        [SourceKind::Conversation, SourceKind::Interview, SourceKind::Observation, SourceKind::Document];

    /// The word for it in commands and files.
    pub fn word(self) -> &'static str {
        match self {
            SourceKind::Conversation => "conversation",
            SourceKind::Interview => "interview",
            SourceKind::Observation => "observation",
            SourceKind::Document => "document",
        }
    }

    /// The letter of its label: `C07` is the seventh conversation.
    pub fn letter(self) -> char {
        match self {
            SourceKind::Conversation => 'C',
            SourceKind::Interview => 'I',
            SourceKind::Observation => 'N',
            SourceKind::Document => 'D',
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<SourceKind> {
        SourceKind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// What a turn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TurnKind {
    /// Words said or written by the speaker.
    Words,
    /// A picture, sound, sticker or file that the record only names.
    Media,
    /// A message that its writer deleted.
    Deleted,
    /// A message that its writer changed later; the record holds the last words.
    Edited,
    /// A line that the program wrote.
    System,
    /// The head of a transcript, a title.
    Heading,
    /// Something that the record doesn't let us tell, kept as it stands.
    Unknown,
}

impl TurnKind {
    /// All kinds in their order.
    pub const ALL: [TurnKind; 7] = [
        TurnKind::Words,
        TurnKind::Media,
        TurnKind::Deleted,
        TurnKind::Edited,
        TurnKind::System,
        TurnKind::Heading,
        TurnKind::Unknown,
    ];

    /// The word for it in files and `--json`.
    pub fn word(self) -> &'static str {
        match self {
            TurnKind::Words => "words",
            TurnKind::Media => "media",
            TurnKind::Deleted => "deleted",
            TurnKind::Edited => "edited",
            TurnKind::System => "system",
            TurnKind::Heading => "heading",
            TurnKind::Unknown => "unknown",
        }
    }

    /// Whether the turn's words are the speaker's own.
    pub fn is_spoken(self) -> bool {
        matches!(self, TurnKind::Words | TurnKind::Edited)
    }
}

/// What a speaker does in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A party to a conversation.
    Party,
    /// The one who asks in an interview: never counted.
    Interviewer,
    /// The one who gives the account.
    Informant,
    /// Nobody: system lines, headings, the paragraphs of a note.
    Narrator,
}

impl Part {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Part::Party => "party",
            Part::Interviewer => "interviewer",
            Part::Informant => "informant",
            Part::Narrator => "narrator",
        }
    }
}

/// A span within a turn's original words; offsets count Unicode scalar values, the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First scalar value of the span.
    pub start: u32,
    /// First scalar value after it; greater than `start`.
    pub end: u32,
}

/// Where a coding, a memo or a link stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// The turns, rising; one for a turn or a span, more for several turns.
    pub turns: Vec<u32>,
    /// The words within the one turn; `None` = whole turns.
    pub span: Option<Span>,
}

impl Place {
    /// A whole turn.
    pub fn turn(source: SourceId, turn: u32) -> Place {
        Place { source, turns: vec![turn], span: None }
    }

    /// A span in a turn.
    pub fn span(source: SourceId, turn: u32, start: u32, end: u32) -> Place {
        Place { source, turns: vec![turn], span: Some(Span { start, end }) }
    }

    /// The first turn.
    pub fn first(&self) -> u32 {
        self.turns.first().copied().unwrap_or(0)
    }

    /// The last turn.
    pub fn last(&self) -> u32 {
        self.turns.last().copied().unwrap_or(0)
    }

    /// Whether the place is well formed in a source of so many turns.
    pub fn is_within(&self, turns: u32) -> bool {
        let rising = self.turns.windows(2).all(|w| w[0] < w[1]);
        let span = self.span.is_none_or(|s| self.turns.len() == 1 && s.start < s.end);
        !self.turns.is_empty() && rising && span && self.last() < turns
    }
}

/// What an O coding rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// Seen in the chat itself.
    Shown,
    /// Said of oneself in an interview.
    SelfReported,
    /// Said of others.
    Attributed,
}

impl Evidence {
    /// All three.
    pub const ALL: [Evidence; 3] = [Evidence::Shown, Evidence::SelfReported, Evidence::Attributed];

    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Evidence::Shown => "shown",
            Evidence::SelfReported => "self-reported",
            Evidence::Attributed => "attributed",
        }
    }

    /// The evidence with this word.
    pub fn from_word(word: &str) -> Option<Evidence> {
        Evidence::ALL.into_iter().find(|e| e.word() == word)
    }

    /// What an O coding rests on unless the coder says otherwise.
    pub fn usual(kind: SourceKind) -> Evidence {
        match kind {
            SourceKind::Conversation => Evidence::Shown,
            SourceKind::Interview => Evidence::SelfReported,
            SourceKind::Observation | SourceKind::Document => Evidence::Attributed,
        }
    }
}

/// The order of day, month and year in written dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DateOrder {
    /// 31/12/23
    DayMonthYear,
    /// 12/31/23
    MonthDayYear,
    /// 2023/12/31
    YearMonthDay,
}

impl DateOrder {
    /// All orders.
    pub const ALL: [DateOrder; 3] =
        [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay];

    /// `dmy`, `mdy` or `ymd`.
    pub fn word(self) -> &'static str {
        match self {
            DateOrder::DayMonthYear => "dmy",
            DateOrder::MonthDayYear => "mdy",
            DateOrder::YearMonthDay => "ymd",
        }
    }

    /// The order with this word.
    pub fn from_word(word: &str) -> Option<DateOrder> {
        DateOrder::ALL.into_iter().find(|o| o.word() == word)
    }
}

/// How the date order is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// The whole column allows this order only.
    Certain,
    /// Several orders fit; this one is the more likely.
    Assumed,
    /// The researcher said so.
    Given,
}

impl Certainty {
    /// The word for it in `--json`.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::Certain => "certain",
            Certainty::Assumed => "assumed",
            Certainty::Given => "given",
        }
    }
}
