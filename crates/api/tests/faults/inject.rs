//! A disk that fails: no space, input/output errors, short writes, lies; at one system call after the other.

use super::child::{self, Said};
use super::site::{Base, Site};
use super::strace::{self, Fault};
use api::commands::verify;
use std::process::{Command, Stdio};

/// A work, how often it is tried (so that it makes some two hundred writes), and what happens to it.
const FAULTS: [(&str, u32, &[Fault]); 6] = [
    (
        "mix",
        10,
        &[
            Fault::once("pwrite64", "error=ENOSPC"),
            Fault::onwards("pwrite64", "error=ENOSPC"),
            Fault::once("pwrite64", "error=EIO"),
            // A write of nothing. Any other number would be a lie: strace doesn't do what it answers for.
            Fault::once("pwrite64", "retval=0"),
            Fault::once("fsync", "error=EIO"),
            Fault::onwards("fsync", "error=EIO"),
            // No build so far calls it.
            Fault::once("fdatasync", "error=EIO"),
            Fault::once("ftruncate", "error=EIO"),
            Fault::once("rename", "error=ENOSPC"),
        ],
    ),
    ("import", 6, USUAL),
    ("keys", 4, USUAL),
    ("erase", 3, USUAL),
    ("merge", 3, USUAL),
    ("new", 3, USUAL),
];

const USUAL: &[Fault] = &[
    Fault::once("pwrite64", "error=ENOSPC"),
    Fault::onwards("pwrite64", "error=ENOSPC"),
    Fault::once("fsync", "error=EIO"),
    Fault::onwards("fsync", "error=EIO"),
];

/// At so many of a run's first calls something happens.
const FIRST: u32 = 200;

#[derive(Debug, Default)]
struct Figures {
    faults: u32,
    refused: usize,
    uncertain: usize,
    /// Stored, though not acknowledged.
    there: usize,
    acknowledged: usize,
}

#[test]
fn what_fails_says_so() {
    if !strace::is_there() {
        return;
    }
    let base = Base::new();
    let mut figures = Figures::default();
    for (work, tries, faults) in FAULTS {
        for fault in faults {
            let calls = strace::count(&base.quick_site(), work, tries, fault.call).min(FIRST);
            for nth in super::some(calls, 5) {
                one(&mut base.quick_site(), (work, tries), *fault, nth, &mut figures);
            }
            println!("{work}, {fault}: at {calls} calls and fewer; so far {} faults", figures.faults);
        }
    }
    assert!(figures.refused > 0 && figures.uncertain > 0 && figures.acknowledged > 0, "nothing was tested");
    let Figures { faults, refused, uncertain, there, acknowledged } = figures;
    println!(
        "figures: {faults} runs with failing calls: {refused} actions said that they failed, {uncertain} \
         of them that it isn't certain ({there} were there); {acknowledged} acknowledged, lost 0"
    );
}

fn one(site: &mut Site<'_>, (work, tries): (&str, u32), fault: Fault, nth: u32, figures: &mut Figures) {
    let said = strace::run(site, work, tries, fault, nth);
    println!("  {work}, {fault}, {nth}: {:?} {:?} {:?}", said.not_opened, said.failed, said.pending);
    let is_honest = |code: &String| match fault.fate {
        // That the disk is full may be noticed while the new file is being closed, or the study opened.
        "error=EIO" => ["system", "uncertain", "undo-nothing"].contains(&code.as_str()),
        _ => ["no-space", "system", "undo-nothing"].contains(&code.as_str()),
    };
    let codes = said.failed.iter().chain(&said.not_opened).chain(said.pending.iter().map(|(_, why)| why));
    codes.for_each(|code| assert!(is_honest(code), "{code}"));
    match &said.not_opened {
        None => assert!(said.done && said.failed.len() + said.acknowledged() == tries as usize, "{said:?}"),
        Some(_) => assert_eq!(said.acknowledged(), 0),
    }
    let found = site.check(&said);
    let uncertain = said.failed.iter().filter(|code| *code == "uncertain").count();
    // A file that has got its name may still be called failed; a batch that is stored may not, but for
    // uncertain.
    let may_be_there = if ["merge", "new"].contains(&work) { said.failed.len() } else { uncertain };
    assert!(found.unsaid <= may_be_there, "{} are stored of which another thing was said", found.unsaid);
    figures.faults += 1;
    figures.refused += said.failed.len() + usize::from(said.not_opened.is_some());
    figures.uncertain += uncertain;
    figures.there += found.unsaid;
    figures.acknowledged += said.acknowledged();
}

/// The file may not grow beyond some size: the write that comes there is cut short, the next one fails.
#[test]
fn writes_that_are_cut_short_lose_nothing() {
    let shell = |limit: u32| format!("trap '' XFSZ; ulimit -f {limit} && exec \"$@\"");
    let tried = Command::new("sh").args(["-c", &shell(10_000), "sh", "true"]).stderr(Stdio::null()).status();
    if !tried.is_ok_and(|status| status.success()) {
        return println!("skipped: no limit of a file's size");
    }
    let base = Base::new();
    let mut cut = 0;
    // In blocks of 512 or of 1024 bytes: from less than a -wal of one action to more than all of them take.
    for limit in super::some(900, 24).map(|n| n + 100) {
        let mut site = base.quick_site();
        let words = child::words(&site, "mix", Some(10));
        let mut command = Command::new("sh");
        command.args(["-c", &shell(limit), "sh"]).arg(child::hammer()).args(words).stdin(Stdio::null());
        let said = child::run(&mut command);
        assert!(said.done, "{said:?}");
        let uncertain = said.failed.iter().filter(|code| *code == "uncertain").count();
        assert!(site.check(&said).unsaid <= uncertain, "{said:?}");
        cut += u32::from(!said.failed.is_empty());
    }
    assert!(cut > 0, "nothing was tested");
    println!("figures: writes cut short by a limit of the file's size: {cut} runs, lost 0");
}

/// A disk that says it wrote what it didn't write: no promise holds, but it is found out.
#[test]
fn a_disk_that_lies_is_found_out() {
    if !strace::is_there() {
        return;
    }
    let base = Base::new();
    let lie = Fault::once("pwrite64", "retval=10");
    let calls = strace::count(&base.quick_site(), "mix", 10, lie.call).min(FIRST);
    let (mut lies, mut found_out) = (0, 0);
    for nth in super::some(calls, 20) {
        let site = base.quick_site();
        let said = strace::run(&site, "mix", 10, lie, nth);
        lies += 1;
        found_out += u32::from(is_found_out(&site, &said));
    }
    assert!(found_out > 0, "nothing was tested");
    println!("figures: lying writes: {lies}, of them {found_out} did harm that was found, 0 that was not");
}

/// Whether something is wrong and is said to be; nothing may be wrong that isn't.
fn is_found_out(site: &Site<'_>, said: &Said) -> bool {
    let Ok(session) = site.open() else { return true };
    let problems = verify::verify(&session, &mut |_, _| true).map(|checked| checked.problems);
    if session.opened.lacks > 0 || problems.is_ok_and(|list| !list.is_empty()) {
        return true;
    }
    let there = session.state().batches.iter().map(|b| b.id.to_string()).collect::<Vec<_>>();
    assert!(said.batches.iter().all(|id| there.contains(id)), "a batch is missing and nothing says so");
    false
}
