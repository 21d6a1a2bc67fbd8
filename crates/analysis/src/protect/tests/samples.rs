//! The invented sample study and, where they are, the shared chats: what is found by kind; never a price.

use crate::prices::prices;
use crate::protect::{Found, FoundKind, Names, scan};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The files under a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect();
    found.sort();
    found
}

/// What somebody says in a line of a chat, without time and name.
fn said(line: &str) -> &str {
    let after_time = line.split_once(" - ").map_or(line, |(_, rest)| rest);
    after_time.split_once(": ").map_or(after_time, |(_, rest)| rest)
}

/// Reads what is text and counts what is found; panics where a find touches a price.
fn count(folder: &Path, names: &Names, look: impl Fn(&Path, &str, &Found)) -> BTreeMap<FoundKind, usize> {
    let mut counts = BTreeMap::new();
    for path in files(folder) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for line in text.lines().map(said) {
            let amounts = prices(line);
            for found in scan(line, names) {
                let over = amounts.iter().any(|price| price.start < found.end && found.start < price.end);
                let is_sign = matches!(found.kind, FoundKind::Link | FoundKind::Email | FoundKind::Mention);
                assert!(!over || is_sign, "{}: a {} touches a price", path.display(), found.kind.word());
                *counts.entry(found.kind).or_default() += 1;
                look(&path, line, &found);
            }
        }
    }
    counts
}

fn print(path: &Path, line: &str, found: &Found) {
    if std::env::var_os("PROTECT_LOOK").is_some() {
        let hit: String =
            line.chars().skip(found.start as usize).take((found.end - found.start) as usize).collect();
        println!(
            "{} {} [{hit}] {} {:?}",
            path.file_name().unwrap().display(),
            found.kind.word(),
            found.score,
            found.reason
        );
    }
}

#[test]
fn the_sample_study() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/pasar");
    let speakers: BTreeSet<String> =
        files(&folder.join("chats")).iter().flat_map(|path| speakers(path)).collect();
    let names = Names::new(speakers.iter().zip(0..));
    let mut counts = BTreeMap::new();
    for part in ["chats", "interviews", "notes"] {
        count(&folder.join(part), &names, print)
            .into_iter()
            .for_each(|(kind, n)| *counts.entry(kind).or_default() += n);
    }
    println!("{counts:?}");
    let expected = [
        (FoundKind::Phone, 2),
        (FoundKind::Handle, 2),
        (FoundKind::Address, 2),
        (FoundKind::Age, 1),
        (FoundKind::Name, 9),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

/// The names before the messages of a chat.
fn speakers(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let heads = text.lines().filter_map(|line| line.split_once(" - ")?.1.split_once(": "));
    heads.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn the_shared_chats() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/chat");
    if !folder.exists() {
        println!("skipped: no shared data");
        return;
    }
    println!("{:?}", count(&folder, &Names::default(), print));
}
