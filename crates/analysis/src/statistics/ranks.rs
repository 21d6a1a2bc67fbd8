//! Ranks.

/// The rank of each value, from 1; equal values share the average of their ranks.
pub fn average_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let rank = before as f64 + (equal.len() + 1) as f64 / 2.0;
        equal.iter().for_each(|index| ranks[*index] = rank);
        before += equal.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_their_average() {
        for (values, expected) in [
            (vec![3.0, 1.0, 3.0, 2.0, 3.0], vec![4.0, 1.0, 4.0, 2.0, 4.0]),
            (vec![5.0, 5.0], vec![1.5, 1.5]),
            (vec![], vec![]),
        ] {
            assert_eq!(average_ranks(&values), expected);
        }
    }
}
