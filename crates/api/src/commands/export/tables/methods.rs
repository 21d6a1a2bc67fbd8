//! Tables of the methods: numbers as numbers, an interval in two columns of its own.

use crate::calls::results::{Cell, ResultAsked, TableView};
use crate::methods::given::Given;
use crate::methods::{METHODS, run};
use crate::problem::Problem;
use crate::session::Snapshot;
use formats::sheet::{Sheet, Value};
use locale::Catalogue;
use report::Report;
use std::collections::BTreeMap;

/// Letters that the name of a sheet can have.
const LONGEST: usize = 31;

/// The tables of all methods with their usual options.
pub(super) fn sheets(report: &Report<'_>, snapshot: &Snapshot) -> Result<Vec<Sheet>, Problem> {
    let catalogue = report.input.catalogue;
    let mut all = Vec::new();
    for method in METHODS.iter().map(|method| method.word) {
        let asked = ResultAsked { method: method.into(), options: BTreeMap::new() };
        let given = Given { on_paper: true, ..Given::new(snapshot, catalogue, &asked) };
        all.extend(run(&given)?.view(&given).tables.iter().map(|table| sheet(method, table, catalogue)));
    }
    Ok(all)
}

fn sheet(method: &str, table: &TableView, catalogue: &Catalogue) -> Sheet {
    let name = if method == table.table { method.to_owned() } else { format!("{method}-{}", table.table) };
    let has_interval = |i: usize| table.rows.iter().any(|r| r.get(i).is_some_and(|c| c.interval.is_some()));
    let wide: Vec<bool> = (0..table.columns.len()).map(has_interval).collect();
    let mut head = Vec::new();
    for (column, wide) in table.columns.iter().zip(&wide) {
        head.push(column.label.clone());
        if *wide {
            let end = |key: &str| format!("{} – {}", column.label, catalogue.text(key));
            head.extend(["method-low", "method-high"].map(end));
        }
    }
    let row = |row: &Vec<Cell>| row.iter().zip(&wide).flat_map(|(cell, wide)| values(cell, *wide)).collect();
    let rows = table.rows.iter().map(row).collect();
    Sheet { name: name.chars().take(LONGEST).collect(), head, rows }
}

fn values(cell: &Cell, wide: bool) -> Vec<Value> {
    let mut values = vec![cell.number.map_or_else(|| Value::text(cell.text.as_str()), number)];
    if wide {
        values.extend([0, 2].map(|end| cell.interval.map_or(Value::Nothing, |i| number(i[end]))));
    }
    values
}

/// A number with at most three decimals: two neighbours with more look like a place on a map, and no file leaves with
/// one of those.
fn number(n: f64) -> Value {
    Value::Number((n * 1e3).round() / 1e3)
}
