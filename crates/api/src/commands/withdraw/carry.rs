//! Carrying out a withdrawal: everything of the person and about them goes for ever, in one transaction.

use super::plan::{Holder, Prepared, field_of, prepare};
use super::told::Told;
use super::turns;
use crate::change::{set, take_away};
use crate::commands::duties::payloads_of;
use crate::commands::people::{facts_event, found};
use crate::problem::Problem;
use crate::session::Session;
use model::codebook::Value;
use model::event::{Change, Field, Subject};
use model::ids::*;
use model::payload::*;
use model::{CodeText, State, Words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::Erasure;
use utoipa::ToSchema;

/// What is done with an item of the review.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WithdrawalChoice {
    /// The item's number.
    pub item: u32,
    /// `blot`, `erase` or `keep`.
    pub action: String,
}

/// What a withdrawal did.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Withdrawal {
    /// The batch: its page for the board is made anew any time.
    pub batch: String,
    /// Turns that are empty places now.
    pub turns: u64,
    /// Places in other people's words that were blotted out.
    pub blotted: u64,
    /// Texts of others that were changed or erased.
    pub texts: u64,
    /// Items that were kept as they are.
    pub kept: u64,
    /// Why the file couldn't be rewritten yet without what was deleted; the next opening goes on there.
    pub pending: Option<String>,
}

/// Carries out a withdrawal that was reviewed. `code` names the review; `choices` says what is done otherwise than
/// usual.
///
/// # Errors
/// `withdraw-review` where something changed since the review; an unknown item or action; no room for the rewriting,
/// before anything is deleted.
pub fn carry_out(
    session: &mut Session,
    person: &str,
    code: &str,
    choices: &[WithdrawalChoice],
) -> Result<Withdrawal, Problem> {
    session.may_write()?;
    let prepared = prepare(session, person)?;
    if prepared.plan.code != code {
        return Err(Problem::new("withdraw-review"));
    }
    let mut actions: Vec<&str> = prepared.plan.items.iter().map(|item| item.usual.as_str()).collect();
    for choice in choices {
        let index = (choice.item as usize).checked_sub(1).filter(|i| *i < actions.len());
        let item = index.and_then(|i| prepared.plan.items.get(i)).ok_or(Problem::new("withdraw-item"))?;
        if !item.choices.contains(&choice.action) {
            return Err(Problem::new("word").with("word", &choice.action));
        }
        actions[item.item as usize - 1] = &choice.action;
    }
    let words = session.words()?;
    let mut carrier = Carrier {
        session,
        words: &words,
        prepared: &prepared,
        actions: &actions,
        erasure: Erasure::default(),
        facts: BTreeMap::new(),
        texts: 0,
    };
    carrier.keep_waves();
    let blotted = carrier.items()?;
    carrier.set_facts()?;
    carrier.earlier()?;
    carrier.values();
    carrier.mentions();
    let Carrier { mut erasure, texts, .. } = carrier;
    erasure.persons = vec![prepared.person];
    let kept = actions.iter().filter(|action| **action == "keep").count() as u64;
    let turns = prepared.plan.turns;
    let erased = session.carry_out(erasure)?;
    Ok(Withdrawal {
        batch: erased.batch.to_string(),
        turns,
        blotted,
        texts,
        kept,
        pending: erased.pending.map(|e| e.to_string()),
    })
}

struct Carrier<'a> {
    session: &'a Session,
    words: &'a Words,
    prepared: &'a Prepared,
    /// What is done with each item of the review.
    actions: &'a [&'a str],
    erasure: Erasure,
    /// What is known of other persons, as it will be.
    facts: BTreeMap<PersonId, PersonFacts>,
    texts: u64,
}

