//! An open study: its state, its keys, and the one way to append to it.

use crate::error::{StoreError, damaged};
use crate::follow::Folded;
use crate::keys::{KeyRing, StudyKeys, random};
use crate::manifest::Manifest;
use crate::memory::{Memory, Place};
use crate::pen::{FIRST_GENERATION, Pen, binding};
use crate::slots::{self, Change, Holder, KeyFile, RecoveryKey, Work};
use crate::{disk, open, schema, seal};
use model::State;
use model::batch::{At, Batch, Cause};
use model::event::Event;
use model::ids::*;
use model::payload::PayloadKind;
use model::state::Withdrawn;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// A study that was opened. It is closed, and the file made one whole again, when it is dropped.
pub struct StudyFile {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) study: StudyId,
    pub(crate) keys: StudyKeys,
    pub(crate) holders: Vec<Holder>,
    /// Under which name the passphrase stands that opened the study.
    pub(crate) holder: Option<String>,
    pub(crate) ring: KeyRing,
    pub(crate) manifest: Manifest,
    pub(crate) state: Arc<State>,
    pub(crate) batches: HashMap<BatchId, Batch>,
    pub(crate) memory: Memory,
    /// Strands and persons that the file still holds and this installation knows to be withdrawn.
    pub(crate) forgotten: Option<Withdrawn>,
    pub(crate) newer: Option<Newer>,
    /// Batches that need a newer program, or stand on one that does.
    pub(crate) aside: BTreeSet<BatchId>,
    pub(crate) folded: Folded,
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// Number of heads that this installation remembers and that the file lacks: it is an older copy, or another copy
    /// went on. The next action begins a new replica.
    pub lacks: usize,
    /// Batches that one replica wrote twice with one number.
    pub forks: usize,
    /// A newer program wrote to the study: it shows what held before, and can't be written.
    pub newer: Option<Newer>,
    /// An erasure has deleted rows, and what is left of them couldn't be scrubbed out yet: why.
    pub scrub_pending: Option<String>,
    /// The file still holds words whose withdrawal this installation remembers: an older copy. They are shown nowhere,
    /// and the next action erases them from the file.
    pub to_withdraw: bool,
}

