//! Opening: every row must be sealed by this study, and the rows must be exactly those that the manifest stands on.

use crate::error::{StoreError, damaged};
use crate::file::{
    Manifest, Opened, Secret, StudyFile, batch_binding, withdrawn_digest, wrap_binding, wrap_row,
};
use crate::keys::{Key, KeyRing, StudyKeys};
use crate::memory::{Memory, Place};
use crate::slots::{self, Slot};
use crate::{schema, seal};
use ed25519_dalek::VerifyingKey;
use model::batch::{self, Batch};
use model::canon;
use model::event::{Event, Owner, PublicKey};
use model::ids::*;
use model::state::{self, State};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use zeroize::Zeroizing;

/// What the rows of a file add up to.
pub(crate) struct Loaded {
    pub manifest: Manifest,
    pub state: State,
    pub ring: KeyRing,
    pub batches: HashMap<BatchId, Batch>,
}

pub(crate) fn open(
    path: &Path,
    secret: &Secret<'_>,
    place: &Place,
) -> Result<(StudyFile, Opened), StoreError> {
    let length = std::fs::metadata(path)?.len();
    if length == 0 {
        return Err(StoreError::NotAStudy);
    }
    let connection = schema::connect(path, false)?;
    let slots = read_slots(&connection)?;
    let (study, keys) = match secret {
        Secret::Passphrase(passphrase) => slots::open_with_passphrase(&slots, passphrase)?,
        Secret::Recovery(key) => slots::open_with_identity(&slots, key)?,
    };
    let loaded = load(&connection, study, &keys)?;
    if loaded.manifest.slots.0 != slots::digest(&slots) {
        return Err(StoreError::Damaged("key slots".into()));
    }
    let mut memory = Memory::load(place, study, &keys)?;
    let has = |id: &BatchId| loaded.batches.contains_key(id);
    let forgot =
        memory.withdrawn.iter().any(|id| loaded.state.payloads.contains_key(id) && !loaded.state.is_gone(id));
    let lacks = !(memory.last.iter().all(has) && memory.heads.iter().all(has));
    let older_copy = memory.known && (lacks || forgot);
    let opened = Opened { older_copy, forks: loaded.state.forks().len() };
    let forked = loaded.state.forks().iter().any(|(one, _)| {
        loaded.batches.get(one).is_some_and(|b| b.body.replica == memory.public_key().replica())
    });
    if older_copy || forked {
        memory.begin_anew()?;
    }
    let mut file = StudyFile {
        connection,
        path: path.to_owned(),
        study,
        keys,
        ring: loaded.ring,
        manifest: loaded.manifest,
        state: loaded.state,
        batches: loaded.batches,
        memory,
    };
    if file.manifest.scrub_pending {
        file.scrub()?;
    }
    Ok((file, opened))
}

/// The rows of a file as one consistent reading.
pub(crate) fn load(connection: &Connection, study: StudyId, keys: &StudyKeys) -> Result<Loaded, StoreError> {
    let reading = connection.unchecked_transaction()?;
    let manifest = read_manifest(&reading, study, keys)?;
    let heads: BTreeSet<BatchId> = manifest.heads.iter().copied().collect();
    let ordered = state::in_order(read_batches(&reading, study, keys)?, &heads)?;
    check_signatures(&ordered)?;
    let state = State::fold(&ordered)?;
    if state.heads != heads {
        return Err(StoreError::Damaged("heads".into()));
    }
    if manifest.withdrawn != withdrawn_digest(&state) {
        return Err(StoreError::Damaged("list of withdrawals".into()));
    }
    let ring = read_wraps(&reading, study, keys, &state)?;
    check_payload_rows(&reading, &state)?;
    reading.finish()?;
    Ok(Loaded { manifest, state, ring, batches: ordered.into_iter().map(|b| (b.id, b)).collect() })
}

