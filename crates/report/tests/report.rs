//! The whole document.

mod support;

use analysis::View;
use analysis::chains::{Answer, Chains, End, Flow, Options, Package, Row, Stimulus};
use locale::{Catalogue, Language};
use model::event::{ConsentDecision, Decision, MemoKind, PersonKind, Subject};
use model::source::{Evidence, Part, Place, SourceKind, Span, TurnKind};
use model::time::{LocalTime, Precision};
use model::{CodeId, Component, SourceId, State, Words};
use std::collections::BTreeSet;
use support::{Builder, Turn, Who, code_text};

/// Words that try to become something else.
const EVIL: &str = "<script>alert('x')</script> \"><img src=x onerror=alert(1)> &amp; ]]> \u{202e}";

/// A study with its codes and sources.
struct Study {
    state: State,
    words: Words,
    codes: [CodeId; 3],
    chats: Vec<SourceId>,
}

fn day(day: u32) -> Option<LocalTime> {
    LocalTime::new((2026, 3, day), (9, 0, 0), Precision::Minute)
}

/// Chats between a seller and buyers of whom one refused, an interview, a field note, memos and proposals.
fn study(chats: u32) -> Study {
    let mut b = Builder::new(&format!("Judul {EVIL}"));
    let coder = b.coder(EVIL);
    let (seller, buyer) = (b.role("penjual"), b.role(EVIL));
    b.question(EVIL);
    let codes = [
        b.code(Component::Stimulus, code_text("S-TERMS", &format!("Harga {EVIL}"))),
        b.code(Component::Organism, code_text("O-ACCEPT", "Penerimaan")),
        b.code(Component::Response, code_text("R-COMPLY", "Setuju")),
    ];
    b.code(Component::Other, code_text("X-REL", "Tidak dipakai"));
    let p01 = b.person("P01", PersonKind::Informant, ConsentDecision::Given);
    let mut sources = Vec::new();
    for n in 1..=chats {
        let refused = n == 2;
        let decision = if refused { ConsentDecision::Refused } else { ConsentDecision::Unknown };
        let person = b.person(&format!("P{:02}", n + 1), PersonKind::OtherParty, decision);
        let who = [
            Who { name: "", part: Part::Narrator, role: None, person: None },
            Who { name: "Lapak Melati", part: Part::Party, role: Some(seller), person: Some(p01) },
            Who { name: "Mas Awan", part: Part::Party, role: Some(buyer), person: Some(person) },
        ];
        let own = if refused { "kata yang ditolak" } else { EVIL };
        let turns: [Turn; 5] = [
            (0, TurnKind::System, None, "baris program"),
            (1, TurnKind::Words, day(n), "Lapak Melati: satu 150rb, telepon 0812-3456-7890"),
            (2, TurnKind::Words, day(n), own),
            (2, TurnKind::Words, day(n), "jadi kak"),
            (1, TurnKind::Media, day(n), "<Media tidak disertakan>"),
        ];
        let chat = b.source(SourceKind::Conversation, &format!("C{n:02}"), &who, &turns);
        b.coding(codes[0], Place::span(chat, 1, 14, 24), coder, None);
        b.coding(codes[1], Place::turn(chat, 2), coder, Some(Evidence::Shown));
        b.coding(codes[2], Place { source: chat, turns: vec![2, 3], span: None::<Span> }, coder, None);
        b.memo(MemoKind::Analytic, Subject::Place(Place::turn(chat, 2)), coder, &format!("memo {n} {EVIL}"));
        sources.push(chat);
    }
    interview(&mut b, &codes, coder);
    b.memo(MemoKind::Method, Subject::Study, coder, "tanya 0812-3456-7890");
    let place = Place::turn(sources[0], 3);
    b.proposals(codes[0], &[(place.clone(), Decision::Open), (place, Decision::Refused(coder))]);
    let (state, words) = b.finish();
    Study { state, words, codes, chats: sources }
}

fn interview(b: &mut Builder, codes: &[CodeId; 3], coder: model::CoderId) {
    let p90 = b.person("P90", PersonKind::Informant, ConsentDecision::Given);
    let who = [
        Who { name: "Peneliti", part: Part::Interviewer, role: None, person: None },
        Who { name: "N9", part: Part::Informant, role: None, person: Some(p90) },
    ];
    let turns: [Turn; 2] = [
        (0, TurnKind::Words, None, "pertanyaan pewawancara"),
        (1, TurnKind::Words, None, "saya suka kalau harganya pas"),
    ];
    let interview = b.source(SourceKind::Interview, "I01", &who, &turns);
    b.coding(codes[1], Place::turn(interview, 1), coder, Some(Evidence::SelfReported));
    b.coding(codes[1], Place::turn(interview, 0), coder, Some(Evidence::Attributed));
}

