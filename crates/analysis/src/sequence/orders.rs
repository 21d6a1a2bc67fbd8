//! Orders in which no two neighbours are equal, all equally likely.
//!
//! A row is built by putting in one symbol after the other. The `m` copies of a symbol go as `j` blocks into `j`
//! different gaps of what stands there already: `i` of them into joints (gaps between two equal neighbours), the others
//! elsewhere. That can be done in C(m-1, j-1) · C(joints, i) · C(gaps - joints, j - i) ways, and leaves joints - i + m - j
//! joints. The ways that end without a joint are counted from the begin and drawn from the end. For long stretches, where
//! the table of ways would be large, a chain of exchanges and reversals goes from the order as it is to another.

use super::flat::Flat;
use crate::chains::interval::below;
use crate::statistics::tails::ln_gamma;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;
use std::collections::{BTreeMap, HashMap};

/// Ways that are looked at for one stretch at most.
const MOST_WAYS: usize = 1_000_000;
/// Exchanges that are tried for each position of a long stretch.
const EXCHANGES: usize = 20;
/// Reversals that are tried besides.
const REVERSALS: usize = 40;

/// How each group of each block is drawn.
pub(super) struct Orders {
    groups: Vec<Vec<Drawn>>,
    tables: Vec<Ways>,
}

/// How a group is drawn.
struct Drawn {
    /// The table; `None` = by a chain.
    table: Option<usize>,
    /// A place where each symbol stands, in the table's order.
    stands: Vec<usize>,
}

impl Orders {
    pub fn of(flat: &Flat) -> Orders {
        let mut orders = Orders { groups: Vec::new(), tables: Vec::new() };
        let mut known: HashMap<Vec<usize>, Option<usize>> = HashMap::new();
        for block in &flat.blocks {
            let rows = block.groups.iter().map(|g| &flat.symbols[block.range.clone()][g.clone()]);
            let groups = rows.map(|row| orders.group(row, &mut known)).collect();
            orders.groups.push(groups);
        }
        orders
    }

    fn group(&mut self, row: &[u32], known: &mut HashMap<Vec<usize>, Option<usize>>) -> Drawn {
        let mut found: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (place, symbol) in row.iter().enumerate() {
            found.entry(*symbol).or_insert((0, place)).0 += 1;
        }
        let mut symbols: Vec<(usize, usize)> = found.into_values().collect();
        symbols.sort_unstable();
        let copies: Vec<usize> = symbols.iter().map(|(copies, _)| *copies).collect();
        let table = *known.entry(copies).or_insert_with_key(|copies| {
            self.tables.push(Ways::of(copies)?);
            Some(self.tables.len() - 1)
        });
        Drawn { table, stands: symbols.into_iter().map(|(_, place)| place).collect() }
    }

    /// Brings a group into a new order; before, it has the order of the flat row.
    pub fn draw<S: Copy + PartialEq>(&self, block: usize, group: usize, row: &mut [S], rng: &mut ChaCha8Rng) {
        let drawn = &self.groups[block][group];
        match drawn.table {
            None => chain(row, rng),
            Some(table) => {
                let symbols: Vec<S> = drawn.stands.iter().map(|place| row[*place]).collect();
                row.copy_from_slice(&self.tables[table].row(&symbols, rng));
            }
        }
    }
}

/// The ways for symbols with these numbers of copies, few first.
struct Ways {
    copies: Vec<usize>,
    /// For each symbol and each number of joints after it what may have been before.
    before: Vec<Vec<Vec<Way>>>,
}

/// One way: its share with all those before it, the joints before, and the blocks.
struct Way {
    upto: f64,
    joints: usize,
    blocks: usize,
}

impl Ways {
    /// Counts the ways; `None` where the table would be too large.
    fn of(copies: &[usize]) -> Option<Ways> {
        let all: usize = copies.iter().sum();
        let choose = Choose::upto(all + 1);
        // The logarithm of the ways to each number of joints.
        let mut ways = vec![0.0];
        let (mut placed, mut looked_at) = (0, 0usize);
        let mut before = Vec::new();
        for (kind, m) in copies.iter().copied().enumerate() {
            let (left, gaps) = (all - placed - m, placed + 1);
            let most = left.min(placed + m - kind - 1);
            looked_at = looked_at.saturating_add((most + 1).saturating_mul(ways.len()).saturating_mul(m));
            if looked_at > MOST_WAYS {
                return None;
            }
            let mut after = Vec::new();
            let mut here = Vec::new();
            for joints in 0..=most {
                let list = from(joints, m, gaps, &ways, &choose);
                let most = list.iter().fold(f64::NEG_INFINITY, |most, (_, log)| most.max(*log));
                let sum: f64 = list.iter().map(|(_, log)| (log - most).exp()).sum();
                after.push(if list.is_empty() { f64::NEG_INFINITY } else { most + sum.ln() });
                here.push(shares(list, most, sum));
            }
            before.push(here);
            (ways, placed) = (after, placed + m);
        }
        Some(Ways { copies: copies.to_vec(), before })
    }

