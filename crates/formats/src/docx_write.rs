//! Word documents to be written: headings, paragraphs, tables and pictures with named styles, so that a thesis can take
//! them over.
//!
//! Headings, captions and the contents are Word's own, so that its navigation and its lists of tables and figures work.
//! The same document gives the same bytes: times in the archive are fixed, and no author, date or program is named.

mod body;
mod parts;
mod picture;
mod styles;
mod table;

use crate::pack::pack;
use crate::{FormatError, emf_write};
pub(crate) use body::escape;
use parts::{CORE, RELATIONS, SETTINGS};

/// Width of the text on an A4 page with margins of 2.5 cm, in twentieths of a point.
const TEXT_WIDTH: u32 = 9070;

/// A document.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The language as a tag: `id`. Word checks spelling by it.
    pub language: String,
    /// The words that the document has of itself.
    pub names: Names,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// The words that a document has of itself: what tables and figures are called, and the names of styles that aren't
/// Word's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// What a table is called before its number: one word.
    pub table: String,
    /// What a figure is called before its number, one word, and the style of its paragraph.
    pub figure: String,
    /// The style of cells with words.
    pub cell: String,
    /// The style of cells with numbers.
    pub cell_number: String,
    /// The style of the head of a table.
    pub cell_head: String,
    /// The style of cells with what somebody said.
    pub cell_quote: String,
    /// The style of notes under tables and figures.
    pub note: String,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// What stands under the title.
    Subtitle(String),
    /// The contents under this title: the headings of the first two orders.
    Contents(String),
    /// A heading of the first order.
    Heading(String),
    /// A heading of the second order.
    Subheading(String),
    /// A heading of the third order.
    Minor(String),
    /// A paragraph.
    Paragraph(String),
    /// A paragraph that begins with what it is about, in bold.
    Term(String, String),
    /// A point of a list.
    Item(String),
    /// A note in smaller letters.
    Note(String),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
}

/// A table. Its head is repeated on every page, and a row isn't broken over two pages.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The words above it, behind its number; none = it isn't numbered.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<String>>,
}

/// A picture, with its number and words under it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// The words under it, behind its number.
    pub caption: String,
    /// What it shows, for those who can't see it.
    pub description: String,
    /// The picture as an SVG file.
    pub svg: String,
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
            Style::Words => "Cell",
            Style::Number => "CellNumber",
            Style::Quote => "CellQuote",
        }
    }
}

/// The bytes of a `.docx` file.
///
/// # Errors
/// A picture that isn't an SVG of ours; an archive over what a zip file can hold.
pub fn write(document: &Document) -> Result<Vec<u8>, FormatError> {
    let figures: Vec<&Figure> = document.blocks.iter().filter_map(Block::figure).collect();
    let mut files: Vec<(String, Vec<u8>)> = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", CORE.to_owned()),
        ("word/document.xml", body::body(document)?),
        ("word/styles.xml", styles::styles(&document.language, &document.names)),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/_rels/document.xml.rels", parts::document_relations(figures.len())),
    ]
    .into_iter()
    .map(|(name, part)| (name.to_owned(), part.into_bytes()))
    .collect();
    for (number, figure) in (1..).zip(figures) {
        files.push((picture::file(number, "emf"), emf_write::emf(&figure.svg)?));
        files.push((picture::file(number, "svg"), figure.svg.clone().into_bytes()));
    }
    pack(&files)
}

impl Block {
    fn figure(&self) -> Option<&Figure> {
        match self {
            Block::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
