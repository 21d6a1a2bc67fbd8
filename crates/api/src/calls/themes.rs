//! Themes: groups of codes and memos with a written argument that answers a research question.

use super::coding::store_events;
use super::read::view::Shown;
use super::{Asked, Call, adds, study};
use crate::change::{set as set_field, take_away};
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Named, Nothing, Written, id};
use model::State;
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::payload::{PayloadKind, ThemeText};
use model::state::Theme;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use store::Pen;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("themes", "Lists the themes.", themes),
        adds("theme/add", "Makes a theme.", add),
        study("theme/set", "Sets name, argument or question of a theme.", set),
        study("theme/member", "Puts a code or a memo into a theme, or takes it out.", member),
        study("theme/remove", "Takes a theme away.", remove),
    ]
}

/// The themes, and what can be put into one.
#[derive(Clone, Serialize, ToSchema)]
pub struct Themes {
    /// In the order in which they were made.
    pub themes: Vec<ThemeView>,
    /// The research questions.
    pub questions: Vec<Named>,
}

/// A theme.
#[derive(Clone, Serialize, ToSchema)]
pub struct ThemeView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its written argument.
    pub argument: String,
    /// The research question that it answers.
    pub question: Option<String>,
    /// Its codes.
    pub codes: Vec<String>,
    /// Its memos.
    pub memos: Vec<super::read::MemoView>,
    /// Number of codings of its codes.
    pub codings: u64,
    /// Number of sources with one.
    pub sources: u64,
    /// Number of persons with one.
    pub persons: u64,
}

/// A theme to be made.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeAdd {
    /// Its name.
    pub name: String,
    /// Codes that it begins with.
    #[serde(default)]
    pub codes: Vec<String>,
}

/// What is set about a theme; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeSet {
    /// Which.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its argument.
    pub argument: Option<String>,
    /// The argument that was seen; when another stands there now, `stale` is answered.
    pub was: Option<String>,
    /// The research question; empty = none.
    pub question: Option<String>,
}

/// A member of a theme.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeMember {
    /// The theme.
    pub id: String,
    /// A code.
    pub code: Option<String>,
    /// A memo.
    pub memo: Option<String>,
    /// Whether it is in.
    pub is_in: bool,
}

/// What is counted of a code.
#[derive(Default)]
struct Used {
    codings: u64,
    sources: BTreeSet<SourceId>,
    persons: BTreeSet<PersonId>,
}

fn themes(session: &mut Session, _: Nothing, _: &Asked<'_>) -> Result<Themes, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let state = session.state();
    let shown = Shown::new(state, &words, &index, session.coder);
    let mut used: HashMap<CodeId, Used> = HashMap::new();
    for (_, coding) in state.counted() {
        let place = coding.place();
        let one = used.entry(coding.code()).or_default();
        one.codings += 1;
        one.sources.insert(place.source);
        let turn = words.turn(place.source, place.first());
        one.persons.extend(turn.and_then(|t| state.person_of(t.speaker)));
    }
    let themes = state.live_themes().into_iter().map(|(id, theme)| view(&shown, id, theme, &used));
    let question = |(id, _): (&QuestionId, _)| Named {
        id: id.to_string(),
        name: words.questions.get(id).cloned().unwrap_or_default(),
    };
    let questions = state.live_questions().into_iter().map(question).collect();
    Ok(Themes { themes: themes.collect(), questions })
}

fn view(shown: &Shown<'_>, id: ThemeId, theme: &Theme, used: &HashMap<CodeId, Used>) -> ThemeView {
    let text = shown.words.themes.get(&id).cloned().unwrap_or_default();
    let (mut codes, mut memos) = (Vec::new(), Vec::new());
    for member in theme.members().filter(|m| shown.state.exists(m)) {
        match member {
            Subject::Code(code) => codes.push(*code),
            Subject::Memo(memo) => memos.extend(shown.memo(*memo)),
            _ => {}
        }
    }
    codes.sort_by_key(|c| (shown.state.codes[c].component(), shown.state.codes[c].order(), *c));
    let of = || codes.iter().filter_map(|c| used.get(c));
    let sources: BTreeSet<&SourceId> = of().flat_map(|u| &u.sources).collect();
    let persons: BTreeSet<&PersonId> = of().flat_map(|u| &u.persons).collect();
    ThemeView {
        id: id.to_string(),
        name: text.name,
        argument: text.argument,
        question: theme
            .question()
            .filter(|q| shown.state.exists(&Subject::Question(*q)))
            .map(|q| q.to_string()),
        codings: of().map(|u| u.codings).sum(),
        sources: sources.len() as u64,
        persons: persons.len() as u64,
        codes: codes.iter().map(ToString::to_string).collect(),
        memos,
    }
}

