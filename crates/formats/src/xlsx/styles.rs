//! Which numbers of a workbook are dates, and what date a number is.

use super::BROKEN;
use crate::FormatError;
use crate::xml::{self, Piece};
use model::time::{LocalTime, Precision};

/// The styles of cells, as far as they tell dates.
pub(super) struct Styles {
    is_date: Vec<bool>,
    is_1904: bool,
}

impl Styles {
    /// Reads the styles; without any no number is a date.
    pub(super) fn read(text: Option<&str>, is_1904: bool) -> Result<Styles, FormatError> {
        let (mut own, mut formats, mut in_cells) = (Vec::<(u32, bool)>::new(), Vec::<u32>::new(), false);
        xml::pieces(text.unwrap_or("<styleSheet/>"), BROKEN, |piece| match piece {
            Piece::Open("numFmt", element) => {
                let id = xml::value(element, "numFmtId").and_then(|v| v.parse().ok());
                let code = xml::value(element, "formatCode").map(|code| is_date_code(&code));
                own.extend(id.zip(code));
            }
            Piece::Open("cellXfs", _) => in_cells = true,
            Piece::Close("cellXfs") => in_cells = false,
            Piece::Open("xf", element) if in_cells => {
                formats.push(xml::value(element, "numFmtId").and_then(|v| v.parse().ok()).unwrap_or(0));
            }
            _ => {}
        })?;
        let is_date = |id: &u32| match own.iter().find(|(i, _)| i == id) {
            Some((_, is_date)) => *is_date,
            None => matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58),
        };
        Ok(Styles { is_date: formats.iter().map(is_date).collect(), is_1904 })
    }

    /// The date or time that a number in this style is.
    pub(super) fn date(&self, style: usize, number: f64) -> Option<String> {
        let is_date = self.is_date.get(style).copied().unwrap_or(false);
        if !is_date || !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        let seconds = (number.fract() * 86_400.0).round() as i64;
        if number < 1.0 {
            return Some(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
        }
        // Days count from the last of 1899, and 1900 has a day too many, as the first program had it.
        let first = match self.is_1904 {
            true => -24_107,
            false if number < 61.0 => -25_568,
            false => -25_569,
        };
        let precision = if seconds == 0 { Precision::Day } else { Precision::Second };
        let seconds = (number.trunc() as i64 + first) * 86_400 + seconds;
        Some(LocalTime { seconds, precision, zone: None }.to_string())
    }
}

/// Whether a code has a sign for day, month, year, hour or second, outside of quoted texts and colours.
fn is_date_code(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let first = code.split(';').next().unwrap_or_default();
    first.chars().any(|c| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match c {
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return !quoted && !bracketed,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1900_and_1904() {
        let styles = |is_1904| Styles { is_date: vec![false, true], is_1904 };
        for (number, is_1904, expected) in [
            (1.0, false, Some("1900-01-01")),
            (59.0, false, Some("1900-02-28")),
            (61.0, false, Some("1900-03-01")),
            (45_292.0, false, Some("2024-01-01")),
            (45_292.5, false, Some("2024-01-01T12:00:00")),
            (43_830.0, true, Some("2024-01-01")),
            (0.5, false, Some("12:00:00")),
            (-1.0, false, None),
            (1e9, false, None),
        ] {
            assert_eq!(styles(is_1904).date(1, number).as_deref(), expected, "{number}");
        }
        assert_eq!(styles(false).date(0, 45_292.0), None);
        assert_eq!(styles(false).date(9, 45_292.0), None);
    }

    #[test]
    fn codes_of_dates() {
        for (code, expected) in [
            ("dd/mm/yyyy", true),
            ("[$-421]dd\\ mmmm\\ yyyy;@", true),
            ("h:mm", true),
            ("General", false),
            ("0.00", false),
            ("\"Rp\"#,##0", false),
            ("[Red]0", false),
            ("\\d0", false),
        ] {
            assert_eq!(is_date_code(code), expected, "{code}");
        }
    }
}
