//! Chains: what follows a stimulus package.

use crate::view::View;
use model::ids::*;
use model::source::Place;

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
pub fn chains(_view: &View<'_>, options: &Options) -> Chains {
    Chains { options: options.clone(), conversations: 0, packages: vec![], rows: vec![], flows: vec![], unattached: 0 }
}
