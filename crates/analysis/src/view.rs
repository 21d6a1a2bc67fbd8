//! What a method may look at: the codings that count, in a fixed order, and what was left out and why.

use model::ids::*;
use model::source::{Evidence, Part, Place, SourceKind};
use model::words::TurnWords;
use model::{Component, State, Words};
use std::collections::{BTreeMap, BTreeSet};

/// The countable part of a study.
pub struct View<'a> {
    /// The state.
    pub state: &'a State,
    /// The words.
    pub words: &'a Words,
    /// Sources that exist, by kind and label.
    pub sources: Vec<SourceId>,
    /// Codes that exist, by component and order.
    pub codes: Vec<CodeId>,
    /// Codings that count, by source, turn, offset and code.
    pub codings: Vec<Counted>,
    /// What is not counted.
    pub left_out: LeftOut,
}

/// A coding that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The coding.
    pub id: CodingId,
    /// Its code.
    pub code: CodeId,
    /// Its component.
    pub component: Component,
    /// Where.
    pub place: Place,
    /// Whose words: the speaker of the first turn; `None` for lines that nobody says.
    pub speaker: Option<SpeakerId>,
    /// The person who stands behind the coding.
    pub coder: CoderId,
    /// What an O coding rests on.
    pub evidence: Option<Evidence>,
}

/// What is not counted, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Persons who refused.
    pub refused_persons: u64,
    /// Their turns.
    pub refused_turns: u64,
    /// Codings on their turns.
    pub refused_codings: u64,
    /// Strands that were withdrawn.
    pub withdrawn_strands: u64,
    /// Turns of theirs, now empty places.
    pub withdrawn_turns: u64,
    /// Codings on them.
    pub withdrawn_codings: u64,
    /// Proposals that nobody has accepted.
    pub open_proposals: u64,
    /// Codings on an interviewer's words alone.
    pub interviewer_codings: u64,
    /// Persons whose consent isn't recorded; they are counted.
    pub unknown_consent: u64,
}

