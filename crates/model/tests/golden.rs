//! Golden bytes of format 1: one value of every variant and record of the log, so that none can move, change
//! or be added unseen. What stands here never changes; a new variant or field gets a value and a row of its
//! own.

use model::batch::{self, Body, Cause, READER, Row};
use model::codebook::{CodeText, Component, Value, ValueKind, ValueSpec};
use model::event::*;
use model::payload::*;
use model::rules::{Capture, Pattern, Rule};
use model::source::*;
use model::time::{LocalTime, Precision};
use model::{Decimal, canon, ids::*, payload};
use serde::Serialize;
use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
use std::fmt::Debug;

mod golden {
    pub mod beside;
    pub mod people;
    pub mod values;
}
use golden::beside::*;
use golden::people::*;
use golden::values::*;

/// Without a wildcard: a variant that isn't here doesn't compile.
fn event_name(event: &Event) -> &'static str {
    match event {
        Event::StudyCreated { .. } => "StudyCreated",
        Event::ReplicaAnnounced { .. } => "ReplicaAnnounced",
        Event::ReplicaAdmitted { .. } => "ReplicaAdmitted",
        Event::CoderAdded { .. } => "CoderAdded",
        Event::RoleAdded { .. } => "RoleAdded",
        Event::PersonAdded { .. } => "PersonAdded",
        Event::SourceAdded { .. } => "SourceAdded",
        Event::SpeakerAdded { .. } => "SpeakerAdded",
        Event::CodeAdded { .. } => "CodeAdded",
        Event::RuleSetAdded { .. } => "RuleSetAdded",
        Event::CodingAdded { .. } => "CodingAdded",
        Event::ValuesAdded { .. } => "ValuesAdded",
        Event::LinkAdded { .. } => "LinkAdded",
        Event::MemoAdded { .. } => "MemoAdded",
        Event::QuestionAdded { .. } => "QuestionAdded",
        Event::Changed { .. } => "Changed",
        Event::Withdrawn { .. } => "Withdrawn",
        Event::ThemeAdded { .. } => "ThemeAdded",
        Event::RenderingAdded { .. } => "RenderingAdded",
        Event::ViewAdded { .. } => "ViewAdded",
        Event::RecordAdded { .. } => "RecordAdded",
        Event::MentionAdded { .. } => "MentionAdded",
        Event::MarkAdded { .. } => "MarkAdded",
        Event::OriginalShown { .. } => "OriginalShown",
        Event::Blotted { .. } => "Blotted",
        Event::DetailsAdded { .. } => "DetailsAdded",
        Event::PictureAdded { .. } => "PictureAdded",
    }
}

fn change_name(change: &Change) -> &'static str {
    match change {
        Change::Exists(..) => "Exists",
        Change::Title(..) => "Title",
        Change::Decision(..) => "Decision",
        Change::SpeakerPerson(..) => "SpeakerPerson",
        Change::SpeakerRole(..) => "SpeakerRole",
        Change::SpeakerPart(..) => "SpeakerPart",
        Change::Consent(..) => "Consent",
        Change::CodeText(..) => "CodeText",
        Change::CodeComponent(..) => "CodeComponent",
        Change::CodeColour(..) => "CodeColour",
        Change::CodeOrder(..) => "CodeOrder",
        Change::CodeParent(..) => "CodeParent",
        Change::CodeRetired(..) => "CodeRetired",
        Change::CodingCode(..) => "CodingCode",
        Change::CodingPlace(..) => "CodingPlace",
        Change::CodingEvidence(..) => "CodingEvidence",
        Change::CodingValues(..) => "CodingValues",
        Change::MemoText(..) => "MemoText",
        Change::MemoKind(..) => "MemoKind",
        Change::MemoFacts(..) => "MemoFacts",
        Change::QuestionText(..) => "QuestionText",
        Change::ThemeText(..) => "ThemeText",
        Change::ThemeMember(..) => "ThemeMember",
        Change::ThemeQuestion(..) => "ThemeQuestion",
        Change::RenderingText(..) => "RenderingText",
        Change::TurnText(..) => "TurnText",
        Change::SourceKind(..) => "SourceKind",
        Change::SourceFacts(..) => "SourceFacts",
        Change::SourceName(..) => "SourceName",
        Change::CoderName(..) => "CoderName",
        Change::PersonKind(..) => "PersonKind",
        Change::Pseudonym(..) => "Pseudonym",
        Change::ConsentTerms(..) => "ConsentTerms",
        Change::PersonFacts(..) => "PersonFacts",
        Change::StudyFacts(..) => "StudyFacts",
        Change::OtherParties(..) => "OtherParties",
        Change::RecordText(..) => "RecordText",
        Change::MentionPlace(..) => "MentionPlace",
    }
}

