//! Events and payloads that reader version 3 added, with their canonical bytes; and what must fit to what.

use super::rows::{id, public_key, study};
use super::version_2::typed;
use super::{Typed, Version3, made};
use model::batch::{self, At, Batch, Body, Cause, reader_of};
use model::canon;
use model::codebook::Component;
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::{Part, Place, SourceKind, Span};
use model::state::{Invalid, State};
use model::time::{LocalTime, Precision};

/// The reader version that these need.
const VERSION: u32 = 3;

/// All of them.
pub fn values() -> Version3 {
    let mut values: Vec<Typed> = events().iter().map(|(what, event)| typed(what, "event", event)).collect();
    assert!(events().iter().all(|(_, event)| reader_of(std::slice::from_ref(event)) == VERSION));
    values.extend(payloads());
    let ground = ground();
    let bodies = ground.iter().map(|batch| typed("the beginning", "body", &batch.body)).collect();
    let all = |list: Vec<(&str, Vec<Event>)>, fit: bool| {
        let typed = |(what, events): (&str, Vec<Event>)| {
            let told = typed(what, "events", &events);
            assert_eq!(next(&ground, events).is_ok(), fit, "{what}");
            told
        };
        list.into_iter().map(typed).collect()
    };
    let (fits, refused) = (all(fits(), true), all(refused(), false));
    Version3 { reader: VERSION, values, ground: bodies, fits, refused, newer: made::newer(4) }
}

/// Folds a log and one more batch with these events.
pub fn next(ground: &[Batch], events: Vec<Event>) -> Result<(), Invalid> {
    let mut state = State::fold(ground)?;
    let parents = state.heads.iter().copied().collect();
    state.append(&of(Body { lamport: ground.len() as u64, ..body(parents, events) }))
}

/// A batch that nobody signed.
pub fn batch_of(bytes: Vec<u8>) -> Batch {
    of(canon::from_bytes(&bytes).unwrap())
}

fn of(body: Body) -> Batch {
    let id = batch::batch_id(&canon::to_bytes(&body).unwrap());
    Batch { id, body, signature: Signature([0; 64]) }
}

fn body(parents: Vec<BatchId>, events: Vec<Event>) -> Body {
    Body {
        reader: reader_of(&events),
        study: study(),
        replica: public_key(0xd0).replica(),
        seq: 0,
        lamport: 0,
        parents,
        at: At { millis: 1_795_478_400_000, offset: 480 },
        coder: None,
        cause: Cause::Command,
        events,
    }
}

const PERSON: PersonId = PersonId([0x11; 16]);
const OTHER: PersonId = PersonId([0x12; 16]);
pub const SOURCE: SourceId = SourceId([0x13; 16]);
pub const STRAND: SpeakerId = SpeakerId([0x14; 16]);
pub const LISTENER: SpeakerId = SpeakerId([0x15; 16]);
const CODE: CodeId = CodeId([0x16; 16]);
pub const ENTITY: RecordId = RecordId([0x17; 16]);
const CONTACT: RecordId = RecordId([0x18; 16]);
const MENTION: MentionId = MentionId([0x19; 16]);
const MARK: MarkId = MarkId([0x1a; 16]);
const MEMO: MemoId = MemoId([0x1b; 16]);
const TITLE: PayloadId = PayloadId([0x21; 32]);
const BLOCK: PayloadId = PayloadId([0x22; 32]);
const BLOTTED: PayloadId = PayloadId([0x23; 32]);
const SECOND: PayloadId = PayloadId([0x24; 32]);
const ANOTHERS: PayloadId = PayloadId([0x25; 32]);
const NEW: PayloadId = PayloadId([0x2f; 32]);
/// An id that nothing has.
const NOTHING: [u8; 16] = [0; 16];

fn record(record: RecordId, kind: RecordKind, text: PayloadId, owners: &[PersonId]) -> Event {
    Event::RecordAdded { record, kind, text, owners: owners.iter().copied().map(Owner::Person).collect() }
}

fn mention(entity: RecordId, place: Place) -> Event {
    Event::MentionAdded { mention: MentionId(id(0x40)), entity, place }
}

fn mark(on: Subject) -> Event {
    Event::MarkAdded { mark: MarkId(id(0x41)), kind: MarkKind::PossibleMinor, on }
}

