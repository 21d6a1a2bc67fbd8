//! Waits: how long it takes until the other side writes again.
//!
//! # What it measures
//! How long one side waits for the other: from the last message of a row of messages of one side to the next message of
//! the other side, for each who waits for whom, or for messages that carry a code beside those that don't. Waits that
//! end without a message of the other side are counted apart and not thrown away. It describes what is followed by
//! what, and after how long; it says nothing about what makes somebody answer sooner.
//! # Formula
//! - *Wait*: the time of the other side's next message less that of the last message of the row. A row is one side's
//!   consecutive messages; it is split where that side was silent for longer than the window (72 hours, `--max-hours`).
//! - *Share that still waits* (Kaplan-Meier): S(t) = product of (1 - d/n) over all times up to t; n waits have lasted so
//!   long, d of them end then. Its variance is Greenwood's, S² · sum of d/(n(n-d)); its interval stands on the log-log
//!   scale.
//! - *Median*: the first time at which no more than half still wait. Its interval is that of Brookmeyer and Crowley:
//!   where the ends of the curve's interval come down to one half.
//! - *Interval over conversations*: 95 %, from the 2.5th to the 97.5th percentile of the median, of the share answered and
//!   of the difference between two medians, by drawing whole conversations with replacement, 2,000 times. The same study
//!   and `--seed` (usual: 1) give the same numbers. Waits of one conversation resemble each other; this interval reckons
//!   with it, that of Brookmeyer and Crowley does not.
//! - *Share answered* = answered / (answered + passed over + window expired).
//! - *Log-rank*: whether the curves of groups are one; chi-square with groups less one degrees of freedom.
//!
//! | end | meaning | in the curve | in the share |
//! | --- | --- | --- | --- |
//! | `answered` | the other side wrote within the window | ends | yes |
//! | `passed-over` | its next message is linked to something else: it went on elsewhere | waited so long | yes |
//! | `window-expired` | it wrote only after the window, or the waiting side went on before it | waited so long | yes |
//! | `record-ends` | the record stops before it writes | waited so long | no |
//! | `unknown` | words that may not be counted stand where the answer would be | waited so long | no |
//! # Conditions
//! - Conversations only; a chat that later exports continue is one. Lines of the program are passed over as if they were not there.
//! - Without times there is no wait: screenshots and chats with days alone are counted (`untimed`) and not in the curve. A
//!   clock that runs backwards is counted (`backwards`) and not in the curve. Clock times are taken as they are written.
//! - Where a chat has no seconds a wait is known to within a minute either way, and many are 0: read such medians with
//!   that in mind. Their number stands beside them.
//! - No wait runs across words that were withdrawn or refused.
//! - A chat with three sides: say who waits for whom (`--from`, `--to`); else the next message of anybody else ends a wait.
//! - Below 20 conversations with such a wait: counts only, no median, no share, no test.
//! - The log-rank test takes waits for independent, which those of one conversation are not; believe the interval of the
//!   difference before it.
//! # Source
//! Kaplan & Meier (1958); Greenwood (1926); Kalbfleisch & Prentice (1980) for the log-log interval; Brookmeyer & Crowley
//! (1982); Mantel (1966) for the log-rank test; Efron & Tibshirani (1993) for the bootstrap over clusters.
//! # Checked against
//! The trial of Miller (1997), `aml`: curve, variance, medians, log-rank, from lifelines and R; answers and medians of 643
//! price negotiations (He et al. 2018) from lifelines; hand-made conversations with one case for each rule.

mod bootstrap;
mod read;
mod rows;
pub mod survival;

#[cfg(test)]
mod tests;

pub use bootstrap::Intervals;
pub use survival::{LogRank, Observation, Step};

use crate::chains;
use crate::view::{Counted, View};
use model::ids::*;
use std::collections::HashMap;

/// Below this number of conversations counts are given alone.
pub const ENOUGH_CONVERSATIONS: u64 = chains::ENOUGH_CONVERSATIONS;

/// Which waits are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The side that waits; `None` = every side in turn.
    pub from: Option<RoleId>,
    /// The side that is waited for; `None` = every other side.
    pub to: Option<RoleId>,
    /// Rows of messages with this code beside those without; `None` = who waits for whom.
    pub code: Option<CodeId>,
    /// The window in hours.
    pub max_hours: u32,
    /// Seed of the bootstrap.
    pub seed: u64,
    /// Number of bootstrap samples.
    pub samples: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options { from: None, to: None, code: None, max_hours: 72, seed: 1, samples: 2000 }
    }
}

/// What was found.
pub struct Waits {
    /// The options that made it.
    pub options: Options,
    /// Conversations that were read.
    pub conversations: u64,
    /// The waits in the order of sources and turns.
    pub waits: Vec<Wait>,
    /// A row for each group, by the names of roles; without the code before with it.
    pub rows: Vec<Row>,
    /// Whether the curves of the groups with enough conversations are one; `None` with fewer than two.
    pub log_rank: Option<LogRank>,
    /// How far the medians of two groups are apart: the second less the first.
    pub apart: Option<Apart>,
}

