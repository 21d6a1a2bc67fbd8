//! What is destroyed for ever and what comes in its place: blotted words, replaced texts, records of persons.

use model::batch::{At, Cause};
use model::event::*;
use model::payload::{
    Block, BlockTurn, Contact, Entity, PayloadKind, Record, Revision, Skeleton, SourceFacts, Stage,
};
use model::source::{Part, Place as Spot, SourceKind, Span, TurnKind};
use model::words::blotted;
use model::*;
use std::path::{Path, PathBuf};
use store::{Erasure, Merge, NewStudy, Opened, Pen, Place, Secret, StoreError, StudyFile, Work};

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };
const PASSPHRASE: &str = "batu kuda lari sore tiga meja";
const TURNS: [&str; 3] = ["Kak Melati di Jl. Kenanga", "nanti sore ya", "Kenanga nomor tiga"];

/// A study with a source of one speaker, who is a person of whom a contact and an entity are recorded; a memo.
struct Bed {
    folder: tempfile::TempDir,
    strand: SpeakerId,
    person: PersonId,
    source: SourceId,
    contact: RecordId,
    memo: MemoId,
}

fn nothing() -> Bed {
    let folder = tempfile::tempdir().unwrap();
    let new = NewStudy { title: "Trial", coder: "ani", passphrase: PASSPHRASE, work: Work::TEST, at: AT };
    drop(
        StudyFile::create(&folder.path().join("a.kelindan"), &new, &Place(folder.path().join("memory")))
            .unwrap(),
    );
    let (strand, person, source) = (SpeakerId([0; 16]), PersonId([0; 16]), SourceId([0; 16]));
    Bed { folder, strand, person, source, contact: RecordId([0; 16]), memo: MemoId([0; 16]) }
}

