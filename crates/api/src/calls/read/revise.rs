//! Corrected words: a new revision of a turn, and the codings that are carried over to it.

use super::{Corrected, Correction, RenderingSet, mentions};
use crate::calls::Asked;
use crate::calls::written::written;
use crate::change::set;
use crate::commands::code_table::strands;
use crate::commands::protect::cut;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Written, id};
use model::Place;
use model::batch::Cause;
use model::event::{Change, Event, Owner};
use model::ids::*;
use model::payload::{PayloadKind, Rendering, Revision};
use model::source::Span;
use model::words::TurnWords;
use std::ops::Range;
use store::Pen;

/// Corrects the words of a turn.
pub(super) fn correct(
    session: &mut Session,
    asked: Correction,
    call: &Asked<'_>,
) -> Result<Corrected, Problem> {
    let source: SourceId = id(&asked.source)?;
    let words = session.words()?;
    let state = session.state();
    let turn = words.turn(source, asked.turn).ok_or(Problem::new("id-unknown"))?;
    let present = turn.text.as_deref().ok_or(Problem::new("place-withdrawn"))?;
    if present != asked.was && turn.shown().as_deref() != Some(asked.was.as_str()) {
        return Err(Problem::new("stale"));
    }
    if asked.text.trim().is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let text = if present == asked.was { asked.text } else { unmasked(present, turn, &asked.text) };
    if present == text {
        let written = written(session, None, None, call)?;
        let (carried, to_look_at) = (0, Vec::new());
        return Ok(Corrected { written, carried, to_look_at, replacements: 0, replacements_gone: 0 });
    }
    let owners = owners(session, &Place::turn(source, asked.turn))?;
    let mut pen = Pen::default();
    let moved = Moved::of(present, &text);
    let kept = mentions::moved(session, source, asked.turn, &text, &moved, &pen)?;
    let revision = Revision { text };
    let payload = pen.record(&session.file, PayloadKind::Revision, &owners, &revision)?;
    let mut events = vec![set(state, Change::TurnText(turn.speaker, asked.turn, Some(payload)))];
    let (mut carried, mut to_look_at) = (0, Vec::new());
    for (coding, entity) in state.codings.iter().filter(|(_, c)| c.exists()) {
        let place = entity.place();
        let Some(span) = place.span.filter(|_| place.source == source && place.turns == [asked.turn]) else {
            continue;
        };
        let now = moved.span(span);
        carried += u64::from(now.is_some());
        if now.is_none() {
            to_look_at.push(coding.to_string());
        }
        if now != Some(span) {
            let place = Place { span: now, ..place.clone() };
            events.push(set(state, Change::CodingPlace(*coding, place)));
        }
    }
    events.extend(kept.events);
    let batch = session.commit(pen, Cause::Command, events, &mut |_, _| true)?;
    let written = written(session, Some(batch), None, call)?;
    Ok(Corrected { written, carried, to_look_at, replacements: kept.kept, replacements_gone: kept.gone })
}

/// Words that were corrected as they are shown, with the original words for each label that stands as it was.
fn unmasked(present: &str, turn: &TurnWords, corrected: &str) -> String {
    let shown = turn.shown().unwrap_or_default();
    let moved = Moved::of(&shown, corrected);
    let corrected: Vec<char> = corrected.chars().collect();
    let (mut text, mut from, mut shift) = (String::with_capacity(corrected.len()), 0, 0_i64);
    for one in &turn.replaced {
        let length = one.shown.chars().count() as u32;
        let start = (i64::from(one.start) + shift) as u32;
        shift += i64::from(length) - i64::from(one.end - one.start);
        let there = moved.span(Span { start, end: start + length });
        let there = there.map(|s| s.start as usize..s.end as usize).filter(|at| at.start >= from);
        let is_label = |at: &Range<usize>| corrected[at.clone()].iter().copied().eq(one.shown.chars());
        if let Some(at) = there.filter(is_label) {
            text.extend(&corrected[from..at.start]);
            text.push_str(cut(present, one.start, one.end).unwrap_or_default());
            from = at.end;
        }
    }
    text.extend(&corrected[from..]);
    text
}

