//! Settings: passphrases and recovery key, coders, backup and restore.

mod backup;
mod keys;

use super::{Asked, Call, study, study_desk};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("settings", "Tells about the file, its passphrases and its coders.", settings),
        study_desk("keys/change", "Changes a passphrase; the study key is rotated.", keys::change),
        study_desk("keys/add", "Gives another coder a passphrase.", keys::add),
        study("keys/remove", "Takes a passphrase away.", keys::remove),
        study_desk("keys/recovery", "Makes a new recovery key; the old one opens no more.", keys::recovery),
        study("coder/rename", "Gives the coder at the keyboard another name.", keys::rename),
        study_desk(
            "backup",
            "Writes a copy of the study beside it and checks that it is whole.",
            backup::write,
        ),
        study_desk("backups", "Lists copies of this study in its folder.", backup::list),
        study_desk(
            "restore",
            "Brings back what a copy holds: both are merged into a new file, which is opened.",
            backup::restore,
        ),
    ]
}

/// The file, its passphrases and coders.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Settings {
    /// The study's title.
    pub title: String,
    /// Where the file stands.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Names under which passphrases stand.
    pub passphrases: Vec<String>,
    /// The one that opened it.
    pub opened_by: Option<String>,
    /// The coder at the keyboard.
    pub coder: Option<String>,
    /// First digits of the heads.
    pub heads: Vec<String>,
    /// Number of actions.
    pub batches: u64,
    /// Version of the program.
    pub program: String,
}

/// A passphrase to be changed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyChange {
    /// The present passphrase of this coder or the recovery key, so that nobody changes keys at an unlocked machine.
    pub present: String,
    /// Under which name; absent = the one that opened the study.
    pub name: Option<String>,
    /// The new one; absent = seven words are made.
    pub passphrase: Option<String>,
}

/// A passphrase for another coder.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyAdd {
    /// The present passphrase of this coder or the recovery key, so that nobody changes keys at an unlocked machine.
    pub present: String,
    /// The coder's name.
    pub name: String,
    /// The passphrase; absent = seven words are made.
    pub passphrase: Option<String>,
}

/// A passphrase that goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyRemove {
    /// The present passphrase of this coder or the recovery key, so that nobody changes keys at an unlocked machine.
    pub present: String,
    /// Under which name.
    pub name: String,
}

/// A passphrase that was set.
#[derive(Serialize, ToSchema)]
pub struct KeyMade {
    /// The passphrase, where it was made here.
    pub passphrase: Option<String>,
}

/// A new recovery key that is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryAsked {
    /// The present passphrase of this coder or the recovery key, so that nobody changes keys at an unlocked machine.
    pub present: String,
}

/// A new recovery key.
#[derive(Serialize, ToSchema)]
pub struct NewRecovery {
    /// The key, shown this once; it is typed back with `session/check`.
    pub recovery: String,
}

/// A coder's name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CoderName {
    /// The name.
    pub name: String,
}

/// A copy to be written.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupAsked {
    /// The folder; absent = that of the study.
    pub folder: Option<String>,
}

/// A copy.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Backup {
    /// Its file name.
    pub file: String,
    /// Where it stands.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was written: ISO 8601, UTC.
    pub written: Option<String>,
}

/// Copies of the study.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Backups {
    /// Newest first.
    pub backups: Vec<Backup>,
}

/// A copy to be brought back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreAsked {
    /// Its file name in the folder or a whole path.
    pub file: String,
    /// The passphrase that opens both.
    pub secret: String,
}

/// What was brought back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Restored {
    /// The file name of the study that is open now.
    pub file: String,
    /// Number of actions that came from the copy.
    pub brought: u64,
    /// Sentences to know.
    pub notices: Vec<String>,
    /// The version.
    pub version: u64,
}

fn settings(session: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<Settings, Problem> {
    let words = session.words()?;
    let state = session.state();
    let passphrases = session.file.passphrase_names().into_iter().map(str::to_owned).collect();
    Ok(Settings {
        title: words.title.clone(),
        path: session.path().display().to_string(),
        bytes: std::fs::metadata(session.path()).map_or(0, |m| m.len()),
        passphrases,
        opened_by: session.file.opened_by().map(str::to_owned),
        coder: session.coder.and_then(|c| words.coders.get(&c).cloned()),
        heads: state.heads.iter().map(|head| head.short()).collect(),
        batches: state.batches.len() as u64,
        program: env!("CARGO_PKG_VERSION").into(),
    })
}
