//! What a method found, told in each form that is asked for.

use super::given::Given;
use crate::calls::results::ResultView;
use crate::commands::analyse::{Basis, Table};
use crate::problem::Problem;
use model::ids::CodingId;
use model::source::Place;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a method found. Each form is made when it is asked for.
pub(crate) trait Found {
    /// What it speaks of.
    fn basis(&self) -> Basis;

    /// Whether nothing is there that it could count.
    fn is_empty(&self) -> bool {
        self.basis().codings == 0
    }

    /// As JSON for programs, in the order of its fields.
    ///
    /// # Errors
    /// Never for what methods give.
    fn json(&self, given: &Given<'_>) -> Result<String, Problem>;

    /// As a table for the screen and CSV.
    fn table(&self, given: &Given<'_>) -> Table;

    /// The sentences around the table.
    fn said(&self, given: &Given<'_>) -> Said;

    /// As tables, pictures and sentences for the browser and Word.
    fn view(&self, given: &Given<'_>) -> ResultView;

    /// The places behind each key of a cell of the view.
    fn places(&self, given: &Given<'_>) -> Behind;
}

/// Places by the keys of cells.
pub(crate) type Behind = BTreeMap<String, Vec<(Place, Option<CodingId>)>>;

/// The sentences around a table on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Before it.
    pub before: Vec<String>,
    /// After it.
    pub after: Vec<String>,
}

/// A value as JSON, indented.
///
/// # Errors
/// Never for what methods give.
pub(super) fn json(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string_pretty(value).map_err(|_| Problem::new("internal"))
}
