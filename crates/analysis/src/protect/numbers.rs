//! Numbers that lead to somebody: telephones, identity numbers, accounts, cards. The table says which digits they
//! have, what checks them, and which words near them raise their score.

use super::cues::{Cue, Groups, near};
use super::table::{BANK, BPJS, CARD, KK, LICENCE, NIK, NPWP, PHONE, TRANSFER};
use super::words::begins_with_unit;
use super::{FoundKind, Hit, Reason, checks};
use FoundKind::{Account, Bpjs, Card, Kk, Licence, Nik, Npwp, Number, Phone};
use std::ops::Range;

/// Fewer digits than these lead nowhere.
pub(super) const LEAST: usize = 8;

/// More digits than these are no number that the table knows.
const MOST: usize = 20;

/// A number from so many digits on goes on over a space only in the same way as before.
const WHOLE: usize = 10;

/// How far a word may stand from a number, in bytes before it and behind it.
const NEAR: (usize, usize) = (32, 20);

/// Groups of digits that may be one number.
struct Digits<'t> {
    text: &'t str,
    groups: &'t [Range<usize>],
    digits: &'t str,
    /// "+" stands before it.
    plus: bool,
    /// No letter and no other number stands right before it.
    free: bool,
    near: Groups,
}

impl Digits<'_> {
    fn gaps(&self) -> impl Iterator<Item = &str> {
        self.groups.windows(2).map(|two| &self.text[two[0].end..two[1].start])
    }

    fn lengths(&self) -> impl Iterator<Item = usize> + '_ {
        self.groups.iter().map(ExactSizeIterator::len)
    }
}

/// A row: a kind of number.
struct Row {
    kind: FoundKind,
    /// How many digits, at least and at most.
    count: (usize, usize),
    /// What it begins with; nothing = anything.
    begins: &'static [&'static str],
    fits: fn(&Digits<'_>) -> bool,
    score: u8,
    reason: Reason,
    /// The words that raise the score, and how high. A score of 0 without them needs them.
    near: (Groups, u8),
}

const fn row(
    kind: FoundKind,
    count: (usize, usize),
    begins: &'static [&'static str],
    fits: fn(&Digits<'_>) -> bool,
    (score, reason): (u8, Reason),
    near: (Groups, u8),
) -> Row {
    Row { kind, count, begins, fits, score, reason, near }
}

const LANDLINES: &[&str] = &["02", "03", "04", "05", "06", "07", "08", "09"];

#[rustfmt::skip]
const ROWS: [Row; 18] = [
    row(Phone, (8, 15), &[], is_abroad, (90, Reason::Form), (PHONE, 96)),
    row(Phone, (10, 14), &["08"], is_mobile, (88, Reason::Form), (PHONE, 96)),
    row(Phone, (10, 15), &["628"], is_free, (86, Reason::Form), (PHONE, 96)),
    row(Phone, (12, 17), &["00628"], is_free, (86, Reason::Form), (PHONE, 96)),
    row(Phone, (9, 13), LANDLINES, is_landline, (66, Reason::Form), (PHONE, 85)),
    row(Phone, (9, 12), &["8"], is_free, (0, Reason::Word), (PHONE, 70)),
    row(Nik, (16, 16), &[], |n| n.free && checks::is_nik(n.digits), (90, Reason::Check), (NIK, 98)),
    row(Nik, (16, 16), &[], is_free, (0, Reason::Word), (NIK, 75)),
    row(Kk, (16, 16), &[], is_free, (0, Reason::Word), (KK, 93)),
    row(Npwp, (15, 15), &[], is_tax_form, (90, Reason::Form), (NPWP, 97)),
    row(Npwp, (15, 16), &[], is_free, (0, Reason::Word), (NPWP, 93)),
    row(Bpjs, (13, 13), &[], is_free, (0, Reason::Word), (BPJS, 92)),
    row(Bpjs, (11, 11), &[], is_free, (0, Reason::Word), (BPJS, 80)),
    row(Licence, (12, 14), &[], is_free, (0, Reason::Word), (LICENCE, 85)),
    row(Card, (13, 19), &[], |n| n.free && checks::is_card(n.digits), (80, Reason::Check), (CARD, 96)),
    row(Account, (8, 18), &[], is_account, (0, Reason::Word), (BANK, 91)),
    row(Account, (9, 16), &[], is_account, (0, Reason::Word), (TRANSFER, 75)),
    row(Number, (9, MOST), &[], is_long, (62, Reason::Form), (0, 0)),
];

