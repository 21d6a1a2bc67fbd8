//! WhatsApp's text exports of Android and iOS, in the shapes that are met in practice.
//!
//! Every line is scanned for a head of date and time. The shape that most heads have is the file's own; lines of
//! another shape are turns only where they can't be a pasted quotation. The order of the file is kept, never sorted.

mod calendar;
mod clock;
mod cursor;
mod dates;
mod header;
mod lines;
mod markers;
mod senders;
pub(crate) mod stamps;
mod told;

use crate::cast::Cast;
use crate::text::join_trimmed;
use crate::{Draft, DraftTurn, FormatError, Options, Warning, notes, transcript};
use dates::Orders;
use lines::{Heads, Line};
use markers::Body;
use model::source::{Certainty, SourceKind, TurnKind};
use senders::Senders;
use std::borrow::Cow;
use std::collections::HashMap;

/// So many lines of the head are looked at to find the format.
const HEAD: usize = 20;

/// Whether the first line that isn't blank is a turn's first line, and somebody speaks among the first lines.
pub(crate) fn looks_like(text: &str) -> bool {
    let mut head = text.split('\n').filter(|line| !line.trim().is_empty()).take(HEAD).peekable();
    head.peek().is_some_and(|line| header::scan(line).is_some()) && head.any(is_turn)
}

/// Whether any line is a turn's first line.
pub(crate) fn has_turns(text: &str) -> bool {
    text.split('\n').any(is_turn)
}

fn is_turn(line: &str) -> bool {
    let line = line.trim_end();
    header::scan(line).is_some_and(|head| {
        let rest = &line[usize::from(head.rest)..];
        Senders::default().split(rest).is_some() || rest.contains(": ") || lines::is_program(rest)
    })
}

/// Reads an export.
///
/// # Errors
/// [`FormatError::NotThisKind`] where no line is a turn's first line, [`FormatError::DateOrder`] where the given order
/// can't be.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let kind = options.kind.unwrap_or(SourceKind::Conversation);
    let Heads { turns: lines, pasted } = lines::heads(text);
    let Some(first) = lines.first() else { return Err(FormatError::NotThisKind { kind: kind.word() }) };
    let heads = lines.iter().map(|l| &l.head);
    let orders = match options.date_order {
        Some(order) => Orders::given(order, lines.iter().map(|l| (l.number(), &l.head)))?,
        None => Orders::decide(heads),
    };
    let before = before_first(&text[..first.start()]);
    let mut warnings = warnings(&lines, &pasted, &orders);
    warnings.extend(before.iter().map(|_| warning("warn-lines-before-first", 1, first.number() - 1)));
    let mut reading = Reading { text, turns: Vec::with_capacity(lines.len() + 1), ..Reading::default() };
    reading.turns.extend(before);
    reading.turns_of(&lines, &orders);
    if !opens_with_notice(&reading.turns) {
        warnings.push(Warning { code: "warn-no-encryption-notice", line: None, count: None });
    }
    let mut speakers = reading.cast.speakers;
    transcript::set_parts(kind, &mut speakers, &reading.turns, "");
    let name = String::new();
    Ok(Draft {
        name,
        kind,
        format: "whatsapp",
        speakers,
        turns: reading.turns,
        date_order: orders.overall(),
        warnings,
    })
}

/// The turns and speakers so far.
#[derive(Default)]
struct Reading<'a> {
    text: &'a str,
    cast: Cast,
    /// Names as they stand in the file, so that most lines need no cleaned copy.
    by_name: HashMap<&'a str, u32>,
    turns: Vec<DraftTurn>,
}

