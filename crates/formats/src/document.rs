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
}

impl Document {
    /// One line a paragraph, or more where it has breaks.
    pub(crate) fn text(&self) -> String {
        self.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// One turn a paragraph; titles are headings.
    pub(crate) fn turns(&self) -> Vec<DraftTurn> {
        let filled = self.paragraphs.iter().filter(|p| !p.text.trim().is_empty());
        let kind = |p: &Paragraph| if p.is_title { TurnKind::Heading } else { TurnKind::Words };
        filled.map(|p| notes::turn(p.text.clone(), kind(p))).collect()
    }
}
