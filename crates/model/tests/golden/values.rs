//! One value of every variant of the log: what the golden bytes are of.

use model::batch::{At, Body, Cause};
use model::codebook::Component;
use model::event::*;
use model::ids::*;
use model::source::*;

/// Bytes that count up from `first`, so that no two fields are alike and none can be turned around.
pub fn id<const N: usize>(first: u8) -> [u8; N] {
    std::array::from_fn(|i| first.wrapping_add(i as u8))
}

fn place() -> Place {
    Place::span(SourceId(id(0x20)), 7, 3, 300)
}

fn turns() -> Place {
    Place { source: SourceId(id(0x21)), turns: vec![0, 24, 70_000], span: None }
}

fn by(first: u8, index: u32) -> EventRef {
    EventRef { batch: BatchId(id(first)), index }
}

/// A value of each variant, in the order of the format.
pub fn events() -> Vec<Event> {
    let introduction = Introduction { by: ReplicaId(id(0x11)), signature: Signature(id(0x12)) };
    vec![
        Event::StudyCreated { title: PayloadId(id(0x13)) },
        Event::ReplicaAnnounced { key: PublicKey(id(0x10)), introduction: Some(introduction) },
        Event::ReplicaAdmitted { replica: ReplicaId(id(0x14)) },
        Event::CoderAdded { coder: CoderId(id(0x15)), name: PayloadId(id(0x16)) },
        Event::RoleAdded { role: RoleId(id(0x17)), name: PayloadId(id(0x18)) },
        Event::PersonAdded {
            person: PersonId(id(0x19)),
            kind: PersonKind::OtherParty,
            key: KeyCommitment(id(0x1a)),
            pseudonym: PayloadId(id(0x1b)),
        },
        Event::SourceAdded {
            source: SourceId(id(0x20)),
            kind: SourceKind::Document,
            turns: 70_001,
            facts: PayloadId(id(0x22)),
            name: PayloadId(id(0x23)),
            skeleton: PayloadId(id(0x24)),
            fingerprint: Fingerprint(id(0x25)),
        },
        Event::SpeakerAdded {
            speaker: SpeakerId(id(0x26)),
            source: SourceId(id(0x20)),
            part: Part::Informant,
            key: KeyCommitment(id(0x27)),
            name: Some(PayloadId(id(0x28))),
            blocks: vec![PayloadId(id(0x29)), PayloadId(id(0x2a))],
            role: Some(RoleId(id(0x17))),
            person: Some(PersonId(id(0x19))),
        },
        Event::CodeAdded {
            code: CodeId(id(0x2b)),
            component: Component::Response,
            text: PayloadId(id(0x2c)),
            colour: 0x00_78_5a,
            order: 4,
            parent: Some(CodeId(id(0x2d))),
        },
        Event::RuleSetAdded { rules: RuleSetId(id(0x2e)), text: PayloadId(id(0x2f)) },
        Event::CodingAdded {
            coding: CodingId(id(0x30)),
            code: CodeId(id(0x2b)),
            place: place(),
            origin: Origin::Rule { rules: RuleSetId(id(0x2e)), rule: 5 },
            evidence: Some(Evidence::Attributed),
            values: Some(ValuesRef { payload: PayloadId(id(0x31)), index: 6 }),
        },
        Event::ValuesAdded { values: PayloadId(id(0x31)), strand: SpeakerId(id(0x26)) },
        Event::LinkAdded { link: LinkId(id(0x32)), kind: LinkKind::TellsAbout, from: place(), to: turns() },
        Event::MemoAdded {
            memo: MemoId(id(0x33)),
            kind: MemoKind::Reflexive,
            on: Subject::Link(LinkId(id(0x32))),
            author: Some(CoderId(id(0x15))),
            text: PayloadId(id(0x34)),
            owners: vec![Owner::Strand(SpeakerId(id(0x26))), Owner::Person(PersonId(id(0x19)))],
        },
        Event::QuestionAdded { question: QuestionId(id(0x35)), text: PayloadId(id(0x36)) },
        Event::Changed {
            change: Change::Title(PayloadId(id(0x37))),
            replaces: vec![by(0x38, 0), by(0x39, 24)],
        },
        Event::Withdrawn {
            strands: vec![SpeakerId(id(0x3a)), SpeakerId(id(0x3b))],
            persons: vec![PersonId(id(0x3c))],
            payloads: vec![PayloadId(id(0x3d))],
        },
    ]
}

