//! An open study: its state, its keys, and the one way to append to it.

use crate::error::{StoreError, damaged};
use crate::keys::{KeyRing, StudyKeys, random};
use crate::memory::{Memory, Place};
use crate::pen::{FIRST_GENERATION, Pen, binding};
use crate::seal::{self, Binding, Id};
use crate::slots::{self, RecoveryKey, Work};
use crate::{open, schema};
use model::batch::{At, Batch, Body, Cause, READER};
use model::event::{Event, Owner};
use model::ids::*;
use model::payload::PayloadKind;
use model::{State, canon};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A study that was opened. It is closed, and the file made one whole again, when it is dropped.
pub struct StudyFile {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) study: StudyId,
    pub(crate) keys: StudyKeys,
    pub(crate) ring: KeyRing,
    pub(crate) manifest: Manifest,
    pub(crate) state: State,
    pub(crate) batches: HashMap<BatchId, Batch>,
    pub(crate) memory: Memory,
}

/// What a new study is made from.
pub struct NewStudy<'a> {
    /// Its title.
    pub title: &'a str,
    /// The name of its first coder.
    pub coder: &'a str,
    /// The passphrase.
    pub passphrase: &'a str,
    /// How much work a guess costs.
    pub work: Work,
    /// When.
    pub at: At,
}

/// What opens a study.
pub enum Secret<'a> {
    /// A passphrase.
    Passphrase(&'a str),
    /// The recovery key.
    Recovery(&'a str),
}

/// What was noticed on opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Opened {
    /// The file lacks what this installation wrote or saw: an older copy. A new replica begins with the next action.
    pub older_copy: bool,
    /// Batches that one replica wrote twice with one number.
    pub forks: usize,
}

/// One action, to be appended as one batch.
pub(crate) struct Action {
    pub at: At,
    pub coder: Option<CoderId>,
    pub cause: Cause,
    pub events: Vec<Event>,
}

/// The sealed summary that says exactly which rows belong to the study.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub format: u32,
    pub study: StudyId,
    pub epoch: u32,
    pub counter: u64,
    pub heads: Vec<BatchId>,
    pub slots: PayloadId,
    pub withdrawn: PayloadId,
    pub scrub_pending: bool,
}

impl Manifest {
    pub fn binding(study: StudyId, epoch: u32) -> Binding<'static> {
        Binding::new("manifest", study, 0, epoch, vec![])
    }

    /// The box of its row.
    pub fn seal(&self, keys: &StudyKeys) -> Result<Vec<u8>, StoreError> {
        let key = keys.subkey(self.epoch, "manifest box")?;
        let plain = canon::to_bytes(self).map_err(|e| StoreError::System(e.to_string()))?;
        seal::seal(&key, &Manifest::binding(self.study, self.epoch), &plain)
    }
}

/// The digest of everything withdrawn.
pub(crate) fn withdrawn_digest(state: &State) -> PayloadId {
    let w = &state.withdrawn;
    let mut hasher = blake3::Hasher::new();
    let short = w.strands.iter().map(|id| &id.0).chain(w.persons.iter().map(|id| &id.0));
    for id in short {
        hasher.update(id);
    }
    for id in &w.payloads {
        hasher.update(&id.0);
    }
    PayloadId(*hasher.finalize().as_bytes())
}

impl StudyFile {
    /// Makes a study file. It is there whole or not at all.
    ///
    /// # Errors
    /// A file is there already; the folder can't be written; the disk is full.
    pub fn create(
        path: &Path,
        new: &NewStudy<'_>,
        place: &Place,
    ) -> Result<(StudyFile, RecoveryKey), StoreError> {
        if path.exists() {
            return Err(StoreError::Exists);
        }
        let partial = path.with_extension(format!("new-{}", model::hex(&random::<4>()?)));
        let made = StudyFile::create_at(&partial, new, place);
        let recovery = made.and_then(|recovery| {
            // Never over a file that another program made meanwhile.
            if path.exists() { Err(StoreError::Exists) } else { Ok(recovery) }
        });
        let renamed = recovery.and_then(|r| Ok(std::fs::rename(&partial, path).map(|()| r)?));
        if renamed.is_err() {
            for end in ["", "-wal", "-shm", "-journal"] {
                let mut name = partial.clone().into_os_string();
                name.push(end);
                let _ = std::fs::remove_file(name);
            }
        }
        let recovery = renamed?;
        crate::disk::sync_folder(path)?;
        let opened = StudyFile::open(path, &Secret::Recovery(recovery.reveal()), place);
        // Nobody has seen its keys yet: a study that can't be opened now never will be.
        let (file, _) = opened.inspect_err(|_| drop(std::fs::remove_file(path)))?;
        Ok((file, recovery))
    }

