//! Writes what an action of a replica adds: events, and the payloads that go with them.

use super::action::{Fresh, Seat, Spot, TURNS};
use model::batch::Cause;
use model::event::*;
use model::source::{Part, Place, SourceKind};
use model::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

/// An action before it is a batch.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is.
    pub cause: Cause,
    /// Its facts.
    pub events: Vec<Event>,
    /// The payloads that it brings, with their owners.
    pub payloads: Vec<(PayloadId, Vec<Owner>)>,
}

/// Ids from a counter, so that a world is the same whenever it is built; scattered, so that their order says
/// nothing.
#[derive(Debug, Clone, Default)]
pub struct Ids(u64);

impl Ids {
    /// Sixteen bytes that no other id has.
    pub fn short(&mut self) -> [u8; 16] {
        self.0 += 1;
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
        bytes
    }

    /// Thirty-two bytes that no other id has.
    pub fn long(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(&self.short());
        bytes
    }
}

/// One of several, if there is any.
pub fn pick<T>(index: Index, of: impl IntoIterator<Item = T>) -> Option<T> {
    let all: Vec<T> = of.into_iter().collect();
    let count = all.len();
    if count == 0 { None } else { all.into_iter().nth(index.index(count)) }
}

/// Writes one action on a state.
pub struct Writer<'a> {
    pub state: &'a State,
    pub ids: &'a mut Ids,
    pub draft: Draft,
}

