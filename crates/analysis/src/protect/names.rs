//! Names: those that the study knows, in any case and with the spellings of chats.

use super::words::{is_common, is_kinship};
use super::{FoundKind, Hit, Reason};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;

/// Shorter names are left alone: they are initials or parts of words.
const SHORTEST: usize = 3;

/// Of longer names this many characters are looked for.
const LONGEST: usize = 120;

/// Names from so many letters on are found in other spellings too.
const SPELLED: usize = 5;

/// Parts of a name from so many letters on are looked for.
const PART: usize = 4;

/// The names of a study, each with a number of whoever bears it.
#[derive(Default)]
pub struct Names {
    exact: Option<Finder>,
    loose: Option<Finder>,
}

struct Finder {
    search: AhoCorasick,
    names: Vec<Listed>,
}

/// A name that is looked for.
struct Listed {
    plain: String,
    /// `None`: several bear it.
    owner: Option<u32>,
    part: bool,
    cut: bool,
}

impl Names {
    /// The names of a study: full names, nicknames and spellings, each with the number of whoever bears it. Words of
    /// kinship alone ("kak", "sayang") and names of fewer than three characters are left out. A name that several
    /// bear is found, and no owner with it.
    pub fn new<S: AsRef<str>>(names: impl IntoIterator<Item = (S, u32)>) -> Names {
        let mut whole: HashMap<String, Option<u32>> = HashMap::new();
        for (name, owner) in names {
            let name: String = normal(name.as_ref()).chars().take(LONGEST).collect();
            let said = name.split(' ').any(|word| !is_kinship(word));
            if said && name.chars().count() >= SHORTEST {
                add(&mut whole, name, owner);
            }
        }
        let mut parts: HashMap<String, Option<u32>> = HashMap::new();
        for (name, owner) in whole.iter().filter_map(|(name, owner)| Some((name, (*owner)?))) {
            let words = name.split(' ').filter(|word| is_part(word) && !whole.contains_key(*word));
            words.for_each(|word| add(&mut parts, word.to_owned(), owner));
        }
        let listed = |(plain, owner): (String, Option<u32>), part| {
            let cut = plain.chars().count() >= LONGEST;
            Listed { plain, owner, part, cut }
        };
        let mut names: Vec<Listed> = whole.into_iter().map(|name| listed(name, false)).collect();
        names.extend(parts.into_iter().map(|name| listed(name, true)));
        names.sort_by(|a, b| a.plain.cmp(&b.plain));
        let loose = names
            .iter()
            .filter(|name| !name.part && name.plain.chars().all(|c| c.is_alphabetic() || c == ' '));
        let loose: Vec<Listed> = loose
            .map(|name| Listed { plain: name.plain.clone(), owner: name.owner, part: false, cut: name.cut })
            .collect();
        let spelled: Vec<String> = loose.iter().map(|name| spelling(&name.plain).0).collect();
        let plain: Vec<String> = names.iter().map(|name| name.plain.clone()).collect();
        Names { exact: Finder::new(&plain, names), loose: Finder::new(&spelled, loose) }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.exact.is_none()
    }

    /// Who bears this name; `None` where nobody does or several do.
    pub(super) fn owner(&self, name: &str) -> Option<u32> {
        let name = normal(name);
        let names = &self.exact.as_ref()?.names;
        let at = names.binary_search_by(|listed| listed.plain.as_str().cmp(&name)).ok()?;
        names[at].owner
    }

    /// The names in a text.
    pub(super) fn find(&self, text: &str, hits: &mut Vec<Hit>) {
        let Some(exact) = &self.exact else { return };
        let (lower, map) = lowered(text);
        for (name, start, end) in exact.find(&lower) {
            hits.extend(found(text, name, map[start]..map[end]));
        }
        let Some(loose) = &self.loose else { return };
        let (spelled, map) = spelling(text);
        for (name, start, end) in loose.find(&spelled) {
            let at = map[start]..map[end];
            if is_variant(&name.plain, &text[at.clone()]) {
                let (kind, reason) = (FoundKind::Name, Reason::Variant);
                hits.push(Hit { start: at.start, end: at.end, kind, score: 75, reason, owner: name.owner });
            }
        }
    }
}

