//! What reading a study with people in it gives, as one JSON value: what a kept study must go on saying.
//!
//! Contents stand as their canonical bytes say, without names of fields: lists, numbers, texts, ids in hexadecimal
//! digits. Nulls at the end of a list are left out.

use model::batch::Cause;
use model::event::{Decision, Field, LinkKind, Subject};
use model::ids::*;
use model::rights::Rights;
use model::source::Place;
use model::state::{BatchInfo, Coding, Source};
use model::words::TurnWords;
use model::{State, Words, canon};
use serde::Serialize;
use serde_json::{Value, json};
use store::StudyFile;

/// Everything that a study says.
pub fn shown(file: &StudyFile) -> Value {
    let (state, words) = (file.state(), file.words().expect("words"));
    let shown = Shown { file, state, words: &words, rights: Rights::new(state, &words) };
    json!({
        "title": words.title,
        "study": state.study.map(|id| id.to_string()),
        "heads": list(&state.heads),
        "batches": state.batches.len(),
        "log": state.batches.iter().map(|b| shown.batch(b)).collect::<Vec<_>>(),
        "unconfirmed": list(state.unconfirmed()),
        "forks": state.forks().len(),
        "epoch": file.epoch(),
        "passphrases_of": file.passphrase_names(),
        "coders": sorted(state.coders.keys().map(|id| json!(words.coders.get(id)))),
        "people": shown.people(),
        "codes": state.live_codes().iter().map(|(id, _)| words.code(*id)).collect::<Vec<_>>(),
        "sources": sorted(state.live_sources().map(|(id, source)| shown.source(*id, source))),
        "codings": sorted(state.codings.values().filter(|c| c.exists()).map(|c| shown.coding(c))),
        "links": sorted(state.links.values().filter(|l| l.exists()).map(|link| {
            json!([link_word(link.kind), shown.place(&link.from), shown.place(&link.to)])
        })),
        "memos": sorted(state.memos.iter().filter(|(_, m)| m.exists()).map(|(id, memo)| {
            json!({ "text": words.memos.get(id), "on": shown.subject(&memo.on) })
        })),
        "questions": state.live_questions().iter().map(|(id, _)| words.questions.get(id)).collect::<Vec<_>>(),
        "themes": sorted(state.live_themes().iter().map(|(id, t)| json!([words.theme(*id), t.members().count()]))),
        "renderings": sorted(state.live_renderings().values().flatten().map(|id| plain(&words.renderings[id]))),
        "views": sorted(words.views.values().map(plain)),
        "records": shown.records(),
        "mentions": shown.mentions(),
        "marks": sorted(state.marks.values().filter(|m| m.exists()).map(|mark| {
            json!([plain(&mark.kind), shown.subject(&mark.on)])
        })),
        "other_parties": plain(&state.rule_for_other_parties()),
        "facts": state.facts.get().copied().flatten().map(|_| plain(&words.study)),
        "conflicts": sorted(state.conflicts().iter().map(|c| json!([field_word(&c.field), c.sides.len()]))),
        "withdrawn": json!({
            "strands": list(&state.withdrawn.strands),
            "persons": list(&state.withdrawn.persons),
            "payloads": list(&state.withdrawn.payloads),
        }),
    })
}

/// What every batch of the log left when it had just been written, with what was destroyed since: counted codings,
/// records, mentions, marks, conflicts, and turns that have words.
pub fn past(file: &StudyFile) -> Vec<Value> {
    let look = |batch: &BatchInfo| {
        let state = file.state_at(&[batch.id]).expect("a batch of the log");
        let words = file.words_of(&state).expect("words of then");
        let records = state.records.values().filter(|r| r.exists()).count();
        let mentions = state.mentions.values().filter(|m| m.exists()).count();
        let marks = state.marks.values().filter(|m| m.exists()).count();
        let turns = words.sources.values().flat_map(|s| &s.turns).filter(|t| said(t).is_some()).count();
        let (counted, conflicts) = (state.counted().count(), state.conflicts().len());
        json!([batch.id.to_string(), counted, records, mentions, marks, conflicts, turns])
    };
    file.state().batches.iter().map(look).collect()
}

/// The words of a turn, also where a mark hides them.
fn said(turn: &TurnWords) -> Option<&str> {
    turn.text.as_deref().or_else(|| turn.held_back())
}

fn list<T: ToString>(ids: impl IntoIterator<Item = T>) -> Vec<String> {
    ids.into_iter().map(|id| id.to_string()).collect()
}

/// Ids are random: what has no order of its own is sorted by what it says.
fn sorted(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut values: Vec<Value> = values.collect();
    values.sort_by_key(Value::to_string);
    values
}

fn link_word(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::RespondsTo => "responds to",
        LinkKind::TellsAbout => "tells about",
        LinkKind::Continues => "continues",
    }
}

fn field_word(field: &Field) -> &'static str {
    match field {
        Field::ConsentTerms(_) => "terms of a consent",
        Field::StudyFacts => "facts of the study",
        Field::OtherParties => "rule for other parties",
        Field::MentionPlace(_) => "place of a mention",
        Field::Pseudonym(_) => "pseudonym",
        other => panic!("a conflict about {other:?} is not in the kept study"),
    }
}

