//! Percentile bootstrap over whole conversations.

use super::Options;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Packages of one code in one conversation.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// With an answer.
    pub answered: u32,
    /// Whose end is known.
    pub known: u32,
}

/// For each code the 95 % interval of answered / known.
///
/// `codes` holds for each code the conversations that carry it; `conversations` is the number of all, of which those
/// that carry none count as empty.
pub(super) fn intervals(
    codes: &[&[(u32, Tally)]],
    conversations: u64,
    options: &Options,
) -> Vec<Option<(f64, f64)>> {
    let Ok(all) = u32::try_from(conversations) else { return vec![None; codes.len()] };
    if codes.is_empty() || all == 0 {
        return vec![None; codes.len()];
    }
    let table = Table::new(codes);
    let mut shares = vec![Vec::with_capacity(options.samples as usize); codes.len()];
    let mut sums = vec![0u64; codes.len()];
    for replicate in 0..options.samples {
        sums.fill(0);
        let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
        rng.set_stream(replicate.into());
        for _ in 0..all {
            table.add(below(&mut rng, all), &mut sums);
        }
        for (sum, shares) in sums.iter().zip(&mut shares) {
            let (answered, known) = (sum >> 32, sum & u64::from(u32::MAX));
            if known > 0 {
                shares.push(answered as f64 / known as f64);
            }
        }
    }
    shares.into_iter().map(percentiles).collect()
}

/// A row a conversation, a cell a code: answered in the upper 32 bits, known in the lower.
struct Table {
    cells: Vec<u64>,
    width: usize,
}

impl Table {
    fn new(codes: &[&[(u32, Tally)]]) -> Table {
        let width = codes.len();
        let height =
            codes.iter().flat_map(|c| c.last()).map(|(last, _)| *last as usize + 1).max().unwrap_or(0);
        let mut cells = vec![0; width * height];
        for (column, tallies) in codes.iter().enumerate() {
            for (conversation, tally) in *tallies {
                cells[*conversation as usize * width + column] =
                    u64::from(tally.answered) << 32 | u64::from(tally.known);
            }
        }
        Table { cells, width }
    }

    fn add(&self, conversation: u32, sums: &mut [u64]) {
        let start = conversation as usize * self.width;
        if let Some(row) = self.cells.get(start..start + self.width) {
            for (sum, cell) in sums.iter_mut().zip(row) {
                *sum += cell;
            }
        }
    }
}

/// A number below `n`, each equally likely (Lemire 2019: multiply, reject the uneven rest).
pub(crate) fn below(rng: &mut ChaCha8Rng, n: u32) -> u32 {
    loop {
        let product = u64::from(rng.next_u32()) * u64::from(n);
        let low = product as u32;
        if low >= n || low >= n.wrapping_neg() % n {
            return (product >> 32) as u32;
        }
    }
}

/// The 2.5th and 97.5th percentile, linear between neighbours; `None` of nothing.
pub(crate) fn percentiles(mut shares: Vec<f64>) -> Option<(f64, f64)> {
    shares.sort_by(f64::total_cmp);
    Some((percentile(&shares, 0.025)?, percentile(&shares, 0.975)?))
}

fn percentile(sorted: &[f64], at: f64) -> Option<f64> {
    let place = at * sorted.len().checked_sub(1)? as f64;
    let below = *sorted.get(place.floor() as usize)?;
    let above = *sorted.get(place.ceil() as usize)?;
    // Between an infinite number and its neighbour there is no line; on a number itself it stands.
    Some(if place.fract() == 0.0 { below } else { below + (above - below) * place.fract() })
}
