//! Choosing, making, opening and locking a study.

use super::{Asked, Call, desk};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::wire::Nothing;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        desk(
            "session/look",
            "Says what is on the desk: a study that is open or locked, or studies to choose from.",
            super::not_yet::<_, Nothing, Look>,
        ),
        desk(
            "session/passphrase",
            "Makes a new passphrase of seven words.",
            super::not_yet::<_, Nothing, NewPassphrase>,
        ),
        desk(
            "session/new",
            "Makes a study in the folder and opens it; its recovery key is shown this once.",
            super::not_yet::<_, NewStudy, StudyMade>,
        ),
        desk(
            "session/check",
            "Says whether the recovery key was typed back without a slip.",
            super::not_yet::<_, CheckRecovery, Checked>,
        ),
        desk(
            "session/open",
            "Opens a study with a passphrase or its recovery key.",
            super::not_yet::<_, OpenStudy, Opened>,
        ),
        desk(
            "session/lock",
            "Closes the study: keys and words leave the memory. The page asks for the passphrase again.",
            super::not_yet::<_, Nothing, Nothing>,
        ),
        desk(
            "session/leave",
            "Closes the study and goes back to the choice of studies.",
            super::not_yet::<_, Nothing, Nothing>,
        ),
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
