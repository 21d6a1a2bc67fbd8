//! What every request shares: the desk, the tokens, the clocks.

use crate::IDLE;
use crate::attempts::Attempts;
use crate::tokens::Tokens;
use api::{Call, Desk, Status};
use locale::{Catalogue, Language};
use model::batch::At;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// Time that has gone by since some moment; it goes on while the computer sleeps, where the system can tell.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// A file of the interface.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Its bytes.
    pub bytes: &'static [u8],
    /// Its media type.
    pub media_type: &'static str,
}

/// What a server is set up with.
pub struct Options {
    /// The port; none = one that is free.
    pub port: Option<u16>,
    /// The calls that it serves beside its own.
    pub calls: &'static [Call],
    /// The interface: the file at a path, `index.html` for the first page.
    pub page: fn(&str) -> Option<Page>,
    /// For the lives of tokens and the idle lock.
    pub clock: Clock,
    /// The wall clock: the moment of a call.
    pub now: fn() -> At,
}

/// What every request shares.
pub(crate) struct Shared {
    pub(crate) port: u16,
    pub(crate) calls: HashMap<&'static str, &'static Call>,
    pub(crate) page: fn(&str) -> Option<Page>,
    pub(crate) clock: Clock,
    pub(crate) now: fn() -> At,
    pub(crate) status: Arc<Status>,
    pub(crate) attempts: Attempts,
    tokens: Mutex<Tokens>,
    desk: Mutex<Desk>,
    /// The study is about to be locked: no call sees it any more.
    locking: AtomicBool,
    stopping: AtomicBool,
    /// Milliseconds of `clock` at which a person last did something.
    active: AtomicU64,
    /// How many pages watch.
    pub(crate) watching: AtomicUsize,
    catalogues: [Catalogue; 2],
}

impl Shared {
    pub(crate) fn new(port: u16, desk: Desk, options: Options) -> Shared {
        let calls: HashMap<_, _> = options.calls.iter().map(|call| (call.path, call)).collect();
        let shared = Shared {
            port,
            calls,
            page: options.page,
            clock: options.clock,
            now: options.now,
            status: desk.status(),
            attempts: Attempts::default(),
            tokens: Mutex::default(),
            desk: Mutex::new(desk),
            locking: AtomicBool::new(false),
            stopping: AtomicBool::new(false),
            active: AtomicU64::new(0),
            watching: AtomicUsize::new(0),
            catalogues: [Language::English, Language::Indonesian].map(Catalogue::new),
        };
        shared.touch();
        shared
    }

    pub(crate) fn catalogue(&self, language: Language) -> &Catalogue {
        let is_asked = |c: &&Catalogue| c.language() == language;
        self.catalogues.iter().find(is_asked).unwrap_or(&self.catalogues[0])
    }

    pub(crate) fn tokens(&self) -> MutexGuard<'_, Tokens> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn elapsed(&self) -> Duration {
        (self.clock)()
    }

    /// The desk; waits until the call that has it is done.
    pub(crate) fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A person did something.
    pub(crate) fn touch(&self) {
        self.active.store(self.elapsed().as_millis() as u64, Ordering::Release);
    }

    /// Whether calls on the study are refused.
    pub(crate) fn is_locked(&self) -> bool {
        self.locking.load(Ordering::Acquire) || self.status.is_locked()
    }

    /// From now on every call on the study is refused, also before [`Shared::lock`] gets the desk.
    pub(crate) fn hide(&self) {
        self.locking.store(true, Ordering::Release);
    }

    /// Locks the study; a call that works on it goes on to its end first.
    pub(crate) fn lock(&self) {
        self.hide();
        self.desk().lock();
        self.locking.store(false, Ordering::Release);
    }

    /// Locks the study when nobody has done anything for long.
    pub(crate) fn lock_when_idle(&self) {
        let idle = self.elapsed().as_millis() as u64;
        let idle = idle.saturating_sub(self.active.load(Ordering::Acquire));
        if !self.is_locked() && u128::from(idle) >= IDLE.as_millis() {
            self.lock();
        }
    }

    /// Looks for what another program wrote, where no call has the desk and somebody watches.
    pub(crate) fn refresh(&self) {
        if self.watching.load(Ordering::Acquire) == 0 || self.is_locked() {
            return;
        }
        match self.desk.try_lock() {
            Ok(mut desk) => desk.refresh(),
            Err(TryLockError::Poisoned(desk)) => desk.into_inner().refresh(),
            Err(TryLockError::WouldBlock) => {}
        }
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    /// The program is to end: watches answer, long work stops at its next step.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
        self.status.stop();
    }
}
