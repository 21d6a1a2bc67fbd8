//! What reading a study gives, as one JSON value: what a study of a released format must go on saying.
//!
//! Written from the state and the words, not from wire types and messages: those may change, what it says may
//! not.

use model::batch::Cause;
use model::codebook::{CodeText, Value as CodeValue, ValueKind};
use model::event::*;
use model::ids::*;
use model::source::{Evidence, Place};
use model::state::{BatchInfo, Code, Coding, Conflict, Source};
use model::{State, Words};
use serde_json::{Value, json};
use store::StudyFile;

/// Everything that a study says.
pub fn shown(file: &StudyFile) -> Value {
    let (state, words) = (file.state(), file.words().expect("words"));
    let shown = Shown { file, state, words: &words };
    json!({
        "title": words.title,
        "study": state.study.map(|id| id.to_string()),
        "heads": list(&state.heads),
        "batches": state.batches.len(),
        "log": state.batches.iter().map(|b| shown.batch(b)).collect::<Vec<_>>(),
        "admitted": list(state.admitted()),
        "unconfirmed": list(state.unconfirmed()),
        "forks": state.forks().len(),
        "epoch": file.epoch(),
        "passphrases_of": file.passphrase_names(),
        "coders": sorted(state.coders.keys().map(|id| json!(shown.coder(*id)))),
        "persons": shown.persons(),
        "codes": state.live_codes().iter().map(|(id, code)| shown.code(*id, code)).collect::<Vec<_>>(),
        "sources": by(&["label"], state.live_sources().map(|(id, source)| shown.source(*id, source))),
        "codings": shown.codings(),
        "links": sorted(state.links.values().filter(|l| l.exists()).map(|link| {
            json!([shown.place(&link.from), link_word(link.kind), shown.place(&link.to)])
        })),
        "memos": shown.memos(),
        "questions": state.live_questions().iter().map(|(id, _)| words.questions.get(id)).collect::<Vec<_>>(),
        "rules": sorted(words.rules.values().map(|rules| {
            json!(rules.iter().map(|rule| [&rule.name, &rule.code]).collect::<Vec<_>>())
        })),
        "conflicts": state.conflicts().iter().map(|c| shown.conflict(c)).collect::<Vec<_>>(),
        "withdrawn": json!({
            "strands": list(&state.withdrawn.strands),
            "persons": list(&state.withdrawn.persons),
            "payloads": list(&state.withdrawn.payloads),
        }),
    })
}

fn list<T: ToString>(ids: impl IntoIterator<Item = T>) -> Vec<String> {
    ids.into_iter().map(|id| id.to_string()).collect()
}

/// Ids are random: what has no order of its own is sorted by what it says. For lists and texts.
fn sorted(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut values: Vec<Value> = values.collect();
    values.sort_by_key(Value::to_string);
    values
}

/// The same for objects: by these fields.
fn by(fields: &[&str], values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut values: Vec<Value> = values.collect();
    values.sort_by_cached_key(|v| fields.iter().map(|field| v[*field].to_string()).collect::<Vec<_>>());
    values
}

/// What every batch of the log left when it had just been written: counted codings, open proposals, memos,
/// questions, conflicts.
pub fn past(file: &StudyFile) -> Vec<Value> {
    let look = |batch: &BatchInfo| {
        let state = file.state_at(&[batch.id]).expect("a batch of the log");
        let memos = state.memos.values().filter(|m| m.exists()).count();
        let (questions, conflicts) = (state.live_questions().len(), state.conflicts().len());
        let (counted, proposals) = (state.counted().count(), state.proposals().count());
        json!([batch.id.to_string(), counted, proposals, memos, questions, conflicts])
    };
    file.state().batches.iter().map(look).collect()
}

fn link_word(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::RespondsTo => "responds to",
        LinkKind::TellsAbout => "tells about",
        LinkKind::Continues => "continues",
    }
}

struct Shown<'a> {
    file: &'a StudyFile,
    state: &'a State,
    words: &'a Words,
}

