//! What follows a stimulus: the flow, the table by stimulus, and the organism by final response.

use super::{Report, figure, flow, signed, told};
use crate::figures::Tone;
use crate::figures::interval::{Interval, interval};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use analysis::chains::{ENOUGH_CONVERSATIONS, End, Row};
use locale::Arg;
use model::{CodeId, Component};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of numbers in the table by stimulus.
const STIMULUS_COLUMNS: [&str; 5] = [
    "report-col-packages",
    "report-col-conversations",
    "report-col-known",
    "report-col-answered",
    "report-col-share",
];

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let chains = report.input.chains;
    h.p(&intro(report));
    if chains.packages.is_empty() {
        h.p(&report.text("report-chains-none"));
    } else {
        h.p(&report.text("report-chains-reading"));
        if let Some(few) = too_few(report) {
            report.warning(h, &few);
        }
        if let Some(svg) = flow::picture(report) {
            figure(h, &svg, &report.text("report-flow-title"));
        }
        by_stimulus(report, h);
        ends_by_stimulus(report, h);
        organism_by_end(report, h);
        h.line("p", &[("class", "small")], &report.text("report-chains-words")).gap();
    }
    told::write(report, h);
}

/// How many packages, in which direction, in which window.
pub fn intro(report: &Report<'_>) -> String {
    let chains = report.input.chains;
    let packages = report.count("report-n-packages", chains.packages.len() as u64);
    let chats = report.count("report-n-conversations", chains.conversations);
    let args = [
        ("packages", Arg::Text(&packages)),
        ("conversations", Arg::Text(&chats)),
        ("direction", Arg::Text(&direction(report))),
        ("turns", Arg::Number(chains.options.max_turns.into())),
        ("hours", Arg::Number(chains.options.max_hours.into())),
    ];
    report.with("report-chains-intro", &args)
}

/// Who stimulates whom, in words.
fn direction(report: &Report<'_>) -> String {
    let options = &report.input.chains.options;
    let (from, to) = (report.role(options.from), report.role(options.to));
    let args = [("from", Arg::Text(&from)), ("to", Arg::Text(&to))];
    match (options.from, options.to) {
        (None, None) => report.text("report-direction-both"),
        (Some(_), None) => report.with("report-direction-from", &args[..1]),
        (None, Some(_)) => report.with("report-direction-to", &args[1..]),
        (Some(_), Some(_)) => report.with("report-direction", &args),
    }
}

/// That there is too little data for an interval, where there is.
pub fn too_few(report: &Report<'_>) -> Option<String> {
    let few: Vec<&Row> = report.input.chains.rows.iter().filter(|r| r.interval.is_none()).collect();
    if few.is_empty() {
        return None;
    }
    if few.len() == report.input.chains.rows.len() {
        return Some(report.count("report-few-all", ENOUGH_CONVERSATIONS));
    }
    let names: Vec<&str> = few.iter().map(|r| report.brief(r.code)).collect();
    let args = [("codes", Arg::Text(&names.join(", "))), ("n", Arg::Number(signed(ENOUGH_CONVERSATIONS)))];
    Some(report.with("report-few-some", &args))
}

/// How an end is called.
pub fn end_label(report: &Report<'_>, end: End) -> String {
    match end {
        End::Response(code) => report.brief(code).to_owned(),
        End::NoResponse => report.text("report-end-no-response"),
        End::PassedOver => report.text("report-end-passed-over"),
        End::NotCoded => report.text("report-end-not-coded"),
        End::WindowExpired => report.text("report-end-window-expired"),
        End::RecordEnds => report.text("report-end-record-ends"),
        End::Unknown => report.text("report-end-unknown"),
    }
}

fn by_stimulus(report: &Report<'_>, h: &mut Html) {
    let mut heads = vec![Head::words(report.text("report-component-s"))];
    for key in STIMULUS_COLUMNS {
        heads.push(Head::number(report.text(key)));
    }
    heads.push(Head::words(report.text("report-col-interval")));
    let mut table = Table::new(report.text("report-stimulus-caption"), heads);
    for row in &report.input.chains.rows {
        // Without an interval a share would say more than so few conversations can.
        let share = row
            .share
            .filter(|_| row.interval.is_some())
            .map_or_else(|| "–".to_owned(), |s| report.percent(s));
        let mut cells = vec![Cell::html(report.code(row.code)).head()];
        let known = row.ends.iter().filter(|(end, _)| end.is_known()).map(|(_, n)| n).sum();
        cells.extend(
            [row.packages, row.conversations, known, row.answered].map(|n| Cell::number(report.number(n))),
        );
        cells.push(Cell::number(share));
        cells.push(interval_cell(report, row));
        table.row(cells);
    }
    table.write(h);
    if report.input.chains.rows.iter().any(|r| r.interval.is_some_and(|(low, high)| low == high)) {
        h.line("p", &[("class", "small")], &report.text("report-no-width")).gap();
    }
}

