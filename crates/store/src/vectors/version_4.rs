//! Events and payloads that reader version 4 added, with their canonical bytes; and what must fit to the ground of
//! version 3.

use super::rows::id;
use super::version_2::typed;
use super::version_3::{self, ENTITY, LISTENER, SOURCE, STRAND};
use super::{Typed, Version4, made};
use model::batch::reader_of;
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::Place;

/// The reader version that these need.
const VERSION: u32 = 4;

/// All of them.
pub fn values() -> Version4 {
    let mut values: Vec<Typed> = events().iter().map(|(what, event)| typed(what, "event", event)).collect();
    assert!(events().iter().all(|(_, event)| reader_of(std::slice::from_ref(event)) == VERSION));
    values.extend(payloads());
    let ground = version_3::ground();
    let all = |list: Vec<(&str, Vec<Event>)>, fit: bool| {
        let typed = |(what, events): (&str, Vec<Event>)| {
            let told = typed(what, "events", &events);
            assert_eq!(version_3::next(&ground, events).is_ok(), fit, "{what}");
            told
        };
        list.into_iter().map(typed).collect()
    };
    let (fits, refused) = (all(fits(), true), all(refused(), false));
    Version4 { reader: VERSION, values, fits, refused, newer: made::newer(5) }
}

const NEW: PayloadId = PayloadId([0x2f; 32]);
const OTHER: PayloadId = PayloadId([0x30; 32]);
/// The block of the listener.
const ANOTHERS: PayloadId = PayloadId([0x25; 32]);

fn details(strand: SpeakerId, details: PayloadId) -> Event {
    Event::DetailsAdded { strand, details }
}

fn picture(strand: SpeakerId, turn: u32, picture: PayloadId) -> Event {
    Event::PictureAdded { strand, turn, picture }
}

fn columns(record: RecordId, text: PayloadId) -> Event {
    Event::RecordAdded { record, kind: RecordKind::Columns, text, owners: vec![] }
}

fn continues(to: u32) -> Event {
    let (link, kind) = (LinkId(id(0x44)), LinkKind::Continues);
    Event::LinkAdded { link, kind, from: Place::turn(SOURCE, 0), to: Place::turn(SOURCE, to) }
}

fn fits() -> Vec<(&'static str, Vec<Event>)> {
    vec![
        ("details of a strand", vec![details(STRAND, NEW)]),
        ("details of a strand twice", vec![details(STRAND, NEW), details(STRAND, OTHER)]),
        ("a picture", vec![picture(STRAND, 3, NEW)]),
        ("pictures of one turn, and one of them again", {
            vec![picture(STRAND, 0, NEW), picture(STRAND, 0, OTHER), picture(STRAND, 0, NEW)]
        }),
        ("columns of a table", vec![columns(RecordId(id(0x43)), NEW)]),
        ("a source that continues", vec![continues(3)]),
    ]
}

fn refused() -> Vec<(&'static str, Vec<Event>)> {
    let nobody = SpeakerId([0; 16]);
    vec![
        ("details of a strand that isn't there", vec![details(nobody, NEW)]),
        ("details that are a block", vec![details(LISTENER, ANOTHERS)]),
        ("details of two strands", vec![details(STRAND, NEW), details(LISTENER, NEW)]),
        ("a picture beyond the source", vec![picture(STRAND, 4, NEW)]),
        ("a picture of a strand that isn't there", vec![picture(nobody, 0, NEW)]),
        ("a picture that is details", vec![details(STRAND, NEW), picture(STRAND, 0, NEW)]),
        ("columns that are there already", vec![columns(ENTITY, NEW)]),
        ("a source that continues beyond", vec![continues(4)]),
    ]
}

fn events() -> Vec<(&'static str, Event)> {
    let (strand, text, source) = (SpeakerId(id(4)), PayloadId(id(5)), SourceId(id(14)));
    let (from, to) = (Place::turn(source, 0), Place::turn(SourceId(id(15)), 300));
    vec![
        ("details added", details(strand, text)),
        ("picture added", picture(strand, 300, text)),
        ("columns", columns(RecordId(id(3)), text)),
        ("continues", Event::LinkAdded { link: LinkId(id(7)), kind: LinkKind::Continues, from, to }),
    ]
}

fn payloads() -> Vec<Typed> {
    let kind = |kind: PayloadKind| format!("payload {}", kind as u32);
    let turn = |turn, told: &[Detail], reactions, stretch| TurnDetails {
        turn,
        told: told.to_vec(),
        reactions,
        stretch,
    };
    let all = Detail::ALL;
    let turns = vec![
        turn(0, &[Detail::Picture, Detail::Picture], 0, None),
        turn(24, &[], 300, None),
        turn(300, all, 1, Some(Stretch { from: 83_000, to: Some(85_500) })),
        turn(301, &[], 0, Some(Stretch { from: 0, to: None })),
    ];
    let names = vec!["Tanggal".into(), "Pesan".into()];
    let table = TableColumns { names, text: 1, time: Some(0), ..TableColumns::default() };
    let picture = Picture { width: 1600, height: 900, jpeg: vec![0xff, 0xd8, 0xff, 0xd9] };
    vec![
        typed("details", &kind(PayloadKind::Details), &Details { turns }),
        typed("details of nothing", &kind(PayloadKind::Details), &Details::default()),
        typed("picture", &kind(PayloadKind::Picture), &picture),
        typed("columns of a table", &kind(PayloadKind::Record), &Record::Columns(table)),
    ]
}
