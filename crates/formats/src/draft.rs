//! What a reader makes of a file: a source before it is stored.

use crate::DraftDetails;
use model::source::{Certainty, DateOrder, Part, SourceKind, TurnKind};
use model::time::LocalTime;

/// A source as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// The name that tables use for it: the file name without folder and extension, or the table's `source` column.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Which reader read it: `whatsapp`, `telegram`, `meta`, `discord`, `line`, `signal`, `pasted`, `transcript`,
    /// `subtitles`, `elan`, `docx`, `odt`, `rtf`, `html`, `pdf`, `notes`, `table`, `turns.csv`.
    pub format: &'static str,
    /// Its speakers in the order of their first turn.
    pub speakers: Vec<DraftSpeaker>,
    /// Its turns in the order of the file.
    pub turns: Vec<DraftTurn>,
    /// The order of dates and how it is known; `None` where the file has none.
    pub date_order: Option<(DateOrder, Certainty)>,
    /// What the researcher should look at.
    pub warnings: Vec<Warning>,
}

impl Draft {
    /// The turns for which `keep` says so, with the speakers who have one: answers to turns that go away go with them.
    pub fn part(self, mut keep: impl FnMut(usize, &DraftTurn) -> bool) -> Draft {
        let mut places = Vec::with_capacity(self.turns.len());
        let mut turns = Vec::new();
        for (i, turn) in self.turns.into_iter().enumerate() {
            let place = keep(i, &turn).then_some(turns.len() as u32);
            places.push(place);
            if place.is_some() {
                let responds_to = turn.responds_to.and_then(|to| places.get(to as usize).copied().flatten());
                turns.push(DraftTurn { responds_to, ..turn });
            }
        }
        Draft { turns, ..self }.with_those_who_speak()
    }

    /// Without speakers who have no turn.
    fn with_those_who_speak(mut self) -> Draft {
        let mut speak = vec![false; self.speakers.len()];
        let speakers = self.turns.iter().filter_map(|turn| turn.speaker);
        speakers.for_each(|s| speak.get_mut(s as usize).into_iter().for_each(|it| *it = true));
        let places = speak.iter().scan(0, |next, it| Some(std::mem::replace(next, *next + u32::from(*it))));
        let places: Vec<u32> = places.collect();
        for turn in &mut self.turns {
            turn.speaker = turn.speaker.and_then(|s| places.get(s as usize).copied());
        }
        let mut speak = speak.into_iter();
        self.speakers.retain(|_| speak.next().unwrap_or(true));
        self
    }
}

/// A speaker as the file names them.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftSpeaker {
    /// The name in the file.
    pub name: String,
    /// The role, where the file has one.
    pub role: Option<String>,
    /// What the speaker does in the source.
    pub part: Part,
}

/// A turn as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftTurn {
    /// Index into the draft's speakers; `None` for lines that nobody says.
    pub speaker: Option<u32>,
    /// What it is.
    pub kind: TurnKind,
    /// When, on the local clock of the file.
    pub time: Option<LocalTime>,
    /// The words, exactly as they stand.
    pub text: String,
    /// Index of the turn in the same draft that it answers, where the record says so.
    pub responds_to: Option<u32>,
    /// What the record tells beside the words; `None` = nothing.
    pub details: Option<Box<DraftDetails>>,
}

impl Default for DraftTurn {
    /// Words without speaker, time and text.
    fn default() -> DraftTurn {
        DraftTurn {
            speaker: None,
            kind: TurnKind::Words,
            time: None,
            text: String::new(),
            responds_to: None,
            details: None,
        }
    }
}

/// Something to look at; `code` is the key of its sentence in the catalogues.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// Key of the sentence: `warn-date-order-assumed`.
    pub code: &'static str,
    /// Line in the file, counted from 1.
    pub line: Option<u64>,
    /// A number that the sentence names.
    pub count: Option<u64>,
}

/// What the researcher says about a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The kind, where it shall not be found by content.
    pub kind: Option<SourceKind>,
    /// The date order, where the file doesn't decide it.
    pub date_order: Option<DateOrder>,
}

