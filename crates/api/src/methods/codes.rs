//! The method `codes`: how often each code was used, and by whom or where.

use super::found::{Behind, Found, Said, json};
use super::given::{Given, figure};
use super::option::{CODERS, Flag, Kind, LEAST, Opt, ROLES, SOURCES};
use super::{Method, pages};
use crate::calls::results::table::group_key;
use crate::calls::results::{ColumnView, ResultView, TableView};
use crate::commands::analyse::{Basis, Table, basis, codes_told};
use crate::problem::Problem;
use analysis::View;
use analysis::chains::Chains;
use analysis::codes::{By, Codes, codes, group_of};

/// The row.
pub(super) const METHOD: Method = Method {
    word: "codes",
    pages: pages!("codes"),
    options: &[
        Opt {
            word: "by",
            kind: Kind::Word(&["coder", "role", "person", "source"]),
            flag: Some(Flag {
                usual: "component",
                words: &["component", "role", "source", "informant", "evidence", "coder"],
                ..Flag::new("by", "by", "GROUP")
            }),
        },
        SOURCES,
        CODERS,
        ROLES,
        LEAST,
    ],
    section: "codes",
    run: |given| Ok(Box::new(run(given)?)),
};

/// The groups that can be asked for.
const BY: [(&str, By); 7] = [
    ("coder", By::Coder),
    ("role", By::Role),
    ("person", By::Informant),
    ("source", By::Source),
    ("informant", By::Informant),
    ("component", By::Component),
    ("evidence", By::Evidence),
];

struct CodesFound<'a> {
    view: View<'a>,
    codes: Codes,
    by: By,
    least: u64,
}

/// Counts codes.
fn run<'a>(given: &Given<'a>) -> Result<CodesFound<'a>, Problem> {
    let by = given.word("by", &BY)?;
    let least = given.number("min", 1, 0, u64::MAX)?;
    let view = given.view()?;
    Ok(CodesFound { codes: codes(&view, by), view, by, least })
}

impl Found for CodesFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn json(&self, _: &Given<'_>) -> Result<String, Problem> {
        json(&codes_told(&self.view, &self.codes, self.by).0)
    }

    fn table(&self, _: &Given<'_>) -> Table {
        codes_told(&self.view, &self.codes, self.by).1
    }

    fn said(&self, _: &Given<'_>) -> Said {
        Said::default()
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        if self.view.codings.is_empty() {
            return given.empty(&self.view, "method-empty-codings");
        }
        let chains = Chains::default();
        let picture = given.said(&self.view, &chains, |report| report.codes_picture(&self.codes));
        let lead = given.count("method-codes-lead", self.view.codings.len() as u64);
        let mut result = given.result(&self.view, given.lead(lead));
        result.figures.extend(picture.map(figure));
        result.tables.push(table(given, &self.codes, self.least));
        result.notes.push(given.text("method-codes-note"));
        result
    }

    fn places(&self, _: &Given<'_>) -> Behind {
        behind(&self.view, self.by)
    }
}

fn table(given: &Given<'_>, found: &Codes, least: u64) -> TableView {
    let mut columns = vec![given.column("report-col-code", false)];
    for key in ["report-col-codings", "report-col-turns", "report-col-sources", "report-col-persons"] {
        columns.push(given.column(key, true));
    }
    let groups = found.groups.iter().map(|g| ColumnView { label: given.group(*g), numeric: true });
    columns.extend(groups);
    let mut table = given.table("codes", "method-codes-caption", columns);
    for row in found.rows.iter().filter(|r| r.codings >= least) {
        let all = row.code.to_string();
        let mut cells = vec![given.code_cell(row.code, (row.codings > 0).then(|| all.clone()))];
        let counts = [row.codings, row.turns, row.sources, row.persons];
        cells.extend(counts.map(|n| given.count_cell(n, all.clone())));
        let groups = found.groups.iter().zip(&row.by_group);
        cells.extend(groups.map(|(g, n)| given.count_cell(*n, format!("{all}/{}", group_key(*g)))));
        table.rows.push(cells);
    }
    table
}

/// The places behind each code and behind each code of a group.
pub(super) fn behind(view: &View<'_>, by: By) -> Behind {
    let mut places = Behind::new();
    for coding in &view.codings {
        let all = coding.code.to_string();
        let group = format!("{all}/{}", group_key(group_of(view, by, coding)));
        for key in [all, group] {
            places.entry(key).or_default().push((coding.place.clone(), Some(coding.id)));
        }
    }
    places
}
