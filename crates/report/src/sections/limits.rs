//! What this report can't say, and what was left out of it.

use super::{Report, signed};
use crate::html::Html;
use locale::Arg;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    h.line("h3", &[], &report.text("report-left-out")).gap();
    list(h, &left_out(report));
    h.line("h3", &[], &report.text("report-cannot")).gap();
    let keys = ["snowball", "organism", "association", "counts", "masking", "erasure"];
    let sentences: Vec<String> = keys.iter().map(|k| report.text(&format!("report-limit-{k}"))).collect();
    list(h, &sentences);
}

fn list(h: &mut Html, sentences: &[String]) {
    h.el("ul", &[], |h| sentences.iter().for_each(|s| _ = h.line("li", &[], s)));
    h.gap();
}

/// What was left out: each with its number, also where it is none.
fn left_out(report: &Report<'_>) -> Vec<String> {
    let out = &report.view().left_out;
    let state = report.view().state;
    let refused = args(&[
        ("persons", out.refused_persons),
        ("turns", out.refused_turns),
        ("codings", out.refused_codings),
    ]);
    let withdrawn = [
        ("persons", state.withdrawn.persons.len() as u64),
        ("strands", out.withdrawn_strands),
        ("turns", out.withdrawn_turns),
        ("codings", out.withdrawn_codings),
    ];
    vec![
        report.with("report-out-refused", &refused),
        report.with("report-out-withdrawn", &args(&withdrawn)),
        report.count("report-out-proposals", out.open_proposals),
        report.count("report-out-consent", out.unknown_consent),
        report.count("report-out-unattached", report.input.chains.unattached),
        report.text("report-out-interviewers"),
    ]
}

fn args<'a>(numbers: &[(&'a str, u64)]) -> Vec<(&'a str, Arg<'a>)> {
    numbers.iter().map(|(name, n)| (*name, Arg::Number(signed(*n)))).collect()
}
