//! The persons of the study, as far as the other pages need them.

use super::{Asked, Call, study};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::Nothing;
use serde::Serialize;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![study(
        "people",
        "Lists persons, roles and coders, for choices and filters.",
        super::not_yet::<_, Nothing, People>,
    )]
}

/// Persons, roles and coders.
#[derive(Clone, Serialize, ToSchema)]
pub struct People {
    /// The persons by pseudonym.
    pub persons: Vec<PersonView>,
    /// The roles.
    pub roles: Vec<crate::wire::Named>,
    /// The coders.
    pub coders: Vec<crate::wire::Named>,
}

/// A person.
#[derive(Clone, Serialize, ToSchema)]
pub struct PersonView {
    /// Its id.
    pub id: String,
    /// The pseudonym.
    pub name: String,
    /// `informant` or `other-party`.
    pub kind: String,
    /// `given`, `refused`, `unknown`.
    pub consent: String,
    /// Number of sources with words of theirs.
    pub sources: u64,
}
