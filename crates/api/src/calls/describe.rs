//! Names an action by what it did: "Harga pada C07, pesan 14". Codes, labels and pseudonyms only, never words of people.

mod kind;

use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{self, ActionName, Undoing};
use kind::{Kind, kind_of};
use locale::{Arg, Catalogue};
use model::Words;
use model::batch::{Batch, Cause};
use model::event::{Change, Event, Owner, Subject};
use model::ids::*;
use model::source::{Place, SourceKind};
use model::state::{Coding, State};
use model::undo::{last_redoable, last_undoable};
use std::collections::{BTreeMap, BTreeSet};

/// What undo and redo would do now.
///
/// # Errors
/// Damage.
pub(crate) fn undoing(session: &Session, catalogue: &Catalogue) -> Result<Undoing, Problem> {
    let (state, replica) = (session.state(), session.file.replica());
    let name = |batch: BatchId, of: BatchId| {
        let what = describe(session, of, catalogue)?.0;
        Ok::<_, Problem>(ActionName { batch: batch.to_string(), what })
    };
    let undo = last_undoable(state, replica).map(|batch| name(batch, first(session, batch))).transpose()?;
    let redo = last_redoable(state, replica).map(|batch| name(batch, first(session, batch))).transpose()?;
    Ok(Undoing { undo, redo })
}

/// The action behind an undo, or behind the undo of one, and so on; the action itself where it is none.
fn first(session: &Session, batch: BatchId) -> BatchId {
    let undone = |id: &BatchId| match session.file.batch(*id)?.body.cause {
        Cause::Undo { of } => Some(of),
        _ => None,
    };
    std::iter::successors(Some(batch), undone).last().unwrap_or(batch)
}

/// Names an action in the asked language, with a place where it can be seen if there is one.
///
/// # Errors
/// Damage.
pub(crate) fn describe(
    session: &Session,
    batch: BatchId,
    catalogue: &Catalogue,
) -> Result<(String, Option<wire::Place>), Problem> {
    let words = session.words()?;
    Ok(name(session, &words, batch, catalogue))
}

/// As [`describe`], with the words at hand: of the state that is shown, present or past.
pub(crate) fn name(
    session: &Session,
    words: &Words,
    batch: BatchId,
    catalogue: &Catalogue,
) -> (String, Option<wire::Place>) {
    let namer = Namer { state: session.file.state(), words, catalogue };
    let Some(found) = session.file.batch(batch) else { return (batch.short(), None) };
    if !matches!(found.body.cause, Cause::Undo { .. }) {
        return namer.batch(found);
    }
    let origin = first(session, batch);
    let mut steps = 0;
    let mut at = batch;
    while let Some(Cause::Undo { of }) = session.file.batch(at).map(|b| &b.body.cause) {
        steps += 1;
        at = *of;
    }
    let (what, place) = session.file.batch(origin).map_or((origin.short(), None), |b| namer.batch(b));
    let key = if steps % 2 == 1 { "act-undone" } else { "act-again" };
    (catalogue.with(key, &[("what", Arg::Text(&what))]), place)
}

/// A place as it is read aloud: "C07, pesan 14".
pub(crate) fn place_name(state: &State, words: &Words, place: &Place, catalogue: &Catalogue) -> String {
    let (first, last) = (place.first(), place.last());
    let turn = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let unit = match state.sources.get(&place.source).map(|s| s.kind()) {
        Some(SourceKind::Conversation) => "place-message",
        Some(SourceKind::Interview) => "place-utterance",
        _ => "place-paragraph",
    };
    catalogue.with(unit, &[("label", Arg::Text(words.label(place.source))), ("turn", Arg::Text(&turn))])
}

/// A code as it is read aloud: its short label, else its name.
pub(crate) fn code_name(words: &Words, code: CodeId) -> &str {
    let brief = words.codes.get(&code).map(|text| text.brief.as_str()).filter(|b| !b.is_empty());
    brief.unwrap_or_else(|| words.code(code))
}

/// What a subject is called: "C07", "kode Harga", "C07, pesan 14".
pub(crate) fn subject_name(state: &State, words: &Words, on: &Subject, catalogue: &Catalogue) -> String {
    Namer { state, words, catalogue }.subject(on)
}

struct Namer<'a> {
    state: &'a State,
    words: &'a Words,
    catalogue: &'a Catalogue,
}

/// Things of one action above this number are not told apart.
const MANY: usize = 500;

type Named = (String, Option<wire::Place>);

