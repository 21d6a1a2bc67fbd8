//! What this installation remembers of a study, outside its file: its own signing key, and how far it had come.

use crate::error::StoreError;
use crate::keys::{Key, StudyKeys, random};
use crate::seal::{self, Binding, Id};
use ed25519_dalek::{Signer, SigningKey};
use model::canon;
use model::event::{Introduction, introduced_bytes};
use model::ids::*;
use model::state::Withdrawn;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// The folder where installations remember.
#[derive(Clone)]
pub struct Place(pub PathBuf);

/// The sealed content.
#[derive(Serialize, Deserialize)]
struct Remembered {
    version: u32,
    /// The signing key's seed.
    seed: Key,
    /// Seeds with which it signed before, the latest last.
    earlier: Vec<Key>,
    /// The last own batch.
    last: Option<BatchId>,
    /// The heads as they were seen last.
    heads: Vec<BatchId>,
    /// Heads that were seen before, the latest last.
    checked: Vec<BatchId>,
    /// Withdrawn strands, persons and payloads.
    withdrawn: (Vec<SpeakerId>, Vec<PersonId>, Vec<PayloadId>),
}

/// The version of what is remembered.
const VERSION: u32 = 1;
/// How many earlier keys are remembered.
const EARLIER: usize = 8;
/// How many earlier heads are remembered.
const CHECKED: usize = 64;

/// An installation's memory of one study.
pub(crate) struct Memory {
    path: PathBuf,
    study: StudyId,
    key: Key,
    signing: SigningKey,
    earlier: Vec<Key>,
    /// The last own batch.
    pub last: Option<BatchId>,
    /// The heads as this installation last saw them: all that they stand on was checked here.
    pub heads: Vec<BatchId>,
    /// Heads that it saw before, in this copy or another: checked as well.
    checked: Vec<BatchId>,
    /// What it knows to be withdrawn.
    pub withdrawn: Withdrawn,
    /// Whether it was there already.
    pub known: bool,
}

impl Memory {
    /// Reads the memory of a study, or makes a new one with a new key; nothing is written yet.
    pub fn load(place: &Place, study: StudyId, keys: &StudyKeys) -> Result<Memory, StoreError> {
        let key = keys.lasting("installation memory");
        let name = blake3::keyed_hash(&keys.lasting("row key").0, &[b"memory".as_slice(), &study.0].concat());
        let path = place.0.join(format!("{}.memory", &name.to_hex()[..32]));
        let sealed = match std::fs::read(&path) {
            Ok(sealed) => Some(sealed),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
            Err(e) => return Err(e.into()),
        };
        // A memory that can't be opened is of no use: a new replica begins.
        let binding = Memory::binding(study);
        let opened = sealed.and_then(|s| seal::open(&key, &binding, &s)).map(Zeroizing::new);
        // One that opens was written here: if it can't be read, a newer program did, and it must not be overwritten.
        let newer = |_| StoreError::NewerMemory;
        let remembered =
            opened.map(|plain| canon::from_bytes::<Remembered>(&plain).map_err(newer)).transpose()?;
        if remembered.as_ref().is_some_and(|r| r.version != VERSION) {
            return Err(StoreError::NewerMemory);
        }
        let fresh = Memory {
            path,
            study,
            signing: SigningKey::from_bytes(&random()?),
            earlier: Vec::new(),
            key,
            last: None,
            heads: Vec::new(),
            checked: Vec::new(),
            withdrawn: Withdrawn::default(),
            known: false,
        };
        Ok(match remembered {
            None => fresh,
            Some(r) => Memory {
                signing: SigningKey::from_bytes(&r.seed.0),
                earlier: r.earlier,
                last: r.last,
                heads: r.heads,
                checked: r.checked,
                withdrawn: Withdrawn {
                    strands: r.withdrawn.0.into_iter().collect(),
                    persons: r.withdrawn.1.into_iter().collect(),
                    payloads: r.withdrawn.2.into_iter().collect(),
                },
                known: true,
                ..fresh
            },
        })
    }

    /// Begins a new replica: the file is not the one that this installation last wrote.
    pub fn begin_anew(&mut self) -> Result<(), StoreError> {
        self.earlier.push(Key(self.signing.to_bytes()));
        let surplus = self.earlier.len().saturating_sub(EARLIER);
        self.earlier.drain(..surplus);
        self.signing = SigningKey::from_bytes(&random()?);
        self.last = None;
        // The new key is saved before it signs anything.
        self.known = false;
        Ok(())
    }

    /// The word of an earlier key of this installation for the present one: of a key that the study knows, if any.
    pub fn introduction(&self, is_known: impl Fn(&ReplicaId) -> bool) -> Option<Introduction> {
        let bytes = introduced_bytes(self.study, self.public_key());
        self.earlier.iter().rev().map(|seed| SigningKey::from_bytes(&seed.0)).find_map(|before| {
            let by = PublicKey(before.verifying_key().to_bytes()).replica();
            is_known(&by).then(|| Introduction { by, signature: Signature(before.sign(&bytes).to_bytes()) })
        })
    }

    /// Heads below which every signature was checked here before.
    pub fn checked(&self) -> Vec<BatchId> {
        self.heads.iter().chain(&self.checked).copied().collect()
    }

    /// Takes new heads, all that they stand on having been checked.
    pub fn see(&mut self, heads: &[BatchId]) {
        self.checked.extend(std::mem::replace(&mut self.heads, heads.to_vec()));
        let surplus = self.checked.len().saturating_sub(CHECKED);
        self.checked.drain(..surplus);
    }

    /// Adds what is withdrawn; what was withdrawn once is never forgotten.
    pub fn remember_withdrawn(&mut self, withdrawn: &Withdrawn) {
        self.withdrawn.strands.extend(&withdrawn.strands);
        self.withdrawn.persons.extend(&withdrawn.persons);
        self.withdrawn.payloads.extend(&withdrawn.payloads);
    }

    /// The public key that others check with.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.signing.verifying_key().to_bytes())
    }

    /// Signs a batch.
    pub fn sign(&self, id: BatchId) -> Signature {
        Signature(self.signing.sign(&model::batch::signed_bytes(id)).to_bytes())
    }

    /// Writes the memory: to a new file, then renamed, so that it is never half.
    pub fn save(&mut self) -> Result<(), StoreError> {
        let remembered = Remembered {
            version: VERSION,
            seed: Key(self.signing.to_bytes()),
            earlier: self.earlier.clone(),
            last: self.last,
            heads: self.heads.clone(),
            checked: self.checked.clone(),
            withdrawn: (
                self.withdrawn.strands.iter().copied().collect(),
                self.withdrawn.persons.iter().copied().collect(),
                self.withdrawn.payloads.iter().copied().collect(),
            ),
        };
        let plain =
            Zeroizing::new(canon::to_bytes(&remembered).map_err(|e| StoreError::System(e.to_string()))?);
        let sealed = seal::seal(&self.key, &Memory::binding(self.study), &plain)?;
        crate::disk::write_whole(&self.path, &sealed)?;
        self.known = true;
        Ok(())
    }

    fn binding(study: StudyId) -> Binding<'static> {
        Binding::new("memory", study, 0, 1, vec![Id(study.0.to_vec())])
    }
}
