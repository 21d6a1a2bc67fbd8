//! Undo: what was taken back at once is as it was, and what is brought back is as it was before that.

use super::action::{What, addition, any_action, config, deed, plan, plan_of, settings};
use super::fields::{Held, field_at, held, holds_gone, is_of_gone, subjects, unset, values};
use super::oracle;
use super::undoing_since::fields_of;
use super::world::World;
use model::event::{Change, Field};
use model::state::State;
use model::undo::{inverse, last_undoable, undone};
use proptest::prelude::*;
use proptest::sample::Index;

/// Holds what a state holds after an undo against what it held before the batch.
/// What was destroyed by then can't come back: these fields are left.
fn is_as_before(before: &State, now: &State, left: &[Field]) -> Result<(), TestCaseError> {
    let was = held(before);
    for (field, values) in held(now).into_iter().filter(|(field, _)| !left.contains(field)) {
        match was.get(&field) {
            Some(old) if old.is_empty() => is_unknown(&field, &values)?,
            Some(old) => prop_assert_eq!(old, &values, "{:?} is not as before", field),
            None => is_not_there(&field, &values)?,
        }
    }
    prop_assert!(was.keys().all(|field| now.field(field).is_some()));
    Ok(())
}

/// A field without a first value says afterwards what it says when nobody has ever set it.
fn is_unknown(field: &Field, values: &[Change]) -> Result<(), TestCaseError> {
    let unset = unset(field);
    prop_assert!(unset.is_some() || values.is_empty(), "{:?} had no value before", field);
    prop_assert!(values.iter().all(|value| Some(value) == unset.as_ref()));
    Ok(())
}

/// What wasn't in the log stays there, and doesn't exist.
fn is_not_there(field: &Field, values: &[Change]) -> Result<(), TestCaseError> {
    if let Field::Exists(subject) = field {
        prop_assert_eq!(values, &[Change::Exists(subject.clone(), false)], "it is still there");
    }
    Ok(())
}