/// Whose keys a turn's words are under.
fn owners(session: &Session, place: &Place) -> Result<Vec<Owner>, Problem> {
    let words = session.words()?;
    Ok(strands(session.state(), &words, place)?.into_iter().map(Owner::Strand).collect())
}

/// Which characters of the old words stand where in the new ones.
pub(crate) struct Moved {
    /// For each old character the new one that it became.
    to: Vec<Option<u32>>,
}

impl Moved {
    /// Compares old and new words: what they share is carried over.
    pub(crate) fn of(old: &str, new: &str) -> Moved {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let mut to = vec![None; old.len()];
        for op in similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new) {
            if let similar::DiffOp::Equal { old_index, new_index, len } = op {
                for n in 0..len {
                    to[old_index + n] = Some((new_index + n) as u32);
                }
            }
        }
        Moved { to }
    }

    /// Where a span stands now; `None` when less than half of its characters are left.
    pub(crate) fn span(&self, span: Span) -> Option<Span> {
        let old = self.to.get(span.start as usize..span.end as usize)?;
        let left: Vec<u32> = old.iter().flatten().copied().collect();
        let (first, last) = (*left.first()?, *left.last()?);
        (left.len() * 2 >= old.len()).then_some(Span { start: first, end: last + 1 })
    }
}

/// Writes a rendering.
pub(super) fn render(
    session: &mut Session,
    asked: RenderingSet,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    let source: SourceId = id(&asked.source)?;
    if asked.text.trim().is_empty() || asked.language.trim().is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let words = session.words()?;
    let strand = words.turn(source, asked.turn).ok_or(Problem::new("id-unknown"))?.speaker;
    let coder = session.coder.and_then(|c| words.coders.get(&c)).cloned().unwrap_or_default();
    let translator = if asked.translator.trim().is_empty() { coder } else { asked.translator };
    let rendering = Rendering {
        language: asked.language.trim().to_owned(),
        translator: translator.trim().to_owned(),
        text: asked.text.trim().to_owned(),
        checked: asked.checked,
    };
    let owners = owners(session, &Place::turn(source, asked.turn))?;
    let mut pen = Pen::default();
    let text = pen.record(&session.file, PayloadKind::Rendering, &owners, &rendering)?;
    let (made, event) = match &asked.id {
        Some(known) => (id(known)?, None),
        None => {
            let rendering = RenderingId(pen.id()?);
            (rendering, Some(Event::RenderingAdded { rendering, strand, turn: asked.turn, text }))
        }
    };
    let event = match event {
        Some(event) => event,
        None if session.state().renderings.contains_key(&made) => {
            set(session.state(), Change::RenderingText(made, text))
        }
        None => return Err(Problem::new("id-unknown")),
    };
    let batch = session.commit(pen, Cause::Command, vec![event], &mut |_, _| true)?;
    written(session, Some(batch), Some(made.to_string()), call)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, words: &str, now: Option<&str>) {
        let start = old[..old.find(words).expect("the words stand there")].chars().count() as u32;
        let span = Span { start, end: start + words.chars().count() as u32 };
        let cut =
            |s: Span| new.chars().skip(s.start as usize).take((s.end - s.start) as usize).collect::<String>();
        assert_eq!(Moved::of(old, new).span(span).map(cut).as_deref(), now, "{old} -> {new}");
    }

    #[test]
    fn codings_follow_their_words() {
        check("harga 150rb ya kak 😊", "harganya 150rb ya kak 😊", "150rb", Some("150rb"));
        check("😊 harga 150rb", "harga 150rb", "150rb", Some("150rb"));
        check("saya tkut ditipu", "saya takut ditipu", "tkut ditipu", Some("takut ditipu"));
        check("mau lihat fotonya?", "sudah kemarin", "lihat fotonya", None);
        check("satu dua tiga", "satu tiga", "dua", None);
    }
}
