//! The fields of a study by kind, and what each of them holds.

use super::action::TURNS;
use model::event::{Change, Consent, ConsentDecision, Event, Field, Origin, OtherParties, Owner, Subject};
use model::{SpeakerId, State, ThemeId};
use proptest::sample::Index;
use std::collections::BTreeMap;

/// The values that each field holds, in log order.
pub type Held = BTreeMap<Field, Vec<Change>>;

/// What every field holds.
pub fn held(state: &State) -> Held {
    fields(state).into_iter().flatten().map(|field| (field.clone(), values(state, &field))).collect()
}

/// What one field holds.
pub fn values(state: &State, field: &Field) -> Vec<Change> {
    let register = state.field(field).expect("a field of something in the log");
    register.values().map(|(_, change)| change.clone()).collect()
}

/// What a field without a first value says when nobody has ever set it.
pub fn unset(field: &Field) -> Option<Change> {
    match field {
        Field::Consent(person) => {
            Some(Change::Consent(*person, Consent { decision: ConsentDecision::Unknown, details: None }))
        }
        Field::ThemeMember(theme, member) => Some(Change::ThemeMember(*theme, member.clone(), false)),
        Field::TurnText(strand, turn) => Some(Change::TurnText(*strand, *turn, None)),
        Field::StudyFacts => Some(Change::StudyFacts(None)),
        Field::OtherParties => Some(Change::OtherParties(OtherParties::OwnSide)),
        _ => None,
    }
}

/// Whether a field holds a payload that was destroyed: nothing brings that back.
pub fn holds_gone(state: &State, field: &Field) -> bool {
    let register = state.field(field);
    let held: Vec<Change> =
        register.iter().flat_map(|r| r.values()).map(|(_, change)| change.clone()).collect();
    held.into_iter().any(|change| is_of_gone(state, change))
}

/// Whether a change sets a field to a payload that was destroyed.
pub fn is_of_gone(state: &State, change: Change) -> bool {
    let event = Event::Changed { change, replaces: Vec::new() };
    event.payloads().iter().any(|payload| state.is_gone(payload))
}

/// Every field that can be set, one list for each kind.
pub fn fields(state: &State) -> Vec<Vec<Field>> {
    let codes = |field: fn(_) -> Field| state.codes.keys().copied().map(field).collect();
    let speakers = |field: fn(_) -> Field| state.speakers.keys().copied().map(field).collect();
    let codings = |field: fn(_) -> Field| state.codings.keys().copied().map(field).collect();
    let memos = |field: fn(_) -> Field| state.memos.keys().copied().map(field).collect();
    let sources = |field: fn(_) -> Field| state.sources.keys().copied().map(field).collect();
    let persons = |field: fn(_) -> Field| state.persons.keys().copied().map(field).collect();
    let proposals = state.codings.iter().filter(|(_, c)| matches!(c.origin, Origin::Rule { .. }));
    let kinds: Vec<Vec<Field>> = vec![
        vec![Field::Title],
        codes(Field::CodeText),
        codes(Field::CodeComponent),
        codes(Field::CodeColour),
        codes(Field::CodeOrder),
        codes(Field::CodeParent),
        speakers(Field::SpeakerPerson),
        speakers(Field::SpeakerRole),
        speakers(Field::SpeakerPart),
        persons(Field::Consent),
        proposals.map(|(id, _)| Field::Decision(*id)).collect(),
        subjects(state).into_iter().map(Field::Exists).collect(),
        codes(Field::CodeRetired),
        codings(Field::CodingCode),
        codings(Field::CodingPlace),
        codings(Field::CodingEvidence),
        codings(Field::CodingValues),
        memos(Field::MemoText),
        memos(Field::MemoKind),
        memos(Field::MemoFacts),
        state.questions.keys().copied().map(Field::QuestionText).collect(),
        state.themes.keys().copied().map(Field::ThemeText).collect(),
        state.themes.keys().copied().map(Field::ThemeQuestion).collect(),
        memberships(state),
        state.renderings.keys().copied().map(Field::RenderingText).collect(),
        turns_with_words(state).into_iter().map(|(strand, turn)| Field::TurnText(strand, turn)).collect(),
        sources(Field::SourceKind),
        sources(Field::SourceFacts),
        sources(Field::SourceName),
        state.coders.keys().copied().map(Field::CoderName).collect(),
        persons(Field::PersonKind),
        persons(Field::Pseudonym),
        persons(Field::ConsentTerms),
        persons(Field::PersonFacts),
        vec![Field::StudyFacts, Field::OtherParties],
        state.records.keys().copied().map(Field::RecordText).collect(),
        state.mentions.keys().copied().map(Field::MentionPlace).collect(),
    ];
    kinds.into_iter().filter(|kind| !kind.is_empty()).collect()
}