fn subject_name(subject: &Subject) -> &'static str {
    match subject {
        Subject::Study => "Study",
        Subject::Source(_) => "Source",
        Subject::Person(_) => "Person",
        Subject::Code(_) => "Code",
        Subject::Coding(_) => "Coding",
        Subject::Link(_) => "Link",
        Subject::Memo(_) => "Memo",
        Subject::Question(_) => "Question",
        Subject::Place(_) => "Place",
        Subject::Coder(_) => "Coder",
        Subject::Role(_) => "Role",
        Subject::Theme(_) => "Theme",
        Subject::Rendering(_) => "Rendering",
        Subject::View(_) => "View",
        Subject::Record(_) => "Record",
        Subject::Mention(_) => "Mention",
        Subject::Mark(_) => "Mark",
    }
}

fn cause_name(cause: &Cause) -> &'static str {
    match cause {
        Cause::Command => "Command",
        Cause::Import => "Import",
        Cause::Rules => "Rules",
        Cause::Undo { of: _ } => "Undo",
        Cause::Withdrawal { persons: _ } => "Withdrawal",
    }
}

/// Asks a type that serde reads for the names of its variants, in their order.
fn variants<T: DeserializeOwned>() -> &'static [&'static str] {
    struct Names(&'static [&'static str]);
    impl<'de> Deserializer<'de> for &mut Names {
        type Error = serde::de::value::Error;
        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(Error::custom("names only"))
        }
        fn deserialize_enum<V: Visitor<'de>>(
            self,
            _: &'static str,
            variants: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Self::Error> {
            self.0 = variants;
            Err(Error::custom("names only"))
        }
        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
        }
    }
    let mut names = Names(&[]);
    assert!(T::deserialize(&mut names).is_err());
    names.0
}

/// The canonical bytes, after reading them back.
fn bytes<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Vec<u8> {
    let bytes = canon::to_bytes(value).unwrap();
    assert_eq!(&canon::from_bytes::<T>(&bytes).unwrap(), value);
    bytes
}

/// A line for each value: name, number, length, and the first digits of BLAKE3 of its bytes.
fn lines<T>(values: &[T], name: fn(&T) -> &'static str) -> Vec<String>
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let names: Vec<&str> = values.iter().map(name).collect();
    assert_eq!(names, variants::<T>(), "one value of each variant, in their order");
    let line = |value: &T| {
        let bytes = bytes(value);
        // From 24 on a number takes a byte more.
        let number = bytes.get(1).map_or(bytes[0], |first| if *first == 0x18 { bytes[2] } else { *first });
        format!("{number} {} {} {}", name(value), bytes.len(), &blake3::hash(&bytes).to_hex()[..16])
    };
    values.iter().map(line).collect()
}

#[test]
fn every_event_has_its_bytes() {
    let golden =
        [GOLDEN_EVENTS.as_slice(), &GOLDEN_EVENTS_OF_2, &GOLDEN_EVENTS_OF_3, &GOLDEN_EVENTS_OF_4].concat();
    let events = [events(), events_of_2(), events_of_3(), events_of_4()].concat();
    assert_eq!(lines(&events, event_name), golden);
}

#[test]
fn every_change_subject_and_cause_has_its_bytes() {
    let golden = [GOLDEN_CHANGES.as_slice(), &GOLDEN_CHANGES_OF_2, &GOLDEN_CHANGES_OF_3].concat();
    assert_eq!(lines(&[changes(), changes_of_2(), changes_of_3()].concat(), change_name), golden);
    let golden = [GOLDEN_SUBJECTS.as_slice(), &GOLDEN_SUBJECTS_OF_2, &GOLDEN_SUBJECTS_OF_3].concat();
    assert_eq!(lines(&[subjects(), subjects_of_2(), subjects_of_3()].concat(), subject_name), golden);
    assert_eq!(lines(&causes(), cause_name), GOLDEN_CAUSES);
}

