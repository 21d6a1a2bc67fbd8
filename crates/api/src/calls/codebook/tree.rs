//! The tree of codes: its order, and moving a code with all under it.

use super::CodeMove;
use crate::calls::Asked;
use crate::calls::coding::store_events;
use crate::change::set;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Written, id};
use model::State;
use model::codebook::Component;
use model::event::{Change, Event, Subject};
use model::ids::*;
use std::collections::{BTreeSet, HashMap};
use store::Pen;

/// Between two codes that are numbered anew.
const STEP: u32 = 1024;

/// The code above a code: one that exists, of the same component.
pub(super) fn parent(state: &State, code: CodeId) -> Option<CodeId> {
    let entity = state.codes.get(&code)?;
    let parent = entity.parent.get().copied().flatten()?;
    let above = state.codes.get(&parent).filter(|p| p.exists() && p.component() == entity.component());
    above.map(|_| parent)
}

/// The codes by component, each before those under it, with how deep they stand.
pub(super) fn in_order(state: &State) -> Vec<(CodeId, u32)> {
    let all: Vec<CodeId> = state.live_codes().into_iter().map(|(id, _)| id).collect();
    let parents: HashMap<CodeId, Option<CodeId>> = all.iter().map(|c| (*c, parent(state, *c))).collect();
    let mut under: HashMap<Option<CodeId>, Vec<CodeId>> = HashMap::new();
    for code in &all {
        under.entry(parents[code]).or_default().push(*code);
    }
    let mut order = Vec::with_capacity(all.len());
    let mut seen = BTreeSet::new();
    // Codes that stand under each other in a ring hang on no root: the first of the ring is taken for one.
    for root in all.iter().filter(|c| parents[*c].is_none()).chain(&all) {
        let mut open = vec![(*root, 0)];
        while let Some((code, depth)) = open.pop() {
            if seen.insert(code) {
                order.push((code, depth));
                let children = under.get(&Some(code)).map_or(&[][..], Vec::as_slice);
                open.extend(children.iter().rev().map(|c| (*c, depth + 1)));
            }
        }
    }
    order.sort_by_key(|(code, _)| state.codes[code].component());
    order
}

/// A code and all under it, in their order.
pub(super) fn branch(state: &State, code: CodeId) -> Vec<CodeId> {
    let order = in_order(state);
    let Some(at) = order.iter().position(|(c, _)| *c == code) else { return vec![code] };
    let depth = order[at].1;
    let below = order[at + 1..].iter().take_while(|(_, d)| *d > depth);
    [code].into_iter().chain(below.map(|(c, _)| *c)).collect()
}

/// Moves a code, with all under it, to another place in the tree: one action.
pub(super) fn move_code(
    session: &mut Session,
    asked: CodeMove,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    let state = session.state();
    let code: CodeId = known(state, &asked.id)?;
    let component = Component::from_letter(&asked.component).ok_or(Problem::new("id-unknown"))?;
    let above = asked.parent.as_deref().map(|p| known(state, p)).transpose()?;
    let before = asked.before.as_deref().map(|b| known(state, b)).transpose()?;
    let moved = branch(state, code);
    if above.is_some_and(|p| moved.contains(&p)) {
        return Err(Problem::new("code-under-itself"));
    }
    if above.is_some_and(|p| state.codes[&p].component() != component) {
        return Err(Problem::new("id-unknown"));
    }
    let mut events = Vec::new();
    for one in moved.iter().filter(|c| state.codes[*c].component() != component) {
        events.push(set(state, Change::CodeComponent(*one, component)));
        if state.codes[one].colour() == state.codes[one].component().colour() {
            events.push(set(state, Change::CodeColour(*one, component.colour())));
        }
    }
    if state.codes[&code].parent.get().copied().flatten() != above {
        events.push(set(state, Change::CodeParent(code, above)));
    }
    events.extend(numbered(state, component, above, before, &moved));
    store_events(session, Pen::default(), events, Some(asked.id), call)
}

fn known(state: &State, code: &str) -> Result<CodeId, Problem> {
    let code = id(code)?;
    state.exists(&Subject::Code(code)).then_some(code).ok_or(Problem::new("id-unknown"))
}

/// The numbers that put the moved codes into their place: between their neighbours where there is room, else the
/// whole component is numbered anew.
fn numbered(
    state: &State,
    component: Component,
    above: Option<CodeId>,
    before: Option<CodeId>,
    moved: &[CodeId],
) -> Vec<Event> {
    let all = in_order(state).into_iter().map(|(c, _)| c);
    let stay: Vec<CodeId> =
        all.filter(|c| state.codes[c].component() == component && !moved.contains(c)).collect();
    let end = above.and_then(|p| branch(state, p).into_iter().rfind(|c| !moved.contains(c)));
    let place = |code: CodeId| stay.iter().position(|c| *c == code);
    let at = match (before.and_then(place), end.and_then(place)) {
        (Some(at), _) => at,
        (None, Some(last)) => last + 1,
        (None, None) => stay.len(),
    };
    let order = |c: &CodeId| state.codes[c].order();
    let rises = stay.iter().map(order).collect::<Vec<_>>().is_sorted();
    let from = at.checked_sub(1).map_or(Some(0), |before| order(&stay[before]).checked_add(1));
    let to = stay.get(at).map_or(u32::MAX / 2, order);
    let set_order = |code: CodeId, n: u32| set(state, Change::CodeOrder(code, n));
    let room = from.and_then(|from| to.checked_sub(from)).unwrap_or(0);
    if let Some(from) = from.filter(|_| rises && room as usize >= moved.len()) {
        let step = (room / (moved.len() as u32 + 1)).clamp(1, STEP);
        let first = if step > 1 { from + step - 1 } else { from };
        return moved.iter().zip(0..).map(|(code, n)| set_order(*code, first + n * step)).collect();
    }
    let whole = stay[..at].iter().chain(moved).chain(&stay[at..]);
    let numbers = (1..).map(|n: u32| n.saturating_mul(STEP));
    let changed = whole.zip(numbers).filter(|(code, n)| order(code) != *n);
    changed.map(|(code, n)| set_order(*code, n)).collect()
}
