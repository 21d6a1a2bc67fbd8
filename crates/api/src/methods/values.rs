//! The method `values`: what numbers people name, how offers move, and which two rise together.

use super::found::{Behind, Found, Said, json};
use super::given::{Given, figure};
use super::option::{CODERS, Flag, Kind, Opt, ROLES, SEED, SOURCES};
use super::{Method, pages};
use crate::calls::results::table::words;
use crate::calls::results::{Cell, ResultView, TableView};
use crate::commands::analyse::{Basis, Column, Table, basis, shown_place};
use crate::problem::Problem;
use analysis::View;
use analysis::chains::Chains;
use analysis::values::{Course, Options, Row, Together, Values, Within, values};
use locale::Arg;
use model::RoleId;
use report::{Report, VALUES_COLUMNS};
use serde::Serialize;

/// The row.
pub(super) const METHOD: Method = Method {
    word: "values",
    pages: pages!("values"),
    options: &[
        Opt { word: "valued", kind: Kind::Code, flag: Some(Flag::new("values_code", "code", "CODE")) },
        Opt {
            word: "together",
            kind: Kind::Word(&["package", "exchange", "coding"]),
            flag: Some(Flag {
                words: &["package", "exchange", "coding"],
                ..Flag::new("together", "within", "package|exchange|coding")
            }),
        },
        SOURCES,
        CODERS,
        ROLES,
        SEED,
    ],
    section: "values",
    run: |given| Ok(Box::new(run(given)?)),
};

const WITHINS: [(&str, Within); 3] =
    [("package", Within::Package), ("exchange", Within::Exchange), ("coding", Within::Coding)];

/// The values, as `--json` gives them.
#[derive(Serialize)]
struct ValuesResult {
    /// What it speaks of.
    basis: Basis,
    /// Values of this code alone.
    code: Option<String>,
    /// What two values share: `package`, `exchange`, `coding`.
    within: &'static str,
    /// Seed of the bootstrap.
    seed: u64,
    /// Its samples.
    samples: u32,
    /// Conversations read.
    conversations: u64,
    /// How numbers are spread, by kind and who names them.
    spread: Vec<Spread>,
    /// Values that are words.
    words: Vec<WordCount>,
    /// The course of offers by conversation and kind.
    courses: Vec<CourseTold>,
    /// Kinds that stand together.
    together: Vec<TogetherTold>,
}

/// How the numbers of a kind are spread.
#[derive(Serialize)]
struct Spread {
    value: String,
    unit: String,
    /// The role of whoever names them; null without one.
    role: Option<String>,
    /// Whether they are told in interviews and notes.
    told: bool,
    count: u64,
    sources: u64,
    min: f64,
    q1: f64,
    median: f64,
    q3: f64,
    max: f64,
    /// Each number, as it was written, with its place.
    values: Vec<Listed>,
}

/// A number with its place: `C07:12`.
#[derive(Serialize)]
struct Listed {
    number: String,
    place: String,
}

/// How often a word was captured.
#[derive(Serialize)]
struct WordCount {
    code: String,
    value: String,
    word: String,
    codings: u64,
    places: Vec<String>,
}

/// A course of offers.
#[derive(Serialize)]
struct CourseTold {
    source: String,
    value: String,
    unit: String,
    offers: Vec<OfferTold>,
    /// The first and the last number.
    first: f64,
    last: f64,
    /// What was agreed.
    agreed: Option<Listed>,
}

/// An offer; `step`: `first`, `up`, `down`, `same` beside the last of the same side.
#[derive(Serialize)]
struct OfferTold {
    role: Option<String>,
    number: String,
    place: String,
    step: &'static str,
}

/// Two kinds that stand together.
#[derive(Serialize)]
struct TogetherTold {
    x: KindTold,
    y: KindTold,
    points: Vec<PointTold>,
    conversations: u64,
    /// Spearman's correlation; null below 20 conversations, as its interval.
    spearman: Option<f64>,
    spearman_interval: Option<(f64, f64)>,
    /// Pairs of points of one conversation with two different x: those with the higher y at the higher x.
    higher: u64,
    /// Those with the lower y at the higher x.
    lower: u64,
    /// Those with the same y.
    same: u64,
    /// Higher less lower, by both; null below 20 conversations, as its interval.
    index: Option<f64>,
    index_interval: Option<(f64, f64)>,
}

#[derive(Serialize)]
struct KindTold {
    value: String,
    unit: String,
}

