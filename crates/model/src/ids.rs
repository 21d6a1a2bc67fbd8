//! Identities: 16 random bytes, one type each; 32-byte hashes where the content is the identity.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! byte_ids {
    ($($(#[$doc:meta])* $name:ident: $len:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// The first eight hexadecimal digits: enough to tell a few apart on a screen.
            pub fn short(&self) -> String {
                hex(&self.0[..4])
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex(&self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            /// Reads all its hexadecimal digits, as `Display` writes them.
            fn from_str(digits: &str) -> Result<$name, ()> {
                let bytes = from_hex(digits).ok_or(())?;
                bytes.try_into().map($name).map_err(|_| ())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.short())
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_bytes(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                d.deserialize_bytes(FixedBytes::<$len>).map($name)
            }
        }
    )*};
}

byte_ids! {
    /// A study.
    StudyId: 16;
    /// A coder: a person who codes.
    CoderId: 16;
    /// A role that speakers have (seller, buyer).
    RoleId: 16;
    /// A person: an informant or an other party.
    PersonId: 16;
    /// A source: conversation, interview, observation, document.
    SourceId: 16;
    /// A speaker of one source; also the id of the strand that holds this speaker's words.
    SpeakerId: 16;
    /// A code of the codebook.
    CodeId: 16;
    /// A coding: a code at a place.
    CodingId: 16;
    /// A typed arrow between two places.
    LinkId: 16;
    /// A note on anything.
    MemoId: 16;
    /// A research question.
    QuestionId: 16;
    /// A theme: what codes and memos together say.
    ThemeId: 16;
    /// A turn in another language.
    RenderingId: 16;
    /// A saved view of the results.
    ViewId: 16;
    /// A record about people: a referral, a contact, a copy that somebody holds.
    RecordId: 16;
    /// A place that could lead to somebody.
    MentionId: 16;
    /// A mark of risk, which hides what it stands on.
    MarkId: 16;
    /// A file of search rules as it was when it ran.
    RuleSetId: 16;
    /// A replica: BLAKE3 of its public key.
    ReplicaId: 32;
    /// A batch: the hash of its canonical bytes.
    BatchId: 32;
    /// A payload: the hash of its sealed bytes.
    PayloadId: 32;
    /// A commitment to a strand's or person's key.
    KeyCommitment: 32;
    /// A keyed fingerprint of an imported file.
    Fingerprint: 32;
    /// An Ed25519 public key.
    PublicKey: 32;
    /// An Ed25519 signature.
    Signature: 64;
}

struct FixedBytes<const N: usize>;

impl<const N: usize> serde::de::Visitor<'_> for FixedBytes<N> {
    type Value = [u8; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} bytes")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<[u8; N], E> {
        bytes.try_into().map_err(|_| E::invalid_length(bytes.len(), &self))
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Reads hexadecimal digits; `None` when a character is none or the number of digits is odd.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(|p| (p[0] * 16 + p[1]) as u8).collect())
}
