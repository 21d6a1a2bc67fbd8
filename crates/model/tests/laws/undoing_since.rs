//! Undo of what came long ago: what was changed since is told and left, the rest goes back, no more moves.

use super::action::{Setting, config, plan, setting, settings};
use super::fields::{held, holds_gone, is_of_gone, is_stood_on, unset};
use super::file::File;
use super::oracle::{self, Set, Settings};
use super::undoing::differ_only_in;
use super::world::{World, batch_of};
use model::BatchId;
use model::batch::{Batch, Body, Cause};
use model::event::*;
use model::state::State;
use model::undo::{inverse, undone};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use std::slice::from_ref;

/// The copy after the undoing of one of its batches, with what the undo told.
fn after_undo(file: &File, batch: &Batch) -> (State, usize) {
    let told = inverse(&file.state, batch);
    let heads = file.state.heads.iter().copied();
    let lamport = heads.clone().map(|id| file.batches[&id].body.lamport + 1).max().unwrap_or(0);
    let cause = Cause::Undo { of: batch.id };
    let body = Body { cause, parents: heads.collect(), lamport, events: told.events, ..batch.body.clone() };
    (file.with(batch_of(body)).state, told.changed_since)
}

/// The settings of a field that stood before those of one batch.
fn before<'a>(all: &'a [Set], batch: &BatchId) -> Vec<&'a Set> {
    let own = all.iter().filter(|s| s.by.batch == *batch);
    let replaced: BTreeSet<EventRef> = own.flat_map(|s| s.replaces.iter().copied()).collect();
    all.iter().filter(|s| replaced.contains(&s.by) && s.by.batch != *batch).collect()
}

/// Whether what a setting says is what `batch` said: it set it itself, or an undo brought that back.
fn comes_from(file: &File, all: &[Set], by: EventRef, batch: &Batch) -> bool {
    if by.batch == batch.id {
        return true;
    }
    let Cause::Undo { of } = file.batches[&by.batch].body.cause else { return false };
    let brought_back = before(all, &of);
    !brought_back.is_empty() && brought_back.iter().all(|s| comes_from(file, all, s.by, batch))
}

/// What undoing a batch leaves in a field that it set: `None` = the field was changed since, and stays.
fn goes_back_to(file: &File, settings: &Settings, field: &Field, batch: &Batch) -> Option<Vec<Change>> {
    let all = &settings[field];
    let held = oracle::held(all);
    if held.is_empty() || held.iter().any(|(by, _)| !comes_from(file, all, *by, batch)) {
        return None;
    }
    let before: Vec<Change> = before(all, &batch.id).into_iter().map(|s| s.change.clone()).collect();
    if before.iter().any(|change| is_of_gone(&file.state, change.clone())) {
        return None;
    }
    Some(match field {
        Field::Exists(subject) if before.is_empty() => vec![Change::Exists(subject.clone(), false)],
        _ if before.is_empty() => unset(field).into_iter().collect(),
        _ => before,
    })
}

/// The fields that an undo of a batch is about. The first coder stays with the study's beginning.
pub fn fields_of(batch: &Batch) -> BTreeSet<Field> {
    let field = |event: &Event| match event {
        Event::Changed { change, .. } => Some(change.field()),
        Event::CoderAdded { .. } if batch.body.parents.is_empty() => None,
        other => oracle::added(other).map(Field::Exists),
    };
    batch.body.events.iter().filter_map(field).collect()
}

/// What a batch brought into the study.
fn added_by(batch: &Batch) -> impl Iterator<Item = Subject> {
    batch.body.events.iter().filter_map(oracle::added)
}

