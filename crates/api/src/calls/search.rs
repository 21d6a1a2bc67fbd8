//! Search in all sources: by words, phrase or regular expression, and by code, speaker, date.

use super::lines::{Lines, MOST};
use super::{Asked, Call, Later, later};
use crate::commands::log::a_day;
use crate::desk::Desk;
use crate::place;
use crate::problem::Problem;
use crate::session::Snapshot;
use crate::wire::{PlaceLine, Span, id};
use analysis::search::{Corpus, Filter, Found, Hit, Page, Query, QueryError};
use locale::Catalogue;
use model::ids::*;
use model::payload::Detail;
use model::source::SourceKind;
use model::{LocalTime, Place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![later("search", "Finds turns across all sources.", search)]
}

/// What is folded for searches, kept until the study is locked.
pub(crate) type Kept = Arc<Mutex<Corpus>>;

fn search(desk: &mut Desk, asked: SearchAsked, call: &Asked<'_>) -> Result<Later<SearchFound>, Problem> {
    let corpus = Arc::clone(&desk.search);
    let snapshot = desk.session()?.snapshot()?;
    let query = if asked.regex { Query::regex(&asked.text) } else { Query::words(&asked.text) };
    let query = query.map_err(mistake)?;
    let filter = filter(&snapshot, &asked)?;
    let limit = if asked.limit == 0 { MOST } else { asked.limit.min(MOST) };
    let page = Page { skip: asked.skip, limit: limit as usize };
    let catalogue = call.catalogue();
    Ok(Box::new(move || {
        let order: Vec<SourceId> = snapshot.state.sources_in_order().into_iter().map(|(id, _)| id).collect();
        let mut corpus = corpus.lock().unwrap_or_else(PoisonError::into_inner);
        let found = corpus.search(&snapshot.state, &snapshot.words, &order, &query, &filter, page);
        Ok(shown(&snapshot, found, catalogue))
    }))
}

fn mistake(error: QueryError) -> Problem {
    Problem::new(match error {
        QueryError::Malformed => "search-regex",
        QueryError::TooLarge => "search-large",
    })
}

fn filter(snapshot: &Snapshot, asked: &SearchAsked) -> Result<Filter, Problem> {
    fn ids<I: std::str::FromStr + Ord>(texts: &[String]) -> Result<BTreeSet<I>, Problem> {
        texts.iter().map(|text| id(text)).collect()
    }
    let (state, words) = (&snapshot.state, &snapshot.words);
    let kind = |word: &String| SourceKind::from_word(word).ok_or(Problem::new("id-unknown"));
    let told = |word: &String| Detail::from_word(word).ok_or(Problem::new("id-unknown"));
    let role = |name: &String| place::role(state, words, name).ok_or(Problem::new("id-unknown"));
    Ok(Filter {
        sources: ids(&asked.sources)?,
        kinds: asked.kinds.iter().map(kind).collect::<Result<_, _>>()?,
        codes: ids(&asked.codes)?,
        persons: ids(&asked.persons)?,
        speakers: BTreeSet::new(),
        roles: asked.roles.iter().map(role).collect::<Result<_, _>>()?,
        told: asked.told.iter().map(told).collect::<Result<_, _>>()?,
        since: asked.since.as_deref().map(a_day).transpose()?.map(LocalTime::date),
        until: asked.until.as_deref().map(a_day).transpose()?.map(LocalTime::date),
    })
}

fn shown(snapshot: &Snapshot, found: Found, catalogue: &Catalogue) -> SearchFound {
    let lines = Lines::new(&snapshot.state, &snapshot.words, catalogue);
    let line = |hit: Hit| {
        let place = Place::turn(hit.source, hit.turn);
        let spans = hit.spans.into_iter().map(|s| Span { start: s.start, end: s.end }).collect();
        lines.marked(&place, spans, None)
    };
    SearchFound {
        total: found.total,
        in_sources: found.by_source.len() as u64,
        hits: found.hits.into_iter().map(line).collect(),
    }
}

/// What is looked for; all that is empty or absent asks for all.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchAsked {
    /// The words: all of them; a "phrase" in quotation marks; with `regex` one regular expression.
    #[serde(default)]
    pub text: String,
    /// Whether `text` is a regular expression.
    #[serde(default)]
    pub regex: bool,
    /// Only turns with a coding of one of these codes.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Only these sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Only sources of these kinds.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Only turns of these persons.
    #[serde(default)]
    pub persons: Vec<String>,
    /// Only turns of speakers with these roles (names).
    #[serde(default)]
    pub roles: Vec<String>,
    /// Only turns of which one of these is told beside the words: `picture`, `forwarded`, …, as in `turns`.
    #[serde(default)]
    pub told: Vec<String>,
    /// Only turns from this day on: `2026-05-12`.
    pub since: Option<String>,
    /// Only turns up to the end of this day.
    pub until: Option<String>,
    /// How many hits are passed over.
    #[serde(default)]
    pub skip: u64,
    /// How many are given; at most 200.
    #[serde(default)]
    pub limit: u64,
}

/// What was found.
#[derive(Clone, Serialize, ToSchema)]
pub struct SearchFound {
    /// Number of turns found.
    pub total: u64,
    /// Number of sources with a hit.
    pub in_sources: u64,
    /// The hits of this page in the order of sources and turns.
    pub hits: Vec<PlaceLine>,
}
