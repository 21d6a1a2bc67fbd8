//! Matrix: codes by informant or by source, each cell with its places.
//!
//! # What it measures
//! Which codes stand with which informant or in which source, and how often.
//! # Formula
//! Counts of codings. With `--json` each cell holds its places (`C07:12`), so that every number leads back to words.
//! # Conditions
//! As for codes. Interviewers are no column.
//! # Source
//! Miles, Huberman & Saldaña (2014), case-ordered display.
//! # Checked against
//! Hand counts of the sample study.

use crate::codes::{By, Group, codes, group_of};
use crate::view::View;
use model::ids::*;
use std::collections::BTreeMap;

/// Codes by groups.
pub struct Matrix {
    /// The columns.
    pub columns: Vec<Group>,
    /// The codes that occur.
    pub rows: Vec<CodeId>,
    /// For each row and column the codings, as indices into [`View::codings`].
    pub cells: Vec<Vec<Vec<usize>>>,
}

/// Makes the matrix by informant or by source.
pub fn matrix(view: &View<'_>, by: By) -> Matrix {
    let table = codes(view, by);
    let rows: Vec<CodeId> = table.rows.iter().filter(|r| r.codings > 0).map(|r| r.code).collect();
    let row_of: BTreeMap<CodeId, usize> = rows.iter().copied().zip(0..).collect();
    let column_of: BTreeMap<Group, usize> = table.groups.iter().copied().zip(0..).collect();
    let mut cells = vec![vec![Vec::new(); table.groups.len()]; rows.len()];
    for (index, coding) in view.codings.iter().enumerate() {
        if let Some(row) = row_of.get(&coding.code) {
            cells[*row][column_of[&group_of(view, by, coding)]].push(index);
        }
    }
    Matrix { columns: table.groups, rows, cells }
}
