//! The main job on real data of other people, read in place: skipped where ../shared/data is absent.

mod support;

use analysis::codes::By;
use api::Session;
use api::commands::duties::{self, DutiesSaved};
use api::commands::{analyse, code_table, codebook, import, people, report, verify};
use formats::codings_csv::CodingRow;
use locale::{Catalogue, Language};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use support::Desk;

fn data() -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !data.exists() {
        println!("skipped: no shared data");
    }
    data.exists().then_some(data)
}

/// Persuasion-for-Good as the tables that shared/tools/corpora_csv.py writes, codes mapped to S-O-R.
struct Persuasion {
    turns: Vec<u8>,
    rows: Vec<CodingRow>,
    units: usize,
}

fn persuasion(data: &Path) -> Persuasion {
    let folder = data.join("corpora");
    let mapping: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("sor_mapping.json")).unwrap()).unwrap();
    let mapping = &mapping["persuasion_for_good"];
    let table = std::fs::read_to_string(folder.join("persuasion-for-good/annotated_units.csv")).unwrap();
    let mut turns = String::from("source,turn,speaker,role,time,text\n");
    let mut codings = String::from("source,turn,start,end,code,coder,value,unit,memo\n");
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows = records(&table);
    for row in &rows {
        let get = |name: &str| row[name].as_str();
        let (source, unit, role) = (get("conversation"), get("unit"), get("role"));
        turns += &format!("{source},{unit},{role},{role},,{}\n", cell(get("text")));
        let label = format!("{role}:{}", get("label_1"));
        let codes = mapping.get(&label).unwrap_or(&mapping["*"]).as_array().unwrap();
        for code in codes {
            codings += &format!("{source},{unit},,,{},published,,,\n", code.as_str().unwrap());
        }
    }
    let rows_read = formats::codings_csv::read(codings.as_bytes()).unwrap();
    Persuasion { turns: turns.into_bytes(), rows: rows_read, units: rows.len() }
}

