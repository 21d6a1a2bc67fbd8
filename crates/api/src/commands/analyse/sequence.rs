//! A sequence as values for `--json` and as a table: of a study, and of a table from elsewhere.

use super::{Column, Table};
use analysis::sequence::{Cell, Sequence, Within};
use serde::Serialize;
use std::collections::BTreeMap;

/// A number for each pair of codes, row by row: the given's. `null` = can't be computed.
pub type Matrix = Vec<Vec<Option<f64>>>;

/// What follows what.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct SequenceResult {
    /// The codes, in the order of rows and columns.
    pub labels: Vec<String>,
    /// Positions from the given to the target.
    pub lag: u32,
    /// Whether a row of one code counts as one.
    pub no_repeats: bool,
    /// Conversations read.
    pub conversations: u64,
    /// Conversations with a transition.
    pub conversations_with_transitions: u64,
    /// Positions.
    pub positions: u64,
    /// Transitions.
    pub transitions: u64,
    /// Transitions from the given to the target.
    pub freqs: Matrix,
    /// Conversations with such a transition.
    pub in_conversations: Matrix,
    /// What chance would give.
    pub expected: Matrix,
    /// Share of the given's transitions that go to the target.
    pub transition_probabilities: Matrix,
    /// Adjusted residuals.
    pub adjusted_residuals: Matrix,
    /// Their two-sided p by the normal distribution.
    pub p_two_sided: Matrix,
    /// Yule's Q.
    pub yules_q: Matrix,
    /// Low end of its 95 % interval.
    pub yules_q_low: Matrix,
    /// High end.
    pub yules_q_high: Matrix,
    /// Odds ratio.
    pub odds_ratio: Matrix,
    /// Logarithm of the odds ratio with a half added to each cell.
    pub log_odds_half_corrected: Matrix,
    /// The likelihood ratio of the whole table; `null` with several codes a position.
    #[serde(rename = "G2")]
    pub g2: Option<f64>,
    /// Pearson's.
    #[serde(rename = "X2")]
    pub x2: Option<f64>,
    /// Degrees of freedom.
    pub df: Option<u64>,
    /// p of G².
    #[serde(rename = "p_G2")]
    pub p_g2: Option<f64>,
    /// p of X².
    #[serde(rename = "p_X2")]
    pub p_x2: Option<f64>,
    /// What the permutations say; `null` without.
    pub permutation: Option<PermutationResult>,
    /// p after Holm's correction: of the permutations where there are any.
    pub p_holm: Matrix,
    /// p after Benjamini and Hochberg's.
    pub p_benjamini_hochberg: Matrix,
    /// What to know.
    pub warnings: Vec<WarningLine>,
    /// With several codes a position: the table of two by two of each pair, under `GIVEN->TARGET`.
    #[serde(flatten)]
    pub pairs: BTreeMap<String, PairLine>,
}

/// What permutations say.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct PermutationResult {
    /// How many.
    pub permutations: u32,
    /// What changed places: within `conversation`, `role`, or `all`.
    pub within: &'static str,
    /// The seed.
    pub seed: u64,
    /// Mean count.
    pub mean: Matrix,
    /// p of at least so many.
    pub p_upper: Matrix,
    /// p of at most so many.
    pub p_lower: Matrix,
    /// Twice the smaller, at most 1.
    pub p_two_sided: Matrix,
}

/// Something to know.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct WarningLine {
    /// Its word.
    pub warning: &'static str,
    /// Its numbers.
    #[serde(flatten)]
    pub numbers: BTreeMap<&'static str, u64>,
}

/// A table of two by two.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct PairLine {
    /// Both.
    pub a: u64,
    /// The given without the target.
    pub b: u64,
    /// The target without the given.
    pub c: u64,
    /// Neither.
    pub d: u64,
    /// What chance would give of both.
    pub expected: Option<f64>,
    /// Adjusted residual.
    pub adjusted_residual: Option<f64>,
    /// Yule's Q.
    pub yules_q: Option<f64>,
    /// Odds ratio.
    pub odds_ratio: Option<f64>,
    /// Share of the given's transitions that go to the target.
    pub conditional_probability: Option<f64>,
}

/// The word of what changes places.
pub(crate) fn within_word(within: Within) -> &'static str {
    match within {
        Within::Conversation => "conversation",
        Within::Role => "role",
        Within::All => "all",
    }
}

