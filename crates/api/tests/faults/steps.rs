//! Killed at one system call after the other: at each of them all of it has happened, or nothing.

use super::child::Said;
use super::site::{Base, Found, Site};
use super::strace::{self, Fault};

#[test]
fn an_erasure_is_gone_on_with() {
    at_each_step("erase", &["pwrite64", "fsync", "ftruncate", "unlink", "rename"], 24);
}

#[test]
fn a_change_of_keys_is_gone_on_with() {
    at_each_step("keys", &["pwrite64", "fsync", "ftruncate", "unlink"], 8);
}

#[test]
fn a_merged_file_is_whole_or_refused() {
    at_each_step("merge", &["pwrite64", "fsync", "linkat", "unlink"], 8);
}

#[test]
fn a_new_study_is_whole_or_refused() {
    at_each_step("new", &["pwrite64", "fsync", "linkat", "unlink"], 8);
}

/// Kills a work that is done once at calls of these kinds, `few` of each; all of it has happened then, or
/// nothing.
fn at_each_step(work: &str, calls: &[&'static str], few: u32) {
    if !strace::is_there() {
        return;
    }
    let base = Base::new();
    let whole = whole(&base, work);
    let (mut kills, mut nothing, mut unsaid, mut left) = (0, 0, 0, 0);
    for call in calls {
        let count = strace::count(&base.quick_site(), work, 1, call);
        for nth in super::some(count, few) {
            let mut site = base.quick_site();
            let said = strace::run(&site, work, 1, Fault::once(call, "signal=KILL"), nth);
            let found = site.check(&said);
            let is_done = said.acknowledged() + found.unsaid == 1;
            assert!(is_done || said.acknowledged() + found.unsaid == 0, "{call} {nth}");
            assert_eq!(found.gone, if is_done { whole.gone } else { 0 }, "{call} {nth}: rows gone");
            kills += 1;
            nothing += u32::from(!is_done);
            unsaid += found.unsaid;
            left += found.left;
        }
    }
    assert!(nothing > 0 && unsaid > 0, "nothing was tested");
    println!(
        "figures: {work}, killed at {kills} calls: before anything had happened {nothing}, after all of it \
         but its acknowledgement {unsaid}, in part 0; {left} unfinished files left, none taken for a study"
    );
}

/// An erasure that couldn't be finished, for want of space, is finished by the next opening; that one is
/// killed as well.
#[test]
fn the_opening_that_goes_on_is_killed_too() {
    if !strace::is_there() {
        return;
    }
    let base = Base::new();
    let whole = whole(&base, "erase");
    let full = Fault::onwards("pwrite64", "error=ENOSPC");
    let erased = |site: &Site<'_>, nth| strace::run(site, "erase", 1, full, nth);
    // The first writes belong to the deletion itself: without them nothing is pending.
    let nth = (1..).step_by(4).find(|nth| !erased(&base.quick_site(), *nth).pending.is_empty()).unwrap();
    let mut kills = 0;
    for call in ["pwrite64", "fsync", "ftruncate"] {
        let pending = base.quick_site();
        erased(&pending, nth);
        for at in super::some(strace::count(&pending, "question", 1, call), 8) {
            let mut site = base.quick_site();
            let said = erased(&site, nth);
            let then = strace::run(&site, "question", 1, Fault::once(call, "signal=KILL"), at);
            let found = site.check(&Said { batches: then.batches, ..said });
            assert_eq!(found.gone, whole.gone, "{call} {at}: rows gone");
            kills += 1;
        }
    }
    println!(
        "figures: openings that go on with an erasure: killed at {kills} calls, finished by the next one"
    );
}

/// What is found when nothing happens to a work.
fn whole(base: &Base, work: &str) -> Found {
    let mut site = base.quick_site();
    let said = super::child::run(&mut super::child::command(&site, work, Some(1)));
    assert_eq!(said.acknowledged(), 1);
    site.check(&said)
}
