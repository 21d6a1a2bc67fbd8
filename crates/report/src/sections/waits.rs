//! How long one side waits for the other: the curve, the table, what is to be known.

use super::{Report, figure, signed};
use crate::figures::curves::{Curve, Curves, curves};
use crate::figures::{KINDS, Tone};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use analysis::waits::{End, Group, Options, Party, Row, Waits, waits};
use locale::Arg;

/// Times that stand under the curve.
const TICKS: [f64; 8] = [1.0, 10.0, 60.0, 600.0, 3600.0, 21_600.0, 86_400.0, 259_200.0];

/// Writes the section: the waits in the direction and window of the chains.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let of = &report.input.chains.options;
    let options = Options {
        from: of.from,
        to: of.to,
        code: None,
        max_hours: of.max_hours,
        seed: of.seed,
        samples: of.samples,
    };
    let found = waits(report.view(), &options);
    if found.waits.is_empty() {
        h.p(&report.text("report-waits-none"));
        return;
    }
    h.p(&lead(report, &found));
    for text in warnings(report, &found) {
        report.warning(h, &text);
    }
    if let Some(svg) = picture(report, &found) {
        figure(h, &svg, &report.text("report-waits-title"));
    }
    table(report, h, &found);
    for text in tests(report, &found) {
        h.p(&text);
    }
    h.line("p", &[("class", "small")], &report.text("report-waits-words")).gap();
}

/// How many waits, and what a wait is.
pub fn lead(report: &Report<'_>, found: &Waits) -> String {
    let args = [
        ("waits", Arg::Number(signed(found.waits.len() as u64))),
        ("conversations", Arg::Number(signed(found.conversations))),
        ("hours", Arg::Number(found.options.max_hours.into())),
    ];
    report.with("report-waits-lead", &args)
}

/// What is to be known before the figures are read.
pub fn warnings(report: &Report<'_>, found: &Waits) -> Vec<String> {
    let mut said: Vec<String> = too_few(report, found).into_iter().collect();
    let sum = |of: fn(&Row) -> u64| found.rows.iter().map(of).sum::<u64>();
    let (minute, zero) = (sum(|r| r.to_the_minute), sum(|r| r.at_zero));
    if minute > 0 {
        let args = [("n", Arg::Number(signed(minute))), ("zero", Arg::Number(signed(zero)))];
        said.push(report.with("report-waits-minute", &args));
    }
    let more =
        [("report-waits-untimed", sum(|r| r.untimed)), ("report-waits-backwards", sum(|r| r.backwards))];
    said.extend(more.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| report.count(key, n)));
    said
}

fn too_few(report: &Report<'_>, found: &Waits) -> Option<String> {
    let few: Vec<String> =
        found.rows.iter().filter(|r| !r.is_enough()).map(|r| group(report, found, r.group)).collect();
    let n = Arg::Number(signed(analysis::waits::ENOUGH_CONVERSATIONS));
    match few.len() {
        0 => None,
        n_few if n_few == found.rows.len() => Some(report.with("report-waits-few-all", &[("n", n)])),
        _ => {
            let args = [("n", n), ("groups", Arg::Text(&few.join("; ")))];
            Some(report.with("report-waits-few-some", &args))
        }
    }
}

