//! A world: replicas of one study that work apart and now and then take what another has.

use super::action::{Action, Plan, What};
use super::file::File;
use super::truth::Truth;
use super::writer::{Draft, Ids, Writer, pick};
use model::batch::{At, Batch, Body, Cause, batch_id, reader_of};
use model::event::{Event, EventRef, Field, Owner};
use model::state::Conflict;
use model::undo::{inverse, last_undoable};
use model::*;
use proptest::sample::Index;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// One installation's copy.
#[derive(Debug, Clone)]
pub struct Replica {
    key: PublicKey,
    /// Milliseconds by which its clock is off.
    clock: i64,
    /// What it holds.
    pub file: File,
    /// Every batch that it ever said was stored.
    pub acknowledged: BTreeSet<BatchId>,
}

impl Replica {
    /// Its id.
    pub fn id(&self) -> ReplicaId {
        self.key.replica()
    }
}

/// Several replicas of one study.
#[derive(Debug, Clone)]
pub struct World {
    /// The replicas.
    pub replicas: Vec<Replica>,
    /// What truly happened.
    pub truth: Truth,
    /// The batches in the order in which they came about, which no replica knows.
    pub numbers: BTreeMap<BatchId, usize>,
    /// The field that was set last, by anybody.
    contested: Field,
    /// Leaves out undoing while something is in conflict.
    pub cautious: bool,
    pub ids: Ids,
}

const STUDY: StudyId = StudyId([7; 16]);
/// 2026-11-24, before a clock's error.
const NOW: i64 = 1_795_478_400_000;

impl World {
    /// Replicas that share how the study begins.
    pub fn new(clocks: &[i64], ground: &[What]) -> World {
        let mut world = World {
            replicas: Vec::new(),
            truth: Truth::default(),
            numbers: BTreeMap::new(),
            contested: Field::Title,
            cautious: false,
            ids: Ids::default(),
        };
        for clock in clocks {
            let (key, file) = (PublicKey(world.ids.long()), File::default());
            world.replicas.push(Replica { key, clock: *clock, file, acknowledged: BTreeSet::new() });
        }
        world.write(0, Cause::Command, |w| w.study());
        for to in 1..clocks.len() {
            world.sync(to, 0);
        }
        world.deeds(0, ground);
        world.sync_all();
        world
    }

    /// A world in which all of a plan happened.
    pub fn of(plan: &Plan) -> World {
        let mut world = World::new(&plan.clocks, &plan.ground);
        world.act_all(&plan.actions);
        world
    }

    /// Which replica.
    pub fn who(&self, index: Index) -> usize {
        index.index(self.replicas.len())
    }

    /// The state of a replica.
    pub fn state(&self, who: usize) -> &State {
        &self.replicas[who].file.state
    }

    /// What all replicas know together.
    pub fn merged(&self) -> File {
        self.replicas.iter().fold(File::default(), |all, replica| all.merge(&replica.file))
    }

    /// Several things happen.
    pub fn act_all(&mut self, actions: &[Action]) {
        for action in actions {
            self.act(action);
        }
    }

    /// A replica does several things.
    pub fn deeds(&mut self, who: usize, whats: &[What]) {
        for what in whats {
            self.deed(who, what);
        }
    }

    /// One thing happens; the batch that it made, if any.
    pub fn act(&mut self, action: &Action) -> Option<BatchId> {
        self.deed(self.who(action.who), &action.what)
    }

