//! What shows by its signs: e-mail addresses, links, handles, mentions, coordinates, plates, passports, IBANs.

use super::{FoundKind, Hit, Reason, checks, keep};
use FoundKind::{Coordinates, Email, Handle, Iban, Link, Mention, Name, Passport, Phone, Plate};
use aho_corasick::AhoCorasick;
use regex::Regex;
use std::sync::LazyLock;

/// The marks that WhatsApp puts around a name.
const MARKS: (char, char) = ('\u{2068}', '\u{2069}');

/// Characters of a mention, at most.
const MENTION: usize = 120;

/// The heads of links; those of telephone links last.
const HEADS: [&str; 6] = ["http://", "https://", "ftp://", "www.", "wa.me/", "api.whatsapp.com/"];

/// Hosts whose links show a place.
const MAPS: [&str; 6] = [
    "maps.app.goo.gl",
    "goo.gl/maps",
    "maps.google.",
    "google.com/maps",
    "google.co.id/maps",
    "openstreetmap.org",
];

/// Endings of files that are called like addresses: "photo_1@02-12-2026.jpg".
const FILES: [&str; 9] = ["jpg", "jpeg", "png", "webp", "mp4", "opus", "ogg", "pdf", "svg"];

/// Signs that end a sentence, not a link.
const ENDS: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '\'', '…'];

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant expression")
}

static LINKS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).build(HEADS).expect("a constant list")
});
static DOMAIN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?-u:\b)[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.(?:com|net|org|info|biz|shop|store|online|site|link|app|xyz|me|ly|gl|id|my|sg|tv|ee|page|social)(?-u:\b)",
    )
});
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r#"-?\d{1,2}\.\d{4,}\s{0,2}[,;]\s{0,2}-?\d{1,3}\.\d{4,}|\d{1,3}°\s?\d{1,2}['′]\s?[\d.,]*["″]?\s?[NSLU]?(?:,?\s?\d{1,3}°\s?\d{1,2}['′]\s?[\d.,]*["″]?\s?[EWBT]?)?"#,
    )
});
static PILGRIMS: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?-u:\b)(?:H\.|Hj\.?|Haji|Hajah)\s?(\p{Lu}[\p{Ll}']+(?:\s\p{Lu}[\p{Ll}']+){0,2})")
});
static PLATES: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?-u:\b)[A-Z]{1,2}[ -]?\d{2,4}[ -]?[A-Z]{2,3}(?-u:\b)"));
static PASSPORTS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?-u:\b)[A-Z]\d{7}(?-u:\b)"));
static IBANS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?-u:\b)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?-u:\b)"));

fn hit(start: usize, end: usize, kind: FoundKind, score: u8, reason: Reason) -> Hit {
    Hit { start, end, kind, score, reason, owner: None }
}

/// E-mail addresses, handles and mentions: what stands around "@", and names between marks.
pub(super) fn at_signs(text: &str, hits: &mut Vec<Hit>) {
    for (at, _) in text.match_indices('@') {
        if let Some(found) = email(text, at, at + 1) {
            hits.push(hit(found.0, found.1, Email, 95, Reason::Form));
        } else if let Some(end) = handle(text, at) {
            hits.push(hit(at, end, Handle, 85, Reason::Form));
        }
    }
    for sign in ["(at)", "[at]"] {
        for (at, _) in text.match_indices(sign) {
            let spaces = |rest: &str| rest.len() - rest.trim_start_matches(' ').len();
            let left = text[..at].trim_end_matches(' ').len();
            let right = at + sign.len() + spaces(&text[at + sign.len()..]).min(3);
            let found = if at - left <= 3 { email(text, left, right) } else { None };
            hits.extend(found.map(|(start, end)| hit(start, end, Email, 90, Reason::Form)));
        }
    }
}

/// The address around a sign that reaches from one byte to another.
fn email(text: &str, left: usize, right: usize) -> Option<(usize, usize)> {
    let is_local = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    let is_host = |c: char| c.is_alphanumeric() || "._-".contains(c);
    let start = text[..left].trim_end_matches(is_local).len();
    let rest = &text[right..];
    let host = &rest[..rest.find(|c| !is_host(c)).unwrap_or(rest.len())];
    let host = host.trim_end_matches(['.', '-', '_']);
    let labels = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    let is_picture = host.rsplit('.').next().is_some_and(|end| FILES.contains(&end.to_lowercase().as_str()));
    (start < left && labels && !is_picture).then(|| (start, right + host.len()))
}

