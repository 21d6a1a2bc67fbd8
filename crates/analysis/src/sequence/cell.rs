//! A pair of codes: how often, how far from chance.

use super::count::Counts;
use crate::statistics::adjust::{benjamini_hochberg, holm};
use crate::statistics::odds::Table;
use crate::statistics::tails::normal_two_sided;

/// A pair of codes. What can't be computed is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// The given code, as an index.
    pub given: u16,
    /// The target.
    pub target: u16,
    /// Transitions from the one to the other.
    pub observed: u64,
    /// Transitions with the given.
    pub given_total: u64,
    /// Transitions with the target.
    pub target_total: u64,
    /// Conversations with such a transition.
    pub conversations: u64,
    /// Whether the pair cannot occur.
    pub never: bool,
    /// What chance would give.
    pub expected: Option<f64>,
    /// Transition probability.
    pub probability: Option<f64>,
    /// Adjusted residual; 0 for a pair that cannot occur.
    pub residual: Option<f64>,
    /// Its two-sided p.
    pub p: Option<f64>,
    /// Odds ratio.
    pub odds_ratio: Option<f64>,
    /// Logarithm of the odds ratio with a half added to each cell.
    pub log_odds_halves: Option<f64>,
    /// Yule's Q.
    pub yules_q: Option<f64>,
    /// Its 95 % interval.
    pub q_interval: Option<(f64, f64)>,
    /// What the permutations say.
    pub permuted: Option<Permuted>,
    /// p after Holm's correction over all tested pairs.
    pub holm: Option<f64>,
    /// p after Benjamini and Hochberg's.
    pub benjamini_hochberg: Option<f64>,
}

/// What permutations say of a pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permuted {
    /// Mean count over the permutations.
    pub mean: f64,
    /// p of at least so many.
    pub upper: f64,
    /// p of at most so many.
    pub lower: f64,
    /// Twice the smaller, at most 1.
    pub two_sided: f64,
}

/// The cells, row by row. `fitted`: expected counts and residuals where some pairs cannot occur.
pub(super) fn cells(counts: &Counts, codes: usize, fitted: Option<&[Fitted]>) -> Vec<Cell> {
    let cell = |at: usize| {
        let (given, target) = (at / codes, at % codes);
        let (r, c, x) = (counts.given[given], counts.target[target], counts.pairs[at]);
        let table = Table::of(x, r, c, counts.transitions);
        let plain = || Fitted { never: false, expected: table.expected(), residual: table.residual() };
        let fit = fitted.map_or_else(plain, |f| f[at]);
        Cell {
            given: given as u16,
            target: target as u16,
            observed: x,
            given_total: r,
            target_total: c,
            conversations: counts.conversations[at],
            never: fit.never,
            expected: fit.expected,
            probability: (r > 0).then(|| x as f64 / r as f64),
            residual: fit.residual,
            p: fit.residual.map(normal_two_sided),
            odds_ratio: table.odds_ratio(),
            log_odds_halves: table.with_halves().odds_ratio().map(f64::ln),
            yules_q: table.yules_q(),
            q_interval: table.q_interval(),
            permuted: None,
            holm: None,
            benjamini_hochberg: None,
        }
    };
    (0..codes * codes).map(cell).collect()
}

/// An expected count with its residual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted {
    pub never: bool,
    pub expected: Option<f64>,
    pub residual: Option<f64>,
}

/// Corrects the p values for their number.
pub(super) fn correct(cells: &mut [Cell]) {
    let tested = |c: &Cell| match c.permuted {
        _ if c.never || c.residual.is_none() => None,
        Some(permuted) => Some(permuted.two_sided),
        None => c.p,
    };
    let values: Vec<Option<f64>> = cells.iter().map(tested).collect();
    for ((cell, holm), bh) in cells.iter_mut().zip(holm(&values)).zip(benjamini_hochberg(&values)) {
        (cell.holm, cell.benjamini_hochberg) = (holm, bh);
    }
}
