//! The one way to append: one action, one batch, one transaction.

use crate::error::StoreError;
use crate::file::StudyFile;
use crate::manifest::Manifest;
use crate::pen::Pen;
use crate::rows::{self, Row, wrap_row};
use model::batch::{At, Batch, Body, Cause, reader_of};
use model::event::{Event, Owner};
use model::ids::*;
use model::{State, canon};
use rusqlite::{Transaction, TransactionBehavior};
use std::sync::Arc;

/// One action, to be appended as one batch.
pub(crate) struct Action {
    pub at: At,
    pub coder: Option<CoderId>,
    pub cause: Cause,
    pub events: Vec<Event>,
}

impl StudyFile {
    /// Appends one action: all of it is durable when this returns, or nothing of it is stored.
    ///
    /// `progress` is told how many payloads are written of how many; it returns false to stop.
    ///
    /// # Errors
    /// `Changed` when another program wrote meanwhile: the state is then the new one, and the action is to be
    /// prepared again; `Stopped`; `Withdrawn` for what would belong to somebody who has withdrawn; disk full and the
    /// like; `Uncertain` when the system failed in the very act of committing.
    pub fn commit(
        &mut self,
        pen: Pen,
        at: At,
        coder: Option<CoderId>,
        cause: Cause,
        events: Vec<Event>,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<BatchId, StoreError> {
        self.write(pen, Action { at, coder, cause, events }, false, progress)
    }

    /// [`StudyFile::commit`], and with `scrub` the deletion of everything that the new state has withdrawn.
    pub(crate) fn write(
        &mut self,
        pen: Pen,
        action: Action,
        scrub: bool,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<BatchId, StoreError> {
        if let Some(newer) = self.newer {
            return Err(StoreError::NeedsReader(newer.reader));
        }
        if self.forgotten.is_some() {
            // An older copy still holds words that were withdrawn: they go first.
            self.erase(&[], &[], action.at, action.coder)?;
        }
        if !self.memory.known {
            // The key must outlive a crash that comes right after the commit.
            self.memory.save()?;
        }
        let now = Manifest::read(&self.connection, self.study, &self.keys)?;
        if now.counter != self.manifest.counter {
            // The action was prepared on another state: the caller looks again, then repeats it.
            self.catch_up()?;
            return Err(StoreError::Changed);
        }
        let batch = self.batch_of(action)?;
        let manifest = self.apply(&batch, &pen, scrub).and_then(|manifest| {
            self.store(&pen, &batch, &manifest, progress)?;
            Ok(manifest)
        });
        let manifest = match manifest {
            Ok(manifest) => manifest,
            Err(error) => {
                // Failing is rare, and folding anew costs less than a copy of the state for every action.
                self.refold()?;
                return Err(error);
            }
        };
        for (owner, key) in pen.keys {
            self.ring.insert(owner, key);
        }
        self.memory.last = Some(batch.id);
        self.memory.heads = manifest.heads.clone();
        if manifest.withdrawn != self.manifest.withdrawn {
            let withdrawn = &self.state.withdrawn;
            self.ring.retain(|owner| !withdrawn.has(owner));
            self.memory.remember_withdrawn(withdrawn);
        }
        self.manifest = manifest;
        let id = batch.id;
        self.batches.insert(id, batch);
        self.folded.batches.push(id);
        // The action is stored. A memory that can't be saved only means that it lags behind, which is harmless.
        let _ = self.memory.save();
        Ok(id)
    }

    /// Folds a batch into the state, and gives the manifest that goes with it.
    fn apply(&mut self, batch: &Batch, pen: &Pen, scrub: bool) -> Result<Manifest, StoreError> {
        let before = self.state.withdrawn.size();
        Arc::make_mut(&mut self.state).append(batch)?;
        let takes_more = !scrub && self.state.withdrawn.size() != before;
        let is_gone = |p: &Row| rows::payload_id(p).is_none_or(|id| self.state.is_gone(&id));
        if takes_more || pen.payloads.iter().any(is_gone) {
            return Err(StoreError::Withdrawn);
        }
        let (slots, counter) = (self.manifest.slots, self.manifest.next_counter()?);
        let mut manifest = Manifest::of(&self.state, self.study, &self.keys, slots, counter);
        manifest.scrub_pending = scrub || self.manifest.scrub_pending;
        Ok(manifest)
    }

    /// The state of the batches that are stored.
    pub(crate) fn refold(&mut self) -> Result<(), StoreError> {
        let heads = self.manifest.heads.iter().copied();
        let ordered = model::state::ancestry(|id| self.batches.get(id), heads)?;
        self.state = Arc::new(State::fold(ordered)?);
        self.hide_forgotten();
        Ok(())
    }

    fn batch_of(&self, action: Action) -> Result<Batch, StoreError> {
        let key = self.memory.public_key();
        let replica = key.replica();
        let mut events = action.events;
        if !self.state.replicas.contains_key(&replica) {
            let introduction = self.memory.introduction(|by| self.state.replicas.contains_key(by));
            events.insert(0, Event::ReplicaAnnounced { key, introduction });
        }
        let heads = self.state.heads.iter().filter_map(|id| self.batches.get(id));
        // In log order: the last own batch has the greatest number.
        let own = self.state.batches.iter().rev().find(|b| b.replica == replica);
        let full = || StoreError::Damaged("order numbers".into());
        let body = Body {
            reader: reader_of(&events),
            study: self.study,
            replica,
            seq: own.map_or(Some(0), |b| b.seq.checked_add(1)).ok_or_else(full)?,
            lamport: heads
                .map(|b| b.body.lamport)
                .max()
                .map_or(Some(0), |l| l.checked_add(1))
                .ok_or_else(full)?,
            parents: self.state.heads.iter().copied().collect(),
            at: action.at,
            coder: action.coder,
            cause: action.cause,
            events,
        };
        let bytes = canon::to_bytes(&body).map_err(|e| StoreError::System(e.to_string()))?;
        let id = model::batch::batch_id(&bytes);
        Ok(Batch { id, body, signature: self.memory.sign(id) })
    }

    /// One transaction: rows, deletions, manifest.
    fn store(
        &mut self,
        pen: &Pen,
        batch: &Batch,
        manifest: &Manifest,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<(), StoreError> {
        let row = rows::of_batch(batch, self.study, &self.keys)?;
        let of_key = |(owner, key): &(Owner, _)| rows::of_key(owner, key, self.study, &self.keys);
        let wraps: Vec<Row> = pen.keys.iter().map(of_key).collect::<Result<_, _>>()?;
        let before = self.manifest.counter;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if Manifest::read(&transaction, self.study, &self.keys)?.counter != before {
            return Err(StoreError::Changed);
        }
        rows::insert(&transaction, "batch", &row)?;
        wraps.iter().try_for_each(|wrap| rows::insert(&transaction, "wrap", wrap))?;
        let total = pen.payloads.len() as u64;
        for (done, payload) in (0..).zip(&pen.payloads) {
            if !progress(done, total) {
                return Err(StoreError::Stopped);
            }
            rows::insert(&transaction, "payload", payload)?;
        }
        if manifest.scrub_pending {
            delete_withdrawn(&transaction, &self.state, &self.keys)?;
        }
        manifest.write(&transaction, &self.keys)?;
        finish(transaction)
    }
}

/// Commits; an input/output error in that very act leaves open whether the action is stored.
pub(crate) fn finish(transaction: Transaction<'_>) -> Result<(), StoreError> {
    transaction.commit().map_err(|e| match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::SystemIoFailure) => StoreError::Uncertain("input/output error".into()),
        _ => e.into(),
    })
}

/// Deletes the rows of everything withdrawn.
fn delete_withdrawn(
    transaction: &Transaction<'_>,
    state: &State,
    keys: &crate::keys::StudyKeys,
) -> Result<(), StoreError> {
    for owner in state.withdrawn.owners() {
        transaction.execute("DELETE FROM wrap WHERE id = ?1", [wrap_row(keys, &owner).as_slice()])?;
    }
    for payload in state.payloads.keys().filter(|id| state.is_gone(id)) {
        transaction.execute("DELETE FROM payload WHERE id = ?1", [payload.0.as_slice()])?;
    }
    Ok(())
}
