//! The method `codes`: how often each code was used, and by whom or where.

use super::ColumnView;
use super::given::{Behind, Given, Made, figure};
use super::table::group_key;
use crate::problem::Problem;
use analysis::View;
use analysis::chains::Chains;
use analysis::codes::{By, Codes, codes, group_of};

/// The groups that can be asked for.
pub(super) const BY: [(&str, By); 4] =
    [("coder", By::Coder), ("role", By::Role), ("person", By::Informant), ("source", By::Source)];

/// Counts codes.
pub(super) fn run(given: &Given<'_>) -> Result<Made, Problem> {
    let by = given.word("by", &BY)?;
    let least = given.number("min", 1, 0, u64::MAX)?;
    let view = given.view()?;
    if view.codings.is_empty() {
        return Ok(given.empty(&view, "method-empty-codings"));
    }
    let found = codes(&view, by);
    let chains = Chains::default();
    let picture = given.said(&view, &chains, |report| report.codes_picture(&found));
    let mut result =
        given.result(&view, given.lead(given.count("method-codes-lead", view.codings.len() as u64)));
    result.figures.extend(picture.map(figure));
    result.tables.push(table(given, &found, least));
    result.notes.push(given.text("method-codes-note"));
    Ok(Made { view: result, places: behind(&view, by) })
}

fn table(given: &Given<'_>, found: &Codes, least: u64) -> super::TableView {
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
