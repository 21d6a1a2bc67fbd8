//! Invented texts with what is found in them, as `KIND HIT | KIND HIT`.

mod ages;
mod gate;
mod hostile;
mod names;
mod numbers;
mod samples;
mod words;

use super::*;

/// What is found, with names that the study knows.
fn shown(text: &str, names: &Names) -> String {
    let chars: Vec<char> = text.chars().collect();
    let one = |f: &Found| {
        let hit: String = chars[f.start as usize..f.end as usize].iter().collect();
        format!("{} {hit}", f.kind.word())
    };
    scan(text, names).iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn check(cases: &[(&str, &str)]) {
    let names = Names::default();
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| shown(text, &names) != *expected)
        .map(|(text, expected)| {
            format!("{text}\n   expected {expected}\n   found    {}", shown(text, &names))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts in which nothing is found.
fn nothing(texts: &[&str]) {
    check(&texts.iter().map(|text| (*text, "")).collect::<Vec<_>>());
}
