//! Merging: in any order and grouping, over any way, the same study.

use super::action::{config, plan};
use super::file::File;
use super::world::World;
use model::batch::Batch;
use model::state::State;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// The batches in an order in which parents come first, picked at random among all such orders.
fn some_causal_order<'a>(file: &'a File, picks: &[Index]) -> Vec<&'a Batch> {
    let mut rest = file.in_order();
    let mut order: Vec<&Batch> = Vec::new();
    for pick in picks.iter().cycle().take(rest.len()) {
        let is_free = |batch: &Batch| batch.body.parents.iter().all(|p| order.iter().any(|b| b.id == *p));
        let free: Vec<usize> = (0..rest.len()).filter(|i| is_free(rest[*i])).collect();
        order.push(rest.remove(*pick.get(&free)));
    }
    order
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn merge_is_commutative_and_idempotent(plan in plan(30)) {
        let world = World::of(&plan);
        for a in world.replicas.iter().map(|r| &r.file) {
            prop_assert!(a.merge(a) == *a, "a copy merged with itself is another");
            for b in world.replicas.iter().map(|r| &r.file) {
                let merged = a.merge(b);
                prop_assert!(merged == b.merge(a), "the order of the copies matters");
                prop_assert!(merged.merge(a) == merged, "merging again changes it");
                prop_assert!(b.merge(&merged) == merged, "merging again changes it");
            }
        }
    }

    #[test]
    fn merge_is_associative(plan in plan(30)) {
        let world = World::of(&plan);
        let files: Vec<&File> = world.replicas.iter().map(|r| &r.file).collect();
        for (a, b) in files.iter().zip(files.iter().skip(1)) {
            for c in &files {
                prop_assert!(a.merge(b).merge(c) == a.merge(&b.merge(c)), "the grouping matters");
                prop_assert!(c.merge(a).merge(b) == c.merge(&a.merge(b)), "the grouping matters");
            }
        }
    }

    #[test]
    fn every_grouping_of_merges_is_the_same(plan in plan(30), picks in vec(any::<(Index, Index)>(), 8)) {
        let world = World::of(&plan);
        let mut files: Vec<File> = world.replicas.iter().map(|r| r.file.clone()).collect();
        for (one, other) in picks {
            if files.len() > 1 {
                let a = files.swap_remove(one.index(files.len()));
                let b = files.swap_remove(other.index(files.len()));
                files.push(a.merge(&b));
            }
        }
        prop_assert!(files == [world.merged()], "another tree of merges, another study");
    }

    #[test]
    fn every_causal_order_folds_to_the_same_state(plan in plan(30), picks in vec(any::<Index>(), 1..40)) {
        let file = World::of(&plan).merged();
        let mut state = State::default();
        for batch in some_causal_order(&file, &picks) {
            let fits = state.append(batch);
            prop_assert!(fits.is_ok(), "{fits:?}");
        }
        prop_assert!(state == State::fold(file.in_order()).unwrap(), "the order of folding matters");
        prop_assert!(state == file.state);
    }

    #[test]
    fn the_way_that_batches_took_does_not_matter(
        plan in plan(20),
        one in vec(any::<(Index, Index)>(), 0..6),
        other in vec(any::<(Index, Index)>(), 0..6),
    ) {
        let world = World::of(&plan);
        let [mut here, mut there] = [world.clone(), world];
        one.iter().for_each(|(to, from)| here.sync(here.who(*to), here.who(*from)));
        other.iter().for_each(|(to, from)| there.sync(there.who(*to), there.who(*from)));
        prop_assert!(here.merged() == there.merged());
        here.sync_all();
        there.sync_all();
        for replica in here.replicas.iter().chain(&there.replicas) {
            prop_assert!(replica.file == here.replicas[0].file, "all have everything, and yet they differ");
        }
    }
}
