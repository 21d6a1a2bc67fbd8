//! The report: which sections and quotes, its preview, and tables for Word.

pub(super) mod word;

use super::lines::Lines;
use super::results::ResultAsked;
use super::{Asked, Call, Download, Later, file, later, study};
use crate::commands::analyse::ChainsAsked;
use crate::commands::report::written;
use crate::desk::Desk;
use crate::methods::given::Given;
use crate::methods::run;
use crate::problem::Problem;
use crate::session::{Session, Snapshot};
use crate::wire::{Nothing, PlaceLine, id};
use ::report::quotes::{OfCode, Which};
use ::report::{REQUIRED, SECTIONS};
use locale::Catalogue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("report/parts", "Lists the sections that a report can have.", parts),
        later("report/quotes", "Lists quotes that the report would use, by code.", quotes),
        later("report/preview", "Writes the report as HTML, for the preview.", preview),
        file("report/html", "Saves the report as HTML.", html),
        file(
            "report/quotes-docx",
            "Saves the quotes by code, with their speakers, as a table in Word.",
            quotes_docx,
        ),
        file("report/matrix-docx", "Saves the matrix of codes as a table in Word.", matrix_docx),
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

fn parts(session: &mut Session, _: Nothing, call: &Asked<'_>) -> Result<ReportParts, Problem> {
    let state = session.state();
    let view = |section: &::report::Section| SectionView {
        section: section.id.into(),
        title: call.catalogue().text(section.key),
        required: REQUIRED.contains(&section.id),
        has_content: (section.has_content)(state),
    };
    Ok(ReportParts { sections: SECTIONS.iter().map(view).collect() })
}

fn preview(desk: &mut Desk, asked: ReportAsked, call: &Asked<'_>) -> Result<Later<ReportPreview>, Problem> {
    let work = document(desk, asked, call)?;
    Ok(Box::new(move || Ok(ReportPreview { html: work()? })))
}

fn html(desk: &mut Desk, asked: ReportAsked, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let name =
        format!("{}-{}.html", desk.session()?.stem(), call.file_word(&asked.language, "laporan", "report"));
    let work = document(desk, asked, call)?;
    let media_type = "text/html; charset=utf-8";
    Ok(Box::new(move || Ok(Download { name, media_type, bytes: work()?.into_bytes() })))
}

/// The report as asked for.
fn document(desk: &mut Desk, asked: ReportAsked, call: &Asked<'_>) -> Result<Later<String>, Problem> {
    let (snapshot, catalogue) = (desk.session()?.snapshot()?, call.catalogue_of(&asked.language));
    let quotes = asked.quotes.iter().map(|q| id(q)).collect::<Result<_, _>>()?;
    let sections = asked.sections.into_iter().collect();
    Ok(Box::new(move || {
        let choose = |usual| ::report::Options { sections, quotes, ..usual };
        written(&snapshot.state, &snapshot.words, catalogue, &ChainsAsked::default(), choose)
    }))
}

fn quotes(desk: &mut Desk, asked: QuotesAsked, call: &Asked<'_>) -> Result<Later<Quotes>, Problem> {
    let (snapshot, catalogue) = (desk.session()?.snapshot()?, call.catalogue_of(&asked.language));
    let which = asked.which()?;
    Ok(Box::new(move || {
        let lines = Lines::new(&snapshot.state, &snapshot.words, catalogue);
        let of_code = |found: OfCode| CodeQuotes {
            code: found.code.to_string(),
            brief: super::describe::code_name(&snapshot.words, found.code).to_owned(),
            total: found.total as u64,
            quotes: found.quotes.iter().map(|quote| line(&lines, quote)).collect(),
        };
        let codes = found(&snapshot, catalogue, &which).into_iter().map(of_code).collect();
        Ok(Quotes { codes })
    }))
}

/// A quote as it would be printed: its own words alone, masked, and no name of a file.
fn line(lines: &Lines<'_>, quote: &::report::quotes::Quote) -> PlaceLine {
    PlaceLine {
        name: None,
        speaker: quote.who(),
        text: Some(quote.text.clone()),
        replaced: Vec::new(),
        spans: Vec::new(),
        ..lines.line(&quote.place, Some(quote.coding))
    }
}

impl QuotesAsked {
    fn which(&self) -> Result<Which, Problem> {
        Ok(Which {
            codes: self.codes.iter().map(|c| id(c)).collect::<Result<_, _>>()?,
            sources: self.sources.iter().map(|s| id(s)).collect::<Result<_, _>>()?,
            most: usize::try_from(self.most).unwrap_or(usize::MAX),
        })
    }
}

fn found(snapshot: &Snapshot, catalogue: &Catalogue, which: &Which) -> Vec<OfCode> {
    said(snapshot, catalogue, |report| report.quotes_by_code(which))
}

/// Lets the report say something of a moment that needs no chains.
fn said<T>(snapshot: &Snapshot, catalogue: &Catalogue, say: impl FnOnce(&::report::Report<'_>) -> T) -> T {
    let view = analysis::View::new(&snapshot.state, &snapshot.words, &Default::default());
    let input = ::report::Input {
        view: &view,
        catalogue,
        chains: &Default::default(),
        options: Default::default(),
        heads: Vec::new(),
        version: env!("CARGO_PKG_VERSION"),
    };
    say(&::report::Report::new(&input))
}

fn quotes_docx(desk: &mut Desk, asked: QuotesAsked, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let name = format!("{}-{}.docx", session.stem(), call.file_word(&asked.language, "kutipan", "quotes"));
    let (snapshot, catalogue) = (session.snapshot()?, call.catalogue_of(&asked.language));
    let which = asked.which()?;
    Ok(Box::new(move || {
        let heads: Vec<String> = snapshot.state.heads.iter().map(|h| h.short()).collect();
        let bytes = said(&snapshot, catalogue, |report| {
            word::quotes(report, &report.quotes_by_code(&which), &heads)
        })?;
        Ok(word::file(name, bytes))
    }))
}

fn matrix_docx(desk: &mut Desk, asked: MatrixAsked, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let name = format!("{}-{}.docx", session.stem(), call.file_word(&asked.language, "matriks", "matrix"));
    let (snapshot, catalogue) = (session.snapshot()?, call.catalogue_of(&asked.language));
    let options = BTreeMap::from([("by".to_owned(), asked.by)]);
    let asked = ResultAsked { method: "matrix".into(), options };
    Ok(Box::new(move || {
        let given = Given { on_paper: true, ..Given::new(&snapshot, catalogue, &asked) };
        Ok(word::file(name, word::tables(catalogue, &run(&given)?.view(&given))?))
    }))
}
