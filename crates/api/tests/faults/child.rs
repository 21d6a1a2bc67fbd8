//! The program that is killed, starved or raced: the example `hammer`, and what it said.
#![allow(dead_code, reason = "every test file uses another part of it")]

use super::site::Site;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What the child said, line by line; a line counts only when it was written to its end.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// It has opened what it works on.
    pub opened: bool,
    /// Why it could not.
    pub not_opened: Option<String>,
    /// Acknowledged batches.
    pub batches: Vec<String>,
    /// Acknowledged files: merged ones, new ones.
    pub files: Vec<String>,
    /// Strands erased for good.
    pub erased: Vec<String>,
    /// Strands whose rows are deleted and whose bytes may still be there, with the reason.
    pub pending: Vec<(String, String)>,
    /// Acknowledged passphrases.
    pub passphrases: Vec<String>,
    /// Codes of what failed.
    pub failed: Vec<String>,
    /// It came to its end.
    pub done: bool,
}

impl Said {
    pub fn of(text: &str) -> Said {
        let mut said = Said::default();
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        for line in whole.lines() {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match word {
                "opened" => said.opened = true,
                "not" => said.not_opened = rest.split(' ').nth(1).map(str::to_owned),
                "batch" => said.batches.push(rest.into()),
                "merged" | "made" => said.files.push(rest.into()),
                "erased" => said.erased.push(rest.into()),
                "pending" => said.pending.extend(rest.split_once(' ').map(|(s, why)| (s.into(), why.into()))),
                "passphrase" => said.passphrases.push(rest.into()),
                "failed" => said.failed.push(rest.into()),
                "done" => said.done = true,
                _ => panic!("the child said something else: {line}"),
            }
        }
        said
    }

    /// How many actions it acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.batches.len()
            + self.files.len()
            + self.erased.len()
            + self.passphrases.len()
            + self.pending.len()
    }
}

/// The example beside this test's own program.
pub fn hammer() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let built = test.parent().and_then(|deps| deps.parent()).unwrap();
    built.join("examples").join(format!("hammer{}", std::env::consts::EXE_SUFFIX))
}

/// The words after `hammer`.
pub fn words(site: &Site, work: &str, tries: Option<u32>) -> Vec<String> {
    let path = |path: PathBuf| path.to_string_lossy().into_owned();
    let mut words = vec![work.to_owned(), path(site.study()), path(site.place().0), site.passphrase.clone()];
    words.extend(tries.map(|n| n.to_string()));
    words
}

/// A command that works on a study.
pub fn command(site: &Site, work: &str, tries: Option<u32>) -> Command {
    let mut command = Command::new(hammer());
    command.args(words(site, work, tries)).stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said::of(&String::from_utf8_lossy(&output.stdout))
}

/// When a child is killed: after it has said so many lines, and so much later.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub lines: usize,
    pub later: Duration,
}

/// Starts a command and kills it.
pub fn killed(command: &mut Command, moment: Moment) -> Said {
    let mut child = command.spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    for _ in 0..moment.lines {
        out.read_line(&mut said).unwrap();
    }
    // A spread of moments, not a race with a figure.
    std::thread::sleep(moment.later);
    child.kill().unwrap();
    child.wait().unwrap();
    out.read_to_string(&mut said).unwrap();
    Said::of(&said)
}

/// A child that does what it is told, one work at a time.
pub struct Told {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Told {
    /// Starts it; it has opened the study when this returns.
    pub fn start(site: &Site) -> Told {
        let mut child = command(site, "told", None).stdin(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut told = Told { child, out };
        assert!(told.answer().opened);
        told
    }

    /// Tells it to do something, and gives what it said.
    pub fn tell(&mut self, work: &str) -> Said {
        use std::io::Write;
        writeln!(self.child.stdin.as_mut().unwrap(), "{work}").unwrap();
        self.answer()
    }

    fn answer(&mut self) -> Said {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        Said::of(&line)
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Lets it come to its end.
    pub fn end(mut self) {
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
    }
}
