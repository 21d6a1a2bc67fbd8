//! Every text in a finished export, for the gate that no export with a name in it passes.
//!
//! Read are plain texts, tables and JSON; of HTML, SVG and XML the words, the attributes and the comments; of archives
//! all members and their names, also archives in archives; of PNG pictures the text chunks, of EMF
//! pictures the words. Bytes of another kind are
//! read as text as far as they are one: what is compressed or encrypted in them can't be seen.

mod emf;
mod markup;
mod png;

use crate::archive::{LIMIT, is_zip, unpack};
use crate::{FormatError, text};
use markup::Glue;
use std::io::Cursor;
use zip::ZipArchive;

/// Archives in archives that are opened.
const DEPTH: usize = 4;

/// The name of the part that holds the names and comments in an archive.
pub const NAMES: &str = "(names)";

/// A part of an export with its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// The member of the archive, with those that it lies in: `word/document.xml`; empty for a file that is one text.
    pub name: String,
    /// Its text; what doesn't belong together stands on lines of its own.
    pub text: String,
}

model::redacted! { Part }

/// Every text in an export.
///
/// # Errors
/// [`FormatError`] where an archive or a picture is broken, too large, or nested too deep to be looked through.
pub fn texts_of(bytes: &[u8]) -> Result<Vec<Part>, FormatError> {
    let mut reader = Reader { left: LIMIT << 20, parts: Vec::new() };
    reader.file("", bytes, 0)?;
    Ok(reader.parts)
}

/// What was read so far, and how many bytes may still be unpacked.
struct Reader {
    left: u64,
    parts: Vec<Part>,
}

impl Reader {
    /// A file that lies in `depth` archives.
    fn file(&mut self, name: &str, bytes: &[u8], depth: usize) -> Result<(), FormatError> {
        if is_zip(bytes) {
            return self.archive(name, bytes, depth);
        }
        let text = match () {
            () if png::is_png(bytes) => png::text(bytes)?,
            () if emf::is_emf(bytes) => emf::text(bytes),
            () => one_text(name, bytes),
        };
        if !text.trim().is_empty() {
            self.parts.push(Part { name: name.to_owned(), text });
        }
        Ok(())
    }

    /// The members of an archive, with their names and comments.
    fn archive(&mut self, name: &str, bytes: &[u8], depth: usize) -> Result<(), FormatError> {
        if depth >= DEPTH {
            return Err(FormatError::Broken { part: "zip" });
        }
        let broken = |_| FormatError::Broken { part: "zip" };
        let inside = |member: &str| {
            if name.is_empty() { member.to_owned() } else { format!("{name}/{member}") }
        };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let mut names = vec![String::from_utf8_lossy(archive.comment()).into_owned()];
        for number in 0..archive.len() {
            let entry = archive.by_index(number).map_err(broken)?;
            let member = String::from_utf8_lossy(entry.name_raw()).into_owned();
            names.extend([member.clone(), entry.comment().to_owned()]);
            names.extend(entry.extra_data().map(|extra| String::from_utf8_lossy(&extra).into_owned()));
            let bytes = unpack(entry, &mut self.left)?;
            self.file(&inside(&member), &bytes, depth + 1)?;
        }
        self.parts.push(Part { name: inside(NAMES), text: names.join("\n") });
        Ok(())
    }
}

/// The text of a file that is no container.
fn one_text(name: &str, bytes: &[u8]) -> String {
    let Ok(text) = text::decode(bytes) else {
        return String::from_utf8_lossy(bytes).replace('\0', "");
    };
    let begin = text.trim_start();
    if begin.starts_with('<') {
        let html = begin.get(..200).unwrap_or(begin).to_ascii_lowercase().contains("<html");
        return markup::text(&text, if html { Glue::Html } else { Glue::of_part(name) });
    }
    if begin.starts_with(['{', '['])
        && let Ok(value) = serde_json::from_str::<serde_json::Value>(begin)
    {
        let mut lines = Vec::new();
        json(value, &mut lines);
        return lines.join("\n");
    }
    if let Some(cells) = cells(&text) {
        return cells;
    }
    text.into_owned()
}

/// Names and values of a JSON file, their escapes undone.
fn json(value: serde_json::Value, lines: &mut Vec<String>) {
    use serde_json::Value;
    match value {
        Value::Null | Value::Bool(_) => {}
        // The many digits after a point are a result's; they would be taken for numbers of people.
        Value::Number(number) if number.is_f64() && number.as_f64().is_some_and(|n| n.abs() < 1e6) => {}
        Value::Number(number) => lines.push(number.to_string()),
        Value::String(text) => lines.push(text),
        Value::Array(values) => values.into_iter().for_each(|value| json(value, lines)),
        Value::Object(fields) => fields.into_iter().for_each(|(name, value)| {
            lines.push(name);
            json(value, lines);
        }),
    }
}

/// The cells of a table, each on lines of its own; `None` where quotes say that it is no table.
fn cells(text: &str) -> Option<String> {
    if !text.contains('"') {
        return None;
    }
    let head = text.lines().next()?;
    let sign = [',', ';', '\t'].into_iter().max_by_key(|sign| head.matches(*sign).count())?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign as u8)
        .from_reader(text.as_bytes());
    let mut out = String::with_capacity(text.len());
    for record in reader.records() {
        for cell in &record.ok()? {
            out.push_str(cell);
            out.push('\n');
        }
    }
    // The text as it stands is looked through too: quotes in it need not be those of a table.
    Some(format!("{text}\n{out}"))
}

#[cfg(test)]
mod tests;
