//! What payloads hold: the personal content of a study, sealed apart from its events.

mod details;
mod people;

pub use details::*;
pub use people::*;

use crate::codebook::Value;
use crate::source::{Certainty, DateOrder, TurnKind};
use crate::time::LocalTime;
use serde::{Deserialize, Serialize};

/// What a payload holds; its number stands in the associated data of the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PayloadKind {
    /// The study's title: text.
    Title,
    /// A coder's name: text.
    CoderName,
    /// A role's name: text.
    RoleName,
    /// A person's pseudonym: text.
    Pseudonym,
    /// [`SourceFacts`].
    SourceFacts,
    /// The source's name: text.
    SourceName,
    /// [`Skeleton`].
    Skeleton,
    /// A speaker's name in the file: text.
    SpeakerName,
    /// [`Block`].
    Block,
    /// [`crate::CodeText`].
    CodeText,
    /// The rules of a file: a list of [`crate::rules::Rule`].
    Rules,
    /// [`Values`].
    Values,
    /// A memo's words: text.
    Memo,
    /// A question's words: text.
    Question,
    /// Details of a consent: text.
    Consent,
    /// [`ThemeText`].
    ThemeText,
    /// [`MemoFacts`].
    MemoFacts,
    /// [`Rendering`].
    Rendering,
    /// [`Revision`].
    Revision,
    /// [`View`].
    View,
    /// [`ConsentTerms`].
    ConsentTerms,
    /// [`PersonFacts`].
    PersonFacts,
    /// [`StudyFacts`].
    StudyFacts,
    /// [`Record`].
    Record,
    /// [`Details`].
    Details,
    /// [`Picture`].
    Picture,
}

impl PayloadKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            PayloadKind::Title => "title",
            PayloadKind::CoderName => "coder",
            PayloadKind::RoleName => "role",
            PayloadKind::Pseudonym => "pseudonym",
            PayloadKind::SourceFacts => "source",
            PayloadKind::SourceName => "source name",
            PayloadKind::Skeleton => "order of turns",
            PayloadKind::SpeakerName => "speaker name",
            PayloadKind::Block => "words",
            PayloadKind::CodeText => "code",
            PayloadKind::Rules => "rules",
            PayloadKind::Values => "values",
            PayloadKind::Memo => "memo",
            PayloadKind::Question => "question",
            PayloadKind::Consent => "consent",
            PayloadKind::ThemeText => "theme",
            PayloadKind::MemoFacts => "memo facts",
            PayloadKind::Rendering => "rendering",
            PayloadKind::Revision => "corrected words",
            PayloadKind::View => "view",
            PayloadKind::ConsentTerms => "terms of consent",
            PayloadKind::PersonFacts => "facts of a person",
            PayloadKind::StudyFacts => "facts of the study",
            PayloadKind::Record => "record",
            PayloadKind::Details => "details of turns",
            PayloadKind::Picture => "picture",
        }
    }

    /// Whether it is compressed before it is sealed.
    pub fn is_compressed(self) -> bool {
        matches!(
            self,
            PayloadKind::Block
                | PayloadKind::Skeleton
                | PayloadKind::Values
                | PayloadKind::Rules
                | PayloadKind::Details
        )
    }
}

/// What the study may know about a source for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFacts {
    /// Its label: `C07`.
    pub label: String,
    /// The reader that read it.
    pub format: String,
    /// The order of its dates and how it is known.
    pub date_order: Option<(DateOrder, Certainty)>,
}

/// Order, speaker and kind of a source's turns.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Skeleton {
    /// For each turn the index of its speaker among the source's speakers.
    pub speakers: Vec<u16>,
    /// For each turn its kind.
    pub kinds: Vec<TurnKind>,
}

/// Some consecutive turns of one strand.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Block {
    /// Number in the source, time and words.
    pub turns: Vec<BlockTurn>,
}

/// A turn in a block.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockTurn {
    /// Its number in the source.
    pub turn: u32,
    /// Its words.
    pub text: String,
    /// When.
    pub time: Option<LocalTime>,
}

/// The values of several codings.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Values {
    /// A list for each coding.
    pub lists: Vec<Vec<Value>>,
}

/// The words of a theme.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ThemeText {
    /// Its name.
    pub name: String,
    /// What it argues, in a sentence or more.
    pub argument: String,
}

/// What a field note says of its making.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MemoFacts {
    /// The day, as the researcher writes it.
    pub date: Option<String>,
    /// Where it was.
    pub place: Option<String>,
    /// Who saw it.
    pub observer: Option<String>,
}

/// A turn in another language.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rendering {
    /// The language: `en`, or as the researcher names it.
    pub language: String,
    /// Who or what translated.
    pub translator: String,
    /// The words.
    pub text: String,
    /// Whether somebody has checked it against the turn's own words.
    pub checked: bool,
}

/// The corrected words of a turn.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Revision {
    /// The words.
    pub text: String,
}

/// A saved view of the results.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct View {
    /// Its name.
    pub name: String,
    /// What it asks for: the options of the results as JSON.
    pub asked: String,
}

crate::redacted! { Block BlockTurn Values ThemeText MemoFacts Rendering Revision View }
