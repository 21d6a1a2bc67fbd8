//! `cargo xtask test|gen|tidy|audit|torture|generate-chat`: what the project runs on itself. No dependencies: it builds at once.

mod chat;
mod guide;
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
        ["gen"] => code(guide::generate() && interface::generate()),
        ["tidy"] => tidy::report(),
        ["audit"] => audit(),
        ["torture"] => torture::torture(torture::ROUNDS),
        ["torture", "--rounds", rounds] => torture::torture(rounds),
        ["generate-chat", messages, out] => generate_chat(messages, out),
        _ => {
            eprintln!(
                "usage: cargo xtask test | gen | tidy | audit | torture [--rounds N] | generate-chat N OUT"
            );
            ExitCode::from(2)
        }
    }
}

/// Writes a large chat into a file.
fn generate_chat(messages: &str, out: &str) -> ExitCode {
    let Ok(messages) = messages.parse() else {
        eprintln!("generate-chat: {messages} is no number");
        return ExitCode::from(2);
    };
    let written = std::fs::File::create(out).and_then(|file| {
        let mut out = std::io::BufWriter::new(file);
        chat::write(messages, &mut out)?;
        std::io::Write::flush(&mut out)
    });
    if let Err(error) = &written {
        eprintln!("generate-chat: {error}");
    }
    code(written.is_ok())
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
