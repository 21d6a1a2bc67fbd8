//! What a record tells of turns beside their words, and the pictures that came with them.

use serde::{Deserialize, Serialize};
use std::fmt;

crate::worded! {
    /// Something that a record tells of a turn. A new one needs a new reader version.
    #[derive(Serialize, Deserialize)]
    Detail {
        /// A picture came with it.
        Picture = "picture",
        /// A film.
        Video = "video",
        /// A spoken message.
        Voice = "voice",
        /// Any other sound.
        Sound = "sound",
        /// A sticker.
        Sticker = "sticker",
        /// A short picture that moves.
        Gif = "gif",
        /// A document or any other file.
        File = "file",
        /// A place on a map.
        Location = "location",
        /// Somebody's card: name and numbers.
        Contact = "contact",
        /// A question with answers to choose from.
        Poll = "poll",
        /// A call, answered or missed.
        Call = "call",
        /// Something came with it, and the record doesn't say what.
        Media = "media",
        /// It came from another chat.
        Forwarded = "forwarded",
        /// Its writer changed it later.
        Edited = "edited",
        /// It could be looked at only once.
        Once = "once",
    }
}

/// What is told of the turns of one strand; turns of which nothing is told are left out.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Details {
    /// By the number of the turn, rising.
    pub turns: Vec<TurnDetails>,
}

/// What is told of one turn.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TurnDetails {
    /// The turn's number in its source.
    pub turn: u32,
    /// What the record tells, in its order; one thing twice where two came.
    pub told: Vec<Detail>,
    /// How many reactions it has.
    pub reactions: u32,
    /// Where it stands in a recording.
    pub stretch: Option<Stretch>,
}

impl TurnDetails {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty() && self.reactions == 0 && self.stretch.is_none()
    }
}

/// A part of a recording, in milliseconds from its begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Where it begins.
    pub from: u32,
    /// Where it ends, if that is known.
    pub to: Option<u32>,
}

impl fmt::Display for Stretch {
    /// `00:01:23`, or `00:01:23–00:01:25`: whole seconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |ms: u32| {
            let seconds = ms / 1000;
            format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        };
        f.write_str(&clock(self.from))?;
        self.to.map_or(Ok(()), |to| write!(f, "–{}", clock(to)))
    }
}

/// A picture that came with a turn: made anew from its pixels, so that nothing else of the file is left.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Picture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// A JPEG file.
    #[serde(with = "bytes")]
    pub jpeg: Vec<u8>,
}

mod bytes {
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<u8>, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Vec<u8>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        d.deserialize_bytes(Any)
    }
}

crate::redacted! { Details TurnDetails Picture }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_as_they_are_shown() {
        for (from, to, shown) in [
            (0, None, "00:00:00"),
            (83_999, None, "00:01:23"),
            (83_000, Some(85_500), "00:01:23–00:01:25"),
            (u32::MAX, None, "1193:02:47"),
        ] {
            assert_eq!(Stretch { from, to }.to_string(), shown);
        }
    }
}
