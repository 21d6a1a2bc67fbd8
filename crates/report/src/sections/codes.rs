//! How often each code was used: the picture, the table, and what the O codes rest on.

use super::{Report, figure};
use crate::figures::Tone;
use crate::figures::bars::{Bar, BarGroup, Bars, bars};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use analysis::codes::{By, CodeRow, Codes, Group, codes};
use model::{Component, Evidence};

/// Columns by role that fit; with more roles they are left out.
const ROLES: usize = 6;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let table = codes(report.view(), By::Role);
    if table.rows.iter().all(|r| r.codings == 0) {
        h.p(&report.text("report-codes-none"));
        return;
    }
    h.p(&report.text("report-codes-intro"));
    picture(report, h, &table);
    counts(report, h, &table);
    unused(report, h, &table);
    evidence(report, h);
}

fn used(table: &Codes) -> impl Iterator<Item = &CodeRow> {
    table.rows.iter().filter(|r| r.codings > 0)
}

fn picture(report: &Report<'_>, h: &mut Html, table: &Codes) {
    figure(h, &svg(report, table), &report.text("report-bars-title"));
}

/// The bars of all codes that are in use.
pub fn svg(report: &Report<'_>, table: &Codes) -> String {
    let groups = Component::ALL.into_iter().map(|component| BarGroup {
        label: report.component(component),
        tone: Tone::Of(component),
        bars: used(table)
            .filter(|r| report.view().component(r.code) == component)
            .map(|r| bar(report, r))
            .collect(),
    });
    let picture = Bars {
        title: report.text("report-bars-title"),
        description: report.text("report-bars-description"),
        groups: groups.filter(|g| !g.bars.is_empty()).collect(),
    };
    bars(&picture)
}

fn bar(report: &Report<'_>, row: &CodeRow) -> Bar {
    let sources = report.count("report-n-sources", row.sources);
    let persons = report.count("report-n-persons", row.persons);
    Bar {
        label: report.brief(row.code).to_owned(),
        value: row.codings,
        number: report.number(row.codings),
        note: format!("{sources} · {persons}"),
    }
}

fn counts(report: &Report<'_>, h: &mut Html, table: &Codes) {
    let roles = if table.groups.len() <= ROLES { &table.groups[..] } else { &[] };
    let mut heads = vec![Head::words(report.text("report-col-code"))];
    for key in ["report-col-codings", "report-col-turns", "report-col-sources", "report-col-persons"] {
        heads.push(Head::number(report.text(key)));
    }
    for role in roles {
        let Group::Role(role) = role else { continue };
        heads.push(Head::number(report.role(*role)));
    }
    let mut out = Table::new(report.text("report-codes-caption"), heads);
    for row in used(table) {
        let mut cells = vec![Cell::html(report.code(row.code)).head()];
        let numbers = [row.codings, row.turns, row.sources, row.persons];
        cells.extend(numbers.iter().map(|n| Cell::number(report.number(*n))));
        cells.extend(row.by_group.iter().take(roles.len()).map(|n| count(report, *n).class("by")));
        out.row(cells);
    }
    out.write(h);
}

/// A count; a point where there is none.
fn count(report: &Report<'_>, n: u64) -> Cell {
    if n == 0 { Cell::number("·").class("none") } else { Cell::number(report.number(n)) }
}

fn unused(report: &Report<'_>, h: &mut Html, table: &Codes) {
    let names: Vec<&str> =
        table.rows.iter().filter(|r| r.codings == 0).map(|r| report.brief(r.code)).collect();
    if !names.is_empty() {
        let text = report.with("report-codes-unused", &[("codes", locale::Arg::Text(&names.join(", ")))]);
        h.line("p", &[("class", "small")], &text).gap();
    }
}

fn evidence(report: &Report<'_>, h: &mut Html) {
    let table = codes(report.view(), By::Evidence);
    let kinds = Evidence::ALL.map(Some);
    let column = |e: Option<Evidence>| table.groups.iter().position(|g| *g == Group::Evidence(e));
    let mut heads = vec![Head::words(report.text("report-col-code"))];
    heads.extend(
        ["shown", "self-reported", "attributed"].map(|e| Head::number(report.text(&format!("report-{e}")))),
    );
    let mut out = Table::new(report.text("report-evidence-caption"), heads);
    for row in used(&table).filter(|r| report.view().component(r.code) == Component::Organism) {
        let mut cells = vec![Cell::html(report.code(row.code)).head()];
        cells.extend(kinds.iter().map(|e| count(report, column(*e).map_or(0, |i| row.by_group[i]))));
        out.row(cells);
    }
    h.line("h3", &[], &report.text("report-evidence")).gap();
    h.p(&report.text("report-evidence-intro"));
    out.write(h);
}
