//! The figures of finding what could lead to a person: `cargo bench -p analysis --bench protect`. 1,000,000 messages
//! of about 50 bytes.

use analysis::protect::{Names, age_cues, scan};
use std::fmt::Write;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const MESSAGES: u32 = 1_000_000;
const ROOT: [&str; 16] = [
    "masih", "ada", "kak", "bisa", "kurang", "harga", "dua", "besok", "kirim", "iye", "tikar", "pandan",
    "bagus", "saja", "mbak", "kemarin",
];

/// The words of a message, the same every time: every third names a price, a few what could lead to somebody.
fn message(n: u32) -> String {
    let mut text = String::new();
    for k in 0..3 + n % 11 {
        let _ = write!(text, "{} ", ROOT[(n.wrapping_mul(7) + k * 3 + n / 977) as usize % ROOT.len()]);
    }
    let _ = match n % 30 {
        0 => write!(text, "wa 0812-0000-{:04}", n % 10_000),
        1 => write!(text, "di jl melati no {}", n % 90),
        2 => write!(text, "nama saya Kejora 😊"),
        k if k % 3 == 0 => write!(text, "{}rb jam {}.00", n % 300, n % 12),
        _ => write!(text, "toh 🙏"),
    };
    text
}

static CHATS: LazyLock<Vec<String>> = LazyLock::new(|| (0..MESSAGES).map(message).collect());

static NAMES: LazyLock<Names> =
    LazyLock::new(|| Names::new((0..2000).map(|n| (format!("Kejora Contoh{n}"), n))));

fn bytes() -> divan::counter::BytesCount {
    divan::counter::BytesCount::new(CHATS.iter().map(String::len).sum::<usize>())
}

#[divan::bench(sample_count = 3)]
fn scanning_a_million_messages(bencher: divan::Bencher<'_, '_>) {
    let names = &*NAMES;
    bencher.counter(bytes()).bench_local(|| CHATS.iter().map(|text| scan(text, names).len()).sum::<usize>());
}

#[divan::bench(sample_count = 3)]
fn age_cues_of_a_million_messages(bencher: divan::Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| CHATS.iter().map(|text| age_cues(text).len()).sum::<usize>());
}
