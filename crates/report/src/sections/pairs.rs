//! Which codes stand together: pairs that do so more often, or less, than by chance.

use super::{Report, figure, signed};
use crate::figures::Tone;
use crate::figures::heat::{Heat, Warmth, heat};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use analysis::pairs::{ENOUGH_CONVERSATIONS, Options, Pairs, Row, pairs};
use analysis::sequence::usual_permutations;
use locale::Arg;
use std::collections::BTreeMap;

/// Pairs that the table shows.
const ROWS: usize = 20;
/// Codes that the picture shows: those with the most units.
const CODES: usize = 14;
/// Distances from chance from which a ground is drawn.
const STEPS: [f64; 3] = [1.96, 3.29, 6.0];

/// Writes the section: codes in one turn.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let permutations = usual_permutations(report.view().codings.len() as u64);
    let found = pairs(report.view(), &Options { permutations, ..Options::default() });
    let Some(found) = found.ok().filter(|found| found.rows.iter().any(|row| row.both > 0)) else {
        h.p(&report.text("report-pairs-none"));
        return;
    };
    h.p(&lead(report, &found));
    for text in warnings(report, &found) {
        report.warning(h, &text);
    }
    if let Some(svg) = svg(report, &found) {
        figure(h, &svg, &report.text("report-pairs-title"));
    }
    table(report, h, &found);
    h.line("p", &[("class", "small")], &report.text("report-pairs-words")).gap();
}

/// How many units, and what a unit is.
pub fn lead(report: &Report<'_>, found: &Pairs) -> String {
    let unit = report.text(&format!("report-pairs-unit-{}", unit_word(found)));
    let seed = found.options.seed.to_string();
    let args = [
        ("units", Arg::Number(signed(found.units))),
        ("sources", Arg::Number(signed(found.with_units))),
        ("unit", Arg::Text(&unit)),
        ("turns", Arg::Number(found.options.turns.into())),
        ("permutations", Arg::Number(found.options.permutations.into())),
        ("seed", Arg::Text(&seed)),
    ];
    let key = if found.rows.iter().any(|row| row.p.is_some()) {
        "report-pairs-lead"
    } else {
        "report-pairs-lead-untested"
    };
    report.with(key, &args)
}

fn unit_word(found: &Pairs) -> &'static str {
    use analysis::pairs::Unit;
    match found.options.unit {
        Unit::Turn => "turn",
        Unit::Package => "package",
        Unit::Window => "window",
        Unit::Source => "source",
    }
}

/// That there are few conversations, where there are.
pub fn warnings(report: &Report<'_>, found: &Pairs) -> Vec<String> {
    let few = found.with_units < ENOUGH_CONVERSATIONS;
    few.then(|| report.count("report-pairs-few", ENOUGH_CONVERSATIONS)).into_iter().collect()
}

/// The pairs that differ from chance, the farthest from it first.
pub fn outstanding(found: &Pairs) -> Vec<&Row> {
    let mut rows: Vec<&Row> = found.rows.iter().filter(|row| row.bh.is_some_and(|p| p <= 0.05)).collect();
    let far = |row: &Row| row.residual.unwrap_or(0.0).abs();
    rows.sort_by(|a, b| far(b).total_cmp(&far(a)).then(a.codes.cmp(&b.codes)));
    rows
}

