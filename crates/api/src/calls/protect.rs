//! Protection: what could lead to a person is found, accepted and replaced; originals; small groups; the gate.

mod base64;
mod scan;
mod write;

use super::lines::Lines;
use super::{Asked, Call, Later, later, study, study_desk};
use crate::commands::protect::{cells, gate, list, original};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{Nothing, Place, PlaceLine, Written, id};
use locale::Catalogue;
use model::event::Subject;
use model::ids::*;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, PoisonError};
use utoipa::ToSchema;

/// The last scan, until the study is locked. It holds places and no words.
pub(crate) type Kept = Arc<Mutex<Option<crate::commands::protect::scan::Scan>>>;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        later("protect/scan", "Looks through all words for what could lead to a person.", scan::scan),
        study_desk("protect/accept", "Accepts candidates, at all places where they stand.", write::accept),
        study("protect/mark", "Marks words by hand, with all other places where they stand.", write::mark),
        study_desk("protect/list", "Lists what was accepted and counts what is open.", listed),
        study("protect/places", "Lists the places of an entity.", places),
        study("protect/remove", "Takes an entity or the mentions in a place away.", write::remove),
        study("protect/rename", "Gives an entity another label.", write::rename),
        study("protect/original", "Shows words without replacements; that it was done is logged.", originals),
        study("protect/cells", "Counts the people who share attributes, and lists small groups.", small),
        later("protect/gate", "Looks through a file that the page made, before it is saved.", asked_gate),
    ]
}

/// A scan that is asked for, or what one found.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectScanAsked {
    /// Whether what was found last is shown, where there is something; else all words are looked through.
    #[serde(default)]
    pub kept: bool,
    /// Only candidates of this kind; empty = all.
    #[serde(default)]
    pub kind: String,
    /// Only candidates with at least this score.
    #[serde(default)]
    pub score: u8,
    /// How many candidates are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; 0 or more than 200 = 200.
    #[serde(default)]
    pub limit: u64,
}

/// What a scan found.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectFound {
    /// The candidates of this page, by score and number of places.
    pub candidates: Vec<ProtectCandidate>,
    /// How many there are of the kind and score asked for.
    pub total: u64,
    /// How many candidates there are by kind, whatever was asked for.
    pub kinds: Vec<ProtectKind>,
    /// Turns in which somebody may be a minor, at most 200.
    pub minors: Vec<ProtectMinor>,
    /// How many of those there are.
    pub minors_total: u64,
    /// How many turns were looked through.
    pub turns: u64,
    /// In how many sources.
    pub sources: u64,
    /// What such a scan can't promise, as a sentence.
    pub note: String,
}

/// Something that could lead to a person. It holds original words: it is for the person who decides.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectCandidate {
    /// Its key, to accept it.
    pub key: String,
    /// The word of its kind: `phone`.
    pub kind: String,
    /// Its kind in the asked language.
    pub kind_name: String,
    /// 0 to 100: a rank, not a probability.
    pub score: u8,
    /// Why it was found, as a sentence.
    pub reason: String,
    /// The ways in which it is written, at most five.
    pub words: Vec<String>,
    /// At how many places it stands.
    pub count: u64,
    /// The first five of them.
    pub places: Vec<PlaceLine>,
    /// The id of the person to whom it leads.
    pub person: Option<String>,
    /// The id of the entity that was accepted before.
    pub entity: Option<String>,
    /// What would stand in its place, without brackets: `P03`, `Telepon-1`.
    pub suggestion: String,
}

/// How many of a kind.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectKind {
    /// The word of the kind.
    pub kind: String,
    /// The kind in the asked language.
    pub name: String,
    /// How many.
    pub count: u64,
}

/// A turn in which somebody may be a minor.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectMinor {
    /// Its key, to accept it: the turn is then marked and hidden.
    pub key: String,
    /// Why, as a sentence.
    pub reason: String,
    /// The turn, with the cues as its spans.
    pub line: PlaceLine,
}

/// What is accepted: candidates by their keys, or places that the page chose.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectAccept {
    /// Keys of candidates and of turns of possible minors.
    #[serde(default)]
    pub keys: Vec<String>,
    /// What stands in the place of all of them; absent = what is suggested for each.
    pub label: Option<String>,
    /// The id of the person to whom all of them lead.
    pub person: Option<String>,
}

