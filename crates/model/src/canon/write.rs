//! The writing half of the canonical bytes.

use super::{ARRAY, BYTES, CanonError, FALSE, NEGATIVE, NULL, TEXT, TRUE, UNSIGNED};
use serde::ser::{self, Serialize};

pub(super) struct Writer<'a> {
    pub out: &'a mut Vec<u8>,
}

pub(super) fn head(out: &mut Vec<u8>, major: u8, n: u64) {
    let top = major << 5;
    match n {
        0..=23 => out.push(top | n as u8),
        24..=0xff => out.extend([top | 24, n as u8]),
        0x100..=0xffff => {
            out.push(top | 25);
            out.extend((n as u16).to_be_bytes());
        }
        0x1_0000..=0xffff_ffff => {
            out.push(top | 26);
            out.extend((n as u32).to_be_bytes());
        }
        _ => {
            out.push(top | 27);
            out.extend(n.to_be_bytes());
        }
    }
}

fn unsupported<T>(what: &str) -> Result<T, CanonError> {
    Err(CanonError::Shape(format!("the format has no {what}")))
}

/// Items with the head that says how many there are; `record` drops the nulls at the end.
pub(super) struct Items<'a> {
    out: &'a mut Vec<u8>,
    /// Where the head begins, and where it ends: it is written for `told` items, and put right at the end.
    head: (usize, usize),
    told: u64,
    count: u64,
    /// Where the last item that isn't null ends, and how many there are up to it.
    kept: (usize, u64),
    record: bool,
}

impl<'a> Items<'a> {
    fn new(out: &'a mut Vec<u8>, told: Option<usize>, record: bool) -> Self {
        let (start, told) = (out.len(), told.unwrap_or(0) as u64);
        head(out, ARRAY, told);
        let end = out.len();
        Items { out, head: (start, end), told, count: 0, kept: (end, 0), record }
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonError> {
        let start = self.out.len();
        value.serialize(Writer { out: &mut *self.out })?;
        self.count += 1;
        if self.out[start..] != [NULL] {
            self.kept = (self.out.len(), self.count);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), CanonError> {
        if self.record {
            self.out.truncate(self.kept.0);
            self.count = self.kept.1;
        }
        if self.count != self.told {
            let mut right = Vec::new();
            head(&mut right, ARRAY, self.count);
            self.out.splice(self.head.0..self.head.1, right);
        }
        Ok(())
    }
}

impl<'a> ser::Serializer for Writer<'a> {
    type Ok = ();
    type Error = CanonError;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Items<'a>;
    type SerializeMap = ser::Impossible<(), CanonError>;
    type SerializeStruct = Items<'a>;
    type SerializeStructVariant = Items<'a>;

    fn serialize_bool(self, v: bool) -> Result<(), CanonError> {
        self.out.push(if v { TRUE } else { FALSE });
        Ok(())
    }

    fn serialize_i8(self, v: i8) -> Result<(), CanonError> {
        self.serialize_i64(v.into())
    }

    fn serialize_i16(self, v: i16) -> Result<(), CanonError> {
        self.serialize_i64(v.into())
    }

    fn serialize_i32(self, v: i32) -> Result<(), CanonError> {
        self.serialize_i64(v.into())
    }

    fn serialize_i64(self, v: i64) -> Result<(), CanonError> {
        if v < 0 {
            head(self.out, NEGATIVE, !(v as u64))
        } else {
            head(self.out, UNSIGNED, v as u64)
        }
        Ok(())
    }

    fn serialize_u8(self, v: u8) -> Result<(), CanonError> {
        self.serialize_u64(v.into())
    }

    fn serialize_u16(self, v: u16) -> Result<(), CanonError> {
        self.serialize_u64(v.into())
    }

    fn serialize_u32(self, v: u32) -> Result<(), CanonError> {
        self.serialize_u64(v.into())
    }

    fn serialize_u64(self, v: u64) -> Result<(), CanonError> {
        head(self.out, UNSIGNED, v);
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Result<(), CanonError> {
        unsupported("floating point")
    }

    fn serialize_f64(self, _: f64) -> Result<(), CanonError> {
        unsupported("floating point")
    }

    fn serialize_char(self, _: char) -> Result<(), CanonError> {
        unsupported("single character")
    }

    fn serialize_str(self, v: &str) -> Result<(), CanonError> {
        head(self.out, TEXT, v.len() as u64);
        self.out.extend(v.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, v: &[u8]) -> Result<(), CanonError> {
        head(self.out, BYTES, v.len() as u64);
        self.out.extend(v);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), CanonError> {
        self.out.push(NULL);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CanonError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), CanonError> {
        unsupported("unit")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CanonError> {
        unsupported("unit")
    }

    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Result<(), CanonError> {
        self.serialize_u32(index)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), CanonError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), CanonError> {
        let mut items = Items::new(self.out, Some(2), true);
        items.push(&index)?;
        items.push(value)?;
        items.finish()
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Items<'a>, CanonError> {
        Ok(Items::new(self.out, len, false))
    }

    fn serialize_tuple(self, len: usize) -> Result<Items<'a>, CanonError> {
        Ok(Items::new(self.out, Some(len), true))
    }

    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Items<'a>, CanonError> {
        Ok(Items::new(self.out, Some(len), true))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        len: usize,
    ) -> Result<Items<'a>, CanonError> {
        let mut items = Items::new(self.out, Some(len + 1), true);
        items.push(&index)?;
        Ok(items)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, CanonError> {
        unsupported("map")
    }

    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Items<'a>, CanonError> {
        Ok(Items::new(self.out, Some(len), true))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Items<'a>, CanonError> {
        self.serialize_tuple_variant(name, index, variant, len)
    }
}

macro_rules! sequences {
    ($($trait:ident::$method:ident($($key:ty)?);)*) => {$(
        impl ser::$trait for Items<'_> {
            type Ok = ();
            type Error = CanonError;

            fn $method<T: Serialize + ?Sized>(&mut self, $(_: $key,)? value: &T) -> Result<(), CanonError> {
                self.push(value)
            }

            fn end(self) -> Result<(), CanonError> {
                self.finish()
            }
        }
    )*};
}

sequences! {
    SerializeSeq::serialize_element();
    SerializeTuple::serialize_element();
    SerializeTupleStruct::serialize_field();
    SerializeTupleVariant::serialize_field();
    SerializeStruct::serialize_field(&'static str);
    SerializeStructVariant::serialize_field(&'static str);
}
