//! `settle`: what people have to decide: fields in conflict, working copies that nobody has let in.

use crate::place;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use model::batch::Cause;
use model::codebook::ValueKind;
use model::event::{Change, Decision, Event, EventRef, Field, Subject};
use model::ids::*;
use model::payload::*;
use model::source::Evidence;
use model::state::Conflict;
use model::{CodeText, LocalTime, State, Words};
use serde::Serialize;
use std::collections::BTreeMap;
use store::Pen;

/// What people have to decide.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct ToSettle {
    /// Fields in conflict.
    pub conflicts: Vec<ConflictLine>,
    /// Working copies that nobody has let in, with the number of their batches.
    pub unconfirmed: Vec<Unconfirmed>,
    /// Codes whose move below another was left out because it would close a circle.
    pub circles: Vec<String>,
    /// Labels of sources that were taken in twice, in two copies.
    pub twice: Vec<Vec<String>>,
    /// Codings that nothing counts because their code or source was taken away.
    pub stranded: usize,
}

/// A field in conflict.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct ConflictLine {
    /// Its number, counted from 1.
    pub number: usize,
    /// Which field: `code-colour`, `exists` …
    pub field: &'static str,
    /// Of what: a code's name, a place, a pseudonym.
    pub of: String,
    /// Its sides in log order.
    pub sides: Vec<SideLine>,
}

/// A side of a conflict.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct SideLine {
    /// Its number, counted from 1.
    pub number: usize,
    /// The value.
    pub value: String,
    /// The coder who set it.
    pub coder: Option<String>,
    /// Unix milliseconds by the clock of its installation.
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i16,
    /// The batch that set it.
    pub batch: String,
    /// Whether it is shown and counted until somebody settles the conflict.
    pub shown: bool,
}

/// What was settled, and how.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Settled {
    /// Which field.
    pub field: &'static str,
    /// Of what.
    pub of: String,
    /// The value that holds now.
    pub value: String,
    /// The new batch.
    pub batch: String,
}

/// A working copy that nobody has let in.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Unconfirmed {
    /// Its id.
    pub replica: String,
    /// Number of its batches.
    pub batches: usize,
    /// Whether it is the one of this installation.
    pub own: bool,
}

/// Lists what people have to decide.
///
/// # Errors
/// Damage.
pub fn list(session: &Session) -> Result<ToSettle, Problem> {
    let words = session.words()?;
    let state = session.state();
    let conflicts = (1..).zip(state.conflicts());
    let unconfirmed = state.unconfirmed().into_iter().map(|replica| Unconfirmed {
        replica: replica.to_string(),
        batches: state.batches.iter().filter(|b| b.replica == replica).count(),
        own: replica == session.file.replica(),
    });
    Ok(ToSettle {
        conflicts: conflicts
            .map(|(number, c)| line(session, &words, number, &c))
            .collect::<Result<_, _>>()?,
        unconfirmed: unconfirmed.collect(),
        circles: state.parents().1.into_iter().map(|code| words.code(code).to_owned()).collect(),
        twice: twice(state, &words),
        stranded: state.stranded(),
    })
}

/// Live sources with the same content.
pub(crate) fn twice(state: &State, words: &Words) -> Vec<Vec<String>> {
    let mut by_content: BTreeMap<Fingerprint, Vec<String>> = BTreeMap::new();
    for (id, source) in state.live_sources() {
        by_content.entry(source.fingerprint).or_default().push(words.label(*id).to_owned());
    }
    let mut twice: Vec<_> = by_content.into_values().filter(|labels| labels.len() > 1).collect();
    twice.iter_mut().for_each(|labels| labels.sort());
    twice.sort();
    twice
}

