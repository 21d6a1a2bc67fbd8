//! The overview of a study: its questions, how far each step is, what to do next.

mod steps;

use super::written::written;
use super::{Asked, Call, adds, history, study};
use crate::calls::history::LogEntry;
use crate::change::{set, take_away};
use crate::commands::question;
use crate::index::Index;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Named, Nothing, Undoing, Written, id};
use model::batch::Cause;
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::payload::PayloadKind;
use model::{State, Words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use store::Pen;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("overview", "Tells how far the study is in its five steps, and what comes next.", overview),
        study("shell", "Tells what every page shows: title, counts, what undo would do.", shell),
        study("study/title", "Gives the study another title.", title),
        adds("question/add", "Asks a research question.", add_question),
        study("question/set", "Words a research question anew.", set_question),
        study("question/remove", "Takes a research question away.", remove_question),
    ]
}

/// What every page shows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Shell {
    /// The study's title.
    pub title: String,
    /// The coder at the keyboard.
    pub coder: Option<String>,
    /// File name of the study.
    pub file: String,
    /// Number of sources.
    pub sources: u64,
    /// Number of persons.
    pub persons: u64,
    /// Number of codes that are offered.
    pub codes: u64,
    /// Number of themes.
    pub themes: u64,
    /// Number of rules.
    pub rules: u64,
    /// Number of open proposals.
    pub proposals: u64,
    /// Number of things to settle.
    pub to_settle: u64,
    /// What undo and redo would do.
    pub undo: Undoing,
    /// Whether it can be written.
    pub may_write: bool,
    /// The version.
    pub version: u64,
}

/// How far the study is.
#[derive(Clone, Serialize, ToSchema)]
pub struct Overview {
    /// The research questions in their order.
    pub questions: Vec<QuestionLine>,
    /// The five steps: collect, code, group, display, conclude.
    pub steps: Vec<Step>,
    /// The last actions, newest first, at most eight.
    pub recent: Vec<LogEntry>,
    /// Where coding would go on: the source worked on last, its next uncoded turn.
    pub go_on: Option<GoOn>,
}

/// A research question.
#[derive(Clone, Serialize, ToSchema)]
pub struct QuestionLine {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The themes that answer it.
    pub themes: Vec<crate::wire::Named>,
}

/// A step of the study.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Step {
    /// `collect`, `code`, `group`, `display` or `conclude`.
    pub step: String,
    /// How much of it is done; what is counted differs by step and stands in `facts`.
    pub done: u64,
    /// Of how much; 0 = nothing to be counted yet.
    pub of: u64,
    /// Facts about it as sentences in the asked language: "24 sumber data, 12 informan".
    pub facts: Vec<String>,
    /// The next thing to do, as a sentence.
    pub next: Option<String>,
    /// The page where it is done: `sources`, `read`, `codebook`, `themes`, `results`, `report`, `settle`.
    pub page: String,
}

/// Where coding would go on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GoOn {
    /// The source.
    pub source: String,
    /// Its label.
    pub label: String,
    /// The turn.
    pub turn: u32,
}

/// A title.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// The title.
    pub title: String,
}

/// A research question's words.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionText {
    /// Its words.
    pub text: String,
}

/// New words for a research question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionSet {
    /// Which.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The words that were seen; when others stand there now, nothing is set and `stale` is answered.
    pub was: String,
}

fn shell(session: &mut Session, _: Nothing, asked: &Asked<'_>) -> Result<Shell, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let state = session.state();
    let rules: HashSet<&str> = words.rules.values().flatten().map(|rule| rule.name.as_str()).collect();
    Ok(Shell {
        title: words.title.clone(),
        coder: session.coder.and_then(|c| words.coders.get(&c).cloned()),
        file: super::session::file_name(session.path()),
        sources: state.live_sources().count() as u64,
        persons: persons(state).len() as u64,
        codes: state.codes.values().filter(|c| c.exists() && !c.is_retired()).count() as u64,
        themes: state.themes.values().filter(|t| t.exists()).count() as u64,
        rules: rules.len() as u64,
        proposals: proposals(state, &index),
        to_settle: index.conflicts + state.unconfirmed().len() as u64,
        undo: super::describe::undoing(session, asked.catalogue())?,
        may_write: session.file.may_write(),
        version: asked.status.version(),
    })
}

/// The persons who are somebody in a source that exists.
fn persons(state: &State) -> BTreeSet<PersonId> {
    let live = state.speakers.iter().filter(|(_, s)| state.exists(&Subject::Source(s.source)));
    live.filter_map(|(id, _)| state.person_of(*id)).collect()
}

fn proposals(state: &State, index: &Index) -> u64 {
    state.live_sources().map(|(id, _)| index.marks(*id).proposals).sum()
}

