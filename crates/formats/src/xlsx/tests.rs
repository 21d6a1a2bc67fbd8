//! Workbooks, invented.

use super::*;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const BOOK: &str = "<workbook><sheets><sheet name=\"x\" r:id=\"r1\"/><sheet name=\"y\" r:id=\"r2\"/><sheet state=\"hidden\" r:id=\"r3\"/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/s1.xml\"/><Relationship Id=\"r2\" Target=\"/xl/worksheets/s2.xml\"/>\
    <Relationship Id=\"r3\" Target=\"worksheets/s2.xml\"/></Relationships>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
const SHARED: &str =
    "<sst><si><t>Pesan</t></si><si><r><t>ha</t></r><r><t>lo, \"kak\"</t></r><rPh><t>x</t></rPh></si></sst>";

fn book(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn of_sheets(one: &str, two: &str) -> Vec<u8> {
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    book(&[
        (WORKBOOK, BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", SHARED),
        ("xl/worksheets/s1.xml", &sheet(one)),
        ("xl/worksheets/s2.xml", &sheet(two)),
    ])
}

fn table(bytes: &[u8]) -> Result<Table, FormatError> {
    read(&mut zip::ZipArchive::new(Cursor::new(bytes)).unwrap())
}

const ROWS: &str = "<row><c t=\"inlineStr\"><is><t>Waktu</t></is></c><c t=\"inlineStr\"><is><t>Nama</t></is></c><c t=\"s\"><v>0</v></c></row>\
    <row r=\"5\"><c r=\"A5\" s=\"1\"><v>45292.5</v></c><c r=\"C5\" t=\"s\"><v>1</v></c></row><row/>\
    <row><c r=\"B6\" t=\"str\"><f>1+1</f><v>Ani</v></c><c r=\"D6\"><v>7401234567890123</v></c></row>";

#[test]
fn cells_of_every_kind() {
    let table = table(&of_sheets(ROWS, ROWS)).unwrap();
    assert_eq!(
        table.csv,
        "Waktu,Nama,Pesan\n2024-01-01T12:00:00,,\"halo, \"\"kak\"\"\"\n,Ani,,7401234567890123\n"
    );
    assert_eq!((table.other_sheets, table.long_numbers), (1, 1));
}

#[test]
fn read_as_a_source() {
    let rows = ROWS.replace("<c r=\"C5\"", "<c r=\"B5\" t=\"str\"><v>Ani</v></c><c r=\"C5\"");
    let drafts = crate::read("a.xlsx", &of_sheets("", &rows), &crate::Options::default()).unwrap();
    let turns: Vec<_> = drafts[0].turns.iter().map(|t| (t.speaker, t.text.as_str())).collect();
    assert_eq!((drafts[0].format, turns), ("table", vec![(Some(0), "halo, \"kak\""), (Some(0), "")]));
    assert_eq!(drafts[0].turns[0].time.unwrap().to_string(), "2024-01-01T12:00:00");
    let codes: Vec<_> = drafts[0].warnings.iter().map(|w| w.code).collect();
    assert_eq!(codes, ["warn-long-numbers"]);
    let no_names =
        crate::read("a.xlsx", &of_sheets("<row><c><v>1</v></c></row>", ""), &crate::Options::default());
    assert_eq!(no_names.err(), Some(FormatError::Columns));
    let own = "<row><c t=\"str\"><v>source</v></c><c t=\"str\"><v>turn</v></c><c t=\"str\"><v>speaker</v></c><c t=\"str\"><v>text</v></c></row>\
               <row><c t=\"str\"><v>a</v></c><c><v>0</v></c><c t=\"str\"><v>Ani</v></c><c t=\"str\"><v>x</v></c></row>";
    let drafts = crate::read("a.xlsx", &of_sheets(own, ""), &crate::Options::default()).unwrap();
    assert_eq!((drafts[0].format, drafts[0].name.as_str()), ("turns.csv", "a"));
}

#[test]
fn broken_workbooks() {
    let error = |bytes: &[u8]| table(bytes).err();
    assert_eq!(error(&of_sheets("", "")), Some(FormatError::Empty));
    assert_eq!(error(&of_sheets("<row>", "")), Some(BROKEN));
    assert_eq!(error(&book(&[(WORKBOOK, "<!DOCTYPE x><a/>")])), Some(BROKEN));
    let wide = "<row><c r=\"ZZZZ1\"><v>1</v></c></row>";
    assert_eq!(error(&of_sheets(wide, "")), Some(FormatError::Broken { part: "columns" }));
    // A long text that cells share: few bytes in the file, many in the table.
    let long = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(300));
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let sheet = format!("<worksheet><sheetData>{long}</sheetData></worksheet>");
    let parts = [
        (WORKBOOK, BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", &shared),
        ("xl/worksheets/s1.xml", &sheet),
    ];
    assert_eq!(error(&book(&parts)), Some(FormatError::TooLarge { limit: LIMIT }));
    let odd = "<row><c t=\"s\"><v>99</v></c><c s=\"99\"><v>1e400</v></c><c><v>x</v></c><c r=\"A1\"><v>1</v></c></row>";
    assert_eq!(table(&of_sheets(odd, "")).map(|t| t.csv).ok().as_deref(), Some(",1e400,x\n"));
}
