//! Each command: arguments to the api, its answer to the screen.

mod analyse;
mod code;
mod demo;
mod import;
mod manage;
mod start;

use crate::args::{Command, Study};
use crate::terminal::{self, Progress};
use api::{Problem, Session};
use locale::{Arg, Catalogue};
use std::path::Path;
use std::process::ExitCode;

type Outcome = Result<ExitCode, Problem>;
const DONE: Outcome = Ok(ExitCode::SUCCESS);

/// Runs a command.
pub fn run(command: Command, catalogue: &Catalogue) -> Outcome {
    match command {
        Command::Demo(args) => demo::demo(&args, catalogue),
        Command::New(args) => start::new(&args, catalogue),
        Command::Import(args) => import::import(&args, catalogue),
        Command::Info(args) => manage::info(&args, catalogue),
        Command::People(args) => manage::people(&args, catalogue),
        Command::Codebook(args) => start::codebook(&args, catalogue),
        Command::Code(args) => code::code(&args, catalogue),
        Command::Memo(args) => manage::memo(&args, catalogue),
        Command::Question(args) => manage::question(&args, catalogue),
        Command::Analyse(args) => analyse::analyse(&args, catalogue),
        Command::Report(args) => analyse::report(&args, catalogue),
        Command::Log(args) => manage::log(&args, catalogue),
        Command::Undo(args) => manage::undo(&args, catalogue),
        Command::Verify(args) => manage::verify(&args, catalogue),
    }
}

/// Opens a study and tells what was noticed.
fn open(study: &Study, catalogue: &Catalogue) -> Result<Session, Problem> {
    if !study.study.exists() {
        return Err(Problem::new("study-not-found"));
    }
    let secret =
        terminal::secret(catalogue, study.passphrase_file.as_deref(), study.recovery_file.as_deref())?;
    let session = Session::open(&study.study, &secret.secret(), &terminal::memory(), terminal::now())?;
    if session.opened.older_copy {
        terminal::note(catalogue, &catalogue.text("open-older-copy"));
    }
    if session.opened.forks > 0 {
        let count = Arg::Number(session.opened.forks as i64);
        terminal::note(catalogue, &catalogue.with("open-forks", &[("count", count)]));
    }
    Ok(session)
}

/// Runs something long with a progress bar that Ctrl-C can stop.
fn watched<T>(catalogue: &Catalogue, work: impl FnOnce(api::Watch<'_>) -> T) -> T {
    let mut progress = Progress::new(catalogue.text("progress-work"));
    work(&mut |done, total| progress.step(done, total))
}

fn number(n: impl TryInto<i64>) -> Arg<'static> {
    Arg::Number(n.try_into().unwrap_or(i64::MAX))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Finds a word in a closed list.
fn word<T>(word: &str, all: &[(&'static str, T)]) -> Result<T, Problem>
where
    T: Copy,
{
    let words: Vec<&str> = all.iter().map(|(w, _)| *w).collect();
    let found = all.iter().find(|(w, _)| *w == word).map(|(_, value)| *value);
    found.ok_or_else(|| Problem::new("word").with("word", word).with("words", words.join(", ")))
}
