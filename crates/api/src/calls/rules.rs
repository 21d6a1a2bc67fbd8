//! Rules: search patterns that make proposals.

mod list;
mod run;

use super::{Call, later, study};
use crate::wire::{PlaceLine, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("rules", "Lists the rules that were run, with what became of their proposals.", list::rules),
        later("rule/try", "Shows what a rule would propose; nothing is stored.", run::attempt),
        study("rule/run", "Runs a rule: its hits are stored as proposals.", run::run),
        study("rules/run-file", "Runs a file of rules (TOML text).", run::run_file),
        study("proposals", "Lists open proposals with their words.", list::proposals),
    ]
}

/// A rule.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleView {
    /// Its name; shown as the reason of a proposal.
    pub name: String,
    /// The id of the code that it proposes.
    pub code: String,
    /// `words`, `regex`, `price` or `media`.
    pub looks_for: String,
    /// The words or phrases, for `words`; one expression, for `regex`.
    #[serde(default)]
    pub patterns: Vec<String>,
    /// Only turns of speakers with one of these roles (names); empty = any.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Only sources of these kinds; empty = any.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Whether a price at the hit is captured as a value.
    #[serde(default)]
    pub captures_price: bool,
    /// Whether the proposal stands on the whole turn instead of the hit.
    #[serde(default)]
    pub whole_turn: bool,
}

/// The rules that were run.
#[derive(Clone, Serialize, ToSchema)]
pub struct Rules {
    /// By file and place in it; the last run of a name.
    pub rules: Vec<RuleLine>,
}

/// A rule that was run.
#[derive(Clone, Serialize, ToSchema)]
pub struct RuleLine {
    /// The rule.
    pub rule: RuleView,
    /// The name of its code.
    pub code_name: String,
    /// Number of open proposals.
    pub open: u64,
    /// Number of accepted ones.
    pub accepted: u64,
    /// Number of refused ones.
    pub refused: u64,
}

/// A rule to be tried.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleTry {
    /// The rule; its code may be empty.
    pub rule: RuleView,
    /// How many hits are given; at most 200.
    pub limit: u64,
}

/// What a rule would propose.
#[derive(Clone, Serialize, ToSchema)]
pub struct RuleHits {
    /// Number of hits.
    pub total: u64,
    /// Number of those where the code stands already, as a coding or a proposal.
    pub there_already: u64,
    /// Number of turns with a hit.
    pub turns: u64,
    /// The first hits.
    pub hits: Vec<PlaceLine>,
    /// What is wrong with the rule, as a sentence.
    pub mistake: Option<String>,
}

/// A file of rules.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// Its text.
    pub text: String,
}

/// What a run stored.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleRun {
    /// Number of new proposals.
    pub proposals: u64,
    /// Number of hits where the code stands already.
    pub there_already: u64,
    /// The write.
    pub written: Written,
}

/// Which proposals.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalsAsked {
    /// Only of the rule with this name.
    pub rule: Option<String>,
    /// Only of this code.
    pub code: Option<String>,
    /// Only in this source.
    pub source: Option<String>,
    /// How many are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 200.
    pub limit: u64,
}

/// Open proposals.
#[derive(Clone, Serialize, ToSchema)]
pub struct Proposals {
    /// How many there are.
    pub total: u64,
    /// Those of this page.
    pub proposals: Vec<ProposalLine>,
}

/// An open proposal.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProposalLine {
    /// The coding.
    pub id: String,
    /// The code's id.
    pub code: String,
    /// Name of the rule.
    pub rule: String,
    /// Its place with its words.
    pub at: PlaceLine,
    /// Captured values.
    pub values: Vec<super::read::ValueView>,
}
