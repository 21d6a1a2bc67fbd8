//! The method `waits`: how long until the other side writes.

use super::found::{Behind, Found, Said, json};
use super::given::{Given, figure};
use super::option::{CODERS, Flag, HOURS, Kind, Opt, SEED, SOURCES};
use super::{Method, pages};
use crate::calls::results::table::words;
use crate::calls::results::{Cell, ResultView, TableView};
use crate::commands::analyse::{Basis, Column, Table, basis};
use crate::problem::Problem;
use analysis::View;
use analysis::chains::Chains;
use analysis::waits::{End, Group, Options, Party, Row, Wait, Waits, waits};
use locale::Arg;
use model::source::Place;
use report::{Report, WAITS_COLUMNS, waits_counts};
use serde::Serialize;

/// The row.
pub(super) const METHOD: Method = Method {
    word: "waits",
    pages: pages!("waits"),
    options: &[
        Opt { word: "side", kind: Kind::Role, flag: Some(Flag::new("waits_from", "from", "ROLE")) },
        Opt { word: "other", kind: Kind::Role, flag: Some(Flag::new("waits_to", "to", "ROLE")) },
        Opt { word: "code", kind: Kind::Code, flag: Some(Flag::new("waits_code", "code", "CODE")) },
        HOURS,
        SOURCES,
        CODERS,
        SEED,
    ],
    section: "waits",
    run: |given| Ok(Box::new(run(given)?)),
};

/// The waits, as `--json` gives them. Times are seconds.
#[derive(Serialize)]
struct WaitsResult {
    /// What it speaks of.
    basis: Basis,
    /// The side that waits; null = every side.
    from: Option<String>,
    /// The side that is waited for; null = every other.
    to: Option<String>,
    /// The code whose rows of messages stand beside those without.
    code: Option<String>,
    /// The window in hours.
    max_hours: u32,
    /// Seed of the bootstrap.
    seed: u64,
    /// Its samples.
    samples: u32,
    /// Conversations read.
    conversations: u64,
    /// Waits.
    waits: u64,
    /// A row for each group.
    groups: Vec<WaitsGroup>,
    /// Whether the curves of groups with enough conversations are one.
    log_rank: Option<Test>,
    /// How far the medians of two groups are apart.
    difference: Option<Difference>,
}

/// The waits of a group.
#[derive(Serialize)]
struct WaitsGroup {
    /// The waiting side: a role, or `none`; null where a code makes the groups.
    from: Option<String>,
    /// The other side: a role, `none`, `several`, `nobody`; null where a code makes the groups.
    to: Option<String>,
    /// Whether the code is there; null where sides make the groups.
    carries: Option<bool>,
    /// Waits.
    waits: u64,
    /// Conversations with such a wait.
    conversations: u64,
    /// How they ended.
    answered: u64,
    passed_over: u64,
    window_expired: u64,
    record_ends: u64,
    unknown: u64,
    /// Waits without a known length.
    untimed: u64,
    /// Waits whose clock runs backwards.
    backwards: u64,
    /// Waits known to within a minute.
    to_the_minute: u64,
    /// Answered waits of no length.
    at_zero: u64,
    /// Share answered; null below 20 conversations, as everything after it.
    share: Option<f64>,
    /// Its 95 % interval over conversations.
    share_interval: Option<(f64, f64)>,
    /// The median.
    median: Option<f64>,
    /// Its 95 % interval over conversations; null = not reached.
    median_interval: Option<(f64, Option<f64>)>,
    /// Its interval after Brookmeyer and Crowley; null = not reached.
    brookmeyer_crowley: (Option<f64>, Option<f64>),
    /// The share that still waits.
    curve: Vec<CurveStep>,
}

/// A step of a curve.
#[derive(Serialize)]
struct CurveStep {
    time: f64,
    at_risk: u64,
    ended: u64,
    censored: u64,
    survival: f64,
    variance: Option<f64>,
    interval: Option<(f64, f64)>,
}

/// The log-rank test.
#[derive(Serialize)]
struct Test {
    chi_square: f64,
    df: u32,
    p: f64,
}

/// The second median less the first.
#[derive(Serialize)]
struct Difference {
    seconds: f64,
    interval: Option<(f64, f64)>,
}

