//! Chains: what follows a stimulus package.
//!
//! # What it measures
//! For each stimulus code how often it stood in a package of messages, how often the other side answered, with which
//! response the chain ended, and what the other side showed (organism) before that end. It describes what is followed
//! by what; it says nothing about what brings an answer about.
//! # Formula
//! A package is a row of consecutive turns of the stimulating side; it carries every stimulus code that stands on one
//! of its turns. Its window begins after its last turn and ends with that side's next package, after the given number
//! of turns, or after the given number of hours where times are known. The O and R codings of the answering side in
//! the window are the answers. The end of a chain is the last R code among its answers; without one it is "no response"
//! where something was shown (O), and else passed over, not coded, window expired, record ends or unknown. Share =
//! packages with an answer / packages whose end is known, that is, without those that end with "record ends", "unknown"
//! or "not coded". The interval runs from the 2.5th to the 97.5th percentile (linear between neighbours) of the share
//! in samples of whole conversations, drawn with replacement from all conversations read; samples without a package
//! whose end is known are dropped. The flow from a stimulus to an end names the last O code that stands no later than
//! the turn of the final response.
//! # Conditions
//! Only conversations; in an interview a question and an account are not stimulus and response. Accepted codings only.
//! Lines of the program are passed over as if they were not there. Turns that were withdrawn or whose speaker refused
//! are gaps: no package and no window runs across them, and a chain that meets one before any answer ends as unknown.
//! A package is split where its side was silent for longer than the window's hours. Clock times are compared as they
//! are written. A clarifying question (codes O-COMP and O-MISCOMP) in the other side's last coded run of messages, with
//! no response so far, keeps the window open over the next package of the stimulating side, which is the reply. Where
//! the reply itself carries stimulus codes it also opens a chain of its own, so that one answer can count for both.
//! A link "responds to" takes its answer out of every window of the same direction and gives it to the stimulus codes
//! it points at, wherever they are in the conversation. A code on several turns counts as standing on each of them.
//! Fewer than 20 conversations with the code: counts only, no interval.
//! # Source
//! Hovland, Janis & Kelley (1953) for stimulus, organism, response; the classes of an end are this program's own.
//! Efron & Tibshirani (1993) for the percentile bootstrap over clusters.
//! # Checked against
//! Hand-made conversations with one case for each rule, in this method's tests.

pub(crate) mod interval;
mod packages;
pub(crate) mod record;
mod table;
mod ties;
mod window;

#[cfg(test)]
pub(crate) mod tests;

use crate::view::{Counted, View};
use model::event::LinkKind;
use model::ids::*;
use model::source::{Place, SourceKind};
use model::state::Link;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Names of the codes that say that the other side asked back; they keep a window open.
pub const CLARIFYING: [&str; 2] = ["O-COMP", "O-MISCOMP"];

/// How chains are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The side that stimulates; `None` = every side in turn.
    pub from: Option<RoleId>,
    /// The side that answers; `None` = every other side.
    pub to: Option<RoleId>,
    /// The window in turns after the package.
    pub max_turns: u32,
    /// The window in hours after the package, where times are known.
    pub max_hours: u32,
    /// Seed of the bootstrap.
    pub seed: u64,
    /// Number of bootstrap samples.
    pub samples: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options { from: None, to: None, max_turns: 20, max_hours: 72, seed: 1, samples: 2000 }
    }
}

/// Below this number of conversations counts are given without intervals.
pub const ENOUGH_CONVERSATIONS: u64 = 20;

/// What was found.
#[derive(Default)]
pub struct Chains {
    /// The options that made it.
    pub options: Options,
    /// Conversations that were read.
    pub conversations: u64,
    /// Stimulus packages in the order of sources and turns.
    pub packages: Vec<Package>,
    /// A row for each stimulus code that occurs, in the codebook's order.
    pub rows: Vec<Row>,
    /// Stimulus, organism, end: how many. A package with two stimulus codes counts under both.
    pub flows: Vec<Flow>,
    /// O and R codings that stand in no window and have no link.
    pub unattached: u64,
}

/// A stimulus package with what answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The conversation.
    pub source: SourceId,
    /// The turns of the package.
    pub turns: Vec<u32>,
    /// Its stimulus codes, each with what answers it: the same for all but where a link ties an answer to one turn.
    pub stimuli: Vec<Stimulus>,
}

/// One stimulus code of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stimulus {
    /// The code.
    pub code: CodeId,
    /// The turns of the package that carry it.
    pub turns: Vec<u32>,
    /// The O codings in answer, in order.
    pub organism: Vec<Answer>,
    /// The R codings in answer, in order.
    pub responses: Vec<Answer>,
    /// How it ended.
    pub end: End,
}

/// A coding that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The code.
    pub code: CodeId,
    /// Where.
    pub place: Place,
    /// Whether a link ties it to the stimulus.
    pub linked: bool,
}

