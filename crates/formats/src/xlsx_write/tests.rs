//! A workbook that was written is read back by this crate's own reader; no text in it is a formula.

use super::*;
use std::io::{Cursor, Read};

fn sheets() -> Vec<Sheet> {
    let head = ["label", "words", "number"].map(String::from).to_vec();
    let rows = vec![
        vec![Value::text("C01"), Value::text("=HYPERLINK(\"x\")"), Value::Number(-2.5)],
        vec![Value::text("C02"), Value::text("dua\nbaris, & \"ini\" <b>"), Value::whole(150_000)],
        vec![Value::text("+62"), Value::Nothing, Value::whole(0)],
    ];
    let other = Sheet { name: "about".into(), head: vec!["a".into()], rows: Vec::new() };
    vec![Sheet { name: "turns".into(), head, rows }, other]
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn what_was_written_is_read_back() {
    let bytes = write(&sheets()).unwrap();
    let (csv, warnings) = crate::archive::workbook(&bytes).unwrap();
    let expected = "label,words,number\nC01,\"=HYPERLINK(\"\"x\"\")\",-2.5\n\
                    C02,\"dua\nbaris, & \"\"ini\"\" <b>\",150000\n+62,,0\n";
    assert_eq!((csv.as_str(), warnings.len()), (expected, 1), "one more sheet with something in it");
}

#[test]
fn no_text_is_a_formula_and_numbers_are_numbers() {
    let bytes = write(&sheets()).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>") && !xml.contains("<f "));
    assert!(
        xml.contains("<c r=\"B2\" s=\"2\" t=\"inlineStr\">") && xml.contains("<c r=\"A4\" s=\"2\""),
        "{xml}"
    );
    assert!(xml.contains("<c r=\"C3\" s=\"0\"><v>150000</v></c>"));
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    assert!(part(&bytes, "xl/workbook.xml").contains("<sheet name=\"about\" sheetId=\"2\" r:id=\"rId2\"/>"));
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    assert_eq!(write(&sheets()).unwrap(), write(&sheets()).unwrap());
}

#[test]
fn columns_have_letters() {
    for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(letters(column), expected);
    }
}

#[test]
fn a_text_over_what_a_cell_holds_is_cut_and_says_so() {
    let mut out = String::new();
    words(&mut out, &"😊".repeat(20_000));
    assert!(out.encode_utf16().count() <= LONGEST && out.ends_with(CUT));
    let mut out = String::new();
    words(&mut out, "a_x0041_b_x12\u{0}");
    assert_eq!(out, "a_x005F_x0041_b_x12\u{fffd}");
}
