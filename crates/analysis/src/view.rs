//! What a method may look at: the codings that count, in a fixed order, and what was left out and why.

use model::event::{ConsentDecision, LinkKind, OtherParties};
use model::ids::*;
use model::source::{Evidence, Part, Place, SourceKind};
use model::words::{Hidden, TurnWords};
use model::{Component, Rights, Standing, State, Words};
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
    /// Whose words may be counted and quoted.
    pub rights: Rights,
    hidden: Hidden,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// By reason. Withdrawn words are empty places now; hidden ones stand under a mark of risk.
    pub by: BTreeMap<Standing, Tally>,
    /// Strands that were withdrawn.
    pub withdrawn_strands: u64,
    /// What holds for other parties.
    pub rule: OtherParties,
    /// Turns that count and aren't quoted.
    pub unquoted_turns: u64,
    /// Turns whose words were destroyed; what was coded on them counts.
    pub destroyed_turns: u64,
    /// Proposals that nobody has accepted.
    pub open_proposals: u64,
    /// Codings on an interviewer's words alone.
    pub interviewer_codings: u64,
    /// Persons whose consent isn't recorded; they are counted.
    pub unknown_consent: u64,
}

/// What is left out for one reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Persons.
    pub persons: u64,
    /// Their turns.
    pub turns: u64,
    /// Codings on them.
    pub codings: u64,
}

impl LeftOut {
    /// What is left out for a reason.
    pub fn of(&self, why: Standing) -> Tally {
        self.by.get(&why).copied().unwrap_or_default()
    }
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

    /// The sources that are conversations, each with the number of the conversation that it is a part of: a chat whose
    /// later export was taken in stands in several sources and is one. Parts follow each other.
    pub fn conversations(&self) -> Vec<(u32, SourceId)> {
        let continues = |l: &&model::state::Link| l.exists() && l.kind == LinkKind::Continues;
        let links = self.state.links.values().filter(continues);
        let before: BTreeMap<SourceId, SourceId> = links.map(|l| (l.from.source, l.to.source)).collect();
        let first = |source: &SourceId| {
            let parts = std::iter::successors(Some(*source), |part| before.get(part).copied());
            // A ring of links has no beginning: as many steps as there are links are enough.
            parts.take(before.len() + 1).last().unwrap_or(*source)
        };
        let mut numbers: BTreeMap<SourceId, u32> = BTreeMap::new();
        let chats = self.sources.iter().filter(|s| self.kind(**s) == SourceKind::Conversation);
        let mut all: Vec<(u32, SourceId)> = Vec::new();
        for source in chats {
            let next = numbers.len() as u32;
            all.push((*numbers.entry(first(source)).or_insert(next), *source));
        }
        all.sort_by_key(|(number, _)| *number);
        all
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
            left_out: LeftOut {
                by: BTreeMap::new(),
                withdrawn_strands: 0,
                rule: state.rule_for_other_parties(),
                unquoted_turns: 0,
                destroyed_turns: 0,
                open_proposals: 0,
                interviewer_codings: 0,
                unknown_consent: 0,
            },
            rights: Rights::new(state, words),
            hidden: Hidden::of(state),
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
        let mut persons: BTreeMap<Standing, BTreeSet<PersonId>> = BTreeMap::new();
        let mut by: BTreeMap<Standing, Tally> = BTreeMap::new();
        let (mut unquoted, mut destroyed) = (0, 0);
        for source in &self.sources {
            let turns = self.words.sources.get(source).map_or(&[][..], |s| &s.turns);
            for (number, turn) in (0u32..).zip(turns) {
                let standing = self.standing_of(*source, number, turn);
                if standing.counts() {
                    unquoted += u64::from(standing == Standing::Unquoted);
                    destroyed += u64::from(turn.text.is_none());
                    continue;
                }
                by.entry(standing).or_default().turns += 1;
                let person = self.state.speakers.get(&turn.speaker).and_then(|s| *s.person.get()?);
                persons.entry(standing).or_default().extend(person);
            }
        }
        for (standing, persons) in persons {
            by.entry(standing).or_default().persons = persons.len() as u64;
        }
        by.entry(Standing::Withdrawn).or_default().persons = self.state.withdrawn.persons.len() as u64;
        self.left_out.by = by;
        (self.left_out.unquoted_turns, self.left_out.destroyed_turns) = (unquoted, destroyed);
        self.left_out.withdrawn_strands = self.state.withdrawn.strands.len() as u64;
        let unknown =
            |p: &PersonId| self.state.persons.get(p).is_some_and(|p| p.consent() == ConsentDecision::Unknown);
        self.left_out.unknown_consent = self.persons().iter().filter(|p| unknown(p)).count() as u64;
    }

