//! What methods and the report give, as blocks of a Word document. A method joins by its result alone.

use crate::calls::results::{Cell, FigureView, ResultView, TableView};
use crate::problem::Problem;
use formats::docx_write::{Block, Column, Document, Figure, Names, Style, Table, write};
use locale::{Arg, Catalogue};
use report::PlainTable;
use std::collections::BTreeSet;

/// Letters that a line of a page has room for, with the margins of cells.
const PAGE: usize = 94;
/// Rows of a table that are printed; a longer one is for other programs.
const ROWS: usize = 60;

/// The bytes of a document.
///
/// # Errors
/// More than a file can hold.
pub(crate) fn written(document: &Document) -> Result<Vec<u8>, Problem> {
    write(document).map_err(|_| Problem::new("export-too-large"))
}

/// A document in the language of a catalogue.
pub(crate) fn document(catalogue: &Catalogue, blocks: Vec<Block>) -> Document {
    let text = |key: &str| catalogue.text(key);
    let names = Names {
        table: text("word-table"),
        figure: text("word-figure"),
        cell: text("word-style-cell"),
        cell_number: text("word-style-cell-number"),
        cell_head: text("word-style-cell-head"),
        cell_quote: text("word-style-cell-quote"),
        note: text("word-style-note"),
    };
    Document { language: catalogue.language().tag().into(), names, blocks }
}

/// What a method gave: what was counted, pictures, tables, and what to know. What `told` holds already isn't said again.
pub(crate) fn of_result(
    result: &ResultView,
    catalogue: &Catalogue,
    told: &mut BTreeSet<String>,
) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(result.lead.clone())];
    blocks.extend(result.figures.iter().map(figure));
    blocks.extend(result.tables.iter().filter(|t| !t.rows.is_empty()).flat_map(|t| tables(t, catalogue)));
    let notes = result.warnings.iter().chain(&result.notes);
    blocks.extend(notes.filter(|note| told.insert((*note).clone())).map(|note| Block::Note(note.clone())));
    blocks
}

fn figure(figure: &FigureView) -> Block {
    Block::Figure(Figure {
        caption: figure.title.clone(),
        description: figure.description.clone(),
        svg: figure.svg.clone(),
    })
}

/// A table; one that is too wide for a page as several, each with the columns that name its rows.
fn tables(table: &TableView, catalogue: &Catalogue) -> Vec<Block> {
    let parts = parts(table);
    let caption = |number: usize| match parts.len() {
        1 => table.title.clone(),
        count => format!("{} ({number}/{count})", table.title),
    };
    let part = |(number, columns): (usize, &Vec<usize>)| {
        let text = |row: &[Cell], i: usize| row.get(i).map_or_else(String::new, |cell| cell.text.clone());
        let cells = |row: &Vec<Cell>| columns.iter().map(|i| text(row, *i)).collect();
        let rows = table.rows.iter().take(ROWS).map(cells).collect();
        Block::Table(Table { caption: caption(number), columns: sized(table, columns), rows })
    };
    let mut blocks: Vec<Block> = (1..).zip(&parts).map(part).collect();
    let more = table.rows.len().saturating_sub(ROWS);
    if more > 0 {
        blocks.push(Block::Note(catalogue.with("export-more-rows", &[("n", Arg::Number(more as i64))])));
    }
    blocks
}

/// The columns of each part: those that name the rows, and as many others as a page has room for.
fn parts(table: &TableView) -> Vec<Vec<usize>> {
    let names = table.columns.iter().take_while(|column| !column.numeric).count();
    let (first, others) = (0..names.clamp(1, 2), names.clamp(1, 2)..table.columns.len());
    let taken: usize = first.clone().map(|i| needs(table, i)).sum();
    let (mut parts, mut left) = (vec![first.clone().collect::<Vec<usize>>()], PAGE.saturating_sub(taken));
    for i in others {
        let is_first = parts.last().is_none_or(|part| part.len() == first.len());
        if needs(table, i) > left && !is_first {
            parts.push(first.clone().collect());
            left = PAGE.saturating_sub(taken);
        }
        left = left.saturating_sub(needs(table, i));
        parts.iter_mut().last().into_iter().for_each(|part| part.push(i));
    }
    parts
}

/// Letters that a column needs for its cells.
fn needs(table: &TableView, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    let widest = cells.map(|cell| cell.text.chars().count()).max().unwrap_or(0);
    let is_number = table.columns.get(column).is_some_and(|c| c.numeric);
    if is_number { widest.clamp(1, 20) + 2 } else { widest.clamp(8, 20) + 2 }
}

/// Columns as wide as their cells need; as their heads need where there is room for all of them.
fn sized(table: &TableView, columns: &[usize]) -> Vec<Column> {
    let longest = |i: usize| {
        let words = table.columns.get(i).map_or("", |c| c.label.as_str()).split_whitespace();
        words.map(|word| word.chars().count()).max().unwrap_or(0) + 2
    };
    let tight: Vec<usize> = columns.iter().map(|i| needs(table, *i)).collect();
    let wide: Vec<usize> = columns.iter().zip(&tight).map(|(i, n)| longest(*i).max(*n)).collect();
    let chosen = if wide.iter().sum::<usize>() <= PAGE { wide } else { tight };
    let column = |(i, width): (&usize, usize)| {
        let column = table.columns.get(*i)?;
        let style = if column.numeric { Style::Number } else { Style::Words };
        Some(Column { head: column.label.clone(), width: width as u32, style })
    };
    columns.iter().zip(chosen).filter_map(column).collect()
}

/// A table of the report, its first column with words and the others with numbers.
pub(super) fn plain(table: PlainTable) -> Block {
    let column = |(i, head)| {
        let (width, style) = if i == 0 { (6, Style::Words) } else { (3, Style::Number) };
        Column { head, width, style }
    };
    let columns = table.heads.into_iter().enumerate().map(column).collect();
    Block::Table(Table { caption: table.caption, columns, rows: table.rows })
}