struct Shown<'a> {
    file: &'a StudyFile,
    state: &'a State,
    words: &'a Words,
    rights: Rights,
}

impl Shown<'_> {
    fn batch(&self, batch: &BatchInfo) -> Value {
        let cause = match &batch.cause {
            Cause::Command => "command",
            Cause::Import => "import",
            Cause::Rules => "rules",
            Cause::Undo { .. } => "undo",
            Cause::Withdrawal { .. } => "withdrawal",
        };
        let reader = self.file.batch(batch.id).expect("a batch").body.reader;
        json!([batch.id.to_string(), reader, cause, batch.counts])
    }

    fn people(&self) -> Vec<Value> {
        let persons = self.state.persons.iter().filter(|(_, p)| p.exists());
        sorted(persons.map(|(id, person)| {
            let (terms, facts) = (self.words.terms.get(id).map(plain), self.words.facts.get(id).map(plain));
            json!([self.words.persons.get(id), plain(&person.kind()), plain(&person.consent()), terms, facts])
        }))
    }

    fn source(&self, id: SourceId, source: &Source) -> Value {
        let read = &self.words.sources[&id];
        let turn = |turn: &TurnWords| {
            let speaker = source.speakers.iter().position(|id| *id == turn.speaker);
            json!([speaker, turn.kind.word(), turn.time.map(|t| t.to_string()), said(turn)])
        };
        json!({
            "label": read.facts.label,
            "kind": source.kind().word(),
            "name": read.name,
            "speakers": source.speakers.iter().map(|s| self.rights.of(*s).word()).collect::<Vec<_>>(),
            "turns": read.turns.iter().map(turn).collect::<Vec<_>>(),
            "shown": read.turns.iter().map(TurnWords::shown).collect::<Vec<_>>(),
            "imported": read.turns.iter().map(|t| t.original.as_ref()).collect::<Vec<_>>(),
        })
    }

    fn place(&self, place: &Place) -> Value {
        json!([self.words.label(place.source), place.turns, place.span.map(|span| [span.start, span.end])])
    }

    fn coding(&self, coding: &Coding) -> Value {
        let (word, by) = match coding.decision() {
            Decision::Open => ("open", None),
            Decision::Accepted(by) => ("accepted", self.words.coders.get(&by)),
            Decision::Refused(by) => ("refused", self.words.coders.get(&by)),
        };
        json!({
            "at": self.place(coding.place()),
            "code": self.words.code(coding.code()),
            "decision": [Some(word), by.map(String::as_str)],
        })
    }

    fn records(&self) -> Vec<Value> {
        let records = self.state.records.iter().filter(|(_, r)| r.exists());
        sorted(records.map(|(id, record)| {
            let owners = self.state.payloads[&record.text()].owners.len();
            json!([plain(&record.kind), owners, self.words.records.get(id).map(plain)])
        }))
    }

    fn mentions(&self) -> Vec<Value> {
        let mentions = self.state.mentions.values().filter(|m| m.exists());
        sorted(mentions.map(|mention| {
            let place = mention.place();
            let at = place.span.map(|span| span.start);
            let turn = self.words.turn(place.source, place.first());
            let shown = turn.and_then(|t| t.replaced.iter().find(|r| Some(r.start) == at));
            json!([self.place(place), shown.map(|r| r.shown.to_string())])
        }))
    }

    fn subject(&self, subject: &Subject) -> Value {
        match subject {
            Subject::Study => json!("study"),
            Subject::Source(id) => json!(self.words.label(*id)),
            Subject::Person(id) => json!(self.words.persons.get(id)),
            Subject::Place(place) => json!([self.words.label(place.source), place.turns]),
            Subject::Record(_) => json!("record"),
            other => panic!("nothing is on {other:?} in the kept study"),
        }
    }
}

/// A content as its canonical bytes say it.
fn plain<T: Serialize>(content: &T) -> Value {
    let bytes = canon::to_bytes(content).expect("canonical bytes");
    let mut rest = bytes.as_slice();
    item(&mut rest)
}

fn item(rest: &mut &[u8]) -> Value {
    let first = take(rest, 1)[0];
    let n = match first & 0x1f {
        short @ 0..=23 => u64::from(short),
        long => take(rest, 1 << (long - 24)).iter().fold(0, |n, byte| n << 8 | u64::from(*byte)),
    };
    match (first >> 5, first) {
        (0, _) => json!(n),
        (1, _) => json!(-1 - n as i64),
        (2, _) => json!(model::hex(take(rest, n as usize))),
        (3, _) => json!(std::str::from_utf8(take(rest, n as usize)).expect("UTF-8")),
        (4, _) => (0..n).map(|_| item(rest)).collect(),
        (_, 0xf4) => json!(false),
        (_, 0xf5) => json!(true),
        _ => Value::Null,
    }
}

fn take<'a>(rest: &mut &'a [u8], n: usize) -> &'a [u8] {
    let (taken, left) = rest.split_at(n);
    *rest = left;
    taken
}
