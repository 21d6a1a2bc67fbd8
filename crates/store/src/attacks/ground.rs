//! A study with a source, made by one installation and opened by others.

use crate::error::StoreError;
use crate::file::{NewStudy, Opened, Secret, StudyFile};
use crate::memory::Place;
use crate::pen::{self, FIRST_GENERATION, Pen};
use crate::rows::Row;
use crate::seal;
use crate::slots::Work;
use model::batch::{At, Cause};
use model::event::{Event, Owner, PersonKind};
use model::payload::{Block, BlockTurn, PayloadKind, Skeleton, SourceFacts};
use model::source::{Part, SourceKind, TurnKind};
use model::*;
use std::path::{Path, PathBuf};

pub const AT: At = At { millis: 1_795_478_400_000, offset: 480 };

/// A study in a folder of its own.
pub struct Ground {
    folder: tempfile::TempDir,
    recovery: String,
}

/// The words of a block, or what stands in their place before it is sealed.
#[derive(Clone)]
pub enum Content {
    /// Turns with these numbers.
    Turns(Vec<u32>),
    /// Bytes that are sealed as they are.
    Packed(Vec<u8>),
}

/// A source as somebody writes it: how many turns it says it has, whose they are, and the blocks of two
/// speakers.
#[derive(Clone)]
pub struct Draft {
    pub turns: u32,
    pub skeleton: Skeleton,
    pub blocks: [Vec<Content>; 2],
}

impl Draft {
    /// A source with four turns that fits together.
    pub fn sound() -> Draft {
        let skeleton = Skeleton { speakers: vec![0, 1, 0, 1], kinds: vec![TurnKind::Words; 4] };
        let blocks =
            [vec![Content::Turns(vec![0, 2])], vec![Content::Turns(vec![1]), Content::Turns(vec![3])]];
        Draft { turns: 4, skeleton, blocks }
    }
}

impl Ground {
    /// A study with a sound source and a question.
    pub fn new() -> Ground {
        let folder = folder();
        let new = NewStudy {
            title: "CANARY title",
            coder: "CANARY coder",
            passphrase: "SESAME batu kuda lari",
            work: Work::TEST,
            at: AT,
        };
        let place = Place(folder.path().join("memory"));
        let (mut file, recovery) =
            StudyFile::create(&folder.path().join("a.kelindan"), &new, &place).unwrap();
        add_source(&mut file, &Draft::sound()).unwrap();
        ask(&mut file).unwrap();
        drop(file);
        Ground { recovery: recovery.reveal().to_owned(), folder }
    }

    /// The same study in another folder, as it stands here.
    pub fn copy(&self) -> Ground {
        self.copy_of(&self.path())
    }

    /// The study in another folder, as it stands in another file.
    pub fn copy_of(&self, path: &Path) -> Ground {
        let copy = Ground { folder: folder(), recovery: self.recovery.clone() };
        copy.put(&std::fs::read(path).unwrap());
        copy
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("a.kelindan")
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).unwrap()
    }

    pub fn put(&self, bytes: &[u8]) {
        std::fs::write(self.path(), bytes).unwrap();
    }

    /// Opens as the installation with this name, which remembers.
    pub fn open_as(&self, name: &str) -> Result<(StudyFile, Opened), StoreError> {
        let place = Place(self.folder.path().join(name));
        StudyFile::open(&self.path(), &Secret::Recovery(&self.recovery), &place)
    }

    /// Opens as the installation that made it.
    pub fn open(&self) -> Result<(StudyFile, Opened), StoreError> {
        self.open_as("memory")
    }

    /// Opens another copy as the installation that made this one.
    pub fn open_here(&self, copy: &Ground) -> Result<(StudyFile, Opened), StoreError> {
        let place = Place(self.folder.path().join("memory"));
        StudyFile::open(&copy.path(), &Secret::Recovery(&self.recovery), &place)
    }

    /// Opens as an installation that has never seen the study, and so checks everything.
    pub fn open_elsewhere(&self) -> Result<(StudyFile, Opened), StoreError> {
        let _ = std::fs::remove_dir_all(self.folder.path().join("nowhere"));
        self.open_as("nowhere")
    }
}

