//! Search in all sources: by words, phrase or regular expression, and by code, speaker, date.

use super::{Asked, Call, Later, later};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::wire::PlaceLine;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![later(
        "search",
        "Finds turns across all sources.",
        super::not_yet::<_, SearchAsked, Later<SearchFound>>,
    )]
}

/// What is kept between searches.
#[derive(Default)]
pub(crate) struct Kept {}

/// What is looked for; all that is empty or absent asks for all.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchAsked {
    /// The words: all of them; a "phrase" in quotation marks; with `regex` one regular expression.
    #[serde(default)]
    pub text: String,
    /// Whether `text` is a regular expression.
    #[serde(default)]
    pub regex: bool,
    /// Only turns with a coding of one of these codes.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Only these sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Only sources of these kinds.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Only turns of these persons.
    #[serde(default)]
    pub persons: Vec<String>,
    /// Only turns of speakers with these roles (names).
    #[serde(default)]
    pub roles: Vec<String>,
    /// Only turns from this day on: `2026-05-12`.
    pub since: Option<String>,
    /// Only turns up to the end of this day.
    pub until: Option<String>,
    /// How many hits are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 200.
    #[serde(default)]
    pub limit: u64,
}

/// What was found.
#[derive(Clone, Serialize, ToSchema)]
pub struct SearchFound {
    /// Number of turns found.
    pub total: u64,
    /// Whether the counting was stopped there.
    pub capped: bool,
    /// Number of sources with a hit.
    pub in_sources: u64,
    /// The hits of this page in the order of sources and turns.
    pub hits: Vec<PlaceLine>,
}
