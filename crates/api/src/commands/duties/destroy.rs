//! Destroying words while what was coded on them stays: what a board may ask for other parties' words.

use crate::commands::memo;
use crate::commands::people::find;
use crate::problem::Problem;
use crate::session::Session;
use model::State;
use model::event::{Event, Field, MemoKind, OtherParties, PersonKind, Subject};
use model::ids::*;
use model::payload::PayloadKind;
use store::Erasure;

/// Destroys the words of another party for ever, in every source; codings and times of others stay, and a neutral gist
/// may be written in their place as a memo on the source. Answers how many strands it was.
///
/// # Errors
/// Somebody who is an informant (withdraw them instead); nobody of that name; a rule that doesn't let codings count.
pub fn destroy(session: &mut Session, person: &str, gist: &str) -> Result<(BatchId, usize), Problem> {
    session.may_write()?;
    let words = session.words()?;
    let state = session.state();
    let person = find(state, &words, person)?;
    if state.persons[&person].kind() == PersonKind::Informant {
        return Err(Problem::new("destroy-informant"));
    }
    if state.rule_for_other_parties() == OtherParties::OwnSide {
        return Err(Problem::new("destroy-own-side"));
    }
    let strands: Vec<SpeakerId> =
        state.speakers.keys().filter(|id| state.person_of(**id) == Some(person)).copied().collect();
    let mut erasure = Erasure::default();
    for strand in &strands {
        erasure.payloads.extend(words_of(state, *strand));
    }
    if erasure.payloads.is_empty() {
        return Err(Problem::new("destroy-nothing"));
    }
    let sources: std::collections::BTreeSet<SourceId> =
        strands.iter().map(|strand| state.speakers[strand].source).collect();
    if !gist.trim().is_empty() {
        for source in sources {
            let on = Subject::Source(source);
            let owners = memo::owners(state, &words, &on)?;
            let text = erasure.pen.text(&session.file, PayloadKind::Memo, &owners, gist.trim())?;
            let id = MemoId(erasure.pen.id()?);
            let (kind, author) = (MemoKind::Method, session.coder);
            erasure.events.push(Event::MemoAdded { memo: id, kind, on, author, text, owners });
        }
    }
    let erased = session.carry_out(erasure)?;
    Ok((erased.batch, strands.len()))
}

/// Every payload with words of a strand: blocks, the name in the file, corrections, translations; with them goes what is
/// told beside the words, and pictures.
pub(crate) fn words_of(state: &State, strand: SpeakerId) -> Vec<PayloadId> {
    let speaker = &state.speakers[&strand];
    let mut all: Vec<PayloadId> = speaker.blocks().chain(speaker.name).collect();
    for (at, _) in state.revisions.iter().filter(|((of, _), _)| *of == strand) {
        all.extend(state.field(&Field::TurnText(at.0, at.1)).iter().flat_map(payloads_of));
    }
    for (id, _) in state.renderings.iter().filter(|(_, r)| r.strand == strand) {
        all.extend(state.field(&Field::RenderingText(*id)).iter().flat_map(payloads_of));
    }
    let pictures = state.pictures.iter().filter(|((of, _), _)| *of == strand).flat_map(|(_, all)| all);
    let details = state.details.get(&strand).into_iter().flatten();
    all.extend(details.chain(pictures).map(|(_, payload)| *payload));
    all.retain(|payload| !state.is_gone(payload));
    all.sort();
    all.dedup();
    all
}

/// Every payload that a field ever had.
pub(crate) fn payloads_of(field: &model::register::Register<model::Change>) -> Vec<PayloadId> {
    field.ever().filter_map(model::Change::payload).collect()
}
