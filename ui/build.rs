//! Makes the browser interface with npm and Vite, and the table of its files that `lib.rs` takes in.
//!
//! `KELINDAN_SKIP_UI=1` takes a page that says so instead; `KELINDAN_UI_DIST=DIR` takes an interface that is built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the interface is made from, beside `ui/`: one that isn't there is not watched.
const INPUTS: [&str; 11] = [
    "src",
    "public",
    "index.html",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "vite.config.ts",
    "vite.config.js",
    "svelte.config.js",
    "tsconfig.json",
    "../locales",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=KELINDAN_SKIP_UI");
    println!("cargo::rerun-if-env-changed=KELINDAN_UI_DIST");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let dist = out.join("dist");
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(&dist).expect("a folder for the interface");
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty() && v != "0");
    if let Some(ready) = set("KELINDAN_UI_DIST") {
        println!("cargo::rerun-if-changed={}", Path::new(&ready).display());
        write_table(&out, Path::new(&ready));
        return;
    }
    if set("KELINDAN_SKIP_UI").is_some() {
        placeholder(&dist, "KELINDAN_SKIP_UI was set when this program was built.");
    } else {
        make(&dist);
    }
    write_table(&out, &dist);
}

/// Builds the interface into a folder; a page that says what to install where Node isn't there.
fn make(dist: &Path) {
    let ui = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    for input in INPUTS.map(|name| ui.join(name)).iter().filter(|path| path.exists()) {
        println!("cargo::rerun-if-changed={}", input.display());
    }
    let Some(npm) = npm() else {
        println!("cargo::warning=The browser interface was left out: install Node 20 or newer with npm.");
        placeholder(dist, "Node was missing when this program was built. Install Node 20 or newer with npm.");
        return;
    };
    install(&ui, npm);
    let mut vite = Command::new("node");
    vite.arg(ui.join("node_modules/vite/bin/vite.js")).args(["build", "--emptyOutDir", "--outDir"]).arg(dist);
    must(vite.current_dir(&ui), "vite build");
}

/// The name of the program `npm`, where it and `node` run.
fn npm() -> Option<&'static str> {
    let runs = |name: &str| {
        let mut command = Command::new(name);
        let quiet = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    };
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    (runs("node") && runs(npm)).then_some(npm)
}

/// `npm ci`, when the lock file isn't the one that was installed last.
fn install(ui: &Path, npm: &str) {
    let lock = fs::read(ui.join("package-lock.json")).expect("ui/package-lock.json");
    let stamp = ui.join("node_modules/.kelindan-installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return;
    }
    let mut ci = Command::new(npm);
    must(ci.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(ui), "npm ci");
    fs::write(stamp, lock).expect("a note of what is installed");
}

/// Runs a command; what it said is shown where it fails.
fn must(command: &mut Command, name: &str) {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|e| panic!("{name}: {e}"));
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        panic!(
            "{name} failed. KELINDAN_SKIP_UI=1 builds without the interface.\n{}",
            String::from_utf8_lossy(&said)
        );
    }
}

/// A page in both languages instead of the interface.
fn placeholder(dist: &Path, why: &str) {
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Kelindan</title>\n\
         <h1>Kelindan</h1>\n<p>The browser interface is not in this program. {why} Then build it again.</p>\n\
         <p lang=\"id\">Antarmuka peramban tidak ada dalam program ini. Pasang Node 20 atau yang lebih baru beserta npm, \
         lalu bangun lagi programnya.</p>\n</html>\n"
    );
    fs::write(dist.join("index.html"), page).expect("the page");
}

/// Writes `files.rs`: name, media type and bytes of each file, sorted by name.
fn write_table(out: &Path, dist: &Path) {
    let mut files = Vec::new();
    collect(dist, "", &mut files);
    files.sort();
    let rows: String = files
        .iter()
        .map(|(name, path)| format!("    ({name:?}, {:?}, include_bytes!({path:?})),\n", media_type(name)))
        .collect();
    let table = format!("static FILES: &[(&str, &str, &[u8])] = &[\n{rows}];\n");
    fs::write(out.join("files.rs"), table).expect("the table of files");
}

fn collect(folder: &Path, head: &str, files: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("the built interface").filter_map(Result::ok) {
        let name = format!("{head}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push((name, entry.path()));
        }
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
