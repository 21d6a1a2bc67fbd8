//! `analyse`: codes, matrix, chains: as values for `--json` and as a table for the screen and `--csv`.

mod basis;
mod sequence;

pub use basis::{Basis, LeftOut};

use crate::methods::option::roles;
use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use analysis::View;
use analysis::chains::{self, Chains, End};
use analysis::codes::{self, By, Group};
use analysis::matrix;
pub(crate) use basis::basis;
use model::ids::*;
use model::{Place, State, Words};
pub use sequence::{Matrix, PairLine, PermutationResult, SequenceResult, WarningLine};
pub(crate) use sequence::{sequence_table, sequence_told};
use serde::Serialize;
use std::collections::BTreeSet;

/// A result for people: columns and rows of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub head: Vec<Column>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// A column's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A word of ours: the catalogues have it under `col-WORD`, tables use it as it is.
    Word(&'static str),
    /// A label, pseudonym, role or code of the study.
    Name(String),
}

/// The table of codes.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct CodesResult {
    /// What it speaks of.
    pub basis: Basis,
    /// A row for each code.
    pub codes: Vec<CodeLine>,
}

/// A code's row.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct CodeLine {
    /// The code.
    pub code: String,
    /// S, O, R or X.
    pub component: char,
    /// Its label.
    pub brief: String,
    /// Codings.
    pub codings: u64,
    /// Different turns.
    pub turns: u64,
    /// Sources.
    pub sources: u64,
    /// Persons.
    pub persons: u64,
    /// Codings by group.
    pub groups: Vec<GroupCount>,
}

/// Codings of one group.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct GroupCount {
    /// The group; `none` for words that belong to none.
    pub group: String,
    /// Codings.
    pub codings: u64,
}

/// The matrix.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct MatrixResult {
    /// What it speaks of.
    pub basis: Basis,
    /// The columns.
    pub columns: Vec<String>,
    /// A row for each code that occurs.
    pub rows: Vec<MatrixRow>,
}

/// A row of the matrix.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct MatrixRow {
    /// The code.
    pub code: String,
    /// For each column the places: `C07:12`.
    pub places: Vec<Vec<String>>,
}

/// The chains.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct ChainsResult {
    /// What it speaks of.
    pub basis: Basis,
    /// The side that stimulates; `None` = every side.
    pub from: Option<String>,
    /// The side that answers; `None` = every other.
    pub to: Option<String>,
    /// The window in turns.
    pub max_turns: u32,
    /// The window in hours.
    pub max_hours: u32,
    /// Seed of the bootstrap.
    pub seed: u64,
    /// Its samples.
    pub samples: u32,
    /// Conversations read.
    pub conversations: u64,
    /// Stimulus packages.
    pub packages: u64,
    /// O and R codings that answer no stimulus.
    pub unattached: u64,
    /// A row for each stimulus code.
    pub stimuli: Vec<StimulusLine>,
}

/// What followed a stimulus code.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct StimulusLine {
    /// The code.
    pub code: String,
    /// Its label.
    pub brief: String,
    /// Packages that carry it.
    pub packages: u64,
    /// Conversations that carry it.
    pub conversations: u64,
    /// Packages with an answer.
    pub answered: u64,
    /// Packages whose end is known: all but `record-ends`, `not-coded` and `unknown`.
    pub known: u64,
    /// Share answered among those whose end is known; `None` below 20 conversations: counts only.
    pub share: Option<f64>,
    /// 95 % interval by bootstrap over conversations.
    pub interval: Option<(f64, f64)>,
    /// How they ended: a response code, or `no-response`, `passed-over`, `not-coded`, `window-expired`,
    /// `record-ends`, `unknown`.
    pub ends: Vec<EndCount>,
    /// Organism shown by end.
    pub organism: Vec<OrganismCount>,
}

/// How many packages ended so.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct EndCount {
    /// The end.
    pub end: String,
    /// Packages.
    pub packages: u64,
}

/// How many packages showed this and ended so.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct OrganismCount {
    /// The O code; `None` = nothing visible.
    pub organism: Option<String>,
    /// The end.
    pub end: String,
    /// Packages.
    pub packages: u64,
}

/// Names of coders whose codings count; empty = everybody's.
pub type Coders = [String];

/// Coders by their names.
///
/// # Errors
/// A name that no coder has.
fn coders(session: &Session, words: &Words, names: &Coders) -> Result<BTreeSet<CoderId>, Problem> {
    let find = |name: &String| {
        let found = words.coders.iter().find(|(_, n)| *n == name).map(|(id, _)| *id);
        found.filter(|id| session.state().coders.contains_key(id)).ok_or(Problem::new("coder-unknown"))
    };
    names.iter().map(find).collect()
}

