//! `protect scan`: looks through all words for what could lead to a person, and makes candidates of what it finds.
//!
//! A scan holds places and no words: those are read where they stand, so that nothing of somebody who withdraws
//! meanwhile stays in it.

use super::labels::Labels;
use super::parts::{Part, in_parts};
use super::{At, cut, entities, is_covered, kind_of, shown};
use crate::problem::Problem;
use crate::session::{Session, Snapshot, Watch};
use analysis::protect::{AgeReason, Forms, Found, FoundKind, Names, Reason, age_cues, is_no_name, same_as};
use locale::Catalogue;
use model::ids::*;
use model::payload::Entity;
use model::source::{Part as Does, Span};
use model::words::TurnWords;
use model::{Place, State, Words};
use report::mask::is_role_name;
use std::collections::HashMap;

/// Makes the key of a candidate from what it is; it is the same each time, and says nothing without the study.
pub(crate) type Keyed = Box<dyn Fn(&str) -> String + Send + Sync>;

/// What was found in all words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scan {
    /// By score, then number of places.
    pub candidates: Vec<Candidate>,
    /// Turns in which somebody may be a minor, as they come.
    pub minors: Vec<Minor>,
    /// The sources that were looked through.
    pub sources: Vec<SourceId>,
    /// How many turns were looked through.
    pub turns: u64,
}

/// Something that could lead to a person, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What names it in commands: twelve hexadecimal digits.
    pub key: String,
    /// What it is.
    pub kind: FoundKind,
    /// The highest score of its places: 0 to 100, a rank.
    pub score: u8,
    /// Why the place with that score was found.
    pub reason: Reason,
    /// Where it stands, in the order of sources and turns.
    pub places: Vec<At>,
    /// To whom or what it leads, as far as that is known.
    pub target: Target,
    /// What would stand in its place, without brackets.
    pub suggestion: String,
}

/// To whom or what something leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A person of the study.
    Person(PersonId),
    /// What was accepted before.
    Entity(RecordId),
    /// Nobody knows.
    Unknown,
}

/// A turn in which somebody may be a minor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minor {
    /// What names it in commands.
    pub key: String,
    /// Where the cues stand.
    pub at: Vec<At>,
    /// Why, for the first of them.
    pub reason: AgeReason,
}

impl Minor {
    /// The turn.
    pub fn place(&self) -> Place {
        Place::turn(self.at[0].source, self.at[0].turn)
    }
}

/// Looks through the words of a study.
///
/// # Errors
/// Damage; `stopped`.
pub fn scan(session: &Session, catalogue: &Catalogue, watch: Watch<'_>) -> Result<Scan, Problem> {
    of_snapshot(&session.snapshot()?, &keyed(session), catalogue, watch)
}

/// What makes the keys of a study's candidates.
pub(crate) fn keyed(session: &Session) -> Keyed {
    let fingerprint = session.file.fingerprinter();
    Box::new(move |content| {
        let hash = fingerprint(format!("protect\0{content}").as_bytes());
        hash.0[..6].iter().map(|byte| format!("{byte:02x}")).collect()
    })
}

/// [`scan`] on the state and the words of one moment.
pub(crate) fn of_snapshot(
    snapshot: &Snapshot,
    keyed: &Keyed,
    catalogue: &Catalogue,
    watch: Watch<'_>,
) -> Result<Scan, Problem> {
    let (state, words) = (&*snapshot.state, &*snapshot.words);
    let known = Known::new(state, words);
    let parts = in_parts(state, words, watch, |part| known.part(part))?;
    let (mut groups, mut minors, mut turns) = (Groups::new(), Vec::new(), 0);
    for (of_part, ages, count) in parts {
        for (what, group) in of_part {
            groups.entry(what).and_modify(|all| all.add(&group)).or_insert(group);
        }
        minors.extend(ages);
        turns += count;
    }
    let minors = minors.into_iter().map(|(at, reason)| minor(at, reason, keyed)).collect();
    let sources = state.sources_in_order().into_iter().map(|(id, _)| id).collect();
    let candidates = candidates(groups, state, words, keyed, catalogue);
    Ok(Scan { candidates, minors, sources, turns })
}

