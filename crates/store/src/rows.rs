//! The rows of the file: what each box is bound to, and how batches and keys are sealed into theirs.

use crate::error::StoreError;
use crate::keys::{Key, StudyKeys};
use crate::seal::{self, Binding, Id};
use model::batch::{self, Batch};
use model::canon;
use model::event::Owner;
use model::ids::*;
use rusqlite::Connection;
use zeroize::Zeroizing;

/// A row of `batch`, `payload` or `wrap`.
pub(crate) struct Row {
    pub id: Vec<u8>,
    pub epoch: u32,
    pub boxed: Vec<u8>,
}

/// Inserts a row.
pub(crate) fn insert(connection: &Connection, table: &str, row: &Row) -> Result<(), StoreError> {
    let sql = format!("INSERT INTO {table} (id, epoch, box) VALUES (?1, ?2, ?3)");
    connection.prepare_cached(&sql)?.execute((&row.id, row.epoch, &row.boxed))?;
    Ok(())
}

/// Reads a row; `None` when it isn't there.
pub(crate) fn read(connection: &Connection, table: &str, id: &[u8]) -> Result<Option<Row>, StoreError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT epoch, box FROM {table} WHERE id = ?1"))?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(Row { id: id.to_vec(), epoch: row.get(0)?, boxed: row.get(1)? }))
}

/// The id of a row of `payload`; `None` when it is none.
pub(crate) fn payload_id(row: &Row) -> Option<PayloadId> {
    row.id.as_slice().try_into().ok().map(PayloadId)
}

/// The row of a batch, sealed under the newest epoch.
pub(crate) fn of_batch(batch: &Batch, study: StudyId, keys: &StudyKeys) -> Result<Row, StoreError> {
    let system = |e: canon::CanonError| StoreError::System(e.to_string());
    let body = canon::to_bytes(&batch.body).map_err(system)?;
    let plain = batch::row_bytes(&body, batch.signature).map_err(system)?;
    let epoch = keys.epoch();
    let key = keys.subkey(epoch, "batch box")?;
    let boxed = seal::seal(&key, &batch_binding(study, epoch, batch.id), &plain)?;
    Ok(Row { id: batch.id.0.to_vec(), epoch, boxed })
}

/// The row of a strand's or person's key, sealed under the newest epoch.
pub(crate) fn of_key(
    owner: &Owner,
    secret: &Key,
    study: StudyId,
    keys: &StudyKeys,
) -> Result<Row, StoreError> {
    let epoch = keys.epoch();
    let key = keys.subkey(epoch, "person wrap")?;
    let plain = Zeroizing::new(secret.0);
    let boxed = seal::seal(&key, &wrap_binding(study, epoch, owner), plain.as_slice())?;
    Ok(Row { id: wrap_row(keys, owner).to_vec(), epoch, boxed })
}

/// The row id of an owner's key: a keyed hash, so that the file alone doesn't show which ids it holds.
pub(crate) fn wrap_row(keys: &StudyKeys, owner: &Owner) -> [u8; 16] {
    let hash = blake3::keyed_hash(&keys.lasting("row key").0, &owner.bytes());
    let mut row = [0; 16];
    row.copy_from_slice(&hash.as_bytes()[..16]);
    row
}

pub(crate) fn batch_binding(study: StudyId, epoch: u32, id: BatchId) -> Binding<'static> {
    Binding::new("batch", study, 0, epoch, vec![Id(id.0.to_vec())])
}

pub(crate) fn wrap_binding(study: StudyId, epoch: u32, owner: &Owner) -> Binding<'static> {
    let kind = match owner {
        Owner::Strand(_) => 0,
        Owner::Person(_) => 1,
    };
    Binding::new("wrap", study, kind, epoch, vec![Id(owner.bytes().to_vec())])
}