    /// An order of these symbols, one for each number of copies.
    fn row<S: Copy + PartialEq>(&self, symbols: &[S], rng: &mut ChaCha8Rng) -> Vec<S> {
        let mut steps = Vec::with_capacity(symbols.len());
        let mut joints = 0;
        for (ways, copies) in self.before.iter().zip(&self.copies).rev() {
            let at = (rng.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
            let list = ways.get(joints).map_or(&[][..], Vec::as_slice);
            let first = list.partition_point(|w| w.upto <= at).min(list.len().saturating_sub(1));
            let Some(way) = list.get(first) else { break };
            steps.push((way, way.joints + copies - way.blocks - joints));
            joints = way.joints;
        }
        let size = self.copies.iter().sum();
        let [row, made] = [Vec::with_capacity(size), Vec::with_capacity(size)];
        let mut building = Building { row, made, gaps: Vec::new(), list: Vec::new() };
        for ((symbol, copies), (way, in_joints)) in symbols.iter().zip(&self.copies).zip(steps.iter().rev()) {
            building.put_in(*symbol, *copies, way, *in_joints, rng);
        }
        building.row
    }
}

/// What may stand before so many joints: joints and blocks before, with the logarithm of the ways.
fn from(after: usize, m: usize, gaps: usize, ways: &[f64], choose: &Choose) -> Vec<((usize, usize), f64)> {
    let mut list = Vec::new();
    for (joints, log) in ways.iter().enumerate().filter(|(_, log)| log.is_finite()) {
        for blocks in 1..=m {
            let Some(in_joints) = (joints + m - blocks).checked_sub(after) else { continue };
            let open = gaps - joints.min(gaps);
            if in_joints <= blocks.min(joints) && blocks - in_joints <= open {
                let log = log + choose.log(m - 1, blocks - 1) + choose.log(joints, in_joints);
                list.push(((joints, blocks), log + choose.log(open, blocks - in_joints)));
            }
        }
    }
    list
}

fn shares(list: Vec<((usize, usize), f64)>, most: f64, sum: f64) -> Vec<Way> {
    let mut upto = 0.0;
    let way = |((joints, blocks), log): ((usize, usize), f64)| {
        upto += (log - most).exp() / sum;
        Way { upto, joints, blocks }
    };
    list.into_iter().map(way).collect()
}

/// A row that is being built, with room that is used again.
struct Building<S> {
    row: Vec<S>,
    made: Vec<S>,
    gaps: Vec<usize>,
    list: Vec<usize>,
}

impl<S: Copy + PartialEq> Building<S> {
    fn is_joint(&self, gap: usize) -> bool {
        gap > 0 && gap < self.row.len() && self.row[gap - 1] == self.row[gap]
    }

    /// Puts copies of a symbol as blocks into different gaps, so many of them into joints.
    fn put_in(&mut self, symbol: S, copies: usize, way: &Way, in_joints: usize, rng: &mut ChaCha8Rng) {
        self.gaps.clear();
        if in_joints > 0 {
            self.some_of(true, in_joints, rng);
        }
        self.open_gaps(way, way.blocks - in_joints, rng);
        if copies == 1 {
            return self.row.insert(self.gaps[0], symbol);
        }
        self.gaps.sort_unstable();
        self.list.clear();
        self.list.extend(1..copies);
        some(&mut self.list, way.blocks - 1, rng);
        self.list.truncate(way.blocks - 1);
        self.list.push(copies);
        self.list.sort_unstable();
        self.made.clear();
        let (mut at, mut put) = (0, 0);
        for (gap, end) in self.gaps.iter().zip(&self.list) {
            self.made.extend_from_slice(&self.row[at..*gap]);
            self.made.resize(self.made.len() + end - put, symbol);
            (at, put) = (*gap, *end);
        }
        self.made.extend_from_slice(&self.row[at..]);
        std::mem::swap(&mut self.row, &mut self.made);
    }

    /// Adds different gaps that are no joints: drawn and refused while they are many, else from their list.
    fn open_gaps(&mut self, way: &Way, count: usize, rng: &mut ChaCha8Rng) {
        let gaps = self.row.len() + 1;
        if count * 2 > gaps - way.joints {
            return self.some_of(false, count, rng);
        }
        let upto = self.gaps.len() + count;
        while self.gaps.len() < upto {
            let gap = below(rng, gaps as u32) as usize;
            let is_taken = self.gaps.contains(&gap) || (way.joints > 0 && self.is_joint(gap));
            if !is_taken {
                self.gaps.push(gap);
            }
        }
    }

