//! What must be refused, and for which reason the code does it.

use super::canonical::Lists;
use super::content::SEEDS;
use super::hex;
use super::rows::{Rows, id, public_key, study};
use super::*;
use crate::keys::Key;
use crate::pen;
use crate::seal::{self, Binding};
use model::Decimal;
use model::batch::{self, At, BatchError, Body, Cause};
use model::canon::{self, CanonError};
use model::event::{Change, Decision, Event};
use model::ids::*;
use model::payload::{PayloadKind, SourceFacts};
use serde::de::DeserializeOwned;

/// All of them, each after it was refused for its own reason.
pub fn all(rows: &Rows) -> Vec<Reject> {
    let mut all = Vec::new();
    for (kind, what, hex, reason) in values() {
        all.push(refused(kind, what, &bytes(&hex), &CanonError::from(reason)));
    }
    all.extend(bodies());
    all.extend(frames());
    all.extend(boxes(rows));
    all
}

/// Offers bytes as what they claim to be.
pub fn offer(kind: &str, bytes: &[u8]) -> Result<(), BatchError> {
    fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<(), BatchError> {
        Ok(canon::from_bytes::<T>(bytes).map(drop)?)
    }
    match kind {
        "unsigned integer" => read::<u64>(bytes),
        "integer" => read::<i64>(bytes),
        "text" => read::<String>(bytes),
        "list of unsigned integers" => read::<Vec<u64>>(bytes),
        "lists in lists" => read::<Lists>(bytes),
        "study id" => read::<StudyId>(bytes),
        "record of an unsigned integer and an optional one" => read::<(u64, Option<u64>)>(bytes),
        "source facts" => read::<SourceFacts>(bytes),
        "decimal" => read::<Decimal>(bytes),
        "decision" => read::<Decision>(bytes),
        "change" => read::<Change>(bytes),
        "event" => read::<Event>(bytes),
        "row of a batch" => batch::from_row(bytes).map(drop),
        "compressed content" => match seal::decompress(bytes) {
            Some(_) => Ok(()),
            None => Err(CanonError::Cut.into()),
        },
        other => panic!("offered as {other}?"),
    }
}

