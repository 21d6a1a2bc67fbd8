//! Codings and links: a code at a place, its values and evidence, decisions about proposals, arrows.

use super::codebook::{CodeAdd, new_code};
use super::describe::{describe, undoing};
use super::read::ValueView;
use super::written::written;
use super::{Asked, Call, adds, study};
use crate::change::{set, take_away};
use crate::commands;
use crate::commands::code_table::strands;
use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use crate::wire::{ById, Nothing, Place, Written, id};
use model::batch::Cause;
use model::codebook::Value;
use model::event::{Change, Decision, Event, LinkKind, Origin, Owner, Subject, ValuesRef};
use model::ids::*;
use model::payload::{PayloadKind, Values};
use model::source::Evidence;
use model::state::{Coding, Link};
use model::undo::last_undoable;
use model::{Decimal, State, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::Pen;
use utoipa::ToSchema;

/// The rows of this domain.
pub(super) fn calls() -> Vec<Call> {
    vec![
        adds("coding/add", "Puts a code at a place; the code may be made in the same action.", add),
        study("coding/set", "Sets code, place, values or evidence of a coding.", change),
        study("coding/remove", "Takes codings away.", remove),
        study("coding/decide", "Accepts or refuses proposals.", decide),
        adds(
            "link/add",
            "Draws an arrow from an answer to its stimulus, or from an account to a chain.",
            link,
        ),
        study("link/remove", "Takes an arrow away.", unlink),
        study(
            "undo",
            "Takes an action back: the last one of this working copy, or the one that is named.",
            undo,
        ),
        study("redo", "Brings the action back that was undone last.", redo),
    ]
}

/// A coding to be made.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodingAdd {
    /// Where.
    pub place: Place,
    /// The code's id.
    pub code: Option<String>,
    /// A code to be made in the same action, where `code` is absent.
    pub new_code: Option<NewCode>,
    /// Values.
    #[serde(default)]
    pub values: Vec<ValueView>,
    /// For an O coding: `shown`, `self-reported`, `attributed`; absent = what is usual for the kind of source.
    pub evidence: Option<String>,
}

/// A code to be made.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    /// Its label of a few words; the name that tables use is made from it.
    pub brief: String,
    /// `S`, `O`, `R` or `X`.
    pub component: String,
    /// The code above it.
    pub parent: Option<String>,
}

/// What was coded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CodingAdded {
    /// The write; its `id` is the coding.
    pub written: Written,
    /// The code, also where it was made.
    pub code: String,
    /// Whether this coder had put this code at this very place before: nothing was stored then.
    pub there_already: bool,
}

/// What is set about a coding; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodingSet {
    /// Which.
    pub id: String,
    /// The code.
    pub code: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// All its values.
    pub values: Option<Vec<ValueView>>,
    /// `shown`, `self-reported`, `attributed`; empty = what is usual.
    pub evidence: Option<String>,
}

/// Several things.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ids {
    /// Which.
    pub ids: Vec<String>,
}

/// A decision about proposals.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Which; empty with `rule` = all open ones of that rule; empty without = all.
    pub ids: Vec<String>,
    /// The name of a rule.
    pub rule: Option<String>,
    /// Whether they are taken over.
    pub accept: bool,
}

/// An arrow to be drawn.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkAdd {
    /// `responds-to` or `tells-about`.
    pub kind: String,
    /// From the answer or the account.
    pub from: Place,
    /// To the stimulus or the chain.
    pub to: Place,
}

/// What is to be undone.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoAsked {
    /// The batch; absent = the last action of this working copy that isn't undone.
    pub batch: Option<String>,
}

/// What was undone or brought back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Undone {
    /// What it was, in the asked language.
    pub what: String,
    /// Number of fields changed since, and left as they are.
    pub changed_since: u64,
    /// Number of facts that can't be taken back.
    pub lasting: u64,
    /// A place where it can be seen, if there is one.
    pub place: Option<Place>,
    /// The write.
    pub written: Written,
}

