//! The figures of waits: `cargo bench -p analysis --bench waits`. 1,000,000 messages in 20,000 chats, 2,000 samples.

mod support;

use analysis::View;
use analysis::waits::{Options, waits};
use model::event::{Change, Event, OtherParties};
use model::ids::*;
use model::payload::SourceFacts;
use model::source::{Part, SourceKind, TurnKind};
use model::words::{SourceWords, TurnWords, Words};
use model::{LocalTime, Precision, State};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::folded;

fn main() {
    divan::main();
}

const SOURCES: u32 = 20_000;
const TURNS: u32 = 50;

/// Numbers that look like chance, the same every time.
fn mixed(n: u32) -> u32 {
    let mut x = n.wrapping_mul(0x9e37_79b9) ^ 0x5bd1_e995;
    x ^= x >> 15;
    x = x.wrapping_mul(0x85eb_ca6b);
    x ^ (x >> 13)
}

static STUDY: LazyLock<(State, Words)> = LazyLock::new(|| {
    let (mut events, mut words) = (Vec::new(), Words::default());
    events.push(Event::StudyCreated { title: PayloadId([1; 32]) });
    events.push(Event::Changed { change: Change::OtherParties(OtherParties::Public), replaces: vec![] });
    let roles = [RoleId([1; 16]), RoleId([2; 16])];
    for (role, name) in roles.into_iter().zip(["buyer", "seller"]) {
        events.push(Event::RoleAdded { role, name: PayloadId([role.0[0] + 1; 32]) });
        words.roles.insert(role, name.into());
    }
    for number in 0..SOURCES {
        add(&mut events, &mut words, number, roles);
    }
    (folded(events), words)
});

/// A chat: rows of one to three messages, up to ten minutes apart.
fn add(events: &mut Vec<Event>, words: &mut Words, number: u32, roles: [RoleId; 2]) {
    let id = |kind: u8| {
        let mut id = [kind; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        id
    };
    let payload = |kind: u8| PayloadId(std::array::from_fn(|at| if at < 16 { id(9)[at] } else { kind }));
    let (source, speakers) = (SourceId(id(3)), [SpeakerId(id(4)), SpeakerId(id(5))]);
    for (speaker, role) in speakers.into_iter().zip(roles) {
        let (part, key, name, blocks) = (Part::Party, KeyCommitment([0; 32]), None, vec![]);
        events.push(Event::SpeakerAdded {
            speaker,
            source,
            part,
            key,
            name,
            blocks,
            role: Some(role),
            person: None,
        });
    }
    let (kind, fingerprint) = (SourceKind::Conversation, Fingerprint([0; 32]));
    let (facts, name, skeleton) = (payload(2), payload(3), payload(4));
    events.push(Event::SourceAdded { source, kind, turns: TURNS, facts, name, skeleton, fingerprint });
    let (mut seconds, mut side) = (1_770_000_000, 0);
    let turn = |n| {
        let chance = mixed(number * TURNS + n);
        seconds += i64::from(chance % 600);
        side = if chance % 5 < 3 { 1 - side } else { side };
        let time = Some(LocalTime { seconds, precision: Precision::Second, zone: None });
        TurnWords { time, text: Some(String::new()), ..TurnWords::empty(speakers[side], TurnKind::Words) }
    };
    let turns = (0..TURNS).map(turn).collect();
    let facts = SourceFacts { label: format!("C{number}"), format: "bench".into(), date_order: None };
    words.sources.insert(source, SourceWords { facts, name: None, turns }.into());
}

#[divan::bench(sample_count = 10)]
fn a_million_messages(bencher: divan::Bencher<'_, '_>) {
    let (state, words) = &*STUDY;
    let view = View::new(state, words, &BTreeSet::new());
    let run = || waits(&view, &Options::default()).rows.len();
    assert!(run() == 2);
    bencher.bench_local(run);
}

#[divan::bench(sample_count = 10)]
fn a_million_messages_without_samples(bencher: divan::Bencher<'_, '_>) {
    let (state, words) = &*STUDY;
    let view = View::new(state, words, &BTreeSet::new());
    let options = Options { samples: 0, ..Options::default() };
    bencher.bench_local(|| waits(&view, &options).rows.len());
}