/// Why a file can't be read. The sentences are in the catalogues under [`FormatError::code`]; none quotes content.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FormatError {
    /// No bytes, or white space only.
    #[error("the file is empty")]
    Empty,
    /// Not text in a known encoding and not a known container.
    #[error("the file is neither text nor a known document")]
    Binary,
    /// Bytes that are not UTF-8 at this line.
    #[error("line {line}: not UTF-8")]
    Encoding {
        /// Counted from 1.
        line: u64,
    },
    /// Nothing in it looks like the kind that was asked for.
    #[error("no {kind} found in it")]
    NotThisKind {
        /// The word of the kind.
        kind: &'static str,
    },
    /// A date that the given order can't have.
    #[error("line {line}: the date doesn't fit the given order")]
    DateOrder {
        /// Counted from 1.
        line: u64,
    },
    /// A table without a column that it needs.
    #[error("the column {column} is missing")]
    MissingColumn {
        /// Its name.
        column: &'static str,
    },
    /// A table whose columns don't say by their names what they are.
    #[error("the columns of the table are not known")]
    Columns,
    /// A cell that can't be read.
    #[error("row {row}, column {column}: not readable")]
    Cell {
        /// Line of the row in the file, counted from 1.
        row: u64,
        /// Name of the column.
        column: &'static str,
    },
    /// The document is broken or cut.
    #[error("the document is broken ({part})")]
    Broken {
        /// Which part of it.
        part: &'static str,
    },
    /// The file holds many chats, a whole account: it is read only when chats are picked from it.
    #[error("the file holds {count} chats: pick those to read")]
    ManyChats {
        /// How many.
        count: u64,
    },
    /// Pages that are pictures: there is no text in them.
    #[error("the pages hold no text")]
    NoText,
    /// Larger than what a reader takes.
    #[error("larger than {limit} MiB")]
    TooLarge {
        /// In MiB.
        limit: u64,
    },
    /// A rules or codebook file with a mistake; the text names the place and the mistake.
    #[error("{place}: {problem}")]
    Mistake {
        /// Rule, code or line.
        place: String,
        /// The mistake in words of the library that found it.
        problem: String,
    },
}

impl FormatError {
    /// The key of its sentence in the catalogues, without `err-`.
    pub fn code(&self) -> &'static str {
        match self {
            FormatError::Empty => "file-empty",
            FormatError::Binary => "file-binary",
            FormatError::Encoding { .. } => "file-encoding",
            FormatError::NotThisKind { .. } => "file-kind",
            FormatError::DateOrder { .. } => "file-date-order",
            FormatError::MissingColumn { .. } => "table-column",
            FormatError::Columns => "table-columns",
            FormatError::Cell { .. } => "table-cell",
            FormatError::Broken { .. } => "file-broken",
            FormatError::ManyChats { .. } => "file-many-chats",
            FormatError::NoText => "file-no-text",
            FormatError::TooLarge { .. } => "file-large",
            FormatError::Mistake { .. } => "mistake",
        }
    }
}

model::redacted! { Draft DraftSpeaker DraftTurn }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_who_speaks_and_what_is_answered() {
        let speaker = |name: &str| DraftSpeaker { name: name.into(), role: None, part: Part::Party };
        let turn = |speaker, responds_to| DraftTurn { speaker, responds_to, ..DraftTurn::default() };
        let draft = Draft {
            name: "a".into(),
            kind: SourceKind::Conversation,
            format: "whatsapp",
            speakers: ["Ani", "Beni", "Citra"].map(speaker).into(),
            turns: vec![
                turn(Some(0), None),
                turn(Some(1), Some(0)),
                turn(None, None),
                turn(Some(2), Some(1)),
            ],
            date_order: None,
            warnings: Vec::new(),
        };
        let check = |keep: [bool; 4], names: &[&str], turns: &[(Option<u32>, Option<u32>)]| {
            let part = draft.clone().part(|i, _| keep[i]);
            assert_eq!(part.speakers.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), names);
            assert_eq!(part.turns.iter().map(|t| (t.speaker, t.responds_to)).collect::<Vec<_>>(), turns);
        };
        let all = [(Some(0), None), (Some(1), Some(0)), (None, None), (Some(2), Some(1))];
        check([true; 4], &["Ani", "Beni", "Citra"], &all);
        check([false, true, false, true], &["Beni", "Citra"], &[(Some(0), None), (Some(1), Some(0))]);
        check([false, false, true, true], &["Citra"], &[(None, None), (Some(0), None)]);
        check([false; 4], &[], &[]);
    }
}