/// How a chain ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// With this response: the last in the window.
    Response(CodeId),
    /// The other side showed something (O), and no response followed in the window.
    NoResponse,
    /// The other side went on, with codings that answer something else.
    PassedOver,
    /// The other side spoke in the window, and none of it is coded.
    NotCoded,
    /// The other side spoke only after the window.
    WindowExpired,
    /// The record ends before the other side speaks.
    RecordEnds,
    /// Withdrawn or refused words stand where the answer would be, so nothing can be said.
    Unknown,
}

impl End {
    /// Whether the other side answered: with a response or with something shown.
    pub fn is_answer(self) -> bool {
        matches!(self, End::Response(_) | End::NoResponse)
    }

    /// Whether it enters the share: it does unless nobody can know what was answered.
    pub fn is_known(self) -> bool {
        !matches!(self, End::RecordEnds | End::NotCoded | End::Unknown)
    }
}

/// What followed one stimulus code.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The code.
    pub code: CodeId,
    /// Packages that carry it.
    pub packages: u64,
    /// Conversations that carry it.
    pub conversations: u64,
    /// Packages with an answer.
    pub answered: u64,
    /// Share of answered packages among those whose end is known; `None` without any.
    pub share: Option<f64>,
    /// 95 % interval of the share by bootstrap over conversations; `None` below [`ENOUGH_CONVERSATIONS`].
    pub interval: Option<(f64, f64)>,
    /// How the packages ended, each end once, in order.
    pub ends: Vec<(End, u64)>,
    /// Organism shown by end: an O code (`None` = nothing visible), an end, how many packages. A package with several O
    /// codes counts under each.
    pub organism: Vec<(Option<CodeId>, End, u64)>,
}

/// One stream of the flow picture; the organism is the last O code shown before the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flow {
    /// Stimulus code.
    pub stimulus: CodeId,
    /// Last O code shown; `None` = nothing visible.
    pub organism: Option<CodeId>,
    /// How it ended.
    pub end: End,
    /// How many packages.
    pub count: u64,
}

/// Reads the chains of all conversations.
pub fn chains(view: &View<'_>, options: &Options) -> Chains {
    let book = Book::new(view);
    let codings: HashMap<SourceId, &[Counted]> = view
        .codings
        .chunk_by(|a, b| a.place.source == b.place.source)
        .map(|c| (c[0].place.source, c))
        .collect();
    let links = links(view);
    let mut found = Chains {
        options: options.clone(),
        conversations: 0,
        packages: Vec::new(),
        rows: Vec::new(),
        flows: Vec::new(),
        unattached: 0,
    };
    for source in view.sources.iter().filter(|s| view.kind(**s) == SourceKind::Conversation) {
        let Some(words) = view.words.sources.get(source) else { continue };
        let codings = codings.get(source).copied().unwrap_or_default();
        let record = record::Record::read(view, *source, &words.turns, codings, options);
        let links = links.get(source).map_or(&[][..], Vec::as_slice);
        found.conversations += 1;
        found.unattached += packages::read(&record, links, &book, options, &mut found.packages);
    }
    found.rows = table::rows(&found, &book);
    found.flows = table::flows(&found.packages, &book);
    found
}

/// The arrows "responds to" that stay within one source, by source.
pub(crate) fn links<'v>(view: &View<'v>) -> HashMap<SourceId, Vec<&'v Link>> {
    let mut by_source: HashMap<SourceId, Vec<&Link>> = HashMap::new();
    for link in view.state.links.values() {
        if link.exists() && link.kind == LinkKind::RespondsTo && link.from.source == link.to.source {
            by_source.entry(link.from.source).or_default().push(link);
        }
    }
    by_source
}

/// What the method asks of the codebook.
struct Book {
    rank: BTreeMap<CodeId, usize>,
    clarifying: BTreeSet<CodeId>,
}

impl Book {
    fn new(view: &View<'_>) -> Book {
        Book {
            rank: view.codes.iter().copied().zip(0..).collect(),
            clarifying: view
                .codes
                .iter()
                .copied()
                .filter(|c| CLARIFYING.contains(&view.words.code(*c)))
                .collect(),
        }
    }

    /// The place of a code in the codebook.
    fn rank(&self, code: CodeId) -> usize {
        self.rank.get(&code).copied().unwrap_or(usize::MAX)
    }

    /// Orders ends as [`End`] does, responses in the codebook's order.
    fn end_rank(&self, end: End) -> (usize, usize) {
        match end {
            End::Response(code) => (0, self.rank(code)),
            End::NoResponse => (1, 0),
            End::PassedOver => (2, 0),
            End::NotCoded => (3, 0),
            End::WindowExpired => (4, 0),
            End::RecordEnds => (5, 0),
            End::Unknown => (6, 0),
        }
    }

    /// Orders organism codes as the codebook does, "nothing visible" first.
    fn organism_rank(&self, code: Option<CodeId>) -> Option<usize> {
        code.map(|c| self.rank(c))
    }
}
