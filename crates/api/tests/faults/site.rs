//! A folder with a study that children work on, and what must hold in it whatever happened to them.
#![allow(dead_code, reason = "every test file uses another part of it")]

use super::bytes::Rows;
use super::child::Said;
use crate::support::{AT, Desk, PASSPHRASE, sample_drafts};
use api::commands::{codebook, import, memo, question, verify};
use api::{Problem, Session};
use model::event::MemoKind;
use model::ids::*;
use model::source::Part;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use store::{Opened, Place, Secret};
use tempfile::TempDir;

/// A small study, closed, with a diverged copy beside it: every site begins as a copy of this folder.
pub struct Base {
    desk: Desk,
    rows: Rows,
    turns: Turns,
    batches: BTreeSet<String>,
    /// The batches of study and copy together.
    merged: BTreeSet<String>,
}

/// Turns with words, and the strands under whose keys they stand: all of its source for a narrator's.
type Turns = BTreeMap<(SourceId, usize), BTreeSet<SpeakerId>>;

/// A folder with a study, and what has been acknowledged there.
pub struct Site<'a> {
    base: &'a Base,
    folder: PathBuf,
    own: Option<TempDir>,
    /// Where the installation remembers.
    pub memory: PathBuf,
    pub passphrase: String,
    rows: Rows,
    /// Every batch that must be there.
    batches: BTreeSet<String>,
    /// Merged and new files that must be there.
    files: BTreeSet<String>,
    /// Strands that must be gone.
    erased: BTreeSet<String>,
}

/// What was found after a child had been killed or had failed.
#[derive(Debug, Default)]
pub struct Found {
    /// Actions that were stored and that nobody had acknowledged.
    pub unsaid: usize,
    /// Unfinished files stood beside the study.
    pub left: usize,
    /// The -wal held something.
    pub wal: bool,
    /// Rows whose bytes are gone.
    pub gone: usize,
}

impl Base {
    pub fn new() -> Base {
        let watch = &mut |_, _| true;
        let desk = Desk::new();
        let mut session = desk.new_study();
        codebook::take(&mut session, &formats::codebook::sor("en"), watch).unwrap();
        import::import(&mut session, &sample_drafts()[..6], &import::Options::default(), watch).unwrap();
        memo::add(&mut session, "C01:1", MemoKind::Analytic, "Catatan tentang satu giliran.", watch).unwrap();
        drop(session);
        let other = desk.folder().join("other.kelindan");
        std::fs::copy(desk.study(), &other).unwrap();
        let elsewhere = Place(desk.folder().join("elsewhere"));
        let mut copy = Session::open(&other, &Secret::Passphrase(PASSPHRASE), &elsewhere, AT).unwrap();
        question::add(&mut copy, "Yang ditanyakan di salinan?", watch).unwrap();
        let mut merged = batches(&copy);
        drop(copy);
        let mut session = desk.open().unwrap();
        question::add(&mut session, "Yang ditanyakan di sini?", watch).unwrap();
        let (turns, batches) = (turns(&session), batches(&session));
        merged.extend(batches.iter().cloned());
        drop(session);
        let rows = Rows::of(&desk.study());
        Base { desk, rows, turns, batches, merged }
    }

    /// A copy in a temporary folder of its own.
    pub fn site(&self) -> Site<'_> {
        self.owned(tempfile::tempdir().unwrap())
    }

    /// A copy in memory, where there is such a place: where the disk's own speed is of no use.
    pub fn quick_site(&self) -> Site<'_> {
        self.owned(tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap())
    }

    fn owned(&self, own: TempDir) -> Site<'_> {
        let site = self.site_in(own.path());
        Site { own: Some(own), ..site }
    }

    /// A copy in a folder that is there.
    pub fn site_in(&self, folder: &Path) -> Site<'_> {
        let from = self.desk.folder();
        std::fs::create_dir_all(folder.join("memory")).unwrap();
        let mut names = vec![PathBuf::from("a.kelindan"), PathBuf::from("other.kelindan")];
        for entry in std::fs::read_dir(from.join("memory")).unwrap() {
            names.push(Path::new("memory").join(entry.unwrap().file_name()));
        }
        for name in names {
            std::fs::copy(from.join(&name), folder.join(&name)).unwrap();
        }
        Site {
            base: self,
            folder: folder.to_owned(),
            own: None,
            memory: folder.join("memory"),
            passphrase: PASSPHRASE.into(),
            rows: self.rows.clone(),
            batches: self.batches.clone(),
            files: BTreeSet::new(),
            erased: BTreeSet::new(),
        }
    }
}

