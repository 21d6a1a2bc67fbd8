//! Faults: a disk that fails, is full or can't be written; two programs at once; killed at each step.
//!
//! Each test takes a sample of the moments at which something can happen; `cargo xtask torture`, which sets
//! `TORTURE`, takes all of them. What the system doesn't allow is skipped, and says so.

mod support;

mod faults {
    mod bytes;
    mod child;
    mod disk;
    mod inject;
    mod site;
    mod steps;
    mod strace;
    mod writers;

    /// Numbers from 1 to `all`: `few` of them, spread; all of them under torture.
    fn some(all: u32, few: u32) -> impl Iterator<Item = u32> {
        let is_torture = std::env::var("TORTURE").is_ok_and(|rounds| !rounds.is_empty());
        let step = if is_torture { 1 } else { (all / few).max(1) };
        (1..=all).step_by(step as usize)
    }
}
