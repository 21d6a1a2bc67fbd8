//! Conflicts: what was set apart stays side by side until somebody settles it.

use super::action::{What, any_action, config, plan, plan_of};
use super::fields::{field_at, values};
use super::oracle;
use super::world::World;
use model::BatchId;
use model::event::{Change, Field};
use model::state::{Conflict, State};
use proptest::prelude::*;
use proptest::sample::Index;

/// Two replicas that know the same set one field apart, after so many other actions of the first.
fn set_apart(
    world: &mut World,
    which: (Index, Index),
    (one, other): (Index, Index),
    ahead: usize,
) -> Option<(Field, BatchId, BatchId)> {
    world.sync_all();
    let field = field_at(world.state(0), which);
    world.deeds(0, &vec![What::Question; ahead]);
    let a = world.set(0, &field, one)?;
    let b = world.set(1, &field, other)?;
    world.sync_all();
    Some((field, a, b))
}

fn conflict_of(state: &State, field: &Field) -> Option<Conflict> {
    state.conflicts().into_iter().find(|conflict| conflict.field == *field)
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn a_field_set_apart_is_in_conflict_until_settled(
        plan in plan(12), which: (Index, Index), to: (Index, Index), ahead in 0..3usize, side: Index,
    ) {
        let mut world = World::of(&plan);
        let Some((field, a, b)) = set_apart(&mut world, which, to, ahead) else { return Ok(()) };
        let state = world.state(0);
        let held = values(state, &field);
        prop_assert_eq!(held.len(), 2);
        let by: Vec<BatchId> = state.field(&field).unwrap().values().map(|(by, _)| by.batch).collect();
        let in_log_order: Vec<BatchId> =
            state.batches.iter().map(|info| info.id).filter(|id| [a, b].contains(id)).collect();
        prop_assert_eq!(&by, &in_log_order);
        prop_assert_eq!(state.field(&field).unwrap().get().cloned(), held.last().cloned());
        let Some(conflict) = conflict_of(state, &field) else {
            prop_assert_eq!(&held[0], &held[1], "different values, and no conflict");
            return Ok(());
        };
        prop_assert!(held[0] != held[1], "equal values are no conflict");
        let sides: Vec<Change> = conflict.sides.iter().map(|(_, change)| change.clone()).collect();
        prop_assert_eq!(sides, held);
        let settled = world.take(1, &conflict, side);
        prop_assert!(settled.is_some());
        world.sync_all();
        prop_assert_eq!(conflict_of(world.state(0), &field), None);
        prop_assert_eq!(values(world.state(0), &field).len(), 1);
    }

    #[test]
    fn settling_one_after_the_other_leaves_no_conflict(plan in plan(30), side: Index) {
        let mut world = World::of(&plan);
        world.sync_all();
        let mut left = world.state(0).conflicts();
        while let Some(conflict) = left.pop() {
            prop_assert!(world.take(0, &conflict, side).is_some());
            prop_assert_eq!(&world.state(0).conflicts(), &left);
        }
        world.sync_all();
        prop_assert!(world.replicas.iter().all(|r| r.file.state.conflicts().is_empty()));
    }

    #[test]
    fn a_field_holds_what_no_setting_replaces(plan in plan(40)) {
        let world = World::of(&plan);
        for file in world.replicas.iter().map(|r| r.file.clone()).chain([world.merged()]) {
            let mut in_conflict = Vec::new();
            for (field, settings) in oracle::settings(&file) {
                let held = oracle::held(&settings);
                let register = file.state.field(&field).unwrap();
                let values: Vec<_> = register.values().map(|(by, change)| (by, change.clone())).collect();
                prop_assert_eq!(&values, &held);
                prop_assert_eq!(register.get(), held.last().map(|(_, change)| change));
                if held.iter().any(|(_, change)| *change != held[0].1) {
                    let (last, _) = held[held.len() - 1];
                    in_conflict.push((file.batches[&last.batch].body.lamport, last, field));
                }
            }
            // In the order in which their last sides came.
            in_conflict.sort();
            let told = file.state.conflicts().into_iter().map(|conflict| conflict.field);
            prop_assert!(told.eq(in_conflict.into_iter().map(|(.., field)| field)));
        }
    }

    #[test]
    fn what_is_held_side_by_side_was_set_apart(plan in plan(40)) {
        let file = World::of(&plan).merged();
        for (_, settings) in oracle::settings(&file) {
            let held = oracle::held(&settings);
            for (one, _) in &held {
                let past = oracle::past(&file, one.batch);
                let others = held.iter().filter(|(other, _)| other.batch != one.batch);
                let known = others.filter(|(other, _)| past.contains(&other.batch)).count();
                prop_assert_eq!(known, 0, "a setting left standing what it knew");
            }
        }
    }

    #[test]
    fn one_replica_alone_is_never_in_conflict(plan in plan_of(1..=1, any_action(), 40)) {
        prop_assert_eq!(World::of(&plan).state(0).conflicts(), vec![]);
    }
}
