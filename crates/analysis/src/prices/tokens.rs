//! Cuts a text into numbers, words and signs.

use super::words::{Word, word};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind<'t> {
    /// Digits with points and commas between them.
    Number(&'t str),
    /// Letters.
    Word(Word),
    /// Any other character.
    Sign(char),
}

/// A token with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// First scalar value.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
    /// What stands before it.
    pub before: Before,
    /// Whether it is part of a telephone number.
    pub phone: bool,
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// The token before.
    Nothing,
    /// White space within a line.
    Space,
    /// The beginning or a new line.
    Line,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = text;
    let (mut at, mut before) = (0u32, Before::Line);
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            before = if first == '\n' || before == Before::Line { Before::Line } else { Before::Space };
            (at, rest) = (at + 1, &rest[first.len_utf8()..]);
            continue;
        }
        let length = length(rest, first);
        let (token, tail) = rest.split_at(length);
        let end = at + token.chars().count() as u32;
        let kind = match first {
            '0'..='9' => Kind::Number(token),
            c if c.is_alphabetic() => Kind::Word(word(token)),
            c => Kind::Sign(c),
        };
        let phone = is_phone(&tokens, kind, before);
        tokens.push(Token { kind, start: at, end, before, phone });
        (at, before, rest) = (end, Before::Nothing, tail);
    }
    tokens
}

/// Bytes of the token that begins with `first`.
fn length(rest: &str, first: char) -> usize {
    if first.is_ascii_digit() {
        let bytes = rest.as_bytes();
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        let inner = |i: usize| matches!(bytes.get(i), Some(b'.' | b',')) && digit(i + 1);
        (1..).find(|i| !digit(*i) && !inner(*i)).unwrap_or(bytes.len())
    } else if first.is_alphabetic() {
        rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
    } else {
        first.len_utf8()
    }
}

/// Whether the next token belongs to a telephone number: it begins with + and digits or with 08 and more digits, and
/// goes on over hyphens and spaces.
fn is_phone(tokens: &[Token<'_>], kind: Kind<'_>, before: Before) -> bool {
    let last = tokens.last();
    match kind {
        Kind::Number(digits) => {
            let begins = digits.starts_with("08") && digits.len() >= 4 && !digits.contains([',', '.']);
            let plus = before == Before::Nothing && last.is_some_and(|t| t.kind == Kind::Sign('+'));
            let country = plus && digits.starts_with("62");
            begins || country || (before != Before::Line && last.is_some_and(|t| t.phone))
        }
        Kind::Sign('-' | '(' | ')') => before != Before::Line && last.is_some_and(|t| t.phone),
        Kind::Sign(_) | Kind::Word(_) => false,
    }
}

/// What the token at an index is.
pub(super) fn kind<'t>(tokens: &[Token<'t>], at: usize) -> Option<Kind<'t>> {
    tokens.get(at).map(|t| t.kind)
}

/// What the word at an index means.
pub(super) fn word_at(tokens: &[Token<'_>], at: usize) -> Option<Word> {
    match kind(tokens, at)? {
        Kind::Word(word) => Some(word),
        Kind::Number(_) | Kind::Sign(_) => None,
    }
}

/// Whether a token stands in the same line as the one before it.
pub(super) fn goes_on(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.before != Before::Line)
}

/// Whether a token stands right at the one before it.
pub(super) fn is_joined(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.before == Before::Nothing)
}
