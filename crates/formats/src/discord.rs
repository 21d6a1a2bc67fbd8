//! A channel of Discord as DiscordChatExporter writes it to JSON.

use crate::chat::{Chat, Record, base_name, joined, mark};
use crate::json::{self, BROKEN, Folded, folded, list, number, words};
use crate::turns_csv::iso;
use crate::{Draft, DraftDetails, FormatError, Options};
use model::payload::Detail;
use model::source::TurnKind;
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    channel: Named,
    #[serde(deserialize_with = "folded")]
    messages: Folded<Message>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Message {
    #[serde(deserialize_with = "number")]
    id: Option<i64>,
    #[serde(rename = "type", deserialize_with = "words")]
    kind: String,
    #[serde(deserialize_with = "words")]
    timestamp: String,
    timestamp_edited: Option<IgnoredAny>,
    author: Author,
    #[serde(flatten)]
    body: Body,
    reference: Option<Reference>,
    forwarded_message: Option<Body>,
    #[serde(deserialize_with = "list")]
    reactions: Vec<Reaction>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Body {
    #[serde(deserialize_with = "words")]
    content: String,
    #[serde(deserialize_with = "list")]
    attachments: Vec<Attachment>,
    #[serde(deserialize_with = "list")]
    stickers: Vec<Named>,
    #[serde(deserialize_with = "list")]
    embeds: Vec<IgnoredAny>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Author {
    #[serde(deserialize_with = "words")]
    id: String,
    #[serde(deserialize_with = "words")]
    name: String,
    #[serde(deserialize_with = "words")]
    nickname: String,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Attachment {
    #[serde(deserialize_with = "words")]
    file_name: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Named {
    #[serde(deserialize_with = "words")]
    name: String,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Reference {
    #[serde(deserialize_with = "number")]
    message_id: Option<i64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Reaction {
    #[serde(deserialize_with = "number")]
    count: Option<i64>,
}

/// Kinds of messages that somebody wrote, by name or number; all others the program wrote.
const WRITTEN: &[&str] =
    &["Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "0", "19", "20", "23", ""];

/// Kinds of messages about calls, by name or number.
const CALLS: &[&str] = &["Call", "3"];

/// Reads a channel.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let file: File = serde_json::from_str(text).map_err(|_| BROKEN)?;
    let chat = file.messages.chat;
    if chat.is_empty() {
        return Err(FormatError::Empty);
    }
    Ok(Draft { name: file.channel.name, ..chat.finish("discord", options) })
}

impl json::Message for Message {
    fn record(self, chat: &mut Chat) -> Record {
        let Author { id, name, nickname } = &self.author;
        let name = if nickname.is_empty() { name } else { nickname };
        let time = iso::parse(&self.timestamp);
        let reactions = self.reactions.iter().map(|r| r.count.unwrap_or(1).max(0) as u64).sum();
        let answers = self.reference.as_ref().and_then(|r| r.message_id);
        let details = self.details();
        let record = Record { id: self.id, time, answers, reactions, details, ..Record::default() };
        if !WRITTEN.contains(&self.kind.as_str()) {
            let text = format!("{name} · {}", self.body.content);
            return Record { kind: Some(TurnKind::System), text, ..record };
        }
        let key = if id.is_empty() { name } else { id };
        let speaker = (!name.is_empty()).then(|| chat.speaker(key, name));
        let forwarded = self.forwarded_message.as_ref().map(|b| (b.marks(), &b.content));
        let marks = self.body.marks();
        let text = match &forwarded {
            Some((their, words)) => joined(&[&marks, &self.body.content, "<forwarded>", their, words]),
            None => joined(&[&marks, &self.body.content]),
        };
        let is_media = !marks.is_empty() || forwarded.is_some_and(|(marks, _)| !marks.is_empty());
        let kind = match () {
            () if is_media => TurnKind::Media,
            () if text.is_empty() => TurnKind::Unknown,
            () if self.timestamp_edited.is_some() => TurnKind::Edited,
            () => TurnKind::Words,
        };
        Record { speaker, kind: Some(kind), text, ..record }
    }
}

impl Message {
    /// What came with the message and how.
    fn details(&self) -> DraftDetails {
        let mut details = DraftDetails::default();
        for body in [Some(&self.body), self.forwarded_message.as_ref()].into_iter().flatten() {
            body.attachments.iter().for_each(|file| details.add_file(&file.file_name));
            details.told.extend(body.stickers.iter().map(|_| Detail::Sticker));
        }
        let marks = [
            (CALLS.contains(&self.kind.as_str()), Detail::Call),
            (self.forwarded_message.is_some(), Detail::Forwarded),
            (self.timestamp_edited.is_some(), Detail::Edited),
        ];
        details.told.extend(marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, kind)| kind));
        details
    }
}

impl Body {
    /// The marks of what comes with the words. An embed counts only where there are none: it shows a link again.
    fn marks(&self) -> String {
        let files = self.attachments.iter().map(|a| mark("file", base_name(&a.file_name)));
        let stickers = self.stickers.iter().map(|s| mark("sticker", &s.name));
        let mut all: Vec<String> = files.chain(stickers).collect();
        if all.is_empty() && self.content.is_empty() && !self.embeds.is_empty() {
            all.push(mark("embed", ""));
        }
        all.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_files_forwards_and_edits() {
        let text = r#"{"guild":{},"channel":{"name":"pasar"},"messages":[
            {"id":"1","type":"Default","timestamp":"2024-01-02T10:00:00.5+08:00","content":"kain?",
             "author":{"id":"7","name":"ani","nickname":"Ani"},"reactions":[{"count":2}]},
            {"id":"2","type":"Reply","timestamp":"2024-01-02T10:01:00+08:00","timestampEdited":"2024-01-02T10:02:00+08:00",
             "content":"ada","author":{"id":"8","name":"beni"},"reference":{"messageId":"1"}},
            {"id":"3","type":"Default","timestamp":"2024-01-02T10:03:00+08:00","content":"ini",
             "author":{"id":"8","name":"beni"},"attachments":[{"fileName":"kain.jpg"}],"stickers":[{"name":"senyum"}]},
            {"id":"4","type":"Default","timestamp":"2024-01-02T10:04:00+08:00","content":"",
             "author":{"id":"9","name":"beni"},"forwardedMessage":{"content":"harga turun"}},
            {"id":"5","type":"ChannelPinnedMessage","timestamp":"2024-01-02T10:05:00+08:00","content":"Pinned a message.",
             "author":{"id":"7","name":"ani","nickname":"Ani"}}]}"#;
        let draft = read(text, &Options::default()).unwrap();
        let turns: Vec<_> =
            draft.turns.iter().map(|t| (t.speaker, t.kind, t.text.as_str(), t.responds_to)).collect();
        use TurnKind::*;
        assert_eq!(
            turns,
            [
                (Some(0), Words, "kain?", None),
                (Some(1), Edited, "ada", Some(0)),
                (Some(1), Media, "<file kain.jpg>\n<sticker senyum>\nini", None),
                (Some(2), Words, "<forwarded>\nharga turun", None),
                (None, System, "Ani · Pinned a message.", None),
            ]
        );
        let names: Vec<_> = draft.speakers.iter().map(|s| s.name.as_str()).collect();
        assert_eq!((draft.name.as_str(), names), ("pasar", vec!["Ani", "beni", "beni (2)"]));
        assert_eq!(draft.turns[0].time.unwrap().to_string(), "2024-01-02T10:00:00+08:00");
        assert_eq!(draft.warnings[0].code, "warn-reactions-left-out");
    }
}
