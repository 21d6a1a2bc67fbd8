//! The long poll: it answers when there is something that the page hasn't seen.

use crate::shared::Shared;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long a watch waits.
const LONGEST: Duration = Duration::from_secs(25);
/// How often it looks: so late does a page learn of something.
const STEP: Duration = Duration::from_millis(50);

/// What the page has seen. What it doesn't tell is taken from the moment in which the watch begins.
#[derive(Deserialize)]
pub(crate) struct Seen {
    /// The version.
    seen: u64,
    /// Whether it shows the study as locked.
    locked: Option<bool>,
    /// Whether it shows a long work.
    busy: Option<bool>,
}

/// One who watches; none any more when it is dropped, also where the page went away.
struct Watching<'a>(&'a AtomicUsize);

impl<'a> Watching<'a> {
    fn begin(count: &'a AtomicUsize) -> Watching<'a> {
        count.fetch_add(1, Ordering::AcqRel);
        Watching(count)
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Waits for news.
pub(crate) async fn watch(shared: &Shared, seen: Seen) -> Value {
    let _watching = Watching::begin(&shared.watching);
    let (status, until) = (&shared.status, Instant::now() + LONGEST);
    let task = status.task();
    let locked = seen.locked.unwrap_or(shared.is_locked());
    let busy = seen.busy.unwrap_or(task.is_some());
    let is_news = || {
        let now = status.task();
        status.version() != seen.seen
            || shared.is_locked() != locked
            || now.is_some() != busy
            || now != task
            || shared.is_stopping()
    };
    while !is_news() && Instant::now() < until {
        sleep(STEP).await;
    }
    let task = status.task().map(|t| json!({ "name": t.name, "done": t.done, "of": t.of }));
    json!({ "version": status.version(), "locked": shared.is_locked(), "task": task, "ended": shared.is_stopping() })
}