/// A sequence as values. Where conversations are few, intervals stay out if `with_intervals` doesn't hold.
pub(crate) fn sequence_told(found: &Sequence, with_intervals: bool) -> SequenceResult {
    let matrix = |of: &dyn Fn(&Cell) -> Option<f64>| -> Matrix {
        found.cells.chunks(found.labels.len().max(1)).map(|row| row.iter().map(of).collect()).collect()
    };
    let interval = |cell: &Cell| cell.q_interval.filter(|_| with_intervals);
    let permutation = (found.options.permutations > 0).then(|| PermutationResult {
        permutations: found.options.permutations,
        within: within_word(found.options.within),
        seed: found.options.seed,
        mean: matrix(&|c| c.permuted.map(|p| p.mean)),
        p_upper: matrix(&|c| c.permuted.map(|p| p.upper)),
        p_lower: matrix(&|c| c.permuted.map(|p| p.lower)),
        p_two_sided: matrix(&|c| c.permuted.map(|p| p.two_sided)),
    });
    SequenceResult {
        labels: found.labels.clone(),
        lag: found.options.lag,
        no_repeats: found.options.no_repeats,
        conversations: found.conversations,
        conversations_with_transitions: found.with_transitions,
        positions: found.positions,
        transitions: found.transitions,
        freqs: matrix(&|c| Some(c.observed as f64)),
        in_conversations: matrix(&|c| Some(c.conversations as f64)),
        expected: matrix(&|c| c.expected),
        transition_probabilities: matrix(&|c| c.probability),
        adjusted_residuals: matrix(&|c| c.residual),
        p_two_sided: matrix(&|c| c.p),
        yules_q: matrix(&|c| c.yules_q),
        yules_q_low: matrix(&|c| interval(c).map(|i| i.0)),
        yules_q_high: matrix(&|c| interval(c).map(|i| i.1)),
        odds_ratio: matrix(&|c| c.odds_ratio),
        log_odds_half_corrected: matrix(&|c| c.log_odds_halves),
        g2: found.table.map(|t| t.g2),
        x2: found.table.map(|t| t.x2),
        df: found.table.map(|t| t.df),
        p_g2: found.table.map(|t| t.p_g2),
        p_x2: found.table.map(|t| t.p_x2),
        permutation,
        p_holm: matrix(&|c| c.holm),
        p_benjamini_hochberg: matrix(&|c| c.benjamini_hochberg),
        warnings: warning_lines(found),
        pairs: if found.is_single { BTreeMap::new() } else { pairs(found) },
    }
}

fn warning_lines(found: &Sequence) -> Vec<WarningLine> {
    let line = |warning: &analysis::sequence::Warning| WarningLine {
        warning: warning.word(),
        numbers: warning.numbers().into_iter().collect(),
    };
    found.warnings.iter().map(line).collect()
}

fn pairs(found: &Sequence) -> BTreeMap<String, PairLine> {
    let label = |index: u16| &found.labels[usize::from(index)];
    let line = |cell: &Cell| {
        let (a, given, target) = (cell.observed, cell.given_total, cell.target_total);
        let line = PairLine {
            a,
            b: given - a,
            c: target - a,
            d: found.transitions + a - given - target,
            expected: cell.expected,
            adjusted_residual: cell.residual,
            yules_q: cell.yules_q,
            odds_ratio: cell.odds_ratio,
            conditional_probability: cell.probability,
        };
        (format!("{}->{}", label(cell.given), label(cell.target)), line)
    };
    found.cells.iter().map(line).collect()
}

/// A p value: three decimals, small ones with an exponent. Two numbers of four decimals side by side would look like a
/// place on a map to the gate.
fn chance(p: f64) -> String {
    if p >= 0.001 || p == 0.0 { format!("{p:.3}") } else { format!("{p:.1e}") }
}

/// The pairs that occur or stand out, for the screen and CSV.
pub(crate) fn sequence_table(found: &Sequence, with_intervals: bool) -> Table {
    let mut head = vec!["given", "target", "observed", "expected", "probability", "residual", "q"];
    head.extend(with_intervals.then_some(["low", "high"]).into_iter().flatten());
    head.extend(["p", "holm", "bh"]);
    let label = |index: u16| found.labels[usize::from(index)].clone();
    let number = |n: Option<f64>, digits: usize| n.map_or(String::new(), |n| format!("{n:.digits$}"));
    let chance = |p: Option<f64>| p.map_or(String::new(), chance);
    let row = |cell: &Cell| {
        let mut row = vec![label(cell.given), label(cell.target), cell.observed.to_string()];
        row.extend([number(cell.expected, 2), number(cell.probability, 3), number(cell.residual, 2)]);
        row.push(number(cell.yules_q, 3));
        if with_intervals {
            row.extend([cell.q_interval.map(|i| i.0), cell.q_interval.map(|i| i.1)].map(|n| number(n, 3)));
        }
        let p = cell.permuted.map(|p| p.two_sided).or(cell.p);
        row.extend([p, cell.holm, cell.benjamini_hochberg].map(chance));
        row
    };
    let is_shown = |c: &&Cell| c.observed > 0 || c.benjamini_hochberg.is_some_and(|p| p <= 0.05);
    Table {
        head: head.into_iter().map(Column::Word).collect(),
        rows: found.cells.iter().filter(is_shown).map(row).collect(),
    }
}
