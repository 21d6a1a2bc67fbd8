//! One message of Telegram's JSON.

use crate::DraftDetails;
use crate::chat::{Chat, Record, base_name, joined, mark};
use crate::json::{self, given, list, number, present, universal, words};
use crate::turns_csv::iso;
use model::payload::Detail;
use model::source::TurnKind;
use model::time::LocalTime;
use serde::{Deserialize, Deserializer, de::IgnoredAny};

/// The fields that are read; versions of the program leave out what they don't know.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Message {
    #[serde(deserialize_with = "number")]
    id: Option<i64>,
    #[serde(rename = "type", deserialize_with = "words")]
    kind: String,
    #[serde(deserialize_with = "words")]
    date: String,
    #[serde(deserialize_with = "number")]
    date_unixtime: Option<i64>,
    #[serde(deserialize_with = "words")]
    edited: String,
    #[serde(deserialize_with = "words")]
    from: String,
    #[serde(deserialize_with = "words")]
    from_id: String,
    #[serde(deserialize_with = "words")]
    actor: String,
    #[serde(deserialize_with = "words")]
    actor_id: String,
    #[serde(deserialize_with = "words")]
    action: String,
    members: Option<Vec<Option<String>>>,
    #[serde(deserialize_with = "words")]
    discard_reason: String,
    #[serde(deserialize_with = "parts")]
    text: String,
    #[serde(deserialize_with = "number")]
    reply_to_message_id: Option<i64>,
    #[serde(deserialize_with = "present")]
    reply_to_peer_id: bool,
    #[serde(deserialize_with = "present")]
    forwarded_from: bool,
    #[serde(deserialize_with = "present")]
    forwarded_from_id: bool,
    #[serde(deserialize_with = "given")]
    photo: Option<String>,
    #[serde(deserialize_with = "present")]
    self_destruct_period_seconds: bool,
    #[serde(deserialize_with = "words")]
    file: String,
    #[serde(deserialize_with = "words")]
    file_name: String,
    #[serde(deserialize_with = "words")]
    media_type: String,
    #[serde(deserialize_with = "words")]
    sticker_emoji: String,
    #[serde(deserialize_with = "number")]
    duration_seconds: Option<i64>,
    #[serde(deserialize_with = "present")]
    contact_information: bool,
    location_information: Option<Location>,
    #[serde(deserialize_with = "words")]
    place_name: String,
    poll: Option<Poll>,
    #[serde(deserialize_with = "list")]
    reactions: Vec<Reaction>,
}

