//! The table of methods: a row gives a method its command, its page in the guide, its options on the command line and
//! in the browser, its results in every form, and its section of the report.
//!
//! A method's page stands where it is computed (`analysis/src/NAME.rs`, the lines before the code) and, in Indonesian, in
//! `locales/id/methods/NAME.md`. Its name stands in the catalogues under `method-WORD`, what it answers under
//! `method-WORD-about`, its command under `cmd-analyse-WORD`.

mod chains;
mod codes;
mod compare;
mod found;
pub(crate) mod given;
mod matrix;
pub mod option;
pub mod page;
mod pairs;
mod sequence;
mod values;
mod waits;

pub(crate) use found::Found;
pub use found::Said;
pub use option::{Flag, Kind, Of, Opt};
pub use page::Page;
pub(crate) use sequence::sequence_problem;

use crate::calls::results::ResultAsked;
use crate::commands::analyse::{Basis, Table};
use crate::problem::Problem;
use crate::session::Session;
use given::Given;
use locale::{Catalogue, Language};
use model::State;
use model::words::Words;
use std::collections::BTreeMap;

/// A method.
pub struct Method {
    /// Its word: that of its command and of its file.
    pub word: &'static str,
    /// The file that computes it, and its page in Indonesian.
    pages: [&'static str; 2],
    /// What can be asked of it, in the order in which the browser shows it.
    pub options: &'static [Opt],
    /// The report's section that shows it.
    pub section: &'static str,
    run: for<'a> fn(&Given<'a>) -> Result<Box<dyn Found + 'a>, Problem>,
}

/// The table.
pub const METHODS: &[Method] = &[
    codes::METHOD,
    matrix::METHOD,
    chains::METHOD,
    sequence::METHOD,
    compare::METHOD,
    waits::METHOD,
    values::METHOD,
    pairs::METHOD,
];

/// The page and the Indonesian page of a method.
macro_rules! pages {
    ($word:literal) => {
        [
            include_str!(concat!("../../../analysis/src/", $word, ".rs")),
            include_str!(concat!("../../../../locales/id/methods/", $word, ".md")),
        ]
    };
}
pub(crate) use pages;

/// The method of this word.
pub fn method(word: &str) -> Option<&'static Method> {
    METHODS.iter().find(|m| m.word == word)
}

impl Method {
    /// Its page in a language.
    pub fn page(&self, language: Language) -> Page {
        match language {
            Language::English => Page::of_source(self.pages[0]),
            Language::Indonesian => Page::of_text(self.pages[1]),
        }
    }

    /// How its command is typed.
    pub fn usage(&self, language: Language) -> String {
        let study = match language {
            Language::English => "STUDY",
            Language::Indonesian => "PENELITIAN",
        };
        let flags = self.options.iter().filter_map(|option| {
            let flag = option.flag.as_ref()?;
            let value = if flag.words.is_empty() { flag.value.to_owned() } else { flag.words.join("|") };
            let value = if value.is_empty() { value } else { format!(" {value}") };
            let again = if matches!(option.kind, Kind::Several(_)) { "..." } else { "" };
            Some(format!(" [--{}{value}]{again}", flag.long))
        });
        format!("kelindan analyse {study} {}{} [--json|--csv]", self.word, flags.collect::<String>())
    }
}

/// The part of the guide that explains the methods, as Markdown.
pub fn guide(language: Language) -> String {
    let one = |m: &Method| {
        let (usage, page) = (m.usage(language), m.page(language).markdown());
        format!("## {}\n\n```\n{usage}\n```\n\n{page}", m.word)
    };
    METHODS.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Runs the asked method.
///
/// # Errors
/// No such method; an option that it doesn't know or can't read.
pub(crate) fn run<'a>(given: &Given<'a>) -> Result<Box<dyn Found + 'a>, Problem> {
    let method = method(&given.asked.method).ok_or(Problem::new("id-unknown"))?;
    if let Some(unknown) = given.asked.options.keys().find(|k| method.options.iter().all(|o| o.word != **k)) {
        return Err(Problem::new("option").with("option", unknown));
    }
    (method.run)(given)
}

/// A result for the command line.
pub struct Told {
    /// As JSON, in the order of its fields.
    pub json: String,
    /// As a table.
    pub table: Table,
    /// What stands before and after the table.
    pub said: Said,
    /// What it speaks of.
    pub basis: Basis,
    /// Whether nothing is there that it could count.
    pub is_empty: bool,
}

/// Runs a method with what was given on the command line: flags with their values.
///
/// # Errors
/// Damage; a role, coder, code or source that isn't there; a word or number that makes no sense.
pub fn tell(
    session: &Session,
    catalogue: &Catalogue,
    method: &Method,
    flags: &BTreeMap<&'static str, Vec<String>>,
) -> Result<Told, Problem> {
    let words = session.words()?;
    let state = session.state();
    let asked = asked(state, &words, method, flags)?;
    let given = Given { state, words: &words, catalogue, asked: &asked, on_paper: true };
    let found = run(&given)?;
    Ok(Told {
        json: found.json(&given)?,
        table: found.table(&given),
        said: found.said(&given),
        basis: found.basis(),
        is_empty: found.is_empty(),
    })
}

/// What flags ask for.
fn asked(
    state: &State,
    words: &Words,
    method: &Method,
    flags: &BTreeMap<&'static str, Vec<String>>,
) -> Result<ResultAsked, Problem> {
    let mut asked = ResultAsked { method: method.word.into(), options: BTreeMap::new() };
    for option in method.options {
        let Some(flag) = &option.flag else { continue };
        let value = match flags.get(flag.id).map_or(&[][..], Vec::as_slice) {
            [] if flag.usual.is_empty() => continue,
            [] => flag.usual.to_owned(),
            values => option.kind.read(state, words, flag, values)?,
        };
        asked.options.insert(option.word.into(), value);
    }
    Ok(asked)
}

#[cfg(test)]
mod tests;
