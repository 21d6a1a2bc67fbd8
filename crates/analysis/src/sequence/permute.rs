//! Permutations: how often an order by chance has at least, or at most, as many transitions of a pair.

use super::Options;
use super::cell::{Cell, Permuted};
use super::flat::{Block, Flat};
use super::orders::Orders;
use super::shuffle::{SHORT, shuffle, visit};
use crate::events::Events;
use crate::statistics::random::{in_parts, stream};
use rand_chacha::ChaCha8Rng;

/// Up to so many sets of codes a byte is a symbol.
const BYTES: usize = 256;

/// Fills in what the permutations say of each cell.
pub(super) fn permute(events: &Events, options: &Options, cells: &mut [Cell]) {
    let flat = Flat::of(events, options);
    let observed: Vec<u32> = cells.iter().map(|c| c.observed as u32).collect();
    let orders = options.no_repeats.then(|| Orders::of(&flat));
    let made = Plan {
        flat: &flat,
        orders: orders.as_ref(),
        options,
        observed: &observed,
        codes: events.labels.len(),
    };
    let tally = if flat.sets.len() <= BYTES { made.run::<Bytes>() } else { made.run::<Wide>() };
    let share = |n: u64| (n + 1) as f64 / (f64::from(options.permutations) + 1.0);
    for (cell, (sum, more, less)) in cells.iter_mut().zip(tally) {
        let (upper, lower) = (share(more), share(less));
        let mean = sum as f64 / f64::from(options.permutations);
        cell.permuted = Some(Permuted { mean, upper, lower, two_sided: (2.0 * upper.min(lower)).min(1.0) });
    }
}

/// Sum of counts, replicates with at least as many, with at most as many.
type Tally = (u64, u64, u64);

struct Plan<'p> {
    flat: &'p Flat,
    orders: Option<&'p Orders>,
    options: &'p Options,
    observed: &'p [u32],
    codes: usize,
}

impl Plan<'_> {
    fn run<C: Count>(&self) -> Vec<Tally> {
        let symbols: Vec<C::Symbol> = self.flat.symbols.iter().map(|s| C::symbol(*s)).collect();
        let part = |replicates: std::ops::Range<u32>| {
            let mut count = C::new(self.flat, self.codes);
            let mut tally = vec![(0, 0, 0); self.observed.len()];
            let mut room = Room::default();
            for replicate in replicates {
                let mut rng = stream(self.options.seed, replicate.into());
                for (number, block) in self.flat.blocks.iter().enumerate() {
                    if block.is_plain && self.orders.is_none() {
                        count.add_shuffled(&symbols[block.range.clone()], &mut rng);
                        continue;
                    }
                    let row = self.order(number, block, &symbols, &mut room, &mut rng);
                    block.starts.iter().for_each(|s| count.add(row, s.clone(), self.options.lag as usize));
                }
                let counts = count.take(self.flat);
                for ((sum, more, less), (found, observed)) in
                    tally.iter_mut().zip(counts.iter().zip(self.observed))
                {
                    *sum += u64::from(*found);
                    *more += u64::from(found >= observed);
                    *less += u64::from(found <= observed);
                }
            }
            tally
        };
        let add = |mut all: Vec<Tally>, part: Vec<Tally>| {
            all.iter_mut().zip(part).for_each(|(a, b)| *a = (a.0 + b.0, a.1 + b.1, a.2 + b.2));
            all
        };
        let parts = in_parts(self.options.permutations, part);
        parts.into_iter().reduce(add).unwrap_or_default()
    }

    /// The symbols of a block in a new order.
    fn order<'r, S: Copy + Default + PartialEq>(
        &self,
        number: usize,
        block: &Block,
        symbols: &[S],
        room: &'r mut Room<S>,
        rng: &mut ChaCha8Rng,
    ) -> &'r [S] {
        let given = &symbols[block.range.clone()];
        room.row.clear();
        room.row.extend_from_slice(given);
        for (group, range) in block.groups.iter().enumerate() {
            match self.orders {
                Some(orders) => orders.draw(number, group, &mut room.row[range.clone()], rng),
                None => shuffle(&mut room.row[range.clone()], rng),
            }
        }
        if self.flat.places.is_empty() {
            return &room.row;
        }
        room.placed.resize(given.len(), S::default());
        for (symbol, place) in room.row.iter().zip(&self.flat.places[block.range.clone()]) {
            room.placed[*place as usize] = *symbol;
        }
        &room.placed
    }
}

/// Room for a block, used again and again.
#[derive(Default)]
struct Room<S> {
    row: Vec<S>,
    placed: Vec<S>,
}

