//! Intervals of medians and shares from samples of whole conversations.

use super::survival::Observation;
use crate::chains::interval::{below, percentiles};
use crate::statistics::random::{in_parts, stream};

/// What is drawn: conversations, by their number.
pub(super) struct Drawn {
    /// How many there are, with those in which nothing waits.
    pub conversations: u32,
    /// How many samples.
    pub samples: u32,
    /// Their seed: one stream a sample.
    pub seed: u64,
}

/// A group of waits as a sample weighs it. What a sample needs of many waits at once is counted by conversation
/// beforehand, so that it walks along those around the median alone.
pub(super) struct Line {
    /// The conversation of each wait, by time; what ended before what was only watched.
    conversations: Vec<u32>,
    times: Vec<f64>,
    /// Where a stretch of waits that ended, or that didn't, begins.
    stretches: Vec<(usize, bool)>,
    /// For each conversation how many waits it has.
    all: Vec<u32>,
    /// The same for each of the first stretches: nearly up to the median.
    heads: Vec<Vec<u32>>,
    /// For each conversation: answered, and answered or known not to be.
    answered: Vec<u32>,
    known: Vec<u32>,
}

/// The heads end where so much more than half still waits: further from the half no sample of many conversations comes.
const MARGIN: f64 = 0.04;
/// More stretches than these aren't counted beforehand.
const HEADS: usize = 6;

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
    /// `conversations`: how many there are.
    pub fn new(mut waits: Vec<(u32, Observation)>, tallies: &[(u32, u32, u32)], conversations: u32) -> Line {
        waits.sort_unstable_by(|(_, x), (_, y)| x.time.total_cmp(&y.time).then(y.ended.cmp(&x.ended)));
        let (stretches, heads) = stretches(&waits);
        let count = |waits: &[(u32, Observation)]| {
            let mut counts = vec![0; conversations as usize];
            waits.iter().for_each(|(conversation, _)| counts[*conversation as usize] += 1);
            counts
        };
        let end = |number: usize| stretches.get(number + 1).map_or(waits.len(), |next| next.0);
        let mut line = Line {
            all: count(&waits),
            heads: (0..heads).map(|head| count(&waits[stretches[head].0..end(head)])).collect(),
            answered: vec![0; conversations as usize],
            known: vec![0; conversations as usize],
            conversations: waits.iter().map(|(conversation, _)| *conversation).collect(),
            times: waits.iter().map(|(_, wait)| wait.time).collect(),
            stretches,
        };
        for (conversation, answered, known) in tallies {
            line.answered[*conversation as usize] = *answered;
            line.known[*conversation as usize] = *known;
        }
        line
    }

    /// The median of a sample; infinite where half or more are never seen to end.
    fn median(&self, weights: &[u8]) -> f64 {
        let all = Left { at_risk: dot(&self.all, weights), survival: 1.0 };
        let mut left = all;
        for (counts, (_, ended)) in self.heads.iter().zip(&self.stretches) {
            let sum = dot(counts, weights);
            if *ended && sum >= left.enough() {
                return self.walk(weights, 0, all);
            }
            left = left.after(sum, *ended);
        }
        self.walk(weights, self.heads.len(), left)
    }

    /// The median of a sample, looked for from a stretch on.
    fn walk(&self, weights: &[u8], from: usize, mut left: Left) -> f64 {
        let weight = |c: &u32| u64::from(weights[*c as usize]);
        for (number, (start, ended)) in self.stretches.iter().enumerate().skip(from) {
            let end = self.stretches.get(number + 1).map_or(self.times.len(), |next| next.0);
            let waits = &self.conversations[*start..end];
            let enough = if *ended { left.enough() } else { u64::MAX };
            match reach(waits, weight, enough) {
                Ok(at) => return self.times[start + at],
                Err(sum) => left = left.after(sum, *ended),
            }
        }
        f64::INFINITY
    }

    /// The share answered of a sample; `None` where nothing is known.
    fn share(&self, weights: &[u8]) -> Option<f64> {
        let known = dot(&self.known, weights);
        (known > 0).then(|| dot(&self.answered, weights) as f64 / known as f64)
    }
}

/// What is left of a sample at a time.
#[derive(Clone, Copy)]
struct Left {
    at_risk: u64,
    survival: f64,
}

