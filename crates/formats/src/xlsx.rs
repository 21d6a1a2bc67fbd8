//! Workbooks of spreadsheets (.xlsx): the first sheet with anything in it, as a table with commas.
//!
//! Formulas give the value that was stored with them. Dates become ISO 8601. Comments, hidden names and properties are
//! not read.

mod styles;

use crate::FormatError;
use crate::archive::{Archive, LIMIT, entry};
use crate::text;
use crate::xml::{self, Piece};
use quick_xml::events::BytesStart;
use styles::Styles;

/// The part that says which sheets there are.
pub(crate) const WORKBOOK: &str = "xl/workbook.xml";

/// What can't be read.
const BROKEN: FormatError = FormatError::Broken { part: "xlsx" };

/// The most columns of a sheet.
const COLUMNS: usize = 1024;

/// A sheet as it was read.
pub(crate) struct Table {
    /// The rows as a table with commas.
    pub(crate) csv: String,
    /// How many other sheets have something in them.
    pub(crate) other_sheets: u64,
    /// How many numbers have more than 15 digits: a spreadsheet keeps no more, so their ends are lost.
    pub(crate) long_numbers: u64,
}

/// Reads a workbook.
///
/// # Errors
/// [`FormatError::Broken`], [`FormatError::TooLarge`], or [`FormatError::Empty`] where no sheet has anything in it.
pub(crate) fn read(archive: &mut Archive) -> Result<Table, FormatError> {
    let mut left = LIMIT << 20;
    let mut part = |name: &str| -> Result<Option<String>, FormatError> {
        if archive.index_for_name(name).is_none() {
            return Ok(None);
        }
        let bytes = entry(archive, name, &mut left)?;
        Ok(Some(text::decode(&bytes).map_err(|_| BROKEN)?.into_owned()))
    };
    let workbook = part(WORKBOOK)?.ok_or(BROKEN)?;
    let targets = targets(&part("xl/_rels/workbook.xml.rels")?.unwrap_or_default())?;
    let shared = part("xl/sharedStrings.xml")?.map_or(Ok(Vec::new()), |text| shared_strings(&text))?;
    let (ids, is_1904) = sheets(&workbook)?;
    let styles = Styles::read(part("xl/styles.xml")?.as_deref(), is_1904)?;
    let mut found: Option<Table> = None;
    for id in ids {
        let Some((_, target)) = targets.iter().find(|(i, _)| *i == id) else { continue };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let Some(text) = part(&path)? else { continue };
        let sheet = sheet(&text, &shared, &styles)?;
        match &mut found {
            _ if sheet.csv.is_empty() => {}
            Some(first) => first.other_sheets += 1,
            None => found = Some(sheet),
        }
    }
    found.ok_or(FormatError::Empty)
}

/// The ids of the visible sheets in their order, and whether days count from 1904.
fn sheets(workbook: &str) -> Result<(Vec<String>, bool), FormatError> {
    let (mut ids, mut is_1904) = (Vec::new(), false);
    xml::pieces(workbook, BROKEN, |piece| match piece {
        Piece::Open("sheet", element) => {
            let is_hidden = xml::value(element, "state").is_some_and(|s| s != "visible");
            ids.extend(xml::value(element, "id").filter(|_| !is_hidden));
        }
        Piece::Open("workbookPr", element) => {
            is_1904 = xml::value(element, "date1904").is_some_and(|v| v == "1" || v == "true");
        }
        _ => {}
    })?;
    Ok((ids, is_1904))
}

/// Which id stands for which part.
fn targets(relations: &str) -> Result<Vec<(String, String)>, FormatError> {
    let mut targets = Vec::new();
    if relations.is_empty() {
        return Ok(targets);
    }
    xml::pieces(relations, BROKEN, |piece| {
        if let Piece::Open("Relationship", element) = piece {
            targets.extend(xml::value(element, "Id").zip(xml::value(element, "Target")));
        }
    })?;
    Ok(targets)
}