fn handle(text: &str, at: usize) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if text[..at].ends_with(|c: char| is_word(c) || c == '@') {
        return None;
    }
    let rest = &text[at + 1..];
    let name = &rest[..rest.find(|c| !is_word(c) && c != '.').unwrap_or(rest.len())];
    let name = name.trim_end_matches('.');
    let named = name.chars().nth(1).is_some() && name.starts_with(is_word) && !is_unit_price(name);
    named.then(|| at + 1 + name.len())
}

/// "@150rb" and "@2.500" give the price of one piece.
fn is_unit_price(name: &str) -> bool {
    let unit = name.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c)).to_lowercase();
    let units = ["", "rb", "rbu", "ribu", "k", "jt", "juta", "an", "pcs", "rban", "ribuan"];
    name.starts_with(|c: char| c.is_ascii_digit())
        && units.contains(&unit.as_str())
        && name.len() < 9 + unit.len()
}

/// Names between marks, with the "@" before them.
pub(super) fn mentions(text: &str, hits: &mut Vec<Hit>) {
    for (at, mark) in text.match_indices(MARKS.0) {
        let inner = at + mark.len();
        let length = text[inner..].char_indices().take(MENTION).find(|(_, c)| *c == MARKS.1 || *c == '\n');
        let Some((length, _)) = length.filter(|(n, c)| *n > 0 && *c == MARKS.1) else { continue };
        let start = if text[..at].ends_with(['@', '~']) { at - 1 } else { at };
        hits.push(hit(start, inner + length + MARKS.1.len_utf8(), Mention, 92, Reason::Mark));
    }
}

/// Links with a head, and hosts with a known ending.
pub(super) fn links(text: &str, hits: &mut Vec<Hit>) {
    let mut free = 0;
    for head in LINKS.find_iter(text) {
        let glued = text[..head.start()].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if head.start() < free || glued {
            continue;
        }
        let end = end_of(text, head.end());
        if end > head.end() {
            hits.push(link(text, head.start(), end, 95));
            free = end;
        }
    }
    for host in DOMAIN.find_iter(text) {
        let lettered = host.as_str().split('.').next().is_some_and(|h| h.contains(char::is_alphabetic));
        let glued = text[..host.start()].ends_with(|c: char| c.is_alphanumeric() || "@_/".contains(c));
        if !lettered || glued {
            continue;
        }
        let path = text[host.end()..].starts_with('/');
        let end = if path { end_of(text, host.end() + 1) } else { host.end() };
        hits.push(link(text, host.start(), end, if path { 88 } else { 64 }));
    }
}

fn link(text: &str, start: usize, end: usize, score: u8) -> Hit {
    let lower: String = text[start..end].chars().take(60).collect::<String>().to_lowercase();
    let kind = if MAPS.iter().any(|host| lower.contains(host)) {
        Coordinates
    } else if HEADS[4..].iter().any(|head| lower.contains(head)) {
        Phone
    } else {
        Link
    };
    hit(start, end, kind, score, Reason::Form)
}

/// Where a link ends that goes on from a byte: before white space, without signs that end a sentence.
fn end_of(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let rest = &rest[..rest.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(rest.len())];
    from + rest.trim_end_matches(ENDS).len()
}

/// Names after "H." and "Hj.", which are titles in capitals only: "h." counts a list.
pub(super) fn pilgrims(text: &str, hits: &mut Vec<Hit>) {
    for title in PILGRIMS.captures_iter(text) {
        let Some(name) = title.get(1) else { continue };
        let kept = keep::name(name.as_str(), "");
        hits.push(hit(name.start(), name.start() + kept, Name, 55, Reason::Title));
    }
}

/// Coordinates, plates, passports and IBANs.
pub(super) fn codes(text: &str, hits: &mut Vec<Hit>) {
    let places = PLACE.find_iter(text);
    hits.extend(places.map(|m| hit(m.start(), m.end(), Coordinates, 90, Reason::Form)));
    for plate in PLATES.find_iter(text) {
        if keep::plate(plate.as_str(), &text[plate.end()..]) > 0 {
            hits.push(hit(plate.start(), plate.end(), Plate, 70, Reason::Form));
        }
    }
    let passports = PASSPORTS.find_iter(text);
    hits.extend(passports.map(|m| hit(m.start(), m.end(), Passport, 55, Reason::Form)));
    for iban in IBANS.find_iter(text) {
        // Capital words behind it may look like its last groups.
        let ends = iban.as_str().match_indices(' ').map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([iban.len()]).collect();
        let fits = ends.iter().rev().find(|end| checks::is_iban(&iban.as_str()[..**end]));
        hits.extend(fits.map(|end| hit(iban.start(), iban.start() + end, Iban, 97, Reason::Check)));
    }
}
