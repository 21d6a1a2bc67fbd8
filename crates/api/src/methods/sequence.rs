//! The method `sequence`: which code is followed by which more often than by chance.

use super::found::{Behind, Found, Said, json};
use super::given::{Given, figure};
use super::option::{CODERS, Flag, Kind, Opt, SEED, SOURCES};
use super::{Method, pages};
use crate::calls::results::table::words;
use crate::calls::results::{Cell, ResultView, TableView};
use crate::commands::analyse::{Basis, SequenceResult, Table, basis, sequence_table, sequence_told};
use crate::problem::Problem;
use analysis::View;
use analysis::chains::Chains;
use analysis::events::Conversation;
use analysis::events::study::{self, By, Level, StudyEvents, Uncoded};
use analysis::sequence::{self, Options, Sequence, Within, usual_permutations};
use locale::Arg;
use model::RoleId;
use model::source::Place;
use serde::Serialize;

/// The row.
pub(super) const METHOD: Method = Method {
    word: "sequence",
    pages: pages!("sequence"),
    options: &[
        POSITION,
        LEVEL,
        Opt { word: "lag", kind: Kind::Number(1, 1, 1000), flag: Some(Flag::new("lag", "lag", "N")) },
        UNCODED,
        Opt { word: "no-repeats", kind: Kind::Switch, flag: Some(Flag::new("no_repeats", "no-repeats", "")) },
        Opt { word: "given", kind: Kind::Role, flag: Some(Flag::new("given_role", "from", "ROLE")) },
        Opt { word: "target", kind: Kind::Role, flag: Some(Flag::new("target_role", "to", "ROLE")) },
        WITHIN,
        PERMUTATIONS,
        SEED,
        SOURCES,
        CODERS,
    ],
    section: "sequence",
    run: |given| Ok(Box::new(run(given)?)),
};

/// What a position is.
pub(super) const POSITION: Opt = Opt {
    word: "position",
    kind: Kind::Word(&["turn", "event"]),
    flag: Some(Flag { words: &["turn", "event"], ..Flag::new("position", "by", "turn|event") }),
};
/// What counts as a code.
pub(super) const LEVEL: Opt = Opt {
    word: "level",
    kind: Kind::Word(&["code", "component"]),
    flag: Some(Flag { words: &["code", "component"], ..Flag::new("level", "level", "code|component") }),
};
/// What becomes of turns without a coding.
const UNCODED: Opt = Opt {
    word: "uncoded",
    kind: Kind::Word(&["skip", "break"]),
    flag: Some(Flag { words: &["skip", "break"], ..Flag::new("uncoded", "uncoded", "skip|break") }),
};
/// What changes places in a permutation.
const WITHIN: Opt = Opt {
    word: "within",
    kind: Kind::Word(&["conversation", "role", "all"]),
    flag: Some(Flag {
        words: &["conversation", "role", "all"],
        ..Flag::new("within", "within", "conversation|role|all")
    }),
};
/// How many permutations; without a number what is usual.
const PERMUTATIONS: Opt = Opt {
    word: "permutations",
    kind: Kind::Number(10_000, 0, 1_000_000),
    flag: Some(Flag::new("permutations", "permutations", "N")),
};

struct SequenceFound<'a> {
    view: View<'a>,
    events: StudyEvents,
    found: Sequence,
}

/// The result of a study.
#[derive(Serialize)]
struct Told {
    basis: Basis,
    #[serde(flatten)]
    result: SequenceResult,
}

/// Reads what follows what.
fn run<'a>(given: &Given<'a>) -> Result<SequenceFound<'a>, Problem> {
    let read = reading(given)?;
    let view = given.view()?;
    let events = study::read(&view, &read).map_err(|_| Problem::new("sequence-codes"))?;
    let role = |option: &str| -> Result<Option<u16>, Problem> {
        let id: Option<RoleId> = given.id(option)?;
        // A role that nobody has in these conversations is an index that no position has.
        Ok(id.map(|id| events.roles.iter().position(|r| *r == id).map_or(u16::MAX, |i| i as u16)))
    };
    let usual = u64::from(usual_permutations(events.events.positions() as u64));
    let options = Options {
        lag: given.number("lag", 1, 1, 1000)? as u32,
        no_repeats: given.is_on("no-repeats")?,
        never: Vec::new(),
        from: role("given")?,
        to: role("target")?,
        permutations: given.number("permutations", usual, 0, 1_000_000)? as u32,
        within: given.word("within", &WITHINS)?,
        seed: given.number("seed", 1, 0, u64::MAX)?,
    };
    let found = sequence::sequence(&events.events, &options).map_err(sequence_problem)?;
    Ok(SequenceFound { view, events, found })
}

/// The words of what changes places.
pub(crate) const WITHINS: [(&str, Within); 3] =
    [("conversation", Within::Conversation), ("role", Within::Role), ("all", Within::All)];

/// How the study is read.
pub(super) fn reading(given: &Given<'_>) -> Result<study::Options, Problem> {
    Ok(study::Options {
        by: given.word("position", &[("turn", By::Turn), ("event", By::Event)])?,
        uncoded: given.word("uncoded", &[("skip", Uncoded::Skip), ("break", Uncoded::Break)])?,
        level: given.word("level", &[("code", Level::Code), ("component", Level::Component)])?,
    })
}

/// Why it can't be read, for people.
pub(crate) fn sequence_problem(error: sequence::Error) -> Problem {
    Problem::new(match error {
        sequence::Error::Lag => "sequence-lag",
        sequence::Error::TooManyCodes => "sequence-codes",
        sequence::Error::SeveralCodes => "sequence-several",
        sequence::Error::WithinConversations => "sequence-within",
    })
}

