//! What is to settle: fields in conflict, working copies to let in, codings that nothing counts.

use super::describe::{code_name, place_name, subject_name};
use super::written::written;
use super::{Asked, Call, study};
use crate::commands::protect::cover::Cover;
use crate::commands::settle;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Nothing, Subject, Written};
use locale::{Arg, Catalogue};
use model::batch::Cause;
use model::event::{self, Change, Event, EventRef, Field};
use model::ids::*;
use model::source::Place;
use model::state;
use model::{State, Words};
use serde::{Deserialize, Serialize};
use store::Pen;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("to-settle", "Lists what is to settle.", list),
        study("settle/take", "Settles conflicts: the side that holds.", take),
        study("settle/admit", "Lets a working copy in.", admit),
    ]
}

/// What is to settle.
#[derive(Clone, Serialize, ToSchema)]
pub struct ToSettle {
    /// Fields in conflict.
    pub conflicts: Vec<Conflict>,
    /// Working copies that nobody has let in.
    pub copies: Vec<Copy>,
    /// Sentences about the rest: circles in the codebook, sources taken in twice, codings that nothing counts.
    pub notes: Vec<String>,
}

/// A field in conflict.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = Conflict)]
pub struct Conflict {
    /// Names it in `settle/take`.
    pub key: String,
    /// What it is about, as a sentence: "Definisi kode S-OFFER".
    pub what: String,
    /// What it is about.
    pub about: Subject,
    /// The sides.
    pub sides: Vec<Side>,
}

/// A side of a conflict.
#[derive(Clone, Serialize, ToSchema)]
pub struct Side {
    /// Names it.
    pub side: u32,
    /// The value, readable.
    pub value: String,
    /// Who set it.
    pub coder: Option<String>,
    /// When: Unix milliseconds.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// Whether it counts until somebody settles.
    pub counts: bool,
}

/// A working copy that nobody has let in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WorkingCopy)]
pub struct Copy {
    /// Its id.
    pub id: String,
    /// Number of its actions.
    pub batches: u64,
    /// Whether it is this one.
    pub own: bool,
}

/// Sides to be taken.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// Conflicts with the side of each.
    pub taken: Vec<Taken>,
}

/// A conflict with its side.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// The conflict's key.
    pub key: String,
    /// The side.
    pub side: u32,
}

fn list(session: &mut Session, _: Nothing, call: &Asked<'_>) -> Result<ToSettle, Problem> {
    let catalogue = call.catalogue();
    let words = session.words()?;
    let state = session.state();
    let told = Told { session, words: &words, catalogue, cover: Cover::new(state, &words) };
    let conflicts = state.conflicts();
    let conflicts = conflicts.iter().map(|c| told.conflict(c)).collect::<Result<_, _>>()?;
    let copies = state.unconfirmed().into_iter().map(|replica| Copy {
        id: replica.to_string(),
        batches: state.batches.iter().filter(|b| b.replica == replica).count() as u64,
        own: replica == session.file.replica(),
    });
    let text = |key: &str, name: &str, value: &str| catalogue.with(key, &[(name, Arg::Text(value))]);
    let circles = state.parents().1.into_iter();
    let mut notes: Vec<String> =
        circles.map(|code| text("settle-circle", "code", code_name(&words, code))).collect();
    let twice = settle::twice(state, &words);
    notes.extend(twice.iter().map(|labels| text("settle-twice-page", "sources", &labels.join(", "))));
    let stranded = state.stranded();
    if stranded > 0 {
        notes.push(catalogue.with("settle-stranded", &[("count", Arg::Number(stranded as i64))]));
    }
    Ok(ToSettle { conflicts, copies: copies.collect(), notes })
}

/// Names a conflict with exactly these sides: once a side is added or settled it is another.
fn key(conflict: &state::Conflict) -> String {
    let sides = conflict.sides.iter().map(|(by, _)| format!("{}.{}", by.batch.short(), by.index));
    sides.collect::<Vec<_>>().join("+")
}

struct Told<'a> {
    session: &'a Session,
    words: &'a Words,
    catalogue: &'a Catalogue,
    cover: Cover,
}

