//! The matrix: codes by informant or by source, and the places behind each row.

use super::{Report, quotes};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use analysis::codes::{By, Group};
use analysis::matrix::{Matrix, matrix};
use locale::Arg;
use model::CodeId;

/// Columns that are shown; of more, those with the most codings.
const COLUMNS: usize = 30;
/// Places that a row names.
const PLACES: usize = 24;
/// Columns from which the table takes a page turned on its side.
const WIDE: usize = 16;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let by = match report.input.options.matrix_by {
        By::Source => By::Source,
        _ => By::Informant,
    };
    let matrix = matrix(report.view(), by);
    if matrix.rows.is_empty() {
        h.p(&report.text("report-codes-none"));
        return;
    }
    let columns = columns(&matrix);
    let by_source = by == By::Source;
    h.p(&report.text(if by_source { "report-matrix-intro-source" } else { "report-matrix-intro-informant" }));
    let left = matrix.columns.len() - columns.len();
    report.more(
        h,
        if by_source { "report-matrix-left-sources" } else { "report-matrix-left-informants" },
        left,
    );
    let class = if columns.len() > WIDE { "wide" } else { "" };
    h.el("div", &[("class", class)], |h| table(report, h, &matrix, &columns));
    places(report, h, &matrix);
}

fn codings(matrix: &Matrix, column: usize) -> usize {
    matrix.cells.iter().map(|row| row[column].len()).sum()
}

/// The columns that are shown, in their order.
fn columns(matrix: &Matrix) -> Vec<usize> {
    let mut columns: Vec<usize> = (0..matrix.columns.len()).collect();
    columns.sort_by_key(|c| (std::cmp::Reverse(codings(matrix, *c)), *c));
    columns.truncate(COLUMNS);
    columns.sort_unstable();
    columns
}

fn name(report: &Report<'_>, group: Group) -> String {
    match group {
        Group::Source(source) => report.view().words.label(source).to_owned(),
        Group::Person(Some(person)) => report.person(person),
        _ => report.text("report-nobody"),
    }
}

fn table(report: &Report<'_>, h: &mut Html, matrix: &Matrix, columns: &[usize]) {
    let names: Vec<String> = columns.iter().map(|c| name(report, matrix.columns[*c])).collect();
    let upright = names.iter().any(|n| n.chars().count() > 4);
    let mut heads = vec![Head::words(report.text("report-col-code"))];
    heads.push(Head::number(report.text("report-col-all")));
    heads.extend(names.into_iter().map(|n| if upright { Head::upright(n) } else { Head::number(n) }));
    let most = matrix.cells.iter().flatten().map(Vec::len).max().unwrap_or(1);
    let mut table = Table::new(report.text("report-matrix-caption"), heads).class("matrix");
    for (code, cells) in matrix.rows.iter().zip(&matrix.cells) {
        let mut row = vec![Cell::html(report.code(*code)).head()];
        let all: usize = cells.iter().map(Vec::len).sum();
        row.push(Cell::number(report.number(all as u64)).class("all"));
        row.extend(columns.iter().map(|c| cell(report, *code, cells[*c].len(), most)));
        table.row(row);
    }
    table.write(h);
}

/// A count on a ground that is the darker the greater it is: five steps by the square root.
fn cell(report: &Report<'_>, code: CodeId, n: usize, most: usize) -> Cell {
    if n == 0 {
        return Cell::number("");
    }
    let step = ((n as f64 / most as f64).sqrt() * 5.0).ceil().clamp(1.0, 5.0) as u8;
    Cell::number(report.number(n as u64)).class(&format!("shade {} a{step}", report.tone(code).class()))
}

/// Where the codings of each row stand; a place with a quote leads to it.
fn places(report: &Report<'_>, h: &mut Html, matrix: &Matrix) {
    h.el("details", &[("class", "places")], |h| {
        h.line("summary", &[], &report.text("report-places")).gap();
        h.el("dl", &[], |h| {
            for (code, cells) in matrix.rows.iter().zip(&matrix.cells) {
                h.el("dt", &[], |h| _ = h.add(&report.code(*code)));
                h.el("dd", &[], |h| row_places(report, h, matrix, cells)).gap();
            }
        });
    });
    h.gap();
}

fn row_places(report: &Report<'_>, h: &mut Html, matrix: &Matrix, cells: &[Vec<usize>]) {
    let all: usize = cells.iter().map(Vec::len).sum();
    let groups = cells.iter().filter(|c| !c.is_empty()).count();
    // Everybody gets a share of the room, so that one with many codings doesn't hide the others.
    let share = if all <= PLACES { PLACES } else { PLACES.div_ceil(groups.max(1)) };
    let mut shown = 0;
    for (group, cell) in matrix.columns.iter().zip(cells).filter(|(_, c)| !c.is_empty()) {
        let room = share.min(PLACES - shown);
        if room == 0 {
            break;
        }
        h.text(if shown > 0 { "; " } else { "" });
        h.line("b", &[], &name(report, *group)).text(" ");
        for (i, index) in cell.iter().take(room).enumerate() {
            h.text(if i > 0 { ", " } else { "" });
            place(report, h, *index);
        }
        shown += cell.len().min(room);
    }
    if all > shown {
        let more = [("n", Arg::Number((all - shown) as i64))];
        h.text(" ").text(&report.with("report-and-more", &more));
    }
}

fn place(report: &Report<'_>, h: &mut Html, index: usize) {
    let label = report.place(&report.view().codings[index].place);
    if report.quotes().has(index) {
        h.line("a", &[("href", &format!("#{}", quotes::anchor(index)))], &label);
    } else {
        h.text(&label);
    }
}
