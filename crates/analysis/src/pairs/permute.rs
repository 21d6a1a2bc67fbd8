//! Chance: each code put anew on as many coded turns as it had.

use super::read::Read;
use super::{Options, Unit};
use crate::chains::interval::below;
use crate::statistics::random::{in_parts, stream};

/// What permutations gave for each two codes.
pub(super) struct Chance {
    permutations: u32,
    sums: Vec<Sums>,
}

/// Units with both over the permutations.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    sum: u64,
    squares: u128,
    /// Permutations with as many or more as observed.
    more: u32,
    /// Permutations with as many or fewer.
    fewer: u32,
}

/// A code in a stratum: on how many of its turns.
struct Put {
    word: usize,
    bit: u64,
    turns: u32,
}

/// Runs the permutations; `None` where none are asked for or nothing can change places.
pub(super) fn chance(read: &Read, observed: &[u64], options: &Options) -> Option<Chance> {
    if options.permutations == 0 || options.unit == Unit::Source || read.codes.is_empty() {
        return None;
    }
    let puts: Vec<Vec<Put>> = read.strata.iter().map(|stratum| puts(read, stratum)).collect();
    let parts = in_parts(options.permutations, |replicates| {
        let mut sums = vec![Sums::default(); observed.len()];
        let (mut masks, mut turns) = (vec![0; read.masks.len()], Vec::new());
        for replicate in replicates {
            permute(read, &puts, (options.seed, replicate), &mut masks, &mut turns);
            for ((sums, count), observed) in sums.iter_mut().zip(read.count(&masks)).zip(observed) {
                sums.sum += count;
                sums.squares += u128::from(count) * u128::from(count);
                sums.more += u32::from(count >= *observed);
                sums.fewer += u32::from(count <= *observed);
            }
        }
        sums
    });
    let mut sums = vec![Sums::default(); observed.len()];
    for (all, one) in parts.iter().flat_map(|part| part.iter().enumerate()) {
        let sum = &mut sums[all];
        sum.sum += one.sum;
        sum.squares += one.squares;
        sum.more += one.more;
        sum.fewer += one.fewer;
    }
    Some(Chance { permutations: options.permutations, sums })
}

/// On how many turns of a stratum each code stands.
fn puts(read: &Read, stratum: &[u32]) -> Vec<Put> {
    let put = |code: usize| {
        let (word, bit) = (code / 64, 1u64 << (code % 64));
        let has = |turn: &&u32| read.masks[**turn as usize * read.width + word] & bit != 0;
        Put { word, bit, turns: stratum.iter().filter(has).count() as u32 }
    };
    (0..read.codes.len()).map(put).filter(|put| put.turns > 0).collect()
}

/// One permutation: the first turns of a shuffle that goes no further than it must.
fn permute(
    read: &Read,
    puts: &[Vec<Put>],
    (seed, replicate): (u64, u32),
    masks: &mut [u64],
    turns: &mut Vec<u32>,
) {
    masks.fill(0);
    let mut rng = stream(seed, replicate.into());
    for (stratum, puts) in read.strata.iter().zip(puts) {
        turns.clear();
        turns.extend_from_slice(stratum);
        let all = turns.len() as u32;
        for put in puts {
            for at in 0..put.turns {
                turns.swap(at as usize, (at + below(&mut rng, all - at)) as usize);
                masks[turns[at as usize] as usize * read.width + put.word] |= put.bit;
            }
        }
    }
}

impl Chance {
    /// What is expected of a pair, the distance from it, and p.
    pub fn of(&self, pair: usize, both: u64) -> (Option<f64>, Option<f64>, Option<f64>) {
        let (sums, n) = (self.sums[pair], f64::from(self.permutations));
        let mean = sums.sum as f64 / n;
        let variance = (sums.squares as f64 / n - mean * mean).max(0.0);
        let residual = (variance > 1e-9).then(|| (both as f64 - mean) / variance.sqrt());
        let tail = |count: u32| (1.0 + f64::from(count)) / (1.0 + n);
        let p = (2.0 * tail(sums.more).min(tail(sums.fewer))).min(1.0);
        (Some(mean), residual, Some(p))
    }
}
