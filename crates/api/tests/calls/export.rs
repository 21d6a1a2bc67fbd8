//! The whole study as one Word document and as a workbook, from the page.

use super::bed::Bed;
use serde_json::json;

/// Two invented people; the offer holds a number that no export may show.
const CHAT: &str = "31/12/23 21.05 - Lapak Melati: tikar pandan baru, hubungi 0812 3456 7890 😊
31/12/23 21.06 - Kak Lontar: =berapa kak
31/12/23 21.07 - Lapak Melati: seratus ribu & bisa ditawar
";

fn coded() -> Bed {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("chat.txt", CHAT);
    (0..3).for_each(|turn| _ = bed.put(turn, "S-OFFER"));
    bed
}

fn texts(bytes: &[u8]) -> String {
    let parts = formats::exported::texts_of(bytes).unwrap();
    parts.into_iter().map(|part| part.text + "\n").collect()
}

#[test]
fn one_document_with_everything() {
    let mut bed = coded();
    let (name, bytes) = bed.file("export/docx", json!({}));
    assert!(name.ends_with("-lampiran.docx"), "{name}");
    let text = texts(&bytes);
    for words in
        ["Buku kode", "seratus ribu & bisa ditawar", "SEQ Gambar", "word/media/figure1.svg", "Daftar pustaka"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("3456") && !text.contains("Melati"), "{text}");
    assert_eq!(bytes, bed.file("export/docx", json!({})).1);
    let (name, bytes) = bed.file("export/docx", json!({"parts": ["codebook"], "language": "en"}));
    assert!(name.ends_with("-appendix.docx") && !texts(&bytes).contains("seratus ribu"), "{name}");
}

#[test]
fn a_workbook_of_all_tables() {
    let mut bed = coded();
    let (name, bytes) = bed.file("export/xlsx", json!({"language": "en"}));
    assert!(name.ends_with("-tables.xlsx"), "{name}");
    assert!(!texts(&bytes).contains("seratus ribu"), "words are asked for");
    let bytes = bed.file("export/xlsx", json!({"words": true})).1;
    assert!(texts(&bytes).contains("=berapa kak"));
    assert_eq!(bytes, bed.file("export/xlsx", json!({"words": true})).1);
}