impl Found for SequenceFound<'_> {
    fn basis(&self) -> Basis {
        basis(&self.view)
    }

    fn json(&self, _: &Given<'_>) -> Result<String, Problem> {
        json(&Told { basis: self.basis(), result: sequence_told(&self.found, !self.found.is_few()) })
    }

    fn table(&self, _: &Given<'_>) -> Table {
        sequence_table(&self.found, !self.found.is_few())
    }

    fn said(&self, given: &Given<'_>) -> Said {
        given.said(&self.view, &Chains::default(), |report| {
            let mut after = report.sequence_warnings(&self.found);
            after.extend(self.test(given));
            after.push(given.text("chains-note"));
            Said { before: vec![report.sequence_intro(&self.found)], after }
        })
    }

    fn view(&self, given: &Given<'_>) -> ResultView {
        if self.found.transitions == 0 {
            return given.empty(&self.view, "method-empty-sequence");
        }
        given.said(&self.view, &Chains::default(), |report| {
            let mut result = given.result(&self.view, report.sequence_intro(&self.found));
            result.figures.extend(report.sequence_picture(&self.found, &self.events).map(figure));
            result.tables.push(self.pairs(given));
            result.warnings.extend(report.sequence_warnings(&self.found));
            result.notes.push(given.text("report-sequence-reading"));
            result.notes.push(given.text("report-sequence-words"));
            result.notes.extend(self.test(given));
            result.notes.push(given.text("method-sequence-source"));
            result
        })
    }

    fn places(&self, _: &Given<'_>) -> Behind {
        let collapsed = self.found.options.no_repeats.then(|| sequence::collapsed(&self.events.events));
        let events = collapsed.as_ref().unwrap_or(&self.events.events);
        let mut places = Behind::new();
        for step in sequence::steps(events, &self.found.options) {
            let one = &events.conversations[step.conversation];
            let Some(place) = place_of(&self.events, one, &step) else { continue };
            for given in one.codes(step.from) {
                for target in one.codes(step.to) {
                    places.entry(key(*given, *target)).or_default().push((place.clone(), None));
                }
            }
        }
        places
    }
}

/// Where a transition stands: the turns of its given and its target.
pub(super) fn place_of(events: &StudyEvents, one: &Conversation, step: &sequence::Step) -> Option<Place> {
    let [from, to] = [step.from, step.to].map(|at| one.positions()[at]);
    let mut turns = vec![from.turn, to.turn];
    turns.dedup();
    Some(Place { source: events.source_of(step.conversation, &from)?, turns, span: None })
}

fn key(given: u16, target: u16) -> String {
    format!("{given}-{target}")
}

impl SequenceFound<'_> {
    /// The test of the whole table in a sentence.
    fn test(&self, given: &Given<'_>) -> Option<String> {
        let test = self.found.table?;
        let number = |n: f64, digits| given.catalogue.number(n, digits);
        let (g2, p) = (number(test.g2, 2), number(test.p_g2, 4));
        let args = [
            ("g2", Arg::Text(&g2)),
            ("df", Arg::Number(i64::try_from(test.df).unwrap_or(i64::MAX))),
            ("p", Arg::Text(&p)),
        ];
        Some(given.catalogue.with("method-sequence-test", &args))
    }

    /// The pairs that occur or stand out.
    fn pairs(&self, given: &Given<'_>) -> TableView {
        let few = self.found.is_few();
        let mut columns = vec![given.column("sequence-given", false), given.column("sequence-target", false)];
        let numbers =
            ["observed", "conversations", "expected", "probability", "residual", "q", "p", "holm", "bh"];
        columns.extend(numbers.map(|word| given.column(&format!("sequence-{word}"), true)));
        let mut table = given.table("pairs", "method-sequence-caption", columns);
        let stands_out = |p: Option<f64>| p.is_some_and(|p| p <= 0.05);
        for cell in self.found.cells.iter().filter(|c| c.observed > 0 || stands_out(c.benjamini_hochberg)) {
            let key = key(cell.given, cell.target);
            let number = |n: Option<f64>, digits| numeric(given, n, digits);
            let q = match cell.q_interval.filter(|_| !few).zip(cell.yules_q) {
                Some(((low, high), q)) => {
                    let [low, high, point] = [low, high, q].map(|n| given.catalogue.number(n, 2));
                    Cell { text: format!("{point} ({low} – {high})"), ..number(cell.yules_q, 2) }
                }
                None => number(cell.yules_q, 2),
            };
            table.rows.push(vec![
                self.code(given, cell.given),
                self.code(given, cell.target),
                given.count_cell(cell.observed, key.clone()),
                given.count_cell(cell.conversations, key),
                number(cell.expected, 1),
                number(cell.probability, 3),
                number(cell.residual, 2),
                q,
                number(cell.permuted.map(|p| p.two_sided).or(cell.p), 4),
                number(cell.holm, 4),
                number(cell.benjamini_hochberg, 4),
            ]);
        }
        table
    }

    fn code(&self, given: &Given<'_>, index: u16) -> Cell {
        match self.events.codes.get(usize::from(index)) {
            Some(code) => given.code_cell(*code, None),
            None => words(&self.found.labels[usize::from(index)]),
        }
    }
}

/// A number, a dash where there is none.
pub(super) fn numeric(given: &Given<'_>, n: Option<f64>, digits: usize) -> Cell {
    let text = n.map_or_else(|| "–".to_owned(), |n| given.catalogue.number(n, digits));
    Cell { number: n, ..words(&text) }
}
