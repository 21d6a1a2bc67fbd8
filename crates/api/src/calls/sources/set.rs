//! What can be set about a source and its speakers.

use super::*;
use crate::calls::Asked;
use crate::calls::written::written;
use crate::change::{set, take_away};
use crate::commands::protect::cover::Cover;
use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, id};
use model::batch::Cause;
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::payload::{PayloadKind, SourceFacts};
use model::source::{Part, SourceKind};
use model::{State, Words};
use store::Pen;

fn commit(
    session: &mut Session,
    pen: Pen,
    events: Vec<Event>,
    id: String,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    let batch = match events.is_empty() {
        true => None,
        false => Some(session.commit(pen, Cause::Command, events, &mut |_, _| true)?),
    };
    written(session, batch, Some(id), call)
}

pub(super) fn source(session: &mut Session, asked: SourceSet, call: &Asked<'_>) -> Result<Written, Problem> {
    let words = session.words()?;
    let state = session.state();
    let source: SourceId = id(&asked.id)?;
    let entity = state.sources.get(&source).filter(|s| s.exists()).ok_or(Problem::new("id-unknown"))?;
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    if let Some(word) = &asked.kind {
        let kind = SourceKind::from_word(word).ok_or(Problem::new("id-unknown"))?;
        if kind != entity.kind() {
            events.push(set(state, Change::SourceKind(source, kind)));
        }
    }
    if let Some(label) = asked.label.as_deref().map(str::trim).filter(|l| *l != words.label(source)) {
        check_label(state, &words, source, label)?;
        let facts =
            session.file.read::<SourceFacts>(entity.facts())?.ok_or(Problem::new("place-withdrawn"))?;
        let facts = SourceFacts { label: label.to_owned(), ..facts };
        let facts = pen.record(&session.file, PayloadKind::SourceFacts, &[], &facts)?;
        events.push(set(state, Change::SourceFacts(source, facts)));
    }
    let known = words.sources.get(&source).and_then(|s| s.name.as_deref());
    // A page that sends back the name as it is shown changes nothing.
    let shown = known.map(|name| Cover::new(state, &words).text(name).into_owned());
    let is_new = |name: &&str| Some(*name) != known && Some(*name) != shown.as_deref();
    if let Some(name) = asked.name.as_deref().map(str::trim).filter(is_new) {
        if name.is_empty() {
            return Err(Problem::new("text-empty"));
        }
        let owners = state.payloads.get(&entity.name()).map(|info| info.owners.clone()).unwrap_or_default();
        let name = pen.text(&session.file, PayloadKind::SourceName, &owners, name)?;
        events.push(set(state, Change::SourceName(source, name)));
    }
    commit(session, pen, events, asked.id, call)
}

/// A label names one source in every table and sentence: short, without what places are written with.
fn check_label(state: &State, words: &Words, source: SourceId, label: &str) -> Result<(), Problem> {
    let is_good = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if label.is_empty() || label.chars().count() > 20 || !label.chars().all(is_good) {
        return Err(Problem::new("source-label"));
    }
    let mut others = state.live_sources().filter(|(id, _)| **id != source);
    match others.any(|(id, _)| words.label(*id).eq_ignore_ascii_case(label)) {
        true => Err(Problem::new("source-label-taken")),
        false => Ok(()),
    }
}

pub(super) fn speaker(
    session: &mut Session,
    asked: SpeakerSet,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    let words = session.words()?;
    let state = session.state();
    let speaker: SpeakerId = id(&asked.id)?;
    let entity = state.speakers.get(&speaker).ok_or(Problem::new("id-unknown"))?;
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    let all = match words.speakers.get(&speaker).filter(|_| asked.everywhere) {
        Some(name) => same_name(state, &words, name),
        None => vec![speaker],
    };
    if let Some(name) = asked.role.as_deref().map(str::trim) {
        let role = role(session, &words, name, &mut pen, &mut events)?;
        let others = all.iter().filter(|s| state.speakers[s].role() != role);
        events.extend(others.map(|s| set(state, Change::SpeakerRole(*s, role))));
    }
    if let Some(person) = &asked.person {
        let person = match person.as_str() {
            "" => None,
            person => Some(id::<PersonId>(person)?),
        };
        if person.is_some_and(|p| !state.exists(&Subject::Person(p))) {
            return Err(Problem::new("id-unknown"));
        }
        let others = all.iter().filter(|s| state.person_of(**s) != person);
        events.extend(others.map(|s| set(state, Change::SpeakerPerson(*s, person))));
    }
    if let Some(word) = &asked.part {
        let parts = [Part::Party, Part::Interviewer, Part::Informant];
        let part = parts.into_iter().find(|p| p.word() == word).ok_or(Problem::new("id-unknown"))?;
        if part != entity.part() {
            events.push(set(state, Change::SpeakerPart(speaker, part)));
        }
    }
    commit(session, pen, events, asked.id, call)
}

/// The speakers whom the files call so, in sources that exist.
fn same_name(state: &State, words: &Words, name: &str) -> Vec<SpeakerId> {
    let is_meant = |id: &SpeakerId| words.speakers.get(id).is_some_and(|n| n == name);
    let live = state.speakers.iter().filter(|(_, s)| state.exists(&Subject::Source(s.source)));
    live.map(|(id, _)| *id).filter(is_meant).collect()
}

/// The role with this name, made where there is none; no name = no role.
fn role(
    session: &Session,
    words: &Words,
    name: &str,
    pen: &mut Pen,
    events: &mut Vec<Event>,
) -> Result<Option<RoleId>, Problem> {
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(known) = place::role(session.state(), words, name) {
        return Ok(Some(known));
    }
    let role = RoleId(pen.id()?);
    let name = pen.text(&session.file, PayloadKind::RoleName, &[], name)?;
    events.push(Event::RoleAdded { role, name });
    Ok(Some(role))
}

pub(super) fn remove(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let source: SourceId = id(&asked.id)?;
    let state = session.state();
    let subject = Subject::Source(source);
    if !state.exists(&subject) {
        return Err(Problem::new("id-unknown"));
    }
    let events = vec![take_away(state, subject)];
    commit(session, Pen::default(), events, asked.id, call)
}
