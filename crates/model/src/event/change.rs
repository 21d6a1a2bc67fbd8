//! The fields of a study that can be set, and their values.

use super::{Consent, Decision, MemoKind, OtherParties, PersonKind, Subject, ValuesRef};
use crate::codebook::Component;
use crate::ids::*;
use crate::source::{Evidence, Part, Place, SourceKind};
use serde::{Deserialize, Serialize};

/// A field and a new value for it. The order of variants is part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Whether something is in the study.
    Exists(Subject, bool),
    /// The title.
    Title(PayloadId),
    /// What became of a proposal.
    Decision(CodingId, Decision),
    /// The person that a speaker is.
    SpeakerPerson(SpeakerId, Option<PersonId>),
    /// The role of a speaker.
    SpeakerRole(SpeakerId, Option<RoleId>),
    /// What a speaker does.
    SpeakerPart(SpeakerId, Part),
    /// What a person allowed.
    Consent(PersonId, Consent),
    /// The words of a code.
    CodeText(CodeId, PayloadId),
    /// The component of a code.
    CodeComponent(CodeId, Component),
    /// The colour of a code.
    CodeColour(CodeId, u32),
    /// The place of a code among the codes.
    CodeOrder(CodeId, u32),
    /// The code above a code.
    CodeParent(CodeId, Option<CodeId>),
    /// Whether a code is retired: it stays and counts, but is not offered any more. From here on: reader version 2.
    CodeRetired(CodeId, bool),
    /// The code of a coding.
    CodingCode(CodingId, CodeId),
    /// Where a coding stands.
    CodingPlace(CodingId, Place),
    /// What an O coding rests on.
    CodingEvidence(CodingId, Option<Evidence>),
    /// The captured values of a coding.
    CodingValues(CodingId, Option<ValuesRef>),
    /// The words of a memo, under the keys of its first words.
    MemoText(MemoId, PayloadId),
    /// What kind of note a memo is.
    MemoKind(MemoId, MemoKind),
    /// Date, place and observer of a memo, under the keys of its first words.
    MemoFacts(MemoId, Option<PayloadId>),
    /// The words of a question.
    QuestionText(QuestionId, PayloadId),
    /// The words of a theme.
    ThemeText(ThemeId, PayloadId),
    /// Whether a code or a memo belongs to a theme.
    ThemeMember(ThemeId, Subject, bool),
    /// The question that a theme answers.
    ThemeQuestion(ThemeId, Option<QuestionId>),
    /// The words of a rendering, under the keys of its first words.
    RenderingText(RenderingId, PayloadId),
    /// The words of a turn of a strand, in place of those that were imported; `None` = those.
    TurnText(SpeakerId, u32, Option<PayloadId>),
    /// What a source is.
    SourceKind(SourceId, SourceKind),
    /// Label, format and date order of a source.
    SourceFacts(SourceId, PayloadId),
    /// The name of a source, under the keys of its first name.
    SourceName(SourceId, PayloadId),
    /// The name of a coder.
    CoderName(CoderId, PayloadId),
    /// Whether a person is an informant. From here on: reader version 3.
    PersonKind(PersonId, PersonKind),
    /// The pseudonym of a person.
    Pseudonym(PersonId, PayloadId),
    /// What exactly a person agreed to.
    ConsentTerms(PersonId, Option<PayloadId>),
    /// Attributes, network size and notes of a person.
    PersonFacts(PersonId, Option<PayloadId>),
    /// What the study declares: attributes, retention, protocols.
    StudyFacts(Option<PayloadId>),
    /// What holds for other parties.
    OtherParties(OtherParties),
    /// The words of a record, under the keys of its first words.
    RecordText(RecordId, PayloadId),
    /// Where a mention stands.
    MentionPlace(MentionId, Place),
}

/// Which field a [`Change`] sets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Whether something is in the study.
    Exists(Subject),
    /// The title.
    Title,
    /// What became of a proposal.
    Decision(CodingId),
    /// The person that a speaker is.
    SpeakerPerson(SpeakerId),
    /// The role of a speaker.
    SpeakerRole(SpeakerId),
    /// What a speaker does.
    SpeakerPart(SpeakerId),
    /// What a person allowed.
    Consent(PersonId),
    /// The words of a code.
    CodeText(CodeId),
    /// The component of a code.
    CodeComponent(CodeId),
    /// The colour of a code.
    CodeColour(CodeId),
    /// The place of a code among the codes.
    CodeOrder(CodeId),
    /// The code above a code.
    CodeParent(CodeId),
    /// Whether a code is retired: it stays and counts, but is not offered any more.
    CodeRetired(CodeId),
    /// The code of a coding.
    CodingCode(CodingId),
    /// Where a coding stands.
    CodingPlace(CodingId),
    /// What an O coding rests on.
    CodingEvidence(CodingId),
    /// The captured values of a coding.
    CodingValues(CodingId),
    /// The words of a memo, under the keys of its first words.
    MemoText(MemoId),
    /// What kind of note a memo is.
    MemoKind(MemoId),
    /// Date, place and observer of a memo, under the keys of its first words.
    MemoFacts(MemoId),
    /// The words of a question.
    QuestionText(QuestionId),
    /// The words of a theme.
    ThemeText(ThemeId),
    /// Whether a code or a memo belongs to a theme.
    ThemeMember(ThemeId, Subject),
    /// The question that a theme answers.
    ThemeQuestion(ThemeId),
    /// The words of a rendering, under the keys of its first words.
    RenderingText(RenderingId),
    /// The words of a turn of a strand, in place of those that were imported; `None` = those.
    TurnText(SpeakerId, u32),
    /// What a source is.
    SourceKind(SourceId),
    /// Label, format and date order of a source.
    SourceFacts(SourceId),
    /// The name of a source, under the keys of its first name.
    SourceName(SourceId),
    /// The name of a coder.
    CoderName(CoderId),
    /// Whether a person is an informant.
    PersonKind(PersonId),
    /// The pseudonym of a person.
    Pseudonym(PersonId),
    /// What exactly a person agreed to.
    ConsentTerms(PersonId),
    /// Attributes, network size and notes of a person.
    PersonFacts(PersonId),
    /// What the study declares: attributes, retention, protocols.
    StudyFacts,
    /// What holds for other parties.
    OtherParties,
    /// The words of a record, under the keys of its first words.
    RecordText(RecordId),
    /// Where a mention stands.
    MentionPlace(MentionId),
}