/// One wait.
#[derive(Debug, Clone, PartialEq)]
pub struct Wait {
    /// The conversation.
    pub source: SourceId,
    /// Its number among those read.
    pub conversation: u32,
    /// The first and the last turn of the row of messages that waits.
    pub turns: (u32, u32),
    /// The turn that ended it, where one did.
    pub answer: Option<u32>,
    /// Who waits for whom, or with or without the code.
    pub group: Group,
    /// How it ended.
    pub end: End,
    /// How long it lasted or was seen to last.
    pub clock: Clock,
}

/// How long a wait lasted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Clock {
    /// In seconds.
    Seconds(f64),
    /// In seconds, to within a minute.
    Minutes(f64),
    /// The times are not known, or only their days.
    Untimed,
    /// The later message has the earlier time.
    Backwards,
}

impl Clock {
    /// The seconds, where they are known.
    pub fn seconds(self) -> Option<f64> {
        match self {
            Clock::Seconds(n) | Clock::Minutes(n) => Some(n),
            Clock::Untimed | Clock::Backwards => None,
        }
    }
}

/// How a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The other side wrote.
    Answered,
    /// The other side's next message answers something else.
    PassedOver,
    /// The other side wrote only after the window, or after the waiting side went on.
    WindowExpired,
    /// The record ends before.
    RecordEnds,
    /// Words that may not be counted stand where the answer would be.
    Unknown,
}

impl End {
    /// All, in their order.
    pub const ALL: [End; 5] =
        [End::Answered, End::PassedOver, End::WindowExpired, End::RecordEnds, End::Unknown];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            End::Answered => "answered",
            End::PassedOver => "passed-over",
            End::WindowExpired => "window-expired",
            End::RecordEnds => "record-ends",
            End::Unknown => "unknown",
        }
    }
}

/// What waits are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Who waits for whom.
    Sides(Party, Party),
    /// Whether the row of messages carries the asked code.
    Carries(bool),
}

/// A side of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// Those with this role.
    Role(RoleId),
    /// Somebody without a role.
    NoRole,
    /// Any of several others.
    Several,
    /// Nobody else has said anything.
    Nobody,
}

/// The waits of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The group.
    pub group: Group,
    /// Waits.
    pub waits: u64,
    /// Conversations with such a wait.
    pub conversations: u64,
    /// How they ended, in the order of [`End::ALL`].
    pub ends: [u64; 5],
    /// Waits whose length isn't known.
    pub untimed: u64,
    /// Waits whose clock runs backwards.
    pub backwards: u64,
    /// Waits that are known to within a minute.
    pub to_the_minute: u64,
    /// Answered waits of no length.
    pub at_zero: u64,
    /// The share that still waits at each time.
    pub curve: Vec<Step>,
    /// Intervals over conversations; `None` below [`ENOUGH_CONVERSATIONS`].
    pub intervals: Option<Intervals>,
}

impl Row {
    /// Waits that ended so.
    pub fn ended(&self, end: End) -> u64 {
        self.ends[end as usize]
    }

    /// Waits of which is known whether they were answered.
    pub fn known(&self) -> u64 {
        [End::Answered, End::PassedOver, End::WindowExpired].map(|end| self.ended(end)).iter().sum()
    }

    /// Whether there are enough conversations for more than counts.
    pub fn is_enough(&self) -> bool {
        self.conversations >= ENOUGH_CONVERSATIONS
    }

    /// The share answered; `None` where it is known of none.
    pub fn share(&self) -> Option<f64> {
        let known = self.known();
        (known > 0).then(|| self.ended(End::Answered) as f64 / known as f64)
    }

    /// The median wait in seconds; `None` where more than half never end.
    pub fn median(&self) -> Option<f64> {
        survival::median(&self.curve)
    }

    /// The interval of the median after Brookmeyer and Crowley.
    pub fn median_interval(&self) -> (Option<f64>, Option<f64>) {
        survival::median_interval(&self.curve)
    }
}

/// How far two medians are apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// In seconds: the second group's less the first's.
    pub seconds: f64,
    /// 95 % interval over conversations; `None` where a median isn't reached in some samples.
    pub interval: Option<(f64, f64)>,
}

/// Reads the waits of all conversations.
pub fn waits(view: &View<'_>, options: &Options) -> Waits {
    let codings: HashMap<SourceId, &[Counted]> = view
        .codings
        .chunk_by(|a, b| a.place.source == b.place.source)
        .map(|c| (c[0].place.source, c))
        .collect();
    let links = chains::links(view);
    let (mut conversations, mut waits) = (0, Vec::new());
    for (number, source) in view.conversations() {
        let Some(words) = view.words.sources.get(&source) else { continue };
        let reader = read::Reader {
            view,
            options,
            source,
            turns: &words.turns,
            conversation: number,
            links: links.get(&source).map_or(&[][..], Vec::as_slice),
        };
        reader.read(codings.get(&source).copied().unwrap_or_default(), &mut waits);
        conversations = number + 1;
    }
    rows::table(view, options, conversations, waits)
}
