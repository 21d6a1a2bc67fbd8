//! What a researcher notices of a search.

use super::*;
use crate::test_support::{Study, Turn};
use model::event::Change;
use model::source::{Part, Place, SourceKind, TurnKind};
use proptest::prelude::*;

const PAGE: Page = Page { skip: 0, limit: 50 };

/// One chat of two speakers in turn, the second of whom is the person `P2`.
fn chat<'a>(study: &mut Study, texts: &[&'a str]) -> SourceId {
    let speakers = [("a", Part::Party, Some("penjual"), Some("P1")), ("b", Part::Party, None, Some("P2"))];
    let turn = |(n, text): (usize, &&'a str)| Turn {
        speaker: ["a", "b"][n % 2],
        kind: TurnKind::Words,
        hours: Some(n as f64 * 24.0),
        text: Some(*text),
    };
    let turns: Vec<Turn<'_>> = texts.iter().enumerate().map(turn).collect();
    study.source(SourceKind::Conversation, &speakers, &turns)
}

fn order(state: &State) -> Vec<SourceId> {
    let mut order: Vec<_> = state.live_sources().map(|(id, s)| (s.added, *id)).collect();
    order.sort();
    order.into_iter().map(|(_, id)| id).collect()
}

fn found(study: Study, query: &Query, filter: &Filter) -> Found {
    let (state, words) = study.build();
    Corpus::default().search(&state, &words, &order(&state), query, filter, PAGE)
}

/// The turns and what is marked in them.
fn marked(texts: &[&str], query: &Query) -> Vec<(u32, Vec<String>)> {
    let mut study = Study::new();
    chat(&mut study, texts);
    let all = found(study, query, &Filter::default());
    let cut = |hit: &Hit, span: &Range<u32>| -> String {
        let text = texts[hit.turn as usize].chars();
        text.skip(span.start as usize).take((span.end - span.start) as usize).collect()
    };
    all.hits.iter().map(|hit| (hit.turn, hit.spans.iter().map(|s| cut(hit, s)).collect())).collect()
}

fn words(texts: &[&str], query: &str) -> Vec<(u32, Vec<String>)> {
    marked(texts, &Query::words(query).unwrap())
}

fn regex(texts: &[&str], query: &str) -> Vec<(u32, Vec<String>)> {
    marked(texts, &Query::regex(query).unwrap())
}

fn is(turn: u32, spans: &[&str]) -> (u32, Vec<String>) {
    (turn, spans.iter().map(ToString::to_string).collect())
}

#[test]
fn words_are_found_in_any_order_at_the_beginning_of_words() {
    let texts = ["Tawaran saya dua", "dua orang menawar", "dua, tawar lagi", "tawar saja", "Tidak"];
    assert_eq!(words(&texts, "dua tawar"), [is(0, &["Tawar", "dua"]), is(2, &["dua", "tawar"])]);
    assert_eq!(words(&texts, "  TIDAK "), [is(4, &["Tidak"])]);
    assert_eq!(words(&texts, "kosong"), []);
}

#[test]
fn a_phrase_is_found_whole() {
    let texts = ["harga pas kak", "harga  pas\nkak", "harga pasar", "pas harga", "seharga pas"];
    assert_eq!(words(&texts, "\"harga pas\""), [is(0, &["harga pas"]), is(1, &["harga  pas"])]);
    assert_eq!(words(&texts, "\"harga pas\" kak").len(), 2);
    assert_eq!(words(&texts, "“pas harga”"), [is(3, &["pas harga"])]);
    assert_eq!(words(&texts, "\"harga pa").len(), 0, "a phrase that isn't closed");
}

#[test]
fn capitals_and_accents_do_not_count() {
    let texts = ["👍👍 Kéré sekali", "KE\u{301}RE\u{301} juga", "İstanbul kere", "Straße"];
    assert_eq!(words(&texts, "kere"), [is(0, &["Kéré"]), is(1, &["KE\u{301}RE\u{301}"]), is(2, &["kere"])]);
    assert_eq!(words(&texts, "KÉRÉ").len(), 3);
    assert_eq!(words(&texts, "istanbul"), [is(2, &["İstanbul"])]);
    assert_eq!(words(&texts, "👍"), [is(0, &["👍", "👍"])]);
    assert_eq!(regex(&texts, "K[éx]ré"), words(&texts, "kere"));
}

