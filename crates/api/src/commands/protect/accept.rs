//! `protect accept`: candidates become entities, with a mention at all places where they stand, as one action.

use super::parts::{Part, in_parts};
use super::scan::{Candidate, Keyed, Scan, Target, key_of, keyed, target_of};
use super::{At, entities, is_covered, kind_of, label};
use crate::change::set;
use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use analysis::protect::{Forms, FoundKind, same_as};
use model::batch::Cause;
use model::event::{Change, Event, MarkKind, Owner, RecordKind, Subject};
use model::ids::*;
use model::payload::{Entity, PayloadKind, Record};
use model::{State, Words};
use std::collections::{BTreeSet, HashMap};
use store::Pen;

/// Which candidates, and what shall stand in their place.
#[derive(Clone, Default)]
pub struct Asked {
    /// Keys of candidates, or how they begin (four digits at least). Cues of a minor can be among them.
    pub keys: Vec<String>,
    /// What stands in the place of all of them; `None` = what the scan suggests for each.
    pub label: Option<String>,
    /// The pseudonym of the person to whom all of them lead.
    pub person: Option<String>,
}

/// What was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Accepted {
    /// The batch; `None` when all of it was there already.
    pub batch: Option<BatchId>,
    /// The entities, new and old, in the order asked.
    pub entities: Vec<RecordId>,
    /// How many places are replaced now that weren't before.
    pub mentions: u64,
    /// In how many sources.
    pub sources: u64,
    /// How many turns were marked as of a possible minor.
    pub marks: u64,
}

/// What becomes an entity, or a part of one.
pub(super) struct Plan {
    /// To whom it leads.
    pub target: Target,
    /// What it is.
    pub kind: FoundKind,
    /// What stands in its place, without brackets; for a person the pseudonym.
    pub shown: String,
    /// As it is written.
    pub forms: Vec<String>,
    /// Places that are known; others are looked for.
    pub places: Vec<At>,
}

/// Accepts candidates of a scan.
///
/// # Errors
/// A key that no candidate has, or several; a bad label; an unknown person; damage; `stopped`.
pub fn accept(
    session: &mut Session,
    scan: &Scan,
    asked: &Asked,
    watch: Watch<'_>,
) -> Result<Accepted, Problem> {
    let words = session.words()?;
    let state = session.state();
    let person = match &asked.person {
        Some(name) => Some(
            place::person(state, &words, name)
                .ok_or_else(|| Problem::new("person-unknown").with("person", name))?,
        ),
        None => None,
    };
    let given = asked.label.as_deref().map(label).transpose()?;
    let (keyed, mut plans, mut minors) = (keyed(session), Vec::new(), Vec::new());
    for key in &asked.keys {
        match find(scan, key)? {
            Named::Candidate(candidate) => {
                let mut plan = plan(candidate, &words, &keyed);
                if let Some(person) = person {
                    (plan.target, plan.shown) = (Target::Person(person), words.pseudonym(person).to_owned());
                } else if let Some(label) = &given {
                    plan.target = labelled(state, &words, label);
                    plan.shown.clone_from(label);
                }
                plans.push(plan);
            }
            Named::Minor(turn) => minors.push(turn),
        }
    }
    write(session, plans, minors, watch)
}

/// To whom a label leads that is given: to what has it already.
pub(super) fn labelled(state: &State, words: &Words, label: &str) -> Target {
    let found = super::find_entity(state, words, label);
    let entity = |id| entities(state, words).find(|(other, _)| *other == id);
    found.and_then(entity).map_or(Target::Unknown, |(id, entity)| target_of(id, entity))
}

enum Named<'a> {
    Candidate(&'a Candidate),
    Minor(model::Place),
}

