//! The report with chosen sections and quotes, and tables for Word.

use super::bed::Bed;
use serde_json::json;

/// Two invented people; the offer holds a number that no report may show.
const CHAT: &str = "31/12/23 21.05 - Lapak Melati: tikar pandan baru, hubungi 0812 3456 7890 😊
31/12/23 21.06 - Kak Lontar: berapa kak
31/12/23 21.07 - Lapak Melati: seratus ribu & bisa ditawar
";

fn coded() -> (Bed, String, String) {
    let mut bed = Bed::empty();
    bed.new_study();
    bed.import("chat.txt", CHAT);
    let first = bed.put(0, "S-OFFER");
    let second = bed.put(2, "S-OFFER");
    (bed, first, second)
}

fn words_of(bytes: &[u8]) -> String {
    let drafts = formats::read("kutipan.docx", bytes, &formats::Options::default()).unwrap();
    drafts[0].turns.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn sections_and_quotes_are_chosen() {
    let (mut bed, first, _) = coded();
    let parts = bed.ok("report/parts", json!({}));
    let parts = parts["sections"].as_array().unwrap();
    let part = |word: &str| parts.iter().find(|p| p["section"] == word).unwrap();
    assert_eq!((&part("limits")["required"], &part("memos")["has_content"]), (&json!(true), &json!(false)));
    assert_eq!(part("quotes")["has_content"], true);
    let asked = json!({"sections": ["quotes"], "quotes": [first]});
    let html = bed.ok("report/preview", asked)["html"].as_str().unwrap().to_owned();
    assert!(html.contains("tikar pandan") && !html.contains("bisa ditawar"));
    assert!(html.contains("id=\"limits\"") && !html.contains("id=\"codebook\""));
    assert!(!html.contains("0812 3456 7890"));
    let (name, bytes) = bed.file("report/html", json!({"language": "en"}));
    assert!(name.ends_with("-report.html"), "{name}");
    assert!(String::from_utf8(bytes).unwrap().contains("<html lang=\"en\""));
}

#[test]
fn quotes_are_masked_and_a_refusal_takes_them_out() {
    let (mut bed, ..) = coded();
    let quotes = bed.ok("report/quotes", json!({}));
    let of = &quotes["codes"][0];
    assert_eq!((&of["total"], &of["quotes"].as_array().unwrap().len()), (&json!(2), &2));
    let text = of["quotes"][0]["text"].as_str().unwrap();
    assert!(text.contains("tikar pandan") && !text.contains("3456"), "{text}");
    assert!(!of["quotes"][0].to_string().contains("Melati"));
    assert_eq!(
        bed.ok("report/quotes", json!({"most": 1}))["codes"][0]["quotes"].as_array().unwrap().len(),
        1
    );
    let source = bed.source();
    let speaker = bed.ok("source", json!({"id": source}))["speakers"][0]["name"].clone();
    let refused = [(speaker.as_str().unwrap().to_owned(), false)];
    api::commands::people::decide(bed.desk.session().unwrap(), &refused, &mut |_, _| true).unwrap();
    assert_eq!(bed.ok("report/quotes", json!({}))["codes"], json!([]));
}

#[test]
fn quotes_stand_in_a_table_of_word() {
    let (mut bed, ..) = coded();
    let (name, bytes) = bed.file("report/quotes-docx", json!({}));
    assert!(name.ends_with("-kutipan.docx"), "{name}");
    let text = words_of(&bytes);
    for words in ["Kutipan menurut kode", "seratus ribu & bisa ditawar", "😊", "C01, pesan 0"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("3456") && !text.contains("Melati"), "{text}");
    assert_eq!(bytes, bed.file("report/quotes-docx", json!({})).1);
    let (name, bytes) = bed.file("report/matrix-docx", json!({"by": "source", "language": "en"}));
    assert!(name.ends_with("-matrix.docx"), "{name}");
    assert!(words_of(&bytes).contains("C01"));
}
