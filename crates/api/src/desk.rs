//! What the server stands on: no study yet, a study that is locked, or one that is open.

use crate::problem::Problem;
use crate::session::Session;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError};

/// What a desk is set up with.
#[derive(Clone)]
pub struct DeskOptions {
    /// The study's file, where one was named.
    pub study: Option<PathBuf>,
    /// The folder in which studies are looked for and made.
    pub folder: PathBuf,
    /// Where this installation remembers its keys.
    pub place: store::Place,
    /// How much work a guess of a new passphrase costs.
    pub work: Option<store::Work>,
}

/// One study at a time, with what is kept between calls. The server holds it behind a mutex.
pub struct Desk {
    /// What it was set up with; `study` is the one that is open or locked.
    pub options: DeskOptions,
    pub(crate) session: Option<Session>,
    pub(crate) uploads: crate::calls::sources::Uploads,
    pub(crate) past: Option<crate::calls::history::Past>,
    pub(crate) search: crate::calls::search::Kept,
    /// What was found last that could lead to a person.
    pub(crate) found: crate::calls::protect::Kept,
    /// The recovery key that was just made, until it was typed back.
    pub(crate) recovery: Option<store::RecoveryKey>,
    status: Arc<Status>,
}

/// What can be seen of a desk while a call works on it.
#[derive(Debug, Default)]
pub struct Status {
    version: AtomicU64,
    locked: AtomicBool,
    stop: AtomicBool,
    task: Mutex<Option<Task>>,
}

/// A long work under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// Key of its name in the catalogues.
    pub name: &'static str,
    /// How much is done.
    pub done: u64,
    /// Of how much.
    pub of: u64,
}

impl Desk {
    /// A desk on which nothing is open.
    pub fn new(options: DeskOptions) -> Desk {
        let status = Arc::new(Status::default());
        status.locked.store(true, Ordering::Release);
        Desk {
            options,
            session: None,
            uploads: Default::default(),
            past: None,
            search: Default::default(),
            found: Default::default(),
            recovery: None,
            status,
        }
    }

    /// What can be seen of it while a call works on it.
    pub fn status(&self) -> Arc<Status> {
        Arc::clone(&self.status)
    }

    /// Whether no study is open.
    pub fn is_locked(&self) -> bool {
        self.session.is_none()
    }

    /// Puts an opened study on the desk.
    pub fn unlock(&mut self, session: Session) {
        self.fold_ahead(&session);
        self.options.study = Some(session.path().to_owned());
        self.session = Some(session);
        self.status.locked.store(false, Ordering::Release);
        self.status.next_version();
    }

    /// Folds the words for searches beside the work. One that can't be read is told when it is asked for.
    fn fold_ahead(&self, session: &Session) {
        let Ok(snapshot) = session.snapshot() else { return };
        let corpus = Arc::clone(&self.search);
        std::thread::spawn(move || {
            let words = snapshot.words;
            corpus.lock().unwrap_or_else(PoisonError::into_inner).follow(&words);
        });
    }

    /// Closes the study: its keys and words leave the memory. Which study it was is kept.
    pub fn lock(&mut self) {
        self.session = None;
        self.past = None;
        self.uploads = Default::default();
        self.search = Default::default();
        self.found = Default::default();
        self.recovery = None;
        self.status.locked.store(true, Ordering::Release);
        self.status.next_version();
    }

    /// The open study.
    ///
    /// # Errors
    /// It is locked, or none was chosen.
    pub fn session(&mut self) -> Result<&mut Session, Problem> {
        self.session.as_mut().ok_or(Problem::new("locked"))
    }

    /// Takes in what another program wrote meanwhile. A study that can't be read any more is locked; one that another
    /// program uses at this moment is looked at again later.
    pub fn refresh(&mut self) {
        let Some(session) = &mut self.session else { return };
        match session.refresh() {
            Ok(false) => {}
            Ok(true) => self.status.next_version(),
            Err(problem) if problem.code == "busy" => {}
            Err(_) => self.lock(),
        }
    }
}

impl Status {
    /// Counts the states that the page may have seen: it rises with every change and with every locking.
    pub fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// Whether no study is open.
    pub fn is_locked(&self) -> bool {
        self.locked.load(Ordering::Acquire)
    }

    /// The long work under way.
    pub fn task(&self) -> Option<Task> {
        *self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the long work to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Release);
    }

    /// Says that what the page may have seen has changed.
    pub fn next_version(&self) {
        self.version.fetch_add(1, Ordering::AcqRel);
    }

    /// Runs a long work under a name: it is given a watch to tell how far it is and to learn that it shall stop.
    pub fn during<A>(&self, name: &'static str, work: impl FnOnce(crate::Watch<'_>) -> A) -> A {
        self.stop.store(false, Ordering::Release);
        let tell = |task| *self.task.lock().unwrap_or_else(PoisonError::into_inner) = task;
        let answer = work(&mut |done, of| {
            tell(Some(Task { name, done, of }));
            !self.stop.load(Ordering::Acquire)
        });
        tell(None);
        answer
    }
}
