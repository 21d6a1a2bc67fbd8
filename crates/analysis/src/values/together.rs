//! Two values that stand together: points, the correlation of ranks, and pairs within conversations.

use super::read::Conversation;
use super::{Captured, ENOUGH_CONVERSATIONS, Options, Within};
use crate::chains::interval::{below, percentiles};
use crate::statistics::random::{in_parts, stream};
use model::ids::CodingId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Two kinds of values that stand together.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// The kinds, as indices.
    pub kinds: (usize, usize),
    /// The points, in the order of conversations and turns.
    pub points: Vec<Point>,
    /// Conversations with a point.
    pub conversations: u64,
    /// Spearman's correlation; `None` below [`ENOUGH_CONVERSATIONS`], or where a value never changes.
    pub spearman: Option<f64>,
    /// Its interval over conversations.
    pub spearman_interval: Option<(f64, f64)>,
    /// Pairs within conversations.
    pub pairs: Pair,
    /// The interval of their index over conversations; `None` below [`ENOUGH_CONVERSATIONS`].
    pub pairs_interval: Option<(f64, f64)>,
}

/// Two numbers that stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The conversation's number among all.
    pub conversation: u32,
    /// The numbers, as indices into all that were captured.
    pub captured: (usize, usize),
    /// Their values.
    pub at: (f64, f64),
}

/// Pairs of points of one conversation with two different values of the first kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pair {
    /// The second is greater where the first is.
    pub with: u64,
    /// The second is smaller where the first is greater.
    pub against: u64,
    /// The second is the same.
    pub same: u64,
}

impl Pair {
    /// With less against, by both; `None` without any.
    pub fn index(self) -> Option<f64> {
        let (with, against) = (self.with as f64, self.against as f64);
        (with + against > 0.0).then(|| (with - against) / (with + against))
    }
}

/// What stands together, by kinds.
pub(super) fn together(
    conversations: &[Conversation],
    captured: &[Captured],
    all: u32,
    options: &Options,
) -> Vec<Together> {
    let mut points: BTreeMap<(usize, usize), Vec<Point>> = BTreeMap::new();
    for conversation in conversations {
        for group in groups(conversation, captured, options.within) {
            for (kinds, captured, at) in of_group(&group, captured) {
                let point = Point { conversation: conversation.number, captured, at };
                points.entry(kinds).or_default().push(point);
            }
        }
    }
    points.into_iter().map(|(kinds, points)| one(kinds, points, all, options)).collect()
}

/// Values that share a package, an exchange or a coding.
fn groups(conversation: &Conversation, captured: &[Captured], within: Within) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut first_of: HashMap<CodingId, usize> = HashMap::new();
    for index in conversation.captured.clone() {
        let Some(run) = conversation.run_of(captured[index].place.first()) else { continue };
        if within == Within::Coding {
            let first = *first_of.entry(captured[index].coding).or_insert(index);
            groups.entry(first).or_default().push(index);
            continue;
        }
        groups.entry(run).or_default().push(index);
        if within == Within::Exchange && run > 0 && answers(conversation, run) {
            groups.entry(run - 1).or_default().push(index);
        }
    }
    groups.into_values().collect()
}

/// Whether a run answers the one before it: another side's, and nothing missing between.
fn answers(conversation: &Conversation, run: usize) -> bool {
    let (before, here) = (conversation.runs[run - 1], conversation.runs[run]);
    before.2 != here.2 && !conversation.is_broken(before.1, here.0)
}

type OfTwo<T> = ((usize, usize), (usize, usize), (T, T));

/// The points of a group: the values of each coding with both kinds, else the last of each kind.
fn of_group(group: &[usize], captured: &[Captured]) -> Vec<OfTwo<f64>> {
    let mut points = Vec::new();
    let mut paired = BTreeSet::new();
    for (at, a) in group.iter().enumerate() {
        for b in &group[at + 1..] {
            if captured[*a].coding == captured[*b].coding && captured[*a].kind != captured[*b].kind {
                let point = ordered(*a, *b, captured);
                paired.insert(point.0);
                points.push(point);
            }
        }
    }
    let last: BTreeMap<usize, usize> = group.iter().map(|i| (captured[*i].kind, *i)).collect();
    for (at, (_, a)) in last.iter().enumerate() {
        for b in last.values().skip(at + 1) {
            let point = ordered(*a, *b, captured);
            if !paired.contains(&point.0) {
                points.push(point);
            }
        }
    }
    points
}

