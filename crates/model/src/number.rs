//! Decimal numbers: mantissa and exponent, so that a price is the number that was written.

use serde::{Deserialize, Serialize};
use std::fmt;

/// `mantissa * 10^exponent`, with no zeros at the mantissa's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i64, i8)")]
pub struct Decimal {
    mantissa: i64,
    exponent: i8,
}

impl TryFrom<(i64, i8)> for Decimal {
    type Error = &'static str;

    fn try_from((mantissa, exponent): (i64, i8)) -> Result<Decimal, Self::Error> {
        let read = Decimal { mantissa, exponent };
        if Decimal::new(mantissa, exponent) == Some(read) {
            Ok(read)
        } else {
            Err("a number in its one form")
        }
    }
}

impl Decimal {
    /// Makes the number in its one form; `None` when it doesn't fit.
    pub fn new(mut mantissa: i64, mut exponent: i8) -> Option<Decimal> {
        if mantissa == 0 {
            return Some(Decimal { mantissa: 0, exponent: 0 });
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent = exponent.checked_add(1)?;
        }
        Some(Decimal { mantissa, exponent })
    }

    /// Reads "150000", "-2.5" or "1e3": digits with at most one point, an optional exponent.
    pub fn parse(text: &str) -> Option<Decimal> {
        let text = text.trim();
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i8>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{fraction}");
        if !digits.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit()) || fraction.contains('-') {
            return None;
        }
        Decimal::new(digits.parse().ok()?, exponent.checked_sub(i8::try_from(fraction.len()).ok()?)?)
    }

    /// The nearest floating-point number, for statistics.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 * 10f64.powi(self.exponent.into())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        if self.exponent >= 0 {
            return write!(f, "{sign}{digits}{}", "0".repeat(self.exponent as usize));
        }
        let places = usize::from(self.exponent.unsigned_abs());
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_one_number() {
        for (written, shown) in [
            ("150000", "150000"),
            ("1.50", "1.5"),
            ("-0.05", "-0.05"),
            ("1e3", "1000"),
            ("0.0", "0"),
            ("20", "20"),
        ] {
            assert_eq!(Decimal::parse(written).unwrap().to_string(), shown, "{written}");
        }
        for bad in ["", "-", "1.2.3", "12a", "1.-2", "99999999999999999999"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
        assert_eq!(Decimal::parse("150000"), Decimal::new(15, 4));
    }
}
