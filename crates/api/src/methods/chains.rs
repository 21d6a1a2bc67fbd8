//! The method `chains`: what follows a stimulus.

use super::found::{Behind, Found, Said, json};
use super::given::{Given, figure};
use super::option::{CODERS, FROM, Flag, HOURS, Kind, LEAST, Opt, SEED, SOURCES, TO};
use super::{Method, pages};
use crate::calls::results::table::words;
use crate::calls::results::{Cell, ColumnView, ResultView, TableView};
use crate::commands::analyse::{Basis, ChainsResult, Table, basis, chains_table, chains_told, end_name};
use crate::problem::Problem;
use analysis::View;
use analysis::chains::{Chains, ENOUGH_CONVERSATIONS, End, Options, Package, Row, chains};
use locale::Arg;
use model::ids::*;
use model::source::Place;
use report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// The row.
pub(super) const METHOD: Method = Method {
    word: "chains",
    pages: pages!("chains"),
    options: &[
        FROM,
        TO,
        Opt {
            word: "turns",
            kind: Kind::Number(20, 1, 10_000),
            flag: Some(Flag::new("max_turns", "max-turns", "N")),
        },
        HOURS,
        SOURCES,
        CODERS,
        SEED,
        LEAST,
    ],
    section: "chains",
    run: |given| Ok(Box::new(run(given)?)),
};

struct ChainsFound<'a> {
    view: View<'a>,
    chains: Chains,
    least: u64,
}

/// Reads the chains.
fn run<'a>(given: &Given<'a>) -> Result<ChainsFound<'a>, Problem> {
    let usual = Options::default();
    let options = Options {
        from: given.id("from")?,
        to: given.id("to")?,
        max_turns: given.number("turns", usual.max_turns.into(), 1, 10_000)? as u32,
        max_hours: given.number("hours", usual.max_hours.into(), 1, 100_000)? as u32,
        seed: given.number("seed", usual.seed, 0, u64::MAX)?,
        samples: usual.samples,
    };
    let least = given.number("min", 1, 0, u64::MAX)?;
    let view = given.view()?;
    Ok(ChainsFound { chains: chains(&view, &options), view, least })
}

impl Found for ChainsFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn json(&self, _: &Given<'_>) -> Result<String, Problem> {
        json(&chains_told(&self.view, &self.chains))
    }

    fn table(&self, _: &Given<'_>) -> Table {
        chains_table(&chains_told(&self.view, &self.chains))
    }

    fn said(&self, given: &Given<'_>) -> Said {
        let found = chains_told(&self.view, &self.chains);
        let few = found.stimuli.iter().any(|s| s.interval.is_none());
        let after = few.then_some("chains-few").into_iter().chain(["chains-note"]);
        Said { before: vec![head(given, &found)], after: after.map(|key| given.text(key)).collect() }
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        let found = &self.chains;
        if found.packages.is_empty() {
            return given.empty(&self.view, "method-empty-chains");
        }
        given.said(&self.view, found, |report| {
            let mut result = given.result(&self.view, report.chains_intro());
            result.figures.extend(report.flow_picture().map(figure));
            let rows: Vec<&Row> = found.rows.iter().filter(|r| r.packages >= self.least).collect();
            result.tables = vec![stimuli(given, &rows), ends(given, report, &rows), organism(given, report)];
            result.warnings.extend(report.chains_too_few());
            result.notes = notes(given, found);
            result
        })
    }

    fn places(&self, given: &Given<'_>) -> Behind {
        behind(given, &self.chains)
    }
}

/// The line before the table on the screen.
fn head(given: &Given<'_>, found: &ChainsResult) -> String {
    let from = found.from.clone().unwrap_or_else(|| given.text("chains-every"));
    let to = found.to.clone().unwrap_or_else(|| given.text("chains-others"));
    let seed = found.seed.to_string();
    let args = [
        ("packages", number(found.packages)),
        ("conversations", number(found.conversations)),
        ("from", Arg::Text(&from)),
        ("to", Arg::Text(&to)),
        ("turns", number(found.max_turns.into())),
        ("hours", number(found.max_hours.into())),
        ("seed", Arg::Text(&seed)),
    ];
    given.catalogue.with("chains-head", &args)
}

fn number(n: u64) -> Arg<'static> {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

fn notes(given: &Given<'_>, found: &Chains) -> Vec<String> {
    let seed = found.options.seed.to_string();
    let args = [("seed", Arg::Text(&seed)), ("samples", Arg::Number(found.options.samples.into()))];
    vec![
        given.text("report-chains-reading"),
        given.text("report-chains-words"),
        given.catalogue.with("report-seed-samples", &args),
        given.count("method-chains-interval", ENOUGH_CONVERSATIONS),
        given.text("method-chains-source"),
    ]
}