/// Counts codes.
///
/// # Errors
/// Damage; an unknown coder.
pub fn codes(session: &Session, by: By, names: &Coders) -> Result<(CodesResult, Table), Problem> {
    let words = session.words()?;
    let view = View::new(session.state(), &words, &coders(session, &words, names)?);
    Ok(codes_told(&view, &codes::codes(&view, by), by))
}

/// The table of codes as values and as a table.
pub(crate) fn codes_told(view: &View<'_>, found: &codes::Codes, by: By) -> (CodesResult, Table) {
    let words = view.words;
    let groups: Vec<String> = found.groups.iter().map(|g| group_name(words, *g)).collect();
    let shown_groups = if by == By::Component { &[][..] } else { &groups[..] };
    let lines: Vec<CodeLine> = found
        .rows
        .iter()
        .map(|row| CodeLine {
            code: words.code(row.code).to_owned(),
            component: view.component(row.code).letter(),
            brief: words.codes.get(&row.code).map(|t| t.brief.clone()).unwrap_or_default(),
            codings: row.codings,
            turns: row.turns,
            sources: row.sources,
            persons: row.persons,
            groups: shown_groups
                .iter()
                .zip(&row.by_group)
                .map(|(group, codings)| GroupCount { group: group.clone(), codings: *codings })
                .collect(),
        })
        .collect();
    let fixed = ["code", "brief", "codings", "turns", "sources", "persons"].map(Column::Word);
    let row = |line: &CodeLine| {
        let counts = [line.codings, line.turns, line.sources, line.persons];
        let groups = line.groups.iter().map(|g| g.codings);
        let numbers = counts.into_iter().chain(groups).map(|n| n.to_string());
        [line.code.clone(), line.brief.clone()].into_iter().chain(numbers).collect()
    };
    let table = Table {
        head: fixed.into_iter().chain(shown_groups.iter().cloned().map(Column::Name)).collect(),
        rows: lines.iter().map(row).collect(),
    };
    (CodesResult { basis: basis(view), codes: lines }, table)
}

fn group_name(words: &Words, group: Group) -> String {
    let named = match group {
        Group::All => None,
        Group::Role(role) => role.and_then(|r| words.roles.get(&r).cloned()),
        Group::Source(source) => Some(words.label(source).to_owned()),
        Group::Person(person) => person.map(|p| words.pseudonym(p).to_owned()),
        Group::Evidence(evidence) => evidence.map(|e| e.word().to_owned()),
        Group::Coder(coder) => words.coders.get(&coder).cloned(),
    };
    named.unwrap_or_else(|| "none".into())
}

/// Makes the matrix by informant or source.
///
/// # Errors
/// Damage; an unknown coder.
pub fn matrix(session: &Session, by: By, names: &Coders) -> Result<(MatrixResult, Table), Problem> {
    let words = session.words()?;
    let view = View::new(session.state(), &words, &coders(session, &words, names)?);
    Ok(matrix_told(&view, &matrix::matrix(&view, by)))
}

/// The matrix as values and as a table.
pub(crate) fn matrix_told(view: &View<'_>, found: &matrix::Matrix) -> (MatrixResult, Table) {
    let words = view.words;
    let columns: Vec<String> = found.columns.iter().map(|g| group_name(words, *g)).collect();
    let places =
        |cell: &Vec<usize>| cell.iter().map(|i| shown_place(words, &view.codings[*i].place)).collect();
    let rows: Vec<MatrixRow> = found
        .rows
        .iter()
        .zip(&found.cells)
        .map(|(code, cells)| MatrixRow {
            code: words.code(*code).to_owned(),
            places: cells.iter().map(places).collect(),
        })
        .collect();
    let counts = |row: &MatrixRow| {
        std::iter::once(row.code.clone())
            .chain(row.places.iter().map(|p| if p.is_empty() { String::new() } else { p.len().to_string() }))
            .collect()
    };
    let table = Table {
        head: std::iter::once(Column::Word("code"))
            .chain(columns.iter().cloned().map(Column::Name))
            .collect(),
        rows: rows.iter().map(counts).collect(),
    };
    (MatrixResult { basis: basis(view), columns, rows }, table)
}

pub(crate) fn shown_place(words: &Words, place: &Place) -> String {
    match place.turns.as_slice() {
        [one] => format!("{}:{one}", words.label(place.source)),
        _ => format!("{}:{}-{}", words.label(place.source), place.first(), place.last()),
    }
}

/// How chains are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChainsAsked {
    /// Name of the role that stimulates.
    pub from: Option<String>,
    /// Name of the role that answers.
    pub to: Option<String>,
    /// Window in turns.
    pub max_turns: Option<u32>,
    /// Window in hours.
    pub max_hours: Option<u32>,
    /// Seed.
    pub seed: Option<u64>,
}

