//! By wave: an attribute's values, and how many came in which week.
//!
//! # What it measures
//! Whether those who came later differ from those who came first, and how fast the sample grew.
//! # Formula
//! Counts of people by wave and value; by ISO week of their date and wave.
//! # Conditions
//! People without a wave form a row of their own, people without a value a column; those without a date are counted
//! apart. Weeks begin on Monday (ISO 8601); a zone is not applied. Weeks without anybody are listed where the whole span
//! is at most ten years. Nothing here estimates anything of a population.
//! # Source
//! White et al. (2015), STROBE-RDS; ISO 8601-1:2019 for weeks.
//! # Checked against
//! Waves of the four published data sets in shared `expected.json`; weeks against the calendar.

use model::time::{LocalTime, days_in_month};
use std::collections::{BTreeMap, BTreeSet};

/// With a longer span than this, in weeks, only weeks with somebody are listed.
const LONGEST: i64 = 522;

/// Counts of a value by wave.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ByWave {
    /// The values that occur, sorted; `None` = unknown, last.
    pub values: Vec<Option<String>>,
    /// The waves that occur, rising, `None` = no wave, last; each with a count for each value.
    pub rows: Vec<(Option<u32>, Vec<u64>)>,
}

/// Counts people by wave and value.
pub fn by_wave(waves: &[Option<u32>], values: &[Option<String>]) -> ByWave {
    let key = |value: &Option<String>| (value.is_none(), value.clone());
    let sorted: BTreeSet<_> = values.iter().map(key).collect();
    let columns: Vec<Option<String>> = sorted.into_iter().map(|(_, value)| value).collect();
    let column_of: BTreeMap<&Option<String>, usize> = columns.iter().zip(0..).collect();
    let mut rows: BTreeMap<(bool, Option<u32>), Vec<u64>> = BTreeMap::new();
    for (wave, value) in waves.iter().zip(values) {
        let row = rows.entry((wave.is_none(), *wave)).or_insert_with(|| vec![0; columns.len()]);
        row[column_of[value]] += 1;
    }
    let rows = rows.into_iter().map(|((_, wave), counts)| (wave, counts)).collect();
    ByWave { rows, values: columns }
}

/// A week as ISO 8601 numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    /// The year to which the week belongs: that of its Thursday.
    pub year: i32,
    /// From 1 to 53.
    pub week: u32,
}

impl Week {
    /// Whether it is the week after another.
    pub fn follows(self, before: Week) -> bool {
        let is_next = self.year == before.year && self.week == before.week + 1;
        // The last week of a year is the one with 28 December in it.
        let end = LocalTime::new((before.year, 12, 28), (0, 0, 0), model::Precision::Day).map(week_of);
        is_next || (self.year == before.year + 1 && self.week == 1 && end == Some(before))
    }
}

/// Who came when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weeks {
    /// The waves that occur, rising; `None` = no wave, last.
    pub waves: Vec<Option<u32>>,
    /// The weeks, rising; each with a count for each wave.
    pub rows: Vec<(Week, Vec<u64>)>,
    /// People without a date, by wave.
    pub undated: Vec<u64>,
}

/// Counts people by week and wave.
pub fn weeks(waves: &[Option<u32>], dates: &[Option<LocalTime>]) -> Weeks {
    let sorted: BTreeSet<(bool, Option<u32>)> = waves.iter().map(|w| (w.is_none(), *w)).collect();
    let columns: Vec<Option<u32>> = sorted.into_iter().map(|(_, wave)| wave).collect();
    let column_of: BTreeMap<Option<u32>, usize> = columns.iter().copied().zip(0..).collect();
    let mut rows: BTreeMap<i64, Vec<u64>> = BTreeMap::new();
    let mut undated = vec![0; columns.len()];
    for (wave, date) in waves.iter().zip(dates) {
        let row = match date {
            Some(date) => rows.entry(monday(*date) / 7).or_insert_with(|| vec![0; columns.len()]),
            None => &mut undated,
        };
        row[column_of[wave]] += 1;
    }
    if let Some((first, last)) = rows.keys().next().copied().zip(rows.keys().next_back().copied())
        && last - first <= LONGEST
    {
        (first..last).for_each(|week| _ = rows.entry(week).or_insert_with(|| vec![0; columns.len()]));
    }
    let rows = rows.into_iter().map(|(week, counts)| (week_of_monday(week * 7), counts)).collect();
    Weeks { waves: columns, rows, undated }
}

