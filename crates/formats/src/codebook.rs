//! Codebooks: read and written as JSON and as tables, and the built-in one.

mod json;
mod sheet;

use crate::{FormatError, read::stem};
use model::codebook::{Codebook, CodebookEntry, Component, ValueKind, ValueSpec};
use std::collections::{HashMap, HashSet};

pub use json::to_json;
pub use sheet::to_csv;

/// Characters that have a meaning in the `values` column of a table.
const RESERVED: [char; 5] = [';', ':', '|', '(', ')'];

/// Reads a codebook: JSON where the first character is `{`, else a table. A table takes its name from the file's.
///
/// # Errors
/// [`FormatError::Mistake`] with the code's name or the line, or why the bytes are no table.
pub fn read(name: &str, bytes: &[u8]) -> Result<Codebook, FormatError> {
    let text = crate::text::decode(bytes)?;
    let codebook = match text.trim_start().starts_with('{') {
        true => json::read(&text)?,
        false => Codebook { name: stem(name), codes: sheet::read(bytes)? },
    };
    check(&codebook.codes)?;
    Ok(codebook)
}

/// The built-in codebook of stimulus, organism and response: in Indonesian for `id` and its regions, else in English.
pub fn sor(language: &str) -> Codebook {
    let indonesian = language.split(['-', '_']).next().is_some_and(|l| l.eq_ignore_ascii_case("id"));
    let text =
        if indonesian { include_str!("codebook/sor.id.json") } else { include_str!("codebook/sor.en.json") };
    read("sor.json", text.as_bytes()).expect("the built-in codebooks are read in a test")
}

fn mistake(place: impl Into<String>, problem: impl Into<String>) -> FormatError {
    FormatError::Mistake { place: place.into(), problem: problem.into() }
}

/// The component of a code, from its letter in any case.
fn component(place: &str, letter: &str) -> Result<Component, FormatError> {
    let found = Component::from_letter(&letter.trim().to_uppercase());
    found.ok_or_else(|| mistake(place, "the component must be S, O, R or X"))
}

/// A colour such as `#0067a3`; that of the component where there is none.
fn colour(place: &str, text: Option<&str>, component: Component) -> Result<u32, FormatError> {
    let Some(text) = text.map(str::trim).filter(|t| !t.is_empty()) else { return Ok(component.colour()) };
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
    let colour = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
    colour.ok_or_else(|| mistake(place, "the colour must look like #0067a3"))
}

/// A value from its name, its kind and the choices of a choice.
fn value(place: &str, name: &str, kind: &str, choices: Vec<String>) -> Result<ValueSpec, FormatError> {
    let words = || std::iter::once(name).chain(choices.iter().map(String::as_str));
    if words().any(|word| word.trim().is_empty() || word.contains(RESERVED)) {
        return Err(mistake(place, "names and choices of values can't be empty or have ; : | ( ) in them"));
    }
    let kind = match (kind, choices.is_empty()) {
        ("number", true) => ValueKind::Number,
        ("text", true) => ValueKind::Text,
        ("choice", false) => ValueKind::Choice(choices),
        _ => return Err(mistake(place, "a value is number, text or choice, and only a choice has choices")),
    };
    Ok(ValueSpec { name: name.trim().to_owned(), kind })
}

/// What must hold between the codes: unique names, parents that are there, no circle, unique names of values.
fn check(codes: &[CodebookEntry]) -> Result<(), FormatError> {
    if codes.is_empty() {
        return Err(mistake("codebook", "there is no code in it"));
    }
    let mut parents: HashMap<&str, Option<&str>> = HashMap::new();
    for entry in codes {
        if parents.insert(&entry.text.code, entry.parent.as_deref()).is_some() {
            return Err(mistake(entry.text.code.as_str(), "the code is there twice"));
        }
        let mut names = HashSet::new();
        if !entry.text.values.iter().all(|value| names.insert(value.name.as_str())) {
            return Err(mistake(entry.text.code.as_str(), "a value is there twice"));
        }
    }
    codes.iter().try_for_each(|entry| check_parents(&entry.text.code, &parents))
}

fn check_parents(code: &str, parents: &HashMap<&str, Option<&str>>) -> Result<(), FormatError> {
    let mut at = code;
    for _ in 0..=parents.len() {
        match parents.get(at) {
            None => return Err(mistake(code, "a code above it is not in the codebook")),
            Some(None) => return Ok(()),
            Some(Some(parent)) => at = parent,
        }
    }
    Err(mistake(code, "the codes above it run in a circle"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(bytes: &str, place: &str, problem: &str) {
        let error = read("a.csv", bytes.as_bytes()).err();
        assert_eq!(error, Some(mistake(place, problem)), "{bytes}");
    }

    #[test]
    fn built_in_in_two_languages() {
        let (en, id) = (sor("en"), sor("id-ID"));
        assert_eq!((en.name.as_str(), id.name.as_str()), ("sor", "sor"));
        let bones = |book: &Codebook| -> Vec<_> {
            let bone = |c: &CodebookEntry| {
                (c.text.code.clone(), c.component, c.colour, c.parent.clone(), c.text.values.clone())
            };
            book.codes.iter().map(bone).collect()
        };
        assert_eq!(bones(&en), bones(&id));
        assert_ne!(en.codes[0].text.definition, id.codes[0].text.definition);
        assert_eq!(sor("jv"), en);
    }

    #[test]
    fn there_and_back() {
        for book in [sor("en"), sor("id")] {
            assert_eq!(read("x.json", to_json(&book).as_bytes()), Ok(book.clone()));
            assert_eq!(read("sor.csv", &to_csv(&book)), Ok(book));
        }
    }

    #[test]
    fn mistakes_between_codes() {
        fails("code,component\nA,S\nA,O\n", "A", "the code is there twice");
        fails("code,component,parent\nA,S,B\n", "A", "a code above it is not in the codebook");
        fails("code,component,parent\nA,S,B\nB,S,C\nC,S,B\n", "A", "the codes above it run in a circle");
        fails("code,component,values\nA,S,x:number; x:text\n", "A", "a value is there twice");
        fails("code,component\n", "codebook", "there is no code in it");
    }

    #[test]
    fn mistakes_in_a_code() {
        fails("code,component\nA,T\n", "A", "the component must be S, O, R or X");
        fails("code,component,colour\nA,S,blue\n", "A", "the colour must look like #0067a3");
        let kinds = "a value is number, text or choice, and only a choice has choices";
        for values in ["x:date", "x", "x:choice", "x:number(a|b)"] {
            fails(&format!("code,component,values\nA,S,{values}\n"), "A", kinds);
        }
        let reserved = "names and choices of values can't be empty or have ; : | ( ) in them";
        fails("code,component,values\nA,S,x:choice(a||b)\n", "A", reserved);
        fails(
            "{\"name\":\"n\",\"codes\":[{\"code\":\"A\",\"component\":\"S\",\"values\":[{\"name\":\"x;y\",\"kind\":\"text\"}]}]}",
            "A",
            reserved,
        );
    }
}
