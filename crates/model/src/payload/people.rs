//! What payloads hold about people: what they agreed to, who sent them, what was promised to them.

use crate::ids::PersonId;
use crate::time::LocalTime;
use serde::{Deserialize, Serialize};

/// What exactly a person agreed to. No signature and no name is needed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConsentTerms {
    /// Version of the form or of what was read out.
    pub form: String,
    /// The day.
    pub date: Option<LocalTime>,
    /// Written rather than spoken.
    pub is_written: bool,
    /// The language in which it was explained.
    pub language: String,
    /// What was agreed to; what isn't there was not.
    pub scopes: Vec<Scope>,
    /// The last day on which it holds.
    pub until: Option<LocalTime>,
    /// How the person can withdraw.
    pub withdrawal: String,
    /// What was paid or given.
    pub payment: String,
    /// Whether the researcher is a party to the chat.
    pub researcher_is_party: bool,
    /// Whether the person knew that then.
    pub is_disclosed: bool,
}

crate::worded! {
    /// Something that a person can agree to on its own.
    #[derive(Serialize, Deserialize)]
    Scope {
        /// Being interviewed.
        Interview = "interview",
        /// A recording of it.
        Recording = "recording",
        /// Handing over chats.
        Chats = "chats",
        /// Being observed.
        Observation = "observation",
        /// Pictures.
        Pictures = "pictures",
        /// Being quoted word by word.
        Quotes = "quotes",
        /// Being quoted in other words.
        Paraphrase = "paraphrase",
        /// Use in another study.
        Reuse = "reuse",
    }
}

/// What is known of a person beside their words.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonFacts {
    /// Values of the study's attributes: name and value.
    pub attributes: Vec<(String, String)>,
    /// The answer to the study's question about the size of the person's network.
    pub network_size: Option<u32>,
    /// Notes.
    pub notes: String,
    /// Why the person was chosen as a seed; `None` = nobody said that they are one.
    pub seed: Option<String>,
    /// The wave, kept where the referral itself was erased.
    pub wave: Option<u32>,
    /// The day on which the person entered the study.
    pub enrolled: Option<LocalTime>,
    /// Coupons that were given out to this person.
    pub coupons: Vec<String>,
    /// The day after which nothing of the person may be kept.
    pub keep_until: Option<LocalTime>,
    /// Days by which times of the person's conversations are shown later (or earlier).
    pub shift_days: i32,
}

impl PersonFacts {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What the study declares about its people and its duties.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StudyFacts {
    /// The attributes that persons have.
    pub attributes: Vec<Attribute>,
    /// The wording of the question about the size of somebody's network.
    pub network_question: String,
    /// The day after which the study's data may not be kept.
    pub keep_until: Option<LocalTime>,
    /// Why the rule for other parties may hold.
    pub other_parties: OtherPartyGround,
    /// The study's own protocols.
    pub protocols: Protocols,
    /// Names and words that lead to somebody and that only the researcher knows.
    pub names: Vec<String>,
    /// How times are shown.
    pub times: Times,
    /// Whether pictures may be imported.
    pub has_pictures: bool,
}

/// An attribute that persons have.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// The allowed values; empty = any text.
    pub values: Vec<String>,
    /// Whether values are whole numbers.
    pub is_number: bool,
}

/// Why the rule for other parties may hold.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OtherPartyGround {
    /// Number of the board's approval.
    pub number: String,
    /// The reason.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<LocalTime>,
}

/// What to do when something happens, in the study's own words.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Protocols {
    /// When somebody is distressed or at risk.
    pub distress: String,
    /// When somebody may be a minor.
    pub minors: String,
    /// For the researcher's own safety.
    pub safety: String,
}

crate::worded! {
    /// How times are shown outside of the study.
    #[derive(Serialize, Deserialize, Default)]
    Times {
        /// As they are.
        #[default]
        Exact = "exact",
        /// The day only.
        Day = "day",
        /// Not at all.
        Hidden = "hidden",
    }
}