/// Settles a conflict: one side's value replaces all sides. Numbers are those of [`list`].
///
/// # Errors
/// There is no such conflict or side.
pub fn take(
    session: &mut Session,
    conflict: usize,
    side: usize,
    watch: Watch<'_>,
) -> Result<Settled, Problem> {
    let unknown = || Problem::new("settle-unknown");
    let conflicts = session.state().conflicts();
    let found = conflict.checked_sub(1).and_then(|i| conflicts.get(i)).ok_or_else(unknown)?;
    let (_, change) = side.checked_sub(1).and_then(|i| found.sides.get(i)).ok_or_else(unknown)?;
    let replaces: Vec<EventRef> = found.sides.iter().map(|(by, _)| *by).collect();
    let line = line(session, &*session.words()?, conflict, found)?;
    let event = Event::Changed { change: change.clone(), replaces };
    let batch = session.commit(Pen::default(), Cause::Command, vec![event], watch)?;
    let value = line.sides.into_iter().nth(side - 1).map(|s| s.value).unwrap_or_default();
    Ok(Settled { field: line.field, of: line.of, value, batch: batch.to_string() })
}

/// Lets in a working copy: its id begins with `digits`.
///
/// # Errors
/// No unconfirmed copy, or several, begin with these digits; this copy itself isn't in.
pub fn admit(session: &mut Session, digits: &str, watch: Watch<'_>) -> Result<BatchId, Problem> {
    let state = session.state();
    let digits = digits.to_lowercase();
    let unconfirmed = state.unconfirmed();
    let mut found = unconfirmed.iter().filter(|r| digits.len() >= 4 && r.to_string().starts_with(&digits));
    let (Some(replica), None) = (found.next().copied(), found.next()) else {
        return Err(Problem::new("replica-unknown").with("replica", digits));
    };
    if !state.admitted().contains(&session.file.replica()) {
        return Err(Problem::new("replica-not-in"));
    }
    let event = Event::ReplicaAdmitted { replica };
    session.commit(Pen::default(), Cause::Command, vec![event], watch)
}

fn line(
    session: &Session,
    words: &Words,
    number: usize,
    conflict: &Conflict,
) -> Result<ConflictLine, Problem> {
    let state = session.state();
    let shown = shown_side(state, conflict);
    let differing = differing(session, conflict)?;
    let side = |(number, (by, change)): (usize, &(EventRef, Change))| {
        let batch = state.batches.iter().find(|b| b.id == by.batch);
        Ok(SideLine {
            number,
            value: match &differing {
                Some(texts) => texts[number - 1].clone(),
                None => value(session, words, change)?,
            },
            coder: batch.and_then(|b| b.coder).and_then(|c| words.coders.get(&c).cloned()),
            millis: batch.map_or(0, |b| b.at.millis),
            offset: batch.map_or(0, |b| b.at.offset),
            batch: by.batch.to_string(),
            shown: number == shown,
        })
    };
    let (field, of) = field(state, words, &conflict.field);
    let sides = (1..).zip(&conflict.sides).map(side).collect::<Result<_, Problem>>()?;
    Ok(ConflictLine { number, field, of, sides })
}

/// The number of the side that counts until the conflict is settled: the last in log order; of consents the strictest.
pub(crate) fn shown_side(state: &State, conflict: &Conflict) -> usize {
    let counts = |change: &Change| match change {
        Change::Consent(person, consent) => {
            state.persons.get(person).is_some_and(|p| p.consent() == consent.decision)
        }
        _ => true,
    };
    conflict.sides.iter().rposition(|(_, change)| counts(change)).map_or(conflict.sides.len(), |i| i + 1)
}

