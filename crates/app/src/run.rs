//! Each command: arguments to the api, its answer to the screen.

mod analyse;
mod calc;
mod code;
mod demo;
mod duties;
mod export;
mod import;
mod keys;
mod log;
mod manage;
mod merge;
mod open;
mod people;
mod protect;
mod start;

use crate::args::protect::Gate;
use crate::args::{Command, Study};
use crate::print;
use crate::terminal::{self, Progress};
use api::commands::protect::gate as protect_gate;
use api::commands::report;
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
        Command::Open(args) => open::open(&args, catalogue),
        Command::Openapi => open::openapi(),
        Command::New(args) => start::new(&args, catalogue),
        Command::Import(args) => import::import(&args, catalogue),
        Command::Info(args) => manage::info(&args, catalogue),
        Command::People(args) => people::people(&args, catalogue),
        Command::Duties(args) => duties::duties(&args, catalogue),
        Command::Protect(args) => protect::protect(&args, catalogue),
        Command::Codebook(args) => start::codebook(&args, catalogue),
        Command::Code(args) => code::code(&args, catalogue),
        Command::Memo(args) => manage::memo(&args, catalogue),
        Command::Question(args) => manage::question(&args, catalogue),
        Command::Analyse(args) => analyse::analyse(&args, catalogue),
        Command::Calc(args) => calc::calc(&args, catalogue),
        Command::Methods(args) => analyse::methods(&args, catalogue),
        Command::Report(args) => analyse::report(&args, catalogue),
        Command::Export(args) => export::export(&args, catalogue),
        Command::Merge(args) => merge::merge(&args, catalogue),
        Command::Settle(args) => merge::settle(&args, catalogue),
        Command::Keys(args) => keys::keys(&args, catalogue),
        Command::Log(args) => log::log(&args, catalogue),
        Command::Undo(args) => log::undo(&args, catalogue),
        Command::Verify(args) => manage::verify(&args, catalogue),
    }
}

/// Opens a study and tells what was noticed.
fn open(study: &Study, catalogue: &Catalogue) -> Result<Session, Problem> {
    if !study.study.exists() {
        return Err(Problem::new("study-not-found"));
    }
    let secret = terminal::secret(
        &catalogue.text("ask-passphrase"),
        study.passphrase_file.as_deref(),
        study.recovery_file.as_deref(),
    )?;
    let mut session = Session::open(&study.study, &secret.secret(), &terminal::memory(), terminal::now())?;
    notice(&session, &study.study, catalogue);
    if let Some(batch) = &study.at {
        session.look_at(batch)?;
        terminal::note(catalogue, &catalogue.with("open-at", &[("batch", Arg::Text(batch))]));
    }
    Ok(session)
}

/// Writes a finished file through the gate of exports, whole or not at all, and says where it is.
fn leave(session: &Session, gate: Gate, path: &Path, bytes: &[u8], catalogue: &Catalogue) -> Outcome {
    pass(session, gate, path, bytes, catalogue)?;
    report::write(path, bytes)?;
    print::line(&catalogue.with("file-written", &[("path", Arg::Text(&shown(path)))]));
    DONE
}

/// Looks through what is about to leave, with the name of its file, unless the person opens the gate.
fn pass(
    session: &Session,
    gate: Gate,
    path: &Path,
    bytes: &[u8],
    catalogue: &Catalogue,
) -> Result<(), Problem> {
    if gate.open_gate {
        return Ok(());
    }
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    protect_gate::gate(session, catalogue, &name, bytes)
}

/// Refuses to look at the past where something is written, or where only the present can be checked.
fn only_now(study: &Study) -> Result<(), Problem> {
    if study.at.is_some() { Err(Problem::new("at-is-read")) } else { Ok(()) }
}

/// Tells what was noticed on opening.
fn notice(session: &Session, path: &Path, catalogue: &Catalogue) {
    let (opened, path) = (&session.opened, shown(path));
    let path = Arg::Text(&path);
    let tell = |key: &str, count: usize| {
        terminal::note(catalogue, &catalogue.with(key, &[("count", number(count)), ("path", path)]));
    };
    if let Some(newer) = opened.newer {
        let args = [("count", number(newer.batches)), ("version", number(newer.reader))];
        terminal::note(catalogue, &catalogue.with("open-newer", &args));
    }
    if opened.to_withdraw {
        tell("open-withdrawn-again", 0);
    }
    if opened.lacks > 0 {
        tell("open-lacks", opened.lacks);
    }
    if opened.forks > 0 {
        tell("open-forks", opened.forks);
    }
    if opened.scrub_pending.is_some() {
        tell("open-scrub-pending", 0);
    }
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
