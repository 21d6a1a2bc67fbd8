//! The document around the sections: head, style, table of contents.

use crate::html::Html;
use crate::sections::{REQUIRED, Report, SECTIONS, Section, write_head};

const STYLE: &str = include_str!("style.css");

/// No script, no picture from elsewhere, no connection: the browser is told to refuse them.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The whole document.
pub fn document(report: &Report<'_>) -> String {
    let title = report.view().words.title.clone();
    let language = report.input.catalogue.language().tag();
    let mut html = Html::new();
    html.el("html", &[("lang", language)], |h| {
        let title = format!("{title} · {}", report.text("report-report"));
        h.gap().el("head", &[], |h| head_of(h, &title));
        h.gap().el("body", &[], |h| {
            h.gap().el("main", &[], |h| {
                write_head(report, h);
                contents(h, report);
                sections(h, report);
            });
        });
    });
    format!("<!doctype html>\n{}\n", html.finish())
}

/// The head of a document: no script, no network, light and dark.
pub(crate) fn head_of(h: &mut Html, title: &str) {
    h.gap().empty("meta", &[("charset", "utf-8")]).gap();
    h.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]).gap();
    h.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]).gap();
    h.empty("meta", &[("name", "referrer"), ("content", "no-referrer")]).gap();
    h.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]).gap();
    h.line("title", &[], title).gap();
    h.style(STYLE);
}

/// The sections that were asked for.
fn shown(report: &Report<'_>) -> impl Iterator<Item = &'static Section> {
    let asked = report.input.options.sections.clone();
    let is_shown = move |s: &&Section| asked.is_empty() || asked.contains(s.id) || REQUIRED.contains(&s.id);
    SECTIONS.iter().filter(is_shown)
}

fn contents(h: &mut Html, report: &Report<'_>) {
    let label = report.text("report-contents");
    h.el("nav", &[("aria-label", &label), ("class", "contents")], |h| {
        h.line("p", &[], &label);
        h.el("ol", &[], |h| {
            for section in shown(report) {
                let href = format!("#{}", section.id);
                h.el("li", &[], |h| _ = h.line("a", &[("href", &href)], &report.text(section.key)));
            }
        });
    });
    h.gap();
}

fn sections(h: &mut Html, report: &Report<'_>) {
    for (number, section) in (1..).zip(shown(report)) {
        let heading = format!("{}-h", section.id);
        h.gap().el("section", &[("id", section.id), ("aria-labelledby", &heading)], |h| {
            h.el("h2", &[("id", &heading)], |h| {
                h.line("span", &[("class", "no")], &number.to_string())
                    .text(" ")
                    .text(&report.text(section.key));
            });
            h.gap();
            (section.write)(report, h);
        });
    }
}
