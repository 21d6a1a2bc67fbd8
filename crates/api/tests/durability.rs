//! Killed in the middle, again and again: no acknowledged batch is lost, and the study verifies.

mod support;

use api::commands::{import, verify};
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;
use support::{Desk, PASSPHRASE};

const ROUNDS: u64 = 100;

/// The example beside this test's own program.
fn hammer() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.parent()
        .unwrap()
        .parent()
        .unwrap()
        .join("examples")
        .join(format!("hammer{}", std::env::consts::EXE_SUFFIX))
}

#[test]
fn a_hundred_kills_lose_nothing() {
    let desk = Desk::new();
    let mut session = desk.new_study();
    api::commands::codebook::take(&mut session, &formats::codebook::sor("en"), &mut |_, _| true).unwrap();
    let draft = &support::sample_drafts()[..1];
    import::import(&mut session, draft, &import::Options::default(), &mut |_, _| true).unwrap();
    drop(session);
    let mut acknowledged: Vec<String> = Vec::new();
    let mut in_the_middle = 0;
    for round in 0..ROUNDS {
        let mut child = Command::new(hammer())
            .args([desk.study().as_os_str(), desk.place().0.as_os_str(), PASSPHRASE.as_ref()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // From before it has opened until it is deep in writing; a spread, not a race with a figure.
        std::thread::sleep(Duration::from_millis(15 + round * 7 % 240));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut said = String::new();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(!said.contains("failed") && !said.contains("not opened"), "round {round}: {said}");
        // A line counts only when it was written to its end.
        let whole = said.rfind('\n').map_or("", |end| &said[..end]);
        let batches: Vec<&str> = whole.lines().filter(|line| line.len() == 64).collect();
        in_the_middle += u64::from(!batches.is_empty());
        acknowledged.extend(batches.into_iter().map(str::to_owned));
        if round % 10 == 9 {
            let session = desk.open().unwrap();
            let there: std::collections::HashSet<String> =
                session.state().batches.iter().map(|b| b.id.to_string()).collect();
            let lost = acknowledged.iter().filter(|id| !there.contains(*id)).count();
            assert_eq!(lost, 0, "round {round}: of {} acknowledged batches", acknowledged.len());
            assert_eq!(session.opened, store::Opened::default(), "no older copy, no fork");
            assert!(verify::verify(&session, &mut |_, _| true).unwrap().problems.is_empty());
        }
    }
    println!(
        "{ROUNDS} kills, {in_the_middle} while writing, {} batches acknowledged, none lost",
        acknowledged.len()
    );
    assert!(in_the_middle > ROUNDS / 4, "the kills came too early to test anything");
}
