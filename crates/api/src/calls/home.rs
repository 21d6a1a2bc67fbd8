//! The overview of a study: its questions, how far each step is, what to do next.

use super::{Asked, Call, study};
use crate::calls::history::LogEntry;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Undoing, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study(
            "overview",
            "Tells how far the study is in its five steps, and what comes next.",
            super::not_yet::<_, Nothing, Overview>,
        ),
        study(
            "shell",
            "Tells what every page shows: title, counts, what undo would do.",
            super::not_yet::<_, Nothing, Shell>,
        ),
        study("study/title", "Gives the study another title.", super::not_yet::<_, Title, Written>),
        study("question/add", "Asks a research question.", super::not_yet::<_, QuestionText, Written>),
        study("question/set", "Words a research question anew.", super::not_yet::<_, QuestionSet, Written>),
        study(
            "question/remove",
            "Takes a research question away.",
            super::not_yet::<_, crate::wire::ById, Written>,
        ),
    ]
}

/// What every page shows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Shell {
    /// The study's title.
    pub title: String,
    /// The coder at the keyboard.
    pub coder: Option<String>,
    /// File name of the study.
    pub file: String,
    /// Number of sources.
    pub sources: u64,
    /// Number of persons.
    pub persons: u64,
    /// Number of codes that are offered.
    pub codes: u64,
    /// Number of themes.
    pub themes: u64,
    /// Number of rules.
    pub rules: u64,
    /// Number of open proposals.
    pub proposals: u64,
    /// Number of things to settle.
    pub to_settle: u64,
    /// What undo and redo would do.
    pub undo: Undoing,
    /// Whether it can be written.
    pub may_write: bool,
    /// The version.
    pub version: u64,
}

/// How far the study is.
#[derive(Clone, Serialize, ToSchema)]
pub struct Overview {
    /// The research questions in their order.
    pub questions: Vec<QuestionLine>,
    /// The five steps: collect, code, group, display, conclude.
    pub steps: Vec<Step>,
    /// The last actions, newest first, at most eight.
    pub recent: Vec<LogEntry>,
    /// Where coding would go on: the source worked on last, its next uncoded turn.
    pub go_on: Option<GoOn>,
}

/// A research question.
#[derive(Clone, Serialize, ToSchema)]
pub struct QuestionLine {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The themes that answer it.
    pub themes: Vec<crate::wire::Named>,
}

/// A step of the study.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Step {
    /// `collect`, `code`, `group`, `display` or `conclude`.
    pub step: String,
    /// How much of it is done; what is counted differs by step and stands in `facts`.
    pub done: u64,
    /// Of how much; 0 = nothing to be counted yet.
    pub of: u64,
    /// Facts about it as sentences in the asked language: "24 sumber data, 12 informan".
    pub facts: Vec<String>,
    /// The next thing to do, as a sentence.
    pub next: Option<String>,
    /// The page where it is done: `sources`, `read`, `codebook`, `themes`, `results`, `report`, `settle`.
    pub page: String,
}

/// Where coding would go on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GoOn {
    /// The source.
    pub source: String,
    /// Its label.
    pub label: String,
    /// The turn.
    pub turn: u32,
}

/// A title.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// The title.
    pub title: String,
}

/// A research question's words.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionText {
    /// Its words.
    pub text: String,
}

/// New words for a research question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionSet {
    /// Which.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The words that were seen; when others stand there now, nothing is set and `stale` is answered.
    pub was: String,
}