/// The word for a field, and what it is of.
pub(crate) fn field(state: &State, words: &Words, field: &Field) -> (&'static str, String) {
    let code = |id: &CodeId| words.code(*id).to_owned();
    let speaker = |id: &SpeakerId| {
        let label = state.speakers.get(id).map_or("?", |s| words.label(s.source));
        let person = state.person_of(*id).map(|p| words.pseudonym(p).to_owned());
        format!("{label} {}", person.unwrap_or_else(|| id.short()))
    };
    let show = |subject: &Subject| place::show(state, words, subject);
    let memo = |id: &MemoId| {
        let on = state.memos.get(id).map(|m| show(&m.on)).unwrap_or_default();
        format!("{} {on}", show(&Subject::Memo(*id)))
    };
    match field {
        Field::Exists(subject) => ("exists", place::show(state, words, subject)),
        Field::Title => ("title", String::new()),
        Field::Decision(id) => ("decision", place::show(state, words, &Subject::Coding(*id))),
        Field::SpeakerPerson(id) => ("speaker-person", speaker(id)),
        Field::SpeakerRole(id) => ("speaker-role", speaker(id)),
        Field::SpeakerPart(id) => ("speaker-part", speaker(id)),
        Field::Consent(id) => ("consent", words.pseudonym(*id).to_owned()),
        Field::CodeText(id) => ("code-text", code(id)),
        Field::CodeComponent(id) => ("code-component", code(id)),
        Field::CodeColour(id) => ("code-colour", code(id)),
        Field::CodeOrder(id) => ("code-order", code(id)),
        Field::CodeParent(id) => ("code-parent", code(id)),
        Field::CodeRetired(id) => ("code-retired", code(id)),
        Field::CodingCode(id) => ("coding-code", show(&Subject::Coding(*id))),
        Field::CodingPlace(id) => ("coding-place", show(&Subject::Coding(*id))),
        Field::CodingEvidence(id) => ("coding-evidence", show(&Subject::Coding(*id))),
        Field::CodingValues(id) => ("coding-values", show(&Subject::Coding(*id))),
        Field::MemoText(id) => ("memo-text", memo(id)),
        Field::MemoKind(id) => ("memo-kind", memo(id)),
        Field::MemoFacts(id) => ("memo-facts", memo(id)),
        Field::QuestionText(id) => ("question-text", show(&Subject::Question(*id))),
        Field::ThemeText(id) => ("theme-text", words.theme(*id).to_owned()),
        Field::ThemeMember(id, member) => ("theme-member", format!("{} {}", words.theme(*id), show(member))),
        Field::ThemeQuestion(id) => ("theme-question", words.theme(*id).to_owned()),
        Field::RenderingText(id) => ("rendering-text", show(&Subject::Rendering(*id))),
        Field::TurnText(strand, turn) => ("turn-text", place::show_turn(state, words, *strand, *turn)),
        Field::SourceKind(id) => ("source-kind", words.label(*id).to_owned()),
        Field::SourceFacts(id) => ("source-facts", words.label(*id).to_owned()),
        Field::SourceName(id) => ("source-name", words.label(*id).to_owned()),
        Field::CoderName(id) => ("coder-name", words.coders.get(id).cloned().unwrap_or_default()),
        Field::PersonKind(id) => ("person-kind", words.pseudonym(*id).to_owned()),
        Field::Pseudonym(id) => ("pseudonym", words.pseudonym(*id).to_owned()),
        Field::ConsentTerms(id) => ("consent-terms", words.pseudonym(*id).to_owned()),
        Field::PersonFacts(id) => ("person-facts", words.pseudonym(*id).to_owned()),
        Field::StudyFacts => ("study-facts", String::new()),
        Field::OtherParties => ("other-parties", String::new()),
        Field::RecordText(id) => ("record", show(&Subject::Record(*id))),
        Field::MentionPlace(id) => ("mention-place", show(&Subject::Mention(*id))),
    }
}

