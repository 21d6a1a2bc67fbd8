//! Whole words and phrases of all rules, found in one pass over a turn.

use aho_corasick::{AhoCorasick, BuildError, MatchKind};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of some rules.
pub(super) struct Phrases {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

/// A word or phrase in lower case with the rules that have it.
struct Pattern {
    rules: Vec<usize>,
    /// Whether it begins and ends with a letter, a digit or the like, so that it must stand alone there.
    borders: (bool, bool),
}

/// A place where words of a rule stand; offsets count scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// The rule.
    pub rule: usize,
    /// First scalar value.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
}

/// A text in lower case, every run of white space one space; kept to be filled again.
#[derive(Default)]
pub(super) struct Lower {
    text: String,
    /// For each byte the scalar value of the original from which it comes.
    from: Vec<u32>,
}

impl Lower {
    /// Takes in another text.
    pub fn fill(&mut self, text: &str) {
        self.text.clear();
        self.from.clear();
        let mut spaced = false;
        for (at, c) in (0u32..).zip(text.chars()) {
            let space = c.is_whitespace();
            if space && !spaced {
                self.text.push(' ');
            } else if c.is_ascii() && !space {
                self.text.push(c.to_ascii_lowercase());
            } else if !space {
                self.text.extend(c.to_lowercase());
            }
            spaced = space;
            self.from.resize(self.text.len(), at);
        }
    }

    /// Whether a word at the match's edge doesn't go on outside it. The one letter that is two in lower case (İ) is safe
    /// too: its second part is a mark, and marks belong to words.
    fn stands_alone(&self, start: usize, end: usize, borders: (bool, bool)) -> bool {
        let (before, after) = (&self.text[..start], &self.text[end..]);
        let goes_on = (borders.0 && before.chars().next_back().is_some_and(is_word))
            || (borders.1 && after.chars().next().is_some_and(is_word));
        !goes_on
    }
}

/// Whether a character belongs to words, as Unicode's regular expressions say.
fn is_word(c: char) -> bool {
    static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\w$").ok());
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphanumeric() || WORD.as_ref().is_some_and(|w| w.is_match(c.encode_utf8(&mut [0; 4])))
}

impl Phrases {
    /// Compiles the words of rules; `None` where there are none.
    ///
    /// # Errors
    /// More words than the automaton can hold.
    pub fn new(rules: &[(usize, &[String])]) -> Result<Option<Phrases>, BuildError> {
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (rule, words) in rules {
            for phrase in words.iter().map(|w| lower(w)).filter(|w| !w.is_empty()) {
                by_text.entry(phrase).or_default().push(*rule);
            }
        }
        if by_text.is_empty() {
            return Ok(None);
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(by_text.keys())?;
        let borders =
            |t: &str| (t.chars().next().is_some_and(is_word), t.chars().next_back().is_some_and(is_word));
        let patterns =
            by_text.into_iter().map(|(t, rules)| Pattern { borders: borders(&t), rules }).collect();
        Ok(Some(Phrases { automaton, patterns }))
    }

    /// Adds what stands in a text: for each rule the leftmost hits, of these the longest, without overlap, by rule and
    /// place.
    pub fn find(&self, lower: &Lower, found: &mut Vec<Found>) {
        found.clear();
        for hit in self.automaton.find_overlapping_iter(&lower.text) {
            let pattern = &self.patterns[hit.pattern().as_usize()];
            if lower.stands_alone(hit.start(), hit.end(), pattern.borders) {
                let (start, end) = (lower.from[hit.start()], lower.from[hit.end() - 1] + 1);
                found.extend(pattern.rules.iter().map(|rule| Found { rule: *rule, start, end }));
            }
        }
        found.sort_unstable_by_key(|f| (f.rule, f.start, std::cmp::Reverse(f.end)));
        let mut last: Option<Found> = None;
        found.retain(|f| {
            let free = last.is_none_or(|l| l.rule != f.rule || l.end <= f.start);
            if free {
                last = Some(*f);
            }
            free
        });
    }
}

fn lower(phrase: &str) -> String {
    let mut lower = Lower::default();
    lower.fill(phrase.trim());
    lower.text
}
