//! Word documents to be written: headings, paragraphs and tables with named styles, so that a thesis can take them over.
//!
//! The same document gives the same bytes: times in the archive are fixed, and no author, date or program is named.

mod parts;

use crate::docx_write::parts::{CONTENT_TYPES, CORE, DOCUMENT_RELATIONS, RELATIONS, SETTINGS, styles};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Width of the text on an A4 page with margins of 2.5 cm, in twentieths of a point.
const TEXT_WIDTH: u32 = 9070;

/// A document.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The language as a tag: `id`. Word checks spelling by it.
    pub language: String,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// A heading of the first order.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// A table. Its head is repeated on every page, and a row isn't broken over two pages.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The words above it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its part of the width, relative to the others; greater than 0.
    pub width: u32,
    /// The style of its cells.
    pub style: Style,
}

/// The style of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Words.
    Words,
    /// Numbers: to the right.
    Number,
    /// What somebody said.
    Quote,
}

impl Style {
    fn id(self) -> &'static str {
        match self {
            Style::Words => "Sel",
            Style::Number => "SelAngka",
            Style::Quote => "Kutipan",
        }
    }
}

/// The bytes of a `.docx` file.
///
/// # Errors
/// The archive grows over what a zip file can hold.
pub fn write(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let parts: [(&str, &str); 7] = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", CORE),
        ("word/document.xml", &body(document)),
        ("word/styles.xml", &styles(&document.language)),
        ("word/settings.xml", SETTINGS),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
    ];
    for (name, part) in parts {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn body(document: &Document) -> String {
    let mut out = String::from(parts::DOCUMENT_OPEN);
    for block in &document.blocks {
        match block {
            Block::Title(text) => paragraph(&mut out, "Title", "", text),
            Block::Heading(text) => paragraph(&mut out, "Heading1", "", text),
            Block::Paragraph(text) => paragraph(&mut out, "Normal", "", text),
            Block::Table(table) => self::table(&mut out, table),
        }
    }
    out.push_str(parts::DOCUMENT_CLOSE);
    out
}

fn paragraph(out: &mut String, style: &str, properties: &str, text: &str) {
    let direction = if is_right_to_left(text) { "<w:bidi/>" } else { "" };
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}{direction}</w:pPr>"));
    for (i, line) in text.lines().enumerate() {
        let line_break = if i > 0 { "<w:br/>" } else { "" };
        let turned = if is_right_to_left(line) { "<w:rPr><w:rtl/></w:rPr>" } else { "" };
        out.push_str(&format!("<w:r>{turned}{line_break}<w:t xml:space=\"preserve\">"));
        escape(line, out);
        out.push_str("</w:t></w:r>");
    }
    out.push_str("</w:p>");
}

fn table(out: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        paragraph(out, "Caption", "<w:keepNext/>", &table.caption);
    }
    let all: u32 = table.columns.iter().map(|c| c.width).sum::<u32>().max(1);
    let widths: Vec<u32> = table.columns.iter().map(|c| TEXT_WIDTH * c.width / all).collect();
    out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>");
    out.push_str(&format!("<w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"));
    out.push_str("<w:tblLook w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" ");
    out.push_str("w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>");
    widths.iter().for_each(|w| out.push_str(&format!("<w:gridCol w:w=\"{w}\"/>")));
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(&widths) {
        cell(out, *width, "SelKepala", &column.head);
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((text, column), width) in row.iter().zip(&table.columns).zip(&widths) {
            cell(out, *width, column.style.id(), text);
        }
        out.push_str("</w:tr>");
    }
    // Word wants a paragraph between two tables.
    out.push_str("</w:tbl><w:p/>");
}

fn cell(out: &mut String, width: u32, style: &str, text: &str) {
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
    paragraph(out, style, "", text);
    out.push_str("</w:tc>");
}

/// Whether the first letter that has a direction runs from right to left (Hebrew, Arabic and their neighbours).
fn is_right_to_left(text: &str) -> bool {
    let is_rtl =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_rtl)
}

/// Words as XML; what XML can't hold becomes the replacement character.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
