//! `protect remove` and `rename`: what was accepted is taken back or called otherwise. Both can be undone.

use super::{entities, find_entity, label, shown};
use crate::change::{set, take_away};
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::payload::{PayloadKind, Record};
use model::{Place, State};
use store::Pen;

/// Takes an entity away with all its mentions.
///
/// # Errors
/// There is no such entity; damage.
pub fn entity(session: &mut Session, entity: RecordId, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let state = session.state();
    if !state.exists(&Subject::Record(entity)) {
        return Err(Problem::new("protect-entity"));
    }
    let live = state.mentions.iter().filter(|(_, m)| m.exists() && m.entity == entity);
    let mut events: Vec<Event> = live.map(|(id, _)| take_away(state, Subject::Mention(*id))).collect();
    events.push(take_away(state, Subject::Record(entity)));
    session.commit(Pen::default(), Cause::Command, events, watch)
}

/// Takes away the mentions in a place.
///
/// # Errors
/// None stands there; damage.
pub fn mentions(session: &mut Session, place: &Place, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let state = session.state();
    let found = in_place(state, place);
    let events: Vec<Event> = found.map(|id| take_away(state, Subject::Mention(id))).collect();
    if events.is_empty() {
        return Err(Problem::new("protect-none-there"));
    }
    session.commit(Pen::default(), Cause::Command, events, watch)
}

/// The mentions that touch a place.
fn in_place<'a>(state: &'a State, place: &'a Place) -> impl Iterator<Item = MentionId> + 'a {
    let touches = |other: &Place| {
        let both = place.span.zip(other.span);
        other.source == place.source
            && place.turns.contains(&other.first())
            && both.is_none_or(|(one, two)| one.start < two.end && two.start < one.end)
    };
    let live = state.mentions.iter().filter(move |(_, m)| m.exists() && touches(m.place()));
    live.map(|(id, _)| *id)
}

/// Gives an entity another label.
///
/// # Errors
/// There is no such entity; it is a person's, who is called by the pseudonym; a bad label, or one that another has;
/// damage.
pub fn rename(
    session: &mut Session,
    entity: RecordId,
    text: &str,
    watch: Watch<'_>,
) -> Result<BatchId, Problem> {
    let words = session.words()?;
    let state = session.state();
    let found = entities(state, &words).find(|(id, _)| *id == entity);
    let (_, present) = found.ok_or(Problem::new("protect-entity"))?;
    let label = label(text)?;
    if present.person.is_some_and(|p| words.persons.contains_key(&p)) {
        return Err(Problem::new("protect-person-label"));
    }
    let taken = entities(state, &words).any(|(id, e)| id != entity && shown(&words, e) == label);
    let is_form =
        present.forms.iter().any(|f| analysis::protect::same_as(f) == analysis::protect::same_as(&label));
    if taken || is_form {
        return Err(Problem::new("protect-label-taken"));
    }
    let mut renamed = present.clone();
    renamed.shown = label;
    let owners = state.payloads.get(&state.records[&entity].text()).map(|info| info.owners.clone());
    let mut pen = Pen::default();
    let record = Record::Entity(renamed);
    let text = pen.record(&session.file, PayloadKind::Record, &owners.unwrap_or_default(), &record)?;
    let event = set(state, Change::RecordText(entity, text));
    session.commit(pen, Cause::Command, vec![event], watch)
}

/// The entity with this label or id.
///
/// # Errors
/// There is none.
pub fn named(session: &Session, name: &str) -> Result<RecordId, Problem> {
    find_entity(session.state(), &*session.words()?, name).ok_or(Problem::new("protect-entity"))
}