/// Variants without fields: each is its number alone.
fn numbers<T: Serialize + DeserializeOwned + PartialEq + Debug>(values: &[T]) {
    let numbers: Vec<u8> = values.iter().flat_map(bytes).collect();
    let expected: Vec<u8> = (0..variants::<T>().len() as u64).flat_map(|n| bytes(&n)).collect();
    assert_eq!(numbers, expected, "{values:?}");
}

#[test]
fn variants_without_fields_keep_their_numbers() {
    numbers(&[PersonKind::Informant, PersonKind::OtherParty]);
    numbers(&[ConsentDecision::Unknown, ConsentDecision::Given, ConsentDecision::Refused]);
    numbers(&[LinkKind::RespondsTo, LinkKind::TellsAbout, LinkKind::Continues]);
    numbers(&[MemoKind::Analytic, MemoKind::Method, MemoKind::Reflexive, MemoKind::FieldNote]);
    let (conversation, interview) = (SourceKind::Conversation, SourceKind::Interview);
    numbers(&[conversation, interview, SourceKind::Observation, SourceKind::Document]);
    let (words, media, deleted) = (TurnKind::Words, TurnKind::Media, TurnKind::Deleted);
    let (edited, system, heading) = (TurnKind::Edited, TurnKind::System, TurnKind::Heading);
    numbers(&[words, media, deleted, edited, system, heading, TurnKind::Unknown]);
    numbers(&[Part::Party, Part::Interviewer, Part::Informant, Part::Narrator]);
    numbers(&[Evidence::Shown, Evidence::SelfReported, Evidence::Attributed]);
    numbers(&[DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay]);
    numbers(&[Certainty::Certain, Certainty::Assumed, Certainty::Given]);
    numbers(&[Precision::Day, Precision::Minute, Precision::Second]);
    numbers(&[Component::Stimulus, Component::Organism, Component::Response, Component::Other]);
    numbers(&[Capture::Price]);
}

#[test]
fn kinds_of_payloads_keep_their_numbers() {
    use PayloadKind::*;
    let first = [Title, CoderName, RoleName, Pseudonym, SourceFacts, SourceName, Skeleton, SpeakerName];
    let rest = [Block, CodeText, Rules, Values, Memo, Question, Consent];
    let of_2 = [ThemeText, MemoFacts, Rendering, Revision, View];
    let of_3 = [ConsentTerms, PersonFacts, StudyFacts, Record];
    let of_4 = [Details, Picture];
    let kinds = [first.as_slice(), &rest, &of_2, &of_3, &of_4].concat();
    numbers(&kinds);
    // In associated data the number comes from a cast.
    assert!((0u32..).zip(&kinds).all(|(number, kind)| *kind as u32 == number));
    let packed: Vec<PayloadKind> = kinds.into_iter().filter(|kind| kind.is_compressed()).collect();
    assert_eq!(packed, [Skeleton, Block, Rules, Values, Details]);
}

#[track_caller]
fn is<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T, hex: &str) {
    assert_eq!(model::hex(&bytes(&value)), hex);
}

#[test]
fn small_variants_have_their_bytes() {
    let all = (
        [Origin::Coder(CoderId(id(1))), Origin::Rule { rules: RuleSetId(id(2)), rule: 24 }],
        [Decision::Open, Decision::Accepted(CoderId(id(3))), Decision::Refused(CoderId(id(4)))],
        [Owner::Strand(SpeakerId(id(5))), Owner::Person(PersonId(id(6)))],
    );
    let counts = [variants::<Origin>(), variants::<Decision>(), variants::<Owner>()].map(<[_]>::len);
    assert_eq!(counts, [all.0.len(), all.1.len(), all.2.len()]);
    is(all.0.to_vec(), "828200500102030405060708090a0b0c0d0e0f1083015002030405060708090a0b0c0d0e0f10111818");
    is(all.1.to_vec(), "8300820150030405060708090a0b0c0d0e0f1011128202500405060708090a0b0c0d0e0f10111213");
    is(all.2.to_vec(), "8282005005060708090a0b0c0d0e0f1011121314820150060708090a0b0c0d0e0f101112131415");
}