fn interval_cell(report: &Report<'_>, row: &Row) -> Cell {
    let (Some(share), Some(ends)) = (row.share, row.interval) else {
        return Cell::words(report.text("report-counts-only-cell")).class("soft small");
    };
    let low = report.catalogue().number(ends.0 * 100.0, 0);
    let figures = format!("{low}–{}", report.percent(ends.1));
    let title = format!("{}: {} ({figures})", report.brief(row.code), report.percent(share));
    let svg = interval(&Interval { title, share, ends, tone: Tone::Of(Component::Response) });
    let html = Html::build(|h| {
        h.svg(&svg).text(" ").line("span", &[("class", "nowrap")], &figures);
    });
    Cell::html(html).class("interval")
}

/// For each stimulus code the ends of its packages.
fn ends_by_stimulus(report: &Report<'_>, h: &mut Html) {
    let rows = &report.input.chains.rows;
    let found: BTreeSet<(usize, End)> =
        rows.iter().flat_map(|r| &r.ends).map(|(end, _)| order(report, *end)).collect();
    let ends: Vec<End> = found.into_iter().map(|(_, end)| end).collect();
    let mut table =
        Table::new(report.text("report-ends-caption"), crossed_heads(report, "report-component-s", &ends));
    for row in rows {
        let counts: BTreeMap<End, u64> = row.ends.iter().copied().collect();
        table.row(crossed_row(report, report.code(row.code), &ends, &counts));
    }
    h.line("h3", &[], &report.text("report-ends")).gap();
    table.class("crossed").write(h);
}

fn crossed_heads(report: &Report<'_>, first: &str, ends: &[End]) -> Vec<Head> {
    let heads = ends.iter().map(|end| Head::upright(end_label(report, *end)));
    [Head::words(report.text(first))].into_iter().chain(heads).collect()
}

fn crossed_row(report: &Report<'_>, head: Html, ends: &[End], counts: &BTreeMap<End, u64>) -> Vec<Cell> {
    let cells = ends.iter().map(|end| match counts.get(end) {
        Some(n) if *n > 0 => Cell::number(report.number(*n)),
        _ => Cell::number("·").class("none"),
    });
    [Cell::html(head).head()].into_iter().chain(cells).collect()
}

/// The order of ends: responses as in the codebook, then the others.
pub fn order(report: &Report<'_>, end: End) -> (usize, End) {
    let place = |code: CodeId| report.view().codes.iter().position(|c| *c == code).unwrap_or(usize::MAX - 1);
    match end {
        End::Response(code) => (place(code), end),
        _ => (usize::MAX, end),
    }
}

/// For each O code and end the packages that show both; a package counts once in a cell.
fn organism_by_end(report: &Report<'_>, h: &mut Html) {
    let all = organism_counts(report);
    let found: BTreeSet<(usize, End)> =
        all.values().flat_map(|c| c.keys()).map(|end| order(report, *end)).collect();
    let ends: Vec<End> = found.into_iter().map(|(_, end)| end).collect();
    let heads = crossed_heads(report, "report-component-o", &ends);
    let mut table = Table::new(report.text("report-organism-caption"), heads).class("crossed");
    for code in report.view().codes.iter().copied().map(Some).chain([None]) {
        let Some(counts) = all.get(&code) else { continue };
        let head = code.map_or_else(|| nothing_visible(report), |code| report.code(code));
        table.row(crossed_row(report, head, &ends, counts));
    }
    h.line("h3", &[], &report.text("report-organism")).gap();
    table.write(h);
}

fn nothing_visible(report: &Report<'_>) -> Html {
    Html::build(|h| {
        h.el("span", &[("class", "name")], |h| {
            h.empty("span", &[("class", "mark e4")]).text(&report.text("report-nothing-visible"));
        });
    })
}

pub fn organism_counts(report: &Report<'_>) -> BTreeMap<Option<CodeId>, BTreeMap<End, u64>> {
    let mut counts: BTreeMap<Option<CodeId>, BTreeMap<End, u64>> = BTreeMap::new();
    for package in &report.input.chains.packages {
        let mut pairs = BTreeSet::new();
        for stimulus in &package.stimuli {
            let shown: BTreeSet<Option<CodeId>> = stimulus.organism.iter().map(|o| Some(o.code)).collect();
            let shown = if shown.is_empty() { BTreeSet::from([None]) } else { shown };
            pairs.extend(shown.into_iter().map(|o| (o, stimulus.end)));
        }
        pairs.into_iter().for_each(|(o, end)| *counts.entry(o).or_default().entry(end).or_insert(0) += 1);
    }
    counts
}
