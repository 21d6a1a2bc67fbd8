//! Undo: the inverse of a batch, worked out from the folded state and appended like any other action.

use crate::batch::{Batch, Cause};
use crate::event::{
    Change, Consent, ConsentDecision, Decision, Event, EventRef, Field, OtherParties, Owner, Subject,
};
use crate::ids::*;
use crate::register::Register;
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
    // What was destroyed can't come back, so that nothing that went with it may.
    if batch.body.events.iter().any(destroys) {
        let announces = |event: &&Event| matches!(event, Event::ReplicaAnnounced { .. });
        inverse.lasting = batch.body.events.iter().filter(|event| !announces(event)).count();
        return inverse;
    }
    let undoes = undoes(state);
    // Last fact first, so that what stands on another goes before it; several settings of one field go together.
    let (mut fields, mut stood_on, mut changed) = (Vec::new(), Vec::new(), BTreeSet::new());
    for event in batch.body.events.iter().rev() {
        match added(event) {
            // With the study's beginning its first coder stays.
            Added::Subject(Subject::Coder(_)) if batch.body.parents.is_empty() => inverse.lasting += 1,
            Added::Lasting if matches!(event, Event::ReplicaAnnounced { .. }) => {}
            Added::Lasting => inverse.lasting += 1,
            Added::WithItsOwner => {}
            Added::Subject(subject) if is_stood_on(&subject) => stood_on.push(subject),
            Added::Subject(subject) => fields.push(Field::Exists(subject)),
            Added::Changed(field) if changed.insert(field.clone()) => fields.push(field),
            Added::Changed(_) => {}
        }
    }
    fields.iter().for_each(|field| inverse.restore(state, batch.id, &undoes, field));
    // Records stand on persons and mentions on records: the persons come when it is known which records stay.
    let (records, others): (Vec<Subject>, Vec<Subject>) =
        stood_on.into_iter().partition(|subject| matches!(subject, Subject::Record(_)));
    for subjects in [records, others].into_iter().filter(|subjects| !subjects.is_empty()) {
        let others = Others::of(state, &inverse.events);
        for subject in subjects {
            if others.0.contains(&subject) {
                inverse.changed_since += 1;
            } else {
                inverse.restore(state, batch.id, &undoes, &Field::Exists(subject));
            }
        }
    }
    inverse
}

/// The batch that `undo` without a name takes back: the last by this replica that did something and is not undone.
/// The undo of an undo did something: it brought back; an undo itself is passed over.
pub fn last_undoable(state: &State, replica: ReplicaId) -> Option<BatchId> {
    let undone = undone(state);
    let undoes = undoes(state);
    let depth = |id: BatchId| std::iter::successors(undoes.get(&id), |of| undoes.get(of)).count();
    let lasting = ["replica", "admitted", "original"];
    // A batch that destroys is passed over as a whole, with all that went with it.
    let whole = ["study", "withdrawn", "blotted"];
    let mut own = state.batches.iter().rev().filter(|b| b.replica == replica && !undone.contains(&b.id));
    own.find(|b| {
        let is_whole = b.counts.keys().any(|k| whole.contains(k));
        let does_something = b.counts.keys().any(|k| !lasting.contains(k)) && !is_whole;
        depth(b.id).is_multiple_of(2) && does_something
    })
    .map(|b| b.id)
}

/// The undo that `redo` takes back: the last of this replica that isn't undone itself, with nothing done since but
/// undoing and bringing back.
pub fn last_redoable(state: &State, replica: ReplicaId) -> Option<BatchId> {
    let undone = undone(state);
    let undoes = undoes(state);
    let depth = |id: BatchId| std::iter::successors(undoes.get(&id), |of| undoes.get(of)).count();
    for batch in state.batches.iter().rev().filter(|b| b.replica == replica) {
        match depth(batch.id) {
            // An action since: what was undone before it stays undone.
            0 if !undone.contains(&batch.id) && is_action(batch) => return None,
            depth if !depth.is_multiple_of(2) && !undone.contains(&batch.id) => return Some(batch.id),
            _ => {}
        }
    }
    None
}

