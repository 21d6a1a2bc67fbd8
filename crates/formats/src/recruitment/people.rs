//! The table of people: `id,recruiter,date,network_size,coupon,coupons`, and any attributes.

use super::columns::{Role, roles};
use super::dates::{self, NoDate, Order};
use super::{Given, RecruitRow, RecruitmentDraft, said, warning};
use crate::cells::{Column, Row, Sheet};
use crate::table::plain_cell;
use crate::{FormatError, Warning};
use model::source::{Certainty, DateOrder};
use model::time::LocalTime;

/// A table with more columns than this is no table of people.
const MOST_COLUMNS: usize = 1000;

/// What a recruiter's cell says of a person whom nobody sent.
const SEED: [&str; 3] = ["seed", "informan awal", "awal"];

/// What it says where nobody knows.
pub(super) const UNKNOWN: [&str; 3] = ["?", "unknown", "tidak diketahui"];

/// Reads a table of people.
pub(super) fn read(bytes: &[u8], order: Option<DateOrder>) -> Result<RecruitmentDraft, FormatError> {
    let sheet = Sheet::read(bytes)?;
    let columns = Columns::of(&sheet)?;
    let rows: Vec<Row> = sheet.rows().collect();
    let (dates, date_order) = dates_of(&rows, columns.date, order)?;
    let mut draft = RecruitmentDraft {
        rows: Vec::new(),
        attributes: columns.names(&sheet),
        date_order,
        warnings: Vec::new(),
    };
    for (row, date) in rows.iter().zip(dates) {
        draft.rows.push(RecruitRow { date, ..person(row, &columns)? });
    }
    seeds(&rows, &columns, &mut draft);
    draft.warnings.extend(date_order.filter(|o| o.1 == Certainty::Assumed).map(|_| Warning {
        code: "warn-date-order-assumed",
        line: None,
        count: None,
    }));
    draft.warnings.extend(too_many_cells(&rows, sheet.names().len()));
    Ok(draft)
}

/// The first row with cells past the last named column, and how many rows have such.
pub(super) fn too_many_cells(rows: &[Row], columns: usize) -> Option<Warning> {
    let mut over = rows.iter().filter(|row| row.unnamed(columns) > 0);
    let first = over.next()?.line;
    Some(warning("warn-cells-without-column", Some(first), 1 + over.count() as u64))
}

/// The column's dates row by row, and how the order of day and month is known.
pub(super) fn dates_of(
    rows: &[Row],
    column: Column,
    order: Option<DateOrder>,
) -> Result<(Vec<Option<LocalTime>>, Order), FormatError> {
    let cell = |row: &Row| said(plain_cell(row.cell(column))).map(str::to_owned);
    let cells: Vec<(u64, Option<String>)> = rows.iter().map(|row| (row.line, cell(row))).collect();
    let filled: Vec<(u64, &str)> =
        cells.iter().filter_map(|(line, cell)| Some((*line, cell.as_deref()?))).collect();
    let (times, order) = dates::read(&filled, order).map_err(|no| match no {
        NoDate::Unreadable(line) => FormatError::Cell { row: line, column: "date" },
        NoDate::Order(error) => error,
    })?;
    let mut times = times.into_iter();
    Ok((cells.iter().map(|(_, cell)| cell.as_ref().and_then(|_| times.next())).collect(), order))
}

struct Columns {
    id: Column,
    recruiter: Column,
    has_recruiter: bool,
    date: Column,
    network_size: Column,
    coupon: Column,
    coupons: Column,
    each_coupon: Vec<Column>,
    wave: Column,
    seed: Column,
    recruits: Column,
    attributes: Vec<(usize, Column)>,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Columns, FormatError> {
        let roles = roles(sheet.names());
        if roles.len() > MOST_COLUMNS {
            return Err(FormatError::Broken { part: "columns" });
        }
        let place = |role| roles.iter().position(|r| *r == Some(role));
        let column = |role, name| sheet.at(place(role), name);
        let needed = |role, name| place(role).ok_or(FormatError::MissingColumn { column: name });
        needed(Role::Id, "id")?;
        let has_recruiter = place(Role::Recruiter).is_some();
        if !has_recruiter {
            needed(Role::Coupon, "recruiter")?;
        }
        let all = |role: Option<Role>| {
            let of_role = (0..roles.len()).filter(|i| roles[*i] == role).collect::<Vec<_>>();
            of_role.into_iter().map(|i| (i, sheet.at(Some(i), "attribute"))).collect::<Vec<_>>()
        };
        let is_empty = |column: Column| sheet.rows().all(|row| row.cell(column).is_empty());
        Ok(Columns {
            id: column(Role::Id, "id"),
            recruiter: column(Role::Recruiter, "recruiter"),
            has_recruiter,
            date: column(Role::Date, "date"),
            network_size: column(Role::NetworkSize, "network_size"),
            coupon: column(Role::Coupon, "coupon"),
            coupons: column(Role::Coupons, "coupons"),
            each_coupon: all(Some(Role::OneCoupon)).into_iter().map(|(_, c)| c).collect(),
            wave: column(Role::Wave, "wave"),
            seed: column(Role::Seed, "seed"),
            recruits: column(Role::Recruits, "n_recruits"),
            attributes: all(None)
                .into_iter()
                .filter(|(i, c)| !sheet.names()[*i].is_empty() || !is_empty(*c))
                .collect(),
        })
    }

