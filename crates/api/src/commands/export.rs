//! `export`: the study as one Word document, and as tables for other programs.

pub(crate) mod blocks;
mod document;
mod quotes;
mod tables;

pub use document::{Asked, Part};
pub use tables::{Optional, TABLES, Table};

pub(crate) use quotes::of_codes;

use crate::problem::Problem;
use crate::session::{Session, Snapshot};
use analysis::View;
use analysis::chains::{Chains, chains};
use formats::sheet::Sheet;
use locale::Catalogue;
use report::{Input, Options, Report};
use std::collections::BTreeSet;

/// The study as one Word document: the same study, language and version give the same bytes.
///
/// # Errors
/// Damage; more than a file can hold.
pub fn docx(session: &Session, catalogue: &Catalogue, asked: &Asked) -> Result<Vec<u8>, Problem> {
    docx_of(&session.snapshot()?, catalogue, asked)
}

/// [`docx`] of a moment.
pub(crate) fn docx_of(snapshot: &Snapshot, catalogue: &Catalogue, asked: &Asked) -> Result<Vec<u8>, Problem> {
    let document = said(snapshot, catalogue, |report| document::document(report, snapshot, asked))??;
    blocks::written(&document)
}

/// The tables of the study; `named` names one of them, `None` means all that need no asking and those asked for.
///
/// # Errors
/// Damage; no table of that name.
pub fn sheets(
    session: &Session,
    catalogue: &Catalogue,
    named: Option<&str>,
    with: Optional,
) -> Result<Vec<Sheet>, Problem> {
    sheets_of(&session.snapshot()?, catalogue, named, with)
}

/// [`sheets`] of a moment.
pub(crate) fn sheets_of(
    snapshot: &Snapshot,
    catalogue: &Catalogue,
    named: Option<&str>,
    with: Optional,
) -> Result<Vec<Sheet>, Problem> {
    said(snapshot, catalogue, |report| tables::sheets(report, snapshot, named, with))?
}

/// Tables as a workbook.
///
/// # Errors
/// More rows than a sheet can hold.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, Problem> {
    formats::xlsx_write::write(sheets).map_err(|_| Problem::new("export-too-large"))
}

/// Lets the report say something of the study as it stands, with the usual chains.
fn said<T>(
    snapshot: &Snapshot,
    catalogue: &Catalogue,
    say: impl FnOnce(&Report<'_>) -> T,
) -> Result<T, Problem> {
    let view = View::new(&snapshot.state, &snapshot.words, &BTreeSet::new());
    let chains: Chains = chains(&view, &Default::default());
    let input = Input {
        view: &view,
        catalogue,
        chains: &chains,
        options: Options::default(),
        heads: snapshot.state.heads.iter().map(ToString::to_string).collect(),
        version: env!("CARGO_PKG_VERSION"),
    };
    Ok(say(&Report::new(&input)))
}