/// Whether a batch did something that a person would call an action.
fn is_action(batch: &crate::state::BatchInfo) -> bool {
    batch.counts.keys().any(|kind| !["replica", "admitted"].contains(kind))
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

/// Each undo with the batch that it took back.
fn undoes(state: &State) -> BTreeMap<BatchId, BatchId> {
    state.batches.iter().filter_map(|b| Some((b.id, crate::state::undone_by(&b.cause)?))).collect()
}

/// Whether an event destroys words.
fn destroys(event: &Event) -> bool {
    matches!(event, Event::Withdrawn { .. } | Event::Blotted { .. })
}

/// Whether other things may name it: a person, a role, a coder, a record that is an entity.
fn is_stood_on(subject: &Subject) -> bool {
    matches!(subject, Subject::Person(_) | Subject::Role(_) | Subject::Coder(_) | Subject::Record(_))
}

/// The persons, roles, coders and entities that something stands on once other facts are taken back: they stay.
struct Others(BTreeSet<Subject>);

impl Others {
    fn of(state: &State, taken_back: &[Event]) -> Others {
        let mut then: BTreeMap<Field, &Change> = BTreeMap::new();
        for event in taken_back {
            if let Event::Changed { change, .. } = event {
                then.insert(change.field(), change);
            }
        }
        let exists = |subject: Subject| match then.get(&Field::Exists(subject.clone())) {
            Some(Change::Exists(_, exists)) => *exists,
            _ => state.exists(&subject),
        };
        let mut subjects = BTreeSet::new();
        for (id, speaker) in state.speakers.iter().filter(|(_, s)| exists(Subject::Source(s.source))) {
            let person = match then.get(&Field::SpeakerPerson(*id)) {
                Some(Change::SpeakerPerson(_, person)) => *person,
                _ => speaker.person.get().copied().flatten(),
            };
            let role = match then.get(&Field::SpeakerRole(*id)) {
                Some(Change::SpeakerRole(_, role)) => *role,
                _ => speaker.role(),
            };
            subjects.extend(person.map(Subject::Person));
            subjects.extend(role.map(Subject::Role));
        }
        for (id, coding) in state.codings.iter().filter(|(id, _)| exists(Subject::Coding(**id))) {
            let coder = match then.get(&Field::Decision(*id)) {
                Some(Change::Decision(_, Decision::Accepted(coder))) => Some(*coder),
                Some(_) => None,
                None => coding.coder(),
            };
            subjects.extend(coder.map(Subject::Coder));
        }
        for (_, record) in state.records.iter().filter(|(id, _)| exists(Subject::Record(**id))) {
            let owners = state.payloads.get(&record.text()).into_iter().flat_map(|info| &info.owners);
            let persons = owners.filter_map(|o| if let Owner::Person(p) = o { Some(*p) } else { None });
            subjects.extend(persons.map(Subject::Person));
        }
        for (_, mention) in state.mentions.iter().filter(|(id, _)| exists(Subject::Mention(**id))) {
            subjects.insert(Subject::Record(mention.entity));
        }
        let marks = state.marks.iter().filter(|(id, _)| exists(Subject::Mark(**id)));
        subjects.extend(marks.map(|(_, mark)| mark.on.clone()).filter(|on| matches!(on, Subject::Person(_))));
        Others(subjects)
    }
}

enum Added {
    Subject(Subject),
    Changed(Field),
    WithItsOwner,
    Lasting,
}

fn added(event: &Event) -> Added {
    match event {
        Event::StudyCreated { .. }
        | Event::ReplicaAnnounced { .. }
        | Event::ReplicaAdmitted { .. }
        | Event::Withdrawn { .. }
        | Event::OriginalShown { .. }
        | Event::Blotted { .. } => Added::Lasting,
        Event::Changed { change, .. } => Added::Changed(change.field()),
        // A speaker goes with its source; rules and values mean nothing without their codings.
        other => other.adds().map_or(Added::WithItsOwner, Added::Subject),
    }
}

impl Inverse {
    /// Sets a field back to what the batch replaced: more than one value where it settled a conflict.
    fn restore(&mut self, state: &State, batch: BatchId, undoes: &BTreeMap<BatchId, BatchId>, field: &Field) {
        let Some(register) = state.field(field) else { return };
        let held = register.held_by();
        let mut before: Vec<Change> = register.before(batch).into_iter().map(|(_, change)| change).collect();
        if before.is_empty() {
            before.extend(unset(field));
        }
        let is_gone = |change: &Change| change.payload().is_some_and(|payload| state.is_gone(&payload));
        if before.iter().any(is_gone) {
            self.changed_since += 1;
            return;
        }
        if held.is_empty() || !say_the_same(&register, &held, batch, undoes) {
            self.changed_since += 1;
            return;
        }
        for change in before {
            self.events.push(Event::Changed { change, replaces: held.clone() });
        }
    }
}

/// What a field says that nobody has set before: what was added is not there, a consent is not known, nothing
/// belongs to a theme, a turn has the words that were imported.
fn unset(field: &Field) -> Option<Change> {
    match field {
        Field::Exists(subject) => Some(Change::Exists(subject.clone(), false)),
        Field::Consent(person) => {
            Some(Change::Consent(*person, Consent { decision: ConsentDecision::Unknown, details: None }))
        }
        Field::ThemeMember(theme, member) => Some(Change::ThemeMember(*theme, member.clone(), false)),
        Field::TurnText(strand, turn) => Some(Change::TurnText(*strand, *turn, None)),
        Field::StudyFacts => Some(Change::StudyFacts(None)),
        Field::OtherParties => Some(Change::OtherParties(OtherParties::OwnSide)),
        _ => None,
    }
}

/// Whether settings are the batch's own, or undoing brought the batch's own back: then nothing changed since.
fn say_the_same(
    register: &Register<Change>,
    held: &[EventRef],
    batch: BatchId,
    undoes: &BTreeMap<BatchId, BatchId>,
) -> bool {
    let mut open: Vec<EventRef> = held.to_vec();
    let mut seen: BTreeSet<EventRef> = held.iter().copied().collect();
    while let Some(by) = open.pop() {
        if by.batch == batch {
            continue;
        }
        let Some(undone) = undoes.get(&by.batch) else { return false };
        let brought_back = register.before(*undone);
        if brought_back.is_empty() {
            return false;
        }
        open.extend(brought_back.into_iter().map(|(by, _)| by).filter(|by| seen.insert(*by)));
    }
    true
}
