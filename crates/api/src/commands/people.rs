//! `people`: who is in the study, how they came, what they agreed to, which speakers they are.

mod check;
mod consent;
mod list;
mod one;
mod recruit;
mod recruitment;
mod save;
mod sheet;
mod table;
mod tie;

pub use check::{CheckAsked, check};
pub use consent::{ConsentAsked, consent, decide};
pub use list::{PersonLine, list, list_with_names};
pub(crate) use list::{consent_word, kind_word, lines};
pub use one::{CheckLine, ContactLine, PersonDetail, ReferralLine, one};
pub(crate) use recruit::record_event;
pub use recruit::{ContactAsked, ReferralAsked, contact, refer, unrefer};
pub(crate) use recruitment::told;
pub use recruitment::{
    FlowLine, ProblemLine, ReasonLine, RecruitLine, RecruitmentResult, SeedLine, found, recruitment,
    tree_picture,
};
pub(crate) use save::facts_event;
pub use save::{NewPersons, PersonSaved, ValueAsked, save};
pub use sheet::sheet;
pub use table::{TableFormat, TableTaken, export, preview, take};
pub use tie::{role, tie};

use crate::place;
use crate::problem::Problem;
use model::event::Subject;
use model::ids::*;
use model::{LocalTime, State, Words};

/// The person with this pseudonym, or with this id.
pub(crate) fn find(state: &State, words: &Words, name: &str) -> Result<PersonId, Problem> {
    let by_id = || name.parse().ok().filter(|id| state.exists(&Subject::Person(*id)));
    let found = place::person(state, words, name).or_else(by_id);
    found.ok_or_else(|| Problem::new("person-unknown").with("person", name))
}

/// A day or a moment as people and pages write it; nothing or an empty text = none.
pub(crate) fn day(text: Option<&str>) -> Result<Option<LocalTime>, Problem> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => super::log::a_day(text).map(Some),
    }
}
