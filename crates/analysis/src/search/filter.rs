//! Which turns are searched at all: of which sources, whose, when, and with which codings.

use model::event::Subject;
use model::ids::*;
use model::payload::Detail;
use model::source::SourceKind;
use model::words::TurnWords;
use model::{Rights, Standing, State, Words};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Only turns that fit all of these; an empty set lets everything through.
#[derive(Clone, Default)]
pub struct Filter {
    /// Of these sources.
    pub sources: BTreeSet<SourceId>,
    /// Of sources of these kinds.
    pub kinds: BTreeSet<SourceKind>,
    /// Of these persons.
    pub persons: BTreeSet<PersonId>,
    /// Of these speakers.
    pub speakers: BTreeSet<SpeakerId>,
    /// Of speakers with these roles.
    pub roles: BTreeSet<RoleId>,
    /// With a coding that counts, of one of these codes.
    pub codes: BTreeSet<CodeId>,
    /// Of which one of these is told beside the words.
    pub told: BTreeSet<Detail>,
    /// From this day on: year, month, day. A turn without a time doesn't fit.
    pub since: Option<(i32, u32, u32)>,
    /// Up to the end of this day.
    pub until: Option<(i32, u32, u32)>,
}

/// A filter worked out for one state.
pub(super) struct Sieve<'a> {
    filter: &'a Filter,
    speakers: HashSet<SpeakerId>,
    /// Turns with a coding of one of the codes.
    coded: Option<HashMap<SourceId, HashSet<u32>>>,
}

impl Filter {
    pub(super) fn takes(&self, state: &State, id: &SourceId) -> bool {
        let kind = state.sources.get(id).map(|s| s.kind());
        state.exists(&Subject::Source(*id))
            && (self.sources.is_empty() || self.sources.contains(id))
            && (self.kinds.is_empty() || kind.is_some_and(|k| self.kinds.contains(&k)))
    }
}

impl<'a> Sieve<'a> {
    pub fn new(filter: &'a Filter, state: &State, words: &Words) -> Sieve<'a> {
        let rights = Rights::new(state, words);
        let fits = |id: &SpeakerId| {
            let person = || state.person_of(*id).is_some_and(|p| filter.persons.contains(&p));
            let role = || state.speakers[id].role().is_some_and(|r| filter.roles.contains(&r));
            // Who refused or withdrew is not searched, whatever was asked for. Other parties are read.
            let standing = rights.of(*id);
            (standing.counts() || standing == Standing::OtherParty)
                && (filter.persons.is_empty() || person())
                && (filter.speakers.is_empty() || filter.speakers.contains(id))
                && (filter.roles.is_empty() || role())
        };
        let speakers = state.speakers.keys().filter(|id| fits(id)).copied().collect();
        let coded = (!filter.codes.is_empty()).then(|| coded(state, &filter.codes));
        Sieve { filter, speakers, coded }
    }

    /// Whether no turn of a source fits.
    pub fn is_closed_to(&self, source: SourceId) -> bool {
        self.coded.as_ref().is_some_and(|coded| !coded.contains_key(&source))
    }

    /// Whether a turn fits.
    pub fn takes(&self, source: SourceId, number: u32, turn: &TurnWords) -> bool {
        let is_coded = |coded: &HashMap<SourceId, HashSet<u32>>| {
            coded.get(&source).is_some_and(|turns| turns.contains(&number))
        };
        turn.text.is_some()
            && self.speakers.contains(&turn.speaker)
            && self.coded.as_ref().is_none_or(is_coded)
            && self.is_told(turn)
            && self.is_in_time(turn)
    }

    fn is_told(&self, turn: &TurnWords) -> bool {
        let told = turn.details.as_ref().map_or(&[][..], |details| &details.told);
        self.filter.told.is_empty() || told.iter().any(|kind| self.filter.told.contains(kind))
    }

    fn is_in_time(&self, turn: &TurnWords) -> bool {
        if self.filter.since.is_none() && self.filter.until.is_none() {
            return true;
        }
        let Some(day) = turn.time.map(|time| time.date()) else { return false };
        self.filter.since.is_none_or(|since| since <= day)
            && self.filter.until.is_none_or(|until| day <= until)
    }
}

fn coded(state: &State, codes: &BTreeSet<CodeId>) -> HashMap<SourceId, HashSet<u32>> {
    let mut coded: HashMap<SourceId, HashSet<u32>> = HashMap::new();
    for (_, coding) in state.counted().filter(|(_, c)| codes.contains(&c.code())) {
        coded.entry(coding.place().source).or_default().extend(&coding.place().turns);
    }
    coded
}
