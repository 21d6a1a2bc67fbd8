//! The figures of opening and merging: `cargo bench -p api --bench copies`. 100,000 messages, 10,000 codings in 1,000
//! batches, no protection by the passphrase. For 1,000,000 messages see the example `large` and docs/performance.md.

#[path = "../tests/support/mod.rs"]
mod support;

use api::commands::{codebook, import, merge, question};
use model::batch::Cause;
use model::event::{Event, Origin};
use model::ids::CodingId;
use model::source::Place;
use std::fmt::Write;
use std::path::PathBuf;
use store::{Pen, Secret, StudyFile};
use support::{AT, Desk, PASSPHRASE};

fn main() {
    divan::main();
}

const MESSAGES: u32 = 100_000;
const BATCHES: u32 = 1_000;
const IN_A_BATCH: u32 = 10;

/// A coded study, and a copy of it that went on.
struct Copies {
    desk: Desk,
}

impl Copies {
    fn new() -> Copies {
        let desk = Desk::new();
        let watch = &mut |_, _| true;
        let mut session = desk.new_study();
        codebook::take(&mut session, &formats::codebook::sor("en"), watch).expect("a codebook");
        let drafts = formats::read("chat.txt", &chat(), &formats::Options::default()).expect("a chat");
        import::import(&mut session, &drafts, &import::Options::default(), watch).expect("an import");
        drop(session);
        code(&desk);
        std::fs::copy(desk.study(), desk.folder().join("b.kelindan")).expect("a copy");
        let mut session = desk.open().expect("the study");
        question::add(&mut session, "Apart?", watch).expect("a question");
        Copies { desk }
    }

    fn copy(&self) -> PathBuf {
        self.desk.folder().join("b.kelindan")
    }
}

fn chat() -> Vec<u8> {
    let mut text = String::new();
    for n in 0..MESSAGES {
        let (day, hour, minute) = (n / 3600 + 1, n / 60 % 24, n % 60);
        let who = if n.is_multiple_of(2) { "Lapak Uji" } else { "Kak Awan" };
        let _ = writeln!(text, "{day:02}/01/26 {hour:02}.{minute:02} - {who}: masih ada kak, nomor {n}");
    }
    text.into_bytes()
}

fn code(desk: &Desk) {
    let secret = Secret::Passphrase(PASSPHRASE);
    let (mut file, _) = StudyFile::open(&desk.study(), &secret, &desk.place()).expect("the study");
    let source = *file.state().sources.keys().next().expect("a source");
    let code = file.state().live_codes()[0].0;
    let coder = *file.state().coders.keys().next().expect("a coder");
    for batch in 0..BATCHES {
        let pen = Pen::default();
        let coding = |n: u32| Event::CodingAdded {
            coding: CodingId(pen.id().expect("an id")),
            code,
            place: Place::turn(source, batch * IN_A_BATCH + n),
            origin: Origin::Coder(coder),
            evidence: None,
            values: None,
        };
        let events = (0..IN_A_BATCH).map(coding).collect();
        file.commit(pen, AT, Some(coder), Cause::Command, events, &mut |_, _| true).expect("a batch");
    }
}

#[divan::bench(sample_count = 20)]
fn open(bencher: divan::Bencher<'_, '_>) {
    let copies = Copies::new();
    bencher.bench_local(|| copies.desk.open().map(|session| session.state().codings.len()));
}

#[divan::bench(sample_count = 20)]
fn open_where_it_was_never_opened(bencher: divan::Bencher<'_, '_>) {
    let copies = Copies::new();
    let secret = Secret::Passphrase(PASSPHRASE);
    let memory = || store::Place(copies.desk.folder().join("memory of nobody"));
    bencher
        .with_inputs(|| {
            let _ = std::fs::remove_dir_all(memory().0);
        })
        .bench_local_values(|()| StudyFile::open(&copies.desk.study(), &secret, &memory()).map(drop));
}

#[divan::bench(sample_count = 10)]
fn merge_two_open_copies(bencher: divan::Bencher<'_, '_>) {
    let copies = Copies::new();
    let secret = Secret::Passphrase(PASSPHRASE);
    let a = copies.desk.open().expect("the study");
    let b = api::Session::open(&copies.copy(), &secret, &copies.desk.place(), AT).expect("the copy");
    let out = copies.desk.folder().join("c.kelindan");
    bencher
        .with_inputs(|| {
            let _ = std::fs::remove_file(&out);
        })
        .bench_local_values(|()| merge::merge(&a, &b, &out, merge::Agreed::default(), &mut |_, _| true));
}
