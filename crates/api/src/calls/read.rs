//! The reading page: a source, its turns with all that stands on them, and where to go next.

mod mentions;
mod next;
mod picture;
mod revise;
pub(crate) mod view;

use super::sources::SpeakerView;
use super::written::written;
use super::{Asked, Call, study};
use crate::change::take_away;
use crate::commands::protect::cover::Cover;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{self, ById, Place, Replaced, Written, id};
use model::batch::Cause;
use model::event::Subject;
use model::ids::*;
use serde::{Deserialize, Serialize};
use store::Pen;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        study("source", "Tells about a source and the sizes of its turns.", head),
        study("turns", "Gives turns of a source with codings, memos, renderings and links.", turns),
        study(
            "next",
            "Finds the next turn to look at: uncoded, of a code, with a proposal or a memo.",
            |session, asked, _| next::next(session, asked),
        ),
        study(
            "turn/correct",
            "Corrects the words of a turn; codings are carried over or listed.",
            revise::correct,
        ),
        study(
            "turn/render",
            "Writes a turn in another language, or words such a rendering anew.",
            revise::render,
        ),
        study(
            "picture",
            "Gives one picture that came with a turn; nothing opens it before.",
            picture::picture,
        ),
        study("turn/unrender", "Takes a rendering away.", unrender),
    ]
}

/// A source, without its words.
#[derive(Clone, Serialize, ToSchema)]
pub struct SourceHead {
    /// Its id.
    pub id: String,
    /// Its label: `C07`.
    pub label: String,
    /// Its name, where it may be shown.
    pub name: Option<String>,
    /// `conversation`, `interview`, `observation`, `document`.
    pub kind: String,
    /// Its speakers; turns name them by index.
    pub speakers: Vec<SpeakerView>,
    /// For each turn the number of Unicode scalar values of its words, for estimates of height; 0 = none.
    pub lengths: Vec<u32>,
    /// Number of turns that can be coded.
    pub codable: u64,
    /// Number of those with a coding that counts.
    pub coded: u64,
    /// Number of open proposals.
    pub proposals: u64,
    /// The earliest time: ISO 8601 local.
    pub first: Option<String>,
    /// The latest time.
    pub last: Option<String>,
    /// The source before it in the list.
    pub before: Option<String>,
    /// The source after it.
    pub after: Option<String>,
    /// The version that this speaks of.
    pub version: u64,
}

/// Which turns are asked for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnsAsked {
    /// The source.
    pub source: String,
    /// The first turn, counted from 0.
    pub first: u32,
    /// How many; at most 500.
    pub count: u32,
}

/// Some turns.
#[derive(Clone, Serialize, ToSchema)]
pub struct Turns {
    /// The turns in their order.
    pub turns: Vec<Turn>,
    /// The version that this speaks of.
    pub version: u64,
}

/// A turn with all that stands on it.
#[derive(Clone, Serialize, ToSchema)]
pub struct Turn {
    /// Its number, counted from 0. It is shown so everywhere.
    pub turn: u32,
    /// Index into the speakers of the source.
    pub speaker: u32,
    /// `words`, `media`, `deleted`, `edited`, `system`, `heading`, `unknown`.
    pub kind: String,
    /// When: ISO 8601 local (`2026-05-12T19:05`), a day only where nothing more is known.
    pub time: Option<String>,
    /// Its words as they are shown: the latest revision; absent where withdrawn or held back.
    pub text: Option<String>,
    /// Whether a mark of risk holds the words back.
    pub held_back: bool,
    /// What of the original words is shown as something else in `text`; places count in the original words.
    pub replaced: Vec<Replaced>,
    /// What the record tells beside the words: `picture`, `video`, `voice`, `sound`, `sticker`, `gif`, `file`, `location`,
    /// `contact`, `poll`, `call`, `media` (something), `forwarded`, `edited`, `once`; one twice where two came.
    pub told: Vec<String>,
    /// How many reactions the record tells of.
    pub reactions: u32,
    /// Where it stands in a recording: `00:01:23`, or `00:01:23–00:01:25`.
    pub stretch: Option<String>,
    /// How many pictures that came with it are in the study; `picture` gives one.
    pub pictures: u32,
    /// The imported words, where a revision stands, with what was accepted replaced.
    pub original: Option<String>,
    /// Codings whose place covers it, in the order of the words. One over several turns stands at each of them.
    pub codings: Vec<CodingView>,
    /// Memos on it, on words in it, or on codings at it.
    pub memos: Vec<MemoView>,
    /// Renderings in other languages.
    pub renderings: Vec<RenderingView>,
    /// Links from or to it.
    pub links: Vec<LinkView>,
}

/// A coding or a proposal.
#[derive(Clone, Serialize, ToSchema)]
pub struct CodingView {
    /// Its id.
    pub id: String,
    /// The code's id.
    pub code: String,
    /// Its place.
    pub place: Place,
    /// Name of the coder who stands behind it; absent for a proposal.
    pub coder: Option<String>,
    /// Whether that coder is at the keyboard.
    pub own: bool,
    /// Name of the rule that proposed it.
    pub rule: Option<String>,
    /// Whether it is a proposal that nobody decided.
    pub proposal: bool,
    /// For an O coding: `shown`, `self-reported`, `attributed`.
    pub evidence: Option<String>,
    /// Captured values.
    pub values: Vec<ValueView>,
    /// Number of memos on it.
    pub memos: u32,
    /// Whether a field of it is in conflict.
    pub conflict: bool,
}

/// A captured value.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueView {
    /// The name that the code declares.
    pub name: String,
    /// The number as a decimal: `150000`.
    #[serde(default)]
    pub number: Option<String>,
    /// The text, where it is no number.
    #[serde(default)]
    pub text: Option<String>,
    /// The unit: `IDR`.
    #[serde(default)]
    pub unit: Option<String>,
}

