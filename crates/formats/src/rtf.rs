//! Rich Text Format: the words of the paragraphs. Pictures, fields' codes, comments, notes and hidden or deleted text
//! are passed over.

use crate::FormatError;
use crate::document::{Document, Paragraph};
use crate::text::windows;

/// Groups in groups, at most.
const DEPTH: usize = 256;

/// What can't be read.
const BROKEN: FormatError = FormatError::Broken { part: "rtf" };

/// Groups whose words are no part of the text.
const DROPPED: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "fldinst",
    "object",
    "themedata",
    "datastore",
    "xe",
    "tc",
    "template",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "nonshppict",
    "bkmkstart",
    "bkmkend",
    "pntext",
];

/// Control words that stand for a character.
const CHARACTERS: &[(&str, char)] = &[
    ("tab", '\t'),
    ("line", '\n'),
    ("emdash", '—'),
    ("endash", '–'),
    ("lquote", '‘'),
    ("rquote", '’'),
    ("ldblquote", '“'),
    ("rdblquote", '”'),
    ("bullet", '•'),
    ("emspace", '\u{2003}'),
    ("enspace", '\u{2002}'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
    ("ltrmark", '\u{200E}'),
    ("rtlmark", '\u{200F}'),
    ("cell", '\t'),
];

/// Whether the bytes are of this format.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Reads the paragraphs.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, FormatError> {
    let mut reader =
        Reader { groups: vec![Group { unicode_skip: 1, ..Group::default() }], ..Reader::default() };
    let mut rest = bytes;
    while let Some((first, tail)) = rest.split_first() {
        rest = match first {
            b'{' => reader.open(tail)?,
            b'}' => reader.close(tail)?,
            b'\\' => reader.control(tail),
            b'\r' | b'\n' | 0 => tail,
            byte => {
                reader.byte(*byte);
                tail
            }
        };
    }
    if reader.groups.len() != 1 {
        return Err(BROKEN);
    }
    reader.end_paragraph();
    Ok(reader.done)
}

/// What holds in a group and ends with it.
#[derive(Clone, Copy, Default)]
struct Group {
    dropped: bool,
    /// Hidden or deleted.
    unseen: bool,
    /// How many characters stand in for one that is given by its number.
    unicode_skip: usize,
}

#[derive(Default)]
struct Reader {
    done: Document,
    now: Paragraph,
    groups: Vec<Group>,
    /// Characters that are still to be passed over.
    skip: usize,
    /// The first half of a character in two.
    high: Option<u32>,
}

