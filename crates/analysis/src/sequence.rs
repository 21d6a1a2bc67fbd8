//! Sequence: which code is followed by which more often than by chance.
//!
//! # What it measures
//! For each pair of codes how often the one (given) is followed by the other (target) so many positions later (the lag),
//! and how far that is from what chance alone would give. It describes what follows what in the order of talk; it says
//! nothing about what brings something about.
//! # Formula
//! A position is a turn with all its codes, or one coding. A transition is a pair of positions, lag apart, in one
//! conversation, with no gap between. N = transitions, x = transitions from given to target, r and c = transitions with
//! the given, with the target.
//!
//! - *Transition probability*: x / r. *Expected*: e = r c / N. *Adjusted residual*: z = (x - e) / √(e (1 - r/N) (1 - c/N));
//!   its p is two-sided from the normal distribution.
//! - *Odds ratio* ad/bc and *Yule's Q* (ad - bc)/(ad + bc) of the table a = x, b = r - x, c' = c - x, d = N - r - c + x.
//!   95 % interval on the logit scale, with a half added to each cell where one is 0.
//! - *The whole table* (one code a position): G² = 2 Σ x ln(x/e), X² = Σ (x - e)²/e, with (rows - 1)(columns - 1) degrees of
//!   freedom less one for each pair that cannot occur; rows and columns that are empty are not counted.
//! - *Pairs that cannot occur*: e by iterative proportional fitting to the observed margins; z = (x - e) / √(e (1 - h)), h
//!   being the diagonal of X (XᵀDX)⁻¹XᵀD with D = diag(e) and X = intercept, rows and columns of the allowed pairs. Q
//!   and the odds ratio stand on the plain table of two by two.
//! - *Several codes a turn*: each pair of codes has a table of two by two over all N transitions; there is no test of the
//!   whole table.
//! - *Permutation*: the positions stay, what is coded on them changes places within the conversation (usual), within
//!   each role of the conversation, or across all. p = (1 + number of orders with at least x) / (B + 1), the same with at
//!   most x, and twice the smaller, at most 1. Without repeats all orders without equal neighbours within an unbroken
//!   stretch are equally likely: counted exactly, or for long stretches by a chain of reversals.
//! - *Many tests*: Holm and Benjamini-Hochberg over all pairs that were tested, of the permutation's p where there is
//!   one.
//! # Conditions
//! - Conversations only; accepted codings only. No transition crosses from one conversation to another, or words that
//!   were withdrawn, refused or hidden.
//! - Lines of the program are passed over; turns without a coding too, or they break the row (`--uncoded break`).
//! - Where two sides take turns, that alone makes the codes of one side follow those of the other. Shuffle within roles
//!   (`--within role`), or say which side is given and which target (`--from`, `--to`).
//! - Shuffling across all conversations (`--within all`) asks something else: differences between conversations then
//!   count as order.
//! - Warned of: an expected count below 5 in more than a fifth of the pairs, fewer than 5 K² transitions for K codes,
//!   fewer than 20 conversations, pairs that can't be computed, too few permutations for so many tests.
//! - Residual, interval and G² take transitions as independent, which those of one conversation are not; believe the
//!   permutation before them.
//! # Source
//! Bakeman & Gottman (1997) and Bakeman & Quera (2011) for the method; Haberman (1978) for the residual; Wickens (1989)
//! and Christensen (1997) for tables with pairs that cannot occur; Phipson & Smyth (2010) for the p of a permutation;
//! Holm (1979); Benjamini & Hochberg (1995).
//! # Checked against
//! Griffin & Gottman (1990) and Bakeman & Quera (2011), with LagSequential 0.1.1 in R; exact distributions of all orders
//! of small conversations; 300 dialogues of Persuasion for Good and 396 of CaSiNo (several codes a message), with numpy.

mod cell;
mod count;
mod flat;
mod orders;
mod permute;
mod shuffle;
mod zeros;

#[cfg(test)]
mod tests;

pub use cell::{Cell, Permuted};
pub use count::{Step, collapsed, steps};

use crate::chains::ENOUGH_CONVERSATIONS;
use crate::events::Events;
use crate::statistics::tails::chi_square;

/// Codes of which a table is made at most.
pub const MOST_CODES: usize = 1000;

/// What changes places in a permutation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// What is coded in one conversation.
    #[default]
    Conversation,
    /// What is coded on words of one role in one conversation.
    Role,
    /// Everything.
    All,
}