/// The texts that cells share. What says how Asian signs are read aloud is left out.
fn shared_strings(text: &str) -> Result<Vec<String>, FormatError> {
    let (mut strings, mut in_text, mut aloud) = (Vec::<String>::new(), false, false);
    xml::pieces(text, BROKEN, |piece| match piece {
        Piece::Open("si", _) => strings.push(String::new()),
        Piece::Open("rPh", _) => aloud = true,
        Piece::Close("rPh") => aloud = false,
        Piece::Open("t", _) => in_text = !aloud,
        Piece::Close("t") => in_text = false,
        Piece::Text(words) if in_text => {
            strings.iter_mut().last().into_iter().for_each(|s| s.push_str(words))
        }
        _ => {}
    })?;
    Ok(strings)
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    value: String,
    in_value: bool,
}

fn sheet(text: &str, shared: &[String], styles: &Styles) -> Result<Table, FormatError> {
    let mut table = Table { csv: String::new(), other_sheets: 0, long_numbers: 0 };
    let (mut row, mut cell) = (Vec::<String>::new(), Cell::default());
    let (mut too_wide, mut left) = (false, LIMIT << 20);
    xml::pieces(text, BROKEN, |piece| match piece {
        Piece::Open("row", _) => row.clear(),
        Piece::Open("c", element) => cell = Cell::of(element, row.len()),
        Piece::Open("v" | "t", _) => cell.in_value = true,
        Piece::Close("v" | "t") => cell.in_value = false,
        Piece::Text(words) if cell.in_value => cell.value.push_str(words),
        Piece::Close("c") => {
            let cell = std::mem::take(&mut cell);
            too_wide |= cell.column >= COLUMNS && !cell.value.is_empty();
            if cell.column < COLUMNS && cell.column >= row.len() {
                row.resize(cell.column, String::new());
                let words = cell.text(shared, styles, &mut table.long_numbers);
                // A text that cells share may stand in a million of them.
                left = left.saturating_sub(words.len() as u64 + 1);
                row.push(if left > 0 { words } else { String::new() });
            }
        }
        Piece::Close("row") => {
            left = left.saturating_sub(row.len() as u64);
            if left > 0 {
                push_row(&mut table.csv, &row);
            }
        }
        _ => {}
    })?;
    if left == 0 {
        return Err(FormatError::TooLarge { limit: LIMIT });
    }
    if too_wide { Err(FormatError::Broken { part: "columns" }) } else { Ok(table) }
}

impl Cell {
    /// A cell at the place that it names, else at the next one.
    fn of(element: &BytesStart, next: usize) -> Cell {
        let value = |name| xml::value(element, name).unwrap_or_default();
        let column = column(&value("r")).unwrap_or(next);
        Cell { column, kind: value("t"), style: value("s").parse().unwrap_or(0), ..Cell::default() }
    }

    fn text(self, shared: &[String], styles: &Styles, long_numbers: &mut u64) -> String {
        match self.kind.as_str() {
            "s" => {
                self.value.trim().parse().ok().and_then(|i: usize| shared.get(i)).cloned().unwrap_or_default()
            }
            "inlineStr" | "str" | "d" => self.value,
            "b" => if self.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => String::new(),
            _ => {
                let number = self.value.trim().parse::<f64>().ok().filter(|n| n.is_finite());
                let Some(number) = number else { return self.value };
                if let Some(date) = styles.date(self.style, number) {
                    return date;
                }
                *long_numbers += u64::from(number.abs() >= 1e15);
                let is_whole = number.fract() == 0.0 && number.abs() < 1e18;
                if is_whole { format!("{}", number as i64) } else { format!("{number}") }
            }
        }
    }
}

/// The column of a place like `AB12`, counted from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(4);
    let number = letters.fold(0usize, |n, b| n * 26 + usize::from(b - b'A') + 1);
    number.checked_sub(1)
}

fn push_row(csv: &mut String, row: &[String]) {
    if row.iter().all(|cell| cell.is_empty()) {
        return;
    }
    for (i, cell) in row.iter().enumerate() {
        if i > 0 {
            csv.push(',');
        }
        match cell.contains([',', ';', '\t', '"', '\n', '\r']) {
            true => csv.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
            false => csv.push_str(cell),
        }
    }
    csv.push('\n');
}

#[cfg(test)]
mod tests;
