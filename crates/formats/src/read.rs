//! Finds the format of a file by its content and reads it.

use crate::columns::Mapping;
use crate::document::Document;
use crate::json::{self, ChatInFile};
use crate::text::{self, Decoded};
use crate::together::{self, Whole};
use crate::{
    Draft, FormatError, Options, Warning, archive, cells, columns, elan, html, line, notes, pasted, pdf, rtf,
    signal, subtitles, telegram, transcript, turns_csv, whatsapp,
};
use model::source::SourceKind;
use std::borrow::Cow;

/// The largest file that is read, in MiB.
pub(crate) const LIMIT: u64 = 512;

/// Reads a file: one source, or one a value of `source` where it is a table of turns.
///
/// `name` is the file's name, with or without a folder; it becomes the source's name and says only whether a text
/// without speakers is a note (`.md`). The format is found by content; `options.kind` overrides what it would be.
///
/// # Errors
/// [`FormatError`] where the bytes are no text and no known document, or nothing of the asked kind is in them;
/// [`FormatError::ManyChats`] where they are a whole account.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Draft>, FormatError> {
    read_chats(name, bytes, options, None)
}

/// The chats of a file that holds a whole account; empty where it holds one chat or something else.
///
/// # Errors
/// [`FormatError`] where the file is too large or broken.
pub fn chats(bytes: &[u8]) -> Result<Vec<ChatInFile>, FormatError> {
    if bytes.len() as u64 > LIMIT << 20 {
        return Err(FormatError::TooLarge { limit: LIMIT });
    }
    if archive::is_zip(bytes) {
        return archive::chats(bytes);
    }
    match text::decode(bytes) {
        Ok(text) if json::looks_like(&text) => json::chats(&text),
        _ => Ok(Vec::new()),
    }
}

/// A file to be read, with what the researcher says about it.
#[derive(Clone, Copy)]
pub struct File<'a> {
    /// Its name, with or without a folder.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// Kind and date order.
    pub options: Options,
    /// Which chats of an account, by their places in the list of [`chats`]; `None` = nothing was picked. Of a file
    /// that holds one chat or something else, all is read.
    pub chats: Option<&'a [usize]>,
    /// Which column of a table is what; `None` = as the names of its columns say.
    pub columns: Option<Mapping>,
}

/// What a file gave.
pub enum Given {
    /// Sources.
    Drafts(Vec<Draft>),
    /// It goes on with the chat of an earlier file, by its place in the list, and was read with it.
    PartOf(usize),
}

/// Reads several files at once, each by itself: those that are parts of one chat become one source, in the place of
/// the first.
///
/// # Errors
/// For each file as [`read`].
pub fn read_files(files: &[File<'_>]) -> Vec<Result<Given, FormatError>> {
    let texts: Vec<Option<Cow<str>>> = files.iter().map(|file| text_of(file.bytes)).collect();
    let wholes: Vec<Option<Whole>> = texts.iter().map(|t| together::whole_of(t.as_deref()?)).collect();
    let given = |(i, file): (usize, &File<'_>)| {
        let Some(whole) = &wholes[i] else { return read_file(file).map(Given::Drafts) };
        if let Some(first) = wholes[..i].iter().position(|w| *w == wholes[i]) {
            return Ok(Given::PartOf(first));
        }
        let parts = (i..files.len()).filter(|j| wholes[*j] == wholes[i]);
        let parts = parts.filter_map(|j| Some((files[j].name, texts[j].as_deref()?))).collect();
        let draft = together::read(whole, parts, &file.options)?;
        Ok(Given::Drafts(named(file.name, vec![draft])))
    };
    files.iter().enumerate().map(given).collect()
}

/// Reads one file.
///
/// # Errors
/// As [`read`].
pub fn read_file(file: &File<'_>) -> Result<Vec<Draft>, FormatError> {
    match &file.columns {
        Some(mapping) => columns::read(file.name, file.bytes, mapping, &file.options),
        None => read_chats(file.name, file.bytes, &file.options, file.chats),
    }
}

/// The text of a file that is one and not too large.
fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    (bytes.len() as u64 <= LIMIT << 20 && !archive::is_zip(bytes)).then(|| text::decode(bytes).ok())?
}

fn read_chats(
    name: &str,
    bytes: &[u8],
    options: &Options,
    picked: Option<&[usize]>,
) -> Result<Vec<Draft>, FormatError> {
    if bytes.len() as u64 > LIMIT << 20 {
        return Err(FormatError::TooLarge { limit: LIMIT });
    }
    if archive::is_zip(bytes) {
        return archive::read(name, bytes, options, picked);
    }
    if rtf::looks_like(bytes) {
        return from_document(name, "rtf", &rtf::read(bytes)?, options).map(|draft| vec![draft]);
    }
    if pdf::looks_like(bytes) {
        return from_document(name, "pdf", &pdf::read(bytes)?, options).map(|draft| vec![draft]);
    }
    let Decoded { text, is_guessed } = text::decode_any(bytes)?;
    let mut drafts = read_text(name, &text, options, picked)?;
    if is_guessed {
        let guessed = Warning { code: "warn-encoding-guessed", line: None, count: None };
        drafts.iter_mut().for_each(|draft| draft.warnings.push(guessed.clone()));
    }
    Ok(drafts)
}