#[derive(Deserialize)]
struct Location {
    latitude: f64,
    longitude: f64,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Poll {
    #[serde(deserialize_with = "parts")]
    question: String,
    #[serde(deserialize_with = "list")]
    answers: Vec<Answer>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Answer {
    #[serde(deserialize_with = "parts")]
    text: String,
    #[serde(deserialize_with = "number")]
    voters: Option<i64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Reaction {
    #[serde(deserialize_with = "number")]
    count: Option<i64>,
}

/// Deeds that are calls.
const CALLS: &[&str] = &["phone_call", "group_call"];

/// What Telegram's word for a kind of media means.
fn media(word: &str) -> Detail {
    match word {
        "sticker" => Detail::Sticker,
        "voice_message" => Detail::Voice,
        "video_message" | "video_file" => Detail::Video,
        "animation" => Detail::Gif,
        "audio_file" => Detail::Sound,
        _ => Detail::Media,
    }
}

impl json::Message for Message {
    fn record(self, chat: &mut Chat) -> Record {
        let time = self.time();
        let reactions = self.reactions.iter().map(|r| r.count.unwrap_or(1).max(0) as u64).sum();
        if self.kind == "service" {
            let (kind, text) = (Some(TurnKind::System), self.deed());
            let is_call = CALLS.contains(&self.action.as_str());
            let details = DraftDetails::of(is_call.then_some(Detail::Call).into_iter().collect());
            return Record { id: self.id, time, kind, text, reactions, details, ..Record::default() };
        }
        let name = if self.from.is_empty() { &self.from_id } else { &self.from };
        let key = if self.from_id.is_empty() { &self.from } else { &self.from_id };
        let speaker = (!name.is_empty()).then(|| chat.speaker(key, name));
        let answers = self.reply_to_message_id.filter(|_| !self.reply_to_peer_id);
        let (kind, text) = self.body();
        let details = self.details();
        Record { id: self.id, speaker, time, kind: Some(kind), text, answers, reactions, details }
    }
}

impl Message {
    /// The local time, with its zone where the universal one is given too; else the universal one.
    fn time(&self) -> Option<LocalTime> {
        let universal = self.date_unixtime.and_then(universal);
        let Some(local) = iso::parse(&self.date) else { return universal };
        let offset = universal.map(|u| local.seconds - u.seconds);
        let zone = offset.filter(|o| o % 900 == 0 && o.abs() <= 18 * 3600).map(|o| (o / 60) as i16);
        Some(LocalTime { zone: zone.or(local.zone), ..local })
    }

    /// What the program tells of somebody's deed: who, which, and what belongs to it.
    fn deed(&self) -> String {
        let who = if self.actor.is_empty() { &self.actor_id } else { &self.actor };
        let members = self.members.iter().flatten().flatten().cloned().collect::<Vec<_>>().join(", ");
        let lasted = self.duration_seconds.map(|s| format!("{s} s")).unwrap_or_default();
        let all = [who, &self.action, &members, &lasted, &self.discard_reason, &self.text];
        all.into_iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    }

    fn is_forwarded(&self) -> bool {
        self.forwarded_from || self.forwarded_from_id
    }

    fn is_edited(&self) -> bool {
        !self.edited.is_empty() && self.edited.as_str() >= self.date.as_str()
    }

    /// What came with the message and how.
    fn details(&self) -> DraftDetails {
        let mut details = DraftDetails::default();
        match (self.media_type.as_str(), &self.photo) {
            _ if self.poll.is_some() => details.add(Detail::Poll, ""),
            _ if self.location_information.is_some() => details.add(Detail::Location, ""),
            ("", _) if self.contact_information => details.add(Detail::Contact, ""),
            ("", Some(path)) => details.add(Detail::Picture, if path.starts_with('(') { "" } else { path }),
            ("", None) if !self.file.is_empty() => match self.named() {
                "" => details.add(Detail::File, ""),
                name => details.add_file(if self.file.starts_with('(') { name } else { &self.file }),
            },
            ("", None) => {}
            (word, _) => details.add(media(word), ""),
        }
        let marks = [
            (self.self_destruct_period_seconds, Detail::Once),
            (self.is_forwarded(), Detail::Forwarded),
            (self.is_edited(), Detail::Edited),
        ];
        details.told.extend(marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, kind)| kind));
        details
    }

    fn body(&self) -> (TurnKind, String) {
        let forwarded = if self.is_forwarded() { "<forwarded>" } else { Default::default() };
        if let Some(poll) = &self.poll {
            return (TurnKind::Words, joined(&[forwarded, "<poll>", &poll.text(), &self.text]));
        }
        let media = self.media();
        let text = joined(&[forwarded, &media, &self.text]);
        let kind = match () {
            () if !media.is_empty() => TurnKind::Media,
            () if self.text.is_empty() => TurnKind::Unknown,
            () if self.is_edited() => TurnKind::Edited,
            () => TurnKind::Words,
        };
        (kind, text)
    }

    /// The mark for what comes with the words; empty where nothing does.
    fn media(&self) -> String {
        let lasts = self.duration_seconds.map(|s| format!("{s} s")).unwrap_or_default();
        if let Some(Location { latitude, longitude }) = self.location_information {
            let place = format!("{} {latitude}, {longitude}", self.place_name);
            return mark("location", place.trim());
        }
        match self.media_type.as_str() {
            "" if self.contact_information => mark("contact", ""),
            "" if self.photo.is_some() => mark("photo", ""),
            "" if !self.file.is_empty() => mark("file", self.named()),
            "" => String::new(),
            "sticker" => mark("sticker", &self.sticker_emoji),
            other => mark(other, &lasts),
        }
    }

    /// The name of a file, where the export gives one.
    fn named(&self) -> &str {
        match self.file_name.as_str() {
            "" if self.file.starts_with('(') => "",
            "" => base_name(&self.file),
            name => name,
        }
    }
}

impl Poll {
    fn text(&self) -> String {
        let answers = self.answers.iter().map(|a| match a.voters {
            Some(voters) => format!("\n- {} ({voters})", a.text),
            None => format!("\n- {}", a.text),
        });
        format!("{}{}", self.question, answers.collect::<String>())
    }
}

/// A text, or its parts with their looks, which are put together as they stand.
fn parts<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Text {
        Plain(String),
        Parts(Vec<Piece>),
        Whole(Marked),
        Other(IgnoredAny),
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Piece {
        Plain(String),
        Marked(Marked),
        Other(IgnoredAny),
    }
    #[derive(Deserialize)]
    struct Marked {
        text: String,
    }
    let piece = |piece| match piece {
        Piece::Plain(text) | Piece::Marked(Marked { text }) => text,
        Piece::Other(IgnoredAny) => String::new(),
    };
    Ok(match Text::deserialize(value)? {
        Text::Plain(text) | Text::Whole(Marked { text }) => text,
        Text::Parts(pieces) => pieces.into_iter().map(piece).collect(),
        Text::Other(IgnoredAny) => String::new(),
    })
}
