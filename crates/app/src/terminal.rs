//! The person at the terminal: questions, messages, progress, Ctrl-C.

use crate::print::harmless;
use api::Problem;
use indicatif::{ProgressBar, ProgressStyle};
use locale::{Arg, Catalogue};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::Secret;
use zeroize::Zeroizing;

static STOP: AtomicBool = AtomicBool::new(false);
static STOPPABLE: AtomicBool = AtomicBool::new(false);

/// Keys and words must not end in a file when the program crashes.
pub fn forbid_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Ctrl-C ends a long work at its next step, so that nothing is half; where nothing is under way, and when it is pressed
/// twice, it ends the program with these words.
pub fn listen_for_interrupt(words: String) {
    // A prompt that hides what is typed changes the terminal: it is left as it was found.
    #[cfg(unix)]
    let found = rustix::termios::tcgetattr(std::io::stdin()).ok();
    let _ = ctrlc::set_handler(move || {
        if STOPPABLE.load(Ordering::SeqCst) && !STOP.swap(true, Ordering::SeqCst) {
            return;
        }
        #[cfg(unix)]
        if let Some(found) = &found {
            let _ =
                rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Now, found);
        }
        let _ = writeln!(std::io::stderr(), "\n{words}");
        std::process::exit(130);
    });
}

/// What a panic says could quote words of a study: only its place in the program is told.
pub fn keep_panics_short() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        eprintln!("kelindan: internal error{place}");
    }));
}

/// From now on Ctrl-C only makes this true, so that what runs until then ends well; pressed twice it ends the program.
pub fn is_interrupted() -> impl Fn() -> bool {
    STOPPABLE.store(true, Ordering::SeqCst);
    || STOP.load(Ordering::SeqCst)
}

/// Time that goes by, also while the computer sleeps where the system can tell.
pub fn clock() -> Duration {
    #[cfg(target_os = "linux")]
    {
        use rustix::time::{ClockId, clock_gettime};
        let now = clock_gettime(ClockId::Boottime);
        Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
    }
    #[cfg(not(target_os = "linux"))]
    {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed()
    }
}

/// Opens an address or a file in the browser, which is not told any passphrase. False where there is none.
pub fn browse(target: &str) -> bool {
    open::commands(target).into_iter().any(|mut command| {
        let quiet = command.env_remove("KELINDAN_PASSPHRASE").stdin(Stdio::null());
        quiet.stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
    })
}

/// A progress bar for one command; it appears only on a terminal, and only when the work takes long.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins, with the words that stand before the bar.
    pub fn new(words: String) -> Progress {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(words);
        STOPPABLE.store(true, Ordering::SeqCst);
        Progress { bar }
    }

    /// Shows how much is done; false once Ctrl-C was pressed.
    pub fn step(&mut self, done: u64, total: u64) -> bool {
        if self.bar.is_hidden() && total > 200 && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(Duration::from_millis(200));
        }
        self.bar.set_length(total);
        self.bar.set_position(done);
        !STOP.load(Ordering::SeqCst)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        STOPPABLE.store(false, Ordering::SeqCst);
        self.bar.finish_and_clear();
    }
}

/// Tells a problem and what to do next.
pub fn complain(catalogue: &Catalogue, problem: &Problem) {
    eprintln!("{} {}", catalogue.text("error-label"), harmless(&problem.message(catalogue)));
    if let Some(hint) = problem.hint(catalogue) {
        eprintln!("{} {hint}", catalogue.text("next-label"));
    }
}

/// Tells something to notice.
pub fn note(catalogue: &Catalogue, text: &str) {
    eprintln!("{} {}", catalogue.text("note-label"), harmless(text));
}

/// A passphrase or recovery key.
pub struct Given {
    text: Zeroizing<String>,
    recovery: bool,
}

impl Given {
    /// What opens the study.
    pub fn secret(&self) -> Secret<'_> {
        if self.recovery { Secret::Recovery(&self.text) } else { Secret::Passphrase(&self.text) }
    }
}

/// The passphrase or recovery key of a study: from a file, the environment, or the person.
pub fn secret(
    question: &str,
    passphrase_file: Option<&Path>,
    recovery_file: Option<&Path>,
) -> Result<Given, Problem> {
    match given_secret(passphrase_file, recovery_file)? {
        Some(given) => Ok(given),
        None => asked_secret(question),
    }
}

