//! A batch: one user action as it is hashed, signed and stored.

use crate::canon::{self, CanonError};
use crate::event::Event;
use crate::ids::*;
use serde::{Deserialize, Serialize};

/// The reader version of this program: it reads batches that need this one or a lower one.
pub const READER: u32 = 4;

/// The lowest reader version that can read these events: what a batch with them says in [`Body::reader`].
pub fn reader_of(events: &[Event]) -> u32 {
    events.iter().map(Event::reader).max().unwrap_or(1)
}

/// When an action happened by its installation's clock: shown, never used to order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// Unix milliseconds.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
}

/// What an action was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// A command.
    Command,
    /// An import of files.
    Import,
    /// A run of rules.
    Rules,
    /// The undoing of a batch.
    Undo {
        /// Which.
        of: BatchId,
    },
    /// A withdrawal.
    Withdrawal {
        /// The persons.
        persons: Vec<PersonId>,
    },
}

/// What is hashed and signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The lowest reader version that can read it.
    pub reader: u32,
    /// The study.
    pub study: StudyId,
    /// The replica that wrote it.
    pub replica: ReplicaId,
    /// Counts the replica's batches from 0.
    pub seq: u64,
    /// 1 + the greatest of the parents; 0 for the first.
    pub lamport: u64,
    /// The heads that the writer saw, rising.
    pub parents: Vec<BatchId>,
    /// When.
    pub at: At,
    /// The person at the keyboard.
    pub coder: Option<CoderId>,
    /// What the action was.
    pub cause: Cause,
    /// The facts.
    pub events: Vec<Event>,
}

/// A body with its id and signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// BLAKE3 of the body's canonical bytes, in a context of its own.
    pub id: BatchId,
    /// The body.
    pub body: Body,
    /// Ed25519 by the replica over [`signed_bytes`].
    pub signature: Signature,
}

/// A batch that needs a newer program: where it stands in the log is known, what it says is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// Its id.
    pub id: BatchId,
    /// The reader version that it needs.
    pub reader: u32,
    /// The study.
    pub study: StudyId,
    /// Its order number.
    pub lamport: u64,
    /// The batches that it stands on.
    pub parents: Vec<BatchId>,
}

/// What a row of the log holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A batch.
    Batch(Box<Batch>),
    /// A batch of a newer program.
    Newer(Newer),
}

/// Why a batch is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// Its bytes are not canonical.
    #[error(transparent)]
    Canon(#[from] CanonError),
    /// Its parents are not sorted, or one stands twice.
    #[error("its parents are not in order")]
    Parents,
    /// There is no reader version 0, and none below what the events need.
    #[error("it names no reader version, or one that can't read it")]
    Reader,
}

/// The id of a body with these canonical bytes.
pub fn batch_id(body: &[u8]) -> BatchId {
    BatchId(blake3::derive_key("kelindan v1 batch id", body))
}

/// The bytes that a replica signs for a batch.
pub fn signed_bytes(id: BatchId) -> Vec<u8> {
    [b"kelindan/v1/batch-sig\0".as_slice(), &id.0].concat()
}

/// What a row's box holds: the body's bytes and the signature.
pub fn row_bytes(body: &[u8], signature: Signature) -> Result<Vec<u8>, CanonError> {
    canon::to_bytes(&(Raw(body.to_vec()), signature))
}

/// Reads what a row's box holds.
///
/// # Errors
/// Bytes that are not canonical; parents out of order. The signature is not checked here.
pub fn from_row(row: &[u8]) -> Result<Row, BatchError> {
    from_row_as(READER, row)
}

/// Reads what a row's box holds as a program of this reader version does.
///
/// # Errors
/// As [`from_row`].
pub fn from_row_as(version: u32, row: &[u8]) -> Result<Row, BatchError> {
    let (body, signature): (Raw, Signature) = canon::from_bytes(row)?;
    let id = batch_id(&body.0);
    let head: Head = canon::beginning(&body.0)?;
    if !head.parents.windows(2).all(|w| w[0] < w[1]) {
        return Err(BatchError::Parents);
    }
    if head.reader == 0 {
        return Err(BatchError::Reader);
    }
    if head.reader > version {
        let Head { reader, study, lamport, parents, .. } = head;
        return Ok(Row::Newer(Newer { id, reader, study, lamport, parents }));
    }
    let body: Body = canon::from_bytes(&body.0)?;
    if body.reader < reader_of(&body.events) {
        return Err(BatchError::Reader);
    }
    Ok(Row::Batch(Box::new(Batch { id, body, signature })))
}

/// The first fields of a body, which stay as they are in every version.
#[derive(Deserialize)]
#[allow(dead_code, reason = "the fields before the parents are read to come to the parents")]
struct Head {
    reader: u32,
    study: StudyId,
    replica: ReplicaId,
    seq: u64,
    lamport: u64,
    parents: Vec<BatchId>,
}

/// A byte string.
#[derive(PartialEq)]
struct Raw(Vec<u8>);

impl Serialize for Raw {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl serde::de::Visitor<'_> for Bytes {
            type Value = Raw;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Raw, E> {
                Ok(Raw(bytes.to_vec()))
            }
        }
        d.deserialize_bytes(Bytes)
    }
}
