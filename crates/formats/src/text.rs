//! Bytes to text: the encodings that people's files have.

use crate::FormatError;
use std::borrow::Cow;

/// Beginnings of formats that are text to a byte counter and nonsense to a reader.
const FOREIGN: [&[u8]; 2] = [b"%PDF-", b"{\\rtf"];

/// A text and whether its encoding had to be guessed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// It is read as Windows-1252, since it isn't UTF-8.
    pub(crate) is_guessed: bool,
}

/// The text of a file: UTF-8 or UTF-16, with or without a mark. Lines that end in CR only end in LF after it.
///
/// # Errors
/// [`FormatError::Encoding`] with the line of the first bytes that are none.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, FormatError> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => match unmarked(bytes) {
            Some(unit) => utf16(bytes, unit)?,
            None => utf8(bytes)?,
        },
    };
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    if !text.contains('\n') && text.contains('\r') {
        return Ok(Cow::Owned(text.replace('\r', "\n")));
    }
    Ok(text)
}

/// As [`decode`], and Windows-1252 where no byte speaks against it: an older program on Windows wrote it.
pub(crate) fn decode_any(bytes: &[u8]) -> Result<Decoded<'_>, FormatError> {
    match decode(bytes) {
        Ok(text) => Ok(Decoded { text, is_guessed: false }),
        // No text has such bytes, in whatever encoding.
        Err(FormatError::Encoding { .. }) if !is_marked(bytes) && bytes.iter().any(|b| is_control(*b)) => {
            Err(FormatError::Binary)
        }
        Err(error @ FormatError::Encoding { .. }) => match windows_text(bytes) {
            Some(text) => Ok(Decoded { text: Cow::Owned(text), is_guessed: true }),
            None => Err(error),
        },
        Err(error) => Err(error),
    }
}

/// The text in Windows-1252; `None` where it is more likely UTF-8 that is damaged or cut: it has a whole character of
/// more bytes, or breaks off within its last one, or has bytes that no text in Windows-1252 has.
fn windows_text(bytes: &[u8]) -> Option<String> {
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let (valid, damaged) = rest.split_at(error.valid_up_to());
        if !valid.is_ascii() {
            return None;
        }
        rest = &damaged[error.error_len()?..];
    }
    if !rest.is_ascii() {
        return None;
    }
    let text: String = bytes.iter().map(|b| windows(*b)).collect::<Option<String>>()?;
    Some(if text.contains('\n') { text } else { text.replace('\r', "\n") })
}

/// Whether the first bytes say that it is UTF-16.
fn is_marked(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])
}

/// Whether a byte is a control character that no text file has.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A)
}

/// What Windows-1252 has for the bytes from 80 to 9F; a NUL where it has nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The character of a byte in Windows-1252.
pub(crate) fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => Some(WINDOWS[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// UTF-16 without a mark: of the first bytes every other one is mostly 0, and the others hardly ever.
fn unmarked(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let mostly = |zeros: usize| head.len() >= 4 && zeros * 4 >= head.len();
    match () {
        () if mostly(odd) && even == 0 => Some(u16::from_le_bytes),
        () if mostly(even) && odd == 0 => Some(u16::from_be_bytes),
        () => None,
    }
}

/// The lines without their ends (LF or CRLF); an end at the very end opens no further line.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.strip_suffix('\n').unwrap_or(text).split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// Joins lines after the blank ones at the end are gone.
pub(crate) fn join_trimmed(lines: &[&str]) -> String {
    let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    lines[..end].join("\n")
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, FormatError> {
    if bytes.contains(&0) || FOREIGN.iter().any(|head| bytes.starts_with(head)) {
        return Err(FormatError::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if is_binary(bytes) => Err(FormatError::Binary),
        Err(e) => Err(FormatError::Encoding { line: line_of(&bytes[..e.valid_up_to()]) }),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, FormatError> {
    let units = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0)]));
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(units) {
        let Ok(c) = c else { return Err(FormatError::Encoding { line: line_of(text.as_bytes()) }) };
        text.push(c);
    }
    if bytes.len() % 2 == 1 {
        return Err(FormatError::Encoding { line: line_of(text.as_bytes()) });
    }
    if text.contains('\0') { Err(FormatError::Binary) } else { Ok(Cow::Owned(text)) }
}

/// Whether more than one byte in a hundred of the head is a control that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let controls = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    controls * 100 > head.len()
}

fn line_of(before: &[u8]) -> u64 {
    before.iter().filter(|b| **b == b'\n').count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_that_are_read() {
        let wide = |mark: [u8; 2], to: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.into_iter().chain("hé\n".encode_utf16().flat_map(to)).collect()
        };
        for (bytes, text) in [
            (b"satu\n".to_vec(), "satu\n"),
            (b"\xEF\xBB\xBFsatu".to_vec(), "satu"),
            (wide([0xFF, 0xFE], u16::to_le_bytes), "hé\n"),
            (wide([0xFE, 0xFF], u16::to_be_bytes), "hé\n"),
            (b"satu\rdua\r".to_vec(), "satu\ndua\n"),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn encodings_that_are_guessed() {
        for (bytes, text) in [
            (&b"caf\xe9\nkain \x93biru\x94 \x96 5 \x80"[..], "café\nkain “biru” – 5 €"),
            (b"\xe9\xe8\xe0\ra", "éèà\na"),
            (b"h\0i\0\n\0", "hi\n"),
            (b"\0h\0i\0\n", "hi\n"),
        ] {
            assert_eq!(decode_any(bytes).map(|d| d.text.into_owned()).as_deref(), Ok(text));
        }
        assert!(decode_any(b"caf\xe9\n").is_ok_and(|d| d.is_guessed));
        assert!(decode_any(b"cafe\n").is_ok_and(|d| !d.is_guessed));
        for bytes in
            [&b"caf\xc3\xa9 \xe9\n"[..], b"satu\ndua \xe2\x80", b"satu\n\x81\n", b"\xe9\n kain \xf0\x9f\x98"]
        {
            assert!(matches!(decode_any(bytes), Err(FormatError::Encoding { .. })), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text() {
        for (bytes, error) in [
            (&b""[..], FormatError::Empty),
            (b" \r\n\t", FormatError::Empty),
            (b"\x89PNG\r\n\x1a\n\0\0\0\r", FormatError::Binary),
            (b"%PDF-1.7\n", FormatError::Binary),
            (b"\x01\x02\x03\xff\xfe", FormatError::Binary),
            (b"baris\nrusak \xe2\x80", FormatError::Encoding { line: 2 }),
            (b"caf\xe9\n", FormatError::Encoding { line: 1 }),
            (b"\xFF\xFEa\0\n\0b", FormatError::Encoding { line: 2 }),
        ] {
            assert_eq!(decode(bytes), Err(error));
        }
    }

    #[test]
    fn lines_without_their_ends() {
        for (text, expected) in
            [("a\r\nb\n", vec!["a", "b"]), ("a\n\nb", vec!["a", "", "b"]), ("a\n\n", vec!["a", ""])]
        {
            assert_eq!(lines(text).collect::<Vec<_>>(), expected);
        }
        assert_eq!(join_trimmed(&["a", "", "b", " ", ""]), "a\n\nb");
    }
}
