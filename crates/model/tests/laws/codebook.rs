//! The tree of codes never closes a circle, whatever was moved where and by whom.

use super::action::{What, config, plan};
use super::world::World;
use model::event::{Change, EventRef};
use model::state::State;
use model::{Cause, CodeId};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;

/// A replica puts a code below another, or below none; then it perhaps takes what another has.
#[derive(Debug, Clone)]
struct Move {
    who: Index,
    code: Index,
    above: Option<Index>,
    sync: Option<Index>,
}

fn some_move() -> impl Strategy<Value = Move> {
    let told =
        (any::<Index>(), any::<Index>(), option::weighted(0.9, any::<Index>()), option::of(any::<Index>()));
    told.prop_map(|(who, code, above, sync)| Move { who, code, above, sync })
}

fn make(world: &mut World, moves: &[Move]) {
    let codes: Vec<CodeId> = world.state(0).codes.keys().copied().collect();
    for a in moves {
        let who = world.who(a.who);
        let change = Change::CodeParent(*a.code.get(&codes), a.above.map(|above| *above.get(&codes)));
        world.write(who, Cause::Command, |w| w.replace(change));
        a.sync.into_iter().for_each(|from| world.sync(who, world.who(from)));
    }
}

/// The moves that count, each with its place in the log.
fn wanted(state: &State) -> BTreeMap<CodeId, (CodeId, (u64, EventRef))> {
    let of = |code: &model::state::Code| Some(((*code.parent.get()?)?, code.parent.since()?));
    state.codes.iter().filter_map(|(id, code)| Some((*id, of(code)?))).collect()
}

fn check(state: &State) -> Result<(), TestCaseError> {
    let (parents, left_out) = state.parents();
    let wanted = wanted(state);
    for (code, (above, since)) in &wanted {
        prop_assert_eq!(state.parent_of(*code), parents.get(code).copied());
        if let Some(parent) = parents.get(code) {
            prop_assert_eq!(parent, above);
            prop_assert!(!left_out.contains(code), "a move is both kept and left out");
            continue;
        }
        prop_assert!(left_out.contains(code), "a move is neither kept nor left out");
        // The circle that it would close is made of earlier moves alone.
        let mut at = *above;
        while at != *code {
            prop_assert!(wanted[&at].1 < *since, "an earlier move was left out for a later one");
            prop_assert!(parents.contains_key(&at), "a move was left out that closes no circle");
            at = parents[&at];
        }
    }
    prop_assert!(parents.keys().all(|code| wanted.contains_key(code)));
    prop_assert_eq!(parents.len() + left_out.len(), wanted.len());
    prop_assert!(
        left_out.is_sorted_by_key(|code| wanted[code].1),
        "left out, but not in the order of the log"
    );
    for code in parents.keys() {
        let line = std::iter::successors(Some(*code), |code| parents.get(code).copied());
        prop_assert!(line.take(parents.len() + 2).count() <= parents.len() + 1, "a circle of codes");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_tree_of_codes_has_no_circle(plan in plan(4), moves in vec(some_move(), 0..16)) {
        let mut world = World::new(&plan.clocks, &plan.ground);
        world.deed(0, &What::Code(None));
        world.deed(0, &What::Code(None));
        world.sync_all();
        make(&mut world, &moves);
        for replica in &world.replicas {
            check(&replica.file.state)?;
        }
        check(&world.merged().state)?;
    }

    #[test]
    fn a_circle_made_apart_leaves_out_the_later_move(plan in plan(6), ahead in 0..3usize) {
        let mut world = World::of(&plan);
        let known = |world: &World| world.state(0).codes.keys().copied().collect::<Vec<_>>();
        let before = known(&world);
        world.deed(0, &What::Code(None));
        world.deed(0, &What::Code(None));
        world.sync_all();
        let new: Vec<CodeId> = known(&world).into_iter().filter(|code| !before.contains(code)).collect();
        let [a, b] = (0..2).map(|i| new[new.len() - 1 - i]).collect::<Vec<_>>()[..] else { unreachable!() };
        world.deeds(0, &vec![What::Question; ahead]);
        let moved = |world: &mut World, who, code, above| {
            let change = Change::CodeParent(code, Some(above));
            world.write(who, Cause::Command, |w| w.replace(change)).unwrap()
        };
        let (first, second) = (moved(&mut world, 0, a, b), moved(&mut world, 1, b, a));
        let state = world.merged().state;
        let later = state.batches.iter().rev().find(|info| [first, second].contains(&info.id)).unwrap().id;
        prop_assert!(ahead == 0 || later == first, "the order is that of the log");
        let (code, above) = if later == first { (b, a) } else { (a, b) };
        prop_assert_eq!(state.parent_of(code), Some(above));
        prop_assert_eq!(state.parent_of(above), None);
        prop_assert!(state.parents().1.contains(&above));
        check(&state)?;
    }
}
