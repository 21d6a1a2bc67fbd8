//! The method `matrix`: codes by person, source, role or coder, each number with its places.

use super::found::{Behind, Found, Said, json};
use super::given::Given;
use super::option::{CODERS, Flag, Kind, LEAST, Opt, ROLES, SOURCES};
use super::{Method, codes, pages};
use crate::calls::results::table::group_key;
use crate::calls::results::{ColumnView, ResultView, TableView};
use crate::commands::analyse::{Basis, Table, basis, matrix_told};
use crate::problem::Problem;
use analysis::View;
use analysis::codes::By;
use analysis::matrix::{Matrix, matrix};

/// The row.
pub(super) const METHOD: Method = Method {
    word: "matrix",
    pages: pages!("matrix"),
    options: &[
        Opt {
            word: "by",
            kind: Kind::Word(&["person", "source", "role", "coder"]),
            flag: Some(Flag {
                usual: "informant",
                words: &["informant", "source"],
                ..Flag::new("matrix_by", "by", "GROUP")
            }),
        },
        SOURCES,
        CODERS,
        ROLES,
        LEAST,
    ],
    section: "matrix",
    run: |given| Ok(Box::new(run(given)?)),
};

const BY: [(&str, By); 5] = [
    ("person", By::Informant),
    ("source", By::Source),
    ("role", By::Role),
    ("coder", By::Coder),
    ("informant", By::Informant),
];

struct MatrixFound<'a> {
    view: View<'a>,
    matrix: Matrix,
    by: By,
    least: u64,
}

/// Makes the matrix.
fn run<'a>(given: &Given<'a>) -> Result<MatrixFound<'a>, Problem> {
    let by = given.word("by", &BY)?;
    let least = given.number("min", 1, 0, u64::MAX)?;
    let view = given.view()?;
    Ok(MatrixFound { matrix: matrix(&view, by), view, by, least })
}

impl Found for MatrixFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn json(&self, _: &Given<'_>) -> Result<String, Problem> {
        json(&matrix_told(&self.view, &self.matrix).0)
    }

    fn table(&self, _: &Given<'_>) -> Table {
        matrix_told(&self.view, &self.matrix).1
    }

    fn said(&self, _: &Given<'_>) -> Said {
        Said::default()
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        if self.view.codings.is_empty() {
            return given.empty(&self.view, "method-empty-codings");
        }
        let mut result = given.result(&self.view, given.lead(given.text("method-matrix-lead")));
        result.tables.push(table(given, &self.matrix, self.least));
        result.notes.push(given.text("method-codes-note"));
        result
    }

    fn places(&self, _: &Given<'_>) -> Behind {
        codes::behind(&self.view, self.by)
    }
}

fn table(given: &Given<'_>, found: &Matrix, least: u64) -> TableView {
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
