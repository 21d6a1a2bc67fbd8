//! A clock that is years off changes nothing but the time that is shown.
//!
//! The id of a batch is a hash of its time, too, and of two batches made apart with one order number the one
//! with the smaller id comes first. So one law keeps the ids and changes the times: then all must be equal.
//! The other makes the whole world again with other clocks: then all must be equal that doesn't hang on the
//! order of what was made apart.

use super::action::{Plan, any_action, clock, config, plan, plan_of};
use super::fields::fields;
use super::world::World;
use model::batch::{At, Batch};
use model::event::{Change, EventRef};
use model::state::{State, Withdrawn, in_order};
use model::undo::{inverse, last_undoable};
use model::{BatchId, PayloadId, canon};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};

const NO_TIME: At = At { millis: 0, offset: 0 };

fn without_times(mut state: State) -> State {
    state.batches.iter_mut().for_each(|batch| batch.at = NO_TIME);
    state
}

/// A setting: the number of its batch, and its value as bytes.
type Side = (usize, Vec<u8>);

/// What a state says, with the numbers of batches for their ids and without the order of what was made apart.
#[derive(Debug, PartialEq)]
struct Meaning {
    held: BTreeMap<String, Vec<Side>>,
    conflicts: BTreeMap<String, Vec<Side>>,
    withdrawn: Withdrawn,
    expected: Vec<PayloadId>,
    /// Number, order number, count of its replica's batches, parents.
    batches: BTreeMap<usize, (u64, u64, Vec<usize>)>,
    undone: Vec<usize>,
}

fn meaning(world: &World, state: &State) -> Meaning {
    let number = |id: &BatchId| world.numbers[id];
    let side = |(by, change): (EventRef, &Change)| (number(&by.batch), canon::to_bytes(change).unwrap());
    let sorted = |mut sides: Vec<Side>| {
        sides.sort();
        sides
    };
    let fields = fields(state).into_iter().flatten();
    let held = fields.map(|field| {
        let register = state.field(&field).unwrap();
        (format!("{field:?}"), sorted(register.values().map(side).collect()))
    });
    let conflicts = state.conflicts().into_iter().map(|c| {
        (format!("{:?}", c.field), sorted(c.sides.iter().map(|(by, change)| side((*by, change))).collect()))
    });
    let merged = world.merged();
    let parents = |id: &BatchId| {
        let mut parents: Vec<usize> = merged.batches[id].body.parents.iter().map(number).collect();
        parents.sort_unstable();
        parents
    };
    let batches = state.batches.iter().map(|b| (number(&b.id), (b.lamport, b.seq, parents(&b.id))));
    let mut undone: Vec<usize> = model::undo::undone(state).iter().map(number).collect();
    undone.sort_unstable();
    Meaning {
        held: held.collect(),
        conflicts: conflicts.collect(),
        withdrawn: state.withdrawn.clone(),
        expected: state.expected_payloads().copied().collect(),
        batches: batches.collect(),
        undone,
    }
}

/// A world that leaves out undoing where something is in conflict: what an undo leaves standing may hang on
/// the side that is shown.
fn cautious(plan: &Plan, clocks: &[i64]) -> World {
    let mut world = World::new(clocks, &plan.ground);
    world.cautious = true;
    world.act_all(&plan.actions);
    world
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn the_times_order_nothing(plan in plan(30), times in vec(any::<(i64, i16)>(), 1..8)) {
        let world = World::of(&plan);
        let file = world.merged();
        let batches: Vec<Batch> = file.in_order().into_iter().cloned().collect();
        let mut changed = batches.clone();
        for (batch, (millis, offset)) in changed.iter_mut().zip(times.iter().cycle()) {
            batch.body.at = At { millis: *millis, offset: *offset };
        }
        let changed: HashMap<BatchId, Batch> = changed.into_iter().map(|b| (b.id, b)).collect();
        let ordered = in_order(&changed, &file.state.heads).unwrap();
        prop_assert!(ordered.iter().map(|b| b.id).eq(batches.iter().map(|b| b.id)));
        let state = State::fold(ordered.iter().copied()).unwrap();
        let same = without_times(state.clone()) == without_times(file.state.clone());
        prop_assert!(same, "a time changed a state");
        for (batch, other) in batches.iter().zip(&ordered) {
            prop_assert_eq!(inverse(&file.state, batch), inverse(&state, other));
        }
        for replica in world.replicas.iter().map(|r| r.id()) {
            prop_assert_eq!(last_undoable(&file.state, replica), last_undoable(&state, replica));
        }
    }

    #[test]
    fn another_clock_means_the_same_study(plan in plan(30), clocks in vec(clock(), 4)) {
        let here = cautious(&plan, &plan.clocks);
        let there = cautious(&plan, &clocks[..plan.clocks.len()]);
        prop_assert_eq!(meaning(&here, &here.merged().state), meaning(&there, &there.merged().state));
        for (one, other) in here.replicas.iter().zip(&there.replicas) {
            prop_assert_eq!(meaning(&here, &one.file.state), meaning(&there, &other.file.state));
            prop_assert_eq!(&one.file.payloads, &other.file.payloads);
        }
    }

    #[test]
    fn without_anything_made_apart_the_order_is_the_same_too(
        plan in plan_of(1..=1, any_action(), 30), clock in clock(),
    ) {
        let [here, there] = [World::of(&plan), World::new(&[clock], &plan.ground)];
        let mut there = there;
        there.act_all(&plan.actions);
        let order = |world: &World| -> Vec<usize> {
            world.state(0).batches.iter().map(|b| world.numbers[&b.id]).collect()
        };
        prop_assert_eq!(order(&here), (0..here.numbers.len()).collect::<Vec<_>>());
        prop_assert_eq!(order(&there), order(&here));
        prop_assert_eq!(meaning(&here, here.state(0)), meaning(&there, there.state(0)));
        prop_assert_eq!(here.state(0).parents(), there.state(0).parents());
        let last = |world: &World| {
            last_undoable(world.state(0), world.replicas[0].id()).map(|id| world.numbers[&id])
        };
        prop_assert_eq!(last(&here), last(&there));
    }
}
