//! The browser interface: its types from the server's calls, its own tests, and what people do in a real browser.

use crate::{cargo, root, succeeds};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const OPENAPI: &str = "openapi.json";
const TYPES: &str = "api.ts";

fn ui() -> PathBuf {
    root().join("ui")
}

fn generated() -> PathBuf {
    ui().join("src/generated")
}

/// `npm` in `ui/`, or `npm.cmd`.
fn npm(words: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(words).current_dir(ui());
    command
}

/// Installs what the interface is made from. The build does it too, when the lock file has changed.
pub fn install() -> bool {
    let (lock, stamp) = (ui().join("package-lock.json"), ui().join("node_modules/.kelindan-installed"));
    let Ok(lock) = fs::read(lock) else { return false };
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return true;
    }
    let ci = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
    succeeds(npm(&ci)) && fs::write(stamp, lock).is_ok()
}

/// Writes `openapi.json` and `api.ts` anew.
pub fn generate() -> bool {
    install() && write_types(&generated())
}

/// Whether `openapi.json` and `api.ts` are what the server's calls make them.
pub fn is_current() -> bool {
    let fresh = root().join("target/generated");
    if fs::create_dir_all(&fresh).is_err() || !install() || !write_types(&fresh) {
        return false;
    }
    let old = [OPENAPI, TYPES].into_iter().filter(|name| {
        let read = |folder: &Path| fs::read(folder.join(name)).ok();
        read(&fresh).is_none() || read(&fresh) != read(&generated())
    });
    let old: Vec<&str> = old.collect();
    for name in &old {
        println!("ui/src/generated/{name} is not current: run cargo xtask gen");
    }
    old.is_empty()
}

fn write_types(folder: &Path) -> bool {
    let mut openapi = cargo(&["run", "--quiet", "--locked", "--package", "app", "--", "openapi"]);
    let Ok(output) = openapi.stderr(std::process::Stdio::inherit()).output() else { return false };
    let document = folder.join(OPENAPI);
    if !output.status.success() || fs::write(&document, output.stdout).is_err() {
        return false;
    }
    let mut types = Command::new("node");
    types.arg("node_modules/openapi-typescript/bin/cli.js").arg(&document).arg("-o").arg(folder.join(TYPES));
    // What a call fills in by itself need not be sent.
    types.arg("--default-non-nullable=false");
    succeeds({
        types.current_dir(ui());
        types
    })
}

/// Types, then the tests of single functions.
pub fn check() -> bool {
    install() && succeeds(npm(&["run", "check"]))
}

/// The tests of single functions.
pub fn test() -> bool {
    install() && succeeds(npm(&["test"]))
}

/// What people do, in Debian's Chromium with the real program.
pub fn end_to_end() -> bool {
    if !install() || !has_browser() {
        return false;
    }
    let program = if cfg!(windows) { "debug/kelindan.exe" } else { "debug/kelindan" };
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let mut tests = npm(&["run", "e2e"]);
    tests.env("KELINDAN_BIN", target.join(program));
    succeeds(cargo(&["build", "--locked", "--package", "app"])) && succeeds(tests)
}

const BROWSER: &str = "apt-get -o DPkg::Lock::Timeout=900 install -y --no-install-recommends chromium";

/// Whether Chromium is there; root on a Debian machine gets it installed.
fn has_browser() -> bool {
    let runs = |program: &str| {
        let version = Command::new(program).arg("--version").output();
        version.is_ok_and(|output| output.status.success())
    };
    if std::env::var("CHROMIUM").is_ok_and(|program| runs(&program)) || runs("chromium") {
        return true;
    }
    let shell = |line: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", line]);
        command
    };
    let is_root = shell("id -u").output().is_ok_and(|output| output.stdout == b"0\n");
    let installed = is_root && succeeds(shell(&format!("apt-get update && {BROWSER}")));
    if !installed {
        println!("The tests in the browser need Chromium: sudo {BROWSER}");
        println!("Another Chromium is taken by CHROMIUM=PROGRAM.");
    }
    installed
}
