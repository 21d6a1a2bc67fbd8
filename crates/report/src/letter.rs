//! A short document to print: for an ethics board, or for a person who is shown their own words.

use crate::html::Html;
use crate::page;

/// A short document.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// The tag of its language.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What stands below the title.
    pub lead: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The last line: the state of the study, the program.
    pub foot: String,
}

/// A part of a short document.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// Sentences.
    pub paragraphs: Vec<String>,
    /// What is counted: a word and a number or a text.
    pub rows: Vec<(String, String)>,
    /// A list.
    pub items: Vec<String>,
    /// Words of people.
    pub quotes: Vec<String>,
}

model::redacted! { Letter Part }

/// The document as HTML, without script and without reference to a network.
pub fn letter(letter: &Letter) -> String {
    let mut html = Html::new();
    html.el("html", &[("lang", &letter.language)], |h| {
        h.gap().el("head", &[], |h| page::head_of(h, &letter.title));
        h.gap().el("body", &[], |h| {
            h.gap().el("main", &[], |h| {
                h.gap().line("h1", &[], &letter.title).gap();
                if !letter.lead.is_empty() {
                    h.p(&letter.lead);
                }
                letter.parts.iter().for_each(|part| write(h, part));
                h.line("p", &[("class", "small")], &letter.foot).gap();
            });
        });
    });
    format!("<!doctype html>\n{}\n", html.finish())
}

fn write(h: &mut Html, part: &Part) {
    h.gap().line("h2", &[], &part.heading).gap();
    part.paragraphs.iter().for_each(|text| _ = h.p(text));
    if !part.rows.is_empty() {
        h.el("table", &[], |h| {
            h.el("tbody", &[], |h| {
                for (word, value) in &part.rows {
                    h.el("tr", &[], |h| {
                        h.line("th", &[("scope", "row")], word).line("td", &[], value);
                    });
                }
            });
        });
        h.gap();
    }
    if !part.items.is_empty() {
        h.el("ul", &[], |h| part.items.iter().for_each(|item| _ = h.line("li", &[], item)));
        h.gap();
    }
    part.quotes.iter().for_each(|text| _ = h.line("blockquote", &[("class", "words")], text).gap());
}
