//! Whose words may be counted and quoted: what people decided, what the study says of other parties, what is feared.

use crate::event::{ConsentDecision, OtherParties, Owner, PersonKind, RecordKind, Subject};
use crate::ids::*;
use crate::payload::Scope;
use crate::source::{Part, SourceKind};
use crate::state::{Speaker, State};
use crate::words::Words;
use std::collections::{BTreeSet, HashMap};

/// What may be done with a speaker's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// They count and may be quoted.
    Quoted,
    /// They count; nothing of them is quoted word by word.
    Unquoted,
    /// Another party of a chat, of whom the study only reads: they count nowhere.
    OtherParty,
    /// The person didn't agree to this kind of source.
    NotAgreed,
    /// The person refused.
    Refused,
    /// The person asked to withdraw; it isn't carried out yet.
    Asked,
    /// A mark of risk stands on the person or the source.
    Hidden,
    /// Withdrawn for ever.
    Withdrawn,
}

impl Standing {
    /// Why words are left out, in the order in which it is told.
    pub const LEFT_OUT: [Standing; 6] = [
        Standing::OtherParty,
        Standing::NotAgreed,
        Standing::Refused,
        Standing::Asked,
        Standing::Hidden,
        Standing::Withdrawn,
    ];

    /// Whether the words count.
    pub fn counts(self) -> bool {
        matches!(self, Standing::Quoted | Standing::Unquoted)
    }

    /// Whether they may be quoted word by word.
    pub fn is_quoted(self) -> bool {
        self == Standing::Quoted
    }

    /// The word for it in `--json`.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Quoted => "quoted",
            Standing::Unquoted => "unquoted",
            Standing::OtherParty => "other-party",
            Standing::NotAgreed => "not-agreed",
            Standing::Refused => "refused",
            Standing::Asked => "asked",
            Standing::Hidden => "hidden",
            Standing::Withdrawn => "withdrawn",
        }
    }
}

/// What may be done with the words of each speaker of a study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rights(HashMap<SpeakerId, Standing>);

impl Rights {
    /// Works them out.
    pub fn new(state: &State, words: &Words) -> Rights {
        let asked = state.asked_to_withdraw();
        let (mut marked, mut shut) = (BTreeSet::new(), BTreeSet::new());
        for mark in state.marks.values().filter(|m| m.exists()) {
            match mark.on {
                Subject::Person(person) => drop(marked.insert(person)),
                Subject::Source(source) => drop(shut.insert(source)),
                _ => {}
            }
        }
        let standing = |id: &SpeakerId, speaker: &Speaker| {
            // A decision holds even where the person's entry was undone.
            let person = speaker.person.get().copied().flatten();
            // A mark and a request reach as far as an erasure would: to every strand that was ever tied to the person.
            let is_marked = shut.contains(&speaker.source) || speaker.is_tied_to_any(&marked);
            if state.withdrawn.strands.contains(id) {
                Standing::Withdrawn
            } else if is_marked {
                Standing::Hidden
            } else if speaker.is_tied_to_any(&asked) {
                Standing::Asked
            } else {
                decided(state, words, speaker, person)
            }
        };
        Rights(state.speakers.iter().map(|(id, s)| (*id, standing(id, s))).collect())
    }

    /// What may be done with a speaker's words.
    pub fn of(&self, speaker: SpeakerId) -> Standing {
        self.0.get(&speaker).copied().unwrap_or(Standing::Withdrawn)
    }

    /// Whether a speaker's words count.
    pub fn counts(&self, speaker: SpeakerId) -> bool {
        self.of(speaker).counts()
    }
}

/// What consent and the rule for other parties say.
fn decided(state: &State, words: &Words, speaker: &Speaker, person: Option<PersonId>) -> Standing {
    let person = person.and_then(|id| Some((id, state.persons.get(&id)?)));
    let decision = person.map_or(ConsentDecision::Unknown, |(_, p)| p.consent());
    if decision == ConsentDecision::Refused {
        return Standing::Refused;
    }
    if speaker.part() != Part::Party && speaker.part() != Part::Informant {
        return Standing::Quoted;
    }
    let is_informant = person.is_some_and(|(_, p)| p.kind() == PersonKind::Informant);
    if !is_informant && decision != ConsentDecision::Given {
        return match state.rule_for_other_parties() {
            OtherParties::OwnSide => Standing::OtherParty,
            OtherParties::BoardApproved => Standing::Unquoted,
            OtherParties::Public => Standing::Quoted,
        };
    }
    let Some(terms) = person.and_then(|(id, _)| words.terms.get(&id)) else {
        // Terms that were recorded and destroyed since allow nothing.
        let had_some = person.is_some_and(|(_, p)| p.terms().is_some());
        return if had_some { Standing::NotAgreed } else { Standing::Quoted };
    };
    let kind = state.sources.get(&speaker.source).map(|s| s.kind());
    let needed = match kind {
        Some(SourceKind::Conversation) => Some(Scope::Chats),
        Some(SourceKind::Interview) => Some(Scope::Interview),
        Some(SourceKind::Observation) => Some(Scope::Observation),
        _ => None,
    };
    match needed {
        Some(scope) if !terms.scopes.contains(&scope) => Standing::NotAgreed,
        // Which of two terms hold nobody has said yet: nothing is quoted until then.
        _ if person.is_some_and(|(_, p)| p.has_terms_in_conflict()) => Standing::Unquoted,
        _ if terms.scopes.contains(&Scope::Quotes) => Standing::Quoted,
        _ => Standing::Unquoted,
    }
}

impl State {
    /// What holds for other parties: of several rules in conflict the strictest, until somebody settles it.
    pub fn rule_for_other_parties(&self) -> OtherParties {
        self.other_parties.values().map(|(_, rule)| *rule).min().unwrap_or(OtherParties::OwnSide)
    }

    /// The persons who asked to withdraw, where it isn't carried out yet.
    pub fn asked_to_withdraw(&self) -> BTreeSet<PersonId> {
        let live = self.records.values().filter(|r| r.kind == RecordKind::Request && r.exists());
        let persons = live.filter_map(|r| self.payloads.get(&r.text())).flat_map(|info| &info.owners);
        persons
            .filter_map(|owner| match owner {
                Owner::Person(person) if !self.withdrawn.persons.contains(person) => Some(*person),
                _ => None,
            })
            .collect()
    }

    /// Whether a speaker is somebody who refused.
    pub fn has_refused(&self, speaker: SpeakerId) -> bool {
        let person = self.speakers.get(&speaker).and_then(|s| s.person.get().copied().flatten());
        person.and_then(|p| self.persons.get(&p)).is_some_and(|p| p.consent() == ConsentDecision::Refused)
    }

    /// Whether a strand's words were destroyed while what was coded on them stays: its blocks are gone, its key isn't.
    pub fn is_destroyed(&self, strand: SpeakerId) -> bool {
        let blocks = self.speakers.get(&strand).into_iter().flat_map(|s| s.blocks());
        !self.withdrawn.strands.contains(&strand)
            && blocks.into_iter().any(|block| self.withdrawn.payloads.contains(&block))
    }
}
