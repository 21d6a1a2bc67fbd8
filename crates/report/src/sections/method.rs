//! The method in words, with the facts of this study.

use super::{Report, signed};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use locale::Arg;
use model::CoderId;
use model::event::{Decision, Origin};
use std::collections::BTreeMap;

/// Works that the method stands on. DOIs as text: the report holds no link to a network.
const REFERENCES: [&str; 4] = [
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
    let options = &report.input.chains.options;
    let seed = options.seed.to_string();
    part(report, h, "report-method-sor", &report.text("report-method-sor-text"));
    let codes = report.view().codes.len() as u64;
    part(report, h, "report-method-codebook", &report.count("report-method-codebook-text", codes));
    let window =
        [("turns", Arg::Number(options.max_turns.into())), ("hours", Arg::Number(options.max_hours.into()))];
    part(report, h, "report-method-chains", &report.with("report-method-chains-text", &window));
    part(report, h, "report-method-evidence", &report.text("report-method-evidence-text"));
    let bootstrap = [
        ("samples", Arg::Number(options.samples.into())),
        ("seed", Arg::Text(&seed)),
        ("n", Arg::Number(signed(analysis::chains::ENOUGH_CONVERSATIONS))),
    ];
    part(report, h, "report-method-bootstrap", &report.with("report-method-bootstrap-text", &bootstrap));
    part(report, h, "report-method-counting", &report.text("report-method-counting-text"));
    part(report, h, "report-method-rules", &rules(report));
    coders(report, h);
    part(report, h, "report-method-log", &log(report));
    references(report, h);
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

/// Who coded, and how much: of the accepted codings, own ones and proposals taken over.
fn coders(report: &Report<'_>, h: &mut Html) {
    let view = report.view();
    let mut counts: BTreeMap<CoderId, (u64, u64)> = BTreeMap::new();
    for coding in &view.codings {
        let own = view.state.codings.get(&coding.id).is_some_and(|c| matches!(c.origin, Origin::Coder(_)));
        let count = counts.entry(coding.coder).or_default();
        if own { count.0 += 1 } else { count.1 += 1 }
    }
    part(report, h, "report-method-coders", &report.count("report-method-coders-text", counts.len() as u64));
    let name = |id: &CoderId| view.words.coders.get(id).cloned().unwrap_or_else(|| id.short());
    let mut rows: Vec<_> = counts.iter().map(|(id, n)| (name(id), *n, *id)).collect();
    rows.sort();
    let heads = vec![
        Head::words(report.text("report-col-coder")),
        Head::number(report.text("report-col-own")),
        Head::number(report.text("report-col-taken")),
    ];
    let mut table = Table::new(report.text("report-coders-caption"), heads);
    for (name, (own, taken), _) in rows {
        let numbers = [own, taken].map(|n| Cell::number(report.number(n)));
        table.row([Cell::words(name).head()].into_iter().chain(numbers).collect());
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
