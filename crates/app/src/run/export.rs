//! `export`: the study as a Word document, and as tables for other programs.

use super::{DONE, Outcome, leave, open, pass, shown, word};
use crate::args::export::Export;
use crate::print;
use api::commands::export::{Asked, Optional, Part, docx, sheets, xlsx};
use api::commands::report;
use api::{Problem, Session};
use formats::sheet::{Sheet, csv, json};
use locale::{Arg, Catalogue};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum To {
    Docx,
    Csv,
    Json,
    Xlsx,
}

pub fn export(args: &Export, catalogue: &Catalogue) -> Outcome {
    let to = word(&args.to, &[("docx", To::Docx), ("csv", To::Csv), ("json", To::Json), ("xlsx", To::Xlsx)])?;
    fits(args, to)?;
    let parts = parts(&args.parts)?;
    let in_folder = matches!(to, To::Csv | To::Json) && args.table.is_none();
    may_be_written(&args.output, args.force, in_folder)?;
    let session = open(&args.study, catalogue)?;
    if to == To::Docx {
        let bytes = docx(&session, catalogue, &Asked { parts, quotes: args.quotes.unwrap_or(0) })?;
        return leave(&session, args.gate, &args.output, &bytes, catalogue);
    }
    let with = Optional { words: args.with_words, memos: args.with_memos };
    let found = sheets(&session, catalogue, args.table.as_deref(), with)?;
    match (to, found.first()) {
        (To::Xlsx, _) => leave(&session, args.gate, &args.output, &xlsx(&found)?, catalogue),
        (_, Some(one)) if !in_folder => {
            leave(&session, args.gate, &args.output, &one_file(to, one), catalogue)
        }
        _ => folder(args, &session, &found, to, catalogue),
    }
}

/// The parts of a document; none = all.
fn parts(words: &[String]) -> Result<BTreeSet<Part>, Problem> {
    let named = words.iter().filter(|part| *part != "all");
    let parts = named.map(|part| word(part, &Part::ALL)).collect::<Result<BTreeSet<_>, _>>()?;
    let has_all = words.iter().any(|part| part == "all");
    Ok(if has_all { BTreeSet::new() } else { parts })
}

/// Refuses what has nothing to do with the asked kind of file.
fn fits(args: &Export, to: To) -> Result<(), Problem> {
    let of_document = !args.parts.is_empty() || args.quotes.is_some();
    let of_tables = args.table.is_some() || args.with_words || args.with_memos;
    let wrong = if to == To::Docx { of_tables } else { of_document };
    if wrong { Err(Problem::new("export-options").with("to", &args.to)) } else { Ok(()) }
}

fn one_file(to: To, sheet: &Sheet) -> Vec<u8> {
    if to == To::Json { json(sheet) } else { csv(sheet) }
}

/// Refuses what is there already unless it may be replaced; a study never is.
fn may_be_written(path: &Path, force: bool, in_folder: bool) -> Result<(), Problem> {
    let in_the_way = |key| Err(Problem::new(key).with("path", path.display()));
    let is_folder = path.is_dir();
    if !path.exists() || (in_folder && is_folder && (force || is_empty(path))) {
        return Ok(());
    }
    if is_folder != in_folder || is_database(path) {
        return in_the_way("output-in-the-way");
    }
    if force { Ok(()) } else { in_the_way("export-there") }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Whether a file begins as a study does.
fn is_database(path: &Path) -> bool {
    let mut head = [0; 15];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && &head == b"SQLite format 3"
}

/// Writes a file for each table. All pass the gate before the first is written; a folder that is new is there with all
/// of them or not at all.
fn folder(args: &Export, session: &Session, found: &[Sheet], to: To, catalogue: &Catalogue) -> Outcome {
    let end = if to == To::Json { "json" } else { "csv" };
    let files: Vec<(String, Vec<u8>)> =
        found.iter().map(|sheet| (format!("{}.{end}", sheet.name), one_file(to, sheet))).collect();
    for (name, bytes) in &files {
        pass(session, args.gate, Path::new(name), bytes, catalogue)?;
    }
    pass(session, args.gate, &args.output, b"", catalogue)?;
    let is_new = !args.output.exists();
    let place = if is_new { beside(&args.output) } else { args.output.clone() };
    let written = filled(&place, &files).and_then(|()| match is_new {
        true => fs::rename(&place, &args.output).map_err(|_| not_written(&args.output)),
        false => Ok(()),
    });
    if written.is_err() && is_new {
        // What is half done is taken away again; where that fails too, the error that is told says where.
        let _ = fs::remove_dir_all(&place);
    }
    written?;
    let path = shown(&args.output);
    let args = [("path", Arg::Text(&path)), ("count", super::number(files.len()))];
    print::line(&catalogue.with("export-written", &args));
    DONE
}

fn filled(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Problem> {
    if !folder.exists() {
        fs::create_dir(folder).map_err(|_| not_written(folder))?;
    }
    files.iter().try_for_each(|(name, bytes)| report::write(&folder.join(name), bytes))
}

/// A folder beside the one that is to be, until it is whole.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}", std::process::id()))
}

fn not_written(path: &Path) -> Problem {
    Problem::new("output-not-written").with("path", path.display())
}
