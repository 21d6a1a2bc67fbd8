//! The program `kelindan`: one study, one file, one command at a time.

mod args;
mod language;
mod print;
mod run;
mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    terminal::forbid_core_dumps();
    terminal::keep_panics_short();
    let (catalogue, arguments) = match language::parse(std::env::args_os().collect()) {
        Ok(parsed) => parsed,
        Err(code) => return code,
    };
    terminal::listen_for_interrupt(catalogue.text("interrupted"));
    // Who starts the program by a double click wants the interface.
    let command = arguments.command.unwrap_or_else(|| args::Command::Open(args::Open::default()));
    match run::run(command, &catalogue) {
        Ok(code) => code,
        Err(problem) => {
            terminal::complain(&catalogue, &problem);
            ExitCode::from(if problem.is_usage() { 2 } else { 1 })
        }
    }
}
