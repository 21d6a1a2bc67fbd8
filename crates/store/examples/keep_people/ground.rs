//! The sources, codes and notes that the people are in: what readers 1 and 2 know.

use crate::Hand;
use model::batch::Cause;
use model::codebook::{CodeText, Component};
use model::event::*;
use model::ids::*;
use model::payload::*;
use model::source::*;
use model::time::{LocalTime, Precision};
use store::{Pen, StoreError};

/// What is named again later.
#[derive(Default)]
pub struct Ids {
    pub persons: Vec<PersonId>,
    /// The strands of each source.
    pub strands: Vec<Vec<SpeakerId>>,
    pub sources: Vec<SourceId>,
    pub memos: Vec<MemoId>,
    /// By the number of their kind.
    pub records: Vec<RecordId>,
    pub entities: Vec<RecordId>,
    pub mentions: Vec<MentionId>,
    pub marks: Vec<MarkId>,
}

/// A speaker: the name in the file, the person, the part.
type Seat = (Option<&'static str>, Option<usize>, Part);

const CHAT: [(u16, &str); 6] = [
    (2, "Pesan dan panggilan dienkripsi secara end-to-end."),
    (1, "Halo Kak Sukma, masih ada cabai di kios Jalan Teratai?"),
    (0, "masih bu, 40rb sekilo. Titip salam untuk Galang ya"),
    (1, "boleh 35rb? telepon saja ke 0800-111-222"),
    (0, "boleh, diambil di Jalan Teratai nomor 9"),
    (1, "oke kak, besok pagi"),
];
const INTERVIEW: [(u16, &str); 4] = [
    (0, "Siapa yang memperkenalkan Anda ke kios itu?"),
    (1, "Kakak saya. Dia yang dapat kupon."),
    (0, "Dan setelah itu?"),
    (1, "Saya jadi langganan, lalu membawa teman."),
];
const SECOND_CHAT: [(u16, &str); 3] =
    [(1, "Kak, ini Galang dari pasar, ada kemiri?"), (0, "ada, 20rb"), (1, "saya ambil dua")];
const THIRD_CHAT: [(u16, &str); 2] = [(1, "Saya batal beli, maaf."), (0, "tidak apa-apa")];

/// Writes it.
pub fn write(hand: &mut Hand) -> Result<Ids, StoreError> {
    let mut ids = Ids::default();
    let mut pen = Pen::default();
    let mut events = Vec::new();
    for (name, kind) in [
        ("P01", PersonKind::Informant),
        ("P02", PersonKind::Informant),
        ("P03", PersonKind::OtherParty),
        ("P04", PersonKind::OtherParty),
    ] {
        let (person, key) = pen.person()?;
        let pseudonym = hand.seal(&mut pen, PayloadKind::Pseudonym, &[Owner::Person(person)], &name)?;
        events.push(Event::PersonAdded { person, kind, key, pseudonym });
        ids.persons.push(person);
    }
    hand.act(pen, events)?;
    let narrator = (None, None, Part::Narrator);
    let party = |name, person| (Some(name), person, Part::Party);
    let seats = [party("Kios Kenanga", Some(0)), party("Bu Rawit", Some(1)), narrator];
    source(hand, &mut ids, ("C01", SourceKind::Conversation), &seats, &CHAT)?;
    let seats = [(Some("P"), None, Part::Interviewer), (Some("N1"), Some(2), Part::Informant)];
    source(hand, &mut ids, ("I01", SourceKind::Interview), &seats, &INTERVIEW)?;
    let seats = [party("Kios Kenanga", Some(0)), party("Galang", Some(3))];
    source(hand, &mut ids, ("C02", SourceKind::Conversation), &seats, &SECOND_CHAT)?;
    let seats = [party("Kios Kenanga", Some(0)), party("Mas Jinten", None)];
    source(hand, &mut ids, ("C03", SourceKind::Conversation), &seats, &THIRD_CHAT)?;
    notes(hand, &mut ids)?;
    Ok(ids)
}

/// Every turn of a speaker stands in a block of its own.
fn source(
    hand: &mut Hand,
    ids: &mut Ids,
    (label, kind): (&str, SourceKind),
    seats: &[Seat],
    turns: &[(u16, &str)],
) -> Result<(), StoreError> {
    let mut pen = Pen::default();
    let source = SourceId(pen.id()?);
    let strands = seats.iter().map(|_| pen.strand()).collect::<Result<Vec<_>, _>>()?;
    let all: Vec<Owner> = strands.iter().map(|(strand, _)| Owner::Strand(*strand)).collect();
    let mut events = Vec::new();
    for ((index, (name, person, part)), (speaker, key)) in (0u16..).zip(seats).zip(&strands) {
        let own = [Owner::Strand(*speaker)];
        let owners = if *part == Part::Narrator { all.as_slice() } else { &own };
        let mut blocks = Vec::new();
        for (turn, (_, text)) in (0u32..).zip(turns).filter(|(_, (speaker, _))| *speaker == index) {
            let time = LocalTime::new((2026, 6, 4), (9, turn, 0), Precision::Minute);
            let time = time.filter(|_| kind == SourceKind::Conversation);
            let block = Block { turns: vec![BlockTurn { turn, text: (*text).into(), time }] };
            blocks.push(hand.seal(&mut pen, PayloadKind::Block, owners, &block)?);
        }
        let name = name.map(|name| hand.seal(&mut pen, PayloadKind::SpeakerName, &own, &name)).transpose()?;
        let person = person.map(|person| ids.persons[person]);
        let (speaker, part, key) = (*speaker, *part, *key);
        events.push(Event::SpeakerAdded { speaker, source, part, key, name, blocks, role: None, person });
    }
    let facts = SourceFacts { label: label.into(), format: "notes".into(), date_order: None };
    let kinds = turns.iter().map(|(speaker, _)| match seats[usize::from(*speaker)].2 {
        Part::Narrator => TurnKind::System,
        _ => TurnKind::Words,
    });
    let skeleton = Skeleton { speakers: turns.iter().map(|(s, _)| *s).collect(), kinds: kinds.collect() };
    events.push(Event::SourceAdded {
        source,
        kind,
        turns: turns.len() as u32,
        facts: hand.seal(&mut pen, PayloadKind::SourceFacts, &[], &facts)?,
        name: hand.seal(&mut pen, PayloadKind::SourceName, &all, &format!("berkas {label}"))?,
        skeleton: hand.seal(&mut pen, PayloadKind::Skeleton, &[], &skeleton)?,
        fingerprint: hand.file.fingerprint(label.as_bytes()),
    });
    hand.act_as(Cause::Import, pen, events)?;
    ids.sources.push(source);
    ids.strands.push(strands.into_iter().map(|(strand, _)| strand).collect());
    Ok(())
}

fn notes(hand: &mut Hand, ids: &mut Ids) -> Result<(), StoreError> {
    let mut pen = Pen::default();
    let (first, seller, buyer) = (ids.sources[0], ids.strands[0][0], ids.strands[0][1]);
    let coder = hand.coder.expect("who began the study");
    let (price, code) = (CodeId(pen.id()?), CodeId(pen.id()?));
    let mut events = Vec::new();
    for (order, id, name, component) in
        [(0, price, "S-HARGA", Component::Stimulus), (1, code, "R-BELI", Component::Response)]
    {
        let text = CodeText { code: name.into(), ..CodeText::default() };
        let text = hand.seal(&mut pen, PayloadKind::CodeText, &[], &text)?;
        let colour = component.colour();
        events.push(Event::CodeAdded { code: id, component, text, colour, order, parent: None });
    }
    for (code, place) in [
        (price, Place::span(first, 2, 10, 14)),
        (code, Place::turn(first, 5)),
        (price, Place::turn(ids.sources[2], 1)),
        (code, Place::turn(ids.sources[3], 0)),
        (price, Place { source: first, turns: vec![2, 4], span: None }),
    ] {
        let (coding, origin) = (CodingId(pen.id()?), Origin::Coder(coder));
        events.push(Event::CodingAdded { coding, code, place, origin, evidence: None, values: None });
    }
    let link = LinkId(pen.id()?);
    let (from, to) = (Place::turn(first, 5), Place::turn(first, 4));
    events.push(Event::LinkAdded { link, kind: LinkKind::RespondsTo, from, to });
    ids.memos = vec![MemoId(pen.id()?)];
    let memo = |memo, on, text, owners| Event::MemoAdded {
        memo,
        kind: MemoKind::Analytic,
        on,
        author: Some(coder),
        text,
        owners,
    };
    let text = hand.seal(&mut pen, PayloadKind::Memo, &[], &"Jalan Teratai disebut dua kali.")?;
    events.push(memo(ids.memos[0], Subject::Source(first), text, vec![]));
    let owners = vec![Owner::Strand(buyer), Owner::Person(ids.persons[1])];
    let text = hand.seal(&mut pen, PayloadKind::Memo, &owners, &"Pembeli membuka dengan sapaan.")?;
    events.push(memo(MemoId(pen.id()?), Subject::Place(Place::turn(first, 1)), text, owners));
    let text = hand.seal(&mut pen, PayloadKind::Question, &[], &"Apa yang membuat orang kembali?")?;
    events.push(Event::QuestionAdded { question: QuestionId(pen.id()?), text });
    hand.act(pen, events)?;
    // What reader 2 added.
    let mut pen = Pen::default();
    let theme = ThemeId(pen.id()?);
    let text = ThemeText { name: "Kepercayaan".into(), argument: "Sapaan dulu, harga kemudian.".into() };
    let text = hand.seal(&mut pen, PayloadKind::ThemeText, &[], &text)?;
    let own = [Owner::Strand(seller)];
    let rendering = Rendering {
        language: "en".into(),
        translator: "ratna".into(),
        text: "still there, 40k a kilo".into(),
        checked: true,
    };
    let rendered = hand.seal(&mut pen, PayloadKind::Rendering, &own, &rendering)?;
    let corrected = Revision { text: "boleh 35 ribu? telepon saja ke 0800-111-222".into() };
    let corrected = hand.seal(&mut pen, PayloadKind::Revision, &[Owner::Strand(buyer)], &corrected)?;
    let view = View { name: "Harga".into(), asked: r#"{"code":"S-HARGA"}"#.into() };
    let events = vec![
        Event::ThemeAdded { theme, text },
        Event::RenderingAdded { rendering: RenderingId(pen.id()?), strand: seller, turn: 2, text: rendered },
        Event::ViewAdded {
            view: ViewId(pen.id()?),
            text: hand.seal(&mut pen, PayloadKind::View, &[], &view)?,
        },
        hand.changed(Change::TurnText(buyer, 3, Some(corrected))),
    ];
    hand.act(pen, events)?;
    let event = hand.changed(Change::ThemeMember(theme, Subject::Memo(ids.memos[0]), true));
    hand.act(Pen::default(), vec![event]).map(drop)
}
