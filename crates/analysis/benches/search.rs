//! The figures of searching: `cargo bench -p analysis`. 1,000,000 messages in 20 chats.

mod support;

use analysis::search::{Corpus, Filter, Page, Query};
use model::event::Event;
use model::ids::*;
use model::payload::SourceFacts;
use model::source::{Part, SourceKind, TurnKind};
use model::words::{SourceWords, TurnWords, Words};
use model::{LocalTime, Precision, State};
use std::fmt::Write;
use std::sync::LazyLock;
use support::folded;

fn main() {
    divan::main();
}

const SOURCES: u32 = 20;
const TURNS: u32 = 50_000;
const ROOT: [&str; 12] =
    ["masih", "ada", "kak", "bisa", "kurang", "harga", "dua", "besok", "kirim", "iye", "tikar", "pandan"];

/// The words of a message, the same every time; about 60 bytes.
fn message(n: u32) -> String {
    let mut text = String::new();
    for k in 0..4 + n % 13 {
        let _ = write!(text, "{} ", ROOT[(n.wrapping_mul(7) + k * 3 + n / 977) as usize % ROOT.len()]);
    }
    let _ = match n % 1000 {
        0 => write!(text, "Menawar Rp {}.000", n % 97),
        _ => write!(text, "{n}"),
    };
    text
}

struct Study {
    state: State,
    words: Words,
    order: Vec<SourceId>,
}

static STUDY: LazyLock<Study> = LazyLock::new(|| {
    let (mut events, mut words, mut order) = (Vec::new(), Words::default(), Vec::new());
    let title = PayloadId([1; 32]);
    events.push(Event::StudyCreated { title });
    for number in 0..SOURCES {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        let (source, speaker) = (SourceId(id), SpeakerId(id));
        let payload = |kind: u8| PayloadId(std::array::from_fn(|at| if at < 16 { id[at] } else { kind }));
        let (part, key, name) = (Part::Party, KeyCommitment([0; 32]), None);
        let (blocks, role, person) = (vec![], None, None);
        events.push(Event::SpeakerAdded { speaker, source, part, key, name, blocks, role, person });
        let (facts, name, skeleton) = (payload(2), payload(3), payload(4));
        let (kind, fingerprint) = (SourceKind::Conversation, Fingerprint([0; 32]));
        events.push(Event::SourceAdded { source, kind, turns: TURNS, facts, name, skeleton, fingerprint });
        let time = LocalTime::new((2026, 3, 2), (9, 0, 0), Precision::Minute);
        let turn = |n| TurnWords {
            time,
            text: Some(message(number * TURNS + n)),
            ..TurnWords::empty(speaker, TurnKind::Words)
        };
        let turns = (0..TURNS).map(turn).collect();
        let facts = SourceFacts { label: format!("C{number}"), format: "bench".into(), date_order: None };
        words.sources.insert(source, SourceWords { facts, name: None, turns }.into());
        order.push(source);
    }
    Study { state: folded(events), words, order }
});

fn search(bencher: divan::Bencher<'_, '_>, query: &Query) {
    let study = &*STUDY;
    let (filter, page) = (Filter::default(), Page { skip: 0, limit: 50 });
    let mut corpus = Corpus::default();
    let mut run = || corpus.search(&study.state, &study.words, &study.order, query, &filter, page).total;
    assert!(run() > 0);
    bencher.bench_local(run);
}

fn words(bencher: divan::Bencher<'_, '_>, text: &str) {
    if let Ok(query) = Query::words(text) {
        search(bencher, &query);
    }
}

fn regex(bencher: divan::Bencher<'_, '_>, pattern: &str) {
    if let Ok(query) = Query::regex(pattern) {
        search(bencher, &query);
    }
}

#[divan::bench(sample_count = 10)]
fn a_rare_word(bencher: divan::Bencher<'_, '_>) {
    words(bencher, "menawar");
}

#[divan::bench(sample_count = 10)]
fn three_common_words(bencher: divan::Bencher<'_, '_>) {
    words(bencher, "tikar kurang besok");
}

#[divan::bench(sample_count = 10)]
fn a_word_that_is_nearly_everywhere(bencher: divan::Bencher<'_, '_>) {
    words(bencher, "ka");
}

#[divan::bench(sample_count = 10)]
fn a_phrase(bencher: divan::Bencher<'_, '_>) {
    words(bencher, "\"menawar rp 7.000\"");
}

#[divan::bench(sample_count = 10)]
fn an_ordinary_expression(bencher: divan::Bencher<'_, '_>) {
    regex(bencher, r"menawar\s+rp\s?\d+");
}

#[divan::bench(sample_count = 5)]
fn an_expression_without_letters(bencher: divan::Bencher<'_, '_>) {
    regex(bencher, r"\b\d+\.000\b");
}

#[divan::bench(sample_count = 1)]
fn a_bad_expression(bencher: divan::Bencher<'_, '_>) {
    regex(bencher, r"(\w+\s){6}rp");
}

#[divan::bench(sample_count = 5)]
fn folding_all(bencher: divan::Bencher<'_, '_>) {
    let study = &*STUDY;
    let Ok(query) = Query::words("menawar") else { return };
    let (filter, page) = (Filter::default(), Page { skip: 0, limit: 50 });
    bencher.with_inputs(Corpus::default).bench_local_values(|mut corpus| {
        corpus.search(&study.state, &study.words, &study.order, &query, &filter, page).total
    });
}