fn stimuli(given: &Given<'_>, rows: &[&Row]) -> TableView {
    let mut columns = vec![given.column("report-component-s", false)];
    for key in ["report-col-packages", "report-col-conversations", "report-col-known", "report-col-answered"]
    {
        columns.push(given.column(key, true));
    }
    columns.push(given.column("method-col-share", true));
    let mut table = given.table("stimuli", "report-stimulus-caption", columns);
    for row in rows {
        let key = row.code.to_string();
        let known = row.ends.iter().filter(|(end, _)| end.is_known()).map(|(_, n)| n).sum();
        table.rows.push(vec![
            given.code_cell(row.code, Some(key.clone())),
            given.count_cell(row.packages, key.clone()),
            given.count_cell(row.conversations, key.clone()),
            given.count_cell(known, format!("{key}/known")),
            given.count_cell(row.answered, format!("{key}/answered")),
            // Without an interval a share would say more than so few conversations can.
            given.share_cell(row.share.zip(row.interval)),
        ]);
    }
    table
}

fn ends(given: &Given<'_>, report: &Report<'_>, rows: &[&Row]) -> TableView {
    let mut all: Vec<End> = rows.iter().flat_map(|r| &r.ends).map(|(end, _)| *end).collect();
    report.sort_ends(&mut all);
    let mut table =
        given.table("ends", "report-ends-caption", crossed(given, report, "report-component-s", &all));
    for row in rows {
        let counts: BTreeMap<End, u64> = row.ends.iter().copied().collect();
        let key = row.code.to_string();
        let mut cells = vec![given.code_cell(row.code, Some(key.clone()))];
        cells.extend(all.iter().map(|end| cell(given, &counts, *end, &key)));
        table.rows.push(cells);
    }
    table
}

fn organism(given: &Given<'_>, report: &Report<'_>) -> TableView {
    let found = report.organism_by_end();
    let mut all: Vec<End> = found.values().flat_map(|counts| counts.keys().copied()).collect();
    report.sort_ends(&mut all);
    let columns = crossed(given, report, "report-component-o", &all);
    let mut table = given.table("organism", "report-organism-caption", columns);
    for code in report.input.view.codes.iter().copied().map(Some).chain([None]) {
        let Some(counts) = found.get(&code) else { continue };
        let head = match code {
            Some(code) => given.code_cell(code, None),
            None => words(&given.text("report-nothing-visible")),
        };
        let key = shown_key(code);
        let cells = all.iter().map(|end| cell(given, counts, *end, &key));
        table.rows.push([head].into_iter().chain(cells).collect());
    }
    table
}

fn crossed(given: &Given<'_>, report: &Report<'_>, first: &str, ends: &[End]) -> Vec<ColumnView> {
    let ends = ends.iter().map(|end| ColumnView { label: report.end(*end), numeric: true });
    [given.column(first, false)].into_iter().chain(ends).collect()
}

fn cell(given: &Given<'_>, counts: &BTreeMap<End, u64>, end: End, key: &str) -> Cell {
    let n = counts.get(&end).copied().unwrap_or(0);
    given.count_cell(n, format!("{key}/{}", end_name(given.words, end)))
}

fn shown_key(code: Option<CodeId>) -> String {
    code.map_or("shown-none".into(), |c| format!("shown-{c}"))
}

/// The packages behind each number.
fn behind(given: &Given<'_>, found: &Chains) -> Behind {
    let mut places = Behind::new();
    for package in &found.packages {
        for key in keys(given, package) {
            let place = Place { source: package.source, turns: package.turns.clone(), span: None };
            places.entry(key).or_default().push((place, None));
        }
    }
    places
}

/// The keys under which a package counts, each once.
fn keys(given: &Given<'_>, package: &Package) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for stimulus in &package.stimuli {
        let code = stimulus.code.to_string();
        let end = end_name(given.words, stimulus.end);
        if stimulus.end.is_known() {
            keys.insert(format!("{code}/known"));
        }
        if stimulus.end.is_answer() {
            keys.insert(format!("{code}/answered"));
        }
        keys.insert(format!("{code}/{end}"));
        keys.insert(code);
        let mut shown: BTreeSet<Option<CodeId>> = stimulus.organism.iter().map(|a| Some(a.code)).collect();
        if shown.is_empty() {
            shown.insert(None);
        }
        keys.extend(shown.into_iter().map(|o| format!("{}/{end}", shown_key(o))));
    }
    keys
}
