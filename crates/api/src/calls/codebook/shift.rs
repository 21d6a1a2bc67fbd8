//! Merging and splitting codes: codings go from code to code, all in one action.

use super::write::handed_on;
use super::{CodeMerge, CodeSplit};
use crate::calls::Asked;
use crate::calls::coding::store_events;
use crate::change::{set, take_away};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Written, id};
use model::event::{Change, Event, Origin, Subject};
use model::ids::*;
use model::state::Coding;
use model::{Place, State};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use store::Pen;

/// Merges codes into one: their codings and proposals go to it, and they are taken away.
pub(super) fn merge(session: &mut Session, asked: CodeMerge, call: &Asked<'_>) -> Result<Written, Problem> {
    let state = session.state();
    let into = known(state, &asked.into)?;
    let from = asked.from.iter().map(|c| known(state, c)).collect::<Result<BTreeSet<CodeId>, _>>()?;
    if from.contains(&into) || from.is_empty() {
        return Err(Problem::new("code-itself"));
    }
    let mut events = moved(state, &from, into);
    events.extend(themes(state, &from, into));
    for code in &from {
        let heir = (state.codes[code].component() == state.codes[&into].component()).then_some(into);
        let children = handed_on(state, *code, heir);
        // What goes itself, and the one that stays, hang under nothing that goes.
        events.extend(children.into_iter().filter(|e| !sets_parent_of(e, &from, into)));
        events.push(take_away(state, Subject::Code(*code)));
    }
    if state.codes[&into].parent.get().copied().flatten().is_some_and(|p| from.contains(&p)) {
        events.push(set(state, Change::CodeParent(into, above(state, &from, into))));
    }
    store_events(session, Pen::default(), events, Some(asked.into), call)
}

fn sets_parent_of(event: &Event, from: &BTreeSet<CodeId>, into: CodeId) -> bool {
    matches!(event, Event::Changed { change: Change::CodeParent(code, _), .. } if from.contains(code) || *code == into)
}

/// The next code above that stays.
fn above(state: &State, from: &BTreeSet<CodeId>, code: CodeId) -> Option<CodeId> {
    let mut seen = BTreeSet::new();
    let mut at = super::tree::parent(state, code);
    while let Some(parent) = at.filter(|p| from.contains(p) && seen.insert(*p)) {
        at = super::tree::parent(state, parent);
    }
    at.filter(|p| !from.contains(p))
}

/// Who put a code where, and what became of it.
type Stand<'s> = (&'s Place, Option<CoderId>, bool);

fn stand(coding: &Coding) -> Stand<'_> {
    (coding.place(), coding.coder(), matches!(coding.origin, Origin::Rule { .. }))
}

/// The events that carry codings over. Where one coder has both codes at one place, one coding is left: two would
/// count twice. One with a memo always stays.
fn moved(state: &State, from: &BTreeSet<CodeId>, into: CodeId) -> Vec<Event> {
    let memos = state.memos.values().filter(|m| m.exists()).map(|m| &m.on);
    let has_memo: HashSet<&Subject> = memos.collect();
    let all = || state.codings.iter().filter(|(_, c)| c.exists());
    let mut there: HashSet<Stand<'_>> =
        all().filter(|(_, c)| c.code() == into).map(|(_, c)| stand(c)).collect();
    let mut events = Vec::new();
    for (id, coding) in all().filter(|(_, c)| from.contains(&c.code())) {
        if there.insert(stand(coding)) || has_memo.contains(&Subject::Coding(*id)) {
            events.push(set(state, Change::CodingCode(*id, into)));
        } else {
            events.push(take_away(state, Subject::Coding(*id)));
        }
    }
    events
}

/// The one that stays belongs to each theme to which one that goes belonged.
fn themes(state: &State, from: &BTreeSet<CodeId>, into: CodeId) -> Vec<Event> {
    let mut events = Vec::new();
    for (id, theme) in state.live_themes() {
        let has = |code: &CodeId| theme.members().any(|m| *m == Subject::Code(*code));
        if from.iter().any(has) && !has(&into) {
            events.push(set(state, Change::ThemeMember(id, Subject::Code(into), true)));
        }
    }
    events
}

/// Moves some codings of a code to other codes.
pub(super) fn split(session: &mut Session, asked: CodeSplit, call: &Asked<'_>) -> Result<Written, Problem> {
    let state = session.state();
    let from = known(state, &asked.id)?;
    let mut moves = BTreeMap::new();
    for one in &asked.moves {
        let coding: CodingId = id(&one.coding)?;
        let is_of = |c: &Coding| c.exists() && c.code() == from;
        state.codings.get(&coding).filter(|c| is_of(c)).ok_or(Problem::new("id-unknown"))?;
        moves.insert(coding, known(state, &one.code)?);
    }
    let moves = moves.into_iter().filter(|(_, code)| *code != from);
    let events = moves.map(|(coding, code)| set(state, Change::CodingCode(coding, code))).collect();
    store_events(session, Pen::default(), events, Some(asked.id), call)
}

fn known(state: &State, code: &str) -> Result<CodeId, Problem> {
    let code = id(code)?;
    state.exists(&Subject::Code(code)).then_some(code).ok_or(Problem::new("id-unknown"))
}