/// Two numbers that stand together, with their places.
#[derive(Serialize)]
struct PointTold {
    x: f64,
    y: f64,
    x_place: String,
    y_place: String,
}

struct ValuesFound<'a> {
    view: View<'a>,
    values: Values,
}

/// Reads the values.
fn run<'a>(given: &Given<'a>) -> Result<ValuesFound<'a>, Problem> {
    let usual = Options::default();
    let options = Options {
        code: given.id("valued")?,
        within: given.word("together", &WITHINS)?,
        seed: given.number("seed", usual.seed, 0, u64::MAX)?,
        samples: usual.samples,
    };
    let view = given.view()?;
    Ok(ValuesFound { values: values(&view, &options), view })
}

impl Found for ValuesFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn is_empty(&self) -> bool {
        self.values.captured.is_empty() && self.values.words.is_empty()
    }

    fn json(&self, given: &Given<'_>) -> Result<String, Problem> {
        json(&told(given, self))
    }

    fn table(&self, given: &Given<'_>) -> Table {
        let rows = told(given, self).spread.into_iter().map(|row| {
            let told = if row.told { "told" } else { "shown" };
            let spread = [row.min, row.q1, row.median, row.q3, row.max].map(|n| n.to_string());
            let words = [row.value, row.unit, row.role.unwrap_or_default(), told.into()];
            let counts = [row.count, row.sources].map(|n| n.to_string());
            words.into_iter().chain(counts).chain(spread).collect()
        });
        Table { head: COLUMNS.map(Column::Word).to_vec(), rows: rows.collect() }
    }

    fn said(&self, given: &Given<'_>) -> Said {
        self.said_by(given, |report| Said {
            before: vec![report.values_lead(&self.values)],
            after: [
                report.values_courses(&self.values),
                report.values_together(&self.values),
                notes(given, self),
            ]
            .concat(),
        })
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        if self.is_empty() {
            return given.empty(&self.view, "report-values-none");
        }
        let found = &self.values;
        self.said_by(given, |report| {
            let mut result = given.result(&self.view, report.values_lead(found));
            result.figures = report.values_pictures(found).into_iter().map(figure).collect();
            result.tables = vec![spread(given, report, found)];
            result.tables.extend((!found.words.is_empty()).then(|| word_table(given, found)));
            result.tables.extend((!found.courses.is_empty()).then(|| course_table(given, report, found)));
            result.tables.extend((!found.together.is_empty()).then(|| pair_table(given, report, found)));
            result.notes =
                [report.values_courses(found), report.values_together(found), notes(given, self)].concat();
            result
        })
    }

    fn places(&self, _: &Given<'_>) -> Behind {
        let mut places = Behind::new();
        let found = &self.values;
        let place = |index: usize| (found.captured[index].place.clone(), Some(found.captured[index].coding));
        for row in &found.rows {
            places.insert(row_key(row), row.captured.iter().map(|i| place(*i)).collect());
        }
        for (number, row) in found.words.iter().enumerate() {
            let all = row.places.iter().cloned().zip(row.codings.iter().copied().map(Some));
            places.insert(format!("word-{number}"), all.collect());
        }
        for (number, course) in found.courses.iter().enumerate() {
            places.insert(
                format!("course-{number}"),
                course.offers.iter().map(|o| place(o.captured)).collect(),
            );
        }
        for one in &found.together {
            let both = one.points.iter().flat_map(|p| [place(p.captured.0), place(p.captured.1)]);
            let mut all: Vec<_> = both.collect();
            all.dedup();
            places.insert(pair_key(one), all);
        }
        places
    }
}

impl ValuesFound<'_> {
    fn said_by<T>(&self, given: &Given<'_>, say: impl FnOnce(&Report<'_>) -> T) -> T {
        given.said(&self.view, &Chains::default(), say)
    }
}

fn notes(given: &Given<'_>, found: &ValuesFound<'_>) -> Vec<String> {
    let (options, seed) = (&found.values.options, found.values.options.seed.to_string());
    let args = [("seed", Arg::Text(&seed)), ("samples", Arg::Number(options.samples.into()))];
    vec![given.text("report-values-words"), given.catalogue.with("report-seed-samples", &args)]
}

const COLUMNS: [&str; 11] =
    ["value", "unit", "role", "where", "count", "sources", "least", "q1", "middle", "q3", "most"];

