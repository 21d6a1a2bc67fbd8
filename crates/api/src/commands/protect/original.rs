//! `protect original`: words as they were imported, without replacements. That they were shown is written first.

use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Event, Subject};
use model::ids::*;
use serde::Serialize;
use store::Pen;

/// A turn with its original words.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct OriginalTurn {
    /// Its number.
    pub turn: u32,
    /// Its words, as they were corrected last; absent = withdrawn or held back.
    pub text: Option<String>,
    /// The words that were imported, where a correction stands.
    pub imported: Option<String>,
}

/// Writes that original words are shown: of a source, of turns, of a person, or of the study.
///
/// # Errors
/// The past is looked at; damage.
pub(crate) fn written(session: &mut Session, on: Subject, watch: Watch<'_>) -> Result<BatchId, Problem> {
    session.commit(Pen::default(), Cause::Command, vec![Event::OriginalShown { on }], watch)
}

/// Shows the original words of a source or of turns in it.
///
/// # Errors
/// No such place; the past is looked at; damage.
pub fn original(
    session: &mut Session,
    on: &Subject,
    watch: Watch<'_>,
) -> Result<(BatchId, Vec<OriginalTurn>), Problem> {
    let words = session.words()?;
    let (source, turns) = match on {
        Subject::Source(source) => (*source, None),
        Subject::Place(place) => (place.source, Some(&place.turns)),
        _ => return Err(Problem::new("place-unknown")),
    };
    let all = words.sources.get(&source).filter(|_| session.state().exists(&Subject::Source(source)));
    let all = all.ok_or(Problem::new("place-unknown"))?;
    let numbers: Vec<u32> = match turns {
        Some(turns) => turns.clone(),
        None => (0..all.turns.len() as u32).collect(),
    };
    let batch = written(session, on.clone(), watch)?;
    let shown = numbers.into_iter().filter_map(|turn| {
        let words = all.turns.get(turn as usize)?;
        Some(OriginalTurn { turn, text: words.text.clone(), imported: words.original.clone() })
    });
    Ok((batch, shown.collect()))
}

/// A source or turns, as people write them.
///
/// # Errors
/// There is none.
pub fn read(session: &Session, text: &str) -> Result<Subject, Problem> {
    place::subject(session.state(), &*session.words()?, text)
}

model::redacted! { OriginalTurn }
