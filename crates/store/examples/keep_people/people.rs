//! What reader 3 knows of the people: consents and their terms, facts, records of every kind, mentions, marks.

use crate::Hand;
use crate::ground::Ids;
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::Place;
use model::time::{LocalTime, Precision};
use store::{Pen, StoreError};

/// A day in June.
pub fn day(day: u32) -> Option<LocalTime> {
    LocalTime::new((2026, 6, day), (0, 0, 0), Precision::Day)
}

/// Terms with these scopes.
pub fn terms(form: &str, scopes: &[Scope]) -> ConsentTerms {
    ConsentTerms {
        form: form.into(),
        date: day(3),
        language: "id".into(),
        scopes: scopes.to_vec(),
        until: day(30),
        withdrawal: "lewat pesan atau di kios".into(),
        payment: "sebotol minyak".into(),
        ..ConsentTerms::default()
    }
}

/// What the study declares, with these names.
pub fn study(names: &[&str]) -> StudyFacts {
    let text = |text: &str| String::from(text);
    StudyFacts {
        attributes: vec![
            Attribute {
                name: text("dagangan"),
                values: vec![text("sayur"), text("bumbu")],
                is_number: false,
            },
            Attribute { name: text("lama"), values: vec![], is_number: true },
        ],
        network_question: text("Berapa penjual yang Anda kenal dan temui bulan ini?"),
        keep_until: LocalTime::new((2031, 12, 31), (0, 0, 0), Precision::Day),
        other_parties: OtherPartyGround {
            number: text("12/KE/2026"),
            reason: text("hanya hitungan"),
            until: day(30),
        },
        protocols: Protocols {
            distress: text("berhenti, tanya, tawarkan nomor puskesmas"),
            minors: text("jangan diteruskan"),
            safety: text("kabari bima sebelum berangkat"),
        },
        names: names.iter().map(|name| text(name)).collect(),
        times: Times::Day,
        has_pictures: false,
    }
}

/// Writes it.
pub fn write(hand: &mut Hand, ids: &mut Ids) -> Result<(), StoreError> {
    let [p01, p02, p03, p04] = <[PersonId; 4]>::try_from(ids.persons.clone()).expect("four persons");
    consents(hand, [p01, p02, p03])?;
    records(hand, ids, [p01, p02, p03, p04])?;
    let mut pen = Pen::default();
    let facts = hand.seal(&mut pen, PayloadKind::StudyFacts, &[], &study(&["Sukma"]))?;
    let events = vec![
        hand.changed(Change::StudyFacts(Some(facts))),
        hand.changed(Change::OtherParties(OtherParties::Public)),
    ];
    hand.act(pen, events)?;
    mentions(hand, ids)?;
    let first = ids.sources[0];
    let pen = Pen::default();
    ids.marks = vec![MarkId(pen.id()?), MarkId(pen.id()?)];
    let events = vec![
        Event::MarkAdded {
            mark: ids.marks[0],
            kind: MarkKind::AtRisk,
            on: Subject::Place(Place::turn(first, 3)),
        },
        Event::MarkAdded { mark: ids.marks[1], kind: MarkKind::PossibleMinor, on: Subject::Person(p03) },
    ];
    hand.act(pen, events)?;
    // The second mark was a mistake.
    let event = hand.changed(Change::Exists(Subject::Mark(ids.marks[1]), false));
    hand.act(Pen::default(), vec![event])?;
    hand.act(Pen::default(), vec![Event::OriginalShown { on: Subject::Source(first) }]).map(drop)
}

fn consents(hand: &mut Hand, [p01, p02, p03]: [PersonId; 3]) -> Result<(), StoreError> {
    let mut pen = Pen::default();
    let own = [Owner::Person(p01)];
    let details = hand.seal(&mut pen, PayloadKind::Consent, &own, &"Lisan, di kios.")?;
    let given = |details| Consent { decision: ConsentDecision::Given, details };
    let agreed = terms("lisan-1", &[Scope::Chats, Scope::Quotes, Scope::Reuse]);
    let agreed = hand.seal(&mut pen, PayloadKind::ConsentTerms, &own, &agreed)?;
    let other = ConsentTerms { is_written: true, ..terms("tulis-1", &[Scope::Chats, Scope::Paraphrase]) };
    let other = hand.seal(&mut pen, PayloadKind::ConsentTerms, &[Owner::Person(p02)], &other)?;
    let facts = PersonFacts {
        attributes: vec![("dagangan".into(), "bumbu".into()), ("lama".into(), "7".into())],
        network_size: Some(14),
        notes: "Membuka kios sebelum subuh.".into(),
        seed: Some("kenal dari survei pasar".into()),
        wave: Some(0),
        enrolled: day(2),
        coupons: vec!["K-01".into(), "K-02".into()],
        keep_until: day(30),
        shift_days: -3,
    };
    let facts = hand.seal(&mut pen, PayloadKind::PersonFacts, &own, &facts)?;
    let events = vec![
        hand.changed(Change::Consent(p01, given(Some(details)))),
        hand.changed(Change::ConsentTerms(p01, Some(agreed))),
        hand.changed(Change::PersonFacts(p01, Some(facts))),
        hand.changed(Change::Consent(p02, given(None))),
        hand.changed(Change::ConsentTerms(p02, Some(other))),
        hand.changed(Change::Consent(p03, given(None))),
        hand.changed(Change::PersonKind(p03, PersonKind::Informant)),
    ];
    hand.act(pen, events).map(drop)
}

