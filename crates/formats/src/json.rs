//! Chats that come as JSON: which program wrote them, and the values that programs write in several ways.

mod folded;
mod probe;

use crate::{Draft, FormatError, Options, discord, meta, telegram};
use model::time::{LocalTime, Precision};
use serde::{Deserialize, Deserializer, de::IgnoredAny};

pub(crate) use folded::{Counted, Folded, Folding, Message, folded};
pub(crate) use probe::{Program, program};

/// What can't be read as JSON, or not as that of the program that it seems to be from.
pub(crate) const BROKEN: FormatError = FormatError::Broken { part: "JSON" };

/// A chat of several that a file holds.
#[derive(Clone, PartialEq, Eq)]
pub struct ChatInFile {
    /// Its name in the file.
    pub name: String,
    /// How many messages it has.
    pub turns: u64,
}

model::redacted! { ChatInFile }

/// Whether it begins as JSON with fields or records does.
pub(crate) fn looks_like(text: &str) -> bool {
    let begin = text.trim_start();
    let inner = begin.strip_prefix(['{', '[']).map(str::trim_start).unwrap_or_default();
    inner.starts_with(if begin.starts_with('{') { ['"', '}'] } else { ['{', ']'] })
}

/// The chats of a file that holds a whole account; empty where it is one chat.
pub(crate) fn chats(text: &str) -> Result<Vec<ChatInFile>, FormatError> {
    match program(text)? {
        Program::TelegramAccount => telegram::chats(text),
        _ => Ok(Vec::new()),
    }
}

/// Reads a chat, or the picked ones of an account.
pub(crate) fn read(
    text: &str,
    options: &Options,
    picked: Option<&[usize]>,
) -> Result<Vec<Draft>, FormatError> {
    let one = |draft: Draft| vec![draft];
    match program(text)? {
        Program::Telegram => telegram::read(text, options).map(one),
        Program::TelegramAccount => telegram::read_account(text, options, picked),
        Program::Meta => meta::read(&[text], options).map(one),
        Program::MetaEncrypted => meta::encrypted::read(text, options).map(one),
        Program::Discord => discord::read(text, options).map(one),
        Program::Unknown => Err(FormatError::Binary),
    }
}

/// A point in time as universal wall time.
pub(crate) fn universal(seconds: i64) -> Option<LocalTime> {
    (-62_135_596_800..=253_402_300_799).contains(&seconds).then_some(LocalTime {
        seconds,
        precision: Precision::Second,
        zone: Some(0),
    })
}

/// A number or a text that some versions write for one another; `None` for anything else.
pub(crate) fn number<'de, D: Deserializer<'de>>(value: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(i64),
        Text(String),
        Other(IgnoredAny),
    }
    Ok(match Either::deserialize(value)? {
        Either::Number(number) => Some(number),
        Either::Text(text) => text.parse().ok(),
        Either::Other(IgnoredAny) => None,
    })
}

/// A text, or a number as text; empty for anything else.
pub(crate) fn words<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Number(i64),
        Other(IgnoredAny),
    }
    Ok(match Either::deserialize(value)? {
        Either::Text(text) => text,
        Either::Number(number) => number.to_string(),
        Either::Other(IgnoredAny) => String::new(),
    })
}

/// Whether something stands there that isn't null.
pub(crate) fn present<'de, D: Deserializer<'de>>(value: D) -> Result<bool, D::Error> {
    Ok(Option::<IgnoredAny>::deserialize(value)?.is_some())
}

/// A text that may be missing; what is no text and not null counts as an empty one.
pub(crate) fn given<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Other(IgnoredAny),
    }
    Ok(Option::<Either>::deserialize(value)?.map(|either| match either {
        Either::Text(text) => text,
        Either::Other(IgnoredAny) => String::new(),
    }))
}

/// A list, also where null is written for an empty one.
pub(crate) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(value: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::<Vec<T>>::deserialize(value)?.unwrap_or_default())
}
