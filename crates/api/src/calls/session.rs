//! Choosing, making, opening and locking a study.

mod folder;

use super::{Asked, Call, desk};
use crate::commands::{codebook, new};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::Nothing;
use locale::{Arg, Catalogue};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::{Secret, Work};
use utoipa::ToSchema;
use zeroize::Zeroizing;

pub(crate) use folder::{file_name, free_name, path_of, written};

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        desk(
            "session/look",
            "Says what is on the desk: a study that is open or locked, or studies to choose from.",
            look,
        ),
        desk("session/passphrase", "Makes a new passphrase of seven words.", passphrase),
        desk(
            "session/new",
            "Makes a study in the folder and opens it; its recovery key is shown this once.",
            make,
        ),
        desk("session/check", "Says whether the recovery key was typed back without a slip.", check),
        desk("session/open", "Opens a study with a passphrase or its recovery key.", open),
        desk(
            "session/lock",
            "Closes the study: keys and words leave the memory. The page asks for the passphrase again.",
            lock,
        ),
        desk("session/leave", "Closes the study and goes back to the choice of studies.", leave),
    ]
}

/// What is on the desk.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Look {
    /// `none`, `locked` or `open`.
    pub study: String,
    /// File name of the study that is open or locked.
    pub file: Option<String>,
    /// The title, where it is open.
    pub title: Option<String>,
    /// The folder in which studies are looked for and made.
    pub folder: String,
    /// The studies in that folder, by name.
    pub studies: Vec<StudyInFolder>,
    /// The version that `watch` gives.
    pub version: u64,
}

/// A study in the folder.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StudyInFolder {
    /// Its file name.
    pub file: String,
    /// Size in bytes.
    pub bytes: u64,
    /// When it was last written: ISO 8601, UTC.
    pub written: Option<String>,
}

/// A passphrase that nobody has used.
#[derive(Clone, Serialize, ToSchema)]
pub struct NewPassphrase {
    /// Seven words.
    pub passphrase: String,
}

/// A study to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStudy {
    /// Its title; the file name is made from it.
    pub title: String,
    /// The name of its first coder; empty = "Peneliti" or "Researcher".
    #[serde(default)]
    pub coder: String,
    /// The passphrase: an own one from 15 characters; absent = seven words are made.
    pub passphrase: Option<String>,
    /// Another folder than the one that is shown.
    pub folder: Option<String>,
    /// Whether the S-O-R codebook is put in at once.
    #[serde(default)]
    pub sor: bool,
}

/// A study that was made and is open now.
#[derive(Serialize, ToSchema)]
pub struct StudyMade {
    /// Its file name.
    pub file: String,
    /// Where it stands.
    pub path: String,
    /// The passphrase, where it was made here.
    pub passphrase: Option<String>,
    /// The recovery key.
    pub recovery: String,
    /// The version.
    pub version: u64,
}

/// A recovery key that was typed back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckRecovery {
    /// What was typed. Spaces and case don't matter.
    pub typed: String,
}

/// Whether something is right.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Checked {
    /// Whether.
    pub right: bool,
}

/// A study to be opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenStudy {
    /// Its file name in the folder or a whole path; absent = the one that is locked.
    pub file: Option<String>,
    /// The passphrase or the recovery key: which of both it is, is found out.
    pub secret: String,
}

/// A study that was opened.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Opened {
    /// Its title.
    pub title: String,
    /// What was noticed on opening, as sentences: an older copy, a fork, a newer program, an erasure to finish.
    pub notices: Vec<String>,
    /// Whether it can be written.
    pub may_write: bool,
    /// The version.
    pub version: u64,
}

fn look(desk: &mut Desk, _: Nothing, asked: &Asked<'_>) -> Result<Look, Problem> {
    let study = match (&desk.options.study, desk.is_locked()) {
        (None, _) => "none",
        (Some(_), true) => "locked",
        (Some(_), false) => "open",
    };
    let session = desk.session.as_ref();
    Ok(Look {
        study: study.into(),
        file: desk.options.study.as_deref().map(file_name),
        title: session.map(|s| s.file.title(s.state())).transpose()?,
        folder: desk.options.folder.display().to_string(),
        studies: folder::studies(&desk.options.folder),
        version: asked.status.version(),
    })
}

fn passphrase(_: &mut Desk, _: Nothing, _: &Asked<'_>) -> Result<NewPassphrase, Problem> {
    Ok(NewPassphrase { passphrase: store::generate_passphrase()? })
}

