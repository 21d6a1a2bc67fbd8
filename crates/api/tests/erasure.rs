//! Erasing any strands: the fold, verify, the methods and the report still hold, and the words are gone.

mod support;

use analysis::codes::By;
use api::Session;
use api::commands::{analyse, report, verify};
use locale::{Catalogue, Language};
use model::ids::SpeakerId;
use proptest::prelude::*;
use store::{Secret, StudyFile};
use support::{AT, Desk, PASSPHRASE};

const ASKED: fn() -> analyse::ChainsAsked = || analyse::ChainsAsked {
    from: Some("penjual".into()),
    to: Some("pembeli".into()),
    ..analyse::ChainsAsked::default()
};

/// Words that only this strand says, at least 20 bytes long.
fn own_words(session: &Session, strand: SpeakerId) -> Vec<String> {
    let words = session.words().unwrap();
    let source = session.state().speakers[&strand].source;
    let turns = words.sources[&source].turns.iter().filter(|t| t.speaker == strand);
    let texts: Vec<String> = turns.filter_map(|t| t.text.clone()).filter(|t| t.len() > 20).collect();
    let everything: Vec<&String> = words
        .sources
        .values()
        .flat_map(|s| &s.turns)
        .filter(|t| t.speaker != strand)
        .filter_map(|t| t.text.as_ref())
        .collect();
    texts.into_iter().filter(|t| !everything.iter().any(|other| other.contains(t.as_str()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_strand_can_go(picks in proptest::collection::vec(any::<prop::sample::Index>(), 1..3)) {
        let desk = Desk::new();
        let session = desk.sample();
        let strands: Vec<SpeakerId> = session.state().speakers.keys().copied().collect();
        let gone: Vec<SpeakerId> = picks.iter().map(|i| *i.get(&strands)).collect();
        let words: Vec<String> = gone.iter().flat_map(|s| own_words(&session, *s)).collect();
        let turns_before = session.state().live_sources().map(|(_, s)| s.turns).sum::<u32>();
        let codings_before = analyse::codes(&session, By::Component, &[]).unwrap().0.basis.codings;
        drop(session);

        let (mut file, _) = StudyFile::open(&desk.study(), &Secret::Passphrase(PASSPHRASE), &desk.place()).unwrap();
        file.erase(&gone, &[], AT, None).unwrap();
        drop(file);

        let session = desk.open().unwrap();
        prop_assert!(verify::verify(&session, &mut |_, _| true).unwrap().problems.is_empty());
        let (chains, _) = analyse::chains(&session, &ASKED(), &[]).unwrap();
        let codes = analyse::codes(&session, By::Informant, &[]).unwrap().0;
        let html = report::html(&session, &Catalogue::new(Language::Indonesian), &ASKED()).unwrap();
        prop_assert_eq!(session.state().live_sources().map(|(_, s)| s.turns).sum::<u32>(), turns_before);
        let out = codes.basis.left_out;
        prop_assert_eq!(codes.basis.codings + out.withdrawn_codings as usize, codings_before);
        prop_assert!(chains.conversations <= 24);
        for text in &words {
            prop_assert!(!html.contains(text.as_str()), "words in the report");
        }
        let opened = session.words().unwrap();
        let left = opened.sources.values().flat_map(|s| &s.turns).filter_map(|t| t.text.as_ref());
        prop_assert!(left.clone().count() > 0);
        prop_assert!(left.clone().all(|t| !words.contains(t)));
        // The file holds no free page and no -wal in which something could be left.
        drop(session);
        prop_assert!(!desk.folder().join("a.kelindan-wal").exists());
    }
}
