//! `codebook`: the default S-O-R codebook, or a file; list and export.

use super::Stored;
use crate::change::set;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::codebook::{CodeText, Codebook, CodebookEntry};
use model::event::{Change, Event};
use model::ids::*;
use model::payload::PayloadKind;
use model::{State, Words};
use std::collections::HashMap;
use store::Pen;

/// Takes a codebook into the study: new codes are added, a code of the same name gets the new words,
/// component, colour and parent; its codings stay.
///
/// # Errors
/// As for any write.
pub fn take(session: &mut Session, codebook: &Codebook, watch: Watch<'_>) -> Result<Stored, Problem> {
    let words = session.words()?;
    let mut pen = Pen::default();
    let mut events = Vec::new();
    let mut ids: HashMap<&str, CodeId> = HashMap::new();
    for entry in &codebook.codes {
        let there = place::code(session.state(), &words, &entry.text.code);
        ids.insert(&entry.text.code, there.map_or_else(|| pen.id().map(CodeId), Ok)?);
    }
    let (mut stored, mut there_already) = (0, 0);
    let first = session.state().live_codes().iter().map(|(_, c)| c.order() + 1).max().unwrap_or(0);
    for (order, entry) in (first..).zip(&codebook.codes) {
        let code = ids[entry.text.code.as_str()];
        let parent = entry.parent.as_ref().and_then(|p| ids.get(p.as_str()).copied());
        let Some(known) = session.state().codes.get(&code) else {
            let text = pen.record(&session.file, PayloadKind::CodeText, &[], &entry.text)?;
            let (component, colour) = (entry.component, entry.colour);
            events.push(Event::CodeAdded { code, component, text, colour, order, parent });
            stored += 1;
            continue;
        };
        let before = events.len();
        if words.codes.get(&code) != Some(&entry.text) {
            let text = pen.record(&session.file, PayloadKind::CodeText, &[], &entry.text)?;
            events.push(set(session.state(), Change::CodeText(code, text)));
        }
        if known.component() != entry.component {
            events.push(set(session.state(), Change::CodeComponent(code, entry.component)));
        }
        if known.colour() != entry.colour {
            events.push(set(session.state(), Change::CodeColour(code, entry.colour)));
        }
        if known.parent.get() != Some(&parent) {
            events.push(set(session.state(), Change::CodeParent(code, parent)));
        }
        if events.len() == before { there_already += 1 } else { stored += 1 }
    }
    let batch = match stored {
        0 => None,
        _ => Some(session.commit(pen, Cause::Command, events, watch)?.to_string()),
    };
    Ok(Stored { stored, there_already, batch })
}

/// The study's codebook as a file would hold it.
///
/// # Errors
/// Damage.
pub fn codebook(session: &Session) -> Result<Codebook, Problem> {
    let words = session.words()?;
    Ok(Codebook { name: words.title.clone(), codes: entries(session.state(), &words) })
}

fn entries(state: &State, words: &Words) -> Vec<CodebookEntry> {
    let entry = |(id, code): (CodeId, &model::state::Code)| CodebookEntry {
        text: words.codes.get(&id).cloned().unwrap_or_else(CodeText::default),
        component: code.component(),
        colour: code.colour(),
        parent: code.parent.get().copied().flatten().map(|p| words.code(p).to_owned()),
    };
    state.live_codes().into_iter().map(entry).collect()
}
