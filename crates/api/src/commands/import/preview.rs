//! What an import would store, told before anything is.

use formats::{Draft, Warning};
use model::source::Part;
use serde::Serialize;
use std::collections::BTreeMap;

/// What an import would store: shown before anything is.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Preview {
    /// Name of the source.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
    /// Reader.
    pub format: &'static str,
    /// Number of turns.
    pub turns: usize,
    /// Number of turns by kind.
    pub turns_by_kind: BTreeMap<&'static str, usize>,
    /// What the file tells beside words: number of turns by what is told of them; `reactions` counts reactions.
    pub details: BTreeMap<&'static str, u64>,
    /// Its speakers.
    pub speakers: Vec<PreviewSpeaker>,
    /// The earliest time.
    pub first: Option<String>,
    /// The latest time.
    pub last: Option<String>,
    /// Order of dates.
    pub date_order: Option<&'static str>,
    /// How it is known.
    pub date_order_is: Option<&'static str>,
    /// What to look at.
    pub warnings: Vec<PreviewWarning>,
}

/// A speaker in a preview.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct PreviewSpeaker {
    /// The name in the file.
    pub name: String,
    /// Number of turns.
    pub turns: usize,
    /// `party`, `interviewer` or `informant`.
    pub part: &'static str,
}

/// A warning in a preview.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct PreviewWarning {
    /// Key of its sentence.
    pub code: &'static str,
    /// Line in the file.
    pub line: Option<u64>,
    /// A number.
    pub count: Option<u64>,
}

/// What an import would store.
pub fn preview(drafts: &[Draft]) -> Vec<Preview> {
    drafts.iter().map(preview_one).collect()
}

fn preview_one(draft: &Draft) -> Preview {
    let mut by_kind = BTreeMap::new();
    let mut by_speaker = vec![0; draft.speakers.len()];
    for turn in &draft.turns {
        *by_kind.entry(turn.kind.word()).or_insert(0) += 1;
        if let Some(count) = turn.speaker.and_then(|s| by_speaker.get_mut(s as usize)) {
            *count += 1;
        }
    }
    let times = || draft.turns.iter().filter_map(|t| t.time);
    let speakers = draft.speakers.iter().zip(by_speaker);
    Preview {
        name: draft.name.clone(),
        kind: draft.kind.word(),
        format: draft.format,
        turns: draft.turns.len(),
        turns_by_kind: by_kind,
        details: super::details::counted(draft),
        speakers: speakers
            .map(|(s, turns)| PreviewSpeaker { name: s.name.clone(), turns, part: part_word(s.part) })
            .collect(),
        first: times().min().map(|t| t.to_string()),
        last: times().max().map(|t| t.to_string()),
        date_order: draft.date_order.map(|(order, _)| order.word()),
        date_order_is: draft.date_order.map(|(_, is)| is.word()),
        warnings: warnings(draft),
    }
}

/// What to look at in a draft.
pub fn warnings(draft: &Draft) -> Vec<PreviewWarning> {
    let warning = |w: &Warning| PreviewWarning { code: w.code, line: w.line, count: w.count };
    draft.warnings.iter().map(warning).collect()
}

fn part_word(part: Part) -> &'static str {
    match part {
        Part::Party => "party",
        Part::Interviewer => "interviewer",
        Part::Informant => "informant",
        Part::Narrator => "narrator",
    }
}

model::redacted! { Preview PreviewSpeaker }
