//! How people came into the study: who sent whom, at each stage how many, and what contradicts itself.

use super::{Report, figure};
use crate::html::Html;
use crate::recruitment::{pictures, sentence};
use crate::table::{Cell, Head, Table};
use analysis::recruitment::stages::{Counts, Reason, stages};
use analysis::recruitment::{RecruitProblem, Recruits, of_study};

/// Above so many people a tree can't be read on paper.
const TREE: usize = 400;
/// So many problems are told at most.
const PROBLEMS: usize = 40;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let view = report.view();
    let recruits = of_study(view.state, view.words);
    if !recruits.has_ways() {
        h.p(&report.text("report-recruitment-none"));
        return;
    }
    h.p(&report.text("report-recruitment-intro"));
    if recruits.persons.len() <= TREE {
        let attribute = view.words.study.attributes.first().map(|a| a.name.as_str());
        for picture in pictures(&recruits, view.words, attribute, report.input.catalogue) {
            figure(h, &picture.svg, &picture.title);
        }
    }
    seeds(report, h, &recruits);
    flow(report, h, &recruits);
    problems(report, h, &recruits);
}

fn seeds(report: &Report<'_>, h: &mut Html, recruits: &Recruits) {
    let heads = vec![
        Head::words(report.text("report-col-seed")),
        Head::words(report.text("report-col-why")),
        Head::number(report.text("report-col-reach")),
    ];
    let mut table = Table::new(report.text("report-seeds-caption"), heads);
    for (at, reach) in &recruits.result.reach {
        let person = recruits.persons[*at];
        let why = report.view().words.facts.get(&person).and_then(|f| f.seed.clone()).unwrap_or_default();
        let why = report.masker().mask(&why);
        table.row(vec![
            Cell::words(report.person(person)).head(),
            Cell::words(if why.is_empty() { "–" } else { &why }),
            Cell::number(report.number(u64::from(*reach))),
        ]);
    }
    table.write(h);
}

/// The table for the paper: at each stage how many, of all and by wave.
fn flow(report: &Report<'_>, h: &mut Html, recruits: &Recruits) {
    let found = stages(&recruits.candidates);
    let keys = ["approached", "not-reached", "ineligible", "refused", "enrolled", "interviewed", "analysed"];
    let mut heads = vec![Head::words(report.text("report-col-wave"))];
    heads.extend(keys.iter().map(|key| Head::number(report.text(&format!("col-{key}")))));
    let mut table = Table::new(report.text("report-stages-caption"), heads);
    let mut row = |name: String, counts: &Counts| {
        let steps = [&counts.approached, &counts.enrolled, &counts.interviewed];
        let numbers = [
            counts.approached.passed,
            steps.iter().map(|s| s.not_reached).sum(),
            steps.iter().map(|s| s.ineligible).sum(),
            steps.iter().map(|s| s.refused).sum(),
            counts.enrolled.passed,
            counts.interviewed.passed,
            counts.analysed,
        ];
        let cells = numbers.iter().map(|n| Cell::number(report.number(*n)));
        table.row(std::iter::once(Cell::words(name).head()).chain(cells).collect());
    };
    row(report.text("people-all"), &found.all);
    for (wave, counts) in &found.by_wave {
        let name = wave.map_or_else(|| report.text("people-no-wave"), |wave| wave.to_string());
        row(name, counts);
    }
    table.write(h);
    if !found.reasons.is_empty() {
        let told = |reason: &Reason| {
            let why = reason.reason.clone().map(|why| report.masker().mask(&why));
            let why = why.unwrap_or_else(|| report.text("people-no-reason"));
            let stage = report.text(&format!("word-{}", reason.stage.word()));
            format!("{stage}: {why} ({})", report.number(reason.people))
        };
        h.line("p", &[("class", "label")], &report.text("report-reasons"));
        h.el("ul", &[], |h| found.reasons.iter().for_each(|r| _ = h.line("li", &[], &told(r))));
        h.gap();
    }
}

fn problems(report: &Report<'_>, h: &mut Html, recruits: &Recruits) {
    let all: Vec<&RecruitProblem> = recruits.result.problems.iter().collect();
    if all.is_empty() {
        return;
    }
    h.line("p", &[("class", "label")], &report.count("people-problems-report", all.len() as u64));
    let name = |at: usize| report.person(recruits.persons[at]);
    h.el("ul", &[], |h| {
        for problem in all.iter().take(PROBLEMS) {
            h.line("li", &[], &sentence(problem, &name, report.input.catalogue));
        }
    });
    h.gap();
    report.more(h, "report-more-problems", all.len().saturating_sub(PROBLEMS));
}
