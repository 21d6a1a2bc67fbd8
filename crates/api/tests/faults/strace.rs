//! System calls that fail or kill at a chosen moment, through `strace`; skipped where there is none.

use super::child::{Said, hammer, words};
use super::site::Site;
use std::fmt;
use std::process::{Command, Stdio};

/// A system call, and what becomes of it.
#[derive(Clone, Copy)]
pub struct Fault {
    /// The system call.
    pub call: &'static str,
    /// What becomes of it, as strace says it.
    pub fate: &'static str,
    /// Only the one call, or all from it on.
    pub onwards: bool,
}

impl Fault {
    pub const fn once(call: &'static str, fate: &'static str) -> Fault {
        Fault { call, fate, onwards: false }
    }

    pub const fn onwards(call: &'static str, fate: &'static str) -> Fault {
        Fault { call, fate, onwards: true }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.call, self.fate, if self.onwards { " from then on" } else { "" })
    }
}

/// Whether there is a strace that may trace a child; says so where there isn't.
pub fn is_there() -> bool {
    let mut tried = Command::new("strace");
    tried.args(["-f", "-qq", "-e", "trace=none", "true"]).stderr(Stdio::null());
    let is_there = tried.status().is_ok_and(|status| status.success());
    if !is_there {
        println!("skipped: no strace");
    }
    is_there
}

/// A child whose `nth` call of this kind (counted from 1) has that fate.
pub fn run(site: &Site<'_>, work: &str, tries: u32, fault: Fault, nth: u32) -> Said {
    let Fault { call, fate, onwards } = fault;
    let inject = format!("inject={call}:{fate}:when={nth}{}", if onwards { "+" } else { "" });
    let mut command = traced(call, "/dev/null");
    command.args(["-e", &inject]).arg(hammer()).args(words(site, work, Some(tries)));
    let output = command.output().unwrap();
    Said::of(&String::from_utf8_lossy(&output.stdout))
}

/// How many calls of a kind a child makes that nothing happens to.
pub fn count(site: &Site<'_>, work: &str, tries: u32, call: &str) -> u32 {
    let log = site.folder().join("strace.log");
    let mut command = traced(call, &log.to_string_lossy());
    command.arg(hammer()).args(words(site, work, Some(tries)));
    assert!(command.output().unwrap().status.success());
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::remove_file(&log).unwrap();
    u32::try_from(text.lines().filter(|line| line.contains(&format!("{call}("))).count()).unwrap()
}

fn traced(call: &str, log: &str) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", log, "-e", &format!("trace={call}")]).stdin(Stdio::null());
    command
}
