//! Rules on single turns, then on sources with all kinds of speakers.

use super::*;
use crate::test_support::{Study, Turn};
use model::rules::{Capture, Pattern};
use model::source::{Part, SourceKind, TurnKind};
use std::collections::BTreeSet;

fn rule(pattern: Pattern) -> Rule {
    Rule {
        name: "test".to_owned(),
        code: "S-TERMS".to_owned(),
        pattern,
        roles: vec![],
        kinds: vec![],
        value: None,
        whole_turn: false,
    }
}

fn words(list: &[&str]) -> Rule {
    rule(Pattern::Words(list.iter().map(|w| (*w).to_owned()).collect()))
}

fn regex(text: &str) -> Rule {
    rule(Pattern::Regex(text.to_owned()))
}

fn priced(rule: Rule) -> Rule {
    Rule { value: Some(Capture::Price), ..rule }
}

fn whole(rule: Rule) -> Rule {
    Rule { whole_turn: true, ..rule }
}

/// The hits in one turn: `RULE:TEXT VALUES`, `*` for a whole turn.
fn hits(text: &str, rules: &[Rule]) -> String {
    let mut study = Study::new();
    let turn = Turn { speaker: "A", kind: TurnKind::Words, hours: None, text: Some(text) };
    study.source(SourceKind::Conversation, &[("A", Part::Party, None, None)], &[turn]);
    let (state, opened) = study.build();
    let chars: Vec<char> = text.chars().collect();
    let show = |hit: &Hit| {
        let span = hit.place.span.map(|s| chars[s.start as usize..s.end as usize].iter().collect());
        let values = hit.values.iter().map(|v| {
            let unit = v.unit.as_deref().unwrap_or("");
            format!(" {}={}{unit}", v.name, v.number.map_or("?".to_owned(), |n| n.to_string()))
        });
        format!("{}:{}{}", hit.rule, span.unwrap_or("*".to_owned()), values.collect::<String>())
    };
    let found = run(&View::new(&state, &opened, &BTreeSet::new()), rules);
    found.map_or_else(|e| e.to_string(), |hits| hits.iter().map(show).collect::<Vec<_>>().join(" | "))
}

#[test]
fn patterns_on_one_turn() {
    let cases: &[(&str, &[Rule], &str)] = &[
        ("Halo kak, HALO", &[words(&["halo"])], "0:Halo | 0:HALO"),
        ("haloo halo2 _halo xhalo", &[words(&["halo"])], ""),
        ("(halo)", &[words(&["halo"])], "0:halo"),
        ("gratis   \n ongkir ya", &[words(&["Gratis ongkir"])], "0:gratis   \n ongkir"),
        ("gratisongkir", &[words(&["gratis ongkir"])], ""),
        ("ada gratis", &[words(&["  gratis  "])], "0:gratis"),
        ("gratis ongkir", &[words(&["gratis", "gratis ongkir", "ongkir"])], "0:gratis ongkir"),
        ("mau kahx", &[words(&["mau kah", "mau"])], "0:mau"),
        ("aku mau mau", &[words(&["mau mau", "aku mau"])], "0:aku mau"),
        ("😊 ÉTÉ été", &[words(&["été"])], "0:ÉTÉ | 0:été"),
        ("cafe\u{301} cafe", &[words(&["cafe"])], "0:cafe"),
        ("İ i", &[words(&["i"])], "0:i"),
        ("👍👍 ok", &[words(&["👍"])], "0:👍 | 0:👍"),
        ("ok?", &[words(&["ok?"])], "0:ok?"),
        ("", &[words(&["a", "", " "])], ""),
        ("a", &[words(&[]), words(&["A"])], "1:a"),
        ("halo kak", &[words(&["kak"]), words(&["halo"]), words(&["kak"])], "1:halo | 0:kak | 2:kak"),
        ("é Pagi bu pagi", &[regex("(?i)pagi")], "0:Pagi | 0:pagi"),
        ("aaa", &[regex("a*?")], ""),
        ("xaay", &[regex("a*")], "0:aa"),
        ("pagi", &[regex("^pagi$"), regex("[")], "rule test: "),
        (
            "é 150rb atau tiga 400rb",
            &[rule(Pattern::Price)],
            "0:150rb amount=150000IDR | 0:tiga 400rb amount=400000IDR quantity=3",
        ),
        (
            "harga 150rb nego 140rb",
            &[priced(words(&["harga", "nego", "140rb"]))],
            "0:harga amount=150000IDR | 0:nego amount=140000IDR | 0:140rb amount=140000IDR",
        ),
        ("$20 harga", &[priced(words(&["harga"]))], "0:harga"),
        ("harga $20", &[priced(regex("arga")), words(&["harga"])], "1:harga | 0:arga amount=20USD"),
        ("halo halo 5rb", &[whole(priced(words(&["halo"])))], "0:* amount=5000IDR"),
        (
            "x halo 5rb",
            &[words(&["x"]), whole(words(&["halo"])), whole(rule(Pattern::Price))],
            "0:x | 1:* | 2:* amount=5000IDR",
        ),
        ("halo", &[rule(Pattern::Media)], ""),
    ];
    for (text, rules, expected) in cases {
        let found = hits(text, rules);
        let same =
            if expected.starts_with("rule ") { found.starts_with(expected) } else { found == *expected };
        assert!(same, "{text}: {found}");
    }
}

