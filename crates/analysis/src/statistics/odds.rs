//! A table of two by two: what is together, and how far from chance.

use super::WIDTH_95;

/// Counts of a given and a target: both, the given alone, the target alone, neither.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Table {
    /// Both.
    pub a: f64,
    /// The given without the target.
    pub b: f64,
    /// The target without the given.
    pub c: f64,
    /// Neither.
    pub d: f64,
}

impl Table {
    /// A table by the count of both, the given's, the target's and all.
    pub fn of(both: u64, given: u64, target: u64, all: u64) -> Table {
        let [both, given, target, all] = [both, given, target, all].map(|n| n as f64);
        Table { a: both, b: given - both, c: target - both, d: all - given - target + both }
    }

    /// All.
    pub fn total(&self) -> f64 {
        self.a + self.b + self.c + self.d
    }

    /// The count of both that independence would give; `None` of nothing.
    pub fn expected(&self) -> Option<f64> {
        defined((self.a + self.b) * (self.a + self.c) / self.total())
    }

    /// The adjusted residual (Haberman); `None` where a margin is 0.
    pub fn residual(&self) -> Option<f64> {
        let (n, e) = (self.total(), self.expected()?);
        let variance = e * ((self.c + self.d) / n) * ((self.b + self.d) / n);
        if variance > 0.0 { defined((self.a - e) / variance.sqrt()) } else { None }
    }

    /// ad / bc; `None` where the divisor is 0.
    pub fn odds_ratio(&self) -> Option<f64> {
        defined(self.a * self.d / (self.b * self.c))
    }

    /// Yule's Q, from -1 to 1: (ad - bc) / (ad + bc); `None` where both products are 0.
    pub fn yules_q(&self) -> Option<f64> {
        let (same, other) = (self.a * self.d, self.b * self.c);
        defined((same - other) / (same + other))
    }

    /// The table with a half added to each cell.
    pub fn with_halves(&self) -> Table {
        Table { a: self.a + 0.5, b: self.b + 0.5, c: self.c + 0.5, d: self.d + 0.5 }
    }

    /// Whether the given, the target, or their absence never occurs, so that nothing can be said.
    pub fn lacks_a_margin(&self) -> bool {
        [self.a + self.b, self.c + self.d, self.a + self.c, self.b + self.d]
            .iter()
            .any(|margin| *margin <= 0.0)
    }

    /// The logarithm of the odds ratio and its standard error, with a half added to each cell where one is 0; `None`
    /// where a margin is 0.
    pub fn log_odds(&self) -> Option<(f64, f64)> {
        if self.lacks_a_margin() {
            return None;
        }
        let cells = [self.a, self.b, self.c, self.d];
        let table = if cells.contains(&0.0) { self.with_halves() } else { *self };
        let variance: f64 = [table.a, table.b, table.c, table.d].iter().map(|n| 1.0 / n).sum();
        Some(((table.a * table.d / (table.b * table.c)).ln(), variance.sqrt()))
    }

    /// The 95 % interval of the odds ratio (Woolf's, on the logit scale).
    pub fn odds_interval(&self) -> Option<(f64, f64)> {
        let (log, error) = self.log_odds()?;
        let end = |sign: f64| (log + sign * WIDTH_95 * error).exp();
        Some((end(-1.0), end(1.0)))
    }

    /// The 95 % interval of Yule's Q, from that of the odds ratio.
    pub fn q_interval(&self) -> Option<(f64, f64)> {
        let q = |odds: f64| if odds.is_infinite() { 1.0 } else { (odds - 1.0) / (odds + 1.0) };
        self.odds_interval().map(|(low, high)| (q(low), q(high)))
    }
}

/// A value that can be told.
fn defined(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let table = Table::of(12, 17, 18, 43);
        assert_eq!(table, Table { a: 12.0, b: 5.0, c: 6.0, d: 20.0 });
        assert_eq!((table.odds_ratio(), table.yules_q()), (Some(8.0), Some(7.0 / 9.0)));
        let (low, high) = table.odds_interval().unwrap();
        // exp(ln 8 -+ 1.95996 sqrt(1/12 + 1/5 + 1/6 + 1/20)), sqrt(0.5) being the error.
        assert!(
            (low - 2.000_781_226_079_25).abs() < 1e-12 && (high - 31.987_505_263_339).abs() < 1e-10,
            "{low} {high}"
        );
    }

    #[test]
    fn what_is_undefined() {
        let all = Table::of(2, 6, 2, 12);
        assert_eq!((all.odds_ratio(), all.yules_q()), (None, Some(1.0)));
        assert!(all.q_interval().is_some_and(|(low, high)| low < high && high < 1.0));
        let never = Table::of(0, 0, 3, 9);
        assert_eq!(
            (never.odds_ratio(), never.yules_q(), never.residual(), never.q_interval()),
            (None, None, None, None)
        );
        assert_eq!(Table::default().expected(), None);
    }
}
