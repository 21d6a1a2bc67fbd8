//! Another program reads our files: a small reader in Python, written from docs/format.md alone.

use crate::root;
use std::process::Command;

/// Reads the vectors and the kept studies; `None` where there is no Python to do it.
pub fn check() -> Option<bool> {
    let python = ["python3", "python"].into_iter().find(|name| is_recent(name))?;
    let folder = root().join("xtask/reader");
    let run = |script: &str, argument: &str| {
        let mut command = Command::new(python);
        command.arg(folder.join(script)).arg(root().join(argument));
        command.status().is_ok_and(|status| status.success())
    };
    let kept = ["testdata/format-1", "testdata/format-1-people"].map(|folder| run("test_kept.py", folder));
    Some(run("test_vectors.py", "testdata/vectors.json") & kept.iter().all(|read| *read))
}

/// Whether this is a Python from 3.9 on.
fn is_recent(python: &str) -> bool {
    let program = "import sys; sys.exit(sys.version_info < (3, 9))";
    Command::new(python).args(["-c", program]).output().is_ok_and(|output| output.status.success())
}
