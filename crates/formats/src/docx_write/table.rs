//! Tables of a document.

use super::{TEXT_WIDTH, Table};
use crate::docx_write::body::paragraph;

/// Columns from which the letters are smaller, so that numbers stay in one line.
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
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(&widths) {
        cell(out, *width, "CellHead", &column.head);
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((text, column), width) in row.iter().zip(&table.columns).zip(&widths) {
            cell(out, *width, column.style.id(), text);
        }
        out.push_str("</w:tr>");
    }
    // Word wants a paragraph between two tables.
    out.push_str("</w:tbl>");
    paragraph(out, "Note", "", "");
}

fn cell(out: &mut String, width: u32, style: &str, text: &str) {
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
    paragraph(out, style, "", text);
    out.push_str("</w:tc>");
}