    fn count_codings(&mut self, coders: &BTreeSet<CoderId>) {
        let order: BTreeMap<SourceId, usize> = self.sources.iter().copied().zip(0..).collect();
        let codes: BTreeMap<CodeId, usize> = self.codes.iter().copied().zip(0..).collect();
        for (id, coding) in self.state.counted() {
            let Some(coder) = coding.coder().filter(|c| coders.is_empty() || coders.contains(c)) else {
                continue;
            };
            match self.seat(coding.place()) {
                Seat::LeftOut(why) => self.left_out.by.entry(why).or_default().codings += 1,
                Seat::Interviewer => self.left_out.interviewer_codings += 1,
                Seat::Counts(speaker) => {
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

    fn seat(&self, place: &Place) -> Seat {
        let turns = place.turns.iter().filter_map(|t| Some((*t, self.words.turn(place.source, *t)?)));
        let turns: Vec<(u32, &TurnWords)> = turns.collect();
        let standings = turns.iter().map(|(number, turn)| self.standing_of(place.source, *number, turn));
        if let Some(why) = standings.filter(|s| !s.counts()).max() {
            return Seat::LeftOut(why);
        }
        let speakers = || turns.iter().map(|(_, turn)| turn.speaker);
        match speakers().find(|s| self.part(*s) != Some(Part::Interviewer)) {
            None if !turns.is_empty() => Seat::Interviewer,
            first => Seat::Counts(first.filter(|s| self.part(*s) != Some(Part::Narrator))),
        }
    }

    /// What may be done with a turn: its speaker's standing, stricter where a mark hides it, or where its words went
    /// with somebody else's.
    pub fn standing_of(&self, source: SourceId, number: u32, turn: &TurnWords) -> Standing {
        let standing = self.rights.of(turn.speaker);
        if self.hidden.has(source, number, turn.speaker) {
            return standing.max(Standing::Hidden);
        }
        match turn.text {
            None if !self.state.is_destroyed(turn.speaker) => Standing::Withdrawn,
            _ => standing,
        }
    }

    /// Whether the words at a place may be quoted: they are there, and everybody's may be.
    pub fn may_quote(&self, place: &Place) -> bool {
        place.turns.iter().all(|number| {
            let turn = self.words.turn(place.source, *number);
            turn.is_some_and(|t| t.text.is_some() && self.standing_of(place.source, *number, t).is_quoted())
        })
    }

    /// Whether what people wrote about a place may be shown: its words may be quoted, or count without being quoted.
    pub fn may_tell_of(&self, place: &Place) -> bool {
        place.turns.iter().all(|number| {
            let turn = self.words.turn(place.source, *number);
            turn.is_some_and(|t| self.standing_of(place.source, *number, t).counts())
        })
    }

    /// Whether a person is under a mark of risk.
    pub fn is_hidden(&self, person: PersonId) -> bool {
        self.hidden.persons.contains(&person)
    }

    /// Whether a whole source is under a mark of risk.
    pub fn is_hidden_source(&self, source: SourceId) -> bool {
        self.hidden.has_source(source)
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

enum Seat {
    Counts(Option<SpeakerId>),
    LeftOut(Standing),
    Interviewer,
}