fn ordered(a: usize, b: usize, captured: &[Captured]) -> OfTwo<f64> {
    let (a, b) = if captured[a].kind < captured[b].kind { (a, b) } else { (b, a) };
    ((captured[a].kind, captured[b].kind), (a, b), (captured[a].value(), captured[b].value()))
}

fn one(kinds: (usize, usize), points: Vec<Point>, all: u32, options: &Options) -> Together {
    let ranked = Ranked::new(&points);
    let by_conversation: Vec<(u32, Pair)> = points
        .chunk_by(|a, b| a.conversation == b.conversation)
        .map(|own| (own[0].conversation, pairs(own)))
        .collect();
    let conversations = by_conversation.len() as u64;
    let weights = vec![1; all as usize];
    let enough = conversations >= ENOUGH_CONVERSATIONS;
    let (spearman_interval, pairs_interval) = match enough {
        true => intervals(&ranked, &by_conversation, all, options),
        false => (None, None),
    };
    Together {
        kinds,
        conversations,
        spearman: if enough { ranked.spearman(&weights) } else { None },
        spearman_interval,
        pairs: summed(&by_conversation, &weights),
        pairs_interval,
        points,
    }
}

/// The pairs of the points of one conversation.
fn pairs(points: &[Point]) -> Pair {
    let mut found = Pair::default();
    for (at, a) in points.iter().enumerate() {
        for b in &points[at + 1..] {
            let (x, y) = (b.at.0 - a.at.0, b.at.1 - a.at.1);
            match x * y {
                _ if x == 0.0 => {}
                _ if y == 0.0 => found.same += 1,
                product if product > 0.0 => found.with += 1,
                _ => found.against += 1,
            }
        }
    }
    found
}

fn summed(by_conversation: &[(u32, Pair)], weights: &[u32]) -> Pair {
    let mut sum = Pair::default();
    for (conversation, pair) in by_conversation {
        let weight = u64::from(weights[*conversation as usize]);
        sum.with += weight * pair.with;
        sum.against += weight * pair.against;
        sum.same += weight * pair.same;
    }
    sum
}

/// Both intervals over conversations.
type Intervals = (Option<(f64, f64)>, Option<(f64, f64)>);

/// The two figures of a sample.
type Both = (Option<f64>, Option<f64>);

fn intervals(ranked: &Ranked, by_conversation: &[(u32, Pair)], all: u32, options: &Options) -> Intervals {
    let parts = in_parts(options.samples, |samples| {
        let mut weights = vec![0u32; all as usize];
        let one = |sample: u32| {
            weights.fill(0);
            let mut rng = stream(options.seed, sample.into());
            (0..all).for_each(|_| weights[below(&mut rng, all) as usize] += 1);
            (ranked.spearman(&weights), summed(by_conversation, &weights).index())
        };
        samples.map(one).collect::<Vec<_>>()
    });
    let samples = parts.concat();
    let of = |value: fn(&Both) -> Option<f64>| percentiles(samples.iter().filter_map(value).collect());
    (of(|s| s.0), of(|s| s.1))
}

/// Points in the order of each of their values, so that a sample ranks them in one walk.
struct Ranked {
    conversations: Vec<u32>,
    /// For each value the points in its order, and whether a point has the value of the one before.
    orders: [Vec<(usize, bool)>; 2],
}

impl Ranked {
    fn new(points: &[Point]) -> Ranked {
        let order = |value: fn(&Point) -> f64| {
            let mut order: Vec<usize> = (0..points.len()).collect();
            order.sort_by(|a, b| value(&points[*a]).total_cmp(&value(&points[*b])));
            let is_same = |at: usize| at > 0 && value(&points[order[at]]) == value(&points[order[at - 1]]);
            (0..order.len()).map(|at| (order[at], is_same(at))).collect()
        };
        Ranked {
            conversations: points.iter().map(|p| p.conversation).collect(),
            orders: [order(|p| p.at.0), order(|p| p.at.1)],
        }
    }

