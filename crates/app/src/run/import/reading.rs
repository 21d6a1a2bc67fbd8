//! Files of an import, read before the study is opened; what has to be picked or said first stays open.

use crate::args::Import;
use crate::run::word;
use crate::terminal;
use api::commands::import::columns::{self, Said};
use api::{Problem, Session};
use formats::columns::Mapping;
use formats::{ChatInFile, Draft, File, FormatError, Given};
use locale::Catalogue;
use model::source::{DateOrder, SourceKind};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What is said of all files.
pub struct Asked {
    options: formats::Options,
    /// Places of picked chats, from 0.
    chats: Vec<usize>,
    /// Which column is what.
    columns: Vec<(String, String)>,
    /// Whether pictures are taken in with the files: those among them are not read.
    pictures: bool,
}

impl Asked {
    /// What the arguments say.
    ///
    /// # Errors
    /// A word that is none of those that are known.
    pub fn of(args: &Import, columns: Vec<(String, String)>) -> Result<Asked, Problem> {
        let kinds = SourceKind::ALL.map(|k| (k.word(), k));
        let orders = DateOrder::ALL.map(|o| (o.word(), o));
        let options = formats::Options {
            kind: args.kind.as_ref().map(|k| word(k, &kinds)).transpose()?,
            date_order: args.date_order.as_ref().map(|o| word(o, &orders)).transpose()?,
        };
        Ok(Asked {
            options,
            chats: args.chats.iter().map(|n| *n as usize - 1).collect(),
            columns,
            pictures: args.pictures,
        })
    }

    fn file<'a>(&'a self, loaded: &'a Loaded, columns: Option<Mapping>) -> File<'a> {
        let chats = Some(&self.chats[..]).filter(|chats| !chats.is_empty());
        File { name: &loaded.name, bytes: &loaded.bytes, options: self.options, chats, columns }
    }
}

/// What was read.
pub struct Read {
    /// By file.
    by_file: Vec<Vec<Draft>>,
    /// What has to be picked or said before a file can be read.
    pub open: Vec<Open>,
    /// What was said of the columns of tables.
    pub said: Vec<Said>,
    tables: Vec<Loaded>,
    asked: Asked,
}

/// A file that can't be read yet.
pub struct Open {
    /// Its number, from 1.
    pub file: usize,
    /// What is missing.
    pub what: What,
}

/// What has to be picked or said.
pub enum What {
    /// Chats of an account.
    Chats(Vec<ChatInFile>),
    /// Which of these columns is what.
    Columns(Vec<String>),
}

/// A file in the memory.
struct Loaded {
    /// Its place in the list.
    place: usize,
    name: String,
    bytes: Vec<u8>,
}

/// Reads the files that can be read.
///
/// # Errors
/// A file that can't be read at all, with its number; Ctrl-C.
pub fn read(files: &[PathBuf], asked: Asked, catalogue: &Catalogue) -> Result<Read, Problem> {
    let mut progress = terminal::Progress::new(catalogue.text("progress-files"));
    let by_file = files.iter().map(|_| Vec::new()).collect();
    let mut read = Read { by_file, open: Vec::new(), said: Vec::new(), tables: Vec::new(), asked };
    let mut parts = Vec::new();
    for (place, path) in files.iter().enumerate() {
        if !progress.step(place as u64, files.len() as u64) {
            return Err(Problem::new("stopped"));
        }
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = bytes(path).map_err(|p| p.in_file(place + 1, files.len()))?;
        if read.asked.pictures && formats::pictures::is_picture(&bytes) {
            continue;
        }
        let loaded = Loaded { place, name, bytes };
        match may_be_part(&loaded.name) && files.len() > 1 {
            true => parts.push(loaded),
            false => read.take(loaded)?,
        }
    }
    read.take_together(&parts)?;
    if !read.asked.columns.is_empty() && read.said.is_empty() {
        return Err(Problem::new("column-unknown"));
    }
    Ok(read)
}

/// Whether a file can go on with the chat of another.
fn may_be_part(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".json", ".html", ".htm"].iter().any(|end| lower.ends_with(end))
}

/// The bytes of a file; `-` is what was pasted into standard input.
fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    if path.as_os_str() != "-" {
        return std::fs::read(path).map_err(|_| Problem::new("file-not-read"));
    }
    let mut pasted = Vec::new();
    std::io::stdin().read_to_end(&mut pasted).map_err(|_| Problem::new("file-not-read"))?;
    Ok(pasted)
}

impl Read {
    /// How many sources each file gave.
    pub fn counts(&self) -> Vec<usize> {
        self.by_file.iter().map(Vec::len).collect()
    }

