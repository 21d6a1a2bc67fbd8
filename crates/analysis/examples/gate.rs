//! Looks through finished files as the gate of exports does, and prints which parts hold what kind of thing, never the
//! words: `cargo run -p analysis --example gate -- FILE…`.

use analysis::protect::{LeakKind, Secrets, gate};
use std::process::ExitCode;

fn main() -> ExitCode {
    let secrets = Secrets::new::<&str>(&[], &[]);
    let mut count = 0;
    for file in std::env::args().skip(1) {
        let parts = match std::fs::read(&file).map(|bytes| formats::exported::texts_of(&bytes)) {
            Ok(Ok(parts)) => parts,
            Ok(Err(error)) => {
                println!("{file}: {error}");
                count += 1;
                continue;
            }
            Err(error) => {
                println!("{file}: {error}");
                count += 1;
                continue;
            }
        };
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        for leak in gate(&texts, &secrets) {
            let LeakKind::Form(kind) = leak.kind else { continue };
            println!("{file}: part {} {}: {}", leak.part, parts[leak.part].name, kind.word());
            count += 1;
        }
        println!(
            "{file}: {} parts, {} characters",
            parts.len(),
            texts.iter().map(|t| t.chars().count()).sum::<usize>()
        );
    }
    if count == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
