//! ELAN's `.eaf`: annotations on tiers, put into one sequence by their times; tiers may overlap and stay apart as
//! speakers. Times count from the begin of a recording and are no time of day: turns have none, their details tell them.

use crate::cast::Cast;
use crate::xml::{self, Piece};
use crate::{Draft, DraftDetails, DraftTurn, FormatError, Options, Warning, transcript};
use model::payload::Stretch;
use model::source::SourceKind;
use std::collections::HashMap;

/// What can't be read.
const BROKEN: FormatError = FormatError::Broken { part: "eaf" };

/// Whether a text is an annotation document.
pub(crate) fn looks_like(text: &str) -> bool {
    let begin = text.trim_start_matches('\u{FEFF}').trim_start();
    let head = begin.get(..begin.floor_char_boundary(1024)).unwrap_or_default();
    head.starts_with('<') && head.contains("<ANNOTATION_DOCUMENT")
}

/// A tier with its annotations.
#[derive(Default)]
struct Tier {
    name: String,
    is_child: bool,
    annotations: Vec<Annotation>,
}

#[derive(Default)]
struct Annotation {
    /// Where it begins: a slot.
    slot: String,
    /// Where it ends: a slot.
    end: String,
    words: String,
}

/// Reads the annotations of all tiers that hang on no other one; where these hold no words, of all.
///
/// # Errors
/// [`FormatError::Broken`], or [`FormatError::Empty`] where there are no words.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let (slots, tiers) = parts(text)?;
    let is_filled = |tier: &&Tier| tier.annotations.iter().any(|a| !a.words.trim().is_empty());
    let of = |children: bool| tiers.iter().filter(is_filled).filter(move |t| children || !t.is_child);
    let left_out = of(true).count() - of(false).count();
    let (chosen, left_out): (Vec<&Tier>, usize) = match of(false).count() {
        0 => (of(true).collect(), 0),
        _ => (of(false).collect(), left_out),
    };
    let mut said: Vec<(f64, &Tier, &Annotation)> = Vec::new();
    for tier in chosen {
        let filled = tier.annotations.iter().filter(|a| !a.words.trim().is_empty());
        said.extend(filled.map(|a| (slots.get(&a.slot).copied().unwrap_or(f64::MAX), tier, a)));
    }
    said.sort_by(|a, b| a.0.total_cmp(&b.0));
    if said.is_empty() {
        return Err(FormatError::Empty);
    }
    let mut cast = Cast::default();
    let stretch = |annotation: &Annotation| {
        let from = milliseconds(*slots.get(&annotation.slot)?)?;
        let to = slots.get(&annotation.end).and_then(|to| milliseconds(*to)).filter(|to| *to >= from);
        Some(Stretch { from, to })
    };
    let turn = |(_, tier, annotation): (f64, &Tier, &Annotation)| DraftTurn {
        speaker: Some(cast.index(&tier.name)),
        details: DraftDetails::at(stretch(annotation)).boxed(),
        text: annotation.words.trim().to_owned(),
        ..DraftTurn::default()
    };
    let turns: Vec<DraftTurn> = said.into_iter().map(turn).collect();
    let kind = options.kind.unwrap_or(SourceKind::Interview);
    let mut speakers = cast.speakers;
    transcript::set_parts(kind, &mut speakers, &turns, "");
    let warning = Warning { code: "warn-tiers-left-out", line: None, count: Some(left_out as u64) };
    let warnings = (left_out > 0).then_some(warning).into_iter().collect();
    Ok(Draft { name: String::new(), kind, format: "elan", speakers, turns, date_order: None, warnings })
}

