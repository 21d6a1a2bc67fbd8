//! Chains: what follows a stimulus package.
//!
//! # What it measures
//! For each stimulus code how often it stood in a package of messages, how often the other side answered, with which
//! response the chain ended, and what the other side showed (organism) before that end. It describes what is followed
//! by what; it says nothing about what brings an answer about.
//! # Formula
//! - *Package*: consecutive turns of one side. It carries every S code on its turns and counts under each of them.
//! - *Window*: from the package's last turn to that side's next package, at most 20 turns (`--max-turns`) or, where times
//!   are known, 72 hours (`--max-hours`).
//! - *Answers*: the O and R codings of the other side in the window.
//! - *End*: the last R code. Without one, see the table.
//! - *Share* = answered / end known. "Answered" means that something coded came back: a refusal is an answer too.
//! - *Interval*: 95 %, by drawing whole conversations with replacement, 2,000 times, from the 2.5th to the 97.5th percentile
//!   (linear between neighbours); samples without a package whose end is known are dropped. The same study and `--seed`
//!   (usual: 1) give the same numbers.
//! - *Organism shown*: the O codes in the window, by how the chain ended; in the picture of the report the last one that
//!   stands no later than the final response. "Nothing visible" means that nothing shows, not that nothing was felt.
//!
//! | end | meaning | known |
//! | --- | --- | --- |
//! | an R code | the last response in the window | yes |
//! | `no-response` | something was shown (O), no response followed | yes |
//! | `passed-over` | the other side went on, with codings that answer something else | yes |
//! | `window-expired` | it spoke only after the window | yes |
//! | `not-coded` | it spoke, and none of it is coded | no |
//! | `record-ends` | the record stops before it speaks | no |
//! | `unknown` | words that may not be counted stand where the answer would be | no |
//! # Conditions
//! - Conversations only; a chat that later exports continue is one. In an interview question and account are not stimulus and response; what informants tell is
//!   counted by informant, and never pooled with what is shown in chats. Accepted codings only.
//! - Say the direction (`--from penjual --to pembeli`). Without it every side is read in turn, and greetings returned look
//!   like passed-over ones.
//! - *Clarifying questions.* "Is that for one piece?" (O-COMP or O-MISCOMP in the other side's last coded row of messages,
//!   with no response so far) keeps the window open over the next package, which is the reply. If the reply carries S codes
//!   it also begins a chain of its own, so one answer can count for both. Codes of your own with other names are not known
//!   as clarifying.
//! - *Links.* A link *responds to* takes its answer out of every window of the same direction and gives it to the stimulus
//!   codes that it points at, however far away.
//! - Lines of the program are passed over as if they were not there. No package and no window runs across turns that were
//!   withdrawn or whose speaker refused; a chain that meets them before any answer ends as unknown.
//! - Clock times are taken as they are written. A side that was silent for longer than the window's hours begins a new
//!   package. A code on several turns stands on each of them.
//! - Below 20 conversations with a code there is no interval: read these rows as counts, also where a share is printed.
//! - An interval without width (1.000 to 1.000) is no certainty: all packages were answered alike, so drawing again shows
//!   no spread.
//! - O and R codings that stand in no window and have no link are in no chain; their number is `unattached` in `--json` and
//!   in the report.
//! # Source
//! Hovland, Janis & Kelley (1953) for stimulus, organism, response; Efron & Tibshirani (1993) for the percentile bootstrap
//! over clusters; the classes of ends are this program's own.
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
use model::source::Place;
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
    let mut numbers = HashMap::new();
    for (number, source) in view.conversations() {
        let Some(words) = view.words.sources.get(&source) else { continue };
        let codings = codings.get(&source).copied().unwrap_or_default();
        let record = record::Record::read(view, source, &words.turns, codings, options);
        let links = links.get(&source).map_or(&[][..], Vec::as_slice);
        numbers.insert(source, number);
        found.unattached += packages::read(&record, links, &book, options, &mut found.packages);
    }
    found.conversations = numbers.values().collect::<BTreeSet<_>>().len() as u64;
    found.rows = table::rows(&found, &book, &numbers);
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