impl Site<'_> {
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn study(&self) -> PathBuf {
        self.folder.join("a.kelindan")
    }

    pub fn place(&self) -> Place {
        Place(self.memory.clone())
    }

    pub fn open(&self) -> Result<Session, Problem> {
        self.open_with(&self.passphrase)
    }

    fn open_with(&self, passphrase: &str) -> Result<Session, Problem> {
        Session::open(&self.study(), &Secret::Passphrase(passphrase), &self.place(), AT)
    }

    /// Opens another file of the folder as another installation: the study isn't older for what stands in
    /// that file.
    fn open_file(&self, name: &str) -> Result<Session, Problem> {
        let elsewhere = Place(self.folder.join("elsewhere"));
        Session::open(&self.folder.join(name), &Secret::Passphrase(PASSPHRASE), &elsewhere, AT)
    }

    /// Lets the study grow by some megabytes that can't be made smaller.
    pub fn grow(&mut self, megabytes: usize) {
        let mut session = self.open().unwrap();
        for number in 0..megabytes {
            let text: String = (0..1 << 15).map(|n| format!("{:032x}", mixed(number << 32 | n))).collect();
            let watch = &mut |_, _| true;
            let memo = memo::add(&mut session, "study", MemoKind::Analytic, &text, watch);
            self.batches.insert(memo.unwrap().to_string());
        }
        drop(session);
        self.rows = Rows::of(&self.study());
    }

    /// Opens what a child left, requires everything that must hold whatever happened, and says what was
    /// found.
    pub fn check(&mut self, said: &Said) -> Found {
        let left = self.names(".new-");
        let wal = self.folder.join("a.kelindan-wal");
        let mut found = Found {
            left: left.len(),
            wal: std::fs::metadata(&wal).is_ok_and(|m| m.len() > 0),
            ..Found::default()
        };
        let (session, rotated) = self.opened(said);
        assert_eq!(session.opened, Opened::default(), "no older copy, no fork, nothing pending");
        found.unsaid = rotated + self.batches_are_there(&session, said);
        self.erased_are_gone(&session, said);
        let rows = Rows::of(&self.study());
        let gone = self.rows.gone(&rows);
        // Looked for while the study is open, before closing it tidies anything up.
        assert_eq!(gone.found_in(&wal), 0, "bytes of deleted rows in the -wal");
        assert_eq!(gone.found_in(&self.study()), 0, "bytes of deleted rows in the file");
        assert!(gone.len() == 0 || rows.free == 0, "the file was not written anew");
        drop(session);
        assert_eq!(gone.found_in(&self.study()), 0, "bytes of deleted rows in the file, closed");
        found.gone = gone.len();
        self.rows = rows;
        found.unsaid += self.files_are_whole(said);
        left.iter().for_each(|name| self.is_refused_or_whole(name));
        found
    }

    /// Opens the study with the last acknowledged passphrase, or with the one that was being set; 1 for the
    /// latter.
    fn opened(&mut self, said: &Said) -> (Session, usize) {
        if let Some(last) = said.passphrases.last() {
            let before = std::mem::replace(&mut self.passphrase, last.clone());
            let refused = self.open_with(&before).err().map(|p| p.code);
            assert_eq!(refused, Some("wrong-secret"), "the passphrase before");
        }
        match self.open() {
            Err(problem) if problem.code == "wrong-secret" => {
                self.passphrase = next(&self.passphrase);
                (self.open().expect("the next passphrase opens"), 1)
            }
            opened => (opened.expect("the study opens"), 0),
        }
    }

    /// Every acknowledged batch is there and the study is sound; gives how many are there that nobody
    /// acknowledged.
    fn batches_are_there(&mut self, session: &Session, said: &Said) -> usize {
        let there = batches(session);
        self.batches.extend(said.batches.iter().cloned());
        let lost = self.batches.difference(&there).count();
        assert_eq!(lost, 0, "lost of {} acknowledged batches", self.batches.len());
        let checked = verify::verify(session, &mut |_, _| true).unwrap();
        assert_eq!(checked.problems, Vec::<String>::new());
        let unsaid = there.len() - self.batches.len();
        self.batches = there;
        // An erasure says its strand, not its batch.
        unsaid - said.erased.len() - said.pending.len()
    }

    /// Acknowledged erasures have happened; of every strand all words are there, or none.
    fn erased_are_gone(&mut self, session: &Session, said: &Said) {
        self.erased.extend(said.erased.iter().cloned());
        self.erased.extend(said.pending.iter().map(|(strand, _)| strand.clone()));
        let withdrawn = &session.state().withdrawn.strands;
        let names: BTreeSet<String> = withdrawn.iter().map(ToString::to_string).collect();
        assert!(self.erased.is_subset(&names), "an acknowledged erasure didn't happen");
        let there = turns(session);
        for (turn, owners) in &self.base.turns {
            assert_eq!(there.contains_key(turn), owners.is_disjoint(withdrawn), "words of a turn");
        }
        self.erased = names;
    }

    /// What merging or making acknowledged is there, and every file with a study's name is whole.
    fn files_are_whole(&mut self, said: &Said) -> usize {
        let names: BTreeSet<String> = ["merged-", "new-"]
            .iter()
            .flat_map(|begin| self.names(begin))
            .filter(|name| name.ends_with(".kelindan") && !self.files.contains(name))
            .collect();
        for name in &said.files {
            assert!(names.contains(name), "{name} was acknowledged");
        }
        for name in &names {
            let session = self.open_file(name).unwrap_or_else(|p| panic!("{name}: {}", p.code));
            self.is_whole(name, &session);
        }
        if !said.files.is_empty() {
            let other = |folder: &Path| std::fs::read(folder.join("other.kelindan")).unwrap();
            assert!(other(&self.folder) == other(self.base.desk.folder()), "a merge left its copy as it was");
        }
        let unsaid = names.len() - said.files.len();
        self.files.extend(names);
        unsaid
    }

    fn is_whole(&self, name: &str, session: &Session) {
        assert_eq!(
            verify::verify(session, &mut |_, _| true).unwrap().problems,
            Vec::<String>::new(),
            "{name}"
        );
        if name.starts_with("merged-") {
            assert_eq!(batches(session), self.base.merged, "{name}");
        } else {
            assert_eq!(session.words().unwrap().title.as_str(), "Baru", "{name}");
        }
    }

    /// An unfinished file isn't taken for a study, unless only its name was still to be given. It is removed.
    fn is_refused_or_whole(&self, name: &str) {
        let is_a_file = !["-wal", "-shm", "-journal"].iter().any(|end| name.ends_with(end));
        if let Some(Ok(session)) = is_a_file.then(|| self.open_file(name)) {
            self.is_whole(name, &session);
        }
        let _ = std::fs::remove_file(self.folder.join(name));
    }

    /// Names in the folder that hold this, sorted.
    fn names(&self, part: &str) -> Vec<String> {
        let entries = std::fs::read_dir(&self.folder).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.contains(part)).collect();
        names.sort();
        names
    }
}

/// The passphrase that a child sets after this one.
fn next(passphrase: &str) -> String {
    match passphrase.rsplit_once(' ').map(|(words, number)| (words, number.parse::<u32>())) {
        Some((words, Ok(number))) => format!("{words} {}", number + 1),
        _ => format!("{passphrase} 1"),
    }
}

fn mixed(number: usize) -> u128 {
    (number as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834)
}

fn batches(session: &Session) -> BTreeSet<String> {
    session.state().batches.iter().map(|b| b.id.to_string()).collect()
}

fn turns(session: &Session) -> Turns {
    let (state, words) = (session.state(), session.words().unwrap());
    let owners = |source: &SourceId, speaker: SpeakerId| -> BTreeSet<SpeakerId> {
        match state.speakers[&speaker].part.get() {
            Some(Part::Narrator) => state.sources[source].speakers.iter().copied().collect(),
            _ => BTreeSet::from([speaker]),
        }
    };
    let turns = words.sources.iter().flat_map(|(id, s)| s.turns.iter().enumerate().map(move |t| (*id, t)));
    let told = turns.filter(|(_, (_, turn))| turn.text.is_some());
    told.map(|(id, (number, turn))| ((id, number), owners(&id, turn.speaker))).collect()
}
