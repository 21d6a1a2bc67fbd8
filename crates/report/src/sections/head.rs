//! The head: title, questions, what was found in one paragraph, and of which state of the study it speaks.

use super::Report;
use crate::html::Html;
use analysis::chains::{ENOUGH_CONVERSATIONS, Row};
use analysis::codes::{By, CodeRow, codes};
use locale::Arg;
use model::{Component, SourceKind};

/// Heads of the study that are written out; more are counted.
const HEADS: usize = 8;

/// Writes the head.
pub fn write(report: &Report<'_>, h: &mut Html) {
    h.gap().el("header", &[], |h| {
        h.line("p", &[("class", "over")], &report.text("report-report")).gap();
        h.line("h1", &[], &report.view().words.title).gap();
        questions(report, h);
        h.el("div", &[("class", "found")], |h| {
            h.p(&holds(report));
            h.p(&finds(report));
        });
        state(report, h);
    });
}

/// The questions in the order in which they were added, masked.
pub fn asked(report: &Report<'_>) -> Vec<String> {
    let view = report.view();
    let mut questions: Vec<_> = view.state.questions.iter().filter(|(_, q)| q.exists()).collect();
    questions.sort_by_key(|(id, q)| (q.added, **id));
    let words = questions.iter().filter_map(|(id, _)| view.words.questions.get(id));
    words.map(|question| report.masker().mask(question)).collect()
}

fn questions(report: &Report<'_>, h: &mut Html) {
    let words = asked(report);
    if words.is_empty() {
        h.line("p", &[("class", "soft")], &report.text("report-no-questions")).gap();
        return;
    }
    h.line("p", &[("class", "label")], &report.count("report-questions", words.len() as u64)).gap();
    h.el("ol", &[("class", "questions")], |h| {
        words.iter().for_each(|q| _ = h.line("li", &[], q));
    });
    h.gap();
}

/// What the study holds, in numbers.
pub fn holds(report: &Report<'_>) -> String {
    let view = report.view();
    let turns: usize =
        view.sources.iter().filter_map(|s| view.words.sources.get(s)).map(|s| s.turns.len()).sum();
    let chats = view.sources.iter().filter(|s| view.kind(**s) == SourceKind::Conversation).count();
    report.with(
        "report-holds",
        &[
            ("sources", Arg::Text(&report.count("report-n-sources", view.sources.len() as u64))),
            ("conversations", Arg::Text(&report.count("report-n-conversations", chats as u64))),
            ("turns", Arg::Text(&report.count("report-n-turns", turns as u64))),
            ("persons", Arg::Text(&report.count("report-n-persons", view.persons().len() as u64))),
            ("codings", Arg::Text(&report.count("report-n-codings", view.codings.len() as u64))),
        ],
    )
}

/// The most frequent stimulus and how often it was answered.
pub fn finds(report: &Report<'_>) -> String {
    let view = report.view();
    let table = codes(view, By::Component);
    let stimuli =
        table.rows.iter().filter(|r| view.component(r.code) == Component::Stimulus && r.codings > 0);
    let Some(most) =
        stimuli.max_by_key(|r| (r.codings, std::cmp::Reverse(view.codes.iter().position(|c| *c == r.code))))
    else {
        return report.text("report-no-stimulus");
    };
    let frequent = frequent(report, most);
    let row = report.input.chains.rows.iter().find(|r| r.code == most.code && r.packages > 0);
    let answered = row.map_or_else(|| report.text("report-no-chains-short"), |r| answered(report, r));
    format!("{frequent} {answered}")
}

fn frequent(report: &Report<'_>, row: &CodeRow) -> String {
    report.with(
        "report-most-frequent",
        &[
            ("code", Arg::Text(report.brief(row.code))),
            ("codings", Arg::Text(&report.count("report-n-codings", row.codings))),
            ("sources", Arg::Text(&report.count("report-n-sources", row.sources))),
        ],
    )
}

/// How often a stimulus was answered: the interval, or why there is none.
fn answered(report: &Report<'_>, row: &Row) -> String {
    let mut args = vec![("answered", Arg::Number(super::signed(row.answered)))];
    let packages = report.count("report-n-packages", row.packages);
    let chats = report.count("report-n-conversations", row.conversations);
    args.extend([("packages", Arg::Text(&packages)), ("conversations", Arg::Text(&chats))]);
    let counts = report.with("report-answered-counts", &args);
    match (row.share, row.interval) {
        (Some(share), Some((low, high))) => {
            let [share, low, high] = [share, low, high].map(|n| report.percent(n));
            let args = [("share", Arg::Text(&share)), ("low", Arg::Text(&low)), ("high", Arg::Text(&high))];
            format!("{counts} {}", report.with("report-answered-share", &args))
        }
        _ => format!("{counts} {}", report.count("report-counts-only", ENOUGH_CONVERSATIONS)),
    }
}

/// The seed, and how many samples were drawn with it.
pub fn seed(report: &Report<'_>) -> String {
    let options = &report.input.chains.options;
    let seed = options.seed.to_string();
    let args = [("seed", Arg::Text(&seed)), ("samples", Arg::Number(options.samples.into()))];
    report.with("report-seed-samples", &args)
}

/// State of the study, version, seed.
fn state(report: &Report<'_>, h: &mut Html) {
    let input = report.input;
    let seed = seed(report);
    h.el("dl", &[("class", "state")], |h| {
        h.line("dt", &[], &report.text("report-state"));
        h.el("dd", &[], |h| {
            for (i, head) in input.heads.iter().take(HEADS).enumerate() {
                h.text(if i > 0 { " " } else { "" }).line("code", &[], head);
            }
            let more = input.heads.len().saturating_sub(HEADS);
            if more > 0 {
                h.text(" ").text(&report.count("report-and-more", more as u64));
            }
        });
        h.line("dt", &[], &report.text("report-version")).line(
            "dd",
            &[],
            &format!("Kelindan {}", input.version),
        );
        h.line("dt", &[], &report.text("report-seed")).line("dd", &[], &seed);
    });
    h.gap();
}
