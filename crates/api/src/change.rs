//! Events that set a field: each names what it replaces.

use model::State;
use model::event::{Change, Event, Subject};

/// The event that sets a field of this state.
pub(crate) fn set(state: &State, change: Change) -> Event {
    let replaces = state.held_by(&change.field()).unwrap_or_default();
    Event::Changed { change, replaces }
}

/// The event that takes something away.
pub(crate) fn take_away(state: &State, subject: Subject) -> Event {
    set(state, Change::Exists(subject, false))
}