impl<'a> View<'a> {
    /// Collects what counts. `coders`: only codings of these; empty = of everybody.
    pub fn new(state: &'a State, words: &'a Words, coders: &BTreeSet<CoderId>) -> View<'a> {
        let mut view = View::of_words(state, words);
        view.left_out.open_proposals = state.proposals().count() as u64;
        view.count_people();
        view.count_codings(coders);
        view
    }

    /// The words alone, without codings and counts: enough to look for something.
    pub fn of_words(state: &'a State, words: &'a Words) -> View<'a> {
        let mut sources: Vec<_> = state.live_sources().collect();
        // C9 before C10, and P99 before P100: shorter first.
        sources.sort_by_key(|(id, s)| (s.kind(), words.label(**id).len(), words.label(**id), s.added));
        View {
            state,
            words,
            sources: sources.into_iter().map(|(id, _)| *id).collect(),
            codes: state.live_codes().into_iter().map(|(id, _)| id).collect(),
            codings: Vec::new(),
            left_out: LeftOut::default(),
        }
    }

    /// Keeps only these sources, and codings on words of speakers with these roles; an empty set keeps all. What was
    /// left out and why is still told of the whole study.
    pub fn keep(&mut self, sources: &BTreeSet<SourceId>, roles: &BTreeSet<RoleId>) {
        let in_sources = |s: &SourceId| sources.is_empty() || sources.contains(s);
        self.sources.retain(in_sources);
        let state = self.state;
        let role = |c: &Counted| state.speakers.get(&c.speaker?)?.role();
        let has_role = |c: &Counted| roles.is_empty() || role(c).is_some_and(|r| roles.contains(&r));
        self.codings.retain(|c| in_sources(&c.place.source) && has_role(c));
    }

    fn count_people(&mut self) {
        let mut refused = BTreeSet::new();
        for source in &self.sources {
            for turn in self.words.sources.get(source).map_or(&[][..], |s| &s.turns) {
                if self.is_withdrawn(turn) {
                    self.left_out.withdrawn_turns += 1;
                } else if !self.state.may_count(turn.speaker) {
                    self.left_out.refused_turns += 1;
                    refused.extend(self.state.person_of(turn.speaker));
                }
            }
        }
        self.left_out.refused_persons = refused.len() as u64;
        self.left_out.withdrawn_strands = self.state.withdrawn.strands.len() as u64;
        let unknown = |p: &PersonId| {
            self.state.persons.get(p).is_some_and(|p| p.consent() == model::event::ConsentDecision::Unknown)
        };
        self.left_out.unknown_consent = self.persons().iter().filter(|p| unknown(p)).count() as u64;
    }

    fn count_codings(&mut self, coders: &BTreeSet<CoderId>) {
        let order: BTreeMap<SourceId, usize> = self.sources.iter().copied().zip(0..).collect();
        let codes: BTreeMap<CodeId, usize> = self.codes.iter().copied().zip(0..).collect();
        for (id, coding) in self.state.counted() {
            let Some(coder) = coding.coder().filter(|c| coders.is_empty() || coders.contains(c)) else {
                continue;
            };
            match self.standing(coding.place()) {
                Standing::Refused => self.left_out.refused_codings += 1,
                Standing::Withdrawn => self.left_out.withdrawn_codings += 1,
                Standing::Interviewer => self.left_out.interviewer_codings += 1,
                Standing::Counts(speaker) => {
                    let code = &self.state.codes[&coding.code()];
                    let kind = self.state.sources[&coding.place().source].kind();
                    let is_organism = code.component() == Component::Organism;
                    self.codings.push(Counted {
                        id: *id,
                        code: coding.code(),
                        component: code.component(),
                        place: coding.place().clone(),
                        speaker,
                        coder,
                        evidence: is_organism.then(|| coding.evidence().unwrap_or(Evidence::usual(kind))),
                    });
                }
            }
        }
        self.codings.sort_by_cached_key(|c| {
            let start = c.place.span.map_or(0, |s| s.start);
            (order.get(&c.place.source).copied(), c.place.first(), start, codes.get(&c.code).copied(), c.id)
        });
    }

    fn standing(&self, place: &Place) -> Standing {
        let turns = place.turns.iter().filter_map(|t| self.words.turn(place.source, *t));
        let turns: Vec<&TurnWords> = turns.collect();
        let speakers: Vec<SpeakerId> = turns.iter().map(|t| t.speaker).collect();
        if turns.iter().any(|t| self.is_withdrawn(t)) {
            return Standing::Withdrawn;
        }
        if speakers.iter().any(|s| !self.state.may_count(*s)) {
            return Standing::Refused;
        }
        let answering = |s: &SpeakerId| self.part(*s) != Some(Part::Interviewer);
        match speakers.iter().copied().find(answering) {
            None if !speakers.is_empty() => Standing::Interviewer,
            first => Standing::Counts(first.filter(|s| self.part(*s) != Some(Part::Narrator))),
        }
    }

    /// Whether a turn's words are gone: its speaker withdrew, or it is a line about somebody who did.
    fn is_withdrawn(&self, turn: &TurnWords) -> bool {
        turn.text.is_none() || self.state.withdrawn.strands.contains(&turn.speaker)
    }

    /// The kind of a source.
    pub fn kind(&self, source: SourceId) -> SourceKind {
        self.state.sources.get(&source).map_or(SourceKind::Document, |s| s.kind())
    }

    /// What a speaker does.
    pub fn part(&self, speaker: SpeakerId) -> Option<Part> {
        self.state.speakers.get(&speaker).map(|s| s.part())
    }

    /// The role of a speaker.
    pub fn role(&self, speaker: SpeakerId) -> Option<RoleId> {
        self.state.speakers.get(&speaker).and_then(|s| s.role())
    }

    /// Persons with a speaker in a source that exists, by pseudonym; interviewers left out.
    pub fn persons(&self) -> Vec<PersonId> {
        let speakers = self.sources.iter().flat_map(|s| self.state.sources[s].speakers.iter());
        let asked = speakers.filter(|s| self.part(**s) != Some(Part::Interviewer));
        let persons: BTreeSet<PersonId> = asked.filter_map(|s| self.state.person_of(*s)).collect();
        let mut persons: Vec<PersonId> = persons.into_iter().collect();
        persons.sort_by_key(|p| (self.words.pseudonym(*p).len(), self.words.pseudonym(*p), *p));
        persons
    }

    /// The component of a code.
    pub fn component(&self, code: CodeId) -> Component {
        self.state.codes.get(&code).map_or(Component::Other, |c| c.component())
    }
}

enum Standing {
    Counts(Option<SpeakerId>),
    Refused,
    Withdrawn,
    Interviewer,
}
