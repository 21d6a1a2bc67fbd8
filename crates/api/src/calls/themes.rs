//! Themes: groups of codes and memos with a written argument that answers a research question.

use super::{Asked, Call, study};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Named, Nothing, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("themes", "Lists the themes.", super::not_yet::<_, Nothing, Themes>),
        study("theme/add", "Makes a theme.", super::not_yet::<_, ThemeAdd, Written>),
        study(
            "theme/set",
            "Sets name, argument or question of a theme.",
            super::not_yet::<_, ThemeSet, Written>,
        ),
        study(
            "theme/member",
            "Puts a code or a memo into a theme, or takes it out.",
            super::not_yet::<_, ThemeMember, Written>,
        ),
        study("theme/remove", "Takes a theme away.", super::not_yet::<_, ById, Written>),
    ]
}

/// The themes, and what can be put into one.
#[derive(Clone, Serialize, ToSchema)]
pub struct Themes {
    /// In the order in which they were made.
    pub themes: Vec<ThemeView>,
    /// The research questions.
    pub questions: Vec<Named>,
}

/// A theme.
#[derive(Clone, Serialize, ToSchema)]
pub struct ThemeView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its written argument.
    pub argument: String,
    /// The research question that it answers.
    pub question: Option<String>,
    /// Its codes.
    pub codes: Vec<String>,
    /// Its memos.
    pub memos: Vec<super::read::MemoView>,
    /// Number of codings of its codes.
    pub codings: u64,
    /// Number of sources with one.
    pub sources: u64,
    /// Number of persons with one.
    pub persons: u64,
}

/// A theme to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeAdd {
    /// Its name.
    pub name: String,
    /// Codes that it begins with.
    #[serde(default)]
    pub codes: Vec<String>,
}

/// What is set about a theme; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeSet {
    /// Which.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its argument.
    pub argument: Option<String>,
    /// The argument that was seen; when another stands there now, `stale` is answered.
    pub was: Option<String>,
    /// The research question; empty = none.
    pub question: Option<String>,
}

/// A member of a theme.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeMember {
    /// The theme.
    pub id: String,
    /// A code.
    pub code: Option<String>,
    /// A memo.
    pub memo: Option<String>,
    /// Whether it is in.
    pub is_in: bool,
}