fn row_key(row: &Row) -> String {
    let role = row.role.map_or("none".into(), |r| r.to_string());
    format!("{}-{role}-{}", row.kind, if row.is_told { "told" } else { "shown" })
}

fn pair_key(one: &Together) -> String {
    format!("pair-{}-{}", one.kinds.0, one.kinds.1)
}

fn spread(given: &Given<'_>, report: &Report<'_>, found: &Values) -> TableView {
    let mut columns = vec![given.column("report-values-col-kind", false)];
    columns.push(given.column("report-values-col-who", false));
    columns.extend(VALUES_COLUMNS.map(|key| given.column(key, true)));
    let mut table = given.table("spread", "report-values-caption", columns);
    for row in &found.rows {
        let mut cells = vec![words(&report.values_kind(found, row.kind)), words(&report.values_who(row))];
        cells.extend([row.captured.len() as u64, row.sources].map(|n| given.count_cell(n, row_key(row))));
        cells.extend(row.spread.map(|n| number(report, n)));
        table.rows.push(cells);
    }
    table
}

fn number(report: &Report<'_>, n: f64) -> Cell {
    Cell { number: Some(n), ..words(&report.values_amount(n)) }
}

fn word_table(given: &Given<'_>, found: &Values) -> TableView {
    let columns = vec![
        given.column("report-col-code", false),
        given.column("report-values-col-kind", false),
        given.column("report-values-col-word", false),
        given.column("report-col-codings", true),
    ];
    let mut table = given.table("words", "report-values-words-caption", columns);
    for (number, row) in found.words.iter().enumerate() {
        let count = given.count_cell(row.codings.len() as u64, format!("word-{number}"));
        table.rows.push(vec![given.code_cell(row.code, None), words(&row.name), words(&row.word), count]);
    }
    table
}

fn course_table(given: &Given<'_>, report: &Report<'_>, found: &Values) -> TableView {
    let heads = [
        ("report-col-source", false),
        ("report-values-col-kind", false),
        ("report-values-col-offers", true),
        ("report-values-col-first", true),
        ("report-values-col-last", true),
        ("report-values-col-agreed", true),
        ("report-values-col-course", false),
    ];
    let columns = heads.map(|(key, numeric)| given.column(key, numeric)).to_vec();
    let mut table = given.table("courses", "report-values-courses-caption", columns);
    for (index, course) in found.courses.iter().enumerate() {
        let value = |offer: usize| found.captured[course.offers[offer].captured].value();
        let agreed = course.agreed.map_or_else(|| words("–"), |offer| number(report, value(offer)));
        table.rows.push(vec![
            words(given.words.label(course.source)),
            words(&report.values_kind(found, course.kind)),
            given.count_cell(course.offers.len() as u64, format!("course-{index}")),
            number(report, value(0)),
            number(report, value(course.offers.len() - 1)),
            agreed,
            words(&line(report, found, course)),
        ]);
    }
    table
}

/// "penjual 150.000, pembeli 120.000, penjual 140.000"
fn line(report: &Report<'_>, found: &Values, course: &Course) -> String {
    let offer = |o: &analysis::values::Offer| {
        let captured = &found.captured[o.captured];
        format!("{} {}", report.role(captured.role), report.values_amount(captured.value()))
    };
    course.offers.iter().map(offer).collect::<Vec<_>>().join(", ")
}

fn pair_table(given: &Given<'_>, report: &Report<'_>, found: &Values) -> TableView {
    let heads = [
        ("report-values-col-x", false),
        ("report-values-col-y", false),
        ("report-values-col-points", true),
        ("report-col-conversations", true),
        ("report-values-col-higher", true),
        ("report-values-col-lower", true),
        ("report-values-col-same", true),
        ("report-values-col-within", true),
        ("report-values-col-spearman", true),
    ];
    let columns = heads.map(|(key, numeric)| given.column(key, numeric)).to_vec();
    let mut table = given.table("together", "report-values-together-caption", columns);
    for one in &found.together {
        let kinds = [one.kinds.0, one.kinds.1].map(|kind| words(&report.values_kind(found, kind)));
        let mut cells: Vec<Cell> = kinds.into_iter().collect();
        cells.push(given.count_cell(one.points.len() as u64, pair_key(one)));
        let counts = [one.conversations, one.pairs.with, one.pairs.against, one.pairs.same];
        cells.extend(counts.map(|n| Cell { number: Some(n as f64), ..words(&report.number(n)) }));
        cells.push(measure(given, one.pairs.index().zip(one.pairs_interval)));
        cells.push(measure(given, one.spearman.zip(one.spearman_interval)));
        table.rows.push(cells);
    }
    table
}

