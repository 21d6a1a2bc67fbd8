//! The study as one HTML document, and its pictures.
//!
//! The same input gives the same bytes: nothing here reads a clock or draws a random number, and everything is sorted.
//! The document is one file without script and without any reference to a network. Words of persons who refused or
//! withdrew never reach it; what could lead to a person is masked in every quote and memo.

pub mod figures;
pub mod html;
pub mod letter;
pub mod mask;
pub mod quotes;
pub mod recruitment;

mod page;
mod places;
mod sections;
mod table;

pub use sections::{
    Picture, PlainCode, PlainMemo, PlainPerson, PlainTable, REQUIRED, Report, SECTIONS, Section,
    VALUES_COLUMNS, WAITS_COLUMNS, waits_counts,
};

use analysis::View;
use analysis::chains::Chains;
use analysis::codes::By;
use locale::Catalogue;
use model::CodingId;
use std::collections::BTreeSet;

/// What the report speaks of.
pub struct Input<'a> {
    /// The countable part of the study, with its state and words.
    pub view: &'a View<'a>,
    /// The words of the report's language.
    pub catalogue: &'a Catalogue,
    /// The chains of the study.
    pub chains: &'a Chains,
    /// What to show.
    pub options: Options,
    /// The state of the study: its heads as the program shows them.
    pub heads: Vec<String>,
    /// The program's version.
    pub version: &'a str,
}

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Quotes under each code.
    pub quotes_per_code: usize,
    /// The columns of the matrix: [`By::Informant`] or [`By::Source`].
    pub matrix_by: By,
    /// The sections by their anchors; empty = all. Those of [`REQUIRED`] are always there.
    pub sections: BTreeSet<String>,
    /// The codings that are quoted; empty = the report chooses. What may not be quoted isn't, whoever asks.
    pub quotes: BTreeSet<CodingId>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            quotes_per_code: 3,
            matrix_by: By::Informant,
            sections: BTreeSet::new(),
            quotes: BTreeSet::new(),
        }
    }
}

/// The report as one HTML document.
pub fn html(input: &Input<'_>) -> String {
    page::document(&sections::Report::new(input))
}