/// Chains as the method would make them: one package a chat; the second ends unknown.
fn chains(study: &Study) -> Chains {
    let [s, o, r] = study.codes;
    let answer = |code, source, turn| Answer { code, place: Place::turn(source, turn), linked: false };
    let mut packages = Vec::new();
    for (n, chat) in study.chats.iter().enumerate() {
        let (organism, responses, end) = match n {
            1 => (vec![], vec![], End::Unknown),
            _ => (vec![answer(o, *chat, 2)], vec![answer(r, *chat, 2)], End::Response(r)),
        };
        let stimuli = vec![Stimulus { code: s, turns: vec![1], organism, responses, end }];
        packages.push(Package { source: *chat, turns: vec![1], stimuli });
    }
    let all = packages.len() as u64;
    let row = Row {
        code: s,
        packages: all,
        conversations: all,
        answered: all - 1,
        share: Some(1.0),
        interval: (all >= 20).then_some((0.9, 1.0)),
        ends: vec![(End::Response(r), all - 1), (End::Unknown, 1)],
        organism: vec![(None, End::Unknown, 1), (Some(o), End::Response(r), all - 1)],
    };
    let flows = vec![
        Flow { stimulus: s, organism: None, end: End::Unknown, count: 1 },
        Flow { stimulus: s, organism: Some(o), end: End::Response(r), count: all - 1 },
    ];
    Chains {
        options: Options::default(),
        conversations: all,
        packages,
        rows: vec![row],
        flows,
        unattached: 0,
    }
}

fn html(study: &Study, language: Language) -> String {
    let view = View::new(&study.state, &study.words, &BTreeSet::new());
    let catalogue = Catalogue::new(language);
    let chains = chains(study);
    let options = report::Options::default();
    let heads = vec!["07070707".to_owned()];
    report::html(&report::Input {
        view: &view,
        catalogue: &catalogue,
        chains: &chains,
        options,
        heads,
        version: "1",
    })
}

#[test]
fn same_input_same_bytes() {
    for language in Language::ALL {
        assert_eq!(html(&study(4), language), html(&study(4), language));
    }
}

#[test]
fn every_key_is_in_the_catalogue() {
    for (language, chats) in [(Language::English, 4), (Language::Indonesian, 70)] {
        let html = html(&study(chats), language);
        for start in ["[report-", "[mask-"] {
            let at = html.find(start).map(|i| &html[i..i + 40]);
            assert_eq!(at, None);
        }
    }
}

#[test]
fn words_of_the_study_stay_words() {
    let html = html(&study(4), Language::Indonesian);
    for bad in ["<script", "<img", "onerror=alert(1)>", "\u{202e}"] {
        assert!(!html.contains(bad), "{bad}");
    }
    assert!(html.contains("&lt;script&gt;"));
}

#[test]
fn nothing_leads_out_of_the_document() {
    let html = html(&study(4), Language::English);
    for bad in
        ["http:", "https:", "//", " src=", "@import", "url(", "<link", "<iframe", "<form", "javascript:"]
    {
        let outside = html.match_indices(bad).find(|(i, _)| !html[..*i].ends_with("&gt;&lt;img"));
        let at = outside.map(|(i, _)| &html[i.saturating_sub(40)..i + 20]);
        assert_eq!(at, None, "{bad}");
    }
    assert!(html.contains("default-src &#39;none&#39;"));
    let anchors =
        html.match_indices("href=\"#").map(|(i, _)| &html[i + 7..i + 7 + html[i + 7..].find('"').unwrap()]);
    for anchor in anchors {
        assert!(html.contains(&format!("id=\"{anchor}\"")), "{anchor}");
    }
}

#[test]
fn refused_words_interviewers_and_names_are_not_in_it() {
    for language in Language::ALL {
        let html = html(&study(4), language);
        for bad in
            ["kata yang ditolak", "memo 2", "pertanyaan pewawancara", "Mas Awan", "Lapak Melati", "0812-3456"]
        {
            assert!(!html.contains(bad), "{bad}");
        }
        assert!(html.contains("memo 1") && html.contains("saya suka kalau harganya pas"));
    }
}

#[test]
fn few_conversations_give_counts_only() {
    let few = html(&study(4), Language::English);
    assert!(few.contains("counts only") && !few.contains("class=\"whisker\""));
    let many = html(&study(21), Language::English);
    assert!(many.contains("class=\"whisker\"") && many.contains("90–100\u{a0}%"));
}

#[test]
fn many_sources_are_summed_up() {
    let html = html(&study(70), Language::English);
    assert!(html.contains("31 more sources are not shown."), "71 sources, 40 shown");
    assert!(html.contains("Sources by kind"));
    assert!(html.contains("left out of the table, not of the sums"));
}

#[test]
fn a_study_without_anything_is_a_document_too() {
    let (state, words) = Builder::new("Kosong").finish();
    let view = View::new(&state, &words, &BTreeSet::new());
    let options = Options::default();
    let none =
        Chains { options, conversations: 0, packages: vec![], rows: vec![], flows: vec![], unattached: 0 };
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let input = report::Input {
            view: &view,
            catalogue: &catalogue,
            chains: &none,
            options: report::Options::default(),
            heads: vec![],
            version: "1",
        };
        let html = report::html(&input);
        assert!(html.contains(&format!("lang=\"{}\"", language.tag())));
        assert!(!html.contains("[report-") && !html.contains("<table"));
    }
}
