//! RDSAT's text format: `RDS`, then `people coupons missing names…`, then a line a person.
//!
//! A person's line: number, network size, own coupon, the coupons given, the variables. `0` and the missing code both
//! stand for no coupon, and an own coupon of that kind says that nobody sent the person.

use super::{RecruitRow, RecruitmentDraft, warning};
use crate::{FormatError, Warning, text};
use std::collections::{BTreeSet, HashMap, HashSet};

/// More coupons or variables a person than this are no study.
const MOST_COLUMNS: usize = 1000;

/// The draft in RDSAT's format, which holds numbers only.
#[derive(Clone, PartialEq, Eq)]
pub struct Rdsat {
    /// The file.
    pub bytes: Vec<u8>,
    /// What got numbers because it wasn't one: without these lists the file can't be read back.
    pub numbered: Vec<Numbered>,
    /// What the format can't hold.
    pub warnings: Vec<Warning>,
}

/// A column whose values were numbered.
#[derive(Clone, PartialEq, Eq)]
pub struct Numbered {
    /// `id`, `coupon`, or the name of an attribute.
    pub column: String,
    /// Each value with its number.
    pub numbers: Vec<(String, u64)>,
}

/// Whether the first line says that it is RDSAT's format.
pub(super) fn looks_like(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.trim() == "RDS")
}

/// Reads RDSAT's format.
pub(super) fn read(text: &str) -> Result<RecruitmentDraft, FormatError> {
    let mut lines = text::lines(text).zip(1u64..).skip(1);
    let head =
        lines.next().and_then(|(line, _)| Head::of(line)).ok_or(FormatError::Broken { part: "line 2" })?;
    let filled = lines.filter(|(line, _)| !line.trim().is_empty());
    let rows = filled.map(|(line, number)| row(line, number, &head)).collect::<Result<Vec<_>, _>>()?;
    if rows.len() as u64 != head.people {
        return Err(FormatError::Broken { part: "number of people" });
    }
    Ok(RecruitmentDraft { rows, attributes: head.names, date_order: None, warnings: Vec::new() })
}

struct Head {
    people: u64,
    coupons: usize,
    missing: String,
    names: Vec<String>,
    tabs: bool,
}

impl Head {
    fn of(line: &str) -> Option<Head> {
        let tabs = line.contains('\t');
        let mut cells = cells(line, tabs).into_iter();
        let people = cells.next()?.parse().ok()?;
        let coupons = cells.next()?.parse().ok().filter(|n| *n <= MOST_COLUMNS)?;
        let missing = cells.next()?.to_owned();
        let names: Vec<String> = cells.map(str::to_owned).collect();
        (names.len() <= MOST_COLUMNS).then_some(Head { people, coupons, missing, names, tabs })
    }

    /// A cell that isn't the missing code.
    fn said(&self, cell: &str) -> Option<String> {
        (cell != self.missing).then(|| cell.to_owned())
    }
}

/// The cells of a line: between tabs where the head has tabs, since a name may hold blanks then.
fn cells(line: &str, tabs: bool) -> Vec<&str> {
    match tabs {
        true => line.trim_end().split('\t').map(str::trim).collect(),
        false => line.split_whitespace().collect(),
    }
}

fn row(line: &str, number: u64, head: &Head) -> Result<RecruitRow, FormatError> {
    let error = |column| FormatError::Cell { row: number, column };
    let cells = cells(line, head.tabs);
    if cells.len() != 3 + head.coupons + head.names.len() {
        return Err(error("variables"));
    }
    let coupon = |cell: &str| head.said(cell).filter(|c| c != "0" && !c.is_empty());
    let (size, own) = (head.said(cells[1]), coupon(cells[2]));
    let size = size.map(|s| s.parse::<u32>().map_err(|_| error("network_size"))).transpose()?;
    let (given, values) = cells[3..].split_at(head.coupons);
    Ok(RecruitRow {
        line: number,
        id: Some(cells[0]).filter(|id| !id.is_empty()).ok_or_else(|| error("id"))?.to_owned(),
        is_seed: own.is_none(),
        coupon: own,
        coupons: given.iter().filter_map(|c| coupon(c)).collect(),
        network_size: size.filter(|n| *n > 0),
        values: values.iter().map(|v| head.said(v).filter(|v| !v.is_empty())).collect(),
        ..RecruitRow::default()
    })
}

