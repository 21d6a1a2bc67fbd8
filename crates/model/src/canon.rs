//! Canonical bytes: deterministic CBOR (RFC 8949 4.2.1) with arrays only.
//!
//! A struct is the array of its fields, an enum `[variant number, fields...]` or, without fields, the number alone.
//! `None` is null, and nulls at the end of a struct or variant are left out, so that a later optional field can be
//! appended without changing older bytes. Integers and lengths are the shortest; no maps, floats, tags or
//! indefinite lengths. The reader re-encodes what it read and refuses bytes that differ.

mod read;
mod write;

use serde::{Serialize, de::DeserializeOwned};

/// Why bytes are not canonical, or not the expected value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonError {
    /// The bytes end inside a value.
    #[error("the record ends too early")]
    Cut,
    /// Bytes follow the value.
    #[error("bytes follow the end of the record")]
    Trailing,
    /// The value is not written in its one canonical form.
    #[error("the record is not in canonical form")]
    NotCanonical,
    /// A kind of CBOR that this format doesn't use.
    #[error("the record holds a kind of value that the format doesn't have (first byte {0:#04x})")]
    Unsupported(u8),
    /// Nested deeper than any value of this format.
    #[error("the record is nested too deeply")]
    TooDeep,
    /// The shape differs from what is expected; the text names types only, never content.
    #[error("the record has another shape: {0}")]
    Shape(String),
}

impl serde::ser::Error for CanonError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        CanonError::Shape(message.to_string())
    }
}

impl serde::de::Error for CanonError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        CanonError::Shape(message.to_string())
    }

    // The default texts quote the value that was found, which may be personal content.
    fn invalid_value(_: serde::de::Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        CanonError::Shape(format!("expected {expected}"))
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        CanonError::Shape(format!("expected {expected}"))
    }
}

/// Writes a value as canonical bytes.
///
/// # Errors
/// `Shape` for a float, a map or another kind that the format doesn't have.
pub fn to_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonError> {
    let mut out = Vec::new();
    value.serialize(write::Writer { out: &mut out })?;
    Ok(out)
}

/// Writes a list of lists piece by piece, for what is too long to stand in the memory a second time: `each` gets the
/// bytes of `[first, [item, …]]` in their order.
///
/// # Errors
/// As [`to_bytes`].
pub fn in_pieces<A: Serialize, T: Serialize>(
    first: &A,
    items: impl ExactSizeIterator<Item = T>,
    mut each: impl FnMut(&[u8]),
) -> Result<(), CanonError> {
    let mut piece = Vec::new();
    write::head(&mut piece, ARRAY, 2);
    first.serialize(write::Writer { out: &mut piece })?;
    write::head(&mut piece, ARRAY, items.len() as u64);
    for item in items {
        item.serialize(write::Writer { out: &mut piece })?;
        if piece.len() >= PIECE {
            each(&piece);
            piece.clear();
        }
    }
    each(&piece);
    Ok(())
}

/// How large a piece is about, in bytes.
const PIECE: usize = 64 << 10;

/// Reads a value and requires that its bytes are the canonical ones.
///
/// # Errors
/// Any of [`CanonError`]; bytes that re-encode differently are `NotCanonical`.
pub fn from_bytes<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonError> {
    let mut reader = read::Reader::new(bytes);
    let value = T::deserialize(&mut reader)?;
    if !reader.is_at_end() {
        return Err(CanonError::Trailing);
    }
    if to_bytes(&value)? != bytes { Err(CanonError::NotCanonical) } else { Ok(value) }
}

/// Reads the first fields of a record that may have more of them, and of kinds that this version doesn't know.
///
/// # Errors
/// Any of [`CanonError`] but `NotCanonical` and `Trailing`: what follows isn't looked at.
pub fn beginning<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonError> {
    T::deserialize(&mut read::Reader::of_beginning(bytes))
}

const UNSIGNED: u8 = 0;
const NEGATIVE: u8 = 1;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const FALSE: u8 = 0xf4;
const TRUE: u8 = 0xf5;
const NULL: u8 = 0xf6;

/// Deeper than any type of the format nests, so that hostile bytes can't exhaust the stack.
const MAX_DEPTH: u32 = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
    enum Shape {
        Empty,
        One(u64),
        Two { a: i64, b: Option<String> },
        Pair(bool, Vec<u32>),
    }

    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    struct Old {
        a: u8,
    }

    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    struct New {
        a: u8,
        b: Option<u8>,
    }

    fn check(value: Shape, bytes: &[u8]) {
        assert_eq!(to_bytes(&value).unwrap(), bytes, "{value:?}");
        assert_eq!(from_bytes::<Shape>(bytes).unwrap(), value);
    }

    #[test]
    fn one_form_for_each_value() {
        check(Shape::Empty, &[0x00]);
        check(Shape::One(23), &[0x82, 0x01, 0x17]);
        check(Shape::One(24), &[0x82, 0x01, 0x18, 0x18]);
        check(Shape::One(u64::MAX), &[0x82, 1, 0x1b, 255, 255, 255, 255, 255, 255, 255, 255]);
        check(Shape::Two { a: -1, b: Some("é".into()) }, &[0x83, 2, 0x20, 0x62, 0xc3, 0xa9]);
        check(Shape::Two { a: -500, b: None }, &[0x82, 2, 0x39, 0x01, 0xf3]);
        check(Shape::Pair(true, vec![1, 256]), &[0x83, 3, 0xf5, 0x82, 1, 0x19, 1, 0]);
    }

    #[test]
    fn other_forms_are_refused() {
        for (bytes, why) in [
            (&[0x82u8, 0x01, 0x18, 0x17][..], CanonError::NotCanonical),
            (&[0x82, 0x01], CanonError::Cut),
            (&[0x00, 0x00], CanonError::Trailing),
            (&[0x83, 2, 0x20, 0xf6], CanonError::NotCanonical),
            (&[0x9f, 0x01, 0x17, 0xff], CanonError::Unsupported(0x9f)),
            (&[0xa0], CanonError::Unsupported(0xa0)),
            (&[0x82, 0x01, 0xf9, 0x3c, 0x00], CanonError::Unsupported(0xf9)),
        ] {
            assert_eq!(from_bytes::<Shape>(bytes).unwrap_err(), why, "{bytes:02x?}");
        }
        assert!(from_bytes::<Shape>(&[0x09]).is_err(), "an unknown variant");
        assert_eq!(
            from_bytes::<Vec<Vec<u8>>>(&[0x9b, 255, 255, 255, 255, 255, 255, 255, 255]),
            Err(CanonError::Cut)
        );
    }

    #[test]
    fn a_field_can_be_appended() {
        let old = to_bytes(&Old { a: 7 }).unwrap();
        assert_eq!(from_bytes::<New>(&old).unwrap(), New { a: 7, b: None });
        assert_eq!(to_bytes(&New { a: 7, b: None }).unwrap(), old);
        let new = to_bytes(&New { a: 7, b: Some(1) }).unwrap();
        assert!(from_bytes::<Old>(&new).is_err(), "an older reader refuses what it doesn't know");
    }

    #[test]
    fn a_message_never_quotes_content() {
        let bytes = to_bytes(&"CANARY").unwrap();
        let error = from_bytes::<u64>(&bytes).unwrap_err().to_string();
        assert!(!error.contains("CANARY"), "{error}");
    }
}
