//! Tables for Word: quotes by code, and the tables of a result.

use crate::calls::Download;
use crate::calls::describe::code_name;
use crate::calls::results::{ResultView, TableView};
use crate::problem::Problem;
use crate::session::Snapshot;
use formats::docx_write::{Block, Column, Document, Style, Table, write};
use locale::{Arg, Catalogue};
use model::LocalTime;
use report::quotes::{OfCode, Quote};

/// A document as a file to save.
///
/// # Errors
/// A document over what a file of Word can hold.
pub(super) fn file(name: String, document: Document) -> Result<Download, Problem> {
    let bytes = write(&document).map_err(|_| Problem::new("internal"))?;
    let media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Ok(Download { name, media_type, bytes })
}

/// The quotes of each code: code, quote, speaker with role, where and when.
pub(super) fn quotes(snapshot: &Snapshot, catalogue: &Catalogue, found: &[OfCode]) -> Document {
    let mut blocks = vec![Block::Title(catalogue.text("report-word-quotes"))];
    let rows: Vec<Vec<String>> = found
        .iter()
        .flat_map(|of| of.quotes.iter().map(|quote| row(snapshot, catalogue, of, quote)))
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Paragraph(catalogue.text("report-word-none")));
    } else {
        let column = |key: &str, width, style| Column { head: catalogue.text(key), width, style };
        let columns = vec![
            column("report-col-code", 18, Style::Words),
            column("report-word-quote", 46, Style::Quote),
            column("report-word-speaker", 18, Style::Words),
            column("report-word-where", 18, Style::Words),
        ];
        blocks.push(Block::Table(Table {
            caption: catalogue.text("report-word-quotes-caption"),
            columns,
            rows,
        }));
    }
    let heads = snapshot.state.heads.iter().map(|h| h.short()).collect::<Vec<_>>();
    blocks.push(state(catalogue, &heads));
    Document { language: catalogue.language().tag().into(), blocks }
}

fn row(snapshot: &Snapshot, catalogue: &Catalogue, of: &OfCode, quote: &Quote) -> Vec<String> {
    let place = &quote.place;
    let at = super::super::describe::place_name(&snapshot.state, &snapshot.words, place, catalogue);
    let time = quote.time.map(|t| time(catalogue, t));
    let speaker = match &quote.role {
        Some(role) => format!("{} ({role})", quote.speaker),
        None => quote.speaker.clone(),
    };
    let at = [Some(at), time].into_iter().flatten().collect::<Vec<_>>().join("\n");
    vec![code_name(&snapshot.words, of.code).to_owned(), quote.text.clone(), speaker, at]
}

/// "5 Mar 2026, 21:05"; the day alone where the clock isn't known.
fn time(catalogue: &Catalogue, time: LocalTime) -> String {
    let (year, month, day) = time.date();
    let month = catalogue.text(&format!("report-month-{month}"));
    let (day, year) = (day.to_string(), year.to_string());
    let args = [("day", Arg::Text(&day)), ("month", Arg::Text(&month)), ("year", Arg::Text(&year))];
    let day = catalogue.with("report-day", &args);
    match time.precision {
        model::time::Precision::Day => day,
        _ => format!("{day}, {:02}:{:02}", time.clock().0, time.clock().1),
    }
}

/// The tables of a result.
pub(super) fn tables(catalogue: &Catalogue, result: &ResultView) -> Document {
    let mut blocks = vec![Block::Title(result.title.clone()), Block::Paragraph(result.lead.clone())];
    blocks.extend(result.tables.iter().map(|t| Block::Table(table(t))));
    let notes = result.warnings.iter().chain(&result.notes);
    blocks.extend(notes.map(|text| Block::Paragraph(text.clone())));
    blocks.push(state(catalogue, &result.heads));
    Document { language: catalogue.language().tag().into(), blocks }
}

fn table(table: &TableView) -> Table {
    let column = |c: &crate::calls::results::ColumnView| {
        let (width, style) = if c.numeric { (2, Style::Number) } else { (6, Style::Words) };
        Column { head: c.label.clone(), width, style }
    };
    Table {
        caption: table.title.clone(),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect(),
    }
}

/// Of which state of the study the document speaks.
fn state(catalogue: &Catalogue, heads: &[String]) -> Block {
    Block::Paragraph(catalogue.with("report-word-state", &[("heads", Arg::Text(&heads.join(", ")))]))
}
