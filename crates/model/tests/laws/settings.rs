//! Sets fields: what a picked value means for each kind of field, and what the setting replaces.

use super::action::{Setting, TURNS};
use super::fields::field_at;
use super::writer::{Writer, pick};
use model::event::*;
use model::payload::PayloadKind;
use model::source::Part;
use model::state::PayloadInfo;
use model::*;
use proptest::sample::Index;

const PARTS: [Part; 4] = [Part::Party, Part::Interviewer, Part::Informant, Part::Narrator];
const DECISIONS: [ConsentDecision; 3] =
    [ConsentDecision::Unknown, ConsentDecision::Given, ConsentDecision::Refused];

impl Writer<'_> {
    /// Sets fields, each once.
    pub fn set_all(&mut self, settings: &[Setting]) {
        let mut done: Vec<Field> = Vec::new();
        for setting in settings {
            let field = field_at(self.state, (setting.kind, setting.field));
            if !done.contains(&field) {
                self.set(&field, setting.value, setting.fresh);
                done.push(field);
            }
        }
    }

    /// Sets a field.
    pub fn set(&mut self, field: &Field, value: Index, fresh: bool) {
        let change = self.change(field, value, fresh);
        self.replace(change);
    }

    /// Sets a field in place of whatever it holds.
    pub fn replace(&mut self, change: Change) {
        let field = self.state.field(&change.field()).expect("a field of something in the log");
        self.push(Event::Changed { change, replaces: field.held_by() });
    }

    /// A value for a field.
    fn change(&mut self, field: &Field, value: Index, fresh: bool) -> Change {
        let number = value.index(3) as u32;
        match field {
            Field::Exists(subject) => Change::Exists(subject.clone(), value.index(2) == 0),
            Field::Title => Change::Title(self.payload(&[])),
            Field::Decision(id) => Change::Decision(*id, self.decision(value, fresh)),
            Field::SpeakerPerson(id) => Change::SpeakerPerson(*id, self.somebody(value, fresh)),
            Field::SpeakerRole(id) => Change::SpeakerRole(*id, self.some_role(value, fresh)),
            Field::SpeakerPart(id) => Change::SpeakerPart(*id, *value.get(&PARTS)),
            Field::Consent(id) => Change::Consent(*id, self.consent(*id, value, fresh)),
            Field::CodeText(id) => Change::CodeText(*id, self.payload(&[])),
            Field::CodeComponent(id) => Change::CodeComponent(*id, *value.get(&Component::ALL)),
            Field::CodeColour(id) => Change::CodeColour(*id, number),
            Field::CodeOrder(id) => Change::CodeOrder(*id, number),
            Field::CodeParent(id) => {
                let above = [None].into_iter().chain(self.state.codes.keys().copied().map(Some));
                Change::CodeParent(*id, pick(value, above).flatten())
            }
            Field::CodeRetired(id) => Change::CodeRetired(*id, value.index(2) == 0),
            Field::CodingCode(_)
            | Field::CodingPlace(_)
            | Field::CodingEvidence(_)
            | Field::CodingValues(_) => self.coding_change(field, value),
            Field::MemoText(id) => {
                let owners = self.owners_of(self.state.memos[id].text());
                Change::MemoText(*id, self.payload(&owners))
            }
            Field::MemoKind(id) => Change::MemoKind(*id, *value.get(&MemoKind::ALL)),
            Field::MemoFacts(id) => {
                let owners = self.owners_of(self.state.memos[id].text());
                let facts = (value.index(3) > 0).then(|| self.payload(&owners));
                Change::MemoFacts(*id, facts)
            }
            Field::QuestionText(id) => Change::QuestionText(*id, self.payload(&[])),
            Field::ThemeText(id) => Change::ThemeText(*id, self.payload(&[])),
            Field::ThemeMember(id, member) => Change::ThemeMember(*id, member.clone(), value.index(2) == 0),
            Field::ThemeQuestion(id) => {
                let known = [None].into_iter().chain(self.state.questions.keys().copied().map(Some));
                Change::ThemeQuestion(*id, pick(value, known).flatten())
            }
            Field::RenderingText(id) => {
                let owners = self.owners_of(self.state.renderings[id].text());
                Change::RenderingText(*id, self.payload(&owners))
            }
            Field::TurnText(strand, turn) => {
                let owners = super::people::owners_of_blocks(self.state, *strand);
                let corrected = (value.index(3) > 0).then(|| self.payload(&owners));
                Change::TurnText(*strand, *turn, corrected)
            }
            Field::SourceKind(id) => Change::SourceKind(*id, *value.get(&SourceKind::ALL)),
            Field::SourceFacts(id) => Change::SourceFacts(*id, self.payload(&[])),
            Field::SourceName(id) => {
                let owners = self.owners_of(self.state.sources[id].name());
                Change::SourceName(*id, self.payload(&owners))
            }
            Field::CoderName(id) => Change::CoderName(*id, self.payload(&[])),
            Field::PersonKind(_)
            | Field::Pseudonym(_)
            | Field::ConsentTerms(_)
            | Field::PersonFacts(_)
            | Field::StudyFacts
            | Field::OtherParties
            | Field::RecordText(_)
            | Field::MentionPlace(_) => self.people_change(field, value),
        }
    }

    fn coding_change(&self, field: &Field, value: Index) -> Change {
        let (Field::CodingCode(id)
        | Field::CodingPlace(id)
        | Field::CodingEvidence(id)
        | Field::CodingValues(id)) = field
        else {
            panic!("not a field of a coding")
        };
        match field {
            Field::CodingCode(_) => {
                Change::CodingCode(*id, pick(value, self.state.codes.keys().copied()).expect("a code"))
            }
            Field::CodingPlace(_) => {
                let places = self.state.sources.keys().flat_map(|source| {
                    (0..TURNS).flat_map(|turn| {
                        [Place::turn(*source, turn), Place::span(*source, turn, 0, turn + 1)]
                    })
                });
                Change::CodingPlace(*id, pick(value, places).expect("a source"))
            }
            Field::CodingEvidence(_) => {
                let all = Evidence::ALL.into_iter().map(Some).chain([None]);
                Change::CodingEvidence(*id, pick(value, all).flatten())
            }
            _ => {
                let is_values = |info: &PayloadInfo| info.kind == PayloadKind::Values;
                let sealed = self.state.payloads.iter().filter(|(_, info)| is_values(info));
                let known = sealed.map(|(payload, _)| Some(ValuesRef { payload: *payload, index: 0 }));
                Change::CodingValues(*id, pick(value, known.chain([None])).flatten())
            }
        }
    }

    pub fn owners_of(&self, payload: PayloadId) -> Vec<Owner> {
        self.state.payloads[&payload].owners.clone()
    }

    fn decision(&mut self, value: Index, fresh: bool) -> Decision {
        let known = pick(value, self.state.coders.keys().copied());
        let coder = if fresh { Some(self.new_coder()) } else { known };
        let decided = coder.into_iter().flat_map(|c| [Decision::Accepted(c), Decision::Refused(c)]);
        pick(value, decided.chain([Decision::Open])).unwrap_or(Decision::Open)
    }

    fn somebody(&mut self, value: Index, fresh: bool) -> Option<PersonId> {
        let known = [None].into_iter().chain(self.state.persons.keys().copied().map(Some));
        let known = pick(value, known).flatten();
        if fresh { Some(self.new_person()) } else { known }
    }

    fn some_role(&mut self, value: Index, fresh: bool) -> Option<RoleId> {
        let known = [None].into_iter().chain(self.state.roles.keys().copied().map(Some));
        let known = pick(value, known).flatten();
        if fresh { Some(self.new_role()) } else { known }
    }

    fn consent(&mut self, person: PersonId, value: Index, detailed: bool) -> Consent {
        let details = detailed.then(|| self.payload(&[Owner::Person(person)]));
        Consent { decision: *value.get(&DECISIONS), details }
    }
}
