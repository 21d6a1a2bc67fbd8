//! One file, two programs: each follows what the other writes, and words that are kept current are the same as words
//! that are opened anew.

#[path = "follow/people.rs"]
mod people;

use model::batch::{At, Cause};
use model::codebook::CodeText;
use model::event::{Event, MemoKind, Owner, PersonKind, Subject};
use model::payload::{Block, BlockTurn, MemoFacts, PayloadKind, Revision, Skeleton, SourceFacts, Values};
use model::source::{Part, SourceKind, TurnKind};
use model::undo::{inverse, last_undoable};
use model::*;
use store::{Mark, NewStudy, Pen, Place, Secret, StoreError, StudyFile, Work};

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };
const PASSPHRASE: &str = "batu kuda lari sore tiga meja";

struct Bed {
    folder: tempfile::TempDir,
}

impl Bed {
    fn new() -> Bed {
        let bed = Bed { folder: tempfile::tempdir().unwrap() };
        let new = NewStudy { title: "Trial", coder: "ani", passphrase: PASSPHRASE, work: Work::TEST, at: AT };
        drop(StudyFile::create(&bed.folder.path().join("a.kelindan"), &new, &bed.place()).unwrap());
        bed
    }

    fn place(&self) -> Place {
        Place(self.folder.path().join("memory"))
    }

    fn open(&self) -> Follower {
        self.open_on(self.place())
    }

    fn open_on(&self, place: Place) -> Follower {
        let path = self.folder.path().join("a.kelindan");
        let file = StudyFile::open(&path, &Secret::Passphrase(PASSPHRASE), &place).unwrap().0;
        Follower { words: file.words().unwrap(), mark: file.mark(), file, made: 0 }
    }
}

/// A program with the study open and its words kept current.
struct Follower {
    file: StudyFile,
    words: Words,
    mark: Mark,
    made: u32,
}

impl Follower {
    fn update(&mut self) {
        self.file.update_words(&mut self.words, self.mark).unwrap();
        self.mark = self.file.mark();
        assert!(self.words == self.file.words().unwrap(), "kept current is the same as opened anew");
    }

    fn commit(&mut self, pen: Pen, cause: Cause, events: Vec<Event>) -> Result<(), StoreError> {
        self.file.commit(pen, AT, None, cause, events, &mut |_, _| true).map(drop)
    }

    fn act(&mut self, pen: Pen, events: Vec<Event>) {
        self.commit(pen, Cause::Command, events).unwrap();
    }

    fn change(&mut self, pen: Pen, change: Change) {
        let replaces = self.file.state().held_by(&change.field()).unwrap_or_default();
        self.act(pen, vec![Event::Changed { change, replaces }]);
    }

    fn code(&mut self, name: &str) {
        let mut pen = Pen::default();
        let code = CodeId(pen.id().unwrap());
        let text = pen.record(&self.file, PayloadKind::CodeText, &[], &text_of(name)).unwrap();
        let (component, colour) = (Component::Other, 0x33_66_99);
        self.act(pen, vec![Event::CodeAdded { code, component, text, colour, order: 0, parent: None }]);
    }

    fn person(&mut self, name: &str) {
        let mut pen = Pen::default();
        let (person, key) = pen.person().unwrap();
        let owner = [Owner::Person(person)];
        let pseudonym = pen.text(&self.file, PayloadKind::Pseudonym, &owner, name).unwrap();
        self.act(pen, vec![Event::PersonAdded { person, kind: PersonKind::Informant, key, pseudonym }]);
    }

