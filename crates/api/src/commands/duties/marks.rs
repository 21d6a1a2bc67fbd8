//! Marks of risk: what may concern a minor or somebody in danger is hidden everywhere but in its review.

use crate::change::take_away;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Event, MarkKind, Subject};
use model::ids::*;
use model::state::State;
use model::words::Words;
use serde::Serialize;
use store::Pen;
use utoipa::ToSchema;

/// A mark as it is listed.
#[derive(Clone, Serialize, ToSchema)]
pub struct MarkLine {
    /// Its id.
    pub id: String,
    /// `possible-minor` or `at-risk`.
    pub kind: String,
    /// What it stands on: `C07:12`, `C07`, `person:P03`.
    pub on: String,
    /// The hidden words; only where the review asks for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<MarkedTurn>,
    /// How many turns it hides.
    pub hides: u64,
}

/// A hidden turn, in the review.
#[derive(Clone, Serialize, ToSchema)]
pub struct MarkedTurn {
    /// Where: `C07:12`.
    pub place: String,
    /// The words.
    pub text: String,
}

/// At most so many turns of a mark are shown at once.
const MOST: usize = 200;

/// The marks. With `review` also the words that they hide: a deliberate act, which is noted in the log.
///
/// # Errors
/// Damage.
pub fn marks(session: &mut Session, review: bool, watch: Watch<'_>) -> Result<Vec<MarkLine>, Problem> {
    let live = |state: &State| -> Vec<(MarkId, MarkKind, Subject)> {
        let all = state.marks.iter().filter(|(_, m)| m.exists());
        let mut all: Vec<_> = all.map(|(id, m)| (m.since(), (*id, m.kind, m.on.clone()))).collect();
        all.sort_by_key(|(since, _)| *since);
        all.into_iter().map(|(_, mark)| mark).collect()
    };
    let all = live(session.state());
    if review && !all.is_empty() {
        let shown = all.iter().map(|(_, _, on)| Event::OriginalShown { on: on.clone() }).collect();
        session.commit(Pen::default(), Cause::Command, shown, watch)?;
    }
    let words = session.words()?;
    let state = session.state();
    let line = |(id, kind, on): (MarkId, MarkKind, Subject)| {
        let hidden = hidden_turns(state, &words, &on);
        let turn = |(source, number): &(SourceId, u32)| {
            let text = words.turn(*source, *number)?.held_back()?.to_owned();
            Some(MarkedTurn { place: format!("{}:{number}", words.label(*source)), text })
        };
        let turns = if review { hidden.iter().take(MOST).filter_map(turn).collect() } else { Vec::new() };
        MarkLine {
            id: id.to_string(),
            kind: kind.word().into(),
            on: place::show(state, &words, &on),
            turns,
            hides: hidden.len() as u64,
        }
    };
    Ok(all.into_iter().map(line).collect())
}

/// The turns that a mark hides.
fn hidden_turns(state: &State, words: &Words, on: &Subject) -> Vec<(SourceId, u32)> {
    let of_source = |source: SourceId, is_meant: &dyn Fn(SpeakerId) -> bool| -> Vec<(SourceId, u32)> {
        let turns = words.sources.get(&source).map_or(&[][..], |s| &s.turns);
        (0u32..).zip(turns).filter(|(_, t)| is_meant(t.speaker)).map(|(n, _)| (source, n)).collect()
    };
    match on {
        Subject::Place(place) => place.turns.iter().map(|turn| (place.source, *turn)).collect(),
        Subject::Source(source) => of_source(*source, &|_| true),
        Subject::Person(person) => {
            let persons = [*person].into();
            let is_theirs = |s: SpeakerId| state.speakers.get(&s).is_some_and(|s| s.is_tied_to_any(&persons));
            state.live_sources().flat_map(|(source, _)| of_source(*source, &is_theirs)).collect()
        }
        _ => Vec::new(),
    }
}

/// Puts a mark on turns, a source or a person.
///
/// # Errors
/// An unknown word; something that can't be marked.
pub fn mark(session: &mut Session, on: Subject, kind: &str, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let kind = MarkKind::from_word(kind).ok_or_else(|| Problem::new("word").with("word", kind))?;
    let on = match on {
        Subject::Place(place) => Subject::Place(model::Place { span: None, ..place }),
        Subject::Source(_) | Subject::Person(_) if session.state().exists(&on) => on,
        _ => return Err(Problem::new("mark-on")),
    };
    let pen = Pen::default();
    let mark = MarkId(pen.id()?);
    session.commit(pen, Cause::Command, vec![Event::MarkAdded { mark, kind, on }], watch)
}

/// Takes a mark away. It is named by its id or by the first digits of it.
///
/// # Errors
/// An unknown mark.
pub fn unmark(session: &mut Session, mark: &str, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let state = session.state();
    let mut live = state.marks.iter().filter(|(_, m)| m.exists()).map(|(id, _)| *id);
    let found = live.find(|id| mark.len() >= 4 && id.to_string().starts_with(mark));
    let event = take_away(state, Subject::Mark(found.ok_or(Problem::new("id-unknown"))?));
    session.commit(Pen::default(), Cause::Command, vec![event], watch)
}

model::redacted! { MarkLine MarkedTurn }
