//! The report: which sections and quotes, its preview, and tables for Word.

use super::{Asked, Call, Download, Later, file, later, study};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, PlaceLine};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study(
            "report/parts",
            "Lists the sections that a report can have.",
            super::not_yet::<_, Nothing, ReportParts>,
        ),
        later(
            "report/quotes",
            "Lists quotes that the report would use, by code.",
            super::not_yet::<_, QuotesAsked, Later<Quotes>>,
        ),
        later(
            "report/preview",
            "Writes the report as HTML, for the preview.",
            super::not_yet::<_, ReportAsked, Later<ReportPreview>>,
        ),
        file("report/html", "Saves the report as HTML.", super::not_yet::<_, ReportAsked, Later<Download>>),
        file(
            "report/quotes-docx",
            "Saves the quotes by code, with their speakers, as a table in Word.",
            super::not_yet::<_, QuotesAsked, Later<Download>>,
        ),
        file(
            "report/matrix-docx",
            "Saves the matrix of codes as a table in Word.",
            super::not_yet::<_, MatrixAsked, Later<Download>>,
        ),
    ]
}

/// The sections of a report.
#[derive(Clone, Serialize, ToSchema)]
pub struct ReportParts {
    /// In their order.
    pub sections: Vec<SectionView>,
}

/// A section.
#[derive(Clone, Serialize, ToSchema)]
pub struct SectionView {
    /// Its word.
    pub section: String,
    /// Its title in the asked language.
    pub title: String,
    /// Whether it can't be left out.
    pub required: bool,
    /// Whether there is something to put into it.
    pub has_content: bool,
}

/// A report that is asked for.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportAsked {
    /// The sections; empty = all.
    #[serde(default)]
    pub sections: Vec<String>,
    /// The codings whose words are quoted; empty = the report chooses.
    #[serde(default)]
    pub quotes: Vec<String>,
    /// The language of the report: `en` or `id`; empty = the page's.
    #[serde(default)]
    pub language: String,
}

/// A report to look at.
#[derive(Clone, Serialize, ToSchema)]
pub struct ReportPreview {
    /// A whole HTML document without scripts, to be shown in a sandboxed frame.
    pub html: String,
}

/// Which quotes.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotesAsked {
    /// The codes; empty = all.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The sources; empty = all.
    #[serde(default)]
    pub sources: Vec<String>,
    /// At most so many a code; 0 = all.
    #[serde(default)]
    pub most: u64,
    /// The language of heads: `en` or `id`; empty = the page's.
    #[serde(default)]
    pub language: String,
}

/// Quotes by code.
#[derive(Clone, Serialize, ToSchema)]
pub struct Quotes {
    /// By code.
    pub codes: Vec<CodeQuotes>,
}

/// The quotes of a code.
#[derive(Clone, Serialize, ToSchema)]
pub struct CodeQuotes {
    /// The code's id.
    pub code: String,
    /// Its label.
    pub brief: String,
    /// How many there are.
    pub total: u64,
    /// The quotes with masked words, as the report would print them.
    pub quotes: Vec<PlaceLine>,
}

/// A matrix for Word.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixAsked {
    /// By what its columns are: `source`, `role`, `coder`, `person`.
    pub by: String,
    /// The language of heads: `en` or `id`; empty = the page's.
    #[serde(default)]
    pub language: String,
}
