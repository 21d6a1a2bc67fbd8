//! Who can open the study: passphrases by name and the recovery key. Every change begins a new epoch of the study key.

use crate::error::StoreError;
use crate::file::StudyFile;
use crate::manifest::Manifest;
use crate::slots::{self, Change, KeyFile, RecoveryKey, Work};
use crate::write::finish;
use rusqlite::TransactionBehavior;

impl StudyFile {
    /// The names under which passphrases stand, in the order in which they were set.
    pub fn passphrase_names(&self) -> Vec<&str> {
        self.holders.iter().filter(|h| h.slot.is_some()).map(|h| h.name.as_str()).collect()
    }

    /// The name of the passphrase that opened the study; `None` when the recovery key did.
    pub fn opened_by(&self) -> Option<&str> {
        self.holder.as_deref()
    }

    /// The epoch of the study key: how many times keys were set or changed.
    pub fn epoch(&self) -> u32 {
        self.keys.epoch()
    }

    /// Sets the passphrase of a name: another one, or the first.
    ///
    /// # Errors
    /// More than sixteen; another program wrote meanwhile; the disk is full and the like.
    pub fn set_passphrase(&mut self, name: &str, passphrase: &str, work: Work) -> Result<(), StoreError> {
        self.rotate(&Change::Passphrase { name, passphrase, work })?;
        if self.holder.is_none() {
            self.holder = Some(name.to_owned());
        }
        Ok(())
    }

    /// Removes the passphrase of a name. An older copy still opens with it.
    ///
    /// # Errors
    /// There is none of that name; it is the last; as for [`StudyFile::set_passphrase`].
    pub fn remove_passphrase(&mut self, name: &str) -> Result<(), StoreError> {
        self.rotate(&Change::Remove { name }).map(drop)
    }

    /// Makes another recovery key; the one before no longer opens this file.
    ///
    /// # Errors
    /// As for [`StudyFile::set_passphrase`].
    pub fn new_recovery_key(&mut self) -> Result<RecoveryKey, StoreError> {
        self.rotate(&Change::Recovery)?.ok_or_else(|| StoreError::System("no recovery key".into()))
    }

    /// One transaction: new slots, and the manifest under the new epoch. Then the file is rewritten, so that nothing is
    /// left of the slots that were replaced.
    fn rotate(&mut self, change: &Change<'_>) -> Result<Option<RecoveryKey>, StoreError> {
        if let Some(newer) = self.newer {
            return Err(StoreError::NeedsReader(newer.reader));
        }
        self.check_room()?;
        let before = slots::read(&self.connection)?;
        let mut file = KeyFile::new(self.study);
        file.keys = self.keys.clone();
        file.holders = self.holders.clone();
        let (slots, recovery) = file.rotate(&before, std::slice::from_ref(change))?;
        let manifest = Manifest {
            epoch: file.keys.epoch(),
            counter: self.manifest.next_counter()?,
            slots: slots::digest(&slots),
            scrub_pending: true,
            ..self.manifest.clone()
        };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if Manifest::read(&transaction, self.study, &self.keys)?.counter != self.manifest.counter {
            return Err(StoreError::Changed);
        }
        slots::write(&transaction, &slots)?;
        manifest.write(&transaction, &file.keys)?;
        finish(transaction)?;
        self.manifest = manifest;
        self.keys = file.keys;
        self.holders = file.holders;
        // What can't be scrubbed now is scrubbed at the next opening: the flag is set.
        let _ = self.scrub(&[]);
        Ok(recovery)
    }
}
