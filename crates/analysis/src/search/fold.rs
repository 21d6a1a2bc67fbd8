//! Words folded for searching: small letters without accents, any white space as one space; and the way back.

use model::words::SourceWords;
use std::ops::Range;
use std::sync::{Arc, Weak};

/// The turns of one source, folded, one after the other with a line feed behind each.
///
/// No folded turn holds a line feed, so nothing that is found in one turn reaches into another unless it names line
/// feeds itself.
pub(super) struct Folded {
    /// Which words these are: they hold as long as the source's words are the same in memory.
    of: Weak<SourceWords>,
    pub text: String,
    /// Where each turn begins, and at last the end of the text.
    starts: Vec<usize>,
}

impl Folded {
    pub fn new(words: &Arc<SourceWords>) -> Folded {
        let length: usize = words.turns.iter().map(|t| t.text.as_ref().map_or(0, String::len) + 1).sum();
        let (mut text, mut starts) =
            (String::with_capacity(length), Vec::with_capacity(words.turns.len() + 1));
        for turn in &words.turns {
            starts.push(text.len());
            fold(turn.text.as_deref().unwrap_or_default(), &mut text);
            text.push('\n');
        }
        starts.push(text.len());
        Folded { of: Arc::downgrade(words), text, starts }
    }

    /// Whether these are the words of a source as they are now.
    pub fn is_of(&self, words: &Arc<SourceWords>) -> bool {
        self.of.strong_count() > 0 && self.of.as_ptr() == Arc::as_ptr(words)
    }

    /// The turn of a place in the text, if the place is not before the turn `from`.
    pub fn turn_at(&self, place: usize, from: usize) -> usize {
        from + self.starts[from..].partition_point(|start| *start <= place) - 1
    }

    /// Where a turn begins.
    pub fn start(&self, turn: usize) -> usize {
        self.starts[turn]
    }

    /// Where a turn's words stand, without the line feed.
    pub fn range(&self, turn: usize) -> Range<usize> {
        self.starts[turn]..self.starts[turn + 1] - 1
    }
}

/// Appends the folded form of a text.
pub(super) fn fold(text: &str, out: &mut String) {
    let mut after_space = false;
    for c in text.chars() {
        fold_char(c, after_space, &mut |c| out.push(c));
        after_space = c.is_whitespace();
    }
}

/// The folded form of one character: none for white space after white space and for an accent that is written apart.
fn fold_char(c: char, after_space: bool, put: &mut impl FnMut(char)) {
    match c {
        'a'..='z' | '0'..='9' => put(c),
        'A'..='Z' => put(c.to_ascii_lowercase()),
        c if c.is_whitespace() => {
            if !after_space {
                put(' ');
            }
        }
        c if c.is_ascii() => put(c),
        '\u{300}'..='\u{36f}' => {}
        c => c.to_lowercase().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).for_each(|c| put(bare(c))),
    }
}

/// A Latin letter without its accent.
pub(super) fn bare(c: char) -> char {
    let is_latin = ('\u{e0}'..='\u{17f}').contains(&c);
    let found = LETTERS.iter().filter(|_| is_latin).find(|(accented, _)| accented.contains(c));
    found.map_or(c, |(_, letter)| *letter)
}

const LETTERS: [(&str, char); 19] = [
    ("àáâãäåāăą", 'a'),
    ("çćĉċč", 'c'),
    ("ďđ", 'd'),
    ("èéêëēĕėęě", 'e'),
    ("ĝğġģ", 'g'),
    ("ĥħ", 'h'),
    ("ìíîïĩīĭįı", 'i'),
    ("ĵ", 'j'),
    ("ķ", 'k'),
    ("ĺļľŀł", 'l'),
    ("ñńņňŉ", 'n'),
    ("òóôõöøōŏő", 'o'),
    ("ŕŗř", 'r'),
    ("śŝşš", 's'),
    ("ţťŧ", 't'),
    ("ùúûüũūŭůűų", 'u'),
    ("ŵ", 'w'),
    ("ýÿŷ", 'y'),
    ("źżž", 'z'),
];

/// What stands in a text where its folded form has these bytes, in Unicode scalar values.
pub(super) fn unfold(text: &str, folded: &[Range<usize>]) -> Vec<Range<u32>> {
    // For each scalar value the place of its folded form, and at last the end.
    let (mut places, mut place, mut after_space) = (Vec::new(), 0, false);
    for c in text.chars() {
        places.push(place);
        fold_char(c, after_space, &mut |c| place += c.len_utf8());
        after_space = c.is_whitespace();
    }
    places.push(place);
    // Of several in one place the last: those before it have no folded form, and go with what comes before them.
    let scalar = |byte: usize| (places.partition_point(|place| *place <= byte) as u32).saturating_sub(1);
    let span = |range: &Range<usize>| scalar(range.start)..scalar(range.end).max(scalar(range.start) + 1);
    folded.iter().map(span).collect()
}
