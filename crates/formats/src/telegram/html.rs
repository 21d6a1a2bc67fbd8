//! Telegram's `messages.html` and its sequels: the machine-made page of one chat.
//!
//! A message without a name is said by whoever said the one before, also across files.

use crate::chat::{Chat, Record, joined, mark};
use crate::html::tokens::{Tag, Token, Tokens};
use crate::{Draft, DraftDetails, FormatError, Options};
use model::payload::Detail;
use model::source::TurnKind;
use model::time::{LocalTime, Precision};

/// Whether a page is one of Telegram's.
pub(crate) fn looks_like(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(64 << 10)).unwrap_or(text);
    head.contains("class=\"message service\"") || head.contains("class=\"message default clearfix")
}

/// Reads the pages of one chat, in their order.
///
/// # Errors
/// [`FormatError::Empty`] where no page has a message.
pub(crate) fn read(pages: &[&str], options: &Options) -> Result<Draft, FormatError> {
    let mut page = Page::default();
    for text in pages {
        for token in Tokens::of(text) {
            match token {
                Token::Open(tag) => page.open(&tag),
                Token::Close(name) => page.close(&name),
                Token::Text(text) => page.text(&text),
            }
        }
        page.end_message();
        page.depth = 0;
    }
    let draft = page.chat.finish("telegram", options);
    if draft.turns.is_empty() {
        return Err(FormatError::Empty);
    }
    Ok(Draft { name: page.title.trim().to_owned(), ..draft })
}

/// The title of a page, which all pages of a chat have.
pub(crate) fn title(text: &str) -> String {
    let mut page = Page::default();
    for token in Tokens::of(text) {
        match token {
            Token::Open(tag) => page.open(&tag),
            Token::Close(name) => page.close(&name),
            Token::Text(text) => page.text(&text),
        }
        if page.now.is_some() {
            break;
        }
    }
    page.title.trim().to_owned()
}

/// Classes of elements whose text is no words of the message.
const SILENT: &[&str] = &["date", "reply_to", "signature", "initials", "reactions"];

/// Classes of what comes with a message.
const MEDIA: &[(&str, Detail)] = &[
    ("photo_wrap", Detail::Picture),
    ("media_photo", Detail::Picture),
    ("video_file_wrap", Detail::Video),
    ("media_video", Detail::Video),
    ("animated_wrap", Detail::Gif),
    ("media_animation", Detail::Gif),
    ("sticker_wrap", Detail::Sticker),
    ("media_voice_message", Detail::Voice),
    ("media_audio_file", Detail::Sound),
    ("media_location", Detail::Location),
    ("media_live_location", Detail::Location),
    ("media_venue", Detail::Location),
    ("media_contact", Detail::Contact),
    ("media_poll", Detail::Poll),
    ("media_call", Detail::Call),
    ("media_file", Detail::File),
];

/// What a piece of text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Words,
    Media,
    Service,
    Title,
    Nothing,
}

/// A message while it is read.
#[derive(Default)]
struct Message {
    id: Option<i64>,
    is_service: bool,
    joined: bool,
    time: Option<LocalTime>,
    name: String,
    words: String,
    media: Option<String>,
    forwarded: bool,
    answers: Option<i64>,
    reactions: u64,
    details: DraftDetails,
}

#[derive(Default)]
struct Page {
    chat: Chat,
    title: String,
    now: Option<Message>,
    /// Elements that are open, and the parts that began at some of them. Only divisions count, since the page has no
    /// others that hold one.
    depth: usize,
    parts: Vec<(usize, Part)>,
    speaker: Option<u32>,
}

