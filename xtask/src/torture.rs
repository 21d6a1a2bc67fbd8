//! Kills and faults by the thousand: what docs/reliability.md promises, at every moment instead of at some.

use crate::{cargo, succeeds};
use std::io::{BufRead, BufReader};
use std::process::{ExitCode, Stdio};
use std::time::Instant;

/// How many programs are killed where nothing else is said.
pub const ROUNDS: &str = "1000";

/// Runs the tests of durability and of faults with so many kills, and with faults at each system call.
pub fn torture(rounds: &str) -> ExitCode {
    if rounds.parse::<u32>().is_err() {
        eprintln!("torture: --rounds takes a number");
        return ExitCode::from(2);
    }
    let started = Instant::now();
    // Tests that are chosen by name don't build the program that they kill.
    let is_built = succeeds(cargo(&["build", "--locked", "--package", "api", "--example", "hammer"]));
    let (passed, told) = if is_built { run(rounds) } else { (false, Vec::new()) };
    println!("\n== figures");
    told.iter().for_each(|line| println!("{line}"));
    let (result, seconds) = (if passed { "passed" } else { "FAILED" }, started.elapsed().as_secs());
    println!("\ntorture: {result}, {rounds} kills asked for, in {seconds} s");
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Shows how far the tests are, and gives whether all passed, and the lines worth keeping.
fn run(rounds: &str) -> (bool, Vec<String>) {
    let mut command =
        cargo(&["test", "--locked", "--package", "api", "--test", "durability", "--test", "faults"]);
    command.args(["--no-fail-fast", "--", "--nocapture"]).env("TORTURE", rounds);
    let Ok(mut child) = command.stdout(Stdio::piped()).spawn() else { return (false, Vec::new()) };
    let mut told = Vec::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            // Indented lines say where a test is; there are thousands of them.
            if !line.starts_with("  ") {
                println!("{line}");
            }
            if line.starts_with("figures:") || line.starts_with("skipped:") || line.ends_with("FAILED") {
                told.push(line);
            }
        }
    }
    (child.wait().is_ok_and(|status| status.success()), told)
}
