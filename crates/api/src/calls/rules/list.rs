//! The rules that were run with what became of their proposals, and the open proposals.

use super::{ProposalLine, Proposals, ProposalsAsked, RuleLine, RuleView, Rules};
use crate::calls::Asked;
use crate::calls::describe::code_name;
use crate::calls::lines::{Lines, MOST, sort};
use crate::calls::read::ValueView;
use crate::calls::read::view::value;
use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, id};
use model::batch::Cause;
use model::codebook::Value;
use model::event::{Decision, Event, Origin};
use model::ids::*;
use model::rules::{Pattern, Rule};
use model::state::Coding;
use model::{State, Words};
use std::collections::HashMap;

/// Open, accepted, refused.
type Fates = [u64; 3];

/// Lists the rules that were run.
pub(super) fn rules(session: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<Rules, Problem> {
    let words = session.words()?;
    let state = session.state();
    let mut fates: HashMap<&str, Fates> = HashMap::new();
    for (coding, rule) in
        state.codings.values().filter(|c| c.exists()).filter_map(|c| rule_of(&words, c).map(|r| (c, r)))
    {
        let fate = match coding.decision() {
            Decision::Open => 0,
            Decision::Accepted(_) => 1,
            Decision::Refused(_) => 2,
        };
        fates.entry(&rule.name).or_default()[fate] += 1;
    }
    let mut lines: Vec<RuleLine> = Vec::new();
    for rule in run_in_order(session).iter().filter_map(|set| words.rules.get(set)).flatten() {
        // A rule whose proposals were all taken back has nothing to tell.
        let Some([open, accepted, refused]) = fates.get(rule.name.as_str()).copied() else { continue };
        let code = place::code(state, &words, &rule.code);
        let line = RuleLine {
            rule: view(rule, code),
            code_name: code.map_or(rule.code.clone(), |c| code_name(&words, c).to_owned()),
            open,
            accepted,
            refused,
        };
        match lines.iter_mut().find(|l| l.rule.name == rule.name) {
            Some(before) => *before = line,
            None => lines.push(line),
        }
    }
    Ok(Rules { rules: lines })
}

/// The files of rules in the order in which they were run.
fn run_in_order(session: &Session) -> Vec<RuleSetId> {
    let runs = session.state().batches.iter().filter(|b| b.cause == Cause::Rules);
    let events = runs.filter_map(|b| session.file.batch(b.id)).flat_map(|b| &b.body.events);
    let added = events.filter_map(|e| match e {
        Event::RuleSetAdded { rules, .. } => Some(*rules),
        _ => None,
    });
    added.collect()
}

/// The rule behind a proposal.
fn rule_of<'w>(words: &'w Words, coding: &Coding) -> Option<&'w Rule> {
    match coding.origin {
        Origin::Rule { rules, rule } => words.rules.get(&rules)?.get(rule as usize),
        Origin::Coder(_) => None,
    }
}

fn view(rule: &Rule, code: Option<CodeId>) -> RuleView {
    let (looks_for, patterns) = match &rule.pattern {
        Pattern::Words(words) => ("words", words.clone()),
        Pattern::Regex(expression) => ("regex", vec![expression.clone()]),
        Pattern::Price => ("price", Vec::new()),
        Pattern::Media => ("media", Vec::new()),
    };
    RuleView {
        name: rule.name.clone(),
        code: code.map(|c| c.to_string()).unwrap_or_default(),
        looks_for: looks_for.into(),
        patterns,
        roles: rule.roles.clone(),
        kinds: rule.kinds.iter().map(|k| k.word().into()).collect(),
        captures_price: rule.value.is_some(),
        whole_turn: rule.whole_turn,
    }
}

/// Lists open proposals.
pub(super) fn proposals(
    session: &mut Session,
    asked: ProposalsAsked,
    call: &Asked<'_>,
) -> Result<Proposals, Problem> {
    let words = session.words()?;
    let state = session.state();
    let code: Option<CodeId> = asked.code.as_deref().map(id).transpose()?;
    let source: Option<SourceId> = asked.source.as_deref().map(id).transpose()?;
    let is_asked = |c: &Coding| {
        code.is_none_or(|code| c.code() == code)
            && source.is_none_or(|source| c.place().source == source)
            && asked.rule.as_ref().is_none_or(|name| rule_of(&words, c).is_some_and(|r| r.name == *name))
    };
    let mut found: Vec<CodingId> =
        state.proposals().filter(|(_, c)| is_asked(c)).map(|(id, _)| *id).collect();
    sort(state, &mut found);
    let page = found.iter().skip(asked.skip as usize).take(asked.limit.min(MOST) as usize);
    let lines = Lines::new(state, &words, call.catalogue());
    let proposals = page.map(|id| line(state, &words, &lines, *id)).collect();
    Ok(Proposals { total: found.len() as u64, proposals })
}

fn line(state: &State, words: &Words, lines: &Lines<'_>, id: CodingId) -> ProposalLine {
    let coding = &state.codings[&id];
    ProposalLine {
        id: id.to_string(),
        code: coding.code().to_string(),
        rule: rule_of(words, coding).map(|r| r.name.clone()).unwrap_or_default(),
        at: lines.line(coding.place(), Some(id)),
        values: words.values(coding.values()).iter().map(|v| covered(lines, v)).collect(),
    }
}

/// A captured value, with what was accepted replaced in its text.
fn covered(lines: &Lines<'_>, captured: &Value) -> ValueView {
    let view = value(captured);
    ValueView { text: view.text.as_deref().map(|text| lines.covered(text)), ..view }
}
