//! Places of given strings in a text: in any case and spacing, numbers by their digits.

use super::{fold, names};
use aho_corasick::AhoCorasick;
use std::collections::BTreeSet;
use std::ops::Range;

/// Numbers from so many digits on are looked for by their digits; shorter ones as words.
const DIGITS: usize = 7;

/// Shorter strings stand in too many other words to be looked for.
pub const SHORTEST_FORM: usize = 3;

/// What stands around a name and is no part of it.
const AROUND: &str = "@~\u{2068}\u{2069}";

/// Strings that are looked for.
#[derive(Default)]
pub struct Forms {
    words: Option<AhoCorasick>,
    /// The number of the string for each word.
    word_of: Vec<usize>,
    digits: Option<AhoCorasick>,
    digit_of: Vec<usize>,
}

impl Forms {
    /// Strings as they were written. What has fewer than [`SHORTEST_FORM`] characters is left out.
    pub fn new<S: AsRef<str>>(strings: &[S]) -> Forms {
        let (mut words, mut word_of, mut digits, mut digit_of) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, one) in strings.iter().enumerate() {
            let plain = plain(one.as_ref());
            if let Some(of) = number_of(&plain) {
                digits.push(of);
                digit_of.push(number);
            } else if plain.chars().count() >= SHORTEST_FORM && plain.chars().any(char::is_alphanumeric) {
                words.push(plain);
                word_of.push(number);
            }
        }
        let search = |all: &[String]| AhoCorasick::new(all).ok().filter(|_| !all.is_empty());
        Forms { words: search(&words), word_of, digits: search(&digits), digit_of }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_none() && self.digits.is_none()
    }

    /// Where they stand: spans of Unicode scalar values with the number of the string, rising. They may overlap.
    pub fn places(&self, text: &str) -> Vec<(Range<u32>, usize)> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = fold::fold(text);
        let found = self.in_folded(&folded.text).into_iter();
        found.map(|(at, number)| (folded.scalar(at.start)..folded.scalar(at.end), number)).collect()
    }

    /// Where they stand in a folded text: spans of bytes with the number of the string, rising.
    pub(super) fn in_folded(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut found = BTreeSet::new();
        if let Some(words) = &self.words {
            let (lower, map) = names::lowered(text);
            for hit in words.find_overlapping_iter(&lower) {
                if stands_alone(&lower, hit.range()) {
                    let number = self.word_of[hit.pattern().as_usize()];
                    found.insert((map[hit.start()], map[hit.end()], number));
                }
            }
        }
        if let Some(digits) = &self.digits {
            let chains = Chains::of(text);
            for hit in digits.find_overlapping_iter(&chains.digits) {
                let at = chains.whole(text, hit.range());
                found.insert((at.start, at.end, self.digit_of[hit.pattern().as_usize()]));
            }
        }
        found.into_iter().map(|(start, end, number)| (start..end, number)).collect()
    }
}

/// What two strings have in common that are one to the search: `0812-0000-0007` and `+62 812 0000 0007`, `BUNGA` and
/// `@Bunga`.
pub fn same_as(text: &str) -> String {
    let plain = plain(text);
    number_of(&plain).unwrap_or(plain)
}

fn plain(text: &str) -> String {
    let plain = names::normal(text);
    plain.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(c)).to_owned()
}

fn stands_alone(text: &str, at: Range<usize>) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let inner = &text[at.clone()];
    let starts = !inner.starts_with(is_word) || !text[..at.start].ends_with(is_word);
    let rest = &text[at.end..];
    let ends = !inner.ends_with(is_word) || !rest.starts_with(is_word) || rest.starts_with("nya");
    starts && ends
}

/// The digits of a string that is a number, without the beginning that one telephone number is written with or
/// without: 0812 and +62812.
fn number_of(plain: &str) -> Option<String> {
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let others = plain.chars().filter(|c| c.is_alphabetic()).count();
    (digits.len() >= DIGITS && others == 0).then(|| without_country(&digits).to_owned())
}

/// What a telephone number begins with inside the country and from outside.
const BEGINNINGS: [&str; 3] = ["0062", "62", "0"];

fn without_country(digits: &str) -> &str {
    let local = BEGINNINGS.iter().find_map(|begin| digits.strip_prefix(begin));
    local.filter(|rest| rest.starts_with('8') && rest.len() >= DIGITS).unwrap_or(digits)
}

/// The digits of a text; those that could be one number stand together.
struct Chains {
    /// Digits, and `|` where a number ends.
    digits: String,
    /// The byte of the text for each of them.
    map: Vec<usize>,
}

impl Chains {
    fn of(text: &str) -> Chains {
        let (mut digits, mut map, mut gap) = (String::new(), Vec::new(), 0);
        for (at, c) in text.char_indices() {
            if c.is_ascii_digit() {
                digits.push(c);
                map.push(at);
                gap = 0;
            } else if gap < 3 && " \t.-()/_,".contains(c) {
                gap += 1;
            } else if !digits.ends_with('|') {
                digits.push('|');
                map.push(at);
                gap = 0;
            }
        }
        Chains { digits, map }
    }

    /// The bytes of the text for a part of the digits, with the beginning of a telephone number and with the digits
    /// that go on without a gap.
    fn whole(&self, text: &str, at: Range<usize>) -> Range<usize> {
        let before = self.digits[..at.start].rsplit('|').next().unwrap_or_default();
        let first = if BEGINNINGS.contains(&before) { at.start - before.len() } else { at.start };
        let (start, end) = (self.map[first], self.map[at.end - 1] + 1);
        let start = text[..start].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let start = if text[..start].ends_with('+') { start - 1 } else { start };
        let rest = &text[end..];
        start..text.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(strings: &[&str], text: &str, expected: &[&str]) {
        let cut = |at: Range<u32>| -> String {
            text.chars().skip(at.start as usize).take((at.end - at.start) as usize).collect()
        };
        let found: Vec<String> =
            Forms::new(strings).places(text).into_iter().map(|(at, _)| cut(at)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_stand_alone_in_any_case_and_spacing() {
        check(&["Bunga Melati"], "é BUNGA   melati, bunga melatinya 😊", &["BUNGA   melati", "bunga melati"]);
        check(&["bunga"], "berbunga bunga_ bungalah @Bunga!", &["Bunga"]);
        check(&["Al", "é"], "Al é", &[]);
        check(&["@\u{2068}Ani\u{2069}"], "😊 ~ani", &["ani"]);
    }

    #[test]
    fn numbers_are_found_by_their_digits() {
        let written = ["0812-0000-0007", "+62 812 0000 0007", "62812.0000.0007", "０８１２ 0000 0007"];
        for one in written {
            check(&["0812 0000 0007"], &format!("ké {one} ya"), &[one]);
        }
        check(&["0812 0000 0007"], "0812-0000-0008 0812", &[]);
        check(&["3171234567890001"], "NIK 3171 2345 6789 0001.", &["3171 2345 6789 0001"]);
    }

    #[test]
    fn what_is_one_to_the_search() {
        for (one, other) in [("0812-0000-0007", "+62 812 0000 0007"), ("@Bunga", " bunga "), ("A  b", "a B")]
        {
            assert_eq!(same_as(one), same_as(other));
        }
    }
}
