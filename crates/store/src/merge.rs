//! Merge: two copies of a study become a third file; the copies stay as they are.
//!
//! Union of batches, union of payloads, less what either has withdrawn. Rows are copied as they stand. Of the key
//! slots those of the copy with the later epoch are taken, so that a passphrase that was removed doesn't come back.

use crate::error::{StoreError, damaged};
use crate::file::StudyFile;
use crate::keys::StudyKeys;
use crate::manifest::Manifest;
use crate::rows::{self, Row, wrap_row};
use crate::slots::{self, KeyFile, Slot};
use crate::write::finish;
use crate::{disk, schema, seal};
use model::merge::{loses, union};
use model::state::{State, Withdrawn};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// Two copies that fit together, before anything is written.
pub struct Merge<'a> {
    a: &'a StudyFile,
    b: &'a StudyFile,
    state: State,
    keys: StudyKeys,
}

/// What a copy brings and loses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// Batches that only this copy has.
    pub brings: usize,
    /// What it still holds and the other has withdrawn.
    pub loses: Withdrawn,
    /// Whether its passphrases and recovery key open the merged file.
    pub opens: bool,
}

impl<'a> Merge<'a> {
    /// Works out what merging two copies means.
    ///
    /// # Errors
    /// `OtherStudy`; a copy that a newer program wrote to; two logs that don't fit together.
    pub fn of(a: &'a StudyFile, b: &'a StudyFile) -> Result<Merge<'a>, StoreError> {
        if a.study != b.study || !a.keys.is_of_one_study_with(&b.keys) {
            return Err(StoreError::OtherStudy);
        }
        if let Some(newer) = a.newer.or(b.newer) {
            return Err(StoreError::NeedsReader(newer.reader));
        }
        let state = union(a.batches.values(), b.batches.values())?;
        Ok(Merge { a, b, state, keys: a.keys.union(&b.keys) })
    }

    /// The merged state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What either copy brings and loses, in the order in which they were given.
    pub fn sides(&self) -> [Side; 2] {
        [self.side(self.a, self.b), self.side(self.b, self.a)]
    }

    fn side(&self, one: &StudyFile, other: &StudyFile) -> Side {
        Side {
            brings: one.batches.keys().filter(|id| !other.batches.contains_key(id)).count(),
            loses: loses(&one.state, &self.state),
            opens: one.keys.newest() == self.keys.newest(),
        }
    }

    /// Writes the merged study: whole, or not at all.
    ///
    /// `progress` is told how many rows are copied of how many; it returns false to stop.
    ///
    /// # Errors
    /// A file of that name is there; a payload that neither copy holds undamaged; `Stopped`; the disk is full.
    pub fn write(&self, out: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), StoreError> {
        disk::make_whole(out, |partial| {
            let mut connection = schema::connect(partial, true)?;
            schema::create(&connection)?;
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            self.copy(&transaction, progress)?;
            let slots = self.slots()?;
            slots::write(&transaction, &slots)?;
            let counter = self.a.manifest.counter.max(self.b.manifest.counter) + 1;
            let manifest =
                Manifest::of(&self.state, self.a.study, &self.keys, slots::digest(&slots), counter);
            manifest.write(&transaction, &self.keys)?;
            finish(transaction)?;
            connection.close().map_err(|(_, e)| e.into())
        })
    }

    fn copy(&self, to: &Connection, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), StoreError> {
        let batches = self.state.batches.iter().map(|b| ("batch", b.id.0.to_vec()));
        let owners = self.state.owners();
        let wraps = owners.iter().map(|owner| ("wrap", wrap_row(&self.keys, owner).to_vec()));
        let payloads = self.state.expected_payloads().map(|id| ("payload", id.0.to_vec()));
        let mut all: Vec<(&str, Vec<u8>)> = batches.chain(wraps).chain(payloads).collect();
        // Rising ids fill the pages of the new file one after the other.
        all.sort();
        for (done, (table, id)) in (0..).zip(&all) {
            if done % 256 == 0 && !progress(done, all.len() as u64) {
                return Err(StoreError::Stopped);
            }
            let sound = |row: &Row| *table != "payload" || seal::payload_id(&row.boxed).0 == id.as_slice();
            let row = match rows::read(&self.a.connection, table, id)?.filter(sound) {
                Some(row) => Some(row),
                None => rows::read(&self.b.connection, table, id)?.filter(sound),
            };
            rows::insert(to, table, &row.ok_or_else(|| damaged(table, id))?)?;
        }
        Ok(())
    }

    /// The slots of the copy with the later epoch, sealed anew where the other has keys that it lacks.
    fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        let later = if self.a.keys.newest() == self.keys.newest() { self.a } else { self.b };
        let slots = slots::read(&later.connection)?;
        if later.keys == self.keys {
            return Ok(slots);
        }
        let mut file = KeyFile::new(later.study);
        file.keys = self.keys.clone();
        file.holders = later.holders.clone();
        file.seal(&slots)
    }
}
