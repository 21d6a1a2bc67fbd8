//! `new`: makes a study.

use crate::problem::Problem;
use crate::session::Session;
use std::path::Path;
use store::{NewStudy, Place, RecoveryKey, StudyFile};

/// The least number of characters of a person's own passphrase.
pub const SHORTEST_PASSPHRASE: usize = 15;

/// Makes a study file; gives the open study and the recovery key, which is shown once.
///
/// # Errors
/// A file is there; the passphrase is too short; the folder can't be written.
pub fn new(path: &Path, study: &NewStudy<'_>, place: &Place) -> Result<(Session, RecoveryKey), Problem> {
    if study.title.trim().is_empty() {
        return Err(Problem::new("title-empty"));
    }
    if study.passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(Problem::new("passphrase-short").with("least", SHORTEST_PASSPHRASE));
    }
    let (file, recovery) = StudyFile::create(path, study, place).map_err(|e| match e {
        store::StoreError::NotFound => Problem::new("folder-not-found"),
        other => other.into(),
    })?;
    Ok((Session::of(file, store::Opened::default(), study.at), recovery))
}
