//! Erasure: keys and payloads of withdrawn strands and persons leave the file for good.

use crate::disk::{self, beside};
use crate::error::StoreError;
use crate::file::StudyFile;
use crate::manifest::Manifest;
use crate::pen::Pen;
use crate::rows::wrap_row;
use crate::write::{Action, finish};
use model::batch::{At, Cause};
use model::event::{Event, Owner};
use model::ids::*;
use rusqlite::TransactionBehavior;
use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What goes for ever, and what comes in its place.
#[derive(Default)]
pub struct Erasure {
    /// Strands.
    pub strands: Vec<SpeakerId>,
    /// Persons, each with every strand ever tied to them.
    pub persons: Vec<PersonId>,
    /// Payloads of others that name somebody who goes, or that were to be destroyed.
    pub payloads: Vec<PayloadId>,
    /// What is sealed anew in their place.
    pub pen: Pen,
    /// The facts that go with it.
    pub events: Vec<Event>,
}

/// What an erasure did.
#[derive(Debug)]
pub struct Erased {
    /// The withdrawal: keys and payloads were deleted with it.
    pub batch: BatchId,
    /// Why the file couldn't be rewritten yet without what was deleted; the next opening goes on there.
    pub pending: Option<StoreError>,
}

impl StudyFile {
    /// Withdraws strands and persons, with every strand tied to one of the persons: one transaction appends the
    /// withdrawal and deletes keys and payloads; then the file is rewritten without them.
    ///
    /// # Errors
    /// `NoRoom` for the rewriting, before anything is deleted; as for commit.
    pub fn erase(
        &mut self,
        strands: &[SpeakerId],
        persons: &[PersonId],
        at: At,
        coder: Option<CoderId>,
    ) -> Result<Erased, StoreError> {
        let (strands, persons) = (strands.to_vec(), persons.to_vec());
        self.carry_out(Erasure { strands, persons, ..Erasure::default() }, at, coder)
    }

    /// Carries out an erasure: one transaction appends what comes in the place of what goes, and the withdrawal, and
    /// deletes keys and payloads; then the file is rewritten without them.
    ///
    /// # Errors
    /// `Changed` where another program wrote since the erasure was prepared; `NoRoom` for the rewriting, before
    /// anything is deleted; as for commit.
    pub fn carry_out(
        &mut self,
        erasure: Erasure,
        at: At,
        coder: Option<CoderId>,
    ) -> Result<Erased, StoreError> {
        let before = self.manifest.counter;
        self.reload()?;
        if self.manifest.counter != before && !erasure.events.is_empty() {
            return Err(StoreError::Changed);
        }
        // With it goes what this installation knows to be withdrawn already.
        let known = self.forgotten.clone().unwrap_or_default();
        let strands: BTreeSet<SpeakerId> = known.strands.iter().chain(&erasure.strands).copied().collect();
        let persons: BTreeSet<PersonId> = known.persons.iter().chain(&erasure.persons).copied().collect();
        let mut named: BTreeSet<PayloadId> =
            known.payloads.iter().chain(&erasure.payloads).copied().collect();
        // Where copies blotted a block apart, each of the two blocks still holds what the other blotted out.
        named.extend(erasure.events.iter().flat_map(|event| self.former_blocks(event)));
        // Every tie there ever was counts, also one that was undone.
        let tied = self.state.speakers.iter().filter(|(_, s)| s.is_tied_to_any(&persons));
        let strands: BTreeSet<SpeakerId> = tied.map(|(id, _)| id).chain(&strands).copied().collect();
        let gone = |owner: &Owner| match owner {
            Owner::Strand(s) => strands.contains(s),
            Owner::Person(p) => persons.contains(p),
        };
        let payloads = self.state.payloads.iter();
        let payloads = payloads.filter(|(id, info)| named.contains(id) || info.owners.iter().any(gone));
        let payloads: Vec<PayloadId> = payloads.map(|(id, _)| *id).collect();
        self.check_room()?;
        let mut probes = self.pieces(&payloads)?;
        probes.extend(strands.iter().map(|s| wrap_row(&self.keys, &Owner::Strand(*s)).to_vec()));
        probes.extend(persons.iter().map(|p| wrap_row(&self.keys, &Owner::Person(*p)).to_vec()));
        let event = Event::Withdrawn {
            payloads,
            strands: strands.iter().copied().collect(),
            persons: persons.iter().copied().collect(),
        };
        let cause = Cause::Withdrawal { persons: persons.into_iter().collect() };
        let events = erasure.events.into_iter().chain([event]).collect();
        let action = Action { at, coder, cause, events };
        // What is known goes with this very batch.
        self.forgotten = None;
        let written = self.write(erasure.pen, action, true, &mut |_, _| true);
        if written.is_err() && self.newer.is_none() {
            // Nothing went: what is hidden is hidden again, and goes with the next action.
            self.refold()?;
        }
        let batch = written?;
        Ok(Erased { batch, pending: self.scrub(&probes).err() })
    }

