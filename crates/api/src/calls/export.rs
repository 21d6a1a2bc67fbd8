//! The whole study for others: one Word document, one workbook.

use super::report::word;
use super::{Asked, Call, Download, Later, file};
use crate::commands::export::{self, Optional, Part};
use crate::desk::Desk;
use crate::problem::Problem;
use serde::Deserialize;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        file("export/docx", "Saves codebook, quotes, matrix, results and method as one Word document.", docx),
        file("export/xlsx", "Saves the tables of the study as a workbook.", xlsx),
    ]
}

/// A Word document that is asked for.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentAsked {
    /// Its parts: `codebook`, `quotes`, `matrix`, `methods`; empty = all.
    #[serde(default)]
    pub parts: Vec<String>,
    /// At most so many quotes a code; 0 = all.
    #[serde(default)]
    pub most: u64,
    /// Its language: `en` or `id`; empty = the page's.
    #[serde(default)]
    pub language: String,
}

/// A workbook that is asked for.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkbookAsked {
    /// Whether it has the words of turns and codings that may be quoted, masked.
    #[serde(default)]
    pub words: bool,
    /// Whether it has the memos that may be shown, masked.
    #[serde(default)]
    pub memos: bool,
    /// The language of heads: `en` or `id`; empty = the page's.
    #[serde(default)]
    pub language: String,
}

fn docx(desk: &mut Desk, asked: DocumentAsked, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let name = format!("{}-{}.docx", session.stem(), call.file_word(&asked.language, "lampiran", "appendix"));
    let (snapshot, catalogue) = (session.snapshot()?, call.catalogue_of(&asked.language));
    let part = |word: &String| {
        let found = Part::ALL.iter().find(|(w, _)| w == word).map(|(_, part)| *part);
        found.ok_or_else(|| Problem::new("option").with("option", "parts"))
    };
    let parts = asked.parts.iter().map(part).collect::<Result<_, _>>()?;
    let asked = export::Asked { parts, quotes: usize::try_from(asked.most).unwrap_or(usize::MAX) };
    Ok(Box::new(move || Ok(word::file(name, export::docx_of(&snapshot, catalogue, &asked)?))))
}

fn xlsx(desk: &mut Desk, asked: WorkbookAsked, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let name = format!("{}-{}.xlsx", session.stem(), call.file_word(&asked.language, "tabel", "tables"));
    let (snapshot, catalogue) = (session.snapshot()?, call.catalogue_of(&asked.language));
    let with = Optional { words: asked.words, memos: asked.memos };
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Box::new(move || {
        let sheets = export::sheets_of(&snapshot, catalogue, None, with)?;
        Ok(Download { name, media_type, bytes: export::xlsx(&sheets)? })
    }))
}
