//! What methods and the report give, as blocks of a Word document. A method joins by its result alone.

use crate::calls::results::{Cell, ColumnView, FigureView, ResultView, TableView};
use crate::problem::Problem;
use formats::docx_write::{Block, Column, Document, Figure, Names, Style, Table, write};
use locale::Catalogue;
use report::PlainTable;
use std::collections::BTreeSet;

/// Columns of numbers that a page has room for beside the first column.
const COLUMNS: usize = 12;
/// Columns up to which those with numbers are wide and the first one is narrow.
const FEW: usize = 7;

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
pub(crate) fn of_result(result: &ResultView, told: &mut BTreeSet<String>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(result.lead.clone())];
    blocks.extend(result.figures.iter().map(figure));
    blocks.extend(result.tables.iter().filter(|t| !t.rows.is_empty()).flat_map(tables));
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

/// A table; one that is too wide for a page as several, each with the first column.
fn tables(table: &TableView) -> Vec<Block> {
    let all: Vec<usize> = (1..table.columns.len()).collect();
    let parts: Vec<&[usize]> = if all.is_empty() { vec![&[]] } else { all.chunks(COLUMNS).collect() };
    let caption = |number: usize| match parts.len() {
        1 => table.title.clone(),
        count => format!("{} ({number}/{count})", table.title),
    };
    let part = |(number, columns): (usize, &&[usize])| {
        let columns: Vec<usize> = [0].into_iter().chain(columns.iter().copied()).collect();
        let cells = |row: &Vec<Cell>| {
            columns.iter().map(|i| row.get(*i).map_or_else(String::new, |c| c.text.clone())).collect()
        };
        let found = columns.iter().filter_map(|i| Some((table.columns.get(*i)?, widest(table, *i))));
        Block::Table(Table {
            caption: caption(number),
            columns: found.map(|(c, widest)| column(c, widest, columns.len() <= FEW)).collect(),
            rows: table.rows.iter().map(cells).collect(),
        })
    };
    (1..).zip(&parts).map(part).collect()
}

/// The letters of the longest cell of a column.
fn widest(table: &TableView, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    cells.map(|cell| cell.text.chars().count()).max().unwrap_or(0)
}

fn column(column: &ColumnView, widest: usize, few: bool) -> Column {
    let (width, style) = match (column.numeric, widest) {
        (false, _) => (if few { 5 } else { 10 }, Style::Words),
        (true, ..6) => (3, Style::Number),
        (true, _) => (6, Style::Number),
    };
    Column { head: column.label.clone(), width, style }
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
