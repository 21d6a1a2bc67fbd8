//! `calc`: the methods on a table from elsewhere, without a study.

use super::analyse::{Column, SequenceResult, Table, sequence_table, sequence_told};
use crate::methods::sequence_problem;
use crate::problem::Problem;
use analysis::events::{Conversation, Events, Position};
use analysis::sequence::{Options, Sequence, Within, sequence, usual_permutations};
use analysis::waits::survival::{Observation, Step, curve, log_rank, median, median_interval};
use formats::events_csv::{self, EventsTable, Mapping};
use serde::Serialize;
use std::collections::BTreeMap;

/// How a sequence is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SequenceAsked {
    /// Our word for a column, and the table's.
    pub columns: Vec<(String, String)>,
    /// The codes in the order of the matrices; those that occur where empty.
    pub labels: Vec<String>,
    /// Positions from the given to the target.
    pub lag: Option<u32>,
    /// Whether a row of one code counts as one.
    pub no_repeats: bool,
    /// The role of the given.
    pub from: Option<String>,
    /// The role of the target.
    pub to: Option<String>,
    /// What changes places: `conversation`, `role`, `all`.
    pub within: Within,
    /// Permutations.
    pub permutations: Option<u32>,
    /// Seed.
    pub seed: Option<u64>,
}

/// A sequence of a table.
pub struct SequenceCalculated {
    /// As values.
    pub result: SequenceResult,
    /// As a table.
    pub table: Table,
}

/// Counts what follows what in a table.
///
/// # Errors
/// A table that can't be read; a role or code that isn't in it; options that don't fit.
pub fn sequence_of(bytes: &[u8], asked: &SequenceAsked) -> Result<SequenceCalculated, Problem> {
    let table = events_csv::read(bytes, &asked.columns, &["code"])?;
    let events = events(&table, &asked.labels)?;
    let role = |name: &Option<String>| match name {
        None => Ok(None),
        Some(name) => place(&events.roles, name)
            .map(Some)
            .ok_or_else(|| Problem::new("calc-role").with("role", name).with("roles", shown(&events.roles))),
    };
    let usual = usual_permutations(events.positions() as u64);
    let options = Options {
        lag: asked.lag.unwrap_or(1),
        no_repeats: asked.no_repeats,
        never: Vec::new(),
        from: role(&asked.from)?,
        to: role(&asked.to)?,
        permutations: asked.permutations.unwrap_or(usual),
        within: asked.within,
        seed: asked.seed.unwrap_or(1),
    };
    let found: Sequence = sequence(&events, &options).map_err(sequence_problem)?;
    Ok(SequenceCalculated { result: sequence_told(&found, true), table: sequence_table(&found, true) })
}

fn place(list: &[String], name: &str) -> Option<u16> {
    list.iter().position(|known| known == name).and_then(|place| u16::try_from(place).ok())
}

fn shown(list: &[String]) -> String {
    if list.is_empty() { "-".into() } else { list.join(", ") }
}

/// A table as events, its codes in the asked order.
fn events(table: &EventsTable, labels: &[String]) -> Result<Events, Problem> {
    let labels = if labels.is_empty() { table.codes.clone() } else { labels.to_vec() };
    let too_many = || Problem::new("sequence-codes");
    if labels.len() > usize::from(u16::MAX) || table.roles.len() > usize::from(u16::MAX) {
        return Err(too_many());
    }
    let index = |code: &String| {
        place(&labels, code)
            .ok_or_else(|| Problem::new("calc-label").with("code", code).with("codes", shown(&labels)))
    };
    let codes = table.codes.iter().map(index).collect::<Result<Vec<u16>, Problem>>()?;
    let conversation = |from: &events_csv::EventsOf| {
        let mut conversation = Conversation::new(&from.name);
        for (turn, position) in (0u32..).zip(&from.positions) {
            let role = position.role.and_then(|r| u16::try_from(r).ok());
            let at = Position { turn, role, ..Position::default() };
            conversation.push(at, position.codes.iter().map(|c| codes[*c]));
        }
        conversation
    };
    let conversations = table.conversations.iter().map(conversation).collect();
    Ok(Events { labels, roles: table.roles.clone(), conversations })
}

/// Waits of a table.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct WaitsCalculated {
    /// The groups: who waits for whom, or the table's own.
    pub groups: BTreeMap<String, WaitsGroup>,
    /// Whether the curves are one; `null` with fewer than two groups.
    pub logrank_chi2: Option<f64>,
    /// Degrees of freedom.
    pub logrank_df: Option<u32>,
    /// p.
    pub logrank_p: Option<f64>,
    /// Conversations whose times go back somewhere; such a wait stays out of the curves.
    pub conversations_with_non_monotone_time: u64,
}