/// Memory instead of a disk where there is such a folder: nothing here is about durability.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// The text of an error: no secret is in it.
pub fn said(error: &StoreError) -> String {
    let text = format!("{error} / {error:?}");
    let secret = ["CANARY", "SESAME", "AGE-SECRET"].iter().any(|secret| text.contains(secret));
    assert!(!secret, "a secret in an error");
    text
}

/// Asks a question: the smallest action with a payload.
pub fn ask(file: &mut StudyFile) -> Result<BatchId, StoreError> {
    let mut pen = Pen::default();
    let question = QuestionId(pen.id()?);
    let text = pen.text(file, PayloadKind::Question, &[], "CANARY why?")?;
    let events = vec![Event::QuestionAdded { question, text }];
    file.commit(pen, AT, None, Cause::Command, events, &mut |_, _| true)
}

/// Adds a source with two speakers, the first of them tied to a person.
pub fn add_source(file: &mut StudyFile, draft: &Draft) -> Result<SourceId, StoreError> {
    let mut pen = Pen::default();
    let source = SourceId(pen.id()?);
    let (person, key) = pen.person()?;
    let pseudonym = pen.text(file, PayloadKind::Pseudonym, &[Owner::Person(person)], "CANARY P")?;
    let mut events = vec![Event::PersonAdded { person, kind: PersonKind::Informant, key, pseudonym }];
    let mut owners = Vec::new();
    for (blocks, person) in draft.blocks.iter().zip([Some(person), None]) {
        let (speaker, key) = pen.strand()?;
        owners.push(Owner::Strand(speaker));
        let blocks = blocks.iter().map(|content| block(file, &mut pen, speaker, content));
        let blocks = blocks.collect::<Result<_, _>>()?;
        let part = Part::Party;
        events.push(Event::SpeakerAdded {
            speaker,
            source,
            part,
            key,
            name: None,
            blocks,
            role: None,
            person,
        });
    }
    let facts = SourceFacts { label: "C01".into(), format: "test".into(), date_order: None };
    events.push(Event::SourceAdded {
        source,
        kind: SourceKind::Conversation,
        turns: draft.turns,
        facts: pen.record(file, PayloadKind::SourceFacts, &[], &facts)?,
        name: pen.text(file, PayloadKind::SourceName, &owners, "CANARY file")?,
        skeleton: pen.record(file, PayloadKind::Skeleton, &[], &draft.skeleton)?,
        fingerprint: file.fingerprint(b"x"),
    });
    file.commit(pen, AT, None, Cause::Import, events, &mut |_, _| true)?;
    Ok(source)
}

fn block(
    file: &StudyFile,
    pen: &mut Pen,
    speaker: SpeakerId,
    content: &Content,
) -> Result<PayloadId, StoreError> {
    let own = [Owner::Strand(speaker)];
    let packed = match content {
        Content::Packed(packed) => packed,
        Content::Turns(turns) => {
            let turn = |turn: &u32| BlockTurn { turn: *turn, text: format!("CANARY {turn}"), time: None };
            let block = Block { turns: turns.iter().map(turn).collect() };
            return pen.record(file, PayloadKind::Block, &own, &block);
        }
    };
    let key = pen.keys.iter().find(|(owner, _)| *owner == own[0]).unwrap().1.derive("person payload box");
    let binding = pen::binding(file.study, PayloadKind::Block, FIRST_GENERATION, &own);
    let boxed = seal::seal(&key, &binding, packed)?;
    let id = seal::payload_id(&boxed);
    pen.payloads.push(Row { id: id.0.to_vec(), epoch: FIRST_GENERATION, boxed });
    Ok(id)
}