/// Something that a replica does, and that nothing makes last.
fn lasts_not() -> impl Strategy<Value = What> {
    prop_oneof![addition(), settings().prop_map(What::Set)]
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn undone_at_once_everything_is_as_before(plan in plan(20), who: Index, what in deed()) {
        let mut world = World::of(&plan);
        let who = world.who(who);
        let before = world.state(who).clone();
        let Some(done) = world.deed(who, &what) else { return Ok(()) };
        let after = held(world.state(who));
        let batch = world.replicas[who].file.batches[&done].clone();
        let told = inverse(world.state(who), &batch);
        let undo = world.undo(who, done);
        prop_assert_eq!(told.lasting, oracle::lasting(&batch));
        let fields = fields_of(&batch);
        let left: Vec<Field> = fields.iter().filter(|f| holds_gone(&before, f)).cloned().collect();
        prop_assert_eq!(told.changed_since, left.len(), "nothing came since");
        prop_assert_eq!(undo.is_none(), left.len() == fields.len(), "nothing of it can be taken back");
        is_as_before(&before, world.state(who), &left)?;
        if undo.is_none() {
            return Ok(());
        }
        let as_undone = held(world.state(who));
        let redo = world.undo(who, undo.unwrap()).unwrap();
        prop_assert_eq!(held(world.state(who)), after, "brought back, but not as it was");
        world.undo(who, redo).unwrap();
        prop_assert_eq!(held(world.state(who)), as_undone);
    }

    #[test]
    fn undo_without_a_name_takes_back_the_last_and_then_the_one_before(
        plan in plan_of(1..=3, any_action(), 12), whats in proptest::collection::vec(lasts_not(), 1..8),
    ) {
        let mut world = World::of(&plan);
        let (mut states, mut done) = (vec![held(world.state(0))], Vec::new());
        for what in &whats {
            let before = world.state(0).clone();
            if let Some(batch) = world.deed(0, what) {
                let fields = fields_of(&world.replicas[0].file.batches[&batch]);
                prop_assume!(!fields.iter().any(|field| holds_gone(&before, field)));
                done.push(batch);
                states.push(held(world.state(0)));
            }
        }
        while let Some(batch) = done.pop() {
            let replica = world.replicas[0].id();
            prop_assert_eq!(last_undoable(world.state(0), replica), Some(batch));
            prop_assert!(world.undo_last(0).is_some(), "nothing of it can be taken back");
            prop_assert!(undone(world.state(0)).contains(&batch));
            // Once more would bring nothing back: an undo is passed over.
            prop_assert!(last_undoable(world.state(0), replica) != Some(batch));
            states.pop();
            let now = held(world.state(0));
            let same = |(field, old): (&Field, &Vec<Change>)| old.is_empty() || now[field] == *old;
            prop_assert!(states.last().unwrap().iter().all(same), "not as before the batch");
        }
    }

    #[test]
    fn an_undo_can_be_undone_time_and_again(
        plan in plan(20), who: Index, what in lasts_not(), times in 1..6,
    ) {
        let mut world = World::of(&plan);
        let who = world.who(who);
        let before = world.state(who).clone();
        let Some(mut last) = world.deed(who, &what) else { return Ok(()) };
        let fields = fields_of(&world.replicas[who].file.batches[&last]);
        prop_assume!(!fields.iter().any(|field| holds_gone(&before, field)));
        let mut done = vec![last];
        for time in 1..=times {
            last = world.undo(who, last).unwrap();
            done.push(last);
            // Of a line of undos every other one is undone, and what then holds can be taken back.
            let state = world.state(who);
            let undone = undone(state);
            for (age, batch) in done.iter().rev().enumerate() {
                prop_assert_eq!(undone.contains(batch), age % 2 == 1);
            }
            let next = last_undoable(state, world.replicas[who].id());
            prop_assert_eq!(next == Some(last), time % 2 == 0);
            prop_assert!(!next.is_some_and(|id| undone.contains(&id)));
        }
    }

    #[test]
    fn one_replica_takes_back_all_that_it_did(
        plan in plan_of(1..=1, prop_oneof![5 => lasts_not(), 1 => Just(What::UndoLast)], 20),
    ) {
        let mut world = World::new(&plan.clocks, &[]);
        let before = world.state(0).clone();
        world.deeds(0, &plan.ground);
        world.act_all(&plan.actions);
        let most = 2 * world.numbers.len();
        (0..most).take_while(|_| world.undo_last(0).is_some()).count();
        prop_assert_eq!(last_undoable(world.state(0), world.replicas[0].id()), None);
        is_as_before(&before, world.state(0), &[])?;
        let now = world.state(0);
        let left: Vec<_> = subjects(now).into_iter().filter(|subject| now.exists(subject)).collect();
        prop_assert_eq!(left, subjects(&before));
    }

    #[test]
    fn an_undone_settlement_is_in_conflict_again(
        plan in plan(15), which: (Index, Index), to: (Index, Index), side: Index, who: Index,
    ) {
        let mut world = World::of(&plan);
        world.sync_all();
        let field = field_at(world.state(0), which);
        let apart = (world.set(0, &field, to.0), world.set(1, &field, to.1));
        let who = world.who(who);
        world.sync_all();
        let conflicts = world.state(who).conflicts();
        let Some(conflict) = conflicts.iter().find(|c| c.field == field) else { return Ok(()) };
        prop_assert!(apart.0.is_some() && apart.1.is_some());
        let sides = values(world.state(who), &field);
        let settled = world.take(who, conflict, side).unwrap();
        let undo = world.undo(who, settled);
        let is_lost = sides.iter().any(|side| is_of_gone(world.state(who), side.clone()));
        prop_assert_eq!(undo.is_none(), is_lost, "a side that was destroyed doesn't come back");
        let Some(undo) = undo else { return Ok(()) };
        prop_assert_eq!(&values(world.state(who), &field), &sides, "other sides than before");
        let again = world.state(who).conflicts();
        prop_assert!(again.iter().any(|c| c.field == field));
        prop_assert_eq!(again.len(), conflicts.len());
        world.undo(who, undo).unwrap();
        prop_assert!(world.state(who).conflicts().iter().all(|c| c.field != field));
        world.sync_all();
        prop_assert!(world.state(0).conflicts().iter().all(|c| c.field != field));
    }
}

/// What both hold alike, but for these fields.
pub fn differ_only_in(one: &Held, other: &Held, fields: &[Field]) -> Result<(), TestCaseError> {
    for (field, values) in one.iter().filter(|(field, _)| !fields.contains(field)) {
        prop_assert_eq!(Some(values), other.get(field), "{:?}", field);
    }
    Ok(())
}
