//! Golden bytes of what version 4 added: sources that continue others, columns of tables, what records tell beside
//! words, pictures.

use super::values::{body, id};
use crate::{bytes, is, numbers};
use model::batch::{self, Body, Cause, Row};
use model::canon;
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::Place;

/// A value of each variant that needs reader version 4, in the order of the format.
pub fn events_of_4() -> Vec<Event> {
    let strand = SpeakerId(id(0x26));
    vec![
        Event::DetailsAdded { strand, details: PayloadId(id(0xd0)) },
        Event::PictureAdded { strand, turn: 70_000, picture: PayloadId(id(0xd1)) },
    ]
}

pub const GOLDEN_EVENTS_OF_4: [&str; 2] =
    ["25 DetailsAdded 54 ed6870a6b5c26048", "26 PictureAdded 59 981b008cce68cb15"];

#[test]
fn details_and_pictures_have_their_bytes() {
    use Detail::*;
    numbers(&[
        Picture, Video, Voice, Sound, Sticker, Gif, File, Location, Contact, Poll, Call, Media, Forwarded,
        Edited, Once,
    ]);
    let stretch = |from, to| Some(Stretch { from, to });
    let all = vec![
        TurnDetails { turn: 0, told: vec![Picture, Picture, Forwarded], reactions: 24, stretch: None },
        TurnDetails { turn: 7, told: vec![], reactions: 0, stretch: stretch(83_000, Some(85_500)) },
        TurnDetails { turn: 300, told: vec![Voice], reactions: 0, stretch: stretch(0, None) },
    ];
    is(Details { turns: all }, "818383008300000c181884078000821a000144381a00014dfc8419012c8102008100");
    is(model::payload::Picture { width: 1600, height: 3, jpeg: vec![0xff, 0xd8, 0] }, "831906400343ffd800");
    assert_eq!(canon::from_bytes::<Details>(&bytes(&Details::default())).unwrap(), Details::default());
}

#[test]
fn what_version_4_added_is_written_for_version_4_alone() {
    let from = Place::turn(SourceId(id(0x31)), 0);
    let to = Place::turn(SourceId(id(0x32)), 7);
    let link = Event::LinkAdded { link: LinkId(id(0x33)), kind: LinkKind::Continues, from, to };
    let columns = Event::RecordAdded {
        record: RecordId(id(0x34)),
        kind: RecordKind::Columns,
        text: PayloadId(id(0x35)),
        owners: vec![],
    };
    for event in [link, columns].into_iter().chain(events_of_4()) {
        assert_eq!(batch::reader_of(std::slice::from_ref(&event)), 4);
        let body = Body { reader: 4, events: vec![event], ..body(Cause::Command, None) };
        let row = batch::row_bytes(&canon::to_bytes(&body).unwrap(), Signature(id(0x70))).unwrap();
        assert!(matches!(batch::from_row_as(3, &row), Ok(Row::Newer(newer)) if newer.reader == 4));
    }
    let names = vec!["a".into(), "b".into()];
    let columns = TableColumns { names, text: 1, speaker: Some(0), ..TableColumns::default() };
    is(Record::Columns(columns), "82068382616161620100");
}
