//! What follows what: pairs of codes that stand one after the other more often, or less, than by chance.

use super::{Report, figure, signed};
use crate::figures::Tone;
use crate::figures::heat::{Heat, Warmth, heat};
use crate::html::Html;
use crate::table::{Cell as TableCell, Head, Table};
use analysis::events::study::{StudyEvents, read};
use analysis::sequence::{Cell, Options, Sequence, sequence, usual_permutations};
use locale::Arg;

/// Pairs that the table shows.
const ROWS: usize = 20;
/// Codes that the picture shows: those that are followed by something most often.
const CODES: usize = 14;
/// Residuals from which a ground is drawn: p of 0.05, of 0.001, and beyond.
const STEPS: [f64; 3] = [1.96, 3.29, 6.0];

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let Some((events, found)) = found(report) else {
        h.p(&report.text("report-sequence-none"));
        return;
    };
    h.p(&intro(report, &found));
    h.p(&report.text("report-sequence-reading"));
    for warning in warnings(report, &found) {
        report.warning(h, &warning);
    }
    if let Some(svg) = svg(report, &found, &events) {
        figure(h, &svg, &report.text("report-sequence-title"));
    }
    table(report, h, &found, &events);
    h.line("p", &[("class", "small")], &report.text("report-sequence-words")).gap();
}

/// The sequence of the study with what is usual; `None` without a transition.
fn found(report: &Report<'_>) -> Option<(StudyEvents, Sequence)> {
    let events = read(report.view(), &Default::default()).ok()?;
    let permutations = usual_permutations(events.events.positions() as u64);
    let found = sequence(&events.events, &Options { permutations, ..Options::default() }).ok()?;
    (found.transitions > 0).then_some((events, found))
}

/// How many transitions, at which distance, and what changes places in the permutations.
pub fn intro(report: &Report<'_>, found: &Sequence) -> String {
    let transitions = report.count("report-n-transitions", found.transitions);
    let chats = report.count("report-n-conversations", found.with_transitions);
    let seed = found.options.seed.to_string();
    let args = [
        ("transitions", Arg::Text(&transitions)),
        ("conversations", Arg::Text(&chats)),
        ("lag", Arg::Number(found.options.lag.into())),
        ("permutations", Arg::Number(found.options.permutations.into())),
        ("seed", Arg::Text(&seed)),
    ];
    report.with("report-sequence-intro", &args)
}

/// What to know, in sentences.
pub fn warnings(report: &Report<'_>, found: &Sequence) -> Vec<String> {
    let sentence = |warning: &analysis::sequence::Warning| {
        let numbers = warning.numbers();
        let args: Vec<(&str, Arg)> =
            numbers.iter().map(|(name, n)| (*name, Arg::Number(signed(*n)))).collect();
        report.with(&format!("sequence-warn-{}", warning.word()), &args)
    };
    found.warnings.iter().map(sentence).collect()
}

/// What an index of a label is called.
pub fn label(report: &Report<'_>, events: &StudyEvents, found: &Sequence, index: u16) -> String {
    match events.codes.get(usize::from(index)) {
        Some(code) => report.brief(*code).to_owned(),
        None => found.labels.get(usize::from(index)).cloned().unwrap_or_default(),
    }
}

