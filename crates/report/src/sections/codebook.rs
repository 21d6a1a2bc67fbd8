//! The codebook: what each code means, when to use it and when not.

use super::Report;
use super::plain::PlainCode;
use crate::html::Html;
use model::codebook::{ValueKind, ValueSpec};
use model::{CodeId, CodeText, Component};

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let view = report.view();
    if view.codes.is_empty() {
        h.p(&report.text("report-codebook-empty"));
        return;
    }
    h.p(&report.text("report-codebook-intro"));
    for component in Component::ALL {
        let codes: Vec<CodeId> =
            view.codes.iter().copied().filter(|c| view.component(*c) == component).collect();
        if !codes.is_empty() {
            group(report, h, component, &codes);
        }
    }
}

fn group(report: &Report<'_>, h: &mut Html, component: Component, codes: &[CodeId]) {
    h.el("details", &[("class", "codebook")], |h| {
        h.el("summary", &[], |h| {
            h.el(
                "span",
                &[("class", &format!("mark {}", crate::figures::Tone::Of(component).class()))],
                |_| {},
            );
            h.line("b", &[], &report.component(component)).text(" ");
            h.line("span", &[("class", "soft")], &report.count("report-n-codes", codes.len() as u64));
        });
        h.gap();
        for code in codes {
            entry(report, h, *code);
        }
    });
    h.gap();
}

fn entry(report: &Report<'_>, h: &mut Html, code: CodeId) {
    let plain = plain(report, code);
    h.el("div", &[("class", "code"), ("id", &anchor(report, code))], |h| {
        h.el("h4", &[], |h| _ = h.add(&report.code(code)));
        h.el("div", &[], |h| {
            h.line("p", &[], &plain.definition);
            plain.parts.iter().for_each(|(label, text)| part(h, label, text));
        });
    });
    h.gap();
}

/// What the codebook says of a code.
pub fn plain(report: &Report<'_>, code: CodeId) -> PlainCode {
    let empty = CodeText::default();
    let text = report.view().words.codes.get(&code).unwrap_or(&empty);
    let values: Vec<String> = text.values.iter().map(|v| value(report, v)).collect();
    let parts = [
        ("report-use", text.when_to_use.clone()),
        ("report-use-not", text.when_not_to_use.clone()),
        ("report-example", report.masker().mask(&text.example)),
        ("report-code-values", values.join("; ")),
    ];
    let filled = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let parts = filled.map(|(key, text)| (report.text(key), text)).collect();
    PlainCode { code, definition: text.definition.clone(), parts }
}

/// The anchor of a code's entry: its place in the codebook.
pub fn anchor(report: &Report<'_>, code: CodeId) -> String {
    format!("code-{}", report.view().codes.iter().position(|c| *c == code).map_or(0, |i| i + 1))
}

fn part(h: &mut Html, label: &str, text: &str) {
    h.el("p", &[("class", "small")], |h| _ = h.line("b", &[], label).text(" ").text(text));
}

fn value(report: &Report<'_>, value: &ValueSpec) -> String {
    let kind = match &value.kind {
        ValueKind::Number => report.text("report-value-number"),
        ValueKind::Text => report.text("report-value-text"),
        ValueKind::Choice(words) => words.join(", "),
    };
    format!("{} ({kind})", value.name)
}
