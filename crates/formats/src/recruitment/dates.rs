//! Dates of a recruitment table: ISO 8601, or day and month in an order that the whole column decides.

use crate::FormatError;
use crate::turns_csv::iso;
use model::source::{Certainty, DateOrder};
use model::time::LocalTime;

/// Why a cell holds no date.
pub(super) enum NoDate {
    /// It isn't one in any order: the line.
    Unreadable(u64),
    /// It isn't one in the order that was given.
    Order(FormatError),
}

/// The order of day and month and how it is known; `None` where every date is ISO 8601.
pub(super) type Order = Option<(DateOrder, Certainty)>;

/// Reads the filled cells of a column with their lines, and how the order of day and month is known.
pub(super) fn read(
    cells: &[(u64, &str)],
    given: Option<DateOrder>,
) -> Result<(Vec<LocalTime>, Order), NoDate> {
    let parts: Vec<Option<[u32; 3]>> = cells.iter().map(|(_, cell)| fields(cell).map(|f| f.0)).collect();
    let order = match given {
        Some(order) => (order, Certainty::Given),
        None => decide(parts.iter().flatten()),
    };
    let mut times = Vec::with_capacity(cells.len());
    for (line, cell) in cells {
        times.push(time(cell, order.0).ok_or_else(|| no_date(*line, cell, given.is_some()))?);
    }
    Ok((times, parts.iter().any(Option::is_some).then_some(order)))
}

fn no_date(line: u64, cell: &str, is_given: bool) -> NoDate {
    let other = [DateOrder::DayMonthYear, DateOrder::MonthDayYear];
    match is_given && other.iter().any(|order| time(cell, *order).is_some()) {
        true => NoDate::Order(FormatError::DateOrder { line }),
        false => NoDate::Unreadable(line),
    }
}

/// Day first unless a date says otherwise: so it is written in Indonesia.
fn decide<'a>(dates: impl Iterator<Item = &'a [u32; 3]> + Clone) -> (DateOrder, Certainty) {
    let day_first = dates.clone().any(|d| d[0] > 12);
    let month_first = dates.clone().any(|d| d[1] > 12);
    match (day_first, month_first) {
        (true, false) => (DateOrder::DayMonthYear, Certainty::Certain),
        (false, true) => (DateOrder::MonthDayYear, Certainty::Certain),
        _ => (DateOrder::DayMonthYear, Certainty::Assumed),
    }
}

fn time(cell: &str, order: DateOrder) -> Option<LocalTime> {
    let Some(([a, b, year], clock)) = fields(cell) else { return iso::parse(cell) };
    let (month, day) = match order {
        DateOrder::DayMonthYear => (b, a),
        DateOrder::MonthDayYear => (a, b),
        DateOrder::YearMonthDay => return None,
    };
    let clock = clock.trim().replace('.', ":");
    let clock = if clock.find(':') == Some(1) { format!("0{clock}") } else { clock };
    let blank = if clock.is_empty() { "" } else { " " };
    iso::parse(&format!("{year:04}-{month:02}-{day:02}{blank}{clock}"))
}

/// Two short numbers and a year of four digits, and what follows them; `None` for anything else, also for ISO 8601.
fn fields(cell: &str) -> Option<([u32; 3], &str)> {
    let (date, clock) = cell.split_once([' ', 'T']).unwrap_or((cell, ""));
    let mut parts = date.split(['/', '.', '-']);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |p: &str, least: usize, most: usize| {
        (least..=most).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())
    };
    if parts.next().is_some() || !is_number(a, 1, 2) || !is_number(b, 1, 2) || !is_number(year, 4, 4) {
        return None;
    }
    Some(([a.parse().ok()?, b.parse().ok()?, year.parse().ok()?], clock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear as Dmy, MonthDayYear as Mdy};

    type Read<'a> = Result<(Vec<&'a str>, Order), &'a str>;

    fn check(cells: &[&str], given: Option<DateOrder>, expected: Read) {
        let numbered: Vec<(u64, &str)> = (2..).zip(cells.iter().copied()).collect();
        let got = read(&numbered, given)
            .map(|(times, order)| (times.iter().map(ToString::to_string).collect::<Vec<_>>(), order));
        match (got, expected) {
            (Ok((times, order)), Ok(wanted)) => {
                assert_eq!((times, order), (wanted.0.iter().map(|t| (*t).to_owned()).collect(), wanted.1))
            }
            (Err(NoDate::Unreadable(2)), Err("unreadable")) | (Err(NoDate::Order(_)), Err("order")) => {}
            _ => panic!("{cells:?}"),
        }
    }

    #[test]
    fn dates_in_any_order() {
        check(&["2026-03-02", "2026-03-02T09:30"], None, Ok((vec!["2026-03-02", "2026-03-02T09:30"], None)));
        let certain = |order| Some((order, Certainty::Certain));
        check(
            &["02/03/2026", "13.3.2026 9.05"],
            None,
            Ok((vec!["2026-03-02", "2026-03-13T09:05"], certain(Dmy))),
        );
        check(&["3/2/2026", "03-13-2026"], None, Ok((vec!["2026-03-02", "2026-03-13"], certain(Mdy))));
        check(&["3/2/2026"], None, Ok((vec!["2026-02-03"], Some((Dmy, Certainty::Assumed)))));
        check(&["3/2/2026"], Some(Mdy), Ok((vec!["2026-03-02"], Some((Mdy, Certainty::Given)))));
    }

    #[test]
    fn what_is_no_date() {
        check(&["13/3/2026"], Some(Mdy), Err("order"));
        for cell in ["3/2/26", "kemarin", "31/02/2026", "1/2/3/2026", "2026-3-2"] {
            check(&[cell], None, Err("unreadable"));
        }
    }
}
