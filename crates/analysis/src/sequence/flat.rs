//! Events laid flat for permutations: a symbol for each set of codes, and what changes places with what.

use super::count::starts;
use super::{Options, Within};
use crate::events::{Conversation, Events};
use std::collections::BTreeMap;
use std::ops::Range;

/// All positions in a row.
pub(super) struct Flat {
    /// The codes of each symbol.
    pub sets: Vec<Vec<u16>>,
    /// The symbol of each position, in the order of the groups.
    pub symbols: Vec<u32>,
    /// Where in its block each of them stands; empty where groups are rows of neighbours.
    pub places: Vec<u32>,
    /// Parts that have nothing to do with each other.
    pub blocks: Vec<Block>,
}

/// A part of the row: a conversation, or everything.
pub(super) struct Block {
    /// Its positions.
    pub range: Range<usize>,
    /// What changes places with each other, as ranges within the block.
    pub groups: Vec<Range<usize>>,
    /// The positions from which a transition runs, as ranges within the block.
    pub starts: Vec<Range<usize>>,
    /// Whether all of it changes places and a transition runs from each position to the next.
    pub is_plain: bool,
}

impl Flat {
    pub fn of(events: &Events, options: &Options) -> Flat {
        let mut flat = Flat { sets: Vec::new(), symbols: Vec::new(), places: Vec::new(), blocks: Vec::new() };
        let mut numbers: BTreeMap<&[u16], u32> = BTreeMap::new();
        for conversation in &events.conversations {
            let start = flat.symbols.len();
            for position in 0..conversation.len() {
                let codes = conversation.codes(position);
                let next = flat.sets.len() as u32;
                let symbol = *numbers.entry(codes).or_insert(next);
                if symbol == next {
                    flat.sets.push(codes.to_vec());
                }
                flat.symbols.push(symbol);
            }
            let starts = starts(conversation, options);
            // Without a transition a conversation has a say only where all change places.
            if !starts.is_empty() || options.within == Within::All {
                flat.add(conversation, start, starts, options);
            }
        }
        if options.within == Within::All { flat.join() } else { flat }
    }

    fn add(
        &mut self,
        conversation: &Conversation,
        start: usize,
        starts: Vec<Range<usize>>,
        options: &Options,
    ) {
        let range = start..self.symbols.len();
        let groups = match options.within {
            _ if options.no_repeats => conversation.stretches().collect(),
            Within::Conversation | Within::All => vec![Range { start: 0, end: range.len() }],
            Within::Role => self.sort_by_role(conversation, start),
        };
        let to_next = options.lag == 1 && starts == [Range { start: 0, end: range.len().saturating_sub(1) }];
        let is_plain = to_next && options.within == Within::Conversation && !options.no_repeats;
        self.blocks.push(Block { range, groups, starts, is_plain });
    }

    /// Brings the symbols of each role together, with the places where they stand.
    fn sort_by_role(&mut self, conversation: &Conversation, start: usize) -> Vec<Range<usize>> {
        let mut order: Vec<u32> = (0..conversation.len() as u32).collect();
        let role = |place: &u32| conversation.positions()[*place as usize].role;
        order.sort_by_key(role);
        let sorted: Vec<u32> = order.iter().map(|place| self.symbols[start + *place as usize]).collect();
        self.symbols[start..].copy_from_slice(&sorted);
        let mut end = 0;
        let groups = order.chunk_by(|a, b| role(a) == role(b)).map(|group| {
            end += group.len();
            end - group.len()..end
        });
        let groups = groups.collect();
        self.places.resize(start, 0);
        self.places.extend(order);
        groups
    }

    /// One block of all.
    fn join(mut self) -> Flat {
        let all = 0..self.symbols.len();
        let shifted = self.blocks.iter().flat_map(|block| {
            block.starts.iter().map(|s| s.start + block.range.start..s.end + block.range.start)
        });
        let starts = shifted.collect();
        self.blocks = vec![Block { range: all.clone(), groups: vec![all], starts, is_plain: false }];
        self
    }
}