    /// Spearman's correlation where each conversation stands so often; `None` where a value never changes.
    fn spearman(&self, weights: &[u32]) -> Option<f64> {
        let weight = |point: usize| f64::from(weights[self.conversations[point] as usize]);
        let [x, y] = [0, 1].map(|value| self.ranks(value, weights));
        let n: f64 = (0..x.len()).map(weight).sum();
        let middle = (n + 1.0) / 2.0;
        let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
        for point in 0..x.len() {
            let (w, a, b) = (weight(point), x[point] - middle, y[point] - middle);
            xy += w * a * b;
            xx += w * a * a;
            yy += w * b * b;
        }
        (xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
    }

    /// The rank of each point; equal values share the average of their ranks.
    fn ranks(&self, value: usize, weights: &[u32]) -> Vec<f64> {
        let order = &self.orders[value];
        let mut ranks = vec![0.0; order.len()];
        let (mut before, mut at) = (0.0, 0);
        while at < order.len() {
            let end = (at + 1..order.len()).find(|i| !order[*i].1).unwrap_or(order.len());
            let same = &order[at..end];
            let many: f64 =
                same.iter().map(|(p, _)| f64::from(weights[self.conversations[*p] as usize])).sum();
            same.iter().for_each(|(point, _)| ranks[*point] = before + (many + 1.0) / 2.0);
            before += many;
            at = end;
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(at: &[(f64, f64)]) -> Vec<Point> {
        (0u32..).zip(at).map(|(conversation, at)| Point { conversation, captured: (0, 0), at: *at }).collect()
    }

    fn check(at: &[(f64, f64)], expected: Option<f64>) {
        let all = points(at);
        let found = Ranked::new(&all).spearman(&vec![1; at.len()]);
        let is_near = |found: f64| expected.is_some_and(|expected| (found - expected).abs() < 1e-12);
        assert!(found.map_or(expected.is_none(), is_near), "{found:?} {expected:?}");
    }

    /// By hand: ranks 1, 2.5, 2.5, 4 beside 1, 2, 3.5, 3.5 give 4.25 / sqrt(4.5 * 4.5); the others are whole.
    #[test]
    fn correlations_with_ties() {
        check(&[(1.0, 10.0), (2.0, 20.0), (3.0, 30.0)], Some(1.0));
        check(&[(1.0, 30.0), (2.0, 20.0), (3.0, 10.0)], Some(-1.0));
        check(&[(1.0, 1.0), (2.0, 2.0), (2.0, 5.0), (9.0, 5.0)], Some(3.75 / 4.5));
        check(&[(1.0, 5.0), (2.0, 5.0)], None);
        check(&[], None);
    }

    /// A conversation drawn twice is the same as its points standing twice.
    #[test]
    fn weights_repeat_points() {
        let at = [(1.0, 3.0), (2.0, 1.0), (2.0, 2.0), (5.0, 9.0), (4.0, 9.0)];
        let weights = [2, 0, 1, 3, 1];
        let repeated: Vec<(f64, f64)> =
            at.iter().zip(weights).flat_map(|(p, w)| std::iter::repeat_n(*p, w as usize)).collect();
        let expected = Ranked::new(&points(&repeated)).spearman(&vec![1; repeated.len()]);
        let found = Ranked::new(&points(&at)).spearman(&weights);
        assert!((found.unwrap() - expected.unwrap()).abs() < 1e-12);
    }

    #[test]
    fn pairs_within_a_conversation() {
        let all = points(&[(1.0, 90.0), (3.0, 240.0), (3.0, 250.0), (5.0, 90.0)]);
        assert_eq!(pairs(&all), Pair { with: 2, against: 2, same: 1 });
        assert_eq!(pairs(&all).index(), Some(0.0));
        assert_eq!(Pair::default().index(), None);
    }
}
