//! The method `matrix`: codes by person, source, role or coder, each number with its places.

use super::ColumnView;
use super::given::{Given, Made};
use super::table::group_key;
use crate::problem::Problem;
use analysis::codes::By;
use analysis::matrix::{Matrix, matrix};

const BY: [(&str, By); 4] =
    [("person", By::Informant), ("source", By::Source), ("role", By::Role), ("coder", By::Coder)];

/// Makes the matrix.
pub(super) fn run(given: &Given<'_>) -> Result<Made, Problem> {
    let by = given.word("by", &BY)?;
    let least = given.number("min", 1, 0, u64::MAX)?;
    let view = given.view()?;
    if view.codings.is_empty() {
        return Ok(given.empty(&view, "method-empty-codings"));
    }
    let found = matrix(&view, by);
    let mut result = given.result(&view, given.lead(given.text("method-matrix-lead")));
    result.tables.push(table(given, &found, least));
    result.notes.push(given.text("method-codes-note"));
    Ok(Made { view: result, places: super::codes::behind(&view, by) })
}

fn table(given: &Given<'_>, found: &Matrix, least: u64) -> super::TableView {
    let mut columns = vec![given.column("report-col-code", false), given.column("report-col-all", true)];
    let groups = found.columns.iter().map(|g| ColumnView { label: given.group(*g), numeric: true });
    columns.extend(groups);
    let mut table = given.table("matrix", "report-matrix-caption", columns);
    for (code, cells) in found.rows.iter().zip(&found.cells) {
        let all: u64 = cells.iter().map(|c| c.len() as u64).sum();
        if all < least {
            continue;
        }
        let key = code.to_string();
        let mut row = vec![given.code_cell(*code, Some(key.clone())), given.count_cell(all, key.clone())];
        let groups = found.columns.iter().zip(cells);
        row.extend(groups.map(|(g, c)| given.count_cell(c.len() as u64, format!("{key}/{}", group_key(*g)))));
        table.rows.push(row);
    }
    table
}