impl Shown<'_> {
    fn coder(&self, id: CoderId) -> Option<&String> {
        self.words.coders.get(&id)
    }

    fn batch(&self, batch: &BatchInfo) -> Value {
        let cause = match &batch.cause {
            Cause::Command => json!("command"),
            Cause::Import => json!("import"),
            Cause::Rules => json!("rules"),
            Cause::Undo { of } => json!({ "undo": of.to_string() }),
            Cause::Withdrawal { persons } => json!({ "withdrawal": list(persons) }),
        };
        json!({
            "id": batch.id.to_string(),
            "replica": batch.replica.to_string(),
            "seq": batch.seq,
            "lamport": batch.lamport,
            "at": [batch.at.millis, i64::from(batch.at.offset)],
            "coder": batch.coder.map(|id| self.coder(id)),
            "cause": cause,
            "events": batch.counts.values().sum::<u32>(),
        })
    }

    fn persons(&self) -> Vec<Value> {
        let kind = |kind| match kind {
            PersonKind::Informant => "informant",
            PersonKind::OtherParty => "other party",
        };
        let consent = |decision| match decision {
            ConsentDecision::Unknown => "unknown",
            ConsentDecision::Given => "given",
            ConsentDecision::Refused => "refused",
        };
        let persons = self.state.persons.iter().filter(|(_, p)| p.exists());
        sorted(persons.map(|(id, person)| {
            let details = person.consent.get().and_then(|c| c.details);
            let details = details.and_then(|id| self.file.read::<String>(id).expect("details"));
            json!([self.words.persons.get(id), kind(person.kind()), consent(person.consent()), details])
        }))
    }

    fn code(&self, id: CodeId, code: &Code) -> Value {
        let text = self.words.codes.get(&id).expect("a code");
        let values = text.values.iter().map(|spec| match &spec.kind {
            ValueKind::Number => json!([spec.name, "number"]),
            ValueKind::Choice(choices) => json!([spec.name, choices]),
            ValueKind::Text => json!([spec.name, "text"]),
        });
        json!({
            "code": text.code,
            "text": [text.brief, text.definition, text.when_to_use, text.when_not_to_use, text.example],
            "values": values.collect::<Vec<_>>(),
            "component": code.component().letter().to_string(),
            "colour": format!("#{:06x}", code.colour()),
            "order": code.order(),
            "above": self.state.parent_of(id).map(|above| self.words.code(above)),
        })
    }

    fn source(&self, id: SourceId, source: &Source) -> Value {
        let read = &self.words.sources[&id];
        let speaker = |id: &SpeakerId| {
            let speaker = &self.state.speakers[id];
            let role = speaker.role().and_then(|role| self.words.roles.get(&role));
            let person = self.state.person_of(*id).and_then(|person| self.words.persons.get(&person));
            json!([self.words.speakers.get(id), speaker.part().word(), role, person])
        };
        let turns = read.turns.iter().map(|turn| {
            let speaker = source.speakers.iter().position(|id| *id == turn.speaker);
            json!([speaker, turn.kind.word(), turn.time.map(|t| t.to_string()), turn.text])
        });
        json!({
            "label": read.facts.label,
            "kind": source.kind().word(),
            "name": read.name,
            "format": read.facts.format,
            "date_order": read.facts.date_order.map(|(order, is)| [order.word(), is.word()]),
            "fingerprint": source.fingerprint.to_string(),
            "speakers": source.speakers.iter().map(speaker).collect::<Vec<_>>(),
            "turns": turns.collect::<Vec<_>>(),
        })
    }

    fn place(&self, place: &Place) -> Value {
        let span = place.span.map(|span| [span.start, span.end]);
        json!([self.words.label(place.source), place.turns, span])
    }

    /// The sides in log order; the last one counts.
    fn conflict(&self, conflict: &Conflict) -> Value {
        let coder = |by: &EventRef| {
            let batch = self.state.batches.iter().find(|b| b.id == by.batch).expect("a batch");
            batch.coder.and_then(|id| self.coder(id))
        };
        let side = |(by, change): &(EventRef, Change)| json!([coder(by), self.change(change)]);
        json!(conflict.sides.iter().map(side).collect::<Vec<_>>())
    }

    fn change(&self, change: &Change) -> Value {
        match change {
            Change::CodeText(code, text) => {
                let text = self.file.read::<CodeText>(*text).expect("the words of a side").expect("a side");
                json!({ "words of": self.words.code(*code), "definition": text.definition })
            }
            Change::Decision(coding, decision) => {
                let coding = &self.state.codings[coding];
                let (word, by) = self.decision(*decision);
                json!([self.place(coding.place()), self.words.code(coding.code()), word, by])
            }
            other => panic!("a conflict about {:?} is not in the kept study", other.field()),
        }
    }

    fn decision(&self, decision: Decision) -> (&'static str, Option<&String>) {
        match decision {
            Decision::Open => ("open", None),
            Decision::Accepted(by) => ("accepted", self.coder(by)),
            Decision::Refused(by) => ("refused", self.coder(by)),
        }
    }

    fn codings(&self) -> Vec<Value> {
        let codings = self.state.codings.values().filter(|c| c.exists());
        by(&["at", "code", "rule", "decision", "values"], codings.map(|c| self.coding(c)))
    }

    fn coding(&self, coding: &Coding) -> Value {
        let rule = match coding.origin {
            Origin::Coder(_) => None,
            Origin::Rule { rules, rule } => self.words.rules[&rules].get(rule as usize).map(|r| &r.name),
        };
        let (decision, by) = self.decision(coding.decision());
        let value = |v: &CodeValue| json!([v.name, v.number.map(|n| n.to_string()), v.text, v.unit]);
        json!({
            "at": self.place(coding.place()),
            "code": self.words.code(coding.code()),
            "rule": rule,
            "decision": [Some(decision), by.map(String::as_str)],
            "evidence": coding.evidence().map(Evidence::word),
            "values": self.words.values(coding.values()).iter().map(value).collect::<Vec<_>>(),
        })
    }

    /// In the order in which they were written.
    fn memos(&self) -> Vec<Value> {
        let mut memos: Vec<_> = self.state.memos.iter().filter(|(_, memo)| memo.exists()).collect();
        memos.sort_by_key(|(_, memo)| memo.added);
        let line = |(id, memo): (&MemoId, &model::state::Memo)| {
            let author = memo.author.map(|by| self.coder(by));
            let owners = &self.state.payloads[&memo.text()].owners;
            json!({
                "on": self.subject(&memo.on),
                "kind": memo.kind().word(),
                "author": author,
                "text": self.words.memos.get(id),
                "strands": owners.iter().filter(|o| matches!(o, Owner::Strand(_))).count(),
                "persons": owners.iter().filter(|o| matches!(o, Owner::Person(_))).count(),
            })
        };
        memos.into_iter().map(line).collect()
    }

    fn subject(&self, subject: &Subject) -> Value {
        match subject {
            Subject::Study => json!("study"),
            Subject::Source(id) => json!({ "source": self.words.label(*id) }),
            Subject::Person(id) => json!({ "person": self.words.persons.get(id) }),
            Subject::Code(id) => json!({ "code": self.words.code(*id) }),
            Subject::Coding(id) => json!({ "coding": self.coding(&self.state.codings[id]) }),
            Subject::Question(id) => json!({ "question": self.words.questions.get(id) }),
            Subject::Place(place) => json!({ "place": self.place(place) }),
            other => panic!("a memo on {other:?} is not in the kept study"),
        }
    }
}
