//! The head of a line: date, time, and how they are written. Scanned by hand, since a chat has a million lines.

use super::clock::{self, Clock};
use super::cursor::Cursor;

/// How the head of a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// `[31/12/23 21.05.10] `, as iOS writes it.
    Bracket,
    /// `31/12/23 21.05 - `, as Android writes it.
    Dash,
    /// `31/12/23 21.05.10: `, as old iOS wrote it.
    Colon,
}

/// Where the year stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Year {
    /// Four digits, first.
    First,
    /// Four digits, last.
    LastFour,
    /// Two digits, last.
    LastTwo,
}

/// What dates of one order have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DateShape {
    pub(super) bracket: bool,
    /// Whether the time stands before the date.
    pub(super) time_first: bool,
    pub(super) separator: u8,
    pub(super) year: Year,
}

/// How a head is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    pub(super) date: DateShape,
    pub(super) ending: Ending,
    pub(super) dotted: bool,
    pub(super) seconds: bool,
}

impl Shape {
    /// Whether one program on one phone could have written both.
    pub(super) fn is_kin(self, other: Shape) -> bool {
        let bracket =
            self.date.bracket == other.date.bracket && self.date.time_first == other.date.time_first;
        let seconds = !self.date.bracket || self.seconds == other.seconds;
        bracket && seconds && self.date.separator == other.date.separator && self.dotted == other.dotted
    }
}

/// The head of one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Head {
    pub(super) shape: Shape,
    /// The three numbers of the date as they stand.
    pub(super) date: [u16; 3],
    /// Hour (0 to 23), minute, second.
    pub(super) clock: [u8; 3],
    /// Whether an invisible mark stands before the bracket.
    pub(super) marked: bool,
    /// Where in the line the rest begins.
    pub(super) rest: u16,
}

/// The head of a line, where it has one.
pub(super) fn scan(line: &str) -> Option<Head> {
    let mut at = Cursor::new(line);
    let marked = at.marks();
    if !matches!(at.peek()?, b'[' | b'0'..=b'9' | b'R' | b'H' | 0xD9 | 0xDB | 0xE0) {
        return None;
    }
    let bracket = at.take(b"[");
    let begin = at;
    let stamp = date_first(&mut at).or_else(|| {
        at = begin;
        time_first(&mut at)
    })?;
    let Stamp { date: Date { fields, separator, year }, clock, time_first } = stamp;
    let ending = ending(&mut at, bracket, clock.seconds && !time_first)?;
    let shape = Shape {
        date: DateShape { bracket, time_first, separator, year },
        ending,
        dotted: clock.dotted,
        seconds: clock.seconds,
    };
    let rest = u16::try_from(at.place()).ok()?;
    Some(Head { shape, date: fields, clock: clock.fields, marked: marked && bracket, rest })
}

struct Stamp {
    date: Date,
    clock: Clock,
    time_first: bool,
}

fn date_first(at: &mut Cursor) -> Option<Stamp> {
    let date = date(at)?;
    gap(at)?;
    Some(Stamp { date, clock: clock::read(at)?, time_first: false })
}

/// `14:56:01, 3/18/22`: phones in Vietnam, and what WhatsApp Web puts on the clipboard.
fn time_first(at: &mut Cursor) -> Option<Stamp> {
    let clock = clock::read(at)?;
    gap(at)?;
    Some(Stamp { clock, date: date(at)?, time_first: true })
}

struct Date {
    fields: [u16; 3],
    separator: u8,
    year: Year,
}

/// Three numbers with twice the same separator: one of them a year, and at most one of the others over 12.
fn date(at: &mut Cursor) -> Option<Date> {
    let era = era(at);
    let (first, first_digits) = at.number(4)?;
    let separator = separator(at, None)?;
    let (second, second_digits) = at.number(2)?;
    self::separator(at, Some(separator))?;
    let (third, third_digits) = at.number(4)?;
    let year = match (first_digits, second_digits, third_digits) {
        (1 | 2, _, 1 | 2) if era.is_some() => Year::First,
        (4, _, 1 | 2) => Year::First,
        (1 | 2, _, 4) => Year::LastFour,
        (1 | 2, _, 2) => Year::LastTwo,
        _ => return None,
    };
    let (a, b) = if year == Year::First { (second, third) } else { (first, second) };
    let possible = (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12);
    if separator == b'.' && year != Year::First {
        at.take(b".");
    }
    let fields = [first + era.unwrap_or(0), second, third];
    possible.then_some(Date { fields, separator, year })
}

/// The year before the first one of a Japanese era: `R4` is 2022.
fn era(at: &mut Cursor) -> Option<u16> {
    if at.take(b"R") {
        return Some(2018);
    }
    at.take(b"H").then_some(1988)
}

fn separator(at: &mut Cursor, expected: Option<u8>) -> Option<u8> {
    at.marks();
    let found = at.peek().filter(|b| matches!(b, b'/' | b'.' | b'-'))?;
    if expected.is_some_and(|e| e != found) {
        return None;
    }
    at.take(&[found]);
    if found == b'.' {
        at.space();
    }
    Some(found)
}

/// What stands between date and time: an era, a comma, a blank, a word for "at".
fn gap(at: &mut Cursor) -> Option<()> {
    at.marks();
    let era = [" BE", " AD", " CE"].iter().any(|era| at.take(era.as_bytes()));
    let comma = at.take(b",") || at.take("،".as_bytes());
    let spaces = at.spaces();
    for word in ["klo ", "kl. ", "kl ", "pukul ", "at ", "à ", "às ", "um "] {
        if at.take(word.as_bytes()) {
            break;
        }
    }
    at.marks();
    (era || comma || spaces > 0).then_some(())
}

