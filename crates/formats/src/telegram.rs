//! Telegram's `result.json`: of one chat, or of a whole account, of which only picked chats are taken.
//!
//! What the account holds beside chats (phone, contacts, sessions) is never read into anything.

pub(crate) mod html;
mod message;

use crate::json::{self, BROKEN, ChatInFile, Counted, Folded, Folding, folded};
use crate::{Draft, FormatError, Options};
use message::Message;
use serde::Deserialize;

/// A file of either layout, whose messages are taken up in some way.
#[derive(Deserialize)]
#[serde(bound = "F: Folding", default)]
struct Account<F> {
    chats: List<F>,
    left_chats: List<F>,
}

#[derive(Deserialize)]
#[serde(bound = "F: Folding", default)]
struct List<F> {
    list: Vec<Talk<F>>,
}

/// One chat.
#[derive(Deserialize, Default)]
#[serde(bound = "F: Folding", default)]
struct Talk<F> {
    #[serde(deserialize_with = "json::words")]
    name: String,
    #[serde(deserialize_with = "folded")]
    messages: F,
}

impl<F> Default for Account<F> {
    fn default() -> Account<F> {
        Account { chats: List::default(), left_chats: List::default() }
    }
}

impl<F> Default for List<F> {
    fn default() -> List<F> {
        List { list: Vec::new() }
    }
}

fn account<F: Folding>(text: &str) -> Result<Vec<Talk<F>>, FormatError> {
    let account: Account<F> = serde_json::from_str(text).map_err(|_| BROKEN)?;
    Ok(account.chats.list.into_iter().chain(account.left_chats.list).collect())
}

/// The chats of an account, in the order of the file.
pub(crate) fn chats(text: &str) -> Result<Vec<ChatInFile>, FormatError> {
    let talks = account::<Counted>(text)?;
    Ok(talks.into_iter().map(|t| ChatInFile { name: t.name, turns: t.messages.0 }).collect())
}

/// Reads the export of one chat.
pub(crate) fn read(text: &str, options: &Options) -> Result<Draft, FormatError> {
    let talk: Talk<Folded<Message>> = serde_json::from_str(text).map_err(|_| BROKEN)?;
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
    let talks = account::<Folded<Message>>(text)?.into_iter().enumerate().filter(|(i, _)| picked.contains(i));
    talks.map(|(_, talk)| draft(talk, options)).collect()
}

fn draft(talk: Talk<Folded<Message>>, options: &Options) -> Result<Draft, FormatError> {
    let chat = talk.messages.chat;
    if chat.is_empty() {
        return Err(FormatError::Empty);
    }
    Ok(Draft { name: talk.name, ..chat.finish("telegram", options) })
}

#[cfg(test)]
mod tests;
