//! Text pasted from an app, where a line says who and when, and the words follow below: `Name, [25/06/2022 07:25]`
//! (Telegram), `Name — 25/06/2022 07:25` (Discord), `Name  9:05 PM` (others).

use crate::cast::Cast;
use crate::text::{join_trimmed, lines};
use crate::whatsapp::stamps::{self, Stamps};
use crate::{Draft, DraftTurn, FormatError, Options, Warning, transcript};
use model::source::{Certainty, DateOrder, SourceKind, TurnKind};
use std::collections::HashSet;

/// The longest head of a message, in bytes.
const LONGEST: usize = 160;

/// Whether the first line is the head of a message, and there is another one. Where only blanks tell the name from
/// the time, as in a list of what happened when, somebody must write twice.
pub(crate) fn looks_like(text: &str) -> bool {
    let mut filled = lines(text).filter(|line| !line.trim().is_empty()).map(head);
    let Some(Some(first)) = filled.next() else { return false };
    let mut names = HashSet::from([first.name]);
    filled.flatten().any(|head| !(names.insert(head.name) && first.is_loose && head.is_loose))
}

/// Reads a pasted text.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let lines: Vec<&str> = lines(text).collect();
    let begins: Vec<(usize, Head)> =
        lines.iter().enumerate().filter_map(|(i, l)| Some((i, head(l)?))).collect();
    let dated: Vec<(u64, String)> = begins.iter().map(|(i, h)| (*i as u64 + 1, h.stamp.to_owned())).collect();
    let Stamps { times, order } = stamps::read(&dated, options, DateOrder::DayMonthYear)?;
    let mut cast = Cast::default();
    let mut turns = Vec::with_capacity(begins.len());
    for (i, ((begin, head), time)) in begins.iter().zip(times).enumerate() {
        let end = begins.get(i + 1).map_or(lines.len(), |(next, _)| *next);
        let text = join_trimmed(&lines[begin + 1..end]);
        let kind = if text.is_empty() { TurnKind::Unknown } else { TurnKind::Words };
        turns.push(DraftTurn {
            speaker: Some(cast.index(head.name)),
            kind,
            time,
            text,
            ..DraftTurn::default()
        });
    }
    if turns.is_empty() {
        return Err(FormatError::Empty);
    }
    let kind = options.kind.unwrap_or(SourceKind::Conversation);
    let mut speakers = cast.speakers;
    transcript::set_parts(kind, &mut speakers, &turns, "");
    let assumed = Warning { code: "warn-date-order-assumed", line: None, count: None };
    let is_assumed = matches!(order, Some((_, Certainty::Assumed)));
    let warnings = is_assumed.then_some(assumed).into_iter().collect();
    Ok(Draft { name: String::new(), kind, format: "pasted", speakers, turns, date_order: order, warnings })
}

struct Head<'a> {
    name: &'a str,
    stamp: &'a str,
    /// Whether only blanks stand between name and time.
    is_loose: bool,
}

fn head(line: &str) -> Option<Head<'_>> {
    let line = line.trim();
    if line.len() > LONGEST
        || !line.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ']' | 'M' | 'm' | '.'))
    {
        return None;
    }
    let firm = in_brackets(line).or_else(|| after_dash(line));
    let is_loose = firm.is_none();
    let (name, stamp) = firm.or_else(|| at_the_end(line))?;
    let name = name.trim();
    (!name.is_empty() && name.len() <= 80 && !name.contains(": ") && has_time(stamp)).then_some(Head {
        name,
        stamp,
        is_loose,
    })
}

/// `Name, [25/06/2022 07:25]`
fn in_brackets(line: &str) -> Option<(&str, &str)> {
    line.strip_suffix(']')?.rsplit_once(", [")
}

/// `Name — 25/06/2022 07:25`, `Name — Today at 10:12`
fn after_dash(line: &str) -> Option<(&str, &str)> {
    line.rsplit_once(" — ")
}

/// `Name  9:05 PM`: two blanks or a tab before the time.
fn at_the_end(line: &str) -> Option<(&str, &str)> {
    let at = line.rfind("  ").map(|at| (at, at + 2)).max(line.rfind('\t').map(|at| (at, at + 1)))?;
    Some((&line[..at.0], line[at.1..].trim()))
}

/// Whether a time of day stands in it, and nothing long.
fn has_time(stamp: &str) -> bool {
    let bytes = stamp.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_clock = |at: usize| {
        matches!(bytes[at], b':' | b'.') && at > 0 && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2)
    };
    stamp.len() <= 40 && (0..bytes.len()).any(is_clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        assert!(looks_like(text), "{text}");
        let draft = read(text, &Options::default()).unwrap();
        let got: Vec<_> = draft
            .turns
            .iter()
            .map(|t| {
                let name = draft.speakers[t.speaker.unwrap() as usize].name.clone();
                (name, t.time.map(|t| t.to_string()).unwrap_or_default(), t.text.clone())
            })
            .collect();
        let got: Vec<_> = got.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn from_apps() {
        check(
            "Ani Kain, [25/06/2022 07:25]\nada?\n\nyang biru\n\nBeni, [25/06/2022 07:26]\nada",
            &[("Ani Kain", "2022-06-25T07:25", "ada?\n\nyang biru"), ("Beni", "2022-06-25T07:26", "ada")],
        );
        check(
            "Ani — 12/31/2023 9:05 PM\nada?\nBeni — Today at 10:12\nada",
            &[("Ani", "2023-12-31T21:05", "ada?"), ("Beni", "", "ada")],
        );
        check(
            "Ani  9:05 PM\nada?\nBeni  9:06 PM\nada\nAni  9:07 PM\nya",
            &[("Ani", "", "ada?"), ("Beni", "", "ada"), ("Ani", "", "ya")],
        );
    }

    #[test]
    fn texts_of_others() {
        for text in [
            "Ani, [25/06/2022 07:25]\nx",
            "Harga:  9.05\nx",
            "Pasar buka  08.30\nsepi\nHujan  09.15\nramai",
            "P: Apa?\nN: Ya  9:05\nP: x\nN: y  9:06",
            "x\ny",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