fn blot(strand: SpeakerId, old: PayloadId, new: PayloadId, spans: &[(u32, u32, u32)]) -> Event {
    let spans = spans.iter().map(|(turn, start, end)| (*turn, Span { start: *start, end: *end })).collect();
    Event::Blotted { strand, old, new, spans }
}

fn changed(change: Change) -> Event {
    Event::Changed { change, replaces: vec![] }
}

/// A study of two persons, a source of two speakers, a code, a memo; an entity with a mention, a contact, a mark; a
/// block that was blotted once.
pub fn ground() -> Vec<Batch> {
    let payload = |first: u8| PayloadId([first; 32]);
    let person = |person, first| Event::PersonAdded {
        person,
        kind: PersonKind::Informant,
        key: KeyCommitment([first; 32]),
        pseudonym: payload(first + 1),
    };
    let speaker = |speaker, blocks, first| Event::SpeakerAdded {
        speaker,
        source: SOURCE,
        part: Part::Party,
        key: KeyCommitment([first; 32]),
        name: None,
        blocks,
        role: None,
        person: None,
    };
    let source = Event::SourceAdded {
        source: SOURCE,
        kind: SourceKind::Conversation,
        turns: 4,
        facts: payload(0x50),
        name: payload(0x51),
        skeleton: payload(0x52),
        fingerprint: Fingerprint([0x53; 32]),
    };
    let code = Event::CodeAdded {
        code: CODE,
        component: Component::Stimulus,
        text: payload(0x54),
        colour: 0,
        order: 0,
        parent: None,
    };
    let memo = Event::MemoAdded {
        memo: MEMO,
        kind: MemoKind::Analytic,
        on: Subject::Study,
        author: None,
        text: payload(0x55),
        owners: vec![],
    };
    let events = vec![
        Event::StudyCreated { title: TITLE },
        person(PERSON, 0x60),
        person(OTHER, 0x62),
        speaker(STRAND, vec![BLOCK, SECOND], 0x64),
        speaker(LISTENER, vec![ANOTHERS], 0x65),
        source,
        code,
        memo,
        record(ENTITY, RecordKind::Entity, payload(0x56), &[PERSON]),
        record(CONTACT, RecordKind::Contact, payload(0x57), &[PERSON]),
        Event::MentionAdded { mention: MENTION, entity: ENTITY, place: Place::span(SOURCE, 1, 0, 5) },
        Event::MarkAdded { mark: MARK, kind: MarkKind::AtRisk, on: Subject::Person(OTHER) },
        blot(STRAND, BLOCK, BLOTTED, &[(0, 0, 3)]),
    ];
    vec![of(body(vec![], events))]
}

fn fits() -> Vec<(&'static str, Vec<Event>)> {
    let one = &[(1, 2, 4)];
    let gone = |subject| changed(Change::Exists(subject, false));
    let on = |on| Event::MemoAdded {
        memo: MemoId(id(0x42)),
        kind: MemoKind::Method,
        on,
        author: None,
        text: NEW,
        owners: vec![],
    };
    vec![
        ("a record of the study", vec![record(RecordId(id(0x43)), RecordKind::Copy, NEW, &[])]),
        (
            "a record of two persons",
            vec![record(RecordId(id(0x43)), RecordKind::Referral, NEW, &[OTHER, PERSON])],
        ),
        ("words of a record", vec![changed(Change::RecordText(CONTACT, NEW))]),
        ("a mention of an entity", vec![mention(ENTITY, Place::span(SOURCE, 3, 0, 2))]),
        ("a mention of a whole turn", vec![mention(ENTITY, Place::turn(SOURCE, 3))]),
        (
            "a mention that is moved",
            vec![changed(Change::MentionPlace(MENTION, Place::span(SOURCE, 2, 0, 1)))],
        ),
        ("a mark on a source", vec![mark(Subject::Source(SOURCE))]),
        ("a mark on a person", vec![mark(Subject::Person(PERSON))]),
        (
            "a mark on turns",
            vec![mark(Subject::Place(Place { source: SOURCE, turns: vec![0, 3], span: None }))],
        ),
        (
            "record, mention and mark taken away",
            vec![gone(Subject::Record(ENTITY)), gone(Subject::Mention(MENTION)), gone(Subject::Mark(MARK))],
        ),
        ("a blot of a block", vec![blot(STRAND, SECOND, NEW, one)]),
        ("a blot of a block that a blot brought", vec![blot(STRAND, BLOTTED, NEW, one)]),
        (
            "a blot of a block that was blotted, as another copy may do it",
            vec![blot(STRAND, BLOCK, NEW, one)],
        ),
        ("a blot of nothing more", vec![blot(STRAND, BLOTTED, NEW, &[])]),
        (
            "originals of what isn't looked up",
            vec![Event::OriginalShown { on: Subject::Source(SourceId(NOTHING)) }],
        ),
        ("a memo on a record", vec![on(Subject::Record(CONTACT))]),
        (
            "facts of the study",
            vec![changed(Change::StudyFacts(Some(NEW))), changed(Change::StudyFacts(None))],
        ),
    ]
}