    /// A replica does something; the batch that it made, if any.
    pub fn deed(&mut self, who: usize, what: &What) -> Option<BatchId> {
        let write = Cause::Command;
        match what {
            What::Code(above) => self.write(who, write, |w| w.code(*above)),
            What::Source(seats, narrated) => self.write(who, Cause::Import, |w| w.source(seats, *narrated)),
            What::Codings(spots, coder) => self.write(who, write, |w| w.codings(spots, *coder)),
            What::Proposals(spots) => self.write(who, Cause::Rules, |w| w.proposals(spots)),
            What::Link(from, to) => self.write(who, write, |w| w.link(from, to)),
            What::Memo(on, owners) => self.write(who, write, |w| w.memo(*on, owners)),
            What::Question => self.write(who, write, |w| w.question()),
            What::Theme => self.write(who, write, |w| w.theme()),
            What::Rendering(turn) => self.write(who, write, |w| w.rendering(*turn)),
            What::Details(turn) => self.write(who, write, |w| w.details(*turn)),
            What::Picture(turn) => self.write(who, write, |w| w.picture(*turn)),
            What::View => self.write(who, write, |w| w.view()),
            What::Record(kind, owners) => self.write(who, write, |w| w.record(*kind, owners)),
            What::Mention(spot, entity) => self.write(who, write, |w| w.mention(spot, *entity)),
            What::Mark(on) => self.write(who, write, |w| w.mark(*on)),
            What::Original(on) => self.write(who, write, |w| w.original(*on)),
            What::Blot(block, turn) => self.write(who, destroying(), |w| w.blot(*block, *turn)),
            What::Replace(what) => self.write(who, destroying(), |w| w.replace_for_ever(*what)),
            What::Destroy(block) => self.write(who, destroying(), |w| w.destroy(*block)),
            What::Set(settings) => self.write(who, write, |w| w.set_all(settings)),
            What::Contest(value) => {
                let field = self.contested.clone();
                self.state(who).field(&field)?;
                self.set(who, &field, *value)
            }
            What::Settle(conflict, side) => self.settle(who, *conflict, *side),
            What::Admit(other) => self.admit(who, *other),
            What::UndoLast => self.undo_last(who),
            What::Undo(batch) => self.undo(who, pick(*batch, self.by_number(who))?),
            What::Redo(undo) => {
                let is_undo = |id: &BatchId| {
                    matches!(self.replicas[who].file.batches[id].body.cause, Cause::Undo { .. })
                };
                let undos: Vec<BatchId> = self.by_number(who).into_iter().filter(is_undo).collect();
                self.undo(who, pick(*undo, undos)?)
            }
            What::WithdrawPerson(person) => {
                let person = pick(*person, self.state(who).persons.keys().copied())?;
                self.withdraw(who, &[], &[person])
            }
            What::WithdrawStrand(strand) => {
                let strand = pick(*strand, self.state(who).speakers.keys().copied())?;
                self.withdraw(who, &[strand], &[])
            }
            What::Sync(from) => {
                self.sync(who, self.who(*from));
                None
            }
        }
    }

    /// Writes an action and stores it.
    pub fn write(&mut self, who: usize, cause: Cause, with: impl FnOnce(&mut Writer)) -> Option<BatchId> {
        let mut writer = Writer::new(&self.replicas[who].file.state, &mut self.ids, cause);
        with(&mut writer);
        let draft = writer.draft;
        self.commit(who, draft)
    }

    /// Sets one field.
    pub fn set(&mut self, who: usize, field: &Field, value: Index) -> Option<BatchId> {
        self.write(who, Cause::Command, |w| w.set(field, value, false))
    }

    /// Stores an action, unless it would belong to somebody who has withdrawn.
    fn commit(&mut self, who: usize, draft: Draft) -> Option<BatchId> {
        if draft.events.is_empty() {
            return None;
        }
        let batch = self.batch(who, &draft);
        let file = &mut self.replicas[who].file;
        let mut state = file.state.clone();
        state.append(&batch).expect("an action that fits the state on which it was prepared");
        let scrub = matches!(draft.cause, Cause::Withdrawal { .. });
        let takes_more = !scrub && state.withdrawn != file.state.withdrawn;
        if takes_more || draft.payloads.iter().any(|(id, _)| state.is_gone(id)) {
            return None;
        }
        self.truth.note(&draft);
        if let Some(Event::Changed { change, .. }) = draft.events.last() {
            self.contested = change.field();
        }
        file.payloads.extend(draft.payloads.iter().map(|(id, _)| *id));
        if scrub {
            file.payloads.retain(|id| !state.is_gone(id));
        }
        file.state = state;
        let id = batch.id;
        file.batches.insert(id, Rc::new(batch));
        self.replicas[who].acknowledged.insert(id);
        self.numbers.insert(id, self.numbers.len());
        Some(id)
    }

    fn batch(&self, who: usize, draft: &Draft) -> Batch {
        let replica = &self.replicas[who];
        let state = &replica.file.state;
        let mut events = draft.events.clone();
        if !state.replicas.contains_key(&replica.id()) {
            events.insert(0, Event::ReplicaAnnounced { key: replica.key, introduction: None });
        }
        let own = state.batches.iter().filter(|b| b.replica == replica.id());
        let body = Body {
            reader: reader_of(&events),
            study: STUDY,
            replica: replica.id(),
            seq: own.map(|b| b.seq + 1).max().unwrap_or(0),
            lamport: state
                .heads
                .iter()
                .map(|id| replica.file.batches[id].body.lamport + 1)
                .max()
                .unwrap_or(0),
            parents: state.heads.iter().copied().collect(),
            at: At { millis: NOW + replica.clock + 60_000 * self.numbers.len() as i64, offset: 480 },
            coder: state.coders.keys().next().copied(),
            cause: draft.cause.clone(),
            events,
        };
        batch_of(body)
    }