fn add(session: &mut Session, asked: CodingAdd, call: &Asked<'_>) -> Result<CodingAdded, Problem> {
    let (words, index) = (session.words()?, session.index()?);
    let state = session.state();
    let place = place::check(state, &words, asked.place.read()?)?;
    let coder = session.coder.ok_or(Problem::new("no-coder"))?;
    let mut pen = Pen::default();
    let mut events = Vec::new();
    let code = match (&asked.code, &asked.new_code) {
        (Some(code), _) => known_code(state, code)?,
        (None, Some(new)) => new_code(session, &words, &new.as_code(), &mut pen, &mut events)?,
        (None, None) => return Err(Problem::new("code-missing")),
    };
    let codings = index.marks(place.source).codings(place.first(), place.last() + 1);
    let mut codings = codings.filter_map(|id| Some((id, state.codings.get(&id)?)));
    let same = |c: &Coding| c.code() == code && *c.place() == place && c.coder() == Some(coder);
    if let Some((there, _)) = codings.find(|(_, c)| same(c)) {
        let written = written(session, None, Some(there.to_string()), call)?;
        return Ok(CodingAdded { written, code: code.to_string(), there_already: true });
    }
    let values = seal_values(session, &words, &place, &asked.values, &mut pen, &mut events)?;
    let coding = CodingId(pen.id()?);
    events.push(Event::CodingAdded {
        coding,
        code,
        place,
        origin: Origin::Coder(coder),
        evidence: evidence(asked.evidence.as_deref())?,
        values,
    });
    let batch = session.commit(pen, Cause::Command, events, &mut |_, _| true)?;
    let written = written(session, Some(batch), Some(coding.to_string()), call)?;
    Ok(CodingAdded { written, code: code.to_string(), there_already: false })
}

impl NewCode {
    fn as_code(&self) -> CodeAdd {
        CodeAdd {
            brief: self.brief.clone(),
            code: String::new(),
            component: self.component.clone(),
            parent: self.parent.clone(),
            definition: String::new(),
        }
    }
}

fn known_code(state: &State, code: &str) -> Result<CodeId, Problem> {
    let code: CodeId = id(code)?;
    state.exists(&Subject::Code(code)).then_some(code).ok_or(Problem::new("id-unknown"))
}

/// Seals values under the strand of the place's first speaker.
fn seal_values(
    session: &Session,
    words: &Words,
    place: &model::Place,
    values: &[ValueView],
    pen: &mut Pen,
    events: &mut Vec<Event>,
) -> Result<Option<ValuesRef>, Problem> {
    // Also where no value is given: nobody codes the words of somebody who has withdrawn.
    let strand = strands(session.state(), words, place)?[0];
    if values.is_empty() {
        return Ok(None);
    }
    let list = values.iter().map(value).collect::<Result<Vec<_>, _>>()?;
    let record = Values { lists: vec![list] };
    let payload = pen.record(&session.file, PayloadKind::Values, &[Owner::Strand(strand)], &record)?;
    events.push(Event::ValuesAdded { values: payload, strand });
    Ok(Some(ValuesRef { payload, index: 0 }))
}

fn value(value: &ValueView) -> Result<Value, Problem> {
    let number = match value.number.as_deref().map(str::trim).filter(|n| !n.is_empty()) {
        Some(text) => Some(Decimal::parse(text).ok_or(Problem::new("value-number"))?),
        None => None,
    };
    let given = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
    Ok(Value { name: value.name.clone(), number, text: given(&value.text), unit: given(&value.unit) })
}

fn evidence(word: Option<&str>) -> Result<Option<Evidence>, Problem> {
    match word.filter(|w| !w.is_empty()) {
        None => Ok(None),
        Some(word) => Evidence::from_word(word).map(Some).ok_or(Problem::new("id-unknown")),
    }
}

fn change(session: &mut Session, asked: CodingSet, call: &Asked<'_>) -> Result<Written, Problem> {
    let words = session.words()?;
    let state = session.state();
    let coding: CodingId = id(&asked.id)?;
    let entity = state.codings.get(&coding).filter(|c| c.exists()).ok_or(Problem::new("id-unknown"))?;
    let (mut pen, mut events) = (Pen::default(), Vec::new());
    if let Some(code) = &asked.code {
        events.push(set(state, Change::CodingCode(coding, known_code(state, code)?)));
    }
    if let Some(place) = &asked.place {
        let place = place::check(state, &words, place.read()?)?;
        events.push(set(state, Change::CodingPlace(coding, place)));
    }
    if let Some(values) = &asked.values {
        let place = entity.place().clone();
        let values = seal_values(session, &words, &place, values, &mut pen, &mut events)?;
        events.push(set(state, Change::CodingValues(coding, values)));
    }
    if let Some(word) = &asked.evidence {
        events.push(set(state, Change::CodingEvidence(coding, evidence(Some(word))?)));
    }
    store_events(session, pen, events, Some(asked.id), call)
}

fn remove(session: &mut Session, asked: Ids, call: &Asked<'_>) -> Result<Written, Problem> {
    let state = session.state();
    let mut events = Vec::new();
    for one in &asked.ids {
        let coding: CodingId = id(one)?;
        if state.exists(&Subject::Coding(coding)) {
            events.push(take_away(state, Subject::Coding(coding)));
        }
    }
    store_events(session, Pen::default(), events, None, call)
}

