//! Values that people name: how they are spread, how offers move, which two rise together.

use super::{Report, figure, signed};
use crate::figures::offers::{OfferRow, Offers, offers};
use crate::figures::scatter::{Scatter, scatter};
use crate::figures::{KINDS, Tone, ticks};
use crate::html::Html;
use crate::table::{Cell, Head, Table};
use analysis::values::{Course, ENOUGH_CONVERSATIONS, Options, Row, Step, Together, Values, values};
use locale::Arg;
use model::{Component, RoleId};

/// Conversations in the picture of offers.
const ROWS: usize = 30;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    let found = values(report.view(), &Options::default());
    if found.captured.is_empty() {
        h.p(&report.text("report-values-none"));
        return;
    }
    h.p(&lead(report, &found));
    spread(report, h, &found);
    if let Some(svg) = offers_svg(report, &found) {
        figure(h, &svg, &report.text("report-values-offers"));
    }
    for text in courses(report, &found) {
        h.p(&text);
    }
    if let Some(svg) = scatter_svg(report, &found) {
        figure(h, &svg, &report.text("report-values-scatter"));
    }
    for text in together(report, &found) {
        h.p(&text);
    }
    h.line("p", &[("class", "small")], &report.text("report-values-words")).gap();
}

/// How many numbers and words were captured.
pub fn lead(report: &Report<'_>, found: &Values) -> String {
    let words: usize = found.words.iter().map(|w| w.codings.len()).sum();
    let args = [
        ("n", Arg::Number(signed(found.captured.len() as u64))),
        ("words", Arg::Number(signed(words as u64))),
        ("kinds", Arg::Number(signed(found.kinds.len() as u64))),
    ];
    report.with("report-values-lead", &args)
}

/// What a kind of value is called: its name with its unit.
pub fn kind(found: &Values, kind: usize) -> String {
    match found.kinds.get(kind) {
        Some(kind) if kind.unit.is_empty() => kind.name.clone(),
        Some(kind) => format!("{} ({})", kind.name, kind.unit),
        None => String::new(),
    }
}

/// A number as the language writes it, with as many decimals as it has, at most two.
pub fn amount(report: &Report<'_>, n: f64) -> String {
    let decimals = (0..2).find(|d| (n * 10f64.powi(*d)).fract().abs() < 1e-9).unwrap_or(2);
    report.catalogue().number(n, decimals as usize)
}

/// Who names the values of a row, and whether they are told.
pub fn who(report: &Report<'_>, row: &Row) -> String {
    let role = report.role(row.role);
    if row.is_told { report.with("report-values-told", &[("role", Arg::Text(&role))]) } else { role }
}

/// The heads of the numbers of a row.
pub const COLUMNS: [&str; 7] = [
    "report-values-col-n",
    "report-col-sources",
    "report-values-col-least",
    "report-values-col-quarter",
    "report-values-col-median",
    "report-values-col-three",
    "report-values-col-most",
];

fn spread(report: &Report<'_>, h: &mut Html, found: &Values) {
    let mut heads = ["report-values-col-kind", "report-values-col-who"]
        .map(|k| Head::words(report.text(k)))
        .into_iter()
        .collect::<Vec<_>>();
    heads.extend(COLUMNS.map(|key| Head::number(report.text(key))));
    let mut table = Table::new(report.text("report-values-caption"), heads);
    for row in &found.rows {
        let mut cells = vec![Cell::words(kind(found, row.kind)).head(), Cell::words(who(report, row))];
        cells.push(Cell::number(report.number(row.captured.len() as u64)));
        cells.push(Cell::number(report.number(row.sources)));
        cells.extend(row.spread.map(|n| Cell::number(amount(report, n))));
        table.row(cells);
    }
    table.write(h);
}

/// For each kind with courses what becomes of it from the first offer to the last.
pub fn courses(report: &Report<'_>, found: &Values) -> Vec<String> {
    let of = |index: usize| found.courses.iter().filter(move |c| c.kind == index);
    let with = (0..found.kinds.len()).filter(|index| of(*index).next().is_some());
    let sentence = |index: usize| {
        let count = |such: fn(&Values, &Course) -> bool| {
            Arg::Number(of(index).filter(|c| such(found, c)).count() as i64)
        };
        let name = kind(found, index);
        let args = [
            ("kind", Arg::Text(&name)),
            ("n", count(|_, _| true)),
            ("down", count(|f, c| change(f, c) == Some(Step::Down))),
            ("up", count(|f, c| change(f, c) == Some(Step::Up))),
            ("same", count(|f, c| change(f, c) == Some(Step::Same))),
            ("agreed", count(|_, c| c.agreed.is_some())),
        ];
        report.with("report-values-courses", &args)
    };
    with.map(sentence).collect()
}

/// How the last offer of a course stands to the first.
pub fn change(found: &Values, course: &Course) -> Option<Step> {
    let value = |offer: Option<&analysis::values::Offer>| Some(found.captured.get(offer?.captured)?.value());
    let (first, last) = (value(course.offers.first())?, value(course.offers.last())?);
    Some(match last.total_cmp(&first) {
        std::cmp::Ordering::Greater => Step::Up,
        std::cmp::Ordering::Less => Step::Down,
        std::cmp::Ordering::Equal => Step::Same,
    })
}

