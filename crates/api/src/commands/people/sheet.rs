//! The sheet of a member check: a person's own words, and what was written about them. Nobody else stands on it.

use super::find;
use crate::problem::Problem;
use crate::session::Session;
use locale::{Arg, Catalogue};
use model::event::Subject;
use model::ids::*;
use model::{Rights, Standing};
use report::letter::{Letter, Part, letter};
use report::mask::Masker;
use std::collections::BTreeSet;

/// How many of the person's turns of a source stand on the sheet at most.
const MOST: usize = 200;

/// The sheet of a person, to read aloud or to hand over.
///
/// # Errors
/// An unknown person; somebody whose words may not be shown to anybody.
pub fn sheet(session: &Session, person: &str, catalogue: &Catalogue) -> Result<String, Problem> {
    let words = session.words()?;
    let state = session.state();
    let id = find(state, &words, person)?;
    let rights = Rights::new(state, &words);
    let masker = Masker::new(state, &words, catalogue);
    let theirs: BTreeSet<SpeakerId> =
        state.speakers.keys().filter(|s| state.person_of(**s) == Some(id)).copied().collect();
    let hidden = |s: &SpeakerId| matches!(rights.of(*s), Standing::Hidden | Standing::Withdrawn);
    if !theirs.is_empty() && theirs.iter().all(hidden) {
        return Err(Problem::new("sheet-hidden"));
    }
    let mut parts = Vec::new();
    for (source, _) in state.sources_in_order() {
        let Some(all) = words.sources.get(&source) else { continue };
        let mut own: Vec<String> = all
            .turns
            .iter()
            .filter(|t| theirs.contains(&t.speaker) && t.kind.is_spoken() && !hidden(&t.speaker))
            .filter_map(|t| Some(masker.mask_turn(t.text.as_deref()?, &t.replaced)))
            .collect();
        if own.is_empty() {
            continue;
        }
        let more = own.len().saturating_sub(MOST);
        own.truncate(MOST);
        let label = words.label(source).to_owned();
        let paragraphs = (more > 0)
            .then(|| catalogue.with("sheet-more", &[("count", Arg::Number(more as i64))]))
            .into_iter();
        parts.push(Part {
            heading: catalogue.with("sheet-source", &[("label", Arg::Text(&label))]),
            paragraphs: paragraphs.collect(),
            quotes: own,
            ..Part::default()
        });
    }
    let about = about(session, &words, id, &theirs).iter().map(|text| masker.mask(text)).collect::<Vec<_>>();
    parts.push(Part {
        heading: catalogue.text("sheet-about"),
        paragraphs: match about.is_empty() {
            true => vec![catalogue.text("sheet-about-none")],
            false => Vec::new(),
        },
        items: about,
        ..Part::default()
    });
    parts.push(Part {
        heading: catalogue.text("sheet-answer"),
        items: ["agrees", "corrects", "adds", "withdraws"]
            .iter()
            .map(|word| catalogue.text(&format!("sheet-{word}")))
            .collect(),
        ..Part::default()
    });
    let name = words.pseudonym(id);
    let heads = state.heads.iter().map(|h| h.short()).collect::<Vec<_>>().join(", ");
    Ok(letter(&Letter {
        language: catalogue.language().tag().into(),
        title: catalogue.with("sheet-title", &[("person", Arg::Text(name))]),
        lead: catalogue.text("sheet-lead"),
        parts,
        foot: catalogue.with("board-foot", &[("heads", Arg::Text(&heads))]),
    }))
}

/// Memos on the person, and on places where only they speak.
fn about(
    session: &Session,
    words: &model::Words,
    person: PersonId,
    theirs: &BTreeSet<SpeakerId>,
) -> Vec<String> {
    let state = session.state();
    let is_own = |place: &model::Place| {
        let speakers = place.turns.iter().map(|t| words.turn(place.source, *t).map(|t| t.speaker));
        let mut speakers = speakers.peekable();
        speakers.peek().is_some() && speakers.all(|s| s.is_some_and(|s| theirs.contains(&s)))
    };
    let is_about = |on: &Subject| match on {
        Subject::Person(id) => *id == person,
        Subject::Place(place) => is_own(place),
        Subject::Coding(id) => state.codings.get(id).is_some_and(|c| is_own(c.place())),
        _ => false,
    };
    let mut memos: Vec<_> = state.memos.iter().filter(|(_, m)| m.exists() && is_about(&m.on)).collect();
    memos.sort_by_key(|(_, m)| m.added);
    memos.into_iter().filter_map(|(id, _)| words.memos.get(id).cloned()).collect()
}
