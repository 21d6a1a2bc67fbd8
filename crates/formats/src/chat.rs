//! A chat while it is read from records: speakers by their key, turns, and which turn answers which.

use crate::{Draft, DraftDetails, DraftSpeaker, DraftTurn, Options, Warning, transcript};
use model::source::{Part, SourceKind, TurnKind};
use model::time::LocalTime;
use std::collections::HashMap;

/// The speakers and turns so far.
#[derive(Default)]
pub(crate) struct Chat {
    speakers: Vec<DraftSpeaker>,
    by_key: HashMap<String, u32>,
    /// Names that are given, with the number that the next one of this name gets.
    names: HashMap<String, u32>,
    turns: Vec<DraftTurn>,
    by_id: HashMap<i64, u32>,
    reactions: u64,
    /// How many times are in universal time only.
    universal: u64,
}

/// One record of a chat.
#[derive(Default)]
pub(crate) struct Record {
    /// What replies call it.
    pub(crate) id: Option<i64>,
    /// The index of who says it.
    pub(crate) speaker: Option<u32>,
    /// When.
    pub(crate) time: Option<LocalTime>,
    /// What it is.
    pub(crate) kind: Option<TurnKind>,
    /// The words.
    pub(crate) text: String,
    /// The id of the record that it answers.
    pub(crate) answers: Option<i64>,
    /// How many reactions it has.
    pub(crate) reactions: u64,
    /// What came with it and how; its reactions are not counted here.
    pub(crate) details: DraftDetails,
}

impl Chat {
    /// The speaker with this key, who is added when not there yet. Two keys with one name are two people: the second
    /// is called `Name (2)`.
    pub(crate) fn speaker(&mut self, key: &str, name: &str) -> u32 {
        if let Some(index) = self.by_key.get(key) {
            return *index;
        }
        let shown = self.free_name(name);
        let index = self.speakers.len() as u32;
        self.by_key.insert(key.to_owned(), index);
        self.speakers.push(DraftSpeaker { name: shown, role: None, part: Part::Party });
        index
    }

    fn free_name(&mut self, name: &str) -> String {
        let mut shown = name.to_owned();
        while self.names.contains_key(&shown) {
            let number = self.names.entry(name.to_owned()).or_insert(1);
            *number += 1;
            shown = format!("{name} ({number})");
        }
        self.names.insert(shown.clone(), 1);
        shown
    }

    /// Adds a record; what it answers is looked for among those before it.
    pub(crate) fn add(&mut self, record: Record) {
        let kind = record.kind.unwrap_or(TurnKind::Words);
        let responds_to = record.answers.and_then(|id| self.by_id.get(&id).copied());
        if let Some(id) = record.id {
            self.by_id.insert(id, self.turns.len() as u32);
        }
        self.reactions = self.reactions.saturating_add(record.reactions);
        self.universal += u64::from(record.time.is_some_and(|t| t.zone == Some(0)));
        let speaker = record.speaker.filter(|_| kind != TurnKind::System);
        let reactions = u32::try_from(record.reactions).unwrap_or(u32::MAX);
        let details = DraftDetails { reactions, ..record.details }.boxed();
        self.turns.push(DraftTurn {
            speaker,
            kind,
            time: record.time,
            text: record.text,
            responds_to,
            details,
        });
    }

    /// The names of the speakers, in the order of their indices.
    pub(crate) fn names(self) -> Vec<String> {
        self.speakers.into_iter().map(|s| s.name).collect()
    }

    /// Whether there is no turn.
    pub(crate) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }

    /// The whole chat, without a name.
    pub(crate) fn finish(self, format: &'static str, options: &Options) -> Draft {
        let kind = options.kind.unwrap_or(SourceKind::Conversation);
        let counted =
            [("warn-reactions-left-out", self.reactions), ("warn-times-are-universal", self.universal)];
        let counted = counted.into_iter().filter(|(_, count)| *count > 0);
        let warnings = counted.map(|(code, n)| Warning { code, line: None, count: Some(n) }).collect();
        let mut speakers = self.speakers;
        transcript::set_parts(kind, &mut speakers, &self.turns, "");
        Draft { name: String::new(), kind, format, speakers, turns: self.turns, date_order: None, warnings }
    }
}

/// A mark for what a record holds beside words, as a line of its own: `<photo>`, `<sticker 😆>`.
pub(crate) fn mark(what: &str, more: &str) -> String {
    if more.is_empty() { format!("<{what}>") } else { format!("<{what} {more}>") }
}

/// Marks and words, each from a new line; empty ones are left out.
pub(crate) fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join("\n")
}

/// The last part of a path, in either way of writing it.
pub(crate) fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
