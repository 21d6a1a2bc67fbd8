//! Which payloads an event commits to.

use crate::event::{Change, Event};
use crate::ids::PayloadId;

impl Event {
    /// The payloads that the event commits to: those it brings, or an earlier one that it sets again.
    pub fn payloads(&self) -> Vec<PayloadId> {
        match self {
            Event::StudyCreated { title } => vec![*title],
            Event::CoderAdded { name, .. } | Event::RoleAdded { name, .. } => vec![*name],
            Event::PersonAdded { pseudonym, .. } => vec![*pseudonym],
            Event::SourceAdded { facts, name, skeleton, .. } => vec![*facts, *name, *skeleton],
            Event::SpeakerAdded { name, blocks, .. } => name.iter().chain(blocks).copied().collect(),
            Event::CodeAdded { text, .. }
            | Event::RuleSetAdded { text, .. }
            | Event::MemoAdded { text, .. }
            | Event::QuestionAdded { text, .. }
            | Event::ThemeAdded { text, .. }
            | Event::RenderingAdded { text, .. }
            | Event::ViewAdded { text, .. }
            | Event::RecordAdded { text, .. } => vec![*text],
            Event::Blotted { new, .. } => vec![*new],
            Event::ValuesAdded { values, .. } => vec![*values],
            Event::DetailsAdded { details, .. } => vec![*details],
            Event::PictureAdded { picture, .. } => vec![*picture],
            Event::Changed { change, .. } => change.payload().into_iter().collect(),
            Event::ReplicaAnnounced { .. }
            | Event::ReplicaAdmitted { .. }
            | Event::CodingAdded { .. }
            | Event::LinkAdded { .. }
            | Event::Withdrawn { .. }
            | Event::MentionAdded { .. }
            | Event::MarkAdded { .. }
            | Event::OriginalShown { .. } => vec![],
        }
    }
}

impl Change {
    /// The payload that the change commits to.
    pub fn payload(&self) -> Option<PayloadId> {
        match self {
            Change::Title(payload)
            | Change::CodeText(_, payload)
            | Change::MemoText(_, payload)
            | Change::QuestionText(_, payload)
            | Change::ThemeText(_, payload)
            | Change::RenderingText(_, payload)
            | Change::SourceFacts(_, payload)
            | Change::SourceName(_, payload)
            | Change::CoderName(_, payload)
            | Change::Pseudonym(_, payload)
            | Change::RecordText(_, payload) => Some(*payload),
            Change::MemoFacts(_, payload)
            | Change::TurnText(_, _, payload)
            | Change::ConsentTerms(_, payload)
            | Change::PersonFacts(_, payload)
            | Change::StudyFacts(payload) => *payload,
            Change::Consent(_, consent) => consent.details,
            Change::Exists(..)
            | Change::Decision(..)
            | Change::SpeakerPerson(..)
            | Change::SpeakerRole(..)
            | Change::SpeakerPart(..)
            | Change::CodeComponent(..)
            | Change::CodeColour(..)
            | Change::CodeOrder(..)
            | Change::CodeParent(..)
            | Change::CodeRetired(..)
            | Change::CodingCode(..)
            | Change::CodingPlace(..)
            | Change::CodingEvidence(..)
            | Change::CodingValues(..)
            | Change::MemoKind(..)
            | Change::ThemeMember(..)
            | Change::ThemeQuestion(..)
            | Change::SourceKind(..)
            | Change::PersonKind(..)
            | Change::OtherParties(_)
            | Change::MentionPlace(..) => None,
        }
    }
}
