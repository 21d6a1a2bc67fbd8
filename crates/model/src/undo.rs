//! Undo: the inverse of a batch, worked out from the folded state and appended like any other action.

use crate::batch::{Batch, Cause};
use crate::event::{Change, Consent, ConsentDecision, Event, EventRef, Field, Subject};
use crate::ids::*;
use crate::state::State;
use std::collections::{BTreeMap, BTreeSet};

/// What undoing a batch means now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inverse {
    /// The events to append.
    pub events: Vec<Event>,
    /// Fields that were changed since, and are left as they are.
    pub changed_since: usize,
    /// Facts that can't be taken back: the study's beginning, a replica's key, a withdrawal.
    pub lasting: usize,
}

/// Works out the inverse of a batch of this state.
pub fn inverse(state: &State, batch: &Batch) -> Inverse {
    let mut inverse = Inverse::default();
    let others = Others::of(state, batch);
    let mut fields: BTreeSet<Field> = BTreeSet::new();
    // Last fact first, so that what stands on another goes before it.
    let events: Vec<_> = (0u32..).zip(&batch.body.events).collect();
    for (index, event) in events.into_iter().rev() {
        let by = EventRef { batch: batch.id, index };
        match added(event) {
            Added::Subject(subject) if others.stand_on(&subject) => inverse.changed_since += 1,
            Added::Subject(subject) => inverse.take_away(state, subject, by),
            Added::Lasting => inverse.lasting += 1,
            Added::WithItsOwner => {}
            // Several settings of one field are taken back together.
            Added::Changed(change) if fields.insert(change.field()) => inverse.restore(state, change, by),
            Added::Changed(_) => {}
        }
    }
    inverse
}

/// The batch that `undo` without a name takes back: the last by this replica that did something and is not undone.
/// The undo of an undo did something: it brought back; an undo itself is passed over.
pub fn last_undoable(state: &State, replica: ReplicaId) -> Option<BatchId> {
    let undone = undone(state);
    let undoes: BTreeMap<BatchId, BatchId> =
        state.batches.iter().filter_map(|b| Some((b.id, crate::state::undone_by(&b.cause)?))).collect();
    let depth = |id: BatchId| std::iter::successors(undoes.get(&id), |of| undoes.get(of)).count();
    let lasting = ["study", "replica", "admitted", "withdrawn"];
    let mut own = state.batches.iter().rev().filter(|b| b.replica == replica && !undone.contains(&b.id));
    own.find(|b| {
        let does_something = b.counts.keys().any(|k| !lasting.contains(k)) && !b.counts.contains_key("study");
        depth(b.id).is_multiple_of(2) && does_something
    })
    .map(|b| b.id)
}

/// The batches that are undone by an undo that isn't undone itself.
pub fn undone(state: &State) -> BTreeSet<BatchId> {
    let mut undone = BTreeSet::new();
    for batch in state.batches.iter().rev() {
        if let Cause::Undo { of } = batch.cause
            && !undone.contains(&batch.id)
        {
            undone.insert(of);
        }
    }
    undone
}

/// The persons, roles and coders that something outside the batch stands on: they stay.
struct Others(BTreeSet<Subject>);

impl Others {
    fn of(state: &State, batch: &Batch) -> Others {
        let events = &batch.body.events;
        let sources: BTreeSet<SourceId> = events
            .iter()
            .filter_map(|e| if let Event::SourceAdded { source, .. } = e { Some(*source) } else { None })
            .collect();
        let codings: BTreeSet<CodingId> = events
            .iter()
            .filter_map(|e| if let Event::CodingAdded { coding, .. } = e { Some(*coding) } else { None })
            .collect();
        let mut subjects = BTreeSet::new();
        let speakers = state.speakers.values().filter(|s| !sources.contains(&s.source));
        for speaker in speakers.filter(|s| state.exists(&Subject::Source(s.source))) {
            subjects.extend(speaker.person.get().copied().flatten().map(Subject::Person));
            subjects.extend(speaker.role().map(Subject::Role));
        }
        let codings = state.codings.iter().filter(|(id, c)| c.exists() && !codings.contains(id));
        subjects.extend(codings.filter_map(|(_, c)| c.coder()).map(Subject::Coder));
        Others(subjects)
    }

    fn stand_on(&self, subject: &Subject) -> bool {
        self.0.contains(subject)
    }
}

enum Added<'a> {
    Subject(Subject),
    Changed(&'a Change),
    WithItsOwner,
    Lasting,
}

fn added(event: &Event) -> Added<'_> {
    Added::Subject(match event {
        Event::StudyCreated { .. }
        | Event::ReplicaAnnounced { .. }
        | Event::ReplicaAdmitted { .. }
        | Event::Withdrawn { .. } => return Added::Lasting,
        // A speaker goes with its source; rules and values mean nothing without their codings.
        Event::SpeakerAdded { .. } | Event::RuleSetAdded { .. } | Event::ValuesAdded { .. } => {
            return Added::WithItsOwner;
        }
        Event::Changed { change, .. } => return Added::Changed(change),
        Event::CoderAdded { coder, .. } => Subject::Coder(*coder),
        Event::RoleAdded { role, .. } => Subject::Role(*role),
        Event::PersonAdded { person, .. } => Subject::Person(*person),
        Event::SourceAdded { source, .. } => Subject::Source(*source),
        Event::CodeAdded { code, .. } => Subject::Code(*code),
        Event::CodingAdded { coding, .. } => Subject::Coding(*coding),
        Event::LinkAdded { link, .. } => Subject::Link(*link),
        Event::MemoAdded { memo, .. } => Subject::Memo(*memo),
        Event::QuestionAdded { question, .. } => Subject::Question(*question),
    })
}

impl Inverse {
    fn take_away(&mut self, state: &State, subject: Subject, by: EventRef) {
        match state.existence_held_by(&subject) {
            Some(held) if held == [by] => self.push(Change::Exists(subject, false), held),
            _ => self.changed_since += 1,
        }
    }

    /// Sets a field back to what the batch replaced: more than one value where it settled a conflict.
    fn restore(&mut self, state: &State, change: &Change, by: EventRef) {
        let Some(register) = state.field(&change.field()) else { return };
        let held = register.held_by();
        if held.is_empty() || held.iter().any(|event| event.batch != by.batch) {
            self.changed_since += 1;
            return;
        }
        let mut before = register.before(by.batch);
        if let (true, Change::Consent(person, _)) = (before.is_empty(), change) {
            // The one field without a first value: before it was recorded it is not known.
            before.push(Change::Consent(
                *person,
                Consent { decision: ConsentDecision::Unknown, details: None },
            ));
        }
        for value in before {
            self.push(value, held.clone());
        }
    }

    fn push(&mut self, change: Change, replaces: Vec<EventRef>) {
        self.events.push(Event::Changed { change, replaces });
    }
}
