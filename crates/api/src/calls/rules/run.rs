//! Trying a rule and running rules.

use super::{RuleHits, RuleRun, RuleText, RuleTry, RuleView};
use crate::calls::lines::Lines;
use crate::calls::written::written;
use crate::calls::{Asked, Later};
use crate::commands::code_rules;
use crate::desk::Desk;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Snapshot};
use crate::wire::id;
use analysis::View;
use analysis::rules::{Hit, RuleError};
use locale::{Arg, Catalogue};
use model::event::Subject;
use model::ids::*;
use model::rules::{Capture, Pattern, Rule};
use model::source::SourceKind;
use model::{State, Words};
use std::collections::BTreeSet;

/// Shows what a rule would propose. What is wrong with it is part of the answer: it is asked while somebody types.
pub(super) fn attempt(desk: &mut Desk, asked: RuleTry, call: &Asked<'_>) -> Result<Later<RuleHits>, Problem> {
    let (snapshot, catalogue) = (desk.session()?.snapshot()?, call.catalogue());
    Ok(Box::new(move || {
        let found = read(&snapshot.state, &snapshot.words, &asked.rule, catalogue).and_then(|rule| {
            let view = View::of_words(&snapshot.state, &snapshot.words);
            let hits = analysis::rules::run(&view, std::slice::from_ref(&rule));
            hits.map_err(|error| mistake(catalogue, &error))
        });
        match found {
            Ok(hits) => Ok(told(&snapshot, catalogue, &asked, &hits)),
            Err(mistake) => Ok(RuleHits {
                total: 0,
                there_already: 0,
                turns: 0,
                hits: Vec::new(),
                mistake: Some(mistake),
            }),
        }
    }))
}

fn told(snapshot: &Snapshot, catalogue: &Catalogue, asked: &RuleTry, hits: &[Hit]) -> RuleHits {
    let code = asked.rule.code.parse::<CodeId>().ok();
    let there = code.map(|c| code_rules::taken(&snapshot.state, &[c])).unwrap_or_default();
    let is_there = |hit: &&Hit| code.is_some_and(|c| there.contains(&(c, hit.place.clone())));
    let turns: BTreeSet<(SourceId, u32)> = hits.iter().map(|h| (h.place.source, h.place.first())).collect();
    let lines = Lines::new(&snapshot.state, &snapshot.words, catalogue);
    RuleHits {
        total: hits.len() as u64,
        there_already: hits.iter().filter(is_there).count() as u64,
        turns: turns.len() as u64,
        hits: lines.page(hits.iter().map(|h| (&h.place, None)), 0, asked.limit),
        mistake: None,
    }
}

fn mistake(catalogue: &Catalogue, error: &RuleError) -> String {
    let RuleError::Regex { problem, .. } = error;
    catalogue.with("rule-mistake-regex", &[("problem", Arg::Text(problem))])
}

/// The rule of the model; what is wrong with it as a sentence.
fn read(state: &State, words: &Words, view: &RuleView, catalogue: &Catalogue) -> Result<Rule, String> {
    let patterns: Vec<String> =
        view.patterns.iter().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    let empty = || catalogue.text("rule-mistake-empty");
    let pattern = match view.looks_for.as_str() {
        "price" => Pattern::Price,
        "media" => Pattern::Media,
        "regex" => Pattern::Regex(patterns.into_iter().next().ok_or_else(empty)?),
        _ if patterns.is_empty() => return Err(empty()),
        _ => Pattern::Words(patterns),
    };
    if let Some(role) = view.roles.iter().find(|r| place::role(state, words, r).is_none()) {
        return Err(catalogue.with("rule-mistake-role", &[("role", Arg::Text(role))]));
    }
    let code = view.code.parse::<CodeId>().ok().filter(|c| state.exists(&Subject::Code(*c)));
    let captures = view.captures_price || pattern == Pattern::Price;
    Ok(Rule {
        name: view.name.trim().to_owned(),
        code: code.map(|c| words.code(c).to_owned()).unwrap_or_default(),
        pattern,
        roles: view.roles.clone(),
        kinds: view.kinds.iter().filter_map(|k| SourceKind::from_word(k)).collect(),
        value: captures.then_some(Capture::Price),
        whole_turn: view.whole_turn,
    })
}

/// Runs a rule: its hits are stored as proposals.
pub(super) fn run(session: &mut Session, asked: RuleView, call: &Asked<'_>) -> Result<RuleRun, Problem> {
    let words = session.words()?;
    let rule = read(session.state(), &words, &asked, call.catalogue())
        .map_err(|mistake| Problem::new("rule-mistake").with("mistake", mistake))?;
    if rule.name.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    if rule.code.is_empty() {
        return Err(Problem::new("id-unknown"));
    }
    store(session, &[rule], call)
}

/// Runs a file of rules.
pub(super) fn run_file(session: &mut Session, asked: RuleText, call: &Asked<'_>) -> Result<RuleRun, Problem> {
    store(session, &formats::rules_toml::read(&asked.text)?, call)
}

fn store(session: &mut Session, rules: &[Rule], call: &Asked<'_>) -> Result<RuleRun, Problem> {
    let found = call.status.during("task-rules", |watch| code_rules::run(session, rules, true, watch))?;
    let batch: Option<BatchId> = found.batch.as_deref().map(id).transpose()?;
    Ok(RuleRun {
        proposals: found.rules.iter().map(|r| r.proposals).sum(),
        there_already: found.there_already,
        written: written(session, batch, None, call)?,
    })
}
