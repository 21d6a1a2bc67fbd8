//! The head of a transcript's line: an optional stamp, a label, a colon.

/// The longest label, in characters.
const LONGEST: usize = 40;

/// Words before a colon that are never a speaker, in lower case.
const HEADER_WORDS: &[&str] = &[
    "tanggal",
    "tempat",
    "lokasi",
    "waktu",
    "jam",
    "durasi",
    "judul",
    "topik",
    "catatan",
    "nama",
    "usia",
    "umur",
    "kode",
    "alamat",
    "pekerjaan",
    "transkrip",
    "date",
    "place",
    "location",
    "time",
    "duration",
    "title",
    "topic",
    "note",
    "notes",
    "name",
    "age",
    "code",
    "address",
    "occupation",
    "transcript",
    "id",
    "no",
];

/// A line that begins with a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Labelled<'a> {
    pub(super) label: &'a str,
    /// What follows the colon and one blank.
    pub(super) words: &'a str,
}

/// The label of a line and its words; `None` where the line can't begin a turn.
pub(super) fn scan(line: &str) -> Option<Labelled<'_>> {
    let rest = after_stamp(line.trim_start_matches([' ', '\t', '\u{FEFF}']));
    let colon = first_colon(rest)?;
    let label = without_stamp_at_end(rest[..colon].trim_end());
    let words = &rest[colon + 1..];
    let words = match words.chars().next() {
        None => words,
        Some(c) if c.is_whitespace() => &words[c.len_utf8()..],
        Some(_) => return None,
    };
    is_label(label).then_some(Labelled { label, words })
}

/// Whether the words before a colon belong to the head of a transcript.
pub(super) fn is_header_word(label: &str) -> bool {
    let first = label.split_whitespace().next().unwrap_or_default();
    HEADER_WORDS.contains(&first.to_lowercase().as_str())
}

/// Whether it looks like a code for a person: at most two capital letters, then at most two digits.
pub(super) fn is_short_code(label: &str) -> bool {
    let digits = label.trim_start_matches(|c: char| c.is_uppercase());
    let letters = label.len() - digits.len();
    (1..=2).contains(&letters) && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())
}

fn first_colon(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    bytes[..bytes.len().min(LONGEST * 4 + 16)].iter().position(|b| *b == b':').map(|colon| {
        // `P (00:12):` holds colons in its stamp.
        match rest[..colon].rfind(['[', '(']).and_then(|open| rest[open..].find([']', ')']).map(|c| open + c))
        {
            Some(close) if close > colon => rest[close..].find(':').map_or(colon, |c| close + c),
            _ => colon,
        }
    })
}

fn is_label(label: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || " .-_'’()/&+~#".contains(c) || !c.is_ascii();
    let named = label.chars().any(char::is_alphabetic) || label.starts_with('+');
    named
        && label.chars().count() <= LONGEST
        && label.chars().all(plain)
        && label.split_whitespace().count() <= 5
}

/// Without a stamp such as `[00:04:12]`, `(04:12)` or `00:04:12.5` and the blanks after it.
fn after_stamp(line: &str) -> &str {
    let inner = line.trim_start_matches(['[', '(', '#']);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || ":.,-".contains(c));
    let digits = &inner[..inner.len() - rest.len()];
    let closed = rest.trim_start_matches([']', ')', '#']);
    let apart = closed.len() < rest.len() || closed.starts_with([' ', '\t']);
    if is_stamp(digits) && apart { closed.trim_start_matches([' ', '\t', '-', '–']) } else { line }
}

fn without_stamp_at_end(label: &str) -> &str {
    let open = label.rfind(['[', '(']).filter(|_| label.ends_with([']', ')']));
    match open {
        Some(open) if is_stamp(&label[open + 1..label.len() - 1]) => label[..open].trim_end(),
        _ => label,
    }
}

/// Two or three groups of digits with colons or points between them.
fn is_stamp(text: &str) -> bool {
    let groups: Vec<&str> = text.split([':', '.', ',', '-']).collect();
    let number = |g: &&str| (1..=3).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit());
    (2..=5).contains(&groups.len()) && groups.iter().all(number) && groups[1].len() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, &str)>) {
        assert_eq!(scan(line).map(|l| (l.label, l.words)), expected, "{line:?}");
    }

    #[test]
    fn labels() {
        check("P: Apa?", Some(("P", "Apa?")));
        check("N3 :  Ya.", Some(("N3", " Ya.")));
        check("[00:04:12] P: Lalu?", Some(("P", "Lalu?")));
        check("00:04 P: Lalu?", Some(("P", "Lalu?")));
        check("#00:04:12-3# P: Lalu?", Some(("P", "Lalu?")));
        check("P (00:12): Lalu?", Some(("P", "Lalu?")));
        check("[21.05] Bu Sari: ya", Some(("Bu Sari", "ya")));
        check("+62 812-0000: ya", Some(("+62 812-0000", "ya")));
        check("P:", Some(("P", "")));
        check("P:\tApa?", Some(("P", "Apa?")));
        check("Ny. A (istri): ya", Some(("Ny. A (istri)", "ya")));
    }

    #[test]
    fn lines_without_a_label() {
        for line in [
            "",
            ":",
            "https://contoh.example: x",
            "08:00: mulai",
            "P:Apa",
            "Lalu ia bilang begini dan begitu kepada kami: ya",
            "Ya, begini: satu",
            "(tertawa)",
            "[00:04:12]",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn codes_for_persons() {
        for (label, expected) in
            [("P", true), ("N4", true), ("IN12", true), ("Ani", false), ("", false), ("4", false)]
        {
            assert_eq!(is_short_code(label), expected, "{label}");
        }
    }
}