/// Each theme with each code and memo that could belong to it.
fn memberships(state: &State) -> Vec<Field> {
    let codes = state.codes.keys().copied().map(Subject::Code);
    let subjects: Vec<Subject> = codes.chain(state.memos.keys().copied().map(Subject::Memo)).collect();
    let of = |theme: &ThemeId| {
        let theme = *theme;
        subjects.iter().map(move |subject| Field::ThemeMember(theme, subject.clone())).collect::<Vec<_>>()
    };
    state.themes.keys().flat_map(of).collect()
}

/// The turns that a strand with words may have.
pub fn turns_with_words(state: &State) -> Vec<(SpeakerId, u32)> {
    let with_words = state.speakers.iter().filter(|(_, s)| s.blocks().next().is_some());
    with_words.flat_map(|(strand, _)| (0..TURNS).map(|turn| (*strand, turn))).collect()
}

/// One of the fields: its kind, then which of that kind.
pub fn field_at(state: &State, (kind, field): (Index, Index)) -> Field {
    let kinds = fields(state);
    let of_kind = &kinds[kind.index(kinds.len())];
    of_kind[field.index(of_kind.len())].clone()
}

/// Everything that can be taken away.
pub fn subjects(state: &State) -> Vec<Subject> {
    let coders = state.coders.keys().copied().map(Subject::Coder);
    let roles = state.roles.keys().copied().map(Subject::Role);
    let persons = state.persons.keys().copied().map(Subject::Person);
    let sources = state.sources.keys().copied().map(Subject::Source);
    let codes = state.codes.keys().copied().map(Subject::Code);
    let codings = state.codings.keys().copied().map(Subject::Coding);
    let links = state.links.keys().copied().map(Subject::Link);
    let memos = state.memos.keys().copied().map(Subject::Memo);
    let questions = state.questions.keys().copied().map(Subject::Question);
    let themes = state.themes.keys().copied().map(Subject::Theme);
    let renderings = state.renderings.keys().copied().map(Subject::Rendering);
    let views = state.views.keys().copied().map(Subject::View);
    let records = state.records.keys().copied().map(Subject::Record);
    let mentions = state.mentions.keys().copied().map(Subject::Mention);
    let marks = state.marks.keys().copied().map(Subject::Mark);
    coders
        .chain(roles)
        .chain(persons)
        .chain(sources)
        .chain(codes)
        .chain(codings)
        .chain(links)
        .chain(memos)
        .chain(questions)
        .chain(themes)
        .chain(renderings)
        .chain(views)
        .chain(records)
        .chain(mentions)
        .chain(marks)
        .collect()
}

/// Whether something in the study names this person, role, coder or entity.
pub fn is_stood_on(state: &State, subject: &Subject) -> bool {
    let mut speakers =
        state.speakers.values().filter(|s| state.sources.get(&s.source).is_some_and(|x| x.exists()));
    match subject {
        Subject::Person(id) => {
            let owner = Owner::Person(*id);
            speakers.any(|s| s.person.get().copied().flatten() == Some(*id))
                || state
                    .records
                    .values()
                    .any(|r| r.exists() && state.payloads[&r.text()].owners.contains(&owner))
                || state.marks.values().any(|m| m.exists() && m.on == *subject)
        }
        Subject::Record(id) => state.mentions.values().any(|m| m.exists() && m.entity == *id),
        Subject::Role(id) => speakers.any(|s| s.role() == Some(*id)),
        Subject::Coder(id) => state.codings.values().any(|c| c.exists() && c.coder() == Some(*id)),
        _ => false,
    }
}