#[test]
fn every_payload_record_has_its_bytes() {
    let date_order = Some((DateOrder::YearMonthDay, Certainty::Given));
    is(
        SourceFacts { label: "C07".into(), format: "whatsapp".into(), date_order },
        "8363433037687768617473617070820202",
    );
    is(SourceFacts { label: "N1".into(), format: "notes".into(), date_order: None }, "82624e31656e6f746573");
    is(
        Skeleton { speakers: vec![0, 256], kinds: vec![TurnKind::Edited, TurnKind::Words] },
        "828200190100820300",
    );
    let time = |zone| Some(LocalTime { seconds: -1, precision: Precision::Second, zone });
    let turn = |turn, text: &str, time| BlockTurn { turn, text: text.into(), time };
    let turns = vec![turn(0, "é", time(Some(-210))), turn(24, "", time(None)), turn(25, "ok", None)];
    is(Block { turns }, "8183830062c3a983200238d183181860822002821819626f6b");
    let spec = |name: &str, kind| ValueSpec { name: name.into(), kind };
    let choice = ValueKind::Choice(vec!["a".into(), "b".into()]);
    let values = vec![spec("n", ValueKind::Number), spec("c", choice), spec("t", ValueKind::Text)];
    assert_eq!(variants::<ValueKind>().len(), values.len());
    let [code, brief, definition, when_to_use, when_not_to_use, example] =
        ["S", "b", "d", "w", "n", "e"].map(String::from);
    is(
        CodeText { code, brief, definition, when_to_use, when_not_to_use, example, values },
        "876153616261646177616e61658382616e008261638201826161616282617402",
    );
    let number = Decimal::new(-25, -1);
    let value = |number, text: Option<&str>, unit: Option<&str>| Value {
        name: "v".into(),
        number,
        text: text.map(Into::into),
        unit: unit.map(Into::into),
    };
    let lists = vec![
        vec![value(number, None, Some("IDR")), value(None, Some("x"), None)],
        vec![value(None, None, None)],
        vec![],
    ];
    is(Values { lists }, "81838284617682381820f663494452836176f661788181617680");
}

#[test]
fn every_payload_record_of_version_2_has_its_bytes() {
    let text = |text: &str| Some(String::from(text));
    is(payload::ThemeText { name: "n".into(), argument: "a".into() }, "82616e6161");
    is(payload::MemoFacts { date: text("d"), place: None, observer: text("o") }, "836164f6616f");
    is(payload::MemoFacts::default(), "80");
    let [language, translator, words] = ["en", "t", "w"].map(String::from);
    is(payload::Rendering { language, translator, text: words, checked: true }, "8462656e61746177f5");
    is(payload::Revision { text: "w".into() }, "816177");
    is(payload::View { name: "n".into(), asked: "{}".into() }, "82616e627b7d");
}

#[test]
fn every_rule_has_its_bytes() {
    let pattern = |pattern| Rule {
        name: "n".into(),
        code: "S".into(),
        pattern,
        roles: vec!["r".into()],
        kinds: vec![SourceKind::Document],
        value: None,
        whole_turn: true,
    };
    let priced = Rule {
        value: Some(Capture::Price),
        whole_turn: false,
        roles: vec![],
        kinds: vec![],
        ..pattern(Pattern::Price)
    };
    let words = pattern(Pattern::Words(vec!["a".into(), "b c".into()]));
    let rules = vec![words, pattern(Pattern::Regex("^x".into())), priced, pattern(Pattern::Media)];
    assert_eq!(variants::<Pattern>().len(), rules.len());
    let hex = [
        "84",
        "87616e61538200826161636220638161728103f6f5",
        "87616e61538201625e788161728103f6f5",
        "87616e615302808000f4",
        "87616e6153038161728103f6f5",
    ];
    is(rules, &hex.concat());
}

#[test]
fn a_body_that_holds_everything_has_its_id() {
    let with = |cause, coder| {
        let bytes = bytes(&body(cause, coder));
        (bytes.len(), batch::batch_id(&bytes).to_string())
    };
    let coder = Some(CoderId(id(0x15)));
    let [command, import, rules, undo, withdrawal] = <[Cause; 5]>::try_from(causes()).unwrap();
    let found = [
        with(command, coder),
        with(import, None),
        with(rules, coder),
        with(undo, coder),
        with(withdrawal, coder),
    ];
    let found: Vec<(usize, &str)> = found.iter().map(|(length, id)| (*length, id.as_str())).collect();
    assert_eq!(found, GOLDEN_BODIES);
}

