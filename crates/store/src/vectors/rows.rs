//! Sealing rows with fixed keys and nonces, as the pen and the writer do it with random ones.

use super::hex;
use super::*;
use crate::keys::{Key, KeyRing, StudyKeys};
use crate::pen;
use crate::rows::batch_binding;
use crate::seal::{self, Binding};
use ed25519_dalek::{Signer, SigningKey};
use model::batch::{self, Body};
use model::canon;
use model::event::Owner;
use model::ids::*;
use model::payload::PayloadKind;

/// Bytes that count up from `first`.
pub fn id<const N: usize>(first: u8) -> [u8; N] {
    std::array::from_fn(|i| first.wrapping_add(i as u8))
}

pub fn study() -> StudyId {
    StudyId(id(0x51))
}

/// A strand or person.
#[derive(Clone)]
pub struct Party {
    pub what: &'static str,
    pub owner: Owner,
    pub secret: Key,
    pub withdrawn: bool,
}

/// Everybody, not in the order of the owners of a payload.
pub fn parties() -> [Party; 5] {
    let party = |what, owner, secret, withdrawn| Party { what, owner, secret: Key(id(secret)), withdrawn };
    let strand = |first| Owner::Strand(SpeakerId(id(first)));
    let person = |first| Owner::Person(PersonId(id(first)));
    [
        party("strand of the seller", strand(0x92), 0x11, false),
        party("strand of the buyer", strand(0x91), 0x12, false),
        party("strand of nobody: lines of the program", strand(0x93), 0x13, false),
        party("person: the buyer", person(0x21), 0x14, false),
        party("person who has withdrawn", person(0x22), 0x15, true),
    ]
}

/// The keys of two epochs.
pub fn study_keys() -> StudyKeys {
    let epochs = vec![(1u32, Key(id(0x31))), (2, Key(id(0x71)))];
    canon::from_bytes(&canon::to_bytes(&epochs).unwrap()).unwrap()
}

/// The signing key of an installation.
pub fn signing(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&id(seed))
}

pub fn public_key(seed: u8) -> PublicKey {
    PublicKey(signing(seed).verifying_key().to_bytes())
}

/// Seals with the nonce that counts up from `first`.
pub fn sealed(key: &Key, first: u8, binding: &Binding<'_>, generation: u32, plain: &[u8]) -> Sealed {
    let nonce = id(first);
    let bound = canon::to_bytes(binding).unwrap();
    Sealed {
        generation,
        key: hex(key.0),
        nonce: hex(nonce),
        associated_data_value: notation::of(&bound),
        associated_data: hex(bound),
        plaintext: hex(plain),
        plaintext_value: None,
        sealed: hex(seal::seal_with(key, nonce, binding, plain).unwrap()),
    }
}

/// Says what the plaintext means.
pub fn with_value(sealed: Sealed) -> Sealed {
    Sealed { plaintext_value: Some(notation::of(&bytes(&sealed.plaintext))), ..sealed }
}

/// A Zstandard frame of one raw block: no library decides how it looks.
fn raw_frame(content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).expect("a short content");
    let block = (u32::from(length) << 3 | 1).to_le_bytes();
    [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, length], &block[..3], content].concat()
}

/// Rows of payloads and batches.
pub struct Rows {
    pub keys: StudyKeys,
    ring: KeyRing,
    pub payloads: Vec<PayloadRow>,
    pub batches: Vec<BatchRow>,
}

impl Rows {
    pub fn new() -> Rows {
        let mut ring = KeyRing::default();
        parties().into_iter().for_each(|party| ring.insert(party.owner, party.secret));
        Rows { keys: study_keys(), ring, payloads: Vec::new(), batches: Vec::new() }
    }

    /// A payload of the study itself, under an epoch.
    pub fn of_study<T: Serialize>(
        &mut self,
        what: &str,
        kind: PayloadKind,
        epoch: u32,
        content: &T,
    ) -> PayloadId {
        let key = self.keys.subkey(epoch, "study payload box").unwrap();
        self.payload(what, kind, (&[], epoch), &key, content)
    }

    /// A payload of strands and persons.
    pub fn of_owners<T: Serialize>(
        &mut self,
        what: &str,
        kind: PayloadKind,
        owners: &[Owner],
        content: &T,
    ) -> PayloadId {
        let mut owners = owners.to_vec();
        owners.sort();
        let key = self.ring.payload_key(&owners).unwrap();
        self.payload(what, kind, (&owners, pen::FIRST_GENERATION), &key, content)
    }

    fn payload<T: Serialize>(
        &mut self,
        what: &str,
        kind: PayloadKind,
        (owners, generation): (&[Owner], u32),
        key: &Key,
        content: &T,
    ) -> PayloadId {
        let content = canon::to_bytes(content).unwrap();
        let plain = if kind.is_compressed() { packed(&content) } else { content.clone() };
        let binding = pen::binding(study(), kind, generation, owners);
        let sealed = sealed(key, 0x40 + self.payloads.len() as u8, &binding, generation, &plain);
        let id = seal::payload_id(&bytes(&sealed.sealed));
        let gone = |owner: &Owner| parties().iter().any(|p| p.owner == *owner && p.withdrawn);
        self.payloads.push(PayloadRow {
            what: what.into(),
            kind: kind as u32,
            owners: owners.iter().map(|o| hex(o.bytes())).collect(),
            joined: (owners.len() > 1).then(|| hex(joined(owners))),
            content_value: notation::of(&content),
            content: hex(content),
            compressed: kind.is_compressed(),
            id: hex(id.0),
            withdrawn: owners.iter().any(gone),
            sealed,
        });
        id
    }

    /// A batch, signed by an installation and sealed under an epoch.
    pub fn batch(&mut self, what: &str, seed: u8, epoch: u32, body: &Body) -> BatchId {
        let bytes = canon::to_bytes(body).unwrap();
        let id = batch::batch_id(&bytes);
        let signed = batch::signed_bytes(id);
        let signature = Signature(signing(seed).sign(&signed).to_bytes());
        let row = batch::row_bytes(&bytes, signature).unwrap();
        let key = self.keys.subkey(epoch, "batch box").unwrap();
        let first = 0x80 + self.batches.len() as u8;
        self.batches.push(BatchRow {
            what: what.into(),
            seed: hex(signing(seed).to_bytes()),
            body_value: notation::of(&bytes),
            body: hex(bytes),
            id: hex(id.0),
            signed: hex(signed),
            signature: hex(signature.0),
            sealed: sealed(&key, first, &batch_binding(study(), epoch, id), epoch, &row),
        });
        id
    }
}

/// The frame of a content. That of the longest was written by a compressor, once: how it looks is no part of
/// the format.
fn packed(content: &[u8]) -> Vec<u8> {
    let frame = if content.len() > 255 { bytes(super::content::COMPRESSED) } else { raw_frame(content) };
    assert!(seal::decompress(&frame).unwrap() == content, "a frame of something else");
    frame
}

/// What the box key of several owners is derived from, by the words of the format: id, key, id, key …
fn joined(owners: &[Owner]) -> Vec<u8> {
    let secret = |owner: &Owner| parties().into_iter().find(|p| p.owner == *owner).unwrap().secret.0;
    owners.iter().flat_map(|owner| [owner.bytes().to_vec(), secret(owner).to_vec()].concat()).collect()
}
