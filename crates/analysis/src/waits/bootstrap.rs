//! Intervals of medians and shares from samples of whole conversations.

use super::survival::Observation;
use crate::chains::interval::{below, percentiles};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// What is drawn: conversations, by their number.
pub(super) struct Drawn {
    /// How many there are, with those in which nothing waits.
    pub conversations: u32,
    /// How many samples.
    pub samples: u32,
    /// Their seed: one stream a sample.
    pub seed: u64,
}

/// A group of waits as a sample weighs it.
pub(super) struct Line {
    /// The conversation of each wait, by time; what ended before what was only watched.
    conversations: Vec<u32>,
    times: Vec<f64>,
    /// Where a stretch of waits that ended, or that didn't, begins.
    stretches: Vec<(usize, bool)>,
    /// For each conversation that has any: answered, and answered or known not to be.
    tallies: Vec<(u32, u32, u32)>,
}

/// The 95 % intervals of a group; an end that isn't reached in all samples is not known.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Intervals {
    /// Of the share that is answered.
    pub share: Option<(f64, f64)>,
    /// Of the median wait.
    pub median: Option<(f64, Option<f64>)>,
}

impl Line {
    /// `waits`: conversation and wait. `tallies`: conversation, answered, known; each conversation once.
    pub fn new(mut waits: Vec<(u32, Observation)>, tallies: Vec<(u32, u32, u32)>) -> Line {
        waits.sort_unstable_by(|(a, x), (b, y)| {
            x.time.total_cmp(&y.time).then(y.ended.cmp(&x.ended)).then(a.cmp(b))
        });
        let mut stretches: Vec<(usize, bool)> = Vec::new();
        for (at, (_, wait)) in waits.iter().enumerate() {
            if stretches.last().is_none_or(|(_, ended)| *ended != wait.ended) {
                stretches.push((at, wait.ended));
            }
        }
        let (conversations, times) = waits.into_iter().map(|(c, wait)| (c, wait.time)).unzip();
        Line { conversations, times, stretches, tallies }
    }

    /// The median of a sample; infinite where half or more are never seen to end. What ended within a stretch needs no
    /// product: its fractions cancel.
    fn median(&self, weights: &[u8]) -> f64 {
        let weight = |c: &u32| u64::from(weights[*c as usize]);
        let mut at_risk: u64 = self.conversations.iter().map(weight).sum();
        let mut survival = 1.0;
        for (number, (start, ended)) in self.stretches.iter().enumerate() {
            let end = self.stretches.get(number + 1).map_or(self.times.len(), |next| next.0);
            let waits = &self.conversations[*start..end];
            if at_risk == 0 {
                break;
            }
            if !*ended {
                at_risk -= waits.iter().map(weight).sum::<u64>();
                continue;
            }
            let enough = (at_risk as f64 * (1.0 - 0.5 / survival) - 1e-9).ceil().max(1.0) as u64;
            match reach(waits, weight, enough) {
                Ok(at) => return self.times[start + at],
                Err(sum) => {
                    survival *= (at_risk - sum) as f64 / at_risk as f64;
                    at_risk -= sum;
                }
            }
        }
        f64::INFINITY
    }

    /// The share answered of a sample; `None` where nothing is known.
    fn share(&self, weights: &[u8]) -> Option<f64> {
        let (mut answered, mut known) = (0u64, 0u64);
        for (conversation, a, k) in &self.tallies {
            let weight = u64::from(weights[*conversation as usize]);
            answered += weight * u64::from(*a);
            known += weight * u64::from(*k);
        }
        (known > 0).then(|| answered as f64 / known as f64)
    }
}

/// Where the weights come to `enough`, or what they come to in all.
fn reach(waits: &[u32], weight: impl Fn(&u32) -> u64, enough: u64) -> Result<usize, u64> {
    let mut sum = 0;
    for (block, some) in waits.chunks(64).enumerate() {
        let more = sum + some.iter().map(&weight).sum::<u64>();
        if more < enough {
            sum = more;
            continue;
        }
        for (at, one) in some.iter().enumerate() {
            sum += weight(one);
            if sum >= enough {
                return Ok(block * 64 + at);
            }
        }
    }
    Err(sum)
}

/// The intervals of each group, and of the difference of the medians of the first two where there are no more.
pub(super) fn intervals(lines: &[Line], drawn: &Drawn) -> (Vec<Intervals>, Option<(f64, f64)>) {
    let mut medians = vec![Vec::new(); lines.len()];
    let mut shares = vec![Vec::new(); lines.len()];
    let mut weights = vec![0u8; drawn.conversations as usize];
    for sample in 0..drawn.samples {
        draw(&mut weights, drawn, sample);
        for (group, line) in lines.iter().enumerate() {
            medians[group].push(line.median(&weights));
            shares[group].extend(line.share(&weights));
        }
    }
    let apart = match &medians[..] {
        [a, b] => percentiles(b.iter().zip(a).map(|(b, a)| b - a).collect()),
        _ => None,
    };
    let found = medians.into_iter().zip(shares).map(|(medians, shares)| Intervals {
        share: percentiles(shares),
        median: percentiles(medians)
            .filter(|(low, _)| low.is_finite())
            .map(|(low, high)| (low, high.is_finite().then_some(high))),
    });
    (found.collect(), apart.filter(|(low, high)| low.is_finite() && high.is_finite()))
}

/// How often each conversation stands in a sample.
fn draw(weights: &mut [u8], drawn: &Drawn, sample: u32) {
    weights.fill(0);
    let mut rng = ChaCha8Rng::seed_from_u64(drawn.seed);
    rng.set_stream(sample.into());
    for _ in 0..drawn.conversations {
        let one = &mut weights[below(&mut rng, drawn.conversations) as usize];
        *one = one.saturating_add(1);
    }
}
