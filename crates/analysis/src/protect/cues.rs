//! Finds the words that tell what stands beside them: "rek", "jl", "kamar", "mbak".

use super::table::{AFTER, NEAR};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A set of [`NEAR`] groups, one bit each.
pub(super) type Groups = u32;

/// What may be stuck to a word: "rekeningnya", "umurku".
const ENDINGS: [&str; 7] = ["nya", "ny", "ku", "mu", "ta", "na", "kah"];

/// A cue in a text, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    /// Its first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// What it belongs to.
    pub uses: &'static Uses,
}

/// What a cue is good for.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Groups of words that raise the score of numbers.
    pub groups: Groups,
    /// Rows of [`AFTER`].
    pub rows: Vec<usize>,
}

struct Finder {
    words: AhoCorasick,
    uses: Vec<Uses>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let mut all: BTreeMap<&str, Uses> = BTreeMap::new();
    for (group, words) in NEAR {
        words.iter().for_each(|word| all.entry(word).or_default().groups |= group);
    }
    for (row, after) in AFTER.iter().enumerate() {
        let cues = after.cues.iter().flat_map(|list| list.iter());
        cues.for_each(|word| all.entry(word).or_default().rows.push(row));
    }
    let words = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(all.keys())
        .expect("a constant list of words");
    Finder { words, uses: all.into_values().collect() }
});

/// The cues of a text from left to right: whole words, also with "nya" and the like or a number stuck to them.
pub(super) fn cues(text: &str) -> Vec<Cue> {
    let finder = &*FINDER;
    let whole = |hit: aho_corasick::Match| {
        let end = end_of(text, hit.start(), hit.end())?;
        Some(Cue { start: hit.start(), end, uses: &finder.uses[hit.pattern().as_usize()] })
    };
    finder.words.find_iter(text).filter_map(whole).collect()
}

fn end_of(text: &str, start: usize, end: usize) -> Option<usize> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = &text[end..];
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    if text.as_bytes()[end - 1] == b'.' || !rest.starts_with(is_letter) {
        return Some(end);
    }
    let with_ending = |ending: &&str| {
        let same = rest.get(..ending.len()).is_some_and(|head| head.eq_ignore_ascii_case(ending));
        same && !rest[ending.len()..].starts_with(is_letter)
    };
    ENDINGS.iter().find(|ending| with_ending(ending)).map(|ending| end + ending.len())
}

/// The groups of the cues that stand at most `before` bytes before a place or `behind` bytes behind it.
pub(super) fn near(cues: &[Cue], start: usize, end: usize, before: usize, behind: usize) -> Groups {
    let first = cues.partition_point(|cue| cue.end + before < start);
    let close = cues[first..].iter().take_while(|cue| cue.start <= end + behind);
    close.fold(0, |groups, cue| groups | cue.uses.groups)
}
