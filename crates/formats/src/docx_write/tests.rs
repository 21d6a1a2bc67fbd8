//! A document that was written is read back by this crate's own reader, and stays the same byte for byte.

use super::*;
use std::io::{Cursor, Read};

fn document() -> Document {
    let column = |head: &str, style| Column { head: head.into(), width: 2, style };
    let rows = vec![
        vec!["S-HARGA".into(), "“150rb & <lebih> 😊👍🏽”".into(), "12".into()],
        vec!["S-SALAM".into(), "السلام عليكم".into(), "3".into()],
        vec!["S-LAIN".into(), "baris satu\nbaris dua\u{0}".into(), "1".into()],
    ];
    let columns =
        vec![column("Kode", Style::Words), column("Kutipan", Style::Quote), column("n", Style::Number)];
    let table = Table { caption: "Kutipan".into(), columns, rows };
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"300\"><text x=\"1\" y=\"9\">S</text></svg>";
    let figure = Figure { caption: "Alur".into(), description: "Dari \"S\" ke R".into(), svg: svg.into() };
    let blocks = vec![
        Block::Title("Kutipan menurut kode".into()),
        Block::Contents("Daftar isi".into()),
        Block::Heading("Stimulus".into()),
        Block::Subheading("Harga".into()),
        Block::Term("Pakai bila".into(), "ada harga".into()),
        Block::Item("satu butir".into()),
        Block::Table(table),
        Block::Figure(figure),
        Block::Note("Sumber: penelitian ini.".into()),
    ];
    let names =
        Names { table: "Tabel".into(), figure: "Gambar".into(), cell: "Sel".into(), ..Names::default() };
    Document { language: "id".into(), names, blocks }
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
        "word/numbering.xml",
        "word/media/figure1.svg",
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
    assert!(xml.contains("w:val=\"CellQuote\"") && xml.contains("w:val=\"TableGrid\""));
}

#[test]
fn word_numbers_captions_and_finds_headings_and_pictures() {
    let bytes = write(&document()).unwrap();
    let xml = part(&bytes, "word/document.xml");
    for found in [
        "<w:pStyle w:val=\"Heading1\"/>",
        "<w:pStyle w:val=\"Heading2\"/>",
        "<w:bookmarkStart w:id=\"2\" w:name=\"_Toc000000002\"/>",
        "<w:hyperlink w:anchor=\"_Toc000000002\">",
        "TOC \\o &quot;1-2&quot;",
        "w:instr=\" SEQ Tabel \\* ARABIC \"",
        "w:instr=\" SEQ Gambar \\* ARABIC \"",
        "descr=\"Dari &quot;S&quot; ke R\"",
        "r:embed=\"emf1\"",
        "asvg:svgBlip r:embed=\"svg1\"",
        // As wide as the text of the page, and a third as high.
        "<wp:extent cx=\"5759450\" cy=\"1919816\"/>",
    ] {
        assert!(xml.contains(found), "{found} in {xml}");
    }
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert!(relations.contains("Id=\"emf1\"") && relations.contains("Target=\"media/figure1.svg\""));
    assert!(part(&bytes, "word/styles.xml").contains("<w:name w:val=\"Sel\"/>"));
    let named = ["<w:name w:val=\"heading 1\"/>", "<w:name w:val=\"caption\"/>", "<w:name w:val=\"toc 1\"/>"];
    named.iter().for_each(|name| assert!(part(&bytes, "word/styles.xml").contains(name), "{name}"));
}

#[test]
fn a_picture_that_is_none_is_refused() {
    let figure = Figure { svg: "<svg>".into(), ..Figure::default() };
    let document = Document { blocks: vec![Block::Figure(figure)], ..Document::default() };
    assert!(write(&document).is_err());
}
