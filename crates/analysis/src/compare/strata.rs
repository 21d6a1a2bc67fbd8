//! Tables of two by two over conversations: Mantel and Haenszel, Cochran, Breslow and Day.

use crate::statistics::WIDTH_95;
use crate::statistics::odds::Table;
use crate::statistics::tails::chi_square;

/// What tables say together, each for itself.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Strata {
    /// Tables that have a say: none of their margins is 0.
    pub informative: u64,
    /// Mantel-Haenszel's odds ratio.
    pub odds_ratio: Option<f64>,
    /// The standard error of its logarithm.
    pub log_error: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// That there is no association.
    pub none: Option<Test>,
    /// The same, corrected for continuity.
    pub none_corrected: Option<Test>,
    /// That the odds ratio is the same in all tables.
    pub same: Option<Test>,
    /// Without one table.
    pub left_out: Option<LeftOut>,
}

/// A test by chi-square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// Its value.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub df: u64,
    /// p.
    pub p: f64,
}

/// The odds ratio when one table is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeftOut {
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// The table that moves it most, as an index.
    pub moves_most: usize,
    /// The odds ratio without that one.
    pub without: f64,
}

impl Test {
    fn of(value: f64, df: u64) -> Option<Test> {
        let p = chi_square(value, df as f64);
        value.is_finite().then_some(Test { chi_square: value, df, p })
    }
}

impl Strata {
    /// What these tables say.
    pub fn of(tables: &[Table]) -> Strata {
        let informative: Vec<&Table> = tables.iter().filter(|t| !t.lacks_a_margin()).collect();
        let (odds_ratio, log_error) = mantel_haenszel(&informative);
        let logs = odds_ratio.zip(log_error).filter(|(odds, _)| *odds > 0.0);
        let end = |sign: f64, (odds, error): (f64, f64)| (odds.ln() + sign * WIDTH_95 * error).exp();
        let none = cochran(&informative);
        Strata {
            informative: informative.len() as u64,
            odds_ratio,
            log_error,
            interval: logs.map(|both| (end(-1.0, both), end(1.0, both))),
            none: none.and_then(|(distance, variance)| Test::of(distance * distance / variance, 1)),
            none_corrected: none.and_then(|(distance, variance)| {
                Test::of((distance.abs() - 0.5).max(0.0).powi(2) / variance, 1)
            }),
            same: odds_ratio.and_then(|odds| breslow_day(&informative, odds)),
            left_out: odds_ratio.and_then(|odds| left_out(tables, odds)),
        }
    }
}

/// Both sums of a table: ad / n and bc / n.
pub(super) fn sums(table: &Table) -> (f64, f64) {
    let n = table.total();
    if n > 0.0 { (table.a * table.d / n, table.b * table.c / n) } else { (0.0, 0.0) }
}

/// The odds ratio and the standard error of its logarithm (Robins, Breslow and Greenland).
fn mantel_haenszel(tables: &[&Table]) -> (Option<f64>, Option<f64>) {
    let (mut r, mut s, mut pr, mut mixed, mut qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for table in tables {
        let (ri, si) = sums(table);
        let n = table.total();
        let (p, q) = ((table.a + table.d) / n, (table.b + table.c) / n);
        (r, s) = (r + ri, s + si);
        pr += p * ri;
        mixed += p * si + q * ri;
        qs += q * si;
    }
    let error = (pr / (2.0 * r * r) + mixed / (2.0 * r * s) + qs / (2.0 * s * s)).sqrt();
    let defined = |n: f64| n.is_finite().then_some(n);
    (defined(r / s), defined(error))
}

/// How far the counts are from what no association would give, and the variance.
fn cochran(tables: &[&Table]) -> Option<(f64, f64)> {
    let (mut distance, mut variance) = (0.0, 0.0);
    for t in tables.iter().filter(|t| t.total() > 1.0) {
        let n = t.total();
        distance += t.a - (t.a + t.b) * (t.a + t.c) / n;
        variance += (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d) / (n * n * (n - 1.0));
    }
    (variance > 0.0).then_some((distance, variance))
}

fn breslow_day(tables: &[&Table], odds: f64) -> Option<Test> {
    let df = (tables.len() as u64).checked_sub(1).filter(|df| *df > 0)?;
    let value: f64 = tables
        .iter()
        .map(|table| {
            let fit = fitted(table, odds);
            let variance = 1.0 / (1.0 / fit.a + 1.0 / fit.b + 1.0 / fit.c + 1.0 / fit.d);
            (table.a - fit.a).powi(2) / variance
        })
        .sum();
    Test::of(value, df)
}

/// The table with the same margins and this odds ratio.
fn fitted(table: &Table, odds: f64) -> Table {
    let (row, column, n) = (table.a + table.b, table.a + table.c, table.total());
    // a (n - row - column + a) = odds (row - a) (column - a)
    let square = 1.0 - odds;
    let linear = n - row - column + odds * (row + column);
    let constant = -odds * row * column;
    let a = if square.abs() < 1e-12 {
        -constant / linear
    } else {
        let root = (linear * linear - 4.0 * square * constant).max(0.0).sqrt();
        // The root that lies between the bounds, in the form that loses no digits.
        -2.0 * constant / (linear + root)
    };
    Table { a, b: row - a, c: column - a, d: n - row - column + a }
}

/// The odds ratio without each table in turn.
fn left_out(tables: &[Table], odds: f64) -> Option<LeftOut> {
    let each: Vec<(f64, f64)> =
        tables.iter().map(|t| if t.lacks_a_margin() { (0.0, 0.0) } else { sums(t) }).collect();
    let (r, s) = each.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let mut found: Option<LeftOut> = None;
    let far = |without: f64| (without / odds).ln().abs();
    for (index, (ri, si)) in each.iter().enumerate() {
        let without = (r - ri) / (s - si);
        if !without.is_finite() || tables[index].lacks_a_margin() {
            continue;
        }
        let old = found.unwrap_or(LeftOut { low: without, high: without, moves_most: index, without });
        let more = far(without) > far(old.without);
        found = Some(LeftOut {
            low: old.low.min(without),
            high: old.high.max(without),
            moves_most: if more { index } else { old.moves_most },
            without: if more { without } else { old.without },
        });
    }
    found
}
