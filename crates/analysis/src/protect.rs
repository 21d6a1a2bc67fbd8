//! What could lead to a person: telephone numbers, names, addresses, accounts, in the way of Indonesian chats.
//!
//! # What it measures
//! Each place in a text that could help somebody to find a person, its kind, a score, and why it was found.
//! # Formula
//! Detectors in tables: what stands after a word ("jl", "kamar", "nama saya"), numbers by their digits, checks and the
//! words near them, what shows by its signs ("@", "https://"), numbers in words, and the study's own names in any case,
//! with letters drawn out, and in old and new spelling. The text is brought to plain characters first, so that wide
//! digits and digits as emoji are digits. Of finds that lie over one another the longest of those with a score of 50
//! or more stays, then what is free.
//! # Conditions
//! Prices, times of the day, dates of a talk and quantities are never found: they are what a study is about. A score
//! is a rank, not a probability. Nothing here is complete: a nickname that nobody listed, a street without "jalan", a
//! story can still lead to somebody. Finds are proposals for a person to check; capitals mean little in chats, so names
//! by their place alone have low scores.
//! # Source
//! Forms of numbers: Indonesian numbering plan, identity, family card, tax and insurance numbers as printed on their
//! cards; check digits of ISO/IEC 7812 and ISO 13616; the words are this program's own.
//! # Checked against
//! Tables of invented texts with what is found in them and what isn't, in this method's tests, and the sample study.

mod ages;
mod checks;
mod cues;
mod fold;
mod forms;
mod gate;
mod keep;
mod kinds;
mod names;
mod numbers;
mod signs;
mod spoken;
mod table;
mod words;

#[cfg(test)]
mod tests;

pub use ages::{ADULT, age_cues};
pub use forms::{Forms, SHORTEST_FORM, same_as};
pub use gate::{Leak, LeakKind, Secrets, gate};
pub use kinds::{AgeReason, FoundKind, Reason};
pub use names::{Names, is_no_name};

use crate::prices::prices;
use std::collections::BTreeMap;
use std::ops::Range;

/// A place that could lead to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// First scalar value.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
    /// What it is.
    pub kind: FoundKind,
    /// 0 to 100: a rank, not a probability.
    pub score: u8,
    /// Why.
    pub reason: Reason,
    /// Who bears the name, by the number given to [`Names::new`].
    pub owner: Option<u32>,
}

/// A cue that somebody may be a minor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeCue {
    /// First scalar value.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
    /// Why.
    pub reason: AgeReason,
}

/// A find in bytes of the folded text.
#[derive(Debug, Clone, Copy)]
struct Hit {
    start: usize,
    end: usize,
    kind: FoundKind,
    score: u8,
    reason: Reason,
    owner: Option<u32>,
}

/// Finds with a lower score give way to all others.
const WEAK: u8 = 50;

/// How many bytes after a word are looked at.
const AFTER: usize = 120;

/// Finds what could lead to a person, from left to right, without overlap.
pub fn scan(text: &str, names: &Names) -> Vec<Found> {
    let folded = fold::fold(text);
    let plain: &str = &folded.text;
    let mut hits = Vec::new();
    names.find(plain, &mut hits);
    forms(plain, &mut hits);
    let mut found = free(plain, hits);
    for hit in found.iter_mut().filter(|hit| hit.kind == FoundKind::Mention) {
        let name = plain[hit.start..hit.end].trim_start_matches(['@', '~']);
        hit.owner = names.owner(name.trim_matches(|c| c == '\u{2068}' || c == '\u{2069}'));
    }
    let shown = |hit: Hit| Found {
        start: folded.scalar(hit.start),
        end: folded.scalar(hit.end),
        kind: hit.kind,
        score: hit.score,
        reason: hit.reason,
        owner: hit.owner,
    };
    found.into_iter().map(shown).collect()
}

