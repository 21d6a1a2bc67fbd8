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

crate::worded! {
    /// What holds for those who only appear in an informant's chat and gave no consent of their own.
    #[derive(Serialize, Deserialize)]
    OtherParties {
        /// Their words are read, counted and quoted nowhere. This holds where nothing was said.
        OwnSide = "own-side",
        /// A board allowed that codings on their words count; they are quoted nowhere.
        BoardApproved = "board-approved",
        /// What they said was public: it counts and is quoted.
        Public = "public",
    }
}

crate::worded! {
    /// What a record is.
    #[derive(Serialize, Deserialize)]
    RecordKind {
        /// Who named or sent whom.
        Referral = "referral",
        /// A step on the way into the study.
        Contact = "contact",
        /// A member check.
        Check = "check",
        /// A withdrawal that was asked for.
        Request = "request",
        /// A copy that somebody holds.
        Copy = "copy",
        /// Whom or what mentions could lead to.
        Entity = "entity",
        /// Which column of a table is what. From here on: reader version 4.
        Columns = "columns",
    }
}

crate::worded! {
    /// What is feared for somebody.
    #[derive(Serialize, Deserialize)]
    MarkKind {
        /// Somebody may be a minor.
        PossibleMinor = "possible-minor",
        /// Somebody may come to harm.
        AtRisk = "at-risk",
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
