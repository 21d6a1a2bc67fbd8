//! The manifest: the sealed summary, rewritten in every transaction, that says exactly which rows belong to the study.

use crate::error::StoreError;
use crate::keys::StudyKeys;
use crate::schema;
use crate::seal::{self, Binding};
use model::canon;
use model::ids::*;
use model::state::{State, Withdrawn};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// What the one row of `manifest` holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub format: u32,
    pub study: StudyId,
    pub epoch: u32,
    pub counter: u64,
    pub heads: Vec<BatchId>,
    pub slots: PayloadId,
    pub withdrawn: PayloadId,
    pub scrub_pending: bool,
}

impl Manifest {
    /// The manifest of a state, sealed under the newest epoch of these keys.
    pub fn of(state: &State, study: StudyId, keys: &StudyKeys, slots: PayloadId, counter: u64) -> Manifest {
        Manifest {
            format: schema::FORMAT as u32,
            study,
            epoch: keys.epoch(),
            counter,
            heads: state.heads.iter().copied().collect(),
            slots,
            withdrawn: digest_of(&state.withdrawn),
            scrub_pending: false,
        }
    }

    /// Reads the manifest of a file.
    ///
    /// # Errors
    /// Another program changed the keys; the row is damaged, missing, or there twice; a newer format.
    pub fn read(connection: &Connection, study: StudyId, keys: &StudyKeys) -> Result<Manifest, StoreError> {
        let broken = || StoreError::Damaged("manifest".into());
        let rows: i64 = connection.query_row("SELECT count(*) FROM manifest", [], |row| row.get(0))?;
        if rows != 1 {
            return Err(broken());
        }
        let (epoch, boxed): (u32, Vec<u8>) = connection
            .query_row("SELECT epoch, box FROM manifest WHERE id = 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(|_| broken())?;
        if epoch > keys.epoch() {
            return Err(StoreError::KeysChanged);
        }
        // Under the newest key only: who was shut out may still have an older one.
        if epoch != keys.epoch() {
            return Err(broken());
        }
        let key = keys.subkey(epoch, "manifest box")?;
        let plain = seal::open(&key, &Manifest::binding(study, epoch), &boxed).ok_or_else(broken)?;
        let manifest: Manifest = canon::from_bytes(&plain).map_err(|_| broken())?;
        if i64::from(manifest.format) > schema::FORMAT {
            return Err(StoreError::NewerFormat(manifest.format.into()));
        }
        if !manifest.heads.windows(2).all(|w| w[0] < w[1]) {
            return Err(StoreError::Damaged("heads".into()));
        }
        let is_ours = i64::from(manifest.format) == schema::FORMAT;
        if manifest.study != study || manifest.epoch != epoch || !is_ours {
            return Err(broken());
        }
        Ok(manifest)
    }

    /// The counter of the next manifest.
    pub fn next_counter(&self) -> Result<u64, StoreError> {
        self.counter.checked_add(1).ok_or(StoreError::Damaged("manifest".into()))
    }

    /// Writes it as the one row.
    pub fn write(&self, connection: &Connection, keys: &StudyKeys) -> Result<(), StoreError> {
        let boxed = self.seal(keys)?;
        connection.execute(
            "INSERT OR REPLACE INTO manifest (id, epoch, box) VALUES (1, ?1, ?2)",
            (self.epoch, boxed),
        )?;
        Ok(())
    }

    fn seal(&self, keys: &StudyKeys) -> Result<Vec<u8>, StoreError> {
        let key = keys.subkey(self.epoch, "manifest box")?;
        let plain = canon::to_bytes(self).map_err(|e| StoreError::System(e.to_string()))?;
        seal::seal(&key, &Manifest::binding(self.study, self.epoch), &plain)
    }

    fn binding(study: StudyId, epoch: u32) -> Binding<'static> {
        Binding::new("manifest", study, 0, epoch, vec![])
    }
}

/// The digest of everything withdrawn: BLAKE3 over the canonical record of the three lists.
pub(crate) fn digest_of(withdrawn: &Withdrawn) -> PayloadId {
    let lists = (
        withdrawn.strands.iter().collect::<Vec<_>>(),
        withdrawn.persons.iter().collect::<Vec<_>>(),
        withdrawn.payloads.iter().collect::<Vec<_>>(),
    );
    // Lists of ids always have canonical bytes.
    PayloadId(*blake3::hash(&canon::to_bytes(&lists).unwrap_or_default()).as_bytes())
}
