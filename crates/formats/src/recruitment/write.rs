//! The table of people, written for spreadsheets.

use super::columns::{Role, role_of};
use super::{RecruitRow, RecruitmentDraft};
use crate::table::write_csv;

/// The draft as a table of people that [`super::read`] reads: `id,recruiter,date,network_size,coupon,coupons` and the
/// attributes. `seed` stands for nobody, `?` for a recruiter that isn't known. Coupons stand in one cell, or each in
/// its own column where one holds a blank or a mark. An attribute whose name means something else gets `_value` after it.
pub fn to_csv(draft: &RecruitmentDraft) -> Vec<u8> {
    let apart =
        draft.rows.iter().flat_map(|row| &row.coupons).any(|c| c.contains([';', ',', '|', ' ', '\t', '\n']));
    let most = draft.rows.iter().map(|row| row.coupons.len()).max().unwrap_or(0);
    let mut head: Vec<String> =
        ["id", "recruiter", "date", "network_size", "coupon"].map(str::to_owned).to_vec();
    match apart {
        true => head.extend((1..=most).map(|n| format!("coupon{n}"))),
        false => head.push("coupons".to_owned()),
    }
    head.extend(draft.attributes.iter().map(|name| attribute(name)));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    write_csv(&head, draft.rows.iter().map(|row| cells(row, apart.then_some(most))))
}

/// The names that stand before the attributes keep their meaning for the first column only; these would take it.
fn attribute(name: &str) -> String {
    let first = matches!(
        role_of(name),
        Some(Role::Id | Role::Recruiter | Role::Date | Role::NetworkSize | Role::Coupon)
    );
    match role_of(name) {
        Some(_) if !first => format!("{name}_value"),
        _ => name.to_owned(),
    }
}

fn cells(row: &RecruitRow, apart: Option<usize>) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let recruiter = match (&row.recruiter, row.is_seed, &row.coupon) {
        (Some(recruiter), ..) => recruiter.clone(),
        (None, true, _) => "seed".to_owned(),
        (None, false, None) => "?".to_owned(),
        (None, false, Some(_)) => String::new(),
    };
    let mut cells = vec![
        row.id.clone(),
        recruiter,
        row.date.map(|d| d.to_string()).unwrap_or_default(),
        row.network_size.map(|n| n.to_string()).unwrap_or_default(),
        text(&row.coupon),
    ];
    match apart {
        Some(most) => cells.extend((0..most).map(|i| row.coupons.get(i).cloned().unwrap_or_default())),
        None => cells.push(row.coupons.join(";")),
    }
    cells.extend(row.values.iter().map(text));
    cells
}
