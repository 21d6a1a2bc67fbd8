//! What numbers tell about themselves: check digits, dates of birth, province codes.

/// Codes of the provinces, as identity numbers begin.
const PROVINCES: [u32; 38] = [
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72,
    73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96,
];

/// Days of the months, February in a leap year: two digits of a year don't say which.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(0)
}

/// Whether a day and a month can be.
pub(super) fn is_date(day: u32, month: u32) -> bool {
    let days = (month as usize).checked_sub(1).and_then(|m| DAYS.get(m));
    days.is_some_and(|days| (1..=*days).contains(&day))
}

/// Whether 16 digits have the form of an identity number: province, regency and district, a date of birth with 40
/// added to the day of women, a serial number that isn't 0.
pub(super) fn is_nik(digits: &str) -> bool {
    if digits.len() != 16 {
        return false;
    }
    let part = |from: usize, to: usize| number(&digits[from..to]);
    let day = part(6, 8);
    let day = if day > 40 { day - 40 } else { day };
    let area = PROVINCES.contains(&part(0, 2)) && part(2, 4) > 0 && part(4, 6) > 0;
    area && is_date(day, part(8, 10)) && part(12, 16) > 0
}

/// Whether the last digit fits the others as on cards (ISO/IEC 7812), and the first name an issuer of cards.
pub(super) fn is_card(digits: &str) -> bool {
    let starts = |from: u32, to: u32, count: usize| (from..=to).contains(&number(&digits[..count]));
    let issuer = digits.len() >= 13
        && (digits.starts_with('4')
            || starts(51, 55, 2)
            || starts(2221, 2720, 4)
            || starts(3528, 3589, 4)
            || [34, 37, 60, 62, 65].iter().any(|two| starts(*two, *two, 2)));
    issuer && luhn(digits)
}

fn luhn(digits: &str) -> bool {
    let doubled = |(at, b): (usize, u8)| {
        let n = u32::from(b - b'0');
        if at % 2 == 1 { n * 2 / 10 + n * 2 % 10 } else { n }
    };
    digits.bytes().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

/// Whether letters and digits are an account number with its check (ISO 13616): moved about, the rest by 97 is 1.
pub(super) fn is_iban(text: &str) -> bool {
    let plain: Vec<u8> =
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase()).collect();
    if !(15..=34).contains(&plain.len()) {
        return false;
    }
    let (head, rest) = plain.split_at(4);
    let step = |sum: u32, b: &u8| match b {
        b'0'..=b'9' => (sum * 10 + u32::from(b - b'0')) % 97,
        _ => (sum * 100 + u32::from(b - b'A') + 10) % 97,
    };
    rest.iter().chain(head).fold(0, step) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers() {
        for (digits, expected) in [
            ("7471050101900001", true),
            ("7471054101900001", true),
            ("7471053102900001", false),
            ("7471057202900001", false),
            ("9971050101900001", false),
            ("7471050113900001", false),
            ("7471050101900000", false),
            ("7400050101900001", false),
            ("747105010190001", false),
        ] {
            assert_eq!(is_nik(digits), expected, "{digits}");
        }
    }

    /// The numbers are the public test numbers of card issuers and the examples of ISO 13616.
    #[test]
    fn check_digits() {
        for (digits, expected) in [
            ("4111111111111111", true),
            ("5555555555554444", true),
            ("378282246310005", true),
            ("4111111111111112", false),
            ("1111111111111117", false),
        ] {
            assert_eq!(is_card(digits), expected, "{digits}");
        }
        for (text, expected) in [
            ("GB82 WEST 1234 5698 7654 32", true),
            ("DE89370400440532013000", true),
            ("DE89370400440532013001", false),
            ("GB82", false),
        ] {
            assert_eq!(is_iban(text), expected, "{text}");
        }
    }
}
