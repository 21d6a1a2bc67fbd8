//! What interviews tell of the organism: counted by informant, never pooled with what is shown in chats.

use super::Report;
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use analysis::codes::Group;
use analysis::view::Counted;
use model::source::Part;
use model::{CodeId, Component, Evidence, SourceKind};
use std::collections::{BTreeMap, BTreeSet};

/// Rows that are shown.
const ROWS: usize = 40;

/// Writes the table of O codings in interviews by informant.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let view = report.view();
    let told: Vec<&Counted> = view.codings.iter().filter(|c| is_told(report, c)).collect();
    h.line("h3", &[], &report.text("report-told")).gap();
    h.p(&report.text("report-told-intro"));
    if told.is_empty() {
        h.p(&report.text("report-told-none"));
        return;
    }
    let used: BTreeSet<CodeId> = told.iter().map(|c| c.code).collect();
    let codes: Vec<CodeId> = view.codes.iter().copied().filter(|c| used.contains(c)).collect();
    let mut heads = vec![Head::words(report.text("report-informant"))];
    heads.extend(codes.iter().map(|c| Head::upright(report.brief(*c))));
    let mut table = Table::new(report.text("report-told-caption"), heads).class("crossed");
    let rows = rows(report, &told);
    for (name, cells) in rows.iter().take(ROWS) {
        let mut row = vec![Cell::words(&name.1).head()];
        row.extend(codes.iter().map(|c| match cells.get(c) {
            Some((own, others)) => {
                Cell::number(format!("{} + {}", report.number(*own), report.number(*others)))
            }
            None => Cell::number("·").class("none"),
        }));
        table.row(row);
    }
    table.write(h);
    report.more(h, "report-more-persons", rows.len().saturating_sub(ROWS));
}

fn is_told(report: &Report<'_>, coding: &Counted) -> bool {
    coding.component == Component::Organism
        && report.view().kind(coding.place.source) == SourceKind::Interview
        && coding.speaker.is_none_or(|s| report.view().part(s) != Some(Part::Interviewer))
        && matches!(coding.evidence, Some(Evidence::SelfReported | Evidence::Attributed))
}

type Row = BTreeMap<CodeId, (u64, u64)>;

/// By informant: for each code how often it is self-reported and how often said of others.
fn rows(report: &Report<'_>, told: &[&Counted]) -> BTreeMap<(bool, String), Row> {
    let mut rows: BTreeMap<(bool, String), Row> = BTreeMap::new();
    for coding in told {
        let group = analysis::codes::group_of(report.view(), analysis::codes::By::Informant, coding);
        let name = match group {
            Group::Person(Some(person)) => (false, report.person(person)),
            _ => (true, report.text("report-nobody")),
        };
        let cell = rows.entry(name).or_default().entry(coding.code).or_default();
        match coding.evidence {
            Some(Evidence::SelfReported) => cell.0 += 1,
            _ => cell.1 += 1,
        }
    }
    rows
}
