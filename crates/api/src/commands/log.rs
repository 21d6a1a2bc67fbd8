//! `log`: who did what and when, newest first. Counts and kinds only, never content.

use crate::problem::Problem;
use crate::session::Session;
use model::batch::Cause;
use model::ids::*;
use model::state::BatchInfo;
use model::{LocalTime, Precision};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Which lines of the log are asked for; all that is empty asks for all.
#[derive(Debug, Clone, Default)]
pub struct LogAsked {
    /// Only actions of these coders.
    pub coders: Vec<String>,
    /// Only actions of these causes: [`CAUSES`].
    pub causes: Vec<String>,
    /// Only actions with a fact of one of these kinds: [`FACTS`].
    pub facts: Vec<String>,
    /// Only actions of the working copy whose id begins so.
    pub replica: Option<String>,
    /// Only actions from this day on, by the clock of their installation: `2026-11-24`.
    pub since: Option<String>,
    /// Only actions up to the end of this day.
    pub until: Option<String>,
    /// At most so many, the newest.
    pub limit: Option<usize>,
}

/// The words for what an action was.
pub const CAUSES: [&str; 5] = ["command", "import", "rules", "undo", "withdrawal"];

/// The words for kinds of facts.
pub const FACTS: [&str; 39] = [
    "study",
    "replica",
    "admitted",
    "coder",
    "role",
    "person",
    "source",
    "speaker",
    "code",
    "rules",
    "proposal",
    "coding",
    "values",
    "link",
    "memo",
    "question",
    "taken-away",
    "brought-back",
    "accepted",
    "refused",
    "reopened",
    "consent",
    "change",
    "withdrawn",
    "theme",
    "rendering",
    "view",
    "corrected",
    "duties",
    "referral",
    "contact",
    "check",
    "request",
    "copy",
    "entity",
    "mention",
    "mark",
    "original",
    "blotted",
];

/// A line of the log.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct LogLine {
    /// The batch.
    pub batch: String,
    /// The batches that it stands on.
    pub parents: Vec<String>,
    /// Unix milliseconds by the clock of its installation.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// The person at the keyboard.
    pub coder: Option<String>,
    /// First digits of the working copy that wrote it.
    pub replica: String,
    /// Whether that working copy is in: the first one, or let in by one that is.
    pub confirmed: bool,
    /// `command`, `import`, `rules`, `undo`, `withdrawal`.
    pub cause: &'static str,
    /// The batch that it undoes.
    pub of: Option<String>,
    /// Number of facts by kind.
    pub facts: BTreeMap<&'static str, u32>,
    /// Whether it is undone.
    pub undone: bool,
    /// Whether something that it set is in conflict.
    pub in_conflict: bool,
    /// Whether its working copy wrote another batch with the same number.
    pub forked: bool,
}

/// The log, newest first.
///
/// # Errors
/// Damage; a word or a day that is none; a coder who isn't there.
pub fn log(session: &Session, asked: &LogAsked) -> Result<Vec<LogLine>, Problem> {
    let names = coder_names(session)?;
    let marks = Marks::of(session);
    let found = matching(session, asked, &names)?.into_iter().take(asked.limit.unwrap_or(usize::MAX));
    Ok(found.map(|batch| line(session, batch, &names, &marks)).collect())
}

/// Names of coders by their ids.
pub(crate) fn coder_names(session: &Session) -> Result<BTreeMap<CoderId, String>, Problem> {
    let name = |(id, c): (&CoderId, &model::state::Coder)| {
        Ok((*id, session.file.read::<String>(c.name())?.unwrap_or_default()))
    };
    session.state().coders.iter().map(name).collect()
}

