//! The gate over finished files: a planted word is found wherever it stands, and what the program writes passes.

use analysis::protect::{FoundKind, Leak, LeakKind, Secrets, gate};
use formats::docx_write::{Block, Column, Document, Style, Table, write};
use formats::exported::texts_of;
use std::io::{Cursor, Read, Write};
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A Word document as the program writes them, with what its quotes look like when they are masked.
fn document() -> Vec<u8> {
    let column = |head: &str, style| Column { head: head.into(), width: 1, style };
    let cells = ["S-OFFER", "satu 175rb, wa [telepon] kak [P03]", "12"];
    let table = Table {
        caption: "Kutipan menurut kode, keadaan 3f2a91bc08d7".into(),
        columns: vec![
            column("kode", Style::Words),
            column("kutipan", Style::Quote),
            column("n", Style::Number),
        ],
        rows: vec![cells.map(str::to_owned).to_vec()],
    };
    let blocks = vec![
        Block::Title("Penawaran di pasar".into()),
        Block::Heading("Kode".into()),
        Block::Paragraph("02-12-2026, 1.500 pesan, 12,5 %".into()),
        Block::Table(table),
    ];
    write(&Document { language: "id".into(), blocks, ..Document::default() }).unwrap()
}

/// The archive with each member as `change` makes it.
fn changed(bytes: &[u8], change: impl Fn(&str, String) -> (String, String)) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let (name, text) = change(file.name().unwrap().as_ref(), text);
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn leaks(bytes: &[u8]) -> Vec<Leak> {
    let texts: Vec<String> = texts_of(bytes).unwrap().into_iter().map(|part| part.text).collect();
    gate(&texts, &Secrets::new(&["Kejora Contoh", "0812 0000 1234"], &[]))
}

#[test]
fn what_the_program_writes_passes() {
    assert_eq!(leaks(&document()), []);
    assert_eq!(leaks(b"source,turn,text\nC01,3,\"satu 175rb, wa [telepon]\"\n"), []);
}

/// Both a word that people accepted and a number that nobody knew.
#[test]
fn what_is_planted_is_found() {
    let plain = document();
    for planted in ["Kejora Contoh", "081200001234", "kejora&#32;contoh"] {
        let in_member = |member: &str, before: &str, with: &str| {
            let text = format!("{with}{before}");
            changed(&plain, |name, body| {
                let body = if name == member { body.replacen(before, &text, 1) } else { body };
                (name.to_owned(), body)
            })
        };
        let named = |name: &str, body: String| (name.replace("styles", planted), body);
        let cases = [
            ("text", in_member("word/document.xml", "satu 175rb", &format!("{planted} "))),
            ("attribute", in_member("word/document.xml", "<w:tbl>", &format!("<w:a w:b=\"{planted}\"/>"))),
            ("comment", in_member("word/document.xml", "<w:tbl>", &format!("<!-- {planted} -->"))),
            (
                "docProps",
                in_member(
                    "docProps/core.xml",
                    "</cp:coreProperties>",
                    &format!("<dc:creator>{planted}</dc:creator>"),
                ),
            ),
            ("html", format!("<!doctype html><html><body><p>{planted}</p></body></html>").into_bytes()),
            (
                "title",
                format!("<!doctype html><html><body><p title=\"{planted}\">x</p></body></html>").into_bytes(),
            ),
            ("svg", format!("<!doctype html><html><svg><desc>{planted}</desc></svg></html>").into_bytes()),
        ];
        for (place, bytes) in cases {
            assert!(!leaks(&bytes).is_empty(), "{planted} in {place}");
        }
        if !planted.contains('&') {
            assert!(!leaks(&changed(&plain, named)).is_empty(), "{planted} in the name of a member");
            assert!(!leaks(format!("a,b\n1,\"{planted}\"\n").as_bytes()).is_empty(), "{planted} in a cell");
        }
    }
    let cell = leaks(b"a,b\n1,+62 812-0000-1234\n");
    assert_eq!(
        cell.iter().map(|leak| leak.kind).collect::<Vec<_>>(),
        [LeakKind::Accepted(1), LeakKind::Form(FoundKind::Phone)]
    );
}