/// A small reader of quoted CSV, so that the test doesn't stand on the reader that it tests.
fn records(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = table.chars().peekable();
    while let Some(c) = characters.next() {
        let cell = rows.last_mut().unwrap().last_mut().unwrap();
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => cell.push(characters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    let head = rows.remove(0);
    rows.retain(|row| row.len() == head.len());
    rows.into_iter().map(|row| head.iter().cloned().zip(row).collect()).collect()
}

fn stored(desk: &Desk, corpus: &Persuasion) -> Session {
    let mut session = desk.new_study();
    codebook::take(&mut session, &formats::codebook::sor("en"), &mut |_, _| true).unwrap();
    let drafts = formats::read("turns.csv", &corpus.turns, &formats::Options::default()).unwrap();
    import::import(&mut session, &drafts, &import::Options::default(), &mut |_, _| true).unwrap();
    // A published corpus: what both sides said is public.
    let rule = DutiesSaved {
        other_parties: Some("public".into()),
        other_reason: Some("published corpus".into()),
        ..DutiesSaved::default()
    };
    duties::save(&mut session, &rule, &mut |_, _| true).unwrap();
    let stored = code_table::code(&mut session, &corpus.rows, &mut |_, _| true).unwrap();
    assert_eq!(stored.stored as usize, corpus.rows.len());
    session
}

#[test]
fn persuasion_for_good_from_tables_to_report() {
    let Some(data) = data() else { return };
    let corpus = persuasion(&data);
    let desk = Desk::new();
    let session = stored(&desk, &corpus);
    let state = session.state();
    // 300 dialogues, 10,864 units: shared/data/corpora/SOURCES.md.
    assert_eq!(state.live_sources().count(), 300);
    assert_eq!(state.live_sources().map(|(_, s)| s.turns as usize).sum::<usize>(), corpus.units);
    assert_eq!(corpus.units, 10_864);

    let (codes, _) = analyse::codes(&session, By::Role, &[]).unwrap();
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    corpus.rows.iter().for_each(|row| *expected.entry(&row.code).or_default() += 1);
    for line in &codes.codes {
        assert_eq!(line.codings, expected.get(line.code.as_str()).copied().unwrap_or(0), "{}", line.code);
    }

    let asked = analyse::ChainsAsked {
        from: Some("persuader".into()),
        to: Some("persuadee".into()),
        ..Default::default()
    };
    let (chains, _) = analyse::chains(&session, &asked, &[]).unwrap();
    assert_eq!(chains.conversations, 300);
    // Packages with an offer, counted here straight from the rows: runs of persuader's units with an S-OFFER.
    let offer = chains.stimuli.iter().find(|s| s.code == "S-OFFER").unwrap();
    assert_eq!(offer.packages, packages_with(&corpus, "S-OFFER"));
    let (low, high) = offer.interval.unwrap();
    assert!(low < offer.share.unwrap() && offer.share.unwrap() < high);
    let again = analyse::chains(&session, &asked, &[]).unwrap().0;
    assert_eq!(chains, again, "the same seed");

    let html = report::html(&session, &Catalogue::new(Language::English), &asked).unwrap();
    assert_eq!(html, report::html(&session, &Catalogue::new(Language::English), &asked).unwrap());
    assert!(verify::verify(&session, &mut |_, _| true).unwrap().problems.is_empty());
}

fn packages_with(corpus: &Persuasion, code: &str) -> u64 {
    let offers: Vec<(&str, u32)> =
        corpus.rows.iter().filter(|r| r.code == code).map(|r| (r.source.as_str(), r.turns[0])).collect();
    let offers: std::collections::HashSet<_> = offers.into_iter().collect();
    let turns = String::from_utf8(corpus.turns.clone()).unwrap();
    let mut packages = 0;
    let mut run: Option<(String, String, bool)> = None;
    for row in records(&turns) {
        let (source, speaker) = (row["source"].clone(), row["speaker"].clone());
        let hit = offers.contains(&(source.as_str(), row["turn"].parse().unwrap()));
        match &mut run {
            Some((s, p, has)) if *s == source && *p == speaker => *has |= hit,
            _ => {
                packages += run.take().map_or(0, |(_, p, has)| u64::from(has && p == "persuader"));
                run = Some((source, speaker, hit));
            }
        }
    }
    packages + run.map_or(0, |(_, p, has)| u64::from(has && p == "persuader"))
}

#[test]
fn real_chats_are_stored_turn_by_turn() {
    let Some(data) = data() else { return };
    let desk = Desk::new();
    let mut session = desk.new_study();
    let mut drafts = Vec::new();
    let folders = [data.join("chat/synthetic"), data.join("chat/whatsapp")];
    let files = folders.iter().flat_map(|f| std::fs::read_dir(f).unwrap()).map(|e| e.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    files.retain(|p| {
        let name = p.file_name().unwrap().to_string_lossy();
        !p.parent().unwrap().ends_with("synthetic") || name.starts_with("wa_")
    });
    files.sort();
    assert!(files.len() > 30);
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        drafts.extend(
            formats::read(&name, &std::fs::read(path).unwrap(), &formats::Options::default()).unwrap(),
        );
    }
    // Some of the files are exports of one chat by several programs: each is stored whole here.
    let whole = import::Options { whole: true, ..Default::default() };
    let first = import::import(&mut session, &drafts, &whole, &mut |_, _| true).unwrap();
    // Three of the files are one chat in three ways of writing dates: two are recognised as the first.
    let same = ["chatminer_test_mmddyyyy_12hrs", "chatminer_test_yyyymmdd_24hrs"];
    assert_eq!((first.sources.len(), first.there_already), (drafts.len() - 2, 2));
    let words = session.words().unwrap();
    for draft in drafts.iter().filter(|d| !same.contains(&d.name.as_str())) {
        let stored = words.sources.values().find(|s| s.name.as_deref() == Some(&draft.name)).unwrap();
        assert_eq!(stored.turns.len(), draft.turns.len(), "{}", draft.name);
        for (turn, kept) in draft.turns.iter().zip(&stored.turns) {
            assert_eq!(Some(&turn.text), kept.text.as_ref());
            assert_eq!((turn.kind, turn.time), (kept.kind, kept.time));
            let name = turn.speaker.map(|s| draft.speakers[s as usize].name.as_str());
            assert_eq!(name, words.speakers.get(&kept.speaker).map(String::as_str));
        }
    }
    let again = import::import(&mut session, &drafts, &import::Options::default(), &mut |_, _| true).unwrap();
    assert_eq!((again.sources.len(), again.there_already), (0, drafts.len()), "all are recognised");
}

#[test]
fn published_referrals_come_in_with_their_waves() {
    let Some(data) = data() else { return };
    let read = |name: &str| std::fs::read(data.join("rds").join(name)).unwrap();
    let expected: serde_json::Value = serde_json::from_slice(&read("expected.json")).unwrap();
    let catalogue = Catalogue::new(Language::English);
    let taken = |name: &str| {
        let desk = Desk::new();
        let mut session = desk.new_study();
        people::take(&mut session, &read(name), None, &catalogue, &mut |_, _| true).unwrap();
        people::recruitment(&session, &catalogue).unwrap()
    };
    for (file, set) in
        [("faux.csv", "faux"), ("fauxmadrona.csv", "fauxmadrona"), ("fauxtime.csv", "fauxtime")]
    {
        let found = taken(file);
        let mut waves: BTreeMap<String, u64> = BTreeMap::new();
        found.people.iter().for_each(|p| *waves.entry(p.wave.unwrap().to_string()).or_default() += 1);
        assert_eq!(serde_json::json!(waves), expected[set]["tree"]["n_by_wave"], "{set}");
        let reach: BTreeMap<&str, u32> = found.seeds.iter().map(|s| (s.person.as_str(), s.reach)).collect();
        assert_eq!(serde_json::json!(reach), expected[set]["tree"]["seed_reach"], "{set}");
        assert!(found.problems.iter().all(|p| p.problem != "orphan"), "{set}");
    }
    // Real dirt: three came with a coupon that nobody gave; R takes them for seeds, here they are listed.
    let found = taken("nyjazz.rdsat");
    let orphans: Vec<&str> = found
        .problems
        .iter()
        .filter(|p| p.problem == "coupon-of-nobody")
        .flat_map(|p| &p.people)
        .map(String::as_str)
        .collect();
    assert_eq!(orphans, ["187", "191", "200"]);
    assert_eq!(found.seeds.len() + orphans.len(), 13);
    assert_eq!(found.people.len(), 264);
}
