//! Golden bytes of what version 3 added: people, what was promised to them, what could lead to them.

use super::values::{body, body_of_2, id};
use crate::{bytes, is, numbers, variants};
use model::batch::{self, Body, Cause, Row};
use model::canon;
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::{Place, Span};
use model::time::{LocalTime, Precision};

/// A value of each variant that needs reader version 3, in the order of the format.
pub fn events_of_3() -> Vec<Event> {
    let strand = SpeakerId(id(0x26));
    vec![
        Event::RecordAdded {
            record: RecordId(id(0xa0)),
            kind: RecordKind::Check,
            text: PayloadId(id(0xa1)),
            owners: vec![Owner::Person(PersonId(id(0x19))), Owner::Person(PersonId(id(0xa2)))],
        },
        Event::MentionAdded {
            mention: MentionId(id(0xa3)),
            entity: RecordId(id(0xa4)),
            place: Place::span(SourceId(id(0x20)), 7, 3, 300),
        },
        Event::MarkAdded {
            mark: MarkId(id(0xa5)),
            kind: MarkKind::AtRisk,
            on: Subject::Person(PersonId(id(0x19))),
        },
        Event::OriginalShown { on: Subject::Source(SourceId(id(0x20))) },
        Event::Blotted {
            strand,
            old: PayloadId(id(0x29)),
            new: PayloadId(id(0xa6)),
            spans: vec![(7, Span { start: 3, end: 300 }), (70_000, Span { start: 0, end: 24 })],
        },
    ]
}

/// Events whose lists are empty.
fn events_of_3_without() -> Vec<Event> {
    let (record, text) = (RecordId(id(0xa0)), PayloadId(id(0xa1)));
    let (strand, old, new) = (SpeakerId(id(0x26)), PayloadId(id(0x29)), PayloadId(id(0xa6)));
    vec![
        Event::RecordAdded { record, kind: RecordKind::Copy, text, owners: vec![] },
        Event::Blotted { strand, old, new, spans: vec![] },
    ]
}

pub fn changes_of_3() -> Vec<Change> {
    let person = PersonId(id(0x19));
    vec![
        Change::PersonKind(person, PersonKind::OtherParty),
        Change::Pseudonym(person, PayloadId(id(0xb0))),
        Change::ConsentTerms(person, Some(PayloadId(id(0xb1)))),
        Change::PersonFacts(person, Some(PayloadId(id(0xb2)))),
        Change::StudyFacts(Some(PayloadId(id(0xb3)))),
        Change::OtherParties(OtherParties::BoardApproved),
        Change::RecordText(RecordId(id(0xa0)), PayloadId(id(0xb4))),
        Change::MentionPlace(MentionId(id(0xa3)), Place::span(SourceId(id(0x21)), 24, 0, 70_000)),
    ]
}

/// Those whose value may be absent, without it.
fn changes_of_3_without() -> Vec<Change> {
    let person = PersonId(id(0x19));
    vec![Change::ConsentTerms(person, None), Change::PersonFacts(person, None), Change::StudyFacts(None)]
}

pub fn subjects_of_3() -> Vec<Subject> {
    vec![
        Subject::Record(RecordId(id(0xc0))),
        Subject::Mention(MentionId(id(0xc1))),
        Subject::Mark(MarkId(id(0xc2))),
    ]
}

/// The body that holds everything that version 3 added.
fn body_of_3() -> Body {
    let changed = |change: Change| Event::Changed { change, replaces: vec![] };
    let changes = changes_of_3().into_iter().chain(changes_of_3_without());
    let taken = subjects_of_3().into_iter().map(|subject| Change::Exists(subject, false));
    let events = events_of_3().into_iter().chain(events_of_3_without());
    let memo = Event::MemoAdded {
        memo: MemoId(id(0x33)),
        kind: MemoKind::Method,
        on: Subject::Record(RecordId(id(0xa0))),
        author: None,
        text: PayloadId(id(0x34)),
        owners: vec![],
    };
    let events = events.chain([memo]).chain(changes.chain(taken).map(changed)).collect();
    Body { reader: 3, events, ..body(Cause::Command, None) }
}

#[test]
fn what_version_3_added_is_written_for_version_3_alone() {
    let bytes = bytes(&body_of_3());
    assert_eq!((bytes.len(), batch::batch_id(&bytes).to_string().as_str()), GOLDEN_BODY_OF_3);
    for event in body_of_3().events {
        assert_eq!(batch::reader_of(&[Event::StudyCreated { title: PayloadId(id(1)) }, event]), 3);
    }
    assert_eq!(batch::reader_of(&body_of_2().events), 2);
    let row = |body: &Body| batch::row_bytes(&canon::to_bytes(body).unwrap(), Signature(id(0x70))).unwrap();
    assert!(matches!(batch::from_row_as(2, &row(&body_of_3())), Ok(Row::Newer(newer)) if newer.reader == 3));
    assert!(matches!(batch::from_row_as(2, &row(&body_of_2())), Ok(Row::Batch(_))));
    for reader in [1, 2] {
        let wrong = Body { reader, ..body_of_3() };
        assert_eq!(batch::from_row(&row(&wrong)), Err(batch::BatchError::Reader));
    }
}

#[test]
fn variants_of_version_3_without_fields_keep_their_numbers() {
    numbers(&[OtherParties::OwnSide, OtherParties::BoardApproved, OtherParties::Public]);
    use RecordKind::*;
    numbers(&[Referral, Contact, Check, Request, Copy, Entity, Columns]);
    numbers(&[MarkKind::PossibleMinor, MarkKind::AtRisk]);
    use Scope::*;
    numbers(&[Interview, Recording, Chats, Observation, Pictures, Quotes, Paraphrase, Reuse]);
    numbers(&[Times::Exact, Times::Day, Times::Hidden]);
    use Stage::*;
    numbers(&[Approached, NotReached, Ineligible, Refused, Enrolled, Interviewed]);
    numbers(&[Answer::Agrees, Answer::Corrects, Answer::Adds, Answer::Withdraws]);
}

