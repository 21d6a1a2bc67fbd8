//! Guesses of a passphrase slow down: each answer comes later than the one before, and nobody is ever shut out.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Wrong ones that are answered at once: people mistype.
const FREE: u32 = 3;
const LONGEST: Duration = Duration::from_secs(30);

/// Wrong secrets, call by call.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<HashMap<&'static str, Row>>);

#[derive(Default)]
struct Row {
    wrong: u32,
    not_before: Duration,
}

impl Attempts {
    fn rows(&self) -> MutexGuard<'_, HashMap<&'static str, Row>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long a call has to wait. Calls that come meanwhile wait for one another.
    pub(crate) fn wait(&self, path: &'static str, now: Duration) -> Duration {
        let mut rows = self.rows();
        let Some(row) = rows.get_mut(path) else { return Duration::ZERO };
        let at = row.not_before.max(now);
        row.not_before = at + pause(row.wrong);
        at - now
    }

    /// Notes whether a call met a wrong secret.
    pub(crate) fn note(&self, path: &'static str, was_wrong: bool, now: Duration) {
        let mut rows = self.rows();
        if !was_wrong {
            rows.remove(path);
            return;
        }
        let row = rows.entry(path).or_default();
        row.wrong += 1;
        row.not_before = row.not_before.max(now + pause(row.wrong));
    }
}

fn pause(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(more) => Duration::from_secs(1 << more.min(5)).min(LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_slow_down_and_a_right_one_ends_it() {
        let attempts = Attempts::default();
        let mut now = Duration::ZERO;
        let mut waits = Vec::new();
        for _ in 0..10 {
            let wait = attempts.wait("unlock", now);
            waits.push(wait.as_secs());
            now += wait;
            attempts.note("unlock", true, now);
        }
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]);
        // Two at once wait for one another.
        let first = attempts.wait("unlock", now);
        assert!(attempts.wait("unlock", now) >= first + LONGEST);
        assert_eq!(attempts.wait("other", now), Duration::ZERO);
        attempts.note("unlock", false, now);
        assert_eq!(attempts.wait("unlock", now), Duration::ZERO);
    }
}
