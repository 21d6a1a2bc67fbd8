//! A scan as the page shows it.

use super::{Kept, ProtectCandidate, ProtectFound, ProtectMinor, ProtectScanAsked, kinds};
use crate::calls::lines::{Lines, MOST};
use crate::calls::{Asked, Later};
use crate::commands::protect::list::KindCount;
use crate::commands::protect::scan::{Candidate, Minor, Scan, Target, keyed, of_snapshot};
use crate::commands::protect::{At, kind};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::wire::{PlaceLine, Span};
use analysis::protect::FoundKind;
use locale::Catalogue;
use model::Place;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

/// Places that are shown of a candidate.
const FIRST: usize = 5;

pub(super) fn scan(
    desk: &mut Desk,
    asked: ProtectScanAsked,
    call: &Asked<'_>,
) -> Result<Later<ProtectFound>, Problem> {
    let of_kind = match asked.kind.as_str() {
        "" => None,
        word => Some(kind(word)?),
    };
    let (kept, status): (Kept, _) = (Arc::clone(&desk.found), desk.status());
    let session = desk.session()?;
    let (snapshot, keyed, catalogue) = (session.snapshot()?, keyed(session), call.catalogue());
    Ok(Box::new(move || {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_mut().filter(|_| asked.kept) {
            Some(scan) => scan.follow(&snapshot.words),
            None => {
                let found =
                    status.during("task-scan", |watch| of_snapshot(&snapshot, &keyed, catalogue, watch))?;
                *kept = Some(found);
            }
        }
        let scan = kept.as_ref().ok_or(Problem::new("internal"))?;
        let page = Page { lines: Lines::new(&snapshot.state, &snapshot.words, catalogue), catalogue };
        Ok(page.found(scan, &asked, of_kind))
    }))
}

struct Page<'a> {
    lines: Lines<'a>,
    catalogue: &'a Catalogue,
}

impl Page<'_> {
    fn found(&self, scan: &Scan, asked: &ProtectScanAsked, of_kind: Option<FoundKind>) -> ProtectFound {
        let is_asked = |c: &&Candidate| of_kind.is_none_or(|kind| c.kind == kind) && c.score >= asked.score;
        let limit = if asked.limit == 0 { MOST } else { asked.limit.min(MOST) };
        let page = scan.candidates.iter().filter(is_asked).skip(asked.skip as usize).take(limit as usize);
        let mut counts: BTreeMap<FoundKind, u64> = BTreeMap::new();
        scan.candidates.iter().for_each(|c| *counts.entry(c.kind).or_default() += 1);
        let counts = counts.into_iter().map(|(kind, count)| KindCount { kind: kind.word(), count }).collect();
        ProtectFound {
            candidates: page.map(|c| self.candidate(c)).collect(),
            total: scan.candidates.iter().filter(is_asked).count() as u64,
            kinds: kinds(counts, self.catalogue),
            minors: scan.minors.iter().take(MOST as usize).map(|m| self.minor(m)).collect(),
            minors_total: scan.minors.len() as u64,
            turns: scan.turns,
            sources: scan.sources.len() as u64,
            note: self.catalogue.text("protect-note"),
        }
    }

    fn candidate(&self, candidate: &Candidate) -> ProtectCandidate {
        let (person, entity) = match candidate.target {
            Target::Person(id) => (Some(id.to_string()), None),
            Target::Entity(id) => (None, Some(id.to_string())),
            Target::Unknown => (None, None),
        };
        ProtectCandidate {
            key: candidate.key.clone(),
            kind: candidate.kind.word().into(),
            kind_name: self.catalogue.text(&candidate.kind.key()),
            score: candidate.score,
            reason: self.catalogue.text(&candidate.reason.key()),
            words: candidate.written(self.lines.words),
            count: candidate.places.len() as u64,
            places: candidate.places.iter().take(FIRST).map(|at| self.line(&at.place())).collect(),
            person,
            entity,
            suggestion: candidate.suggestion.clone(),
        }
    }

    fn minor(&self, minor: &Minor) -> ProtectMinor {
        let span = |at: &At| Span { start: at.start, end: at.end };
        ProtectMinor {
            key: minor.key.clone(),
            reason: self.catalogue.text(&minor.reason.key()),
            line: self.lines.marked(&minor.place(), minor.at.iter().map(span).collect(), None),
        }
    }

    fn line(&self, place: &Place) -> PlaceLine {
        self.lines.line(place, None)
    }
}
