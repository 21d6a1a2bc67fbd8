//! The ways in which a person is named, and where they stand in a text.

use model::event::Subject;
use model::ids::*;
use model::payload::Record;
use model::source::Span;
use model::{State, Words};
use std::collections::BTreeSet;

/// The ways in which a person is named: pseudonym, names in files, what was accepted as leading to them.
pub(super) struct Forms(Vec<Vec<char>>);

/// Shorter forms are found everywhere and mean nothing.
const SHORTEST: usize = 3;

impl Forms {
    /// Collects them. Names of roles ("Penjual") name nobody.
    pub fn of(state: &State, words: &Words, person: PersonId) -> Forms {
        let mut forms: BTreeSet<String> = words.persons.get(&person).cloned().into_iter().collect();
        let roles: BTreeSet<String> = words.roles.values().map(|r| r.to_lowercase()).collect();
        let persons = [person].into();
        for (id, _) in state.speakers.iter().filter(|(_, s)| s.is_tied_to_any(&persons)) {
            forms.extend(words.speakers.get(id).filter(|n| !roles.contains(&n.to_lowercase())).cloned());
        }
        for (id, record) in &words.records {
            let Record::Entity(entity) = record else { continue };
            if entity.person == Some(person) && state.exists(&Subject::Record(*id)) {
                forms.extend(entity.forms.iter().cloned());
            }
        }
        for mention in state.mentions.values().filter(|m| m.exists()) {
            let is_theirs = matches!(words.records.get(&mention.entity), Some(Record::Entity(e)) if e.person == Some(person));
            let place = mention.place();
            let turn = words.turn(place.source, place.first());
            if let (true, Some(span), Some(text)) =
                (is_theirs, place.span, turn.and_then(|t| t.text.as_deref()))
            {
                let (start, end) = (span.start as usize, span.end as usize);
                forms.insert(text.chars().skip(start).take(end.saturating_sub(start)).collect());
            }
        }
        Forms::new(forms)
    }

    /// These forms, in any case.
    pub fn new(forms: impl IntoIterator<Item = String>) -> Forms {
        let folded = forms.into_iter().map(|f| f.trim().chars().map(fold).collect::<Vec<char>>());
        let mut folded: Vec<Vec<char>> = folded.filter(|f| f.len() >= SHORTEST).collect();
        folded.sort_by_key(|f| (std::cmp::Reverse(f.len()), f.clone()));
        folded.dedup();
        Forms(folded)
    }

    /// Where a text names the person, from left to right. A form stands between characters that belong to no word.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let chars: Vec<char> = text.chars().map(fold).collect();
        let is_word = |at: Option<&char>| at.is_some_and(|c| c.is_alphanumeric());
        let mut spans = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let begins = at == 0 || !is_word(chars.get(at - 1)) || !is_word(chars.get(at));
            let form = self.0.iter().filter(|_| begins).find(|form| {
                chars[at..].starts_with(form)
                    && (!is_word(form.last()) || !is_word(chars.get(at + form.len())))
            });
            match form {
                Some(form) => {
                    spans.push(Span { start: at as u32, end: (at + form.len()) as u32 });
                    at += form.len();
                }
                None => at += 1,
            }
        }
        spans
    }

    /// Whether a text names the person.
    pub fn are_in(&self, text: &str) -> bool {
        !self.spans(text).is_empty()
    }

    /// The text with every form blotted out.
    pub fn blot(&self, text: &str) -> String {
        model::words::blotted(text, &self.spans(text))
    }
}

/// One scalar value for one, so that places stay where they are.
fn fold(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_named_in_any_case_and_only_as_a_word() {
        let forms =
            Forms::new(["Melur".to_owned(), "+62 812-0000".to_owned(), "P03".to_owned(), "ya".to_owned()]);
        let found = |text: &str| forms.spans(text).iter().map(|s| (s.start, s.end)).collect::<Vec<_>>();
        let cases: &[(&str, &[(u32, u32)])] = &[
            ("kak MELUR di sini", &[(4, 9)]),
            ("melurkan", &[]),
            ("(melur)", &[(1, 6)]),
            ("wa +62 812-0000.", &[(3, 15)]),
            ("P03, p031", &[(0, 3)]),
            ("ya kak", &[]),
            ("İ melur", &[(2, 7)]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), *expected, "{text}");
        }
        assert_eq!(forms.blot("kak Melur ya"), "kak █████ ya");
    }
}
