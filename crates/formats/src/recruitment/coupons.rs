//! The table of coupons: `issuer,coupon,date,redeemed_by`, one row a coupon that was given, came back, or both.

use super::columns::{Role, roles};
use super::people::{dates_of, too_many_cells};
use super::{RecruitRow, RecruitmentDraft, said};
use crate::cells::{Row, Sheet};
use crate::table::plain_cell;
use crate::{FormatError, Warning};
use model::source::{Certainty, DateOrder};
use std::collections::HashMap;

/// Reads a table of coupons: everybody in it is a person, in the order in which they are named.
///
/// The date is when the coupon came back. `seed` as issuer says that nobody sent the person in `redeemed_by`. Whoever
/// gives coupons and never came by one is not taken for a seed.
pub(super) fn read(bytes: &[u8], order: Option<DateOrder>) -> Result<RecruitmentDraft, FormatError> {
    let sheet = Sheet::read(bytes)?;
    let roles = roles(sheet.names());
    let place = |role| roles.iter().position(|r| *r == Some(role));
    let issuer = sheet.at(place(Role::Issuer).or(place(Role::Recruiter)), "issuer");
    let coupon = sheet.at(place(Role::Coupon), "coupon");
    let redeemed_by = sheet.at(place(Role::RedeemedBy), "redeemed_by");
    let rows: Vec<Row> = sheet.rows().collect();
    let (dates, date_order) = dates_of(&rows, sheet.at(place(Role::Date), "date"), order)?;
    let mut people = People::default();
    for (row, date) in rows.iter().zip(dates) {
        let text = |column| said(plain_cell(row.cell(column))).map(str::to_owned);
        let (from, code, to) = (text(issuer), text(coupon), text(redeemed_by));
        let is_seed = from.as_deref().is_some_and(|f| f.eq_ignore_ascii_case("seed"));
        if code.is_none() && !is_seed {
            return Err(row.error(coupon));
        }
        match (from.filter(|_| !is_seed), &to) {
            (Some(from), _) => people.of(&from, row.line).coupons.extend(code.clone()),
            (None, None) => return Err(row.error(issuer)),
            (None, Some(_)) => {}
        }
        if let Some(to) = to {
            people.came(&to, row.line, RecruitRow { coupon: code, date, is_seed, ..RecruitRow::default() });
        }
    }
    let assumed = date_order.filter(|o| o.1 == Certainty::Assumed);
    let mut warnings: Vec<Warning> = assumed
        .map(|_| Warning { code: "warn-date-order-assumed", line: None, count: None })
        .into_iter()
        .collect();
    warnings.extend(too_many_cells(&rows, sheet.names().len()));
    Ok(RecruitmentDraft { rows: people.rows, attributes: Vec::new(), date_order, warnings })
}

/// The people met so far.
#[derive(Default)]
struct People {
    rows: Vec<RecruitRow>,
    index: HashMap<String, usize>,
}

impl People {
    fn of(&mut self, id: &str, line: u64) -> &mut RecruitRow {
        let next = self.rows.len();
        let at = *self.index.entry(id.to_owned()).or_insert(next);
        if at == next {
            self.rows.push(RecruitRow { line, id: id.to_owned(), ..RecruitRow::default() });
        }
        &mut self.rows[at]
    }

    /// Somebody who comes a second time gets a second row, so that nothing of the table is lost.
    fn came(&mut self, id: &str, line: u64, how: RecruitRow) {
        let row = self.of(id, line);
        if row.coupon.is_none() && !row.is_seed && row.date.is_none() {
            (row.coupon, row.date, row.is_seed) = (how.coupon, how.date, how.is_seed);
        } else {
            self.rows.push(RecruitRow { line, id: id.to_owned(), ..how });
        }
    }
}
