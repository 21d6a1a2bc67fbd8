//! The part of the guide that explains the methods: from the pages that stand where they are computed.

use crate::{cargo, root};
use std::fs;
use std::process::Stdio;

const BEGIN: &str = "<!-- methods: written by cargo xtask gen from the pages of the methods -->\n";
const END: &str = "<!-- end of methods -->";

/// Writes it anew in both languages.
pub fn generate() -> bool {
    ["en", "id"].into_iter().all(write)
}

fn write(language: &str) -> bool {
    let path = root().join(format!("docs/guide/{language}/methods.md"));
    let mut pages = cargo(&["run", "--quiet", "--locked", "--package", "app", "--", "methods", "--markdown"]);
    let Ok(pages) = pages.args(["--lang", language]).stderr(Stdio::inherit()).output() else { return false };
    let Ok(old) = fs::read_to_string(&path) else { return false };
    let parts = old.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
    let Some((head, tail)) = parts.filter(|_| pages.status.success()) else { return false };
    let pages = String::from_utf8_lossy(&pages.stdout);
    fs::write(path, format!("{head}{BEGIN}\n{}\n\n{END}{tail}", pages.trim())).is_ok()
}