fn add(session: &mut Session, asked: ThemeAdd, call: &Asked<'_>) -> Result<Written, Problem> {
    let name = named(&asked.name)?;
    let state = session.state();
    let mut pen = Pen::default();
    let theme = ThemeId(pen.id()?);
    let text = ThemeText { name, argument: String::new() };
    let text = pen.record(&session.file, PayloadKind::ThemeText, &[], &text)?;
    let mut events = vec![Event::ThemeAdded { theme, text }];
    let codes = asked.codes.iter().map(|c| id(c)).collect::<Result<BTreeSet<CodeId>, _>>()?;
    for code in codes {
        let subject = existing(state, Subject::Code(code))?;
        events.push(set_field(state, Change::ThemeMember(theme, subject, true)));
    }
    store_events(session, pen, events, Some(theme.to_string()), call)
}

fn named(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    if name.is_empty() { Err(Problem::new("text-empty")) } else { Ok(name.to_owned()) }
}

fn existing(state: &State, subject: Subject) -> Result<Subject, Problem> {
    if state.exists(&subject) { Ok(subject) } else { Err(Problem::new("id-unknown")) }
}

fn set(session: &mut Session, asked: ThemeSet, call: &Asked<'_>) -> Result<Written, Problem> {
    let words = session.words()?;
    let state = session.state();
    let theme: ThemeId = id(&asked.id)?;
    existing(state, Subject::Theme(theme))?;
    let known = words.themes.get(&theme).cloned().unwrap_or_default();
    if asked.was.as_ref().is_some_and(|was| *was != known.argument) {
        return Err(Problem::new("stale"));
    }
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    let mut new = known.clone();
    if let Some(name) = &asked.name {
        new.name = named(name)?;
    }
    if let Some(argument) = &asked.argument {
        new.argument = argument.clone();
    }
    if new != known {
        let text = pen.record(&session.file, PayloadKind::ThemeText, &[], &new)?;
        events.push(set_field(state, Change::ThemeText(theme, text)));
    }
    if let Some(question) = &asked.question {
        let question: Option<QuestionId> =
            Some(question.as_str()).filter(|q| !q.is_empty()).map(id).transpose()?;
        if let Some(question) = question {
            existing(state, Subject::Question(question))?;
        }
        if state.themes[&theme].question() != question {
            events.push(set_field(state, Change::ThemeQuestion(theme, question)));
        }
    }
    store_events(session, pen, events, Some(asked.id), call)
}

fn member(session: &mut Session, asked: ThemeMember, call: &Asked<'_>) -> Result<Written, Problem> {
    let state = session.state();
    let theme: ThemeId = id(&asked.id)?;
    existing(state, Subject::Theme(theme))?;
    let subject = match (&asked.code, &asked.memo) {
        (Some(code), None) => Subject::Code(id(code)?),
        (None, Some(memo)) => Subject::Memo(id(memo)?),
        _ => return Err(Problem::new("id-unknown")),
    };
    let subject = existing(state, subject)?;
    let is_in = state.themes[&theme].members().any(|m| *m == subject);
    let changes = is_in != asked.is_in;
    let event = changes.then(|| set_field(state, Change::ThemeMember(theme, subject, asked.is_in)));
    store_events(session, Pen::default(), event.into_iter().collect(), Some(asked.id), call)
}

fn remove(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let subject = existing(session.state(), Subject::Theme(id(&asked.id)?))?;
    let event = take_away(session.state(), subject);
    store_events(session, Pen::default(), vec![event], None, call)
}