    fn names(&self, sheet: &Sheet) -> Vec<String> {
        let name = |i: usize| match plain_cell(&sheet.names()[i]) {
            "" => format!("column {}", i + 1),
            name => name.to_owned(),
        };
        self.attributes.iter().map(|(i, _)| name(*i)).collect()
    }
}

fn person(row: &Row, columns: &Columns) -> Result<RecruitRow, FormatError> {
    let text = |column| said(plain_cell(row.cell(column))).map(str::to_owned);
    let recruiter = text(columns.recruiter);
    let word = recruiter.as_deref().map(str::to_lowercase).unwrap_or_default();
    let is_seed = SEED.contains(&word.as_str());
    let listed = text(columns.coupons).map(|cell| several(&cell)).unwrap_or_default();
    let mut coupons = listed;
    coupons.extend(columns.each_coupon.iter().filter_map(|c| text(*c)));
    Ok(RecruitRow {
        line: row.line,
        id: plain_cell(row.needed(columns.id)?).to_owned(),
        recruiter: recruiter.filter(|_| !is_seed && !UNKNOWN.contains(&word.as_str())),
        is_seed,
        coupon: text(columns.coupon),
        coupons,
        network_size: whole(row, columns.network_size)?.filter(|n| *n > 0),
        date: None,
        given: Given {
            wave: whole(row, columns.wave)?,
            seed: text(columns.seed),
            recruits: whole(row, columns.recruits)?,
        },
        values: columns.attributes.iter().map(|(_, column)| text(*column)).collect(),
    })
}

/// A whole number, also as a program that knows only decimals writes it: `12.0`.
fn whole(row: &Row, column: Column) -> Result<Option<u32>, FormatError> {
    let Some(cell) = said(row.cell(column)) else { return Ok(None) };
    let digits = cell.strip_suffix(".0").unwrap_or(cell);
    digits.parse().map(Some).map_err(|_| row.error(column))
}

/// The coupons of one cell: between `;`, `,` or `|`, else between blanks.
fn several(cell: &str) -> Vec<String> {
    let marks = [';', ',', '|'];
    let parts: Vec<&str> = match cell.contains(marks) {
        true => cell.split(marks).map(str::trim).collect(),
        false => cell.split_whitespace().collect(),
    };
    parts.into_iter().filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

/// Marks those of whom the table says otherwise that nobody sent them: by a column of yes and no, or, where no row
/// says so in words, by an empty cell. Whoever has a coupon came by it.
fn seeds(rows: &[Row], columns: &Columns, draft: &mut RecruitmentDraft) {
    if is_flag(&draft.rows) {
        for row in &mut draft.rows {
            row.is_seed |= row.given.seed.take().is_some_and(|cell| flag(&cell) == Some(true));
        }
        return;
    }
    if draft.rows.iter().any(|row| row.is_seed) {
        return;
    }
    let empty = |row: &Row| said(row.cell(columns.recruiter)).is_none();
    for (row, cells) in draft.rows.iter_mut().zip(rows) {
        row.is_seed = row.coupon.is_none() && empty(cells);
    }
    let count = draft.rows.iter().filter(|row| row.is_seed).count() as u64;
    if columns.has_recruiter && count > 0 {
        draft.warnings.push(warning("warn-recruits-empty-is-seed", None, count));
    }
}

/// Whether the column `seed` says yes and no, rather than naming the seed of each tree.
fn is_flag(rows: &[RecruitRow]) -> bool {
    let cells: Vec<&str> = rows.iter().filter_map(|row| row.given.seed.as_deref()).collect();
    let is_number = |cell: &&str| matches!(*cell, "0" | "1");
    !cells.is_empty()
        && cells.iter().all(|cell| flag(cell).is_some())
        // A column of ones only may name person 1.
        && (!cells.iter().all(is_number) || cells.contains(&"0"))
}

fn flag(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "1" | "yes" | "y" | "true" | "ya" | "x" => Some(true),
        "0" | "no" | "n" | "false" | "tidak" => Some(false),
        _ => None,
    }
}