/// What is found among the numbers of a text. `prices`: the amounts in it, in bytes and in order.
pub(super) fn numbers(text: &str, cues: &[Cue], prices: &[Range<usize>], hits: &mut Vec<Hit>) {
    let groups = groups(text);
    let mut at = 0;
    while at < groups.len() {
        match best(text, &groups, at, cues, prices) {
            Some((hit, next)) => {
                hits.push(hit);
                at = next;
            }
            None => at += 1,
        }
    }
}

/// The runs of digits.
fn groups(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut groups, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        if at > start {
            groups.push(start..at);
        }
        at += 1;
    }
    groups
}

/// The best number that begins with a group, and the group after it: the highest score, then the longest.
fn best(
    text: &str,
    groups: &[Range<usize>],
    first: usize,
    cues: &[Cue],
    prices: &[Range<usize>],
) -> Option<(Hit, usize)> {
    let start = groups[first].start;
    if is_in(prices, &groups[first]) {
        return None;
    }
    if groups[first].len() > MOST {
        return Some((hit(start..groups[first].end, Number, 62, Reason::Form), first + 1));
    }
    let (plus, free) = (text[..start].ends_with('+'), is_free_before(text, start, cues));
    let mut digits = String::with_capacity(MOST);
    let mut found: Option<(Hit, usize)> = None;
    for next in first + 1..=groups.len() {
        let last = &groups[next - 1];
        if digits.len() + last.len() > MOST
            || !(next == first + 1 || joins(text, groups, first, next, prices))
        {
            break;
        }
        digits.push_str(&text[last.clone()]);
        if digits.len() < LEAST {
            continue;
        }
        let near = near(cues, start, last.end, NEAR.0, NEAR.1);
        let number = Digits { text, groups: &groups[first..next], digits: &digits, plus, free, near };
        if let Some((kind, score, reason)) = judged(&number)
            && found.as_ref().is_none_or(|(other, _)| score >= other.score)
        {
            let start = if plus && kind == Phone { start - 1 } else { start };
            found = Some((hit(start..last.end, kind, score, reason), next));
        }
    }
    found
}

fn hit(at: Range<usize>, kind: FoundKind, score: u8, reason: Reason) -> Hit {
    Hit { start: at.start, end: at.end, kind, score, reason, owner: None }
}

/// The row with the highest score that a number fits.
fn judged(number: &Digits<'_>) -> Option<(FoundKind, u8, Reason)> {
    let fits = |row: &&Row| {
        (row.count.0..=row.count.1).contains(&number.digits.len())
            && (row.begins.is_empty() || row.begins.iter().any(|begin| number.digits.starts_with(begin)))
            && (row.score > 0 || number.near & row.near.0 != 0)
            && (row.fits)(number)
    };
    let scored = |row: &Row| match number.near & row.near.0 != 0 {
        true if row.score == 0 => (row.kind, row.near.1, Reason::Word),
        true if row.reason == Reason::Check => (row.kind, row.near.1, Reason::CheckAndWord),
        true => (row.kind, row.near.1, Reason::FormAndWord),
        false => (row.kind, row.score, row.reason),
    };
    // Of rows with one score the first wins.
    ROWS.iter().filter(fits).map(scored).rev().max_by_key(|(_, score, _)| *score)
}

/// Whether the last of the groups goes on with the number that the groups before it begin.
fn joins(text: &str, groups: &[Range<usize>], first: usize, next: usize, prices: &[Range<usize>]) -> bool {
    let (before, last) = (&groups[next - 2], &groups[next - 1]);
    let gap = &text[before.end..last.start];
    let is_gap = gap.len() <= 3 && gap.bytes().all(|b| b" \t.()-".contains(&b));
    if !is_gap || begins_with_unit(&text[last.end..]) || (is_in(prices, last) && gap.contains(' ')) {
        return false;
    }
    let so_far: usize = groups[first..next - 1].iter().map(ExactSizeIterator::len).sum();
    if so_far < WHOLE || !gap.contains(' ') {
        return true;
    }
    // "0812 0000 1234 2 orang": what follows a whole number over another gap is another number.
    let same = next - first > 2 && text[groups[next - 3].end..before.start] == *gap;
    same && (last.len() >= 2 || last.len() == before.len())
}

