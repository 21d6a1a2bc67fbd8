//! Comparison: whether one code is followed by another in one group of conversations as in another.
//!
//! # What it measures
//! For two groups of conversations (those in which a role speaks, or somebody with an attribute, or those that you name;
//! and the others): how often a code is followed by another (`followed`), or stands with it in one turn (`together`), how
//! far that is from chance within the conversations of the group, and how far the groups are apart. It describes where
//! something is seen more often; it says nothing about what brings it about.
//! # Formula
//! Each conversation gives a table of two by two over its transitions, or its coded turns: a = given and target, b = given
//! alone, c = target alone, d = neither; n = all.
//!
//! - *Share* = Σa / Σ(a + b). *Pooled odds ratio* = Σa Σd / (Σb Σc): it mixes conversations and can turn round (Simpson).
//! - *Odds ratio over conversations* (Mantel-Haenszel) = Σ(ad/n) / Σ(bc/n), with the standard error of its logarithm by
//!   Robins, Breslow and Greenland, and a 95 % interval from that.
//! - *Test that there is no association* (Cochran-Mantel-Haenszel): (Σa - Σe)² / Σv with e = (a+b)(a+c)/n and
//!   v = (a+b)(c+d)(a+c)(b+d) / (n²(n-1)); corrected: with |Σa - Σe| - ½.
//! - *Test that it is the same in all conversations* (Breslow-Day): Σ (a - A)²/V, A being what the common odds ratio would
//!   give under the same margins, V = 1/(1/A + 1/B + 1/C + 1/D); degrees of freedom: conversations less one.
//! - *Without one*: the lowest and the highest odds ratio when one conversation is left out, and the conversation that
//!   moves it most.
//! - *Between groups*: ratio of the two odds ratios with a 95 % interval and a two-sided p from √(s₁² + s₂²); difference of
//!   the shares.
//! - *Intervals of shares and of their difference*: 95 %, from the 2.5th to the 97.5th percentile, by drawing whole
//!   conversations with replacement within each group, 2,000 times. The same study and `--seed` (usual: 1) give the same
//!   numbers.
//! # Conditions
//! - Conversations only; accepted codings only; nothing runs across words that may not be counted.
//! - A conversation without the given, without the target, or with nothing else has no say in the odds ratio; how many
//!   have one stands in `informative`.
//! - Below 20 conversations in a group there are counts and the odds ratio, and no interval of a share or difference.
//! - Transitions of one conversation depend on each other; the tests over conversations take them as independent within a
//!   conversation. Believe what stays when one conversation is left out.
//! - Groups that differ in this can differ in much else as well.
//! # Source
//! Mantel & Haenszel (1959); Robins, Breslow & Greenland (1986); Breslow & Day (1980); Efron & Tibshirani (1993) for the
//! bootstrap over clusters; Bakeman & Quera (2011) on comparing groups of sessions.
//! # Checked against
//! Three tables whose figures statsmodels 0.15 gives; hand-made conversations.

mod spread;
mod strata;

pub use strata::{LeftOut, Strata, Test};

use crate::chains::ENOUGH_CONVERSATIONS;
use crate::events::{Conversation, Events};
use crate::sequence::{self, steps};
use crate::statistics::WIDTH_95;
use crate::statistics::odds::Table;
use crate::statistics::tails::normal_two_sided;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// The target stands after the given.
    #[default]
    Followed,
    /// The target stands with the given at one position.
    Together,
}

/// How groups are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// What is compared.
    pub measure: Measure,
    /// The given code.
    pub given: u16,
    /// The target.
    pub target: u16,
    /// How many positions lie from the given to the target.
    pub lag: u32,
    /// Seed of the bootstrap.
    pub seed: u64,
    /// Its samples.
    pub samples: u32,
}

impl Options {
    /// With what is usual.
    pub fn of(given: u16, target: u16) -> Options {
        Options { measure: Measure::Followed, given, target, lag: 1, seed: 1, samples: 2000 }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The options that made it.
    pub options: Options,
    /// The conversations of the group, and the others.
    pub groups: [Group; 2],
    /// How far apart they are; `None` where an odds ratio is missing.
    pub ratio: Option<Ratio>,
    /// Share of the first less that of the second.
    pub difference: Option<f64>,
    /// Its 95 % interval; `None` below [`ENOUGH_CONVERSATIONS`] in a group.
    pub difference_interval: Option<(f64, f64)>,
}

/// A group of conversations.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Conversations in it with a transition, or a coded turn.
    pub conversations: u64,
    /// All tables together.
    pub table: Table,
    /// Share of the given with the target.
    pub share: Option<f64>,
    /// Its 95 % interval; `None` below [`ENOUGH_CONVERSATIONS`].
    pub share_interval: Option<(f64, f64)>,
    /// What the conversations say, each for itself.
    pub strata: Strata,
    /// The conversation that moves the odds ratio most, as an index of the events.
    pub moves_most: Option<usize>,
}

