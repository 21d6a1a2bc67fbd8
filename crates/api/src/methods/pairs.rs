//! The method `pairs`: which two codes stand together.

use super::found::{Behind, Found, Said, json};
use super::given::{Given, figure};
use super::option::{CODERS, Flag, Kind, LEAST, Opt, SEED, SOURCES};
use super::sequence::numeric;
use super::{Method, pages};
use crate::calls::results::{ResultView, TableView};
use crate::commands::analyse::{Basis, Column, Table, basis};
use crate::problem::Problem;
use analysis::View;
use analysis::chains::Chains;
use analysis::pairs::{Across, Options, Pairs, Row, Unit, pairs};
use analysis::sequence::usual_permutations;
use report::Report;
use serde::Serialize;

/// The row.
pub(super) const METHOD: Method = Method {
    word: "pairs",
    pages: pages!("pairs"),
    options: &[
        Opt {
            word: "unit",
            kind: Kind::Word(&["turn", "package", "window", "source"]),
            flag: Some(Flag {
                words: &["turn", "package", "window", "source"],
                ..Flag::new("unit", "in", "turn|package|window|source")
            }),
        },
        Opt {
            word: "window",
            kind: Kind::Number(5, 1, 10_000),
            flag: Some(Flag::new("window", "turns", "N")),
        },
        Opt {
            word: "of",
            kind: Kind::Word(&["shown", "told"]),
            flag: Some(Flag { words: &["shown", "told"], ..Flag::new("of", "of", "shown|told") }),
        },
        Opt {
            word: "across",
            kind: Kind::Word(&["side", "conversation"]),
            flag: Some(Flag {
                words: &["side", "conversation"],
                ..Flag::new("across", "across", "side|conversation")
            }),
        },
        Opt {
            word: "permutations",
            kind: Kind::Number(10_000, 0, 1_000_000),
            flag: Some(Flag::new("permutations", "permutations", "N")),
        },
        SOURCES,
        CODERS,
        SEED,
        LEAST,
    ],
    section: "pairs",
    run: |given| Ok(Box::new(run(given)?)),
};

const UNITS: [(&str, Unit); 4] =
    [("turn", Unit::Turn), ("package", Unit::Package), ("window", Unit::Window), ("source", Unit::Source)];
const ACROSS: [(&str, Across); 2] = [("side", Across::Side), ("conversation", Across::Conversation)];

/// The pairs, as `--json` gives them.
#[derive(Serialize)]
struct PairsResult {
    /// What it speaks of.
    basis: Basis,
    /// What two codes share: `turn`, `package`, `window`, `source`.
    unit: &'static str,
    /// Turns of a window.
    window: u32,
    /// `shown` in conversations or `told` in interviews and notes.
    of: &'static str,
    /// Where codes change places: `side`, `conversation`.
    across: &'static str,
    /// How many permutations.
    permutations: u32,
    /// Their seed.
    seed: u64,
    /// Sources with a unit.
    sources: u64,
    /// Units.
    units: u64,
    /// The codes, with their units.
    codes: Vec<CodeTold>,
    /// All pairs.
    pairs: Vec<PairTold>,
}

#[derive(Serialize)]
struct CodeTold {
    code: String,
    units: u64,
}

/// Two codes.
#[derive(Serialize)]
struct PairTold {
    codes: [String; 2],
    /// Units with both.
    both: u64,
    /// Sources with such a unit.
    sources: u64,
    jaccard: f64,
    /// Mean of the permutations; for sources, units with one times units with the other by all units.
    expected: Option<f64>,
    residual: Option<f64>,
    /// Two-sided; null for sources, as its corrections.
    p: Option<f64>,
    holm: Option<f64>,
    benjamini_hochberg: Option<f64>,
}

struct PairsFound<'a> {
    view: View<'a>,
    pairs: Pairs,
    least: u64,
}

/// Reads which codes stand together.
fn run<'a>(given: &Given<'a>) -> Result<PairsFound<'a>, Problem> {
    let view = given.view()?;
    let usual = u64::from(usual_permutations(view.codings.len() as u64));
    let options = Options {
        unit: given.word("unit", &UNITS)?,
        turns: given.number("window", 5, 1, 10_000)? as u32,
        told: given.word("of", &[("shown", false), ("told", true)])?,
        across: given.word("across", &ACROSS)?,
        permutations: given.number("permutations", usual, 0, 1_000_000)? as u32,
        seed: given.number("seed", 1, 0, u64::MAX)?,
    };
    let least = given.number("min", 1, 0, u64::MAX)?;
    let pairs = pairs(&view, &options).map_err(|_| Problem::new("sequence-codes"))?;
    Ok(PairsFound { view, pairs, least })
}

