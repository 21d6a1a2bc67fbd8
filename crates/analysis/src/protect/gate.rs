//! The gate of exports: looks through the texts of a finished file for everything that must not be in it.
//!
//! Two things are looked for: the words that people accepted as leading to somebody (in any case and spacing; numbers
//! by their digits alone), and whatever has a strong form of its own, known or not. An export with a hit stays closed.

use super::{FoundKind, Hit, cues, fold, names, numbers, signs, table};
use aho_corasick::AhoCorasick;
use std::collections::BTreeSet;

/// Numbers from so many digits on are looked for by their digits; shorter ones as words.
const DIGITS: usize = 7;

/// Finds with a lower score close no gate.
const STRONG: u8 = 64;

/// Links that programs write into their own files.
const NAMESPACES: [&str; 7] = [
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.org/",
    "http://www.w3.org/",
    "https://www.w3.org/",
    "http://ns.adobe.com/",
    "http://relaxng.org/",
];

/// A token of so many hexadecimal digits and no other letter is an id of ours.
const ID: usize = 8;

/// What must not be in an export.
pub struct Secrets {
    words: Option<AhoCorasick>,
    /// The number of the string for each word.
    word_of: Vec<usize>,
    digits: Option<AhoCorasick>,
    digit_of: Vec<usize>,
    /// Links that may stand in it.
    links: Vec<String>,
}

/// Something in an export that must not be in it. It says where and what kind, never the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// Which of the texts, counted from 0.
    pub part: usize,
    /// What.
    pub kind: LeakKind,
}

/// What leaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeakKind {
    /// An accepted string, by its number.
    Accepted(usize),
    /// Something with a form of its own.
    Form(FoundKind),
}

impl Secrets {
    /// `accepted`: what people accepted as leading to somebody, as it was written. `links`: beginnings of links that
    /// may stand in an export.
    pub fn new<S: AsRef<str>>(accepted: &[S], links: &[S]) -> Secrets {
        let (mut words, mut word_of, mut digits, mut digit_of) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, one) in accepted.iter().enumerate() {
            let plain = names::normal(one.as_ref());
            let plain = plain.trim_matches(|c: char| c.is_whitespace() || "@~\u{2068}\u{2069}".contains(c));
            if let Some(of) = number_of(plain) {
                digits.push(of);
                digit_of.push(number);
            } else if plain.chars().any(char::is_alphanumeric) {
                words.push(plain.to_owned());
                word_of.push(number);
            }
        }
        let search = |all: &[String]| AhoCorasick::new(all).ok().filter(|_| !all.is_empty());
        let links = links.iter().map(|link| link.as_ref().to_lowercase()).collect();
        Secrets { words: search(&words), word_of, digits: search(&digits), digit_of, links }
    }
}

/// Looks through the texts of an export: each leak once a text, in order.
pub fn gate<S: AsRef<str>>(texts: &[S], secrets: &Secrets) -> Vec<Leak> {
    let mut leaks = BTreeSet::new();
    for (part, text) in texts.iter().enumerate() {
        let folded = fold::fold(text.as_ref());
        let accepted = accepted(&folded.text, secrets).into_iter().map(LeakKind::Accepted);
        let forms = forms(&folded.text, secrets).into_iter().map(LeakKind::Form);
        leaks.extend(accepted.chain(forms).map(|kind| Leak { part, kind }));
    }
    leaks.into_iter().collect()
}

/// The digits of a string that is a number, without the beginning that one telephone number is written with or
/// without: 0812 and +62812.
fn number_of(plain: &str) -> Option<String> {
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let others = plain.chars().filter(|c| c.is_alphabetic()).count();
    (digits.len() >= DIGITS && others == 0).then(|| without_country(&digits).to_owned())
}

fn without_country(digits: &str) -> &str {
    let local = digits
        .strip_prefix("0062")
        .or_else(|| digits.strip_prefix("62"))
        .or_else(|| digits.strip_prefix('0'));
    local.filter(|rest| rest.starts_with('8') && rest.len() >= DIGITS).unwrap_or(digits)
}

/// The numbers of the accepted strings in a text.
fn accepted(text: &str, secrets: &Secrets) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    if let Some(words) = &secrets.words {
        let lower = names::normal(text);
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        for hit in words.find_overlapping_iter(&lower) {
            let inner = &lower[hit.range()];
            let starts = !inner.starts_with(is_word) || !lower[..hit.start()].ends_with(is_word);
            let ends = !inner.ends_with(is_word) || !lower[hit.end()..].starts_with(is_word);
            let ending = lower[hit.end()..].starts_with("nya");
            if starts && (ends || ending) {
                found.insert(secrets.word_of[hit.pattern().as_usize()]);
            }
        }
    }
    if let Some(digits) = &secrets.digits {
        let chains = digit_chains(text);
        let hits = digits.find_overlapping_iter(&chains);
        found.extend(hits.map(|hit| secrets.digit_of[hit.pattern().as_usize()]));
    }
    found
}

/// The digits of a text; those that could be one number stand together.
fn digit_chains(text: &str) -> String {
    let (mut out, mut gap) = (String::new(), 0);
    for c in text.chars() {
        if c.is_ascii_digit() {
            out.push(c);
            gap = 0;
        } else if gap < 3 && " \t.-()/_,".contains(c) {
            gap += 1;
        } else if !out.ends_with('|') {
            out.push('|');
            gap = 0;
        }
    }
    out
}

/// The kinds of what has a strong form of its own.
fn forms(text: &str, secrets: &Secrets) -> BTreeSet<FoundKind> {
    let mut hits: Vec<Hit> = Vec::new();
    let cues = cues::cues(text);
    signs::at_signs(text, &mut hits);
    signs::links(text, &mut hits);
    signs::codes(text, &mut hits);
    numbers::numbers(text, &cues, &super::amounts(text), &mut hits);
    let rows = cues.iter().flat_map(|cue| cue.uses.rows.iter().map(move |row| (cue, *row)));
    for (cue, row) in rows.filter(|(_, row)| is_strong(table::AFTER[*row].kind)) {
        super::after_one(text, cue, row, &mut hits);
    }
    let leaks = hits.iter().filter(|hit| hit.score >= STRONG && is_strong(hit.kind));
    leaks.filter(|hit| !is_ours(text, hit, secrets)).map(|hit| hit.kind).collect()
}

fn is_strong(kind: FoundKind) -> bool {
    use FoundKind::*;
    match kind {
        Phone | Nik | Kk | Npwp | Passport | Licence | Bpjs | Account | Card | Iban | Plate | Email
        | Link | Handle | Coordinates => true,
        Mention | Number | Address | Room | BirthDate | Age | Name => false,
    }
}

/// Whether a find is one of what programs write themselves: namespaces, links that are allowed, ids.
fn is_ours(text: &str, hit: &Hit, secrets: &Secrets) -> bool {
    let found = text[hit.start..hit.end].to_lowercase();
    if hit.kind == FoundKind::Link {
        let links = NAMESPACES.iter().copied().chain(secrets.links.iter().map(String::as_str));
        return links.into_iter().any(|link| found.starts_with(link));
    }
    let is_hex = |c: char| c.is_ascii_hexdigit() && !c.is_ascii_uppercase();
    let start = text[..hit.start].trim_end_matches(is_hex).len();
    let end = text.len() - text[hit.end..].trim_start_matches(is_hex).len();
    let token = &text[start..end];
    token.len() >= ID && token.chars().all(is_hex) && token.contains(|c: char| c.is_ascii_lowercase())
}