/// For each two kinds that stand together what is seen, in a sentence or two.
pub fn together(report: &Report<'_>, found: &Values) -> Vec<String> {
    found.together.iter().map(|one| sentences(report, found, one)).collect()
}

fn sentences(report: &Report<'_>, found: &Values, one: &Together) -> String {
    let (x, y) = (kind(found, one.kinds.0), kind(found, one.kinds.1));
    let number = |n: u64| Arg::Number(signed(n));
    let args = [
        ("x", Arg::Text(&x)),
        ("y", Arg::Text(&y)),
        ("points", number(one.points.len() as u64)),
        ("conversations", number(one.conversations)),
        ("higher", number(one.pairs.with)),
        ("lower", number(one.pairs.against)),
        ("same", number(one.pairs.same)),
        ("all", number(one.pairs.with + one.pairs.against + one.pairs.same)),
    ];
    let mut said = vec![report.with("report-values-together", &args)];
    if one.conversations < ENOUGH_CONVERSATIONS {
        said.push(report.count("report-values-few", ENOUGH_CONVERSATIONS));
        return said.join(" ");
    }
    let measures = [
        ("report-values-within", one.pairs.index(), one.pairs_interval),
        ("report-values-spearman", one.spearman, one.spearman_interval),
    ];
    for (key, value, interval) in measures {
        let Some((value, (low, high))) = value.zip(interval) else { continue };
        let [value, low, high] = [value, low, high].map(|n| report.catalogue().number(n, 2));
        let args = [("value", Arg::Text(&value)), ("low", Arg::Text(&low)), ("high", Arg::Text(&high))];
        said.push(report.with(key, &args));
    }
    said.join(" ")
}

/// The kind with the most courses.
fn main_kind(found: &Values) -> Option<usize> {
    let count = |index: &usize| found.courses.iter().filter(|c| c.kind == *index).count();
    (0..found.kinds.len()).rev().max_by_key(count).filter(|index| count(index) > 0)
}

/// The offers of the kind with the most courses; `None` without a course.
pub fn offers_svg(report: &Report<'_>, found: &Values) -> Option<String> {
    let index = main_kind(found)?;
    let all: Vec<&Course> = found.courses.iter().filter(|c| c.kind == index).collect();
    let courses = &all[..all.len().min(ROWS)];
    let mut roles: Vec<Option<RoleId>> =
        courses.iter().flat_map(|c| &c.offers).map(|o| found.captured[o.captured].role).collect();
    roles.sort_by_key(|role| (role.is_none(), report.role(*role)));
    roles.dedup();
    let tone =
        |role: Option<RoleId>| Tone::Kind(roles.iter().position(|r| *r == role).unwrap_or(0) as u8 % KINDS);
    let row = |course: &&Course| OfferRow {
        label: report.view().words.label(course.source).to_owned(),
        offers: course
            .offers
            .iter()
            .map(|o| &found.captured[o.captured])
            .map(|c| (c.value(), tone(c.role)))
            .collect(),
        agreed: course.agreed,
    };
    let values = courses.iter().flat_map(|c| &c.offers).map(|o| found.captured[o.captured].value());
    let (name, shown) = (kind(found, index), courses.len() as u64);
    let args = [("kind", Arg::Text(&name)), ("n", Arg::Number(signed(shown)))];
    Some(offers(&Offers {
        title: report.text("report-values-offers"),
        description: report.with("report-values-offers-description", &args),
        parts: roles.iter().map(|role| (tone(*role), report.role(*role))).collect(),
        agreed: report.text("report-values-agreed"),
        ticks: ticks(values).into_iter().map(|n| (n, amount(report, n))).collect(),
        rows: courses.iter().map(row).collect(),
    }))
}

/// The points of the two kinds that stand together most often; `None` without points.
pub fn scatter_svg(report: &Report<'_>, found: &Values) -> Option<String> {
    let one = found.together.iter().rev().max_by_key(|t| t.points.len())?;
    let words = |numbers: Vec<f64>| numbers.into_iter().map(|n| (n, amount(report, n))).collect();
    let (x, y) = (kind(found, one.kinds.0), kind(found, one.kinds.1));
    let args = [("x", Arg::Text(&x)), ("y", Arg::Text(&y))];
    let conversations = one.points.chunk_by(|a, b| a.conversation == b.conversation);
    Some(scatter(&Scatter {
        title: report.text("report-values-scatter"),
        description: report.with("report-values-scatter-description", &args),
        ticks: [
            words(ticks(one.points.iter().map(|p| p.at.0))),
            words(ticks(one.points.iter().map(|p| p.at.1))),
        ],
        groups: conversations.map(|own| own.iter().map(|p| p.at).collect()).collect(),
        axes: [x, y],
        tone: Tone::Of(Component::Stimulus),
    }))
}
