//! `code --rules`: rules make proposals; nothing counts until a person accepts.

use super::code_table::strands;
use super::protect::cover::Cover;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use analysis::View;
use analysis::rules::Hit;
use model::State;
use model::batch::Cause;
use model::codebook::Value;
use model::event::{Event, Origin, Owner, ValuesRef};
use model::ids::*;
use model::payload::{PayloadKind, Values};
use model::rules::Rule;
use model::source::{Place, Span};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use store::Pen;

/// What rules would propose, or have proposed.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Proposals {
    /// A line for each rule.
    pub rules: Vec<RuleCount>,
    /// The first hits, spread over the rules: at most ten.
    pub examples: Vec<Example>,
    /// Hits where the code stands already, or was refused before.
    pub there_already: u64,
    /// The batch; `None` for a preview or when nothing was found.
    pub batch: Option<String>,
}

/// How much a rule found.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule.
    pub rule: String,
    /// Its code.
    pub code: String,
    /// New proposals.
    pub proposals: u64,
    /// Sources that hold them.
    pub sources: u64,
}

/// A hit to look at.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Example {
    /// The rule.
    pub rule: String,
    /// Label of the source.
    pub source: String,
    /// The turn.
    pub turn: u32,
    /// The words before, in and after the hit.
    pub words: (String, String, String),
    /// What was captured: `amount 400000 IDR, quantity 3`.
    pub values: String,
}

/// Runs rules. With `store` the hits become proposals, as one batch.
///
/// # Errors
/// A rule with a code that the codebook doesn't have, or a bad expression.
pub fn run(
    session: &mut Session,
    rules: &[Rule],
    store: bool,
    watch: Watch<'_>,
) -> Result<Proposals, Problem> {
    let words = session.words()?;
    let state = session.state();
    let mut codes = Vec::new();
    for rule in rules {
        let unknown = || Problem::new("rule-code").with("rule", &rule.name).with("code", &rule.code);
        codes.push(place::code(state, &words, &rule.code).ok_or_else(unknown)?);
        if let Some(role) = rule.roles.iter().find(|r| place::role(state, &words, r).is_none()) {
            return Err(Problem::new("rule-role").with("rule", &rule.name).with("role", role));
        }
    }
    let view = View::of_words(state, &words);
    let hits = analysis::rules::run(&view, rules).map_err(
        |analysis::rules::RuleError::Regex { rule, problem }| {
            Problem::new("mistake").with("place", rule).with("problem", problem)
        },
    )?;
    let (hits, there_already) = new_hits(&view, hits, &codes);
    let mut proposals = Proposals {
        rules: counts(rules, &hits),
        examples: examples(&view, rules, &hits),
        there_already,
        batch: None,
    };
    if store && !hits.is_empty() {
        let (pen, events) = write(session, rules, &codes, &hits)?;
        proposals.batch = Some(session.commit(pen, Cause::Rules, events, watch)?.to_string());
    }
    Ok(proposals)
}

/// Leaves out hits whose code stands at that place already, as coding or as proposal, or was refused there.
fn new_hits(view: &View<'_>, hits: Vec<Hit>, codes: &[CodeId]) -> (Vec<Hit>, u64) {
    let all = hits.len();
    let mut there = taken(view.state, codes);
    let new: Vec<Hit> =
        hits.into_iter().filter(|h| there.insert((codes[h.rule as usize], h.place.clone()))).collect();
    let there_already = (all - new.len()) as u64;
    (new, there_already)
}

/// Where these codes stand already or were refused.
pub(crate) fn taken(state: &State, codes: &[CodeId]) -> HashSet<(CodeId, Place)> {
    let codings = state.codings.values().filter(|c| c.exists() && codes.contains(&c.code()));
    codings.map(|c| (c.code(), c.place().clone())).collect()
}