/// A memo.
#[derive(Clone, Serialize, ToSchema)]
pub struct MemoView {
    /// Its id.
    pub id: String,
    /// `analytic`, `method`, `reflexive`, `field-note`.
    pub kind: String,
    /// What it is about.
    pub about: wire::Subject,
    /// That as people write it: `C07:12`, `S-OFFER`.
    pub about_label: String,
    /// Its words.
    pub text: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was written: Unix milliseconds.
    pub millis: i64,
    /// Minutes east of UTC there.
    pub offset: i16,
    /// For a field note: when it was seen.
    pub date: Option<String>,
    /// For a field note: where.
    pub seen_at: Option<String>,
    /// For a field note: by whom.
    pub observer: Option<String>,
    /// The themes that it belongs to.
    pub themes: Vec<String>,
}

/// A turn in another language.
#[derive(Clone, Serialize, ToSchema)]
pub struct RenderingView {
    /// Its id.
    pub id: String,
    /// The language as a tag: `en`.
    pub language: String,
    /// Who translated.
    pub translator: String,
    /// The words.
    pub text: String,
    /// Whether somebody checked it.
    pub checked: bool,
}

/// An arrow.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LinkView {
    /// Its id.
    pub id: String,
    /// `responds-to` or `tells-about`.
    pub kind: String,
    /// From the answer or the account.
    pub from: Place,
    /// To the stimulus or the chain.
    pub to: Place,
    /// Label of the place that it leads to: `C07:14`.
    pub to_label: String,
    /// Label of the place that it comes from.
    pub from_label: String,
}

/// What is looked for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NextAsked {
    /// The source where one is.
    pub source: String,
    /// The turn where one is.
    pub turn: u32,
    /// `uncoded`, `code`, `proposal`, `memo`.
    pub what: String,
    /// The code, for `code`.
    pub code: Option<String>,
    /// Whether it is looked for backwards.
    #[serde(default)]
    pub back: bool,
}

/// Where it was found; the search goes on in the next sources and comes round once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NextFound {
    /// The place; absent = there is none in the whole study.
    pub place: Option<Place>,
    /// How many there are in this source.
    pub here: u64,
    /// How many there are in the study.
    pub all: u64,
}

/// New words for a turn.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The source.
    pub source: String,
    /// The turn.
    pub turn: u32,
    /// The corrected words.
    pub text: String,
    /// The words that were seen, as they were shown; when others stand there now, `stale` is answered. What is
    /// replaced in them stays what it is where its label is left as it stands in `text`.
    pub was: String,
}

/// What became of the codings on a corrected turn.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Corrected {
    /// The write.
    pub written: Written,
    /// Number of codings that were carried over with the words.
    pub carried: u64,
    /// Codings whose words are gone: they stand on the whole turn now and are to be looked at.
    pub to_look_at: Vec<String>,
    /// Number of replaced places in the new words: those that were carried over, and new ones of what was accepted.
    pub replacements: u64,
    /// Number of replaced places whose words are gone: they were taken away.
    pub replacements_gone: u64,
}

/// A rendering to be written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenderingSet {
    /// Which one is worded anew; absent = a new one.
    pub id: Option<String>,
    /// The source.
    pub source: String,
    /// The turn.
    pub turn: u32,
    /// The language as a tag: `en`.
    pub language: String,
    /// Who translated; empty = the coder.
    #[serde(default)]
    pub translator: String,
    /// The words.
    pub text: String,
    /// Whether somebody checked it.
    #[serde(default)]
    pub checked: bool,
}

fn head(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<SourceHead, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let state = session.state();
    let source: SourceId = id(&asked.id)?;
    let entity = state.sources.get(&source).filter(|s| s.exists()).ok_or(Problem::new("id-unknown"))?;
    let all = words.sources.get(&source).ok_or(Problem::new("id-unknown"))?;
    let (marks, cover) = (index.marks(source), Cover::new(state, &words));
    let order = state.sources_in_order();
    let at = order.iter().position(|(id, _)| *id == source);
    let neighbour = |at: Option<usize>| at.and_then(|n| order.get(n)).map(|(id, _)| id.to_string());
    let times = || all.turns.iter().filter_map(|t| t.time);
    Ok(SourceHead {
        id: source.to_string(),
        label: all.facts.label.clone(),
        name: all.name.as_deref().map(|name| cover.text(name).into_owned()),
        kind: entity.kind().word().into(),
        speakers: super::speakers::speakers(state, &words, &cover, source, call.catalogue()),
        lengths: all.turns.iter().map(|t| t.text.as_ref().map_or(0, |t| t.chars().count() as u32)).collect(),
        codable: index.codable(source),
        coded: marks.coded.len() as u64,
        proposals: marks.proposals,
        first: times().min().map(|t| t.to_string()),
        last: times().max().map(|t| t.to_string()),
        before: neighbour(at.and_then(|n| n.checked_sub(1))),
        after: neighbour(at.map(|n| n + 1)),
        version: call.status.version(),
    })
}

fn turns(session: &mut Session, asked: TurnsAsked, call: &Asked<'_>) -> Result<Turns, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let shown = view::Shown::new(session.state(), &words, &index, session.coder);
    let turns = shown.turns(id(&asked.source)?, asked.first, asked.count.min(MOST_TURNS));
    Ok(Turns { turns, version: call.status.version() })
}

/// No answer has more turns than this.
const MOST_TURNS: u32 = 500;

fn unrender(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let event = take_away(session.state(), Subject::Rendering(id(&asked.id)?));
    let batch = session.commit(Pen::default(), Cause::Command, vec![event], &mut |_, _| true)?;
    written(session, Some(batch), None, call)
}
