//! Nothing that was withdrawn comes back.

use super::action::{What, config, plan};
use super::file::File;
use super::world::World;
use model::event::{Change, Owner};
use model::merge::loses;
use model::rights::{Rights, Standing};
use model::state::{State, Withdrawn};
use model::undo::inverse;
use model::{Cause, PersonId, SpeakerId, Words};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

fn is_within(less: &Withdrawn, more: &Withdrawn) -> bool {
    less.strands.is_subset(&more.strands)
        && less.persons.is_subset(&more.persons)
        && less.payloads.is_subset(&more.payloads)
}

/// Words of withdrawn strands that a copy holds all the same.
fn remains(file: &File) -> usize {
    let speaker = |id: &SpeakerId| &file.state.speakers[id];
    let words = |id| speaker(id).blocks().chain(speaker(id).former_blocks()).chain(speaker(id).name);
    let payloads = file.state.withdrawn.strands.iter().flat_map(words);
    payloads.filter(|id| file.payloads.contains(id)).count()
}

/// One replica ties a strand to a person, by a new source or by a change of one that is there.
fn tie(world: &mut World, who: usize, person: PersonId, by_change: Option<Index>) -> Option<SpeakerId> {
    let state = world.state(who);
    let known: BTreeSet<SpeakerId> = state.speakers.keys().copied().collect();
    let loose: Vec<SpeakerId> = known.difference(&state.withdrawn.strands).copied().collect();
    if let Some(strand) = by_change.filter(|_| !loose.is_empty()).map(|index| *index.get(&loose)) {
        let change = Change::SpeakerPerson(strand, Some(person));
        return world.write(who, Cause::Command, |w| w.replace(change)).map(|_| strand);
    }
    world.write(who, Cause::Import, |w| w.source_with(person))?;
    world.state(who).speakers.keys().copied().find(|id| !known.contains(id))
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn what_is_withdrawn_only_grows(plan in plan(30)) {
        let mut world = World::new(&plan.clocks, &plan.ground);
        let mut before: Vec<State> = world.replicas.iter().map(|r| r.file.state.clone()).collect();
        for action in &plan.actions {
            world.act(action);
            for (replica, was) in world.replicas.iter().zip(&mut before) {
                let state = &replica.file.state;
                let what = &action.what;
                prop_assert!(is_within(&was.withdrawn, &state.withdrawn), "it came back by {what:?}");
                prop_assert!(was.payloads.keys().all(|id| !was.is_gone(id) || state.is_gone(id)));
                prop_assert!(!replica.file.payloads.iter().any(|id| state.is_gone(id)));
                prop_assert_eq!(remains(&replica.file), 0);
                *was = state.clone();
            }
        }
        let merged = world.merged();
        prop_assert!(before.iter().all(|state| is_within(&state.withdrawn, &merged.state.withdrawn)));
        prop_assert_eq!(remains(&merged), 0);
    }

    #[test]
    fn no_undo_takes_from_the_withdrawn(plan in plan(25)) {
        let mut world = World::of(&plan);
        world.sync_all();
        let before = world.replicas[0].file.clone();
        for (id, batch) in &before.batches {
            let undone = inverse(world.state(0), batch);
            prop_assert!(undone.events.iter().all(|e| e.word() != "withdrawn"));
            world.undo(0, *id);
            prop_assert_eq!(&world.state(0).withdrawn, &before.state.withdrawn);
            prop_assert_eq!(&world.replicas[0].file.payloads, &before.payloads);
        }
    }

    #[test]
    fn a_tie_made_apart_from_a_withdrawal_takes_the_strand_along(
        plan in plan(15),
        person: Index,
        by_change in proptest::option::of(any::<Index>()),
        undone: bool,
        ahead in 0..3usize,
    ) {
        let mut world = World::of(&plan);
        world.sync_all();
        let persons: Vec<PersonId> = world.state(0).persons.keys().copied().collect();
        let person = *person.get(&persons);
        prop_assume!(!world.state(0).withdrawn.persons.contains(&person));
        let strand = tie(&mut world, 1, person, by_change);
        prop_assert!(strand.is_some(), "nobody has withdrawn here, and the tie was refused");
        let strand = strand.unwrap();
        if undone {
            // Also a tie that was taken back counts.
            world.undo_last(1);
        }
        let own = world.state(1).payloads.iter().filter(|(_, i)| i.owners.contains(&Owner::Strand(strand)));
        let own: Vec<_> = own.map(|(id, _)| *id).collect();
        world.deeds(0, &vec![What::Question; ahead]);
        world.withdraw(0, &[], &[person]);
        let apart = world.replicas[1].file.clone();
        world.sync_all();
        for replica in &world.replicas {
            let state = &replica.file.state;
            prop_assert!(state.withdrawn.persons.contains(&person));
            prop_assert!(state.withdrawn.strands.contains(&strand));
            prop_assert!(own.iter().all(|id| state.is_gone(id) && !replica.file.payloads.contains(id)));
            prop_assert_eq!(Rights::new(state, &Words::default()).of(strand), Standing::Withdrawn);
        }
        let lost = loses(&apart.state, world.state(0));
        prop_assert!(lost.persons.contains(&person) && lost.strands.contains(&strand));
        let left = &world.replicas[0].file.payloads;
        let gone: BTreeSet<_> = apart.payloads.difference(left).copied().collect();
        prop_assert_eq!(lost.payloads, gone, "the merge tells other losses than there are");
    }
}
