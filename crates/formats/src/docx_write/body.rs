//! The words of a document: paragraphs with their styles, the contents, captions that Word numbers.

use super::{Block, Document, parts, picture, table};
use crate::FormatError;

/// The main part.
pub(super) fn body(document: &Document) -> Result<String, FormatError> {
    let mut body = Body { out: String::from(parts::DOCUMENT_OPEN), tables: 0, figures: 0, headings: 0 };
    for block in &document.blocks {
        body.block(document, block)?;
    }
    body.out.push_str(parts::DOCUMENT_CLOSE);
    Ok(body.out)
}

/// The part under way, and how many of each were numbered.
struct Body {
    out: String,
    tables: u32,
    figures: u32,
    headings: u32,
}

impl Body {
    fn block(&mut self, document: &Document, block: &Block) -> Result<(), FormatError> {
        match block {
            Block::Title(text) => paragraph(&mut self.out, "Title", "", text),
            Block::Subtitle(text) => paragraph(&mut self.out, "Subtitle", "", text),
            Block::Contents(title) => contents(&mut self.out, title, &document.blocks),
            Block::Heading(text) => self.heading("Heading1", text),
            Block::Subheading(text) => self.heading("Heading2", text),
            Block::Minor(text) => paragraph(&mut self.out, "Heading3", "", text),
            Block::Paragraph(text) => paragraph(&mut self.out, "Normal", "", text),
            Block::Term(term, text) => {
                begin(&mut self.out, "Normal", "", text);
                runs(&mut self.out, "<w:b/>", term);
                runs(&mut self.out, "", &format!(" {text}"));
                self.out.push_str("</w:p>");
            }
            Block::Item(text) => paragraph(&mut self.out, "ListBullet", "", text),
            Block::Note(text) => paragraph(&mut self.out, "Note", "", text),
            Block::Table(table) => {
                if !table.caption.is_empty() {
                    self.tables += 1;
                    let words = (&*document.names.table, self.tables, &*table.caption);
                    caption(&mut self.out, "<w:keepNext/>", words);
                }
                table::write(&mut self.out, table);
            }
            Block::Figure(figure) => {
                self.figures += 1;
                picture::write(&mut self.out, self.figures, figure)?;
                caption(&mut self.out, "", (&document.names.figure, self.figures, &figure.caption));
            }
        }
        Ok(())
    }

    /// A heading that the contents lead to.
    fn heading(&mut self, style: &str, text: &str) {
        self.headings += 1;
        let number = self.headings;
        begin(&mut self.out, style, "", text);
        self.out.push_str(&format!("<w:bookmarkStart w:id=\"{number}\" w:name=\"{}\"/>", anchor(number)));
        runs(&mut self.out, "", text);
        self.out.push_str(&format!("<w:bookmarkEnd w:id=\"{number}\"/></w:p>"));
    }
}

/// A name as Word gives it to headings in its contents.
fn anchor(number: u32) -> String {
    format!("_Toc{number:09}")
}

/// The contents as a field that Word can update; until then without numbers of pages, since only Word knows these.
fn contents(out: &mut String, title: &str, blocks: &[Block]) {
    let entry = |block: &Block| match block {
        Block::Heading(text) => Some(("TOC1", text.clone())),
        Block::Subheading(text) => Some(("TOC2", text.clone())),
        _ => None,
    };
    paragraph(out, "TOCHeading", "", title);
    for (number, (style, text)) in (1..).zip(blocks.iter().filter_map(entry)) {
        begin(out, style, "", &text);
        if number == 1 {
            out.push_str(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">",
            );
            out.push_str(" TOC \\o &quot;1-2&quot; \\h \\z </w:instrText></w:r>");
            out.push_str("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
        }
        out.push_str(&format!("<w:hyperlink w:anchor=\"{}\">", anchor(number)));
        runs(out, "", &text);
        out.push_str("</w:hyperlink></w:p>");
    }
    if blocks.iter().any(|block| entry(block).is_some()) {
        begin(out, "Normal", "", "");
        out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
    }
}

/// "Table 3. Words": the number is a field, so that Word counts on where the document stands in another.
fn caption(out: &mut String, properties: &str, (name, number, text): (&str, u32, &str)) {
    begin(out, "Caption", properties, text);
    runs(out, "", &format!("{name} "));
    out.push_str("<w:fldSimple w:instr=\" SEQ ");
    escape(name, out);
    out.push_str(" \\* ARABIC \">");
    runs(out, "", &number.to_string());
    out.push_str("</w:fldSimple>");
    runs(out, "", &format!(". {text}"));
    out.push_str("</w:p>");
}

/// A whole paragraph in a style.
pub(super) fn paragraph(out: &mut String, style: &str, properties: &str, text: &str) {
    begin(out, style, properties, text);
    runs(out, "", text);
    out.push_str("</w:p>");
}

/// The begin of a paragraph that runs as its words do.
pub(super) fn begin(out: &mut String, style: &str, properties: &str, text: &str) {
    let direction = if is_right_to_left(text) { "<w:bidi/>" } else { "" };
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}{direction}</w:pPr>"));
}

/// Words as runs, a line each.
fn runs(out: &mut String, letters: &str, text: &str) {
    for (i, line) in text.lines().enumerate() {
        let line_break = if i > 0 { "<w:br/>" } else { "" };
        let turned = if is_right_to_left(line) { "<w:rtl/>" } else { "" };
        let look = format!("{letters}{turned}");
        let look = if look.is_empty() { look } else { format!("<w:rPr>{look}</w:rPr>") };
        out.push_str(&format!("<w:r>{look}{line_break}<w:t xml:space=\"preserve\">"));
        escape(line, out);
        out.push_str("</w:t></w:r>");
    }
}

/// Whether the first letter that has a direction runs from right to left (Hebrew, Arabic and their neighbours).
fn is_right_to_left(text: &str) -> bool {
    let is_rtl =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_rtl)
}

/// Words as XML, also in attributes; what XML can't hold becomes the replacement character.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}
