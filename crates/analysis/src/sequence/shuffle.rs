//! Shuffles: all orders equally likely.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// Draws that one random number may serve.
const MOST_DRAWS: usize = 20;
/// Bits that the product of their bounds may have. The less of 64, the seldomer a number is refused.
const BITS: u32 = 60;

/// Brings a row into a random order (Fisher and Yates). One random number serves several draws, whose bounds are
/// multiplied (Brackett-Rozinsky & Lemire 2024); where the rest is uneven it is drawn anew, so that nothing is favoured.
pub(super) fn shuffle<T: Copy>(row: &mut [T], rng: &mut ChaCha8Rng) {
    let mut left = row.len();
    let mut drawn = [0u32; MOST_DRAWS];
    while left > 1 {
        let batch = Batch::of(left);
        let drawn = &mut drawn[..batch.draws];
        batch.draw(left, drawn, rng);
        for (step, other) in drawn.iter().enumerate() {
            row.swap(left - 1 - step, *other as usize);
        }
        left -= batch.draws;
    }
}

/// Draws that one random number serves.
#[derive(Clone, Copy)]
struct Batch {
    draws: usize,
    /// The product of their bounds.
    product: u64,
}

impl Batch {
    const fn of(left: usize) -> Batch {
        let (mut draws, mut product) = (0, 1u64);
        while draws + 1 < left && draws < MOST_DRAWS && product <= (1 << BITS) / (left - draws) as u64 {
            product *= (left - draws) as u64;
            draws += 1;
        }
        Batch { draws, product }
    }

    /// Numbers below `left`, `left - 1` and so on.
    fn draw<N: Narrow>(self, left: usize, drawn: &mut [N], rng: &mut ChaCha8Rng) {
        loop {
            let mut rest = rng.next_u64();
            let mut bound = left as u64;
            for slot in drawn.iter_mut() {
                let wide = u128::from(rest) * u128::from(bound);
                (*slot, rest) = (N::narrow((wide >> 64) as u64), wide as u64);
                bound -= 1;
            }
            if rest >= self.product || rest >= self.product.wrapping_neg() % self.product {
                return;
            }
        }
    }
}

/// A number that is known to be small enough.
trait Narrow {
    fn narrow(number: u64) -> Self;
}

impl Narrow for u8 {
    fn narrow(number: u64) -> u8 {
        number as u8
    }
}

impl Narrow for u32 {
    fn narrow(number: u64) -> u32 {
        number as u32
    }
}

/// A row short enough for places of a byte.
pub(super) const SHORT: usize = 256;

/// The batches of short rows.
static BATCHES: [Batch; SHORT + 1] = {
    let mut batches = [Batch { draws: 0, product: 1 }; SHORT + 1];
    let mut left = 0;
    while left <= SHORT {
        batches[left] = Batch::of(left);
        left += 1;
    }
    batches
};

/// Draws a random order of the first `length` symbols and visits them from its end to its begin. What is left in the
/// row is of no use.
pub(super) fn visit(row: &mut [u8; SHORT], length: usize, rng: &mut ChaCha8Rng, mut visit: impl FnMut(u8)) {
    let mut left = length.min(SHORT);
    let mut drawn = [0u8; MOST_DRAWS];
    while left > 1 {
        let batch = BATCHES[left];
        let drawn = &mut drawn[..batch.draws];
        batch.draw(left, drawn, rng);
        for other in drawn.iter() {
            left -= 1;
            let last = row[left & (SHORT - 1)];
            visit(std::mem::replace(&mut row[usize::from(*other)], last));
        }
    }
    if left == 1 {
        visit(row[0]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::random::stream;
    use std::collections::BTreeMap;

    /// Each of the 120 orders of five, 1,000 times expected: chi-square with 119 degrees of freedom.
    fn is_even(draw: impl Fn(&mut ChaCha8Rng) -> Vec<u8>) {
        let mut orders: BTreeMap<Vec<u8>, f64> = BTreeMap::new();
        let mut rng = stream(7, 0);
        (0..120_000).for_each(|_| *orders.entry(draw(&mut rng)).or_default() += 1.0);
        let chi: f64 = orders.values().map(|n| (n - 1000.0) * (n - 1000.0) / 1000.0).sum();
        assert!(orders.len() == 120 && chi < 180.0, "{chi}");
    }

    #[test]
    fn every_order_is_equally_likely() {
        is_even(|rng| {
            let mut row = [0, 1, 2, 3, 4];
            shuffle(&mut row, rng);
            row.to_vec()
        });
        is_even(|rng| visited(&[0, 1, 2, 3, 4], rng));
    }

    fn visited(symbols: &[u8], rng: &mut ChaCha8Rng) -> Vec<u8> {
        let (mut row, mut found) = ([0; SHORT], Vec::new());
        row[..symbols.len()].copy_from_slice(symbols);
        visit(&mut row, symbols.len(), rng, |symbol| found.push(symbol));
        found
    }

    #[test]
    fn short_rows_are_visited_whole() {
        for length in [0usize, 1, 2, 20, 50, 255, 256] {
            let row: Vec<u8> = (0..length).map(|n| n as u8).collect();
            let mut found = visited(&row, &mut stream(1, 0));
            assert!(length < 20 || found != row);
            found.sort_unstable();
            assert_eq!(found, row);
        }
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