    /// The blocks that a blot leaves behind: the one that it takes the place of, and those of its strand that stood
    /// before.
    fn former_blocks(&self, event: &Event) -> BTreeSet<PayloadId> {
        let Event::Blotted { strand, old, .. } = event else { return BTreeSet::new() };
        let former = self.state.speakers.get(strand).map(|s| s.former_blocks()).unwrap_or_default();
        former.into_iter().chain([*old]).collect()
    }

    /// Rewrites the file without deleted rows, empties the -wal, looks for `probes` in the bytes of both, and clears
    /// the flag once nothing is found.
    pub(crate) fn scrub(&mut self, probes: &[Vec<u8>]) -> Result<(), StoreError> {
        self.check_room()?;
        self.connection.execute_batch("VACUUM")?;
        let (busy, in_wal): (i64, i64) =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let free: i64 = self.connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
        let wal = std::fs::metadata(beside(&self.path, "-wal")).map_or(0, |m| m.len());
        if busy != 0 || in_wal > 0 || free != 0 || wal != 0 {
            return Err(StoreError::Busy);
        }
        let mut all: Vec<Vec<u8>> =
            self.state.withdrawn.owners().map(|owner| wrap_row(&self.keys, &owner).to_vec()).collect();
        all.extend(self.state.payloads.keys().filter(|id| self.state.is_gone(id)).map(|id| id.0.to_vec()));
        all.extend(probes.iter().cloned());
        if holds_any(&self.path, &all)? {
            return Err(StoreError::System("deleted rows are still in the file".into()));
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have written since: only the flag is changed.
        let now = Manifest::read(&transaction, self.study, &self.keys)?;
        let manifest = Manifest { counter: now.next_counter()?, scrub_pending: false, ..now.clone() };
        manifest.write(&transaction, &self.keys)?;
        finish(transaction)?;
        if now.counter == self.manifest.counter {
            self.manifest = manifest;
            Ok(())
        } else {
            self.reload()
        }
    }

    /// Pieces of the boxes of these payloads and of their keys' rows: what must not be found afterwards.
    fn pieces(&self, payloads: &[PayloadId]) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut pieces = Vec::new();
        let mut statement = self.connection.prepare("SELECT box FROM payload WHERE id = ?1")?;
        for id in payloads {
            let mut rows = statement.query([id.0.as_slice()])?;
            while let Some(row) = rows.next()? {
                let boxed =
                    row.get_ref(0)?.as_blob().map_err(|_| StoreError::Damaged("payload row".into()))?;
                // A page is 4096 bytes: no page of the box is without a piece.
                pieces.extend(boxed.chunks(1024).filter(|c| c.len() >= PIECE).map(|c| c[..PIECE].to_vec()));
            }
        }
        Ok(pieces)
    }

    /// Requires room for a copy of the file where it stands (its -wal) and where SQLite puts what is temporary: on one
    /// disk for both.
    pub(crate) fn check_room(&self) -> Result<(), StoreError> {
        let pages: u64 =
            self.connection.pragma_query_value(None, "page_count", |row| row.get::<_, i64>(0))? as u64;
        let page: u64 =
            self.connection.pragma_query_value(None, "page_size", |row| row.get::<_, i64>(0))? as u64;
        let size = pages * page;
        let folder = self.path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let (beside, apart) = (size + size / 4 + MARGIN, size + MARGIN);
        let temporary = temporary();
        let places = match disk::are_one(folder, &temporary) {
            true => vec![(folder, beside + apart)],
            false => vec![(folder, beside), (temporary.as_path(), apart)],
        };
        for (place, needed) in places {
            match disk::free(place) {
                Some(free) if free < needed => return Err(StoreError::NoRoom { needed, free }),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Room beyond the size of the file itself.
const MARGIN: u64 = 256 << 10;
/// Length of what is looked for; ids of keys' rows have it.
const PIECE: usize = 16;

/// Where SQLite puts temporary files.
fn temporary() -> PathBuf {
    let named = ["SQLITE_TMPDIR", "TMPDIR"].into_iter().filter_map(std::env::var_os).map(PathBuf::from);
    let usual = ["/var/tmp", "/usr/tmp", "/tmp"].into_iter().map(PathBuf::from);
    named.chain(usual).find(|folder| folder.is_dir()).unwrap_or_else(std::env::temp_dir)
}

/// Whether a file's bytes hold the beginning of any of these.
fn holds_any(path: &Path, probes: &[Vec<u8>]) -> Result<bool, StoreError> {
    let pieces: HashSet<&[u8]> = probes.iter().filter_map(|p| p.get(..PIECE)).collect();
    let mut begins = vec![false; 1 << 16];
    let pair = |bytes: &[u8]| usize::from(bytes[0]) << 8 | usize::from(bytes[1]);
    pieces.iter().for_each(|piece| begins[pair(piece)] = true);
    let mut file = File::open(path)?;
    let mut window = Vec::new();
    loop {
        let carried = window.len();
        let read = file.by_ref().take(1 << 20).read_to_end(&mut window)?;
        if read == 0 {
            return Ok(false);
        }
        if window.windows(PIECE).any(|w| begins[pair(w)] && pieces.contains(w)) {
            return Ok(true);
        }
        debug_assert!(carried < PIECE);
        window.drain(..window.len().saturating_sub(PIECE - 1));
    }
}