impl ChainsAsked {
    /// The method's options.
    ///
    /// # Errors
    /// A role that the study doesn't have.
    pub(crate) fn options(&self, state: &State, words: &Words) -> Result<chains::Options, Problem> {
        let role = |name: &Option<String>| match name {
            None => Ok(None),
            Some(name) => place::role(state, words, name)
                .map(Some)
                .ok_or_else(|| Problem::new("role-unknown").with("role", name).with("roles", roles(words))),
        };
        let usual = chains::Options::default();
        Ok(chains::Options {
            from: role(&self.from)?,
            to: role(&self.to)?,
            max_turns: self.max_turns.unwrap_or(usual.max_turns),
            max_hours: self.max_hours.unwrap_or(usual.max_hours),
            seed: self.seed.unwrap_or(usual.seed),
            samples: usual.samples,
        })
    }
}

/// Reads chains.
///
/// # Errors
/// Damage; an unknown role or coder.
pub fn chains(
    session: &Session,
    asked: &ChainsAsked,
    names: &Coders,
) -> Result<(ChainsResult, Table), Problem> {
    let words = session.words()?;
    let view = View::new(session.state(), &words, &coders(session, &words, names)?);
    let found = chains::chains(&view, &asked.options(session.state(), &words)?);
    let result = chains_told(&view, &found);
    let table = chains_table(&result);
    Ok((result, table))
}

/// The chains as values.
pub(crate) fn chains_told(view: &View<'_>, found: &Chains) -> ChainsResult {
    let words = view.words;
    let role = |id: Option<RoleId>| id.and_then(|r| words.roles.get(&r).cloned());
    let line = |row: &chains::Row| StimulusLine {
        code: words.code(row.code).to_owned(),
        brief: words.codes.get(&row.code).map(|t| t.brief.clone()).unwrap_or_default(),
        packages: row.packages,
        conversations: row.conversations,
        answered: row.answered,
        known: known(row),
        share: row.interval.and(row.share),
        interval: row.interval,
        ends: row.ends.iter().map(|(end, n)| EndCount { end: end_name(words, *end), packages: *n }).collect(),
        organism: row
            .organism
            .iter()
            .map(|(organism, end, n)| OrganismCount {
                organism: organism.map(|o| words.code(o).to_owned()),
                end: end_name(words, *end),
                packages: *n,
            })
            .collect(),
    };
    ChainsResult {
        basis: basis(view),
        from: role(found.options.from),
        to: role(found.options.to),
        max_turns: found.options.max_turns,
        max_hours: found.options.max_hours,
        seed: found.options.seed,
        samples: found.options.samples,
        conversations: found.conversations,
        packages: found.packages.len() as u64,
        unattached: found.unattached,
        stimuli: found.rows.iter().map(line).collect(),
    }
}

/// Packages whose end is known.
fn known(row: &chains::Row) -> u64 {
    row.ends.iter().filter(|(end, _)| end.is_known()).map(|(_, n)| n).sum()
}

/// The word for an end: the response's code, or a word of ours.
pub(crate) fn end_name(words: &Words, end: End) -> String {
    match end {
        End::Response(code) => words.code(code).to_owned(),
        End::NoResponse => "no-response".into(),
        End::PassedOver => "passed-over".into(),
        End::NotCoded => "not-coded".into(),
        End::WindowExpired => "window-expired".into(),
        End::RecordEnds => "record-ends".into(),
        End::Unknown => "unknown".into(),
    }
}

pub(crate) fn chains_table(result: &ChainsResult) -> Table {
    let words =
        ["stimulus", "packages", "conversations", "known", "answered", "share", "low", "high", "ends"];
    let decimals = |n: Option<f64>| n.map_or(String::new(), |n| format!("{n:.3}"));
    let row = |line: &StimulusLine| {
        let ends = line.ends.iter().map(|e| format!("{} {}", e.end, e.packages)).collect::<Vec<_>>();
        vec![
            line.code.clone(),
            line.packages.to_string(),
            line.conversations.to_string(),
            line.known.to_string(),
            line.answered.to_string(),
            decimals(line.share),
            decimals(line.interval.map(|i| i.0)),
            decimals(line.interval.map(|i| i.1)),
            ends.join(", "),
        ]
    };
    Table { head: words.map(Column::Word).to_vec(), rows: result.stimuli.iter().map(row).collect() }
}

impl Table {
    /// The table as CSV with guarded cells.
    pub fn csv(&self) -> Vec<u8> {
        let head: Vec<&str> = self
            .head
            .iter()
            .map(|column| match column {
                Column::Word(word) => *word,
                Column::Name(name) => name.as_str(),
            })
            .collect();
        formats::table::write_csv(&head, &self.rows)
    }
}
