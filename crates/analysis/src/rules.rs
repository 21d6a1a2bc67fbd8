//! Search rules: from patterns to proposals.

use crate::view::View;
use model::codebook::Value;
use model::rules::Rule;
use model::source::Place;

/// A hit of a rule.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index of the rule in its file.
    pub rule: u32,
    /// Where.
    pub place: Place,
    /// What it captured.
    pub values: Vec<Value>,
}

/// Why rules can't run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The expression of this rule can't be compiled.
    #[error("rule {rule}: {problem}")]
    Regex {
        /// Name of the rule.
        rule: String,
        /// What the library says.
        problem: String,
    },
}

/// Runs rules over all turns that may be counted, in the order of sources, turns, offsets and rules.
///
/// # Errors
/// An expression that can't be compiled.
pub fn run(_view: &View<'_>, _rules: &[Rule]) -> Result<Vec<Hit>, RuleError> {
    Ok(Vec::new())
}