impl Found for PairsFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn is_empty(&self) -> bool {
        self.pairs.units == 0
    }

    fn json(&self, given: &Given<'_>) -> Result<String, Problem> {
        json(&told(given, self))
    }

    fn table(&self, given: &Given<'_>) -> Table {
        let decimals = |n: Option<f64>, digits: usize| n.map_or(String::new(), |n| format!("{n:.digits$}"));
        let row = |row: &Row| {
            let codes =
                [row.codes.0, row.codes.1].map(|code| given.words.code(self.pairs.codes[code]).to_owned());
            let counts = [row.both, row.sources].map(|n| n.to_string());
            let figures = [
                decimals(Some(row.jaccard), 3),
                decimals(row.expected, 2),
                decimals(row.residual, 2),
                decimals(row.p, 4),
                decimals(row.holm, 4),
                decimals(row.bh, 4),
            ];
            codes.into_iter().chain(counts).chain(figures).collect()
        };
        let rows = shown(&self.pairs, self.least).into_iter().map(row).collect();
        Table { head: COLUMNS.map(Column::Word).to_vec(), rows }
    }

    fn said(&self, given: &Given<'_>) -> Said {
        self.said_by(given, |report| Said {
            before: vec![report.pairs_lead(&self.pairs)],
            after: [report.pairs_warnings(&self.pairs), vec![given.text("chains-note")]].concat(),
        })
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        if self.is_empty() {
            return given.empty(&self.view, "report-pairs-none");
        }
        self.said_by(given, |report| {
            let mut result = given.result(&self.view, report.pairs_lead(&self.pairs));
            result.figures.extend(report.pairs_picture(&self.pairs).map(figure));
            result.tables.push(self.pair_table(given));
            result.warnings.extend(report.pairs_warnings(&self.pairs));
            result.notes.push(given.text("report-pairs-words"));
            result
        })
    }

    fn places(&self, _: &Given<'_>) -> Behind {
        let mut places = Behind::new();
        self.pairs.each_place(|codes, place| places.entry(key(codes)).or_default().push((place, None)));
        places
    }
}

fn key((a, b): (usize, usize)) -> String {
    format!("{a}-{b}")
}

impl PairsFound<'_> {
    fn said_by<T>(&self, given: &Given<'_>, say: impl FnOnce(&Report<'_>) -> T) -> T {
        given.said(&self.view, &Chains::default(), say)
    }

    fn pair_table(&self, given: &Given<'_>) -> TableView {
        let mut columns =
            ["report-pairs-col-one", "report-pairs-col-other"].map(|key| given.column(key, false)).to_vec();
        let numbers = [
            "report-pairs-col-both",
            "report-col-sources",
            "report-pairs-col-jaccard",
            "sequence-expected",
            "sequence-residual",
            "sequence-p",
            "sequence-holm",
            "sequence-bh",
        ];
        columns.extend(numbers.map(|key| given.column(key, true)));
        let mut table = given.table("pairs", "method-pairs-caption", columns);
        for row in shown(&self.pairs, self.least) {
            let code = |index: usize| given.code_cell(self.pairs.codes[index], None);
            table.rows.push(vec![
                code(row.codes.0),
                code(row.codes.1),
                given.count_cell(row.both, key(row.codes)),
                given.count_cell(row.sources, key(row.codes)),
                numeric(given, Some(row.jaccard), 2),
                numeric(given, row.expected, 1),
                numeric(given, row.residual, 2),
                numeric(given, row.p, 4),
                numeric(given, row.holm, 4),
                numeric(given, row.bh, 4),
            ]);
        }
        table
    }
}

/// The pairs that stand together often enough or differ from chance, the most frequent first.
fn shown(found: &Pairs, least: u64) -> Vec<&Row> {
    let is_shown = |row: &&Row| row.both >= least || row.bh.is_some_and(|p| p <= 0.05);
    let mut rows: Vec<&Row> = found.rows.iter().filter(is_shown).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.both), row.codes));
    rows
}

const COLUMNS: [&str; 10] =
    ["code", "with", "both", "sources", "jaccard", "expected", "residual", "p", "holm", "bh"];

fn told(given: &Given<'_>, found: &PairsFound<'_>) -> PairsResult {
    let (pairs, options) = (&found.pairs, &found.pairs.options);
    let code = |index: usize| given.words.code(pairs.codes[index]).to_owned();
    let pair = |row: &Row| PairTold {
        codes: [row.codes.0, row.codes.1].map(code),
        both: row.both,
        sources: row.sources,
        jaccard: row.jaccard,
        expected: row.expected,
        residual: row.residual,
        p: row.p,
        holm: row.holm,
        benjamini_hochberg: row.bh,
    };
    PairsResult {
        basis: found.basis(),
        unit: UNITS.iter().find(|(_, unit)| *unit == options.unit).map_or("", |(word, _)| word),
        window: options.turns,
        of: if options.told { "told" } else { "shown" },
        across: ACROSS.iter().find(|(_, across)| *across == options.across).map_or("", |(word, _)| word),
        permutations: options.permutations,
        seed: options.seed,
        sources: pairs.with_units,
        units: pairs.units,
        codes: (0..pairs.codes.len()).map(|i| CodeTold { code: code(i), units: pairs.with[i] }).collect(),
        pairs: pairs.rows.iter().map(pair).collect(),
    }
}