    /// Takes what another replica has.
    pub fn sync(&mut self, to: usize, from: usize) {
        let file = self.replicas[to].file.merge(&self.replicas[from].file);
        let replica = &mut self.replicas[to];
        replica.acknowledged.extend(file.batches.keys());
        replica.file = file;
    }

    /// Everybody takes what anybody has.
    pub fn sync_all(&mut self) {
        (1..self.replicas.len()).for_each(|from| self.sync(0, from));
        (1..self.replicas.len()).for_each(|to| self.sync(to, 0));
    }

    /// Appends the inverse of a batch, if anything of it can be taken back.
    pub fn undo(&mut self, who: usize, of: BatchId) -> Option<BatchId> {
        let file = &self.replicas[who].file;
        if self.cautious && !file.state.conflicts().is_empty() {
            return None;
        }
        let events = inverse(&file.state, &file.batches[&of]).events;
        self.commit(who, Draft { cause: Cause::Undo { of }, events, payloads: Vec::new() })
    }

    /// Takes back a replica's own last action.
    pub fn undo_last(&mut self, who: usize) -> Option<BatchId> {
        let replica = &self.replicas[who];
        self.undo(who, last_undoable(&replica.file.state, replica.id())?)
    }

    /// Withdraws strands and persons with every strand ever tied to one of the persons.
    pub fn withdraw(&mut self, who: usize, strands: &[SpeakerId], persons: &[PersonId]) -> Option<BatchId> {
        let state = self.state(who);
        let persons: BTreeSet<PersonId> = persons.iter().copied().collect();
        let tied = state.speakers.iter().filter(|(_, s)| s.is_tied_to_any(&persons)).map(|(id, _)| *id);
        let strands: BTreeSet<SpeakerId> = tied.chain(strands.iter().copied()).collect();
        let gone = |owner: &Owner| match owner {
            Owner::Strand(strand) => strands.contains(strand),
            Owner::Person(person) => persons.contains(person),
        };
        let payloads = state.payloads.iter().filter(|(_, info)| info.owners.iter().any(gone));
        let payloads = payloads.map(|(id, _)| *id).collect();
        let persons: Vec<PersonId> = persons.into_iter().collect();
        let cause = Cause::Withdrawal { persons: persons.clone() };
        let event = Event::Withdrawn { strands: strands.into_iter().collect(), persons, payloads };
        self.write(who, cause, |w| w.push(event))
    }

    /// Settles a conflict by one of its sides.
    fn settle(&mut self, who: usize, conflict: Index, side: Index) -> Option<BatchId> {
        let mut conflicts = self.state(who).conflicts();
        conflicts.sort_by(|a, b| a.field.cmp(&b.field));
        self.take(who, &pick(conflict, conflicts)?, side)
    }

    /// Settles this conflict by one of its sides.
    pub fn take(&mut self, who: usize, conflict: &Conflict, side: Index) -> Option<BatchId> {
        let mut sides = conflict.sides.clone();
        sides.sort_by_key(|(by, change)| (self.numbers[&by.batch], canon::to_bytes(change).expect("bytes")));
        let (_, change) = pick(side, sides)?;
        let replaces: Vec<EventRef> = conflict.sides.iter().map(|(by, _)| *by).collect();
        self.write(who, Cause::Command, |w| w.push(Event::Changed { change, replaces }))
    }

    fn admit(&mut self, who: usize, other: Index) -> Option<BatchId> {
        let replica = pick(other, self.state(who).replicas.keys().copied())?;
        self.write(who, Cause::Command, |w| w.push(Event::ReplicaAdmitted { replica }))
    }

    /// The batches that a replica has, in the order in which they came about.
    fn by_number(&self, who: usize) -> Vec<BatchId> {
        let mut ids: Vec<BatchId> = self.replicas[who].file.batches.keys().copied().collect();
        ids.sort_by_key(|id| self.numbers[id]);
        ids
    }
}

/// Why a batch destroys, where nobody withdrew.
pub fn destroying() -> Cause {
    Cause::Withdrawal { persons: Vec::new() }
}

/// A body with its id; nobody checks the signature.
pub fn batch_of(body: Body) -> Batch {
    let id = batch_id(&canon::to_bytes(&body).expect("canonical bytes"));
    Batch { id, body, signature: Signature([0; 64]) }
}
