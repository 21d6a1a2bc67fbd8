//! Corrections of p values for many tests.

/// Holm's step-down values: the chance of one false alarm in all tests. `None` stays out.
pub fn holm(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let order = ascending(values);
    let mut adjusted = vec![None; values.len()];
    let mut least: f64 = 0.0;
    for (rank, (index, p)) in order.iter().enumerate() {
        least = least.max(p * (order.len() - rank) as f64).min(1.0);
        adjusted[*index] = Some(least);
    }
    adjusted
}

/// Benjamini and Hochberg's values: the share of false alarms among those that are called. `None` stays out.
pub fn benjamini_hochberg(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let order = ascending(values);
    let mut adjusted = vec![None; values.len()];
    let mut most: f64 = 1.0;
    for (rank, (index, p)) in order.iter().enumerate().rev() {
        most = most.min(p * order.len() as f64 / (rank + 1) as f64);
        adjusted[*index] = Some(most);
    }
    adjusted
}

fn ascending(values: &[Option<f64>]) -> Vec<(usize, f64)> {
    let mut order: Vec<(usize, f64)> = values
        .iter()
        .enumerate()
        .filter_map(|(i, p)| Some((i, (*p)?)))
        .filter(|(_, p)| !p.is_nan())
        .collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of R's p.adjust for these p values.
    #[test]
    fn against_r() {
        let p = [Some(0.01), None, Some(0.02), Some(0.03), Some(0.04), Some(0.5)];
        let holm_expected: [Option<f64>; 6] =
            [Some(0.05), None, Some(0.08), Some(0.09), Some(0.09), Some(0.5)];
        let bh_expected: [Option<f64>; 6] = [Some(0.05), None, Some(0.05), Some(0.05), Some(0.05), Some(0.5)];
        for (found, expected) in [(holm(&p), holm_expected), (benjamini_hochberg(&p), bh_expected)] {
            for (found, expected) in found.iter().zip(expected) {
                assert_eq!(found.map(|p| (p * 1e12).round()), expected.map(|p| (p * 1e12).round()));
            }
        }
        assert_eq!(holm(&[Some(0.9), Some(0.8)]), [Some(1.0), Some(1.0)]);
        assert!(holm(&[]).is_empty() && benjamini_hochberg(&[None]) == [None]);
    }
}
