//! Memos: notes on anything.

use super::read::MemoView;
use super::{Asked, Call, study};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Subject, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("memos", "Lists memos, newest first.", super::not_yet::<_, MemosAsked, Memos>),
        study("memo/add", "Writes a memo.", super::not_yet::<_, MemoAdd, Written>),
        study("memo/set", "Words a memo anew, or sets its kind.", super::not_yet::<_, MemoSet, Written>),
        study("memo/remove", "Takes a memo away.", super::not_yet::<_, ById, Written>),
    ]
}

/// Which memos.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemosAsked {
    /// Only those about this.
    pub about: Option<Subject>,
    /// Only those in this source.
    pub source: Option<String>,
    /// Only of this kind.
    pub kind: Option<String>,
}

/// Memos.
#[derive(Clone, Serialize, ToSchema)]
pub struct Memos {
    /// Newest first.
    pub memos: Vec<MemoView>,
}

/// A memo to be written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemoAdd {
    /// What it is about.
    pub about: Subject,
    /// `analytic`, `method`, `reflexive`, `field-note`.
    pub kind: String,
    /// Its words.
    pub text: String,
    /// For a field note: when it was seen: `2026-05-12`.
    pub date: Option<String>,
    /// For a field note: where.
    pub seen_at: Option<String>,
    /// For a field note: by whom.
    pub observer: Option<String>,
}

/// What is set about a memo; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemoSet {
    /// Which.
    pub id: String,
    /// Its kind.
    pub kind: Option<String>,
    /// Its words.
    pub text: Option<String>,
    /// The words that were seen; when others stand there now, `stale` is answered.
    pub was: Option<String>,
    /// For a field note: when.
    pub date: Option<String>,
    /// For a field note: where.
    pub seen_at: Option<String>,
    /// For a field note: by whom.
    pub observer: Option<String>,
}
