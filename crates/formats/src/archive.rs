//! Zip archives: a Word document, or a WhatsApp export with its text and media.

use crate::json::{self, ChatInFile, Program};
use crate::read::{from_document, from_text, named, read_text};
use crate::together::{self, Whole};
use crate::{
    Draft, FormatError, Options, Warning, columns, docx, line, odt, signal, text, turns_csv, whatsapp, xlsx,
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What an archive's text may unpack to, in MiB.
pub(crate) const LIMIT: u64 = 256;

const DOCUMENT: &str = "word/document.xml";

/// An archive that is open.
pub(crate) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Whether the bytes are those of a zip archive.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the document or the chat in an archive.
pub(crate) fn read(
    name: &str,
    bytes: &[u8],
    options: &Options,
    picked: Option<&[usize]>,
) -> Result<Vec<Draft>, FormatError> {
    let mut archive = open(bytes)?;
    if archive.index_for_name(DOCUMENT).is_some() {
        let xml = entry(&mut archive, DOCUMENT, &mut (LIMIT << 20))?;
        let xml = text::decode(&xml).map_err(|_| FormatError::Broken { part: "document.xml" })?;
        return Ok(vec![from_document(name, "docx", &docx::read(&xml)?, options)?]);
    }
    if archive.index_for_name(xlsx::WORKBOOK).is_some() {
        return table(name, bytes, options);
    }
    if is_odt(&mut archive)? {
        let xml = entry(&mut archive, "content.xml", &mut (LIMIT << 20))?;
        let xml = text::decode(&xml).map_err(|_| FormatError::Broken { part: "content.xml" })?;
        return Ok(vec![from_document(name, "odt", &odt::read(&xml)?, options)?]);
    }
    if let Some(text) = chat(&mut archive)? {
        return Ok(vec![from_text(name, &text, options)?]);
    }
    let mut found = members(&mut archive)?;
    if let [only] = &found[..]
        && only.whole.is_none()
    {
        return read_text(name, &only.parts[0].1, options, picked);
    }
    let picked = match picked {
        Some(picked) => picked.to_vec(),
        None if found.len() == 1 => vec![0],
        None if found.is_empty() => return Err(FormatError::Binary),
        None => return Err(FormatError::ManyChats { count: found.len() as u64 }),
    };
    let found = found.iter_mut().enumerate().filter(|(i, _)| picked.contains(i));
    let drafts: Result<Vec<Draft>, FormatError> = found.map(|(_, member)| member.read(options)).collect();
    Ok(named(name, drafts?))
}

/// The chats in an archive that holds an account; empty where it holds one.
pub(crate) fn chats(bytes: &[u8]) -> Result<Vec<ChatInFile>, FormatError> {
    let mut archive = open(bytes)?;
    if archive.index_for_name(DOCUMENT).is_some() || chat(&mut archive)?.is_some() {
        return Ok(Vec::new());
    }
    let found = members(&mut archive)?;
    match &found[..] {
        [] => Ok(Vec::new()),
        [only] if only.whole.is_none() => json::chats(&only.parts[0].1),
        [_] => Ok(Vec::new()),
        many => many.iter().map(Member::listed).collect(),
    }
}

/// Reads a workbook whose columns say by their names what they are.
fn table(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Draft>, FormatError> {
    let (csv, _) = workbook(bytes)?;
    if turns_csv::looks_like(&csv) {
        return turns_csv::read(csv.as_bytes(), options);
    }
    let names = columns::names(bytes)?;
    let mapping = columns::guess(&names).ok_or(FormatError::Columns)?;
    columns::read(name, bytes, &mapping, options)
}

/// Whether an archive is a spreadsheet.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    open(bytes).is_ok_and(|archive| archive.index_for_name(xlsx::WORKBOOK).is_some())
}

/// The table in a workbook, and what to look at.
pub(crate) fn workbook(bytes: &[u8]) -> Result<(String, Vec<Warning>), FormatError> {
    let table = xlsx::read(&mut open(bytes)?)?;
    let counted = [("warn-sheets-left-out", table.other_sheets), ("warn-long-numbers", table.long_numbers)];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let warnings = counted.map(|(code, n)| Warning { code, line: None, count: Some(n) }).collect();
    Ok((table.csv, warnings))
}

/// Whether it is an OpenDocument text, by the file that names the kind.
fn is_odt(archive: &mut Archive) -> Result<bool, FormatError> {
    if archive.index_for_name("mimetype").is_none() || archive.index_for_name("content.xml").is_none() {
        return Ok(false);
    }
    let kind = entry(archive, "mimetype", &mut (LIMIT << 20))?;
    Ok(kind.trim_ascii().starts_with(b"application/vnd.oasis.opendocument.text"))
}

/// A chat in an archive, of one text or of several.
struct Member {
    whole: Option<Whole>,
    /// Names and texts.
    parts: Vec<(String, String)>,
}

impl Member {
    fn read(&self, options: &Options) -> Result<Draft, FormatError> {
        let parts = self.parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        match &self.whole {
            Some(whole) => together::read(whole, parts, options),
            None => Err(FormatError::Binary),
        }
    }

    fn listed(&self) -> Result<ChatInFile, FormatError> {
        let draft = self.read(&Options::default())?;
        Ok(ChatInFile { name: draft.name, turns: draft.turns.len() as u64 })
    }
}

/// The chats of other programs than WhatsApp, in the order of their names: several that are parts, or one JSON file.
fn members(archive: &mut Archive) -> Result<Vec<Member>, FormatError> {
    let mut names: Vec<String> = archive.file_names().flatten().map(|n| n.into_owned()).collect();
    names.retain(|n| is_chat_page(n));
    names.sort();
    let mut left = LIMIT << 20;
    let mut found: Vec<Member> = Vec::new();
    for name in names {
        let bytes = entry(archive, &name, &mut left)?;
        let Ok(text) = text::decode(&bytes) else { continue };
        let Some(whole) = together::whole_of(&text) else {
            let is_chat =
                json::looks_like(&text) && json::program(&text).is_ok_and(|p| p != Program::Unknown);
            if is_chat {
                return Ok(vec![Member { whole: None, parts: vec![(name, text.into_owned())] }]);
            }
            continue;
        };
        let part = (name, text.into_owned());
        match found.iter_mut().find(|m| m.whole.as_ref() == Some(&whole)) {
            Some(member) => member.parts.push(part),
            None => found.push(Member { whole: Some(whole), parts: vec![part] }),
        }
    }
    Ok(found)
}

/// `result.json`, `message_1.json`, `messages.html` in any folder.
fn is_chat_page(name: &str) -> bool {
    let lower = name.to_lowercase();
    let file = lower.rsplit('/').next().unwrap_or_default();
    !name.starts_with("__MACOSX/")
        && (file.ends_with(".json") || (file.starts_with("messages") && file.ends_with(".html")))
}

pub(crate) fn open(bytes: &[u8]) -> Result<Archive<'_>, FormatError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| FormatError::Broken { part: "zip" })
}

/// iOS calls the chat `_chat.txt`; Android's is the one text that begins like a chat, since a chat may carry others.
fn chat(archive: &mut Archive) -> Result<Option<String>, FormatError> {
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
        if whatsapp::looks_like(&text) || line::looks_like(&text) || signal::looks_like(&text) {
            return Ok(Some(text.into_owned()));
        }
    }
    Ok(None)
}

fn is_text(name: &str) -> bool {
    name.to_lowercase().ends_with(".txt") && !name.starts_with("__MACOSX/")
}

/// The bytes of a member, taken off what may still be unpacked.
pub(crate) fn entry(archive: &mut Archive, name: &str, left: &mut u64) -> Result<Vec<u8>, FormatError> {
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
mod tests;
