//! Each place in an export where a word can stand.

use super::*;
use crate::docx_write::{Block, Document, Figure};
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

const WORD: &str = "kejora";

fn zipped(entries: &[(&str, &[u8])], comment: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.set_comment(comment).unwrap();
    zip.finish().unwrap().into_inner()
}

fn png(chunks: &[(&[u8; 4], &[u8])], tail: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks {
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(kind.iter().chain(*data).chain(&[0; 4]));
    }
    bytes.extend(tail);
    bytes
}

/// The names of the parts with the word.
fn found(bytes: &[u8]) -> Vec<String> {
    let parts = texts_of(bytes).unwrap();
    parts.into_iter().filter(|part| part.text.contains(WORD)).map(|part| part.name).collect()
}

#[test]
fn a_word_is_seen_wherever_it_stands() {
    let inner = zipped(&[("a.txt", b"kejora")], "");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("text", b"kata kejora".to_vec(), ""),
        (
            "utf-16",
            [0xFF, 0xFE].into_iter().chain("kejora".encode_utf16().flat_map(u16::to_le_bytes)).collect(),
            "",
        ),
        ("csv", b"a,b\n1,\"kejora\"\n".to_vec(), ""),
        ("json", br#"{"a":["kej\u006fra"]}"#.to_vec(), ""),
        ("json name", br#"{"kejora":1}"#.to_vec(), ""),
        ("html", b"<!doctype html><html><p>ke<b>jo</b>ra</html>".to_vec(), ""),
        ("entities", b"<!doctype html><html><p>&#107;ej&#x6F;ra</html>".to_vec(), ""),
        (
            "attribute",
            b"<!doctype html><html><img alt='kejora' src='data:image/png;base64,AAAA'></html>".to_vec(),
            "",
        ),
        ("bare attribute", b"<!doctype html><html><p title=kejora>x</html>".to_vec(), ""),
        ("comment", b"<!doctype html><html><!-- kejora --></html>".to_vec(), ""),
        ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'><title>kejora</title></svg>".to_vec(), ""),
        ("cdata", b"<svg><![CDATA[kejora]]></svg>".to_vec(), ""),
        (
            "docx",
            zipped(
                &[("word/document.xml", b"<w:p><w:r><w:t>kej</w:t></w:r><w:r><w:t>ora</w:t></w:r></w:p>")],
                "",
            ),
            "word/document.xml",
        ),
        (
            "docx author",
            zipped(&[("word/comments.xml", b"<w:comment w:author=\"kejora\"/>")], ""),
            "word/comments.xml",
        ),
        (
            "xlsx",
            zipped(&[("xl/sharedStrings.xml", b"<si><r><t>kej</t></r><r><t>ora</t></r></si>")], ""),
            "xl/sharedStrings.xml",
        ),
        (
            "docProps",
            zipped(&[("docProps/core.xml", b"<x><dc:creator>kejora</dc:creator><b/></x>")], ""),
            "docProps/core.xml",
        ),
        (
            "custom",
            zipped(&[("docProps/custom.xml", b"<property name=\"kejora\"/>")], ""),
            "docProps/custom.xml",
        ),
        ("member name", zipped(&[("media/kejora.txt", b"")], ""), "(names)"),
        ("comment of an archive", zipped(&[], "kejora"), "(names)"),
        ("archive in an archive", zipped(&[("b.zip", &inner)], ""), "b.zip/a.txt"),
        ("png", png(&[(b"IHDR", b"1"), (b"tEXt", b"Author\0kejora"), (b"IEND", b"")], b""), ""),
        ("behind a png", png(&[(b"IEND", b"")], b"kejora"), ""),
        ("other bytes", b"\0\x01\x02\xffkejora\0".to_vec(), ""),
        ("broken html", b"<!doctype html><html><p title='x <b>kejora".to_vec(), ""),
        ("a < b", b"<p>a < b kejora</p>".to_vec(), ""),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(found(&bytes), [expected], "{name}");
    }
}

#[test]
fn what_is_no_word_is_left_out() {
    let html = "<!doctype html><html xmlns='kejora'><style>.kejora{}</style><script>kejora</script>\
                <img src='data:image/png;base64,kejora'><p class='kejora'>x</p></html>";
    assert_eq!(found(html.as_bytes()), Vec::<String>::new());
    assert!(texts_of(b"").unwrap().is_empty());
}

#[test]
fn properties_that_stand_side_by_side_are_words_apart() {
    let parts = texts_of(&zipped(&[("docProps/core.xml", b"<x><a>kejora</a><b>lain</b></x>")], "")).unwrap();
    assert!(parts[0].text.lines().any(|line| line == WORD));
}

#[test]
fn what_cannot_be_looked_through_is_refused() {
    let broken = |part| Err(FormatError::Broken { part });
    let check = |bytes: &[u8], expected: Result<usize, FormatError>| {
        assert_eq!(texts_of(bytes).map(|parts| parts.len()), expected);
    };
    check(b"PK\x03\x04broken", broken("zip"));
    check(&png(&[(b"zTXt", b"a\0\0x")], b""), broken("png"));
    check(&png(&[(b"iTXt", b"a\0\x01\0\0\0x")], b""), broken("png"));
    check(&png(&[], b"\0\0\0"), broken("png"));
    let mut deep = b"kejora".to_vec();
    for _ in 0..5 {
        deep = zipped(&[("a", &deep)], "");
    }
    check(&deep, broken("zip"));
}

#[test]
fn a_document_of_ours_has_only_what_was_written() {
    let blocks = vec![Block::Paragraph("halo kejora".into())];
    let document = Document { language: "id".into(), blocks, ..Document::default() };
    assert_eq!(found(&crate::docx_write::write(&document).unwrap()), ["word/document.xml"]);
}

#[test]
fn the_words_of_pictures_are_read_line_by_line() {
    let svg =
        "<svg width=\"90\" height=\"30\"><text>nama</text><text>halo <tspan>kejora</tspan></text></svg>";
    let figure = Figure { svg: svg.into(), ..Figure::default() };
    let document = Document { blocks: vec![Block::Figure(figure)], ..Document::default() };
    let parts = texts_of(&crate::docx_write::write(&document).unwrap()).unwrap();
    let words = |name: &str| {
        let text = &parts.iter().find(|p| p.name == format!("word/media/figure1.{name}")).unwrap().text;
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words("emf"), ["nama", "halo", "kejora"]);
    assert_eq!(words("svg"), ["nama", "halo", "kejora"]);
    let mut broken = crate::emf_write::emf(svg).unwrap();
    broken.truncate(700);
    broken.extend([84, 0, 0, 0, 255, 255, 255, 255]);
    assert!(texts_of(&broken).is_ok());
}
