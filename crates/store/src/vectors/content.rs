//! The small study: who says what in it, in three batches by two installations.

use super::rows::{Party, Rows, id, parties, public_key, signing, study};
use ed25519_dalek::Signer;
use model::Decimal;
use model::batch::{At, Body, Cause, reader_of};
use model::codebook::{CodeText, Component, Value, ValueKind, ValueSpec};
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::rules::{Capture, Pattern, Rule};
use model::source::*;
use model::state::Withdrawn;
use model::time::{LocalTime, Precision};

/// Seeds of the two installations; the first lets the second in.
pub const SEEDS: [u8; 2] = [0xd0, 0xe0];

/// The block of the seller's words as a compressor wrote it.
pub const COMPRESSED: &str = "28b52ffd604800f5010054038182830279012c73657261747573206c696d612070756c7568\
                              20726962752c20831a69a56324011901e082036865cc8120f09f998201008060753e01";

/// What the seller says, so often that it is worth compressing.
pub const SAID: &str = "seratus lima puluh ribu, ";

/// All batches.
pub fn rows() -> Rows {
    let mut rows = Rows::new();
    let events = beginning(&mut rows);
    let first = Body { cause: Cause::Import, ..body(SEEDS[0], vec![], 0, events) };
    let first = rows.batch("the beginning, under the first epoch", SEEDS[0], 1, &first);
    let events = going_on(&mut rows, first);
    let second = Body { coder: None, ..body(SEEDS[1], vec![first], 1, events) };
    let second = rows.batch("another installation, introduced, under the second epoch", SEEDS[1], 2, &second);
    let Withdrawn { strands, persons, payloads } = withdrawn(&rows);
    let events = vec![Event::Withdrawn {
        strands: strands.into_iter().collect(),
        persons: persons.iter().copied().collect(),
        payloads: payloads.into_iter().collect(),
    }];
    let cause = Cause::Withdrawal { persons: persons.into_iter().collect() };
    let third = Body { seq: 1, cause, ..body(SEEDS[0], vec![second], 2, events) };
    rows.batch("a withdrawal", SEEDS[0], 2, &third);
    rows
}

fn body(seed: u8, parents: Vec<BatchId>, lamport: u64, events: Vec<Event>) -> Body {
    Body {
        reader: reader_of(&events),
        study: study(),
        replica: public_key(seed).replica(),
        seq: 0,
        lamport,
        parents,
        at: At { millis: 1_795_478_400_000 + 60_000 * lamport as i64, offset: 480 },
        coder: Some(CoderId(id(0xc1))),
        cause: Cause::Command,
        events,
    }
}

/// What the last batch withdraws.
pub fn withdrawn(rows: &Rows) -> Withdrawn {
    let gone = rows.payloads.iter().filter(|p| p.withdrawn).map(|p| PayloadId(super::fixed(&p.id)));
    let persons = parties().into_iter().filter(|p| p.withdrawn).filter_map(|p| match p.owner {
        Owner::Person(person) => Some(person),
        Owner::Strand(_) => None,
    });
    Withdrawn { strands: Default::default(), persons: persons.collect(), payloads: gone.collect() }
}

fn beginning(rows: &mut Rows) -> Vec<Event> {
    let title = rows.of_study("title", PayloadKind::Title, 1, &"Pasar");
    let coder = rows.of_study("coder's name", PayloadKind::CoderName, 1, &"ani");
    let role = rows.of_study("role's name", PayloadKind::RoleName, 1, &"penjual");
    let mut events = vec![
        Event::ReplicaAnnounced { key: public_key(SEEDS[0]), introduction: None },
        Event::StudyCreated { title },
        Event::CoderAdded { coder: CoderId(id(0xc1)), name: coder },
        Event::RoleAdded { role: RoleId(id(0xa1)), name: role },
    ];
    let [.., buyer, withdrawn] = parties();
    events.push(person(rows, &buyer, "P01", PersonKind::Informant));
    events.push(person(rows, &withdrawn, "P02", PersonKind::OtherParty));
    events.extend(source(rows));
    events.extend(codes(rows));
    events
}

fn person(rows: &mut Rows, party: &Party, name: &str, kind: PersonKind) -> Event {
    let pseudonym = rows.of_owners("pseudonym", PayloadKind::Pseudonym, &[party.owner], &name);
    let Owner::Person(person) = party.owner else { panic!("no person") };
    Event::PersonAdded { person, kind, key: party.secret.commitment(), pseudonym }
}

fn time(minute: u32, zone: Option<i16>) -> Option<LocalTime> {
    let time = LocalTime::new((2026, 3, 2), (10, minute, 0), Precision::Minute);
    time.map(|t| LocalTime { zone, ..t })
}

/// The seller's words: long, with a zone; and two scalar values that no reader may make one, without a time.
pub fn said() -> Block {
    let turn = |turn, text: &str, time| BlockTurn { turn, text: text.into(), time };
    Block { turns: vec![turn(2, &SAID.repeat(12), time(15, Some(480))), turn(3, "e\u{301} \u{1f642}", None)] }
}

