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
    let withdrawn = report.view().state.withdrawn.persons.len() as u64;
    let speakers = report.count("report-n-speakers", out.withdrawn_strands);
    let conflicts = report.view().state.conflicts().len() as u64;
    let to_settle = (conflicts > 0).then(|| report.count("report-out-conflicts", conflicts));
    let mut lines = vec![
        gone(
            report,
            "report-out-refused",
            out.refused_persons,
            "",
            [out.refused_persons, out.refused_turns, out.refused_codings],
        ),
        gone(
            report,
            "report-out-withdrawn",
            out.withdrawn_strands,
            &speakers,
            [withdrawn, out.withdrawn_turns, out.withdrawn_codings],
        ),
        report.count("report-out-proposals", out.open_proposals),
        report.count("report-out-consent", out.unknown_consent),
        report.count("report-out-unattached", report.input.chains.unattached),
        report.text("report-out-interviewers"),
    ];
    lines.extend(to_settle);
    lines
}

/// A sentence about persons, their turns and the codings on them; `n` decides whether there are any.
fn gone(
    report: &Report<'_>,
    key: &str,
    n: u64,
    speakers: &str,
    [persons, turns, codings]: [u64; 3],
) -> String {
    let persons = report.count("report-n-persons", persons);
    let turns = report.count("report-n-turns", turns);
    let codings = report.count("report-n-codings", codings);
    let args = [
        ("n", Arg::Number(signed(n))),
        ("persons", Arg::Text(&persons)),
        ("speakers", Arg::Text(speakers)),
        ("turns", Arg::Text(&turns)),
        ("codings", Arg::Text(&codings)),
    ];
    report.with(key, &args)
}
