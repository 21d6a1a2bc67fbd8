//! The course of offers within a conversation.

use super::Captured;
use super::read::Conversation;
use model::ids::*;
use std::collections::BTreeMap;

/// The numbers of one kind in a conversation, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The conversation.
    pub source: SourceId,
    /// The kind, as an index.
    pub kind: usize,
    /// The offers; at least two.
    pub offers: Vec<Offer>,
    /// Which of them was agreed.
    pub agreed: Option<usize>,
}

/// An offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The number, as an index into all that were captured.
    pub captured: usize,
    /// How it stands to the last one of the same side.
    pub step: Step,
}

/// How an offer stands to the last one of the same side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// There is none before it, or it stands behind words that may not be counted.
    First,
    /// Higher.
    Up,
    /// Lower.
    Down,
    /// The same.
    Same,
}

impl Step {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Step::First => "first",
            Step::Up => "up",
            Step::Down => "down",
            Step::Same => "same",
        }
    }
}

impl Course {
    /// Offers with this step.
    pub fn count(&self, step: Step) -> u64 {
        self.offers.iter().filter(|o| o.step == step).count() as u64
    }
}

/// The courses of a conversation, by kind.
pub(super) fn courses(conversation: &Conversation, captured: &[Captured]) -> Vec<Course> {
    let mut by_kind: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in conversation.captured.clone() {
        by_kind.entry(captured[index].kind).or_default().push(index);
    }
    let several = by_kind.into_iter().filter(|(_, all)| all.len() > 1);
    several.map(|(kind, all)| course(conversation, captured, kind, &all)).collect()
}

fn course(conversation: &Conversation, captured: &[Captured], kind: usize, all: &[usize]) -> Course {
    let side = |index: usize| {
        let turn = captured[index].place.first();
        conversation.run_of(turn).map(|run| conversation.runs[run].2)
    };
    let mut last: BTreeMap<Option<u32>, usize> = BTreeMap::new();
    let offer = |index: &usize| {
        let before = last.insert(side(*index), *index);
        let turn = |index: usize| captured[index].place.first();
        let before = before.filter(|before| !conversation.is_broken(turn(*before), turn(*index)));
        let step = match before.map(|b| captured[*index].value().total_cmp(&captured[b].value())) {
            None => Step::First,
            Some(std::cmp::Ordering::Greater) => Step::Up,
            Some(std::cmp::Ordering::Less) => Step::Down,
            Some(std::cmp::Ordering::Equal) => Step::Same,
        };
        Offer { captured: *index, step }
    };
    let offers = all.iter().map(offer).collect();
    Course { source: conversation.source, kind, offers, agreed: agreed(conversation, captured, all) }
}

/// The last value before or in the last turn on which something is agreed.
fn agreed(conversation: &Conversation, captured: &[Captured], all: &[usize]) -> Option<usize> {
    let agreement = *conversation.agreed.last()?;
    let turn = |index: &usize| captured[*index].place.first();
    let last = all.iter().rposition(|index| turn(index) <= agreement)?;
    (!conversation.is_broken(turn(&all[last]), agreement)).then_some(last)
}
