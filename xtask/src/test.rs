//! Every test: format, lints, tests, the interface, another reader, documents, tidiness. Each runs even when one before it failed.

use crate::{cargo, interface, reader, succeeds, tidy};
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

pub fn test() -> ExitCode {
    let started = Instant::now();
    let mut count = Count::default();
    count.step("format", || succeeds(cargo(&["fmt", "--all", "--check"])));
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    count.step("lints", || succeeds(cargo(&lints)));
    run_tests(&mut count);
    count.step("the interface's types of calls are current", interface::is_current);
    count.step("the interface's types", interface::check);
    count.step("the interface's functions", interface::test);
    count.step("what people do in the browser", interface::end_to_end);
    println!("\n== reader");
    match reader::check() {
        Some(read) => count.step("another program reads our files", || read),
        None => println!("skipped: no python3"),
    }
    count.step("documents", || {
        let mut doc = cargo(&["doc", "--workspace", "--no-deps", "--document-private-items", "--locked"]);
        doc.env("RUSTDOCFLAGS", "-D warnings");
        succeeds(doc)
    });
    count.step("tidy", || tidy::problems().is_empty());
    println!("\nin {} s", started.elapsed().as_secs());
    println!("{} passed, {} failed, {} skipped", count.passed, count.failed, count.skipped);
    if count.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl Count {
    fn step(&mut self, name: &str, run: impl FnOnce() -> bool) {
        println!("\n== {name}");
        if run() {
            self.passed += 1;
        } else {
            println!("== {name} failed");
            self.failed += 1;
        }
    }

    /// Adds the numbers of a line such as `test result: ok. 7 passed; 0 failed; 0 ignored; …`.
    fn add(&mut self, line: &str) {
        let Some(numbers) = line.strip_prefix("test result:") else { return };
        for part in numbers.split([';', '.']) {
            match part.trim().split_once(' ') {
                Some((n, "passed")) => self.passed += n.parse().unwrap_or(0),
                Some((n, "failed")) => self.failed += n.parse().unwrap_or(0),
                Some((n, "ignored")) => self.skipped += n.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

/// Runs the tests, shows their output as it comes, and adds up what they say.
fn run_tests(count: &mut Count) {
    println!("\n== tests");
    let before = count.failed;
    let mut command: Command = cargo(&["test", "--workspace", "--no-fail-fast", "--locked"]);
    let Ok(mut child) = command.stdout(Stdio::piped()).spawn() else {
        count.failed += 1;
        return;
    };
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            println!("{line}");
            count.add(&line);
        }
    }
    // A build that fails runs no test and says no number.
    let succeeded = child.wait().is_ok_and(|status| status.success());
    if !succeeded && count.failed == before {
        count.failed += 1;
    }
}