/// Whether an undo leaves what the batch added, because something else stands on it.
fn is_kept(undone: &State, field: &Field, batch: &Batch) -> bool {
    let Field::Exists(subject) = field else { return false };
    added_by(batch).any(|added| added == *subject) && is_stood_on(undone, subject)
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn every_batch_goes_back_where_nothing_came_since(plan in plan(30)) {
        let file = World::of(&plan).merged();
        let settings = oracle::settings(&file);
        let now = held(&file.state);
        for batch in file.log() {
            let (undone, changed_since) = after_undo(&file, batch);
            let then = held(&undone);
            if oracle::destroys(batch) {
                prop_assert_eq!((&then, changed_since), (&now, 0), "of what destroys nothing is taken back");
                continue;
            }
            let mut left = 0;
            for field in &fields_of(batch) {
                let back = goes_back_to(&file, &settings, field, batch);
                let back = back.filter(|_| !is_kept(&undone, field, batch));
                left += usize::from(back.is_none());
                prop_assert_eq!(&then[field], back.as_ref().unwrap_or(&now[field]), "{:?}", field);
            }
            prop_assert_eq!(changed_since, left, "what is left is told");
            let moved: Vec<Field> = fields_of(batch).into_iter().collect();
            differ_only_in(&now, &then, &moved)?;
        }
    }

    #[test]
    fn a_batch_is_undone_by_an_undo_that_is_not(plan in plan(40)) {
        let file = World::of(&plan).merged();
        let undone = undone(&file.state);
        for batch in file.log() {
            let of = |other: &&Batch| other.body.cause == Cause::Undo { of: batch.id };
            let stands = file.log().filter(of).any(|undo| !undone.contains(&undo.id));
            prop_assert_eq!(undone.contains(&batch.id), stands);
        }
        let known = |id| file.batches.contains_key(id);
        prop_assert!(undone.iter().all(known));
    }

    #[test]
    fn what_something_else_stands_on_stays(plan in plan(40)) {
        let file = World::of(&plan).merged();
        for batch in file.log() {
            let (undone, _) = after_undo(&file, batch);
            for subject in added_by(batch).filter(|subject| file.state.exists(subject)) {
                let is_gone = !undone.exists(&subject);
                prop_assert!(!(is_gone && is_stood_on(&undone, &subject)), "{subject:?} is gone");
            }
        }
    }

    #[test]
    fn what_was_changed_since_is_told_and_left(
        plan in plan(15), settings in vec(setting(), 2..5), which: Index, to: Index, who: Index, apart: bool,
    ) {
        let mut world = World::of(&plan);
        world.sync_all();
        let settings: Vec<_> = settings.into_iter().map(|s| Setting { fresh: false, ..s }).collect();
        let as_it_was = world.state(0).clone();
        let before = held(&as_it_was);
        let Some(done) = world.write(0, Cause::Command, |w| w.set_all(&settings)) else { return Ok(()) };
        let after = held(world.state(0));
        let batch = world.replicas[0].file.batches[&done].clone();
        let fields: Vec<Field> = fields_of(&batch).into_iter().collect();
        prop_assume!(!fields.iter().any(|field| holds_gone(&as_it_was, field)));
        let changed = which.get(&fields).clone();
        let other = world.who(who);
        if other != 0 && !apart {
            world.sync(other, 0);
        }
        let Some(_) = world.set(other, &changed, to) else { return Ok(()) };
        world.sync(0, other);
        let since = held(world.state(0));
        prop_assert_eq!(inverse(world.state(0), &batch).changed_since, 1);
        let undo = world.undo(0, done);
        prop_assert_eq!(undo.is_none(), fields.len() == 1, "something of it can be taken back");
        let undone = held(world.state(0));
        prop_assert_eq!(&undone[&changed], &since[&changed], "a field changed since was not left");
        let is_new = |field: &&Field| before[*field].is_empty();
        let new: Vec<Field> = fields.iter().filter(is_new).cloned().collect();
        differ_only_in(&before, &undone, &[&new[..], from_ref(&changed)].concat())?;
        if let Some(undo) = undo {
            let redo = world.undo(0, undo);
            prop_assert!(redo.is_some());
            differ_only_in(&after, &held(world.state(0)), from_ref(&changed))?;
            prop_assert_eq!(&held(world.state(0))[&changed], &since[&changed]);
        }
    }

    #[test]
    fn the_same_undone_on_two_replicas_is_no_conflict(plan in plan(15), settings in settings()) {
        let mut world = World::of(&plan);
        world.sync_all();
        let before = world.state(0).conflicts().len();
        let as_it_was = world.state(0).clone();
        let Some(done) = world.write(0, Cause::Command, |w| w.set_all(&settings)) else { return Ok(()) };
        let fields = fields_of(&world.replicas[0].file.batches[&done]);
        prop_assume!(!fields.iter().any(|field| holds_gone(&as_it_was, field)));
        world.sync_all();
        let undone = [world.undo(0, done), world.undo(1, done)];
        let one = held(world.state(0));
        world.sync_all();
        prop_assert_eq!(world.state(0).conflicts().len(), before);
        for (field, values) in held(world.state(0)) {
            let both: BTreeSet<String> = values.iter().map(|v| format!("{v:?}")).collect();
            prop_assert_eq!(both, one[&field].iter().map(|v| format!("{v:?}")).collect::<BTreeSet<_>>());
        }
        prop_assert!(undone[0].is_some() && undone[1].is_some());
    }
}