fn minor(at: Vec<At>, reason: AgeReason, keyed: &Keyed) -> Minor {
    let key = keyed(&format!("minor\0{}\0{}", at[0].source, at[0].turn));
    Minor { key, at, reason }
}

/// The key of a candidate.
pub(crate) fn key_of(keyed: &Keyed, kind: FoundKind, target: Target, same: &str) -> String {
    let target = match target {
        Target::Person(id) => id.to_string(),
        Target::Entity(id) => id.to_string(),
        Target::Unknown => String::new(),
    };
    keyed(&format!("{}\0{target}\0{same}", kind.word()))
}

/// What is one to the search, to whom it leads, and its kind.
type What = (FoundKind, Target, String);
type Groups = HashMap<What, Group>;
type OfPart = (Groups, Vec<(Vec<At>, AgeReason)>, u64);

/// Places of one candidate.
struct Group {
    score: u8,
    reason: Reason,
    places: Vec<At>,
}

impl Group {
    fn add(&mut self, other: &Group) {
        if other.score > self.score {
            (self.score, self.reason) = (other.score, other.reason);
        }
        self.places.extend(&other.places);
    }
}

fn candidates(
    groups: Groups,
    state: &State,
    words: &Words,
    keyed: &Keyed,
    catalogue: &Catalogue,
) -> Vec<Candidate> {
    let mut groups: Vec<(What, Group)> = groups.into_iter().collect();
    let order = |(what, group): &(What, Group)| {
        let (score, count) = (group.score, group.places.len());
        (std::cmp::Reverse(score), std::cmp::Reverse(count), what.0, what.2.clone(), what.1)
    };
    groups.sort_by_cached_key(order);
    let mut labels = Labels::new(state, words, catalogue);
    let labelled: HashMap<RecordId, &Entity> = entities(state, words).collect();
    let one = |((kind, target, same), group): (What, Group)| Candidate {
        key: key_of(keyed, kind, target, &same),
        kind,
        score: group.score,
        reason: group.reason,
        places: group.places,
        target,
        suggestion: match target {
            Target::Person(person) => words.pseudonym(person).to_owned(),
            Target::Entity(id) => labelled.get(&id).map_or_else(String::new, |e| shown(words, e).to_owned()),
            Target::Unknown => labels.next(kind),
        },
    };
    groups.into_iter().map(one).collect()
}

/// What the study knows: whose names are looked for, and what was accepted before.
struct Known {
    names: Names,
    /// To whom each number of a name leads.
    owners: Vec<Target>,
    forms: Forms,
    /// The entity of each form, with its kind.
    form_of: Vec<(Target, FoundKind)>,
    same: HashMap<String, Target>,
}

impl Known {
    fn new(state: &State, words: &Words) -> Known {
        let mut owners = vec![Target::Unknown];
        let mut numbers: HashMap<Target, u32> = HashMap::from([(Target::Unknown, 0)]);
        let mut named: Vec<(&str, u32)> = words.study.names.iter().map(|name| (name.as_str(), 0)).collect();
        let mut number = |target: Target| {
            *numbers.entry(target).or_insert_with(|| {
                owners.push(target);
                owners.len() as u32 - 1
            })
        };
        for (speaker, name) in speaker_names(state, words) {
            let target = state.person_of(speaker).map_or(Target::Unknown, Target::Person);
            named.push((name, number(target)));
        }
        let (mut forms, mut form_of, mut same) = (Vec::new(), Vec::new(), HashMap::new());
        for (id, entity) in entities(state, words) {
            let (target, kind) = (target_of(id, entity), kind_of(entity));
            for form in &entity.forms {
                if kind == FoundKind::Name {
                    named.push((form, number(target)));
                }
                same.insert(same_as(form), target);
                forms.push(form.as_str());
                form_of.push((target, kind));
            }
        }
        Known { names: Names::new(named), owners, forms: Forms::new(&forms), form_of, same }
    }

