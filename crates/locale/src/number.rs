//! Numbers as the languages write them.

use crate::Language;

/// The separators: of thousands, of decimals.
const fn separators(language: Language) -> (char, char) {
    match language {
        Language::English => (',', '.'),
        Language::Indonesian => ('.', ','),
    }
}

/// A whole number with its thousands apart.
pub fn integer(n: i64, language: Language) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&n.unsigned_abs().to_string(), separators(language).0))
}

/// A number with fixed decimals; a dash for what is no number.
pub fn decimal(n: f64, decimals: usize, language: Language) -> String {
    if !n.is_finite() {
        return "–".to_owned();
    }
    let (thousands, point) = separators(language);
    let plain = format!("{:.decimals$}", n.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_zero = plain.bytes().all(|b| b == b'0' || b == b'.');
    let sign = if n < 0.0 && !is_zero { "-" } else { "" };
    let whole = grouped(whole, thousands);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{fraction}") }
}

fn grouped(digits: &str, separator: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_the_language_does() {
        for (n, decimals, english, indonesian) in [
            (1234.5, 1, "1,234.5", "1.234,5"),
            (0.0, 2, "0.00", "0,00"),
            (-0.001, 2, "0.00", "0,00"),
            (-1234567.0, 0, "-1,234,567", "-1.234.567"),
            (999.0, 0, "999", "999"),
            (f64::NAN, 1, "–", "–"),
        ] {
            assert_eq!(decimal(n, decimals, Language::English), english);
            assert_eq!(decimal(n, decimals, Language::Indonesian), indonesian);
        }
        assert_eq!(integer(1_000, Language::Indonesian), "1.000");
        assert_eq!(integer(-1_000_000, Language::English), "-1,000,000");
        assert_eq!(integer(i64::MIN, Language::English), "-9,223,372,036,854,775,808");
    }
}