#[test]
fn what_version_2_added_is_written_for_version_2_alone() {
    let bytes = bytes(&body_of_2());
    assert_eq!((bytes.len(), batch::batch_id(&bytes).to_string().as_str()), GOLDEN_BODY_OF_2);
    let needs = |events: &[Event]| batch::reader_of(events);
    assert_eq!((needs(&[]), needs(&body(Cause::Command, None).events)), (1, 1));
    for event in body_of_2().events {
        assert_eq!(needs(&[Event::StudyCreated { title: PayloadId(id(1)) }, event]), 2);
    }
    let row = |body: &Body| batch::row_bytes(&canon::to_bytes(body).unwrap(), Signature(id(0x70))).unwrap();
    // An older program knows where such a batch stands; others it reads as before.
    assert!(matches!(batch::from_row_as(1, &row(&body_of_2())), Ok(Row::Newer(newer)) if newer.reader == 2));
    assert!(matches!(batch::from_row_as(1, &row(&body(Cause::Command, None))), Ok(Row::Batch(_))));
    // One that says it is for older programs and isn't would stop them: nobody reads it.
    let wrong = Body { reader: 1, ..body_of_2() };
    assert_eq!(batch::from_row(&row(&wrong)), Err(batch::BatchError::Reader));
}

#[test]
fn a_row_and_what_is_signed_have_their_bytes() {
    let bytes = bytes(&body(Cause::Command, None));
    let batch_id = batch::batch_id(&bytes);
    let signature = Signature(id(0x70));
    let row = batch::row_bytes(&bytes, signature).unwrap();
    assert_eq!(row.len(), 3 + 1 + bytes.len() + 2 + 64);
    let Row::Batch(read) = batch::from_row(&row).unwrap() else { panic!("a row of another version") };
    assert_eq!((read.id, read.signature, read.body), (batch_id, signature, body(Cause::Command, None)));
    assert_eq!(READER, 4);
    let signed = [b"kelindan/v1/batch-sig\0".as_slice(), &batch_id.0].concat();
    assert_eq!(batch::signed_bytes(batch_id), signed);
    let (study, key) = (StudyId(id(1)), PublicKey(id(2)));
    let introduced = [b"kelindan/v1/replica-introduction\0".as_slice(), &study.0, &key.0].concat();
    assert_eq!(introduced_bytes(study, key), introduced);
    assert_eq!(key.replica().to_string(), "2003bcde5d13438ce770766d19f2e717d0b1b75127d056e9a5ea1b0b4335c60b");
}

