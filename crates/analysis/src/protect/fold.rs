//! Brings a text to plain characters, so that "０８１２", "0️⃣8️⃣1️⃣2️⃣" and "0812" are one, and keeps where each stood.

use std::borrow::Cow;

/// A text in plain characters, with the way back.
pub(super) struct Folded<'t> {
    /// The text: digits, dashes and spaces of every kind as ASCII, invisible characters gone, case as it was.
    pub text: Cow<'t, str>,
    /// Of each byte of `text`, and of its end, the scalar value of the original; `None` where they are the same.
    map: Option<Vec<u32>>,
}

impl Folded<'_> {
    /// Where a byte of the folded text stands in the original, in scalar values.
    pub fn scalar(&self, byte: usize) -> u32 {
        self.map.as_ref().map_or(byte as u32, |map| map[byte])
    }
}

/// Folds a text; one scalar value becomes one or none.
pub(super) fn fold(text: &str) -> Folded<'_> {
    if text.is_ascii() {
        return Folded { text: Cow::Borrowed(text), map: None };
    }
    let (mut plain, mut map, mut count) = (String::with_capacity(text.len()), Vec::new(), 0u32);
    map.reserve(text.len() + 1);
    for c in text.chars() {
        if let Some(c) = fold_char(c) {
            plain.push(c);
            map.resize(plain.len(), count);
        }
        count += 1;
    }
    map.push(count);
    Folded { text: Cow::Owned(plain), map: Some(map) }
}

/// The code points of the digit 0 of scripts and styles in which people write numbers.
const ZEROS: [u32; 13] = [
    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x17E0, 0x1B50, 0x1BB0, 0x2080, 0xA9D0, 0xFF10, 0x1FBF0, 0x1D7CE,
];

/// The code points of 1 in a circle, a bracket or a full stop.
const ONES: [u32; 7] = [0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A];

/// Styled letters begin here: thirteen alphabets of 26 capitals and 26 small letters.
const STYLED: u32 = 0x1D400;

fn fold_char(c: char) -> Option<char> {
    let code = u32::from(c);
    Some(match code {
        0..=0x7F => c,
        0xAD | 0x20E3 | 0xFEFF | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2067 => return None,
        0xFE00..=0xFE0F | 0xE0100..=0xE01EF => return None,
        0xA0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => ' ',
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0xFE63 => '-',
        0x2018 | 0x2019 | 0x02BC => '\'',
        0x24EA | 0x24FF | 0x2070 => '0',
        0xB9 => '1',
        0xB2 | 0xB3 => ascii(b'0', code - 0xB0),
        0x2074..=0x2079 => ascii(b'0', code - 0x2070),
        0xFF01..=0xFF0F | 0xFF1A..=0xFF5E => ascii(b'!', code - 0xFF01),
        0x1D7CE..=0x1D7FF => ascii(b'0', (code - 0x1D7CE) % 10),
        STYLED..=0x1D6A3 => styled(code - STYLED),
        _ => digit(code).unwrap_or(c),
    })
}

fn ascii(first: u8, more: u32) -> char {
    char::from(first.saturating_add(more as u8))
}

fn styled(at: u32) -> char {
    let letter = at % 52;
    if letter < 26 { ascii(b'A', letter) } else { ascii(b'a', letter - 26) }
}

fn digit(code: u32) -> Option<char> {
    let of = |first: u32, most: u32| code.checked_sub(first).filter(|n| *n < most);
    let zero = ZEROS.iter().find_map(|zero| of(*zero, 10));
    let value = zero.or_else(|| ONES.iter().find_map(|one| of(*one, 9)).map(|n| n + 1))?;
    Some(ascii(b'0', value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_characters() {
        for (text, expected) in [
            ("０８１２－３", "0812-3"),
            ("0️⃣8️⃣1️⃣", "081"),
            ("①②⓪ ❸ ⁴ ₅ ٦ 𝟕", "120 3 4 5 6 7"),
            ("𝐒𝐚𝐫𝐢 ＠ｘ", "Sari @x"),
            ("a\u{200b}b\u{a0}c–d", "ab c-d"),
            ("@\u{2068}Ani\u{2069}", "@\u{2068}Ani\u{2069}"),
            ("é😊日本", "é😊日本"),
        ] {
            assert_eq!(fold(text).text, expected);
        }
    }

    #[test]
    fn the_way_back() {
        let folded = fold("é 0️⃣8️⃣ x");
        assert_eq!(folded.text, "é 08 x");
        let back: Vec<u32> = [0, 2, 3, 4, 5, 7].iter().map(|byte| folded.scalar(*byte)).collect();
        assert_eq!(back, [0, 1, 2, 5, 8, 10]);
    }
}