fn find<'a>(scan: &'a Scan, key: &str) -> Result<Named<'a>, Problem> {
    let key = key.trim().to_lowercase();
    let is_it = |known: &str| key.len() >= 4 && known.starts_with(&key);
    let candidates = scan.candidates.iter().filter(|c| is_it(&c.key)).map(Named::Candidate);
    let minors = scan.minors.iter().filter(|m| is_it(&m.key)).map(|m| Named::Minor(m.place()));
    let mut found = candidates.chain(minors);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(Problem::new("protect-key")),
    }
}

fn plan(candidate: &Candidate, words: &Words, keyed: &Keyed) -> Plan {
    // Words may have been corrected since the scan: only places that still hold them.
    let holds = |at: &&At| {
        let same = at.words(words).map(same_as);
        same.is_some_and(|same| key_of(keyed, candidate.kind, candidate.target, &same) == candidate.key)
    };
    let places: Vec<At> = candidate.places.iter().filter(holds).copied().collect();
    let forms = places.first().and_then(|at| at.words(words)).map(bare).into_iter().collect();
    let (target, kind, shown) = (candidate.target, candidate.kind, candidate.suggestion.clone());
    Plan { target, kind, shown, forms, places }
}

/// A form without the marks that stand around a name.
pub(super) fn bare(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || "@~\u{2068}\u{2069}".contains(c)).to_owned()
}

/// Writes entities with all their places, and marks, as one batch.
pub(super) fn write(
    session: &mut Session,
    plans: Vec<Plan>,
    minors: Vec<model::Place>,
    watch: Watch<'_>,
) -> Result<Accepted, Problem> {
    session.may_write()?;
    let words = session.words()?;
    let (mut pen, mut accepted) = (Pen::default(), Accepted::default());
    let mut all: Vec<Made> = Vec::new();
    for plan in plans {
        let place = Made::place(&mut all, plan, session.state(), &words, &pen)?;
        let id = all[place].id;
        if !accepted.entities.contains(&id) {
            accepted.entities.push(id);
        }
    }
    let places = places(session.state(), &words, &all, watch)?;
    let mut events = Vec::new();
    for made in &all {
        events.extend(made.event(session, &mut pen)?);
    }
    for (at, number) in &places {
        let mention = MentionId(pen.id()?);
        events.push(Event::MentionAdded { mention, entity: all[*number].id, place: at.place() });
    }
    accepted.mentions = places.len() as u64;
    accepted.sources = places.iter().map(|(at, _)| at.source).collect::<BTreeSet<_>>().len() as u64;
    for place in minors {
        let (mark, on) = (MarkId(pen.id()?), Subject::Place(place));
        events.push(Event::MarkAdded { mark, kind: MarkKind::PossibleMinor, on });
        accepted.marks += 1;
    }
    if !events.is_empty() {
        accepted.batch = Some(session.commit(pen, Cause::Command, events, watch)?);
    }
    Ok(accepted)
}

/// An entity as it shall be.
struct Made {
    id: RecordId,
    entity: Entity,
    is_new: bool,
    has_changed: bool,
    /// Places that are known.
    places: Vec<At>,
}

impl Made {
    /// The place in the list of what a plan becomes a part of.
    fn place(
        all: &mut Vec<Made>,
        plan: Plan,
        state: &State,
        words: &Words,
        pen: &Pen,
    ) -> Result<usize, Problem> {
        let kind = if plan.kind == FoundKind::Mention { FoundKind::Name } else { plan.kind };
        let person = match plan.target {
            Target::Person(person) => Some(person),
            Target::Entity(_) | Target::Unknown => None,
        };
        let is_it = |id: RecordId, entity: &Entity| match plan.target {
            Target::Entity(known) => id == known,
            Target::Person(person) => entity.person == Some(person) && kind_of(entity) == kind,
            Target::Unknown => {
                entity.person.is_none() && kind_of(entity) == kind && entity.shown == plan.shown
            }
        };
        let there = all.iter().position(|made| is_it(made.id, &made.entity));
        let number = match there {
            Some(number) => number,
            None => {
                let known = entities(state, words).find(|(id, entity)| is_it(*id, entity));
                let (id, entity, is_new) = match known {
                    Some((id, entity)) => (id, entity.clone(), false),
                    None => {
                        let (kind, forms) = (kind.word().to_owned(), Vec::new());
                        (RecordId(pen.id()?), Entity { kind, shown: plan.shown, person, forms }, true)
                    }
                };
                all.push(Made { id, entity, is_new, has_changed: false, places: Vec::new() });
                all.len() - 1
            }
        };
        let made = &mut all[number];
        for form in plan.forms {
            if !made.entity.forms.iter().any(|known| same_as(known) == same_as(&form)) {
                made.entity.forms.push(form);
                made.has_changed = true;
            }
        }
        made.places.extend(plan.places);
        Ok(number)
    }

