//! What each fuzz target does with its bytes: it hands them to a reader, in the shape in which a file would come, and
//! holds what is read against what every draft must be.

use formats::{
    Draft, FormatError, Options, codebook, codings_csv, columns, exported, recruitment, rules_toml, turns_csv,
};
use model::source::SourceKind;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Declares the targets: a function each, and the list of their names.
macro_rules! targets {
    ($($(#[$doc:meta])* $name:ident => |$data:ident| $body:expr;)*) => {
        $($(#[$doc])* pub fn $name($data: &[u8]) { $body })*

        /// All targets with their names.
        pub const TARGETS: &[(&str, fn(&[u8]))] = &[$((stringify!($name), $name)),*];
    };
}

targets! {
    /// WhatsApp's texts.
    whatsapp => |data| read("a.txt", &after("31/12/23 21.05 - Ani: halo\n", data));
    /// WhatsApp's texts, whatever they begin with.
    whatsapp_any => |data| read_as(data, SourceKind::Conversation);
    /// Telegram's JSON, of a chat or an account.
    telegram_json => |data| read("result.json", data);
    /// Telegram's pages.
    telegram_html => |data| read("messages.html", &after("<html><div class=\"message default clearfix\">", data));
    /// Messenger and Instagram.
    meta => |data| read("message_1.json", data);
    /// DiscordChatExporter's JSON.
    discord => |data| read("a.json", data);
    /// LINE's texts of phones.
    line => |data| read("a.txt", &after("[LINE] Chat history with A\n", data));
    /// LINE's texts of desktops.
    line_desktop => |data| read("a.txt", &after("2017.09.03 Sunday\n16:23 Ani halo\n", data));
    /// Signal's texts.
    signal => |data| read("a.txt", &after("[2024-01-02, 10:00] Ani: halo\n", data));
    /// Text pasted from an app.
    pasted => |data| read("a.txt", &after("Ani, [25/06/2022 07:25]\nx\nBeni, [25/06/2022 07:26]\n", data));
    /// WebVTT.
    vtt => |data| read("a.vtt", &after("WEBVTT\n\n", data));
    /// SRT.
    srt => |data| read("a.srt", &after("1\n00:00:01,000 --> 00:00:02,000\n", data));
    /// ELAN.
    elan => |data| read("a.eaf", &after("<?xml version=\"1.0\"?><ANNOTATION_DOCUMENT>", data));
    /// The text of a Word document.
    docx => |data| read("a.docx", &zipped(&[("word/document.xml", data)]));
    /// The text of an OpenDocument.
    odt => |data| {
        read("a.odt", &zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", data)]))
    };
    /// The parts of a workbook, one after another with a line of `====` between them.
    xlsx => |data| {
        let names = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"];
        let relations: &[u8] = b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
        let mut members: Vec<(&str, &[u8])> = vec![("xl/_rels/workbook.xml.rels", relations)];
        members.extend(names.into_iter().zip(split(data)));
        let bytes = zipped(&members);
        read("a.xlsx", &bytes);
        _ = columns::names(&bytes);
    };
    /// RTF.
    rtf => |data| read("a.rtf", &after("{\\rtf1\\ansi ", data));
    /// PDF.
    pdf => |data| read("a.pdf", &after("%PDF-1.4\n", data));
    /// Web pages.
    html => |data| read("a.html", &after("<!DOCTYPE html><html>", data));
    /// Tables of codings.
    csv => |data| {
        _ = codings_csv::read(data);
        _ = exported::texts_of(data);
    };
    /// Tables whose columns are guessed or said.
    columns => |data| {
        if let Ok(names) = columns::names(data) {
            let mapping = columns::guess(&names).unwrap_or_default();
            hold(columns::read("a", data, &mapping, &Options::default()));
        }
    };
    /// Rules.
    rules => |data| {
        if let Ok(text) = std::str::from_utf8(data) {
            _ = rules_toml::read(text);
        }
    };
    /// Codebooks, as JSON or as a sheet; what was read is written and read again alike.
    codebook => |data| {
        if let Ok(book) = codebook::read("a", data) {
            let again = codebook::read("a", codebook::to_json(&book).as_bytes());
            assert!(again.is_ok_and(|again| again.codes.len() == book.codes.len()));
        }
    };
    /// Tables of people and coupons, RDSAT files.
    people => |data| _ = recruitment::read(data, None);
    /// Tables of turns.
    turns => |data| hold(turns_csv::read(data, &Options::default()));
    /// Transcripts.
    transcript => |data| read_as(data, SourceKind::Interview);
    /// Pictures.
    picture => |data| {
        if let Some(picture) = formats::pictures::made_anew(data) {
            assert!(picture.width.max(picture.height) <= formats::pictures::EDGE);
        }
    };
    /// Archives, whatever is in them.
    zip => |data| {
        read("a.zip", data);
        _ = formats::chats(data);
        _ = exported::texts_of(data);
    };
    /// Parts of a chat in an archive, one after another with a line of `====` between them.
    zip_members => |data| {
        let names = ["_chat.txt", "result.json", "messages.html", "messages2.html"];
        let parts: Vec<&[u8]> = split(data).collect();
        let members: Vec<(&str, &[u8])> = names.into_iter().zip(parts).collect();
        read("a.zip", &zipped(&members));
    };
}

/// Reads a file as it would come.
fn read(name: &str, bytes: &[u8]) {
    hold(formats::read(name, bytes, &Options::default()));
}

fn read_as(bytes: &[u8], kind: SourceKind) {
    hold(formats::read("a.txt", bytes, &Options { kind: Some(kind), ..Options::default() }));
}

/// What holds for whatever was read: speakers and answered turns are there, parts of recordings are parts, and no error
/// is long enough to quote anything.
fn hold(read: Result<Vec<Draft>, FormatError>) {
    match read {
        Ok(drafts) => drafts.iter().for_each(hold_draft),
        Err(error) => assert!(error.to_string().len() < 200),
    }
}

fn hold_draft(draft: &Draft) {
    for (i, turn) in draft.turns.iter().enumerate() {
        assert!(turn.speaker.is_none_or(|speaker| (speaker as usize) < draft.speakers.len()));
        assert!(turn.responds_to.is_none_or(|to| (to as usize) < i));
        let stretch = turn.details.as_ref().and_then(|details| details.stretch);
        assert!(stretch.is_none_or(|s| s.to.is_none_or(|to| s.from <= to)));
    }
}

/// Bytes after a beginning that tells the format.
fn after(begin: &str, data: &[u8]) -> Vec<u8> {
    [begin.as_bytes(), data].concat()
}

fn split(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    const LINE: &[u8] = b"\n====\n";
    let mut rest = Some(data);
    std::iter::from_fn(move || {
        let now = rest?;
        let at = now.windows(LINE.len()).position(|w| w == LINE);
        rest = at.map(|at| &now[at + LINE.len()..]);
        Some(&now[..at.unwrap_or(now.len())])
    })
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in members {
        let written = zip.start_file(*name, stored).is_ok() && zip.write_all(bytes).is_ok();
        assert!(written, "an archive in memory");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Every target has a program for cargo-fuzz and a seed, and reads its seeds.
    #[test]
    fn seeds_are_read() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (name, run) in TARGETS {
            assert!(here.join("fuzz_targets").join(format!("{name}.rs")).exists(), "{name}");
            let seeds = std::fs::read_dir(here.join("seeds").join(name)).expect(name);
            let seeds: Vec<_> = seeds.map(|seed| std::fs::read(seed.unwrap().path()).unwrap()).collect();
            assert!(!seeds.is_empty(), "{name}");
            seeds.iter().for_each(|seed| run(seed));
        }
    }
}