impl Finder {
    fn new(patterns: &[String], names: Vec<Listed>) -> Option<Finder> {
        let search = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns).ok()?;
        (!names.is_empty()).then_some(Finder { search, names })
    }

    /// The names in a prepared text, whole words only, of those that begin or end at one place all.
    fn find<'f>(&'f self, text: &'f str) -> impl Iterator<Item = (&'f Listed, usize, usize)> {
        self.search.find_overlapping_iter(text).filter_map(move |hit| {
            let name = &self.names[hit.pattern().as_usize()];
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let starts = !text[..hit.start()].ends_with(is_word);
            let rest = &text[hit.end()..];
            let ending = rest.strip_prefix("nya").is_some_and(|rest| !rest.starts_with(is_word));
            let ends =
                name.cut || !rest.starts_with(is_word) || (ending && name.plain.chars().count() >= PART);
            (starts && ends).then_some((name, hit.start(), hit.end()))
        })
    }
}

fn add(names: &mut HashMap<String, Option<u32>>, name: String, owner: u32) {
    // A name that two share can't say which of them is meant.
    names.entry(name).and_modify(|known| *known = known.filter(|o| *o == owner)).or_insert(Some(owner));
}

fn is_part(word: &str) -> bool {
    word.chars().count() >= PART && word.chars().all(char::is_alphabetic) && !is_common(word)
}

/// A part of a name counts after a title, and with a capital inside a sentence.
fn found(text: &str, name: &Listed, at: std::ops::Range<usize>) -> Option<Hit> {
    let (score, reason) =
        if name.part { (part_score(text, at.start)?, Reason::Part) } else { (97, Reason::Listed) };
    let kind = FoundKind::Name;
    Some(Hit { start: at.start, end: at.end, kind, score, reason, owner: name.owner })
}

fn part_score(text: &str, start: usize) -> Option<u8> {
    let before = text[..start].trim_end_matches([' ', '.']);
    let word: Vec<char> = before.chars().rev().take_while(|c| c.is_alphabetic()).take(12).collect();
    let word: String = word.iter().rev().collect::<String>().to_lowercase();
    if is_kinship(&word) {
        return Some(75);
    }
    let inside = before.ends_with(|c: char| c.is_lowercase() || c == ',') && before.len() + 1 == start;
    (inside && text[start..].starts_with(char::is_uppercase)).then_some(40)
}

/// Whether a name in a file can't tell who somebody is: a word of kinship or another common word, or too short.
pub fn is_no_name(name: &str) -> bool {
    let name = normal(name);
    name.chars().count() < SHORTEST || name.split(' ').all(is_common)
}

/// A name as it is compared: small letters, one space where there is any white space.
pub(super) fn normal(name: &str) -> String {
    let folded = super::fold::fold(name);
    folded.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text as names are compared, with the byte of the text for each of its bytes and for its end.
pub(super) fn lowered(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut map) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.extend(c.to_lowercase());
        }
        map.resize(out.len(), at);
    }
    map.push(text.len());
    (out, map)
}

/// Letters that are written for one another, the first also for the second.
const PAIRS: [(&str, &str); 10] = [
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("kh", "h"),
    ("sy", "s"),
    ("sh", "s"),
    ("ie", "i"),
];

/// The text with one letter for those that are written for one another, and no letter twice in a row.
fn spelling(text: &str) -> (String, Vec<usize>) {
    let (lower, from) = lowered(text);
    let (mut out, mut map) = (String::with_capacity(lower.len()), Vec::with_capacity(lower.len() + 1));
    let mut at = 0;
    while let Some(c) = lower[at..].chars().next() {
        let pair = PAIRS.iter().find(|(two, _)| lower[at..].starts_with(two));
        let (one, length) = match pair {
            Some((_, one)) => (one.chars().next().unwrap_or(c), 2),
            None => (single(c), c.len_utf8()),
        };
        if !(one.is_alphabetic() && out.ends_with(one)) {
            out.push(one);
            map.resize(out.len(), from[at]);
        }
        at += length;
    }
    map.push(text.len());
    (out, map)
}

fn single(c: char) -> char {
    match c {
        'y' => 'i',
        'v' => 'f',
        'z' => 's',
        'q' => 'k',
        _ => c,
    }
}

/// Whether what stands in the text may be this name: short names only with letters drawn out, long ones also in other
/// spellings; the name itself is no variant.
fn is_variant(name: &str, written: &str) -> bool {
    let written = normal(written);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_same = written == name;
    !is_same && !is_common(&written) && (letters >= SPELLED || drawn(&written) == drawn(name))
}

fn drawn(word: &str) -> String {
    let mut out = String::new();
    word.chars().for_each(|c| {
        if !out.ends_with(c) {
            out.push(c);
        }
    });
    out
}