fn make(desk: &mut Desk, study: NewStudy, asked: &Asked<'_>) -> Result<StudyMade, Problem> {
    let catalogue = asked.catalogue();
    let own = study.passphrase.map(Zeroizing::new);
    let work = if own.is_some() { Work::OWN } else { Work::GENERATED };
    let generated = own.is_none();
    let passphrase = match own {
        Some(own) => own,
        None => Zeroizing::new(store::generate_passphrase()?),
    };
    let folder = study.folder.map_or_else(|| desk.options.folder.clone(), PathBuf::from);
    if study.title.trim().is_empty() {
        return Err(Problem::new("title-empty"));
    }
    std::fs::create_dir_all(&folder).map_err(|_| Problem::new("folder-not-found"))?;
    let path = free_name(&folder, &folder::safe(&study.title, &catalogue.text("session-file")));
    let coder = match study.coder.trim() {
        "" => catalogue.text("session-coder"),
        name => name.to_owned(),
    };
    let (title, at) = (study.title.trim(), asked.at);
    let work = desk.options.work.unwrap_or(work);
    let new = store::NewStudy { title, coder: &coder, passphrase: &passphrase, work, at };
    let (mut session, recovery) = new::new(&path, &new, &desk.options.place)?;
    if study.sor {
        codebook::take(&mut session, &formats::codebook::sor(catalogue.language().tag()), &mut |_, _| true)?;
    }
    desk.lock();
    desk.unlock(session);
    desk.options.folder = folder;
    let shown = recovery.reveal().to_owned();
    desk.recovery = Some(recovery);
    Ok(StudyMade {
        file: file_name(&path),
        path: path.display().to_string(),
        passphrase: generated.then(|| passphrase.to_string()),
        recovery: shown,
        version: asked.status.version(),
    })
}

/// Against the key that was just made; where none was, against the study itself.
fn check(desk: &mut Desk, asked: CheckRecovery, _: &Asked<'_>) -> Result<Checked, Problem> {
    let typed = Zeroizing::new(asked.typed);
    let right = match &desk.recovery {
        Some(recovery) => recovery.is_typed_as(&typed),
        None => desk.session()?.file.is_opened_by(&Secret::Recovery(&typed))?,
    };
    if right {
        desk.recovery = None;
    }
    Ok(Checked { right })
}

fn open(desk: &mut Desk, asked: OpenStudy, call: &Asked<'_>) -> Result<Opened, Problem> {
    let secret = Zeroizing::new(asked.secret);
    let path = match &asked.file {
        Some(file) => folder::path_of(&desk.options.folder, file)?,
        None => desk.options.study.clone().ok_or(Problem::new("study-not-found"))?,
    };
    if !path.is_file() {
        return Err(Problem::new("study-not-found"));
    }
    let session = with_any(&path, &secret, desk, call)?;
    let catalogue = call.catalogue();
    let notices = notices(&session.opened, catalogue);
    let title = session.file.title(session.state())?;
    let may_write = session.file.may_write();
    desk.lock();
    desk.unlock(session);
    Ok(Opened { title, notices, may_write, version: call.status.version() })
}

/// Opens a study with what was typed: a recovery key by its form, else a passphrase.
pub(crate) fn with_any(path: &Path, typed: &str, desk: &Desk, call: &Asked<'_>) -> Result<Session, Problem> {
    let secret = if is_recovery_key(typed) { Secret::Recovery(typed) } else { Secret::Passphrase(typed) };
    Session::open(path, &secret, &desk.options.place, call.at)
}

/// Whether what was typed has the form of a recovery key.
pub(crate) fn is_recovery_key(typed: &str) -> bool {
    let squeezed: Zeroizing<String> = Zeroizing::new(typed.split_whitespace().collect());
    squeezed.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("AGE-SECRET-KEY-"))
}

/// What was noticed on opening, as sentences.
pub(crate) fn notices(opened: &store::Opened, catalogue: &Catalogue) -> Vec<String> {
    let number = |n: usize| Arg::Number(n as i64);
    let mut notices = Vec::new();
    if let Some(newer) = opened.newer {
        let args = [("count", number(newer.batches)), ("version", Arg::Number(newer.reader.into()))];
        notices.push(catalogue.with("open-newer", &args));
    }
    if opened.to_withdraw {
        notices.push(catalogue.text("open-withdrawn-again"));
    }
    if opened.lacks > 0 {
        notices.push(catalogue.text("session-lacks"));
    }
    if opened.forks > 0 {
        notices.push(catalogue.with("open-forks", &[("count", number(opened.forks))]));
    }
    if opened.scrub_pending.is_some() {
        notices.push(catalogue.text("open-scrub-pending"));
    }
    notices
}

fn lock(desk: &mut Desk, _: Nothing, _: &Asked<'_>) -> Result<Nothing, Problem> {
    desk.lock();
    Ok(Nothing {})
}

fn leave(desk: &mut Desk, _: Nothing, _: &Asked<'_>) -> Result<Nothing, Problem> {
    desk.lock();
    desk.options.study = None;
    Ok(Nothing {})
}
