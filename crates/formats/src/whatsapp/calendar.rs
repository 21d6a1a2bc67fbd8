//! Years of other calendars than the Gregorian, told by their number: WhatsApp is of 2009, so they don't overlap.

use model::time::{LocalTime, Precision};
use std::ops::RangeInclusive;

/// Years of the Solar Hijri calendar (Iran): 2009 to 2041.
const PERSIAN: RangeInclusive<i64> = 1388..=1420;

/// Years of the Islamic calendar: 2009 to 2042.
const ISLAMIC: RangeInclusive<i64> = 1430..=1465;

/// Years from here on count from the Buddhist era, as do two digits from 52 on (2009).
const BUDDHIST: i64 = 2400;
const SHORT_BUDDHIST: RangeInclusive<i64> = 52..=99;

/// Day 0 of Unix time as a Julian day.
const UNIX: i64 = 2_440_588;

/// The time of fields in the order year, month, day; `None` where they name no day or time.
pub(super) fn time(date: [u16; 3], clock: [u8; 3], precision: Precision) -> Option<LocalTime> {
    let [year, month, day] = date.map(i64::from);
    let clock = clock.map(u32::from);
    let gregorian = match year {
        y if SHORT_BUDDHIST.contains(&y) => y + 2500 - 543,
        0..=99 => year + 2000,
        BUDDHIST.. => year - 543,
        y if PERSIAN.contains(&y) => return on_day(persian(y, month, day)?, clock, precision),
        y if ISLAMIC.contains(&y) => return on_day(islamic(y, month, day)?, clock, precision),
        _ => year,
    };
    let date = (i32::try_from(gregorian).ok()?, u32::from(date[1]), u32::from(date[2]));
    LocalTime::new(date, (clock[0], clock[1], clock[2]), precision)
}

/// Whether the year is of the Islamic calendar, whose months begin a day earlier or later from place to place.
pub(super) fn is_islamic(year: u16) -> bool {
    ISLAMIC.contains(&i64::from(year))
}

fn on_day(julian: i64, clock: [u32; 3], precision: Precision) -> Option<LocalTime> {
    let time = LocalTime::new((1970, 1, 1), (clock[0], clock[1], clock[2]), precision)?;
    Some(LocalTime { seconds: time.seconds + (julian - UNIX) * 86_400, ..time })
}

/// The Julian day by the rule of 8 leap years in 33, which is exact for the years in question.
fn persian(year: i64, month: i64, day: i64) -> Option<i64> {
    let length = if month <= 6 { 31 } else { 30 };
    let before = (month - 1) * 31 - (month - 7).max(0);
    ((1..=12).contains(&month) && (1..=length).contains(&day))
        .then(|| 1_948_319 + 365 * (year - 1) + (8 * year + 21) / 33 + before + day)
}

/// The Julian day by the tabular calendar with 11 leap years in 30.
fn islamic(year: i64, month: i64, day: i64) -> Option<i64> {
    let before = (59 * (month - 1) + 1) / 2;
    ((1..=12).contains(&month) && (1..=30).contains(&day))
        .then(|| 1_948_439 + 354 * (year - 1) + (11 * year + 3) / 30 + before + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_other_calendars() {
        for (date, expected) in [
            ([23, 12, 31], "2023-12-31"),
            ([2023, 12, 31], "2023-12-31"),
            ([2565, 3, 18], "2022-03-18"),
            ([65, 3, 18], "2022-03-18"),
            ([1400, 1, 1], "2021-03-21"),
            ([1403, 1, 1], "2024-03-20"),
            ([1403, 12, 30], "2025-03-20"),
            ([1404, 1, 1], "2025-03-21"),
            ([1402, 7, 1], "2023-09-23"),
            ([1443, 1, 1], "2021-08-10"),
            ([1445, 9, 1], "2024-03-11"),
        ] {
            let time = time(date, [0; 3], Precision::Day).map(|t| t.to_string());
            assert_eq!(time.as_deref(), Some(expected), "{date:?}");
        }
        for date in [[2023, 2, 29], [1403, 13, 1], [1403, 7, 31], [1445, 1, 31], [2023, 0, 1]] {
            assert_eq!(time(date, [0; 3], Precision::Day), None);
        }
    }
}