struct WaitsFound<'a> {
    view: View<'a>,
    waits: Waits,
}

/// Reads the waits.
fn run<'a>(given: &Given<'a>) -> Result<WaitsFound<'a>, Problem> {
    let usual = Options::default();
    let options = Options {
        from: given.id("side")?,
        to: given.id("other")?,
        code: given.id("code")?,
        max_hours: given.number("hours", usual.max_hours.into(), 1, 100_000)? as u32,
        seed: given.number("seed", usual.seed, 0, u64::MAX)?,
        samples: usual.samples,
    };
    let view = given.view()?;
    Ok(WaitsFound { waits: waits(&view, &options), view })
}

impl Found for WaitsFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn is_empty(&self) -> bool {
        self.waits.waits.is_empty()
    }

    fn json(&self, given: &Given<'_>) -> Result<String, Problem> {
        json(&told(given, self))
    }

    fn table(&self, given: &Given<'_>) -> Table {
        self.said_by(given, |report| Table {
            head: COLUMNS.map(Column::Word).to_vec(),
            rows: self.waits.rows.iter().map(|row| line(report, &self.waits, row)).collect(),
        })
    }

    fn said(&self, given: &Given<'_>) -> Said {
        self.said_by(given, |report| Said {
            before: vec![report.waits_lead(&self.waits)],
            after: [report.waits_warnings(&self.waits), report.waits_tests(&self.waits), notes(given, self)]
                .concat(),
        })
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        let found = &self.waits;
        if found.waits.is_empty() {
            return given.empty(&self.view, "report-waits-none");
        }
        self.said_by(given, |report| {
            let mut result = given.result(&self.view, report.waits_lead(found));
            result.figures.extend(report.waits_picture(found).map(figure));
            result.tables.push(table(given, report, found));
            result.warnings.extend(report.waits_warnings(found));
            result.notes = [report.waits_tests(found), notes(given, self)].concat();
            result
        })
    }

    fn places(&self, _: &Given<'_>) -> Behind {
        let mut places = Behind::new();
        for wait in &self.waits.waits {
            let key = key(wait.group);
            for key in [format!("{key}/{}", wait.end.word()), key] {
                places.entry(key).or_default().push((place(wait), None));
            }
        }
        places
    }
}

impl WaitsFound<'_> {
    fn said_by<T>(&self, given: &Given<'_>, say: impl FnOnce(&Report<'_>) -> T) -> T {
        given.said(&self.view, &Chains::default(), say)
    }
}

/// The last message of the row that waits, and the one that ended it.
fn place(wait: &Wait) -> Place {
    let turns = [Some(wait.turns.1), wait.answer].into_iter().flatten().collect();
    Place { source: wait.source, turns, span: None }
}

fn notes(given: &Given<'_>, found: &WaitsFound<'_>) -> Vec<String> {
    let (options, seed) = (&found.waits.options, found.waits.options.seed.to_string());
    let args = [("seed", Arg::Text(&seed)), ("samples", Arg::Number(options.samples.into()))];
    vec![given.text("report-waits-words"), given.catalogue.with("report-seed-samples", &args)]
}

const COLUMNS: [&str; 12] = [
    "waiting",
    "waits",
    "conversations",
    "answered",
    "passed-over",
    "window-expired",
    "record-ends",
    "unknown",
    "share",
    "median-seconds",
    "low",
    "high",
];

fn line(report: &Report<'_>, found: &Waits, row: &Row) -> Vec<String> {
    let number = |n: Option<f64>, decimals: usize| n.map_or(String::new(), |n| format!("{n:.decimals$}"));
    let median = row.intervals.and_then(|i| i.median);
    let group = report.waits_group(found, row.group);
    let counts = waits_counts(row).map(|n| n.to_string());
    let figures = [
        number(row.share().filter(|_| row.is_enough()), 3),
        number(row.median().filter(|_| row.is_enough()), 0),
        number(median.map(|m| m.0), 0),
        number(median.and_then(|m| m.1), 0),
    ];
    [group].into_iter().chain(counts).chain(figures).collect()
}

