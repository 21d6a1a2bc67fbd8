//! Measures an open study as a server holds it: `pace STUDY MEMORY PASSFILE`. Work on a copy: it is written to.
//!
//! Each figure is the median of several, in milliseconds of wall time; CPU time of the thread isn't told apart.

use api::Session;
use model::batch::At;
use model::event::MemoKind;
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
    say("a memo, written", || write(&mut here));
    say("a memo, written, and the words after it", || {
        write(&mut here)?;
        here.words().map(drop)
    });
    there.refresh()?;
    say("a look whether another program wrote, when none did", || there.refresh().map(drop));
    say_with(
        "what another program wrote, taken in, and the words",
        || write(&mut here),
        || {
            assert!(there.refresh()?);
            there.words().map(drop)
        },
    );
    say_with("a memo that met another", || write(&mut here), || write(&mut there));
    here.refresh()?;
    let held = here.snapshot()?;
    let begun = Instant::now();
    write(&mut here)?;
    println!("a memo while a snapshot is held {:.2}", millis(begun));
    drop(held);
    Ok(())
}

fn write(session: &mut Session) -> Result<(), api::Problem> {
    let memo = |session: &mut Session| {
        api::commands::memo::add(session, "study", MemoKind::Analytic, "Catatan.", &mut |_, _| true)
    };
    session.repeated(memo).map(drop)
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
