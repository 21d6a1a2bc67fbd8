//! Tables for Word: quotes by code, and the tables of a result.

use crate::calls::Download;
use crate::calls::results::ResultView;
use crate::commands::export::{blocks, of_codes};
use crate::problem::Problem;
use formats::docx_write::{Block, Document};
use locale::{Arg, Catalogue};
use report::Report;
use report::quotes::OfCode;
use std::collections::BTreeSet;

/// A document as a file to save.
///
/// # Errors
/// A document over what a file of Word can hold.
pub(in crate::calls) fn file(name: String, bytes: Vec<u8>) -> Download {
    let media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Download { name, media_type, bytes }
}

/// The quotes of each code: code, quote, speaker with role, where and when, memos.
///
/// # Errors
/// A document over what a file of Word can hold.
pub(super) fn quotes(report: &Report<'_>, found: &[OfCode], heads: &[String]) -> Result<Vec<u8>, Problem> {
    let mut all = vec![Block::Title(report.text("report-word-quotes"))];
    if found.iter().all(|of| of.quotes.is_empty()) {
        all.push(Block::Paragraph(report.text("report-word-none")));
    } else {
        all.push(of_codes(report, found, report.text("report-word-quotes-caption"), true));
    }
    all.push(state(report.input.catalogue, heads));
    written(report.input.catalogue, all)
}

/// The tables of a result.
///
/// # Errors
/// A document over what a file of Word can hold.
pub(super) fn tables(catalogue: &Catalogue, result: &ResultView) -> Result<Vec<u8>, Problem> {
    let mut all = vec![Block::Title(result.title.clone())];
    all.extend(blocks::of_result(result, catalogue, &mut BTreeSet::new()));
    all.push(state(catalogue, &result.heads));
    written(catalogue, all)
}

fn written(catalogue: &Catalogue, all: Vec<Block>) -> Result<Vec<u8>, Problem> {
    let document: Document = blocks::document(catalogue, all);
    blocks::written(&document)
}

/// Of which state of the study the document speaks.
fn state(catalogue: &Catalogue, heads: &[String]) -> Block {
    Block::Note(catalogue.with("report-word-state", &[("heads", Arg::Text(&heads.join(", ")))]))
}
