//! The Word document: codebook, quotes, matrix and results as asked for; the method and its limits always.

use super::blocks;
use super::quotes::of_codes;
use crate::calls::results::{ResultAsked, ResultView};
use crate::methods::given::Given;
use crate::methods::{METHODS, run};
use crate::problem::Problem;
use crate::session::Snapshot;
use formats::docx_write::{Block, Document};
use locale::Arg;
use report::quotes::{OfCode, Which};
use report::{PlainCode, Report};
use std::collections::{BTreeMap, BTreeSet};

/// A part that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The codes with what they mean.
    Codebook,
    /// Quotes by code.
    Quotes,
    /// Codes by informant.
    Matrix,
    /// What the methods give: tables and pictures.
    Methods,
}

impl Part {
    /// The parts with their words, in their order.
    pub const ALL: [(&'static str, Part); 4] = [
        ("codebook", Part::Codebook),
        ("quotes", Part::Quotes),
        ("matrix", Part::Matrix),
        ("methods", Part::Methods),
    ];
}

/// A document that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The parts; empty = all.
    pub parts: BTreeSet<Part>,
    /// At most so many quotes a code, spread over sources and persons; 0 = all.
    pub quotes: usize,
}

/// The document.
///
/// # Errors
/// A method that can't be run.
pub(super) fn document(report: &Report<'_>, snapshot: &Snapshot, asked: &Asked) -> Result<Document, Problem> {
    let has = |part: Part| asked.parts.is_empty() || asked.parts.contains(&part);
    let mut blocks = begin(report);
    if has(Part::Codebook) {
        blocks.extend(codebook(report));
    }
    if has(Part::Quotes) {
        blocks.extend(quotes(report, asked.quotes));
    }
    let mut told = BTreeSet::new();
    if has(Part::Matrix) {
        let by = if report.view().persons().is_empty() { "source" } else { "person" };
        let found = result(report, snapshot, "matrix", BTreeMap::from([("by".into(), by.into())]))?;
        blocks.push(Block::Heading(report.text("report-matrix")));
        blocks.extend(blocks::of_result(&found, report.input.catalogue, &mut told));
    }
    if has(Part::Methods) {
        blocks.push(Block::Heading(report.text("export-results")));
        for method in METHODS.iter().map(|method| method.word).filter(|word| *word != "matrix") {
            let found = result(report, snapshot, method, BTreeMap::new())?;
            blocks.push(Block::Subheading(found.title.clone()));
            blocks.extend(blocks::of_result(&found, report.input.catalogue, &mut told));
        }
    }
    blocks.extend(method(report));
    blocks.extend(limits(report));
    Ok(blocks::document(report.input.catalogue, blocks))
}

/// Title, questions, what the study holds, and of which state the document speaks.
fn begin(report: &Report<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Title(report.view().words.title.clone()),
        Block::Subtitle(report.text("export-subtitle")),
    ];
    let questions = report.questions();
    if !questions.is_empty() {
        blocks.push(Block::Paragraph(report.count("report-questions", questions.len() as u64)));
        blocks.extend(questions.into_iter().map(Block::Item));
    }
    blocks.extend(report.found().map(Block::Paragraph));
    blocks.extend(report.facts().into_iter().map(|(about, text)| Block::Term(format!("{about}:"), text)));
    blocks.push(Block::Contents(report.text("export-contents")));
    blocks
}

fn codebook(report: &Report<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(report.text("report-codebook"))];
    let all = report.codes_by_component();
    if all.is_empty() {
        blocks.push(Block::Paragraph(report.text("report-codebook-empty")));
    }
    for (component, codes) in all {
        blocks.push(Block::Subheading(report.component(component)));
        blocks.extend(codes.into_iter().flat_map(|code| entry(report, code)));
    }
    blocks
}

fn entry(report: &Report<'_>, code: PlainCode) -> Vec<Block> {
    let mut blocks = vec![Block::Minor(named(report, code.code)), Block::Paragraph(code.definition)];
    blocks.extend(code.parts.into_iter().map(|(about, text)| Block::Term(about, text)));
    blocks
}

/// "Harga (S-PRICE)".
fn named(report: &Report<'_>, code: model::CodeId) -> String {
    let (brief, name) = (report.brief(code), report.view().words.code(code));
    if brief == name { name.to_owned() } else { format!("{brief} ({name})") }
}

fn quotes(report: &Report<'_>, most: usize) -> Vec<Block> {
    let found = report.quotes_by_code(&Which { most, ..Which::default() });
    let mut blocks = vec![Block::Heading(report.text("report-quotes"))];
    if found.is_empty() {
        blocks.push(Block::Paragraph(report.text("report-quotes-none")));
        return blocks;
    }
    blocks.push(Block::Paragraph(report.text("export-quotes-intro")));
    let mut last = None;
    for of in found {
        let component = report.view().component(of.code);
        if last.replace(component) != Some(component) {
            blocks.push(Block::Subheading(report.component(component)));
        }
        blocks.extend(of_code(report, of));
    }
    blocks
}

fn of_code(report: &Report<'_>, of: OfCode) -> Vec<Block> {
    let name = named(report, of.code);
    let counts = [
        ("shown", Arg::Number(of.quotes.len() as i64)),
        ("all", Arg::Number(of.total as i64)),
        ("code", Arg::Text(report.brief(of.code))),
    ];
    let caption = report.with("export-quotes-caption", &counts);
    vec![Block::Minor(name), of_codes(report, &[of], caption, false)]
}

/// What a method gives with these options.
fn result(
    report: &Report<'_>,
    snapshot: &Snapshot,
    method: &str,
    options: BTreeMap<String, String>,
) -> Result<ResultView, Problem> {
    let asked = ResultAsked { method: method.into(), options };
    let given = Given { on_paper: true, ..Given::new(snapshot, report.input.catalogue, &asked) };
    Ok(run(&given)?.view(&given))
}

fn method(report: &Report<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(report.text("report-method"))];
    blocks.extend(report.method().into_iter().map(|(about, text)| Block::Term(about, text)));
    blocks.push(blocks::plain(report.coders()));
    blocks.push(Block::Subheading(report.text("report-references")));
    blocks.extend(report.references().iter().map(|work| Block::Item((*work).to_owned())));
    blocks
}

fn limits(report: &Report<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(report.text("report-limits"))];
    blocks.push(Block::Subheading(report.text("report-left-out")));
    blocks.extend(report.left_out().into_iter().map(Block::Item));
    blocks.push(Block::Subheading(report.text("report-cannot")));
    blocks.extend(report.cannot().into_iter().map(Block::Item));
    blocks
}