/// Events whose optional fields are absent: null in the middle, left out at the end.
pub fn events_without() -> Vec<Event> {
    vec![
        Event::ReplicaAnnounced { key: PublicKey(id(0x10)), introduction: None },
        Event::SpeakerAdded {
            speaker: SpeakerId(id(0x26)),
            source: SourceId(id(0x20)),
            part: Part::Narrator,
            key: KeyCommitment(id(0x27)),
            name: None,
            blocks: vec![],
            role: None,
            person: None,
        },
        Event::CodingAdded {
            coding: CodingId(id(0x30)),
            code: CodeId(id(0x2b)),
            place: turns(),
            origin: Origin::Coder(CoderId(id(0x15))),
            evidence: None,
            values: None,
        },
        Event::MemoAdded {
            memo: MemoId(id(0x33)),
            kind: MemoKind::FieldNote,
            on: Subject::Study,
            author: None,
            text: PayloadId(id(0x34)),
            owners: vec![],
        },
    ]
}

pub fn changes() -> Vec<Change> {
    let (code, speaker) = (CodeId(id(0x2b)), SpeakerId(id(0x26)));
    let details = Some(PayloadId(id(0x40)));
    vec![
        Change::Exists(Subject::Role(RoleId(id(0x17))), false),
        Change::Title(PayloadId(id(0x37))),
        Change::Decision(CodingId(id(0x30)), Decision::Refused(CoderId(id(0x15)))),
        Change::SpeakerPerson(speaker, Some(PersonId(id(0x19)))),
        Change::SpeakerRole(speaker, None),
        Change::SpeakerPart(speaker, Part::Interviewer),
        Change::Consent(PersonId(id(0x19)), Consent { decision: ConsentDecision::Given, details }),
        Change::CodeText(code, PayloadId(id(0x2c))),
        Change::CodeComponent(code, Component::Organism),
        Change::CodeColour(code, 0xff_ff_ff),
        Change::CodeOrder(code, 256),
        Change::CodeParent(code, None),
    ]
}

pub fn subjects() -> Vec<Subject> {
    vec![
        Subject::Study,
        Subject::Source(SourceId(id(0x50))),
        Subject::Person(PersonId(id(0x51))),
        Subject::Code(CodeId(id(0x52))),
        Subject::Coding(CodingId(id(0x53))),
        Subject::Link(LinkId(id(0x54))),
        Subject::Memo(MemoId(id(0x55))),
        Subject::Question(QuestionId(id(0x56))),
        Subject::Place(place()),
        Subject::Coder(CoderId(id(0x57))),
        Subject::Role(RoleId(id(0x58))),
    ]
}

pub fn causes() -> Vec<Cause> {
    vec![
        Cause::Command,
        Cause::Import,
        Cause::Rules,
        Cause::Undo { of: BatchId(id(0x60)) },
        Cause::Withdrawal { persons: vec![PersonId(id(0x61)), PersonId(id(0x62))] },
    ]
}

/// A value of each variant that needs reader version 2, in the order of the format.
pub fn events_of_2() -> Vec<Event> {
    vec![
        Event::ThemeAdded { theme: ThemeId(id(0x80)), text: PayloadId(id(0x81)) },
        Event::RenderingAdded {
            rendering: RenderingId(id(0x82)),
            strand: SpeakerId(id(0x26)),
            turn: 70_000,
            text: PayloadId(id(0x83)),
        },
        Event::ViewAdded { view: ViewId(id(0x84)), text: PayloadId(id(0x85)) },
    ]
}

