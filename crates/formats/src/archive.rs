//! Zip archives: a Word document, or a WhatsApp export with its text and media.

use crate::read::{from_document, from_text};
use crate::{Draft, FormatError, Options, docx, text, whatsapp};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What an archive's text may unpack to, in MiB.
pub(crate) const LIMIT: u64 = 256;

const DOCUMENT: &str = "word/document.xml";

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Whether the bytes are those of a zip archive.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the document or the chat in an archive.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Draft>, FormatError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FormatError::Broken { part: "zip" })?;
    if archive.index_for_name(DOCUMENT).is_some() {
        let xml = entry(&mut archive, DOCUMENT, &mut (LIMIT << 20))?;
        let xml = text::decode(&xml).map_err(|_| FormatError::Broken { part: "document.xml" })?;
        return Ok(vec![from_document(name, &docx::read(&xml)?, options)?]);
    }
    chat(name, &mut archive, options)
}

/// iOS calls the chat `_chat.txt`; Android's is the one text that begins like a chat, since a chat may carry others.
fn chat(name: &str, archive: &mut Archive, options: &Options) -> Result<Vec<Draft>, FormatError> {
    if archive.file_names().flatten().any(|n| n.ends_with(".qde")) {
        return Err(FormatError::Binary); // A project of another program may hold a chat among other sources.
    }
    let mut texts: Vec<String> =
        archive.file_names().flatten().map(|n| n.into_owned()).filter(|n| is_text(n)).collect();
    texts.sort_by_key(|n| (!n.ends_with("_chat.txt"), n.len()));
    let mut left = LIMIT << 20;
    for inside in texts {
        let bytes = entry(archive, &inside, &mut left)?;
        let Ok(text) = text::decode(&bytes) else { continue };
        if whatsapp::looks_like(&text) {
            return Ok(vec![from_text(name, &text, options)?]);
        }
    }
    Err(FormatError::Binary)
}

fn is_text(name: &str) -> bool {
    name.to_lowercase().ends_with(".txt") && !name.starts_with("__MACOSX/")
}

fn entry(archive: &mut Archive, name: &str, left: &mut u64) -> Result<Vec<u8>, FormatError> {
    unpack(archive.by_name(name).map_err(|_| FormatError::Broken { part: "zip" })?, left)
}

/// The bytes of an entry, counted while they are unpacked (what the archive says of their number isn't believed) and
/// taken off what may still be.
pub(crate) fn unpack(entry: impl Read, left: &mut u64) -> Result<Vec<u8>, FormatError> {
    let mut bytes = Vec::new();
    entry.take(*left + 1).read_to_end(&mut bytes).map_err(|_| FormatError::Broken { part: "zip" })?;
    *left = left.checked_sub(bytes.len() as u64).ok_or(FormatError::TooLarge { limit: LIMIT })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let body: String =
            paragraphs.iter().map(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")).collect();
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
        check(
            &zipped(&[("surat.txt", b"halo"), ("Chat WhatsApp.txt", chat)]),
            Ok(("whatsapp", Conversation, 1)),
        );
        check(&zipped(&[("0001.jpg", b"\0"), ("_chat.txt", chat)]), Ok(("whatsapp", Conversation, 1)));
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
}