const GOLDEN_EVENTS: [&str; 17] = [
    "0 StudyCreated 36 7132c591ca0eb4e4",
    "1 ReplicaAnnounced 137 8da5aa7caac33c7d",
    "2 ReplicaAdmitted 36 919f1698bb549074",
    "3 CoderAdded 53 a9c040e9a2a8babd",
    "4 RoleAdded 53 57c470bb3e5f761f",
    "5 PersonAdded 88 b535238cf69b5d93",
    "6 SourceAdded 161 a3e26cc510bd57ef",
    "7 SpeakerAdded 208 01a4884db52d7af2",
    "8 CodeAdded 75 935c0a4c67020b31",
    "9 RuleSetAdded 53 5eff9a7299bec14f",
    "10 CodingAdded 118 2b20dcba877998f3",
    "11 ValuesAdded 53 d86e1bd7c55747f0",
    "12 LinkAdded 72 4ee39b1bc438515c",
    "13 MemoAdded 129 23a48f9da29ee3e0",
    "14 QuestionAdded 53 119edb1b94c14b31",
    "15 Changed 112 6e0f49a386e30f55",
    "16 Withdrawn 90 e08f7d9db7601348",
];
const GOLDEN_CHANGES: [&str; 12] = [
    "0 Exists 22 e6151dcdcce44179",
    "1 Title 36 333a2c8960f2c5ec",
    "2 Decision 38 16bae82a09c661ab",
    "3 SpeakerPerson 36 d259187402bc8608",
    "4 SpeakerRole 19 a3f76adada4d6b24",
    "5 SpeakerPart 20 8305076d7200d4be",
    "6 Consent 55 12766c1b10a2c39e",
    "7 CodeText 53 b2d6ef9f0b000f56",
    "8 CodeComponent 20 b0395517b67f2c2f",
    "9 CodeColour 24 b47da0e8fc3abaf1",
    "10 CodeOrder 22 9f3b0a1371a9f077",
    "11 CodeParent 19 8d937ce72f6acd94",
];
const GOLDEN_SUBJECTS: [&str; 11] = [
    "0 Study 1 2d3adedff11b61f1",
    "1 Source 19 354a64eed3da80f9",
    "2 Person 19 7f1eef94790359a8",
    "3 Code 19 d940e66bf97e55dd",
    "4 Coding 19 63d099bccc6cfcb2",
    "5 Link 19 48d2f2be5fcde6a1",
    "6 Memo 19 f264fe5e7851acca",
    "7 Question 19 ef08cfcb5d8e5267",
    "8 Place 27 e032eeff53cfdb93",
    "9 Coder 19 dd81f41ae7429961",
    "10 Role 19 7d2eb3f060f2c4ae",
];
const GOLDEN_EVENTS_OF_2: [&str; 3] = [
    "17 ThemeAdded 53 71c751f57c922806",
    "18 RenderingAdded 75 30ca28741d370419",
    "19 ViewAdded 53 c80e59540ca9e97f",
];
const GOLDEN_CHANGES_OF_2: [&str; 18] = [
    "12 CodeRetired 20 597d92ebcb05b60b",
    "13 CodingCode 36 88eaa7d6a519b023",
    "14 CodingPlace 46 d38d2efc15989557",
    "15 CodingEvidence 20 3016f3eac6efdcb6",
    "16 CodingValues 56 3dbec83f2a4da368",
    "17 MemoText 53 7f1ea767536add50",
    "18 MemoKind 20 b68a97403236094b",
    "19 MemoFacts 53 33be8c0dc8eb96fd",
    "20 QuestionText 53 982d309c953343e0",
    "21 ThemeText 53 770e6c449b5bb809",
    "22 ThemeMember 39 9534731e7d87db0a",
    "23 ThemeQuestion 36 cb6bc4f751de0713",
    "24 RenderingText 54 583edfb73be4a836",
    "25 TurnText 57 13a2432549cce248",
    "26 SourceKind 21 e7580128b1baba9b",
    "27 SourceFacts 54 243b2b692a9bbdf6",
    "28 SourceName 54 c5bd7b21fb779baa",
    "29 CoderName 54 5d13dba0ca58ede3",
];
const GOLDEN_SUBJECTS_OF_2: [&str; 3] =
    ["11 Theme 19 433323ad9ed51069", "12 Rendering 19 f8efbcd360b5857f", "13 View 19 554b9e40137a0095"];
const GOLDEN_BODY_OF_2: (usize, &str) =
    (1346, "91839682a99a0f09177977264ddcad922b67e1303031d0de9c82cf9db53315f5");
const GOLDEN_CAUSES: [&str; 5] = [
    "0 Command 1 2d3adedff11b61f1",
    "1 Import 1 48fc721fbbc172e0",
    "2 Rules 1 ab13bedf42e84bae",
    "3 Undo 36 084f3d920d2c6993",
    "4 Withdrawal 37 8741562ea1c9a518",
];
const GOLDEN_BODIES: [(usize, &str); 5] = [
    (2601, "7c627e406b069e719997e86d967f465429889f8602fca485d18f4e0425e060e8"),
    (2585, "d282d234c1d4a7ea2be3c0d83a71e783bcc3f86d68e19a671099a7b1366f5c3a"),
    (2601, "a0659e1b1663f6f7fa8aadea3e69afc00444b2fe3997090cbe726cd148f44402"),
    (2636, "5729be14cd1908f99fdde2e9f474d18e377655e262bd99c8bdd2b15fabd7b88c"),
    (2637, "efbf6ea06c5491e04630505b2e65a4fb83a6d7b6f082eb5cdb42f6b3a635ded9"),
];