    /// All sources, in the order of their files.
    pub fn drafts(&mut self) -> Vec<Draft> {
        std::mem::take(&mut self.by_file).into_iter().flatten().collect()
    }

    /// Why chats have to be picked first, where they have.
    ///
    /// # Errors
    /// They have.
    pub fn picked(&self) -> Result<(), Problem> {
        let of = self.by_file.len();
        let count = |open: &Open| match &open.what {
            What::Chats(chats) => Some((open.file, chats.len())),
            What::Columns(_) => None,
        };
        let many = |(file, count): (usize, usize)| {
            Problem::new("file-many-chats").with("count", count).in_file(file, of)
        };
        self.open.iter().find_map(count).map_or(Ok(()), |found| Err(many(found)))
    }

    /// Reads the tables as was said of such tables before.
    ///
    /// # Errors
    /// Nothing was said of one, and its columns' names don't say it; damage.
    pub fn recall(&mut self, session: &Session) -> Result<(), Problem> {
        let words = session.words()?;
        let of = self.by_file.len();
        for table in std::mem::take(&mut self.tables) {
            let names = formats::columns::of_table(&table.name, &table.bytes).unwrap_or_default();
            if let Some(mapping) = columns::remembered(session.state(), &words, &names) {
                let drafts = formats::read_file(&self.asked.file(&table, Some(mapping)));
                let drafts = drafts.map_err(|e| Problem::from(e).in_file(table.place + 1, of))?;
                self.put(table.place, drafts);
                self.open.retain(|open| open.file != table.place + 1);
            }
        }
        let unsaid = self.open.first().map(|open| Problem::new("table-columns").in_file(open.file, of));
        unsaid.map_or(Ok(()), Err)
    }

    fn put(&mut self, place: usize, drafts: Vec<Draft>) {
        if let Some(it) = self.by_file.get_mut(place) {
            *it = drafts;
        }
    }

    fn take(&mut self, loaded: Loaded) -> Result<(), Problem> {
        let of = self.by_file.len();
        let here = |problem: Problem| problem.in_file(loaded.place + 1, of);
        let names = formats::columns::of_table(&loaded.name, &loaded.bytes);
        let mut mapping = None;
        if let Some(names) = names.as_ref().filter(|_| !self.asked.columns.is_empty()) {
            let said = columns::by_names(names, &self.asked.columns).map_err(here)?;
            self.said.push(Said { names: names.clone(), mapping: said });
            mapping = Some(said);
        }
        self.check_picks(&loaded).map_err(here)?;
        let drafts = formats::read_file(&self.asked.file(&loaded, mapping));
        self.settle(&loaded, drafts.map(Given::Drafts))?;
        if names.is_some() && mapping.is_none() {
            self.tables.push(loaded);
        }
        Ok(())
    }

    fn take_together(&mut self, parts: &[Loaded]) -> Result<(), Problem> {
        for part in parts {
            self.check_picks(part).map_err(|p| p.in_file(part.place + 1, self.by_file.len()))?;
        }
        let files: Vec<File<'_>> = parts.iter().map(|part| self.asked.file(part, None)).collect();
        let given = formats::read_files(&files);
        for (part, given) in parts.iter().zip(given) {
            self.settle(part, given)?;
        }
        Ok(())
    }

    /// Picked chats are those of the list that the preview shows.
    fn check_picks(&self, loaded: &Loaded) -> Result<(), Problem> {
        if self.asked.chats.is_empty() {
            return Ok(());
        }
        let count = formats::chats(&loaded.bytes)?.len();
        match self.asked.chats.iter().find(|chat| **chat >= count && count > 0) {
            Some(chat) => Err(Problem::new("chat-number").with("number", chat + 1).with("count", count)),
            None => Ok(()),
        }
    }

    fn settle(&mut self, loaded: &Loaded, given: Result<Given, FormatError>) -> Result<(), Problem> {
        let (file, of) = (loaded.place + 1, self.by_file.len());
        let mut open = |what| self.open.push(Open { file, what });
        match given {
            Ok(Given::Drafts(drafts)) => self.put(loaded.place, drafts),
            Ok(Given::PartOf(_)) => (),
            Err(FormatError::ManyChats { .. }) => open(What::Chats(formats::chats(&loaded.bytes)?)),
            Err(FormatError::Columns) => {
                let names = formats::columns::of_table(&loaded.name, &loaded.bytes);
                open(What::Columns(names.unwrap_or_default()));
            }
            Err(error) => return Err(Problem::from(error).in_file(file, of)),
        }
        Ok(())
    }
}
