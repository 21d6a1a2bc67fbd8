//! Erasure: keys and payloads of withdrawn strands and persons leave the file for good.

use crate::error::StoreError;
use crate::file::{Action, Manifest, StudyFile};
use crate::pen::Pen;
use model::batch::{At, Cause};
use model::event::{Event, Owner};
use model::ids::*;
use rusqlite::TransactionBehavior;
use std::collections::BTreeSet;

impl StudyFile {
    /// Withdraws strands and persons, with every strand tied to one of the persons: one transaction appends the
    /// withdrawal and deletes keys and payloads; then the file is rewritten without them.
    ///
    /// # Errors
    /// As for commit. When it fails after the transaction, the next opening goes on where it stopped.
    pub fn erase(
        &mut self,
        strands: &[SpeakerId],
        persons: &[PersonId],
        at: At,
        coder: Option<CoderId>,
    ) -> Result<BatchId, StoreError> {
        self.reload()?;
        let persons: BTreeSet<PersonId> = persons.iter().copied().collect();
        // Every tie there ever was counts, also one that was undone.
        let tied = self
            .state
            .speakers
            .iter()
            .filter(|(_, s)| s.person.ever().flatten().any(|p| persons.contains(p)));
        let strands: BTreeSet<SpeakerId> = tied.map(|(id, _)| id).chain(strands).copied().collect();
        let gone = |owner: &Owner| match owner {
            Owner::Strand(s) => strands.contains(s),
            Owner::Person(p) => persons.contains(p),
        };
        let payloads = self.state.payloads.iter().filter(|(_, info)| info.owners.iter().any(gone));
        let event = Event::Withdrawn {
            payloads: payloads.map(|(id, _)| *id).collect(),
            strands: strands.iter().copied().collect(),
            persons: persons.iter().copied().collect(),
        };
        let cause = Cause::Withdrawal { persons: persons.into_iter().collect() };
        let action = Action { at, coder, cause, events: vec![event] };
        let batch = self.write(Pen::default(), action, true, &mut |_, _| true)?;
        self.scrub()?;
        Ok(batch)
    }

    /// Rewrites the file without deleted rows, empties the -wal, and clears the flag once both are seen to be so.
    pub(crate) fn scrub(&mut self) -> Result<(), StoreError> {
        self.connection.execute_batch("VACUUM")?;
        let (busy, in_wal): (i64, i64) =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let free: i64 = self.connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
        if busy != 0 || in_wal > 0 || free != 0 {
            return Err(StoreError::Busy);
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have written since: only the flag is changed.
        let now = crate::open::read_manifest(&transaction, self.study, &self.keys)?;
        let manifest = Manifest { counter: now.counter + 1, scrub_pending: false, ..now.clone() };
        let boxed = manifest.seal(&self.keys)?;
        transaction
            .execute("UPDATE manifest SET epoch = ?1, box = ?2 WHERE id = 1", (manifest.epoch, boxed))?;
        transaction.commit()?;
        if now.counter == self.manifest.counter {
            self.manifest = manifest;
            Ok(())
        } else {
            self.reload()
        }
    }
}
