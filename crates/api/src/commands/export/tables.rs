//! The tables of a study for other programs. Columns have the same names in every language, so that a script that reads
//! them goes on working; tables of methods have the heads that people see.
//!
//! No table has a name, a file name or a contact in it: people are pseudonyms. Words and memos are given only where they
//! are asked for, masked as in the report.

mod methods;
mod study;

use crate::problem::Problem;
use crate::session::Snapshot;
use formats::sheet::{Sheet, Value};
use report::Report;

/// What is given only where it is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Optional {
    /// The words of turns and codings that may be quoted.
    pub words: bool,
    /// The memos that may be shown.
    pub memos: bool,
}

/// A table of the study.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    columns: &'static [&'static str],
    rows: fn(&Report<'_>, Optional) -> Vec<Vec<Value>>,
}

/// The tables in their order. Those of the methods follow them.
pub const TABLES: [Table; 7] = [
    Table { name: "about", columns: &["about", "text"], rows: study::about },
    Table {
        name: "sources",
        columns: &["source", "kind", "turns", "speakers", "first", "last"],
        rows: study::sources,
    },
    Table {
        name: "people",
        columns: &["person", "kind", "consent", "roles", "sources", "turns"],
        rows: study::people,
    },
    Table {
        name: "codebook",
        columns: &[
            "code",
            "component",
            "parent",
            "brief",
            "definition",
            "when_to_use",
            "when_not_to_use",
            "example",
            "retired",
        ],
        rows: study::codebook,
    },
    Table {
        name: "turns",
        columns: &["source", "turn", "kind", "speaker", "role", "time", "precision", "standing", "words"],
        rows: study::turns,
    },
    Table {
        name: "codings",
        columns: &[
            "coding",
            "source",
            "first_turn",
            "last_turn",
            "start",
            "end",
            "code",
            "component",
            "speaker",
            "role",
            "coder",
            "origin",
            "evidence",
            "values",
            "words",
        ],
        rows: study::codings,
    },
    Table { name: "memos", columns: &["on", "kind", "author", "written", "text"], rows: study::memos },
];

/// Columns that hold words of people, and are there only where they are asked for.
const WORDS: &str = "words";

/// The asked table, or all of them.
pub(super) fn sheets(
    report: &Report<'_>,
    snapshot: &Snapshot,
    named: Option<&str>,
    with: Optional,
) -> Result<Vec<Sheet>, Problem> {
    let is_asked = |name: &str| match named {
        Some(named) => name == named,
        None => name != "memos" || with.memos,
    };
    let with = Optional { memos: with.memos || named == Some("memos"), ..with };
    let own = TABLES.iter().filter(|table| is_asked(table.name)).map(|table| sheet(report, table, with));
    let mut all: Vec<Sheet> = own.collect();
    if named.is_none() || all.is_empty() {
        all.extend(methods::sheets(report, snapshot)?.into_iter().filter(|sheet| is_asked(&sheet.name)));
    }
    if all.is_empty() {
        let names = TABLES.iter().map(|table| table.name).collect::<Vec<_>>().join(", ");
        return Err(Problem::new("table-unknown").with("tables", names));
    }
    Ok(all)
}

fn sheet(report: &Report<'_>, table: &Table, with: Optional) -> Sheet {
    let kept = |i: &usize| with.words || table.columns[*i] != WORDS;
    let columns: Vec<usize> = (0..table.columns.len()).filter(kept).collect();
    let row = |row: Vec<Value>| {
        columns.iter().map(|i| row.get(*i).cloned().unwrap_or(Value::Nothing)).collect::<Vec<Value>>()
    };
    Sheet {
        name: table.name.into(),
        head: columns.iter().map(|i| table.columns[*i].to_owned()).collect(),
        rows: (table.rows)(report, with).into_iter().map(row).collect(),
    }
}
