//! Who says a line: the words before a colon that are a name.

use super::markers;
use std::collections::HashMap;

/// The longest name, in bytes.
const LONGEST: usize = 120;

/// So many lines that all go on with the same words and a colon make these words a part of the name.
const ALL_ALIKE: usize = 5;

/// What stands before the first colon of the lines of a file.
#[derive(Default)]
pub(super) struct Senders<'a> {
    seen: HashMap<&'a str, Seen<'a>>,
}

struct Seen<'a> {
    lines: usize,
    /// Whether it is no name but a line of the program; kept, since every line asks for it.
    is_act: bool,
    /// What stands between the first and the second colon, while it is the same in all lines.
    second: Option<&'a str>,
}

impl<'a> Senders<'a> {
    /// Counts the names of these lines, given without their heads.
    pub(super) fn of(lines: impl Iterator<Item = &'a str>) -> Senders<'a> {
        let mut senders = Senders::default();
        for line in lines {
            if let Some((name, body)) = before_colon(line).filter(|(name, _)| is_name(name)) {
                senders.count(name, body);
            }
        }
        senders
    }

    fn count(&mut self, name: &'a str, body: &'a str) {
        let second = |body: &'a str| before_colon(body).map(|(second, _)| second).filter(|s| s.len() <= 40);
        match self.seen.get_mut(name) {
            Some(seen) => {
                seen.lines += 1;
                if seen.second.is_some_and(|s| second(body) != Some(s)) {
                    seen.second = None;
                }
            }
            None => {
                self.seen
                    .insert(name, Seen { lines: 1, is_act: markers::is_act(name), second: second(body) });
            }
        }
    }

    /// Whether some line has this name before its colon.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.seen.contains_key(name)
    }

    /// Splits a line into name and body; `None` where nobody says it.
    pub(super) fn split(&self, line: &'a str) -> Option<(&'a str, &'a str)> {
        match before_colon(line).filter(|(name, _)| is_name(name)) {
            Some((name, body)) => match self.seen.get(name) {
                Some(seen) if seen.is_act => None,
                Some(seen) => Some(self.longer(line, name, seen).unwrap_or((name, body))),
                None => (!markers::is_act(name)).then_some((name, body)),
            },
            None => {
                let (name, body) = line.split_once(':')?;
                let known = self.knows(name) || (body.is_empty() && !markers::is_act(name));
                (is_name(name) && known && !body.starts_with("//")).then_some((name, body))
            }
        }
    }

    /// A name that holds a colon itself: all lines of the shorter one go on alike, and other names are there.
    fn longer(&self, line: &'a str, name: &str, seen: &Seen) -> Option<(&'a str, &'a str)> {
        if seen.lines < ALL_ALIKE || self.seen.len() < 2 {
            return None;
        }
        let end = name.len() + 2 + seen.second?.len();
        Some((line.get(..end)?, line.get(end + 2..)?))
    }
}

/// A name as it is shown: without invisible marks, with common blanks.
pub(super) fn clean(name: &str) -> String {
    let is_mark = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    let shown = |c: char| if matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}') { ' ' } else { c };
    name.chars().filter(|c| !is_mark(*c)).map(shown).collect::<String>().trim().to_owned()
}

/// What stands before and after the first colon with a blank, where no more stands before it than a name can have.
fn before_colon(line: &str) -> Option<(&str, &str)> {
    let begin = &line.as_bytes()[..line.len().min(LONGEST + 2)];
    let colon = memchr::memchr_iter(b':', begin).find(|at| begin.get(at + 1) == Some(&b' '))?;
    Some((&line[..colon], &line[colon + 2..]))
}

fn is_name(name: &str) -> bool {
    name.len() <= LONGEST && !name.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], line: &str, expected: Option<(&str, &str)>) {
        let senders = Senders::of(lines.iter().copied());
        assert_eq!(senders.split(line), expected, "{line:?}");
    }

    #[test]
    fn names_before_colons() {
        let lines = ["Ani: halo", "Ani: harga: 10", "Beni: ya"];
        check(&lines, "Ani: harga: 10", Some(("Ani", "harga: 10")));
        check(&lines, "Citra: sekali", Some(("Citra", "sekali")));
        check(&lines, "Ani:.", Some(("Ani", ".")));
        check(&lines, "Dewi:.", None);
        check(&lines, "Dewi:", Some(("Dewi", "")));
        check(&lines, "Ani: ", Some(("Ani", "")));
        check(&lines, "https://contoh.example", None);
        check(&lines, "Ani membuat grup \"Kelas: Sabtu\"", None);
        check(&lines, "Ani keluar", None);
        check(&lines, ": kosong", None);
    }

    #[test]
    fn names_with_a_colon() {
        let mut lines = vec!["Ani: ya"];
        lines.extend(["Toko: Maju: buka"; 5]);
        check(&lines, "Toko: Maju: buka", Some(("Toko: Maju", "buka")));
        check(&lines[..4], "Toko: Maju: buka", Some(("Toko", "Maju: buka")));
        check(&["Toko: Maju: buka"; 6], "Toko: Maju: buka", Some(("Toko", "Maju: buka")));
    }

    #[test]
    fn names_as_they_are_shown() {
        assert_eq!(clean("~\u{202F}Andi"), "~ Andi");
        assert_eq!(clean("\u{202A}+62 812\u{A0}0\u{202C}"), "+62 812 0");
    }
}
