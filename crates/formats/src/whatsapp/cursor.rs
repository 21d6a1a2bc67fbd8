//! A place in a line that moves over what it knows.

/// Looks at the bytes of a line from left to right; the marks that have no width are skipped where they may stand.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(line: &'a str) -> Cursor<'a> {
        Cursor { bytes: line.as_bytes(), at: 0 }
    }

    /// Bytes from the begin of the line.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn is_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Moves past these bytes if they are next.
    pub(super) fn take(&mut self, expected: &[u8]) -> bool {
        let found = self.bytes[self.at..].starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// Moves past invisible marks and says whether there were any.
    pub(super) fn marks(&mut self) -> bool {
        let before = self.at;
        while let Some(width) = mark(&self.bytes[self.at..]) {
            self.at += width;
        }
        self.at > before
    }

    /// Moves past one blank of any width.
    pub(super) fn space(&mut self) -> bool {
        let width = match self.bytes[self.at..] {
            [b' ', ..] => 1,
            [0xC2, 0xA0, ..] => 2,
            [0xE2, 0x80, 0xAF | 0x89, ..] => 3,
            _ => 0,
        };
        self.at += width;
        width > 0
    }

    /// Moves past blanks and marks and counts the blanks.
    pub(super) fn spaces(&mut self) -> usize {
        let mut count = 0;
        self.marks();
        while self.space() {
            count += 1;
            self.marks();
        }
        count
    }

    /// A number of so many digits at most, Western, Arabic, Persian, Devanagari,
    /// Bengali or Thai, and how many there are; one digit more and it is none.
    pub(super) fn number(&mut self, most: usize) -> Option<(u16, usize)> {
        self.marks();
        let (mut value, mut digits) = (0u16, 0);
        while let Some((digit, width)) = digit(&self.bytes[self.at..]) {
            digits += 1;
            if digits > most {
                return None;
            }
            value = value * 10 + digit;
            self.at += width;
        }
        (digits > 0).then_some((value, digits))
    }
}

/// Without the marks at the begin, and whether there were any.
pub(super) fn strip_marks(text: &str) -> (&str, bool) {
    let mut cursor = Cursor::new(text);
    let marked = cursor.marks();
    (&text[cursor.place()..], marked)
}

/// The width of the invisible mark at the begin: U+200E, 200F, 202A to 202E, 2066 to 2069, 061C, FEFF.
fn mark(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xE2, 0x80, 0x8E | 0x8F | 0xAA..=0xAE, ..] => Some(3),
        [0xE2, 0x81, 0xA6..=0xA9, ..] | [0xEF, 0xBB, 0xBF, ..] => Some(3),
        [0xD8, 0x9C, ..] => Some(2),
        _ => None,
    }
}

fn digit(bytes: &[u8]) -> Option<(u16, usize)> {
    match *bytes {
        [b @ b'0'..=b'9', ..] => Some(((b - b'0').into(), 1)),
        [0xD9, b @ 0xA0..=0xA9, ..] => Some(((b - 0xA0).into(), 2)),
        [0xDB, b @ 0xB0..=0xB9, ..] => Some(((b - 0xB0).into(), 2)),
        [0xE0, 0xA5 | 0xA7, b @ 0xA6..=0xAF, ..] => Some(((b - 0xA6).into(), 3)),
        [0xE0, 0xB9, b @ 0x90..=0x99, ..] => Some(((b - 0x90).into(), 3)),
        _ => None,
    }
}
