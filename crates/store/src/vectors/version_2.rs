//! Events and payloads that reader version 2 added, with their canonical bytes.

use super::rows::id;
use super::{Typed, Version2, hex, made, notation};
use model::batch::reader_of;
use model::canon;
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::{Evidence, Place, SourceKind};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// All of them.
pub fn values() -> Version2 {
    let mut values: Vec<Typed> = events().iter().map(|(what, event)| typed(what, "event", event)).collect();
    assert!(events().iter().all(|(_, event)| reader_of(std::slice::from_ref(event)) == 2));
    values.extend(payloads());
    Version2 { reader: 2, values, newer: made::newer(3) }
}

pub fn typed<T: Serialize + DeserializeOwned + PartialEq>(what: &str, read_as: &str, value: &T) -> Typed {
    let bytes = canon::to_bytes(value).unwrap();
    assert!(canon::from_bytes::<T>(&bytes).unwrap() == *value, "{what}");
    Typed { what: what.into(), read_as: read_as.into(), value: notation::of(&bytes), bytes: hex(bytes) }
}

fn events() -> Vec<(&'static str, Event)> {
    let (theme, rendering, view) = (ThemeId(id(1)), RenderingId(id(2)), ViewId(id(3)));
    let (strand, text) = (SpeakerId(id(4)), PayloadId(id(5)));
    let gone = |subject| Change::Exists(subject, false);
    let changes = changes().into_iter().chain([
        ("theme taken away", gone(Subject::Theme(theme))),
        ("rendering taken away", gone(Subject::Rendering(rendering))),
        ("view taken away", gone(Subject::View(view))),
    ]);
    let changed = |(what, change)| {
        (what, Event::Changed { change, replaces: vec![EventRef { batch: BatchId(id(6)), index: 7 }] })
    };
    let added = [
        ("theme added", Event::ThemeAdded { theme, text }),
        ("rendering added", Event::RenderingAdded { rendering, strand, turn: 300, text }),
        ("view added", Event::ViewAdded { view, text }),
    ];
    added.into_iter().chain(changes.map(changed)).collect()
}

fn changes() -> Vec<(&'static str, Change)> {
    let (code, coding, memo) = (CodeId(id(10)), CodingId(id(11)), MemoId(id(12)));
    let (question, theme, strand) = (QuestionId(id(13)), ThemeId(id(1)), SpeakerId(id(4)));
    let (source, text) = (SourceId(id(14)), PayloadId(id(5)));
    let values = Some(ValuesRef { payload: PayloadId(id(15)), index: 1 });
    vec![
        ("code retired", Change::CodeRetired(code, true)),
        ("code of a coding", Change::CodingCode(coding, code)),
        ("place of a coding", Change::CodingPlace(coding, Place::span(source, 12, 3, 30))),
        ("evidence of a coding", Change::CodingEvidence(coding, Some(Evidence::Attributed))),
        ("evidence of a coding: as usual", Change::CodingEvidence(coding, None)),
        ("values of a coding", Change::CodingValues(coding, values)),
        ("values of a coding: none", Change::CodingValues(coding, None)),
        ("words of a memo", Change::MemoText(memo, text)),
        ("kind of a memo", Change::MemoKind(memo, MemoKind::FieldNote)),
        ("facts of a memo", Change::MemoFacts(memo, Some(text))),
        ("facts of a memo: none", Change::MemoFacts(memo, None)),
        ("words of a question", Change::QuestionText(question, text)),
        ("words of a theme", Change::ThemeText(theme, text)),
        ("code in a theme", Change::ThemeMember(theme, Subject::Code(code), true)),
        ("memo out of a theme", Change::ThemeMember(theme, Subject::Memo(memo), false)),
        ("question of a theme", Change::ThemeQuestion(theme, Some(question))),
        ("question of a theme: none", Change::ThemeQuestion(theme, None)),
        ("words of a rendering", Change::RenderingText(RenderingId(id(2)), text)),
        ("corrected words of a turn", Change::TurnText(strand, 24, Some(text))),
        ("words of a turn: as imported", Change::TurnText(strand, 24, None)),
        ("kind of a source", Change::SourceKind(source, SourceKind::Interview)),
        ("facts of a source", Change::SourceFacts(source, text)),
        ("name of a source", Change::SourceName(source, text)),
        ("name of a coder", Change::CoderName(CoderId(id(16)), text)),
    ]
}

fn payloads() -> Vec<Typed> {
    let text = |text: &str| Some(String::from(text));
    let (name, argument) = ("Kepercayaan".into(), "Pembeli percaya dulu, lalu menawar.".into());
    let facts = MemoFacts { date: text("2 Maret 2026"), place: None, observer: text("ani") };
    let (language, translator) = ("en".into(), "ani".into());
    let rendering = Rendering { language, translator, text: "How much?".into(), checked: false };
    let view = View { name: "Penjual".into(), asked: r#"{"by":"role"}"#.into() };
    let kind = |kind: PayloadKind| format!("payload {}", kind as u32);
    vec![
        typed("theme", &kind(PayloadKind::ThemeText), &ThemeText { name, argument }),
        typed("facts of a memo", &kind(PayloadKind::MemoFacts), &facts),
        typed("facts of a memo: none of them", &kind(PayloadKind::MemoFacts), &MemoFacts::default()),
        typed("rendering", &kind(PayloadKind::Rendering), &rendering),
        typed("corrected words", &kind(PayloadKind::Revision), &Revision { text: "Berapa?".into() }),
        typed("view", &kind(PayloadKind::View), &view),
    ]
}
