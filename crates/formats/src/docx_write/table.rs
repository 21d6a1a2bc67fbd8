//! Tables of a document.

use super::{Column, Style, TEXT_WIDTH, Table};
use crate::docx_write::body::paragraph;

/// The width of a letter of the head, and the greatest height of a head that stands upright.
const LETTER: u32 = 95;
const HIGHEST: u32 = 2400;

/// Columns from which cells have narrower margins, so that numbers stay in one line.
const MANY: usize = 9;

/// Writes a table without its caption.
pub(super) fn write(out: &mut String, table: &Table) {
    let all: u32 = table.columns.iter().map(|c| c.width).sum::<u32>().max(1);
    let widths: Vec<u32> = table.columns.iter().map(|c| TEXT_WIDTH * c.width / all).collect();
    let narrow = if table.columns.len() >= MANY {
        "<w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/><w:right w:w=\"50\" w:type=\"dxa\"/></w:tblCellMar>"
    } else {
        ""
    };
    out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>");
    out.push_str(&format!(
        "<w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>{narrow}"
    ));
    out.push_str("<w:tblLook w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" ");
    out.push_str("w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>");
    widths.iter().for_each(|w| out.push_str(&format!("<w:gridCol w:w=\"{w}\"/>")));
    out.push_str("</w:tblGrid>");
    head(out, table, &widths);
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((text, column), width) in row.iter().zip(&table.columns).zip(&widths) {
            cell(out, *width, "", column.style.id(), text);
        }
        out.push_str("</w:tr>");
    }
    // Word wants a paragraph between two tables.
    out.push_str("</w:tbl>");
    paragraph(out, "Note", "", "");
}

/// The head; where a word of it is wider than its column, those over numbers stand upright.
fn head(out: &mut String, table: &Table, widths: &[u32]) {
    let columns = || table.columns.iter().zip(widths);
    let room = |width: u32| width.saturating_sub(if table.columns.len() >= MANY { 100 } else { 200 });
    let is_number = |column: &Column| column.style == Style::Number;
    let upright = columns().any(|(c, width)| is_number(c) && longest_word(&c.head) * LETTER > room(*width));
    let letters = columns().filter(|(c, _)| is_number(c)).map(|(c, _)| c.head.chars().count() as u32).max();
    let height = (letters.unwrap_or(0) * LETTER + 160).min(HIGHEST);
    let height =
        if upright { format!("<w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/>") } else { String::new() };
    out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>"));
    for (column, width) in columns() {
        let turned = if upright && is_number(column) { "<w:textDirection w:val=\"btLr\"/>" } else { "" };
        cell(out, *width, &format!("{turned}<w:vAlign w:val=\"bottom\"/>"), "CellHead", &column.head);
    }
    out.push_str("</w:tr>");
}

fn longest_word(text: &str) -> u32 {
    text.split_whitespace().map(|word| word.chars().count() as u32).max().unwrap_or(0)
}

fn cell(out: &mut String, width: u32, look: &str, style: &str, text: &str) {
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{look}</w:tcPr>"));
    paragraph(out, style, "", text);
    out.push_str("</w:tc>");
}
