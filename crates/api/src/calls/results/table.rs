//! Cells of tables, groups as columns, and tables as CSV.

use super::{Cell, TableView};
use crate::methods::given::Given;
use analysis::codes::Group;
use formats::table::write_csv;
use locale::Catalogue;
use model::ids::*;

impl Given<'_> {
    /// A code as the head of its row; the key opens all its places.
    pub(crate) fn code_cell(&self, code: CodeId, key: Option<String>) -> Cell {
        let text = self.code(code);
        Cell { text, number: None, interval: None, places: key, code: Some(code.to_string()) }
    }

    /// A count; nothing is shown for none.
    pub(crate) fn count_cell(&self, n: u64, key: String) -> Cell {
        let text = if n == 0 { String::new() } else { self.catalogue.integer(n as i64) };
        Cell { text, number: Some(n as f64), interval: None, places: (n > 0).then_some(key), code: None }
    }

    /// A share with its interval, where there is enough for one.
    pub(crate) fn share_cell(&self, share: Option<(f64, (f64, f64))>) -> Cell {
        let Some((share, (low, high))) = share else { return words("–") };
        let percent = |n: f64| self.catalogue.number(n * 100.0, 0);
        let text = format!("{} % ({}–{})", percent(share), percent(low), percent(high));
        Cell {
            text,
            number: Some(share),
            interval: Some([low, share, high].map(|n| n.clamp(0.0, 1.0))),
            places: None,
            code: None,
        }
    }

    /// What a group is called.
    pub(crate) fn group(&self, group: Group) -> String {
        match group {
            Group::All => self.text("report-col-all"),
            Group::Role(role) => role
                .and_then(|r| self.words.roles.get(&r).cloned())
                .unwrap_or_else(|| self.text("report-no-role")),
            Group::Source(source) => self.words.label(source).to_owned(),
            Group::Person(Some(person)) => self.words.pseudonym(person).to_owned(),
            Group::Person(None) => self.text("report-nobody"),
            Group::Evidence(evidence) => {
                self.text(&format!("report-{}", evidence.map_or("nobody", |e| e.word())))
            }
            Group::Coder(coder) => self.words.coders.get(&coder).cloned().unwrap_or_default(),
        }
    }
}

/// A cell of words.
pub(crate) fn words(text: &str) -> Cell {
    Cell { text: text.into(), number: None, interval: None, places: None, code: None }
}

/// The key of a group: it holds as long as the group is in the study.
pub(crate) fn group_key(group: Group) -> String {
    match group {
        Group::All => "all".into(),
        Group::Role(role) => role.map_or("none".into(), |r| r.to_string()),
        Group::Source(source) => source.to_string(),
        Group::Person(person) => person.map_or("none".into(), |p| p.to_string()),
        Group::Evidence(evidence) => evidence.map_or("none".into(), |e| e.word().into()),
        Group::Coder(coder) => coder.to_string(),
    }
}

/// A table as CSV: numbers as numbers with a point, an interval in two columns of its own.
pub(crate) fn csv(table: &TableView, catalogue: &Catalogue) -> Vec<u8> {
    let has_interval: Vec<bool> = (0..table.columns.len())
        .map(|column| table.rows.iter().any(|row| row.get(column).is_some_and(|c| c.interval.is_some())))
        .collect();
    let mut head = Vec::new();
    for (column, wide) in table.columns.iter().zip(&has_interval) {
        head.push(column.label.clone());
        if *wide {
            head.extend(["method-low", "method-high"].map(|key| catalogue.text(key)));
        }
    }
    let row = |cells: &Vec<Cell>| {
        let mut row = Vec::new();
        for (cell, wide) in cells.iter().zip(&has_interval) {
            row.push(cell.number.map_or_else(|| cell.text.clone(), plain));
            if *wide {
                row.extend([0, 2].map(|end| cell.interval.map_or(String::new(), |i| plain(i[end]))));
            }
        }
        row
    };
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    write_csv(&head, table.rows.iter().map(row))
}

/// A number with at most three decimals: two neighbours with more look like a place on a map, and no file leaves with
/// one of those. What is smaller has an exponent.
fn plain(n: f64) -> String {
    if n != 0.0 && n.abs() < 1e-3 { format!("{n:.1e}") } else { ((n * 1e3).round() / 1e3).to_string() }
}