fn table(given: &Given<'_>, report: &Report<'_>, found: &Waits) -> TableView {
    let mut columns = vec![given.column("report-waits-col-group", false)];
    columns.extend(WAITS_COLUMNS.map(|key| given.column(key, true)));
    columns.push(given.column("method-col-share", true));
    columns.push(given.column("report-waits-col-median", true));
    let mut table = given.table("waits", "report-waits-caption", columns);
    for row in &found.rows {
        let key = key(row.group);
        let [all, conversations, ends @ ..] = waits_counts(row);
        let mut cells = vec![words(&report.waits_group(found, row.group))];
        cells.push(given.count_cell(all, key.clone()));
        cells.push(given.count_cell(conversations, key.clone()));
        let ends = End::ALL.into_iter().zip(ends);
        cells.extend(ends.map(|(end, n)| given.count_cell(n, format!("{key}/{}", end.word()))));
        cells.push(given.share_cell(row.share().zip(row.intervals.and_then(|i| i.share))));
        let median = row.median().filter(|_| row.is_enough());
        cells.push(Cell { number: median, ..words(&report.waits_median(row)) });
        table.rows.push(cells);
    }
    table
}

/// The key of a group: it holds as long as its roles are in the study.
fn key(group: Group) -> String {
    let party = |party: Party| match party {
        Party::Role(role) => role.to_string(),
        Party::NoRole => "none".into(),
        Party::Several => "several".into(),
        Party::Nobody => "nobody".into(),
    };
    match group {
        Group::Sides(from, to) => format!("{}-{}", party(from), party(to)),
        Group::Carries(carries) => if carries { "with" } else { "without" }.into(),
    }
}

fn told(given: &Given<'_>, found: &WaitsFound<'_>) -> WaitsResult {
    let (waits, options) = (&found.waits, &found.waits.options);
    let role = |id| given.words.roles.get(&id).cloned();
    WaitsResult {
        basis: found.basis(),
        from: options.from.and_then(role),
        to: options.to.and_then(role),
        code: options.code.map(|code| given.words.code(code).to_owned()),
        max_hours: options.max_hours,
        seed: options.seed,
        samples: options.samples,
        conversations: waits.conversations,
        waits: waits.waits.len() as u64,
        groups: waits.rows.iter().map(|row| group(given, row)).collect(),
        log_rank: waits.log_rank.map(|t| Test { chi_square: t.chi_square, df: t.df, p: t.p }),
        difference: waits.apart.map(|a| Difference { seconds: a.seconds, interval: a.interval }),
    }
}

fn group(given: &Given<'_>, row: &Row) -> WaitsGroup {
    let party = |party: Party| match party {
        Party::Role(role) => given.words.roles.get(&role).cloned().unwrap_or_default(),
        Party::NoRole => "none".into(),
        Party::Several => "several".into(),
        Party::Nobody => "nobody".into(),
    };
    let (from, to, carries) = match row.group {
        Group::Sides(from, to) => (Some(party(from)), Some(party(to)), None),
        Group::Carries(carries) => (None, None, Some(carries)),
    };
    let enough = row.intervals.unwrap_or_default();
    WaitsGroup {
        from,
        to,
        carries,
        waits: row.waits,
        conversations: row.conversations,
        answered: row.ended(End::Answered),
        passed_over: row.ended(End::PassedOver),
        window_expired: row.ended(End::WindowExpired),
        record_ends: row.ended(End::RecordEnds),
        unknown: row.ended(End::Unknown),
        untimed: row.untimed,
        backwards: row.backwards,
        to_the_minute: row.to_the_minute,
        at_zero: row.at_zero,
        share: row.share().filter(|_| row.is_enough()),
        share_interval: enough.share,
        median: row.median().filter(|_| row.is_enough()),
        median_interval: enough.median,
        brookmeyer_crowley: if row.is_enough() { row.median_interval() } else { (None, None) },
        curve: if row.is_enough() { row.curve.iter().map(step).collect() } else { Vec::new() },
    }
}

fn step(step: &analysis::waits::Step) -> CurveStep {
    CurveStep {
        time: step.time,
        at_risk: step.at_risk,
        ended: step.ended,
        censored: step.censored,
        survival: step.survival,
        variance: step.variance,
        interval: step.interval,
    }
}
