//! Chats of Messenger and Instagram, as Meta's "download your information" gives them: `message_1.json` and its
//! sequels, newest message first, every text as UTF-8 that was written as if it were Latin-1.

pub(crate) mod encrypted;
mod repair;

use crate::chat::{Chat, Record, base_name, joined, mark};
use crate::json::{BROKEN, Folding, folded, list, number, present, universal, words};
use crate::{Draft, DraftDetails, FormatError, Options};
use model::payload::Detail;
use model::source::TurnKind;
use repair::repaired;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    #[serde(deserialize_with = "words")]
    title: String,
    #[serde(deserialize_with = "folded")]
    messages: Messages,
}

/// The messages of one file, newest first or oldest first.
#[derive(Default)]
pub(crate) struct Messages {
    /// Those who write; the records' speakers are theirs.
    names: Chat,
    /// Records with their times in milliseconds.
    records: Vec<(Option<i64>, Record)>,
}

impl Folding for Messages {
    type Message = Message;

    fn take(&mut self, message: Message) {
        let at = message.timestamp_ms;
        let record = message.record(&mut self.names);
        self.records.push((at, record));
    }
}

/// What names a thread.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Thread {
    #[serde(deserialize_with = "words")]
    thread_path: String,
    #[serde(deserialize_with = "words")]
    title: String,
}

/// What all files of one chat have in common.
pub(crate) fn thread(text: &str) -> String {
    let thread: Thread = serde_json::from_str(text).unwrap_or_default();
    if thread.thread_path.is_empty() { thread.title } else { thread.thread_path }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Message {
    #[serde(deserialize_with = "words")]
    sender_name: String,
    #[serde(deserialize_with = "number")]
    timestamp_ms: Option<i64>,
    #[serde(deserialize_with = "words")]
    content: String,
    #[serde(rename = "type", deserialize_with = "words")]
    kind: String,
    #[serde(deserialize_with = "list")]
    photos: Vec<Attachment>,
    #[serde(deserialize_with = "list")]
    videos: Vec<Attachment>,
    #[serde(deserialize_with = "list")]
    audio_files: Vec<Attachment>,
    #[serde(deserialize_with = "list")]
    gifs: Vec<Attachment>,
    #[serde(deserialize_with = "list")]
    files: Vec<Attachment>,
    #[serde(deserialize_with = "present")]
    sticker: bool,
    share: Option<Share>,
    #[serde(deserialize_with = "list")]
    reactions: Vec<serde::de::IgnoredAny>,
    #[serde(deserialize_with = "number")]
    call_duration: Option<i64>,
    is_unsent: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attachment {
    #[serde(deserialize_with = "words")]
    uri: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Share {
    #[serde(deserialize_with = "words")]
    link: String,
    #[serde(deserialize_with = "words")]
    share_text: String,
}

/// What Instagram writes as a message when somebody reacts to one: how it begins, and what stands in it.
const REACTED: &[(&str, &str)] = &[
    ("Reacted ", " to your message"),
    ("Liked a message", ""),
    ("Menanggapi ", " pesan Anda"),
    ("Menyukai pesan", ""),
];

/// Reads the files of one chat, in any order.
pub(crate) fn read(files: &[&str], options: &Options) -> Result<Draft, FormatError> {
    let (mut title, mut all) = (String::new(), Vec::new());
    for text in files {
        let file: File = serde_json::from_str(text).map_err(|_| BROKEN)?;
        title = repaired(file.title);
        all.push(file.messages);
    }
    let chat = in_order(all);
    if chat.is_empty() {
        return Err(FormatError::Empty);
    }
    Ok(Draft { name: title, ..chat.finish("meta", options) })
}

/// The messages of some files from old to new; those of one moment in the order in which they were sent.
fn in_order(files: Vec<Messages>) -> Chat {
    let mut all = Vec::new();
    let mut names = Vec::new();
    for (file, Messages { names: writers, mut records }) in files.into_iter().enumerate() {
        if let [(first, _), .., (last, _)] = &records[..]
            && first >= last
        {
            records.reverse();
        }
        all.extend(records.into_iter().map(|(at, record)| (at.unwrap_or_default(), file, record)));
        names.push(writers.names());
    }
    all.sort_by_key(|(at, ..)| *at);
    let mut chat = Chat::default();
    for (_, file, record) in all {
        let name = record.speaker.and_then(|s| names[file].get(s as usize));
        let speaker = name.map(|name| chat.speaker(name, name));
        chat.add(Record { speaker, ..record });
    }
    chat
}

impl Message {
    /// What came with the message.
    fn details(&self) -> DraftDetails {
        let mut details = DraftDetails::default();
        let known = [
            (Detail::Picture, &self.photos),
            (Detail::Video, &self.videos),
            (Detail::Voice, &self.audio_files),
            (Detail::Gif, &self.gifs),
        ];
        for (kind, media) in known {
            media.iter().for_each(|file| details.add(kind, &repaired(file.uri.clone())));
        }
        self.files.iter().for_each(|file| details.add_file(&file.uri));
        details.told.extend(self.sticker.then_some(Detail::Sticker));
        details
    }

    fn record(self, chat: &mut Chat) -> Record {
        let is_call = self.call_duration.is_some() || self.kind == "Call";
        let details = if is_call { DraftDetails::of(vec![Detail::Call]) } else { self.details() };
        let name = repaired(self.sender_name);
        let content = repaired(self.content);
        let time = self.timestamp_ms.and_then(|ms| universal(ms.div_euclid(1000)));
        let reactions = self.reactions.len() as u64;
        let record = Record { time, reactions, details, ..Record::default() };
        let is_deed = is_call
            || matches!(self.kind.as_str(), "Subscribe" | "Unsubscribe")
            || REACTED.iter().any(|(begin, within)| content.starts_with(begin) && content.contains(within));
        if is_deed {
            let lasted = self.call_duration.map(|s| format!(" · {s} s")).unwrap_or_default();
            let text = format!("{name} · {content}{lasted}");
            return Record { kind: Some(TurnKind::System), text, ..record };
        }
        let speaker = (!name.is_empty()).then(|| chat.speaker(&name, &name));
        if self.is_unsent == Some(true) {
            return Record { speaker, kind: Some(TurnKind::Deleted), text: mark("unsent", ""), ..record };
        }
        let named = |kind: &'static str, media: &[Attachment]| {
            let name = |a: &Attachment| {
                if kind == "file" { repaired(base_name(&a.uri).to_owned()) } else { String::new() }
            };
            media.iter().map(|a| mark(kind, &name(a))).collect::<Vec<_>>()
        };
        let mut marks = [
            named("photo", &self.photos),
            named("video", &self.videos),
            named("audio", &self.audio_files),
            named("gif", &self.gifs),
            named("file", &self.files),
        ]
        .concat();
        marks.extend(self.sticker.then(|| mark("sticker", "")));
        let share = self.share.unwrap_or_default();
        let shared = repaired(share.share_text);
        let link = if content.contains(&share.link) { "" } else { &share.link };
        let text = joined(&[&marks.join("\n"), &content, &shared, link]);
        let kind = match () {
            () if !marks.is_empty() => TurnKind::Media,
            () if text.is_empty() => TurnKind::Unknown,
            () => TurnKind::Words,
        };
        Record { speaker, kind: Some(kind), text, ..record }
    }
}

#[cfg(test)]
mod tests;
