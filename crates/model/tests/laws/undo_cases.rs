//! Single cases of undo that random studies brought to light.

use super::fields::{is_stood_on, values};
use super::world::World;
use model::event::{Change, Field, Subject};
use model::{Cause, CodeId, PersonId, SourceId, SpeakerId};

fn alone() -> World {
    World::new(&[0], &[])
}

fn first<K: Copy, V>(of: &std::collections::BTreeMap<K, V>) -> K {
    *of.keys().next().expect("there is one")
}

/// A source whose one speaker is a new person, added as one batch.
fn add_source(world: &mut World) -> (model::BatchId, SourceId, SpeakerId, PersonId) {
    let batch = world.write(0, Cause::Import, |w| {
        let person = w.new_person();
        w.source_with(person);
    });
    let state = world.state(0);
    (batch.unwrap(), first(&state.sources), first(&state.speakers), first(&state.persons))
}

#[test]
fn two_changes_of_one_field_are_taken_back_one_after_the_other() {
    let mut world = alone();
    world.write(0, Cause::Command, |w| w.code(None));
    let code: CodeId = first(&world.state(0).codes);
    let colours = |world: &World| values(world.state(0), &Field::CodeColour(code));
    for colour in 1..=3 {
        world.write(0, Cause::Command, |w| w.replace(Change::CodeColour(code, colour)));
    }
    for colour in [2, 1, 0] {
        assert!(world.undo_last(0).is_some(), "nothing to take back before {colour}");
        assert_eq!(colours(&world), [Change::CodeColour(code, colour)]);
    }
}

#[test]
fn a_role_made_and_given_in_one_action_goes_with_it() {
    let mut world = alone();
    let (.., speaker, _) = add_source(&mut world);
    let given = world.write(0, Cause::Command, |w| {
        let role = w.new_role();
        w.replace(Change::SpeakerRole(speaker, Some(role)));
    });
    world.undo(0, given.unwrap());
    let role = Subject::Role(first(&world.state(0).roles));
    assert_eq!(values(world.state(0), &Field::SpeakerRole(speaker)), [Change::SpeakerRole(speaker, None)]);
    assert!(!world.state(0).exists(&role), "nobody has the role, and it is still there");
}

#[test]
fn a_person_stays_with_a_source_that_was_brought_back() {
    let mut world = alone();
    let (added, source, _, person) = add_source(&mut world);
    let other = world.write(0, Cause::Import, |w| w.source_with(person)).unwrap();
    let undo = world.undo(0, added).unwrap();
    assert!(world.state(0).exists(&Subject::Person(person)), "the other source stands on the person");
    world.undo(0, undo);
    world.undo(0, other);
    world.undo(0, added);
    let state = world.state(0);
    assert_eq!(state.exists(&Subject::Source(source)), state.exists(&Subject::Person(person)));
    assert!(state.exists(&Subject::Person(person)) || !is_stood_on(state, &Subject::Person(person)));
}
