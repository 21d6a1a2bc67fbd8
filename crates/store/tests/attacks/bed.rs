//! A small study in a folder of its own, that is copied, damaged, put back and opened again.

use super::source::add_source;
use super::told::{Told, names_what, told};
use model::batch::At;
use rusqlite::Connection;
use std::path::PathBuf;
use store::{NewStudy, Opened, Place, Secret, StoreError, StudyFile, Work};

pub const AT: At = At { millis: 1_795_478_400_000, offset: 480 };
/// The passphrase of every study here: no error may quote it.
pub const PASSPHRASE: &str = "SESAME batu kuda lari";

/// A study, the installation that made it, and its recovery key.
pub struct Bed {
    folder: tempfile::TempDir,
    pub recovery: String,
}

/// What became of an attack that didn't succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The study doesn't open, and the error names what.
    Refused(String),
    /// It opens, and what is read is right; verify, or the words that are missing, say what is damaged.
    Listed(String),
    /// All is as it was.
    Harmless,
}

impl Bed {
    /// A study with a title and a coder.
    pub fn new() -> Bed {
        let folder = folder();
        let new = NewStudy {
            title: "CANARY title",
            coder: "CANARY coder",
            passphrase: PASSPHRASE,
            work: Work::TEST,
            at: AT,
        };
        let place = Place(folder.path().join("memory"));
        let (_, recovery) = StudyFile::create(&folder.path().join("a.kelindan"), &new, &place).unwrap();
        let recovery = recovery.reveal().to_owned();
        Bed { folder, recovery }
    }

    /// A study with one source of two speakers, each tied to a person.
    pub fn with_source() -> Bed {
        let bed = Bed::new();
        add_source(&mut bed.open().unwrap().0, &[1, 1], 8);
        bed
    }

    /// A study in another folder that holds these bytes, as they are on another disk.
    pub fn copy(&self, bytes: &[u8]) -> Bed {
        let bed = Bed { folder: folder(), recovery: self.recovery.clone() };
        bed.put(bytes);
        bed
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("a.kelindan")
    }

    /// A file that stands beside the study.
    pub fn beside(&self, end: &str) -> PathBuf {
        self.folder.path().join(format!("a.kelindan{end}"))
    }

    /// Where the installation that made the study remembers.
    pub fn place(&self) -> Place {
        Place(self.folder.path().join("memory"))
    }

    /// The file in which the installation remembers the study.
    pub fn memory(&self) -> PathBuf {
        let mut files = std::fs::read_dir(self.place().0).unwrap();
        files.next().unwrap().unwrap().path()
    }

    /// Opens as the installation that made it.
    pub fn open(&self) -> Result<(StudyFile, Opened), StoreError> {
        StudyFile::open(&self.path(), &Secret::Recovery(&self.recovery), &self.place())
    }

    /// Opens as an installation that has never seen the study, and so checks everything.
    pub fn open_elsewhere(&self) -> Result<(StudyFile, Opened), StoreError> {
        StudyFile::open(&self.path(), &Secret::Recovery(&self.recovery), &self.nowhere())
    }

    /// Opens with a passphrase as an installation that has never seen the study.
    pub fn open_with(&self, passphrase: &str) -> Result<(StudyFile, Opened), StoreError> {
        StudyFile::open(&self.path(), &Secret::Passphrase(passphrase), &self.nowhere())
    }

    /// Where nobody remembers anything.
    pub fn nowhere(&self) -> Place {
        let folder = self.folder.path().join("nowhere");
        let _ = std::fs::remove_dir_all(&folder);
        Place(folder)
    }

    /// The file as it stands, which is the whole study: nobody has it open.
    pub fn bytes(&self) -> Vec<u8> {
        assert!(!self.beside("-wal").exists(), "one file is the whole");
        std::fs::read(self.path()).unwrap()
    }

    /// Puts a whole file in its place.
    pub fn put(&self, bytes: &[u8]) {
        for end in ["-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(self.beside(end));
        }
        std::fs::write(self.path(), bytes).unwrap();
    }

    /// Opens the file as any other program does.
    pub fn sql(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    /// The ids of a table's rows.
    pub fn ids(&self, table: &str) -> Vec<Vec<u8>> {
        let connection = self.sql();
        let mut rows = connection.prepare(&format!("SELECT id FROM {table} ORDER BY rowid")).unwrap();
        let ids = rows.query_map([], |row| row.get(0)).unwrap();
        ids.collect::<Result<_, _>>().unwrap()
    }

    /// Edits the file as any other program does, with an older copy of it at hand as `old`.
    pub fn edit(&self, old: &[u8], sql: &str) {
        let copy = self.copy(old);
        let connection = self.sql();
        connection.execute("ATTACH ?1 AS old", [copy.path().to_str().unwrap()]).unwrap();
        connection.execute_batch(sql).unwrap();
        connection.execute_batch("DETACH old").unwrap();
    }

    /// Rewrites the file in the smallest pages that SQLite has, so that few of its bytes are empty.
    pub fn compact(&self) {
        let small =
            "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM; PRAGMA journal_mode = WAL;";
        self.sql().execute_batch(small).unwrap();
    }

    /// The text of an error, with what a failed assertion would print: neither holds a secret.
    pub fn said(&self, error: &StoreError) -> String {
        let text = format!("{error} / {error:?}");
        for secret in ["CANARY", "SESAME", &self.recovery] {
            assert!(!text.to_lowercase().contains(&secret.to_lowercase()), "a secret in an error");
        }
        text
    }

    /// What became of an attack; an error says how it succeeded.
    pub fn look(&self, right: &Told) -> Result<Seen, String> {
        let (file, opened) = match self.open_elsewhere() {
            Ok(opened) => opened,
            Err(error) => return self.named(&error).map(Seen::Refused),
        };
        if opened != Opened::default() || file.state() != &right.state {
            return Err("it opens as another study, and nothing is said".into());
        }
        let verified = match file.verify(&mut |_, _| true) {
            Ok(verified) if verified.is_sound() => None,
            Ok(verified) => Some(format!("{verified:?}")),
            Err(error) => Some(self.named(&error)?),
        };
        match (told(&file), verified) {
            (Ok(told), _) if told != *right => Err("other words are read, and no error".into()),
            (Ok(_), None) => Ok(Seen::Harmless),
            (Ok(_), Some(listed)) => Ok(Seen::Listed(listed)),
            (Err(error), Some(listed)) => Ok(Seen::Listed(format!("{} {listed}", self.named(&error)?))),
            (Err(_), None) => Err("words that don't open, and verify finds nothing".into()),
        }
    }

    fn named(&self, error: &StoreError) -> Result<String, String> {
        let text = self.said(error);
        if names_what(error) { Ok(text) } else { Err(format!("an error that names nothing: {error}")) }
    }
}

/// Memory instead of a disk where there is such a folder: nothing here is about durability.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}
