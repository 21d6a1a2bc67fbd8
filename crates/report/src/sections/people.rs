//! Sources and people.

use super::Report;
use super::plain::PlainPerson;
use crate::html::Html;
use crate::places;
use crate::table::{Cell, Head, Table};
use model::event::{ConsentDecision, PersonKind};
use model::source::Part;
use model::{LocalTime, PersonId, SourceId, SourceKind, SpeakerId};
use std::collections::{BTreeMap, BTreeSet};

/// With more sources than this, a summary and the first of them.
const MANY: usize = 60;
const FIRST: usize = 40;
/// Sources, or ranges of them, that a person's row names.
const NAMED: usize = 8;

/// Writes the section.
pub fn write(report: &Report<'_>, h: &mut Html) {
    h.p(&report.text("report-people-intro"));
    if report.view().sources.len() > MANY {
        summary(report, h);
    }
    sources(report, h);
    persons(report, h);
}

fn spans(report: &Report<'_>, source: SourceId) -> Option<(LocalTime, LocalTime)> {
    let times = report.view().words.sources.get(&source)?.turns.iter().filter_map(|t| t.time);
    let times = times.filter_map(|t| report.view().words.time_shown(report.view().state, source, Some(t)));
    let (first, last) = (times.clone().min_by_key(|t| t.seconds)?, times.max_by_key(|t| t.seconds)?);
    Some((first, last))
}

fn turns(report: &Report<'_>, source: SourceId) -> u64 {
    report.view().words.sources.get(&source).map_or(0, |s| s.turns.len() as u64)
}

fn days(report: &Report<'_>, span: Option<(LocalTime, LocalTime)>) -> [Cell; 2] {
    match span {
        Some((first, last)) => [Cell::number(report.day(first)), Cell::number(report.day(last))],
        None => [Cell::number("–"), Cell::number("–")],
    }
}