fn day() -> Option<LocalTime> {
    Some(LocalTime { seconds: 86_400, precision: Precision::Day, zone: None })
}

#[test]
fn facts_about_people_have_their_bytes() {
    let terms = ConsentTerms {
        form: "f".into(),
        date: day(),
        is_written: true,
        language: "l".into(),
        scopes: vec![Scope::Interview, Scope::Quotes],
        until: day(),
        withdrawal: "w".into(),
        payment: "p".into(),
        researcher_is_party: true,
        is_disclosed: false,
    };
    is(terms, "8a6166821a0001518000f5616c820005821a000151800061776170f5f4");
    is(ConsentTerms::default(), "8a60f6f46080f66060f4f4");
    let facts = PersonFacts {
        attributes: vec![("a".into(), "v".into())],
        network_size: Some(24),
        notes: "n".into(),
        seed: Some("s".into()),
        wave: Some(2),
        enrolled: day(),
        coupons: vec!["c".into()],
        keep_until: day(),
        shift_days: -25,
    };
    is(facts, "898182616161761818616e617302821a0001518000816163821a00015180003818");
    is(PersonFacts::default(), "8980f660f6f6f680f600");
}

#[test]
fn facts_of_the_study_have_their_bytes() {
    let facts = StudyFacts {
        attributes: vec![Attribute { name: "a".into(), values: vec!["v".into()], is_number: true }],
        network_question: "q".into(),
        keep_until: day(),
        other_parties: OtherPartyGround { number: "n".into(), reason: "r".into(), until: day() },
        protocols: Protocols { distress: "d".into(), minors: "m".into(), safety: "s".into() },
        names: vec!["x".into()],
        times: Times::Hidden,
        has_pictures: true,
    };
    is(facts, "8881836161816176f56171821a000151800083616e6172821a0001518000836164616d617381617802f5");
    is(StudyFacts::default(), "888060f6826060836060608000f4");
}

#[test]
fn every_record_has_its_bytes() {
    let (person, other) = (PersonId(id(1)), PersonId(id(2)));
    let asked = LocalTime { seconds: 60, precision: Precision::Minute, zone: Some(480) };
    let text = |text: &str| String::from(text);
    let coupon = Some(text("c"));
    let records = vec![
        Record::Referral(Referral { to: person, from: Some(other), coupon, route: text("r"), date: day() }),
        Record::Contact(Contact { person, stage: Stage::Enrolled, date: day(), reason: text("r") }),
        Record::Check(MemberCheck {
            person,
            date: day(),
            way: text("w"),
            shown: text("s"),
            answer: Answer::Adds,
            changed: text("c"),
        }),
        Record::Request(Request { person, asked, note: text("n") }),
        Record::Copy(HeldCopy { what: text("w"), holder: text("h"), date: day(), destroyed: day() }),
        Record::Entity(Entity {
            kind: text("name"),
            shown: text("P03"),
            person: Some(person),
            forms: vec![text("a"), text("b")],
        }),
    ];
    // The one after them came with version 4.
    assert_eq!(variants::<Record>().len(), records.len() + 1);
    is(
        records,
        "86820085500102030405060708090a0b0c0d0e0f105002030405060708090a0b0c0d0e0f101161636172821a0001518000820184500102030405060708090a0b0c0d0e0f1004821a00015180006172820286500102030405060708090a0b0c0d0e0f10821a000151800061776173026163820383500102030405060708090a0b0c0d0e0f1083183c011901e0616e82048461776168821a0001518000821a0001518000820584646e616d6563503033500102030405060708090a0b0c0d0e0f108261616162",
    );
    let without = Referral { to: person, from: None, coupon: None, route: text(""), date: None };
    is(Record::Referral(without), "820084500102030405060708090a0b0c0d0e0f10f6f660");
    is(
        Record::Copy(HeldCopy { what: text("w"), holder: text("h"), date: None, destroyed: None }),
        "82048261776168",
    );
}

pub const GOLDEN_EVENTS_OF_3: [&str; 5] = [
    "20 RecordAdded 93 0ff17cc42a582729",
    "21 MentionAdded 61 2abc00440242306f",
    "22 MarkAdded 39 4cb22fc5ff8b72b0",
    "23 OriginalShown 21 4a6f1e2f0024de31",
    "24 Blotted 106 2efe526f92390051",
];
pub const GOLDEN_CHANGES_OF_3: [&str; 8] = [
    "30 PersonKind 21 e5543748f71e3ddb",
    "31 Pseudonym 54 a4ae6c43893450d5",
    "32 ConsentTerms 54 13d4c9fd1d9f378b",
    "33 PersonFacts 54 02593cf3d2af4aca",
    "34 StudyFacts 37 606e3c2d9e51cc25",
    "35 OtherParties 4 dd2c64b1d7041602",
    "36 RecordText 54 ace39ece180b2626",
    "37 MentionPlace 48 005eaadfb7b1a2ea",
];
pub const GOLDEN_SUBJECTS_OF_3: [&str; 3] =
    ["14 Record 19 eafbd1e9b6b6439e", "15 Mention 19 9f2101749159a037", "16 Mark 19 f9f6b212419fa250"];
const GOLDEN_BODY_OF_3: (usize, &str) =
    (1160, "61a831b9b53f9140af5355e1e1a32c3b8bcafc213bed8e948cf56e704ee6ef15");
