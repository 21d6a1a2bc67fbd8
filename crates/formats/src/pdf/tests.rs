//! Small files, written here.

use super::*;
use crate::{FormatError, Options};
use flate2::{Compression, write::ZlibEncoder};
use std::io::Write;

/// A file with these pages, each the content of one stream.
fn pdf(pages: &[Vec<u8>], filter: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    let kids: String = (0..pages.len()).map(|i| format!("{} 0 R ", 4 + 2 * i)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for (i, page) in pages.iter().enumerate() {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
                5 + 2 * i
            )
            .into_bytes(),
        );
        let mut stream = format!("<</Length {}{filter}>>stream\n", page.len()).into_bytes();
        stream.extend(page);
        stream.extend(b"\nendstream");
        objects.push(stream);
    }
    for (i, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n", i + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let at = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    offsets.iter().for_each(|o| out.extend(format!("{o:010} 00000 n \n").into_bytes()));
    out.extend(
        format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF", objects.len() + 1).into_bytes(),
    );
    out
}

fn lines(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().map(|l| format!("({l}) Tj T* ")).collect();
    format!("BT /F1 12 Tf 14 TL 50 800 Td {shown}ET").into_bytes()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const LONG: &str = "Siang itu pasar ramai dan hujan turun, jadi kami menunggu di kios sebelah sampai reda";

#[test]
fn paragraphs_and_pages() {
    let one = lines(&["Wawancara", LONG, "dan pulang.", "caf\\351 \\(dua\\)"]);
    let two = lines(&["halaman dua"]);
    let document = read(&pdf(&[one, two], "")).unwrap();
    let got: Vec<_> = document.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(got, ["[1]", "Wawancara", &format!("{LONG} dan pulang."), "café (dua)", "[2]", "halaman dua"]);
}

#[test]
fn read_as_a_source() {
    let page = lines(&["P: Apa kabar?", &format!("N: Baik. {LONG}"), "jam tujuh.", "P: Lalu?", "N: Pulang."]);
    let drafts =
        crate::read("a.pdf", &pdf(&[packed(&page)], "/Filter/FlateDecode"), &Options::default()).unwrap();
    let turns: Vec<_> = drafts[0].turns.iter().map(|t| (t.speaker, t.text.as_str())).collect();
    let long = format!("Baik. {LONG} jam tujuh.");
    let expected =
        [(Some(0), "Apa kabar?"), (Some(1), long.as_str()), (Some(0), "Lalu?"), (Some(1), "Pulang.")];
    assert_eq!((drafts[0].format, turns), ("pdf", expected.to_vec()));
    let text = crate::read("a.pdf", &pdf(&[lines(&["Satu.", "Dua."])], ""), &Options::default()).unwrap();
    let kinds: Vec<_> = text[0].turns.iter().map(|t| (t.kind.word(), t.text.as_str())).collect();
    assert_eq!(kinds, [("heading", "[1]"), ("words", "Satu."), ("words", "Dua.")]);
}

#[test]
fn files_that_are_refused() {
    let refused = |bytes: &[u8]| read(bytes).err();
    assert_eq!(refused(b"%PDF-1.7\n"), Some(BROKEN));
    assert_eq!(refused(&pdf(&[b"0 0 m 9 9 l S".to_vec()], "")), Some(FormatError::NoText));
    let bomb = packed(&vec![b' '; 129 << 20]);
    assert_eq!(
        refused(&pdf(std::slice::from_ref(&bomb), "/Filter/FlateDecode")),
        Some(FormatError::TooLarge { limit: 128 })
    );
    let twice = pdf(&[packed(&bomb)], "/Filter[/FlateDecode/FlateDecode]");
    assert_eq!(refused(&twice), Some(FormatError::TooLarge { limit: 128 }));
}

#[test]
fn no_cut_and_no_change_makes_it_panic() {
    let whole = pdf(&[lines(&["P: Apa?", "N: Ya."])], "");
    for end in 0..whole.len() {
        let _ = read(&whole[..end]);
    }
    for at in 0..whole.len() {
        for byte in [b'0', b'9', b'<', b'(', b'/', 0xFF] {
            let mut changed = whole.clone();
            changed[at] = byte;
            let _ = read(&changed);
        }
    }
}

#[test]
fn nested_a_hundred_thousand_times() {
    let whole = pdf(&[lines(&["x"])], "");
    let many = |open: &str| open.repeat(100_000).into_bytes();
    for open in ["[", "<<", "<</A ", "(", "q ", "BT ", "/A Do ", "{"] {
        let _ = read(&pdf(&[many(open)], ""));
        let text = String::from_utf8_lossy(&whole).into_owned();
        for place in ["<</Type/Font", "<</Type/Catalog", "<</Type/Page/", "trailer<<"] {
            let deep = text.replacen(place, &format!("{place}/Z {} {place}", open.repeat(100_000)), 1);
            let _ = read(deep.as_bytes());
        }
    }
    let cycle = String::from_utf8_lossy(&whole).replace("/Kids[4 0 R ]", "/Kids[2 0 R 2 0 R]");
    assert_eq!(read(cycle.as_bytes()).err(), Some(BROKEN));
}
