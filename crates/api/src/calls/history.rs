//! History: who did what and when; the study as it was; verify.

use super::{Asked, Call, study, study_desk};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Place};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("log", "Lists actions, newest first.", super::not_yet::<_, LogAsked, LogFound>),
        study_desk(
            "past/look",
            "Looks at the study as it was right after an action.",
            super::not_yet::<_, PastAsked, PastView>,
        ),
        study_desk(
            "past/source",
            "Gives turns of a source as they were coded then.",
            super::not_yet::<_, PastTurns, super::read::Turns>,
        ),
        study_desk("past/close", "Goes back to the present.", super::not_yet::<_, Nothing, Nothing>),
        study(
            "verify",
            "Checks the whole file: every row, seal, signature.",
            super::not_yet::<_, Nothing, Verified>,
        ),
    ]
}

/// The study as it was, kept while somebody looks at it.
pub(crate) struct Past {}

/// Which actions; all that is empty or absent asks for all.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogAsked {
    /// Only actions of these coders (names).
    #[serde(default)]
    pub coders: Vec<String>,
    /// Only these causes: `command`, `import`, `rules`, `undo`, `withdrawal`.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Only actions with a fact of one of these kinds.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Only from this day on: `2026-05-12`.
    pub since: Option<String>,
    /// Only up to the end of this day.
    pub until: Option<String>,
    /// How many are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 500.
    pub limit: u64,
}

/// Actions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LogFound {
    /// How many there are.
    pub total: u64,
    /// Those of this page, newest first.
    pub entries: Vec<LogEntry>,
    /// The kinds of facts that can be filtered by, with their names.
    pub facts: Vec<crate::wire::Named>,
}

/// An action.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LogEntry {
    /// Its batch.
    pub batch: String,
    /// Unix milliseconds by the clock of its installation.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// Who.
    pub coder: Option<String>,
    /// First digits of its working copy.
    pub copy: String,
    /// Whether that copy is let in.
    pub confirmed: bool,
    /// `command`, `import`, `rules`, `undo`, `withdrawal`.
    pub cause: String,
    /// What it did, in the asked language: "Harga pada C07, pesan 14".
    pub what: String,
    /// A place where it can be seen.
    pub place: Option<Place>,
    /// Whether it is undone.
    pub undone: bool,
    /// Whether it can be undone.
    pub undoable: bool,
    /// Whether something that it set is in conflict.
    pub in_conflict: bool,
}

/// The action after which the study is looked at.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastAsked {
    /// Its batch.
    pub batch: String,
}

/// The study as it was.
#[derive(Clone, Serialize, ToSchema)]
pub struct PastView {
    /// The action.
    pub entry: LogEntry,
    /// Its title then.
    pub title: String,
    /// Number of codings that counted.
    pub codings: u64,
    /// Its sources then.
    pub sources: Vec<PastSource>,
    /// Its codes then.
    pub codes: Vec<super::codebook::CodeView>,
}

/// A source as it was.
#[derive(Clone, Serialize, ToSchema)]
pub struct PastSource {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its kind.
    pub kind: String,
    /// Number of turns.
    pub turns: u64,
    /// Number of codings that counted.
    pub codings: u64,
}

/// Turns of a source as it was.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastTurns {
    /// The batch after which it is looked at.
    pub batch: String,
    /// The source.
    pub source: String,
    /// The first turn.
    pub first: u32,
    /// How many; at most 500.
    pub count: u32,
}

/// What a check found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Verified {
    /// Whether all is sound.
    pub sound: bool,
    /// Sentences: what was checked, or what is wrong and what to do.
    pub notes: Vec<String>,
}
