//! Numbers in words: "nol delapan satu dua …", also mixed with digits and written together.

use super::words::begins_with_unit;
use super::{FoundKind, Hit, Reason};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// The words of the digits, and what people write for them.
const WORDS: [(&str, char); 33] = [
    ("nol", '0'),
    ("kosong", '0'),
    ("zero", '0'),
    ("satu", '1'),
    ("one", '1'),
    ("dua", '2'),
    ("two", '2'),
    ("tiga", '3'),
    ("three", '3'),
    ("empat", '4'),
    ("ampat", '4'),
    ("four", '4'),
    ("lima", '5'),
    ("five", '5'),
    ("enam", '6'),
    ("anam", '6'),
    ("six", '6'),
    ("tujuh", '7'),
    ("tuju", '7'),
    ("seven", '7'),
    ("delapan", '8'),
    ("lapan", '8'),
    ("dlapan", '8'),
    ("dlpn", '8'),
    ("eight", '8'),
    ("sembilan", '9'),
    ("smbilan", '9'),
    ("sembilang", '9'),
    ("nine", '9'),
    ("oh", '0'),
    ("tjh", '7'),
    ("smbln", '9'),
    ("o", '0'),
];

/// Digits from which a number in words leads to somebody.
const LEAST: usize = 9;

/// Digits of a telephone number, at most.
const PHONE: usize = 14;

/// Words among the digits, at least: fewer are quantities beside a number.
const SPELLED: usize = 3;

struct Piece {
    start: usize,
    end: usize,
    digits: String,
    word: bool,
}

/// Parts of which every number in words has some.
const SIGNS: [&str; 16] = [
    "nol", "kos", "zer", "sat", "one", "dua", "two", "tig", "thr", "mpat", "four", "lima", "lapan", "lpn",
    "eight", "sem",
];

static SIGN: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).build(SIGNS).expect("a constant list")
});

/// Whether there are enough parts of number words for a number.
pub(super) fn may_hold(text: &str) -> bool {
    SIGN.find_iter(text).nth(1).is_some()
}

/// What is found among the numbers in words.
pub(super) fn spoken(text: &str, hits: &mut Vec<Hit>) {
    let mut run: Vec<Piece> = Vec::new();
    for piece in pieces(text) {
        let joined =
            piece.as_ref().is_some_and(|p| run.last().is_none_or(|last| is_gap(&text[last.end..p.start])));
        if !joined {
            hits.extend(number(text, &run));
            run.clear();
        }
        run.extend(piece);
    }
    hits.extend(number(text, &run));
}

fn is_gap(gap: &str) -> bool {
    gap.len() <= 3 && gap.bytes().all(|b| b" .,-/".contains(&b))
}

/// The words and numbers of a text; `None` for what is no digit.
fn pieces(text: &str) -> impl Iterator<Item = Option<Piece>> {
    let starts = |c: char| c.is_alphanumeric();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(starts)?;
        let end = text[start..].find(|c| !starts(c)).map_or(text.len(), |n| start + n);
        at = end;
        Some(digits(&text[start..end]).map(|(digits, word)| Piece { start, end, digits, word }))
    })
}

/// "delapan" is 8, "nol8" is 08; whether there is a word in it.
fn digits(token: &str) -> Option<(String, bool)> {
    let lower = token.to_ascii_lowercase();
    let (mut rest, mut digits, mut word) = (lower.as_str(), String::new(), false);
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            digits.push(first);
            rest = &rest[1..];
            continue;
        }
        let longest =
            WORDS.iter().filter(|(word, _)| rest.starts_with(word)).max_by_key(|(word, _)| word.len());
        let (name, digit) = longest?;
        digits.push(*digit);
        (rest, word) = (&rest[name.len()..], true);
    }
    Some((digits, word))
}

fn number(text: &str, run: &[Piece]) -> Option<Hit> {
    let last = run.last()?;
    let run = if begins_with_unit(&text[last.end..]) { &run[..run.len() - 1] } else { run };
    let (first, last) = (run.first()?, run.last()?);
    let digits: String = run.iter().map(|piece| piece.digits.as_str()).collect();
    if digits.len() < LEAST || run.iter().filter(|piece| piece.word).count() < SPELLED || is_counting(&digits)
    {
        return None;
    }
    let phone = (digits.starts_with("08") || digits.starts_with("62")) && digits.len() <= PHONE;
    let (kind, score) = if phone { (FoundKind::Phone, 88) } else { (FoundKind::Number, 62) };
    Some(Hit { start: first.start, end: last.end, kind, score, reason: Reason::Spelled, owner: None })
}

/// One, two, three …, up or down, or one digit again and again.
fn is_counting(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    [0, 1, 9].iter().any(|step| bytes.windows(2).all(|two| (two[0] - b'0' + step) % 10 == two[1] - b'0'))
}