impl<'a> Reading<'a> {
    fn turns_of(&mut self, lines: &[Line<'a>], orders: &Orders) {
        let senders = Senders::of(lines.iter().map(|l| l.first));
        for (i, line) in lines.iter().enumerate() {
            let end = lines.get(i + 1).map_or(self.text.len(), Line::start);
            let split = senders.split(line.first);
            let turn = self.turn(line, split, end);
            self.turns.push(DraftTurn { time: orders.time(&line.head), ..turn });
        }
    }

    /// One turn, whose last line ends at `end`.
    fn turn(&mut self, line: &Line<'a>, split: Option<(&'a str, &'a str)>, end: usize) -> DraftTurn {
        let skipped = split.map_or(0, |(_, body)| line.first.len() - body.len());
        let text = body_text(&self.text[line.rest() + skipped..end], end == self.text.len());
        let Some((name, _)) = split else {
            let words = cursor::strip_marks(&text).0.to_owned();
            let details = told::of(TurnKind::System, &words).boxed();
            return DraftTurn { details, ..notes::turn(words, TurnKind::System) };
        };
        let head = line.head;
        let (kind, words) =
            markers::classify(Body { text: &text, bracket: head.shape.date.bracket, marked: head.marked });
        let speaker = (kind != TurnKind::System).then(|| self.speaker(name));
        let details = told::of(kind, words).boxed();
        DraftTurn { speaker, kind, text: words.to_owned(), details, ..DraftTurn::default() }
    }

    fn speaker(&mut self, name: &'a str) -> u32 {
        *self.by_name.entry(name).or_insert_with(|| self.cast.index(&senders::clean(name)))
    }
}

/// The lines of a body with LF between them. The line end that belongs to the body's last line is no part of it, nor
/// are blank lines at the end of the file.
fn body_text(lines: &str, is_last: bool) -> Cow<'_, str> {
    let lines = match is_last {
        true => lines.trim_end_matches(['\n', '\r']),
        false => lines.strip_suffix('\n').map_or(lines, |l| l.strip_suffix('\r').unwrap_or(l)),
    };
    if lines.contains('\r') { Cow::Owned(lines.replace("\r\n", "\n")) } else { Cow::Borrowed(lines) }
}

/// What stands before the first turn, as one heading.
fn before_first(text: &str) -> Option<DraftTurn> {
    let lines: Vec<&str> = crate::text::lines(text).skip_while(|line| line.trim().is_empty()).collect();
    (!lines.is_empty()).then(|| notes::turn(join_trimmed(&lines), TurnKind::Heading))
}

/// Whether one of the first three turns is the notice that an uncut chat begins with.
fn opens_with_notice(turns: &[DraftTurn]) -> bool {
    let mut system = turns.iter().take(3).filter(|t| t.kind == TurnKind::System);
    system.any(|t| markers::is_encryption_notice(&t.text))
}

fn warning(code: &'static str, line: u64, count: u64) -> Warning {
    Warning { code, line: Some(line), count: Some(count) }
}

fn warnings(lines: &[Line], pasted: &[u64], orders: &Orders) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if orders.overall().is_some_and(|(_, certainty)| certainty == Certainty::Assumed) {
        warnings.push(Warning { code: "warn-date-order-assumed", line: None, count: None });
    }
    let back = steps_back(lines, orders);
    if let Some(first) = back.first() {
        warnings.push(warning("warn-out-of-order", *first, back.len() as u64));
    }
    let other = lines.iter().filter(|l| Some(l.head.shape.date) != orders.main_shape());
    let other: Vec<u64> = other.map(|l| l.number()).collect();
    for (code, places) in [("warn-mixed-shapes", &other[..]), ("warn-quoted-lines", pasted)] {
        warnings.extend(places.first().map(|first| warning(code, *first, places.len() as u64)));
    }
    let islamic = lines.iter().filter(|l| l.head.date.into_iter().any(calendar::is_islamic)).count();
    if islamic > 0 {
        warnings.push(Warning { code: "warn-islamic-calendar", line: None, count: Some(islamic as u64) });
    }
    let count = lines.len() as u64;
    if (9_900..=10_100).contains(&count) || (39_600..=40_400).contains(&count) {
        warnings.push(Warning { code: "warn-near-export-limit", line: None, count: Some(count) });
    }
    warnings
}

/// The lines whose time is before that of the line before.
fn steps_back(lines: &[Line], orders: &Orders) -> Vec<u64> {
    let mut back = Vec::new();
    let mut last = i64::MIN;
    for line in lines {
        let Some(now) = orders.time(&line.head).map(|t| t.seconds) else { continue };
        if now < last {
            back.push(line.number());
        }
        last = now;
    }
    back
}

#[cfg(test)]
mod tests;
