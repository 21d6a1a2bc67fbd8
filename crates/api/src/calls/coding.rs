//! Codings and links: a code at a place, its values and evidence, decisions about proposals, arrows.

use super::read::ValueView;
use super::{Asked, Call, study};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Place, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study(
            "coding/add",
            "Puts a code at a place; the code may be made in the same action.",
            super::not_yet::<_, CodingAdd, CodingAdded>,
        ),
        study(
            "coding/set",
            "Sets code, place, values or evidence of a coding.",
            super::not_yet::<_, CodingSet, Written>,
        ),
        study("coding/remove", "Takes codings away.", super::not_yet::<_, Ids, Written>),
        study("coding/decide", "Accepts or refuses proposals.", super::not_yet::<_, Decide, Written>),
        study(
            "link/add",
            "Draws an arrow from an answer to its stimulus, or from an account to a chain.",
            super::not_yet::<_, LinkAdd, Written>,
        ),
        study("link/remove", "Takes an arrow away.", super::not_yet::<_, ById, Written>),
        study(
            "undo",
            "Takes an action back: the last one of this working copy, or the one that is named.",
            super::not_yet::<_, UndoAsked, Undone>,
        ),
        study(
            "redo",
            "Brings the action back that was undone last.",
            super::not_yet::<_, crate::wire::Nothing, Undone>,
        ),
    ]
}

/// A coding to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodingAdd {
    /// Where.
    pub place: Place,
    /// The code's id.
    pub code: Option<String>,
    /// A code to be made in the same action, where `code` is absent.
    pub new_code: Option<NewCode>,
    /// Values.
    #[serde(default)]
    pub values: Vec<ValueView>,
    /// For an O coding: `shown`, `self-reported`, `attributed`; absent = what is usual for the kind of source.
    pub evidence: Option<String>,
}

/// A code to be made.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    /// Its label of a few words; the name that tables use is made from it.
    pub brief: String,
    /// `S`, `O`, `R` or `X`.
    pub component: String,
    /// The code above it.
    pub parent: Option<String>,
}

/// What was coded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CodingAdded {
    /// The write; its `id` is the coding.
    pub written: Written,
    /// The code, also where it was made.
    pub code: String,
    /// Whether this coder had put this code at this very place before: nothing was stored then.
    pub there_already: bool,
}

/// What is set about a coding; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodingSet {
    /// Which.
    pub id: String,
    /// The code.
    pub code: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// All its values.
    pub values: Option<Vec<ValueView>>,
    /// `shown`, `self-reported`, `attributed`; empty = what is usual.
    pub evidence: Option<String>,
}

/// Several things.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ids {
    /// Which.
    pub ids: Vec<String>,
}

/// A decision about proposals.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Which; empty with `rule` = all open ones of that rule; empty without = all.
    pub ids: Vec<String>,
    /// The name of a rule.
    pub rule: Option<String>,
    /// Whether they are taken over.
    pub accept: bool,
}

/// An arrow to be drawn.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkAdd {
    /// `responds-to` or `tells-about`.
    pub kind: String,
    /// From the answer or the account.
    pub from: Place,
    /// To the stimulus or the chain.
    pub to: Place,
}

/// What is to be undone.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoAsked {
    /// The batch; absent = the last action of this working copy that isn't undone.
    pub batch: Option<String>,
}

/// What was undone or brought back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Undone {
    /// What it was, in the asked language.
    pub what: String,
    /// Number of fields changed since, and left as they are.
    pub changed_since: u64,
    /// Number of facts that can't be taken back.
    pub lasting: u64,
    /// A place where it can be seen, if there is one.
    pub place: Option<Place>,
    /// The write.
    pub written: Written,
}
