//! Tests that run in a process of their own with little memory: whoever takes more ends it.

use std::process::Command;

/// Tells the process that it is the one with little memory.
const INSIDE: &str = "KELINDAN_TEST_BOUNDED";
/// One gigabyte of address space, in kilobytes: threads and libraries take half of it.
const LIMIT: &str = "1048576";

/// Runs the rest of the present test with at most 1 GB of address space.
pub fn in_little_memory(test: impl FnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return test();
    }
    let thread = std::thread::current();
    let name = thread.name().expect("a test has the name of its thread");
    let shell = format!("ulimit -v {LIMIT} && exec \"$0\" --exact {name} --test-threads=1");
    let program = std::env::current_exe().unwrap();
    let run = Command::new("sh").arg("-c").arg(shell).arg(program).env(INSIDE, "1").output().unwrap();
    let told = [run.stdout, run.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    assert!(run.status.success() && told.contains("1 passed"), "{name}: {}: {told}", run.status);
}