/// Words that are marked by hand.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectMark {
    /// The words, in one turn.
    pub place: Place,
    /// What stands in their place: the label of an entity or a new one. Either this or `person`.
    pub label: Option<String>,
    /// The id of the person to whom they lead.
    pub person: Option<String>,
    /// The word of the kind; empty = a name.
    #[serde(default)]
    pub kind: String,
}

/// What was accepted.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectAccepted {
    /// The write; its `id` is the first entity.
    pub written: Written,
    /// How many places are replaced now that weren't before.
    pub mentions: u64,
    /// In how many sources.
    pub sources: u64,
    /// How many turns were marked as of a possible minor.
    pub marks: u64,
}

/// What protects the study.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectList {
    /// The entities, by kind and label.
    pub entities: Vec<ProtectEntity>,
    /// Places that are replaced, by kind.
    pub replaced: Vec<ProtectKind>,
    /// Open candidates by kind; absent = nothing was scanned since the study was opened.
    pub open: Option<Vec<ProtectKind>>,
    /// Turns in which somebody may be a minor and that aren't marked; absent as `open`.
    pub minors: Option<u64>,
    /// Sources that came after a find was accepted last and weren't scanned since the study was opened.
    pub unscanned: u64,
    /// Number of sources.
    pub sources: u64,
    /// The kinds with their names, for choices.
    pub kinds: Vec<ProtectKind>,
    /// What all this can't promise, as a sentence.
    pub note: String,
}

/// What mentions lead to.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectEntity {
    /// Its id.
    pub id: String,
    /// The word of its kind.
    pub kind: String,
    /// Its kind in the asked language.
    pub kind_name: String,
    /// What stands in its place, without brackets.
    pub label: String,
    /// The id of the person, where it is one.
    pub person: Option<String>,
    /// At how many places it is replaced.
    pub places: u64,
    /// In how many sources.
    pub sources: u64,
}

/// Which places of an entity.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectPlacesAsked {
    /// The entity.
    pub entity: String,
    /// How many are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 200.
    pub limit: u64,
}

/// Places of an entity, as they are shown.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectPlaces {
    /// How many there are.
    pub total: u64,
    /// Those of this page.
    pub places: Vec<PlaceLine>,
}

/// What is taken away: one of the two.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectRemove {
    /// An entity with all its mentions.
    pub entity: Option<String>,
    /// The mentions that touch this place.
    pub place: Option<Place>,
}

/// Another label.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectRename {
    /// The entity.
    pub entity: String,
    /// The label, without brackets.
    pub label: String,
}

/// Whose original words are asked for.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectOriginalAsked {
    /// The source.
    pub source: String,
    /// The turns, rising; empty = all.
    #[serde(default)]
    pub turns: Vec<u32>,
}

/// Original words.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectOriginal {
    /// The write that says that they were shown.
    pub written: Written,
    /// The turns.
    pub turns: Vec<ProtectOriginalTurn>,
}

/// A turn with its original words.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectOriginalTurn {
    /// Its number.
    pub turn: u32,
    /// Its words, as they were corrected last; absent = withdrawn or held back.
    pub text: Option<String>,
    /// The words that were imported, where a correction stands.
    pub imported: Option<String>,
}

/// Which attributes of people.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectCellsAsked {
    /// Their names; empty = all that the study declares.
    #[serde(default)]
    pub attributes: Vec<String>,
    /// Groups with fewer people are listed; absent = 5.
    pub limit: Option<u64>,
}

/// Groups of people who share attributes.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectCells {
    /// The attributes.
    pub attributes: Vec<String>,
    /// Number of people.
    pub persons: u64,
    /// The size of the smallest group; absent without people.
    pub smallest: Option<u64>,
    /// Groups with fewer people are listed.
    pub limit: u64,
    /// Those, the smallest first.
    pub small: Vec<ProtectCell>,
    /// What follows from it, as a sentence.
    pub note: String,
}

/// A small group.
#[derive(Clone, Serialize, ToSchema)]
pub struct ProtectCell {
    /// A value for each attribute; null = unknown.
    pub values: Vec<Option<String>>,
    /// Pseudonyms of the people.
    pub persons: Vec<String>,
}

/// A file that the page made and is about to save.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtectGateAsked {
    /// Its name.
    pub name: String,
    /// Its text; either this or `base64`.
    pub text: Option<String>,
    /// Its bytes in base64.
    pub base64: Option<String>,
}

fn kind_name(kind: &str, catalogue: &Catalogue) -> String {
    catalogue.text(&format!("protect-kind-{kind}"))
}

