//! Lists of messages that are read one by one, so that a file of a million of them isn't in memory as such.

use crate::chat::{Chat, Record};
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// A message that becomes a record.
pub(crate) trait Message: for<'de> Deserialize<'de> {
    /// The record of the message; a speaker whom the chat doesn't know yet is added.
    fn record(self, chat: &mut Chat) -> Record;
}

/// A list that is taken up message by message.
pub(crate) trait Folding: Default {
    /// The messages of the list.
    type Message: for<'de> Deserialize<'de>;

    /// Takes up the next one.
    fn take(&mut self, message: Self::Message);
}

/// A chat, made of a list of messages in their order.
pub(crate) struct Folded<M> {
    pub(crate) chat: Chat,
    of: PhantomData<M>,
}

impl<M> Default for Folded<M> {
    fn default() -> Folded<M> {
        Folded { chat: Chat::default(), of: PhantomData }
    }
}

impl<M: Message> Folding for Folded<M> {
    type Message = M;

    fn take(&mut self, message: M) {
        let record = message.record(&mut self.chat);
        self.chat.add(record);
    }
}

/// How many messages a list has.
#[derive(Default)]
pub(crate) struct Counted(pub(crate) u64);

impl Folding for Counted {
    type Message = IgnoredAny;

    fn take(&mut self, _: IgnoredAny) {
        self.0 += 1;
    }
}

/// Reads a list; null is an empty one.
pub(crate) fn folded<'de, D: Deserializer<'de>, F: Folding>(value: D) -> Result<F, D::Error> {
    value.deserialize_any(Taking(PhantomData))
}

struct Taking<F>(PhantomData<F>);

impl<'de, F: Folding> Visitor<'de> for Taking<F> {
    type Value = F;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a list of messages")
    }

    fn visit_unit<E>(self) -> Result<F, E> {
        Ok(F::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<F, A::Error> {
        let mut all = F::default();
        while let Some(message) = list.next_element()? {
            all.take(message);
        }
        Ok(all)
    }
}