/// The ratio of two odds ratios.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// The first divided by the second.
    pub ratio: f64,
    /// 95 % interval.
    pub interval: (f64, f64),
    /// Two-sided p that it is 1.
    pub p: f64,
}

/// Compares two groups: `is_first` says for each conversation whether it is in the first.
pub fn compare(events: &Events, is_first: &[bool], options: &Options) -> Comparison {
    let tables = tables(events, options);
    let of = |first: bool| -> Vec<(usize, Table)> {
        let found =
            tables.iter().enumerate().filter(|(i, t)| is_first.get(*i) == Some(&first) && t.total() > 0.0);
        found.map(|(i, t)| (i, *t)).collect()
    };
    let members = [of(true), of(false)];
    let spread = spread::spread(&members, options);
    let mut groups = [group(&members[0]), group(&members[1])];
    let is_enough = |g: &Group| g.conversations >= ENOUGH_CONVERSATIONS;
    for (group, interval) in groups.iter_mut().zip(spread.shares) {
        group.share_interval = interval.filter(|_| group.conversations >= ENOUGH_CONVERSATIONS);
    }
    let difference = groups[0].share.zip(groups[1].share).map(|(a, b)| a - b);
    Comparison {
        options: *options,
        ratio: ratio(&groups),
        difference,
        difference_interval: spread.difference.filter(|_| groups.iter().all(is_enough)),
        groups,
    }
}

fn group(members: &[(usize, Table)]) -> Group {
    let tables: Vec<Table> = members.iter().map(|(_, table)| *table).collect();
    let table = tables.iter().fold(Table::default(), |sum, t| Table {
        a: sum.a + t.a,
        b: sum.b + t.b,
        c: sum.c + t.c,
        d: sum.d + t.d,
    });
    let strata = Strata::of(&tables);
    let moves_most = strata.left_out.map(|left| members[left.moves_most].0);
    let given = table.a + table.b;
    Group {
        conversations: tables.len() as u64,
        share: (given > 0.0).then(|| table.a / given),
        share_interval: None,
        table,
        strata,
        moves_most,
    }
}

fn ratio(groups: &[Group; 2]) -> Option<Ratio> {
    let log =
        |g: &Group| Some((g.strata.odds_ratio?.ln(), g.strata.log_error?)).filter(|(l, _)| l.is_finite());
    let ((first, s1), (second, s2)) = (log(&groups[0])?, log(&groups[1])?);
    let (difference, error) = (first - second, (s1 * s1 + s2 * s2).sqrt());
    let end = |sign: f64| (difference + sign * WIDTH_95 * error).exp();
    (error > 0.0).then(|| Ratio {
        ratio: difference.exp(),
        interval: (end(-1.0), end(1.0)),
        p: normal_two_sided(difference / error),
    })
}

/// The table of each conversation.
fn tables(events: &Events, options: &Options) -> Vec<Table> {
    let mut tables = vec![Table::default(); events.conversations.len()];
    let mut add = |conversation: usize, given: bool, target: bool| {
        let table = &mut tables[conversation];
        *match (given, target) {
            (true, true) => &mut table.a,
            (true, false) => &mut table.b,
            (false, true) => &mut table.c,
            (false, false) => &mut table.d,
        } += 1.0;
    };
    let has = |one: &Conversation, at: usize, code: u16| one.codes(at).contains(&code);
    match options.measure {
        Measure::Followed => {
            let read = sequence::Options { lag: options.lag.max(1), ..sequence::Options::default() };
            for step in steps(events, &read) {
                let one = &events.conversations[step.conversation];
                let (given, target) = (has(one, step.from, options.given), has(one, step.to, options.target));
                add(step.conversation, given, target);
            }
        }
        Measure::Together => {
            for (number, one) in events.conversations.iter().enumerate() {
                (0..one.len())
                    .for_each(|at| add(number, has(one, at, options.given), has(one, at, options.target)));
            }
        }
    }
    tables
}

#[cfg(test)]
mod tests;
