//! The method in words, with the facts of this study.

use super::plain::PlainTable;
use super::{Report, signed};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use locale::Arg;
use model::CoderId;
use model::event::{Decision, Origin};
use std::collections::BTreeMap;

/// Works that the method stands on. DOIs as text: the report holds no link to a network.
pub const REFERENCES: [&str; 4] = [
    "Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.",
    "Hovland, C. I., Janis, I. L., & Kelley, H. H. (1953). Communication and persuasion: Psychological studies of \
     opinion change. Yale University Press.",
    "MacQueen, K. M., McLellan, E., Kay, K., & Milstein, B. (1998). Codebook development for team-based qualitative \
     analysis. Cultural Anthropology Methods, 10(2), 31–36. doi 10.1177/1525822X980100020301",
    "Miles, M. B., Huberman, A. M., & Saldaña, J. (2014). Qualitative data analysis: A methods sourcebook (3rd ed.). \
     SAGE.",
];

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    parts(report).iter().for_each(|(heading, text)| part(report, h, heading, text));
    coders(report, h);
    let (heading, text) = logged(report);
    part(report, h, heading, &text);
    references(report, h);
}

/// The keys of what each part is about, and its words.
pub fn parts(report: &Report<'_>) -> Vec<(&'static str, String)> {
    let options = &report.input.chains.options;
    let seed = options.seed.to_string();
    let codes = report.view().codes.len() as u64;
    let window =
        [("turns", Arg::Number(options.max_turns.into())), ("hours", Arg::Number(options.max_hours.into()))];
    let bootstrap = [
        ("samples", Arg::Number(options.samples.into())),
        ("seed", Arg::Text(&seed)),
        ("n", Arg::Number(signed(analysis::chains::ENOUGH_CONVERSATIONS))),
    ];
    let coders = counts(report).len() as u64;
    vec![
        ("report-method-sor", report.text("report-method-sor-text")),
        ("report-method-codebook", report.count("report-method-codebook-text", codes)),
        ("report-method-chains", report.with("report-method-chains-text", &window)),
        ("report-method-evidence", report.text("report-method-evidence-text")),
        ("report-method-bootstrap", report.with("report-method-bootstrap-text", &bootstrap)),
        ("report-method-counting", report.text("report-method-counting-text")),
        ("report-method-rules", rules(report)),
        ("report-method-coders", report.count("report-method-coders-text", coders)),
    ]
}

/// The part about the log, which stands behind the table of coders.
pub fn logged(report: &Report<'_>) -> (&'static str, String) {
    ("report-method-log", log(report))
}

fn part(report: &Report<'_>, h: &mut Html, heading: &str, text: &str) {
    h.el("p", &[], |h| _ = h.line("b", &[], &report.text(heading)).text(" ").text(text));
    h.gap();
}

/// How many proposals there were and what became of them.
fn rules(report: &Report<'_>) -> String {
    let state = report.view().state;
    let mut decided = [0i64; 3];
    for coding in state.codings.values().filter(|c| matches!(c.origin, Origin::Rule { .. }) && c.exists()) {
        decided[match coding.decision() {
            Decision::Open => 0,
            Decision::Accepted(_) => 1,
            Decision::Refused(_) => 2,
        }] += 1;
    }
    let all: i64 = decided.iter().sum();
    if all == 0 {
        return report.text("report-method-rules-none");
    }
    let files = report.count("report-n-rule-files", state.rule_sets.len() as u64);
    let args = [
        ("files", Arg::Text(&files)),
        ("all", Arg::Number(all)),
        ("accepted", Arg::Number(decided[1])),
        ("refused", Arg::Number(decided[2])),
        ("open", Arg::Number(decided[0])),
    ];
    report.with("report-method-rules-text", &args)
}

/// The accepted codings of each coder: own ones, and proposals taken over.
fn counts(report: &Report<'_>) -> BTreeMap<CoderId, (u64, u64)> {
    let view = report.view();
    let mut counts: BTreeMap<CoderId, (u64, u64)> = BTreeMap::new();
    for coding in &view.codings {
        let own = view.state.codings.get(&coding.id).is_some_and(|c| matches!(c.origin, Origin::Coder(_)));
        let count = counts.entry(coding.coder).or_default();
        if own { count.0 += 1 } else { count.1 += 1 }
    }
    counts
}

/// Who coded, and how much.
pub fn coders_plain(report: &Report<'_>) -> PlainTable {
    let words = report.view().words;
    let name = |id: &CoderId| words.coders.get(id).cloned().unwrap_or_else(|| id.short());
    let mut rows: Vec<_> = counts(report).iter().map(|(id, n)| (name(id), *n, *id)).collect();
    rows.sort();
    let heads =
        ["report-col-coder", "report-col-own", "report-col-taken"].map(|key| report.text(key)).to_vec();
    let row = |(name, (own, taken), _)| vec![name, report.number(own), report.number(taken)];
    PlainTable {
        caption: report.text("report-coders-caption"),
        heads,
        rows: rows.into_iter().map(row).collect(),
    }
}

fn coders(report: &Report<'_>, h: &mut Html) {
    let plain = coders_plain(report);
    let head = |(i, text)| if i == 0 { Head::words(text) } else { Head::number(text) };
    let mut table = Table::new(plain.caption, plain.heads.into_iter().enumerate().map(head).collect());
    let cell = |(i, text)| if i == 0 { Cell::words(text).head() } else { Cell::number(text) };
    for row in plain.rows {
        table.row(row.into_iter().enumerate().map(cell).collect::<Vec<Cell>>());
    }
    table.write(h);
}

fn log(report: &Report<'_>) -> String {
    let state = report.view().state;
    let args = [
        ("batches", Arg::Number(signed(state.batches.len() as u64))),
        ("replicas", Arg::Number(signed(state.replicas.len() as u64))),
    ];
    report.with("report-method-log-text", &args)
}

fn references(report: &Report<'_>, h: &mut Html) {
    h.line("h3", &[], &report.text("report-references")).gap();
    h.el("ul", &[("class", "references")], |h| REFERENCES.iter().for_each(|r| _ = h.line("li", &[], r)));
    h.gap();
}