impl Carrier<'_> {
    /// Who came by the person keeps their wave: the referral itself dies with the person's key.
    fn keep_waves(&mut self) {
        let recruits = found(self.session.state(), self.words);
        let Some(own) = recruits.persons.iter().position(|p| *p == self.prepared.person) else { return };
        for (at, recruiter) in recruits.result.recruiters.iter().enumerate() {
            if let Some(wave) = recruits.result.waves[at].filter(|_| *recruiter == Some(own)) {
                self.facts_of(recruits.persons[at]).wave = Some(wave);
            }
        }
    }

    /// What is known of another person, as it will be.
    fn facts_of(&mut self, person: PersonId) -> &mut PersonFacts {
        let known = || self.words.facts.get(&person).cloned().unwrap_or_default();
        self.facts.entry(person).or_insert_with(known)
    }

    /// Sets what is known of other persons, once all of it is decided.
    fn set_facts(&mut self) -> Result<(), Problem> {
        let state = self.session.state();
        for (person, facts) in std::mem::take(&mut self.facts) {
            let event = facts_event(self.session, state, person, &facts, &mut self.erasure.pen)?;
            self.erasure.events.push(event);
        }
        Ok(())
    }

    /// Blots the person out of content that is sealed anew anyway.
    fn rename<T: Told>(&self, told: &mut T) {
        told.strings(&mut |text| *text = self.prepared.forms.blot(text));
    }

    /// Does what was decided about each item.
    fn items(&mut self) -> Result<u64, Problem> {
        let mut turns: BTreeSet<(SpeakerId, u32)> = BTreeSet::new();
        for (holder, action) in self.prepared.holders.iter().zip(self.actions) {
            match (holder, *action) {
                (_, "keep") => continue,
                (Holder::Turns(strand, turn), _) => _ = turns.insert((*strand, *turn)),
                (Holder::Memo(id), "erase") => self.erase_memo(*id),
                (Holder::View(id), _) => {
                    let state = self.session.state();
                    self.erasure.payloads.extend(state.views.get(id).map(|v| v.text));
                    self.erasure.events.push(take_away(state, Subject::View(*id)));
                }
                (Holder::Rules(id), _) => {
                    self.erasure.payloads.extend(self.session.state().rule_sets.get(id));
                }
                (holder, _) => self.blot(holder)?,
            }
            self.texts += u64::from(!matches!(holder, Holder::Turns(..)));
        }
        let prepared = self.prepared;
        turns::blot(self.session, self.words, &turns, prepared.person, &prepared.forms, &mut self.erasure)
    }

    fn erase_memo(&mut self, id: MemoId) {
        let state = self.session.state();
        self.destroy(&Field::MemoText(id));
        self.destroy(&Field::MemoFacts(id));
        self.erasure.events.push(take_away(state, Subject::Memo(id)));
    }

    fn blot(&mut self, holder: &Holder) -> Result<(), Problem> {
        let words = self.words;
        match holder {
            Holder::Memo(id) => {
                let text = words.memo_held_back(*id).unwrap_or_default().to_owned();
                self.anew(text, PayloadKind::Memo, |p| Change::MemoText(*id, p))?;
                match words.memo_facts.get(id).cloned() {
                    Some(facts) => {
                        self.anew(facts, PayloadKind::MemoFacts, |p| Change::MemoFacts(*id, Some(p)))
                    }
                    None => Ok(()),
                }
            }
            Holder::Theme(id) => {
                let text = words.themes.get(id).cloned().unwrap_or_default();
                self.anew(text, PayloadKind::ThemeText, |p| Change::ThemeText(*id, p))
            }
            Holder::Code(id) => {
                let text: CodeText = words.codes.get(id).cloned().unwrap_or_default();
                self.anew(text, PayloadKind::CodeText, |p| Change::CodeText(*id, p))
            }
            Holder::Question(id) => {
                let text = words.questions.get(id).cloned().unwrap_or_default();
                self.anew(text, PayloadKind::Question, |p| Change::QuestionText(*id, p))
            }
            Holder::Rendering(id) => {
                let text = words.renderings.get(id).cloned().unwrap_or_default();
                self.anew(text, PayloadKind::Rendering, |p| Change::RenderingText(*id, p))
            }
            Holder::SourceName(id) => {
                let name = words.sources.get(id).and_then(|s| s.name.clone()).unwrap_or_default();
                self.anew(name, PayloadKind::SourceName, |p| Change::SourceName(*id, p))
            }
            Holder::Title => self.anew(words.title.clone(), PayloadKind::Title, Change::Title),
            Holder::Study => {
                self.anew(words.study.clone(), PayloadKind::StudyFacts, |p| Change::StudyFacts(Some(p)))
            }
            Holder::Person(id) => {
                let mut facts = self.facts_of(*id).clone();
                self.rename(&mut facts);
                *self.facts_of(*id) = facts;
                self.destroy(&Field::PersonFacts(*id));
                Ok(())
            }
            Holder::Record(id) => match words.records.get(id).cloned() {
                Some(record) => self.anew(record, PayloadKind::Record, |p| Change::RecordText(*id, p)),
                None => Ok(()),
            },
            Holder::Turns(..) | Holder::View(_) | Holder::Rules(_) => Ok(()),
        }
    }

    /// Seals content anew without the person, under the keys that it had; what stood there is destroyed.
    fn anew<T: Told>(
        &mut self,
        mut told: T,
        kind: PayloadKind,
        change: impl Fn(PayloadId) -> Change,
    ) -> Result<(), Problem> {
        let state = self.session.state();
        self.rename(&mut told);
        let field = change(PayloadId([0; 32])).field();
        let present = state.field(&field).iter().flat_map(payloads_of).find_map(|p| state.payloads.get(&p));
        let owners = present.map(|info| info.owners.clone()).unwrap_or_default();
        let new = self.erasure.pen.record(&self.session.file, kind, &owners, &told)?;
        self.erasure.events.push(set(state, change(new)));
        self.destroy(&field);
        Ok(())
    }

    /// Destroys every payload that a field ever had.
    fn destroy(&mut self, field: &Field) {
        let all: Vec<PayloadId> = self.session.state().field(field).iter().flat_map(payloads_of).collect();
        self.erasure.payloads.extend(all);
    }

    /// Earlier texts, and those of things that were taken away, go where they name the person: nobody sees them, and
    /// nobody is asked.
    fn earlier(&mut self) -> Result<(), Problem> {
        let state = self.session.state();
        let kept: BTreeSet<Field> = self
            .prepared
            .holders
            .iter()
            .zip(self.actions)
            .filter(|(_, a)| **a == "keep")
            .filter_map(|(h, _)| field_of(h))
            .collect();
        let shown: BTreeSet<PayloadId> = shown(state);
        for (field, info) in self.fields() {
            let is_kept = kept.contains(&field);
            for payload in state.field(&field).iter().flat_map(payloads_of) {
                if (shown.contains(&payload) && !is_gone_thing(state, &field))
                    || is_kept
                    || state.is_gone(&payload)
                {
                    continue;
                }
                if self.names(payload, info)? {
                    self.erasure.payloads.push(payload);
                }
            }
        }
        Ok(())
    }

    /// Every field with words of others.
    fn fields(&self) -> Vec<(Field, PayloadKind)> {
        let state = self.session.state();
        let mut all = vec![(Field::Title, PayloadKind::Title), (Field::StudyFacts, PayloadKind::StudyFacts)];
        all.extend(state.memos.keys().map(|id| (Field::MemoText(*id), PayloadKind::Memo)));
        all.extend(state.memos.keys().map(|id| (Field::MemoFacts(*id), PayloadKind::MemoFacts)));
        all.extend(state.themes.keys().map(|id| (Field::ThemeText(*id), PayloadKind::ThemeText)));
        all.extend(state.codes.keys().map(|id| (Field::CodeText(*id), PayloadKind::CodeText)));
        all.extend(state.questions.keys().map(|id| (Field::QuestionText(*id), PayloadKind::Question)));
        all.extend(state.renderings.keys().map(|id| (Field::RenderingText(*id), PayloadKind::Rendering)));
        all.extend(state.sources.keys().map(|id| (Field::SourceName(*id), PayloadKind::SourceName)));
        all.extend(state.records.keys().map(|id| (Field::RecordText(*id), PayloadKind::Record)));
        all.extend(state.persons.keys().map(|id| (Field::PersonFacts(*id), PayloadKind::PersonFacts)));
        all.extend(state.persons.keys().map(|id| (Field::ConsentTerms(*id), PayloadKind::ConsentTerms)));
        all
    }

    /// Whether a payload names the person.
    fn names(&self, payload: PayloadId, kind: PayloadKind) -> Result<bool, Problem> {
        let (file, forms) = (&self.session.file, &self.prepared.forms);
        let text = match kind {
            PayloadKind::MemoFacts => file.read::<MemoFacts>(payload)?.map(|t| t.text()),
            PayloadKind::ThemeText => file.read::<ThemeText>(payload)?.map(|t| t.text()),
            PayloadKind::CodeText => file.read::<CodeText>(payload)?.map(|t| t.text()),
            PayloadKind::Rendering => file.read::<Rendering>(payload)?.map(|t| t.text()),
            PayloadKind::StudyFacts => file.read::<StudyFacts>(payload)?.map(|t| t.text()),
            PayloadKind::PersonFacts => file.read::<PersonFacts>(payload)?.map(|t| t.text()),
            PayloadKind::ConsentTerms => file.read::<ConsentTerms>(payload)?.map(|t| t.text()),
            PayloadKind::Record => file.read::<Record>(payload)?.map(|t| t.text()),
            _ => file.read::<String>(payload)?,
        };
        Ok(text.is_some_and(|text| forms.are_in(&text)))
    }

    /// Values that were captured from other people's words and name the person go; the codings stay.
    fn values(&mut self) {
        let state = self.session.state();
        let forms = &self.prepared.forms;
        let names = |lists: &Vec<Vec<Value>>| {
            lists.iter().flatten().filter_map(|v| v.text.as_deref()).any(|text| forms.are_in(text))
        };
        let named = self.words.values.iter().filter(|(id, lists)| !state.is_gone(id) && names(lists));
        self.erasure.payloads.extend(named.map(|(id, _)| *id));
    }

    /// Places that led to the person lead to nobody any more.
    fn mentions(&mut self) {
        let state = self.session.state();
        for (id, mention) in state.mentions.iter().filter(|(_, m)| m.exists()) {
            let entity = self.words.records.get(&mention.entity);
            if matches!(entity, Some(Record::Entity(e)) if e.person == Some(self.prepared.person)) {
                self.erasure.events.push(take_away(state, Subject::Mention(*id)));
            }
        }
    }
}

