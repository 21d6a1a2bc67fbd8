//! The gate of exports: looks through the texts of a finished file for everything that must not be in it.
//!
//! Two things are looked for: the words that people accepted as leading to somebody (in any case and spacing; numbers
//! by their digits alone), and whatever has a strong form of its own, known or not. An export with a hit stays closed.

use super::forms::Forms;
use super::{FoundKind, Hit, cues, fold, numbers, signs, table};
use std::collections::BTreeSet;

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
    accepted: Forms,
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
        let links = links.iter().map(|link| link.as_ref().to_lowercase()).collect();
        Secrets { accepted: Forms::new(accepted), links }
    }
}

/// Looks through the texts of an export: each leak once a text, in order.
pub fn gate<S: AsRef<str>>(texts: &[S], secrets: &Secrets) -> Vec<Leak> {
    let mut leaks = BTreeSet::new();
    for (part, text) in texts.iter().enumerate() {
        let folded = fold::fold(text.as_ref());
        let accepted = secrets.accepted.in_folded(&folded.text).into_iter();
        let accepted = accepted.map(|(_, number)| LeakKind::Accepted(number));
        let forms = forms(&folded.text, secrets).into_iter().map(LeakKind::Form);
        leaks.extend(accepted.chain(forms).map(|kind| Leak { part, kind }));
    }
    leaks.into_iter().collect()
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