impl<'a> Writer<'a> {
    /// Begins an action.
    pub fn new(state: &'a State, ids: &'a mut Ids, cause: Cause) -> Writer<'a> {
        Writer { state, ids, draft: Draft { cause, events: Vec::new(), payloads: Vec::new() } }
    }

    /// Seals something under the keys of these owners.
    pub fn payload(&mut self, owners: &[Owner]) -> PayloadId {
        let id = PayloadId(self.ids.long());
        self.draft.payloads.push((id, owners.to_vec()));
        id
    }

    /// Adds a fact.
    pub fn push(&mut self, event: Event) {
        self.draft.events.push(event);
    }

    /// Begins the study.
    pub fn study(&mut self) {
        let title = self.payload(&[]);
        self.push(Event::StudyCreated { title });
        self.new_coder();
    }

    /// Adds a code.
    pub fn code(&mut self, above: Option<Index>) {
        let parent = above.and_then(|index| pick(index, self.state.codes.keys().copied()));
        let (code, text) = (CodeId(self.ids.short()), self.payload(&[]));
        let component = Component::Other;
        self.push(Event::CodeAdded { code, component, text, colour: 0, order: 0, parent });
    }

    /// Adds a source after its persons, roles and speakers.
    pub fn source(&mut self, seats: &[Seat], narrated: bool) {
        let source = SourceId(self.ids.short());
        let mut strands: Vec<SpeakerId> = Vec::new();
        for seat in seats {
            let person = seat.person.and_then(|person| self.person(person, seat.refuses));
            strands.push(self.speaker(source, seat, person));
        }
        if narrated {
            strands.push(self.narrator(source, &strands));
        }
        self.source_of(source, strands);
    }

    /// Adds a source with one speaker, who is this person.
    pub fn source_with(&mut self, person: PersonId) {
        let source = SourceId(self.ids.short());
        let seat = Seat { person: None, refuses: false, role: None, blocks: 2, named: true };
        let strand = self.speaker(source, &seat, Some(person));
        self.source_of(source, vec![strand]);
    }

    fn source_of(&mut self, source: SourceId, strands: Vec<SpeakerId>) {
        let owners: Vec<Owner> = sorted(strands.into_iter().map(Owner::Strand));
        let (facts, skeleton, name) = (self.payload(&[]), self.payload(&[]), self.payload(&owners));
        let fingerprint = Fingerprint(self.ids.long());
        let kind = SourceKind::Conversation;
        self.push(Event::SourceAdded { source, kind, turns: TURNS, facts, name, skeleton, fingerprint });
    }

    fn speaker(&mut self, source: SourceId, seat: &Seat, person: Option<PersonId>) -> SpeakerId {
        let role = seat.role.and_then(|role| self.role(role));
        let speaker = SpeakerId(self.ids.short());
        let own = [Owner::Strand(speaker)];
        let name = seat.named.then(|| self.payload(&own));
        let blocks = (0..seat.blocks).map(|_| self.payload(&own)).collect();
        let key = KeyCommitment(self.ids.long());
        self.push(Event::SpeakerAdded {
            speaker,
            source,
            part: Part::Party,
            key,
            name,
            blocks,
            role,
            person,
        });
        speaker
    }

    /// A narrator's lines name the speakers, so they are under the keys of all of them.
    fn narrator(&mut self, source: SourceId, others: &[SpeakerId]) -> SpeakerId {
        let speaker = SpeakerId(self.ids.short());
        let all = others.iter().copied().chain([speaker]);
        let block = self.payload(&sorted(all.map(Owner::Strand)));
        let key = KeyCommitment(self.ids.long());
        self.push(Event::SpeakerAdded {
            speaker,
            source,
            part: Part::Narrator,
            key,
            name: None,
            blocks: vec![block],
            role: None,
            person: None,
        });
        speaker
    }

    fn person(&mut self, which: Fresh, refuses: bool) -> Option<PersonId> {
        match which {
            Fresh::Known(index) => pick(index, self.state.persons.keys().copied()),
            Fresh::New => {
                let person = self.new_person();
                if refuses {
                    let refused = Consent { decision: ConsentDecision::Refused, details: None };
                    self.push(Event::Changed { change: Change::Consent(person, refused), replaces: vec![] });
                }
                Some(person)
            }
        }
    }

    fn role(&mut self, which: Fresh) -> Option<RoleId> {
        match which {
            Fresh::Known(index) => pick(index, self.state.roles.keys().copied()),
            Fresh::New => Some(self.new_role()),
        }
    }

    /// Adds a person.
    pub fn new_person(&mut self) -> PersonId {
        let person = PersonId(self.ids.short());
        let (key, pseudonym) = (KeyCommitment(self.ids.long()), self.payload(&[Owner::Person(person)]));
        self.push(Event::PersonAdded { person, kind: PersonKind::OtherParty, key, pseudonym });
        person
    }

    /// Adds a role.
    pub fn new_role(&mut self) -> RoleId {
        let (role, name) = (RoleId(self.ids.short()), self.payload(&[]));
        self.push(Event::RoleAdded { role, name });
        role
    }

    /// Adds a coder.
    pub fn new_coder(&mut self) -> CoderId {
        let (coder, name) = (CoderId(self.ids.short()), self.payload(&[]));
        self.push(Event::CoderAdded { coder, name });
        coder
    }

    /// Adds codings by a coder.
    pub fn codings(&mut self, spots: &[Spot], coder: Fresh) {
        let coder = match coder {
            Fresh::New => Some(self.new_coder()),
            Fresh::Known(index) => pick(index, self.state.coders.keys().copied()),
        };
        if let Some(coder) = coder {
            spots.iter().for_each(|spot| self.coding(spot, Origin::Coder(coder)));
        }
    }

    /// Adds a file of rules and what it proposes.
    pub fn proposals(&mut self, spots: &[Spot]) {
        let (rules, text) = (RuleSetId(self.ids.short()), self.payload(&[]));
        self.push(Event::RuleSetAdded { rules, text });
        for (rule, spot) in (0u32..).zip(spots) {
            self.coding(spot, Origin::Rule { rules, rule });
        }
    }

    fn coding(&mut self, spot: &Spot, origin: Origin) {
        let code = pick(spot.code, self.state.codes.keys().copied());
        let (Some(code), Some(place)) = (code, self.place(spot)) else { return };
        let strands = &self.state.sources[&place.source].speakers;
        let strand = spot.values.and_then(|index| pick(index, strands.iter().copied()));
        let values = strand.map(|strand| self.values(strand));
        let coding = CodingId(self.ids.short());
        self.push(Event::CodingAdded { coding, code, place, origin, evidence: None, values });
    }

    fn values(&mut self, strand: SpeakerId) -> ValuesRef {
        let payload = self.payload(&[Owner::Strand(strand)]);
        self.push(Event::ValuesAdded { values: payload, strand });
        ValuesRef { payload, index: 0 }
    }

    pub fn place(&self, spot: &Spot) -> Option<Place> {
        Some(Place::turn(pick(spot.source, self.state.sources.keys().copied())?, spot.turn))
    }

    /// Draws an arrow.
    pub fn link(&mut self, from: &Spot, to: &Spot) {
        if let (Some(from), Some(to)) = (self.place(from), self.place(to)) {
            let link = LinkId(self.ids.short());
            self.push(Event::LinkAdded { link, kind: LinkKind::RespondsTo, from, to });
        }
    }

    /// Writes a memo on something, under the keys of strands and persons.
    pub fn memo(&mut self, on: Index, owners: &[Index]) {
        let on = pick(on, super::fields::subjects(self.state)).unwrap_or(Subject::Study);
        let strands = self.state.speakers.keys().copied().map(Owner::Strand);
        let all: Vec<Owner> = strands.chain(self.state.persons.keys().copied().map(Owner::Person)).collect();
        let owners = sorted(owners.iter().filter_map(|index| pick(*index, all.iter().copied())));
        let (memo, text) = (MemoId(self.ids.short()), self.payload(&owners));
        self.push(Event::MemoAdded { memo, kind: MemoKind::Analytic, on, author: None, text, owners });
    }

    /// Asks a question.
    pub fn question(&mut self) {
        let (question, text) = (QuestionId(self.ids.short()), self.payload(&[]));
        self.push(Event::QuestionAdded { question, text });
    }

    /// Finds a theme.
    pub fn theme(&mut self) {
        let (theme, text) = (ThemeId(self.ids.short()), self.payload(&[]));
        self.push(Event::ThemeAdded { theme, text });
    }

    /// Renders a turn, under the keys of the strand's blocks.
    pub fn rendering(&mut self, turn: Index) {
        let Some((strand, turn)) = pick(turn, super::fields::turns_with_words(self.state)) else { return };
        let owners = super::people::owners_of_blocks(self.state, strand);
        let (rendering, text) = (RenderingId(self.ids.short()), self.payload(&owners));
        self.push(Event::RenderingAdded { rendering, strand, turn, text });
    }

    /// Says what is told of the turns of a strand.
    pub fn details(&mut self, turn: Index) {
        let Some((strand, _)) = pick(turn, super::fields::turns_with_words(self.state)) else { return };
        let details = self.payload(&super::people::owners_of_blocks(self.state, strand));
        self.push(Event::DetailsAdded { strand, details });
    }

    /// Takes in a picture that came with a turn.
    pub fn picture(&mut self, turn: Index) {
        let Some((strand, turn)) = pick(turn, super::fields::turns_with_words(self.state)) else { return };
        let picture = self.payload(&super::people::owners_of_blocks(self.state, strand));
        self.push(Event::PictureAdded { strand, turn, picture });
    }

    /// Saves a view.
    pub fn view(&mut self) {
        let (view, text) = (ViewId(self.ids.short()), self.payload(&[]));
        self.push(Event::ViewAdded { view, text });
    }
}

pub fn sorted(owners: impl IntoIterator<Item = Owner>) -> Vec<Owner> {
    owners.into_iter().collect::<BTreeSet<Owner>>().into_iter().collect()
}
