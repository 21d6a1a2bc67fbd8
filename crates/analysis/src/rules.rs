//! Search rules: from patterns to proposals.
//!
//! # What it measures
//! Nothing: it finds the places that a pattern describes and offers them as proposals, which count nowhere until a
//! person accepts them.
//! # Formula
//! Words are found as whole words or phrases in any case, the longest from the left; the spaces of a phrase stand for
//! any white space. A regular expression gives each of its matches that isn't empty; its case counts unless it says
//! (?i). A price rule gives each amount with its value. A media rule gives each turn that is a picture, a sound or the
//! like. A rule that captures a price takes the first one that overlaps its hit or follows it in the same turn. A rule
//! for whole turns gives one proposal a turn, with the value of its first hit. Hits of one rule never overlap.
//! # Conditions
//! Turns that the speaker wrote or said; not those of interviewers and narrators, of persons who refused, or withdrawn
//! ones. A rule may be kept to roles and to kinds of sources.
//! # Source
//! Aho & Corasick (1975) for words; the syntax of the regex crate for expressions.
//! # Checked against
//! Hand-made turns with one case for each rule of reading.

mod compiled;
mod phrases;

#[cfg(test)]
mod tests;

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
pub fn run(view: &View<'_>, rules: &[Rule]) -> Result<Vec<Hit>, RuleError> {
    let mut compiled = compiled::Compiled::new(view, rules)?;
    let mut hits = Vec::new();
    for source in &view.sources {
        let readers = compiled.readers(view, *source);
        let Some(words) = view.words.sources.get(source).filter(|_| !readers.is_empty()) else { continue };
        for (turn, words) in (0u32..).zip(&words.turns) {
            compiled.read(*source, turn, words, &readers, &mut hits);
        }
    }
    Ok(hits)
}
