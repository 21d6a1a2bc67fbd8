//! What events say of persons: what they are, what they decided, what is recorded, marked and held back, and what is
//! theirs.

use crate::ids::{PayloadId, PersonId, SpeakerId};
use serde::{Deserialize, Serialize};

/// Whether a person is an informant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PersonKind {
    /// Somebody who takes part in the study.
    Informant,
    /// Somebody who only appears in an informant's chat.
    OtherParty,
}

/// What a person allowed, with sealed details where they were recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Consent {
    /// The decision.
    pub decision: ConsentDecision,
    /// Form, date, scopes, under the person's key.
    pub details: Option<PayloadId>,
}

/// The decision about taking part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ConsentDecision {
    /// Not recorded.
    Unknown,
    /// Given.
    Given,
    /// Refused: the person's words are counted and quoted nowhere.
    Refused,
}

impl ConsentDecision {
    /// How much it forbids: refused more than not recorded, and that more than given.
    pub fn strictness(self) -> u8 {
        match self {
            ConsentDecision::Given => 0,
            ConsentDecision::Unknown => 1,
            ConsentDecision::Refused => 2,
        }
    }
}

/// What holds for those who only appear in an informant's chat and gave no consent of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OtherParties {
    /// Their words are read, counted and quoted nowhere. This holds where nothing was said.
    OwnSide,
    /// A board allowed that codings on their words count; they are quoted nowhere.
    BoardApproved,
    /// What they said was public: it counts and is quoted.
    Public,
}

impl OtherParties {
    /// All rules.
    pub const ALL: [OtherParties; 3] =
        [OtherParties::OwnSide, OtherParties::BoardApproved, OtherParties::Public];

    /// The word for it in commands.
    pub fn word(self) -> &'static str {
        match self {
            OtherParties::OwnSide => "own-side",
            OtherParties::BoardApproved => "board-approved",
            OtherParties::Public => "public",
        }
    }

    /// The rule with this word.
    pub fn from_word(word: &str) -> Option<OtherParties> {
        OtherParties::ALL.into_iter().find(|rule| rule.word() == word)
    }
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecordKind {
    /// Who named or sent whom.
    Referral,
    /// A step on the way into the study.
    Contact,
    /// A member check.
    Check,
    /// A withdrawal that was asked for.
    Request,
    /// A copy that somebody holds.
    Copy,
    /// Whom or what mentions could lead to.
    Entity,
}

impl RecordKind {
    /// The word for it, as the log counts it.
    pub fn word(self) -> &'static str {
        match self {
            RecordKind::Referral => "referral",
            RecordKind::Contact => "contact",
            RecordKind::Check => "check",
            RecordKind::Request => "request",
            RecordKind::Copy => "copy",
            RecordKind::Entity => "entity",
        }
    }
}

/// What is feared for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MarkKind {
    /// Somebody may be a minor.
    PossibleMinor,
    /// Somebody may come to harm.
    AtRisk,
}

impl MarkKind {
    /// Both.
    pub const ALL: [MarkKind; 2] = [MarkKind::PossibleMinor, MarkKind::AtRisk];

    /// The word for it in commands.
    pub fn word(self) -> &'static str {
        match self {
            MarkKind::PossibleMinor => "possible-minor",
            MarkKind::AtRisk => "at-risk",
        }
    }

    /// The mark with this word.
    pub fn from_word(word: &str) -> Option<MarkKind> {
        MarkKind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Whose key a payload is under. `None` of them = the study's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Owner {
    /// A strand.
    Strand(SpeakerId),
    /// A person.
    Person(PersonId),
}

impl Owner {
    /// The sixteen bytes that stand in associated data.
    pub fn bytes(&self) -> [u8; 16] {
        match self {
            Owner::Strand(s) => s.0,
            Owner::Person(p) => p.0,
        }
    }
}
