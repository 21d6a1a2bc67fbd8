//! The export of LINE on desktops: `16:23 Name words`, where names hold blanks themselves.

use super::{Found, Message, date_of, is_time};
use crate::text::lines;
use std::collections::HashMap;

/// The most words of a name.
const LONGEST: usize = 5;

/// Whether the first lines are a date and a message.
pub(super) fn looks_like(text: &str) -> bool {
    let mut head = text.trim_start_matches('\u{FEFF}').lines().filter(|l| !l.trim().is_empty());
    let is_day = |line: &str| {
        line.starts_with(|c: char| c.is_ascii_digit()) && date_of(line).is_some() && line.contains('.')
    };
    head.next().is_some_and(is_day) && head.next().is_some_and(|line| head_of(line).is_some())
}

/// The messages of an export.
pub(super) fn messages(text: &str) -> Found<'_> {
    let names = Names::of(text);
    let mut found = Found::default();
    let (mut date, mut after_blank) = (String::new(), true);
    for (i, line) in lines(text.trim_start_matches('\u{FEFF}')).enumerate() {
        if let Some(day) = date_of(line).filter(|_| after_blank || is_later(line, &date)) {
            date = day;
            if let Some(last) = found.messages.last_mut() {
                last.text.truncate(last.text.trim_end_matches('\n').len());
            }
        } else if let Some((time, rest)) = head_of(line) {
            let name = names.name(rest);
            let words = rest[name.len()..].strip_prefix(' ').unwrap_or_default();
            let (stamp, line) = (format!("{date} {time}"), i as u64 + 1);
            found.messages.push(Message { line, stamp, sender: Some(name), text: words.to_owned() });
        } else if let Some(last) = found.messages.last_mut() {
            last.text.push('\n');
            last.text.push_str(line);
        }
        after_blank = line.trim().is_empty();
    }
    if let Some(last) = found.messages.last_mut() {
        last.text.truncate(last.text.trim_end_matches('\n').len());
    }
    found
}

/// Whether a date line without a blank line before it is one of the program: dots, a later day, a name of a day.
fn is_later(line: &str, date: &str) -> bool {
    let fields = |text: &str| text.split('/').map(|n| n.parse::<u32>().ok()).collect::<Vec<_>>();
    line.contains('.') && line.contains(' ') && date_of(line).is_some_and(|day| fields(&day) > fields(date))
}

/// Time and rest of a message's first line.
fn head_of(line: &str) -> Option<(&str, &str)> {
    let (time, rest) = line.split_once(' ')?;
    (is_time(time) && time.len() <= 5 && !rest.is_empty()).then_some((time, rest))
}

/// How many lines begin with each of the first words.
struct Names<'a> {
    counts: HashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn of(text: &'a str) -> Names<'a> {
        let mut counts = HashMap::new();
        for (_, rest) in lines(text).filter_map(head_of) {
            for begin in begins(rest) {
                *counts.entry(begin).or_default() += 1;
            }
        }
        Names { counts }
    }

    /// The words that all lines with the same first word share, where there are several such lines; else the first.
    fn name<'t>(&self, rest: &'t str) -> &'t str {
        let mut name = begins(rest).next().unwrap_or(rest);
        let count = self.counts.get(name).copied().unwrap_or_default();
        for longer in begins(rest).skip(1).take_while(|l| l.len() < rest.len()) {
            if count < 2 || self.counts.get(longer).copied() != Some(count) {
                break;
            }
            name = longer;
        }
        name
    }
}

/// The first word, the first two words and so on.
fn begins(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    ends.take(LONGEST).map(|end| &text[..end])
}