fn decide(session: &mut Session, asked: Decide, call: &Asked<'_>) -> Result<Written, Problem> {
    let coder = session.coder.ok_or(Problem::new("no-coder"))?;
    let decision = if asked.accept { Decision::Accepted(coder) } else { Decision::Refused(coder) };
    let words = session.words()?;
    let state = session.state();
    let ids = asked.ids.iter().map(|one| id(one)).collect::<Result<BTreeSet<CodingId>, _>>()?;
    let rule_of = |c: &Coding| match c.origin {
        Origin::Rule { rules, rule } => words.rules.get(&rules).and_then(|r| r.get(rule as usize)),
        Origin::Coder(_) => None,
    };
    let is_meant = |id: &CodingId, coding: &Coding| match (ids.is_empty(), &asked.rule) {
        (false, _) => ids.contains(id),
        (true, Some(name)) => rule_of(coding).is_some_and(|r| r.name == *name),
        (true, None) => true,
    };
    let open = state.proposals().filter(|(id, c)| is_meant(id, c));
    let events = open.map(|(id, _)| set(state, Change::Decision(*id, decision))).collect();
    store_events(session, Pen::default(), events, None, call)
}

fn link(session: &mut Session, asked: LinkAdd, call: &Asked<'_>) -> Result<Written, Problem> {
    let words = session.words()?;
    let state = session.state();
    let kind = match asked.kind.as_str() {
        "responds-to" => LinkKind::RespondsTo,
        "tells-about" => LinkKind::TellsAbout,
        _ => return Err(Problem::new("id-unknown")),
    };
    let from = place::check(state, &words, asked.from.read()?)?;
    let to = place::check(state, &words, asked.to.read()?)?;
    let is_answer = from.source == to.source && to.first() < from.first();
    if kind == LinkKind::RespondsTo && !is_answer {
        return Err(Problem::new("link-order"));
    }
    let same = |l: &Link| l.exists() && l.kind == kind && l.from == from && l.to == to;
    if let Some((there, _)) = state.links.iter().find(|(_, l)| same(l)) {
        return written(session, None, Some(there.to_string()), call);
    }
    let pen = Pen::default();
    let link = LinkId(pen.id()?);
    let event = Event::LinkAdded { link, kind, from, to };
    store_events(session, pen, vec![event], Some(link.to_string()), call)
}

fn unlink(session: &mut Session, asked: ById, call: &Asked<'_>) -> Result<Written, Problem> {
    let link: LinkId = id(&asked.id)?;
    if !session.state().exists(&Subject::Link(link)) {
        return Err(Problem::new("id-unknown"));
    }
    let event = take_away(session.state(), Subject::Link(link));
    store_events(session, Pen::default(), vec![event], None, call)
}

fn undo(session: &mut Session, asked: UndoAsked, call: &Asked<'_>) -> Result<Undone, Problem> {
    let of = match &asked.batch {
        Some(batch) => id(batch)?,
        None => last_undoable(session.state(), session.file.replica()).ok_or(Problem::new("undo-nothing"))?,
    };
    take_back(session, of, call)
}

fn redo(session: &mut Session, _: Nothing, call: &Asked<'_>) -> Result<Undone, Problem> {
    let undoing = undoing(session, call.catalogue())?;
    let redo = undoing.redo.ok_or(Problem::new("redo-nothing"))?;
    take_back(session, id(&redo.batch)?, call)
}

fn take_back(session: &mut Session, of: BatchId, call: &Asked<'_>) -> Result<Undone, Problem> {
    let (what, place) = describe(session, of, call.catalogue())?;
    let done = commands::undo::undo(session, Some(&of.to_string()), &mut |_, _| true)?;
    let batch: BatchId = id(&done.batch)?;
    Ok(Undone {
        what,
        changed_since: done.changed_since as u64,
        lasting: done.lasting as u64,
        place,
        written: written(session, Some(batch), None, call)?,
    })
}

/// Appends events as one action, where there are any.
pub(crate) fn store_events(
    session: &mut Session,
    pen: Pen,
    events: Vec<Event>,
    made: Option<String>,
    call: &Asked<'_>,
) -> Result<Written, Problem> {
    if events.is_empty() {
        return written(session, None, made, call);
    }
    let batch = session.commit(pen, Cause::Command, events, &mut |_, _| true)?;
    written(session, Some(batch), made, call)
}