    /// A source of two speakers, of three turns each.
    fn source(&mut self, label: &str) {
        let file = &self.file;
        let mut pen = Pen::default();
        let source = SourceId(pen.id().unwrap());
        let mut events = Vec::new();
        let mut owners = Vec::new();
        for number in 0..2 {
            let (speaker, key) = pen.strand().unwrap();
            let own = [Owner::Strand(speaker)];
            let words = |turn| BlockTurn { turn, text: format!("kata ke-{turn}"), time: None };
            let block = Block { turns: [number, number + 2, number + 4].map(words).to_vec() };
            let blocks = vec![pen.record(file, PayloadKind::Block, &own, &block).unwrap()];
            let name = Some(pen.text(file, PayloadKind::SpeakerName, &own, "Toko").unwrap());
            let (part, role, person) = (Part::Party, None, None);
            events.push(Event::SpeakerAdded { speaker, source, part, key, name, blocks, role, person });
            owners.push(own[0]);
        }
        let facts = SourceFacts { label: label.into(), format: "test".into(), date_order: None };
        let skeleton = Skeleton { speakers: vec![0, 1, 0, 1, 0, 1], kinds: vec![TurnKind::Words; 6] };
        events.push(Event::SourceAdded {
            source,
            kind: SourceKind::Conversation,
            turns: 6,
            facts: pen.record(file, PayloadKind::SourceFacts, &[], &facts).unwrap(),
            name: pen.text(file, PayloadKind::SourceName, &owners, "berkas").unwrap(),
            skeleton: pen.record(file, PayloadKind::Skeleton, &[], &skeleton).unwrap(),
            fingerprint: file.fingerprint(label.as_bytes()),
        });
        self.act(pen, events);
    }

    fn memo(&mut self, owners: Vec<Owner>) {
        let mut pen = Pen::default();
        let memo = MemoId(pen.id().unwrap());
        let text = pen.text(&self.file, PayloadKind::Memo, &owners, "catatan").unwrap();
        let (kind, on) = (MemoKind::Analytic, Subject::Study);
        self.act(pen, vec![Event::MemoAdded { memo, kind, on, author: None, text, owners }]);
    }

    fn strand(&self, pick: usize) -> Option<SpeakerId> {
        let gone = &self.file.state().withdrawn.strands;
        let there: Vec<_> = self.file.state().speakers.keys().filter(|s| !gone.contains(s)).collect();
        (!there.is_empty()).then(|| *there[pick % there.len()])
    }

    fn correct(&mut self, strand: SpeakerId, text: Option<&str>) {
        let source = self.file.state().speakers[&strand].source;
        let turn = self.words.sources[&source].turns.iter().position(|t| t.speaker == strand).unwrap();
        let mut pen = Pen::default();
        let record = |text: &str| Revision { text: text.into() };
        let own = [Owner::Strand(strand)];
        let text =
            text.map(|text| pen.record(&self.file, PayloadKind::Revision, &own, &record(text)).unwrap());
        self.change(pen, Change::TurnText(strand, turn as u32, text));
    }

    fn undo(&mut self) {
        let Some(of) = last_undoable(self.file.state(), self.file.replica()) else { return };
        let events = inverse(self.file.state(), self.file.batch(of).unwrap()).events;
        if !events.is_empty() {
            self.commit(Pen::default(), Cause::Undo { of }, events).unwrap();
        }
    }

    /// One action of whatever kind.
    fn anything(&mut self, kind: u64, pick: usize) {
        self.made += 1;
        let name = format!("N{}", pick % 3);
        let codes: Vec<CodeId> = self.file.state().codes.keys().copied().collect();
        match kind % 12 {
            0 => self.code(&name),
            1 => self.person(&name),
            2 => self.source(&name),
            3 => self.memo(vec![]),
            4 | 5 => self.undo(),
            6 if !codes.is_empty() => {
                let mut pen = Pen::default();
                let text = pen.record(&self.file, PayloadKind::CodeText, &[], &text_of(&name)).unwrap();
                self.change(pen, Change::CodeText(codes[pick % codes.len()], text));
            }
            7 if !codes.is_empty() => {
                let code = Subject::Code(codes[pick % codes.len()]);
                let exists = self.file.state().exists(&code);
                self.change(Pen::default(), Change::Exists(code, !exists));
            }
            8 => {
                if let Some(strand) = self.strand(pick) {
                    self.correct(strand, (!pick.is_multiple_of(3)).then_some("dibetulkan"));
                }
            }
            9 => {
                let Some(strand) = self.strand(pick) else { return };
                let mut pen = Pen::default();
                let own = [Owner::Strand(strand)];
                let record = Values { lists: vec![vec![]] };
                let values = pen.record(&self.file, PayloadKind::Values, &own, &record).unwrap();
                self.act(pen, vec![Event::ValuesAdded { values, strand }]);
            }
            10 => {
                let Some((memo, owners)) = self.a_memo(pick) else { return self.memo(vec![]) };
                let mut pen = Pen::default();
                let facts = MemoFacts { place: Some(name), ..MemoFacts::default() };
                let facts = (!pick.is_multiple_of(2))
                    .then(|| pen.record(&self.file, PayloadKind::MemoFacts, &owners, &facts).unwrap());
                self.change(pen, Change::MemoFacts(memo, facts));
            }
            _ => {
                let mut pen = Pen::default();
                let title = pen.text(&self.file, PayloadKind::Title, &[], &name).unwrap();
                self.change(pen, Change::Title(title));
            }
        }
    }

