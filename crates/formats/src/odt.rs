//! OpenDocument texts: the words of the paragraphs as they stand, without deleted changes, comments and notes.

use crate::FormatError;
use crate::document::{Document, Paragraph};
use crate::xml::{self, Piece};
use quick_xml::events::BytesStart;

/// What can't be read.
const BROKEN: FormatError = FormatError::Broken { part: "content.xml" };

/// Elements whose words are no part of the text.
const DROPPED: &[&str] = &[
    "tracked-changes",
    "annotation",
    "note",
    "forms",
    "sequence-decls",
    "variable-decls",
    "bibliography-mark",
];

/// Blanks that one element may stand for.
const BLANKS: usize = 1000;

/// Reads `content.xml`.
pub(crate) fn read(text: &str) -> Result<Document, FormatError> {
    let mut body = Body::default();
    xml::pieces(text, BROKEN, |piece| match piece {
        Piece::Open(name, element) => body.open(name, element),
        Piece::Close(name) => body.close(name),
        Piece::Text(words) => body.words(words),
    })?;
    Ok(body.done)
}

#[derive(Default)]
struct Body {
    done: Document,
    /// Paragraphs that are open: a text box stands in a paragraph.
    open: Vec<Paragraph>,
    /// Elements whose words are dropped that are open.
    dropped: usize,
}

impl Body {
    fn open(&mut self, name: &str, element: &BytesStart) {
        if DROPPED.contains(&name) {
            self.dropped += 1;
        }
        if self.dropped > 0 {
            return;
        }
        match name {
            "p" | "h" => self.open.push(Paragraph { is_title: name == "h", ..Paragraph::default() }),
            "s" => {
                let count = xml::value(element, "c").and_then(|c| c.parse().ok()).unwrap_or(1);
                self.add(&" ".repeat(count.min(BLANKS)));
            }
            "tab" => self.add("\t"),
            "line-break" => self.add("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if DROPPED.contains(&name) {
            self.dropped = self.dropped.saturating_sub(1);
        } else if self.dropped == 0 && matches!(name, "p" | "h") {
            self.done.paragraphs.extend(self.open.pop());
        }
    }

    /// Line ends and several blanks are one blank; others stand as elements.
    fn words(&mut self, words: &str) {
        let Some(paragraph) = self.open.last_mut().filter(|_| self.dropped == 0) else { return };
        for c in words.chars() {
            match c {
                ' ' | '\n' | '\r' | '\t' if paragraph.text.ends_with(' ') || paragraph.text.is_empty() => {}
                ' ' | '\n' | '\r' | '\t' => paragraph.text.push(' '),
                _ => paragraph.text.push(c),
            }
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[(&str, bool)]) {
        let xml = format!(
            "<?xml version=\"1.0\"?><office:document-content><office:text>{body}</office:text></office:document-content>"
        );
        let document = read(&xml).unwrap();
        let got: Vec<_> = document.paragraphs.iter().map(|p| (p.text.as_str(), p.is_title)).collect();
        assert_eq!(got, expected, "{body}");
    }

    #[test]
    fn words_of_paragraphs() {
        check(
            "<text:h>Judul</text:h>\n<text:p>P: <text:span>a</text:span>\n b<text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/>e &amp; f</text:p><text:p/>",
            &[("Judul", true), ("P: a b  c\td\ne & f", false), ("", false)],
        );
        check(
            "<text:tracked-changes><text:p>hilang</text:p></text:tracked-changes><text:p>a<office:annotation><text:p>x</text:p>\
             </office:annotation>b<text:note><text:note-body><text:p>y</text:p></text:note-body></text:note></text:p>",
            &[("ab", false)],
        );
        check(
            "<text:p>luar<draw:text-box><text:p>dalam</text:p></draw:text-box></text:p>",
            &[("dalam", false), ("luar", false)],
        );
        check("<text:p><text:s text:c=\"99999999\"/>a</text:p>", &[(&(" ".repeat(BLANKS) + "a"), false)]);
    }

    #[test]
    fn broken_documents() {
        for text in ["", "<a>", "<!DOCTYPE a><a/>", &"<a>".repeat(100_000)] {
            assert_eq!(read(text).err(), Some(BROKEN), "{}", &text[..text.len().min(20)]);
        }
    }
}
