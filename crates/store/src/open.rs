//! Opening: every row must be sealed by this study, and the rows must be exactly those that the manifest stands on.

use crate::error::{StoreError, damaged};
use crate::file::{Newer, Opened, Secret, StudyFile};
use crate::follow::Folded;
use crate::keys::{Key, KeyRing, StudyKeys};
use crate::manifest::{self, Manifest};
use crate::memory::{Memory, Place};
use crate::newer::{self, Log, Readable};
use crate::parallel::in_parallel;
use crate::rows::{Row as SealedRow, batch_binding, wrap_binding, wrap_row};
use crate::slots;
use crate::{disk, schema, signatures};
use model::batch::{self, Batch, Row};
use model::event::Owner;
use model::ids::*;
use model::state::{self, State, Withdrawn};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// What the rows of a file add up to.
pub(crate) struct Loaded {
    pub manifest: Manifest,
    pub state: State,
    pub ring: KeyRing,
    pub batches: HashMap<BatchId, Batch>,
    pub newer: Option<Newer>,
    pub aside: BTreeSet<BatchId>,
}

pub(crate) fn open(
    path: &Path,
    secret: &Secret<'_>,
    place: &Place,
) -> Result<(StudyFile, Opened), StoreError> {
    open_file(path, secret, place).map_err(|error| match error {
        // Where the -shm beside the study can't be made, SQLite only speaks of input and output.
        StoreError::System(_) if disk::free(path).is_some_and(|free| free < LEAST_ROOM) => {
            StoreError::NoSpace
        }
        other => other,
    })
}

/// With less room than this a study can't be opened: what SQLite keeps beside it takes that much.
const LEAST_ROOM: u64 = 64 << 10;

fn open_file(path: &Path, secret: &Secret<'_>, place: &Place) -> Result<(StudyFile, Opened), StoreError> {
    let length = std::fs::metadata(path)?.len();
    if length == 0 {
        return Err(StoreError::NotAStudy);
    }
    let connection = schema::open(path)?;
    let slots = slots::read(&connection)?;
    let unlocked = match secret {
        Secret::Passphrase(passphrase) => slots::open_with_passphrase(&slots, passphrase)?,
        Secret::Recovery(key) => slots::open_with_identity(&slots, key)?,
    };
    let (study, keys) = (unlocked.file.study, unlocked.file.keys);
    let memory = Memory::load(place, study, &keys)?;
    let loaded = load(&connection, study, &keys, &memory.checked())?;
    let mut file = StudyFile {
        connection,
        path: path.to_owned(),
        study,
        keys,
        holders: unlocked.file.holders,
        holder: unlocked.holder,
        ring: loaded.ring,
        manifest: loaded.manifest,
        state: Arc::new(loaded.state),
        batches: loaded.batches,
        memory,
        forgotten: None,
        newer: loaded.newer,
        aside: loaded.aside,
        folded: Folded::default(),
    };
    let opened = file.notice()?;
    Ok((file, opened))
}

impl StudyFile {
    /// Compares the file with what this installation remembers, and brings an erasure to its end.
    fn notice(&mut self) -> Result<Opened, StoreError> {
        let own = self.memory.public_key().replica();
        let forks = self.state.forks();
        let forked =
            forks.iter().any(|(one, _)| self.batches.get(one).is_some_and(|b| b.body.replica == own));
        let remembered: BTreeSet<BatchId> =
            self.memory.heads.iter().chain(&self.memory.last).copied().collect();
        let is_missing = |id: &&BatchId| !self.batches.contains_key(id) && !self.aside.contains(id);
        let lacks = remembered.iter().filter(is_missing).count();
        if lacks > 0 || forked {
            self.memory.begin_anew()?;
        } else if self.newer.is_none() && self.memory.heads != self.manifest.heads {
            self.memory.see(&self.manifest.heads);
            self.memory.remember_withdrawn(&self.state.withdrawn);
            // A memory that lags behind is harmless.
            let _ = self.memory.save();
        }
        let scrubbed = if self.manifest.scrub_pending { self.scrub(&[]) } else { Ok(()) };
        self.hide_forgotten();
        Ok(Opened {
            lacks,
            forks: forks.len(),
            newer: self.newer,
            scrub_pending: scrubbed.err().map(|e| e.to_string()),
            to_withdraw: self.forgotten.is_some(),
        })
    }

    /// Takes away from sight what this installation knows to be withdrawn and the file still holds.
    pub(crate) fn hide_forgotten(&mut self) {
        let (there, known) = (&self.state.withdrawn, &self.memory.withdrawn);
        let strands = known.strands.difference(&there.strands);
        let strands: BTreeSet<_> = strands.filter(|s| self.state.speakers.contains_key(s)).copied().collect();
        let persons = known.persons.difference(&there.persons);
        let persons: BTreeSet<_> = persons.filter(|p| self.state.persons.contains_key(p)).copied().collect();
        let state = &self.state;
        let payloads = known.payloads.difference(&there.payloads);
        let payloads =
            payloads.filter(|p| state.payloads.contains_key(p) && !state.is_gone(p)).copied().collect();
        let forgotten = Withdrawn { strands, persons, payloads };
        self.forgotten = None;
        if forgotten.size() > 0 {
            let withdrawn = &mut Arc::make_mut(&mut self.state).withdrawn;
            withdrawn.strands.extend(&forgotten.strands);
            withdrawn.persons.extend(&forgotten.persons);
            withdrawn.payloads.extend(&forgotten.payloads);
            self.ring.retain(|owner| !withdrawn.has(owner));
            self.forgotten = Some(forgotten);
        }
    }
}