    /// What records it, where there is something to record.
    fn event(&self, session: &Session, pen: &mut Pen) -> Result<Option<Event>, Problem> {
        if !self.is_new && !self.has_changed {
            return Ok(None);
        }
        let state = session.state();
        let owners: Vec<Owner> = match (self.is_new, state.records.get(&self.id)) {
            (false, Some(record)) => {
                state.payloads.get(&record.text()).map(|info| info.owners.clone()).unwrap_or_default()
            }
            _ => self.entity.person.map(Owner::Person).into_iter().collect(),
        };
        let record = Record::Entity(self.entity.clone());
        let text = pen.record(&session.file, PayloadKind::Record, &owners, &record)?;
        Ok(Some(match self.is_new {
            true => Event::RecordAdded { record: self.id, kind: RecordKind::Entity, text, owners },
            false => set(state, Change::RecordText(self.id, text)),
        }))
    }
}

/// All places of the entities that nothing covers yet, in the order of sources and turns, without one in another.
fn places(state: &State, words: &Words, all: &[Made], watch: Watch<'_>) -> Result<Vec<(At, usize)>, Problem> {
    let numbered = all.iter().enumerate();
    let (forms, of): (Vec<&str>, Vec<usize>) =
        numbered.clone().flat_map(|(n, m)| m.entity.forms.iter().map(move |form| (form.as_str(), n))).unzip();
    let search = Forms::new(&forms);
    let mut found: Vec<(At, usize)> = Vec::new();
    if !search.is_empty() {
        let parts = in_parts(state, words, watch, |part| in_part(part, &search, &of))?;
        found.extend(parts.into_iter().flatten());
    }
    let is_open = |at: &At| {
        words.turn(at.source, at.turn).is_some_and(|t| t.text.is_some() && !is_covered(t, at.start, at.end))
    };
    found.extend(numbered.flat_map(|(n, made)| made.places.iter().map(move |at| (*at, n))));
    found.retain(|(at, _)| is_open(at));
    let order: HashMap<SourceId, usize> =
        state.sources_in_order().into_iter().enumerate().map(|(n, (id, _))| (id, n)).collect();
    found.sort_by_key(|(at, n)| (order.get(&at.source), at.turn, at.start, std::cmp::Reverse(at.end), *n));
    // From left to right, the longest first: what ends no later than one before it lies in that one.
    let mut kept: Vec<(At, usize)> = Vec::with_capacity(found.len());
    for (at, number) in found {
        let inside =
            |last: &(At, usize)| last.0.source == at.source && last.0.turn == at.turn && at.end <= last.0.end;
        if !kept.last().is_some_and(inside) {
            kept.push((at, number));
        }
    }
    Ok(kept)
}

fn in_part(part: &Part<'_>, search: &Forms, of: &[usize]) -> Vec<(At, usize)> {
    let mut found = Vec::new();
    for (turn, _, text) in part.texts() {
        for (span, form) in search.places(text) {
            found.push((At { source: part.source, turn, start: span.start, end: span.end }, of[form]));
        }
    }
    found
}

impl Accepted {
    /// The entity, where it is one.
    pub fn entity(&self) -> Option<RecordId> {
        self.entities.first().copied()
    }
}

model::redacted! { Asked }