/// Writes RDSAT's format. A recruiter without a coupon gets one made for the file; somebody of whom it isn't known who
/// sent them gets a coupon that nobody gave, since without one the format would make them a seed.
pub(super) fn write(draft: &RecruitmentDraft) -> Rdsat {
    let mut numbered = Vec::new();
    let ids = numbers("id", draft.rows.iter().map(|row| row.id.as_str()), &mut numbered);
    let coupons = Coupons::of(draft, &mut numbered);
    let columns: Vec<HashMap<&str, String>> =
        (0..draft.attributes.len()).map(|i| attribute(draft, i, &mut numbered)).collect();
    let missing = missing_code(&columns);
    let most = coupons.given.iter().map(Vec::len).max().unwrap_or(0);
    let names = draft.attributes.iter().map(|n| n.split_whitespace().collect::<Vec<_>>().join("_"));
    let mut out = format!("RDS\n{} {most} {missing}", draft.rows.len());
    names.for_each(|name| push(&mut out, if name.is_empty() { "_" } else { &name }));
    for (i, row) in draft.rows.iter().enumerate() {
        out.push('\n');
        out.push_str(&ids[row.id.as_str()]);
        push(&mut out, &row.network_size.map_or(missing.clone(), |n| n.to_string()));
        push(&mut out, &coupons.own[i]);
        (0..most).for_each(|k| push(&mut out, coupons.given[i].get(k).map_or("0", String::as_str)));
        for (column, value) in columns.iter().zip(&row.values) {
            push(&mut out, value.as_deref().and_then(|v| column.get(v)).unwrap_or(&missing));
        }
    }
    out.push('\n');
    let dates = draft.rows.iter().filter(|row| row.date.is_some()).count() as u64;
    let warnings = (dates > 0).then(|| warning("warn-rdsat-no-dates", None, dates)).into_iter().collect();
    Rdsat { bytes: out.into_bytes(), numbered, warnings }
}

fn push(out: &mut String, cell: &str) {
    out.push(' ');
    out.push_str(cell);
}

/// A number that RDSAT reads as what it is, and that isn't its sign for nothing.
fn is_number(text: &str) -> bool {
    (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0')
}

/// Each value as it is where all are numbers, else numbered from 1 in the order given.
fn numbers<'a>(
    column: &str,
    values: impl Iterator<Item = &'a str> + Clone,
    numbered: &mut Vec<Numbered>,
) -> HashMap<&'a str, String> {
    if values.clone().all(is_number) {
        return values.map(|v| (v, v.to_owned())).collect();
    }
    let mut map = HashMap::new();
    let mut list = Vec::new();
    for value in values {
        let next = map.len() as u64 + 1;
        if !map.contains_key(value) {
            map.insert(value, next.to_string());
            list.push((value.to_owned(), next));
        }
    }
    numbered.push(Numbered { column: column.to_owned(), numbers: list });
    map
}

fn attribute<'a>(
    draft: &'a RecruitmentDraft,
    i: usize,
    numbered: &mut Vec<Numbered>,
) -> HashMap<&'a str, String> {
    let values: BTreeSet<&str> = draft.rows.iter().filter_map(|row| row.values.get(i)?.as_deref()).collect();
    let keep = |v: &&str| *v == "0" || v.strip_prefix('-').map_or(is_number(v), is_number);
    match values.iter().all(keep) {
        true => values.into_iter().map(|v| (v, v.to_owned())).collect(),
        false => numbers(&draft.attributes[i], values.iter().copied(), numbered),
    }
}

/// `0` where no attribute has it as a value, else `-9`, `-99` and so on.
fn missing_code(columns: &[HashMap<&str, String>]) -> String {
    let is_free = |code: &String| columns.iter().all(|c| c.values().all(|v| v != code));
    let nines = (1..=15).map(|n| format!("-{}", "9".repeat(n)));
    std::iter::once("0".to_owned()).chain(nines).find(is_free).unwrap_or_else(|| "-0".to_owned())
}

/// Every person's coupons as numbers.
struct Coupons {
    own: Vec<String>,
    given: Vec<Vec<String>>,
}

impl Coupons {
    fn of(draft: &RecruitmentDraft, numbered: &mut Vec<Numbered>) -> Coupons {
        let rows = &draft.rows;
        let all = rows.iter().flat_map(|row| row.coupon.iter().chain(&row.coupons));
        let numbers = numbers("coupon", all.map(String::as_str), numbered);
        let mut next = numbers.values().filter_map(|n| n.parse::<u64>().ok()).max().unwrap_or(0);
        let number = |c: &String| numbers[c.as_str()].clone();
        let mut given: Vec<Vec<String>> =
            rows.iter().map(|row| row.coupons.iter().map(number).collect()).collect();
        let mut index: HashMap<&str, usize> = HashMap::new();
        rows.iter().enumerate().for_each(|(i, row)| _ = index.entry(row.id.as_str()).or_insert(i));
        let slots: HashSet<(usize, &str)> =
            (0..).zip(rows).flat_map(|(i, row)| row.coupons.iter().map(move |c| (i, c.as_str()))).collect();
        let mut own = Vec::with_capacity(rows.len());
        for row in rows {
            let recruiter = row.recruiter.as_deref().map(|r| index.get(r).copied());
            let has = |r: usize| row.coupon.as_deref().is_some_and(|c| slots.contains(&(r, c)));
            own.push(match (recruiter, &row.coupon) {
                (None, _) if row.is_seed => "0".to_owned(),
                (None | Some(None), Some(coupon)) => number(coupon),
                (Some(Some(r)), Some(coupon)) if has(r) => number(coupon),
                (recruiter, _) => {
                    next += 1;
                    recruiter.flatten().into_iter().for_each(|r| given[r].push(next.to_string()));
                    next.to_string()
                }
            });
        }
        Coupons { own, given }
    }
}

model::redacted! { Rdsat Numbered }