fn kinds(counts: Vec<list::KindCount>, catalogue: &Catalogue) -> Vec<ProtectKind> {
    let one = |of: list::KindCount| ProtectKind {
        kind: of.kind.into(),
        name: kind_name(of.kind, catalogue),
        count: of.count,
    };
    counts.into_iter().map(one).collect()
}

fn listed(desk: &mut Desk, _: Nothing, call: &Asked<'_>) -> Result<ProtectList, Problem> {
    let kept = Arc::clone(&desk.found);
    let session = desk.session()?;
    let words = session.words()?;
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(scan) = kept.as_mut() {
        scan.follow(&words);
    }
    let found = list::list(session, kept.as_ref())?;
    let entity = |e: list::EntityLine| ProtectEntity {
        id: e.id,
        kind: e.kind.into(),
        kind_name: kind_name(e.kind, call.catalogue()),
        label: e.shown,
        person: e.person,
        places: e.places,
        sources: e.sources,
    };
    let all = analysis::protect::FoundKind::ALL.iter();
    let count = |kind: &str| found.replaced.iter().find(|k| k.kind == kind).map_or(0, |k| k.count);
    let all = all.map(|k| list::KindCount { kind: k.word(), count: count(k.word()) }).collect();
    Ok(ProtectList {
        kinds: kinds(all, call.catalogue()),
        entities: found.entities.into_iter().map(entity).collect(),
        replaced: kinds(found.replaced, call.catalogue()),
        open: found.open.map(|open| kinds(open, call.catalogue())),
        minors: found.minors,
        unscanned: found.unscanned,
        sources: found.sources,
        note: call.catalogue().text("protect-note"),
    })
}

fn places(
    session: &mut Session,
    asked: ProtectPlacesAsked,
    call: &Asked<'_>,
) -> Result<ProtectPlaces, Problem> {
    let words = session.words()?;
    let entity: RecordId = id(&asked.entity)?;
    let found = list::places(session, entity);
    let lines = Lines::new(session.state(), &words, call.catalogue());
    let places = lines.page(found.iter().map(|place| (place, None)), asked.skip, asked.limit);
    Ok(ProtectPlaces { total: found.len() as u64, places })
}

fn originals(
    session: &mut Session,
    asked: ProtectOriginalAsked,
    call: &Asked<'_>,
) -> Result<ProtectOriginal, Problem> {
    let source: SourceId = id(&asked.source)?;
    let words = session.words()?;
    let on = match asked.turns.is_empty() {
        true => Subject::Source(source),
        false => {
            let place = model::Place { source, turns: asked.turns, span: None };
            Subject::Place(crate::place::check(session.state(), &words, place)?)
        }
    };
    drop(words);
    let (batch, turns) = original::original(session, &on, &mut |_, _| true)?;
    let one =
        |t: original::OriginalTurn| ProtectOriginalTurn { turn: t.turn, text: t.text, imported: t.imported };
    let written = super::written::written(session, Some(batch), None, call)?;
    Ok(ProtectOriginal { written, turns: turns.into_iter().map(one).collect() })
}

fn small(session: &mut Session, asked: ProtectCellsAsked, call: &Asked<'_>) -> Result<ProtectCells, Problem> {
    let found = cells::found(session, &asked.attributes, asked.limit)?;
    let cell = |c: cells::SmallCell| ProtectCell { values: c.values, persons: c.persons };
    Ok(ProtectCells {
        note: call.catalogue().text(found.note()),
        attributes: found.attributes,
        persons: found.persons,
        smallest: found.smallest,
        limit: found.limit,
        small: found.small.into_iter().map(cell).collect(),
    })
}

fn asked_gate(desk: &mut Desk, asked: ProtectGateAsked, call: &Asked<'_>) -> Result<Later<Nothing>, Problem> {
    let (snapshot, catalogue) = (desk.session()?.snapshot()?, call.catalogue());
    let bytes = match (asked.text, asked.base64) {
        (Some(text), None) => text.into_bytes(),
        (None, Some(text)) => base64::decode(&text).ok_or(Problem::new("option").with("option", "base64"))?,
        _ => return Err(Problem::new("option").with("option", "text")),
    };
    Ok(Box::new(move || {
        gate::of_words(&snapshot.state, &snapshot.words, catalogue, &asked.name, &bytes)?;
        Ok(Nothing {})
    }))
}

model::redacted! {
    ProtectFound ProtectCandidate ProtectMinor ProtectAccept ProtectMark ProtectRename ProtectOriginal
    ProtectOriginalTurn ProtectGateAsked
}
