//! Telegram's `result.json`: of one chat, or of a whole account, of which only picked chats are taken.
//!
//! What the account holds beside chats (phone, contacts, sessions) is never read into anything.

pub(crate) mod html;
mod message;

use crate::chat::Chat;
use crate::json::{self, BROKEN, ChatInFile};
use crate::{Draft, FormatError, Options};
use message::Message;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// A file of either layout.
#[derive(Deserialize)]
#[serde(bound = "M: DeserializeOwned", default)]
struct Account<M> {
    chats: List<M>,
    left_chats: List<M>,
}

#[derive(Deserialize)]
#[serde(bound = "M: DeserializeOwned", default)]
struct List<M> {
    list: Vec<Talk<M>>,
}

/// One chat.
#[derive(Deserialize)]
#[serde(bound = "M: DeserializeOwned", default)]
struct Talk<M> {
    #[serde(deserialize_with = "json::words")]
    name: String,
    #[serde(deserialize_with = "json::list")]
    messages: Vec<M>,
}

impl<M> Default for Account<M> {
    fn default() -> Account<M> {
        Account { chats: List::default(), left_chats: List::default() }
    }
}

impl<M> Default for List<M> {
    fn default() -> List<M> {
        List { list: Vec::new() }
    }
}

impl<M> Default for Talk<M> {
    fn default() -> Talk<M> {
        Talk { name: String::new(), messages: Vec::new() }
    }
}

fn account<M: DeserializeOwned>(text: &str) -> Result<Vec<Talk<M>>, FormatError> {
    let account: Account<M> = serde_json::from_str(text).map_err(|_| BROKEN)?;
    Ok(account.chats.list.into_iter().chain(account.left_chats.list).collect())
}

/// The chats of an account, in the order of the file.
pub(crate) fn chats(text: &str) -> Result<Vec<ChatInFile>, FormatError> {
    let talks = account::<IgnoredAny>(text)?;
    Ok(talks.into_iter().map(|t| ChatInFile { name: t.name, turns: t.messages.len() as u64 }).collect())
}

/// Reads the export of one chat.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let talk: Talk<Message> = serde_json::from_str(text).map_err(|_| BROKEN)?;
    draft(talk, options)
}

/// Reads the picked chats of an account, by their place in [`chats`]; without a choice only where there is just one.
pub(crate) fn read_account(
    text: &str,
    options: &Options,
    picked: Option<&[usize]>,
) -> Result<Vec<Draft>, FormatError> {
    let all = chats(text)?;
    let filled: Vec<usize> = (0..all.len()).filter(|i| all[*i].turns > 0).collect();
    let picked = match picked {
        Some(picked) => picked,
        None if filled.len() == 1 => &filled,
        None if filled.is_empty() => return Err(FormatError::Empty),
        None => return Err(FormatError::ManyChats { count: all.len() as u64 }),
    };
    let talks = account::<Message>(text)?.into_iter().enumerate().filter(|(i, _)| picked.contains(i));
    talks.map(|(_, talk)| draft(talk, options)).collect()
}

fn draft(talk: Talk<Message>, options: &Options) -> Result<Draft, FormatError> {
    if talk.messages.is_empty() {
        return Err(FormatError::Empty);
    }
    let mut chat = Chat::default();
    for message in talk.messages {
        let record = message.record(&mut chat);
        chat.add(record);
    }
    Ok(Draft { name: talk.name, ..chat.finish("telegram", options) })
}

#[cfg(test)]
mod tests;
