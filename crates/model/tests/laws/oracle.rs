//! What a log says, read from its events alone: the slow way, to hold the state against.

use super::file::File;
use model::BatchId;
use model::batch::Batch;
use model::event::*;
use std::collections::{BTreeMap, BTreeSet};

/// A setting of a field.
#[derive(Debug, Clone)]
pub struct Set {
    /// The event that set it.
    pub by: EventRef,
    /// To what.
    pub change: Change,
    /// The settings that it replaces.
    pub replaces: Vec<EventRef>,
}

/// The settings of each field, in log order.
pub type Settings = BTreeMap<Field, Vec<Set>>;

/// Every setting of every field.
pub fn settings(file: &File) -> Settings {
    let mut all = Settings::new();
    for batch in file.in_order() {
        for (index, event) in (0u32..).zip(&batch.body.events) {
            let by = EventRef { batch: batch.id, index };
            for (change, replaces) in changes(event) {
                all.entry(change.field()).or_default().push(Set { by, change, replaces });
            }
        }
    }
    all
}

/// The settings of one field that no other replaces.
pub fn held(of_field: &[Set]) -> Vec<(EventRef, Change)> {
    let replaced: BTreeSet<EventRef> = of_field.iter().flat_map(|s| s.replaces.iter().copied()).collect();
    let left = of_field.iter().filter(|s| !replaced.contains(&s.by));
    left.map(|s| (s.by, s.change.clone())).collect()
}

/// The fields that an event sets, and what that replaces.
fn changes(event: &Event) -> Vec<(Change, Vec<EventRef>)> {
    if let Event::Changed { change, replaces } = event {
        return vec![(change.clone(), replaces.clone())];
    }
    let there = added(event).map(|subject| Change::Exists(subject, true));
    first_values(event).into_iter().chain(there).map(|change| (change, Vec::new())).collect()
}

/// What an event brings into the study that can be taken away.
pub fn added(event: &Event) -> Option<Subject> {
    Some(match event {
        Event::CoderAdded { coder, .. } => Subject::Coder(*coder),
        Event::RoleAdded { role, .. } => Subject::Role(*role),
        Event::PersonAdded { person, .. } => Subject::Person(*person),
        Event::SourceAdded { source, .. } => Subject::Source(*source),
        Event::CodeAdded { code, .. } => Subject::Code(*code),
        Event::CodingAdded { coding, .. } => Subject::Coding(*coding),
        Event::LinkAdded { link, .. } => Subject::Link(*link),
        Event::MemoAdded { memo, .. } => Subject::Memo(*memo),
        Event::QuestionAdded { question, .. } => Subject::Question(*question),
        Event::ThemeAdded { theme, .. } => Subject::Theme(*theme),
        Event::RenderingAdded { rendering, .. } => Subject::Rendering(*rendering),
        Event::ViewAdded { view, .. } => Subject::View(*view),
        Event::RecordAdded { record, .. } => Subject::Record(*record),
        Event::MentionAdded { mention, .. } => Subject::Mention(*mention),
        Event::MarkAdded { mark, .. } => Subject::Mark(*mark),
        Event::StudyCreated { .. }
        | Event::ReplicaAnnounced { .. }
        | Event::ReplicaAdmitted { .. }
        | Event::SpeakerAdded { .. }
        | Event::RuleSetAdded { .. }
        | Event::ValuesAdded { .. }
        | Event::Changed { .. }
        | Event::Withdrawn { .. }
        | Event::OriginalShown { .. }
        | Event::Blotted { .. }
        | Event::DetailsAdded { .. }
        | Event::PictureAdded { .. } => return None,
    })
}

/// The values with which something new begins.
fn first_values(event: &Event) -> Vec<Change> {
    match event {
        Event::StudyCreated { title } => vec![Change::Title(*title)],
        Event::SpeakerAdded { speaker, part, role, person, .. } => vec![
            Change::SpeakerPart(*speaker, *part),
            Change::SpeakerRole(*speaker, *role),
            Change::SpeakerPerson(*speaker, *person),
        ],
        Event::CodeAdded { code, component, text, colour, order, parent } => vec![
            Change::CodeText(*code, *text),
            Change::CodeComponent(*code, *component),
            Change::CodeColour(*code, *colour),
            Change::CodeOrder(*code, *order),
            Change::CodeParent(*code, *parent),
            Change::CodeRetired(*code, false),
        ],
        Event::CodingAdded { coding, code, place, origin, evidence, values } => {
            let is_proposal = matches!(origin, Origin::Rule { .. });
            let decision = is_proposal.then_some(Change::Decision(*coding, Decision::Open));
            let others = [
                Change::CodingCode(*coding, *code),
                Change::CodingPlace(*coding, place.clone()),
                Change::CodingEvidence(*coding, *evidence),
                Change::CodingValues(*coding, *values),
            ];
            decision.into_iter().chain(others).collect()
        }
        Event::CoderAdded { coder, name } => vec![Change::CoderName(*coder, *name)],
        Event::SourceAdded { source, kind, facts, name, .. } => vec![
            Change::SourceKind(*source, *kind),
            Change::SourceFacts(*source, *facts),
            Change::SourceName(*source, *name),
        ],
        Event::MemoAdded { memo, kind, text, .. } => vec![
            Change::MemoKind(*memo, *kind),
            Change::MemoText(*memo, *text),
            Change::MemoFacts(*memo, None),
        ],
        Event::QuestionAdded { question, text } => vec![Change::QuestionText(*question, *text)],
        Event::ThemeAdded { theme, text } => {
            vec![Change::ThemeText(*theme, *text), Change::ThemeQuestion(*theme, None)]
        }
        Event::RenderingAdded { rendering, text, .. } => vec![Change::RenderingText(*rendering, *text)],
        Event::PersonAdded { person, kind, pseudonym, .. } => vec![
            Change::PersonKind(*person, *kind),
            Change::Pseudonym(*person, *pseudonym),
            Change::ConsentTerms(*person, None),
            Change::PersonFacts(*person, None),
        ],
        Event::RecordAdded { record, text, .. } => vec![Change::RecordText(*record, *text)],
        Event::MentionAdded { mention, place, .. } => vec![Change::MentionPlace(*mention, place.clone())],
        _ => Vec::new(),
    }
}

/// A batch with everything that it stands on.
pub fn past(file: &File, of: BatchId) -> BTreeSet<BatchId> {
    let mut open = vec![of];
    let mut seen: BTreeSet<BatchId> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        open.extend(file.batches[&id].body.parents.iter().filter(|parent| seen.insert(**parent)));
    }
    seen
}

/// Whether a batch destroys words: nothing of it is taken back.
pub fn destroys(batch: &Batch) -> bool {
    let is = |event: &Event| matches!(event, Event::Withdrawn { .. } | Event::Blotted { .. });
    batch.body.events.iter().any(is)
}

/// The facts of a batch that nothing takes back and that an undo tells of; an announced key is none of them.
pub fn lasting(batch: &Batch) -> usize {
    let lasts = |event: &&Event| match event {
        Event::StudyCreated { .. } | Event::ReplicaAdmitted { .. } | Event::OriginalShown { .. } => true,
        Event::ReplicaAnnounced { .. } => false,
        _ if destroys(batch) => true,
        Event::CoderAdded { .. } => batch.body.parents.is_empty(),
        _ => false,
    };
    batch.body.events.iter().filter(lasts).count()
}