/// The words of a record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Record {
    /// Who named or sent whom.
    Referral(Referral),
    /// A step on the way into the study.
    Contact(Contact),
    /// A member check.
    Check(MemberCheck),
    /// A withdrawal that was asked for and is not yet carried out.
    Request(Request),
    /// A copy that somebody holds.
    Copy(HeldCopy),
    /// Whom or what mentions could lead to.
    Entity(Entity),
    /// Which column of a table is what.
    Columns(TableColumns),
}

/// Who named or sent whom.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Who was sent.
    pub to: PersonId,
    /// Who sent them; `None` where only a coupon is known, and nobody of the study was given it.
    pub from: Option<PersonId>,
    /// The coupon.
    pub coupon: Option<String>,
    /// By what way: in person, by chat.
    pub route: String,
    /// The day.
    pub date: Option<LocalTime>,
}

crate::worded! {
    /// How far somebody came on the way into the study.
    #[derive(Serialize, Deserialize)]
    Stage {
        /// Asked.
        Approached = "approached",
        /// Could not be reached.
        NotReached = "not-reached",
        /// Doesn't fit the study.
        Ineligible = "ineligible",
        /// Said no.
        Refused = "refused",
        /// Takes part.
        Enrolled = "enrolled",
        /// Was interviewed.
        Interviewed = "interviewed",
    }
}

impl Stage {
    /// Whether somebody's way ends there, unless something comes after it.
    pub fn is_ending(self) -> bool {
        matches!(self, Stage::NotReached | Stage::Ineligible | Stage::Refused)
    }
}

/// A step on the way into the study.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who.
    pub person: PersonId,
    /// How far they came.
    pub stage: Stage,
    /// The day.
    pub date: Option<LocalTime>,
    /// The reason, where there is one.
    pub reason: String,
}

/// A member check: what a person was shown, and what they said to it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberCheck {
    /// Who.
    pub person: PersonId,
    /// The day.
    pub date: Option<LocalTime>,
    /// How it was shown: read aloud, on paper.
    pub way: String,
    /// What was shown.
    pub shown: String,
    /// The answer.
    pub answer: Answer,
    /// What was changed for it.
    pub changed: String,
}

crate::worded! {
    /// What a person says in a member check.
    #[derive(Serialize, Deserialize)]
    Answer {
        /// Agrees.
        Agrees = "agrees",
        /// Corrects something.
        Corrects = "corrects",
        /// Adds something.
        Adds = "adds",
        /// Withdraws.
        Withdraws = "withdraws",
    }
}

/// A withdrawal that was asked for and is not yet carried out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who asked.
    pub person: PersonId,
    /// When, on the researcher's clock with its zone.
    pub asked: LocalTime,
    /// How it was asked.
    pub note: String,
}

/// A copy of the study, or of something that was exported from it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldCopy {
    /// What it is: a backup, an export, a coder's file.
    pub what: String,
    /// Who holds it, or where it lies.
    pub holder: String,
    /// The day on which it was made.
    pub date: Option<LocalTime>,
    /// The day on which it was destroyed.
    pub destroyed: Option<LocalTime>,
}

/// Whom or what mentions could lead to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What kind of thing: a word of the detectors, `name`, `phone`, `address`.
    pub kind: String,
    /// What is shown in its place, without brackets: `P03`, `Kota-2`.
    pub shown: String,
    /// The person of the study, where it is one.
    pub person: Option<PersonId>,
    /// The ways in which it is written.
    pub forms: Vec<String>,
}

/// Which column of a table is what, by places counted from 0: said once, known for every table with the same columns.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableColumns {
    /// The names of the table's columns in their order.
    pub names: Vec<String>,
    /// The words of a turn.
    pub text: u32,
    /// Who says it.
    pub speaker: Option<u32>,
    /// When: date and time, or the date alone.
    pub time: Option<u32>,
    /// The time of day, where it stands in a column of its own.
    pub clock: Option<u32>,
    /// Which source a row belongs to.
    pub source: Option<u32>,
    /// What the speaker's role is.
    pub role: Option<u32>,
}

crate::redacted! {
    ConsentTerms PersonFacts StudyFacts Attribute OtherPartyGround Protocols Record Referral Contact MemberCheck
    Request HeldCopy Entity TableColumns
}