/// A way to count transitions.
trait Count {
    /// What stands for a set of codes.
    type Symbol: Copy + Default + PartialEq + Send + Sync;
    fn symbol(symbol: u32) -> Self::Symbol;
    fn new(flat: &Flat, codes: usize) -> Self;
    /// Adds the transitions that run from these positions.
    fn add(&mut self, row: &[Self::Symbol], starts: std::ops::Range<usize>, lag: usize);
    /// Adds the transitions of a plain block in a new order.
    fn add_shuffled(&mut self, symbols: &[Self::Symbol], rng: &mut ChaCha8Rng);
    /// The counts of pairs of codes; begins anew.
    fn take(&mut self, flat: &Flat) -> &[u32];
}

/// Counts pairs of symbols first and pairs of codes from them. Two tables take turns: adding to one cell twice in a row
/// would have to wait for the first to be written.
struct Bytes {
    tables: [Box<[u32; BYTES * BYTES]>; 2],
    codes: usize,
    counts: Vec<u32>,
    room: [u8; SHORT],
}

impl Count for Bytes {
    type Symbol = u8;

    fn symbol(symbol: u32) -> u8 {
        symbol as u8
    }

    fn new(_: &Flat, codes: usize) -> Bytes {
        let table = || Box::new([0; BYTES * BYTES]);
        Bytes { tables: [table(), table()], codes, counts: vec![0; codes * codes], room: [0; SHORT] }
    }

    fn add(&mut self, row: &[u8], starts: std::ops::Range<usize>, lag: usize) {
        let [even, odd] = &mut self.tables;
        let (from, to) = (&row[starts.clone()], &row[starts.start + lag..starts.end + lag]);
        let cell = |a: u8, b: u8| usize::from(u16::from_be_bytes([a, b]));
        let (from, from_rest) = from.as_chunks::<2>();
        let (to, to_rest) = to.as_chunks::<2>();
        for (a, b) in from.iter().zip(to) {
            even[cell(a[0], b[0])] += 1;
            odd[cell(a[1], b[1])] += 1;
        }
        for (a, b) in from_rest.iter().zip(to_rest) {
            even[cell(*a, *b)] += 1;
        }
    }

    fn add_shuffled(&mut self, symbols: &[u8], rng: &mut ChaCha8Rng) {
        let Some(short) = self.room.get_mut(..symbols.len()) else {
            let mut row = symbols.to_vec();
            shuffle(&mut row, rng);
            return self.add(&row, 0..symbols.len().saturating_sub(1), 1);
        };
        short.copy_from_slice(symbols);
        let [even, odd] = &mut self.tables;
        let (mut here, mut other) = (even, odd);
        let mut after = None;
        visit(&mut self.room, symbols.len(), rng, |symbol| {
            if let Some(after) = after.replace(symbol) {
                here[usize::from(u16::from_be_bytes([symbol, after]))] += 1;
                std::mem::swap(&mut here, &mut other);
            }
        });
    }

    fn take(&mut self, flat: &Flat) -> &[u32] {
        self.counts.fill(0);
        for (a, given) in flat.sets.iter().enumerate() {
            for (b, target) in flat.sets.iter().enumerate() {
                let cell = a * BYTES + b;
                let found = self.tables[0][cell] + self.tables[1][cell];
                (self.tables[0][cell], self.tables[1][cell]) = (0, 0);
                if found > 0 {
                    for i in given {
                        target.iter().for_each(|j| {
                            self.counts[usize::from(*i) * self.codes + usize::from(*j)] += found;
                        });
                    }
                }
            }
        }
        &self.counts
    }
}

/// Counts pairs of codes directly: where there are more sets than a byte can tell apart.
struct Wide {
    sets: Vec<Vec<u16>>,
    codes: usize,
    counts: Vec<u32>,
    taken: Vec<u32>,
}

impl Count for Wide {
    type Symbol = u32;

    fn symbol(symbol: u32) -> u32 {
        symbol
    }

    fn new(flat: &Flat, codes: usize) -> Wide {
        let counts = vec![0; codes * codes];
        Wide { sets: flat.sets.clone(), codes, taken: counts.clone(), counts }
    }

    fn add(&mut self, row: &[u32], starts: std::ops::Range<usize>, lag: usize) {
        for from in starts {
            let target = &self.sets[row[from + lag] as usize];
            for i in &self.sets[row[from] as usize] {
                let line = usize::from(*i) * self.codes;
                target.iter().for_each(|j| self.counts[line + usize::from(*j)] += 1);
            }
        }
    }

    fn add_shuffled(&mut self, symbols: &[u32], rng: &mut ChaCha8Rng) {
        let mut row = symbols.to_vec();
        shuffle(&mut row, rng);
        self.add(&row, 0..symbols.len().saturating_sub(1), 1);
    }

    fn take(&mut self, _: &Flat) -> &[u32] {
        std::mem::swap(&mut self.counts, &mut self.taken);
        self.counts.fill(0);
        &self.taken
    }
}
