//! A document that was written is read back by this crate's own reader, and stays the same byte for byte.

use super::*;
use std::io::Read;

fn document() -> Document {
    let column = |head: &str, style| Column { head: head.into(), width: 2, style };
    let rows = vec![
        vec!["S-HARGA".into(), "“150rb & <lebih> 😊👍🏽”".into(), "12".into()],
        vec!["S-SALAM".into(), "السلام عليكم".into(), "3".into()],
        vec!["S-LAIN".into(), "baris satu\nbaris dua\u{0}".into(), "1".into()],
    ];
    let columns =
        vec![column("Kode", Style::Words), column("Kutipan", Style::Quote), column("n", Style::Number)];
    let table = Table { caption: "Tabel 1. Kutipan".into(), columns, rows };
    let blocks = vec![
        Block::Title("Kutipan menurut kode".into()),
        Block::Heading("Stimulus".into()),
        Block::Table(table),
    ];
    Document { language: "id".into(), blocks }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn words_come_back_as_they_were() {
    let bytes = write(&document()).unwrap();
    let drafts = crate::read("kutipan.docx", &bytes, &crate::Options::default()).unwrap();
    let text: Vec<&str> = drafts[0].turns.iter().map(|t| t.text.as_str()).collect();
    let text = text.join("\n");
    for words in ["Kutipan menurut kode", "“150rb & <lebih> 😊👍🏽”", "السلام عليكم", "baris satu\nbaris dua"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn every_part_is_well_formed_xml() {
    let bytes = write(&document()).unwrap();
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/styles.xml",
        "word/settings.xml",
        "word/_rels/document.xml.rels",
    ] {
        let xml = part(&bytes, name);
        let mut reader = quick_xml::Reader::from_str(&xml);
        reader.config_mut().check_end_names = true;
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_and_names_nobody() {
    let bytes = write(&document()).unwrap();
    assert_eq!(bytes, write(&document()).unwrap());
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:creator></dc:creator>"));
}

#[test]
fn the_head_is_repeated_and_arabic_runs_from_the_right() {
    let xml = part(&write(&document()).unwrap(), "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert!(xml.contains("<w:bidi/>") && xml.contains("<w:rtl/>"));
    assert!(xml.contains("w:val=\"Kutipan\"") && xml.contains("w:val=\"TableGrid\""));
}