/// One of every kind, and entities: a person of the study, a person outside of it, a street, a number.
fn records(hand: &mut Hand, ids: &mut Ids, [p01, p02, p03, p04]: [PersonId; 4]) -> Result<(), StoreError> {
    let text = |text: &str| String::from(text);
    let asked = LocalTime::new((2026, 6, 9), (10, 30, 0), Precision::Minute).expect("a time");
    let entity = |kind: &str, shown: &str, person, forms: &[&str]| {
        let forms = forms.iter().map(|form| text(form)).collect();
        Record::Entity(Entity { kind: text(kind), shown: text(shown), person, forms })
    };
    let referral = Referral {
        to: p03,
        from: Some(p01),
        coupon: Some(text("K-02")),
        route: text("di kios"),
        date: day(5),
    };
    let check = MemberCheck {
        person: p02,
        date: day(8),
        way: text("dibacakan"),
        shown: text("bagian tawar-menawar"),
        answer: Answer::Corrects,
        changed: text("kata 'murah' dihapus"),
    };
    let request =
        Request { person: p04, asked: LocalTime { zone: Some(480), ..asked }, note: text("lewat teman") };
    let contact = Contact { person: p02, stage: Stage::Interviewed, date: day(6), reason: text("") };
    let copy =
        HeldCopy { what: text("cadangan"), holder: text("lemari kantor"), date: day(7), destroyed: None };
    let all = [
        (Record::Referral(referral), vec![p01, p03]),
        (Record::Contact(contact), vec![p02]),
        (Record::Check(check), vec![p02]),
        (Record::Request(request), vec![p04]),
        (Record::Copy(copy), vec![]),
        (entity("name", "Nama-1", Some(p01), &["Kak Sukma", "Sukma"]), vec![p01]),
        (entity("name", "Nama-2", Some(p04), &["Galang"]), vec![p04]),
        (entity("address", "Jalan-1", None, &["Jalan Teratai"]), vec![]),
        (entity("phone", "Telepon-1", None, &["0800-111-222"]), vec![p02]),
    ];
    let mut pen = Pen::default();
    let mut events = Vec::new();
    for (content, owners) in all {
        let owners: Vec<Owner> = owners.into_iter().map(Owner::Person).collect();
        let (record, kind) = (RecordId(pen.id()?), kind_of(&content));
        let text = hand.seal(&mut pen, PayloadKind::Record, &owners, &content)?;
        events.push(Event::RecordAdded { record, kind, text, owners });
        let list = if kind == RecordKind::Entity { &mut ids.entities } else { &mut ids.records };
        list.push(record);
    }
    hand.act(pen, events).map(drop)
}

fn kind_of(record: &Record) -> RecordKind {
    match record {
        Record::Referral(_) => RecordKind::Referral,
        Record::Contact(_) => RecordKind::Contact,
        Record::Check(_) => RecordKind::Check,
        Record::Request(_) => RecordKind::Request,
        Record::Copy(_) => RecordKind::Copy,
        Record::Entity(_) => RecordKind::Entity,
        Record::Columns(_) => RecordKind::Columns,
    }
}

/// Where the entities are named in the first chat.
fn mentions(hand: &mut Hand, ids: &mut Ids) -> Result<(), StoreError> {
    let pen = Pen::default();
    let first = ids.sources[0];
    let mut events = Vec::new();
    // The third lies over the second, as two detectors would find it.
    for (entity, turn, start, end) in
        [(0, 1, 5, 14), (2, 1, 40, 53), (2, 1, 35, 47), (1, 2, 41, 47), (3, 3, 31, 43), (2, 4, 18, 31)]
    {
        let mention = MentionId(pen.id()?);
        let place = Place::span(first, turn, start, end);
        events.push(Event::MentionAdded { mention, entity: ids.entities[entity], place });
        ids.mentions.push(mention);
    }
    hand.act(pen, events).map(drop)
}
