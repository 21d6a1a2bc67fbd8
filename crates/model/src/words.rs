//! The words of an opened study, read-only: what methods and the report may look at.
//!
//! Nothing here implements `Debug`: words must not reach a log or an error message.

mod shown;

pub use shown::{HeldBack, Hidden, Replaced};

use crate::codebook::{CodeText, Value};
use crate::event::{EventRef, RecordKind};
use crate::ids::*;
use crate::payload::*;
use crate::rules::Rule;
use crate::source::TurnKind;
use crate::state::State;
use crate::time::LocalTime;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// The opened payloads of a study. What was withdrawn or can't be opened isn't there.
///
/// A copy shares the sources, which are nearly all of it.
#[derive(Clone, Default, PartialEq)]
pub struct Words {
    /// The study's title.
    pub title: String,
    /// Names of coders.
    pub coders: HashMap<CoderId, String>,
    /// Names of roles.
    pub roles: HashMap<RoleId, String>,
    /// Pseudonyms.
    pub persons: HashMap<PersonId, String>,
    /// Names of speakers in their files.
    pub speakers: HashMap<SpeakerId, String>,
    /// Sources.
    pub sources: HashMap<SourceId, Arc<SourceWords>>,
    /// Codes.
    pub codes: HashMap<CodeId, CodeText>,
    /// Rules of the files that were run.
    pub rules: HashMap<RuleSetId, Vec<Rule>>,
    /// Captured values by payload.
    pub values: HashMap<PayloadId, Vec<Vec<Value>>>,
    /// Memos.
    pub memos: HashMap<MemoId, String>,
    /// Date, place and observer of memos.
    pub memo_facts: HashMap<MemoId, MemoFacts>,
    /// Questions.
    pub questions: HashMap<QuestionId, String>,
    /// Themes.
    pub themes: HashMap<ThemeId, ThemeText>,
    /// Renderings; which turn they are of says [`State::live_renderings`].
    pub renderings: HashMap<RenderingId, Rendering>,
    /// Saved views.
    pub views: HashMap<ViewId, View>,
    /// What exactly persons agreed to.
    pub terms: HashMap<PersonId, ConsentTerms>,
    /// What is known of persons beside their words.
    pub facts: HashMap<PersonId, PersonFacts>,
    /// What the study declares.
    pub study: StudyFacts,
    /// Records about people and duties.
    pub records: HashMap<RecordId, Record>,
    given: Given,
    /// Sources with turns in which something is replaced.
    replaced_in: BTreeSet<SourceId>,
    /// Sources with turns that a mark hides.
    held_back_in: BTreeSet<SourceId>,
    /// Memos about what a mark hides.
    held_back_memos: HashMap<MemoId, String>,
}

/// Names as the study has them, of those that were told apart.
#[derive(Clone, Default, PartialEq)]
struct Given {
    coders: HashMap<CoderId, String>,
    roles: HashMap<RoleId, String>,
    persons: HashMap<PersonId, String>,
    sources: HashMap<SourceId, String>,
    codes: HashMap<CodeId, String>,
}

/// The words of one source.
#[derive(Clone, PartialEq)]
pub struct SourceWords {
    /// Label, format, date order.
    pub facts: SourceFacts,
    /// The source's name; `None` once one of its speakers withdrew.
    pub name: Option<String>,
    /// The turns in their order.
    pub turns: Vec<TurnWords>,
}

/// One turn.
#[derive(Clone, PartialEq)]
pub struct TurnWords {
    /// Who.
    pub speaker: SpeakerId,
    /// What.
    pub kind: TurnKind,
    /// When.
    pub time: Option<LocalTime>,
    /// The words, as they were corrected last; `None` = withdrawn: an empty place that breaks adjacency.
    pub text: Option<String>,
    /// The words that were imported, where a correction stands in their place.
    pub original: Option<String>,
    /// Parts of the words that are shown as something else, from left to right, without overlap.
    pub replaced: Vec<Replaced>,
    /// What the record tells beside the words; `None` where that is nothing, was withdrawn, or is hidden by a mark.
    pub details: Option<Box<TurnDetails>>,
    /// The words, where a mark of risk hides them: `text`, `original` and `details` are then empty.
    pub held_back: Option<Box<HeldBack>>,
}

impl TurnWords {
    /// A turn whose words are not there yet.
    pub fn empty(speaker: SpeakerId, kind: TurnKind) -> TurnWords {
        TurnWords {
            speaker,
            kind,
            time: None,
            text: None,
            original: None,
            replaced: Vec::new(),
            details: None,
            held_back: None,
        }
    }

    /// Puts corrected words in the place of those that were imported; `None` puts those back.
    pub fn correct(&mut self, corrected: Option<String>) {
        let imported = self.original.take().or_else(|| self.text.take());
        match corrected {
            Some(text) => (self.text, self.original) = (Some(text), imported),
            None => self.text = imported,
        }
    }
}

impl Words {
    /// Tells apart what copies that went on apart gave one name: of several live things with it, those added later
    /// are called `P31-2`, `P31-3`. Nothing in the study is changed by it.
    pub fn tell_apart(&mut self, state: &State) {
        let persons = state.persons.iter().filter(|(_, p)| p.exists()).map(|(id, p)| (p.since(), *id));
        let codes = state.codes.iter().filter(|(_, c)| c.exists()).map(|(id, c)| (c.since(), *id));
        let roles = state.roles.iter().filter(|(_, r)| r.exists()).map(|(id, r)| (r.since(), *id));
        let coders = state.coders.iter().filter(|(_, c)| c.exists()).map(|(id, c)| (c.since(), *id));
        let sources = state.live_sources().map(|(id, s)| (s.since(), *id));
        let given = &mut self.given;
        tell_apart(persons.collect(), &mut self.persons, &mut given.persons, &PLAIN);
        tell_apart(codes.collect(), &mut self.codes, &mut given.codes, &CODE);
        tell_apart(roles.collect(), &mut self.roles, &mut given.roles, &PLAIN);
        tell_apart(coders.collect(), &mut self.coders, &mut given.coders, &PLAIN);
        tell_apart(sources.collect(), &mut self.sources, &mut given.sources, &LABEL);
    }

