//! Results: what the methods of the table give, as pictures and tables whose numbers open their places.

mod chains;
mod codes;
mod given;
mod matrix;
mod methods;
mod table;
mod views;

use super::lines::Lines;
use super::{Asked, Call, Download, Later, file, later, study};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::wire::PlaceLine;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study(
            "methods",
            "Gives the table of methods with their options, and the saved views.",
            views::methods,
        ),
        later("result", "Runs a method.", result),
        later("result/places", "Lists the places behind a number.", places),
        file("result/csv", "Saves a table of a result as CSV.", csv),
        study("view/save", "Saves a method with its options under a name.", views::save),
        study("view/remove", "Takes a saved view away.", views::remove),
    ]
}

/// The table of methods.
#[derive(Clone, Serialize, ToSchema)]
pub struct Methods {
    /// In their order.
    pub methods: Vec<MethodView>,
    /// The saved views.
    pub views: Vec<SavedView>,
}

/// A method.
#[derive(Clone, Serialize, ToSchema)]
pub struct MethodView {
    /// Its word, as the command line has it: `codes`, `matrix`, `chains`.
    pub method: String,
    /// Its name in the asked language.
    pub title: String,
    /// What question it answers, in a sentence.
    pub about: String,
    /// Its options in their order.
    pub options: Vec<OptionView>,
}

/// An option of a method.
#[derive(Clone, Serialize, ToSchema)]
pub struct OptionView {
    /// Its word.
    pub option: String,
    /// Its name in the asked language.
    pub label: String,
    /// `choice`, `several`, `number`, `text`.
    pub kind: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What holds when it isn't given.
    pub default: String,
}

/// Something to choose.
#[derive(Clone, Serialize, ToSchema)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A method to be run.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultAsked {
    /// Its word.
    pub method: String,
    /// Its options; several values of one are joined with commas.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
}

/// What a method gave.
#[derive(Clone, Serialize, ToSchema)]
pub struct ResultView {
    /// Its title.
    pub title: String,
    /// What was counted and how, in a sentence or two.
    pub lead: String,
    /// Pictures.
    pub figures: Vec<FigureView>,
    /// Tables.
    pub tables: Vec<TableView>,
    /// What to know: too little data, what was left out, conflicts.
    pub warnings: Vec<String>,
    /// Interval, seed, source of the method.
    pub notes: Vec<String>,
    /// The state that it speaks of: first digits of the heads.
    pub heads: Vec<String>,
    /// Whether there was nothing to count; `lead` says what to do next then.
    pub empty: bool,
}

/// A picture.
#[derive(Clone, Serialize, ToSchema)]
pub struct FigureView {
    /// Its title.
    pub title: String,
    /// What it shows, for those who can't see it.
    pub description: String,
    /// The SVG, without scripts and without style elements.
    pub svg: String,
}

/// A table.
#[derive(Clone, Serialize, ToSchema)]
pub struct TableView {
    /// Its word within the result.
    pub table: String,
    /// Its title.
    pub title: String,
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Serialize, ToSchema)]
pub struct ColumnView {
    /// Its head.
    pub label: String,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A cell.
#[derive(Clone, Serialize, ToSchema)]
pub struct Cell {
    /// What is shown.
    pub text: String,
    /// The number, for sorting and bars.
    pub number: Option<f64>,
    /// An interval to be drawn: low, point, high, each from 0 to 1.
    pub interval: Option<[f64; 3]>,
    /// The key that opens its places with `result/places`.
    pub places: Option<String>,
    /// The code that it names, for its colour.
    pub code: Option<String>,
}

/// The places behind a number.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacesAsked {
    /// The method as it was run.
    pub asked: ResultAsked,
    /// The key of the cell.
    pub places: String,
    /// How many are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 200.
    pub limit: u64,
}

/// The places behind a number.
#[derive(Clone, Serialize, ToSchema)]
pub struct PlacesFound {
    /// How many there are.
    pub total: u64,
    /// Those of this page.
    pub places: Vec<PlaceLine>,
}

/// A table to be saved.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TableAsked {
    /// The method as it was run.
    pub asked: ResultAsked,
    /// The word of the table.
    pub table: String,
}

/// A saved view.
#[derive(Clone, Serialize, ToSchema)]
pub struct SavedView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The method with its options.
    pub asked: ResultAsked,
}

/// A view to be saved.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewSave {
    /// Its name.
    pub name: String,
    /// The method with its options.
    pub asked: ResultAsked,
}

/// A result in the asked language; also for tables elsewhere.
pub(crate) use given::Given;
pub(crate) use methods::{run, words as methods};

fn result(desk: &mut Desk, asked: ResultAsked, call: &Asked<'_>) -> Result<Later<ResultView>, Problem> {
    let (snapshot, catalogue) = (desk.session()?.snapshot()?, call.catalogue());
    Ok(Box::new(move || Ok(run(&Given::new(&snapshot, catalogue, &asked))?.view)))
}

fn places(desk: &mut Desk, asked: PlacesAsked, call: &Asked<'_>) -> Result<Later<PlacesFound>, Problem> {
    let (snapshot, catalogue) = (desk.session()?.snapshot()?, call.catalogue());
    Ok(Box::new(move || {
        let made = run(&Given::new(&snapshot, catalogue, &asked.asked))?;
        let all = made.places.get(&asked.places).map_or(&[][..], Vec::as_slice);
        let lines = Lines::new(&snapshot.state, &snapshot.words, catalogue);
        let places = lines.page(all.iter().map(|(place, coding)| (place, *coding)), asked.skip, asked.limit);
        Ok(PlacesFound { total: all.len() as u64, places })
    }))
}

fn csv(desk: &mut Desk, asked: TableAsked, call: &Asked<'_>) -> Result<Later<Download>, Problem> {
    let session = desk.session()?;
    let (snapshot, catalogue) = (session.snapshot()?, call.catalogue());
    let name = format!("{}-{}-{}.csv", session.stem(), asked.asked.method, asked.table);
    Ok(Box::new(move || {
        let made = run(&Given::new(&snapshot, catalogue, &asked.asked))?;
        let found = made.view.tables.iter().find(|t| t.table == asked.table);
        let bytes = table::csv(found.ok_or(Problem::new("id-unknown"))?, catalogue);
        Ok(Download { name: safe(&name), media_type: "text/csv; charset=utf-8", bytes })
    }))
}

/// A file name of letters, digits, points and dashes alone.
fn safe(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '.' | '_') { c } else { '-' }).collect()
}