    fn create_at(path: &Path, new: &NewStudy<'_>, place: &Place) -> Result<RecoveryKey, StoreError> {
        let connection = schema::connect(path, true)?;
        schema::create(&connection)?;
        let study = StudyId(random()?);
        let keys = StudyKeys { epochs: vec![(1, crate::keys::Key::random()?)] };
        let (slots, recovery) = slots::create(study, &keys, new.passphrase, new.work)?;
        for slot in &slots {
            connection.execute("INSERT INTO slot (kind, body) VALUES (?1, ?2)", (slot.kind, &slot.body))?;
        }
        let state = State::default();
        let manifest = Manifest {
            format: schema::FORMAT as u32,
            study,
            epoch: 1,
            counter: 0,
            heads: vec![],
            slots: PayloadId(slots::digest(&slots)),
            withdrawn: withdrawn_digest(&state),
            scrub_pending: false,
        };
        let mut file = StudyFile {
            connection,
            path: path.to_owned(),
            study,
            memory: Memory::load(place, study, &keys)?,
            keys,
            ring: KeyRing::default(),
            manifest,
            state,
            batches: HashMap::new(),
        };
        file.write_manifest_row()?;
        let mut pen = Pen::default();
        let title = pen.text(&file, PayloadKind::Title, &[], new.title)?;
        let name = pen.text(&file, PayloadKind::CoderName, &[], new.coder)?;
        let coder = CoderId(pen.id()?);
        let events = vec![Event::StudyCreated { title }, Event::CoderAdded { coder, name }];
        file.commit(pen, new.at, Some(coder), Cause::Command, events, &mut |_, _| true)?;
        Ok(recovery)
    }

    fn write_manifest_row(&self) -> Result<(), StoreError> {
        let boxed = self.manifest.seal(&self.keys)?;
        self.connection.execute(
            "INSERT INTO manifest (id, epoch, box) VALUES (1, ?1, ?2)",
            (self.manifest.epoch, boxed),
        )?;
        Ok(())
    }