impl Told<'_> {
    fn conflict(&self, conflict: &state::Conflict) -> Result<Conflict, Problem> {
        let state = self.session.state();
        let about = subject(state, &conflict.field);
        let (word, _) = settle::field(state, self.words, &conflict.field);
        let of = subject_name(state, self.words, &about, self.catalogue);
        let field = self.catalogue.text(&format!("field-{word}"));
        let what = match about {
            event::Subject::Study => field,
            _ => format!("{field}: {of}"),
        };
        let differing = settle::differing(self.session, conflict)?;
        let counts = settle::shown_side(state, conflict);
        let side = |(number, (by, change)): (usize, &(EventRef, Change))| {
            let value = match &differing {
                Some(texts) => texts[number - 1].clone(),
                None => self.value(change)?,
            };
            Ok(self.side(number, by, value, number == counts))
        };
        let sides = (1..).zip(&conflict.sides).map(side).collect::<Result<_, Problem>>()?;
        Ok(Conflict { key: key(conflict), what, about: Subject::of(&about), sides })
    }

    fn side(&self, number: usize, by: &EventRef, value: String, counts: bool) -> Side {
        let batch = self.session.file.batch(by.batch).map(|b| &b.body);
        Side {
            side: number as u32,
            value: self.cover.text(&value).into_owned(),
            coder: batch.and_then(|b| b.coder).and_then(|c| self.words.coders.get(&c).cloned()),
            millis: batch.map_or(0, |b| b.at.millis),
            offset: batch.map_or(0, |b| b.at.offset),
            counts,
        }
    }

    /// A value as a person reads it: our own words in the language of the page, codes by their labels.
    fn value(&self, change: &Change) -> Result<String, Problem> {
        let state = self.session.state();
        let found = settle::value(self.session, self.words, change)?;
        Ok(match change {
            Change::CodingCode(_, code) | Change::CodeParent(_, Some(code)) => {
                code_name(self.words, *code).to_owned()
            }
            Change::CodingPlace(_, place) | Change::MentionPlace(_, place) => {
                place_name(state, self.words, place, self.catalogue)
            }
            Change::CodeComponent(_, component) => {
                self.catalogue.text(&format!("settle-component-{}", component.letter().to_ascii_lowercase()))
            }
            Change::Title(_)
            | Change::CodeText(..)
            | Change::MemoText(..)
            | Change::MemoFacts(..)
            | Change::QuestionText(..)
            | Change::ThemeText(..)
            | Change::RenderingText(..)
            | Change::TurnText(..)
            | Change::SourceFacts(..)
            | Change::SourceName(..)
            | Change::CoderName(..)
            | Change::Pseudonym(..)
            | Change::ConsentTerms(..)
            | Change::PersonFacts(..)
            | Change::StudyFacts(..)
            | Change::RecordText(..)
            | Change::CodingValues(..) => found,
            // A word of our own, perhaps with a name behind it.
            _ => match found.split_once(' ') {
                Some((word, rest)) if self.is_word(word) => format!("{}: {rest}", self.word(word)),
                _ => self.word(&found),
            },
        })
    }

    fn is_word(&self, word: &str) -> bool {
        self.catalogue.has(&format!("word-{word}"))
    }

    fn word(&self, word: &str) -> String {
        if self.is_word(word) { self.catalogue.text(&format!("word-{word}")) } else { word.to_owned() }
    }
}

/// What a field belongs to.
fn subject(state: &State, field: &Field) -> event::Subject {
    use event::Subject as On;
    let source = |speaker: &SpeakerId| state.speakers.get(speaker).map(|s| s.source);
    match field {
        Field::Exists(subject) => subject.clone(),
        Field::Title => On::Study,
        Field::Decision(id)
        | Field::CodingCode(id)
        | Field::CodingPlace(id)
        | Field::CodingEvidence(id)
        | Field::CodingValues(id) => On::Coding(*id),
        Field::SpeakerPerson(id) | Field::SpeakerRole(id) | Field::SpeakerPart(id) => {
            source(id).map_or(On::Study, On::Source)
        }
        Field::TurnText(strand, turn) => {
            source(strand).map_or(On::Study, |source| On::Place(Place::turn(source, *turn)))
        }
        Field::Consent(id)
        | Field::ConsentTerms(id)
        | Field::PersonKind(id)
        | Field::Pseudonym(id)
        | Field::PersonFacts(id) => On::Person(*id),
        Field::StudyFacts | Field::OtherParties => On::Study,
        Field::RecordText(id) => On::Record(*id),
        Field::MentionPlace(id) => On::Mention(*id),
        Field::CodeText(id)
        | Field::CodeComponent(id)
        | Field::CodeColour(id)
        | Field::CodeOrder(id)
        | Field::CodeParent(id)
        | Field::CodeRetired(id) => On::Code(*id),
        Field::MemoText(id) | Field::MemoKind(id) | Field::MemoFacts(id) => On::Memo(*id),
        Field::QuestionText(id) => On::Question(*id),
        Field::ThemeText(id) | Field::ThemeMember(id, _) | Field::ThemeQuestion(id) => On::Theme(*id),
        Field::RenderingText(id) => On::Rendering(*id),
        Field::SourceKind(id) | Field::SourceFacts(id) | Field::SourceName(id) => On::Source(*id),
        Field::CoderName(id) => On::Coder(*id),
    }
}

/// One action for all that is taken.
fn take(session: &mut Session, asked: Take, call: &Asked<'_>) -> Result<Written, Problem> {
    let conflicts = session.state().conflicts();
    let mut events = Vec::new();
    for taken in &asked.taken {
        let conflict = conflicts.iter().find(|c| key(c) == taken.key).ok_or(Problem::new("stale"))?;
        let side = (taken.side as usize).checked_sub(1).and_then(|i| conflict.sides.get(i));
        let (_, change) = side.ok_or(Problem::new("settle-unknown"))?;
        let replaces = conflict.sides.iter().map(|(by, _)| *by).collect();
        events.push(Event::Changed { change: change.clone(), replaces });
    }
    let batch = match events.is_empty() {
        true => None,
        false => Some(session.commit(Pen::default(), Cause::Command, events, &mut |_, _| true)?),
    };
    written(session, batch, None, call)
}

fn admit(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let batch = settle::admit(session, &asked.id, &mut |_, _| true)?;
    written(session, Some(batch), Some(asked.id), call)
}