#[test]
fn an_expression_stays_within_its_turn() {
    let texts = ["Rp 150", "rp\t20 ribu", "rp", "20", "rp x"];
    assert_eq!(regex(&texts, r"RP\s?\d+"), [is(0, &["Rp 150"]), is(1, &["rp\t20"])]);
    assert_eq!(regex(&texts, r"rp[^x]*20"), [is(1, &["rp\t20"])], "a class takes no end of a turn");
    assert_eq!(regex(&texts, r"^rp$"), [is(2, &["rp"])]);
    assert_eq!(regex(&texts, r"\Arp\z"), [is(2, &["rp"])]);
    assert_eq!(regex(&texts, r"(?s)rp.+"), [is(0, &["Rp 150"]), is(1, &["rp\t20 ribu"]), is(4, &["rp x"])]);
    assert_eq!(regex(&texts, r"rp\n20"), []);
    assert_eq!(regex(&texts, r"(?-m)^20$"), [is(3, &["20"])]);
    assert_eq!(regex(&texts, "q*").len(), 5, "what may be nothing is everywhere");
}

#[test]
fn a_wrong_or_huge_expression_is_refused() {
    assert_eq!(Query::regex("(rp").err(), Some(QueryError::Malformed));
    assert_eq!(Query::regex(r"(\w{200}){200}").err(), Some(QueryError::TooLarge));
    assert_eq!(Query::regex(&"a".repeat(LONGEST + 1)).err(), Some(QueryError::TooLarge));
    assert_eq!(Query::words(&"a".repeat(LONGEST + 1)).err(), Some(QueryError::TooLarge));
}

#[test]
fn filters_narrow_down() {
    let build = || {
        let mut study = Study::new();
        let one = chat(&mut study, &["satu kata", "dua kata", "tiga kata", "empat kata"]);
        let two = chat(&mut study, &["lima kata", "enam kata"]);
        study.coding("S-OFFER", Place::turn(one, 2));
        study.proposal("S-OFFER", Place::turn(one, 3));
        (study, one, two)
    };
    let turns = |set: &dyn Fn(&mut Filter, &mut Study, SourceId, SourceId)| {
        let (mut study, one, two) = build();
        let mut filter = Filter::default();
        set(&mut filter, &mut study, one, two);
        let all = found(study, &Query::words("kata").unwrap(), &filter);
        all.hits.iter().map(|h| (u8::from(h.source == two), h.turn)).collect::<Vec<_>>()
    };
    assert_eq!(turns(&|_, _, _, _| {}), [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1)]);
    assert_eq!(turns(&|f, _, _, two| f.sources = [two].into()), [(1, 0), (1, 1)]);
    assert_eq!(turns(&|f, s, _, _| f.persons = [s.person("P2")].into()), [(0, 1), (0, 3), (1, 1)]);
    assert_eq!(turns(&|f, s, _, _| f.roles = [s.role("penjual")].into()), [(0, 0), (0, 2), (1, 0)]);
    assert_eq!(turns(&|f, s, _, _| f.codes = [s.code("S-OFFER")].into()), [(0, 2)]);
    assert_eq!(turns(&|f, _, _, _| f.kinds = [SourceKind::Interview].into()), []);
    assert_eq!(turns(&|f, _, _, _| f.since = Some((1970, 1, 3))), [(0, 2), (0, 3)]);
    assert_eq!(turns(&|f, _, _, _| f.until = Some((1970, 1, 1))), [(0, 0), (1, 0)]);
    let whole = |f: &mut Filter, s: &mut Study| {
        f.persons = [s.person("P1")].into();
        f.since = Some((1970, 1, 2));
    };
    assert_eq!(turns(&|f, s, _, _| whole(f, s)), [(0, 2)]);
}

#[test]
fn without_words_the_filter_alone_finds() {
    let mut study = Study::new();
    let source = chat(&mut study, &["satu", "dua", "tiga"]);
    study.coding("S-OFFER", Place::turn(source, 1));
    let filter = Filter { codes: [study.code("S-OFFER")].into(), ..Filter::default() };
    let all = found(study, &Query::words(" ").unwrap(), &filter);
    assert_eq!((all.total, all.hits[0].turn, all.hits[0].spans.len()), (1, 1, 0));
}