/// The waits of a group, in the unit of the table; seconds where it has dates.
#[derive(Debug, Clone, Serialize, PartialEq, Default)]
pub struct WaitsGroup {
    /// How many.
    pub n: u64,
    /// How many ended.
    pub events: u64,
    /// Waits that end before they begin; they stay out of the curve.
    pub negative: u64,
    /// The median; `null` where more than half never end.
    pub median: Option<f64>,
    /// The same, under the name that the reference for waits has.
    pub median_seconds: Option<f64>,
    /// Low end of the median's 95 % interval (Brookmeyer and Crowley).
    pub median_low: Option<f64>,
    /// High end.
    pub median_high: Option<f64>,
    /// Share that still waits, by time.
    #[serde(rename = "S")]
    pub survival: BTreeMap<String, f64>,
    /// Greenwood's variance of it, at the times at which something ended.
    pub greenwood_var: BTreeMap<String, Option<f64>>,
}

/// Reckons waits: of a table of messages (conversation, time, role), from the last message of a side's row to the next
/// message of another side, the last one seen to wait until the end; or of a table of spells (time, event, group).
///
/// # Errors
/// A table that can't be read.
pub fn waits_of(bytes: &[u8], columns: &Mapping) -> Result<WaitsCalculated, Problem> {
    let mut groups: BTreeMap<String, Vec<Observation>> = BTreeMap::new();
    let mut negative: BTreeMap<String, u64> = BTreeMap::new();
    let mut back = 0;
    if events_csv::is_spells(bytes, columns) {
        for spell in events_csv::spells(bytes, columns)? {
            groups.entry(spell.group).or_default().push(Observation { time: spell.time, ended: spell.ended });
        }
    } else {
        let table = events_csv::read(bytes, columns, &["conversation", "time", "role"])?;
        for conversation in &table.conversations {
            let seconds: Vec<f64> = conversation.positions.iter().filter_map(|p| p.seconds).collect();
            back += u64::from(seconds.is_sorted().eq(&false));
            for (group, wait) in waits(&table, conversation) {
                match wait {
                    Some(wait) => groups.entry(group).or_default().push(wait),
                    None => *negative.entry(group).or_default() += 1,
                }
            }
        }
    }
    groups.values_mut().for_each(|all| all.sort_by(|a, b| a.time.total_cmp(&b.time)));
    let test = log_rank(&groups.values().map(Vec::as_slice).collect::<Vec<_>>());
    let told = groups.iter().map(|(name, all)| (name.clone(), group(all, negative.get(name).copied())));
    Ok(WaitsCalculated {
        groups: told.collect(),
        logrank_chi2: test.map(|t| t.chi_square),
        logrank_df: test.map(|t| t.df),
        logrank_p: test.map(|t| t.p),
        conversations_with_non_monotone_time: back,
    })
}

/// The waits of a conversation; `None` where the clock runs backwards. Rows without a time or role are passed over.
fn waits(table: &EventsTable, conversation: &events_csv::EventsOf) -> Vec<(String, Option<Observation>)> {
    let known = conversation.positions.iter().filter_map(|p| Some((p.role?, p.seconds?)));
    let known: Vec<(usize, f64)> = known.collect();
    let sides: Vec<usize> = known.iter().map(|(role, _)| *role).collect();
    let mut found = Vec::new();
    for (at, (role, from)) in known.iter().enumerate() {
        let next = known.get(at + 1);
        if next.is_some_and(|(other, _)| other == role) {
            continue;
        }
        // At the end of the record it is known only where there are two sides for whom one waits.
        let other =
            next.map(|(other, _)| *other).or_else(|| sides.iter().rev().find(|s| *s != role).copied());
        let Some(other) = other else { continue };
        let time = next.map_or(0.0, |(_, to)| to - from);
        let wait = (time >= 0.0).then_some(Observation { time, ended: next.is_some() });
        found.push((format!("{}->{}", table.roles[*role], table.roles[other]), wait));
    }
    found
}

fn group(all: &[Observation], negative: Option<u64>) -> WaitsGroup {
    let steps = curve(all);
    let (low, high) = median_interval(&steps);
    let name = |step: &Step| step.time.to_string();
    let negative = negative.unwrap_or(0);
    WaitsGroup {
        n: all.len() as u64 + negative,
        events: all.iter().filter(|o| o.ended).count() as u64,
        negative,
        median: median(&steps),
        median_seconds: median(&steps),
        median_low: low,
        median_high: high,
        survival: steps.iter().map(|s| (name(s), s.survival)).collect(),
        greenwood_var: steps.iter().filter(|s| s.ended > 0).map(|s| (name(s), s.variance)).collect(),
    }
}

/// The waits as a table for the screen and CSV.
pub fn waits_table(found: &WaitsCalculated) -> Table {
    let number = |n: Option<f64>| n.map_or(String::new(), |n| format!("{n:.2}"));
    let row = |(name, group): (&String, &WaitsGroup)| {
        let counts = [group.n, group.events].map(|n| n.to_string());
        let figures = [group.median, group.median_low, group.median_high].map(number);
        std::iter::once(name.clone()).chain(counts).chain(figures).collect()
    };
    let head = ["waits-group", "waits-n", "waits-ended", "waits-median", "low", "high"];
    Table { head: head.map(Column::Word).into(), rows: found.groups.iter().map(row).collect() }
}
