//! Every field of a study by its name: its settings, and those that are in conflict.

use super::*;
use crate::event::{Change, EventRef, Field};

/// A field that settings which didn't know of each other left with different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub field: Field,
    /// Its sides in log order; the last is shown and counted until somebody settles it.
    pub sides: Vec<(EventRef, Change)>,
}

impl State {
    /// A field with all its settings; `None` when the thing isn't in the log, or can't be taken away.
    pub fn field(&self, field: &Field) -> Option<Register<Change>> {
        Some(match field {
            Field::Exists(subject) => {
                self.existence_of(subject)?.map(|v| Change::Exists(subject.clone(), *v))
            }
            Field::Title => self.title.map(|v| Change::Title(*v)),
            Field::Decision(id) => self.codings.get(id)?.decision.map(|v| Change::Decision(*id, *v)),
            Field::SpeakerPerson(id) => self.speakers.get(id)?.person.map(|v| Change::SpeakerPerson(*id, *v)),
            Field::SpeakerRole(id) => self.speakers.get(id)?.role.map(|v| Change::SpeakerRole(*id, *v)),
            Field::SpeakerPart(id) => self.speakers.get(id)?.part.map(|v| Change::SpeakerPart(*id, *v)),
            Field::Consent(id) => self.persons.get(id)?.consent.map(|v| Change::Consent(*id, *v)),
            Field::CodeText(id) => self.codes.get(id)?.text.map(|v| Change::CodeText(*id, *v)),
            Field::CodeComponent(id) => self.codes.get(id)?.component.map(|v| Change::CodeComponent(*id, *v)),
            Field::CodeColour(id) => self.codes.get(id)?.colour.map(|v| Change::CodeColour(*id, *v)),
            Field::CodeOrder(id) => self.codes.get(id)?.order.map(|v| Change::CodeOrder(*id, *v)),
            Field::CodeParent(id) => self.codes.get(id)?.parent.map(|v| Change::CodeParent(*id, *v)),
        })
    }

    /// The fields in conflict, in the order in which their last sides came.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts: Vec<(_, Conflict)> = self
            .fields_in_conflict()
            .into_iter()
            .filter_map(|field| {
                let register = self.field(&field)?;
                let sides = register.values().map(|(by, change)| (by, change.clone())).collect();
                Some((register.since(), Conflict { field, sides }))
            })
            .collect();
        conflicts.sort_by(|a, b| (a.0, &a.1.field).cmp(&(b.0, &b.1.field)));
        conflicts.into_iter().map(|(_, conflict)| conflict).collect()
    }

    fn fields_in_conflict(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        let mut add = |is_in_conflict: bool, field: Field| {
            if is_in_conflict {
                fields.push(field);
            }
        };
        add(self.title.is_in_conflict(), Field::Title);
        for (id, code) in &self.codes {
            add(code.text.is_in_conflict(), Field::CodeText(*id));
            add(code.component.is_in_conflict(), Field::CodeComponent(*id));
            add(code.colour.is_in_conflict(), Field::CodeColour(*id));
            add(code.order.is_in_conflict(), Field::CodeOrder(*id));
            add(code.parent.is_in_conflict(), Field::CodeParent(*id));
            add(code.exists.is_in_conflict(), Field::Exists(Subject::Code(*id)));
        }
        for (id, speaker) in &self.speakers {
            add(speaker.person.is_in_conflict(), Field::SpeakerPerson(*id));
            add(speaker.role.is_in_conflict(), Field::SpeakerRole(*id));
            add(speaker.part.is_in_conflict(), Field::SpeakerPart(*id));
        }
        for (id, person) in &self.persons {
            add(person.consent.is_in_conflict(), Field::Consent(*id));
            add(person.exists.is_in_conflict(), Field::Exists(Subject::Person(*id)));
        }
        for (id, coding) in &self.codings {
            add(coding.decision.is_in_conflict(), Field::Decision(*id));
            add(coding.exists.is_in_conflict(), Field::Exists(Subject::Coding(*id)));
        }
        let rest = (self.coders.iter().map(|(id, x)| (&x.exists, Subject::Coder(*id))))
            .chain(self.roles.iter().map(|(id, x)| (&x.exists, Subject::Role(*id))))
            .chain(self.sources.iter().map(|(id, x)| (&x.exists, Subject::Source(*id))))
            .chain(self.links.iter().map(|(id, x)| (&x.exists, Subject::Link(*id))))
            .chain(self.memos.iter().map(|(id, x)| (&x.exists, Subject::Memo(*id))))
            .chain(self.questions.iter().map(|(id, x)| (&x.exists, Subject::Question(*id))));
        for (exists, subject) in rest {
            add(exists.is_in_conflict(), Field::Exists(subject));
        }
        fields
    }

    /// The code above a code. Of moves that would close a circle, the last in log order is left out.
    pub fn parent_of(&self, code: CodeId) -> Option<CodeId> {
        self.parents().0.get(&code).copied()
    }

    /// The codes that stand below another, and the codes whose move was left out because it would close a circle.
    pub fn parents(&self) -> (BTreeMap<CodeId, CodeId>, Vec<CodeId>) {
        let mut moves: Vec<_> = self
            .codes
            .iter()
            .filter_map(|(id, c)| Some((c.parent.since()?, *id, c.parent.get().copied().flatten()?)))
            .collect();
        moves.sort();
        let mut parents: BTreeMap<CodeId, CodeId> = BTreeMap::new();
        let mut left_out = Vec::new();
        for (_, code, above) in moves {
            let mut line = std::iter::successors(Some(above), |c| parents.get(c).copied());
            if line.any(|c| c == code) {
                left_out.push(code);
            } else {
                parents.insert(code, above);
            }
        }
        (parents, left_out)
    }
}
