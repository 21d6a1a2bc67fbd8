//! The time of day in a head: two or three numbers, and which half of the day.

use super::cursor::Cursor;

/// Words before the time in Chinese, Japanese and Korean, and whether they say the afternoon.
const BEFORE: &[(&str, bool)] =
    &[("上午", false), ("下午", true), ("午前", false), ("午後", true), ("오전", false), ("오후", true)];

/// Words after the time that are not AM or PM in some form, and whether they say the afternoon: Arabic, Malay,
/// Vietnamese, Turkish, Greek, Hindi, Persian.
const AFTER: &[(&str, bool)] = &[
    ("ص", false),
    ("م", true),
    ("PG", false),
    ("PTG", true),
    ("SA", false),
    ("CH", true),
    ("ÖÖ", false),
    ("ÖS", true),
    ("π.μ.", false),
    ("μ.μ.", true),
    ("πμ", false),
    ("μμ", true),
    ("पूर्वाह्न", false),
    ("अपराह्न", true),
    ("ق.ظ.", false),
    ("ب.ظ.", true),
];

/// A time of day and how it is written.
pub(super) struct Clock {
    /// Hour (0 to 23), minute, second.
    pub(super) fields: [u8; 3],
    pub(super) dotted: bool,
    pub(super) seconds: bool,
}

/// The time of day that is next.
pub(super) fn read(at: &mut Cursor) -> Option<Clock> {
    let before = half_of_day_before(at);
    let (hour, _) = at.number(2)?;
    at.marks();
    let separator = at.peek().filter(|b| matches!(b, b':' | b'.'))?;
    at.take(&[separator]);
    let (minute, minute_digits) = at.number(2)?;
    let second = second(at, separator);
    let after = half_of_day_after(at);
    if minute_digits != 2 || hour > 23 || minute > 59 || second.is_some_and(|s| s > 59) {
        return None;
    }
    let hour = match before.or(after) {
        Some(afternoon) if hour <= 12 => hour % 12 + if afternoon { 12 } else { 0 },
        _ => hour,
    };
    let fields = [hour as u8, minute as u8, second.unwrap_or(0) as u8];
    Some(Clock { fields, dotted: separator == b'.', seconds: second.is_some() })
}

/// The seconds, where the same separator and two digits follow; else nothing is taken.
fn second(at: &mut Cursor, separator: u8) -> Option<u16> {
    let mut ahead = *at;
    if !ahead.take(&[separator]) {
        return None;
    }
    let (second, digits) = ahead.number(2)?;
    (digits == 2).then(|| {
        *at = ahead;
        second
    })
}

/// Whether it is the afternoon, from the words that stand before the time.
fn half_of_day_before(at: &mut Cursor) -> Option<bool> {
    let (_, afternoon) = BEFORE.iter().find(|(word, _)| at.take(word.as_bytes()))?;
    at.spaces();
    Some(*afternoon)
}

/// Whether it is the afternoon, from AM or PM in their forms; nothing is taken where there is none.
fn half_of_day_after(at: &mut Cursor) -> Option<bool> {
    let mut ahead = *at;
    ahead.spaces();
    let afternoon = match ahead.peek()? {
        b'-' | b']' | b',' => return None,
        b'a' | b'A' => false,
        b'p' | b'P' => true,
        _ => return other_half_of_day(at, ahead),
    };
    let word = ahead;
    ahead.skip(1);
    ahead.take(b".");
    ahead.spaces();
    if !(ahead.take(b"m") || ahead.take(b"M")) {
        return other_half_of_day(at, word);
    }
    ahead.take(b".");
    *at = ahead;
    Some(afternoon)
}

fn other_half_of_day<'a>(at: &mut Cursor<'a>, mut ahead: Cursor<'a>) -> Option<bool> {
    let (_, afternoon) = AFTER.iter().find(|(word, _)| ahead.take(word.as_bytes()))?;
    *at = ahead;
    Some(*afternoon)
}