/// "0.82 (0.61–0.94)"; a dash where too few conversations carry it.
fn measure(given: &Given<'_>, found: Option<(f64, (f64, f64))>) -> Cell {
    let Some((value, (low, high))) = found else { return words("–") };
    let [shown, low, high] = [value, low, high].map(|n| given.catalogue.number(n, 2));
    Cell { number: Some(value), ..words(&format!("{shown} ({low}–{high})")) }
}

fn told(given: &Given<'_>, found: &ValuesFound<'_>) -> ValuesResult {
    let (values, options) = (&found.values, &found.values.options);
    let within = WITHINS.iter().find(|(_, within)| *within == options.within).map_or("", |(word, _)| word);
    let word = |row: &analysis::values::WordRow| WordCount {
        code: given.words.code(row.code).to_owned(),
        value: row.name.clone(),
        word: row.word.clone(),
        codings: row.codings.len() as u64,
        places: row.places.iter().map(|p| shown_place(given.words, p)).collect(),
    };
    ValuesResult {
        basis: found.basis(),
        code: options.code.map(|code| given.words.code(code).to_owned()),
        within,
        seed: options.seed,
        samples: options.samples,
        conversations: values.conversations,
        spread: values.rows.iter().map(|row| spread_told(given, values, row)).collect(),
        words: values.words.iter().map(word).collect(),
        courses: values.courses.iter().map(|course| course_told(given, values, course)).collect(),
        together: values.together.iter().map(|one| together_told(given, values, one)).collect(),
    }
}

fn role(given: &Given<'_>, role: Option<RoleId>) -> Option<String> {
    role.and_then(|r| given.words.roles.get(&r).cloned())
}

fn listed(given: &Given<'_>, values: &Values, index: usize) -> Listed {
    let captured = &values.captured[index];
    Listed { number: captured.number.to_string(), place: shown_place(given.words, &captured.place) }
}

fn kind_told(values: &Values, kind: usize) -> KindTold {
    let kind = &values.kinds[kind];
    KindTold { value: kind.name.clone(), unit: kind.unit.clone() }
}

fn spread_told(given: &Given<'_>, values: &Values, row: &Row) -> Spread {
    let KindTold { value, unit } = kind_told(values, row.kind);
    let [min, q1, median, q3, max] = row.spread;
    Spread {
        value,
        unit,
        role: role(given, row.role),
        told: row.is_told,
        count: row.captured.len() as u64,
        sources: row.sources,
        min,
        q1,
        median,
        q3,
        max,
        values: row.captured.iter().map(|i| listed(given, values, *i)).collect(),
    }
}

fn course_told(given: &Given<'_>, values: &Values, course: &Course) -> CourseTold {
    let KindTold { value, unit } = kind_told(values, course.kind);
    let offer = |o: &analysis::values::Offer| {
        let Listed { number, place } = listed(given, values, o.captured);
        OfferTold { role: role(given, values.captured[o.captured].role), number, place, step: o.step.word() }
    };
    let at = |offer: usize| values.captured[course.offers[offer].captured].value();
    CourseTold {
        source: given.words.label(course.source).to_owned(),
        value,
        unit,
        offers: course.offers.iter().map(offer).collect(),
        first: at(0),
        last: at(course.offers.len() - 1),
        agreed: course.agreed.map(|offer| listed(given, values, course.offers[offer].captured)),
    }
}

fn together_told(given: &Given<'_>, values: &Values, one: &Together) -> TogetherTold {
    let place = |index: usize| shown_place(given.words, &values.captured[index].place);
    let point = |p: &analysis::values::Point| PointTold {
        x: p.at.0,
        y: p.at.1,
        x_place: place(p.captured.0),
        y_place: place(p.captured.1),
    };
    TogetherTold {
        x: kind_told(values, one.kinds.0),
        y: kind_told(values, one.kinds.1),
        points: one.points.iter().map(point).collect(),
        conversations: one.conversations,
        spearman: one.spearman,
        spearman_interval: one.spearman_interval,
        higher: one.pairs.with,
        lower: one.pairs.against,
        same: one.pairs.same,
        index: one.pairs_interval.and(one.pairs.index()),
        index_interval: one.pairs_interval,
    }
}