/// The rows of a file as one consistent reading. What `checked` stands on has been checked by this installation.
pub(crate) fn load(
    connection: &Connection,
    study: StudyId,
    keys: &StudyKeys,
    checked: &[BatchId],
) -> Result<Loaded, StoreError> {
    let reading = connection.unchecked_transaction()?;
    let manifest = Manifest::read(&reading, study, keys)?;
    if manifest.slots != slots::digest(&slots::read(&reading)?) {
        return Err(StoreError::Damaged("key slots".into()));
    }
    let log = read_log(&reading, study, keys)?;
    let Readable { batches, heads, newer, aside } = newer::readable(log, &manifest.heads)?;
    let batches: HashMap<BatchId, Batch> = batches.into_iter().map(|b| (b.id, b)).collect();
    let ordered = state::in_order(&batches, &heads)?;
    signatures::check(&ordered, study, checked)?;
    if ordered.is_empty() && newer.is_none() {
        // A new study that was interrupted before it had its name.
        return Err(StoreError::Damaged("the beginning of the log".into()));
    }
    let mut state = State::fold(ordered)?;
    if state.heads != heads {
        return Err(StoreError::Damaged("heads".into()));
    }
    if newer.is_none() && manifest.withdrawn != manifest::digest_of(&state.withdrawn) {
        return Err(StoreError::Damaged("list of withdrawals".into()));
    }
    if newer.is_some() {
        // What a newer program withdrew is gone, though the withdrawal can't be read.
        newer::leave_out_what_is_gone(&reading, keys, &mut state)?;
    }
    let ring = read_wraps(&reading, study, keys, &state, newer.is_some())?;
    if newer.is_none() {
        check_payload_rows(&reading, &state)?;
    }
    reading.finish()?;
    Ok(Loaded { manifest, state, ring, batches, newer, aside })
}

fn read_log(connection: &Connection, study: StudyId, keys: &StudyKeys) -> Result<Log, StoreError> {
    let mut statement = connection.prepare("SELECT id, epoch, box FROM batch")?;
    let mut rows = statement.query([])?;
    let mut sealed = Vec::new();
    while let Some(row) = rows.next()? {
        let id: Vec<u8> = row.get(0).map_err(|_| StoreError::Damaged("batch row".into()))?;
        let broken = |_| damaged("batch", &id);
        let (epoch, boxed) = (row.get(1).map_err(broken)?, row.get(2).map_err(broken)?);
        sealed.push(SealedRow { id, epoch, boxed });
    }
    let opened = in_parallel(&sealed, |part| {
        part.iter().map(|row| open_batch(row, study, keys)).collect::<Result<Vec<_>, _>>()
    });
    let mut log = Log { batches: Vec::with_capacity(sealed.len()), newer: Vec::new() };
    for part in opened {
        for row in part? {
            match row {
                Row::Batch(batch) => log.batches.push(*batch),
                Row::Newer(newer) => log.newer.push(newer),
            }
        }
    }
    Ok(log)
}

pub(crate) fn open_batch(row: &SealedRow, study: StudyId, keys: &StudyKeys) -> Result<Row, StoreError> {
    let broken = || damaged("batch", &row.id);
    let id = BatchId(row.id.as_slice().try_into().map_err(|_| broken())?);
    let plain = keys.open(row.epoch, "batch box", &batch_binding(study, row.epoch, id), &row.boxed);
    let opened = batch::from_row(&plain.ok_or_else(broken)?);
    let opened = opened.map_err(|e| StoreError::Batch(id.short(), e))?;
    let belongs = match &opened {
        Row::Batch(batch) => batch.id == id && batch.body.study == study,
        Row::Newer(newer) => newer.id == id && newer.study == study,
    };
    if belongs { Ok(opened) } else { Err(broken()) }
}

fn read_wraps(
    connection: &Connection,
    study: StudyId,
    keys: &StudyKeys,
    state: &State,
    may_have_more: bool,
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
        let owner = match expected.remove(&row_id) {
            Some(owner) => owner,
            None if may_have_more => continue,
            None => return Err(broken()),
        };
        let row = SealedRow { id, epoch, boxed };
        let key = open_wrap(&row, &owner, study, keys, state)?;
        ring.insert(owner, key);
    }
    match expected.keys().next() {
        Some(missing) => Err(StoreError::Damaged(format!("key {} is missing", model::hex(&missing[..4])))),
        None => Ok(ring),
    }
}

/// Opens the key of an owner; it must be the one that the log commits to.
pub(crate) fn open_wrap(
    row: &SealedRow,
    owner: &Owner,
    study: StudyId,
    keys: &StudyKeys,
    state: &State,
) -> Result<Key, StoreError> {
    let broken = || damaged("key", &row.id);
    let plain = keys.open(row.epoch, "person wrap", &wrap_binding(study, row.epoch, owner), &row.boxed);
    let plain = plain.map(Zeroizing::new).ok_or_else(broken)?;
    let key = Key(plain.as_slice().try_into().map_err(|_| broken())?);
    if Some(key.commitment()) == commitment(state, owner) { Ok(key) } else { Err(broken()) }
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