#[test]
fn who_and_where() {
    let mut study = Study::new();
    let speakers = [
        ("seller", Part::Party, Some("Penjual"), None),
        ("buyer", Part::Party, Some("pembeli"), None),
        ("refused", Part::Party, Some("pembeli"), Some("Nila")),
        ("asks", Part::Interviewer, None, None),
        ("tells", Part::Informant, None, None),
        ("*", Part::Narrator, None, None),
        ("gone", Part::Party, Some("Penjual"), None),
    ];
    let mut turns: Vec<Turn<'_>> = speakers
        .iter()
        .map(|s| Turn { speaker: s.0, kind: TurnKind::Words, hours: None, text: Some("halo") })
        .collect();
    for kind in TurnKind::ALL {
        turns.push(Turn { speaker: "seller", kind, hours: None, text: Some("halo") });
    }
    let interview = study.source(SourceKind::Interview, &speakers, &turns);
    let chat = study.source(SourceKind::Conversation, &speakers, &turns);
    study.refuse("Nila");
    study.withdraw(chat, 6);
    study.withdraw(interview, 6);
    let (state, opened) = study.build();
    let view = View::new(&state, &opened, &BTreeSet::new());
    let halo = || words(&["halo"]);
    let role = |name: &str| Rule { roles: vec![name.to_owned()], ..halo() };
    let kind = |kind| Rule { kinds: vec![kind], ..halo() };
    let cases: [(Rule, &[u32], &[u32]); 7] = [
        (halo(), &[0, 1, 4, 7, 10], &[0, 1, 4, 7, 10]),
        (role("penjual"), &[0, 7, 10], &[0, 7, 10]),
        (role("PEMBELI"), &[1], &[1]),
        (role("nobody"), &[], &[]),
        (kind(SourceKind::Interview), &[], &[0, 1, 4, 7, 10]),
        (kind(SourceKind::Document), &[], &[]),
        (rule(Pattern::Media), &[8], &[8]),
    ];
    for (rule, in_chat, in_interview) in cases {
        let hits = run(&view, std::slice::from_ref(&rule)).unwrap();
        let of = |source| {
            hits.iter().filter(|h| h.place.source == source).map(|h| h.place.first()).collect::<Vec<_>>()
        };
        assert_eq!(
            (of(chat), of(interview)),
            (in_chat.to_vec(), in_interview.to_vec()),
            "{:?}",
            rule.pattern
        );
        // Conversations come before interviews.
        assert!(hits.iter().skip_while(|h| h.place.source == chat).all(|h| h.place.source == interview));
    }
}