impl Bed {
    fn new() -> Bed {
        let mut bed = nothing();
        let mut file = bed.open().unwrap().0;
        let mut pen = Pen::default();
        let (person, key) = pen.person().unwrap();
        let own = [Owner::Person(person)];
        let pseudonym = pen.text(&file, PayloadKind::Pseudonym, &own, "P01").unwrap();
        let mut events = vec![Event::PersonAdded { person, kind: PersonKind::Informant, key, pseudonym }];
        let (strand, key) = pen.strand().unwrap();
        let source = SourceId(pen.id().unwrap());
        let owner = [Owner::Strand(strand)];
        let turn = |(turn, text): (u32, &&str)| BlockTurn { turn, text: (*text).to_owned(), time: None };
        let block = Block { turns: (0..).zip(&TURNS).map(turn).collect() };
        events.push(Event::SpeakerAdded {
            speaker: strand,
            source,
            part: Part::Party,
            key,
            name: None,
            blocks: vec![pen.record(&file, PayloadKind::Block, &owner, &block).unwrap()],
            role: None,
            person: Some(person),
        });
        let facts = SourceFacts { label: "C01".into(), format: "test".into(), date_order: None };
        let skeleton = Skeleton { speakers: vec![0; 3], kinds: vec![TurnKind::Words; 3] };
        events.push(Event::SourceAdded {
            source,
            kind: SourceKind::Conversation,
            turns: 3,
            facts: pen.record(&file, PayloadKind::SourceFacts, &[], &facts).unwrap(),
            name: pen.text(&file, PayloadKind::SourceName, &owner, "chat").unwrap(),
            skeleton: pen.record(&file, PayloadKind::Skeleton, &[], &skeleton).unwrap(),
            fingerprint: file.fingerprint(b"chat"),
        });
        let (contact, memo) = (RecordId(pen.id().unwrap()), MemoId(pen.id().unwrap()));
        let text =
            pen.record(&file, PayloadKind::Record, &own, &contact_of(person, "lewat Kenanga")).unwrap();
        let kind = RecordKind::Contact;
        events.push(Event::RecordAdded { record: contact, kind, text, owners: own.to_vec() });
        let text = pen.text(&file, PayloadKind::Memo, &[], "Kenanga disebut dua kali").unwrap();
        let (kind, on) = (MemoKind::Analytic, Subject::Study);
        events.push(Event::MemoAdded { memo, kind, on, author: None, text, owners: vec![] });
        commit(&mut file, pen, events);
        drop(file);
        (bed.strand, bed.person, bed.source, bed.contact, bed.memo) = (strand, person, source, contact, memo);
        bed
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(&self) -> Result<(StudyFile, Opened), StoreError> {
        self.open_on("a.kelindan", "memory")
    }

    fn open_on(&self, name: &str, memory: &str) -> Result<(StudyFile, Opened), StoreError> {
        StudyFile::open(&self.path(name), &Secret::Passphrase(PASSPHRASE), &Place(self.path(memory)))
    }

    fn copy(&self, from: &str, to: &str) {
        std::fs::copy(self.path(from), self.path(to)).unwrap();
    }

    fn block(&self, file: &StudyFile) -> PayloadId {
        file.state().speakers[&self.strand].blocks().next().unwrap()
    }

    /// A blot of one span in a turn, with nothing else.
    fn blot(&self, file: &StudyFile, spans: &[(u32, u32, u32)]) -> Erasure {
        let mut pen = Pen::default();
        let old = self.block(file);
        let block: Block = file.read(old).unwrap().unwrap();
        let words = file.words().unwrap();
        let spans: Vec<(u32, Span)> =
            spans.iter().map(|(turn, start, end)| (*turn, Span { start: *start, end: *end })).collect();
        let blot = |turn: BlockTurn| {
            let here: Vec<Span> =
                spans.iter().filter(|(t, _)| *t == turn.turn).map(|(_, span)| *span).collect();
            let shown = words.turn(self.source, turn.turn).unwrap().text.clone().unwrap();
            BlockTurn { text: blotted(&shown, &here), ..turn }
        };
        let block = Block { turns: block.turns.into_iter().map(blot).collect() };
        let new = pen.record(file, PayloadKind::Block, &[Owner::Strand(self.strand)], &block).unwrap();
        let events = vec![Event::Blotted { strand: self.strand, old, new, spans }];
        Erasure { pen, events, ..Erasure::default() }
    }

    /// A blot, with other words for the contact and the memo: what they said before is destroyed.
    fn erasure(&self, file: &StudyFile) -> Erasure {
        let mut erasure = self.blot(file, &[(0, 14, 25), (2, 0, 7)]);
        let state = file.state();
        let own = [Owner::Person(self.person)];
        let (contact, memo) = (state.records[&self.contact].text(), state.memos[&self.memo].text());
        erasure.payloads = vec![contact, memo];
        let text = contact_of(self.person, "lewat […]");
        let text = erasure.pen.record(file, PayloadKind::Record, &own, &text).unwrap();
        let change = Change::RecordText(self.contact, text);
        erasure.events.push(Event::Changed { replaces: state.held_by(&change.field()).unwrap(), change });
        let text = erasure.pen.text(file, PayloadKind::Memo, &[], "[…] disebut dua kali").unwrap();
        let change = Change::MemoText(self.memo, text);
        erasure.events.push(Event::Changed { replaces: state.held_by(&change.field()).unwrap(), change });
        erasure
    }

    /// Pieces of every box that the erasure destroys, every sixteen bytes of them, and their ids.
    fn canaries(&self, file: &StudyFile) -> Vec<Vec<u8>> {
        let state = file.state();
        let gone = [self.block(file), state.records[&self.contact].text(), state.memos[&self.memo].text()];
        let rows = rusqlite::Connection::open(self.path("a.kelindan")).unwrap();
        let boxed = |id: &PayloadId| -> Vec<u8> {
            rows.query_row("SELECT box FROM payload WHERE id = ?1", [id.0.as_slice()], |row| row.get(0))
                .unwrap()
        };
        let pieces = |id: &PayloadId| {
            let pieces = boxed(id).chunks_exact(16).map(<[u8]>::to_vec).collect::<Vec<_>>();
            pieces.into_iter().chain([id.0.to_vec()]).collect::<Vec<_>>()
        };
        gone.iter().flat_map(pieces).collect()
    }

    /// How many of these are in the bytes of a study and of what stands beside it.
    fn found(&self, name: &str, canaries: &[Vec<u8>]) -> usize {
        let read = |end: &str| std::fs::read(self.path(&format!("{name}{end}"))).unwrap_or_default();
        let bytes = [read(""), read("-wal"), read("-journal")].concat();
        canaries.iter().filter(|canary| bytes.windows(canary.len()).any(|w| w == canary.as_slice())).count()
    }
}

fn contact_of(person: PersonId, reason: &str) -> Record {
    Record::Contact(Contact { person, stage: Stage::Enrolled, date: None, reason: reason.into() })
}

fn commit(file: &mut StudyFile, pen: Pen, events: Vec<Event>) {
    file.commit(pen, AT, None, Cause::Command, events, &mut |_, _| true).unwrap();
}

fn ask(file: &mut StudyFile) {
    let mut pen = Pen::default();
    let question = QuestionId(pen.id().unwrap());
    let text = pen.text(file, PayloadKind::Question, &[], "Mengapa?").unwrap();
    commit(file, pen, vec![Event::QuestionAdded { question, text }]);
}

fn turns(bed: &Bed, words: &Words) -> Vec<Option<String>> {
    words.sources[&bed.source].turns.iter().map(|turn| turn.text.clone()).collect()
}

fn some(texts: [&str; 3]) -> Vec<Option<String>> {
    texts.map(|text| Some(text.to_owned())).to_vec()
}

const BLOTTED: [&str; 3] = ["Kak Melati di ███████████", "nanti sore ya", "███████ nomor tiga"];

/// The study says what the erasure left, and is sound.
#[track_caller]
fn says_what_is_left(bed: &Bed, file: &StudyFile) {
    let words = file.words().unwrap();
    assert_eq!(turns(bed, &words), some(BLOTTED));
    assert!(words.records[&bed.contact] == contact_of(bed.person, "lewat […]"));
    assert_eq!(words.memos[&bed.memo], "[…] disebut dua kali");
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
}

#[test]
fn what_is_destroyed_is_not_in_the_file_and_what_comes_in_its_place_is_read() {
    let bed = Bed::new();
    let mut file = bed.open().unwrap().0;
    let canaries = bed.canaries(&file);
    assert_eq!(bed.found("a.kelindan", &canaries), canaries.len(), "the canaries are there before");
    let erasure = bed.erasure(&file);
    let erased = file.carry_out(erasure, AT, None).unwrap();
    assert!(erased.pending.is_none());
    assert_eq!(bed.found("a.kelindan", &canaries), 0, "with the -wal there");
    assert_eq!(file.batch(erased.batch).unwrap().body.reader, 3);
    says_what_is_left(&bed, &file);
    // Of a time before, the same is left, and no gap.
    let then = file.state().batches[1].id;
    let past = file.state_at(&[then]).unwrap();
    assert_eq!(turns(&bed, &file.words_of(&past).unwrap()), some(BLOTTED));
    drop(file);
    let (file, opened) = bed.open().unwrap();
    assert_eq!(opened, Opened::default());
    says_what_is_left(&bed, &file);
    assert_eq!(bed.found("a.kelindan", &canaries), 0);
    let (elsewhere, _) = bed.open_on("a.kelindan", "elsewhere").unwrap();
    says_what_is_left(&bed, &elsewhere);
}

/// Copies the study as it lies when the program is killed between the deletion and the rewriting.
#[test]
fn killed_before_the_file_is_rewritten_the_next_opening_does_it() {
    let bed = Bed::new();
    let mut file = bed.open().unwrap().0;
    let canaries = bed.canaries(&file);
    // While somebody reads, nothing can be rewritten.
    let reader = rusqlite::Connection::open(bed.path("a.kelindan")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM payload;").unwrap();
    let erasure = bed.erasure(&file);
    let erased = file.carry_out(erasure, AT, None).unwrap();
    assert!(matches!(erased.pending, Some(StoreError::Busy)));
    says_what_is_left(&bed, &file);
    for end in ["", "-wal"] {
        bed.copy(&format!("a.kelindan{end}"), &format!("killed.kelindan{end}"));
    }
    assert_eq!(bed.found("killed.kelindan", &canaries), canaries.len(), "the old pages are still there");
    let (killed, opened) = bed.open_on("killed.kelindan", "elsewhere").unwrap();
    assert_eq!(opened, Opened::default(), "brought to its end");
    assert_eq!(bed.found("killed.kelindan", &canaries), 0);
    says_what_is_left(&bed, &killed);
    drop((killed, file, reader));
    let (file, opened) = bed.open().unwrap();
    assert_eq!((opened, bed.found("a.kelindan", &canaries)), (Opened::default(), 0));
    says_what_is_left(&bed, &file);
}

/// Killed before the commit, the study is as it was.
#[test]
fn an_erasure_that_is_refused_leaves_everything() {
    let bed = Bed::new();
    let mut file = bed.open().unwrap().0;
    let before = file.state().clone();
    let wrong = Erasure { events: vec![Event::OriginalShown { on: Subject::Study }], ..bed.erasure(&file) };
    let mut unknown = bed.erasure(&file);
    let old = PayloadId([9; 32]);
    unknown.events.push(Event::Blotted { strand: bed.strand, old, new: PayloadId([8; 32]), spans: vec![] });
    assert!(file.carry_out(unknown, AT, None).is_err());
    assert!(*file.state() == before && turns(&bed, &file.words().unwrap()) == some(TURNS));
    // Prepared on an older state it is refused as well.
    ask(&mut bed.open().unwrap().0);
    assert!(matches!(file.carry_out(wrong, AT, None), Err(StoreError::Changed)));
    assert_eq!(turns(&bed, &file.words().unwrap()), some(TURNS));
    drop(file);
    assert!(bed.open().unwrap().0.verify(&mut |_, _| true).unwrap().is_sound());
}

#[test]
fn an_older_copy_hides_what_was_destroyed_and_destroys_it_again() {
    let bed = Bed::new();
    bed.copy("a.kelindan", "old.kelindan");
    let mut file = bed.open().unwrap().0;
    let canaries = bed.canaries(&file);
    let erasure = bed.erasure(&file);
    file.carry_out(erasure, AT, None).unwrap();
    drop(file);
    bed.copy("a.kelindan", "new.kelindan");
    bed.copy("old.kelindan", "a.kelindan");
    assert!(
        !bed.open_on("old.kelindan", "elsewhere").unwrap().1.to_withdraw,
        "who doesn't remember can't know"
    );
    let (mut file, opened) = bed.open().unwrap();
    assert!(opened.to_withdraw && opened.lacks == 1);
    let hidden = |file: &StudyFile| {
        let words = file.words().unwrap();
        assert_eq!(turns(&bed, &words), vec![None; 3]);
        assert!(words.records.is_empty() && words.memos.is_empty());
    };
    hidden(&file);
    // Where it fails, what is hidden stays hidden, and goes with the next action.
    let events = vec![Event::MarkAdded { mark: MarkId([1; 16]), kind: MarkKind::AtRisk, on: Subject::Study }];
    assert!(file.carry_out(Erasure { events, ..Erasure::default() }, AT, None).is_err());
    hidden(&file);
    ask(&mut file);
    assert_eq!(bed.found("a.kelindan", &canaries), 0);
    hidden(&file);
    drop(file);
    let (file, opened) = bed.open_on("a.kelindan", "elsewhere-2").unwrap();
    assert_eq!(opened, Opened::default());
    hidden(&file);
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
    // With the copy in which the others stand in their place, they are read again, and nothing else.
    for (one, other) in [("a", "new"), ("old", "new"), ("old", "a")] {
        let merged = format!("{one}-{other}.kelindan");
        merge(&bed, &format!("{one}.kelindan"), &format!("{other}.kelindan"), &merged);
        assert_eq!(bed.found(&merged, &canaries), 0, "{one} and {other}");
        let (file, _) = bed.open_on(&merged, "elsewhere-3").unwrap();
        match other {
            "new" => says_what_is_left(&bed, &file),
            _ => hidden(&file),
        }
    }
}

fn merge(bed: &Bed, one: &str, other: &str, to: &str) {
    let one = bed.open_on(one, "merger-a").unwrap().0;
    let other = bed.open_on(other, "merger-b").unwrap().0;
    Merge::of(&one, &other, None).unwrap().write(&bed.path(to), &mut |_, _| true).unwrap();
}

#[test]
fn a_block_that_copies_blotted_apart_shows_neither_part() {
    let bed = Bed::new();
    bed.copy("a.kelindan", "b.kelindan");
    let mut blots = Vec::new();
    for (name, memory, span) in
        [("a.kelindan", "memory", (0, 4, 10)), ("b.kelindan", "memory-b", (0, 14, 25))]
    {
        let mut file = bed.open_on(name, memory).unwrap().0;
        let blot = bed.blot(&file, &[span]);
        file.carry_out(blot, AT, None).unwrap();
        blots.push(bed.block(&file));
    }
    merge(&bed, "a.kelindan", "b.kelindan", "merged.kelindan");
    let mut file = bed.open_on("merged.kelindan", "memory").unwrap().0;
    let both = ["Kak ██████ di ███████████", TURNS[1], TURNS[2]];
    assert_eq!(turns(&bed, &file.words().unwrap()), some(both));
    assert_eq!(file.state().speakers[&bed.strand].former_blocks().len(), 2);
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
    // The next blot takes with it what each of the two still held.
    let blot = bed.blot(&file, &[(2, 0, 7)]);
    file.carry_out(blot, AT, None).unwrap();
    assert!(blots.iter().all(|block| file.state().is_gone(block)));
    let last: Block = file.read(bed.block(&file)).unwrap().unwrap();
    let told: Vec<&str> = last.turns.iter().map(|turn| turn.text.as_str()).collect();
    assert_eq!(told, [both[0], both[1], "███████ nomor tiga"]);
}

#[test]
fn destroyed_words_leave_gaps_and_their_corrections_are_no_damage() {
    let bed = Bed::new();
    let mut file = bed.open().unwrap().0;
    let mut pen = Pen::default();
    let own = [Owner::Strand(bed.strand)];
    let text =
        pen.record(&file, PayloadKind::Revision, &own, &Revision { text: "nanti malam".into() }).unwrap();
    let change = Change::TurnText(bed.strand, 1, Some(text));
    commit(&mut file, pen, vec![Event::Changed { change, replaces: vec![] }]);
    let (mut words, mark) = (file.words().unwrap(), file.mark());
    assert_eq!(turns(&bed, &words)[1].as_deref(), Some("nanti malam"));
    let payloads = vec![bed.block(&file)];
    file.carry_out(Erasure { payloads, ..Erasure::default() }, AT, None).unwrap();
    assert!(file.state().is_destroyed(bed.strand));
    file.update_words(&mut words, mark).unwrap();
    for words in [words, file.words().unwrap()] {
        assert_eq!(turns(&bed, &words), vec![None; 3]);
    }
    assert!(file.verify(&mut |_, _| true).unwrap().is_sound());
    drop(file);
    assert!(bed.open().unwrap().0.words().is_ok());
}

#[test]
fn a_mention_shows_nobody_once_its_entity_went_with_a_person() {
    let bed = Bed::new();
    let mut file = bed.open().unwrap().0;
    let mut pen = Pen::default();
    let (guest, key) = pen.person().unwrap();
    let own = [Owner::Person(guest)];
    let pseudonym = pen.text(&file, PayloadKind::Pseudonym, &own, "P02").unwrap();
    let (entity, mention) = (RecordId(pen.id().unwrap()), MentionId(pen.id().unwrap()));
    let record = Record::Entity(Entity {
        kind: "name".into(),
        shown: "Nama-1".into(),
        person: Some(guest),
        forms: vec!["Melati".into()],
    });
    let text = pen.record(&file, PayloadKind::Record, &own, &record).unwrap();
    let place = Spot::span(bed.source, 0, 4, 10);
    let events = vec![
        Event::PersonAdded { person: guest, kind: PersonKind::OtherParty, key, pseudonym },
        Event::RecordAdded { record: entity, kind: RecordKind::Entity, text, owners: own.to_vec() },
        Event::MentionAdded { mention, entity, place },
    ];
    commit(&mut file, pen, events);
    let shown = |words: &Words| words.sources[&bed.source].turns[0].shown();
    let (mut words, mark) = (file.words().unwrap(), file.mark());
    assert_eq!(shown(&words).as_deref(), Some("Kak [P02] di Jl. Kenanga"));
    file.erase(&[], &[guest], AT, None).unwrap();
    file.update_words(&mut words, mark).unwrap();
    for words in [words, file.words().unwrap()] {
        assert_eq!(shown(&words).as_deref(), Some("Kak […] di Jl. Kenanga"));
        assert_eq!(turns(&bed, &words), some(TURNS), "the words themselves are as they were");
    }
}

#[test]
fn a_blot_on_a_withdrawn_strand_is_refused() {
    let bed = Bed::new();
    let mut file = bed.open().unwrap().0;
    let late = bed.erasure(&file);
    file.erase(&[bed.strand], &[], AT, None).unwrap();
    assert!(matches!(file.carry_out(late, AT, None), Err(StoreError::Withdrawn)));
    assert!(file.words().unwrap().memos[&bed.memo].contains("Kenanga"));
    drop(file);
    assert!(bed.open().unwrap().0.verify(&mut |_, _| true).unwrap().is_sound());
    assert!(!Path::new(&bed.path("a.kelindan-wal")).exists());
}

/// A mention stands in the words as they are now; of a time when the turn had others, none of them is shown.
#[test]
fn of_a_time_with_other_words_a_turn_with_a_mention_shows_none() {
    let bed = Bed::new();
    let mut file = bed.open().unwrap().0;
    let mut pen = Pen::default();
    let own = [Owner::Strand(bed.strand)];
    let text = Revision { text: "Kenanga, nomor tiga".into() };
    let text = pen.record(&file, PayloadKind::Revision, &own, &text).unwrap();
    let (entity, mention) = (RecordId(pen.id().unwrap()), MentionId(pen.id().unwrap()));
    let (kind, shown, forms) = ("address".into(), "Jalan-1".into(), vec![]);
    let record = Record::Entity(Entity { kind, shown, person: None, forms });
    let record = pen.record(&file, PayloadKind::Record, &[], &record).unwrap();
    let place = Spot::span(bed.source, 2, 9, 19);
    let change = Change::TurnText(bed.strand, 2, Some(text));
    let events = vec![
        Event::Changed { change, replaces: vec![] },
        Event::RecordAdded { record: entity, kind: RecordKind::Entity, text: record, owners: vec![] },
        Event::MentionAdded { mention, entity, place },
    ];
    let before = file.state().heads.iter().copied().collect::<Vec<_>>();
    commit(&mut file, pen, events);
    let shown = |words: &Words| words.sources[&bed.source].turns[2].shown();
    assert_eq!(shown(&file.words().unwrap()).as_deref(), Some("Kenanga, [Jalan-1]"));
    let past = file.words_of(&file.state_at(&before).unwrap()).unwrap();
    assert_eq!(shown(&past).as_deref(), Some("[…]"));
    assert_eq!(turns(&bed, &past)[2].as_deref(), Some(TURNS[2]));
}
