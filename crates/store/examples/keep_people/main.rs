//! Makes the kept study with people in it: `keep_people FOLDER`. Run once, never again: see testdata/README.md.
//!
//! Two installations, `laptop` and `kantor`, go on apart in two copies and are merged.

mod apart;
mod ground;
mod people;
#[path = "../../tests/kept/shown.rs"]
mod shown;

use ground::Ids;
use model::batch::{At, Cause};
use model::event::{Change, Event, Owner};
use model::ids::*;
use model::payload::PayloadKind;
use serde::Serialize;
use std::path::PathBuf;
use store::{Erasure, Merge, NewStudy, Pen, Place, Secret, StoreError, StudyFile, Which, Work};

/// The passphrases that the kept study opens with.
const RATNA: &str = "tikar pandan di bawah pohon waru";
const BIMA: &str = "sampan kecil menunggu air pasang";
/// One that was changed: it opens the study no longer.
const BIMA_FIRST: &str = "payung kertas di balik pintu dapur";

type Done = Result<(), StoreError>;

fn main() -> Done {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        println!("usage: keep_people FOLDER");
        return Ok(());
    };
    let desk = Desk { folder };
    let (ids, recovery) = begin(&desk)?;
    desk.copy("laptop", "kantor");
    apart::go_on_at_laptop(&mut desk.open("laptop", "laptop", RATNA, 100)?, &ids)?;
    apart::go_on_at_kantor(&mut desk.open("kantor", "kantor", BIMA_FIRST, 200)?, &ids)?;
    let (laptop, kantor) =
        (desk.open("laptop", "laptop", RATNA, 300)?, desk.open("kantor", "kantor", BIMA_FIRST, 300)?);
    let merge = Merge::of(&laptop.file, &kantor.file, Some(Which::A))?;
    merge.write(&desk.study("study"), &mut |_, _| true)?;
    drop((laptop, kantor));
    let mut hand = desk.open("study", "laptop", RATNA, 310)?;
    hand.file.set_passphrase("bima", BIMA, Work::GENERATED)?;
    apart::finish(&mut hand, &ids)?;
    drop(hand);
    write_expected(&desk, &recovery)
}

/// The folder of the kept study, and beside it what is needed on the way.
struct Desk {
    folder: PathBuf,
}

impl Desk {
    fn study(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.kelindan"))
    }

    fn place(&self, installation: &str) -> Place {
        Place(self.folder.join(installation))
    }

    fn open(&self, name: &str, on: &str, passphrase: &str, minute: i64) -> Result<Hand, StoreError> {
        let secret = Secret::Passphrase(passphrase);
        let (file, _) = StudyFile::open(&self.study(name), &secret, &self.place(on))?;
        Ok(Hand { file, minute, coder: None })
    }

    fn copy(&self, from: &str, to: &str) {
        std::fs::copy(self.study(from), self.study(to)).expect("a copy");
    }
}

/// Somebody at work on a copy.
struct Hand {
    file: StudyFile,
    minute: i64,
    coder: Option<CoderId>,
}

impl Hand {
    /// A minute later, in Makassar.
    fn now(&mut self) -> At {
        self.minute += 1;
        at(self.minute)
    }

    fn act(&mut self, pen: Pen, events: Vec<Event>) -> Result<BatchId, StoreError> {
        self.act_as(Cause::Command, pen, events)
    }

    fn act_as(&mut self, cause: Cause, pen: Pen, events: Vec<Event>) -> Result<BatchId, StoreError> {
        let at = self.now();
        self.file.commit(pen, at, self.coder, cause, events, &mut |_, _| true)
    }

    fn carry_out(&mut self, erasure: Erasure) -> Done {
        let at = self.now();
        let erased = self.file.carry_out(erasure, at, self.coder)?;
        erased.pending.map_or(Ok(()), Err)
    }

    /// A change in the place of whatever the field holds.
    fn changed(&self, change: Change) -> Event {
        let replaces = self.file.state().held_by(&change.field()).expect("a field of something in the log");
        Event::Changed { change, replaces }
    }

    fn seal<T: Serialize>(
        &self,
        pen: &mut Pen,
        kind: PayloadKind,
        owners: &[Owner],
        content: &T,
    ) -> Result<PayloadId, StoreError> {
        pen.record(&self.file, kind, owners, content)
    }
}

fn at(minute: i64) -> At {
    At { millis: 1_795_478_400_000 + minute * 60_000, offset: 480 }
}

fn begin(desk: &Desk) -> Result<(Ids, String), StoreError> {
    let title = "Kios Kenanga: pesanan lewat pesan";
    let new = NewStudy { title, coder: "ratna", passphrase: RATNA, work: Work::GENERATED, at: at(0) };
    let (file, recovery) = StudyFile::create(&desk.study("laptop"), &new, &desk.place("laptop"))?;
    let coder = file.state().coders.keys().next().copied();
    let mut hand = Hand { file, minute: 0, coder };
    let mut ids = ground::write(&mut hand)?;
    people::write(&mut hand, &mut ids)?;
    hand.file.set_passphrase("bima", BIMA_FIRST, Work::GENERATED)?;
    Ok((ids, recovery.reveal().to_owned()))
}

fn write_expected(desk: &Desk, recovery: &str) -> Done {
    let (file, _) =
        StudyFile::open(&desk.study("study"), &Secret::Recovery(recovery), &desk.place("laptop"))?;
    assert!(file.verify(&mut |_, _| true)?.is_sound());
    let expected = serde_json::json!({
        "passphrases": { "ratna": RATNA, "bima": BIMA },
        "no_longer": [BIMA_FIRST],
        "recovery_key": recovery,
        "shows": shown::shown(&file),
        "past": shown::past(&file),
    });
    let text = serde_json::to_string_pretty(&expected).expect("JSON") + "\n";
    std::fs::write(desk.folder.join("expected.json"), text).expect("a folder that can be written");
    Ok(())
}
