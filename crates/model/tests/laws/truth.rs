//! What was truly added, tied and withdrawn in a world, told by the simulator and not by any state.

use super::writer::Draft;
use model::event::{Change, Event, Owner};
use model::{PayloadId, PersonId, SpeakerId};
use std::collections::{BTreeMap, BTreeSet};

/// What happened, wherever it happened.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    /// Every payload that was written, with its owners.
    payloads: BTreeMap<PayloadId, Vec<Owner>>,
    /// Every tie that was ever made.
    ties: BTreeSet<(SpeakerId, PersonId)>,
    /// Payloads that were destroyed by name.
    destroyed: BTreeSet<PayloadId>,
    strands: BTreeSet<SpeakerId>,
    persons: BTreeSet<PersonId>,
}

impl Truth {
    /// Notes an action that was acknowledged.
    pub fn note(&mut self, draft: &Draft) {
        self.payloads.extend(draft.payloads.iter().cloned());
        for event in &draft.events {
            match event {
                Event::SpeakerAdded { speaker, person: Some(person), .. }
                | Event::Changed { change: Change::SpeakerPerson(speaker, Some(person)), .. } => {
                    self.ties.insert((*speaker, *person));
                }
                Event::Withdrawn { strands, persons, payloads } => {
                    self.destroyed.extend(payloads);
                    self.strands.extend(strands);
                    self.persons.extend(persons);
                }
                _ => {}
            }
        }
    }

    /// The payloads that must be in a file that knows everything: those that nobody destroyed, and
    /// without an owner who withdrew.
    pub fn lasting(&self) -> BTreeSet<PayloadId> {
        let stays = |owners: &[Owner]| !owners.iter().any(|owner| self.is_withdrawn(owner));
        let left = self.payloads.iter().filter(|(id, owners)| stays(owners) && !self.destroyed.contains(id));
        left.map(|(id, _)| *id).collect()
    }

    /// Whether an owner was withdrawn by name, or by a tie to a person who was.
    pub fn is_withdrawn(&self, owner: &Owner) -> bool {
        match owner {
            Owner::Person(person) => self.persons.contains(person),
            Owner::Strand(strand) => {
                let tied = self.ties.iter().any(|(s, p)| s == strand && self.persons.contains(p));
                tied || self.strands.contains(strand)
            }
        }
    }
}
