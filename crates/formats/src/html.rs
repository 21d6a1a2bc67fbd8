//! Web pages: the words that a reader sees, a turn a paragraph. Scripts, styles and pictures are not read.

pub(crate) mod tokens;

use crate::document::{Document, Paragraph};
use tokens::{Tag, Token, Tokens};

/// Elements that stand within a line; every other begins a new paragraph.
const WITHIN: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Elements whose words a reader doesn't see as part of the text.
const UNSEEN: &[&str] = &["title", "select", "textarea", "svg", "math", "object", "iframe"];

/// Whether a text is a web page.
pub(crate) fn looks_like(text: &str) -> bool {
    let begin = text.trim_start();
    let head = begin.get(..begin.floor_char_boundary(512)).unwrap_or_default().to_ascii_lowercase();
    ["<!doctype html", "<html"].iter().any(|sign| head.starts_with(sign))
        || (head.starts_with("<?xml") && head.contains("<html"))
        || (head.starts_with("<!--") && head.contains("<html"))
}

/// The paragraphs of a page that hold words.
pub(crate) fn read(text: &str) -> Document {
    let mut page = Page::default();
    for token in Tokens::of(text) {
        match token {
            Token::Open(tag) => page.open(&tag),
            Token::Close(name) => page.close(&name),
            Token::Text(words) => page.words(&words),
        }
    }
    page.end_paragraph();
    Document { paragraphs: page.done }
}

#[derive(Default)]
struct Page {
    done: Vec<Paragraph>,
    now: String,
    is_title: bool,
    /// Elements with kept blanks that are open.
    kept: usize,
    /// The element whose content isn't seen, and how many of its name are open in it.
    unseen: Option<(&'static str, usize)>,
}

impl Page {
    fn open(&mut self, tag: &Tag) {
        if tag.is_void() && &*tag.name != "br" && self.unseen.is_none() {
            if !WITHIN.contains(&&*tag.name) {
                self.end_paragraph();
            }
            return;
        }
        if let Some((name, depth)) = &mut self.unseen {
            *depth += usize::from(*name == tag.name);
            return;
        }
        if let Some(name) = UNSEEN.iter().find(|u| **u == tag.name) {
            self.unseen = Some((name, 1));
            return;
        }
        match &*tag.name {
            "br" => self.now.push('\n'),
            "td" | "th" if !self.now.trim().is_empty() => self.now.push('\t'),
            "td" | "th" => {}
            name if WITHIN.contains(&name) => {}
            name => {
                self.end_paragraph();
                self.kept += usize::from(name == "pre");
                self.is_title = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            }
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((open, depth)) = &mut self.unseen {
            *depth -= usize::from(*open == name);
            if *depth == 0 {
                self.unseen = None;
            }
            return;
        }
        if !WITHIN.contains(&name) && !matches!(name, "td" | "th" | "br") {
            self.end_paragraph();
            self.kept = self.kept.saturating_sub(usize::from(name == "pre"));
        }
    }

    /// Blanks and line ends are one blank, except where they are kept.
    fn words(&mut self, words: &str) {
        if self.unseen.is_some() {
            return;
        }
        if self.kept > 0 {
            self.now.push_str(words);
            return;
        }
        for c in words.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
            let after_blank = self.now.is_empty() || self.now.ends_with([' ', '\n', '\t']);
            match is_blank {
                true if after_blank => {}
                true => self.now.push(' '),
                false => self.now.push(c),
            }
        }
    }

    fn end_paragraph(&mut self) {
        let lines: Vec<&str> = self.now.lines().map(str::trim_end).collect();
        let text = lines.join("\n");
        let text = text.trim_matches(['\n', ' ']);
        if !text.trim().is_empty() {
            self.done.push(Paragraph {
                text: text.to_owned(),
                is_title: self.is_title,
                ..Paragraph::default()
            });
        }
        self.now.clear();
        self.is_title = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[(&str, bool)]) {
        let got = read(html).paragraphs;
        let got: Vec<_> = got.iter().map(|p| (p.text.as_str(), p.is_title)).collect();
        assert_eq!(got, expected, "{html}");
    }

    #[test]
    fn what_a_reader_sees() {
        check(
            "<html><head><title>x</title><style>p{}</style></head><body><h1>Pasar\n pagi</h1>\n<p>Hari <b>Minggu</b>,\n hujan.<br>\
             Sepi.</p><div>satu<div>dua</div>tiga</div><script>x</script></body></html>",
            &[
                ("Pasar pagi", true),
                ("Hari Minggu, hujan.\nSepi.", false),
                ("satu", false),
                ("dua", false),
                ("tiga", false),
            ],
        );
        check("<table><tr><td>a<td>b</tr><tr><th>c</th></tr></table>", &[("a\tb", false), ("c", false)]);
        check("<pre>a\n  b</pre> x", &[("a\n  b", false), ("x", false)]);
        check("<p>a<img src=http://x>b<hr>c<p>&nbsp;", &[("ab", false), ("c", false)]);
        check("<svg><svg>x</svg>y</svg>z", &[("z", false)]);
        check("</p></td></pre>", &[]);
    }

    #[test]
    fn nested_a_hundred_thousand_times() {
        assert_eq!(read(&format!("{}x", "<div>".repeat(100_000))).paragraphs.len(), 1);
        assert_eq!(read(&format!("{}x", "<svg>".repeat(100_000))).paragraphs.len(), 0);
    }

    #[test]
    fn pages_and_other_texts() {
        for (text, expected) in [
            (" <!DOCTYPE html>", true),
            ("<HTML lang=id>", true),
            ("<?xml version=\"1.0\"?>\n<html>", true),
            ("<p>x", false),
            ("31/12/23 21.05 - Ani: <html>", false),
            ("é", false),
        ] {
            assert_eq!(looks_like(text), expected, "{text}");
        }
    }
}
