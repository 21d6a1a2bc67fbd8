//! Archives of every kind, made here.

use super::*;
use crate::{File, Given};
use model::source::SourceKind;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs.iter().map(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")).collect();
    zipped(&[(DOCUMENT, format!("<w:document xmlns:w='w'>{body}</w:document>").as_bytes())])
}

fn check(bytes: &[u8], expected: Result<(&str, SourceKind, usize), FormatError>) {
    let got = crate::read("a.docx", bytes, &Options::default());
    assert_eq!(got.map(|d| (d[0].format, d[0].kind, d[0].turns.len())), expected);
}

#[test]
fn what_archives_hold() {
    use SourceKind::{Conversation, Document, Interview};
    check(&docx(&["P: Apa?", "N: Ya.", "P: Lalu?", "N: Pulang."]), Ok(("docx", Interview, 4)));
    check(&docx(&["Satu.", "Dua.", "", "Tiga."]), Ok(("docx", Document, 3)));
    let chat = b"31/12/23 21.05 - Ani: x\n";
    check(&docx(&["31/12/23 21.05 - Ani: x", "31/12/23 21.06 - B: y"]), Ok(("docx", Conversation, 2)));
    check(&zipped(&[("surat.txt", b"halo"), ("Chat WhatsApp.txt", chat)]), Ok(("whatsapp", Conversation, 1)));
    check(&zipped(&[("0001.jpg", b"\0"), ("_chat.txt", chat)]), Ok(("whatsapp", Conversation, 1)));
}

#[test]
fn opendocument_texts() {
    let body = "<o:d xmlns:o='o'><text:p>P: Apa?</text:p><text:p>N: Ya.</text:p><text:p>P: Lalu?</text:p><text:p>N: Pulang.</text:p></o:d>";
    let kind = b"application/vnd.oasis.opendocument.text";
    let whole = zipped(&[("mimetype", kind), ("content.xml", body.as_bytes())]);
    check(&whole, Ok(("odt", SourceKind::Interview, 4)));
    check(&zipped(&[("mimetype", b"x"), ("content.xml", body.as_bytes())]), Err(FormatError::Binary));
    let broken = FormatError::Broken { part: "content.xml" };
    check(&zipped(&[("mimetype", kind), ("content.xml", b"<a>")]), Err(broken));
}

/// A file of Messenger with one message.
fn thread(name: &str, at: u32) -> Vec<u8> {
    format!(r#"{{"title":"{name}","thread_path":"inbox/{name}","messages":[{{"sender_name":"A","timestamp_ms":{at},"content":"x"}}]}}"#)
        .into_bytes()
}

#[test]
fn accounts_of_many_chats() {
    let options = Options::default();
    let (one, two, three) = (thread("ani", 2), thread("ani", 1), thread("beni", 1));
    let whole = zipped(&[
        ("messages/inbox/ani/message_1.json", &one),
        ("messages/inbox/beni/message_1.json", &three),
        ("messages/inbox/ani/message_2.json", &two),
        ("about/profile.json", br#"{"profile":{"phone":"rahasia"}}"#),
    ]);
    let listed = crate::chats(&whole).unwrap();
    let listed: Vec<_> = listed.iter().map(|c| (c.name.as_str(), c.turns)).collect();
    assert_eq!(listed, [("ani", 2), ("beni", 1)]);
    assert_eq!(crate::read("a.zip", &whole, &options), Err(FormatError::ManyChats { count: 2 }));
    let file = |name, bytes| File { name, bytes, options, chats: None, columns: None };
    let picked = crate::read_file(&File { chats: Some(&[1]), ..file("a.zip", &whole) }).unwrap();
    assert_eq!((picked.len(), picked[0].turns.len(), picked[0].format), (1, 1, "meta"));
    let files = [("message_2.json", &two[..]), ("x.txt", b"halo"), ("message_1.json", &one[..])];
    let given = crate::read_files(&files.map(|(name, bytes)| file(name, bytes)));
    let shown = |given: &Result<Given, FormatError>| match given {
        Ok(Given::Drafts(drafts)) => Ok((drafts[0].format, drafts[0].turns.len())),
        Ok(Given::PartOf(first)) => Err(*first),
        Err(_) => panic!("not read"),
    };
    assert_eq!(given.iter().map(shown).collect::<Vec<_>>(), [Ok(("meta", 2)), Ok(("notes", 1)), Err(0)]);
    let broken = crate::read_files(&[file("a", b"x"), file("b", b"")]);
    assert!(broken[0].is_ok() && matches!(broken[1], Err(FormatError::Empty)));
    let telegram =
        br#"{"name":"x","messages":[{"type":"message","date":"2024-01-02T10:00:00","from":"A","text":"x"}]}"#;
    check(&zipped(&[("ChatExport/result.json", telegram)]), Ok(("telegram", SourceKind::Conversation, 1)));
}

#[test]
fn archives_that_are_refused() {
    check(&docx(&["", ""]), Err(FormatError::Empty));
    check(&zipped(&[("a.xml", b"<a/>")]), Err(FormatError::Binary));
    check(&zipped(&[]), Err(FormatError::Binary));
    let chat = b"31/12/23 21.05 - Ani: x\n";
    check(&zipped(&[("project.qde", b"<a/>"), ("sources/1.txt", chat)]), Err(FormatError::Binary));
    check(&zipped(&[(DOCUMENT, b"<!DOCTYPE a><a/>")]), Err(FormatError::Broken { part: "document.xml" }));
    let whole = docx(&["P: Apa?", "N: Ya."]);
    for end in [4, whole.len() / 2, whole.len() - 1] {
        check(&whole[..end], Err(FormatError::Broken { part: "zip" }));
    }
}

#[test]
fn bombs_are_counted_while_they_unpack() {
    let bomb = zipped(&[(DOCUMENT, &vec![b' '; 3 << 20])]);
    let mut archive = ZipArchive::new(Cursor::new(&bomb[..])).unwrap();
    assert_eq!(
        entry(&mut archive, DOCUMENT, &mut ((3 << 20) - 1)),
        Err(FormatError::TooLarge { limit: LIMIT })
    );
    let mut left = (3 << 20) + 5;
    assert_eq!(entry(&mut archive, DOCUMENT, &mut left).map(|b| b.len()), Ok(3 << 20));
    assert_eq!(left, 5);
}