/// How sequences are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How many positions lie from the given to the target; at least 1.
    pub lag: u32,
    /// Whether a row of one code counts as one, so that no code follows itself.
    pub no_repeats: bool,
    /// Further pairs that cannot occur.
    pub never: Vec<(u16, u16)>,
    /// The role of the given; `None` = any.
    pub from: Option<u16>,
    /// The role of the target; `None` = any.
    pub to: Option<u16>,
    /// Permutations; 0 = none.
    pub permutations: u32,
    /// What changes places in them.
    pub within: Within,
    /// Seed of the permutations.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            lag: 1,
            no_repeats: false,
            never: Vec::new(),
            from: None,
            to: None,
            permutations: 10_000,
            within: Within::Conversation,
            seed: 1,
        }
    }
}

/// Permutations where no number is asked for: 10,000, fewer where there are very many positions.
pub fn usual_permutations(positions: u64) -> u32 {
    if positions > 50_000 { 1_000 } else { 10_000 }
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    /// The options that made it.
    pub options: Options,
    /// The codes.
    pub labels: Vec<String>,
    /// Whether each position has exactly one code.
    pub is_single: bool,
    /// Conversations that were read.
    pub conversations: u64,
    /// Those with a transition.
    pub with_transitions: u64,
    /// Positions.
    pub positions: u64,
    /// Transitions.
    pub transitions: u64,
    /// A cell for each pair of codes, row by row: the given's.
    pub cells: Vec<Cell>,
    /// The test of the whole table; `None` with several codes a position, or where nothing is left to test.
    pub table: Option<TableTest>,
    /// What to know.
    pub warnings: Vec<Warning>,
}

/// The test of a whole table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableTest {
    /// The likelihood ratio.
    pub g2: f64,
    /// Pearson's.
    pub x2: f64,
    /// Degrees of freedom.
    pub df: u64,
    /// p of G².
    pub p_g2: f64,
    /// p of X².
    pub p_x2: f64,
}

/// What to know of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// So many of the pairs have an expected count below 5: more than a fifth.
    SmallExpected {
        /// Pairs below 5.
        cells: u64,
        /// All pairs.
        of: u64,
    },
    /// Fewer than 5 K² transitions.
    FewTransitions {
        /// Transitions.
        transitions: u64,
        /// 5 K².
        needed: u64,
    },
    /// Fewer than 20 conversations with a transition.
    FewConversations {
        /// Conversations.
        conversations: u64,
    },
    /// Pairs whose residual can't be computed: the given or the target never or always occurs.
    Undefined {
        /// Pairs.
        cells: u64,
    },
    /// With so few permutations no pair can be below 0.05 after Holm's correction.
    FewPermutations {
        /// So many would be needed.
        needed: u64,
    },
    /// The given and the target sit on different roles, or roles take turns, and what changes places isn't held
    /// within roles.
    RolesTakeTurns,
}

impl Sequence {
    /// A cell by the indices of its codes.
    pub fn cell(&self, given: usize, target: usize) -> Option<&Cell> {
        self.cells.get(given * self.labels.len() + target).filter(|_| target < self.labels.len())
    }

    /// Whether there are too few conversations for intervals that speak of more than these.
    pub fn is_few(&self) -> bool {
        self.with_transitions < ENOUGH_CONVERSATIONS
    }

    /// The pairs that differ from chance (Benjamini-Hochberg at most 0.05), those farthest from it first.
    pub fn outstanding(&self) -> Vec<&Cell> {
        let mut found: Vec<&Cell> =
            self.cells.iter().filter(|c| c.benjamini_hochberg.is_some_and(|p| p <= 0.05)).collect();
        let size = |c: &Cell| c.residual.unwrap_or(0.0).abs();
        found.sort_by(|a, b| size(b).total_cmp(&size(a)).then((a.given, a.target).cmp(&(b.given, b.target))));
        found
    }
}

impl Warning {
    /// Its word: its sentence stands in the catalogues under `sequence-warn-WORD`.
    pub fn word(&self) -> &'static str {
        match self {
            Warning::SmallExpected { .. } => "small-expected",
            Warning::FewTransitions { .. } => "few-transitions",
            Warning::FewConversations { .. } => "few-conversations",
            Warning::Undefined { .. } => "undefined",
            Warning::FewPermutations { .. } => "few-permutations",
            Warning::RolesTakeTurns => "roles-take-turns",
        }
    }

    /// Its numbers with their names.
    pub fn numbers(&self) -> Vec<(&'static str, u64)> {
        match *self {
            Warning::SmallExpected { cells, of } => vec![("cells", cells), ("of", of)],
            Warning::FewTransitions { transitions, needed } => {
                vec![("transitions", transitions), ("needed", needed)]
            }
            Warning::FewConversations { conversations } => vec![("conversations", conversations)],
            Warning::Undefined { cells } => vec![("cells", cells)],
            Warning::FewPermutations { needed } => vec![("needed", needed)],
            Warning::RolesTakeTurns => Vec::new(),
        }
    }
}

