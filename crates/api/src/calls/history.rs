//! History: who did what and when; the study as it was; verify.

mod past;

use super::describe::name;
use super::{Asked, Call, study, study_desk};
use crate::commands::{log, verify};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Named, Place};
use locale::{Arg, Catalogue};
use model::Words;
use model::ids::*;
use model::state::BatchInfo;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

pub(crate) use past::Past;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("log", "Lists actions, newest first.", list),
        study_desk("past/look", "Looks at the study as it was right after an action.", past::look),
        study_desk("past/source", "Gives turns of a source as they were coded then.", past::source),
        study_desk("past/close", "Goes back to the present.", past::close),
        study("verify", "Checks the whole file: every row, seal, signature.", check),
    ]
}

/// Which actions; all that is empty or absent asks for all.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogAsked {
    /// Only actions of these coders (names).
    #[serde(default)]
    pub coders: Vec<String>,
    /// Only these causes: `command`, `import`, `rules`, `undo`, `withdrawal`.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Only actions with a fact of one of these kinds.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Only from this day on: `2026-05-12`.
    pub since: Option<String>,
    /// Only up to the end of this day.
    pub until: Option<String>,
    /// How many are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 500.
    pub limit: u64,
}

/// Actions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LogFound {
    /// How many there are.
    pub total: u64,
    /// Those of this page, newest first.
    pub entries: Vec<LogEntry>,
    /// The kinds of facts that can be filtered by, with their names.
    pub facts: Vec<crate::wire::Named>,
}

/// An action.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LogEntry {
    /// Its batch.
    pub batch: String,
    /// Unix milliseconds by the clock of its installation.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// Who.
    pub coder: Option<String>,
    /// First digits of its working copy.
    pub copy: String,
    /// Whether that copy is let in.
    pub confirmed: bool,
    /// `command`, `import`, `rules`, `undo`, `withdrawal`.
    pub cause: String,
    /// What it did, in the asked language: "Harga pada C07, pesan 14".
    pub what: String,
    /// A place where it can be seen.
    pub place: Option<Place>,
    /// Whether it is undone.
    pub undone: bool,
    /// Whether it can be undone.
    pub undoable: bool,
    /// Whether something that it set is in conflict.
    pub in_conflict: bool,
}

/// The action after which the study is looked at.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastAsked {
    /// Its batch.
    pub batch: String,
}

/// The study as it was.
#[derive(Clone, Serialize, ToSchema)]
pub struct PastView {
    /// The action.
    pub entry: LogEntry,
    /// Its title then.
    pub title: String,
    /// Number of codings that counted.
    pub codings: u64,
    /// Its sources then.
    pub sources: Vec<PastSource>,
    /// Its codes then.
    pub codes: Vec<super::codebook::CodeView>,
}

/// A source as it was.
#[derive(Clone, Serialize, ToSchema)]
pub struct PastSource {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its kind.
    pub kind: String,
    /// Number of turns.
    pub turns: u64,
    /// Number of codings that counted.
    pub codings: u64,
}

/// Turns of a source as it was.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastTurns {
    /// The batch after which it is looked at.
    pub batch: String,
    /// The source.
    pub source: String,
    /// The first turn.
    pub first: u32,
    /// How many; at most 500.
    pub count: u32,
}

/// What a check found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Verified {
    /// Whether all is sound.
    pub sound: bool,
    /// Sentences: what was checked, or what is wrong and what to do.
    pub notes: Vec<String>,
}

/// No answer has more actions than this.
const MOST: u64 = 500;

fn list(session: &mut Session, asked: LogAsked, call: &Asked<'_>) -> Result<LogFound, Problem> {
    let catalogue = call.catalogue();
    let asked_for = log::LogAsked {
        coders: asked.coders,
        causes: asked.causes,
        facts: asked.facts,
        since: asked.since,
        until: asked.until,
        ..log::LogAsked::default()
    };
    let names = log::coder_names(session)?;
    let found = log::matching(session, &asked_for, &names)?;
    let page: Vec<BatchId> =
        found.iter().skip(asked.skip as usize).take(asked.limit.min(MOST) as usize).map(|b| b.id).collect();
    let mut facts: Vec<Named> = Vec::new();
    for fact in log::FACTS {
        if session.state().batches.iter().any(|b| b.counts.contains_key(fact)) {
            facts.push(Named { id: fact.into(), name: catalogue.text(&format!("history-fact-{fact}")) });
        }
    }
    Ok(LogFound { total: found.len() as u64, entries: entries(session, &page, &names, catalogue)?, facts })
}

/// The last actions, newest first.
pub(crate) fn latest(
    session: &Session,
    count: usize,
    catalogue: &Catalogue,
) -> Result<Vec<LogEntry>, Problem> {
    let batches: Vec<BatchId> = session.state().batches.iter().rev().take(count).map(|b| b.id).collect();
    entries(session, &batches, &log::coder_names(session)?, catalogue)
}

/// Some actions as they are listed.
fn entries(
    session: &Session,
    batches: &[BatchId],
    names: &BTreeMap<CoderId, String>,
    catalogue: &Catalogue,
) -> Result<Vec<LogEntry>, Problem> {
    let words = session.words()?;
    let marks = log::Marks::of(session);
    let infos = session.state().batches.iter().rev().filter(|b| batches.contains(&b.id)).take(batches.len());
    Ok(infos.map(|info| entry(session, &words, info, names, &marks, catalogue)).collect())
}

fn entry(
    session: &Session,
    words: &Words,
    info: &BatchInfo,
    names: &BTreeMap<CoderId, String>,
    marks: &log::Marks,
    catalogue: &Catalogue,
) -> LogEntry {
    let (what, place) = name(session, words, info.id, catalogue);
    let undone = marks.undone.contains(&info.id);
    const LASTING: [&str; 6] = ["study", "replica", "admitted", "withdrawn", "original", "blotted"];
    let is_lasting =
        info.counts.keys().all(|kind| LASTING.contains(kind)) || info.counts.contains_key("study");
    LogEntry {
        batch: info.id.to_string(),
        millis: info.at.millis,
        offset: info.at.offset,
        coder: info.coder.and_then(|c| names.get(&c).cloned()),
        copy: info.replica.short(),
        confirmed: marks.admitted.contains(&info.replica),
        cause: log::cause_of(info).0.into(),
        what,
        place,
        undone,
        undoable: !undone && !is_lasting && session.file.may_write(),
        in_conflict: marks.in_conflict.contains(&info.id),
    }
}

fn check(session: &mut Session, _: crate::wire::Nothing, call: &Asked<'_>) -> Result<Verified, Problem> {
    let found = call.status.during("task-verify", |watch| verify::verify(session, watch))?;
    let catalogue = call.catalogue();
    let sound = found.problems.is_empty();
    let number = |n: u64| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let told = [
        ("batches", number(found.batches)),
        ("payloads", number(found.payloads)),
        ("keys", number(found.keys)),
    ];
    let notes = match sound {
        true => vec![catalogue.with("verify-sound", &told)],
        false => std::iter::once(catalogue.text("verify-damaged")).chain(found.problems).collect(),
    };
    Ok(Verified { sound, notes })
}
