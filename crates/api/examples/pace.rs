//! Measures an open study as a server holds it: `pace STUDY MEMORY PASSFILE`. Work on a copy: it is written to.
//!
//! Each figure is the median of several, in milliseconds of wall time; CPU time of the thread isn't told apart.

use api::Session;
use model::batch::{At, Cause};
use model::event::{Event, MemoKind, Origin};
use model::ids::*;
use model::source::Place;
use std::path::Path;
use std::time::Instant;
use store::Secret;

const AT: At = At { millis: 1_795_478_400_000, offset: 480 };

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let [_, study, memory, pass] = words.as_slice() else {
        return eprintln!("usage: pace STUDY MEMORY PASSFILE");
    };
    match measure(Path::new(study), &store::Place(memory.into()), Path::new(pass)) {
        Ok(()) => {}
        Err(problem) => eprintln!("{}", problem.code),
    }
}

fn measure(path: &Path, place: &store::Place, pass: &Path) -> Result<(), api::Problem> {
    let pass = std::fs::read_to_string(pass).unwrap_or_default();
    let secret = Secret::Passphrase(pass.trim());
    let begun = Instant::now();
    let mut here = Session::open(path, &secret, place, AT)?;
    println!("open, with the passphrase {:.1}", millis(begun));
    let begun = Instant::now();
    here.words()?;
    println!("all words {:.1}", millis(begun));
    let mut there = Session::open(path, &secret, place, AT)?;
    there.words()?;
    say("a coding, written", || code(&mut here));
    say("a coding, written, and the words after it", || {
        code(&mut here)?;
        here.words().map(drop)
    });
    say("a memo, written, and the words after it", || {
        api::commands::memo::add(&mut here, "study", MemoKind::Analytic, "Catatan.", &mut |_, _| true)?;
        here.words().map(drop)
    });
    there.refresh()?;
    say("a look whether another program wrote, when none did", || there.refresh().map(drop));
    say_with(
        "what another program wrote, taken in, and the words",
        || code(&mut here),
        || {
            assert!(there.refresh()?);
            there.words().map(drop)
        },
    );
    say_with("a coding that met another", || code(&mut here), || code(&mut there));
    here.refresh()?;
    let held = here.snapshot()?;
    let begun = Instant::now();
    code(&mut here)?;
    println!("a coding while a snapshot is held {:.2}", millis(begun));
    drop(held);
    Ok(())
}

fn code(session: &mut Session) -> Result<(), api::Problem> {
    let Some(by) = session.coder else { return Ok(()) };
    let done = session.act(Cause::Command, &mut |_, _| true, |session, pen| {
        let state = session.state();
        let (source, _) = state.live_sources().next().ok_or(api::Problem::new("source-unknown"))?;
        let code = state.codes.keys().next().ok_or(api::Problem::new("code-unknown"))?;
        let event = Event::CodingAdded {
            coding: CodingId(pen.id()?),
            code: *code,
            place: Place::turn(*source, 7),
            origin: Origin::Coder(by),
            evidence: None,
            values: None,
        };
        Ok((vec![event], ()))
    });
    done.map(drop)
}

fn millis(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

fn say(what: &str, work: impl FnMut() -> Result<(), api::Problem>) {
    say_with(what, || Ok(()), work);
}

/// Says the median and the worst of several, `before` not counted.
fn say_with(
    what: &str,
    mut before: impl FnMut() -> Result<(), api::Problem>,
    mut work: impl FnMut() -> Result<(), api::Problem>,
) {
    let mut all = Vec::new();
    for _ in 0..41 {
        let done = before().and_then(|()| {
            let begun = Instant::now();
            work().map(|()| all.push(millis(begun)))
        });
        if let Err(problem) = done {
            return println!("{what}: {}", problem.code);
        }
    }
    all.sort_by(f64::total_cmp);
    println!("{what} {:.2}, at worst {:.2}", all[all.len() / 2], all[all.len() - 1]);
}