fn refused() -> Vec<(&'static str, Vec<Event>)> {
    let one = &[(1, 2, 4)];
    let place = || Place::span(SOURCE, 1, 0, 2);
    let copy = |owners: &[PersonId]| record(RecordId(id(0x43)), RecordKind::Copy, NEW, owners);
    let single = vec![
        ("a mention of a record that is no entity", mention(CONTACT, place())),
        ("a mention of a record that isn't there", mention(RecordId(NOTHING), place())),
        ("a mention beyond the source", mention(ENTITY, Place::turn(SOURCE, 4))),
        ("a mention in no source", mention(ENTITY, Place::turn(SourceId(NOTHING), 0))),
        ("a mention that is moved beyond", changed(Change::MentionPlace(MENTION, Place::turn(SOURCE, 4)))),
        (
            "the place of a mention that isn't there",
            changed(Change::MentionPlace(MentionId(NOTHING), place())),
        ),
        ("a mark on the study", mark(Subject::Study)),
        ("a mark on a code", mark(Subject::Code(CODE))),
        ("a mark on a memo", mark(Subject::Memo(MEMO))),
        ("a mark on a record", mark(Subject::Record(ENTITY))),
        ("a mark on a source that isn't there", mark(Subject::Source(SourceId(NOTHING)))),
        ("a mark on a person who isn't there", mark(Subject::Person(PersonId(NOTHING)))),
        ("a mark on turns beyond the source", mark(Subject::Place(Place::turn(SOURCE, 4)))),
        ("a blot of another strand's block", blot(STRAND, ANOTHERS, NEW, one)),
        ("a blot of what is no block", blot(STRAND, TITLE, NEW, one)),
        ("a blot of a block that isn't there", blot(STRAND, NEW, PayloadId([0x30; 32]), one)),
        ("a blot on a strand that isn't there", blot(SpeakerId(NOTHING), BLOCK, NEW, one)),
        ("a block in its own place", blot(STRAND, SECOND, SECOND, one)),
        ("a block that is a title", blot(STRAND, SECOND, TITLE, one)),
        ("a block that is another strand's", blot(STRAND, SECOND, ANOTHERS, one)),
        ("a blot beyond the source", blot(STRAND, SECOND, NEW, &[(4, 0, 1)])),
        ("a blot of no scalar values", blot(STRAND, SECOND, NEW, &[(1, 2, 2)])),
        ("blots that don't rise", blot(STRAND, SECOND, NEW, &[(2, 0, 1), (1, 0, 1)])),
        ("a blot twice", blot(STRAND, SECOND, NEW, &[(1, 0, 1), (1, 0, 1)])),
        ("words of a record that isn't there", changed(Change::RecordText(RecordId(NOTHING), NEW))),
        ("words of a record that are a title", changed(Change::RecordText(CONTACT, TITLE))),
        (
            "the kind of a person who isn't there",
            changed(Change::PersonKind(PersonId(NOTHING), PersonKind::Informant)),
        ),
        ("the pseudonym of a person who isn't there", changed(Change::Pseudonym(PersonId(NOTHING), NEW))),
        ("terms of a person who isn't there", changed(Change::ConsentTerms(PersonId(NOTHING), None))),
        ("facts of a person who isn't there", changed(Change::PersonFacts(PersonId(NOTHING), None))),
        ("facts of the study that are a title", changed(Change::StudyFacts(Some(TITLE)))),
        (
            "a record that isn't there taken away",
            changed(Change::Exists(Subject::Record(RecordId(NOTHING)), false)),
        ),
        (
            "a mark that isn't there taken away",
            changed(Change::Exists(Subject::Mark(MarkId(NOTHING)), false)),
        ),
        ("a record that is there already", record(ENTITY, RecordKind::Entity, NEW, &[])),
        (
            "a mention that is there already",
            Event::MentionAdded { mention: MENTION, entity: ENTITY, place: place() },
        ),
        (
            "a mark that is there already",
            Event::MarkAdded { mark: MARK, kind: MarkKind::AtRisk, on: Subject::Source(SOURCE) },
        ),
    ];
    let several = [
        (
            "words of a record with other owners than the payload had",
            vec![copy(&[]), changed(Change::RecordText(CONTACT, NEW))],
        ),
        (
            "words of a record with other owners than those of its first words",
            vec![copy(&[OTHER]), changed(Change::RecordText(CONTACT, NEW))],
        ),
        (
            "terms that are another person's",
            vec![
                changed(Change::ConsentTerms(OTHER, Some(NEW))),
                changed(Change::ConsentTerms(PERSON, Some(NEW))),
            ],
        ),
        (
            "terms that are facts",
            vec![
                changed(Change::PersonFacts(PERSON, Some(NEW))),
                changed(Change::ConsentTerms(PERSON, Some(NEW))),
            ],
        ),
    ];
    single.into_iter().map(|(what, event)| (what, vec![event])).chain(several).collect()
}

