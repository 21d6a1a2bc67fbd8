//! The end-to-end encrypted chats of Messenger, which come in a download of their own: other field names, texts as
//! they are. The names of the fields were not checked against a real file.

use super::{Messages, in_order};
use crate::chat::{Chat, Record, base_name, joined, mark};
use crate::json::{BROKEN, Folding, folded, list, number, universal, words};
use crate::{Draft, DraftDetails, FormatError, Options};
use model::payload::Detail;
use model::source::TurnKind;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    #[serde(rename = "threadName", deserialize_with = "words")]
    name: String,
    #[serde(deserialize_with = "folded")]
    messages: Encrypted,
}

/// The messages as those of a common file.
#[derive(Default)]
struct Encrypted(Messages);

impl Folding for Encrypted {
    type Message = Message;

    fn take(&mut self, message: Message) {
        let at = message.timestamp;
        let record = message.record(&mut self.0.names);
        self.0.records.push((at, record));
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Message {
    #[serde(deserialize_with = "words")]
    sender_name: String,
    #[serde(deserialize_with = "words")]
    text: String,
    #[serde(deserialize_with = "number")]
    timestamp: Option<i64>,
    #[serde(rename = "type", deserialize_with = "words")]
    kind: String,
    is_unsent: Option<bool>,
    #[serde(deserialize_with = "list")]
    media: Vec<Media>,
    #[serde(deserialize_with = "list")]
    reactions: Vec<serde::de::IgnoredAny>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Media {
    #[serde(deserialize_with = "words")]
    uri: String,
}

/// Reads one chat.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let file: File = serde_json::from_str(text).map_err(|_| BROKEN)?;
    let chat = in_order(vec![file.messages.0]);
    if chat.is_empty() {
        return Err(FormatError::Empty);
    }
    Ok(Draft { name: file.name, ..chat.finish("meta", options) })
}

impl Message {
    fn record(self, chat: &mut Chat) -> Record {
        let speaker =
            (!self.sender_name.is_empty()).then(|| chat.speaker(&self.sender_name, &self.sender_name));
        let marks: Vec<String> = self.media.iter().map(|m| mark("file", base_name(&m.uri))).collect();
        let kind = match (self.is_unsent, self.kind.as_str()) {
            (Some(true), _) => TurnKind::Deleted,
            (_, "call" | "admin") => TurnKind::System,
            _ if !marks.is_empty() => TurnKind::Media,
            _ if self.text.is_empty() => TurnKind::Unknown,
            _ => TurnKind::Words,
        };
        let who = if kind == TurnKind::System { self.sender_name.as_str() } else { "" };
        let unsent = if kind == TurnKind::Deleted { "<unsent>" } else { "" };
        let text = joined(&[unsent, who, &marks.join("\n"), &self.text]);
        let time = self.timestamp.and_then(|ms| universal(ms.div_euclid(1000)));
        let reactions = self.reactions.len() as u64;
        let mut details = DraftDetails::default();
        self.media.iter().for_each(|m| details.add_file(&m.uri));
        details.told.extend((self.kind == "call").then_some(Detail::Call));
        Record { speaker, time, kind: Some(kind), text, reactions, details, ..Record::default() }
    }
}