fn summary(report: &Report<'_>, h: &mut Html) {
    let view = report.view();
    let heads = vec![
        Head::words(report.text("report-col-kind")),
        Head::number(report.text("report-col-sources")),
        Head::number(report.text("report-col-turns")),
        Head::number(report.text("report-col-first")),
        Head::number(report.text("report-col-last")),
    ];
    let mut table = Table::new(report.text("report-summary-caption"), heads);
    for kind in SourceKind::ALL {
        let of_kind: Vec<SourceId> = view.sources.iter().copied().filter(|s| view.kind(*s) == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let all: Vec<_> = of_kind.iter().filter_map(|s| spans(report, *s)).collect();
        let first = all.iter().map(|s| s.0).min_by_key(|t| t.seconds);
        let span = first.zip(all.iter().map(|s| s.1).max_by_key(|t| t.seconds));
        let mut row =
            vec![Cell::words(report.kind(kind)).head(), Cell::number(report.number(of_kind.len() as u64))];
        row.push(Cell::number(report.number(of_kind.iter().map(|s| turns(report, *s)).sum())));
        row.extend(days(report, span));
        table.row(row);
    }
    table.write(h);
}

fn sources(report: &Report<'_>, h: &mut Html) {
    let all = &report.view().sources;
    let shown = if all.len() > MANY { FIRST } else { all.len() };
    let heads = vec![
        Head::words(report.text("report-col-label")),
        Head::words(report.text("report-col-kind")),
        Head::number(report.text("report-col-turns")),
        Head::words(report.text("report-col-speakers")),
        Head::number(report.text("report-col-first")),
        Head::number(report.text("report-col-last")),
    ];
    let mut table = Table::new(report.text("report-sources-caption"), heads);
    for source in &all[..shown] {
        let mut row = vec![Cell::words(report.view().words.label(*source)).head()];
        row.push(Cell::words(report.kind(report.view().kind(*source))));
        row.push(Cell::number(report.number(turns(report, *source))));
        row.push(Cell::words(speakers(report, *source)));
        row.extend(days(report, spans(report, *source)));
        table.row(row);
    }
    table.write(h);
    report.more(h, "report-more-sources", all.len() - shown);
}

/// "P03 (penjual), P11 (pembeli)"; narrators left out.
fn speakers(report: &Report<'_>, source: SourceId) -> String {
    let view = report.view();
    let all = view.state.sources.get(&source).map_or(&[][..], |s| &s.speakers);
    let shown = all.iter().filter(|s| view.part(**s) != Some(Part::Narrator));
    shown.map(|s| speaker(report, *s)).collect::<Vec<_>>().join(", ")
}

fn speaker(report: &Report<'_>, speaker: SpeakerId) -> String {
    let name = report.speaker(speaker);
    match report.view().role(speaker) {
        Some(role) => format!("{name} ({})", report.role(Some(role))),
        None => name,
    }
}

/// What the table tells about a person.
#[derive(Default)]
struct InSources {
    roles: BTreeSet<String>,
    sources: Vec<String>,
    turns: u64,
}

/// The persons that are listed, informants first, by pseudonym.
fn listed(report: &Report<'_>) -> Vec<(PersonId, PersonKind)> {
    let state = report.view().state;
    let interviewers = interviewers(report);
    let is_shown = |p: &PersonId| {
        let is_gone = state.withdrawn.persons.contains(p) || report.view().is_hidden(*p);
        !is_gone && !interviewers.contains(p)
    };
    let mut persons: Vec<(PersonId, PersonKind)> = state
        .persons
        .iter()
        .filter(|(id, p)| p.exists() && is_shown(id))
        .map(|(id, p)| (*id, p.kind()))
        .collect();
    persons.sort_by_cached_key(|(id, kind)| {
        let name = report.person(*id);
        (*kind, name.chars().count(), name, *id)
    });
    persons
}

/// The persons that are listed, with what the table tells about them.
pub fn plain(report: &Report<'_>) -> Vec<PlainPerson> {
    let mut found = in_sources(report);
    let consents = &report.view().state.persons;
    let plain = |(id, kind): (PersonId, PersonKind)| {
        let InSources { roles, sources, turns } = found.remove(&id).unwrap_or_default();
        let consent = consents.get(&id).map_or(ConsentDecision::Unknown, |p| p.consent());
        let (roles, person) = (roles.into_iter().collect(), report.person(id));
        PlainPerson { person, kind, roles, sources, turns, consent }
    };
    listed(report).into_iter().map(plain).collect()
}

fn persons(report: &Report<'_>, h: &mut Html) {
    let (found, persons) = (in_sources(report), listed(report));
    let shown = if persons.len() > MANY { FIRST } else { persons.len() };
    let mut table = Table::new(report.text("report-persons-caption"), person_heads(report));
    let none = InSources::default();
    for (person, kind) in &persons[..shown] {
        table.row(person_row(report, *person, *kind, found.get(person).unwrap_or(&none)));
    }
    table.write(h);
    report.more(h, "report-more-persons", persons.len() - shown);
}

fn person_heads(report: &Report<'_>) -> Vec<Head> {
    vec![
        Head::words(report.text("report-col-pseudonym")),
        Head::words(report.text("report-col-person-kind")),
        Head::words(report.text("report-col-role")),
        Head::words(report.text("report-col-sources")),
        Head::number(report.text("report-col-turns")),
        Head::words(report.text("report-col-consent")),
    ]
}

fn person_row(report: &Report<'_>, person: PersonId, kind: PersonKind, found: &InSources) -> Vec<Cell> {
    let kind = match kind {
        PersonKind::Informant => "report-informant",
        PersonKind::OtherParty => "report-other-party",
    };
    let roles = found.roles.iter().cloned().collect::<Vec<_>>().join(", ");
    let ranges = places::label_ranges(&found.sources);
    let mut sources = ranges.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if ranges.len() > NAMED {
        sources = format!("{sources} …");
    }
    let consent = report.view().state.persons.get(&person).map_or(ConsentDecision::Unknown, |p| p.consent());
    vec![
        Cell::words(report.person(person)).head(),
        Cell::words(report.text(kind)),
        Cell::words(if roles.is_empty() { "–" } else { &roles }),
        Cell::words(if sources.is_empty() { "–" } else { &sources }),
        Cell::number(report.number(found.turns)),
        Cell::words(report.consent(consent)),
    ]
}

/// Roles, sources and turns by person.
fn in_sources(report: &Report<'_>) -> BTreeMap<PersonId, InSources> {
    let view = report.view();
    let mut found: BTreeMap<PersonId, InSources> = BTreeMap::new();
    for source in &view.sources {
        let Some(words) = view.words.sources.get(source) else { continue };
        for speaker in &view.state.sources[source].speakers {
            let Some(person) = view.state.person_of(*speaker) else { continue };
            let entry = found.entry(person).or_default();
            entry.roles.extend(view.role(*speaker).map(|r| report.role(Some(r))));
            let label = view.words.label(*source).to_owned();
            if entry.sources.last() != Some(&label) {
                entry.sources.push(label);
            }
            entry.turns +=
                words.turns.iter().filter(|t| t.speaker == *speaker && t.text.is_some()).count() as u64;
        }
    }
    found
}

/// Persons who only ask.
fn interviewers(report: &Report<'_>) -> BTreeSet<PersonId> {
    let view = report.view();
    let of_part = |asks: bool| {
        let speakers = view.sources.iter().flat_map(|s| &view.state.sources[s].speakers);
        let found = speakers.filter(move |s| (view.part(**s) == Some(Part::Interviewer)) == asks);
        found.filter_map(|s| view.state.person_of(*s)).collect::<BTreeSet<PersonId>>()
    };
    of_part(true).difference(&of_part(false)).copied().collect()
}
