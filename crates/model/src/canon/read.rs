//! The reading half of the canonical bytes.

use super::{ARRAY, BYTES, CanonError, FALSE, MAX_DEPTH, NEGATIVE, NULL, TEXT, TRUE, UNSIGNED};
use serde::de::{self, IntoDeserializer, Visitor};

pub(super) struct Reader<'de> {
    rest: &'de [u8],
    depth: u32,
    /// Whether the outermost record may have more fields than are asked for.
    open_end: bool,
}

impl<'de> Reader<'de> {
    pub fn new(bytes: &'de [u8]) -> Self {
        Reader { rest: bytes, depth: 0, open_end: false }
    }

    /// A reader of the first fields of a record.
    pub fn of_beginning(bytes: &'de [u8]) -> Self {
        Reader { open_end: true, ..Reader::new(bytes) }
    }

    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    fn peek(&self) -> Result<u8, CanonError> {
        self.rest.first().copied().ok_or(CanonError::Cut)
    }

    fn take(&mut self, n: u64) -> Result<&'de [u8], CanonError> {
        let n = usize::try_from(n).map_err(|_| CanonError::Cut)?;
        let (taken, rest) = self.rest.split_at_checked(n).ok_or(CanonError::Cut)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The major type and its number.
    fn head(&mut self) -> Result<(u8, u64), CanonError> {
        let first = self.take(1)?[0];
        let (major, short) = (first >> 5, first & 0x1f);
        if major > ARRAY {
            return Err(CanonError::Unsupported(first));
        }
        let number = match short {
            0..=23 => short.into(),
            24..=27 => self.take(1 << (short - 24))?.iter().fold(0u64, |n, b| n << 8 | u64::from(*b)),
            _ => return Err(CanonError::Unsupported(first)),
        };
        Ok((major, number))
    }

    /// Reads an array; in a record, fields missing at the end count as null.
    fn items<V: Visitor<'de>>(
        &mut self,
        count: u64,
        record: bool,
        visitor: V,
    ) -> Result<V::Value, CanonError> {
        // Every item takes a byte at least, so a count beyond the rest is a lie.
        if count > self.rest.len() as u64 {
            return Err(CanonError::Cut);
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(CanonError::TooDeep);
        }
        let open_end = std::mem::take(&mut self.open_end);
        let mut items = Items { reader: self, left: count, record };
        let value = visitor.visit_seq(&mut items)?;
        let left = items.left;
        self.depth -= 1;
        if left > 0 && !open_end {
            Err(CanonError::Shape("more fields than this version knows".into()))
        } else {
            Ok(value)
        }
    }
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = CanonError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CanonError> {
        match self.peek()? {
            FALSE | TRUE => visitor.visit_bool(self.take(1)?[0] == TRUE),
            NULL => {
                self.take(1)?;
                visitor.visit_none()
            }
            _ => match self.head()? {
                (UNSIGNED, n) => visitor.visit_u64(n),
                (NEGATIVE, n) => {
                    visitor.visit_i64(i64::try_from(n).map(|n| !n).map_err(|_| CanonError::NotCanonical)?)
                }
                (BYTES, n) => visitor.visit_bytes(self.take(n)?),
                (TEXT, n) => {
                    let text = std::str::from_utf8(self.take(n)?).map_err(|_| CanonError::NotCanonical)?;
                    visitor.visit_borrowed_str(text)
                }
                (_, n) => self.items(n, false, visitor),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CanonError> {
        if self.peek()? == NULL {
            self.take(1)?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, CanonError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, CanonError> {
        match self.head()? {
            (ARRAY, n) => self.items(n, true, visitor),
            _ => Err(CanonError::Shape("expected a record".into())),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, CanonError> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CanonError> {
        self.deserialize_tuple(fields.len(), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CanonError> {
        match self.head()? {
            (UNSIGNED, n) => {
                let index = u32::try_from(n).map_err(|_| CanonError::NotCanonical)?;
                visitor.visit_enum(IntoDeserializer::<CanonError>::into_deserializer(index))
            }
            (ARRAY, n) if n > 0 => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(CanonError::TooDeep);
                }
                let value = visitor.visit_enum(Variant { reader: self, fields: n - 1 })?;
                self.depth -= 1;
                Ok(value)
            }
            _ => Err(CanonError::Shape("expected a variant".into())),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        seq map identifier ignored_any
    }
}

struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    left: u64,
    record: bool,
}

impl<'de> de::SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = CanonError;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CanonError> {
        if self.left == 0 {
            return if self.record { seed.deserialize(Missing).map(Some) } else { Ok(None) };
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        usize::try_from(self.left).ok()
    }
}

/// Stands for a field that the writer left out because it was null.
struct Missing;

impl<'de> de::Deserializer<'de> for Missing {
    type Error = CanonError;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, CanonError> {
        Err(CanonError::Shape("a field is missing".into()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CanonError> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
    fields: u64,
}

impl<'a, 'de> de::EnumAccess<'de> for Variant<'a, 'de> {
    type Error = CanonError;
    type Variant = Self;

    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), CanonError> {
        let index = seed.deserialize(&mut *self.reader)?;
        Ok((index, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, 'de> {
    type Error = CanonError;

    fn unit_variant(self) -> Result<(), CanonError> {
        if self.fields == 0 {
            Err(CanonError::NotCanonical)
        } else {
            Err(CanonError::Shape("fields for a bare variant".into()))
        }
    }

    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, CanonError> {
        match self.fields {
            0 => seed.deserialize(Missing),
            1 => seed.deserialize(self.reader),
            _ => Err(CanonError::Shape("more fields than this version knows".into())),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, CanonError> {
        self.reader.items(self.fields, true, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CanonError> {
        self.reader.items(self.fields, true, visitor)
    }
}