/// The times of the slots, and the tiers.
fn parts(text: &str) -> Result<(HashMap<String, f64>, Vec<Tier>), FormatError> {
    let (mut slots, mut tiers) = (Vec::new(), Vec::<Tier>::new());
    let mut in_value = false;
    xml::pieces(text, BROKEN, |piece| match piece {
        Piece::Open(name, element) => {
            let value = |key| xml::value(element, key);
            match name {
                "TIME_SLOT" => {
                    let time = value("TIME_VALUE").and_then(|v| v.parse::<f64>().ok());
                    slots.push((value("TIME_SLOT_ID").unwrap_or_default(), time));
                }
                "TIER" => {
                    let participant = value("PARTICIPANT").filter(|p| !p.trim().is_empty());
                    let name = participant.or(value("TIER_ID")).unwrap_or_default();
                    let is_child = value("PARENT_REF").is_some();
                    tiers.push(Tier { name, is_child, annotations: Vec::new() });
                }
                "ALIGNABLE_ANNOTATION" | "REF_ANNOTATION" => {
                    let slot = value("TIME_SLOT_REF1").unwrap_or_default();
                    let end = value("TIME_SLOT_REF2").unwrap_or_default();
                    let annotation = Annotation { slot, end, words: String::new() };
                    tiers.iter_mut().last().map(|t| t.annotations.push(annotation)).unwrap_or_default();
                }
                "ANNOTATION_VALUE" => in_value = true,
                _ => {}
            }
        }
        Piece::Close("ANNOTATION_VALUE") => in_value = false,
        Piece::Close(_) => {}
        Piece::Text(words) => {
            let last = tiers.last_mut().and_then(|t| t.annotations.last_mut());
            if let Some(annotation) = last.filter(|_| in_value) {
                annotation.words.push_str(words);
            }
        }
    })?;
    Ok((filled_in(slots), tiers))
}

/// Whole milliseconds of a time in a recording; `None` for what can't be one.
fn milliseconds(time: f64) -> Option<u32> {
    (0.0..=f64::from(u32::MAX)).contains(&time).then_some(time as u32)
}

/// Slots without a time lie evenly between those before and after that have one.
fn filled_in(slots: Vec<(String, Option<f64>)>) -> HashMap<String, f64> {
    let mut times = HashMap::with_capacity(slots.len());
    let (mut before, mut open) = (0.0, Vec::new());
    for (id, time) in slots {
        let Some(time) = time else {
            open.push(id);
            continue;
        };
        let step = (time - before) / (open.len() + 1) as f64;
        for (i, id) in open.drain(..).enumerate() {
            times.insert(id, before + step * (i + 1) as f64);
        }
        times.insert(id, time);
        before = time;
    }
    times.extend(open.into_iter().map(|id| (id, before)));
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(name: &str, parent: &str, annotations: &str) -> String {
        format!("<TIER TIER_ID=\"{name}\"{parent}>{annotations}</TIER>")
    }

    fn at(slot: &str, words: &str) -> String {
        format!(
            "<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"{slot}\"><ANNOTATION_VALUE>{words}</ANNOTATION_VALUE>\
             </ALIGNABLE_ANNOTATION></ANNOTATION>"
        )
    }

    fn document(tiers: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"t1\" TIME_VALUE=\"1000\"/>\
             <TIME_SLOT TIME_SLOT_ID=\"t2\"/><TIME_SLOT TIME_SLOT_ID=\"t3\" TIME_VALUE=\"3000\"/>\
             <TIME_SLOT TIME_SLOT_ID=\"t4\"/></TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>"
        )
    }

    #[test]
    fn tiers_in_one_sequence() {
        let gloss = "<ANNOTATION><REF_ANNOTATION ANNOTATION_REF=\"a\"><ANNOTATION_VALUE>x</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>";
        let text = document(&format!(
            "{}{}{}",
            tier("P", "", &(at("t1", "Apa &amp; siapa?") + &at("t3", "Lalu?"))),
            tier("t-2", " PARTICIPANT=\"N3\"", &(at("t2", "Ya.") + &at("t4", "Pulang.") + &at("t4", " "))),
            tier("gloss", " PARENT_REF=\"P\"", gloss),
        ));
        assert!(looks_like(&text));
        let draft = read(&text, &Options::default()).unwrap();
        let turns: Vec<_> = draft.turns.iter().map(|t| (t.speaker, t.text.as_str())).collect();
        assert_eq!(
            turns,
            [(Some(0), "Apa & siapa?"), (Some(1), "Ya."), (Some(0), "Lalu?"), (Some(1), "Pulang.")]
        );
        assert_eq!(draft.speakers[1].name, "N3");
        assert_eq!(draft.warnings, [Warning { code: "warn-tiers-left-out", line: None, count: Some(1) }]);
    }

    #[test]
    fn broken_documents() {
        assert_eq!(read(&document(""), &Options::default()).err(), Some(FormatError::Empty));
        for text in [
            "<ANNOTATION_DOCUMENT>",
            "<!DOCTYPE x><ANNOTATION_DOCUMENT/>",
            "<ANNOTATION_DOCUMENT>&x;</ANNOTATION_DOCUMENT>",
        ] {
            assert_eq!(read(text, &Options::default()).err(), Some(BROKEN), "{text}");
        }
    }
}
