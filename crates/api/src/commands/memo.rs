//! `memo`: notes on anything.

use super::code_table::strands;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::event::{Event, MemoKind, Owner, Subject};
use model::ids::*;
use model::payload::PayloadKind;
use model::{State, Words};
use serde::Serialize;
use store::Pen;

/// A memo as it is listed.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct MemoLine {
    /// First digits of its id.
    pub id: String,
    /// Its kind.
    pub kind: &'static str,
    /// What it is on: `C07:12`, `code:S-OFFER`, `study`.
    pub on: String,
    /// Its words.
    pub text: String,
}

/// Writes a memo. Its words are sealed under the strands or the person that it is about.
///
/// # Errors
/// The place isn't there; no words.
pub fn add(
    session: &mut Session,
    on: &str,
    kind: MemoKind,
    text: &str,
    watch: Watch<'_>,
) -> Result<BatchId, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let words = session.words()?;
    let on = place::subject(session.state(), &words, on)?;
    let owners = owners(session.state(), &words, &on)?;
    let mut pen = Pen::default();
    let memo = MemoId(pen.id()?);
    let text = pen.text(&session.file, PayloadKind::Memo, &owners, text)?;
    let event = Event::MemoAdded { memo, kind, on, author: session.coder, text, owners };
    session.commit(pen, Cause::Command, vec![event], watch)
}

/// Whom a memo is about: nobody in particular for the study, a code, a question.
pub(crate) fn owners(state: &State, words: &Words, on: &Subject) -> Result<Vec<Owner>, Problem> {
    Ok(match on {
        Subject::Place(place) => strands(state, words, place)?.into_iter().map(Owner::Strand).collect(),
        Subject::Coding(id) => {
            strands(state, words, state.codings[id].place())?.into_iter().map(Owner::Strand).collect()
        }
        Subject::Source(id) => {
            let mut owners: Vec<Owner> =
                state.sources[id].speakers.iter().map(|s| Owner::Strand(*s)).collect();
            owners.sort();
            owners
        }
        Subject::Person(id) => vec![Owner::Person(*id)],
        // Whose words were rendered.
        Subject::Rendering(id) => {
            let text = state.renderings.get(id).and_then(|r| state.payloads.get(&r.text()));
            text.map(|info| info.owners.clone()).unwrap_or_default()
        }
        Subject::Study
        | Subject::Code(_)
        | Subject::Link(_)
        | Subject::Memo(_)
        | Subject::Question(_)
        | Subject::Coder(_)
        | Subject::Role(_)
        | Subject::Theme(_)
        | Subject::View(_)
        | Subject::Mark(_) => vec![],
        Subject::Mention(id) => match state.mentions.get(id) {
            Some(mention) => owners(state, words, &Subject::Place(mention.place().clone()))?,
            None => vec![],
        },
        Subject::Record(id) => {
            let text = state.records.get(id).and_then(|r| state.payloads.get(&r.text()));
            text.map(|info| info.owners.clone()).unwrap_or_default()
        }
    })
}

/// All memos, in the order in which they were written.
///
/// # Errors
/// Damage.
pub fn list(session: &Session) -> Result<Vec<MemoLine>, Problem> {
    let words = session.words()?;
    let state = session.state();
    let mut memos: Vec<_> = state.memos.iter().filter(|(_, m)| m.exists()).collect();
    // What a mark of risk hides has no memo that is listed.
    memos.retain(|(id, _)| words.memos.contains_key(id) || words.memo_held_back(**id).is_none());
    memos.sort_by_key(|(_, m)| m.added);
    let line = |(id, memo): (&MemoId, &model::state::Memo)| MemoLine {
        id: id.short(),
        kind: memo.kind().word(),
        on: place::show(state, &words, &memo.on),
        text: words.memos.get(id).cloned().unwrap_or_default(),
    };
    Ok(memos.into_iter().map(line).collect())
}

model::redacted! { MemoLine }
