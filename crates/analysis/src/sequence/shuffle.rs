//! Shuffles: all orders equally likely.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// Draws that one random number may serve.
const MOST_DRAWS: usize = 30;
/// Bits that the product of their bounds may have. The less of 64, the seldomer a number is refused.
const BITS: u32 = 60;

/// Brings a row into a random order (Fisher and Yates). One random number serves several draws, whose bounds are
/// multiplied (Brackett-Rozinsky & Lemire 2024); where the rest is uneven it is drawn anew, so that nothing is favoured.
pub(super) fn shuffle<T: Copy>(row: &mut [T], rng: &mut ChaCha8Rng) {
    let mut left = row.len();
    while left > 1 {
        let bits = usize::BITS - left.leading_zeros();
        let draws = ((BITS / bits.min(BITS)) as usize).min(MOST_DRAWS).min(left - 1);
        let drawn = draw(left, draws, rng);
        for (step, other) in drawn[..draws].iter().enumerate() {
            row.swap(left - 1 - step, *other as usize);
        }
        left -= draws;
    }
}

/// Numbers below `left`, `left - 1` and so on.
fn draw(left: usize, draws: usize, rng: &mut ChaCha8Rng) -> [u32; MOST_DRAWS] {
    let mut drawn = [0; MOST_DRAWS];
    loop {
        let (mut rest, mut product) = (rng.next_u64(), 1u64);
        let mut bound = left as u64;
        for slot in &mut drawn[..draws] {
            let wide = u128::from(rest) * u128::from(bound);
            (*slot, rest) = ((wide >> 64) as u32, wide as u64);
            product *= bound;
            bound -= 1;
        }
        if rest >= product || rest >= product.wrapping_neg() % product {
            return drawn;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::random::stream;
    use std::collections::BTreeMap;

    /// Each of the 120 orders of five, 1,000 times expected: chi-square with 119 degrees of freedom.
    #[test]
    fn every_order_is_equally_likely() {
        let mut orders: BTreeMap<Vec<u8>, f64> = BTreeMap::new();
        let mut rng = stream(7, 0);
        for _ in 0..120_000 {
            let mut row = [0, 1, 2, 3, 4];
            shuffle(&mut row, &mut rng);
            *orders.entry(row.to_vec()).or_default() += 1.0;
        }
        let chi: f64 = orders.values().map(|n| (n - 1000.0) * (n - 1000.0) / 1000.0).sum();
        assert!(orders.len() == 120 && chi < 180.0, "{chi}");
    }

    #[test]
    fn long_rows_keep_what_they_hold() {
        for length in [0, 1, 2, 3, 63, 64, 65, 100_000] {
            let mut row: Vec<u32> = (0..length).collect();
            shuffle(&mut row, &mut stream(1, 0));
            assert!(length < 60 || row.iter().enumerate().any(|(i, n)| i as u32 != *n));
            row.sort_unstable();
            assert_eq!(row, (0..length).collect::<Vec<_>>());
        }
    }
}