impl Change {
    /// The field that it sets.
    pub fn field(&self) -> Field {
        match self {
            Change::Exists(subject, _) => Field::Exists(subject.clone()),
            Change::Title(_) => Field::Title,
            Change::Decision(id, _) => Field::Decision(*id),
            Change::SpeakerPerson(id, _) => Field::SpeakerPerson(*id),
            Change::SpeakerRole(id, _) => Field::SpeakerRole(*id),
            Change::SpeakerPart(id, _) => Field::SpeakerPart(*id),
            Change::Consent(id, _) => Field::Consent(*id),
            Change::CodeText(id, _) => Field::CodeText(*id),
            Change::CodeComponent(id, _) => Field::CodeComponent(*id),
            Change::CodeColour(id, _) => Field::CodeColour(*id),
            Change::CodeOrder(id, _) => Field::CodeOrder(*id),
            Change::CodeParent(id, _) => Field::CodeParent(*id),
            Change::CodeRetired(id, _) => Field::CodeRetired(*id),
            Change::CodingCode(id, _) => Field::CodingCode(*id),
            Change::CodingPlace(id, _) => Field::CodingPlace(*id),
            Change::CodingEvidence(id, _) => Field::CodingEvidence(*id),
            Change::CodingValues(id, _) => Field::CodingValues(*id),
            Change::MemoText(id, _) => Field::MemoText(*id),
            Change::MemoKind(id, _) => Field::MemoKind(*id),
            Change::MemoFacts(id, _) => Field::MemoFacts(*id),
            Change::QuestionText(id, _) => Field::QuestionText(*id),
            Change::ThemeText(id, _) => Field::ThemeText(*id),
            Change::ThemeMember(id, on, _) => Field::ThemeMember(*id, on.clone()),
            Change::ThemeQuestion(id, _) => Field::ThemeQuestion(*id),
            Change::RenderingText(id, _) => Field::RenderingText(*id),
            Change::TurnText(id, turn, _) => Field::TurnText(*id, *turn),
            Change::SourceKind(id, _) => Field::SourceKind(*id),
            Change::SourceFacts(id, _) => Field::SourceFacts(*id),
            Change::SourceName(id, _) => Field::SourceName(*id),
            Change::CoderName(id, _) => Field::CoderName(*id),
            Change::PersonKind(id, _) => Field::PersonKind(*id),
            Change::Pseudonym(id, _) => Field::Pseudonym(*id),
            Change::ConsentTerms(id, _) => Field::ConsentTerms(*id),
            Change::PersonFacts(id, _) => Field::PersonFacts(*id),
            Change::StudyFacts(_) => Field::StudyFacts,
            Change::OtherParties(_) => Field::OtherParties,
            Change::RecordText(id, _) => Field::RecordText(*id),
            Change::MentionPlace(id, _) => Field::MentionPlace(*id),
        }
    }

    /// The lowest reader version that knows it.
    pub(crate) fn reader(&self) -> u32 {
        match self {
            Change::Exists(subject, _) => subject.reader(),
            Change::Title(_)
            | Change::Decision(..)
            | Change::SpeakerPerson(..)
            | Change::SpeakerRole(..)
            | Change::SpeakerPart(..)
            | Change::Consent(..)
            | Change::CodeText(..)
            | Change::CodeComponent(..)
            | Change::CodeColour(..)
            | Change::CodeOrder(..)
            | Change::CodeParent(..) => 1,
            Change::CodeRetired(..)
            | Change::CodingCode(..)
            | Change::CodingPlace(..)
            | Change::CodingEvidence(..)
            | Change::CodingValues(..)
            | Change::MemoText(..)
            | Change::MemoKind(..)
            | Change::MemoFacts(..)
            | Change::QuestionText(..)
            | Change::ThemeText(..)
            | Change::ThemeMember(..)
            | Change::ThemeQuestion(..)
            | Change::RenderingText(..)
            | Change::TurnText(..)
            | Change::SourceKind(..)
            | Change::SourceFacts(..)
            | Change::SourceName(..)
            | Change::CoderName(..) => 2,
            Change::PersonKind(..)
            | Change::Pseudonym(..)
            | Change::ConsentTerms(..)
            | Change::PersonFacts(..)
            | Change::StudyFacts(_)
            | Change::OtherParties(_)
            | Change::RecordText(..)
            | Change::MentionPlace(..) => 3,
        }
    }
}
