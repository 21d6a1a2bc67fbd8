//! Keys: the study key with its epochs, subkeys by purpose, and the keys of strands and persons.

use crate::error::StoreError;
use model::event::Owner;
use model::ids::*;
use std::collections::HashMap;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// 32 secret bytes that are wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key(pub [u8; 32]);

impl Key {
    /// A new key from the system's random source.
    pub fn random() -> Result<Key, StoreError> {
        Ok(Key(random()?))
    }

    /// The subkey for one purpose.
    pub fn derive(&self, purpose: &str) -> Key {
        Key(blake3::derive_key(&format!("kelindan v1 {purpose}"), &self.0))
    }

    /// What an event says of a strand's or person's key.
    pub fn commitment(&self) -> KeyCommitment {
        KeyCommitment(blake3::derive_key("kelindan v1 person-key commitment", &self.0))
    }
}

impl serde::Serialize for Key {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        KeyCommitment::deserialize(d).map(|bytes| Key(bytes.0))
    }
}

/// Bytes from the system's random source.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::System("no random numbers".into()))?;
    Ok(bytes)
}

/// The study key: one for each epoch, the last is used for new rows.
#[derive(Clone)]
pub(crate) struct StudyKeys {
    /// Epochs, counted from 1, and their keys; never empty.
    pub epochs: Vec<(u32, Key)>,
}

impl StudyKeys {
    /// The epoch that new rows use.
    pub fn epoch(&self) -> u32 {
        self.epochs.last().map_or(0, |e| e.0)
    }

    /// The subkey of an epoch for one purpose.
    pub fn subkey(&self, epoch: u32, purpose: &str) -> Result<Key, StoreError> {
        let key = self.epochs.iter().find(|e| e.0 == epoch).ok_or(StoreError::Damaged("key epoch".into()))?;
        Ok(key.1.derive(purpose))
    }

    /// A subkey that must stay the same for the study's whole life: of the first epoch.
    pub fn lasting(&self, purpose: &str) -> Key {
        self.epochs[0].1.derive(purpose)
    }
}

/// The opened keys of strands and persons.
#[derive(Default)]
pub(crate) struct KeyRing {
    keys: HashMap<Owner, Key>,
}

impl KeyRing {
    pub fn insert(&mut self, owner: Owner, key: Key) {
        self.keys.insert(owner, key);
    }

    pub fn remove(&mut self, owner: &Owner) {
        self.keys.remove(owner);
    }

    pub fn get(&self, owner: &Owner) -> Option<&Key> {
        self.keys.get(owner)
    }

    /// The key of payloads with these owners, in rising order; `None` when one is gone. Owners must not be empty.
    pub fn payload_key(&self, owners: &[Owner]) -> Option<Key> {
        if let [one] = owners {
            return Some(self.get(one)?.derive("person payload box"));
        }
        let mut joined = Vec::with_capacity(owners.len() * 48);
        for owner in owners {
            joined.extend(owner.bytes());
            joined.extend(self.get(owner)?.0);
        }
        let key = Key(blake3::derive_key("kelindan v1 joint payload key", &joined));
        joined.zeroize();
        Some(key)
    }
}
