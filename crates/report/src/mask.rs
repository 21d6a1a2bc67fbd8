//! Masking: what could lead to a person is replaced in every quote and memo.
//!
//! What people accepted for a turn stands in its place; around it, what `analysis::protect` finds with a high score is
//! replaced by the word for its kind, and the names of speakers by the pseudonyms of their persons. Prices stay: they
//! are what the study is about. This promises no completeness (a nickname, a story can still lead to somebody), and
//! the report says so.

use analysis::protect::{Found, FoundKind, Names, scan};
use locale::Catalogue;
pub use model::words::Replaced;
use model::{SpeakerId, State, Words};
use std::collections::HashMap;

/// From this score on a find is replaced without a person's word.
pub const MASKED: u8 = 60;

/// Words around a marked span, masked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// Before the span.
    pub before: String,
    /// The span.
    pub marked: String,
    /// After it.
    pub after: String,
}

/// Finds and replaces what could lead to a person.
pub struct Masker {
    names: Names,
    /// The pseudonyms by the numbers that the names have; `None` where nobody is tied to the name.
    pseudonyms: Vec<Option<String>>,
    /// What stands for each kind that is masked.
    words: Vec<(FoundKind, String)>,
}

/// What is replaced, in bytes of the text.
struct Hit {
    start: usize,
    end: usize,
    shown: String,
}

impl Masker {
    /// A masker for a study: its speakers' names become the pseudonyms of their persons.
    pub fn new(state: &State, words: &Words, catalogue: &Catalogue) -> Masker {
        let mut pseudonyms: Vec<Option<String>> = Vec::new();
        let mut numbers: HashMap<Option<String>, u32> = HashMap::new();
        let mut named: Vec<(&str, u32)> = Vec::new();
        let mut speakers: Vec<_> = words.speakers.iter().collect();
        speakers.sort();
        for (speaker, name) in speakers {
            if is_role_name(state, words, *speaker, name) {
                continue;
            }
            let pseudonym = state.person_of(*speaker).and_then(|p| words.persons.get(&p)).cloned();
            let number = *numbers.entry(pseudonym.clone()).or_insert_with(|| {
                pseudonyms.push(pseudonym);
                pseudonyms.len() as u32 - 1
            });
            named.push((name, number));
        }
        let word = |kind: &FoundKind| Some((*kind, catalogue.text(key(*kind)?)));
        let words = FoundKind::ALL.iter().filter_map(word).collect();
        Masker { names: Names::new(named), pseudonyms, words }
    }

    /// The text with what was found replaced.
    pub fn mask(&self, text: &str) -> String {
        self.mask_turn(text, &[])
    }

    /// The text in three parts around a span of Unicode scalar values. What was found and reaches over an edge of the
    /// span belongs to the span.
    pub fn mask_around(&self, text: &str, start: u32, end: u32) -> Marked {
        self.mask_around_turn(text, start, end, &[])
    }

    /// The text with what people accepted replaced as they said, and with what was found beside it replaced.
    pub fn mask_turn(&self, text: &str, accepted: &[Replaced]) -> String {
        replaced(text, &self.hits(text, accepted), 0, text.len())
    }

    /// [`Masker::mask_around`] with what people accepted, as [`Masker::mask_turn`].
    pub fn mask_around_turn(&self, text: &str, start: u32, end: u32, accepted: &[Replaced]) -> Marked {
        let hits = self.hits(text, accepted);
        let bytes = bytes(text);
        let (mut from, mut to) = (at(&bytes, start), at(&bytes, end.max(start)));
        for hit in &hits {
            if hit.start < from && hit.end > from {
                from = hit.start;
            }
            if hit.start < to && hit.end > to {
                to = hit.end;
            }
        }
        Marked {
            before: replaced(text, &hits, 0, from),
            marked: replaced(text, &hits, from, to),
            after: replaced(text, &hits, to, text.len()),
        }
    }

