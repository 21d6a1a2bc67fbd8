//! A folder with a study for tests of the api.
#![allow(dead_code, reason = "every test file uses another part of it")]

use api::Session;
use api::commands::{accept, code_rules, code_table, codebook, import, new};
use model::batch::At;
use std::path::{Path, PathBuf};
use store::{NewStudy, Place, Secret, Work};
use tempfile::TempDir;

/// A fixed moment.
pub const AT: At = At { millis: 1_795_478_400_000, offset: 480 };
/// The passphrase of every study here.
pub const PASSPHRASE: &str = "daun pisang di atas meja kayu";

/// A folder of its own.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    pub fn study(&self) -> PathBuf {
        self.folder.path().join("a.kelindan")
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn place(&self) -> Place {
        Place(self.folder.path().join("memory"))
    }

    pub fn new_study(&self) -> Session {
        let study =
            NewStudy { title: "Trial", coder: "ani", passphrase: PASSPHRASE, work: Work::TEST, at: AT };
        new::new(&self.study(), &study, &self.place()).unwrap().0
    }

    pub fn open(&self) -> Result<Session, api::Problem> {
        Session::open(&self.study(), &Secret::Passphrase(PASSPHRASE), &self.place(), AT)
    }

    /// The sample study, imported and coded.
    pub fn sample(&self) -> Session {
        let mut session = self.new_study();
        let watch = &mut |_, _| true;
        codebook::take(&mut session, &formats::codebook::sor("id"), watch).unwrap();
        let roles = [("Lapak Melati", "penjual"), ("Toko Kejora", "penjual"), ("*", "pembeli")];
        let roles = roles.map(|(name, role)| (name.to_owned(), role.to_owned())).to_vec();
        let drafts = sample_drafts();
        // All take part: who may be counted is the matter of other tests.
        let informants = drafts.iter().flat_map(|d| d.speakers.iter().map(|s| s.name.clone())).collect();
        let options = import::Options { roles, tie: true, informants, ..Default::default() };
        import::import(&mut session, &drafts, &options, watch).unwrap();
        let rules = formats::rules_toml::read(&read("rules.toml")).unwrap();
        code_rules::run(&mut session, &rules, true, watch).unwrap();
        accept::decide(&mut session, &accept::Which::All, true, watch).unwrap();
        let rows = formats::codings_csv::read(read("codings.csv").as_bytes()).unwrap();
        code_table::code(&mut session, &rows, watch).unwrap();
        session
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/pasar")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(examples().join(name)).unwrap()
}

pub fn sample_drafts() -> Vec<formats::Draft> {
    let mut drafts = Vec::new();
    for folder in ["chats", "interviews", "notes"] {
        let entries = std::fs::read_dir(examples().join(folder)).unwrap().map(|e| e.unwrap().path());
        let mut files: Vec<PathBuf> = entries.collect();
        files.sort();
        for path in files {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).unwrap();
            drafts.extend(formats::read(&name, &bytes, &formats::Options::default()).unwrap());
        }
    }
    drafts
}
