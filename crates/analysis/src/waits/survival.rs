//! How long something lasts where some are not seen to their end: Kaplan-Meier, its median, the log-rank test.

use crate::statistics::WIDTH_95;
use crate::statistics::tails;

/// Something that was watched from its beginning: how long, and whether its end was seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// How long it was watched; not negative.
    pub time: f64,
    /// Whether it ended then; else it was only watched so long.
    pub ended: bool,
}

/// The curve at a time at which something ended or was last seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// Watched up to here.
    pub at_risk: u64,
    /// Ended here.
    pub ended: u64,
    /// Last seen here.
    pub censored: u64,
    /// Share that lasts longer.
    pub survival: f64,
    /// Greenwood's variance; `None` where nothing lasts longer.
    pub variance: Option<f64>,
    /// 95 % interval of the share on the log-log scale; `None` where the share is 0 or 1.
    pub interval: Option<(f64, f64)>,
}

/// Shares are products of fractions; so much is rounding.
const ROUNDING: f64 = 1e-12;

/// The curve after Kaplan and Meier. `sorted`: by time.
pub fn curve(sorted: &[Observation]) -> Vec<Step> {
    let mut at_risk = sorted.len() as u64;
    let (mut survival, mut sum) = (1.0, 0.0);
    let mut steps = Vec::new();
    for same in sorted.chunk_by(|a, b| a.time == b.time) {
        let ended = same.iter().filter(|o| o.ended).count() as u64;
        let left = at_risk - ended;
        survival *= left as f64 / at_risk as f64;
        sum += ended as f64 / (at_risk as f64 * left as f64);
        steps.push(Step {
            time: same[0].time,
            at_risk,
            ended,
            censored: same.len() as u64 - ended,
            survival,
            variance: (survival > 0.0).then_some(survival * survival * sum),
            interval: log_log(survival, sum),
        });
        at_risk -= same.len() as u64;
    }
    steps
}

/// The interval of a share on the scale of the logarithm of its logarithm.
fn log_log(survival: f64, sum: f64) -> Option<(f64, f64)> {
    if survival <= 0.0 || sum <= 0.0 {
        return None;
    }
    let width = WIDTH_95 * sum.sqrt() / survival.ln();
    let (low, high) = (survival.powf((-width).exp()), survival.powf(width.exp()));
    Some((low, high))
}

/// The first time at which no more than half last longer; `None` where the curve ends above.
pub fn median(steps: &[Step]) -> Option<f64> {
    steps.iter().find(|s| s.survival <= 0.5 + ROUNDING).map(|s| s.time)
}

/// The interval of the median: where the ends of the curve's interval come down to one half. An end that never does is
/// not known.
pub fn median_interval(steps: &[Step]) -> (Option<f64>, Option<f64>) {
    let first = |end: fn(&(f64, f64)) -> f64| {
        let reaches = |s: &&Step| s.interval.as_ref().is_some_and(|i| end(i) <= 0.5 + ROUNDING);
        steps.iter().find(reaches).map(|s| s.time)
    };
    (first(|i| i.0), first(|i| i.1))
}

/// A test whether groups last equally long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// Chi-square.
    pub chi_square: f64,
    /// Its degrees of freedom: groups less one.
    pub df: u32,
    /// Its tail.
    pub p: f64,
}

/// The log-rank test. `groups`: each sorted by time. `None` where nothing can be said: fewer than two groups, nothing
/// that ended, or a group that was never watched beside another.
pub fn log_rank(groups: &[&[Observation]]) -> Option<LogRank> {
    let last = groups.len().checked_sub(1).filter(|n| *n > 0)?;
    let mut all: Vec<(f64, usize, bool)> = Vec::new();
    for (group, observed) in groups.iter().enumerate() {
        all.extend(observed.iter().map(|o| (o.time, group, o.ended)));
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut at_risk: Vec<f64> = groups.iter().map(|g| g.len() as f64).collect();
    let (mut apart, mut spread) = (vec![0.0; last], vec![vec![0.0; last]; last]);
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let n: f64 = at_risk.iter().sum();
        let ended = same.iter().filter(|o| o.2).count() as f64;
        let variance = if n > 1.0 { ended * (n - ended) / (n - 1.0) } else { 0.0 };
        for j in 0..last {
            let share = at_risk[j] / n;
            apart[j] += same.iter().filter(|o| o.2 && o.1 == j).count() as f64 - ended * share;
            for k in 0..last {
                let own = if j == k { 1.0 } else { 0.0 };
                spread[j][k] += variance * share * (own - at_risk[k] / n);
            }
        }
        same.iter().for_each(|o| at_risk[o.1] -= 1.0);
    }
    let solved = solve(spread, apart.clone())?;
    let chi_square: f64 = apart.iter().zip(&solved).map(|(a, b)| a * b).sum();
    let df = last as u32;
    Some(LogRank { chi_square, df, p: tails::chi_square(chi_square, f64::from(df)) })
}

/// Solves a system of equations by elimination; `None` where it has no one solution.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let n = right.len();
    for column in 0..n {
        let best = (column..n).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        if rows[best][column].abs() < ROUNDING {
            return None;
        }
        rows.swap(column, best);
        right.swap(column, best);
        let (pivot, value) = (rows[column].clone(), right[column]);
        for row in (0..n).filter(|r| *r != column) {
            let factor = rows[row][column] / pivot[column];
            rows[row].iter_mut().zip(&pivot).for_each(|(cell, p)| *cell -= factor * p);
            right[row] -= factor * value;
        }
    }
    Some((0..n).map(|i| right[i] / rows[i][i]).collect())
}
