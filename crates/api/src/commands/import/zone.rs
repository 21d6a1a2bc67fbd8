//! The zone of a chat's clock, where the researcher states it.

use crate::problem::Problem;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use model::time::LocalTime;

/// A zone: Indonesia's three by their letters, an offset as `+08:00`, or a name of the IANA list as `Asia/Makassar`.
#[derive(Clone)]
pub struct Zone(Kind);

#[derive(Clone)]
enum Kind {
    /// Minutes east of UTC, all year.
    Fixed(i16),
    Named(TimeZone),
}

const INDONESIA: [(&str, i16); 3] = [("WIB", 420), ("WITA", 480), ("WIT", 540)];
/// The farthest that clocks are from UTC, in minutes.
const FARTHEST: i16 = 14 * 60;

impl Zone {
    /// The zone that is called so.
    ///
    /// # Errors
    /// No zone is.
    pub fn named(name: &str) -> Result<Zone, Problem> {
        let name = name.trim();
        let known = INDONESIA.iter().find(|(letters, _)| letters.eq_ignore_ascii_case(name));
        if let Some(minutes) = known.map(|(_, minutes)| *minutes).or_else(|| offset(name)) {
            return Ok(Zone(Kind::Fixed(minutes)));
        }
        let found = name.contains('/').then(|| TimeZone::get(name).ok()).flatten();
        found.map(|zone| Zone(Kind::Named(zone))).ok_or(Problem::new("zone"))
    }

    /// The time on this zone's clock: a time without a zone is taken as one on it, one with a zone is converted.
    pub fn of(&self, time: LocalTime) -> LocalTime {
        match time.zone {
            None => LocalTime { zone: self.east_on(time.seconds), ..time },
            Some(zone) => {
                let universal = time.seconds - i64::from(zone) * 60;
                let Some(east) = self.east_at(universal) else { return time };
                LocalTime { seconds: universal + i64::from(east) * 60, zone: Some(east), ..time }
            }
        }
    }

    /// Minutes east of UTC when the zone's clock shows this.
    fn east_on(&self, seconds: i64) -> Option<i16> {
        match &self.0 {
            Kind::Fixed(minutes) => Some(*minutes),
            Kind::Named(zone) => {
                let begin = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
                let shown = begin.checked_add(Span::new().try_seconds(seconds).ok()?).ok()?;
                let at = zone.to_ambiguous_timestamp(shown).compatible().ok()?;
                minutes(zone.to_offset(at).seconds())
            }
        }
    }

    /// Minutes east of UTC at a moment.
    fn east_at(&self, universal: i64) -> Option<i16> {
        match &self.0 {
            Kind::Fixed(minutes) => Some(*minutes),
            Kind::Named(zone) => minutes(zone.to_offset(Timestamp::from_second(universal).ok()?).seconds()),
        }
    }
}

fn minutes(seconds: i32) -> Option<i16> {
    i16::try_from(seconds / 60).ok()
}

/// `+08:00`, `+8`, `-03:30`, with `UTC` or `GMT` before it or not.
fn offset(name: &str) -> Option<i16> {
    let upper = name.to_uppercase();
    let rest = ["UTC", "GMT"].iter().find_map(|it| upper.strip_prefix(it)).unwrap_or(&upper);
    let (sign, digits) = match rest.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let (hours, minutes) = (hours.parse::<i16>().ok()?, minutes.parse::<i16>().ok()?);
    let east = sign * (hours * 60 + minutes);
    (minutes < 60 && east.abs() <= FARTHEST).then_some(east)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::time::Precision;

    fn check(zone: &str, time: (u32, Option<i16>), expected: &str) {
        let (hour, own) = time;
        let local = LocalTime::new((2024, 7, 1), (hour, 30, 0), Precision::Minute).unwrap();
        let got = Zone::named(zone).unwrap().of(LocalTime { zone: own, ..local });
        assert_eq!(got.to_string(), expected, "{zone} {own:?}");
    }

    #[test]
    fn clocks_get_their_zone() {
        check("WITA", (21, None), "2024-07-01T21:30+08:00");
        check("wib", (21, None), "2024-07-01T21:30+07:00");
        check("WIT", (21, Some(480)), "2024-07-01T22:30+09:00");
        check("UTC+8", (20, Some(0)), "2024-07-02T04:30+08:00");
        check("-03:30", (1, Some(0)), "2024-06-30T22:00-03:30");
        check("Asia/Makassar", (20, Some(0)), "2024-07-02T04:30+08:00");
        check("Europe/Berlin", (12, None), "2024-07-01T12:30+02:00");
    }

    #[test]
    fn what_is_no_zone() {
        for name in ["", "+", "8", "+25", "+8:60", "+123", "Asia/Nowhere", "WITAA", "+-3", "UTC"] {
            assert!(Zone::named(name).is_err_and(|p| p.code == "zone"), "{name}");
        }
    }
}
