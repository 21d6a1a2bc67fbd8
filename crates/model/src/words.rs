//! The words of an opened study, read-only: what methods and the report may look at.
//!
//! Nothing here implements `Debug`: words must not reach a log or an error message.

use crate::codebook::{CodeText, Value};
use crate::ids::*;
use crate::payload::SourceFacts;
use crate::rules::Rule;
use crate::source::TurnKind;
use crate::time::LocalTime;
use std::collections::HashMap;

/// The opened payloads of a study. What was withdrawn or can't be opened isn't there.
#[derive(Default)]
pub struct Words {
    /// The study's title.
    pub title: String,
    /// Names of coders.
    pub coders: HashMap<CoderId, String>,
    /// Names of roles.
    pub roles: HashMap<RoleId, String>,
    /// Pseudonyms.
    pub persons: HashMap<PersonId, String>,
    /// Names of speakers in their files.
    pub speakers: HashMap<SpeakerId, String>,
    /// Sources.
    pub sources: HashMap<SourceId, SourceWords>,
    /// Codes.
    pub codes: HashMap<CodeId, CodeText>,
    /// Rules of the files that were run.
    pub rules: HashMap<RuleSetId, Vec<Rule>>,
    /// Captured values by payload.
    pub values: HashMap<PayloadId, Vec<Vec<Value>>>,
    /// Memos.
    pub memos: HashMap<MemoId, String>,
    /// Questions.
    pub questions: HashMap<QuestionId, String>,
}

/// The words of one source.
pub struct SourceWords {
    /// Label, format, date order.
    pub facts: SourceFacts,
    /// The source's name; `None` once one of its speakers withdrew.
    pub name: Option<String>,
    /// The turns in their order.
    pub turns: Vec<TurnWords>,
}

/// One turn.
#[derive(Clone)]
pub struct TurnWords {
    /// Who.
    pub speaker: SpeakerId,
    /// What.
    pub kind: TurnKind,
    /// When.
    pub time: Option<LocalTime>,
    /// The words; `None` = withdrawn: an empty place that breaks adjacency.
    pub text: Option<String>,
}

impl Words {
    /// A turn of a source.
    pub fn turn(&self, source: SourceId, turn: u32) -> Option<&TurnWords> {
        self.sources.get(&source)?.turns.get(turn as usize)
    }

    /// The label of a source, `?` where it can't be read.
    pub fn label(&self, source: SourceId) -> &str {
        self.sources.get(&source).map_or("?", |s| s.facts.label.as_str())
    }

    /// The pseudonym of a person, `?` where it was withdrawn.
    pub fn pseudonym(&self, person: PersonId) -> &str {
        self.persons.get(&person).map_or("?", String::as_str)
    }

    /// The name of a code, `?` where it can't be read.
    pub fn code(&self, code: CodeId) -> &str {
        self.codes.get(&code).map_or("?", |t| t.code.as_str())
    }

    /// The values that a coding carries.
    pub fn values(&self, at: Option<crate::event::ValuesRef>) -> &[Value] {
        at.and_then(|v| self.values.get(&v.payload)?.get(v.index as usize)).map_or(&[], Vec::as_slice)
    }
}
