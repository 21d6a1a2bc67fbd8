//! Verify: every row of an open study is read and opened again, and every signature is checked, also those that this
//! installation has checked before.

use crate::error::StoreError;
use crate::file::StudyFile;
use crate::open;
use model::ids::*;

/// What was checked, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Batches whose seal, hash, signature, order and meaning hold.
    pub batches: u64,
    /// Payloads that open.
    pub payloads: u64,
    /// Keys of strands and persons that open and fit their commitment.
    pub keys: u64,
    /// Payloads that don't open.
    pub damaged: Vec<PayloadId>,
    /// What is wrong with the log, the keys, or the sets of rows.
    pub log: Option<String>,
    /// What SQLite's own check says, if not "ok".
    pub pages: Vec<String>,
}

impl Verified {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.damaged.is_empty() && self.log.is_none() && self.pages.is_empty()
    }
}

impl StudyFile {
    /// Reads and opens every row.
    ///
    /// `progress` is told how many payloads are read of how many; it returns false to stop.
    ///
    /// # Errors
    /// `Stopped`, or the system failed. What is damaged stands in the result.
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<Verified, StoreError> {
        let mut verified = Verified {
            batches: self.batches.len() as u64,
            keys: self.state.owners().len() as u64,
            ..Verified::default()
        };
        match open::load(&self.connection, self.study, &self.keys, &[]) {
            Ok(_) => {}
            Err(StoreError::System(what)) => return Err(StoreError::System(what)),
            Err(error) => verified.log = Some(error.to_string()),
        }
        let ids: Vec<PayloadId> = self.state.expected_payloads().copied().collect();
        for (done, id) in (0..).zip(&ids) {
            if !progress(done, ids.len() as u64) {
                return Err(StoreError::Stopped);
            }
            match self.open_payload(*id) {
                Ok(_) => verified.payloads += 1,
                Err(StoreError::Damaged(_)) => verified.damaged.push(*id),
                Err(other) => return Err(other),
            }
        }
        if verified.damaged.is_empty()
            && let Err(error) = self.words()
        {
            verified.log.get_or_insert(error.to_string());
        }
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        verified.pages = lines.collect::<Result<Vec<_>, _>>()?.into_iter().filter(|l| l != "ok").collect();
        Ok(verified)
    }
}
