//! What is to settle: fields in conflict, working copies to let in, codings that nothing counts.

use super::{Asked, Call, study};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Subject, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("to-settle", "Lists what is to settle.", super::not_yet::<_, Nothing, ToSettle>),
        study("settle/take", "Settles conflicts: the side that holds.", super::not_yet::<_, Take, Written>),
        study("settle/admit", "Lets a working copy in.", super::not_yet::<_, crate::wire::ById, Written>),
    ]
}

/// What is to settle.
#[derive(Clone, Serialize, ToSchema)]
pub struct ToSettle {
    /// Fields in conflict.
    pub conflicts: Vec<Conflict>,
    /// Working copies that nobody has let in.
    pub copies: Vec<Copy>,
    /// Sentences about the rest: circles in the codebook, sources taken in twice, codings that nothing counts.
    pub notes: Vec<String>,
}

/// A field in conflict.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = Conflict)]
pub struct Conflict {
    /// Names it in `settle/take`.
    pub key: String,
    /// What it is about, as a sentence: "Definisi kode S-OFFER".
    pub what: String,
    /// What it is about.
    pub about: Subject,
    /// The sides.
    pub sides: Vec<Side>,
}

/// A side of a conflict.
#[derive(Clone, Serialize, ToSchema)]
pub struct Side {
    /// Names it.
    pub side: u32,
    /// The value, readable.
    pub value: String,
    /// Who set it.
    pub coder: Option<String>,
    /// When: Unix milliseconds.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// Whether it counts until somebody settles.
    pub counts: bool,
}

/// A working copy that nobody has let in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkingCopy)]
pub struct Copy {
    /// Its id.
    pub id: String,
    /// Number of its actions.
    pub batches: u64,
    /// Whether it is this one.
    pub own: bool,
}

/// Sides to be taken.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// Conflicts with the side of each.
    pub taken: Vec<Taken>,
}

/// A conflict with its side.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// The conflict's key.
    pub key: String,
    /// The side.
    pub side: u32,
}
