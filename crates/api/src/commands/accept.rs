//! `code --accept` and `--refuse`: a person decides about proposals, all or those of some rules.

use super::Stored;
use crate::change::set;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::Words;
use model::batch::Cause;
use model::event::{Change, Decision, Event, Origin};
use store::Pen;

/// What to decide about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Every open proposal.
    All,
    /// Those of the rules with these names.
    Rules(Vec<String>),
}

/// Accepts or refuses open proposals, as one batch.
///
/// # Errors
/// No rule of that name; no coder.
pub fn decide(
    session: &mut Session,
    which: &Which,
    accept: bool,
    watch: Watch<'_>,
) -> Result<Stored, Problem> {
    let words = session.words()?;
    let state = session.state();
    if let Which::Rules(names) = which
        && let Some(unknown) = names.iter().find(|n| !words.rules.values().flatten().any(|r| r.name == **n))
    {
        return Err(Problem::new("rule-unknown").with("rule", unknown));
    }
    let coder = session.coder.ok_or(Problem::new("no-coder"))?;
    let decision = if accept { Decision::Accepted(coder) } else { Decision::Refused(coder) };
    let chosen = state.proposals().filter(|(_, c)| is_chosen(&words, which, c.origin));
    let events: Vec<Event> = chosen.map(|(id, _)| set(state, Change::Decision(*id, decision))).collect();
    let stored = events.len() as u64;
    let batch = match stored {
        0 => None,
        _ => Some(session.commit(Pen::default(), Cause::Command, events, watch)?.to_string()),
    };
    Ok(Stored { stored, there_already: 0, batch })
}

fn is_chosen(words: &Words, which: &Which, origin: Origin) -> bool {
    match (which, origin) {
        (Which::All, _) => true,
        (Which::Rules(names), Origin::Rule { rules, rule }) => {
            let rule = words.rules.get(&rules).and_then(|r| r.get(rule as usize));
            rule.is_some_and(|r| names.contains(&r.name))
        }
        (Which::Rules(_), Origin::Coder(_)) => false,
    }
}