fn is_in(prices: &[Range<usize>], group: &Range<usize>) -> bool {
    let at = prices.partition_point(|price| price.end <= group.start);
    prices.get(at).is_some_and(|price| price.start < group.end)
}

/// Whether a number begins here: after no letter (but "wa0812" does) and after no other number.
fn is_free_before(text: &str, start: usize, cues: &[Cue]) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        Some(c) if c.is_alphabetic() => {
            let at = cues.partition_point(|cue| cue.end < start);
            cues.get(at).is_some_and(|cue| cue.end == start)
        }
        Some('.' | ',' | ':' | '/' | '-') => !before.next().is_some_and(|c| c.is_ascii_digit()),
        Some('_' | '#' | '=') => false,
        _ => true,
    }
}

fn is_free(number: &Digits<'_>) -> bool {
    number.free
}

/// "+62.812.345.678" and "+1 (202) 555-0134", not "+1.500.000".
fn is_abroad(number: &Digits<'_>) -> bool {
    let mut lengths = number.lengths();
    let thousands = number.groups.len() > 1
        && lengths.next().is_some_and(|n| n <= 3)
        && lengths.all(|n| n == 3)
        && number.gaps().all(|gap| gap == ".");
    number.plus && !number.digits.starts_with('0') && (number.digits.starts_with("62") || !thousands)
}

/// Digits after 08, and no times of the day: "08.30 - 09.00 - 10.00".
fn is_mobile(number: &Digits<'_>) -> bool {
    number.free && !is_clock(number)
}

fn is_clock(number: &Digits<'_>) -> bool {
    let two = number.lengths().take(2).all(|n| n == 2) && number.groups.len() > 2;
    two && number.gaps().next() == Some(".") && number.gaps().nth(1) != Some(".")
}

/// An area code in one piece, and no mobile prefix with too few digits.
fn is_landline(number: &Digits<'_>) -> bool {
    let first = number.groups[0].len();
    let begins = (3..=4).contains(&first) || first >= 9;
    let sum = number.digits.starts_with("08") || number.digits.ends_with("0000");
    number.free && begins && !sum && !number.digits.starts_with("00")
}

/// 00.000.000.0-000.000
fn is_tax_form(number: &Digits<'_>) -> bool {
    number.lengths().eq([2, 3, 3, 1, 3, 3]) && number.gaps().eq([".", ".", ".", "-", "."])
}

/// Digits that are neither a date nor a round sum.
fn is_account(number: &Digits<'_>) -> bool {
    number.free && !is_dated(number) && !is_sum(number) && !is_clock(number)
}

/// "15000000": an amount in digits alone.
fn is_sum(number: &Digits<'_>) -> bool {
    let one = number.groups.len() == 1 && number.digits.len() <= 10;
    let prices = number.groups.iter().all(|g| number.text[g.clone()].ends_with("00"));
    (one && !number.digits.starts_with('0') && number.digits.ends_with("000")) || (!one && prices)
}

/// "02-12-2026" or "2026-12-02" at its beginning.
fn is_dated(number: &Digits<'_>) -> bool {
    let mut lengths = number.lengths();
    let first: [usize; 3] = std::array::from_fn(|_| lengths.next().unwrap_or(0));
    matches!(first, [1 | 2, 1 | 2, 4] | [4, 2, 2])
}

/// Nine digits or more in one piece, between hyphens, or in groups of four.
fn is_long(number: &Digits<'_>) -> bool {
    let lengths: Vec<usize> = number.lengths().collect();
    let (last, rest) = lengths.split_last().expect("a number has a group");
    if rest.is_empty() {
        return !is_sum(number);
    }
    let hyphens = number.gaps().all(|gap| gap == "-") && lengths.iter().any(|n| *n >= 4);
    let fours = rest.iter().all(|n| *n == 4)
        && (1..=4).contains(last)
        && number.gaps().all(|gap| gap == " " || gap == ".");
    (hyphens || fours) && !is_sum(number) && !is_dated(number)
}
