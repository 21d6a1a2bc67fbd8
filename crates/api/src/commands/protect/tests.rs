//! Tables of cases: parts of texts, labels, and the sample study.

use super::*;
use crate::commands::demo;
use crate::session::Session;
use analysis::protect::FoundKind;
use locale::{Catalogue, Language};
use model::batch::At as Moment;
use store::{Place as Memory, Secret};

#[test]
fn parts_of_texts() {
    for (text, (start, end), expected) in [
        ("tikar", (1, 3), Some("ik")),
        ("é😊tikar", (1, 3), Some("😊t")),
        ("é😊", (0, 2), Some("é😊")),
        ("é😊", (1, 1), Some("")),
        ("é😊", (0, 3), None),
        ("ab", (1, 3), None),
    ] {
        assert_eq!(cut(text, start, end), expected, "{text}");
    }
}

#[test]
fn labels_as_people_give_them() {
    for (text, expected) in
        [("[Kota-2]", Some("Kota-2")), (" Kota 2 ", Some("Kota 2")), ("[]", None), ("", None)]
    {
        assert_eq!(label(text).ok().as_deref(), expected, "{text}");
    }
    for bad in ["a[b", "a\nb", &"x".repeat(41)] {
        assert!(label(bad).is_err());
    }
}

#[test]
fn the_sample_study_is_scanned_and_its_report_passes_the_gate() {
    let folder = tempfile::tempdir().unwrap();
    let (at, memory) =
        (Moment { millis: 1_795_478_400_000, offset: 480 }, Memory(folder.path().join("memory")));
    let catalogue = Catalogue::new(Language::Indonesian);
    let made = demo::run(folder.path(), &catalogue, at, &memory, &mut |_, _| true).unwrap();
    let open = || Session::open(&made.study, &Secret::Passphrase(demo::PASSPHRASE), &memory, at).unwrap();
    let mut session = open();
    let found = scan::scan(&session, &catalogue, &mut |_, _| true).unwrap();
    let words = session.words().unwrap();
    let written = |kind: FoundKind| -> Vec<String> {
        found.candidates.iter().filter(|c| c.kind == kind).flat_map(|c| c.written(&words)).collect()
    };
    let phones = written(FoundKind::Phone);
    assert!(phones.iter().any(|p| p.ends_with("812-0000-0007")), "{phones:?}");
    assert!(phones.iter().any(|p| p.ends_with("812-0000-0012")), "{phones:?}");
    let handles = written(FoundKind::Handle);
    for handle in ["contoh_melati", "contoh_kejora"] {
        assert!(handles.iter().any(|h| h.contains(handle)), "{handles:?}");
    }
    let is_price = |text: &String| !analysis::prices::prices(text).is_empty();
    let priced: Vec<String> =
        found.candidates.iter().flat_map(|c| c.written(&words)).filter(is_price).collect();
    assert_eq!(priced, Vec::<String>::new(), "prices are what the study is about");
    assert_eq!((found.turns, found.sources.len()), (483, 31));
    let report = std::fs::read(&made.report).unwrap();
    gate::gate(&session, &catalogue, "report.html", &report).unwrap();
    // Keys are the same in another process, and stopping stores nothing.
    let again = scan::scan(&open(), &catalogue, &mut |_, _| true).unwrap();
    assert!(again == found);
    assert_eq!(scan::scan(&session, &catalogue, &mut |_, _| false).unwrap_err().code, "stopped");
    drop(words);
    let keys =
        found.candidates.iter().filter(|c| c.kind == FoundKind::Phone).map(|c| c.key.clone()).collect();
    let asked = accept::Asked { keys, ..Default::default() };
    let accepted = accept::accept(&mut session, &found, &asked, &mut |_, _| true).unwrap();
    assert!(accepted.mentions >= 2 && accepted.batch.is_some());
    let words = session.words().unwrap();
    let leaks = |text: String| text.contains("0000-0007") || text.contains("0000-0012");
    assert!(!words.sources.values().flat_map(|s| &s.turns).filter_map(TurnWords::shown).any(leaks));
}
