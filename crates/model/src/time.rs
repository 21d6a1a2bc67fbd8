//! Local wall time of a turn, with its precision and, where known, its zone.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How exact a written time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// The day only.
    Day,
    /// To the minute.
    Minute,
    /// To the second.
    Second,
}

/// Seconds on the local wall clock, counted as if it were UTC; never a point on the world's time line unless the
/// zone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LocalTime {
    /// Seconds from 1970-01-01T00:00:00 on the local clock.
    pub seconds: i64,
    /// How exact it is.
    pub precision: Precision,
    /// Minutes east of UTC where the zone is known.
    pub zone: Option<i16>,
}

impl LocalTime {
    /// From calendar fields of the Gregorian calendar; `None` when they name no day or time.
    pub fn new(date: (i32, u32, u32), clock: (u32, u32, u32), precision: Precision) -> Option<LocalTime> {
        let (year, month, day) = date;
        let (hour, minute, second) = clock;
        if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        if hour > 23 || minute > 59 || second > 59 || !(1..=9999).contains(&year) {
            return None;
        }
        let seconds =
            days_from_civil(year, month, day) * 86_400 + i64::from(hour * 3600 + minute * 60 + second);
        Some(LocalTime { seconds, precision, zone: None })
    }

    /// The calendar day: year, month, day.
    pub fn date(self) -> (i32, u32, u32) {
        civil_from_days(self.seconds.div_euclid(86_400))
    }

    /// Hour, minute, second.
    pub fn clock(self) -> (u32, u32, u32) {
        let s = self.seconds.rem_euclid(86_400) as u32;
        (s / 3600, s / 60 % 60, s % 60)
    }
}

impl fmt::Display for LocalTime {
    /// ISO 8601 without a zone unless it is known: `2026-03-02`, `2026-03-02T21:05`, `2026-03-02T21:05:10+08:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((y, m, d), (h, min, s)) = (self.date(), self.clock());
        write!(f, "{y:04}-{m:02}-{d:02}")?;
        match self.precision {
            Precision::Day => return Ok(()),
            Precision::Minute => write!(f, "T{h:02}:{min:02}")?,
            Precision::Second => write!(f, "T{h:02}:{min:02}:{s:02}")?,
        }
        match self.zone {
            None => Ok(()),
            Some(z) => write!(f, "{}{:02}:{:02}", if z < 0 { '-' } else { '+' }, z.abs() / 60, z.abs() % 60),
        }
    }
}

/// Days in a month of the Gregorian calendar.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01, by the era arithmetic of the proleptic Gregorian calendar.
fn days_from_civil(year: i32, month: u32, day: u32) -> i64 {
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let year_of_era = y - era * 400;
    let day_of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z - era * 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i32, month as u32, (day_of_year - (153 * shifted + 2) / 5 + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_there_and_back() {
        for (date, seconds) in [
            ((1970, 1, 1), 0),
            ((2000, 2, 29), 951_782_400),
            ((2026, 11, 24), 1_795_478_400),
            ((1969, 12, 31), -86_400),
        ] {
            let time = LocalTime::new(date, (0, 0, 0), Precision::Day).unwrap();
            assert_eq!((time.seconds, time.date()), (seconds, date));
        }
        assert_eq!(LocalTime::new((2023, 2, 29), (0, 0, 0), Precision::Day), None);
        assert_eq!(LocalTime::new((2023, 13, 1), (0, 0, 0), Precision::Day), None);
        assert_eq!(LocalTime::new((2023, 1, 1), (24, 0, 0), Precision::Minute), None);
    }

    #[test]
    fn shown_with_its_precision() {
        let mut time = LocalTime::new((2026, 3, 2), (21, 5, 9), Precision::Minute).unwrap();
        assert_eq!(time.to_string(), "2026-03-02T21:05");
        time.precision = Precision::Second;
        time.zone = Some(480);
        assert_eq!(time.to_string(), "2026-03-02T21:05:09+08:00");
    }
}