/// The heat of the pairs; `None` without codes.
pub fn svg(report: &Report<'_>, found: &Pairs) -> Option<String> {
    let shown = shown(found);
    if shown.len() < 2 {
        return None;
    }
    let rows: BTreeMap<(usize, usize), &Row> = found.rows.iter().map(|row| (row.codes, row)).collect();
    let cell = |a: usize, b: usize| match rows.get(&(a.min(b), a.max(b))) {
        Some(row) => warmth(report, row),
        None => Warmth { text: report.number(found.with[a]), ..Warmth::default() },
    };
    let tones = [0, 1, 2].map(Tone::More).into_iter().chain([0, 1, 2].map(Tone::Less));
    let meaning = |(index, tone): (usize, Tone)| {
        let z = report.catalogue().number(STEPS[index % 3], if index % 3 == 2 { 0 } else { 2 });
        let key = if index < 3 { "report-sequence-more-often" } else { "report-sequence-less-often" };
        (tone, report.with(key, &[("z", Arg::Text(&z))]))
    };
    Some(heat(&Heat {
        title: report.text("report-pairs-title"),
        description: description(report, found),
        sides: [String::new(), String::new()],
        tones: tones.enumerate().map(meaning).collect(),
        labels: shown.iter().map(|code| report.view().words.code(found.codes[*code]).to_owned()).collect(),
        cells: shown
            .iter()
            .flat_map(|a| shown.iter().map(move |b| (*a, *b)))
            .map(|(a, b)| cell(a, b))
            .collect(),
    }))
}

fn shown(found: &Pairs) -> Vec<usize> {
    let mut codes: Vec<usize> = (0..found.codes.len()).filter(|code| found.with[*code] > 0).collect();
    codes.sort_by_key(|code| (std::cmp::Reverse(found.with[*code]), *code));
    codes.truncate(CODES);
    codes.sort_unstable();
    codes
}

fn warmth(report: &Report<'_>, row: &Row) -> Warmth {
    let text = if row.both == 0 { "·".into() } else { report.number(row.both) };
    let Some(z) = row.residual else { return Warmth { text, ..Warmth::default() } };
    let step = STEPS.iter().filter(|step| z.abs() >= **step).count().checked_sub(1);
    let tone = step.map(|step| if z > 0.0 { Tone::More(step as u8) } else { Tone::Less(step as u8) });
    Warmth { tone, text, bold: row.bh.is_some_and(|p| p <= 0.05) }
}

/// The pairs that stand out most, for those who can't see the picture.
pub fn description(report: &Report<'_>, found: &Pairs) -> String {
    let name = |row: &&Row| {
        let [a, b] = [row.codes.0, row.codes.1].map(|code| report.brief(found.codes[code]));
        format!("{a} + {b} ({})", report.catalogue().number(row.residual.unwrap_or(0.0), 1))
    };
    let first: Vec<String> = outstanding(found).iter().take(5).map(name).collect();
    if first.is_empty() {
        return report.text("report-pairs-chance");
    }
    report.with("report-pairs-description", &[("pairs", Arg::Text(&first.join("; ")))])
}

/// The heads of the numbers of a row.
pub const COLUMNS: [&str; 6] = [
    "report-pairs-col-both",
    "report-col-sources",
    "report-pairs-col-jaccard",
    "sequence-expected",
    "sequence-residual",
    "sequence-p",
];

fn table(report: &Report<'_>, h: &mut Html, found: &Pairs) {
    let all = outstanding(found);
    if all.is_empty() {
        h.p(&report.text("report-pairs-chance"));
        return;
    }
    let mut heads = ["report-pairs-col-one", "report-pairs-col-other"]
        .map(|key| Head::words(report.text(key)))
        .into_iter()
        .collect::<Vec<_>>();
    heads.extend(COLUMNS.map(|key| Head::number(report.text(key))));
    let mut table = Table::new(report.text("report-pairs-caption"), heads);
    for row in all.iter().take(ROWS) {
        let number =
            |n: Option<f64>, digits| n.map_or("–".into(), |n| report.catalogue().number(n, digits));
        table.row(vec![
            Cell::html(report.code(found.codes[row.codes.0])).head(),
            Cell::html(report.code(found.codes[row.codes.1])),
            Cell::number(report.number(row.both)),
            Cell::number(report.number(row.sources)),
            Cell::number(number(Some(row.jaccard), 2)),
            Cell::number(number(row.expected, 1)),
            Cell::number(number(row.residual, 1)),
            Cell::number(number(row.p, 4)),
        ]);
    }
    table.write(h);
    report.more(h, "report-sequence-more", all.len().saturating_sub(ROWS));
}