fn write(
    session: &Session,
    rules: &[Rule],
    codes: &[CodeId],
    hits: &[Hit],
) -> Result<(Pen, Vec<Event>), Problem> {
    let words = session.words()?;
    let mut pen = Pen::default();
    let set = RuleSetId(pen.id()?);
    let text = pen.record(&session.file, PayloadKind::Rules, &[], &rules)?;
    let mut events = vec![Event::RuleSetAdded { rules: set, text }];
    let mut by_strand: BTreeMap<SpeakerId, Vec<usize>> = BTreeMap::new();
    for (index, hit) in hits.iter().enumerate().filter(|(_, h)| !h.values.is_empty()) {
        by_strand.entry(strands(session.state(), &words, &hit.place)?[0]).or_default().push(index);
    }
    let mut values: BTreeMap<usize, ValuesRef> = BTreeMap::new();
    for (strand, indices) in by_strand {
        let lists = indices.iter().map(|i| hits[*i].values.clone()).collect();
        let owner = [Owner::Strand(strand)];
        let payload = pen.record(&session.file, PayloadKind::Values, &owner, &Values { lists })?;
        values.extend((0..).zip(indices).map(|(index, hit)| (hit, ValuesRef { payload, index })));
        events.push(Event::ValuesAdded { values: payload, strand });
    }
    for (index, hit) in hits.iter().enumerate() {
        events.push(Event::CodingAdded {
            coding: CodingId(pen.id()?),
            code: codes[hit.rule as usize],
            place: hit.place.clone(),
            origin: Origin::Rule { rules: set, rule: hit.rule },
            evidence: None,
            values: values.get(&index).copied(),
        });
    }
    Ok((pen, events))
}

fn counts(rules: &[Rule], hits: &[Hit]) -> Vec<RuleCount> {
    let of = |index: usize| hits.iter().filter(move |h| h.rule as usize == index);
    let count = |(index, rule): (usize, &Rule)| RuleCount {
        rule: rule.name.clone(),
        code: rule.code.clone(),
        proposals: of(index).count() as u64,
        sources: of(index).map(|h| h.place.source).collect::<BTreeSet<_>>().len() as u64,
    };
    rules.iter().enumerate().map(count).collect()
}

/// Ten hits, taken in turn from each rule and spread over its hits.
fn examples(view: &View<'_>, rules: &[Rule], hits: &[Hit]) -> Vec<Example> {
    const MOST: usize = 10;
    let with_hits: Vec<Vec<&Hit>> = (0..rules.len())
        .map(|rule| hits.iter().filter(|h| h.rule as usize == rule).collect::<Vec<_>>())
        .filter(|of_rule| !of_rule.is_empty())
        .collect();
    let each = MOST.div_ceil(with_hits.len().max(1));
    let chosen = with_hits.iter().flat_map(|of_rule| {
        let step = of_rule.len().div_ceil(each).max(1);
        of_rule.iter().step_by(step).take(each)
    });
    let cover = Cover::new(view.state, view.words);
    chosen.take(MOST).map(|hit| example(view, &cover, rules, hit)).collect()
}

/// Characters shown before and after a hit.
const AROUND: usize = 30;

fn example(view: &View<'_>, cover: &Cover, rules: &[Rule], hit: &Hit) -> Example {
    let turn = view.words.turn(hit.place.source, hit.place.first());
    let span = hit.place.span.unwrap_or(Span { start: 0, end: u32::MAX });
    let [before, inside, after] = turn.and_then(|t| t.shown_around(span)).unwrap_or_default();
    let last = before.chars().count().saturating_sub(AROUND);
    let (before, after) = (before.chars().skip(last).collect(), after.chars().take(AROUND).collect());
    Example {
        rule: rules[hit.rule as usize].name.clone(),
        source: view.words.label(hit.place.source).to_owned(),
        turn: hit.place.first(),
        words: (before, inside, after),
        values: cover.text(&shown(&hit.values)).into_owned(),
    }
}

/// Values as one line: `amount 400000 IDR, quantity 3`.
pub(crate) fn shown(values: &[Value]) -> String {
    let one = |v: &Value| {
        let number = v.number.map(|n| n.to_string());
        let parts = [Some(v.name.clone()), number.or_else(|| v.text.clone()), v.unit.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    values.iter().map(one).collect::<Vec<_>>().join(", ")
}

model::redacted! { Proposals Example }
