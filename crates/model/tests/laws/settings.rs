//! Sets fields: what a picked value means for each kind of field, and what the setting replaces.

use super::action::Setting;
use super::fields::field_at;
use super::writer::{Writer, pick};
use model::event::*;
use model::source::Part;
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
        }
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