/// The ISO week of a day.
pub fn week_of(time: LocalTime) -> Week {
    week_of_monday(monday(time))
}

/// The Monday of the day's week, in days from Monday, 29 December 1969.
fn monday(time: LocalTime) -> i64 {
    // 1 January 1970 was a Thursday.
    let day = time.seconds.div_euclid(86_400) + 3;
    day - day.rem_euclid(7)
}

fn week_of_monday(monday: i64) -> Week {
    let mut thursday = LocalTime { seconds: 0, precision: model::Precision::Day, zone: None };
    thursday.seconds = monday * 86_400;
    let (year, month, day) = thursday.date();
    let before: u32 = (1..month).map(|m| days_in_month(year, m)).sum();
    Week { year, week: (before + day - 1) / 7 + 1 }
}

model::redacted! { ByWave }

#[cfg(test)]
mod tests {
    use super::*;
    use model::Precision;

    fn day(date: (i32, u32, u32)) -> LocalTime {
        LocalTime::new(date, (12, 0, 0), Precision::Minute).unwrap()
    }

    #[test]
    fn weeks_of_the_calendar() {
        for (date, year, week) in [
            ((1970, 1, 1), 1970, 1),
            ((1969, 12, 28), 1969, 52),
            ((1969, 12, 29), 1970, 1),
            ((2026, 1, 1), 2026, 1),
            ((2026, 11, 24), 2026, 48),
            ((2027, 1, 3), 2026, 53),
            ((2027, 1, 4), 2027, 1),
            ((2021, 1, 3), 2020, 53),
            ((2024, 12, 30), 2025, 1),
        ] {
            assert_eq!(week_of(day(date)), Week { year, week }, "{date:?}");
        }
    }

    #[test]
    fn weeks_that_follow() {
        let week = |year, week| Week { year, week };
        for (before, after, expected) in [
            (week(2026, 3), week(2026, 4), true),
            (week(2026, 53), week(2027, 1), true),
            (week(2026, 52), week(2027, 1), false),
            (week(2025, 52), week(2026, 1), true),
            (week(2026, 3), week(2026, 5), false),
            (week(2026, 3), week(2027, 4), false),
        ] {
            assert_eq!(after.follows(before), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn people_by_week_and_wave() {
        let waves = [Some(0), Some(1), None, Some(1)];
        let dates = [Some(day((2026, 12, 20))), Some(day((2027, 1, 5))), None, Some(day((2027, 1, 10)))];
        let found = weeks(&waves, &dates);
        assert_eq!(found.waves, [Some(0), Some(1), None]);
        let shown: Vec<_> = found.rows.iter().map(|(w, n)| (w.week, n.as_slice())).collect();
        assert_eq!(shown, [(51, &[1, 0, 0][..]), (52, &[0, 0, 0]), (53, &[0, 0, 0]), (1, &[0, 2, 0])]);
        assert_eq!(found.undated, [0, 0, 1]);
        let far = weeks(&[Some(0), Some(0)], &[Some(day((1, 1, 1))), Some(day((9999, 12, 31)))]);
        assert_eq!(far.rows.len(), 2);
        assert_eq!(weeks(&[], &[]), Weeks::default());
    }

    #[test]
    fn values_by_wave() {
        let text = |v: &str| Some(v.to_owned());
        let found = by_wave(&[Some(1), Some(0), None, Some(1)], &[text("b"), None, text("a"), text("b")]);
        assert_eq!(found.values, [text("a"), text("b"), None]);
        let rows = [(Some(0), vec![0, 0, 1]), (Some(1), vec![0, 2, 0]), (None, vec![1, 0, 0])];
        assert_eq!(found.rows, rows);
    }
}
