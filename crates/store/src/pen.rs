//! What an action is about to write: payloads already sealed, keys already made, nothing stored yet.

use crate::error::StoreError;
use crate::file::StudyFile;
use crate::keys::{Key, KeyRing, random};
use crate::rows::Row;
use crate::seal::{self, Binding, Id};
use model::canon;
use model::event::Owner;
use model::ids::*;
use model::payload::PayloadKind;
use serde::Serialize;
use zeroize::Zeroizing;

/// Seals payloads and makes keys for the events of one batch.
#[derive(Default)]
pub struct Pen {
    pub(crate) payloads: Vec<Row>,
    pub(crate) keys: Vec<(Owner, Key)>,
    ring: KeyRing,
    packer: seal::Packer,
}

impl Pen {
    /// Sixteen new random bytes for an id.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn id(&self) -> Result<[u8; 16], StoreError> {
        random()
    }

    /// A new strand with its key.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn strand(&mut self) -> Result<(SpeakerId, KeyCommitment), StoreError> {
        let id = SpeakerId(random()?);
        Ok((id, self.key(Owner::Strand(id))?))
    }

    /// A new person with its key.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn person(&mut self) -> Result<(PersonId, KeyCommitment), StoreError> {
        let id = PersonId(random()?);
        Ok((id, self.key(Owner::Person(id))?))
    }

    fn key(&mut self, owner: Owner) -> Result<KeyCommitment, StoreError> {
        let key = Key::random()?;
        let commitment = key.commitment();
        self.ring.insert(owner, key.clone());
        self.keys.push((owner, key));
        Ok(commitment)
    }

    /// Seals a text under the keys of its owners (none = the study's).
    ///
    /// # Errors
    /// An owner's key is gone.
    pub fn text(
        &mut self,
        file: &StudyFile,
        kind: PayloadKind,
        owners: &[Owner],
        text: &str,
    ) -> Result<PayloadId, StoreError> {
        self.record(file, kind, owners, &text)
    }

    /// Seals a record under the keys of its owners (none = the study's).
    ///
    /// # Errors
    /// An owner's key is gone.
    pub fn record<T: Serialize>(
        &mut self,
        file: &StudyFile,
        kind: PayloadKind,
        owners: &[Owner],
        record: &T,
    ) -> Result<PayloadId, StoreError> {
        let mut owners = owners.to_vec();
        owners.sort();
        let plain = Zeroizing::new(canon::to_bytes(record).map_err(|e| StoreError::System(e.to_string()))?);
        let packed = if kind.is_compressed() { Zeroizing::new(self.packer.compress(&plain)?) } else { plain };
        let (key, generation) = self.payload_key(file, &owners)?;
        let boxed = seal::seal(&key, &binding(file.study, kind, generation, &owners), &packed)?;
        let id = seal::payload_id(&boxed);
        self.payloads.push(Row { id: id.0.to_vec(), epoch: generation, boxed });
        Ok(id)
    }

    fn payload_key(&self, file: &StudyFile, owners: &[Owner]) -> Result<(Key, u32), StoreError> {
        if owners.is_empty() {
            let epoch = file.keys.epoch();
            return Ok((file.keys.subkey(epoch, "study payload box")?, epoch));
        }
        let mut ring = KeyRing::default();
        for owner in owners {
            let key = self.ring.get(owner).or_else(|| file.ring.get(owner));
            ring.insert(*owner, key.ok_or(StoreError::Withdrawn)?.clone());
        }
        Ok((ring.payload_key(owners).ok_or(StoreError::Withdrawn)?, FIRST_GENERATION))
    }
}

/// Keys of strands and persons are of this generation until one is replaced.
pub(crate) const FIRST_GENERATION: u32 = 1;

/// What the box of a payload is bound to.
pub(crate) fn binding(
    study: StudyId,
    kind: PayloadKind,
    generation: u32,
    owners: &[Owner],
) -> Binding<'static> {
    let ids = owners.iter().map(|o| Id(o.bytes().to_vec())).collect();
    Binding::new("payload", study, kind as u32, generation, ids)
}