/// What only a newer program can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newer {
    /// The reader version that it needs.
    pub reader: u32,
    /// Number of batches that are not shown: those of the newer program and all that stand on them.
    pub batches: usize,
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
        let made = disk::make_whole(path, |partial| StudyFile::create_at(partial, new, place));
        let recovery = made?;
        let opened = StudyFile::open(path, &Secret::Recovery(recovery.reveal()), place);
        // Nobody has seen its keys yet: a study that can't be opened now never will be.
        let (mut file, _) = opened.inspect_err(|_| drop(std::fs::remove_file(path)))?;
        // Who made it knows the passphrase.
        file.holder = Some(new.coder.to_owned());
        Ok((file, recovery))
    }

    fn create_at(path: &Path, new: &NewStudy<'_>, place: &Place) -> Result<RecoveryKey, StoreError> {
        let connection = schema::connect(path, true)?;
        schema::create(&connection)?;
        let study = StudyId(random()?);
        let mut file = KeyFile::new(study);
        let passphrase = Change::Passphrase { name: new.coder, passphrase: new.passphrase, work: new.work };
        let (slots, recovery) = file.rotate(&[], &[passphrase, Change::Recovery])?;
        let recovery = recovery.ok_or_else(|| StoreError::System("no recovery key".into()))?;
        slots::write(&connection, &slots)?;
        let state = State::default();
        let manifest = Manifest::of(&state, study, &file.keys, slots::digest(&slots), 0);
        manifest.write(&connection, &file.keys)?;
        let mut file = StudyFile {
            connection,
            path: path.to_owned(),
            study,
            memory: Memory::load(place, study, &file.keys)?,
            keys: file.keys,
            holders: file.holders,
            holder: None,
            ring: KeyRing::default(),
            manifest,
            state: Arc::new(state),
            batches: HashMap::new(),
            forgotten: None,
            newer: None,
            aside: BTreeSet::new(),
            folded: Folded::default(),
        };
        let mut pen = Pen::default();
        let title = pen.text(&file, PayloadKind::Title, &[], new.title)?;
        let name = pen.text(&file, PayloadKind::CoderName, &[], new.coder)?;
        let coder = CoderId(pen.id()?);
        let events = vec![Event::StudyCreated { title }, Event::CoderAdded { coder, name }];
        file.commit(pen, new.at, Some(coder), Cause::Command, events, &mut |_, _| true)?;
        schema::complete(&file.connection)?;
        Ok(recovery)
    }

    /// Opens a study.
    ///
    /// # Errors
    /// No study, wrong secret, or a row that is damaged, missing or foreign, named by table and hash.
    pub fn open(path: &Path, secret: &Secret<'_>, place: &Place) -> Result<(StudyFile, Opened), StoreError> {
        open::open(path, secret, place)
    }

    /// Whether a secret opens the file as it stands now. Costs as much as opening.
    ///
    /// # Errors
    /// The slots are damaged.
    pub fn is_opened_by(&self, secret: &Secret<'_>) -> Result<bool, StoreError> {
        let slots = slots::read(&self.connection)?;
        let unlocked = match secret {
            Secret::Passphrase(passphrase) => slots::open_with_passphrase(&slots, passphrase),
            Secret::Recovery(key) => slots::open_with_identity(&slots, key),
        };
        match unlocked {
            Ok(_) => Ok(true),
            Err(StoreError::WrongSecret) => Ok(false),
            Err(other) => Err(other),
        }
    }

    /// Whether it can be written: no newer program wrote to it, and the file isn't read-only.
    pub fn may_write(&self) -> bool {
        self.newer.is_none() && self.connection.is_readonly("main").is_ok_and(|is| !is)
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The state, for a reader that keeps it while the study goes on. A write made meanwhile copies the state first.
    pub fn shared_state(&self) -> Arc<State> {
        Arc::clone(&self.state)
    }

    /// Rises with every write to the file, also by other programs, as far as they were noticed.
    pub fn counter(&self) -> u64 {
        self.manifest.counter
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

    /// The state as it was when some batches had just been written: those and all they stand on. What was withdrawn
    /// later is withdrawn there too.
    ///
    /// # Errors
    /// There is no such batch.
    pub fn state_at(&self, batches: &[BatchId]) -> Result<State, StoreError> {
        let past = model::state::ancestry(|id| self.batches.get(id), batches.iter().copied())?;
        let mut state = State::fold(past)?;
        state.destroy_as(&self.state);
        Ok(state)
    }

    /// Whether an erasure waits for the file to be rewritten without what was deleted.
    pub fn is_scrub_pending(&self) -> bool {
        self.manifest.scrub_pending
    }

    /// The keyed fingerprint of an imported content.
    pub fn fingerprint(&self, content: &[u8]) -> Fingerprint {
        Fingerprint(*blake3::keyed_hash(&self.keys.lasting("fingerprint").0, content).as_bytes())
    }

    /// The keyed fingerprint of a content that comes in pieces.
    ///
    /// # Errors
    /// What gives the pieces fails.
    pub fn fingerprint_of<E>(
        &self,
        pieces: impl FnOnce(&mut dyn FnMut(&[u8])) -> Result<(), E>,
    ) -> Result<Fingerprint, E> {
        let mut hasher = blake3::Hasher::new_keyed(&self.keys.lasting("fingerprint").0);
        pieces(&mut |piece| _ = hasher.update(piece))?;
        Ok(Fingerprint(*hasher.finalize().as_bytes()))
    }

    /// What gives keyed fingerprints where the study itself isn't at hand. It holds a key.
    pub fn fingerprinter(&self) -> impl Fn(&[u8]) -> Fingerprint + Send + Sync + use<> {
        let key = self.keys.lasting("fingerprint");
        move |content| Fingerprint(*blake3::keyed_hash(&key.0, content).as_bytes())
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
        let binding = binding(self.study, info.kind, generation, &info.owners);
        let packed = if info.owners.is_empty() {
            self.keys.open(generation, "study payload box", &binding, boxed)
        } else if generation == FIRST_GENERATION {
            self.ring.payload_key(&info.owners).and_then(|key| seal::open(&key, &binding, boxed))
        } else {
            None
        };
        let packed = Zeroizing::new(packed.ok_or_else(broken)?);
        if !info.kind.is_compressed() {
            return Ok(packed);
        }
        seal::decompress(&packed).map(Zeroizing::new).ok_or_else(broken)
    }
}

impl Drop for StudyFile {
    fn drop(&mut self) {
        // Closing the last connection checkpoints by itself; asking for it first also empties the -wal while another
        // reader is there. Nothing is lost when it fails: the next opening does it.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}
