//! The figures of sequences: `cargo bench -p analysis --bench sequence`. A million events of 20 codes in 20,000 conversations.

use analysis::events::{Conversation, Events, Position};
use analysis::sequence::{Options, Within, sequence};

fn main() {
    divan::main();
}

/// Conversations of 50 positions; `several`: a third of them carry two codes.
fn events(conversations: usize, codes: u16, several: bool) -> Events {
    let mut state = 1u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let conversation = |number: usize| {
        let mut conversation = Conversation::new(&number.to_string());
        for turn in 0..50 {
            let position = Position { turn, role: Some((turn % 2) as u16), ..Position::default() };
            let first = next(u64::from(codes)) as u16;
            let second = (several && next(3) == 0).then(|| next(u64::from(codes)) as u16);
            conversation.push(position, [first].into_iter().chain(second));
        }
        conversation
    };
    Events {
        labels: (0..codes).map(|c| format!("C{c}")).collect(),
        roles: vec!["a".into(), "b".into()],
        conversations: (0..conversations).map(conversation).collect(),
    }
}

const CASES: [(&str, Within, bool, bool); 5] = [
    ("within conversation", Within::Conversation, false, false),
    ("within role", Within::Role, false, false),
    ("across all", Within::All, false, false),
    ("several codes", Within::Conversation, true, false),
    ("no repeats", Within::Conversation, false, true),
];

/// One hundred permutations; a thousand cost ten times as much.
#[divan::bench(args = [0, 1, 2, 3, 4], sample_count = 3, sample_size = 1)]
fn a_million_events(bencher: divan::Bencher<'_, '_>, case: usize) {
    let (_, within, several, no_repeats) = CASES[case];
    let events = events(20_000, 20, several);
    let options = Options { within, no_repeats, permutations: 100, ..Options::default() };
    bencher.bench_local(|| sequence(&events, &options).map(|found| found.transitions));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn counts_alone(bencher: divan::Bencher<'_, '_>) {
    let events = events(20_000, 20, false);
    bencher.bench_local(|| {
        sequence(&events, &Options { permutations: 0, ..Options::default() }).map(|f| f.transitions)
    });
}