fn table(report: &Report<'_>, h: &mut Html, found: &Sequence, events: &StudyEvents) {
    let all = found.outstanding();
    if all.is_empty() {
        h.p(&report.text("report-sequence-chance"));
        return;
    }
    let mut heads: Vec<Head> =
        ["sequence-given", "sequence-target"].map(|key| Head::words(report.text(key))).into();
    let numbers = [
        "sequence-observed",
        "sequence-expected",
        "sequence-probability",
        "sequence-residual",
        "sequence-q",
        "sequence-p",
    ];
    heads.extend(numbers.map(|key| Head::number(report.text(key))));
    let mut table = Table::new(report.text("report-sequence-caption"), heads);
    for cell in all.iter().take(ROWS) {
        let name = |index| match events.codes.get(usize::from(index)) {
            Some(code) => report.code(*code),
            None => Html::build(|h| _ = h.text(&label(report, events, found, index))),
        };
        let number =
            |n: Option<f64>, digits| n.map_or("–".into(), |n| report.catalogue().number(n, digits));
        let p = cell.permuted.map(|p| p.two_sided).or(cell.p);
        table.row(vec![
            TableCell::html(name(cell.given)).head(),
            TableCell::html(name(cell.target)),
            TableCell::number(report.number(cell.observed)),
            TableCell::number(number(cell.expected, 1)),
            TableCell::number(cell.probability.map_or("–".into(), |p| report.percent(p))),
            TableCell::number(number(cell.residual, 1)),
            TableCell::number(number(cell.yules_q, 2)),
            TableCell::number(number(p, 4)),
        ]);
    }
    table.write(h);
    report.more(h, "report-sequence-more", all.len().saturating_sub(ROWS));
}

/// The picture of the residuals; `None` without codes.
pub fn svg(report: &Report<'_>, found: &Sequence, events: &StudyEvents) -> Option<String> {
    let shown = shown(found);
    if shown.is_empty() {
        return None;
    }
    let pairs = shown.iter().flat_map(|given| shown.iter().map(move |target| (*given, *target)));
    let cells =
        pairs.filter_map(|(given, target)| found.cell(given, target)).map(|cell| warmth(report, cell));
    let tones = [0, 1, 2].map(Tone::More).into_iter().chain([0, 1, 2].map(Tone::Less));
    let step = |index: usize| {
        report.catalogue().number(STEPS[index % STEPS.len()], if index % 3 == 2 { 0 } else { 2 })
    };
    let meaning = |(index, tone): (usize, Tone)| {
        let key =
            if index < STEPS.len() { "report-sequence-more-often" } else { "report-sequence-less-often" };
        (tone, report.with(key, &[("z", Arg::Text(&step(index)))]))
    };
    Some(heat(&Heat {
        title: report.text("report-sequence-title"),
        description: description(report, found, events),
        sides: ["sequence-given", "sequence-target"].map(|key| report.text(key)),
        tones: tones.enumerate().map(meaning).collect(),
        labels: shown.iter().map(|index| found.labels[*index].clone()).collect(),
        cells: cells.collect(),
    }))
}

/// The codes of the picture: the most frequent ones, in their order.
fn shown(found: &Sequence) -> Vec<usize> {
    let total =
        |code: &usize| found.cell(*code, *code).map_or(0, |cell| cell.given_total.max(cell.target_total));
    let mut codes: Vec<usize> = (0..found.labels.len()).filter(|code| total(code) > 0).collect();
    codes.sort_by_key(|code| (std::cmp::Reverse(total(code)), *code));
    codes.truncate(CODES);
    codes.sort_unstable();
    codes
}

fn warmth(report: &Report<'_>, cell: &Cell) -> Warmth {
    let Some(z) = cell.residual.filter(|_| !cell.never) else {
        return Warmth { text: if cell.never { "·" } else { "–" }.into(), ..Warmth::default() };
    };
    let step = STEPS.iter().filter(|step| z.abs() >= **step).count().checked_sub(1);
    let tone = step.map(|step| if z > 0.0 { Tone::More(step as u8) } else { Tone::Less(step as u8) });
    let bold = cell.benjamini_hochberg.is_some_and(|p| p <= 0.05);
    Warmth { tone, text: report.catalogue().number(z, 1), bold }
}

/// The pairs that stand out most, for those who can't see the picture.
pub fn description(report: &Report<'_>, found: &Sequence, events: &StudyEvents) -> String {
    let name = |cell: &&Cell| {
        let [given, target] = [cell.given, cell.target].map(|index| label(report, events, found, index));
        let z = report.catalogue().number(cell.residual.unwrap_or(0.0), 1);
        format!("{given} → {target} ({z})")
    };
    let first: Vec<String> = found.outstanding().iter().take(5).map(name).collect();
    if first.is_empty() {
        return report.text("report-sequence-chance");
    }
    report.with("report-sequence-description", &[("pairs", Arg::Text(&first.join("; ")))])
}
