//! Tells by the names of fields which program wrote a JSON file; no value is kept.

use super::BROKEN;
use crate::FormatError;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What wrote a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Program {
    /// One chat of Telegram.
    Telegram,
    /// All that Telegram has of an account.
    TelegramAccount,
    /// Messenger or Instagram.
    Meta,
    /// The end-to-end encrypted chats of Messenger.
    MetaEncrypted,
    /// A channel of Discord, as DiscordChatExporter writes it.
    Discord,
    /// JSON of something else.
    Unknown,
}

/// The field names that tell; a message is one byte each.
#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    chats: Option<IgnoredAny>,
    left_chats: Option<IgnoredAny>,
    personal_information: Option<IgnoredAny>,
    channel: Option<IgnoredAny>,
    messages: Vec<Message>,
    participants: Option<IgnoredAny>,
    #[serde(rename = "threadName")]
    thread_name: Option<IgnoredAny>,
    #[serde(rename = "type")]
    kind: Option<IgnoredAny>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Message {
    sender_name: Option<IgnoredAny>,
    timestamp_ms: Option<IgnoredAny>,
    #[serde(rename = "senderName")]
    sender: Option<IgnoredAny>,
    from: Option<IgnoredAny>,
    actor: Option<IgnoredAny>,
    date: Option<IgnoredAny>,
    date_unixtime: Option<IgnoredAny>,
    author: Option<IgnoredAny>,
}

/// The program that wrote a file.
///
/// # Errors
/// [`FormatError::Broken`] where it is no JSON, or is nested too deep.
pub(crate) fn program(text: &str) -> Result<Program, FormatError> {
    if text.trim_start().starts_with('[') {
        serde_json::from_str::<IgnoredAny>(text).map_err(|_| BROKEN)?;
        return Ok(Program::Unknown);
    }
    let file = match serde_json::from_str::<File>(text) {
        Ok(file) => file,
        Err(error) if error.is_data() => return Ok(Program::Unknown),
        Err(_) => return Err(BROKEN),
    };
    let any = |test: fn(&Message) -> bool| file.messages.iter().take(50).any(test);
    Ok(match () {
        () if file.chats.is_some() || file.left_chats.is_some() || file.personal_information.is_some() => {
            Program::TelegramAccount
        }
        () if file.channel.is_some() && (file.messages.is_empty() || any(|m| m.author.is_some())) => {
            Program::Discord
        }
        () if any(|m| m.sender_name.is_some() || m.timestamp_ms.is_some()) => Program::Meta,
        () if file.thread_name.is_some() || any(|m| m.sender.is_some()) => Program::MetaEncrypted,
        () if any(|m| {
            m.from.is_some() || m.actor.is_some() || m.date.is_some() || m.date_unixtime.is_some()
        }) =>
        {
            Program::Telegram
        }
        () if file.kind.is_some() && file.participants.is_none() && file.messages.is_empty() => {
            Program::Unknown
        }
        () => Program::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_by_their_fields() {
        use Program::*;
        for (text, expected) in [
            (r#"{"chats":{"list":[]}}"#, TelegramAccount),
            (r#"{"personal_information":{}}"#, TelegramAccount),
            (r#"{"name":"x","messages":[{"from":"a","date":"d"}]}"#, Telegram),
            (r#"{"messages":[{"sender_name":"a","timestamp_ms":1}]}"#, Meta),
            (r#"{"threadName":"x","messages":[{"senderName":"a"}]}"#, MetaEncrypted),
            (r#"{"channel":{},"messages":[{"author":{}}]}"#, Discord),
            (r#"{"channel":{},"messages":[]}"#, Discord),
            (r#"{"codes":[]}"#, Unknown),
            (r#"{"messages":5}"#, Unknown),
            ("[]", Unknown),
            ("{}", Unknown),
        ] {
            assert_eq!(program(text), Ok(expected), "{text}");
        }
        for text in ["{", "[{", r#"{"chats":"#, r#"{"messages":[{"from":"a""#] {
            assert_eq!(program(text), Err(BROKEN), "{text}");
        }
        let deep = format!("{{\"a\":{}", "[".repeat(100_000));
        assert_eq!(program(&deep), Err(BROKEN));
    }
}