impl Reader {
    fn group(&mut self) -> &mut Group {
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn open<'a>(&mut self, rest: &'a [u8]) -> Result<&'a [u8], FormatError> {
        if self.groups.len() > DEPTH {
            return Err(BROKEN);
        }
        let group = *self.group();
        self.groups.push(group);
        Ok(rest)
    }

    fn close<'a>(&mut self, rest: &'a [u8]) -> Result<&'a [u8], FormatError> {
        self.skip = 0;
        // The outermost one is not the file's own.
        if self.groups.len() < 2 {
            return Err(BROKEN);
        }
        self.groups.pop();
        Ok(rest)
    }

    /// A control word or sign; `rest` begins after the backslash.
    fn control<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.sign(rest);
        }
        let (word, rest) = rest.split_at(letters);
        let digits = usize::from(rest.first() == Some(&b'-'));
        let digits = digits + rest[digits..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let (number, rest) = rest.split_at(digits);
        let number: Option<i64> = std::str::from_utf8(number).ok().and_then(|n| n.parse().ok());
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if word == b"bin" {
            return rest.get(number.unwrap_or(0).max(0) as usize..).unwrap_or_default();
        }
        self.word(std::str::from_utf8(word).unwrap_or_default(), number);
        rest
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        match word {
            "par" | "sect" | "page" | "row" => self.end_paragraph(),
            "pard" => self.now.is_title = false,
            "outlinelevel" => self.now.is_title = number.is_some_and(|n| (0..9).contains(&n)),
            "uc" => self.group().unicode_skip = number.unwrap_or(1).clamp(0, 100) as usize,
            "u" => self.unicode(number.unwrap_or(0)),
            "v" | "deleted" => self.group().unseen = number != Some(0),
            "plain" => self.group().unseen = false,
            _ if DROPPED.contains(&word) => self.group().dropped = true,
            _ => {
                if let Some((_, c)) = CHARACTERS.iter().find(|(name, _)| *name == word) {
                    self.character(*c);
                }
            }
        }
    }

    fn sign<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let Some((sign, tail)) = rest.split_first() else { return rest };
        match sign {
            b'\'' => {
                let hex =
                    tail.get(..2).and_then(|h| u8::from_str_radix(std::str::from_utf8(h).ok()?, 16).ok());
                if let Some(byte) = hex {
                    self.byte(byte);
                    return &tail[2..];
                }
            }
            b'*' => self.group().dropped = true,
            b'~' => self.character('\u{A0}'),
            b'_' => self.character('-'),
            b'\n' | b'\r' => self.end_paragraph(),
            b'\\' | b'{' | b'}' => self.byte(*sign),
            _ => {}
        }
        tail
    }

    /// A character by its number, in UTF-16; what stands in for it is passed over.
    fn unicode(&mut self, number: i64) {
        let unit = (number & 0xFFFF) as u32;
        let c = match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                None
            }
            (Some(high), 0xDC00..=0xDFFF) => {
                char::from_u32(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00))
            }
            _ => char::from_u32(unit),
        };
        if let Some(c) = c {
            self.skip = 0;
            self.character(c);
        }
        self.skip = self.group().unicode_skip;
    }

    fn byte(&mut self, byte: u8) {
        self.character(windows(byte).unwrap_or('\u{FFFD}'));
    }

    fn character(&mut self, c: char) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let group = self.group();
        if !group.dropped && !group.unseen {
            self.now.text.push(c);
        }
    }

    fn end_paragraph(&mut self) {
        self.skip = 0;
        if self.group().dropped {
            return;
        }
        let is_title = self.now.is_title;
        self.done.paragraphs.push(std::mem::take(&mut self.now));
        self.now.is_title = is_title;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let document = read(text.as_bytes()).unwrap();
        let got: Vec<_> =
            document.paragraphs.iter().map(|p| p.text.as_str()).filter(|t| !t.is_empty()).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn words_of_paragraphs() {
        check(
            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\author Rahasia}}{\\*\\generator x;}\\pard\\f0\\fs24 P: caf\\'e9 \\b tebal\\b0\r\n ya\\par\r\n\
             N: \\u8220?kata\\u8221?\\tab x\\line y\\~z\\par}",
            &["P: café tebal ya", "N: “kata”\tx\ny\u{A0}z"],
        );
        check(
            "{\\rtf1 a\\u-10179?\\u-8704?b{\\uc0\\u233}c{\\v hilang}{\\deleted hilang}d\\par e}",
            &["a😀bécd", "e"],
        );
        check(
            "{\\rtf1 {\\pict\\bin5 }}}}}x}y{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt tautan}}}",
            &["ytautan"],
        );
        check("{\\rtf1 \\{a\\}\\\\\\'zz}", &["{a}\\zz"]);
    }

    #[test]
    fn titles() {
        let document = read(b"{\\rtf1\\pard\\outlinelevel0 Judul\\par\\pard kata\\par}").unwrap();
        let got: Vec<_> = document.paragraphs.iter().map(|p| (p.text.as_str(), p.is_title)).collect();
        assert_eq!(got[..2], [("Judul", true), ("kata", false)]);
    }

    #[test]
    fn broken_documents() {
        for text in ["{\\rtf1 a", "{\\rtf1 a}}", "{\\rtf1", &format!("{{\\rtf1{}", "{".repeat(100_000))] {
            assert_eq!(read(text.as_bytes()).err(), Some(BROKEN), "{}", &text[..text.len().min(20)]);
        }
        let whole = b"{\\rtf1 a\\'e9\\u-10179?\\bin3 xyz\\par}";
        for end in 0..whole.len() {
            let _ = read(&whole[..end]);
        }
    }
}