/// Why a value is refused.
enum Why {
    Canonical,
    Cut,
    Trailing,
    Unsupported(u8),
    Deep,
    Shape(&'static str),
}

impl From<Why> for CanonError {
    fn from(why: Why) -> CanonError {
        match why {
            Why::Canonical => CanonError::NotCanonical,
            Why::Cut => CanonError::Cut,
            Why::Trailing => CanonError::Trailing,
            Why::Unsupported(first) => CanonError::Unsupported(first),
            Why::Deep => CanonError::TooDeep,
            Why::Shape(text) => CanonError::Shape(text.into()),
        }
    }
}

fn values() -> Vec<(&'static str, &'static str, String, Why)> {
    use Why::*;
    let (unsigned, list, text, study) = ("unsigned integer", "list of unsigned integers", "text", "study id");
    let (record, facts) = ("record of an unsigned integer and an optional one", "source facts");
    let (id, more) = (hex(id::<16>(1)), "more fields than this version knows");
    let simple = [
        (unsigned, "23 in two bytes", "1817", Canonical),
        (unsigned, "255 in three bytes", "1900ff", Canonical),
        (unsigned, "65535 in five bytes", "1a0000ffff", Canonical),
        (unsigned, "2^32 - 1 in nine bytes", "1b00000000ffffffff", Canonical),
        (unsigned, "no bytes", "", Cut),
        (unsigned, "cut after the first byte", "18", Cut),
        (unsigned, "trailing bytes", "0000", Trailing),
        (unsigned, "a length that CBOR reserves", "1c", Unsupported(0x1c)),
        (unsigned, "an indefinite integer", "1f", Unsupported(0x1f)),
        (unsigned, "a tag", "c100", Unsupported(0xc1)),
        (unsigned, "a bignum", "c24101", Unsupported(0xc2)),
        (unsigned, "a half float", "f93c00", Unsupported(0xf9)),
        (unsigned, "a float", "fa3f800000", Unsupported(0xfa)),
        (unsigned, "a double", "fb3ff0000000000000", Unsupported(0xfb)),
        (unsigned, "undefined", "f7", Unsupported(0xf7)),
        (unsigned, "another simple value", "f0", Unsupported(0xf0)),
        (unsigned, "a simple value of two bytes", "f820", Unsupported(0xf8)),
        (unsigned, "a break", "ff", Unsupported(0xff)),
        (unsigned, "a map", "a0", Unsupported(0xa0)),
        (unsigned, "an indefinite map", "bfff", Unsupported(0xbf)),
        (unsigned, "a negative integer", "20", Shape("expected u64")),
        (unsigned, "null where nothing is optional", "f6", Shape("expected u64")),
        ("integer", "-24 in two bytes", "3817", Canonical),
        ("integer", "-2^63 - 1", "3b8000000000000000", Canonical),
        ("integer", "2^63", "1b8000000000000000", Shape("expected i64")),
        (text, "a length that isn't the shortest", "780161", Canonical),
        (text, "an indefinite text", "7f6161ff", Unsupported(0x7f)),
        (text, "no UTF-8", "62c328", Canonical),
        (text, "a surrogate in UTF-8", "63eda080", Canonical),
        (text, "bytes for a text", "4161", Canonical),
        (text, "cut", "6261", Cut),
        (list, "a length that isn't the shortest", "980100", Canonical),
        (list, "an indefinite list", "9f01ff", Unsupported(0x9f)),
        (list, "more items than there are bytes", "9bffffffffffffffff", Cut),
        (list, "fewer items than it says", "8201", Cut),
        (list, "a null for an item", "81f6", Shape("expected u64")),
        (list, "an item that isn't the shortest", "811801", Canonical),
        (record, "a null at the end", "8201f6", Canonical),
        (record, "too many fields", "83010203", Shape(more)),
        (record, "a null after the last field", "830102f6", Shape(more)),
        (record, "a field is missing", "80", Shape("a field is missing")),
        (record, "no record", "01", Shape("expected a record")),
        (facts, "a null at the end", "836161617af6", Canonical),
        (facts, "too many fields", "846161617a82000000", Shape(more)),
        (facts, "a null before a missing field", "82f6617a", Shape("expected a string")),
        ("decimal", "10 x 10^0 for 1 x 10^1", "820a00", Shape("a number in its one form")),
        ("decimal", "0 x 10^1 for 0", "820001", Shape("a number in its one form")),
        ("decimal", "an exponent beyond 127", "82011880", Shape("expected i8")),
        ("decimal", "no exponent", "8101", Shape("a field is missing")),
        ("decision", "a variant that isn't there", "03", Shape("expected variant index 0 <= i < 3")),
        ("decision", "a variant without fields as a list", "8100", Canonical),
        ("decision", "a variant with fields as a number", "01", Shape("expected newtype variant")),
        ("decision", "an empty list", "80", Shape("expected a variant")),
    ];
    let mut all: Vec<_> = simple.map(|(kind, what, hex, why)| (kind, what, hex.to_owned(), why)).into();
    all.extend([
        ("lists in lists", "65 deep", format!("{}80", "81".repeat(64)), Deep),
        (study, "15 bytes", format!("4f{}", &id[2..]), Shape("invalid length 15, expected 16 bytes")),
        (study, "17 bytes", format!("51{id}00"), Shape("invalid length 17, expected 16 bytes")),
        (study, "a text", format!("70{}", "61".repeat(16)), Shape("expected 16 bytes")),
        (study, "a list of its bytes", format!("90{}", "00".repeat(16)), Shape("expected 16 bytes")),
        (study, "a length that isn't the shortest", format!("5810{id}"), Canonical),
        ("decision", "a number of a variant that isn't the shortest", format!("82180150{id}"), Canonical),
        ("decision", "too many fields", format!("830150{id}00"), Shape(more)),
        ("change", "a null at the end", format!("830350{id}f6"), Canonical),
        ("change", "too many fields", format!("840350{id}f6f6"), Shape(more)),
        (
            "event",
            "a variant that isn't there",
            format!("821150{id}"),
            // Version 1 had 17 events; in version 2 that number has one more field. So it is with the next two.
            Shape("a field is missing"),
        ),
        (
            "event",
            "a variant that isn't there in version 2",
            format!("821450{id}"),
            Shape("a field is missing"),
        ),
        (
            "change",
            "a variant that isn't there in version 2",
            format!("82181e50{id}"),
            Shape("a field is missing"),
        ),
        (
            "event",
            "a variant that isn't there in version 3",
            format!("82181950{id}"),
            Shape("a field is missing"),
        ),
        (
            "change",
            "a variant that isn't there in version 3",
            format!("82182650{id}"),
            Shape("expected variant index 0 <= i < 38"),
        ),
        (
            "event",
            "a variant that isn't there in version 4",
            format!("82181b50{id}"),
            Shape("expected variant index 0 <= i < 27"),
        ),
    ]);
    all
}

fn refused(kind: &str, what: &str, bytes: &[u8], why: &CanonError) -> Reject {
    refused_as(kind, what, bytes, &BatchError::Canon(why.clone()))
}

fn refused_as(kind: &str, what: &str, bytes: &[u8], why: &BatchError) -> Reject {
    assert_eq!(offer(kind, bytes).as_ref(), Err(why), "{kind}: {what}");
    Reject { what: what.into(), offered_as: kind.into(), key: None, associated_data: None, bytes: hex(bytes) }
}

/// Rows whose body or frame is wrong.
fn bodies() -> Vec<Reject> {
    let kind = "row of a batch";
    let body = |parents: &[u8]| Body {
        reader: 1,
        study: study(),
        replica: public_key(SEEDS[0]).replica(),
        seq: 0,
        lamport: 1,
        parents: parents.iter().map(|first| BatchId(id(*first))).collect(),
        at: At { millis: 0, offset: 0 },
        coder: None,
        cause: Cause::Command,
        events: vec![],
    };
    let row = |body: &[u8]| batch::row_bytes(body, Signature(id(0x70))).unwrap();
    let right = canon::to_bytes(&body(&[3, 4])).unwrap();
    assert!(offer(kind, &row(&right)).is_ok());
    let changed = |from: usize, to: usize, with: &[u8]| row(&[&right[..from], with, &right[to..]].concat());
    let unsorted = |parents: &[u8]| row(&canon::to_bytes(&body(parents)).unwrap());
    let whole = row(&right);
    let canonical = &CanonError::NotCanonical;
    let short = [&[0x82][..], &whole[1..whole.len() - 66], &[0x58, 0x3f], &id::<63>(0x70)].concat();
    let more = CanonError::Shape("more fields than this version knows".into());
    vec![
        refused_as(kind, "parents that don't rise", &unsorted(&[4, 3]), &BatchError::Parents),
        refused_as(kind, "a parent twice", &unsorted(&[3, 3]), &BatchError::Parents),
        refused(
            kind,
            "a body whose first number isn't the shortest",
            &changed(1, 2, &[0x18, 0x01]),
            canonical,
        ),
        refused(
            kind,
            "a body with trailing bytes",
            &row(&[&right[..], &[0]].concat()),
            &CanonError::Trailing,
        ),
        refused(kind, "a body with a field too many", &row(&[&[0x8b], &right[1..], &[0]].concat()), &more),
        refused(
            kind,
            "a body with an indefinite list",
            &row(&[&[0x9f], &right[1..], &[0xff]].concat()),
            &CanonError::Unsupported(0x9f),
        ),
        refused(
            kind,
            "a signature of 63 bytes",
            &short,
            &CanonError::Shape("invalid length 63, expected 64 bytes".into()),
        ),
        refused(
            kind,
            "no signature",
            &[&[0x81], &whole[1..whole.len() - 66]].concat(),
            &CanonError::Shape("a field is missing".into()),
        ),
        refused(kind, "a third field", &[&[0x83], &whole[1..], &[0]].concat(), &more),
    ]
}

/// Frames that can't be opened, or open to more than 64 MiB.
fn frames() -> Vec<Reject> {
    let largest = 64u32 << 20;
    let frame = |length: u32| {
        let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0xa0];
        frame.extend(length.to_le_bytes());
        let mut left = length;
        while left > 0 {
            let block = left.min(128 << 10);
            left -= block;
            // A block that repeats one byte.
            frame.extend(&(block << 3 | 1 << 1 | u32::from(left == 0)).to_le_bytes()[..3]);
            frame.push(0);
        }
        frame
    };
    let kind = "compressed content";
    let opened = seal::decompress(&frame(largest)).map(|content| content.len());
    assert_eq!(opened, Some(largest as usize), "so much is read");
    vec![
        refused(kind, "no frame", b"words", &CanonError::Cut),
        refused(kind, "a frame that is cut", &frame(300)[..10], &CanonError::Cut),
        refused(
            kind,
            "a frame that opens to one byte more than 64 MiB",
            &frame(largest + 1),
            &CanonError::Cut,
        ),
    ]
}