    /// Opens a study.
    ///
    /// # Errors
    /// No study, wrong secret, or a row that is damaged, missing or foreign, named by table and hash.
    pub fn open(path: &Path, secret: &Secret<'_>, place: &Place) -> Result<(StudyFile, Opened), StoreError> {
        open::open(path, secret, place)
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The study's id.
    pub fn study(&self) -> StudyId {
        self.study
    }

    /// Where the file stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The id of this installation's replica.
    pub fn replica(&self) -> ReplicaId {
        self.memory.public_key().replica()
    }

    /// A batch by its id.
    pub fn batch(&self, id: BatchId) -> Option<&Batch> {
        self.batches.get(&id)
    }

    /// The keyed fingerprint of an imported content.
    pub fn fingerprint(&self, content: &[u8]) -> Fingerprint {
        Fingerprint(*blake3::keyed_hash(&self.keys.lasting("fingerprint").0, content).as_bytes())
    }

    /// Appends one action: all of it is durable when this returns, or nothing of it is stored.
    ///
    /// `progress` is told how many payloads are written of how many; it returns false to stop.
    ///
    /// # Errors
    /// `Changed` when another program wrote meanwhile: the state is then the new one, and the action is to be
    /// prepared again; `Stopped`; disk full and the like; `Uncertain` when the system failed in the very act of committing.
    pub fn commit(
        &mut self,
        pen: Pen,
        at: At,
        coder: Option<CoderId>,
        cause: Cause,
        events: Vec<Event>,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<BatchId, StoreError> {
        self.write(pen, Action { at, coder, cause, events }, false, progress)
    }

    /// [`StudyFile::commit`], and with `scrub` the deletion of everything that the new state has withdrawn.
    pub(crate) fn write(
        &mut self,
        pen: Pen,
        action: Action,
        scrub: bool,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<BatchId, StoreError> {
        if !self.memory.known {
            // The key must outlive a crash that comes right after the commit.
            self.memory.save()?;
        }
        let now = open::read_manifest(&self.connection, self.study, &self.keys)?;
        if now.counter != self.manifest.counter {
            // The action was prepared on another state: the caller looks again, then repeats it.
            self.reload()?;
            return Err(StoreError::Changed);
        }
        let batch = self.batch_of(action)?;
        let mut state = self.state.clone();
        state.append(&batch)?;
        if pen.payloads.iter().any(|p| state.is_gone(&p.id)) {
            return Err(StoreError::Withdrawn);
        }
        let manifest = Manifest {
            counter: self.manifest.counter + 1,
            heads: state.heads.iter().copied().collect(),
            withdrawn: withdrawn_digest(&state),
            scrub_pending: scrub || self.manifest.scrub_pending,
            ..self.manifest.clone()
        };
        self.store(&pen, &batch, &state, &manifest, progress)?;
        for (owner, key) in pen.keys {
            self.ring.insert(owner, key);
        }
        for owner in state.withdrawn.strands.iter().map(|s| Owner::Strand(*s)) {
            self.ring.remove(&owner);
        }
        for owner in state.withdrawn.persons.iter().map(|p| Owner::Person(*p)) {
            self.ring.remove(&owner);
        }
        self.memory.last = Some(batch.id);
        self.memory.heads = manifest.heads.clone();
        self.memory.remember_withdrawn(&state.withdrawn.payloads);
        self.manifest = manifest;
        self.state = state;
        let id = batch.id;
        self.batches.insert(id, batch);
        // The action is stored. A memory that can't be saved only means that it lags behind, which is harmless.
        let _ = self.memory.save();
        Ok(id)
    }

    fn batch_of(&self, action: Action) -> Result<Batch, StoreError> {
        let key = self.memory.public_key();
        let replica = key.replica();
        let own = self.state.batches.iter().filter(|b| b.replica == replica);
        let mut events = action.events;
        if !self.state.replicas.contains_key(&replica) {
            events.insert(0, Event::ReplicaAnnounced { key });
        }
        let parents: Vec<BatchId> = self.state.heads.iter().copied().collect();
        let lamports =
            self.state.batches.iter().filter(|b| self.state.heads.contains(&b.id)).map(|b| b.lamport);
        let body = Body {
            reader: READER,
            study: self.study,
            replica,
            seq: own.map(|b| b.seq + 1).max().unwrap_or(0),
            lamport: lamports.max().map_or(0, |l| l + 1),
            parents,
            at: action.at,
            coder: action.coder,
            cause: action.cause,
            events,
        };
        let bytes = canon::to_bytes(&body).map_err(|e| StoreError::System(e.to_string()))?;
        let id = model::batch::batch_id(&bytes);
        Ok(Batch { id, body, signature: self.memory.sign(id) })
    }

    /// One transaction: rows, deletions, manifest.
    fn store(
        &mut self,
        pen: &Pen,
        batch: &Batch,
        state: &State,
        manifest: &Manifest,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<(), StoreError> {
        let manifest_box = manifest.seal(&self.keys)?;
        let batch_box = self.seal_batch(batch, manifest.epoch)?;
        let wraps = self.wraps(pen)?;
        let before = self.manifest.counter;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if open::read_manifest(&transaction, self.study, &self.keys)?.counter != before {
            return Err(StoreError::Changed);
        }
        let insert = |table: &str, id: &[u8], epoch: u32, boxed: &[u8]| {
            transaction
                .prepare_cached(&format!("INSERT INTO {table} (id, epoch, box) VALUES (?1, ?2, ?3)"))
                .and_then(|mut s| s.execute((id, epoch, boxed)))
        };
        insert("batch", &batch.id.0, manifest.epoch, &batch_box)?;
        for (id, boxed) in &wraps {
            insert("wrap", id, manifest.epoch, boxed)?;
        }
        let total = pen.payloads.len() as u64;
        for (done, payload) in (0..).zip(&pen.payloads) {
            if !progress(done, total) {
                return Err(StoreError::Stopped);
            }
            insert("payload", &payload.id.0, payload.generation, &payload.boxed)?;
        }
        if manifest.scrub_pending {
            delete_withdrawn(&transaction, state, &self.keys)?;
        }
        transaction.execute(
            "UPDATE manifest SET epoch = ?1, box = ?2 WHERE id = 1",
            (manifest.epoch, manifest_box),
        )?;
        transaction.commit().map_err(|e| match e.sqlite_error_code() {
            Some(rusqlite::ErrorCode::SystemIoFailure) => StoreError::Uncertain("input/output error".into()),
            _ => e.into(),
        })
    }

    fn seal_batch(&self, batch: &Batch, epoch: u32) -> Result<Vec<u8>, StoreError> {
        let system = |e: canon::CanonError| StoreError::System(e.to_string());
        let body = canon::to_bytes(&batch.body).map_err(system)?;
        let row = model::batch::row_bytes(&body, batch.signature).map_err(system)?;
        let key = self.keys.subkey(epoch, "batch box")?;
        seal::seal(&key, &batch_binding(self.study, epoch, batch.id), &row)
    }

    fn wraps(&self, pen: &Pen) -> Result<Vec<Wrap>, StoreError> {
        let epoch = self.keys.epoch();
        let key = self.keys.subkey(epoch, "person wrap")?;
        let wrap = |(owner, secret): &(Owner, crate::keys::Key)| {
            let plain = Zeroizing::new(secret.0);
            let boxed = seal::seal(&key, &wrap_binding(self.study, epoch, owner), plain.as_slice())?;
            Ok((wrap_row(&self.keys, owner), boxed))
        };
        pen.keys.iter().map(wrap).collect()
    }

    /// The opened content of a payload; `None` when it was withdrawn.
    ///
    /// # Errors
    /// The row is missing or damaged.
    pub(crate) fn open_payload(&self, id: PayloadId) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        if self.state.is_gone(&id) {
            return Ok(None);
        }
        let mut statement = self.connection.prepare_cached("SELECT epoch, box FROM payload WHERE id = ?1")?;
        let row =
            statement.query_row([id.0.as_slice()], |r| Ok((r.get::<_, u32>(0)?, r.get::<_, Vec<u8>>(1)?)));
        let (generation, boxed) = row.map_err(|_| damaged("payload", &id.0))?;
        self.unseal(id, generation, &boxed).map(Some)
    }

    /// Opens a payload's box.
    pub(crate) fn unseal(
        &self,
        id: PayloadId,
        generation: u32,
        boxed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let broken = || damaged("payload", &id.0);
        let info = self.state.payloads.get(&id).ok_or_else(broken)?;
        if seal::payload_id(boxed) != id {
            return Err(broken());
        }
        let key = if info.owners.is_empty() {
            self.keys.subkey(generation, "study payload box")?
        } else if generation == FIRST_GENERATION {
            self.ring.payload_key(&info.owners).ok_or_else(broken)?
        } else {
            return Err(broken());
        };
        let binding = binding(self.study, info.kind, generation, &info.owners);
        let packed = Zeroizing::new(seal::open(&key, &binding, boxed).ok_or_else(broken)?);
        if !info.kind.is_compressed() {
            return Ok(packed);
        }
        seal::decompress(&packed).map(Zeroizing::new).ok_or_else(broken)
    }

    /// Folds what another program wrote since.
    pub(crate) fn reload(&mut self) -> Result<(), StoreError> {
        let loaded = open::load(&self.connection, self.study, &self.keys)?;
        self.manifest = loaded.manifest;
        self.state = loaded.state;
        self.ring = loaded.ring;
        self.batches = loaded.batches;
        Ok(())
    }
}

impl Drop for StudyFile {
    fn drop(&mut self) {
        // Closing the last connection checkpoints by itself; asking for it first also empties the -wal while another
        // reader is there. Nothing is lost when it fails: the next opening does it.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// Id and box of a key's row.
type Wrap = ([u8; 16], Vec<u8>);

/// Deletes the rows of everything withdrawn.
fn delete_withdrawn(
    transaction: &Transaction<'_>,
    state: &State,
    keys: &StudyKeys,
) -> Result<(), StoreError> {
    let strands = state.withdrawn.strands.iter().map(|s| Owner::Strand(*s));
    let persons = state.withdrawn.persons.iter().map(|p| Owner::Person(*p));
    for owner in strands.chain(persons) {
        transaction.execute("DELETE FROM wrap WHERE id = ?1", [wrap_row(keys, &owner).as_slice()])?;
    }
    for payload in state.payloads.keys().filter(|id| state.is_gone(id)) {
        transaction.execute("DELETE FROM payload WHERE id = ?1", [payload.0.as_slice()])?;
    }
    Ok(())
}

/// The row of an owner's key: a keyed hash, so that the file alone doesn't show which ids it holds.
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