pub fn changes_of_2() -> Vec<Change> {
    let (code, coding, memo) = (CodeId(id(0x2b)), CodingId(id(0x30)), MemoId(id(0x33)));
    let (theme, source) = (ThemeId(id(0x80)), SourceId(id(0x20)));
    let values = ValuesRef { payload: PayloadId(id(0x31)), index: 24 };
    vec![
        Change::CodeRetired(code, true),
        Change::CodingCode(coding, CodeId(id(0x86))),
        Change::CodingPlace(coding, turns()),
        Change::CodingEvidence(coding, Some(Evidence::SelfReported)),
        Change::CodingValues(coding, Some(values)),
        Change::MemoText(memo, PayloadId(id(0x87))),
        Change::MemoKind(memo, MemoKind::Method),
        Change::MemoFacts(memo, Some(PayloadId(id(0x88)))),
        Change::QuestionText(QuestionId(id(0x35)), PayloadId(id(0x89))),
        Change::ThemeText(theme, PayloadId(id(0x8a))),
        Change::ThemeMember(theme, Subject::Memo(memo), true),
        Change::ThemeQuestion(theme, Some(QuestionId(id(0x35)))),
        Change::RenderingText(RenderingId(id(0x82)), PayloadId(id(0x8b))),
        Change::TurnText(SpeakerId(id(0x26)), 256, Some(PayloadId(id(0x8c)))),
        Change::SourceKind(source, SourceKind::Interview),
        Change::SourceFacts(source, PayloadId(id(0x8d))),
        Change::SourceName(source, PayloadId(id(0x8e))),
        Change::CoderName(CoderId(id(0x15)), PayloadId(id(0x8f))),
    ]
}

/// Those whose value may be absent, without it.
pub fn changes_of_2_without() -> Vec<Change> {
    vec![
        Change::CodingEvidence(CodingId(id(0x30)), None),
        Change::CodingValues(CodingId(id(0x30)), None),
        Change::MemoFacts(MemoId(id(0x33)), None),
        Change::ThemeQuestion(ThemeId(id(0x80)), None),
        Change::TurnText(SpeakerId(id(0x26)), 0, None),
    ]
}

pub fn subjects_of_2() -> Vec<Subject> {
    vec![
        Subject::Theme(ThemeId(id(0x90))),
        Subject::Rendering(RenderingId(id(0x91))),
        Subject::View(ViewId(id(0x92))),
    ]
}

/// The body that holds everything that version 2 added.
pub fn body_of_2() -> Body {
    let changed = |change: Change| Event::Changed { change, replaces: vec![] };
    let changes = changes_of_2().into_iter().chain(changes_of_2_without());
    let taken = subjects_of_2().into_iter().map(|subject| Change::Exists(subject, false));
    let events = events_of_2().into_iter().chain(changes.chain(taken).map(changed));
    Body { reader: 2, events: events.collect(), ..body(Cause::Command, None) }
}

/// The body that holds everything that version 1 reads: each event, also without its optional fields, each change and subject.
pub fn body(cause: Cause, coder: Option<CoderId>) -> Body {
    let changed = |change: Change| Event::Changed { change, replaces: vec![] };
    let taken = |subject: Subject| changed(Change::Exists(subject, true));
    let mut events = events();
    events.extend(events_without());
    events.extend(changes().into_iter().map(changed));
    events.extend(subjects().into_iter().map(taken));
    Body {
        reader: 1,
        study: StudyId(id(0x01)),
        replica: ReplicaId(id(0x02)),
        seq: 255,
        lamport: 65_536,
        parents: vec![BatchId(id(0x03)), BatchId(id(0x04))],
        at: At { millis: 1_795_478_400_123, offset: -210 },
        coder,
        cause,
        events,
    }
}
