//! `demo`: the main job on the sample study, from chats and interviews to the report.

use super::{accept, analyse, code_rules, code_table, codebook, import, memo, new, people, question, report};
use crate::problem::Problem;
use crate::session::{Session, Watch};
use formats::Draft;
use locale::Catalogue;
use model::batch::At;
use model::event::MemoKind;
use std::path::{Path, PathBuf};
use store::{NewStudy, Place, Secret, Work};

/// The passphrase of every sample study. It protects nothing, so that anybody can look at it.
pub const PASSPHRASE: &str = "contoh pasar tanjung kelapa tanpa rahasia";

macro_rules! sample {
    ($($name:literal)*) => {
        [$(($name, include_bytes!(concat!("../../../../examples/pasar/", $name)).as_slice())),*]
    };
}

/// The files of the sample study, compiled in: the demo needs nothing but the program.
const FILES: [(&str, &[u8]); 31] = sample! {
    "chats/chat-01.txt" "chats/chat-02.txt" "chats/chat-03.txt" "chats/chat-04.txt" "chats/chat-05.txt"
    "chats/chat-06.txt" "chats/chat-07.txt" "chats/chat-08.txt" "chats/chat-09.txt" "chats/chat-10.txt"
    "chats/chat-11.txt" "chats/chat-12.txt" "chats/chat-13.txt" "chats/chat-14.txt" "chats/chat-15.txt"
    "chats/chat-16.txt" "chats/chat-17.txt" "chats/chat-18.txt" "chats/chat-19.txt" "chats/chat-20.txt"
    "chats/chat-21.txt" "chats/chat-22.txt" "chats/chat-23.txt" "chats/chat-24.txt"
    "interviews/wawancara-01.txt" "interviews/wawancara-02.txt" "interviews/wawancara-03.txt"
    "interviews/wawancara-04.txt" "interviews/wawancara-05.docx"
    "notes/observasi-01.md" "notes/observasi-02.md"
};
const RULES: &str = include_str!("../../../../examples/pasar/rules.toml");
const CODINGS: &[u8] = include_bytes!("../../../../examples/pasar/codings.csv");

/// The seller's side and the buyer's side of the sample.
const ROLES: [(&str, &str); 3] = [("Lapak Melati", "penjual"), ("Toko Kejora", "penjual"), ("*", "pembeli")];
/// The buyer of the sample who gave no consent.
const REFUSED: &str = "Kak Lontar";

/// What the demo made and found.
pub struct Demo {
    /// The study.
    pub study: PathBuf,
    /// The report.
    pub report: PathBuf,
    /// Counts.
    pub info: super::info::Info,
    /// Chains, seller to buyer.
    pub chains: analyse::ChainsResult,
    /// Codings by the coder's table.
    pub by_table: u64,
    /// Proposals by rules, all accepted.
    pub by_rules: u64,
}

/// Makes the sample study in a folder, analyses it, writes the report. A sample study of an earlier run is replaced;
/// any other file of that name is left alone.
///
/// # Errors
/// The folder can't be written; a file that is no sample study stands in the way.
pub fn run(
    folder: &Path,
    catalogue: &Catalogue,
    at: At,
    place: &Place,
    watch: Watch<'_>,
) -> Result<Demo, Problem> {
    std::fs::create_dir_all(folder)
        .map_err(|_| Problem::new("output-not-written").with("path", folder.display()))?;
    let study = folder.join("pasar.kelindan");
    remove_earlier(&study, at, place)?;
    let start = NewStudy {
        title: &catalogue.text("demo-title"),
        coder: "peneliti",
        passphrase: PASSPHRASE,
        work: Work::GENERATED,
        at,
    };
    let (mut session, _) = new::new(&study, &start, place)?;
    for key in ["demo-question-1", "demo-question-2"] {
        question::add(&mut session, &catalogue.text(key), watch)?;
    }
    codebook::take(&mut session, &formats::codebook::sor(catalogue.language().tag()), watch)?;
    store_sources(&mut session, watch)?;
    let by_rules = rules(&mut session, watch)?;
    let by_table = code_table::code(&mut session, &formats::codings_csv::read(CODINGS)?, watch)?.stored;
    memo::add(&mut session, "study", MemoKind::Method, &catalogue.text("demo-memo"), watch)?;
    let asked = analyse::ChainsAsked {
        from: Some("penjual".into()),
        to: Some("pembeli".into()),
        ..analyse::ChainsAsked::default()
    };
    let (chains, _) = analyse::chains(&session, &asked, &[])?;
    let path = folder.join("report.html");
    report::write(&path, report::html(&session, catalogue, &asked)?.as_bytes())?;
    let info = super::info::info(&session)?;
    Ok(Demo { study, report: path, info, chains, by_table, by_rules })
}

/// How many actions the demo itself writes.
const OWN_ACTIONS: usize = 10;

/// Removes the sample study of an earlier run: a study that opens with the sample's passphrase and in which nobody
/// went on working.
fn remove_earlier(study: &Path, at: At, place: &Place) -> Result<(), Problem> {
    if !study.exists() {
        return Ok(());
    }
    let opened = Session::open(study, &Secret::Passphrase(PASSPHRASE), place, at);
    let untouched = opened.is_ok_and(|session| session.state().batches.len() <= OWN_ACTIONS);
    if !untouched {
        return Err(Problem::new("demo-in-the-way").with("path", study.display()));
    }
    std::fs::remove_file(study).map_err(|_| Problem::new("output-not-written").with("path", study.display()))
}

fn store_sources(session: &mut Session, watch: Watch<'_>) -> Result<(), Problem> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (name, bytes) in FILES {
        drafts.extend(formats::read(name, bytes, &formats::Options::default())?);
    }
    let roles = ROLES.map(|(name, role)| (name.to_owned(), role.to_owned())).to_vec();
    // The two sellers take part; the buyers of their chats agreed each for themself.
    let informants = ROLES[..2].iter().map(|(name, _)| (*name).to_owned()).collect();
    import::import(
        session,
        &drafts,
        &import::Options { roles, tie: true, informants, ..Default::default() },
        watch,
    )?;
    let people = people::lines(session, true)?;
    let named =
        |p: &&people::PersonLine| p.names.as_ref().is_some_and(|names| names.iter().any(|n| n == REFUSED));
    let decisions: Vec<_> = people.iter().map(|p| (p.person.clone(), !named(&p))).collect();
    people::decide(session, &decisions, watch)?;
    Ok(())
}

fn rules(session: &mut Session, watch: Watch<'_>) -> Result<u64, Problem> {
    code_rules::run(session, &formats::rules_toml::read(RULES)?, true, watch)?;
    Ok(accept::decide(session, &accept::Which::All, true, watch)?.stored)
}
