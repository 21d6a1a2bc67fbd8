//! Conversations in a small notation, one turn a line: `SPEAKER [@HOURS] [CODES]`.
//!
//! Speakers: A sells; B buys; C watches (role "watcher"); U and V have no role; N refused; W withdrew; * is the program.
//! A code may have a span (`O-COMP:3-5`), further turns (`S-OFFER+1+2`, counted from its line) and be an open proposal
//! (`?R-REFUSE`); the words of a turn may be `gone`. `link 3 0` says that turn 3 responds to turn 0; a turn may have a span (`3:0-2`).

use crate::chains::*;
use crate::test_support::{Study, Turn};
use model::source::{Part, SourceKind, Span, TurnKind};

const SPEAKERS: [(&str, Part, Option<&str>, Option<&str>); 8] = [
    ("A", Part::Party, Some("seller"), Some("Mawar")),
    ("B", Part::Party, Some("buyer"), None),
    ("C", Part::Party, Some("watcher"), None),
    ("U", Part::Party, None, None),
    ("V", Part::Party, None, None),
    ("N", Part::Party, Some("buyer"), Some("Nila")),
    ("W", Part::Party, Some("buyer"), Some("Wangi")),
    ("*", Part::Narrator, None, None),
];

/// Codes in the codebook's order.
const CODES: [&str; 11] = [
    "S-OPEN",
    "S-OFFER",
    "S-TERMS",
    "O-ATT",
    "O-COMP",
    "O-MISCOMP",
    "O-ACCEPT",
    "R-COMPLY",
    "R-REFUSE",
    "R-MORE",
    "X-REL",
];

pub(crate) fn study() -> Study {
    let mut study = Study::new();
    for code in CODES {
        study.code(code);
    }
    study
}

pub(crate) fn add(study: &mut Study, kind: SourceKind, text: &str) -> SourceId {
    let lines: Vec<Vec<&str>> = text.lines().map(|l| l.split_whitespace().collect()).collect();
    let (links, spoken): (Vec<_>, Vec<_>) = lines.into_iter().partition(|l| l[0] == "link");
    let hours = |line: &[&str]| line.iter().find_map(|w| w.strip_prefix('@')).map(|h| h.parse().unwrap());
    let turns: Vec<Turn<'_>> = spoken
        .iter()
        .map(|line| Turn {
            speaker: line[0],
            kind: TurnKind::Words,
            hours: hours(line),
            text: (!line.contains(&"gone")).then_some("some words of theirs"),
        })
        .collect();
    let source = study.source(kind, &SPEAKERS, &turns);
    for (turn, line) in (0u32..).zip(&spoken) {
        for word in line[1..].iter().filter(|w| !w.starts_with('@') && !["-", "gone"].contains(w)) {
            code(study, source, turn, word);
        }
    }
    for link in links {
        study.link(LinkKind::RespondsTo, place(source, link[1]), place(source, link[2]));
    }
    if let Some(turn) = (0u32..).zip(&spoken).find(|(_, l)| l[0] == "W").map(|(t, _)| t) {
        study.withdraw(source, turn);
    }
    source
}

pub(crate) fn code(study: &mut Study, source: SourceId, turn: u32, word: &str) {
    let proposed = word.starts_with('?');
    let mut parts = word.trim_start_matches('?').split('+');
    let (code, mut place) = match parts.next().unwrap().split_once(':') {
        Some((code, span)) => (code, self::place(source, &format!("{turn}:{span}"))),
        None => (word.trim_start_matches('?').split('+').next().unwrap(), Place::turn(source, turn)),
    };
    place.turns.extend(parts.map(|p| turn + p.parse::<u32>().unwrap()));
    if proposed {
        study.proposal(code, place)
    } else {
        study.coding(code, place)
    };
}

pub(crate) fn place(source: SourceId, word: &str) -> Place {
    let (turn, span) = word.split_once(':').map_or((word, None), |(t, s)| (t, Some(s)));
    let numbers =
        |s: &str| s.split_once('-').map(|(a, b)| Span { start: a.parse().unwrap(), end: b.parse().unwrap() });
    Place { source, turns: vec![turn.parse().unwrap()], span: span.and_then(numbers) }
}

pub(crate) fn end(words: &model::Words, end: End) -> String {
    match end {
        End::Response(code) => words.code(code).to_owned(),
        other => format!("{other:?}"),
    }
}

/// `PACKAGE STIMULUS/TURNS ANSWER@TURN... > END`, a linked answer with `!`.
pub(crate) fn show(words: &model::Words, chains: &Chains) -> Vec<String> {
    let list = |turns: &[u32]| turns.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let each = chains.packages.iter().flat_map(|p| p.stimuli.iter().map(move |s| (p, s)));
    each.map(|(package, s)| {
        let answers = s.organism.iter().chain(&s.responses);
        let answers: String = answers
            .map(|a| {
                format!("{}@{}{} ", words.code(a.code), a.place.first(), if a.linked { "!" } else { "" })
            })
            .collect();
        let (package, turns) = (list(&package.turns), list(&s.turns));
        format!("{package} {}/{turns} {answers}> {}", words.code(s.code), end(words, s.end))
    })
    .collect()
}

/// Reads `text` with options like "from=seller to=buyer turns=3 hours=2".
pub(crate) fn read(text: &str, options: &str) -> (Vec<String>, u64) {
    let mut study = study();
    add(&mut study, SourceKind::Conversation, text);
    study.refuse("Nila");
    let mut set = Options { samples: 50, ..Options::default() };
    for (name, value) in options.split_whitespace().filter_map(|o| o.split_once('=')) {
        match name {
            "from" => set.from = Some(study.role(value)),
            "to" => set.to = Some(study.role(value)),
            "turns" => set.max_turns = value.parse().unwrap(),
            "hours" => set.max_hours = value.parse().unwrap(),
            other => panic!("{other}"),
        }
    }
    let (state, words) = study.build();
    let view = View::new(&state, &words, &BTreeSet::new());
    let found = chains(&view, &set);
    (show(&words, &found), found.unattached)
}
