//! Throw-away.
#[path = "../tests/support/mod.rs"]
mod support;
use analysis::View;
use locale::{Catalogue, Language};
use model::codebook::*;
use model::event::*;
use model::source::*;
use model::time::{LocalTime, Precision};
use model::*;
use std::collections::*;
use support::*;

fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![]; let mut row = vec![]; let mut cell = String::new(); let mut q = false;
    let mut it = text.chars().peekable();
    while let Some(c) = it.next() {
        match c {
            '"' if q && it.peek() == Some(&'"') => { cell.push('"'); it.next(); }
            '"' => q = !q,
            ',' if !q => row.push(std::mem::take(&mut cell)),
            '\n' if !q => { row.push(std::mem::take(&mut cell)); rows.push(std::mem::take(&mut row)); }
            '\r' if !q => {}
            c => cell.push(c),
        }
    }
    rows
}

fn main() {
    let lang = std::env::args().nth(1).unwrap_or("id".into());
    let few: usize = std::env::args().nth(2).map_or(99, |n| n.parse().unwrap());
    let out = std::env::args().nth(3).unwrap_or(format!("/tmp/report-preview/{lang}.html"));
    let root = "/work/main/examples/pasar";
    let mut b = Builder::new(if lang == "id" { "Percakapan jual beli di Tanjung Kelapa (contoh)" } else { "Buying and selling by chat in Tanjung Kelapa (sample)" });
    let coder = b.coder("peneliti");
    let seller = b.role("penjual"); let buyer = b.role("pembeli");
    b.question(if lang=="id" {"Stimulus apa yang paling sering dipakai penjual dalam percakapan?"} else {"Which stimuli do sellers use most in conversation?"});
    b.question(if lang=="id" {"Apa yang diperlihatkan dan dilakukan pembeli sesudah stimulus itu?"} else {"What do buyers show and do after them?"});
    // codebook from JSON by hand
    let json = std::fs::read_to_string(format!("/work/main/crates/formats/src/codebook/sor.{lang}.json")).unwrap();
    let mut codes: HashMap<String, CodeId> = HashMap::new();
    let grab = |block: &str, key: &str| -> String {
        let k = format!("\"{key}\": \"");
        let Some(i) = block.find(&k) else { return String::new() };
        let rest = &block[i + k.len()..];
        rest[..rest.find("\",\n").or(rest.find("\"\n")).unwrap()].replace("\\\"", "\"")
    };
    for block in json.split("\n    {\n      \"code\"").skip(1) {
        let block = format!("      \"code\"{block}");
        let text = CodeText { code: grab(&block, "code"), brief: grab(&block, "brief"), definition: grab(&block, "definition"), when_to_use: grab(&block, "when_to_use"), when_not_to_use: grab(&block, "when_not_to_use"), example: grab(&block, "example"),
            values: if block.contains("\"amount\"") { vec![ValueSpec { name: "amount".into(), kind: ValueKind::Number }, ValueSpec { name: "direction".into(), kind: ValueKind::Choice(vec!["up".into(), "down".into(), "same".into()]) }] } else { vec![] } };
        let c = Component::from_letter(&grab(&block, "component")).unwrap();
        codes.insert(text.code.clone(), b.code(c, text));
    }
    let mut sources = HashMap::new();
    let mut people: HashMap<String, PersonId> = HashMap::new();
    let (mut pn, mut cn) = (0, 0);
    let mut texts: HashMap<(String, u32), String> = HashMap::new();
    for i in 1..=24.min(few) {
        let name = format!("chat-{i:02}");
        let text = std::fs::read_to_string(format!("{root}/chats/{name}.txt")).unwrap();
        let mut turns: Vec<(String, Option<LocalTime>, String)> = vec![];
        for line in text.lines() {
            let line = line.trim_start_matches(['\u{feff}', '\u{200e}']);
            let d: Vec<u32> = line.get(..14).unwrap_or("").split(['/', ' ', '.']).filter_map(|x| x.parse().ok()).collect();
            if d.len() == 5 && line.get(14..17) == Some(" - ") {
                let t = LocalTime::new((2000 + d[2] as i32, d[1], d[0]), (d[3], d[4], 0), Precision::Minute);
                let rest = &line[17..];
                match rest.split_once(": ") { Some((w, m)) => turns.push((w.into(), t, m.into())), None => turns.push((String::new(), t, rest.into())) }
            } else if let Some(last) = turns.last_mut() { last.2.push('\n'); last.2.push_str(line); }
        }
        let mut names: Vec<String> = vec![];
        for t in &turns { if !names.contains(&t.0) { names.push(t.0.clone()); } }
        let mut who = vec![];
        for n in &names {
            let is_seller = n == "Lapak Melati" || n == "Toko Kejora";
            let person = (!n.is_empty()).then(|| *people.entry(n.clone()).or_insert_with(|| { pn += 1; b.person(&format!("P{pn:02}"), if is_seller { PersonKind::Informant } else { PersonKind::OtherParty }, if n == "Kak Lontar" { ConsentDecision::Refused } else if pn % 5 == 0 { ConsentDecision::Unknown } else { ConsentDecision::Given }) }));
            who.push(Who { name: n, part: if n.is_empty() { Part::Narrator } else { Part::Party }, role: (!n.is_empty()).then_some(if is_seller { seller } else { buyer }), person });
        }
        for (k, t) in turns.iter().enumerate() { texts.insert((name.clone(), k as u32), t.2.clone()); }
        let ts: Vec<Turn> = turns.iter().map(|t| (names.iter().position(|n| *n == t.0).unwrap(), if t.0.is_empty() { TurnKind::System } else if t.2.starts_with("<Media") { TurnKind::Media } else { TurnKind::Words }, t.1, t.2.as_str())).collect();
        cn += 1;
        let id = b.source(SourceKind::Conversation, &format!("C{cn:02}"), &who, &ts);
        sources.insert(name, id);
    }
    for i in 1..=4usize {
        let name = format!("wawancara-{i:02}");
        let text = std::fs::read_to_string(format!("{root}/interviews/{name}.txt")).unwrap();
        let (head, rest) = text.split_once("\n\n").unwrap();
        let mut turns: Vec<(usize, String)> = vec![(0, head.into())];
        for line in rest.lines().filter(|l| !l.trim().is_empty()) {
            let (w, m) = line.split_once(": ").unwrap_or(("P", line));
            turns.push((if w == "P" { 1 } else { 2 }, m.into()));
        }
        let person = match i { 1 => people.get("Lapak Melati").copied(), 2 => people.get("Toko Kejora").copied(), _ => None };
        let person = person.unwrap_or_else(|| { pn += 1; b.person(&format!("P{pn:02}"), PersonKind::Informant, ConsentDecision::Given) });
        let n = format!("N{i}");
        let who = [Who { name: "", part: Part::Narrator, role: None, person: None }, Who { name: "P", part: Part::Interviewer, role: None, person: None }, Who { name: &n, part: Part::Informant, role: Some(if i < 3 { seller } else { buyer }), person: Some(person) }];
        for (k, t) in turns.iter().enumerate() { texts.insert((name.clone(), k as u32), t.1.clone()); }
        let ts: Vec<Turn> = turns.iter().map(|t| (t.0, if t.0 == 0 { TurnKind::Heading } else { TurnKind::Words }, LocalTime::new((2026, 6, 3 + i as u32), (0, 0, 0), Precision::Day), t.1.as_str())).collect();
        let id = b.source(SourceKind::Interview, &format!("I{i:02}"), &who, &ts);
        sources.insert(name, id);
    }
    let rows = csv(&std::fs::read_to_string(format!("{root}/codings.csv")).unwrap());
    for r in &rows[1..] {
        let Some(source) = sources.get(&r[0]) else { continue };
        let turns: Vec<u32> = match r[1].split_once('-') { Some((a, z)) => (a.parse().unwrap()..=z.parse().unwrap()).collect(), None => vec![r[1].parse().unwrap()] };
        let n = texts.keys().filter(|k| k.0 == r[0]).count() as u32;
        if turns.iter().any(|t| *t >= n) { continue; }
        let span = r[2].parse().ok().map(|start| Span { start, end: r[3].parse().unwrap() });
        let place = Place { source: *source, turns, span };
        if !r[10].is_empty() { b.link(place.clone(), Place::turn(*source, r[10].split('-').next().unwrap().parse().unwrap())); }
        let ev = Evidence::from_word(&r[9]);
        if r[6].is_empty() { b.coding(codes[&r[4]], place.clone(), coder, ev); } else {
            b.coding_with(codes[&r[4]], place.clone(), coder, vec![Value { name: "kind".into(), number: None, text: Some(r[6].clone()), unit: None }]); }
        if !r[8].is_empty() { b.memo(MemoKind::Analytic, Subject::Place(place), coder, &r[8]); }
    }
    b.memo(MemoKind::Method, Subject::Study, coder, "Arah rangkaian ditetapkan dari penjual kepada pembeli.\nSebab: pertanyaan penelitian pertama menyangkut penjual.");
    b.memo(MemoKind::Reflexive, Subject::Code(codes["S-FLIRT"]), coder, "Saya sendiri pembeli di Lapak Melati; nomornya 0812-3456-7890.");
    // prices as proposals
    let mut props = vec![]; let mut greet = vec![];
    let mut keys: Vec<_> = texts.keys().cloned().collect(); keys.sort();
    for (s, t) in keys { let text = &texts[&(s.clone(), t)];
        if !s.starts_with("chat") { continue; }
        if let Some(i) = text.find("rb").or(text.find(".000")) { let e = text[..i].chars().count() as u32; if e > 3 {
            if props.len() % 9 == 8 { props.push((Place::turn(sources[&s], t), Decision::Open)); } else if props.len() % 13 == 3 { props.push((Place::turn(sources[&s], t), Decision::Refused(coder))) } else { props.push((Place::span(sources[&s], t, e - 3, e + 2), Decision::Accepted(coder))); } } }
        if text.to_lowercase().starts_with("halo") || text.to_lowercase().starts_with("selamat") { greet.push((Place::turn(sources[&s], t), Decision::Accepted(coder))); }
    }
    b.proposals(codes["S-TERMS"], &props);
    b.proposals(codes["S-OPEN"], &greet);
    let (state, words) = b.finish();
    let view = View::new(&state, &words, &BTreeSet::new());
    let mut chains = analysis::chains::chains(&view, &analysis::chains::Options { from: Some(seller), to: Some(buyer), ..Default::default() });
    chains.options.seed = 1;
    let catalogue = Catalogue::new(Language::from_tag(&lang));
    let input = report::Input { view: &view, catalogue: &catalogue, chains: &chains, options: Default::default(), heads: vec!["7f3a19c0".into(), "b04e77d2".into()], version: "0.1.0-dev" };
    let start = std::time::Instant::now();
    let html = report::html(&input);
    eprintln!("{} bytes in {:?}", html.len(), start.elapsed());
    for missing in html.match_indices("[report-") { eprintln!("missing {}", &html[missing.0..(missing.0 + 50).min(html.len())]); }
    std::fs::create_dir_all("/tmp/report-preview").unwrap();
    std::fs::write(out, html).unwrap();
}
