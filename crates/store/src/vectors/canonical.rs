//! Values of every kind with their canonical bytes.

use super::rows::id;
use super::{Canonical, hex, notation};
use model::Decimal;
use model::canon;
use model::event::{Change, Decision, Owner, Subject};
use model::ids::*;
use model::payload::{Skeleton, SourceFacts};
use model::source::{Certainty, DateOrder, Place, TurnKind};
use model::time::{LocalTime, Precision};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Lists in lists, as deep as one likes.
#[derive(Serialize, serde::Deserialize, PartialEq)]
pub struct Lists(pub Vec<Lists>);

/// So many lists in each other.
pub fn nested(depth: usize) -> Lists {
    (1..depth).fold(Lists(vec![]), |inner, _| Lists(vec![inner]))
}

fn value<T: Serialize + DeserializeOwned + PartialEq>(what: &str, value: &T) -> Canonical {
    let bytes = canon::to_bytes(value).unwrap();
    assert!(canon::from_bytes::<T>(&bytes).unwrap() == *value, "{what}");
    Canonical { what: what.into(), value: notation::of(&bytes), bytes: hex(bytes) }
}

/// All of them.
pub fn values() -> Vec<Canonical> {
    let mut all = integers();
    all.extend(strings());
    all.extend(lists());
    all.extend(records());
    all.extend(variants());
    all
}

fn integers() -> Vec<Canonical> {
    let unsigned = [0, 1, 23, 24, 255, 256, 65_535, 65_536, 0xffff_ffff, 1 << 32, 1 << 63, u64::MAX];
    let negative = [-1, -24, -25, -256, -257, -65_536, -65_537, -(1 << 32), -(1 << 32) - 1, i64::MIN];
    let unsigned = unsigned.iter().map(|n| value("unsigned integer", n));
    let negative = negative.iter().map(|n| value("negative integer", n));
    unsigned.chain(negative).chain([false, true].iter().map(|b| value("bool", b))).collect()
}

fn strings() -> Vec<Canonical> {
    vec![
        value("bytes: an id", &StudyId(id(1))),
        value("bytes: a hash", &PayloadId(id(2))),
        value("bytes: a signature", &Signature(id(3))),
        value("text: empty", &String::new()),
        value("text of 23 bytes", &"a".repeat(23)),
        value("text of 24 bytes", &"a".repeat(24)),
        value("text of 255 bytes", &"a".repeat(255)),
        value("text of 256 bytes", &"a".repeat(256)),
        value("text: e with acute, one scalar value", &"\u{e9}".to_owned()),
        value("text: e with acute, two scalar values, kept as they are", &"e\u{301}".to_owned()),
        value("text: beyond the first plane", &"\u{1f642}".to_owned()),
    ]
}

fn lists() -> Vec<Canonical> {
    vec![
        value("list: empty", &Vec::<u8>::new()),
        value("list of 23 items", &vec![0u8; 23]),
        value("list of 24 items", &vec![0u8; 24]),
        value("list of 256 items", &vec![0u8; 256]),
        value("list: nulls stay, also at the end", &vec![None, Some(1u8), None]),
        value("lists in lists, 64 deep", &nested(64)),
    ]
}

fn records() -> Vec<Canonical> {
    let facts = |date_order| SourceFacts { label: "C07".into(), format: "whatsapp".into(), date_order };
    let time = |zone| LocalTime { seconds: 1_795_478_400, precision: Precision::Minute, zone };
    let source = SourceId(id(4));
    vec![
        value("record", &(1u8, "x".to_owned())),
        value("record: a null at the end is left out", &(1u8, None::<u8>)),
        value("record: all nulls at the end are left out", &(1u8, None::<u8>, None::<u8>, None::<u8>)),
        value("record: a null before a field stays", &(None::<u8>, 1u8, None::<u8>, Some(2u8), None::<u8>)),
        value("record: nothing but nulls", &(None::<u8>, None::<u8>)),
        value("record: an empty list at the end stays", &(1u8, Vec::<u8>::new())),
        value("record: false at the end stays", &(1u8, false)),
        value(
            "record in a record: each leaves out its own nulls",
            &((1u8, None::<u8>), Some((2u8, None::<u8>))),
        ),
        value("record: a list at the end keeps its nulls", &(1u8, vec![None::<u8>])),
        value("record: one that is all nulls is an empty list, not null", &(1u8, (None::<u8>, None::<u8>))),
        value("list of records: each leaves out its own nulls", &vec![(None::<u8>, None), (None, Some(1u8))]),
        value("source facts with a date order", &facts(Some((DateOrder::DayMonthYear, Certainty::Assumed)))),
        value("source facts without", &facts(None)),
        value("time without a zone", &time(None)),
        value("time with a zone", &time(Some(-210))),
        value("place: a turn", &Place::turn(source, 12)),
        value("place: a span", &Place::span(source, 12, 3, 30)),
        value("place: turns", &Place { source, turns: vec![0, 1, 300], span: None }),
        value("decimal: 150000", &Decimal::parse("150000").unwrap()),
        value("decimal: -2.5", &Decimal::parse("-2.5").unwrap()),
        value("decimal: 0", &Decimal::parse("0").unwrap()),
        value("skeleton", &Skeleton { speakers: vec![0, 1], kinds: vec![TurnKind::Words, TurnKind::Media] }),
    ]
}

fn variants() -> Vec<Canonical> {
    let speaker = SpeakerId(id(5));
    vec![
        value("variant without fields", &Decision::Open),
        value("variant with a field", &Decision::Accepted(CoderId(id(6)))),
        value("variant with a variant and a bool", &Change::Exists(Subject::Study, false)),
        value("variant: a null at the end is left out", &Change::SpeakerPerson(speaker, None)),
        value("variant: the same field", &Change::SpeakerPerson(speaker, Some(PersonId(id(7))))),
        value("variant with a record", &Subject::Place(Place::span(SourceId(id(4)), 12, 3, 30))),
        value("list of variants", &vec![Owner::Strand(speaker), Owner::Person(PersonId(id(7)))]),
        value("variant in an optional field", &(1u8, Some(Precision::Day))),
    ]
}
