//! A scale of numbers: from the least to the greatest of some values, with a few round ticks.

/// A scale from numbers to places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that holds all values and ticks, drawn from one place to another.
    pub(super) fn new(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Scale {
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        let high = if high > low { high } else { low + 1.0 };
        Scale { low, high, from, to }
    }

    /// Where a number stands.
    pub(super) fn at(&self, value: f64) -> f64 {
        self.from + (self.to - self.from) * (value - self.low) / (self.high - self.low)
    }
}

/// From three to seven round numbers over a range of values, the first no greater than all of them, the last no smaller.
pub fn ticks(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    if !(low <= high && low.is_finite() && high.is_finite()) {
        return Vec::new();
    }
    let low = if low > 0.0 && low < high * 0.6 { 0.0 } else { low };
    let range = if high > low { high - low } else { low.abs().max(1.0) };
    let tens = 10f64.powf((range / 5.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * tens).find(|step| range / step <= 5.0);
    let Some(step) = step.filter(|step| step.is_normal()) else { return vec![low, high] };
    let first = (low / step).floor();
    let last = (high / step).ceil().max(first + 1.0);
    (0..=(last - first).min(10.0) as u32).map(|k| (first + f64::from(k)) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        for (values, expected) in [
            (vec![55_000.0, 800_000.0], vec![0.0, 2e5, 4e5, 6e5, 8e5]),
            (vec![1.0, 30.0], vec![0.0, 10.0, 20.0, 30.0]),
            (vec![90.0, 100.0], vec![90.0, 92.0, 94.0, 96.0, 98.0, 100.0]),
            (vec![], vec![]),
            (vec![f64::NAN], vec![]),
        ] {
            assert_eq!(ticks(values.into_iter()), expected);
        }
        for one in [0.0, 5.0, -3.0, 1e15, 1e-9] {
            let found = ticks(std::iter::once(one));
            assert!(found.len() >= 2 && found[0] <= one && *found.last().unwrap() >= one, "{one} {found:?}");
        }
    }
}