/// A value in machine words and words of the study.
///
/// # Errors
/// A damaged payload.
pub(crate) fn value(session: &Session, words: &Words, change: &Change) -> Result<String, Problem> {
    let coder = |id: &CoderId| words.coders.get(id).cloned().unwrap_or_else(|| id.short());
    Ok(match change {
        Change::Exists(_, true) => "there".into(),
        Change::Exists(_, false) => "taken-away".into(),
        Change::Decision(_, Decision::Open) => "open".into(),
        Change::Decision(_, Decision::Accepted(by)) => format!("accepted {}", coder(by)),
        Change::Decision(_, Decision::Refused(by)) => format!("refused {}", coder(by)),
        Change::SpeakerPerson(_, person) => person.map_or("none".into(), |p| words.pseudonym(p).to_owned()),
        Change::SpeakerRole(_, role) => {
            role.and_then(|r| words.roles.get(&r).cloned()).unwrap_or_else(|| "none".into())
        }
        Change::SpeakerPart(_, part) => part.word().into(),
        Change::Consent(_, consent) => super::people::consent_word(consent.decision).into(),
        Change::CodeComponent(_, component) => component.letter().to_string(),
        Change::CodeColour(_, colour) => format!("#{colour:06x}"),
        Change::CodeOrder(_, order) => order.to_string(),
        Change::CodeParent(_, code) => code.map_or("none".into(), |c| words.code(c).to_owned()),
        // The words of a side that isn't shown are opened here.
        Change::Title(text) => session.file.read::<String>(*text)?.unwrap_or_default(),
        Change::CodeText(_, text) => {
            let parts = parts_of(&session.file.read::<CodeText>(*text)?.unwrap_or_default());
            joined(&parts.each_ref().map(String::as_str))
        }
        Change::CodeRetired(_, retired) => if *retired { "retired" } else { "in-use" }.into(),
        Change::CodingCode(_, code) => words.code(*code).to_owned(),
        Change::CodingPlace(_, on) => place::show_place(words, on),
        Change::CodingEvidence(_, evidence) => evidence.map_or("usual", Evidence::word).into(),
        Change::MemoKind(_, kind) => kind.word().into(),
        Change::ThemeMember(_, _, is_in) => if *is_in { "belongs" } else { "not-belongs" }.into(),
        Change::ThemeQuestion(_, None) => "none".into(),
        Change::ThemeQuestion(_, Some(question)) => {
            words.questions.get(question).cloned().unwrap_or_else(|| question.short())
        }
        Change::SourceKind(_, kind) => kind.word().into(),
        Change::PersonKind(_, kind) => super::people::kind_word(*kind).into(),
        Change::OtherParties(rule) => rule.word().into(),
        Change::MentionPlace(_, on) => place::show_place(words, on),
        Change::CodingValues(..)
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
        | Change::RecordText(..) => sealed_value(session, words, change)?,
    })
}

/// A value whose words are sealed: those of a side that isn't shown are opened here.
fn sealed_value(session: &Session, words: &Words, change: &Change) -> Result<String, Problem> {
    let file = &session.file;
    Ok(match change {
        Change::MemoText(_, text)
        | Change::QuestionText(_, text)
        | Change::SourceName(_, text)
        | Change::CoderName(_, text)
        | Change::Pseudonym(_, text) => file.read::<String>(*text)?.unwrap_or_default(),
        Change::ConsentTerms(_, Some(terms)) => {
            let terms = file.read::<ConsentTerms>(*terms)?.unwrap_or_default();
            let scopes = terms.scopes.iter().map(|s| s.word()).collect::<Vec<_>>().join(", ");
            joined(&[&terms.form, &terms.date.map(|d| d.to_string()).unwrap_or_default(), &scopes])
        }
        Change::PersonFacts(_, Some(facts)) => {
            let facts = file.read::<PersonFacts>(*facts)?.unwrap_or_default();
            let values = facts.attributes.iter().map(|(name, value)| format!("{name}: {value}"));
            let values = values.collect::<Vec<_>>().join(", ");
            joined(&[&values, &facts.network_size.map(|n| n.to_string()).unwrap_or_default(), &facts.notes])
        }
        Change::StudyFacts(Some(facts)) => {
            let facts = file.read::<StudyFacts>(*facts)?.unwrap_or_default();
            let names = facts.attributes.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ");
            let until = facts.keep_until.map(|d| d.to_string()).unwrap_or_default();
            joined(&[&names, &until, &facts.other_parties.number, &facts.other_parties.reason])
        }
        Change::RecordText(_, text) => {
            let record = file.read::<Record>(*text)?;
            record.map(|record| record_value(words, &record)).unwrap_or_default()
        }
        Change::MemoFacts(_, facts) => {
            let facts = facts.map_or(Ok(None), |facts| file.read::<MemoFacts>(facts))?.unwrap_or_default();
            let parts = [facts.date, facts.place, facts.observer].map(Option::unwrap_or_default);
            joined(&parts.each_ref().map(String::as_str))
        }
        Change::ThemeText(_, text) => {
            let text = file.read::<ThemeText>(*text)?.unwrap_or_default();
            joined(&[&text.name, &text.argument])
        }
        Change::RenderingText(_, text) => {
            let text = file.read::<Rendering>(*text)?.unwrap_or_default();
            let checked = if text.checked { "checked" } else { "not checked" };
            joined(&[&text.language, &text.translator, &text.text, checked])
        }
        Change::TurnText(strand, turn, None) => {
            let source = session.state().speakers.get(strand).map(|s| s.source);
            let place = source.and_then(|source| words.turn(source, *turn));
            place.and_then(|t| t.original.clone().or_else(|| t.text.clone())).unwrap_or_default()
        }
        Change::TurnText(_, _, Some(text)) => file.read::<Revision>(*text)?.unwrap_or_default().text,
        Change::SourceFacts(_, facts) => {
            file.read::<SourceFacts>(*facts)?.map(|f| f.label).unwrap_or_default()
        }
        Change::CodingValues(_, values) => {
            let shown = words.values(*values).iter().map(|v| {
                let number = v.number.map(|n| n.to_string());
                let text = number.or_else(|| v.text.clone()).unwrap_or_default();
                [v.name.as_str(), &text, v.unit.as_deref().unwrap_or_default()].join(" ")
            });
            shown.collect::<Vec<_>>().join(" · ")
        }
        _ => String::new(),
    })
}