    fn a_memo(&self, pick: usize) -> Option<(MemoId, Vec<Owner>)> {
        let state = self.file.state();
        let memos: Vec<_> = state.memos.iter().filter(|(_, m)| !state.is_gone(&m.first_text())).collect();
        let (id, memo) = memos.get(pick % memos.len().max(1))?;
        Some((**id, state.payloads[&memo.first_text()].owners.clone()))
    }
}

fn text_of(name: &str) -> CodeText {
    CodeText { code: name.into(), ..CodeText::default() }
}

/// Numbers that look random and are the same every time.
fn next(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed >> 11
}

#[test]
fn words_kept_current_are_the_same_as_opened_anew() {
    for start in 1..=8u64 {
        let bed = Bed::new();
        let (mut a, mut b) = (bed.open(), bed.open());
        let mut seed = start.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for step in 0..40 {
            let (kind, pick) = (next(&mut seed), next(&mut seed) as usize);
            // Several actions in a row are followed at once.
            let (writer, reader) =
                if next(&mut seed).is_multiple_of(2) { (&mut a, &mut b) } else { (&mut b, &mut a) };
            writer.file.refresh().unwrap();
            writer.update();
            writer.anything(kind, pick);
            if step % 13 == 12
                && let Some(strand) = writer.strand(pick)
            {
                assert!(writer.file.erase(&[strand], &[], AT, None).unwrap().pending.is_none());
            }
            writer.update();
            if kind % 3 == 0 {
                reader.file.refresh().unwrap();
                assert!(reader.file.state() == writer.file.state());
                reader.update();
            }
        }
        let made = a.made + b.made;
        assert!(made > 30);
        a.file.refresh().unwrap();
        a.update();
        drop(b);
        let again = bed.open();
        assert!(again.file.state() == a.file.state() && again.words == a.words);
        assert!(a.file.verify(&mut |_, _| true).unwrap().is_sound());
    }
}

#[test]
fn what_is_taken_back_shows_what_stood_before() {
    let bed = Bed::new();
    let mut a = bed.open();
    a.source("C01");
    a.update();
    let strand = a.strand(0).unwrap();
    let texts = |a: &Follower| -> Vec<String> {
        let source = a.words.sources.values().next().unwrap();
        source.turns.iter().filter_map(|t| t.text.clone()).collect()
    };
    let imported = texts(&a);
    for back in 0..2 {
        for text in ["dibetulkan", "dibetulkan lagi"] {
            a.correct(strand, Some(text));
            a.update();
            assert!(texts(&a).contains(&text.to_owned()));
        }
        if back == 0 {
            a.correct(strand, None);
        } else {
            a.undo();
            a.undo();
        }
        a.update();
        assert_eq!(texts(&a), imported);
    }
    a.memo(vec![]);
    let facts = |a: &mut Follower, place: Option<&str>| {
        let (memo, owners) = a.a_memo(0).unwrap();
        let mut pen = Pen::default();
        let record = place.map(|place| MemoFacts { place: Some(place.into()), ..MemoFacts::default() });
        let record = record.map(|r| pen.record(&a.file, PayloadKind::MemoFacts, &owners, &r).unwrap());
        a.change(pen, Change::MemoFacts(memo, record));
        a.update();
        a.words.memo_facts.len()
    };
    assert_eq!([facts(&mut a, Some("pasar")), facts(&mut a, None)], [1, 0]);
}

