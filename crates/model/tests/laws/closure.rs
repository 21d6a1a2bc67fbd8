//! A file's batches are exactly what its heads stand on: none less, none more, each with its right number.

use super::action::{config, plan};
use super::file::File;
use super::world::{World, batch_of};
use model::batch::Batch;
use model::state::{ClosureError, State, ancestry, in_order};
use model::{BatchId, Cause};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::{BTreeSet, HashMap};

fn by_id(batches: Vec<Batch>) -> HashMap<BatchId, Batch> {
    batches.into_iter().map(|b| (b.id, b)).collect()
}

fn merged(world: &World) -> (File, Vec<Batch>, BTreeSet<BatchId>) {
    let file = world.merged();
    let batches: Vec<Batch> = file.log().cloned().collect();
    let heads = file.state.heads.clone();
    (file, batches, heads)
}

/// A batch that a stranger writes on top of one of these.
fn stranger(on: &Batch) -> Batch {
    let mut body = on.body.clone();
    body.parents = vec![on.id];
    body.lamport += 1;
    body.cause = Cause::Command;
    batch_of(body)
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn the_closure_of_the_heads_is_put_in_order(plan in plan(30), shuffle: u64) {
        let (file, mut batches, heads) = merged(&World::of(&plan));
        batches.sort_by_key(|b| b.id.0.iter().fold(shuffle, |n, byte| n.wrapping_mul(31) ^ u64::from(*byte)));
        let batches = by_id(batches);
        let ordered = in_order(&batches, &heads).unwrap();
        prop_assert!(ordered == file.in_order());
        prop_assert!(file.state.batches.iter().map(|info| info.id).eq(ordered.iter().map(|b| b.id)));
        let mut seen = BTreeSet::new();
        for batch in &ordered {
            prop_assert!(batch.body.parents.iter().all(|p| seen.contains(p)), "a batch before its parent");
            prop_assert!(batch.body.parents.is_sorted_by(|a, b| a < b));
            seen.insert(batch.id);
        }
        let named: BTreeSet<_> = ordered.iter().flat_map(|b| b.body.parents.iter().copied()).collect();
        prop_assert_eq!(heads, seen.difference(&named).copied().collect());
    }

    #[test]
    fn a_missing_batch_is_noticed(plan in plan(30), which: Index) {
        let (_, mut batches, heads) = merged(&World::of(&plan));
        let missing = batches.remove(which.index(batches.len())).id;
        prop_assert_eq!(in_order(&by_id(batches), &heads).map(drop), Err(ClosureError::Missing(missing)));
    }

    #[test]
    fn a_batch_too_many_is_noticed(plan in plan(30), on: Index) {
        let (_, mut batches, heads) = merged(&World::of(&plan));
        let extra = stranger(on.get(&batches));
        batches.push(extra.clone());
        prop_assert_eq!(in_order(&by_id(batches), &heads).map(drop), Err(ClosureError::Extra(extra.id)));
    }

    #[test]
    fn a_head_that_is_not_named_is_noticed(plan in plan(30), which: Index) {
        let (_, batches, mut heads) = merged(&World::of(&plan));
        prop_assume!(heads.len() > 1);
        let left: BatchId = *which.get(&heads.iter().copied().collect::<Vec<_>>());
        heads.remove(&left);
        prop_assert!(matches!(in_order(&by_id(batches), &heads), Err(ClosureError::Extra(_))));
    }

    #[test]
    fn a_wrong_order_number_is_noticed(plan in plan(30), which: Index, off in 1..u64::MAX) {
        let (_, mut batches, heads) = merged(&World::of(&plan));
        let wrong = which.index(batches.len());
        batches[wrong].body.lamport = batches[wrong].body.lamport.wrapping_add(off);
        let wrong = batches[wrong].id;
        // A child of it is no longer one more than its parents either.
        let children = batches.iter().filter(|b| b.body.parents.contains(&wrong)).map(|b| b.id);
        let told: Vec<BatchId> = children.chain([wrong]).collect();
        let refused = in_order(&by_id(batches), &heads).map(drop);
        prop_assert!(matches!(refused, Err(ClosureError::Lamport(id)) if told.contains(&id)), "{refused:?}");
    }

    #[test]
    fn every_batch_with_its_ancestors_is_a_study(plan in plan(30)) {
        let (file, ..) = merged(&World::of(&plan));
        for id in file.batches.keys() {
            let past = ancestry(|id| file.batches.get(id).map(|b| &**b), [*id]).unwrap();
            let reached: BTreeSet<_> = past.iter().map(|b| b.id).collect();
            prop_assert_eq!(&reached, &super::oracle::past(&file, *id));
            let state = State::fold(past.iter().copied()).unwrap();
            prop_assert_eq!(&state.heads, &BTreeSet::from([*id]));
            let past = by_id(past.into_iter().cloned().collect());
            prop_assert!(in_order(&past, &state.heads).is_ok());
        }
    }
}