impl Page {
    fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            "br" => self.text_of_part("\n"),
            "a" => {
                self.link(tag);
                self.told(tag);
            }
            "div" => self.division(tag),
            _ => {}
        }
    }

    fn division(&mut self, tag: &Tag) {
        self.depth += 1;
        if tag.has_class("message") && (tag.has_class("service") || tag.has_class("default")) {
            self.end_message();
            let id = tag.value("id").and_then(|id| id.strip_prefix("message")?.parse().ok());
            self.parts.clear();
            let (is_service, joined) = (tag.has_class("service"), tag.has_class("joined"));
            self.now = Some(Message { id, is_service, joined, ..Message::default() });
            return;
        }
        let Some(now) = &mut self.now else {
            if tag.has_class("text") && tag.has_class("bold") && self.title.is_empty() {
                self.parts.push((self.depth, Part::Title));
            }
            return;
        };
        if tag.has_class("date") {
            now.time = now.time.or(tag.value("title").and_then(|t| stamp(&t)));
        }
        now.reactions += u64::from(tag.has_class("reaction"));
        now.forwarded |= tag.has_class("forwarded");
        told(now, tag);
        let is_poll = tag.has_class("media_poll");
        if is_poll {
            now.media = Some("poll".to_owned());
        } else if tag.has_class("media_wrap") {
            now.media.get_or_insert_default();
        } else if now.media.as_deref() == Some("poll") {
            now.words.push('\n');
        }
        let part = match () {
            () if SILENT.iter().any(|class| tag.has_class(class)) => Part::Nothing,
            () if now.is_service && tag.has_class("details") => Part::Service,
            () if tag.has_class("from_name") && now.forwarded => Part::Nothing,
            () if tag.has_class("from_name") => Part::Name,
            () if is_poll => Part::Words,
            () if tag.has_class("title") && now.media.as_deref() == Some("") => Part::Media,
            () if tag.has_class("text") => Part::Words,
            () => return,
        };
        self.parts.push((self.depth, part));
    }

    /// What a link says came with the message.
    fn told(&mut self, tag: &Tag) {
        if let Some(now) = &mut self.now {
            told(now, tag);
        }
    }

    /// A link to the message that is answered, or a photo without a title.
    fn link(&mut self, tag: &Tag) {
        let Some(now) = &mut self.now else { return };
        let is_reply = self.parts.last().is_some_and(|(_, part)| *part == Part::Nothing);
        if is_reply && let Some(id) = tag.value("href").and_then(|href| reply_id(&href)) {
            now.answers = now.answers.or(Some(id));
        }
        let kinds = ["photo", "video", "animated", "sticker", "voice_message", "video_message", "file"];
        let named = kinds
            .iter()
            .find(|kind| tag.has_class(&format!("{kind}_wrap")) || tag.has_class(&format!("media_{kind}")));
        if let (Some(kind), Some("")) = (named, now.media.as_deref()) {
            now.media = Some((*kind).to_owned());
        }
    }

    fn close(&mut self, name: &str) {
        if name != "div" {
            return;
        }
        while self.parts.last().is_some_and(|(depth, _)| *depth >= self.depth) {
            self.parts.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, text: &str) {
        self.text_of_part(text.trim_matches(['\n', '\r']));
    }

    fn text_of_part(&mut self, text: &str) {
        let part = self.parts.last().map_or(Part::Nothing, |(_, part)| *part);
        match (part, &mut self.now) {
            (Part::Title, _) => self.title.push_str(text),
            (Part::Name, Some(now)) => now.name.push_str(text),
            (Part::Words | Part::Service, Some(now)) => now.words.push_str(text),
            (Part::Media, Some(now)) => now.media.get_or_insert_default().push_str(text),
            _ => {}
        }
    }

    fn end_message(&mut self) {
        let Some(message) = self.now.take() else { return };
        self.parts.clear();
        if message.is_service {
            let (text, kind) = (message.words.trim().to_owned(), Some(TurnKind::System));
            if !text.is_empty() {
                self.chat.add(Record { id: message.id, time: message.time, kind, text, ..Record::default() });
            }
            return;
        }
        let name = message.name.trim();
        if !name.is_empty() {
            self.speaker = Some(self.chat.speaker(name, name));
        } else if !message.joined {
            self.speaker = None;
        }
        let media = message.media.as_deref().map(|what| mark(or_media(what.trim()), "")).unwrap_or_default();
        let forwarded = if message.forwarded { "<forwarded>" } else { "" };
        let words = tidy(&message.words);
        let mut details = message.details;
        details.told.extend(message.forwarded.then_some(Detail::Forwarded));
        let is_poll = message.media.as_deref() == Some("poll");
        let kind = match () {
            () if !media.is_empty() && !is_poll => TurnKind::Media,
            () if words.is_empty() && media.is_empty() => TurnKind::Unknown,
            () => TurnKind::Words,
        };
        self.chat.add(Record {
            id: message.id,
            speaker: self.speaker,
            time: message.time,
            kind: Some(kind),
            text: joined(&[forwarded, &media, &words]),
            answers: message.answers,
            reactions: message.reactions,
            details,
        });
    }
}

/// Adds what an element's classes say came with a message, and the name of a picture. Of one thing the outer element
/// and the inner one tell alike.
fn told(message: &mut Message, tag: &Tag) {
    let Some((_, kind)) = MEDIA.iter().find(|(class, _)| tag.has_class(class)) else { return };
    if !message.details.told.contains(kind) {
        message.details.add(*kind, &tag.value("href").unwrap_or_default());
    }
}

fn or_media(what: &str) -> &str {
    if what.is_empty() { "media" } else { what }
}

/// The words without the blanks that the page has around every line.
fn tidy(words: &str) -> String {
    let lines = words.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n");
    lines.trim_matches('\n').trim().to_owned()
}

/// The number in `#go_to_message7`.
fn reply_id(href: &str) -> Option<i64> {
    href.rsplit_once("#go_to_message")?.1.parse().ok()
}

/// `03.10.2025 12:34:18 UTC+03:00`; older ones have no zone.
fn stamp(title: &str) -> Option<LocalTime> {
    let (date, rest) = title.trim().split_once(' ')?;
    let mut date = date.split('.').map(|n| n.parse::<u32>().ok());
    let (day, month, year) = (date.next()??, date.next()??, date.next()??);
    let (clock, zone) = rest.split_once(' ').map_or((rest, None), |(clock, zone)| (clock, Some(zone)));
    let mut clock = clock.split(':').map(|n| n.parse::<u32>().ok());
    let (hour, minute) = (clock.next()??, clock.next()??);
    let second = clock.next().flatten();
    let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
    let year = i32::try_from(year).ok()?;
    let time = LocalTime::new((year, month, day), (hour, minute, second.unwrap_or(0)), precision)?;
    Some(LocalTime { zone: zone.and_then(offset), ..time })
}

/// Minutes east of UTC: `UTC`, `UTC+03:00`.
fn offset(zone: &str) -> Option<i16> {
    let rest = zone.strip_prefix("UTC")?;
    if rest.is_empty() {
        return Some(0);
    }
    let (sign, rest) = rest.split_at_checked(1)?;
    let (hours, minutes) = rest.split_once(':')?;
    let total = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    let total = (0..=18 * 60).contains(&total).then_some(total)?;
    Some(if sign == "-" { -total } else { total })
}

#[cfg(test)]
mod tests;
