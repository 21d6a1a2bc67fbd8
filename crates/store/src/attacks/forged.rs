//! Batches that somebody with the keys of a study makes by hand.

use super::ground::{AT, Ground, said};
use crate::error::StoreError;
use crate::file::{Opened, StudyFile};
use crate::keys::{Key, StudyKeys};
use crate::manifest::Manifest;
use crate::rows::{self, Row, batch_binding};
use crate::seal;
use ed25519_dalek::{Signer, SigningKey};
use model::batch::{self, Body, Cause, READER, batch_id, signed_bytes};
use model::event::{Change, Event, Subject};
use model::*;

/// A batch before it is sealed. Where an option is empty, what stands there is right.
pub struct Forged {
    pub body: Body,
    /// In place of the body's canonical bytes.
    pub bytes: Option<Vec<u8>>,
    /// Signs the batch.
    pub signer: SigningKey,
    /// In place of its signature.
    pub signature: Option<Signature>,
    /// In place of its hash.
    pub id: Option<BatchId>,
    /// In place of body and signature.
    pub plain: Option<Vec<u8>>,
}

/// What has to become of a study with something forged in it.
#[derive(Debug, Clone, Copy)]
pub enum Expected {
    /// It opens, with so many forks.
    Opens(usize),
    /// It doesn't open; the error says this.
    Refused(&'static str),
}

impl Expected {
    /// Requires it.
    pub fn check(self, what: &str, opened: Result<(StudyFile, Opened), StoreError>) {
        let seen = opened.map(|(_, opened)| opened).map_err(|error| said(&error));
        let fits = match (&seen, self) {
            (Ok(opened), Expected::Opens(forks)) => *opened == Opened { forks, ..Opened::default() },
            (Err(text), Expected::Refused(part)) => text.contains(part),
            _ => false,
        };
        assert!(fits, "{what}: {seen:?}, expected {self:?}");
    }
}

/// A key whose numbers are easily told apart.
pub fn signer(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

pub fn public(signer: &SigningKey) -> PublicKey {
    PublicKey(signer.verifying_key().to_bytes())
}

pub fn announced(signer: &SigningKey) -> Event {
    Event::ReplicaAnnounced { key: public(signer), introduction: None }
}

impl Forged {
    /// The next batch of a study by a new replica: it announces itself and takes the source away. All of it
    /// is right.
    pub fn next(file: &StudyFile, signer: SigningKey) -> Forged {
        let source = Subject::Source(*file.state().sources.keys().next().unwrap());
        let replaces = file.state().existence_held_by(&source).unwrap();
        let taken = Event::Changed { change: Change::Exists(source, false), replaces };
        let parents: Vec<BatchId> = file.state().heads.iter().copied().collect();
        let lamports = parents.iter().map(|id| file.batches[id].body.lamport);
        let body = Body {
            reader: READER,
            study: file.study,
            replica: public(&signer).replica(),
            seq: 0,
            lamport: lamports.max().unwrap() + 1,
            parents,
            at: AT,
            coder: None,
            cause: Cause::Command,
            events: vec![announced(&signer), taken],
        };
        Forged { body, bytes: None, signer, signature: None, id: None, plain: None }
    }

    /// A batch that comes right after another and does nothing.
    pub fn after(other: &Forged, signer: SigningKey) -> Forged {
        let body = Body {
            replica: public(&signer).replica(),
            lamport: other.body.lamport + 1,
            parents: vec![other.hash()],
            events: vec![announced(&signer)],
            ..other.body.clone()
        };
        Forged { body, bytes: None, signer, signature: None, id: None, plain: None }
    }

    /// Its body's bytes as they are stored.
    pub fn stored(&self) -> Vec<u8> {
        self.bytes.clone().unwrap_or_else(|| canon::to_bytes(&self.body).unwrap())
    }

    /// Its hash.
    pub fn hash(&self) -> BatchId {
        batch_id(&self.stored())
    }

    /// Its row under the newest of these keys.
    pub fn row(&self, study: StudyId, keys: &StudyKeys) -> Row {
        let id = self.id.unwrap_or_else(|| self.hash());
        let signature = Signature(self.signer.sign(&signed_bytes(id)).to_bytes());
        let signature = self.signature.unwrap_or(signature);
        let plain = batch::row_bytes(&self.stored(), signature).unwrap();
        let plain = self.plain.clone().unwrap_or(plain);
        let epoch = keys.epoch();
        let key = keys.subkey(epoch, "batch box").unwrap();
        let boxed = seal::seal(&key, &batch_binding(study, epoch, id), &plain).unwrap();
        Row { id: id.0.to_vec(), epoch, boxed }
    }
}

/// Writes batches, and the manifest that goes with them.
pub fn plant(file: &StudyFile, forged: &[Forged]) {
    let mut heads = file.state().heads.clone();
    for batch in forged {
        rows::insert(&file.connection, "batch", &batch.row(file.study, &file.keys)).unwrap();
        heads.retain(|head| !batch.body.parents.contains(head));
        heads.insert(batch.id.unwrap_or_else(|| batch.hash()));
    }
    let counter = file.manifest.counter + 1;
    let manifest = Manifest { heads: heads.into_iter().collect(), counter, ..file.manifest.clone() };
    manifest.write(&file.connection, &file.keys).unwrap();
}

/// The ground with two heads, and its bytes.
pub struct Field {
    pub ground: Ground,
    pub whole: Vec<u8>,
}

impl Field {
    /// A study with two heads, each by a replica of its own.
    pub fn new() -> Field {
        let ground = Ground::new();
        let (file, _) = ground.open_elsewhere().unwrap();
        plant(&file, &[Forged::next(&file, signer(1)), Forged::next(&file, signer(2))]);
        drop(file);
        Field { whole: ground.bytes(), ground }
    }

    /// Forges with the open file at hand; what becomes of the study is as expected.
    pub fn check(&self, what: &str, forge: impl FnOnce(&StudyFile) -> Vec<Forged>, expected: Expected) {
        self.ground.put(&self.whole);
        let (file, _) = self.ground.open_elsewhere().unwrap();
        plant(&file, &forge(&file));
        drop(file);
        expected.check(what, self.ground.open_elsewhere());
    }

    /// Changes the next batch.
    pub fn change(&self, what: &str, change: impl FnOnce(&mut Forged, &StudyFile), expected: Expected) {
        let forge = |file: &StudyFile| {
            let mut forged = Forged::next(file, signer(3));
            change(&mut forged, file);
            vec![forged]
        };
        self.check(what, forge, expected);
    }
}

/// The keys of a study as they were in its first epoch.
pub fn first_epoch(keys: &StudyKeys) -> StudyKeys {
    let bytes = canon::to_bytes(keys).unwrap();
    let mut epochs: Vec<(u32, Key)> = canon::from_bytes(&bytes).unwrap();
    epochs.truncate(1);
    canon::from_bytes(&canon::to_bytes(&epochs).unwrap()).unwrap()
}
