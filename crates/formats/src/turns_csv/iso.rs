//! Times as ISO 8601 writes them, kept as the local fields that are written.

use model::time::{LocalTime, Precision};

/// `2026-03-02`, `2026-03-02T21:05`, `2026-03-02 21:05:10.25+08:00`, `2026-03-02T13:05Z`; fractions are dropped.
pub(crate) fn parse(text: &str) -> Option<LocalTime> {
    let (date, rest) = text.split_at_checked(10)?;
    let date = date_fields(date)?;
    if rest.is_empty() {
        return LocalTime::new(date, (0, 0, 0), Precision::Day);
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, zone) = match rest.find(['Z', 'z', '+', '-']) {
        Some(at) => (&rest[..at], Some(offset(&rest[at..])?)),
        None => (rest, None),
    };
    let (clock, precision) = clock_fields(clock.trim_end())?;
    let time = LocalTime::new(date, clock, precision)?;
    Some(LocalTime { zone, ..time })
}

fn date_fields(date: &str) -> Option<(i32, u32, u32)> {
    let mut fields = date.split('-');
    let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
    let year = if year.len() == 4 { digits(year)? as i32 } else { return None };
    fields.next().is_none().then_some((year, two(month)?, two(day)?))
}

fn clock_fields(clock: &str) -> Option<((u32, u32, u32), Precision)> {
    let mut fields = clock.split(':');
    let (hour, minute) = (two(fields.next()?)?, two(fields.next()?)?);
    let Some(second) = fields.next() else { return Some(((hour, minute, 0), Precision::Minute)) };
    let (second, fraction) = second.split_once(['.', ',']).unwrap_or((second, "0"));
    digits(fraction.get(..fraction.len().min(9))?)?;
    fields.next().is_none().then_some(((hour, minute, two(second)?), Precision::Second))
}

/// Minutes east of UTC: `Z`, `+08:00`, `+0800`, `+08`.
fn offset(text: &str) -> Option<i16> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = match rest.len() {
        2 => (rest, "00"),
        4 => rest.split_at_checked(2)?,
        _ => rest.split_once(':')?,
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    let total = i16::try_from(hours * 60 + minutes).ok().filter(|t| *t <= 18 * 60 && minutes < 60)?;
    Some(if sign == "-" { -total } else { total })
}

fn two(text: &str) -> Option<u32> {
    if text.len() == 2 { digits(text) } else { None }
}

fn digits(text: &str) -> Option<u32> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(parse(text).map(|t| t.to_string()).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn times() {
        check("2026-03-02", Some("2026-03-02"));
        check("2026-03-02T21:05", Some("2026-03-02T21:05"));
        check("2026-03-02 21:05:10", Some("2026-03-02T21:05:10"));
        check("2017-09-24T16:52:52.123456+00:00", Some("2017-09-24T16:52:52+00:00"));
        check("2026-03-02T21:05:10Z", Some("2026-03-02T21:05:10+00:00"));
        check("2026-03-02T21:05-0330", Some("2026-03-02T21:05-03:30"));
        check("2026-03-02T21:05+08", Some("2026-03-02T21:05+08:00"));
    }

    #[test]
    fn no_times() {
        for text in [
            "",
            "02/03/2026",
            "2026-3-2",
            "2026-02-30",
            "2026-03-02T",
            "2026-03-02T21",
            "2026-03-02T25:00",
            "2026-03-02T21:05:10.x",
            "2026-03-02T21:05+8",
            "2026-03-02T21:05+99:00",
            "2026-03-02x",
            "2026-03-0é",
            "+026-03-02",
        ] {
            check(text, None);
        }
    }
}
