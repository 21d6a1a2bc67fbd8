//! What this report can't say, and what was left out of it.

use super::{Report, signed};
use crate::html::Html;
use analysis::view::Tally;
use locale::Arg;
use model::Standing;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    h.line("h3", &[], &report.text("report-left-out")).gap();
    list(h, &left_out(report));
    h.line("h3", &[], &report.text("report-cannot")).gap();
    list(h, &cannot(report));
}

/// What the report can't say.
pub fn cannot(report: &Report<'_>) -> Vec<String> {
    let keys = ["snowball", "organism", "association", "counts", "masking", "erasure"];
    keys.iter().map(|k| report.text(&format!("report-limit-{k}"))).collect()
}

fn list(h: &mut Html, sentences: &[String]) {
    h.el("ul", &[], |h| sentences.iter().for_each(|s| _ = h.line("li", &[], s)));
    h.gap();
}

/// What was left out: each with its number, also where it is none.
pub fn left_out(report: &Report<'_>) -> Vec<String> {
    let out = &report.view().left_out;
    let (refused, withdrawn) = (out.of(Standing::Refused), out.of(Standing::Withdrawn));
    let speakers = report.count("report-n-speakers", out.withdrawn_strands);
    let conflicts = report.view().state.conflicts().len() as u64;
    let to_settle = (conflicts > 0).then(|| report.count("report-out-conflicts", conflicts));
    let mut lines = vec![
        rule(report),
        gone(report, "report-out-refused", refused.persons, "", refused),
        gone(report, "report-out-withdrawn", out.withdrawn_strands, &speakers, withdrawn),
        report.count("report-out-proposals", out.open_proposals),
        report.count("report-out-consent", out.unknown_consent),
        report.count("report-out-unattached", report.input.chains.unattached),
        report.text("report-out-interviewers"),
    ];
    let rest = [
        ("report-out-other-party", Standing::OtherParty),
        ("report-out-not-agreed", Standing::NotAgreed),
        ("report-out-asked", Standing::Asked),
        ("report-out-hidden", Standing::Hidden),
    ];
    for (key, why) in rest.into_iter().filter(|(_, why)| out.of(*why).turns > 0) {
        lines.push(gone(report, key, out.of(why).turns, "", out.of(why)));
    }
    if out.unquoted_turns > 0 {
        lines.push(report.count("report-out-unquoted", out.unquoted_turns));
    }
    if out.destroyed_turns > 0 {
        lines.push(report.count("report-out-destroyed", out.destroyed_turns));
    }
    lines.extend(to_settle);
    lines
}

/// What holds for other parties, and on what ground.
fn rule(report: &Report<'_>) -> String {
    let ground = &report.view().words.study.other_parties;
    let until = ground.until.map(|day| day.to_string()).unwrap_or_default();
    let args = [
        ("number", Arg::Text(&ground.number)),
        ("reason", Arg::Text(&ground.reason)),
        ("until", Arg::Text(&until)),
    ];
    report.with(&format!("report-rule-{}", report.view().left_out.rule.word()), &args)
}

/// A sentence about persons, their turns and the codings on them; `n` decides whether there are any.
fn gone(report: &Report<'_>, key: &str, n: u64, speakers: &str, left: Tally) -> String {
    let persons = report.count("report-n-persons", left.persons);
    let turns = report.count("report-n-turns", left.turns);
    let codings = report.count("report-n-codings", left.codings);
    let args = [
        ("n", Arg::Number(signed(n))),
        ("persons", Arg::Text(&persons)),
        ("speakers", Arg::Text(speakers)),
        ("turns", Arg::Text(&turns)),
        ("codings", Arg::Text(&codings)),
    ];
    report.with(key, &args)
}