impl Left {
    /// How many must end until no more than half last longer.
    fn enough(self) -> u64 {
        if self.at_risk == 0 {
            return u64::MAX;
        }
        (self.at_risk as f64 * (1.0 - 0.5 / self.survival) - 1e-9).ceil().max(1.0) as u64
    }

    /// After a stretch. What ends within it needs no product: its fractions cancel.
    fn after(self, sum: u64, ended: bool) -> Left {
        let at_risk = self.at_risk - sum;
        let share = if ended && self.at_risk > 0 { at_risk as f64 / self.at_risk as f64 } else { 1.0 };
        Left { at_risk, survival: self.survival * share }
    }
}

/// Where stretches begin, and how many of them are heads: that in which the median stands is cut before it.
fn stretches(waits: &[(u32, Observation)]) -> (Vec<(usize, bool)>, usize) {
    let mut found: Vec<(usize, bool)> = Vec::new();
    let (mut left, mut heads) = (Left { at_risk: waits.len() as u64, survival: 1.0 }, None);
    for (at, (_, wait)) in waits.iter().enumerate() {
        let is_near = heads.is_none() && left.survival <= 0.5 + MARGIN;
        if is_near || found.last().is_none_or(|(_, ended)| *ended != wait.ended) {
            found.push((at, wait.ended));
        }
        if is_near {
            heads = Some(found.len() - 1);
        }
        left = left.after(1, wait.ended);
    }
    (found, heads.filter(|n| *n <= HEADS).unwrap_or(0))
}

/// How many a sample holds of what each conversation has so many of.
fn dot(counts: &[u32], weights: &[u8]) -> u64 {
    counts.iter().zip(weights).map(|(count, weight)| u64::from(*count) * u64::from(*weight)).sum()
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
    if lines.is_empty() {
        return (Vec::new(), None);
    }
    let parts = in_parts(drawn.samples, |samples| {
        let mut weights = vec![0u8; drawn.conversations as usize];
        let mut sample = |number| {
            draw(&mut weights, drawn, number);
            lines.iter().map(|line| (line.median(&weights), line.share(&weights))).collect()
        };
        samples.map(&mut sample).collect::<Vec<Vec<(f64, Option<f64>)>>>()
    });
    let samples = parts.concat();
    let of = |group: usize| samples.iter().map(move |sample| sample[group]);
    let medians: Vec<Vec<f64>> = (0..lines.len()).map(|group| of(group).map(|s| s.0).collect()).collect();
    let shares = (0..lines.len()).map(|group| of(group).filter_map(|s| s.1).collect());
    let apart = match &medians[..] {
        [a, b] => percentiles(b.iter().zip(a).map(|(b, a)| b - a).collect()),
        _ => None,
    };
    let found = medians.into_iter().zip(shares).map(|(medians, shares): (_, Vec<f64>)| Intervals {
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
    let mut rng = stream(drawn.seed, sample.into());
    for _ in 0..drawn.conversations {
        let one = &mut weights[below(&mut rng, drawn.conversations) as usize];
        *one = one.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is counted beforehand changes nothing.
        #[test]
        fn heads_are_a_shortcut(
            waits in prop::collection::vec((0u32..30, 0u32..40, prop::bool::weighted(0.8)), 1..300),
            weights in prop::collection::vec(0u8..4, 30),
        ) {
            let waits = waits.into_iter().map(|(c, time, ended)| (c, Observation { time: time.into(), ended }));
            let line = Line::new(waits.collect(), &[], 30);
            let all = Left { at_risk: dot(&line.all, &weights), survival: 1.0 };
            prop_assert_eq!(line.median(&weights), line.walk(&weights, 0, all));
        }

        /// A sample of every conversation once has the median of the curve.
        #[test]
        fn every_conversation_once_is_the_curve(
            waits in prop::collection::vec((0u32..30, 0u32..40, prop::bool::weighted(0.8)), 1..300),
        ) {
            let waits: Vec<_> = waits.into_iter()
                .map(|(c, time, ended)| (c, Observation { time: time.into(), ended })).collect();
            let mut seen: Vec<Observation> = waits.iter().map(|w| w.1).collect();
            seen.sort_by(|a, b| a.time.total_cmp(&b.time));
            let median = super::super::survival::median(&super::super::survival::curve(&seen));
            let found = Line::new(waits, &[], 30).median(&[1; 30]);
            prop_assert_eq!(found, median.unwrap_or(f64::INFINITY));
        }
    }
}
