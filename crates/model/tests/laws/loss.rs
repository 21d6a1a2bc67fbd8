//! Nothing that was acknowledged is lost.

use super::action::{config, plan};
use super::world::World;
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn every_acknowledged_batch_is_in_the_merged_study(plan in plan(30)) {
        let world = World::of(&plan);
        let merged = world.merged();
        for replica in &world.replicas {
            prop_assert!(replica.acknowledged.iter().all(|id| merged.batches.contains_key(id)));
            prop_assert!(replica.acknowledged.iter().all(|id| replica.file.batches.contains_key(id)));
        }
        let stored: BTreeSet<_> = world.numbers.keys().collect();
        prop_assert!(stored == merged.batches.keys().collect());
        let listed: BTreeSet<_> = merged.state.batches.iter().map(|b| &b.id).collect();
        prop_assert!(stored == listed, "the state lists other batches than there are");
        prop_assert!(merged.state.forks().is_empty());
    }

    #[test]
    fn every_payload_without_a_withdrawn_owner_is_there_and_no_other(plan in plan(30)) {
        let world = World::of(&plan);
        let merged = world.merged();
        let expected: BTreeSet<_> = merged.state.expected_payloads().copied().collect();
        prop_assert_eq!(&merged.payloads, &expected);
        prop_assert_eq!(&merged.payloads, &world.truth.lasting());
    }

    #[test]
    fn a_copy_holds_what_its_state_expects_at_every_moment(plan in plan(30)) {
        let mut world = World::new(&plan.clocks, &plan.ground);
        for action in &plan.actions {
            world.act(action);
            for replica in &world.replicas {
                let expected: BTreeSet<_> = replica.file.state.expected_payloads().copied().collect();
                prop_assert_eq!(&replica.file.payloads, &expected);
            }
        }
    }
}
