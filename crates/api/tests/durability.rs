//! Killed in the middle, again and again: nothing acknowledged is lost, and nothing is half there.
//!
//! `TORTURE=1000` in the test's environment, which `cargo xtask torture` sets, makes it that many kills.

mod support;

mod faults {
    pub mod bytes;
    pub mod child;
    pub mod site;
}

use faults::child::{Moment, command, killed};
use faults::site::{Base, Site};
use std::fmt;
use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

/// What is killed in turn, and over how many kills one study goes on.
const WORKS: [(&str, u32); 8] = [
    ("import", 8),
    ("code", 12),
    ("memo", 12),
    ("question", 12),
    ("undo", 12),
    ("merge", 2),
    ("erase", 1),
    ("keys", 6),
];

/// How many children are killed.
fn rounds() -> u32 {
    std::env::var("TORTURE").ok().and_then(|n| n.parse().ok()).unwrap_or(152)
}

#[derive(Default)]
struct Figures {
    kills: u32,
    in_an_action: u32,
    wal: u32,
    left: usize,
    unsaid: usize,
    batches: usize,
    merged: usize,
    erased: usize,
    passphrases: usize,
    gone: usize,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures { kills, in_an_action, wal, left, unsaid, batches, merged, erased, passphrases, gone } =
            self;
        write!(f, "{kills} kills, {in_an_action} in an action, the others while opening; ")?;
        write!(f, "{wal} left a -wal, {left} unfinished files were left; acknowledged: {batches} batches, ")?;
        write!(f, "{merged} merged files, {erased} erasures, {passphrases} passphrases; lost 0; ")?;
        write!(
            f,
            "{unsaid} more were stored and not yet acknowledged; {gone} rows deleted, bytes of them left 0"
        )
    }
}

#[test]
fn kills_lose_nothing() {
    let base = Base::new();
    let mut figures = Figures::default();
    let mut seed = 7;
    for (work, lives) in WORKS {
        let pace = Pace::of(&base, work);
        let mut site = base.site();
        for round in 0..rounds().div_ceil(WORKS.len() as u32) {
            if round % lives == 0 {
                site = base.site();
            }
            let moment = pace.moment(round, &mut seed);
            println!("  {work}, {moment:?}");
            kill(&mut site, work, moment, &mut figures);
        }
        println!("{work}: so far {figures}");
    }
    assert!(figures.in_an_action > figures.kills / 3, "the kills came too early to test anything");
    println!("figures: {figures}");
}

fn kill(site: &mut Site<'_>, work: &str, moment: Moment, figures: &mut Figures) {
    let said = killed(&mut command(site, work, None), moment);
    assert!(said.failed.is_empty() && said.not_opened.is_none(), "{said:?}");
    let found = site.check(&said);
    assert!(found.unsaid <= 1, "an action is acknowledged before the next begins");
    figures.kills += 1;
    // A child never rests: once it has opened the study it is always in an action.
    figures.in_an_action += u32::from(said.opened && !said.done);
    figures.wal += u32::from(found.wal);
    figures.left += found.left;
    figures.unsaid += found.unsaid;
    figures.batches += said.batches.len();
    figures.merged += said.files.len();
    figures.erased += said.erased.len();
    figures.passphrases += said.passphrases.len();
    figures.gone += found.gone;
}

/// How long this machine takes to open the study and for one action: what the kills are spread over.
struct Pace {
    opening: Duration,
    action: Duration,
}

impl Pace {
    fn of(base: &Base, work: &str) -> Pace {
        let site = base.site();
        let started = Instant::now();
        let mut child = command(&site, work, Some(4)).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        lines.next().unwrap().unwrap();
        let opening = started.elapsed();
        lines.for_each(drop);
        child.wait().unwrap();
        Pace { opening, action: (started.elapsed() - opening) / 4 }
    }

    /// One kill in three comes anywhere from the start to the first action; the others after some actions,
    /// anywhere in the next two.
    fn moment(&self, round: u32, seed: &mut u64) -> Moment {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let share = (*seed >> 40) as u32 % 1000;
        match round % 3 {
            0 => Moment { lines: 0, later: (self.opening + self.action) * share / 1000 },
            n => Moment { lines: (n + round / 3 % 3) as usize, later: self.action * 2 * share / 1000 },
        }
    }
}
