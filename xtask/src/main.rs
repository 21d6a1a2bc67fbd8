//! `cargo xtask test|gen|tidy|audit|torture`: what the project runs on itself. No dependencies: it builds at once.

mod interface;
mod reader;
mod test;
mod tidy;
mod torture;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test::test(),
        ["gen"] => code(interface::generate()),
        ["tidy"] => tidy::report(),
        ["audit"] => audit(),
        ["torture"] => torture::torture(torture::ROUNDS),
        ["torture", "--rounds", rounds] => torture::torture(rounds),
        _ => {
            eprintln!("usage: cargo xtask test | gen | tidy | audit | torture [--rounds N]");
            ExitCode::from(2)
        }
    }
}

/// The project's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command.args(words).current_dir(root());
    command
}

fn succeeds(mut command: Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

/// Licences, advisories, sources: by cargo-deny, which is installed when it is missing. Needs the network.
fn audit() -> ExitCode {
    let has = || cargo(&["deny", "--version"]).output().is_ok_and(|o| o.status.success());
    if !has() && !succeeds(cargo(&["install", "--locked", "cargo-deny"])) {
        return ExitCode::FAILURE;
    }
    code(succeeds(cargo(&["deny", "check"])))
}

fn code(succeeded: bool) -> ExitCode {
    if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