    fn part(&self, part: &Part<'_>) -> OfPart {
        let (mut groups, mut minors, mut count) = (Groups::new(), Vec::new(), 0);
        for (number, turn, text) in part.texts() {
            count += 1;
            let at = |start, end| At { source: part.source, turn: number, start, end };
            self.turn(turn, text, &at, &mut groups);
            let cues = age_cues(text);
            if let Some(first) = cues.first() {
                minors.push((cues.iter().map(|cue| at(cue.start, cue.end)).collect(), first.reason));
            }
        }
        (groups, minors, count)
    }

    fn turn(&self, turn: &TurnWords, text: &str, at: &dyn Fn(u32, u32) -> At, groups: &mut Groups) {
        let mut before: Vec<Span> = Vec::new();
        for (span, form) in self.forms.places(text) {
            let (target, kind) = self.form_of[form];
            let at = at(span.start, span.end);
            before.push(Span { start: span.start, end: span.end });
            if !is_covered(turn, span.start, span.end) {
                put(groups, (kind, target), text, at, LISTED, Reason::Listed);
            }
        }
        for found in analysis::protect::scan(text, &self.names) {
            let inside = before.iter().any(|span| span.start <= found.start && found.end <= span.end);
            if !inside && !is_covered(turn, found.start, found.end) {
                let target = self.target(&found, text);
                put(
                    groups,
                    (found.kind, target),
                    text,
                    at(found.start, found.end),
                    found.score,
                    found.reason,
                );
            }
        }
    }

    fn target(&self, found: &Found, text: &str) -> Target {
        let named = found.owner.and_then(|owner| self.owners.get(owner as usize)).copied();
        let known = || {
            let words = cut(text, found.start, found.end).filter(|_| !self.same.is_empty())?;
            self.same.get(&same_as(words)).copied()
        };
        named.filter(|t| *t != Target::Unknown).or_else(known).unwrap_or(Target::Unknown)
    }
}

/// The score of what was accepted before.
const LISTED: u8 = 97;

fn put(groups: &mut Groups, what: (FoundKind, Target), text: &str, at: At, score: u8, reason: Reason) {
    let Some(words) = cut(text, at.start, at.end) else { return };
    let one = Group { score, reason, places: vec![at] };
    match groups.entry((what.0, what.1, same_as(words))) {
        std::collections::hash_map::Entry::Occupied(mut there) => there.get_mut().add(&one),
        std::collections::hash_map::Entry::Vacant(free) => drop(free.insert(one)),
    }
}

/// To whom an entity leads: its person, where it has one.
pub(super) fn target_of(id: RecordId, entity: &Entity) -> Target {
    entity.person.map_or(Target::Entity(id), Target::Person)
}

/// The names in files that tell who somebody is: no roles, no interviewers, no common words; in the order of speakers.
pub(super) fn speaker_names<'a>(
    state: &'a State,
    words: &'a Words,
) -> impl Iterator<Item = (SpeakerId, &'a str)> {
    let all = state.speakers.iter().filter(|(_, s)| matches!(s.part(), Does::Party | Does::Informant));
    all.filter_map(|(id, _)| {
        let name = words.speakers.get(id)?;
        let tells = !is_no_name(name) && !is_role_name(state, words, *id, name);
        tells.then_some((*id, name.as_str()))
    })
}

impl Scan {
    /// Lets go of what is covered by now, and of turns whose words are there no more.
    pub(crate) fn follow(&mut self, words: &Words) {
        let is_open = |at: &At| {
            let turn = words.turn(at.source, at.turn);
            turn.is_some_and(|t| t.text.is_some() && !is_covered(t, at.start, at.end))
        };
        let there = |at: &At| words.turn(at.source, at.turn).is_some_and(|t| t.text.is_some());
        self.candidates.iter_mut().for_each(|candidate| candidate.places.retain(is_open));
        self.candidates.retain(|candidate| !candidate.places.is_empty());
        self.minors.retain(|minor| there(&minor.at[0]));
    }
}

impl Candidate {
    /// The ways in which it is written, at most five, as they come. Only for the person who decides.
    pub fn written(&self, words: &Words) -> Vec<String> {
        let mut written: Vec<String> = Vec::new();
        for place in self.places.iter().take(200).filter_map(|at| at.words(words)) {
            if written.len() < 5 && !written.iter().any(|known| known == place) {
                written.push(place.to_owned());
            }
        }
        written
    }
}