impl Namer<'_> {
    fn batch(&self, batch: &Batch) -> Named {
        let mut kinds: BTreeMap<Kind, Vec<&Event>> = BTreeMap::new();
        for event in &batch.body.events {
            if let Some(kind) = kind_of(event) {
                kinds.entry(kind).or_default().push(event);
            }
        }
        if let Cause::Withdrawal { persons } = &batch.body.cause {
            let is_withdrawal =
                |e: &Event| matches!(e, Event::Withdrawn { strands, .. } if !strands.is_empty());
            if persons.is_empty() && !batch.body.events.iter().any(is_withdrawal) {
                return (self.catalogue.text("act-destroyed"), None);
            }
            return (self.count("act-withdrawal", persons.len()), None);
        }
        let settles = |e: &Event| matches!(e, Event::Changed { replaces, .. } if replaces.len() > 1);
        let changes = batch.body.events.iter().filter(|e| matches!(e, Event::Changed { .. })).count();
        if changes > 0 && batch.body.events.iter().all(settles) {
            return (self.count("act-settled", changes), None);
        }
        if let Some(merged) = self.merged(&kinds) {
            return (merged, None);
        }
        match kinds.first_key_value() {
            Some((kind, events)) => self.kind(*kind, events),
            None => (self.catalogue.text("act-nothing"), None),
        }
    }

    fn kind(&self, kind: Kind, events: &[&Event]) -> Named {
        let mut subjects: Vec<Subject> = Vec::new();
        let mut seen = BTreeSet::new();
        // Very many are only counted: nobody is shown each of them.
        let told = if events.len() > MANY && kind != Kind::Source { &[] } else { events };
        for event in told {
            if let Some(subject) = self.subject_of(event)
                && seen.insert(subject.clone())
            {
                subjects.push(subject);
            }
        }
        let key = kind.key();
        let count = if seen.is_empty() { events.len() } else { seen.len() };
        let one = format!("{key}-one");
        match subjects.as_slice() {
            [only] if self.catalogue.has(&one) => {
                let place = self.place_of(only);
                let shown = place.map(wire::Place::of);
                let (what, at) = self.parts(only, place);
                let told = [("what", Arg::Text(what.as_str())), ("place", Arg::Text(&at))];
                (self.catalogue.with(&one, &told), shown)
            }
            _ if kind == Kind::Source => (self.imported(&subjects), None),
            all => {
                let place = all.first().and_then(|s| self.place_of(s)).map(wire::Place::of);
                (self.count(key, count), place)
            }
        }
    }

    /// What an event is about; of what is set about a turn or a speaker, where that stands.
    fn subject_of(&self, event: &Event) -> Option<Subject> {
        let source = |speaker: &SpeakerId| Some(self.state.speakers.get(speaker)?.source);
        let Event::Changed { change, .. } = event else { return kind::subject_of(event) };
        match change {
            Change::TurnText(strand, turn, _) => Some(Subject::Place(Place::turn(source(strand)?, *turn))),
            Change::SpeakerPerson(speaker, _)
            | Change::SpeakerRole(speaker, _)
            | Change::SpeakerPart(speaker, _) => Some(Subject::Source(source(speaker)?)),
            _ => kind::subject_of(event),
        }
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.catalogue.with(key, &[("count", Arg::Number(count as i64))])
    }

    /// Labels of new sources, the first and last of each kind: "C01 … C24, I01".
    fn imported(&self, sources: &[Subject]) -> String {
        let mut by_kind: BTreeMap<SourceKind, Vec<&str>> = BTreeMap::new();
        for subject in sources {
            if let Subject::Source(id) = subject
                && let Some(source) = self.state.sources.get(id)
            {
                by_kind.entry(source.kind()).or_default().push(self.words.label(*id));
            }
        }
        let range = |labels: Vec<&str>| match labels.as_slice() {
            [first, _, .., last] => format!("{first} … {last}"),
            all => all.join(", "),
        };
        let what = by_kind.into_values().map(range).collect::<Vec<_>>().join(", ");
        self.catalogue.with("act-source-one", &[("what", Arg::Text(&what)), ("place", Arg::Text(""))])
    }

    /// Where one code's codings went over to another and the code itself went: codes were merged.
    fn merged(&self, kinds: &BTreeMap<Kind, Vec<&Event>>) -> Option<String> {
        let gone = kinds.get(&Kind::CodeRemoved).or_else(|| kinds.get(&Kind::CodeRetired))?;
        let moved = kinds.get(&Kind::CodingChanged)?;
        let into: BTreeSet<CodeId> = moved.iter().filter_map(|e| new_code(e)).collect();
        let into = into.first().filter(|_| into.len() == 1)?;
        let names: Vec<String> = gone
            .iter()
            .filter_map(|e| match kind::subject_of(e)? {
                Subject::Code(code) => Some(code_name(self.words, code).to_owned()),
                _ => None,
            })
            .collect();
        let (what, into) = (names.join(", "), code_name(self.words, *into));
        Some(self.catalogue.with("act-merged", &[("what", Arg::Text(&what)), ("into", Arg::Text(into))]))
    }

    fn place_of<'b>(&'b self, subject: &'b Subject) -> Option<&'b Place> {
        match subject {
            Subject::Place(place) => Some(place),
            Subject::Coding(id) => self.state.codings.get(id).map(Coding::place),
            Subject::Link(id) => self.state.links.get(id).map(|l| &l.from),
            Subject::Mention(id) => self.state.mentions.get(id).map(|m| m.place()),
            Subject::Memo(id) => {
                let on = &self.state.memos.get(id)?.on;
                if matches!(on, Subject::Memo(_)) { None } else { self.place_of(on) }
            }
            _ => None,
        }
    }

    /// What an action was on, and where.
    fn parts(&self, subject: &Subject, place: Option<&Place>) -> (String, String) {
        let at = place.map(|p| place_name(self.state, self.words, p, self.catalogue)).unwrap_or_default();
        let what = match subject {
            Subject::Coding(id) => {
                self.state.codings.get(id).map_or("?", |c| code_name(self.words, c.code())).to_owned()
            }
            Subject::Memo(id) => match self.state.memos.get(id).map(|m| &m.on) {
                Some(Subject::Memo(_)) | None => self.catalogue.text("act-on-memo"),
                Some(on) => self.subject(on),
            },
            Subject::Code(id) => code_name(self.words, *id).to_owned(),
            Subject::Link(id) => self
                .state
                .links
                .get(id)
                .map_or_else(String::new, |l| place_name(self.state, self.words, &l.to, self.catalogue)),
            other => self.subject(other),
        };
        (what, at)
    }

    fn subject(&self, on: &Subject) -> String {
        let words = self.words;
        let with = |key: &str, what: &str| self.catalogue.with(key, &[("what", Arg::Text(what))]);
        match on {
            Subject::Study => self.catalogue.text("act-on-study"),
            Subject::Source(id) => words.label(*id).to_owned(),
            Subject::Person(id) => words.pseudonym(*id).to_owned(),
            Subject::Code(id) => with("act-on-code", code_name(words, *id)),
            Subject::Place(place) => place_name(self.state, words, place, self.catalogue),
            Subject::Coding(_) | Subject::Link(_) => {
                let (what, at) = self.parts(on, self.place_of(on));
                let told = [("what", Arg::Text(what.as_str())), ("place", Arg::Text(&at))];
                self.catalogue.with("act-coding-one", &told)
            }
            Subject::Memo(_) => self.catalogue.text("act-on-memo"),
            Subject::Question(_) => self.catalogue.text("act-on-question"),
            Subject::Coder(id) => words.coders.get(id).cloned().unwrap_or_else(|| "?".into()),
            Subject::Role(id) => words.roles.get(id).cloned().unwrap_or_else(|| "?".into()),
            Subject::Theme(id) => with("act-on-theme", words.theme(*id)),
            Subject::View(id) => words.views.get(id).map_or("?", |v| v.name.as_str()).to_owned(),
            Subject::Record(id) => people_of(self.state, words, id),
            Subject::Mention(id) => {
                let place = self.state.mentions.get(id).map(|m| m.place());
                place.map_or("?".into(), |p| place_name(self.state, words, p, self.catalogue))
            }
            Subject::Mark(id) => self.state.marks.get(id).map_or("?".into(), |m| self.subject(&m.on)),
            Subject::Rendering(id) => self
                .state
                .renderings
                .get(id)
                .and_then(|r| Some(Place::turn(self.state.speakers.get(&r.strand)?.source, r.turn)))
                .map_or("?".into(), |p| place_name(self.state, words, &p, self.catalogue)),
        }
    }
}

/// The persons whom a record is about, by their pseudonyms.
fn people_of(state: &State, words: &Words, record: &RecordId) -> String {
    let payload = state.records.get(record).and_then(|r| state.payloads.get(&r.text()));
    let owners = payload.into_iter().flat_map(|info| &info.owners);
    let persons = owners.filter_map(|owner| match owner {
        Owner::Person(person) => Some(words.pseudonym(*person)),
        Owner::Strand(_) => None,
    });
    persons.collect::<Vec<_>>().join(", ")
}

fn new_code(event: &Event) -> Option<CodeId> {
    match event {
        Event::Changed { change: Change::CodingCode(_, code), .. } => Some(*code),
        _ => None,
    }
}
