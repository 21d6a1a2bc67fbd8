//! Every field of a study by its name: its settings, and those that are in conflict.

use super::*;
use crate::event::{Change, EventRef, Field};
use crate::register::Given;

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
            Field::CodeRetired(id) => {
                given(self.codes.get(id)?, |c| &c.retired)?.map(|v| Change::CodeRetired(*id, *v))
            }
            Field::CodingCode(id) => {
                given(self.codings.get(id)?, |c| &c.code)?.map(|v| Change::CodingCode(*id, *v))
            }
            Field::CodingPlace(id) => {
                given(self.codings.get(id)?, |c| &c.place)?.map(|v| Change::CodingPlace(*id, v.clone()))
            }
            Field::CodingEvidence(id) => {
                given(self.codings.get(id)?, |c| &c.evidence)?.map(|v| Change::CodingEvidence(*id, *v))
            }
            Field::CodingValues(id) => {
                given(self.codings.get(id)?, |c| &c.values)?.map(|v| Change::CodingValues(*id, *v))
            }
            Field::MemoText(id) => {
                given(self.memos.get(id)?, |m| &m.text)?.map(|v| Change::MemoText(*id, *v))
            }
            Field::MemoKind(id) => {
                given(self.memos.get(id)?, |m| &m.kind)?.map(|v| Change::MemoKind(*id, *v))
            }
            Field::MemoFacts(id) => {
                given(self.memos.get(id)?, |m| &m.facts)?.map(|v| Change::MemoFacts(*id, *v))
            }
            Field::QuestionText(id) => {
                given(self.questions.get(id)?, |q| &q.text)?.map(|v| Change::QuestionText(*id, *v))
            }
            Field::ThemeText(id) => {
                given(self.themes.get(id)?, |t| &t.text)?.map(|v| Change::ThemeText(*id, *v))
            }
            Field::ThemeQuestion(id) => {
                given(self.themes.get(id)?, |t| &t.question)?.map(|v| Change::ThemeQuestion(*id, *v))
            }
            Field::ThemeMember(id, member) => {
                let members = &self.themes.get(id)?.members;
                let register = members.get(member).cloned();
                let register = register.or_else(|| self.may_be_member(member).then(Register::default))?;
                register.map(|v| Change::ThemeMember(*id, member.clone(), *v))
            }
            Field::RenderingText(id) => {
                given(self.renderings.get(id)?, |r| &r.text)?.map(|v| Change::RenderingText(*id, *v))
            }
            Field::TurnText(strand, turn) => {
                let register = self.revisions.get(&(*strand, *turn)).cloned();
                let register = register.or_else(|| self.has_words(*strand, *turn).then(Register::default))?;
                register.map(|v| Change::TurnText(*strand, *turn, *v))
            }
            Field::SourceKind(id) => {
                given(self.sources.get(id)?, |s| &s.kind)?.map(|v| Change::SourceKind(*id, *v))
            }
            Field::SourceFacts(id) => {
                given(self.sources.get(id)?, |s| &s.facts)?.map(|v| Change::SourceFacts(*id, *v))
            }
            Field::SourceName(id) => {
                given(self.sources.get(id)?, |s| &s.name)?.map(|v| Change::SourceName(*id, *v))
            }
            Field::CoderName(id) => {
                given(self.coders.get(id)?, |c| &c.name)?.map(|v| Change::CoderName(*id, *v))
            }
            Field::PersonKind(id) => {
                given(self.persons.get(id)?, |p| &p.kind)?.map(|v| Change::PersonKind(*id, *v))
            }
            Field::Pseudonym(id) => {
                given(self.persons.get(id)?, |p| &p.pseudonym)?.map(|v| Change::Pseudonym(*id, *v))
            }
            Field::ConsentTerms(id) => {
                given(self.persons.get(id)?, |p| &p.terms)?.map(|v| Change::ConsentTerms(*id, *v))
            }
            Field::PersonFacts(id) => {
                given(self.persons.get(id)?, |p| &p.facts)?.map(|v| Change::PersonFacts(*id, *v))
            }
            Field::StudyFacts => self.facts.map(|v| Change::StudyFacts(*v)),
            Field::OtherParties => self.other_parties.map(|v| Change::OtherParties(*v)),
            Field::RecordText(id) => {
                given(self.records.get(id)?, |r| &r.text)?.map(|v| Change::RecordText(*id, *v))
            }
            Field::MentionPlace(id) => {
                given(self.mentions.get(id)?, |m| &m.place)?.map(|v| Change::MentionPlace(*id, v.clone()))
            }
        })
    }

    /// The events that a new setting of a field replaces; `None` for a field of something that isn't in the log.
    pub fn held_by(&self, field: &Field) -> Option<Vec<EventRef>> {
        self.field(field).map(|register| register.held_by())
    }

    /// Whether something in the log can belong to a theme.
    pub(super) fn may_be_member(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Code(id) => self.codes.contains_key(id),
            Subject::Memo(id) => self.memos.contains_key(id),
            _ => false,
        }
    }

    fn has_words(&self, strand: SpeakerId, turn: u32) -> bool {
        let source = |s: &Speaker| self.sources.get(&s.source).is_some_and(|source| turn < source.turns);
        self.speakers.get(&strand).is_some_and(|s| !s.blocks.is_empty() && source(s))
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
        add(self.facts.is_in_conflict(), Field::StudyFacts);
        add(self.other_parties.is_in_conflict(), Field::OtherParties);
        for (id, code) in &self.codes {
            add(code.text.is_in_conflict(), Field::CodeText(*id));
            add(code.component.is_in_conflict(), Field::CodeComponent(*id));
            add(code.colour.is_in_conflict(), Field::CodeColour(*id));
            add(code.order.is_in_conflict(), Field::CodeOrder(*id));
            add(code.parent.is_in_conflict(), Field::CodeParent(*id));
            add(code.retired.is_in_conflict(), Field::CodeRetired(*id));
            add(code.exists.is_in_conflict(), Field::Exists(Subject::Code(*id)));
        }
        for (id, speaker) in &self.speakers {
            add(speaker.person.is_in_conflict(), Field::SpeakerPerson(*id));
            add(speaker.role.is_in_conflict(), Field::SpeakerRole(*id));
            add(speaker.part.is_in_conflict(), Field::SpeakerPart(*id));
        }
        for (id, person) in &self.persons {
            add(person.consent.is_in_conflict(), Field::Consent(*id));
            add(person.kind.is_in_conflict(), Field::PersonKind(*id));
            add(person.pseudonym.is_in_conflict(), Field::Pseudonym(*id));
            add(person.terms.is_in_conflict(), Field::ConsentTerms(*id));
            add(person.facts.is_in_conflict(), Field::PersonFacts(*id));
            add(person.exists.is_in_conflict(), Field::Exists(Subject::Person(*id)));
        }
        for (id, coding) in &self.codings {
            add(coding.decision.is_in_conflict(), Field::Decision(*id));
            add(coding.code.is_in_conflict(), Field::CodingCode(*id));
            add(coding.place.is_in_conflict(), Field::CodingPlace(*id));
            add(coding.evidence.is_in_conflict(), Field::CodingEvidence(*id));
            add(coding.values.is_in_conflict(), Field::CodingValues(*id));
            add(coding.exists.is_in_conflict(), Field::Exists(Subject::Coding(*id)));
        }
        for (id, memo) in &self.memos {
            add(memo.text.is_in_conflict(), Field::MemoText(*id));
            add(memo.kind.is_in_conflict(), Field::MemoKind(*id));
            add(memo.facts.is_in_conflict(), Field::MemoFacts(*id));
        }
        for (id, source) in &self.sources {
            add(source.kind.is_in_conflict(), Field::SourceKind(*id));
            add(source.facts.is_in_conflict(), Field::SourceFacts(*id));
            add(source.name.is_in_conflict(), Field::SourceName(*id));
        }
        for (id, theme) in &self.themes {
            add(theme.text.is_in_conflict(), Field::ThemeText(*id));
            add(theme.question.is_in_conflict(), Field::ThemeQuestion(*id));
            for (member, is_in) in &theme.members {
                add(is_in.is_in_conflict(), Field::ThemeMember(*id, member.clone()));
            }
        }
        for ((strand, turn), revision) in &self.revisions {
            add(revision.is_in_conflict(), Field::TurnText(*strand, *turn));
        }
        self.records.iter().for_each(|(id, r)| add(r.text.is_in_conflict(), Field::RecordText(*id)));
        self.mentions.iter().for_each(|(id, m)| add(m.place.is_in_conflict(), Field::MentionPlace(*id)));
        self.coders.iter().for_each(|(id, c)| add(c.name.is_in_conflict(), Field::CoderName(*id)));
        self.questions.iter().for_each(|(id, q)| add(q.text.is_in_conflict(), Field::QuestionText(*id)));
        self.renderings.iter().for_each(|(id, r)| add(r.text.is_in_conflict(), Field::RenderingText(*id)));
        let rest = (self.coders.iter().map(|(id, x)| (&x.exists, Subject::Coder(*id))))
            .chain(self.roles.iter().map(|(id, x)| (&x.exists, Subject::Role(*id))))
            .chain(self.sources.iter().map(|(id, x)| (&x.exists, Subject::Source(*id))))
            .chain(self.links.iter().map(|(id, x)| (&x.exists, Subject::Link(*id))))
            .chain(self.memos.iter().map(|(id, x)| (&x.exists, Subject::Memo(*id))))
            .chain(self.questions.iter().map(|(id, x)| (&x.exists, Subject::Question(*id))))
            .chain(self.themes.iter().map(|(id, x)| (&x.exists, Subject::Theme(*id))))
            .chain(self.renderings.iter().map(|(id, x)| (&x.exists, Subject::Rendering(*id))))
            .chain(self.views.iter().map(|(id, x)| (&x.exists, Subject::View(*id))))
            .chain(self.records.iter().map(|(id, x)| (&x.exists, Subject::Record(*id))))
            .chain(self.mentions.iter().map(|(id, x)| (&x.exists, Subject::Mention(*id))))
            .chain(self.marks.iter().map(|(id, x)| (&x.exists, Subject::Mark(*id))));
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

/// A field that its thing was added with, with all its settings.
fn given<E: Existing, T: Clone + PartialEq>(
    thing: &E,
    field: impl Fn(&E) -> &Given<T>,
) -> Option<Register<T>> {
    Some(field(thing).register(thing.added().ok()?))
}
