//! What holds for any conversation.

use super::notation::*;
use crate::chains::*;
use model::source::SourceKind;
use proptest::prelude::*;

/// A few turns of anybody, with any codes.
fn conversation() -> impl Strategy<Value = String> {
    let speaker = prop::sample::select(vec!["A", "B", "C", "U", "N", "*"]);
    let code = prop::sample::select(vec![
        "S-OFFER",
        "S-TERMS",
        "O-ATT",
        "O-COMP",
        "R-COMPLY",
        "R-REFUSE:2-4",
        "X-REL",
    ]);
    let codes = prop::collection::vec(code, 0..3);
    let turn = (speaker, 0..3u32, codes).prop_map(|(speaker, time, codes)| (speaker, time, codes.join(" ")));
    let links = prop::collection::vec((0..6usize, 0..6usize), 0..3);
    (prop::collection::vec(turn, 6..24), links).prop_map(|(turns, links)| {
        let mut hours = 0;
        let turns = turns.iter().map(|(speaker, time, codes)| {
            hours += time;
            format!("{speaker} @{hours} {codes}\n")
        });
        let links = links.iter().map(|(a, b)| format!("link {a} {b}\n"));
        turns.chain(links).collect()
    })
}

proptest! {
    #[test]
    fn every_side_in_turn_is_each_side_alone(text in conversation()) {
        for limits in ["", " turns=4", " hours=3"] {
            let all: BTreeSet<String> = read(&text, limits).0.into_iter().collect();
            let some: BTreeSet<String> = ["seller", "buyer", "watcher"]
                .iter()
                .flat_map(|role| read(&text, &format!("from={role}{limits}")).0)
                .collect();
            let speakers_of = |line: &String| {
                let turn: usize = line.split([',', ' ']).next().unwrap().parse().unwrap();
                text.lines().nth(turn).unwrap().starts_with('U')
            };
            let with_role: BTreeSet<String> = all.iter().filter(|l| !speakers_of(l)).cloned().collect();
            prop_assert_eq!(some, with_role);
        }
    }

    #[test]
    fn answers_stand_in_the_window(text in conversation()) {
        let mut study = study();
        add(&mut study, SourceKind::Conversation, &text);
        let (from, to) = (Some(study.role("seller")), Some(study.role("buyer")));
        let (state, words) = study.build();
        let options = Options { from, to, max_turns: 5, max_hours: 6, samples: 0, ..Options::default() };
        for package in chains(&View::new(&state, &words, &BTreeSet::new()), &options).packages {
            let last = *package.turns.last().unwrap();
            let time = |turn: u32| words.turn(package.source, turn).unwrap().time.unwrap().seconds;
            let said = |turn: u32| text.lines().nth(turn as usize).unwrap().as_bytes()[0];
            prop_assert!(package.turns.iter().all(|t| said(*t) == b'A'));
            for stimulus in &package.stimuli {
                for answer in stimulus.organism.iter().chain(&stimulus.responses) {
                    let turn = answer.place.first();
                    prop_assert!(matches!(said(turn), b'B' | b'N'));
                    prop_assert!(answer.linked || (turn > last && time(turn) - time(last) <= 6 * 3600));
                    let between = (last..turn).filter(|t| said(*t) != b'*').count();
                    prop_assert!(answer.linked || between <= 5);
                }
                prop_assert_eq!(stimulus.end.is_answer(), stimulus.organism.len() + stimulus.responses.len() > 0);
            }
        }
    }
}
