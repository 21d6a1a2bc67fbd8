//! Which column of a table is what: said once, remembered in the study for every table with the same columns.

use super::write::Writer;
use crate::problem::Problem;
use formats::columns::{self, Mapping};
use model::event::{Event, RecordKind};
use model::ids::RecordId;
use model::payload::{PayloadKind, Record, TableColumns};
use model::state::State;
use model::words::Words;

/// What was said of a table's columns.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    /// The names of all its columns.
    pub names: Vec<String>,
    /// Which is what.
    pub mapping: Mapping,
}

/// What is remembered of tables with these columns, as it was said last.
pub fn remembered(state: &State, words: &Words, names: &[String]) -> Option<Mapping> {
    let records = words.records_of(state, RecordKind::Columns).into_iter().rev();
    let mut known = records.filter_map(|(_, record)| match record {
        Record::Columns(columns) if columns.names == names => Some(mapping(columns)),
        _ => None,
    });
    known.next()
}

/// Puts what is remembered to files that are tables and of which nothing was said.
pub fn recall(state: &State, words: &Words, files: &mut [formats::File<'_>]) {
    for file in files.iter_mut().filter(|file| file.columns.is_none()) {
        let names = columns::of_table(file.name, file.bytes);
        file.columns = names.and_then(|names| remembered(state, words, &names));
    }
}

/// A mapping by the names of columns: `text=Pesan`, `speaker=Nama`, `time=Tanggal`, `clock=Jam`, `source=Chat`,
/// `role=Peran`.
///
/// # Errors
/// A word before `=` that is none of these, a column that the table doesn't have, or no column of the words.
pub fn by_names(names: &[String], said: &[(String, String)]) -> Result<Mapping, Problem> {
    let mut mapping = Mapping::default();
    let mut text = None;
    for (what, name) in said {
        let at = names.iter().position(|n| n == name).or_else(|| {
            let lower = name.to_lowercase();
            names.iter().position(|n| n.to_lowercase() == lower)
        });
        let at = Some(at.ok_or(Problem::new("column-unknown"))?);
        match what.as_str() {
            "text" => text = at,
            "speaker" => mapping.speaker = at,
            "time" => mapping.time = at,
            "clock" => mapping.clock = at,
            "source" => mapping.source = at,
            "role" => mapping.role = at,
            _ => return Err(Problem::new("column-word").with("word", what)),
        }
    }
    mapping.text = text.ok_or(Problem::new("column-text"))?;
    Ok(mapping)
}

impl Writer<'_> {
    /// Remembers what was said, where it isn't already.
    pub(super) fn remember(&mut self, said: &[Said]) -> Result<(), Problem> {
        let (state, words) = (self.file.state(), self.words);
        for it in said.iter().filter(|it| remembered(state, words, &it.names) != Some(it.mapping)) {
            let place = |at: Option<usize>| at.map(|at| at as u32);
            let columns = TableColumns {
                names: it.names.clone(),
                text: it.mapping.text as u32,
                speaker: place(it.mapping.speaker),
                time: place(it.mapping.time),
                clock: place(it.mapping.clock),
                source: place(it.mapping.source),
                role: place(it.mapping.role),
            };
            let text = self.pen.record(self.file, PayloadKind::Record, &[], &Record::Columns(columns))?;
            let record = RecordId(self.pen.id()?);
            self.events.push(Event::RecordAdded { record, kind: RecordKind::Columns, text, owners: vec![] });
        }
        Ok(())
    }
}

fn mapping(columns: &TableColumns) -> Mapping {
    let place = |at: Option<u32>| at.map(|at| at as usize);
    Mapping {
        text: columns.text as usize,
        speaker: place(columns.speaker),
        time: place(columns.time),
        clock: place(columns.clock),
        source: place(columns.source),
        role: place(columns.role),
    }
}

model::redacted! { Said }