/// What has a form; names of the study are looked for elsewhere.
fn forms(text: &str, hits: &mut Vec<Hit>) {
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let cues = cues::cues(text);
    let first = hits.len();
    after(text, &cues, hits);
    if text.contains(['@', '(', '[']) {
        signs::at_signs(text, hits);
    }
    if bytes.windows(2).any(|two| two[0] == b'.' && two[1].is_ascii_alphabetic()) || text.contains("://") {
        signs::links(text, hits);
    }
    if !text.is_ascii() {
        signs::mentions(text, hits);
    }
    if text.contains('H') {
        signs::pilgrims(text, hits);
    }
    if spoken::may_hold(text) {
        spoken::spoken(text, hits);
    }
    if digits == 0 {
        return;
    }
    ages::age_hits(text, hits);
    if digits >= 4 {
        signs::codes(text, hits);
    }
    let prices = if digits >= 2 { amounts(text) } else { Vec::new() };
    if digits >= numbers::LEAST {
        numbers::numbers(text, &cues, &prices, hits);
    }
    drop_prices(&prices, first, hits);
}

/// What the rows of the table find after the cues.
fn after(text: &str, cues: &[cues::Cue], hits: &mut Vec<Hit>) {
    for cue in cues {
        cue.uses.rows.iter().for_each(|row| after_one(text, cue, *row, hits));
    }
}

/// What a row of the table finds after a cue.
fn after_one(text: &str, cue: &cues::Cue, row: usize, hits: &mut Vec<Hit>) {
    let most = (cue.end + AFTER).min(text.len());
    let rest = &text[cue.end..text.floor_char_boundary(most)];
    let (after, next) = (&table::AFTER[row], &table::NEXT[row]);
    let Some(captures) = next.captures(rest) else { return };
    let Some(whole) = captures.get(0) else { return };
    let group = captures.name("x");
    let found = group.unwrap_or(whole);
    let kept = (after.keep)(found.as_str(), &rest[found.end()..]);
    if kept > 0 {
        let start = if group.is_some() { cue.end + found.start() } else { cue.start };
        let end = cue.end + found.start() + kept;
        let (kind, score, reason) = (after.kind, after.score, after.reason);
        hits.push(Hit { start, end, kind, score, reason, owner: None });
    }
}

/// The amounts of money in a text, in bytes.
fn amounts(text: &str) -> Vec<Range<usize>> {
    let prices = prices(text);
    if text.is_ascii() {
        return prices.iter().map(|price| price.start as usize..price.end as usize).collect();
    }
    let mut bytes: Vec<usize> = Vec::new();
    if !prices.is_empty() {
        bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    }
    prices.iter().map(|price| bytes[price.start as usize]..bytes[price.end as usize]).collect()
}

/// Drops finds that are a price or a part of one; what was found before `first` stays.
fn drop_prices(prices: &[Range<usize>], first: usize, hits: &mut Vec<Hit>) {
    use FoundKind::*;
    let mut at = 0;
    hits.retain(|hit| {
        at += 1;
        let is_loose =
            matches!(hit.kind, Room | Age | Plate | BirthDate | Passport | Handle | Name | Address);
        let behind = prices.partition_point(|price| price.end <= hit.start);
        let over = prices.get(behind).is_some_and(|price| price.start < hit.end);
        at <= first || !(is_loose && over)
    });
}

/// The finds that stay, from left to right.
fn free(text: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
    let length = |hit: &Hit| hit.end - hit.start;
    hits.sort_by_key(|hit| {
        (hit.score < WEAK, std::cmp::Reverse(length(hit)), std::cmp::Reverse(hit.score), hit.start, hit.kind)
    });
    let mut found: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in hits {
        let before = found.range(..hit.end).next_back();
        if hit.start < hit.end && before.is_none_or(|(_, other)| other.end <= hit.start) {
            found.insert(hit.start, hit);
        }
    }
    joined(text, found.into_values())
}

/// Parts of an address that stand side by side are one.
fn joined(text: &str, hits: impl Iterator<Item = Hit>) -> Vec<Hit> {
    let mut all: Vec<Hit> = Vec::new();
    for hit in hits {
        match all.last_mut() {
            Some(last) if is_one_address(text, last, &hit) => {
                (last.end, last.score) = (hit.end, last.score.max(hit.score));
            }
            _ => all.push(hit),
        }
    }
    all
}

fn is_one_address(text: &str, one: &Hit, two: &Hit) -> bool {
    let gap = &text[one.end..two.start];
    let close = gap.len() <= 3 && gap.bytes().all(|b| b" ,./-".contains(&b));
    close && one.kind == FoundKind::Address && two.kind == FoundKind::Address
}
