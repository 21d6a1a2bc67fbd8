//! Following the file: what other programs wrote is noticed cheaply, and only what is new is folded.

use crate::error::StoreError;
use crate::file::StudyFile;
use crate::keys::Key;
use crate::manifest::{self, Manifest};
use crate::rows::{self, wrap_row};
use crate::{open, signatures, slots};
use model::batch::{Batch, Row};
use model::event::{Event, Owner};
use model::ids::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was folded since the study was opened.
#[derive(Default)]
pub(crate) struct Folded {
    /// Batches, in the order in which they were folded.
    pub batches: Vec<BatchId>,
    /// How often the whole was folded anew and something of before was no longer there.
    anew: u64,
    /// SQLite's number of the last writing by another program that was looked at.
    seen: i64,
}

/// How far words follow a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub(crate) anew: u64,
    pub(crate) batches: usize,
    pub(crate) gone: usize,
}

impl Mark {
    /// How many strands, persons and payloads were withdrawn by then.
    pub fn gone(self) -> usize {
        self.gone
    }
}

/// What another program wrote.
struct New {
    manifest: Manifest,
    /// In log order.
    batches: Vec<Batch>,
    wraps: Vec<(Owner, rows::Row)>,
    /// Rows of keys and of payloads in the file.
    wrap_rows: usize,
    payload_rows: usize,
}

impl StudyFile {
    /// How far words are that are opened now.
    pub fn mark(&self) -> Mark {
        let gone = self.state.withdrawn.size();
        Mark { anew: self.folded.anew, batches: self.folded.batches.len(), gone }
    }

    pub(crate) fn new_batches(&self, since: Mark) -> impl Iterator<Item = &Batch> {
        let ids = self.folded.batches.get(since.batches..).unwrap_or_default();
        ids.iter().filter_map(|id| self.batches.get(id))
    }

    /// Folds what another program wrote since, and says whether there was something. It costs nearly nothing when
    /// there is nothing.
    ///
    /// # Errors
    /// `KeysChanged` when the study has to be opened anew; a row that is damaged, missing or foreign.
    pub fn refresh(&mut self) -> Result<bool, StoreError> {
        let seen = self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        if seen == self.folded.seen {
            return Ok(false);
        }
        let now = Manifest::read(&self.connection, self.study, &self.keys)?;
        let is_new = now.counter != self.manifest.counter;
        if is_new {
            self.catch_up()?;
        }
        self.folded.seen = seen;
        Ok(is_new)
    }

    /// Folds what another program wrote since: only that where it is of the usual kind, else the whole study.
    pub(crate) fn catch_up(&mut self) -> Result<(), StoreError> {
        // What is wrong is found again, and told, by folding the whole.
        let is_folded = match self.read_new() {
            Ok(Some(new)) => self.take_new(new)?,
            _ => false,
        };
        if is_folded { Ok(()) } else { self.reload() }
    }

    /// Folds the whole study anew.
    pub(crate) fn reload(&mut self) -> Result<(), StoreError> {
        let loaded = open::load(&self.connection, self.study, &self.keys, &self.memory.checked())?;
        let is_there = |id: &BatchId| loaded.batches.contains_key(id);
        let (before, after) = (&self.state.withdrawn, &loaded.state.withdrawn);
        let last = self.state.batches.last().map(|b| (b.lamport, b.id));
        let is_known = |id: &BatchId| self.batches.contains_key(id);
        let more = || loaded.state.batches.iter().filter(|b| !is_known(&b.id));
        let keeps = self.newer.is_none()
            && more().next().is_none_or(|first| Some((first.lamport, first.id)) > last)
            && self.batches.keys().all(is_there)
            && before.strands.is_subset(&after.strands)
            && before.persons.is_subset(&after.persons)
            && before.payloads.is_subset(&after.payloads);
        if keeps {
            self.folded.batches.extend(more().map(|b| b.id));
        } else {
            self.folded.anew += 1;
        }
        self.manifest = loaded.manifest;
        self.state = Arc::new(loaded.state);
        self.ring = loaded.ring;
        self.batches = loaded.batches;
        self.newer = loaded.newer;
        self.aside = loaded.aside;
        self.hide_forgotten();
        Ok(())
    }

