//! Other people's turns that name a person, and the blocks in which the name is blotted out.

use super::forms::Forms;
use super::plan::{Finder, Holder};
use crate::problem::Problem;
use crate::session::Session;
use model::event::{Change, Event, Field, Owner};
use model::ids::*;
use model::payload::{Block, PayloadKind, Record, Revision};
use model::source::Span;
use model::{State, Words};
use std::collections::{BTreeMap, BTreeSet};
use store::Erasure;

/// Finds the turns of others that name the person or hold a mention of them.
pub(super) fn find(
    session: &Session,
    strands: &BTreeSet<SpeakerId>,
    person: PersonId,
    found: &mut Finder<'_>,
) -> Result<(), Problem> {
    let (state, words) = (found.state, found.words);
    let mentions = mentions(state, words, person);
    for (source, _) in state.live_sources() {
        let Some(all) = words.sources.get(source) else { continue };
        for (number, turn) in (0u32..).zip(&all.turns) {
            let text = turn.text.as_deref().or(turn.held_back());
            let Some(text) =
                text.filter(|_| !strands.contains(&turn.speaker) && survives(state, strands, turn.speaker))
            else {
                continue;
            };
            let is_mentioned = mentions.contains_key(&(*source, number));
            let original = turn.original.as_deref().is_some_and(|text| found.forms.are_in(text));
            if is_mentioned || original || found.forms.are_in(text) {
                let at = format!("{}:{number}", words.label(*source));
                found.add(Holder::Turns(turn.speaker, number), "turn", at, text, "blot", true);
            }
        }
    }
    // Damage is told before anything is prepared on it.
    session.words().map(drop)
}

/// Whether a speaker's words stay: a narrator's lines go with every speaker of the source.
fn survives(state: &State, strands: &BTreeSet<SpeakerId>, speaker: SpeakerId) -> bool {
    let block = state.speakers.get(&speaker).and_then(|s| s.blocks().next());
    let owners = block.and_then(|b| state.payloads.get(&b)).map(|info| info.owners.as_slice());
    let goes = |owner: &Owner| matches!(owner, Owner::Strand(s) if strands.contains(s));
    owners.is_some_and(|owners| !owners.iter().any(goes))
}

/// The places that were accepted as leading to the person.
fn mentions(state: &State, words: &Words, person: PersonId) -> BTreeMap<(SourceId, u32), Vec<Span>> {
    let mut found: BTreeMap<(SourceId, u32), Vec<Span>> = BTreeMap::new();
    for mention in state.mentions.values().filter(|m| m.exists()) {
        let is_theirs =
            matches!(words.records.get(&mention.entity), Some(Record::Entity(e)) if e.person == Some(person));
        let place = mention.place();
        if let Some(span) = place.span.filter(|_| is_theirs) {
            found.entry((place.source, place.first())).or_default().push(span);
        }
    }
    found
}

/// Blots the person out of these turns: blocks and corrections are sealed anew, what they replace is destroyed.
pub(super) fn blot(
    session: &Session,
    words: &Words,
    turns: &BTreeSet<(SpeakerId, u32)>,
    person: PersonId,
    forms: &Forms,
    erasure: &mut Erasure,
) -> Result<u64, Problem> {
    let state = session.state();
    let mentions = mentions(state, words, person);
    let mut count = 0;
    let strands: BTreeSet<SpeakerId> = turns.iter().map(|(strand, _)| *strand).collect();
    for strand in strands {
        let speaker = &state.speakers[&strand];
        for old in speaker.blocks() {
            let Some(mut block) = session.file.read::<Block>(old)? else { continue };
            let mut spans: Vec<(u32, Span)> = Vec::new();
            for turn in block.turns.iter_mut().filter(|t| turns.contains(&(strand, t.turn))) {
                let shown = words.turn(speaker.source, turn.turn);
                let is_corrected = shown.is_some_and(|t| t.original.is_some());
                let mut own = forms.spans(&turn.text);
                // A mention stands in the words that are shown: in the imported ones where nothing was corrected.
                let accepted = mentions.get(&(speaker.source, turn.turn)).filter(|_| !is_corrected);
                own.extend(accepted.into_iter().flatten());
                own.sort();
                own.dedup();
                turn.text = model::words::blotted(&turn.text, &own);
                spans.extend(own.into_iter().map(|span| (turn.turn, span)));
            }
            if spans.is_empty() {
                continue;
            }
            count += spans.len() as u64;
            spans.sort();
            let owners = state.payloads.get(&old).map(|info| info.owners.clone()).unwrap_or_default();
            let new = erasure.pen.record(&session.file, PayloadKind::Block, &owners, &block)?;
            erasure.payloads.push(old);
            erasure.events.push(Event::Blotted { strand, old, new, spans });
        }
    }
    for (strand, number) in turns {
        let source = state.speakers[strand].source;
        let accepted = mentions.get(&(source, *number)).cloned().unwrap_or_default();
        corrections(session, *strand, *number, &accepted, forms, erasure)?;
    }
    Ok(count)
}

/// The corrections of a turn: the one that stands is sealed anew, earlier ones that name the person go.
fn corrections(
    session: &Session,
    strand: SpeakerId,
    turn: u32,
    mentions: &[Span],
    forms: &Forms,
    erasure: &mut Erasure,
) -> Result<(), Problem> {
    let state = session.state();
    let Some(field) = state.field(&Field::TurnText(strand, turn)) else { return Ok(()) };
    let present = state.revision(strand, turn);
    for payload in crate::commands::duties::payloads_of(&field) {
        let Some(revision) = session.file.read::<Revision>(payload)? else { continue };
        let is_present = present == Some(payload);
        let mut spans = forms.spans(&revision.text);
        spans.extend(mentions.iter().filter(|_| is_present));
        if spans.is_empty() {
            continue;
        }
        erasure.payloads.push(payload);
        if is_present {
            let owners = state.payloads.get(&payload).map(|info| info.owners.clone()).unwrap_or_default();
            let text = model::words::blotted(&revision.text, &spans);
            let new =
                erasure.pen.record(&session.file, PayloadKind::Revision, &owners, &Revision { text })?;
            erasure.events.push(crate::change::set(state, Change::TurnText(strand, turn, Some(new))));
        }
    }
    Ok(())
}
