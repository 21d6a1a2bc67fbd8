//! Keys: the study key with its epochs, subkeys by purpose, and the keys of strands and persons.

use crate::error::StoreError;
use crate::seal::{self, Binding};
use model::event::Owner;
use model::ids::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// 32 secret bytes that are wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
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
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct StudyKeys {
    /// Epochs, counted from 1 and rising, and their keys; never empty in a study. Two copies that were rotated apart
    /// and merged have two keys of one number.
    epochs: Vec<(u32, Key)>,
}

impl StudyKeys {
    /// The epoch that new rows use.
    pub fn epoch(&self) -> u32 {
        self.epochs.last().map_or(0, |e| e.0)
    }

    /// Adds a new epoch with a new key.
    pub fn begin_epoch(&mut self) -> Result<(), StoreError> {
        let next = self.epoch().checked_add(1).ok_or(StoreError::Damaged("key epoch".into()))?;
        self.epochs.push((next, Key::random()?));
        Ok(())
    }

    /// The epochs of both, rising; of one number the one with the greater commitment comes last.
    pub fn union(&self, other: &StudyKeys) -> StudyKeys {
        let all = self.epochs.iter().chain(&other.epochs);
        let all: BTreeMap<(u32, KeyCommitment), Key> =
            all.map(|(epoch, key)| ((*epoch, key.commitment()), key.clone())).collect();
        StudyKeys { epochs: all.into_iter().map(|((epoch, _), key)| (epoch, key)).collect() }
    }

    /// Whether these have a key that the others don't: they were changed since.
    pub fn have_more_than(&self, other: &StudyKeys) -> bool {
        self.epochs.iter().any(|own| !other.epochs.contains(own))
    }

    /// Whether both began with one key: the keys of one study.
    pub fn is_of_one_study_with(&self, other: &StudyKeys) -> bool {
        let first = |keys: &StudyKeys| keys.epochs.first().map(|(_, key)| key.commitment());
        first(self) == first(other)
    }

    /// Whether the list is one that [`StudyKeys`] writes.
    pub fn is_sound(&self) -> bool {
        let place = |(epoch, key): &(u32, Key)| (*epoch, key.commitment());
        let begins =
            self.epochs.first().is_some_and(|e| e.0 == 1) && self.epochs.get(1).is_none_or(|e| e.0 > 1);
        begins && self.epochs.windows(2).all(|w| place(&w[0]) < place(&w[1]))
    }

    /// The subkey for one purpose of the newest key of an epoch: what new rows are sealed under.
    pub fn subkey(&self, epoch: u32, purpose: &str) -> Result<Key, StoreError> {
        let key = self.epochs.iter().rev().find(|e| e.0 == epoch);
        Ok(key.ok_or(StoreError::Damaged("key epoch".into()))?.1.derive(purpose))
    }

    /// Opens a box under whichever key of its epoch sealed it.
    pub fn open(&self, epoch: u32, purpose: &str, binding: &Binding<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
        let keys = self.epochs.iter().filter(|e| e.0 == epoch);
        keys.rev().find_map(|(_, key)| seal::open(&key.derive(purpose), binding, sealed))
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

    /// How many keys.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Keeps the keys of those for whom `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(&Owner) -> bool) {
        self.keys.retain(|owner, _| keep(owner));
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
