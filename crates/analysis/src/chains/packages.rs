//! Packages of one conversation with their answers and ends.

use super::record::{Record, Seat};
use super::ties::Ties;
use super::window::{Closed, Reader, Window};
use super::{Answer, Book, End, Options, Package, Stimulus};
use crate::view::Counted;
use model::Component;
use model::ids::*;
use model::state::Link;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the packages of a conversation, and counts the answers that stand in no window and have no link.
pub(super) fn read(
    record: &Record<'_>,
    links: &[&Link],
    book: &Book,
    options: &Options,
    packages: &mut Vec<Package>,
) -> u64 {
    let ties = Ties::read(record, links);
    let reader = Reader { record, ties: &ties, book, options };
    let mut attached = vec![false; record.codings.len()];
    for coding in ties.tied() {
        attached[coding as usize] = true;
    }
    for run in 0..record.runs.len() as u32 {
        let stimuli = stimuli(record, run, book);
        if !stimuli.is_empty() {
            packages.push(package(&reader, run, stimuli, &mut attached));
        }
    }
    let is_left = |(coding, attached): &(&Counted, &bool)| {
        !**attached && is_answer(coding) && record.sides_of(coding).any(|side| record.sides.may_answer(side))
    };
    record.codings.iter().zip(&attached).filter(is_left).count() as u64
}

/// The stimulus codes of a run in the codebook's order, each with its turns; none for a side that doesn't stimulate.
fn stimuli(record: &Record<'_>, run: u32, book: &Book) -> Vec<(CodeId, Vec<u32>)> {
    if !record.sides.stimulates(record.side_of(run)) {
        return Vec::new();
    }
    let mut turns: BTreeMap<(usize, CodeId), Vec<u32>> = BTreeMap::new();
    for element in &record.elements[record.runs[run as usize].clone()] {
        for coding in record.on_turn(element.turn).iter().map(|c| &record.codings[*c as usize]) {
            if coding.component == Component::Stimulus {
                turns.entry((book.rank(coding.code), coding.code)).or_default().push(element.turn);
            }
        }
    }
    let one_each = |((_, code), mut turns): ((usize, CodeId), Vec<u32>)| {
        turns.dedup();
        (code, turns)
    };
    turns.into_iter().map(one_each).collect()
}

fn package(
    reader: &Reader<'_, '_>,
    run: u32,
    stimuli: Vec<(CodeId, Vec<u32>)>,
    attached: &mut [bool],
) -> Package {
    let record = reader.record;
    let window = reader.window(run);
    let in_window = in_window(record, &window);
    for coding in &in_window {
        attached[*coding as usize] = true;
    }
    let side = record.side_of(run);
    let general: BTreeSet<u32> = in_window.into_iter().filter(|c| !reader.ties.is_tied(*c, side)).collect();
    let silence = silence(record, &window, side);
    let stimulus = |(code, turns)| {
        let linked: BTreeSet<u32> = reader.ties.of(run, code).collect();
        let all: Vec<u32> = general.union(&linked).copied().collect();
        let (organism, responses) = answers(record, &all, &linked);
        let end = match (responses.last(), organism.last()) {
            (Some(response), _) => End::Response(response.code),
            (None, Some(_)) => End::NoResponse,
            (None, None) => silence,
        };
        Stimulus { code, turns, organism, responses, end }
    };
    Package {
        source: record.source,
        turns: record.elements[record.runs[run as usize].clone()].iter().map(|e| e.turn).collect(),
        stimuli: stimuli.into_iter().map(stimulus).collect(),
    }
}

/// The O and R codings of the other side in a window.
fn in_window(record: &Record<'_>, window: &Window) -> BTreeSet<u32> {
    let on = window.answering.iter().flat_map(|e| record.on_turn(record.elements[*e].turn));
    on.copied().filter(|c| is_answer(&record.codings[*c as usize])).collect()
}

fn is_answer(coding: &Counted) -> bool {
    matches!(coding.component, Component::Organism | Component::Response)
}

/// The O and the R among answers. The order of codings is that of turns, offsets and codes; what two coders put at one
/// place stands once.
fn answers(record: &Record<'_>, all: &[u32], linked: &BTreeSet<u32>) -> (Vec<Answer>, Vec<Answer>) {
    let (mut organism, mut responses) = (Vec::new(), Vec::new());
    for index in all {
        let coding = &record.codings[*index as usize];
        let list = if coding.component == Component::Organism { &mut organism } else { &mut responses };
        let answer =
            Answer { code: coding.code, place: coding.place.clone(), linked: linked.contains(index) };
        if list.last() != Some(&answer) {
            list.push(answer);
        }
    }
    (organism, responses)
}

/// How a chain of this window ends when nothing answers.
fn silence(record: &Record<'_>, window: &Window, side: u32) -> End {
    if window.closed == Closed::Gap {
        return End::Unknown;
    }
    if !window.answering.is_empty() {
        let coded = window.answering.iter().any(|e| !record.on_turn(record.elements[*e].turn).is_empty());
        return if coded { End::PassedOver } else { End::NotCoded };
    }
    let after = record.elements.get(window.end);
    if window.closed == Closed::Hours && after.is_some_and(|e| e.seat == Seat::Side(side)) {
        return End::WindowExpired;
    }
    match record.elements.get(record.next_stop(window.end, side)).map(|e| e.seat) {
        None => End::RecordEnds,
        Some(Seat::Gap) => End::Unknown,
        Some(Seat::Side(_)) => End::WindowExpired,
    }
}