    /// The new rows as one consistent reading; `None` when something else than usual was written: keys, an erasure,
    /// another installation's first word, a log that went on apart, a newer program's batch.
    fn read_new(&self) -> Result<Option<New>, StoreError> {
        let reading = self.connection.unchecked_transaction()?;
        let manifest = Manifest::read(&reading, self.study, &self.keys)?;
        let before = &self.manifest;
        let is_usual = manifest.slots == before.slots
            && manifest.withdrawn == before.withdrawn
            && !manifest.scrub_pending
            && !before.scrub_pending
            && self.newer.is_none()
            && self.forgotten.is_none()
            && manifest.slots == slots::digest(&slots::read(&reading)?);
        let count = |table: &str| -> Result<usize, StoreError> {
            let sql = format!("SELECT count(*) FROM {table}");
            Ok(reading.query_row(&sql, [], |row| row.get::<_, i64>(0))? as usize)
        };
        if !is_usual {
            return Ok(None);
        }
        let Some(batches) = self.read_new_batches(&manifest.heads)? else { return Ok(None) };
        if count("batch")? != self.batches.len() + batches.len() {
            return Ok(None);
        }
        let mut wraps = Vec::new();
        let events = || batches.iter().flat_map(|b| &b.body.events);
        for owner in events().filter_map(new_owner) {
            let Some(row) = rows::read(&reading, "wrap", &wrap_row(&self.keys, &owner))? else {
                return Ok(None);
            };
            wraps.push((owner, row));
        }
        let mut probe = reading.prepare("SELECT 1 FROM payload WHERE id = ?1")?;
        for payload in events().flat_map(Event::payloads) {
            if !self.state.is_gone(&payload) && !probe.exists([payload.0.as_slice()])? {
                return Ok(None);
            }
        }
        let (wrap_rows, payload_rows) = (count("wrap")?, count("payload")?);
        Ok(Some(New { manifest, batches, wraps, wrap_rows, payload_rows }))
    }

    /// The batches between the heads that are known and these, in log order, each with the checks of an opening.
    fn read_new_batches(&self, heads: &[BatchId]) -> Result<Option<Vec<Batch>>, StoreError> {
        let mut new: BTreeMap<(u64, BatchId), Batch> = BTreeMap::new();
        let mut open: Vec<BatchId> = heads.to_vec();
        let mut reached: BTreeSet<BatchId> = heads.iter().copied().collect();
        while let Some(id) = open.pop() {
            if self.batches.contains_key(&id) {
                continue;
            }
            let Some(row) = rows::read(&self.connection, "batch", &id.0)? else { return Ok(None) };
            let Row::Batch(batch) = open::open_batch(&row, self.study, &self.keys)? else { return Ok(None) };
            open.extend(batch.body.parents.iter().filter(|p| reached.insert(**p)));
            new.insert((batch.body.lamport, id), *batch);
        }
        let last = self.state.batches.last().map(|b| (b.lamport, b.id));
        // Behind all that is known: the log order of the whole is the known one and then these.
        let follows = new.keys().next().map(|(lamport, id)| (*lamport, *id)) > last;
        let fits = follows && new.values().all(|batch| self.fits(batch, &new));
        Ok(fits.then(|| new.into_values().collect()))
    }

    fn fits(&self, batch: &Batch, new: &BTreeMap<(u64, BatchId), Batch>) -> bool {
        let lamport = |id: &BatchId| {
            let among_new = || new.keys().find(|(_, other)| other == id).map(|(lamport, _)| *lamport);
            self.batches.get(id).map(|b| b.body.lamport).or_else(among_new)
        };
        let parents = batch.body.parents.iter().map(lamport).max().flatten();
        let is_usual =
            |event: &Event| !matches!(event, Event::ReplicaAnnounced { .. } | Event::Withdrawn { .. });
        let key = self.state.replicas.get(&batch.body.replica);
        parents.and_then(|l| l.checked_add(1)) == Some(batch.body.lamport)
            && batch.body.events.iter().all(is_usual)
            && key.is_some_and(|key| signatures::holds(batch, *key))
    }

    /// Folds new batches; false, and the state as before, when they don't add up to what the manifest says.
    fn take_new(&mut self, new: New) -> Result<bool, StoreError> {
        let state = Arc::make_mut(&mut self.state);
        let is_folded = new.batches.iter().all(|batch| state.append(batch).is_ok());
        let keys = if is_folded { self.new_keys(&new) } else { None };
        let Some(keys) = keys else {
            self.refold()?;
            return Ok(false);
        };
        keys.into_iter().for_each(|(owner, key)| self.ring.insert(owner, key));
        self.manifest = new.manifest;
        self.folded.batches.extend(new.batches.iter().map(|b| b.id));
        self.batches.extend(new.batches.into_iter().map(|b| (b.id, b)));
        Ok(true)
    }

    /// The keys that new batches brought, where the folded state is what the manifest and the rows say.
    fn new_keys(&self, new: &New) -> Option<Vec<(Owner, Key)>> {
        let state = &self.state;
        let payloads = match state.withdrawn.size() {
            0 => state.payloads.len(),
            _ => state.expected_payloads().count(),
        };
        let adds_up = state.heads.iter().eq(&new.manifest.heads)
            && manifest::digest_of(&state.withdrawn) == new.manifest.withdrawn
            && payloads == new.payload_rows
            && self.ring.len() + new.wraps.len() == new.wrap_rows;
        if !adds_up {
            return None;
        }
        let open = |(owner, row): &(Owner, rows::Row)| {
            Some((*owner, open::open_wrap(row, owner, self.study, &self.keys, state).ok()?))
        };
        new.wraps.iter().map(open).collect()
    }
}

/// Whose key an event brings.
fn new_owner(event: &Event) -> Option<Owner> {
    match event {
        Event::SpeakerAdded { speaker, .. } => Some(Owner::Strand(*speaker)),
        Event::PersonAdded { person, .. } => Some(Owner::Person(*person)),
        _ => None,
    }
}
