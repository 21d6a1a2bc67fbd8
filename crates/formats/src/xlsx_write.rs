//! Workbooks to be written (.xlsx): a sheet for each table, its head in bold and kept in sight.
//!
//! A text is written as a text, so that it is never a formula, and stays one when somebody edits its cell. The same
//! tables give the same bytes: no author, date or program is named.

mod parts;

use crate::FormatError;
use crate::docx_write::escape;
use crate::pack::pack;
use crate::sheet::{Sheet, Value, plain};
use crate::table::is_risky;

/// Letters that a cell can hold.
const LONGEST: usize = 32_767;
/// What stands at the end of a text that is longer.
const CUT: &str = " […]";
/// Rows that a sheet can hold, with the head.
const ROWS: usize = 1_048_576;
/// The widest column, in letters.
const WIDEST: usize = 60;

/// The bytes of an `.xlsx` file. Names of sheets are at most 31 letters, digits and dashes, each once.
///
/// # Errors
/// More rows than a sheet can hold; more than an archive can hold.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, FormatError> {
    if sheets.iter().any(|sheet| sheet.rows.len() >= ROWS) {
        return Err(FormatError::TooLarge { limit: crate::archive::LIMIT });
    }
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), parts::content_types(names.len())),
        ("_rels/.rels".to_owned(), parts::RELATIONS.to_owned()),
        (crate::xlsx::WORKBOOK.to_owned(), parts::workbook(&names)),
        ("xl/_rels/workbook.xml.rels".to_owned(), parts::workbook_relations(names.len())),
        ("xl/styles.xml".to_owned(), parts::STYLES.to_owned()),
    ];
    files.extend(
        (1..).zip(sheets).map(|(n, sheet)| (format!("xl/worksheets/sheet{n}.xml"), self::sheet(sheet))),
    );
    pack(&files.into_iter().map(|(name, part)| (name, part.into_bytes())).collect::<Vec<_>>())
}

fn sheet(sheet: &Sheet) -> String {
    let mut out = String::from(parts::SHEET_OPEN);
    for (i, width) in widths(sheet).into_iter().enumerate() {
        let number = i + 1;
        out.push_str(&format!(r#"<col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#));
    }
    out.push_str("</cols><sheetData>");
    let head: Vec<Value> = sheet.head.iter().map(|name| Value::text(name.as_str())).collect();
    row(&mut out, 1, &head, parts::BOLD);
    for (number, values) in (2..).zip(&sheet.rows) {
        row(&mut out, number, values, parts::PLAIN);
    }
    out.push_str("</sheetData></worksheet>");
    out
}

/// The width of each column, from its head and its first rows.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let length = |value: &Value| match value {
        Value::Nothing => 0,
        Value::Text(text) => text.lines().map(|line| line.chars().take(WIDEST).count()).max().unwrap_or(0),
        Value::Number(n) => plain(*n).len(),
    };
    let width = |i: usize| {
        let cells = sheet.rows.iter().take(1000).filter_map(|row| row.get(i)).map(length);
        cells.chain([sheet.head[i].chars().count()]).max().unwrap_or(0).clamp(6, WIDEST) + 2
    };
    (0..sheet.head.len()).map(width).collect()
}

fn row(out: &mut String, number: usize, values: &[Value], style: u8) {
    out.push_str(&format!(r#"<row r="{number}">"#));
    for (column, value) in values.iter().enumerate() {
        let place = format!("{}{number}", letters(column));
        match value {
            Value::Number(n) if n.is_finite() => {
                out.push_str(&format!(r#"<c r="{place}" s="{style}"><v>{}</v></c>"#, plain(*n)));
            }
            Value::Text(text) => {
                let style = if style == parts::PLAIN && is_risky(text) { parts::QUOTED } else { style };
                out.push_str(&format!(
                    r#"<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"#
                ));
                words(out, text);
                out.push_str("</t></is></c>");
            }
            Value::Nothing | Value::Number(_) => {}
        }
    }
    out.push_str("</row>");
}

/// Words of a cell: cut where they are too long, with their line ends, and nothing in them that Excel would read as the
/// number of a character (`_x0041_`).
fn words(out: &mut String, text: &str) {
    let cut = text.encode_utf16().count() > LONGEST;
    let mut room = if cut { LONGEST - CUT.len() } else { usize::MAX };
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    let kept: String = kept.collect();
    for (i, line) in unlike_numbers(&kept).split('\n').enumerate() {
        out.push_str(if i > 0 { "\n" } else { "" });
        escape(line.strip_suffix('\r').unwrap_or(line), out);
    }
    out.push_str(if cut { CUT } else { "" });
}

/// The text with `_x005F_` before whatever looks like the number of a character.
fn unlike_numbers(text: &str) -> String {
    let mut parts = text.split("_x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_number =
            part.get(..5).is_some_and(|p| p.ends_with('_') && p[..4].bytes().all(|b| b.is_ascii_hexdigit()));
        out.push_str(if is_number { "_x005F_x" } else { "_x" });
        out.push_str(part);
    }
    out
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let own = char::from(b'A' + (column % 26) as u8).to_string();
    if column < 26 { own } else { letters(column / 26 - 1) + &own }
}

#[cfg(test)]
mod tests;
