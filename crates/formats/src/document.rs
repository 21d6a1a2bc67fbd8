//! The paragraphs of a document, whatever program wrote it.

use crate::{DraftTurn, notes};
use model::source::TurnKind;

/// A document as it was read.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// A paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) is_title: bool,
    /// It only says which page begins.
    pub(crate) is_page: bool,
}

impl Paragraph {
    /// The mark of a page, counted from 1.
    pub(crate) fn page(number: usize) -> Paragraph {
        Paragraph { text: format!("[{number}]"), is_title: true, is_page: true }
    }
}

impl Document {
    /// One line a paragraph, or more where it has breaks; marks of pages are left out.
    pub(crate) fn text(&self) -> String {
        let said = self.paragraphs.iter().filter(|p| !p.is_page);
        said.map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// One turn a paragraph; titles are headings.
    pub(crate) fn turns(&self) -> Vec<DraftTurn> {
        let filled = self.paragraphs.iter().filter(|p| !p.text.trim().is_empty());
        let kind = |p: &Paragraph| if p.is_title { TurnKind::Heading } else { TurnKind::Words };
        filled.map(|p| notes::turn(p.text.clone(), kind(p))).collect()
    }
}
