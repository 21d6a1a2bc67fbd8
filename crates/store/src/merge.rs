//! Merge: two copies of a study become a third file; the copies stay as they are.
//!
//! Union of batches, union of payloads, less what either has withdrawn. Rows are copied as they stand. Key slots are
//! never united: those of the copy whose keys were changed since are taken, so that a passphrase that was removed
//! doesn't come back. Where both were changed, somebody has to say whose hold.

use crate::error::{StoreError, damaged};
use crate::file::StudyFile;
use crate::keys::StudyKeys;
use crate::manifest::Manifest;
use crate::rows::{self, Row, wrap_row};
use crate::slots::{self, KeyFile, Slot};
use crate::write::finish;
use crate::{disk, schema, seal, signatures};
use model::batch::Batch;
use model::ids::*;
use model::merge::{loses, union};
use model::state::{State, Withdrawn};
use rusqlite::{Connection, TransactionBehavior};
use std::collections::HashSet;
use std::path::Path;

/// One of the two copies, in the order in which they were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The first.
    A,
    /// The second.
    B,
}

/// Two copies that fit together, before anything is written.
pub struct Merge<'a> {
    a: &'a StudyFile,
    b: &'a StudyFile,
    state: State,
    keys: StudyKeys,
    /// Whose passphrases and recovery key open the merged file.
    keys_of: Which,
    /// Batches whose row is taken from the second copy, though the first has one.
    better_in_b: HashSet<BatchId>,
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
    /// Works out what merging two copies means. `keys_of` says whose keys hold where both copies changed theirs.
    ///
    /// # Errors
    /// `OtherStudy`; `KeysOfBoth`; a copy that a newer program wrote to; two logs that don't fit together; a signature
    /// that doesn't hold in either.
    pub fn of(a: &'a StudyFile, b: &'a StudyFile, keys_of: Option<Which>) -> Result<Merge<'a>, StoreError> {
        if a.study != b.study || !a.keys.is_of_one_study_with(&b.keys) {
            return Err(StoreError::OtherStudy);
        }
        if let Some(newer) = a.newer.or(b.newer) {
            return Err(StoreError::NeedsReader(newer.reader));
        }
        let (in_a, in_b) = (a.keys.have_more_than(&b.keys), b.keys.have_more_than(&a.keys));
        let mut keys = a.keys.union(&b.keys);
        let keys_of = match (in_a, in_b) {
            (true, true) => {
                // A new epoch, which those whose keys don't hold never had.
                keys.begin_epoch()?;
                keys_of.ok_or(StoreError::KeysOfBoth)?
            }
            (false, true) => Which::B,
            (_, false) => Which::A,
        };
        let state = union(b.batches.values(), a.batches.values())?;
        let better_in_b = check_signatures(a, b, &state)?;
        Ok(Merge { a, b, state, keys, keys_of, better_in_b })
    }

    /// The merged state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What either copy brings and loses, in the order in which they were given.
    pub fn sides(&self) -> [Side; 2] {
        [self.side(Which::A), self.side(Which::B)]
    }

    /// The names under which passphrases open the merged file.
    pub fn passphrase_names(&self) -> Vec<&str> {
        self.copy_of(self.keys_of).passphrase_names()
    }

    fn copy_of(&self, which: Which) -> &StudyFile {
        match which {
            Which::A => self.a,
            Which::B => self.b,
        }
    }

    fn side(&self, which: Which) -> Side {
        let (one, other) = match which {
            Which::A => (self.a, self.b),
            Which::B => (self.b, self.a),
        };
        // What this installation only hides there is still in the file, and is told as well.
        let hides = one.forgotten.is_some();
        let seen = hides.then(|| union(one.batches.values(), []).ok()).flatten();
        Side {
            brings: one.batches.keys().filter(|id| !other.batches.contains_key(id)).count(),
            loses: loses(seen.as_ref().unwrap_or(&one.state), &self.state),
            opens: which == self.keys_of || one.keys == other.keys,
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
            let later = if self.a.manifest.counter > self.b.manifest.counter { self.a } else { self.b };
            let counter = later.manifest.next_counter()?;
            let manifest =
                Manifest::of(&self.state, self.a.study, &self.keys, slots::digest(&slots), counter);
            manifest.write(&transaction, &self.keys)?;
            finish(transaction)?;
            schema::complete(&connection)?;
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
            let in_b = *table == "batch" && self.better_in_b.iter().any(|better| better.0 == id.as_slice());
            let row = match rows::read(&self.a.connection, table, id)?.filter(sound) {
                Some(row) if !in_b => Some(row),
                _ => rows::read(&self.b.connection, table, id)?.filter(sound),
            };
            rows::insert(to, table, &row.ok_or_else(|| damaged(table, id))?)?;
        }
        Ok(())
    }

    /// The slots of the copy whose keys hold, sealed anew where the merged study has keys that it lacks.
    fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        let copy = self.copy_of(self.keys_of);
        let slots = slots::read(&copy.connection)?;
        if copy.keys == self.keys {
            return Ok(slots);
        }
        let mut file = KeyFile::new(copy.study);
        file.keys = self.keys.clone();
        file.holders = copy.holders.clone();
        file.seal(&slots)
    }
}

/// Checks every signature but those that both copies have alike, and finds the batches whose signature holds in the
/// second copy only. What this installation checked before doesn't count: rows leave it for others.
fn check_signatures(a: &StudyFile, b: &StudyFile, state: &State) -> Result<HashSet<BatchId>, StoreError> {
    let mut alike = HashSet::new();
    let mut better_in_b = HashSet::new();
    let mut ordered: Vec<&Batch> = Vec::with_capacity(state.batches.len());
    for info in &state.batches {
        let batch = match (a.batches.get(&info.id), b.batches.get(&info.id)) {
            (Some(one), Some(other)) if one.signature == other.signature => {
                alike.insert(one.id);
                one
            }
            (Some(one), Some(other)) => {
                let key = state.replicas.get(&one.body.replica);
                if key.is_some_and(|key| signatures::holds(one, *key)) {
                    one
                } else {
                    better_in_b.insert(other.id);
                    other
                }
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => return Err(damaged("batch", &info.id.0)),
        };
        ordered.push(batch);
    }
    signatures::check_but(&ordered, a.study, &alike)?;
    Ok(better_in_b)
}