/// Reads a text of any format.
pub(crate) fn read_text(
    name: &str,
    text: &str,
    options: &Options,
    picked: Option<&[usize]>,
) -> Result<Vec<Draft>, FormatError> {
    if json::looks_like(text) {
        return Ok(named(name, json::read(text, options, picked)?));
    }
    for (looks_like, read) in RECORDINGS {
        if looks_like(text) {
            return Ok(named(name, vec![read(text, options)?]));
        }
    }
    if html::looks_like(text) {
        return page(name, text, options).map(|draft| vec![draft]);
    }
    if turns_csv::looks_like(text) {
        return turns_csv::read(text.as_bytes(), options);
    }
    if columns::looks_like(text) {
        let mapping = columns::guess(&cells::head_of(text)).unwrap_or_default();
        return columns::read(name, text.as_bytes(), &mapping, options);
    }
    if columns::is_named_so(name) {
        return Err(FormatError::Columns);
    }
    Ok(vec![from_text(name, text, options)?])
}

/// Reads a web page: Telegram's pages, else the words that a reader sees.
fn page(name: &str, text: &str, options: &Options) -> Result<Draft, FormatError> {
    if telegram::html::looks_like(text) {
        let draft = telegram::html::read(&[text], options)?;
        return Ok(Draft { name: stem(name), ..draft });
    }
    from_document(name, "html", &html::read(text), options)
}

/// Names the only draft of a file after the file; those of several keep the names that they have in it.
pub(crate) fn named(name: &str, drafts: Vec<Draft>) -> Vec<Draft> {
    let only = drafts.len() == 1;
    let rename = |draft: Draft| match only || draft.name.is_empty() {
        true => Draft { name: stem(name), ..draft },
        false => draft,
    };
    drafts.into_iter().map(rename).collect()
}

/// Reads a text that is no table.
pub(crate) fn from_text(name: &str, text: &str, options: &Options) -> Result<Draft, FormatError> {
    let draft = match options.kind {
        None | Some(SourceKind::Conversation | SourceKind::Interview) => with_speakers(text, options)?,
        Some(_) => None,
    };
    let kind = options.kind.unwrap_or_else(|| kind_by_name(name));
    let draft = draft.unwrap_or_else(|| Draft {
        kind,
        format: "notes",
        turns: notes::read(text),
        name: String::new(),
        speakers: Vec::new(),
        date_order: None,
        warnings: Vec::new(),
    });
    Ok(Draft { name: stem(name), ..draft })
}

/// Reads a document: its paragraphs are lines of a chat or a transcript, else the paragraphs of a text.
pub(crate) fn from_document(
    name: &str,
    format: &'static str,
    document: &Document,
    options: &Options,
) -> Result<Draft, FormatError> {
    let text = document.text();
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    let draft = from_text(name, &text, options)?;
    let turns = if draft.format == "notes" { document.turns() } else { draft.turns };
    Ok(Draft { format, turns, ..draft })
}

type LooksLike = fn(&str) -> bool;
type Reader = fn(&str, &Options) -> Result<Draft, FormatError>;

/// Chats that are told by their first lines, before WhatsApp's are looked for.
const CHATS: &[(LooksLike, Reader)] =
    &[(line::looks_like, line::read), (signal::looks_like, signal::read), (pasted::looks_like, pasted::read)];

/// Transcripts of recordings that programs wrote; they are told by their first lines.
const RECORDINGS: &[(LooksLike, Reader)] =
    &[(subtitles::looks_like, subtitles::read), (elan::looks_like, elan::read)];

/// Tries the readers that find speakers; `None` where none does and the kind was not asked for.
fn with_speakers(text: &str, options: &Options) -> Result<Option<Draft>, FormatError> {
    let asked = options.kind.is_some();
    for (looks_like, read) in CHATS {
        if looks_like(text) {
            return read(text, options).map(Some);
        }
    }
    if whatsapp::looks_like(text)
        || (options.kind == Some(SourceKind::Conversation) && whatsapp::has_turns(text))
    {
        return whatsapp::read(text, options).map(Some);
    }
    let kind = options.kind.unwrap_or(SourceKind::Interview);
    match transcript::read(text, kind, asked) {
        None if asked => Err(FormatError::NotThisKind { kind: kind.word() }),
        draft => Ok(draft),
    }
}

fn kind_by_name(name: &str) -> SourceKind {
    let lower = name.to_lowercase();
    match lower.ends_with(".md") || lower.ends_with(".markdown") {
        true => SourceKind::Observation,
        false => SourceKind::Document,
    }
}

/// The file name without folder and extension.
pub(crate) fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let is_extension = |e: &str| (1..=8).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_alphanumeric());
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && is_extension(extension) => stem.to_owned(),
        _ => file.to_owned(),
    }
}

#[cfg(test)]
mod tests;
