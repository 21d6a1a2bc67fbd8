//! The figures of the main job: `cargo bench -p api`. A chat of 100,000 messages, no protection by the passphrase.

#[path = "../tests/support/mod.rs"]
mod support;

use api::commands::import::{self, Options};
use formats::Draft;
use std::fmt::Write;
use support::Desk;

fn main() {
    divan::main();
}

const MESSAGES: u32 = 100_000;

/// A chat in WhatsApp's Indonesian shape, the same every time.
fn chat() -> Vec<u8> {
    let words = ["masih", "ada", "kak", "bisa", "kurang", "harga", "dua", "besok", "kirim", "iye"];
    let mut text = String::new();
    for n in 0..MESSAGES {
        let (day, hour, minute) = (n / 3600 + 1, n / 60 % 24, n % 60);
        let who = if n / 3 % 2 == 0 { "Lapak Uji" } else { "Kak Awan" };
        let _ = write!(text, "{day:02}/01/26 {hour:02}.{minute:02} - {who}:");
        for k in 0..2 + n % 13 {
            let _ = write!(text, " {}", words[(n * 7 + k * 3) as usize % words.len()]);
        }
        text.push('\n');
    }
    text.into_bytes()
}

fn drafts() -> Vec<Draft> {
    formats::read("chat.txt", &chat(), &formats::Options::default()).unwrap_or_default()
}

#[divan::bench(sample_count = 10)]
fn read_the_chat(bencher: divan::Bencher<'_, '_>) {
    let bytes = chat();
    bencher.bench(|| formats::read("chat.txt", &bytes, &formats::Options::default()));
}

#[divan::bench(sample_count = 10)]
fn seal_and_store(bencher: divan::Bencher<'_, '_>) {
    let drafts = drafts();
    bencher.with_inputs(Desk::new).bench_values(|desk| {
        let mut session = desk.new_study();
        import::import(&mut session, &drafts, &Options::default(), &mut |_, _| true)
    });
}

#[divan::bench(sample_count = 10)]
fn open_with_all_words(bencher: divan::Bencher<'_, '_>) {
    let desk = Desk::new();
    let mut session = desk.new_study();
    let stored = import::import(&mut session, &drafts(), &Options::default(), &mut |_, _| true);
    assert!(stored.is_ok());
    drop(session);
    bencher.bench(|| desk.open().map(|session| session.words().map(|words| words.sources.len())));
}
