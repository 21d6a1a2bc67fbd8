//! Search rules: what a rule looks for and which code it proposes.

use crate::source::SourceKind;
use serde::{Deserialize, Serialize};

/// A search pattern that makes proposals.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Unique in its file; shown as the reason of a proposal.
    pub name: String,
    /// The name of the code that it proposes.
    pub code: String,
    /// What it looks for.
    pub pattern: Pattern,
    /// Only turns of speakers with one of these roles; empty = any.
    pub roles: Vec<String>,
    /// Only sources of these kinds; empty = any.
    pub kinds: Vec<SourceKind>,
    /// The value that it captures at the hit.
    pub value: Option<Capture>,
    /// Whether the proposal stands on the whole turn instead of the hit.
    pub whole_turn: bool,
}

/// What a rule looks for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// Whole words or phrases, in any case.
    Words(Vec<String>),
    /// A regular expression (syntax of the `regex` crate).
    Regex(String),
    /// Every price.
    Price,
    /// Every turn of this kind that the record only names: a picture, a sound.
    Media,
}

/// What a rule captures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Capture {
    /// An amount of money with its currency, and for how many items where it is said.
    Price,
}

crate::redacted! { Rule Pattern }