    /// Gives everything that was told apart the name again that the study has: what comes before words change and are
    /// told apart anew.
    pub fn as_given(&mut self) {
        let given = std::mem::take(&mut self.given);
        bring_back(given.persons, &mut self.persons, &PLAIN);
        bring_back(given.codes, &mut self.codes, &CODE);
        bring_back(given.roles, &mut self.roles, &PLAIN);
        bring_back(given.coders, &mut self.coders, &PLAIN);
        bring_back(given.sources, &mut self.sources, &LABEL);
    }

    /// A turn of a source.
    pub fn turn(&self, source: SourceId, turn: u32) -> Option<&TurnWords> {
        self.sources.get(&source)?.turns.get(turn as usize)
    }

    /// The words of a source, to be changed: a copy where somebody else reads them.
    pub fn source(&mut self, source: &SourceId) -> Option<&mut SourceWords> {
        self.sources.get_mut(source).map(Arc::make_mut)
    }

    /// The label of a source, `?` where it can't be read.
    pub fn label(&self, source: SourceId) -> &str {
        self.sources.get(&source).map_or("?", |s| s.facts.label.as_str())
    }

    /// The pseudonym of a person, `?` where it was withdrawn.
    pub fn pseudonym(&self, person: PersonId) -> &str {
        self.persons.get(&person).map_or("?", String::as_str)
    }

    /// Live records of a kind whose words are there, in the order in which they came.
    pub fn records_of(&self, state: &State, kind: RecordKind) -> Vec<(RecordId, &Record)> {
        let live = state.records.iter().filter(|(_, r)| r.kind == kind && r.exists());
        let mut found: Vec<_> =
            live.filter_map(|(id, r)| Some((r.added, *id, self.records.get(id)?))).collect();
        found.sort_by_key(|(added, id, _)| (*added, *id));
        found.into_iter().map(|(_, id, record)| (id, record)).collect()
    }

    /// The name of a code, `?` where it can't be read.
    pub fn code(&self, code: CodeId) -> &str {
        self.codes.get(&code).map_or("?", |t| t.code.as_str())
    }

    /// The name of a theme, `?` where it can't be read.
    pub fn theme(&self, theme: ThemeId) -> &str {
        self.themes.get(&theme).map_or("?", |t| t.name.as_str())
    }

    /// The values that a coding carries.
    pub fn values(&self, at: Option<crate::event::ValuesRef>) -> &[Value] {
        at.and_then(|v| self.values.get(&v.payload)?.get(v.index as usize)).map_or(&[], Vec::as_slice)
    }
}

/// A text with every scalar value of these spans blotted out: as long as before, so that places stay where they are.
pub fn blotted(text: &str, spans: &[crate::source::Span]) -> String {
    let is_in = |at: u32| spans.iter().any(|span| span.start <= at && at < span.end);
    (0u32..).zip(text.chars()).map(|(at, c)| if is_in(at) { '█' } else { c }).collect()
}

/// Where a thing was added in the log, and its id.
type Added<I> = (Option<(u64, EventRef)>, I);

/// How the name of a thing is read and set.
struct Name<T> {
    of: fn(&T) -> &String,
    set: fn(&mut T, String),
}

const PLAIN: Name<String> = Name { of: |name| name, set: |name, new| *name = new };
const CODE: Name<CodeText> = Name { of: |text| &text.code, set: |text, new| text.code = new };
/// A source that somebody else reads is copied before its label changes.
const LABEL: Name<Arc<SourceWords>> =
    Name { of: |source| &source.facts.label, set: |source, new| Arc::make_mut(source).facts.label = new };

fn tell_apart<I: Copy + Eq + Hash + Ord, T>(
    mut things: Vec<Added<I>>,
    all: &mut HashMap<I, T>,
    given: &mut HashMap<I, String>,
    name: &Name<T>,
) {
    things.sort();
    let mut seen: HashSet<&str> = HashSet::new();
    let doubled = |id: &I| all.get(id).is_some_and(|thing| !seen.insert((name.of)(thing)));
    let doubled: Vec<I> = things.into_iter().map(|(_, id)| id).filter(doubled).collect();
    if doubled.is_empty() {
        return;
    }
    let mut taken: HashSet<String> = all.values().map(|thing| (name.of)(thing).clone()).collect();
    for id in doubled {
        let Some(thing) = all.get_mut(&id) else { continue };
        let before = (name.of)(thing).clone();
        let other = (2..).map(|n| format!("{before}-{n}")).find(|other| !taken.contains(other));
        let other = other.unwrap_or_default();
        taken.insert(other.clone());
        (name.set)(thing, other);
        given.insert(id, before);
    }
}

fn bring_back<I: Eq + Hash, T>(given: HashMap<I, String>, all: &mut HashMap<I, T>, name: &Name<T>) {
    for (id, before) in given {
        if let Some(thing) = all.get_mut(&id) {
            (name.set)(thing, before);
        }
    }
}