#[test]
fn who_refused_or_withdrew_is_not_found() {
    let mut study = Study::new();
    let source = chat(&mut study, &["kata satu", "kata dua"]);
    study.refuse("P2");
    assert_eq!(found(study, &Query::words("kata").unwrap(), &Filter::default()).total, 1);
    let mut study = Study::new();
    assert_eq!(chat(&mut study, &["kata satu", "kata dua"]), source);
    study.withdraw(source, 0);
    let all = found(study, &Query::regex("k*").unwrap(), &Filter::default());
    assert_eq!(all.hits.iter().map(|h| h.turn).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_source_that_was_taken_away_is_not_found() {
    let mut study = Study::new();
    let source = chat(&mut study, &["kata"]);
    study.change(Change::Exists(model::event::Subject::Source(source), false));
    let (state, words) = study.build();
    let query = Query::words("kata").unwrap();
    let all = Corpus::default().search(&state, &words, &[source], &query, &Filter::default(), PAGE);
    assert_eq!(all.total, 0);
}

#[test]
fn pages_follow_each_other_and_all_is_counted() {
    let mut study = Study::new();
    let texts: Vec<String> = (0..40_000).map(|n| format!("pesan {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let one = chat(&mut study, &texts);
    let two = chat(&mut study, &["pesan penutup"]);
    let (state, words) = study.build();
    let (order, mut corpus) = ([one, two], Corpus::default());
    let mut page = |skip, limit| {
        let (query, page) = (Query::words("pesan").unwrap(), Page { skip, limit });
        corpus.search(&state, &words, &order, &query, &Filter::default(), page)
    };
    let all = page(39_998, 2);
    assert_eq!((all.total, all.by_source), (40_001, vec![(one, 40_000), (two, 1)]));
    assert_eq!(all.hits.iter().map(|h| h.turn).collect::<Vec<_>>(), [39_998, 39_999]);
    assert_eq!(page(40_000, 10).hits[0].source, two);
    assert_eq!(
        page(16_380, 10).hits.iter().map(|h| h.turn).collect::<Vec<_>>(),
        Vec::from_iter(16_380..16_390)
    );
    assert!(page(40_001, 10).hits.is_empty() && page(0, 0).hits.is_empty());
}

#[test]
fn changed_words_are_folded_anew() {
    let mut study = Study::new();
    let source = chat(&mut study, &["pesan lama", "tetap"]);
    let (state, mut words) = study.build();
    let (order, mut corpus) = ([source], Corpus::default());
    let mut total = |words: &Words, text: &str| {
        let query = Query::words(text).unwrap();
        corpus.search(&state, words, &order, &query, &Filter::default(), PAGE).total
    };
    assert_eq!((total(&words, "lama"), total(&words, "baru")), (1, 0));
    words.source(&source).unwrap().turns[0].correct(Some("pesan baru".into()));
    assert_eq!((total(&words, "lama"), total(&words, "baru")), (0, 1));
    words.source(&source).unwrap().turns[0].correct(None);
    assert_eq!((total(&words, "lama"), total(&words, "baru")), (1, 0));
}

/// Parts of expressions.
const PIECES: [&str; 13] =
    ["a", "b*?", "[^a]+", ".*", "^", "$", "a.b", "(a|b)+", r"\s+", r"\b", "a??", "[^b]*", "(ab|)"];

proptest! {
    /// Searching many turns at once finds what looking at each turn alone finds.
    #[test]
    fn at_once_is_as_one_by_one(
        texts in prop::collection::vec("[ab .\n]{0,6}", 1..12),
        parts in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..4),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let pattern = parts.concat();
        let alone = ::regex::Regex::new(&pattern).unwrap();
        let matches = |text: &&str| {
            let mut folded = String::new();
            fold::fold(text, &mut folded);
            alone.is_match(&folded)
        };
        let expected: Vec<u32> = (0..).zip(&texts).filter(|(_, t)| matches(t)).map(|(n, _)| n).collect();
        let found: Vec<u32> = regex(&texts, &pattern).into_iter().map(|(turn, _)| turn).collect();
        prop_assert_eq!(found, expected, "{}", pattern);
    }

    /// Whatever is found is marked where it stands.
    #[test]
    fn what_is_marked_is_what_was_found(before in "\\PC{0,12}", after in "\\PC{0,12}") {
        let text = format!("{before} Tawarán {after}");
        let found = words(&[&text], "tawaran");
        prop_assert_eq!(found.len(), 1);
        prop_assert!(found[0].1.iter().any(|span| span.starts_with("Tawarán") && span.trim().chars().count() <= 7 + after.chars().count()));
    }
}