fn read_slots(connection: &Connection) -> Result<Vec<Slot>, StoreError> {
    let (count, longest): (i64, Option<i64>) =
        connection.query_row("SELECT count(*), max(length(body)) FROM slot", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    if !(1..=MOST_SLOTS).contains(&count) || longest.is_none_or(|l| l > slots::LARGEST_SLOT as i64) {
        return Err(StoreError::Damaged("key slots".into()));
    }
    let mut statement = connection.prepare("SELECT kind, body FROM slot ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok(Slot { kind: row.get(0)?, body: row.get(1)? }))?;
    rows.collect::<Result<_, _>>().map_err(|_| StoreError::Damaged("key slots".into()))
}

/// Every passphrase slot costs a second of work: planted ones shall not stall the program.
const MOST_SLOTS: i64 = 16;

pub(crate) fn read_manifest(
    connection: &Connection,
    study: StudyId,
    keys: &StudyKeys,
) -> Result<Manifest, StoreError> {
    let broken = || StoreError::Damaged("manifest".into());
    let rows: i64 = connection.query_row("SELECT count(*) FROM manifest", [], |row| row.get(0))?;
    if rows != 1 {
        return Err(broken());
    }
    let (epoch, boxed): (u32, Vec<u8>) = connection
        .query_row("SELECT epoch, box FROM manifest WHERE id = 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .map_err(|_| broken())?;
    let key = keys.subkey(epoch, "manifest box")?;
    let plain = seal::open(&key, &Manifest::binding(study, epoch), &boxed).ok_or_else(broken)?;
    let manifest: Manifest = canon::from_bytes(&plain).map_err(|_| broken())?;
    if manifest.study != study || manifest.epoch != epoch {
        return Err(broken());
    }
    if i64::from(manifest.format) > schema::FORMAT {
        return Err(StoreError::NewerFormat(manifest.format.into()));
    }
    Ok(manifest)
}

fn read_batches(connection: &Connection, study: StudyId, keys: &StudyKeys) -> Result<Vec<Batch>, StoreError> {
    let mut subkeys: BTreeMap<u32, Key> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT id, epoch, box FROM batch")?;
    let mut rows = statement.query([])?;
    let mut batches = Vec::new();
    while let Some(row) = rows.next()? {
        let id: Vec<u8> = row.get(0).map_err(|_| StoreError::Damaged("batch row".into()))?;
        let broken = || damaged("batch", &id);
        let (epoch, boxed): (u32, Vec<u8>) =
            (row.get(1).map_err(|_| broken())?, row.get(2).map_err(|_| broken())?);
        let batch_id = BatchId(id.as_slice().try_into().map_err(|_| broken())?);
        let key = match subkeys.entry(epoch) {
            std::collections::btree_map::Entry::Occupied(e) => e.into_mut(),
            std::collections::btree_map::Entry::Vacant(e) => e.insert(keys.subkey(epoch, "batch box")?),
        };
        let plain = seal::open(key, &batch_binding(study, epoch, batch_id), &boxed).ok_or_else(broken)?;
        let batch = batch::from_row(&plain).map_err(|e| StoreError::Batch(batch_id.short(), e))?;
        if batch.id != batch_id || batch.body.study != study {
            return Err(broken());
        }
        batches.push(batch);
    }
    Ok(batches)
}

/// Each batch must be signed by the key that its replica announced, at the latest in that very batch.
fn check_signatures(batches: &[Batch]) -> Result<(), StoreError> {
    let mut known: HashMap<ReplicaId, PublicKey> = HashMap::new();
    for batch in batches {
        for event in &batch.body.events {
            if let Event::ReplicaAnnounced { key } = event {
                known.insert(key.replica(), *key);
            }
        }
        let broken = || damaged("signature of batch", &batch.id.0);
        let key = known.get(&batch.body.replica).ok_or_else(broken)?;
        let key = VerifyingKey::from_bytes(&key.0).map_err(|_| broken())?;
        let signature = ed25519_dalek::Signature::from_bytes(&batch.signature.0);
        key.verify_strict(&batch::signed_bytes(batch.id), &signature).map_err(|_| broken())?;
    }
    Ok(())
}

fn read_wraps(
    connection: &Connection,
    study: StudyId,
    keys: &StudyKeys,
    state: &State,
) -> Result<KeyRing, StoreError> {
    let mut ring = KeyRing::default();
    let owners = state.owners();
    let mut expected: HashMap<[u8; 16], Owner> = owners.iter().map(|o| (wrap_row(keys, o), *o)).collect();
    let mut statement = connection.prepare("SELECT id, epoch, box FROM wrap")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: Vec<u8> = row.get(0).map_err(|_| StoreError::Damaged("key row".into()))?;
        let broken = || damaged("key", &id);
        let (epoch, boxed): (u32, Vec<u8>) =
            (row.get(1).map_err(|_| broken())?, row.get(2).map_err(|_| broken())?);
        let row_id: [u8; 16] = id.as_slice().try_into().map_err(|_| broken())?;
        let owner = expected.remove(&row_id).ok_or_else(broken)?;
        let wrap = keys.subkey(epoch, "person wrap")?;
        let plain = seal::open(&wrap, &wrap_binding(study, epoch, &owner), &boxed).map(Zeroizing::new);
        let plain = plain.ok_or_else(broken)?;
        let key = Key(plain.as_slice().try_into().map_err(|_| broken())?);
        if Some(key.commitment()) != commitment(state, &owner) {
            return Err(broken());
        }
        ring.insert(owner, key);
    }
    match expected.keys().next() {
        Some(missing) => Err(StoreError::Damaged(format!("key {} is missing", model::hex(&missing[..4])))),
        None => Ok(ring),
    }
}

fn commitment(state: &State, owner: &Owner) -> Option<KeyCommitment> {
    match owner {
        Owner::Strand(s) => state.speakers.get(s).map(|s| s.key),
        Owner::Person(p) => state.persons.get(p).map(|p| p.key),
    }
}

/// The payload rows must be exactly those that events commit to, less the withdrawn.
fn check_payload_rows(connection: &Connection, state: &State) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT id FROM payload")?;
    let mut rows = statement.query([])?;
    let mut found = 0;
    while let Some(row) = rows.next()? {
        let id: Vec<u8> = row.get(0).map_err(|_| StoreError::Damaged("payload row".into()))?;
        let known = id.as_slice().try_into().map(PayloadId);
        let belongs =
            known.is_ok_and(|id| state.payloads.contains_key(&id) && !state.withdrawn.payloads.contains(&id));
        if !belongs {
            return Err(StoreError::Damaged(format!(
                "payload {} is foreign",
                model::hex(&id[..id.len().min(4)])
            )));
        }
        found += 1;
    }
    let expected = state.expected_payloads().count();
    if found == expected {
        return Ok(());
    }
    let mut probe = connection.prepare("SELECT 1 FROM payload WHERE id = ?1")?;
    for id in state.expected_payloads() {
        if !probe.exists([id.0.as_slice()])? {
            return Err(StoreError::Damaged(format!("payload {} is missing", id.short())));
        }
    }
    Ok(())
}
