//! Recruitment tables: who came by whom, read into and written from one plain draft.
//!
//! Three kinds: a table of people (one row a person), a table of coupons (one row a coupon), and RDSAT's text format.
//! Nothing is worked out here: waves, seeds and contradictions are the method's matter.

mod columns;
mod coupons;
mod dates;
mod people;
mod rdsat;
mod write;

#[cfg(test)]
mod tests;

pub use rdsat::{Numbered, Rdsat};
pub use write::to_csv;

use crate::cells::head_of;
use crate::read::LIMIT;
use crate::{FormatError, Warning, text};
use model::source::{Certainty, DateOrder};
use model::time::LocalTime;

/// Which table a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecruitmentKind {
    /// One row a person, with a recruiter or a coupon.
    People,
    /// One row a coupon: who gave it, who came by it.
    Coupons,
    /// RDSAT's text format.
    Rdsat,
}

/// A recruitment table as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct RecruitmentDraft {
    /// The people in the order of the file; somebody who stands twice in it has two rows.
    pub rows: Vec<RecruitRow>,
    /// Names of the columns that are kept as attributes, in order.
    pub attributes: Vec<String>,
    /// The order of day and month and how it is known; `None` where every date is ISO 8601 or there is none.
    pub date_order: Option<(DateOrder, Certainty)>,
    /// What the researcher should look at.
    pub warnings: Vec<Warning>,
}

/// A person as the table tells about them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct RecruitRow {
    /// Line of the row in the file, counted from 1; of the first that names the person in a table of coupons.
    pub line: u64,
    /// The person's name in the table.
    pub id: String,
    /// Who sent the person, by name; it need not be in the table.
    pub recruiter: Option<String>,
    /// Whether the table says that nobody sent the person.
    pub is_seed: bool,
    /// The coupon by which the person came.
    pub coupon: Option<String>,
    /// The coupons that the person was given to pass on.
    pub coupons: Vec<String>,
    /// How many people of the population the person knows, at least 1 where it is known.
    pub network_size: Option<u32>,
    /// When the person came.
    pub date: Option<LocalTime>,
    /// What the table says that can be worked out; for checks, never a fact of its own.
    pub given: Given,
    /// A value for each attribute; `None` = missing.
    pub values: Vec<Option<String>>,
}

/// What somebody else worked out.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// Steps from the seed.
    pub wave: Option<u32>,
    /// The seed of the person's tree, by name.
    pub seed: Option<String>,
    /// How many the person sent.
    pub recruits: Option<u32>,
}

/// Finds which recruitment table a file is, by its first line; `None` where it is none.
pub fn kind_of(bytes: &[u8]) -> Option<RecruitmentKind> {
    let text = text::decode(bytes).ok()?;
    if rdsat::looks_like(&text) {
        return Some(RecruitmentKind::Rdsat);
    }
    columns::kind_of(&head_of(&text))
}

/// Reads a recruitment table of any kind. `date_order` is what the researcher says about dates that aren't ISO 8601.
///
/// Columns are found by their names, in English or Indonesian; those with an unknown name are attributes. Empty cells
/// and `NA` are missing.
///
/// # Errors
/// [`FormatError::MissingColumn`] where it is no recruitment table, [`FormatError::Cell`] with line and column,
/// [`FormatError::DateOrder`], [`FormatError::Broken`] where a file is cut, or why the bytes are no text.
pub fn read(bytes: &[u8], date_order: Option<DateOrder>) -> Result<RecruitmentDraft, FormatError> {
    if bytes.len() as u64 > LIMIT << 20 {
        return Err(FormatError::TooLarge { limit: LIMIT });
    }
    let text = text::decode(bytes)?;
    if rdsat::looks_like(&text) {
        return rdsat::read(&text);
    }
    match columns::kind_of(&head_of(&text)) {
        Some(RecruitmentKind::Coupons) => coupons::read(bytes, date_order),
        _ => people::read(bytes, date_order),
    }
}

/// Writes the draft in RDSAT's text format; see [`Rdsat`] for what it can't hold.
pub fn to_rdsat(draft: &RecruitmentDraft) -> Rdsat {
    rdsat::write(draft)
}

/// A cell that says something: neither empty nor R's sign for missing.
fn said(cell: &str) -> Option<&str> {
    Some(cell).filter(|c| !c.is_empty() && *c != "NA")
}

fn warning(code: &'static str, line: Option<u64>, count: u64) -> Warning {
    Warning { code, line, count: Some(count) }
}

model::redacted! { RecruitmentDraft RecruitRow Given }
