//! What the page accepts, marks, takes away and calls otherwise.

use super::{ProtectAccept, ProtectAccepted, ProtectMark, ProtectRemove, ProtectRename};
use crate::calls::Asked;
use crate::calls::written::written;
use crate::commands::protect::accept::{self, Accepted};
use crate::commands::protect::scan::Scan;
use crate::commands::protect::{kind, mark, remove, scan};
use crate::desk::Desk;
use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Written, id};
use analysis::protect::FoundKind;
use std::sync::{Arc, PoisonError};

pub(super) fn accept(
    desk: &mut Desk,
    asked: ProtectAccept,
    call: &Asked<'_>,
) -> Result<ProtectAccepted, Problem> {
    let kept = Arc::clone(&desk.found);
    let session = desk.session()?;
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let found: &mut Scan = match kept.as_mut() {
        Some(scan) => scan,
        None => {
            let fresh = |watch: crate::Watch<'_>| scan::scan(session, call.catalogue(), watch);
            kept.insert(call.status.during("task-scan", fresh)?)
        }
    };
    let person = asked.person.as_deref().map(|p| pseudonym(session, p)).transpose()?;
    let asked = accept::Asked { keys: asked.keys, label: asked.label, person };
    let accepted = call.status.during("task-accept", |watch| {
        session.repeated(|session| accept::accept(session, found, &asked, watch))
    })?;
    found.follow(&*session.words()?);
    answer(session, &accepted, call)
}

pub(super) fn mark(
    session: &mut Session,
    asked: ProtectMark,
    call: &Asked<'_>,
) -> Result<ProtectAccepted, Problem> {
    let shown = match (&asked.label, &asked.person) {
        (Some(label), None) => mark::As::Label(label.clone()),
        (None, Some(person)) => mark::As::Person(pseudonym(session, person)?),
        _ => return Err(Problem::new("option").with("option", "label")),
    };
    let of_kind = if asked.kind.is_empty() { FoundKind::Name } else { kind(&asked.kind)? };
    let words = session.words()?;
    let on = place::check(session.state(), &words, asked.place.read()?)?;
    drop(words);
    let accepted = call.status.during("task-accept", |watch| {
        session.repeated(|session| mark::mark(session, &on, &shown, of_kind, watch))
    })?;
    answer(session, &accepted, call)
}

fn answer(session: &Session, accepted: &Accepted, call: &Asked<'_>) -> Result<ProtectAccepted, Problem> {
    let entity = accepted.entity().map(|id| id.to_string());
    Ok(ProtectAccepted {
        written: written(session, accepted.batch, entity, call)?,
        mentions: accepted.mentions,
        sources: accepted.sources,
        marks: accepted.marks,
    })
}

/// The pseudonym of a person by id.
fn pseudonym(session: &Session, person: &str) -> Result<String, Problem> {
    let words = session.words()?;
    words.persons.get(&id(person)?).cloned().ok_or(Problem::new("id-unknown"))
}

pub(super) fn remove(
    session: &mut Session,
    asked: ProtectRemove,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    let watch: crate::Watch<'_> = &mut |_, _| true;
    let batch = match (&asked.entity, &asked.place) {
        (Some(entity), None) => remove::entity(session, id(entity)?, watch)?,
        (None, Some(place)) => remove::mentions(session, &place.read()?, watch)?,
        _ => return Err(Problem::new("option").with("option", "entity")),
    };
    written(session, Some(batch), None, call)
}

pub(super) fn rename(
    session: &mut Session,
    asked: ProtectRename,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    let batch = remove::rename(session, id(&asked.entity)?, &asked.label, &mut |_, _| true)?;
    written(session, Some(batch), Some(asked.entity), call)
}