/// A record in a line.
fn record_value(words: &Words, record: &Record) -> String {
    let day = |day: &Option<LocalTime>| day.map(|d| d.to_string()).unwrap_or_default();
    match record {
        Record::Referral(it) => {
            let from = it.from.map(|p| words.pseudonym(p)).unwrap_or_default();
            let coupon = it.coupon.as_deref().unwrap_or_default();
            joined(&[from, words.pseudonym(it.to), coupon, &it.route, &day(&it.date)])
        }
        Record::Contact(it) => {
            joined(&[words.pseudonym(it.person), it.stage.word(), &it.reason, &day(&it.date)])
        }
        Record::Check(it) => {
            let parts = [words.pseudonym(it.person), it.answer.word(), &it.shown, &it.changed];
            joined(&[&parts[..], &[&day(&it.date)]].concat())
        }
        Record::Request(it) => joined(&[words.pseudonym(it.person), &it.asked.to_string(), &it.note]),
        Record::Copy(it) => joined(&[&it.what, &it.holder, &day(&it.date), &day(&it.destroyed)]),
        Record::Entity(it) => joined(&[&it.kind, &it.shown]),
        Record::Columns(it) => it.names.join(" · "),
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// The words of a code, part by part.
fn parts_of(text: &CodeText) -> [String; 7] {
    let kind = |kind: &ValueKind| match kind {
        ValueKind::Number => "number".to_owned(),
        ValueKind::Text => "text".to_owned(),
        ValueKind::Choice(choices) => choices.join("/"),
    };
    let values = text.values.iter().map(|v| format!("{}: {}", v.name, kind(&v.kind)));
    let values = values.collect::<Vec<_>>().join(", ");
    [
        &text.code,
        &text.brief,
        &text.definition,
        &text.when_to_use,
        &text.when_not_to_use,
        &text.example,
        &values,
    ]
    .map(String::clone)
}

/// Of the words of a code in conflict, only the parts in which the sides differ.
pub(crate) fn differing(session: &Session, conflict: &Conflict) -> Result<Option<Vec<String>>, Problem> {
    let mut sides = Vec::new();
    for (_, change) in &conflict.sides {
        let Change::CodeText(_, text) = change else { return Ok(None) };
        sides.push(parts_of(&session.file.read::<CodeText>(*text)?.unwrap_or_default()));
    }
    let differs = |part: &usize| sides.iter().any(|side| side[*part] != sides[0][*part]);
    let parts: Vec<usize> = (0..7).filter(differs).collect();
    let shown = |side: &[String; 7]| parts.iter().map(|p| side[*p].as_str()).collect::<Vec<_>>().join(" · ");
    Ok(Some(sides.iter().map(shown).collect()))
}

model::redacted! { ToSettle ConflictLine SideLine Settled }