/// The texts that are shown now.
fn shown(state: &State) -> BTreeSet<PayloadId> {
    let mut all: BTreeSet<PayloadId> = state.title.get().copied().into_iter().collect();
    all.extend(state.facts.get().copied().flatten());
    all.extend(state.memos.values().flat_map(|m| [Some(m.text()), m.facts()]).flatten());
    all.extend(state.themes.values().map(|t| t.text()));
    all.extend(state.codes.values().filter_map(|c| c.text.get()));
    all.extend(state.questions.values().map(|q| q.text()));
    all.extend(state.renderings.values().map(|r| r.text()));
    all.extend(state.sources.values().map(|s| s.name()));
    all.extend(state.records.values().map(|r| r.text()));
    all.extend(state.persons.values().flat_map(|p| [p.facts(), p.terms()]).flatten());
    all
}

/// Whether a field belongs to something that was taken away.
fn is_gone_thing(state: &State, field: &Field) -> bool {
    let subject = match field {
        Field::MemoText(id) | Field::MemoFacts(id) => Subject::Memo(*id),
        Field::ThemeText(id) => Subject::Theme(*id),
        Field::CodeText(id) => Subject::Code(*id),
        Field::QuestionText(id) => Subject::Question(*id),
        Field::RenderingText(id) => Subject::Rendering(*id),
        Field::SourceName(id) => Subject::Source(*id),
        Field::RecordText(id) => Subject::Record(*id),
        _ => return false,
    };
    !state.exists(&subject)
}