/// What a group is called.
pub fn group(report: &Report<'_>, found: &Waits, group: Group) -> String {
    match group {
        Group::Sides(from, to) => {
            let (from, to) = (party(report, from), party(report, to));
            report.with("report-waits-from-to", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
        }
        Group::Carries(carries) => {
            let code = found.options.code.map_or("", |code| report.brief(code));
            let key = if carries { "report-waits-with" } else { "report-waits-without" };
            report.with(key, &[("code", Arg::Text(code))])
        }
    }
}

fn party(report: &Report<'_>, party: Party) -> String {
    match party {
        Party::Role(role) => report.role(Some(role)),
        Party::NoRole => report.text("report-no-role"),
        Party::Several => report.text("report-waits-several"),
        Party::Nobody => report.text("report-waits-nobody"),
    }
}

/// A length of time in the two largest of its units: "3 h 10 min".
pub fn duration(report: &Report<'_>, seconds: f64) -> String {
    let whole = seconds.abs().round() as i64;
    let (key, a, b) = match whole {
        0..60 => ("report-duration-s", whole, 0),
        60..3600 => ("report-duration-min", whole / 60, whole % 60),
        3600..86_400 => ("report-duration-h", whole / 3600, whole % 3600 / 60),
        _ => ("report-duration-d", whole / 86_400, whole % 86_400 / 3600),
    };
    let key = if b == 0 && whole >= 60 { format!("{key}-whole") } else { key.to_owned() };
    let sign = if seconds < 0.0 && whole > 0 { "−" } else { "" };
    format!("{sign}{}", report.with(&key, &[("a", Arg::Number(a)), ("b", Arg::Number(b))]))
}

/// "37 s (33 s–41 s)"; a dash where too few conversations carry it.
pub fn median(report: &Report<'_>, row: &Row) -> String {
    let Some(intervals) = row.intervals else { return "–".into() };
    let Some(median) = row.median() else { return report.text("report-waits-not-reached") };
    let (low, high) = match intervals.median {
        Some((low, high)) => (duration(report, low), high.map(|high| duration(report, high))),
        None => return duration(report, median),
    };
    let high = high.unwrap_or_else(|| report.text("report-waits-not-reached"));
    format!("{} ({low}–{high})", duration(report, median))
}

/// The test and how far two medians are apart, in sentences.
pub fn tests(report: &Report<'_>, found: &Waits) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(test) = found.log_rank {
        let number = |n: f64, decimals| report.catalogue().number(n, decimals);
        let p = if test.p < 0.001 {
            format!("< {}", number(0.001, 3))
        } else {
            format!("= {}", number(test.p, 3))
        };
        let args = [
            ("chi", Arg::Text(&number(test.chi_square, 2))),
            ("df", Arg::Number(test.df.into())),
            ("p", Arg::Text(&p)),
        ];
        said.push(report.with("report-waits-test", &args));
    }
    if let Some(apart) = found.apart {
        let by = duration(report, apart.seconds);
        let interval = apart.interval.map(|(low, high)| (duration(report, low), duration(report, high)));
        let (low, high) = interval.unwrap_or_else(|| ("–".into(), "–".into()));
        let args = [("apart", Arg::Text(&by)), ("low", Arg::Text(&low)), ("high", Arg::Text(&high))];
        said.push(report.with("report-waits-apart", &args));
    }
    said
}

/// The curves of groups with enough conversations; `None` without one.
pub fn picture(report: &Report<'_>, found: &Waits) -> Option<String> {
    let rows = found.rows.iter().filter(|r| r.is_enough() && !r.curve.is_empty());
    let curve = |(row, n): (&Row, u8)| Curve {
        tone: Tone::Kind(n % KINDS),
        label: format!("{}: {}", group(report, found, row.group), median(report, row)),
        steps: row.curve.iter().map(|s| (s.time, s.survival, s.interval)).collect(),
    };
    let all: Vec<Curve> = rows.zip(0..KINDS).map(curve).collect();
    if all.is_empty() {
        return None;
    }
    Some(curves(&Curves {
        title: report.text("report-waits-title"),
        description: report.text("report-waits-description"),
        curves: all,
        ticks: TICKS.map(|s| (s, duration(report, s))).to_vec(),
        shares: [1.0, 0.75, 0.5, 0.25, 0.0].map(|share| report.percent(share)),
        note: report.text("report-waits-note"),
    }))
}

/// The heads of the numbers of a row.
pub const COLUMNS: [&str; 7] = [
    "report-waits-col-waits",
    "report-col-conversations",
    "report-col-answered",
    "report-end-passed-over",
    "report-end-window-expired",
    "report-end-record-ends",
    "report-end-unknown",
];

/// The numbers of a row, in the order of [`COLUMNS`].
pub fn counts(row: &Row) -> [u64; 7] {
    let [answered, passed, expired, ends, unknown] = End::ALL.map(|end| row.ended(end));
    [row.waits, row.conversations, answered, passed, expired, ends, unknown]
}

fn table(report: &Report<'_>, h: &mut Html, found: &Waits) {
    let mut heads = vec![Head::words(report.text("report-waits-col-group"))];
    heads.extend(COLUMNS.map(|key| Head::number(report.text(key))));
    heads.push(Head::number(report.text("report-col-share")));
    heads.push(Head::words(report.text("report-waits-col-median")));
    let mut table = Table::new(report.text("report-waits-caption"), heads);
    for row in &found.rows {
        let mut cells = vec![Cell::words(group(report, found, row.group)).head()];
        cells.extend(counts(row).map(|n| Cell::number(report.number(n))));
        let share = row.share().filter(|_| row.is_enough());
        cells.push(Cell::number(share.map_or_else(|| "–".to_owned(), |s| report.percent(s))));
        cells.push(Cell::words(median(report, row)));
        table.row(cells);
    }
    table.write(h);
}