/// The turns: a line of the program, the buyer, the seller twice.
fn source(rows: &mut Rows) -> Vec<Event> {
    let [seller, buyer, nobody, ..] = parties();
    let source = SourceId(id(0x50));
    let all = [seller.owner, buyer.owner, nobody.owner];
    let block =
        |turn, text: &str| Block { turns: vec![BlockTurn { turn, text: text.into(), time: time(14, None) }] };
    let said = said();
    let (asked, lines) = (block(1, "Berapa harganya?"), block(0, "Pesan dienkripsi."));
    let speaker = |rows: &mut Rows, party: &Party, name: Option<&str>, block: &Block, owners: &[Owner]| {
        let Owner::Strand(speaker) = party.owner else { panic!("no strand") };
        let blocks = vec![rows.of_owners("block", PayloadKind::Block, owners, block)];
        let name = name.map(|n| rows.of_owners("speaker's name", PayloadKind::SpeakerName, owners, &n));
        let (key, part) =
            (party.secret.commitment(), if name.is_some() { Part::Party } else { Part::Narrator });
        Event::SpeakerAdded { speaker, source, part, key, name, blocks, role: None, person: None }
    };
    let mut events = vec![
        speaker(rows, &seller, Some("Toko"), &said, &[seller.owner]),
        speaker(rows, &buyer, Some("Biru"), &asked, &[buyer.owner]),
        speaker(rows, &nobody, None, &lines, &all),
    ];
    if let (Event::SpeakerAdded { role, .. }, [.., Party { owner: Owner::Person(buyer), .. }, _]) =
        (&mut events[0], parties())
    {
        *role = Some(RoleId(id(0xa1)));
        let Event::SpeakerAdded { person, .. } = &mut events[1] else { panic!("no speaker") };
        *person = Some(buyer);
    }
    let date_order = Some((DateOrder::DayMonthYear, Certainty::Assumed));
    let facts = SourceFacts { label: "C01".into(), format: "whatsapp".into(), date_order };
    let kinds = vec![TurnKind::System, TurnKind::Words, TurnKind::Words, TurnKind::Edited];
    let skeleton = Skeleton { speakers: vec![2, 1, 0, 0], kinds };
    events.push(Event::SourceAdded {
        source,
        kind: SourceKind::Conversation,
        turns: 4,
        facts: rows.of_study("source facts", PayloadKind::SourceFacts, 1, &facts),
        name: rows.of_owners("source's name", PayloadKind::SourceName, &all, &"chat-01"),
        skeleton: rows.of_study("skeleton", PayloadKind::Skeleton, 1, &skeleton),
        fingerprint: super::made::fingerprint(),
    });
    events
}

fn codes(rows: &mut Rows) -> Vec<Event> {
    let [seller, ..] = parties();
    let Owner::Strand(strand) = seller.owner else { panic!("no strand") };
    let (code, rules, place) =
        (CodeId(id(0xc0)), RuleSetId(id(0xb0)), Place::span(SourceId(id(0x50)), 2, 0, 23));
    let values = vec![ValueSpec { name: "amount".into(), kind: ValueKind::Number }];
    let text = CodeText { code: "S-TERMS".into(), brief: "terms".into(), values, ..CodeText::default() };
    let text = rows.of_study("words of a code", PayloadKind::CodeText, 1, &text);
    let rule = Rule {
        name: "price".into(),
        code: "S-TERMS".into(),
        pattern: Pattern::Price,
        roles: vec!["penjual".into()],
        kinds: vec![],
        value: Some(Capture::Price),
        whole_turn: false,
    };
    let amount = Value {
        name: "amount".into(),
        number: Decimal::new(150_000, 0),
        text: None,
        unit: Some("IDR".into()),
    };
    let payload =
        rows.of_owners("values", PayloadKind::Values, &[seller.owner], &Values { lists: vec![vec![amount]] });
    let coding = |first, origin, values| {
        let (coding, place) = (CodingId(id(first)), place.clone());
        Event::CodingAdded { coding, code, place, origin, evidence: None, values }
    };
    let component = Component::Stimulus;
    vec![
        Event::CodeAdded { code, component, text, colour: component.colour(), order: 0, parent: None },
        Event::RuleSetAdded { rules, text: rows.of_study("rules", PayloadKind::Rules, 1, &vec![rule]) },
        Event::ValuesAdded { values: payload, strand },
        coding(0xf0, Origin::Rule { rules, rule: 0 }, Some(ValuesRef { payload, index: 0 })),
        coding(0xf1, Origin::Coder(CoderId(id(0xc1))), None),
    ]
}

fn going_on(rows: &mut Rows, first: BatchId) -> Vec<Event> {
    let [_, buyer, _, person, _] = parties();
    let Owner::Person(who) = person.owner else { panic!("no person") };
    let key = public_key(SEEDS[1]);
    let signature = Signature(signing(SEEDS[0]).sign(&introduced_bytes(study(), key)).to_bytes());
    let introduction = Some(Introduction { by: public_key(SEEDS[0]).replica(), signature });
    // Said person before strand: in the box and in the key it is strand before person.
    let owners = vec![person.owner, buyer.owner];
    let text = rows.of_owners("memo of a strand and a person", PayloadKind::Memo, &owners, &"Menawar dulu.");
    let details =
        Some(rows.of_owners("details of a consent", PayloadKind::Consent, &[person.owner], &"lisan"));
    let question =
        rows.of_study("question, second epoch", PayloadKind::Question, 2, &"Apa yang menggerakkan pembeli?");
    let changed = |change, replaces| Event::Changed { change, replaces };
    let proposal = EventRef { batch: first, index: 13 };
    vec![
        Event::ReplicaAnnounced { key, introduction },
        Event::MemoAdded {
            memo: MemoId(id(0xe1)),
            kind: MemoKind::Analytic,
            on: Subject::Person(who),
            author: None,
            text,
            owners,
        },
        Event::QuestionAdded { question: QuestionId(id(0xe2)), text: question },
        changed(Change::Consent(who, Consent { decision: ConsentDecision::Given, details }), vec![]),
        changed(Change::Decision(CodingId(id(0xf0)), Decision::Accepted(CoderId(id(0xc1)))), vec![proposal]),
    ]
}