    /// What is replaced, from left to right, without overlap. Of what was found, only what no accepted part covers.
    fn hits(&self, text: &str, accepted: &[Replaced]) -> Vec<Hit> {
        let bytes = bytes(text);
        let mut hits: Vec<Hit> = Vec::new();
        let mut accepted: Vec<&Replaced> = accepted.iter().collect();
        accepted.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end)));
        for one in accepted {
            let (start, end) = (at(&bytes, one.start), at(&bytes, one.end));
            let free = hits.last().map_or(0, |last| last.end);
            if start >= free && start < end {
                hits.push(Hit { start, end, shown: one.shown.to_string() });
            } else if let Some(last) = hits.last_mut().filter(|last| start < end && end > last.end) {
                // Two that lie over one another leave nothing between them.
                last.end = end;
            }
        }
        let count = hits.len();
        for found in scan(text, &self.names).iter().filter(|found| is_masked(found)) {
            let (start, end) = (at(&bytes, found.start), at(&bytes, found.end));
            for (start, end) in uncovered(&hits[..count], start, end) {
                if text[start..end].contains(char::is_alphanumeric) {
                    hits.push(Hit { start, end, shown: self.shown(found) });
                }
            }
        }
        hits.sort_by_key(|hit| hit.start);
        hits
    }

    fn shown(&self, found: &Found) -> String {
        let pseudonym = found.owner.and_then(|owner| self.pseudonyms.get(owner as usize)?.as_ref());
        let word = || self.words.iter().find(|(kind, _)| *kind == found.kind).map(|(_, word)| word.clone());
        pseudonym.map_or_else(|| word().unwrap_or_default(), |pseudonym| format!("[{pseudonym}]"))
    }
}

fn is_masked(found: &Found) -> bool {
    found.score >= MASKED && key(found.kind).is_some()
}

/// The key of the word that stands for a kind; an age stays, since alone it leads nowhere.
fn key(kind: FoundKind) -> Option<&'static str> {
    use FoundKind::*;
    Some(match kind {
        Phone => "mask-phone",
        Email => "mask-email",
        Link => "mask-link",
        Handle => "mask-handle",
        Nik | Kk | Npwp | Passport | Licence | Bpjs | Account | Card | Iban | Number => "mask-number",
        Plate => "mask-plate",
        Name | Mention => "mask-name",
        Address => "mask-address",
        Room => "mask-room",
        Coordinates => "mask-coordinates",
        BirthDate => "mask-birth",
        Age => return None,
    })
}

/// The bytes at which the scalar values of a text begin, and its end.
fn bytes(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn at(bytes: &[usize], scalar: u32) -> usize {
    bytes.get(scalar as usize).or(bytes.last()).copied().unwrap_or(0)
}

/// The parts of a span that no hit covers; the hits are in order.
fn uncovered(hits: &[Hit], start: usize, end: usize) -> Vec<(usize, usize)> {
    let first = hits.partition_point(|hit| hit.end <= start);
    let (mut parts, mut from) = (Vec::new(), start);
    for hit in hits[first..].iter().take_while(|hit| hit.start < end) {
        parts.push((from, hit.start.max(from)));
        from = hit.end;
    }
    parts.push((from.min(end), end));
    parts.retain(|(start, end)| start < end);
    parts
}

fn replaced(text: &str, hits: &[Hit], from: usize, to: usize) -> String {
    let mut out = String::with_capacity(to - from);
    let mut at = from;
    for hit in hits.iter().filter(|h| h.start >= from && h.end <= to) {
        out.push_str(&text[at..hit.start]);
        out.push_str(&hit.shown);
        at = hit.end;
    }
    out.push_str(&text[at..to]);
    out
}

/// A name as it is compared: small letters, one space where there is any white space.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a speaker is called in the file what the speaker's role is called: that is nobody's name.
pub fn is_role_name(state: &State, words: &Words, speaker: SpeakerId, name: &str) -> bool {
    let role = state.speakers.get(&speaker).and_then(|s| s.role()).and_then(|r| words.roles.get(&r));
    role.is_some_and(|r| normal(r) == normal(name))
}