fn events() -> Vec<(&'static str, Event)> {
    let (person, other, text) = (PersonId(id(1)), PersonId(id(2)), PayloadId(id(5)));
    let (entity, strand, source) = (RecordId(id(3)), SpeakerId(id(4)), SourceId(id(14)));
    let (mention, mark) = (MentionId(id(7)), MarkId(id(8)));
    let mut all: Vec<(&'static str, Event)> = vec![
        ("record of two persons", record(entity, RecordKind::Referral, text, &[person, other])),
        ("record of the study", record(entity, RecordKind::Copy, text, &[])),
        ("mention added", Event::MentionAdded { mention, entity, place: Place::span(source, 300, 3, 30) }),
        (
            "mark on a person added",
            Event::MarkAdded { mark, kind: MarkKind::AtRisk, on: Subject::Person(person) },
        ),
        (
            "mark on a turn added",
            Event::MarkAdded {
                mark,
                kind: MarkKind::PossibleMinor,
                on: Subject::Place(Place::turn(source, 24)),
            },
        ),
        ("original shown", Event::OriginalShown { on: Subject::Source(source) }),
        ("blotted", blot(strand, text, PayloadId(id(6)), &[(12, 3, 30), (300, 0, 24)])),
        ("blotted without spans", blot(strand, text, PayloadId(id(6)), &[])),
    ];
    let gone = |subject| Change::Exists(subject, false);
    let changes = [
        ("kind of a person", Change::PersonKind(person, PersonKind::OtherParty)),
        ("pseudonym", Change::Pseudonym(person, text)),
        ("terms of a consent", Change::ConsentTerms(person, Some(text))),
        ("terms of a consent: none", Change::ConsentTerms(person, None)),
        ("facts of a person", Change::PersonFacts(person, Some(text))),
        ("facts of a person: none", Change::PersonFacts(person, None)),
        ("facts of the study", Change::StudyFacts(Some(text))),
        ("facts of the study: none", Change::StudyFacts(None)),
        ("rule for other parties: their own side", Change::OtherParties(OtherParties::OwnSide)),
        ("rule for other parties: a board's", Change::OtherParties(OtherParties::BoardApproved)),
        ("rule for other parties: public", Change::OtherParties(OtherParties::Public)),
        ("words of a record", Change::RecordText(entity, text)),
        ("place of a mention", Change::MentionPlace(mention, Place::span(source, 24, 0, 256))),
        ("record taken away", gone(Subject::Record(entity))),
        ("mention taken away", gone(Subject::Mention(mention))),
        ("mark taken away", gone(Subject::Mark(mark))),
    ];
    all.extend(changes.map(|(what, change)| {
        (what, Event::Changed { change, replaces: vec![EventRef { batch: BatchId(id(9)), index: 24 }] })
    }));
    all
}

