//! Tidiness that no other tool sees: sizes, leftovers, message keys, the direction of crates, links between documents.

use crate::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Files longer than this are split, or say in their first lines why not ("long because").
const LONGEST: usize = 500;

/// Which crates of ours a crate may stand on.
const DIRECTION: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("locale", &[]),
    ("analysis", &["model"]),
    ("formats", &["model"]),
    ("store", &["model"]),
    ("report", &["analysis", "model", "locale"]),
    ("api", &["analysis", "formats", "locale", "model", "report", "store"]),
    ("ui", &[]),
    ("server", &["api", "locale", "model"]),
    ("app", &["analysis", "api", "formats", "locale", "model", "server", "store", "ui"]),
];

/// Prints what is untidy.
pub fn report() -> ExitCode {
    if problems().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Finds and prints what is untidy.
pub fn problems() -> Vec<String> {
    let sources = files(&["crates", "xtask", "ui"], &["rs"]);
    let mut problems = Vec::new();
    for path in &sources {
        sizes_and_leftovers(path, &mut problems);
    }
    message_keys(&sources, &mut problems);
    direction(&mut problems);
    links(&mut problems);
    problems.iter().for_each(|problem| println!("{problem}"));
    problems
}

fn sizes_and_leftovers(path: &Path, problems: &mut Vec<String>) {
    let text = read(path);
    let name = shown(path);
    let head: String = text.lines().take(10).collect();
    if text.lines().count() > LONGEST && !head.contains("long because") {
        problems.push(format!("{name}: longer than {LONGEST} lines"));
    }
    if !text.starts_with("//!") {
        problems.push(format!("{name}: the first line doesn't say what the file is for"));
    }
    // Written in two halves, so that this file isn't found.
    let leftovers =
        [("to", "do!("), ("unimpl", "emented!("), ("db", "g!("), ("#[ig", "nore"), ("/wo", "rk/")];
    for (one, two) in leftovers {
        if text.contains(&format!("{one}{two}")) {
            problems.push(format!("{name}: {one}{two}"));
        }
    }
}

/// Keys in both languages, each used, none used that isn't there. A key put together in code counts by its beginning.
fn message_keys(sources: &[PathBuf], problems: &mut Vec<String>) {
    let keys = |language: &str| -> BTreeSet<String> {
        let catalogues = files(&[&format!("locales/{language}")], &["ftl"]);
        catalogues.iter().flat_map(|path| keys_of(&read(path))).collect()
    };
    let (english, indonesian) = (keys("en"), keys("id"));
    for key in english.symmetric_difference(&indonesian) {
        problems.push(format!("locales: {key} is there in one language only"));
    }
    let pages: Vec<PathBuf> = files(&["ui/src"], &["ts", "svelte"]);
    let code: String = sources.iter().chain(&pages).map(|path| read(path)).collect();
    let built: BTreeSet<&str> = code
        .split(['"', '`'])
        .filter_map(|text| text.split_once("${").or_else(|| text.split_once('{')))
        .map(|(head, _)| head)
        .collect();
    let built: Vec<&&str> = built.iter().filter(|head| head.ends_with('-') && head.len() >= 4).collect();
    // "-hint" and "-page" go with an error or a warning, "-one" with what can also be several.
    let bare = |key: &str| {
        let tail = ["-hint", "-page", "-one"].iter().find_map(|tail| key.strip_suffix(tail));
        tail.unwrap_or(key).to_owned()
    };
    let is_quoted = |key: &str| ['"', '\'', '`'].iter().any(|q| code.contains(&format!("{q}{key}{q}")));
    for key in &english {
        let is_code = key.strip_prefix("err-").is_some_and(|code| is_quoted(&bare(code)));
        let is_built = !key.starts_with("err-") && built.iter().any(|head| key.starts_with(**head));
        if !is_code && !is_built && !is_quoted(key) && !is_quoted(&bare(key)) {
            problems.push(format!("locales: nothing uses {key}"));
        }
    }
}

fn keys_of(catalogue: &str) -> Vec<String> {
    let heads = catalogue.lines().filter_map(|line| line.split_once('='));
    let keys = heads.map(|(head, _)| head.trim_end());
    let is_key = |k: &&str| {
        k.starts_with(|c: char| c.is_ascii_lowercase())
            && k.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    keys.filter(is_key).map(str::to_owned).collect()
}

/// Crates stand only on those below them.
fn direction(problems: &mut Vec<String>) {
    let all: Vec<&str> = DIRECTION.iter().map(|(name, _)| *name).collect();
    for (name, allowed) in DIRECTION {
        let folder = if name == "ui" { root() } else { root().join("crates") };
        let manifest = read(&folder.join(name).join("Cargo.toml"));
        let runtime = manifest.split("[dev-dependencies]").next().unwrap_or("");
        for other in &all {
            let depends = runtime.lines().any(|line| line.starts_with(&format!("{other}.workspace")));
            if depends && !allowed.contains(other) {
                problems.push(format!("crates/{name}: must not stand on {other}"));
            }
        }
    }
}

/// Links from one document to another lead somewhere.
fn links(problems: &mut Vec<String>) {
    for path in files(&["."], &["md"]) {
        let text = read(&path);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let own = targets.filter(|t| !t.contains("://") && !t.starts_with('#') && !t.contains(' '));
        for target in own {
            let file = target.split('#').next().unwrap_or("");
            if !path.parent().unwrap_or(Path::new(".")).join(file).exists() {
                problems.push(format!("{}: leads nowhere: {target}", shown(&path)));
            }
        }
    }
}

/// Files with one of these endings under these folders of the project, sorted.
fn files(folders: &[&str], endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|f| root().join(f)).collect();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !name.starts_with('.')
                    && !["target", "node_modules", "kelindan-demo"].contains(&name.as_str())
                {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|e| endings.contains(&e.to_string_lossy().as_ref())) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