fn overview(session: &mut Session, _: Nothing, asked: &Asked<'_>) -> Result<Overview, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let catalogue = asked.catalogue();
    let state = session.state();
    let go_on = go_on(session, &words, &index);
    let steps = steps::steps(&steps::Seen { state, words: &words, index: &index, catalogue }, go_on.as_ref());
    let themes = state.live_themes();
    let question = |(id, _): (&QuestionId, _)| {
        let theirs = themes.iter().filter(|(_, theme)| theme.question() == Some(*id));
        QuestionLine {
            id: id.to_string(),
            text: words.questions.get(id).cloned().unwrap_or_default(),
            themes: theirs
                .map(|(id, _)| Named { id: id.to_string(), name: words.theme(*id).to_owned() })
                .collect(),
        }
    };
    let questions = state.live_questions().into_iter().map(question).collect();
    Ok(Overview { questions, steps, recent: history::latest(session, RECENT, catalogue)?, go_on })
}

/// How many of the last actions the overview shows.
const RECENT: usize = 8;
/// So far back in the log the last coding is looked for.
const LOOK_BACK: usize = 5_000;

/// The source that was coded last, and its next turn without a coding; else the next source that has one.
fn go_on(session: &Session, words: &Words, index: &Index) -> Option<GoOn> {
    let state = session.state();
    let last = state.batches.iter().rev().take(LOOK_BACK).find_map(|batch| {
        let coded = |event: &Event| match event {
            Event::CodingAdded { place, .. } => Some((place.source, place.last())),
            _ => None,
        };
        let has_codings = batch.counts.contains_key("coding");
        let place =
            session.file.batch(batch.id).filter(|_| has_codings)?.body.events.iter().rev().find_map(coded);
        place.filter(|(source, _)| state.exists(&Subject::Source(*source)))
    });
    let order: Vec<SourceId> = state.sources_in_order().into_iter().map(|(id, _)| id).collect();
    let start = last.and_then(|(here, _)| order.iter().position(|s| *s == here)).unwrap_or(0);
    let after = |source, from: u32| {
        index.uncoded(state, words, source).find(|n| *n >= from).map(|turn| (source, turn))
    };
    let beyond = last.and_then(|(source, turn)| after(source, turn + 1));
    let mut round = order.iter().cycle().skip(start).take(order.len());
    let (source, turn) = beyond.or_else(|| round.find_map(|source| after(*source, 0)))?;
    Some(GoOn { source: source.to_string(), label: words.label(source).to_owned(), turn })
}

fn title(session: &mut Session, asked: Title, call: &Asked<'_>) -> Result<Written, Problem> {
    let title = asked.title.trim();
    if title.is_empty() {
        return Err(Problem::new("title-empty"));
    }
    if session.words()?.title == title {
        return written(session, None, None, call);
    }
    let mut pen = Pen::default();
    let text = pen.text(&session.file, PayloadKind::Title, &[], title)?;
    let event = set(session.state(), Change::Title(text));
    commit(session, pen, event, None, call)
}

fn commit(
    session: &mut Session,
    pen: Pen,
    event: Event,
    id: Option<String>,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    let batch = session.commit(pen, Cause::Command, vec![event], &mut |_, _| true)?;
    written(session, Some(batch), id, call)
}

fn add_question(session: &mut Session, asked: QuestionText, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = question::add(session, &asked.text, &mut |_, _| true)?;
    let added = session.state().live_questions().into_iter().next_back().map(|(id, _)| id.to_string());
    written(session, Some(batch), added, call)
}

fn set_question(session: &mut Session, asked: QuestionSet, call: &Asked<'_>) -> Result<Written, Problem> {
    let question: QuestionId = id(&asked.id)?;
    let text = asked.text.trim();
    if text.is_empty() {
        return Err(Problem::new("text-empty"));
    }
    let words = session.words()?;
    let stands =
        words.questions.get(&question).filter(|_| session.state().exists(&Subject::Question(question)));
    let stands = stands.ok_or(Problem::new("id-unknown"))?;
    if stands == text {
        return written(session, None, Some(asked.id), call);
    }
    if *stands != asked.was {
        return Err(Problem::new("stale"));
    }
    let mut pen = Pen::default();
    let text = pen.text(&session.file, PayloadKind::Question, &[], text)?;
    let event = set(session.state(), Change::QuestionText(question, text));
    commit(session, pen, event, Some(asked.id), call)
}

fn remove_question(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let subject = Subject::Question(id(&asked.id)?);
    if !session.state().exists(&subject) {
        return Err(Problem::new("id-unknown"));
    }
    let event = take_away(session.state(), subject);
    commit(session, Pen::default(), event, Some(asked.id), call)
}