fn day(day: u32) -> Option<LocalTime> {
    LocalTime::new((2026, 3, day), (0, 0, 0), Precision::Day)
}

fn payloads() -> Vec<Typed> {
    let kind = |kind: PayloadKind| format!("payload {}", kind as u32);
    let (terms, facts) = (kind(PayloadKind::ConsentTerms), kind(PayloadKind::PersonFacts));
    let of_study = kind(PayloadKind::StudyFacts);
    let text = |text: &str| String::from(text);
    let consent = ConsentTerms {
        form: text("lisan-2"),
        date: day(2),
        language: text("id"),
        scopes: vec![Scope::Interview, Scope::Chats, Scope::Quotes],
        withdrawal: text("lewat pesan"),
        ..ConsentTerms::default()
    };
    let person = PersonFacts {
        attributes: vec![(text("jualan"), text("sayur"))],
        network_size: Some(12),
        seed: Some(text("dikenal lama")),
        enrolled: day(1),
        coupons: vec![text("K-7"), text("K-8")],
        shift_days: -24,
        ..PersonFacts::default()
    };
    let attribute =
        Attribute { name: text("jualan"), values: vec![text("sayur"), text("ikan")], is_number: false };
    let study = StudyFacts {
        attributes: vec![attribute],
        network_question: text("Berapa penjual yang dikenal?"),
        keep_until: day(31),
        other_parties: OtherPartyGround {
            number: text("7/2026"),
            reason: text("nama disamarkan"),
            until: None,
        },
        protocols: Protocols { minors: text("berhenti dulu"), ..Protocols::default() },
        names: vec![text("Kelokan")],
        times: Times::Day,
        has_pictures: true,
    };
    let mut all = vec![
        typed("terms of a consent", &terms, &consent),
        typed("terms of a consent: nothing", &terms, &ConsentTerms::default()),
        typed("facts of a person", &facts, &person),
        typed("facts of a person: none", &facts, &PersonFacts::default()),
        typed("facts of the study", &of_study, &study),
        typed("facts of the study: none", &of_study, &StudyFacts::default()),
    ];
    let record = kind(PayloadKind::Record);
    all.extend(records().iter().map(|(what, value)| typed(what, &record, value)));
    all
}

fn records() -> Vec<(&'static str, Record)> {
    let (person, other) = (PersonId(id(1)), PersonId(id(2)));
    let text = |text: &str| String::from(text);
    let asked = LocalTime::new((2026, 3, 9), (10, 14, 0), Precision::Minute).unwrap();
    vec![
        (
            "referral",
            Record::Referral(Referral {
                to: person,
                from: Some(other),
                coupon: Some(text("K-7")),
                route: text("chat"),
                date: day(3),
            }),
        ),
        (
            "referral by a coupon that nobody was given",
            Record::Referral(Referral { to: person, from: None, coupon: None, route: text(""), date: None }),
        ),
        (
            "contact",
            Record::Contact(Contact { person, stage: Stage::Refused, date: day(4), reason: text("sibuk") }),
        ),
        (
            "member check",
            Record::Check(MemberCheck {
                person,
                date: day(5),
                way: text("dibacakan"),
                shown: text("bagian 2"),
                answer: Answer::Corrects,
                changed: text("kata harga"),
            }),
        ),
        (
            "request",
            Record::Request(Request {
                person,
                asked: LocalTime { zone: Some(480), ..asked },
                note: text("lewat telepon"),
            }),
        ),
        (
            "copy",
            Record::Copy(HeldCopy {
                what: text("cadangan"),
                holder: text("lemari"),
                date: day(6),
                destroyed: None,
            }),
        ),
        (
            "entity",
            Record::Entity(Entity {
                kind: text("name"),
                shown: text("P03"),
                person: Some(person),
                forms: vec![text("Bunga"), text("bunga")],
            }),
        ),
        (
            "entity that is no person",
            Record::Entity(Entity { kind: text("city"), shown: text("Kota-2"), person: None, forms: vec![] }),
        ),
    ]
}
