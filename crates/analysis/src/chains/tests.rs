//! One case for each rule of reading chains.

mod laws;
pub(crate) mod notation;

use super::*;
use model::source::SourceKind;
use notation::*;

#[test]
fn each_rule_has_its_case() {
    let sell = "from=seller";
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            "a burst is one package",
            sell,
            "A S-OPEN\nA -\nA S-OFFER S-OPEN\nB R-COMPLY",
            &["0,1,2 S-OPEN/0,2 R-COMPLY@3 > R-COMPLY", "0,1,2 S-OFFER/2 R-COMPLY@3 > R-COMPLY"],
        ),
        (
            "the program's lines separate nothing",
            sell,
            "A S-OPEN\n* -\nA S-OFFER\n* -\nB R-COMPLY",
            &["0,2 S-OPEN/0 R-COMPLY@4 > R-COMPLY", "0,2 S-OFFER/2 R-COMPLY@4 > R-COMPLY"],
        ),
        ("a run without a stimulus is no package", sell, "A X-REL\nB R-COMPLY", &[]),
        (
            "the last response is the end",
            sell,
            "A S-OFFER\nB O-ATT R-REFUSE\nB R-COMPLY",
            &["0 S-OFFER/0 O-ATT@1 R-REFUSE@1 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "in one turn the later span is last",
            sell,
            "A S-OFFER\nB R-REFUSE:5-8 R-COMPLY:0-4",
            &["0 S-OFFER/0 R-COMPLY@1 R-REFUSE@1 > R-REFUSE"],
        ),
        (
            "in one place the codebook's order decides",
            sell,
            "A S-OFFER\nB R-REFUSE R-COMPLY",
            &["0 S-OFFER/0 R-COMPLY@1 R-REFUSE@1 > R-REFUSE"],
        ),
        ("shown, no response", sell, "A S-OFFER\nB O-ATT\nB -", &["0 S-OFFER/0 O-ATT@1 > NoResponse"]),
        (
            "the next package closes the window",
            sell,
            "A S-OFFER\nB O-ATT\nA S-TERMS\nB R-COMPLY",
            &["0 S-OFFER/0 O-ATT@1 > NoResponse", "2 S-TERMS/2 R-COMPLY@3 > R-COMPLY"],
        ),
        (
            "an uncoded run closes it too",
            sell,
            "A S-OFFER\nB O-ATT\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 O-ATT@1 > NoResponse"],
        ),
        (
            "asking back keeps it open",
            sell,
            "A S-OFFER\nB O-COMP\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 O-COMP@1 R-COMPLY@3 > R-COMPLY"],
        ),
        (
            "the reply opens its own chain",
            sell,
            "A S-OFFER\nB O-MISCOMP\nA S-TERMS\nA -\nB R-COMPLY\nA S-OPEN",
            &[
                "0 S-OFFER/0 O-MISCOMP@1 R-COMPLY@4 > R-COMPLY",
                "2,3 S-TERMS/2 R-COMPLY@4 > R-COMPLY",
                "5 S-OPEN/5 > RecordEnds",
            ],
        ),
        (
            "the run after the reply closes it",
            sell,
            "A S-OFFER\nB O-COMP\nA -\nB O-ATT\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 O-COMP@1 O-ATT@3 > NoResponse"],
        ),
        (
            "after the reply nothing asks back",
            sell,
            "A S-OFFER\nB O-COMP\nA -\nB -\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 O-COMP@1 > NoResponse"],
        ),
        (
            "words that can't be opened are a gap",
            sell,
            "A S-OFFER\nB gone\nB R-COMPLY",
            &["0 S-OFFER/0 > Unknown"],
        ),
        (
            "a third side, and nobody answers",
            "from=seller to=buyer",
            "A S-OFFER\nC -\nA -",
            &["0 S-OFFER/0 > RecordEnds"],
        ),
        (
            "too many turns up to the next package",
            "from=seller to=buyer turns=2",
            "A S-OFFER\nC -\nC -\nA -",
            &["0 S-OFFER/0 > RecordEnds"],
        ),
        (
            "hours up to the next package",
            "from=seller to=buyer hours=2",
            "A @0 S-OFFER\nC @1 -\nA @9 -",
            &["0 S-OFFER/0 > WindowExpired"],
        ),
        (
            "asking back twice",
            sell,
            "A S-OFFER\nB O-COMP\nA -\nB O-COMP\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 O-COMP@1 O-COMP@3 R-COMPLY@5 > R-COMPLY"],
        ),
        (
            "not after a response",
            sell,
            "A S-OFFER\nB R-REFUSE\nB O-COMP\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 O-COMP@2 R-REFUSE@1 > R-REFUSE"],
        ),
        (
            "an uncoded word after the question",
            sell,
            "A S-OFFER\nB O-COMP\nB -\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 O-COMP@1 R-COMPLY@4 > R-COMPLY"],
        ),
        (
            "a reply split by silence",
            sell,
            "A @0 S-OFFER\nB @1 O-COMP\nA @2 -\nA @100 -\nB @101 R-COMPLY",
            &["0 S-OFFER/0 O-COMP@1 > NoResponse"],
        ),
        (
            "a link across",
            sell,
            "A S-OFFER\nB O-ATT\nA S-TERMS\nB R-COMPLY\nlink 3 0",
            &["0 S-OFFER/0 O-ATT@1 R-COMPLY@3! > R-COMPLY", "2 S-TERMS/2 > PassedOver"],
        ),
        (
            "a link to one stimulus of a burst",
            sell,
            "A S-OFFER\nA S-TERMS\nB O-ATT\nB R-COMPLY\nlink 3 1",
            &["0,1 S-OFFER/0 O-ATT@2 > NoResponse", "0,1 S-TERMS/1 O-ATT@2 R-COMPLY@3! > R-COMPLY"],
        ),
        (
            "a link to words in a turn",
            sell,
            "A S-OFFER:0-4 S-TERMS:5-9\nB R-COMPLY\nlink 1 0:5-7",
            &["0 S-OFFER/0 > PassedOver", "0 S-TERMS/0 R-COMPLY@1! > R-COMPLY"],
        ),
        (
            "a link from words in a turn",
            sell,
            "A S-OFFER\nA S-TERMS\nB R-COMPLY:0-3 R-REFUSE:4-6\nlink 2:4-9 0",
            &["0,1 S-OFFER/0 R-COMPLY@2 R-REFUSE@2! > R-REFUSE", "0,1 S-TERMS/1 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "a link to two",
            sell,
            "A S-OFFER\nB -\nA S-TERMS\nB -\nA S-OPEN\nB R-COMPLY\nlink 5 0\nlink 5 2",
            &[
                "0 S-OFFER/0 R-COMPLY@5! > R-COMPLY",
                "2 S-TERMS/2 R-COMPLY@5! > R-COMPLY",
                "4 S-OPEN/4 > PassedOver",
            ],
        ),
        (
            "a link to no stimulus is ignored",
            sell,
            "A S-OFFER\nA X-REL\nB R-COMPLY\nlink 2 1",
            &["0,1 S-OFFER/0 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "a link across a gap",
            sell,
            "A S-OFFER\nN -\nB R-COMPLY\nlink 2 0",
            &["0 S-OFFER/0 R-COMPLY@2! > R-COMPLY"],
        ),
        (
            "a question tied elsewhere keeps nothing open",
            sell,
            "A S-OPEN\nB -\nA S-OFFER\nB O-COMP\nA -\nB R-COMPLY\nlink 3 0",
            &["0 S-OPEN/0 O-COMP@3! > NoResponse", "2 S-OFFER/2 > PassedOver"],
        ),
        ("a gap by refusal", sell, "A S-OFFER\nN R-REFUSE\nB R-COMPLY", &["0 S-OFFER/0 > Unknown"]),
        (
            "a gap by withdrawal",
            sell,
            "A S-OFFER\nB X-REL\nW R-REFUSE\nB R-COMPLY",
            &["0 S-OFFER/0 > Unknown"],
        ),
        (
            "answers before the gap count",
            sell,
            "A S-OFFER\nB O-ATT\nN -\nB R-COMPLY",
            &["0 S-OFFER/0 O-ATT@1 > NoResponse"],
        ),
        (
            "no package across a gap",
            sell,
            "A S-OFFER\nN -\nA S-TERMS\nB R-COMPLY",
            &["0 S-OFFER/0 > Unknown", "2 S-TERMS/2 R-COMPLY@3 > R-COMPLY"],
        ),
        ("passed over", sell, "A S-OFFER\nB X-REL", &["0 S-OFFER/0 > PassedOver"]),
        ("passed over with a stimulus", sell, "A S-OFFER\nB -\nB S-OPEN\nA -", &["0 S-OFFER/0 > PassedOver"]),
        ("not coded", sell, "A S-OFFER\nB -\nB -", &["0 S-OFFER/0 > NotCoded"]),
        ("the record ends", sell, "B S-OPEN\nA S-OFFER\n* -", &["1 S-OFFER/1 > RecordEnds"]),
        (
            "expired by turns",
            "from=seller to=buyer turns=2",
            "A S-OFFER\nC -\nC -\nB R-COMPLY",
            &["0 S-OFFER/0 > WindowExpired"],
        ),
        (
            "the last turn of the window",
            "from=seller to=buyer turns=3",
            "A S-OFFER\nC -\n* -\nC -\nB R-COMPLY\nB R-REFUSE",
            &["0 S-OFFER/0 R-COMPLY@4 > R-COMPLY"],
        ),
        (
            "turns end it after an answer",
            "from=seller turns=1",
            "A S-OFFER\nB O-ATT\nB R-COMPLY",
            &["0 S-OFFER/0 O-ATT@1 > NoResponse"],
        ),
        (
            "a third side's turns only",
            "from=seller to=buyer turns=2",
            "A S-OFFER\nC -\nC -\nC R-COMPLY",
            &["0 S-OFFER/0 > RecordEnds"],
        ),
        (
            "expired by hours",
            "from=seller hours=2",
            "A @0 S-OFFER\nB @2.5 R-COMPLY",
            &["0 S-OFFER/0 > WindowExpired"],
        ),
        (
            "just in time",
            "from=seller hours=2",
            "A @0 S-OFFER\nB @2 R-COMPLY",
            &["0 S-OFFER/0 R-COMPLY@1 > R-COMPLY"],
        ),
        (
            "no time, no hours",
            "from=seller hours=2",
            "A S-OFFER\nB @9 R-COMPLY",
            &["0 S-OFFER/0 R-COMPLY@1 > R-COMPLY"],
        ),
        (
            "hours count from the last turn",
            "from=seller hours=2",
            "A @0 S-OFFER\nA @2 -\nB @4 R-COMPLY",
            &["0,1 S-OFFER/0 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "a long silence splits a package",
            "from=seller hours=2",
            "A @0 S-OFFER\nA @3 S-OFFER\nB @4 R-COMPLY",
            &["0 S-OFFER/0 > WindowExpired", "1 S-OFFER/1 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "after the window words that may not be counted",
            "from=seller hours=2",
            "A @0 S-OFFER\nN @3 -",
            &["0 S-OFFER/0 > Unknown"],
        ),
        (
            "closed by the next package with a third side between",
            "from=seller to=buyer",
            "A S-OFFER\nC -\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 > WindowExpired"],
        ),
        (
            "a third side separates packages",
            "from=seller to=buyer",
            "A S-OFFER\nC -\nA S-TERMS\nB R-COMPLY",
            &["0 S-OFFER/0 > WindowExpired", "2 S-TERMS/2 R-COMPLY@3 > R-COMPLY"],
        ),
        (
            "only the named side answers",
            "from=seller to=buyer",
            "A S-OFFER\nC R-REFUSE\nB R-COMPLY",
            &["0 S-OFFER/0 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "everybody else answers",
            sell,
            "A S-OFFER\nB R-COMPLY\nC R-REFUSE",
            &["0 S-OFFER/0 R-COMPLY@1 R-REFUSE@2 > R-REFUSE"],
        ),
        (
            "the other direction",
            "from=buyer",
            "A S-OFFER\nB R-COMPLY S-TERMS\nA R-REFUSE",
            &["1 S-TERMS/1 R-REFUSE@2 > R-REFUSE"],
        ),
        (
            "both directions",
            "",
            "A S-OFFER\nB R-COMPLY S-TERMS\nA R-REFUSE",
            &["0 S-OFFER/0 R-COMPLY@1 > R-COMPLY", "1 S-TERMS/1 R-REFUSE@2 > R-REFUSE"],
        ),
        (
            "everybody to one side",
            "to=buyer",
            "A S-OFFER\nB R-COMPLY S-TERMS\nC S-OPEN\nA R-REFUSE\nB R-MORE",
            &["0 S-OFFER/0 R-COMPLY@1 > R-COMPLY", "2 S-OPEN/2 R-MORE@4 > R-MORE"],
        ),
        (
            "speakers without a role are sides",
            "",
            "U S-OFFER\nV R-COMPLY\nU S-TERMS\nA R-REFUSE",
            &["0 S-OFFER/0 R-COMPLY@1 > R-COMPLY", "2 S-TERMS/2 R-REFUSE@3 > R-REFUSE"],
        ),
        (
            "a stimulus on several turns",
            sell,
            "A S-OFFER+1\nA -\nB R-COMPLY",
            &["0,1 S-OFFER/0,1 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "a stimulus across the other's turn",
            sell,
            "A S-OFFER+2\nB R-REFUSE\nA -\nB R-COMPLY",
            &["0 S-OFFER/0 R-REFUSE@1 > R-REFUSE", "2 S-OFFER/2 R-COMPLY@3 > R-COMPLY"],
        ),
        (
            "an answer on several turns",
            sell,
            "A S-OFFER\nB O-ACCEPT+1\nB R-COMPLY",
            &["0 S-OFFER/0 O-ACCEPT@1 R-COMPLY@2 > R-COMPLY"],
        ),
        (
            "two coders, one answer",
            sell,
            "A S-OFFER\nB R-COMPLY R-COMPLY",
            &["0 S-OFFER/0 R-COMPLY@1 > R-COMPLY"],
        ),
        (
            "several O codes",
            sell,
            "A S-OFFER\nB O-ATT\nB O-ACCEPT R-COMPLY",
            &["0 S-OFFER/0 O-ATT@1 O-ACCEPT@2 R-COMPLY@2 > R-COMPLY"],
        ),
        ("proposals count nowhere", sell, "A S-OFFER ?S-TERMS\nB ?R-COMPLY", &["0 S-OFFER/0 > NotCoded"]),
        ("an answer by the same side is none", sell, "A S-OFFER R-COMPLY\nB -", &["0 S-OFFER/0 > NotCoded"]),
        ("nobody has the role", "from=visitor", "A S-OFFER\nB R-COMPLY", &[]),
    ];
    for (name, options, text, expected) in cases {
        assert_eq!(read(text, options).0, *expected, "{name}");
    }
}

#[test]
fn unattached_answers_are_counted() {
    for (text, options, expected) in [
        ("B R-COMPLY\nA S-OFFER\nB R-COMPLY", "from=seller", 1),
        ("B R-COMPLY\nA S-OFFER\nB -\nlink 0 1", "from=seller", 0),
        ("A S-OFFER\nB O-ATT\nA -\nB R-COMPLY O-ATT", "from=seller", 2),
        ("A R-COMPLY\nB S-OFFER", "from=seller", 0),
        ("A R-COMPLY\nB S-OFFER", "", 1),
        ("A S-OFFER\nN -\nB R-COMPLY", "from=seller", 1),
        ("A S-OFFER\nC R-COMPLY\nB -", "from=seller to=buyer", 0),
    ] {
        assert_eq!(read(text, options).1, expected, "{text}");
    }
}

#[test]
fn only_conversations_are_read() {
    let mut study = study();
    for kind in SourceKind::ALL {
        add(&mut study, kind, "A S-OFFER\nB R-COMPLY");
    }
    let (state, words) = study.build();
    let found = chains(&View::new(&state, &words, &BTreeSet::new()), &Options::default());
    assert_eq!((found.conversations, found.packages.len(), found.unattached), (1, 1, 0));
}

fn table(texts: &[&str], seed: u64) -> (Chains, model::Words) {
    let mut study = study();
    for text in texts {
        add(&mut study, SourceKind::Conversation, text);
    }
    let options = Options { from: Some(study.role("seller")), seed, ..Options::default() };
    let (state, words) = study.build();
    (chains(&View::new(&state, &words, &BTreeSet::new()), &options), words)
}

#[test]
fn rows_and_flows() {
    let (found, words) = table(
        &[
            "A S-OFFER\nB O-ATT\nB O-ACCEPT O-ATT R-COMPLY\nB O-COMP",
            "A S-OFFER S-TERMS\nB R-COMPLY\nA S-OFFER\nB O-ATT\nA S-OFFER\nB X-REL\nA S-OFFER\nB -\nA S-OFFER",
            "B -",
        ],
        1,
    );
    let organism = |code: Option<CodeId>| code.map_or("-".to_owned(), |c| words.code(c).to_owned());
    let row = |r: &Row| {
        let ends: Vec<String> = r.ends.iter().map(|(e, n)| format!("{} {n}", end(&words, *e))).collect();
        let shown: Vec<String> =
            r.organism.iter().map(|(o, e, n)| format!("{} {} {n}", organism(*o), end(&words, *e))).collect();
        let share = r.share.map(|s| (s * 1000.0).round());
        format!(
            "{} {} {} {} {share:?} | {} | {}",
            words.code(r.code),
            r.packages,
            r.conversations,
            r.answered,
            ends.join(", "),
            shown.join(", ")
        )
    };
    let rows: Vec<String> = found.rows.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            "S-OFFER 6 2 3 Some(750.0) | R-COMPLY 2, NoResponse 1, PassedOver 1, NotCoded 1, RecordEnds 1 | \
         - R-COMPLY 1, - PassedOver 1, - NotCoded 1, - RecordEnds 1, O-ATT R-COMPLY 1, O-ATT NoResponse 1, \
         O-COMP R-COMPLY 1, O-ACCEPT R-COMPLY 1",
            "S-TERMS 1 1 1 Some(1000.0) | R-COMPLY 1 | - R-COMPLY 1",
        ]
    );
    let flow = |f: &Flow| {
        format!("{} {} {} {}", words.code(f.stimulus), organism(f.organism), end(&words, f.end), f.count)
    };
    let flows: Vec<String> = found.flows.iter().map(flow).collect();
    assert_eq!(
        flows,
        [
            "S-OFFER - R-COMPLY 1",
            "S-OFFER - PassedOver 1",
            "S-OFFER - NotCoded 1",
            "S-OFFER - RecordEnds 1",
            "S-OFFER O-ATT NoResponse 1",
            "S-OFFER O-ACCEPT R-COMPLY 1",
            "S-TERMS - R-COMPLY 1",
        ]
    );
    assert_eq!(found.conversations, 3);
}

#[test]
fn intervals_need_twenty_conversations_and_follow_the_seed() {
    let (yes, no) = ("A S-OFFER\nB R-COMPLY", "A S-OFFER\nB X-REL");
    let nineteen: Vec<&str> = [[yes; 12].as_slice(), &[no; 7], &["B -"; 5]].concat();
    let twenty: Vec<&str> = [nineteen.as_slice(), &[no]].concat();
    assert_eq!(table(&nineteen, 1).0.rows[0].interval, None);
    let (low, high) = table(&twenty, 1).0.rows[0].interval.unwrap();
    // 12 of 20: the binomial interval is about 0.39 to 0.80.
    assert!((0.34..0.44).contains(&low) && (0.76..0.86).contains(&high), "{low} {high}");
    assert_eq!(table(&twenty, 1).0.rows, table(&twenty, 1).0.rows);
    assert_ne!(
        (1..9)
            .map(|s| table(&twenty, s).0.rows[0].interval.map(|i| i.0.to_bits()))
            .collect::<BTreeSet<_>>()
            .len(),
        1
    );
    let sure = table(&[yes; 20], 7).0;
    assert_eq!(sure.rows[0].interval, Some((1.0, 1.0)));
}

#[test]
fn a_chat_and_its_later_exports_are_one_conversation() {
    let mut study = study();
    let chat = |study: &mut _| add(study, SourceKind::Conversation, "A S-OFFER\nB R-COMPLY");
    let sources: Vec<SourceId> = (0..4).map(|_| chat(&mut study)).collect();
    let place = |i: usize| Place::turn(sources[i], 0);
    study.link(LinkKind::Continues, place(2), place(0));
    study.link(LinkKind::Continues, place(3), place(2));
    let (state, words) = study.build();
    let view = View::new(&state, &words, &BTreeSet::new());
    let numbered = [(0, sources[0]), (0, sources[2]), (0, sources[3]), (1, sources[1])];
    assert_eq!(view.conversations(), numbered);
    let found = chains(&view, &Options::default());
    assert_eq!((found.conversations, found.rows[0].packages, found.rows[0].conversations), (2, 4, 2));
}