/// Boxes that are damaged, of another version, or not where they belong.
fn boxes(rows: &Rows) -> Vec<Reject> {
    let memo = rows.payloads.iter().find(|p| p.kind == PayloadKind::Memo as u32).unwrap();
    let key = Key(fixed(&memo.sealed.key));
    let owners: Vec<[u8; 16]> = memo.owners.iter().map(|o| fixed(o)).collect();
    let ids = |all: &[[u8; 16]]| all.iter().map(|o| seal::Id(o.to_vec())).collect::<Vec<_>>();
    let turned: Vec<[u8; 16]> = owners.iter().rev().copied().collect();
    let binding =
        |table, kind, generation, all: &[[u8; 16]]| Binding::new(table, study(), kind, generation, ids(all));
    let kind = PayloadKind::Memo as u32;
    let right = || binding("payload", kind, pen::FIRST_GENERATION, &owners);
    let sealed = bytes(&memo.sealed.sealed);
    assert!(seal::open(&key, &right(), &sealed).is_some());
    let reject = |what: &str, key: &Key, binding: &Binding<'_>, sealed: &[u8]| {
        assert!(seal::open(key, binding, sealed).is_none(), "{what}");
        Reject {
            what: what.into(),
            offered_as: "box".into(),
            key: Some(hex(key.0)),
            associated_data: Some(hex(canon::to_bytes(binding).unwrap())),
            bytes: hex(sealed),
        }
    };
    let changed = |at: usize, with: u8| {
        let mut changed = sealed.clone();
        changed[at] = with;
        changed
    };
    let last = sealed.len() - 1;
    let other = Binding::new("payload", StudyId(id(0x52)), kind, 1, ids(&owners));
    vec![
        reject("version 0", &key, &right(), &changed(0, 0)),
        reject("version 2", &key, &right(), &changed(0, 2)),
        reject("nothing", &key, &right(), &[]),
        reject("a version and no nonce", &key, &right(), &sealed[..1]),
        reject("a nonce and no more", &key, &right(), &sealed[..25]),
        reject("shorter than its tag", &key, &right(), &sealed[..40]),
        reject("truncated by a byte", &key, &right(), &sealed[..last]),
        reject("longer by a byte", &key, &right(), &[&sealed[..], &[0]].concat()),
        reject("a byte of the nonce changed", &key, &right(), &changed(1, sealed[1] ^ 1)),
        reject("a byte of the words changed", &key, &right(), &changed(25, sealed[25] ^ 1)),
        reject("a byte of the tag changed", &key, &right(), &changed(last, sealed[last] ^ 1)),
        reject("another key", &Key(id(0)), &right(), &sealed),
        reject("another table", &key, &binding("wrap", kind, 1, &owners), &sealed),
        reject("another study", &key, &other, &sealed),
        reject("another kind", &key, &binding("payload", kind + 1, 1, &owners), &sealed),
        reject("another generation", &key, &binding("payload", kind, 2, &owners), &sealed),
        reject("the owners swapped", &key, &binding("payload", kind, 1, &turned), &sealed),
        reject("one owner only", &key, &binding("payload", kind, 1, &owners[..1]), &sealed),
        reject("no owners", &key, &binding("payload", kind, 1, &[]), &sealed),
    ]
}