/// The batches that are asked for, newest first.
///
/// # Errors
/// A word or a day that is none; a coder who isn't there.
pub(crate) fn matching<'a>(
    session: &'a Session,
    asked: &LogAsked,
    names: &BTreeMap<CoderId, String>,
) -> Result<Vec<&'a BatchInfo>, Problem> {
    check(&asked.causes, &CAUSES)?;
    check(&asked.facts, &FACTS)?;
    let (since, until) = (day(asked.since.as_deref())?, day(asked.until.as_deref())?);
    if !asked.coders.iter().all(|name| names.values().any(|n| n == name)) {
        return Err(Problem::new("coder-unknown"));
    }
    let is_asked = |b: &&BatchInfo| {
        let any = |list: &[String], is: &dyn Fn(&str) -> bool| list.is_empty() || list.iter().any(|w| is(w));
        let local = b.at.millis.div_euclid(1000) + i64::from(b.at.offset) * 60;
        any(&asked.coders, &|name| b.coder.and_then(|c| names.get(&c)).is_some_and(|n| n == name))
            && any(&asked.causes, &|cause| cause_of(b).0 == cause)
            && any(&asked.facts, &|fact| b.counts.contains_key(fact))
            && asked.replica.as_ref().is_none_or(|r| b.replica.to_string().starts_with(&r.to_lowercase()))
            && since.is_none_or(|first| local >= first)
            && until.is_none_or(|last| local < last + DAY)
    };
    Ok(session.state().batches.iter().rev().filter(is_asked).collect())
}

/// What a line says beside its own batch.
pub(crate) struct Marks {
    /// Batches that are undone.
    pub(crate) undone: BTreeSet<BatchId>,
    /// Batches that set something which is in conflict.
    pub(crate) in_conflict: BTreeSet<BatchId>,
    forked: BTreeSet<BatchId>,
    /// Replicas that are in.
    pub(crate) admitted: BTreeSet<ReplicaId>,
}

impl Marks {
    /// The marks of the state that is shown.
    pub(crate) fn of(session: &Session) -> Marks {
        let state = session.state();
        let sides = state.conflicts().into_iter().flat_map(|c| c.sides);
        Marks {
            undone: model::undo::undone(state),
            in_conflict: sides.map(|(by, _)| by.batch).collect(),
            forked: state.forks().into_iter().flat_map(|(a, b)| [a, b]).collect(),
            admitted: state.admitted(),
        }
    }
}

/// The word for what a batch was, and the batch that it undoes.
pub(crate) fn cause_of(batch: &BatchInfo) -> (&'static str, Option<String>) {
    match &batch.cause {
        Cause::Command => ("command", None),
        Cause::Import => ("import", None),
        Cause::Rules => ("rules", None),
        Cause::Undo { of } => ("undo", Some(of.to_string())),
        Cause::Withdrawal { .. } => ("withdrawal", None),
    }
}

fn line(session: &Session, batch: &BatchInfo, names: &BTreeMap<CoderId, String>, marks: &Marks) -> LogLine {
    let (cause, of) = cause_of(batch);
    let parents = session.file.batch(batch.id).map(|b| b.body.parents.as_slice()).unwrap_or_default();
    LogLine {
        batch: batch.id.to_string(),
        parents: parents.iter().map(ToString::to_string).collect(),
        millis: batch.at.millis,
        offset: batch.at.offset,
        coder: batch.coder.and_then(|c| names.get(&c).cloned()),
        replica: batch.replica.short(),
        confirmed: marks.admitted.contains(&batch.replica),
        cause,
        of,
        facts: batch.counts.clone(),
        undone: marks.undone.contains(&batch.id),
        in_conflict: marks.in_conflict.contains(&batch.id),
        forked: marks.forked.contains(&batch.id),
    }
}

const DAY: i64 = 24 * 60 * 60;

fn check(words: &[String], all: &[&str]) -> Result<(), Problem> {
    match words.iter().find(|w| !all.contains(&w.as_str())) {
        Some(word) => Err(Problem::new("word").with("word", word).with("words", all.join(", "))),
        None => Ok(()),
    }
}

/// The first second of a day, as seconds since 1970 on a local clock.
fn day(text: Option<&str>) -> Result<Option<i64>, Problem> {
    text.map(|text| Ok(a_day(text)?.seconds)).transpose()
}

/// A day as people and pages write it: `2026-05-12`.
pub(crate) fn a_day(text: &str) -> Result<LocalTime, Problem> {
    let wrong = || Problem::new("day").with("day", text);
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return Err(wrong()) };
    let (year, month, day) = match (year.parse(), month.parse(), day.parse()) {
        (Ok(year), Ok(month), Ok(day)) => (year, month, day),
        _ => return Err(wrong()),
    };
    LocalTime::new((year, month, day), (0, 0, 0), Precision::Day).ok_or_else(wrong)
}