/// What ends the head, with the one blank after it.
fn ending(at: &mut Cursor, bracket: bool, seconds: bool) -> Option<Ending> {
    at.marks();
    let ending = if bracket {
        at.take(b"]").then_some(Ending::Bracket)?
    } else if seconds && at.take(b":") {
        Ending::Colon
    } else {
        let blank = at.spaces() > 0;
        (blank && (at.take(b"-") || at.take("–".as_bytes()))).then_some(Ending::Dash)?
    };
    (at.is_end() || at.space()).then_some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<([u16; 3], [u8; 3], Ending, &str)>) {
        let got = scan(line).map(|h| (h.date, h.clock, h.shape.ending, &line[usize::from(h.rest)..]));
        assert_eq!(got, expected, "{line:?}");
    }

    #[test]
    fn heads_that_are_met() {
        use Ending::{Bracket, Colon, Dash};
        for (line, date, clock, ending) in [
            ("31/12/23 21.05 - A: x", [31, 12, 23], [21, 5, 0], Dash),
            ("12/31/23, 9:05\u{202F}PM - A: x", [12, 31, 23], [21, 5, 0], Dash),
            ("1/1/24, 12:01\u{A0}AM - A: x", [1, 1, 24], [0, 1, 0], Dash),
            ("23/06/2018, 1:56 p. m. - A: x", [23, 6, 2018], [13, 56, 0], Dash),
            ("23/06/2018, 1:56 a.\u{A0}m. - A: x", [23, 6, 2018], [1, 56, 0], Dash),
            ("06/20/2020, 00:08 a. m. - A: x", [6, 20, 2020], [0, 8, 0], Dash),
            ("13.6.2018 klo 21.25.15 - A: x", [13, 6, 2018], [21, 25, 15], Dash),
            ("13.06.18 21.25.15: A: x", [13, 6, 18], [21, 25, 15], Colon),
            ("13. 6. 2018. 21:25 - A: x", [13, 6, 2018], [21, 25, 0], Dash),
            ("23-03-2022 13:31 - A: x", [23, 3, 2022], [13, 31, 0], Dash),
            ("2023-12-20, 5:46 p.m. - A: x", [2023, 12, 20], [17, 46, 0], Dash),
            ("[28/04/26, 16.31.34] A: x", [28, 4, 26], [16, 31, 34], Bracket),
            ("\u{200E}[3/27/22 21:41:55] A: x", [3, 27, 22], [21, 41, 55], Bracket),
            ("[\u{200F}18\u{200F}/3\u{200F}/2022، 14:56:01] A: x", [18, 3, 2022], [14, 56, 1], Bracket),
            ("[٢٧\u{200F}/٣\u{200F}/٢٠٢٢، ٩:٥٣:٥٦ م] A: x", [27, 3, 2022], [21, 53, 56], Bracket),
            ("[3/18/2565 BE, 14:56:01] A: x", [3, 18, 2565], [14, 56, 1], Bracket),
            ("[2022/3/27 下午9:41:35] A: x", [2022, 3, 27], [21, 41, 35], Bracket),
            ("[R4/3/18 14:56:01] A: x", [2022, 3, 18], [14, 56, 1], Bracket),
            ("[14:56:01, 3/18/22] A: x", [3, 18, 22], [14, 56, 1], Bracket),
            ("[21.05, 31/12/2023] A: x", [31, 12, 2023], [21, 5, 0], Bracket),
            ("[9:05 PM, 12/31/2023] A: x", [12, 31, 2023], [21, 5, 0], Bracket),
            ("14:56, 18/3/22 - A: x", [18, 3, 22], [14, 56, 0], Dash),
            ("१८/३/२०२२, १४:५६ - A: x", [18, 3, 2022], [14, 56, 0], Dash),
            ("২৭/৩/২২, ৯:৪১ PM - A: x", [27, 3, 22], [21, 41, 0], Dash),
            ("๑๘/๓/๒๕๖๕ ๑๔:๕๖ - A: x", [18, 3, 2565], [14, 56, 0], Dash),
            ("31/12/23, 9:05 PTG - A: x", [31, 12, 23], [21, 5, 0], Dash),
            ("31/12/23, 9:05 PG - A: x", [31, 12, 23], [9, 5, 0], Dash),
            ("18/3/22, 9:05 CH - A: x", [18, 3, 22], [21, 5, 0], Dash),
            ("18/3/22, 9:05 μ.μ. - A: x", [18, 3, 22], [21, 5, 0], Dash),
        ] {
            check(line, Some((date, clock, ending, "A: x")));
        }
        check("31/12/23 21.05 -", Some(([31, 12, 23], [21, 5, 0], Dash, "")));
        check("[31/12/23 21.05.10] \u{200E}x", Some(([31, 12, 23], [21, 5, 10], Bracket, "\u{200E}x")));
    }

    #[test]
    fn lines_without_a_head() {
        for line in [
            "",
            "[",
            "halo",
            "31/12/23",
            "31/12/23 21.05",
            "31/12/23 21.05-A: x",
            "31/12/23 21.05 A: x",
            "31/12-23 21.05 - A: x",
            "31/13/23 21.05 - A: x",
            "0/1/23 21.05 - A: x",
            "31/12/023 21.05 - A: x",
            "31/12/23 24.05 - A: x",
            "31/12/23 21.60 - A: x",
            "31/12/23 21.5 - A: x",
            "31/12/23 21.05: A: x",
            "[31/12/23 21.05 A: x",
            "21.05 - A: x",
            "\u{0661}",
            "é1/12/23 21.05 - A: x",
            "Rabu 31/12/23 21.05 - A: x",
            "R4",
            "21.05: 31/12/23",
            "21.05 31/12/23: A: x",
            "[21.05] A: x",
        ] {
            check(line, None);
        }
    }
}
