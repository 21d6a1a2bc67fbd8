//! Memos by kind.

use super::Report;
use super::plain::PlainMemo;
use crate::html::Html;
use analysis::view::Counted;
use locale::Arg;
use model::Place;
use model::event::{MemoKind, Subject};
use model::state::Memo;
use model::{LocalTime, MemoId, Precision};

/// Memos of a kind that are shown.
const SHOWN: usize = 100;
/// Characters of a memo.
const LENGTH: usize = 1200;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let memos = all(report);
    if memos.is_empty() {
        h.p(&report.text("report-memos-none"));
        return;
    }
    h.p(&report.count("report-memos-intro", memos.len() as u64));
    let (shown, hidden): (Vec<_>, Vec<_>) = memos.into_iter().partition(|(id, m)| is_shown(report, **id, m));
    for kind in MemoKind::ALL {
        let of_kind: Vec<_> = shown.iter().filter(|(_, m)| m.kind() == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        h.el("h3", &[], |h| {
            h.text(&report.text(&format!("report-memo-{}", kind.word()))).text(" ");
            h.line("span", &[("class", "soft")], &report.number(of_kind.len() as u64));
        });
        h.gap();
        of_kind.iter().take(SHOWN).for_each(|(id, m)| memo(report, h, **id, m));
        report.more(h, "report-more-memos", of_kind.len().saturating_sub(SHOWN));
    }
    report.more(h, "report-memos-hidden", hidden.len());
}

/// All memos in the order in which they were written.
fn all<'r>(report: &'r Report<'_>) -> Vec<(&'r MemoId, &'r Memo)> {
    let state = report.view().state;
    let mut memos: Vec<(&MemoId, &Memo)> = state.memos.iter().filter(|(_, m)| m.exists()).collect();
    memos.sort_by_key(|(id, m)| (m.added, **id));
    memos
}

/// The words of the memos that may be shown on a coding and on its very place.
pub(crate) fn on(report: &Report<'_>, coding: &Counted) -> Vec<String> {
    let is_on = |memo: &Memo| match &memo.on {
        Subject::Coding(id) => *id == coding.id,
        Subject::Place(place) => *place == coding.place,
        _ => false,
    };
    let memos = &report.view().state.memos;
    let mut found: Vec<_> = memos.iter().filter(|(_, m)| m.exists() && is_on(m)).collect();
    found.sort_by_key(|(id, m)| (m.added, **id));
    let shown = found.into_iter().filter(|(id, m)| is_shown(report, **id, m));
    shown.filter_map(|(id, _)| words(report, *id)).collect()
}

/// All memos that may be shown.
pub fn plain(report: &Report<'_>) -> Vec<PlainMemo> {
    let shown = all(report).into_iter().filter(|(id, m)| is_shown(report, **id, m));
    let plain = |(id, memo): (&MemoId, &Memo)| {
        let author = memo.author.and_then(|a| report.view().words.coders.get(&a).cloned());
        Some(PlainMemo {
            on: subject(report, &memo.on),
            kind: memo.kind().word(),
            author: author.unwrap_or_default(),
            written: written(report, memo),
            text: words(report, *id)?,
        })
    };
    shown.filter_map(plain).collect()
}

fn words(report: &Report<'_>, id: MemoId) -> Option<String> {
    report.view().words.memos.get(&id).map(|text| report.masker().mask(text))
}

/// Whether its words are there and no refused or withdrawn words stand behind it.
fn is_shown(report: &Report<'_>, id: MemoId, memo: &Memo) -> bool {
    let state = report.view().state;
    let stands = match &memo.on {
        Subject::Place(place) => report.may_show(place),
        Subject::Coding(coding) => state.codings.get(coding).is_none_or(|c| report.may_show(c.place())),
        Subject::Link(link) => {
            state.links.get(link).is_none_or(|l| report.may_show(&l.from) && report.may_show(&l.to))
        }
        Subject::Rendering(id) => {
            state.renderings.get(id).is_none_or(|r| report.view().rights.of(r.strand).is_quoted())
        }
        Subject::Person(person) => state.persons.get(person).is_none_or(|p| {
            p.consent() != model::event::ConsentDecision::Refused
                && !state.withdrawn.persons.contains(person)
                && !report.view().is_hidden(*person)
        }),
        Subject::Source(source) => !report.view().is_hidden_source(*source),
        _ => true,
    };
    stands && report.view().words.memos.contains_key(&id)
}

fn memo(report: &Report<'_>, h: &mut Html, id: MemoId, memo: &Memo) {
    let Some(text) = report.view().words.memos.get(&id) else { return };
    h.el("div", &[("class", "memo")], |h| {
        let mut parts = vec![subject(report, &memo.on)];
        parts.extend(memo.author.and_then(|a| report.view().words.coders.get(&a).cloned()));
        parts.extend(written(report, memo));
        h.line("p", &[("class", "label")], &parts.join(" · "));
        h.line("p", &[("class", "words")], &super::quotes::cut_end(&report.masker().mask(text), LENGTH));
    });
    h.gap();
}

/// What a memo is about.
fn subject(report: &Report<'_>, subject: &Subject) -> String {
    let view = report.view();
    let named = |key: &str, name: &str| report.with(key, &[("name", Arg::Text(name))]);
    match subject {
        Subject::Study => report.text("report-on-study"),
        Subject::Place(place) => report.place(place),
        Subject::Source(source) => view.words.label(*source).to_owned(),
        Subject::Person(person) => report.person(*person),
        Subject::Code(code) => named("report-on-code", report.brief(*code)),
        Subject::Coding(id) => view.state.codings.get(id).map_or_else(
            || report.text("report-on-study"),
            |c| format!("{} · {}", report.place(c.place()), report.brief(c.code())),
        ),
        Subject::Link(id) => view
            .state
            .links
            .get(id)
            .map_or_else(String::new, |l| format!("{} → {}", report.place(&l.from), report.place(&l.to))),
        Subject::Memo(_) => report.text("report-on-memo"),
        Subject::Question(_) => report.text("report-on-question"),
        Subject::Coder(coder) => {
            named("report-on-coder", view.words.coders.get(coder).map_or("?", String::as_str))
        }
        Subject::Role(role) => report.role(Some(*role)),
        Subject::Theme(theme) => named("report-on-theme", view.words.theme(*theme)),
        Subject::Rendering(id) => view.state.renderings.get(id).map_or_else(String::new, |r| {
            let source = view.state.speakers.get(&r.strand).map(|s| s.source);
            source.map_or_else(String::new, |s| report.place(&Place::turn(s, r.turn)))
        }),
        Subject::View(_) | Subject::Record(_) | Subject::Mention(_) | Subject::Mark(_) => {
            report.text("report-on-study")
        }
    }
}

/// The day on the clock of the installation that wrote it.
fn written(report: &Report<'_>, memo: &Memo) -> Option<String> {
    let batch = memo.added.1.batch;
    let at = report.view().state.batches.iter().find(|b| b.id == batch)?.at;
    let seconds = at.millis.div_euclid(1000) + i64::from(at.offset) * 60;
    Some(report.day(LocalTime { seconds, precision: Precision::Day, zone: None }))
}