#[test]
fn nothing_new_is_nothing() {
    let bed = Bed::new();
    let (mut a, mut b) = (bed.open(), bed.open());
    assert!(!a.file.refresh().unwrap());
    a.code("satu");
    assert!(!a.file.refresh().unwrap(), "its own action is no news");
    assert!(b.file.refresh().unwrap());
    assert!(!b.file.refresh().unwrap());
}

#[test]
fn another_computer_on_the_same_file() {
    let bed = Bed::new();
    let mut a = bed.open();
    let mut b = bed.open_on(Place(bed.folder.path().join("memory-b")));
    b.code("satu");
    b.person("P01");
    assert!(a.file.refresh().unwrap(), "it announces itself");
    a.update();
    b.source("C01");
    b.code("satu");
    assert!(a.file.refresh().unwrap());
    a.update();
    assert!(a.file.state() == b.file.state());
    a.code("satu");
    assert!(b.file.refresh().unwrap());
    b.update();
    let mut names: Vec<&str> = b.words.codes.values().map(|t| t.code.as_str()).collect();
    names.sort();
    assert_eq!(names, ["satu", "satu-2", "satu-3"]);
}

#[test]
fn an_erasure_by_the_other_takes_the_words() {
    let bed = Bed::new();
    let (mut a, mut b) = (bed.open(), bed.open());
    a.source("C01");
    let strand = a.strand(0).unwrap();
    a.memo(vec![Owner::Strand(strand)]);
    a.update();
    b.file.refresh().unwrap();
    assert!(b.file.erase(&[strand], &[], AT, None).unwrap().pending.is_none());
    assert!(a.file.refresh().unwrap());
    a.update();
    let source = a.words.sources.values().next().unwrap();
    assert!(source.turns.iter().all(|t| t.text.is_some() == (t.speaker != strand)));
    assert!(source.name.is_none() && a.words.memos.is_empty());
    a.code("satu");
    assert!(a.file.verify(&mut |_, _| true).unwrap().is_sound());
}

#[test]
fn keys_changed_by_the_other_are_told() {
    let bed = Bed::new();
    let (mut a, mut b) = (bed.open(), bed.open());
    b.file.set_passphrase("ani", "lain sekali dari yang dulu", Work::TEST).unwrap();
    for _ in 0..2 {
        assert!(matches!(a.file.refresh(), Err(StoreError::KeysChanged)));
    }
}

#[test]
fn a_row_that_was_planted_is_not_folded() {
    let bed = Bed::new();
    let (mut a, mut b) = (bed.open(), bed.open());
    b.code("satu");
    let path = bed.folder.path().join("a.kelindan");
    // Somebody without the key adds a row beside those of the other program.
    let planted = rusqlite::Connection::open(path).unwrap();
    planted
        .execute("INSERT INTO payload (id, epoch, box) VALUES (zeroblob(32), 1, zeroblob(64))", [])
        .unwrap();
    let before = a.file.state().clone();
    assert!(matches!(a.file.refresh(), Err(StoreError::Damaged(_))));
    assert!(*a.file.state() == before);
}

#[test]
fn a_write_that_met_another_is_made_on_what_holds_then() {
    let bed = Bed::new();
    let (mut a, mut b) = (bed.open(), bed.open());
    b.code("satu");
    let mut pen = Pen::default();
    let code = CodeId(pen.id().unwrap());
    let text = pen.record(&a.file, PayloadKind::CodeText, &[], &text_of("dua")).unwrap();
    let event =
        Event::CodeAdded { code, component: Component::Other, text, colour: 0, order: 0, parent: None };
    assert!(matches!(a.commit(pen, Cause::Command, vec![event]), Err(StoreError::Changed)));
    a.update();
    assert_eq!(a.words.codes.len(), 1);
    a.code("dua");
    a.update();
    assert_eq!(a.words.codes.len(), 2);
}