/// Why a sequence can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No lag of 0.
    #[error("the lag is at least 1")]
    Lag,
    /// A table of so many codes would be too large.
    #[error("too many codes")]
    TooManyCodes,
    /// Without repeats each position needs one code.
    #[error("several codes at one position")]
    SeveralCodes,
    /// Without repeats orders are drawn within conversations alone.
    #[error("orders without repeats are drawn within conversations")]
    WithinConversations,
}

/// Counts what follows what.
///
/// # Errors
/// [`Error`] where the options don't fit the events.
pub fn sequence(events: &Events, options: &Options) -> Result<Sequence, Error> {
    let is_single = events.is_single();
    check(events, options, is_single)?;
    let collapsed = options.no_repeats.then(|| collapsed(events));
    let events = collapsed.as_ref().unwrap_or(events);
    let counts = count::Counts::of(events, options);
    let fitted = zeros::fitted(&counts, events.labels.len(), options);
    let mut cells = cell::cells(&counts, events.labels.len(), fitted.as_deref());
    if options.permutations > 0 && counts.transitions > 0 {
        permute::permute(events, options, &mut cells);
    }
    cell::correct(&mut cells);
    let table = if is_single { test(&cells, events.labels.len()) } else { None };
    let mut found = Sequence {
        options: options.clone(),
        labels: events.labels.clone(),
        is_single,
        conversations: events.conversations.len() as u64,
        with_transitions: counts.with_transitions,
        positions: events.positions() as u64,
        transitions: counts.transitions,
        cells,
        table,
        warnings: Vec::new(),
    };
    found.warnings = warnings(events, &found);
    Ok(found)
}

fn check(events: &Events, options: &Options, is_single: bool) -> Result<(), Error> {
    if options.lag == 0 {
        return Err(Error::Lag);
    }
    if events.labels.len() > MOST_CODES {
        return Err(Error::TooManyCodes);
    }
    if options.no_repeats && !is_single {
        return Err(Error::SeveralCodes);
    }
    if options.no_repeats && options.permutations > 0 && options.within != Within::Conversation {
        return Err(Error::WithinConversations);
    }
    Ok(())
}

/// The test of the whole table over rows and columns that aren't empty.
fn test(cells: &[Cell], codes: usize) -> Option<TableTest> {
    let open = |c: &&Cell| c.given_total > 0 && c.target_total > 0;
    let rows = (0..codes).filter(|r| cells[r * codes].given_total > 0).count();
    let columns = (0..codes).filter(|c| cells[*c].target_total > 0).count();
    let never = cells.iter().filter(open).filter(|c| c.never).count();
    let df = (rows.saturating_sub(1) * columns.saturating_sub(1)).checked_sub(never).filter(|df| *df > 0)?;
    let (mut g2, mut x2) = (0.0, 0.0);
    for cell in cells.iter().filter(open).filter(|c| !c.never) {
        let (x, e) = (cell.observed as f64, cell.expected?);
        if e > 0.0 {
            g2 += if x > 0.0 { 2.0 * x * (x / e).ln() } else { 0.0 };
            x2 += (x - e).powi(2) / e;
        }
    }
    let p = |value| chi_square(value, df as f64);
    Some(TableTest { g2, x2, df: df as u64, p_g2: p(g2), p_x2: p(x2) })
}

fn warnings(events: &Events, found: &Sequence) -> Vec<Warning> {
    let possible = || found.cells.iter().filter(|c| !c.never);
    let count = |is: &dyn Fn(&&Cell) -> bool| possible().filter(is).count() as u64;
    let (of, codes) = (count(&|_| true), found.labels.len() as u64);
    let small = count(&|c| c.expected.is_none_or(|e| e < 5.0));
    let undefined = count(&|c| c.residual.is_none());
    let tests = count(&|c| c.holm.is_some());
    let needed = 40 * tests;
    let is_free = found.options.within != Within::Role && found.options.permutations > 0;
    let all = [
        (small * 5 > of, Warning::SmallExpected { cells: small, of }),
        (
            found.transitions < 5 * codes * codes,
            Warning::FewTransitions { transitions: found.transitions, needed: 5 * codes * codes },
        ),
        (
            found.with_transitions < ENOUGH_CONVERSATIONS,
            Warning::FewConversations { conversations: found.with_transitions },
        ),
        (undefined > 0, Warning::Undefined { cells: undefined }),
        (
            found.options.permutations > 0 && u64::from(found.options.permutations) + 1 < needed,
            Warning::FewPermutations { needed },
        ),
        (is_free && count::roles_take_turns(events, &found.options), Warning::RolesTakeTurns),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, warning)| warning).collect()
}