    /// Adds so many of the gaps that are joints, or of those that aren't.
    fn some_of(&mut self, joints: bool, count: usize, rng: &mut ChaCha8Rng) {
        let mut list = std::mem::take(&mut self.list);
        list.clear();
        list.extend((0..=self.row.len()).filter(|gap| self.is_joint(*gap) == joints));
        self.gaps.extend_from_slice(some(&mut list, count, rng));
        self.list = list;
    }
}

/// So many of a list, each choice equally likely.
fn some<'l>(list: &'l mut [usize], count: usize, rng: &mut ChaCha8Rng) -> &'l [usize] {
    let count = count.min(list.len());
    for at in 0..count {
        let other = at + below(rng, (list.len() - at) as u32) as usize;
        list.swap(at, other);
    }
    &list[..count]
}

/// Goes from an order to another by exchanges and reversals that leave no equal neighbours. Each step is as likely as
/// its way back, so that no order is favoured.
fn chain<S: Copy + PartialEq>(row: &mut [S], rng: &mut ChaCha8Rng) {
    let Some(n) = u32::try_from(row.len()).ok().filter(|n| *n > 1) else { return };
    let mut two = || {
        let (a, b) = (below(rng, n) as usize, below(rng, n) as usize);
        (a.min(b), a.max(b))
    };
    let is_free = |row: &[S], at: usize| {
        (at == 0 || row[at - 1] != row[at]) && (at + 1 == row.len() || row[at + 1] != row[at])
    };
    let all = EXCHANGES * row.len();
    for step in 0..all {
        let (a, b) = two();
        row.swap(a, b);
        if !is_free(row, a) || !is_free(row, b) {
            row.swap(a, b);
        }
        if step % (all / REVERSALS).max(1) == 0 {
            let (a, b) = two();
            row[a..=b].reverse();
            if !is_free(row, a) || !is_free(row, b) {
                row[a..=b].reverse();
            }
        }
    }
}

/// Logarithms of the numbers of choices.
struct Choose {
    factorials: Vec<f64>,
}

impl Choose {
    fn upto(n: usize) -> Choose {
        Choose { factorials: (0..=n).map(|n| ln_gamma(n as f64 + 1.0)).collect() }
    }

    fn log(&self, n: usize, k: usize) -> f64 {
        self.factorials[n] - self.factorials[k] - self.factorials[n - k]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::random::stream;

    /// All orders without equal neighbours occur, equally often: by table and by chain.
    fn check(row: &[u8], orders: usize) {
        let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
        row.iter().for_each(|s| *counts.entry(*s).or_default() += 1);
        let mut symbols: Vec<(usize, u8)> = counts.into_iter().map(|(s, n)| (n, s)).collect();
        symbols.sort_unstable();
        let ways = Ways::of(&symbols.iter().map(|(n, _)| *n).collect::<Vec<_>>()).unwrap();
        let symbols: Vec<u8> = symbols.iter().map(|(_, s)| *s).collect();
        let by_table: &dyn Fn(&mut ChaCha8Rng) -> Vec<u8> = &|rng| ways.row(&symbols, rng);
        let by_chain: &dyn Fn(&mut ChaCha8Rng) -> Vec<u8> = &|rng| {
            let mut row = row.to_vec();
            chain(&mut row, rng);
            row
        };
        for draw in [by_table, by_chain] {
            let mut found: BTreeMap<Vec<u8>, f64> = BTreeMap::new();
            let mut rng = stream(3, 0);
            (0..orders * 200).for_each(|_| *found.entry(draw(&mut rng)).or_default() += 1.0);
            let chi: f64 = found.values().map(|n| (n - 200.0) * (n - 200.0) / 200.0).sum();
            let degrees = orders as f64 - 1.0;
            assert_eq!(found.len(), orders, "{row:?}");
            assert!(chi < degrees + 5.0 * (2.0 * degrees).sqrt() + 5.0, "{row:?} {chi}");
        }
    }

    /// Numbers of orders by enumeration; 74 also in the reference cases.
    #[test]
    fn every_order_is_equally_likely() {
        check(&[1, 2, 1, 2, 3, 1, 2, 3], 74);
        check(&[1, 2, 1, 2], 2);
        check(&[1, 2, 1], 1);
        check(&[1, 2, 3, 4], 24);
        check(&[1, 2, 1, 3, 1, 2], 10);
    }

    #[test]
    fn long_rows_have_no_equal_neighbours() {
        for length in [1usize, 2, 150, 3000] {
            let mut row: Vec<usize> = (0..length).map(|n| n % 7).collect();
            let copies: Vec<usize> =
                (0..7).map(|s| row.iter().filter(|r| **r == s).count()).filter(|n| *n > 0).collect();
            let mut rng = stream(1, 1);
            match Ways::of(&copies) {
                Some(ways) if copies.windows(2).all(|w| w[0] <= w[1]) => {
                    row = ways.row(&(0..copies.len()).collect::<Vec<_>>(), &mut rng);
                }
                _ => chain(&mut row, &mut rng),
            }
            assert!(row.len() == length && row.windows(2).all(|w| w[0] != w[1]), "{length}");
        }
    }
}
