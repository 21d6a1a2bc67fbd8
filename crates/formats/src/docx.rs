//! Word documents: the words of the paragraphs, as they stand after all tracked changes are accepted.
//!
//! Comments, notes and properties are not read. A document type declaration is refused, and what a document may
//! unpack to is counted while it is read.

use crate::document::{Document, Paragraph};
use crate::{FormatError, xml};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements in elements, at most.
const DEPTH: usize = 256;

/// The part of a document that can't be read.
const BROKEN: FormatError = FormatError::Broken { part: "document.xml" };

/// Reads `word/document.xml`.
pub(crate) fn read(xml: &str) -> Result<Document, FormatError> {
    let mut reader = Reader::from_str(xml);
    let mut body = Body::default();
    loop {
        match reader.read_event().map_err(|_| BROKEN)? {
            Event::Start(element) => body.open(&element)?,
            Event::Empty(element) => body.empty(&element),
            Event::End(element) => body.close(element.local_name().as_ref())?,
            Event::Text(text) => body.words(&text.xml10_content()),
            Event::CData(text) => body.words(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                body.words(xml::entity(&reference).ok_or(BROKEN)?.encode_utf8(&mut [0; 4]))
            }
            Event::DocType(_) => return Err(BROKEN),
            Event::Eof => return body.finish(),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// What is open while the elements pass by.
#[derive(Default)]
struct Body {
    done: Document,
    /// Paragraphs that are open: a text box stands in a paragraph.
    open: Vec<Paragraph>,
    depth: usize,
    /// Depth of the element whose content is dropped.
    dropped: Option<usize>,
    in_run: usize,
    in_text: bool,
    seen_root: bool,
}

impl Body {
    fn open(&mut self, element: &BytesStart) -> Result<(), FormatError> {
        self.depth += 1;
        self.seen_root = true;
        if self.depth > DEPTH {
            return Err(BROKEN);
        }
        if self.dropped.is_some() {
            return Ok(());
        }
        match element.local_name().as_ref() {
            "del" | "moveFrom" | "Fallback" | "instrText" | "delText" => self.dropped = Some(self.depth),
            "p" => self.open.push(Paragraph::default()),
            "r" => self.in_run += 1,
            "t" => self.in_text = self.in_run > 0,
            _ => self.empty(element),
        }
        Ok(())
    }

    /// What an element without content says: a tab, a break, the style of the paragraph.
    fn empty(&mut self, element: &BytesStart) {
        let (in_run, dropped) = (self.in_run > 0, self.dropped.is_some());
        let Some(paragraph) = self.open.last_mut().filter(|_| !dropped) else { return };
        match element.local_name().as_ref() {
            "tab" if in_run => paragraph.text.push('\t'),
            "br" | "cr" if in_run => paragraph.text.push('\n'),
            "noBreakHyphen" if in_run => paragraph.text.push('-'),
            "pStyle" => paragraph.is_title = is_title_style(element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), FormatError> {
        let depth = self.depth;
        self.depth = depth.checked_sub(1).ok_or(BROKEN)?;
        if self.dropped.is_some() {
            self.dropped = self.dropped.filter(|d| *d != depth);
            return Ok(());
        }
        match name {
            "p" => self.done.paragraphs.extend(self.open.pop()),
            "r" => self.in_run = self.in_run.saturating_sub(1),
            "t" => self.in_text = false,
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| self.in_text && self.dropped.is_none()) {
            paragraph.text.push_str(words);
        }
    }

    fn finish(self) -> Result<Document, FormatError> {
        if self.depth > 0 || !self.seen_root { Err(BROKEN) } else { Ok(self.done) }
    }
}

/// Whether the paragraph's style is a title or heading, in English or Indonesian Word.
fn is_title_style(element: &BytesStart) -> bool {
    let value = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == "val");
    let style = value.map(|a| a.value.to_lowercase()).unwrap_or_default();
    ["heading", "title", "judul"].iter().any(|name| style.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[(&str, bool)]) {
        let xml =
            format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        let document = read(&xml).unwrap();
        let got: Vec<_> = document.paragraphs.iter().map(|p| (p.text.as_str(), p.is_title)).collect();
        assert_eq!(got, expected, "{body}");
    }

    #[test]
    fn words_of_paragraphs() {
        check(
            "<w:p><w:r><w:t>P: a</w:t></w:r><w:r><w:t xml:space=\"preserve\"> b</w:t></w:r></w:p>",
            &[("P: a b", false)],
        );
        check("<w:p/><w:p></w:p>", &[("", false)]);
        check(
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            &[("a\tb\nc", false)],
        );
        check("<w:p><w:r><w:t>a &amp; b &#233; &lt;</w:t></w:r></w:p>", &[("a & b é <", false)]);
        check(
            "<w:p><w:pPr><w:pStyle w:val=\"Judul1\"/><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
            &[("x", true)],
        );
    }

    #[test]
    fn changes_are_accepted() {
        check(
            "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>c</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            &[("ac", false)],
        );
    }

    #[test]
    fn broken_documents() {
        let deep = "<a>".repeat(DEPTH + 1);
        for xml in [
            "",
            "x",
            "<a>",
            "<a></b>",
            "</a>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>",
            "<w:p>&x;</w:p>",
            deep.as_str(),
        ] {
            assert_eq!(read(xml).err(), Some(BROKEN), "{xml}");
        }
    }
}