/// The passphrase or recovery key of a study, where a file or the environment gives it.
pub fn given_secret(
    passphrase_file: Option<&Path>,
    recovery_file: Option<&Path>,
) -> Result<Option<Given>, Problem> {
    if let Some(path) = recovery_file {
        return Ok(Some(Given { text: first_line(path)?, recovery: true }));
    }
    Ok(given_passphrase(passphrase_file)?.map(|text| Given { text, recovery: false }))
}

/// A passphrase that only the person can give.
pub fn asked_secret(question: &str) -> Result<Given, Problem> {
    if !is_attended() {
        return Err(Problem::new("passphrase-needed"));
    }
    Ok(Given { text: ask(question)?, recovery: false })
}

/// A passphrase for a new study; `None` = one is to be generated.
pub fn new_passphrase(
    catalogue: &Catalogue,
    file: Option<&Path>,
) -> Result<Option<Zeroizing<String>>, Problem> {
    if let Some(given) = given_passphrase(file)? {
        return Ok(Some(given));
    }
    asked_passphrase(catalogue, &catalogue.text("ask-new-passphrase"))
}

/// Another passphrase for a study that has one; `None` = one is to be generated.
pub fn next_passphrase(
    catalogue: &Catalogue,
    question: &str,
    file: Option<&Path>,
) -> Result<Option<Zeroizing<String>>, Problem> {
    match file {
        Some(path) => first_line(path).map(Some),
        None => asked_passphrase(catalogue, question),
    }
}

fn asked_passphrase(catalogue: &Catalogue, question: &str) -> Result<Option<Zeroizing<String>>, Problem> {
    if !std::io::stdin().is_terminal() {
        return Ok(None);
    }
    let own = ask(question)?;
    if own.is_empty() {
        return Ok(None);
    }
    if *ask(&catalogue.text("ask-again"))? != *own {
        return Err(Problem::new("passphrase-differs"));
    }
    Ok(Some(own))
}

fn given_passphrase(file: Option<&Path>) -> Result<Option<Zeroizing<String>>, Problem> {
    match file {
        Some(path) => first_line(path).map(Some),
        None => Ok(std::env::var("KELINDAN_PASSPHRASE").ok().filter(|p| !p.is_empty()).map(Zeroizing::new)),
    }
}

/// The first line of a file that holds a secret.
pub fn first_line(path: &Path) -> Result<Zeroizing<String>, Problem> {
    let text = std::fs::read_to_string(path).map_err(|_| Problem::new("passphrase-file"))?;
    let text = Zeroizing::new(text);
    Ok(Zeroizing::new(text.lines().next().unwrap_or("").to_owned()))
}

/// Asks for a secret, which isn't shown as it is typed.
pub fn ask(question: &str) -> Result<Zeroizing<String>, Problem> {
    let answer = rpassword::prompt_password(format!("{question} "));
    answer.map(Zeroizing::new).map_err(|_| Problem::new("passphrase-needed"))
}

/// Asks a question to be answered with yes; anything else is no, and so is nobody at the terminal.
pub fn agrees(catalogue: &Catalogue, question: &str) -> bool {
    if !is_attended() {
        return false;
    }
    eprint!("{} ", harmless(question));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer).is_ok();
    read && catalogue.text("answer-yes").split_whitespace().any(|yes| answer.trim().eq_ignore_ascii_case(yes))
}

/// Whether a person is at the terminal.
pub fn is_attended() -> bool {
    std::io::stdin().is_terminal()
}

/// Where this installation remembers its studies.
pub fn memory() -> store::Place {
    let from = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let data = || {
        from("XDG_DATA_HOME")
            .or_else(|| from("APPDATA"))
            .or_else(|| std::env::home_dir().map(|home| home.join(".local/share")))
            .unwrap_or_else(|| PathBuf::from("."))
            .join("kelindan")
    };
    store::Place(from("KELINDAN_HOME").unwrap_or_else(data))
}

/// The moment of the command, by this computer's clock.
pub fn now() -> model::At {
    let now = jiff::ZonedDateTime::now();
    model::At { millis: now.timestamp().as_millisecond(), offset: (now.offset().seconds() / 60) as i16 }
}

/// A message with its place among several files.
pub fn in_file(catalogue: &Catalogue, file: usize, of: usize, message: &str) -> String {
    let args =
        [("file", Arg::Number(file as i64)), ("of", Arg::Number(of as i64)), ("message", Arg::Text(message))];
    catalogue.with("in-file", &args)
}
