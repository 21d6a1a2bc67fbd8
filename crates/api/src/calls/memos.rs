//! Memos: notes on anything.

use super::coding::store_events;
use super::read::MemoView;
use super::read::view::Shown;
use super::{Asked, Call, adds, study};
use crate::change::{set, take_away};
use crate::commands::memo::owners;
use crate::index::place_of;
use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{self, ById, Written, id};
use model::event::{Change, Event, MemoKind, Subject};
use model::ids::*;
use model::payload::{MemoFacts, PayloadKind};
use model::state::Memo;
use serde::{Deserialize, Serialize};
use store::Pen;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("memos", "Lists memos, newest first.", list),
        adds("memo/add", "Writes a memo.", add),
        study("memo/set", "Words a memo anew, or sets its kind.", change),
        study("memo/remove", "Takes a memo away.", remove),
    ]
}

/// Which memos.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemosAsked {
    /// Only those about this.
    pub about: Option<wire::Subject>,
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
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemoAdd {
    /// What it is about.
    pub about: wire::Subject,
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

fn list(session: &mut Session, asked: MemosAsked, _: &Asked<'_>) -> Result<Memos, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let state = session.state();
    let shown = Shown::new(state, &words, &index, session.coder);
    let about = asked.about.as_ref().map(wire::Subject::read).transpose()?;
    let source: Option<SourceId> = asked.source.as_deref().map(id).transpose()?;
    let stands_in = |on: &Subject| match on {
        Subject::Source(id) => Some(*id),
        other => place_of(state, other).map(|p| p.source),
    };
    let is_meant = |memo: &Memo| {
        memo.exists()
            && about.as_ref().is_none_or(|about| memo.on == *about)
            && source.is_none_or(|source| stands_in(&memo.on) == Some(source))
            && asked.kind.as_ref().is_none_or(|kind| memo.kind().word() == kind)
    };
    let mut memos: Vec<_> = state.memos.iter().filter(|(_, m)| is_meant(m)).collect();
    memos.sort_by_key(|(_, m)| std::cmp::Reverse(m.added));
    Ok(Memos { memos: memos.into_iter().filter_map(|(id, _)| shown.memo(*id)).collect() })
}

fn add(session: &mut Session, asked: MemoAdd, call: &Asked<'_>) -> Result<Written, Problem> {
    let text = asked.text.trim();
    if text.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let words = session.words()?;
    let state = session.state();
    let kind = MemoKind::from_word(&asked.kind).ok_or(Problem::new("id-unknown"))?;
    let on = match asked.about.read()? {
        Subject::Place(place) => Subject::Place(place::check(state, &words, place)?),
        other if state.exists(&other) => other,
        _ => return Err(Problem::new("id-unknown")),
    };
    let owners = owners(state, &words, &on)?;
    let mut pen = Pen::default();
    let memo = MemoId(pen.id()?);
    let text = pen.text(&session.file, PayloadKind::Memo, &owners, text)?;
    let facts = facts(asked.date, asked.seen_at, asked.observer);
    let sealed = match &facts {
        Some(facts) => Some(pen.record(&session.file, PayloadKind::MemoFacts, &owners, facts)?),
        None => None,
    };
    let mut events = vec![Event::MemoAdded { memo, kind, on, author: session.coder, text, owners }];
    // The memo had no facts before: nothing is replaced.
    events.extend(
        sealed.map(|facts| Event::Changed {
            change: Change::MemoFacts(memo, Some(facts)),
            replaces: Vec::new(),
        }),
    );
    store_events(session, pen, events, Some(memo.to_string()), call)
}

fn facts(date: Option<String>, place: Option<String>, observer: Option<String>) -> Option<MemoFacts> {
    let given = |text: Option<String>| text.filter(|t| !t.trim().is_empty());
    let facts = MemoFacts { date: given(date), place: given(place), observer: given(observer) };
    (facts != MemoFacts::default()).then_some(facts)
}

fn change(session: &mut Session, asked: MemoSet, call: &Asked<'_>) -> Result<Written, Problem> {
    let words = session.words()?;
    let state = session.state();
    let memo: MemoId = id(&asked.id)?;
    let entity = state.memos.get(&memo).filter(|m| m.exists()).ok_or(Problem::new("id-unknown"))?;
    let present = words.memos.get(&memo).ok_or(Problem::new("place-withdrawn"))?;
    if asked.was.as_ref().is_some_and(|was| was != present) {
        return Err(Problem::new("stale"));
    }
    let owners = state.payloads.get(&entity.text()).map(|p| p.owners.clone()).unwrap_or_default();
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    if let Some(text) = asked.text.as_deref().map(str::trim).filter(|t| t != present) {
        if text.is_empty() {
            return Err(Problem::new("text-empty"));
        }
        let text = pen.text(&session.file, PayloadKind::Memo, &owners, text)?;
        events.push(set(state, Change::MemoText(memo, text)));
    }
    if let Some(kind) = &asked.kind {
        let kind = MemoKind::from_word(kind).ok_or(Problem::new("id-unknown"))?;
        if kind != entity.kind() {
            events.push(set(state, Change::MemoKind(memo, kind)));
        }
    }
    if asked.date.is_some() || asked.seen_at.is_some() || asked.observer.is_some() {
        let before = words.memo_facts.get(&memo).cloned().unwrap_or_default();
        let facts = facts(
            asked.date.or(before.date),
            asked.seen_at.or(before.place),
            asked.observer.or(before.observer),
        );
        let sealed = facts.map(|f| pen.record(&session.file, PayloadKind::MemoFacts, &owners, &f));
        events.push(set(state, Change::MemoFacts(memo, sealed.transpose()?)));
    }
    store_events(session, pen, events, Some(asked.id), call)
}

fn remove(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let memo: MemoId = id(&asked.id)?;
    if !session.state().exists(&Subject::Memo(memo)) {
        return Err(Problem::new("id-unknown"));
    }
    let event = take_away(session.state(), Subject::Memo(memo));
    store_events(session, Pen::default(), vec![event], None, call)
}
