//! What a withdrawal would take, and what others wrote that names the person: for the review before it.

use super::forms::Forms;
use super::told::Told;
use super::turns;
use crate::commands::duties;
use crate::commands::people::find;
use crate::place;
use crate::problem::Problem;
use crate::session::Session;
use model::event::{Field, Owner, Subject};
use model::ids::*;
use model::{State, Words};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// What a withdrawal would take. Nothing is erased by it.
#[derive(Clone, Serialize, ToSchema)]
pub struct WithdrawalPlan {
    /// Names this review: what is carried out must be what was reviewed.
    pub code: String,
    /// The id of the person.
    pub id: String,
    /// The pseudonym.
    pub person: String,
    /// When the person asked, where that is recorded.
    pub asked: Option<String>,
    /// The sources with words of theirs; those words go.
    pub sources: Vec<WithdrawalSource>,
    /// Turns that become empty places.
    pub turns: u64,
    /// Codings on them, which no longer count.
    pub codings: u64,
    /// Memos that stand on the person or their words and go with them.
    pub memos: u64,
    /// Records that go: referrals, contacts, member checks.
    pub records: u64,
    /// Persons who came by this one; their waves stay.
    pub recruits: u64,
    /// What others wrote that names the person: each is decided.
    pub items: Vec<WithdrawalItem>,
    /// Copies that are registered and not destroyed.
    pub copies: Vec<duties::CopyLine>,
}

/// A source with words of the person.
#[derive(Clone, Serialize, ToSchema)]
pub struct WithdrawalSource {
    /// The label.
    pub label: String,
    /// Their turns in it.
    pub turns: u64,
}

/// Something that names the person and belongs to others.
#[derive(Clone, Serialize, ToSchema)]
pub struct WithdrawalItem {
    /// Its number in this review, counted from 1.
    pub item: u32,
    /// `turn`, `memo`, `theme`, `code`, `question`, `view`, `translation`, `source-name`, `title`, `duties`,
    /// `person`, `record`.
    pub kind: String,
    /// Where: `C07:12`, `memo:1a2b3c4d`.
    pub at: String,
    /// The words, for the person who decides.
    pub text: String,
    /// What is done unless somebody says otherwise: `blot` (the name is blotted out) or `erase` (the whole text goes).
    pub usual: String,
    /// What can be done: `blot`, `erase`, `keep`.
    pub choices: Vec<String>,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holder {
    Turns(SpeakerId, u32),
    Memo(MemoId),
    Theme(ThemeId),
    Code(CodeId),
    Question(QuestionId),
    View(ViewId),
    Rendering(RenderingId),
    SourceName(SourceId),
    Title,
    Study,
    Person(PersonId),
    Record(RecordId),
    Rules(RuleSetId),
}

/// A plan with what it stands on.
pub(super) struct Prepared {
    pub person: PersonId,
    pub forms: Forms,
    pub holders: Vec<Holder>,
    pub plan: WithdrawalPlan,
}

/// Prepares the review of a withdrawal.
///
/// # Errors
/// An unknown person; damage.
pub fn plan(session: &Session, person: &str) -> Result<WithdrawalPlan, Problem> {
    prepare(session, person).map(|prepared| prepared.plan)
}

pub(super) fn prepare(session: &Session, person: &str) -> Result<Prepared, Problem> {
    let words = session.words()?;
    let state = session.state();
    let person = find(state, &words, person)?;
    let persons = [person].into();
    let theirs = state.speakers.iter().filter(|(_, s)| s.is_tied_to_any(&persons));
    let strands: BTreeSet<SpeakerId> = theirs.map(|(id, _)| *id).collect();
    let forms = Forms::of(state, &words, person);
    let goes = |payload: &PayloadId| {
        let owners = state.payloads.get(payload).map(|info| info.owners.as_slice()).unwrap_or_default();
        owners.iter().any(|owner| match owner {
            Owner::Person(p) => *p == person,
            Owner::Strand(s) => strands.contains(s),
        })
    };
    let mut found = Finder { state, words: &words, forms: &forms, holders: Vec::new(), items: Vec::new() };
    turns::find(session, &strands, person, &mut found)?;
    found.texts(&goes);
    let (holders, items) = (found.holders, found.items);
    let mut sources: Vec<WithdrawalSource> = Vec::new();
    for strand in &strands {
        let source = state.speakers[strand].source;
        let all = words.sources.get(&source).map_or(&[][..], |s| &s.turns);
        let turns = all.iter().filter(|t| t.speaker == *strand).count() as u64;
        sources.push(WithdrawalSource { label: words.label(source).to_owned(), turns });
    }
    sources.sort_by_key(|s| (s.label.len(), s.label.clone()));
    let recruits = crate::commands::people::found(state, &words);
    let place = recruits.persons.iter().position(|p| *p == person);
    let is_on = |place: &model::Place| {
        place.turns.iter().filter_map(|t| words.turn(place.source, *t)).any(|t| strands.contains(&t.speaker))
    };
    let requests = words.records_of(state, model::event::RecordKind::Request);
    let asked = requests.iter().find_map(|(_, record)| match record {
        model::payload::Record::Request(it) if it.person == person => Some(it.asked.to_string()),
        _ => None,
    });
    let mut plan = WithdrawalPlan {
        code: String::new(),
        id: person.to_string(),
        person: words.pseudonym(person).to_owned(),
        asked,
        turns: sources.iter().map(|s| s.turns).sum(),
        sources,
        codings: state.counted().filter(|(_, c)| is_on(c.place())).count() as u64,
        memos: state.memos.values().filter(|m| m.exists() && goes(&m.text())).count() as u64,
        records: state.records.values().filter(|r| r.exists() && goes(&r.text())).count() as u64,
        recruits: place.map_or(0, |at| u64::from(recruits.result.recruits[at])),
        items,
        copies: duties::copies(session)?.into_iter().filter(|c| c.destroyed.is_none()).collect(),
    };
    plan.code = code(session, &plan);
    Ok(Prepared { person, forms, holders, plan })
}

/// Names what was reviewed: eight digits of a keyed hash, which tell nobody anything.
fn code(session: &Session, plan: &WithdrawalPlan) -> String {
    let bytes = serde_json::to_vec(plan).unwrap_or_default();
    session.file.fingerprint(&bytes).short()
}

/// Longest text of an item, in scalar values.
const LONGEST: usize = 400;

pub(super) struct Finder<'a> {
    pub state: &'a State,
    pub words: &'a Words,
    pub forms: &'a Forms,
    pub holders: Vec<Holder>,
    pub items: Vec<WithdrawalItem>,
}

impl Finder<'_> {
    /// Takes something up for review.
    pub fn add(&mut self, holder: Holder, kind: &str, at: String, text: &str, usual: &str, can_blot: bool) {
        let choices: &[&str] = match (&holder, can_blot) {
            (Holder::Memo(_), true) => &["blot", "erase", "keep"],
            (_, true) => &["blot", "keep"],
            (_, false) => &["erase", "keep"],
        };
        self.items.push(WithdrawalItem {
            item: self.items.len() as u32 + 1,
            kind: kind.into(),
            at,
            text: text.chars().take(LONGEST).collect(),
            usual: usual.into(),
            choices: choices.iter().map(|c| (*c).to_owned()).collect(),
        });
        self.holders.push(holder);
    }

    fn told<T: Told>(&mut self, holder: Holder, kind: &str, subject: &Subject, told: &T) {
        let text = told.text();
        if self.forms.are_in(&text) {
            self.add(holder, kind, place::show(self.state, self.words, subject), &text, "blot", true);
        }
    }

    /// Everything that people wrote, but what goes with the person.
    fn texts(&mut self, goes: &dyn Fn(&PayloadId) -> bool) {
        let (state, words) = (self.state, self.words);
        for (id, memo) in state.memos.iter().filter(|(_, m)| m.exists() && !goes(&m.text())) {
            let text = words.memo_held_back(*id).unwrap_or_default().to_owned();
            let facts = words.memo_facts.get(id).map(Told::text).unwrap_or_default();
            let whole = if facts.is_empty() { text } else { format!("{text} · {facts}") };
            if self.forms.are_in(&whole) {
                let at = place::show(state, words, &Subject::Memo(*id));
                let on = place::show(state, words, &memo.on);
                self.add(Holder::Memo(*id), "memo", format!("{at} ({on})"), &whole, "erase", true);
            }
        }
        for (id, theme) in words.themes.iter().filter(|(id, _)| state.exists(&Subject::Theme(**id))) {
            self.told(Holder::Theme(*id), "theme", &Subject::Theme(*id), theme);
        }
        for (id, code) in words.codes.iter().filter(|(id, _)| state.exists(&Subject::Code(**id))) {
            self.told(Holder::Code(*id), "code", &Subject::Code(*id), code);
        }
        for (id, question) in words.questions.iter().filter(|(id, _)| state.exists(&Subject::Question(**id)))
        {
            self.told(Holder::Question(*id), "question", &Subject::Question(*id), question);
        }
        for (id, view) in words.views.iter().filter(|(id, _)| state.exists(&Subject::View(**id))) {
            // A view's name can't be changed: the view goes.
            if self.forms.are_in(&view.text()) {
                let at = place::show(state, words, &Subject::View(*id));
                self.add(Holder::View(*id), "view", at, &view.text(), "erase", false);
            }
        }
        for (id, rendering) in &words.renderings {
            let text = state.renderings.get(id).map(|r| r.text());
            if text.is_some_and(|text| !goes(&text)) {
                self.told(Holder::Rendering(*id), "translation", &Subject::Rendering(*id), rendering);
            }
        }
        for (id, source) in &words.sources {
            let is_theirs = state.sources.get(id).is_none_or(|s| goes(&s.name()));
            if let Some(name) = source.name.as_ref().filter(|_| !is_theirs) {
                self.told(Holder::SourceName(*id), "source-name", &Subject::Source(*id), name);
            }
        }
        for (id, rules) in &words.rules {
            let text = serde_json::to_string(rules).unwrap_or_default();
            if self.forms.are_in(&text) {
                self.add(Holder::Rules(*id), "rules", id.short(), &text, "erase", false);
            }
        }
        self.told(Holder::Title, "title", &Subject::Study, &words.title);
        self.told(Holder::Study, "duties", &Subject::Study, &words.study);
        for (id, facts) in &words.facts {
            if state.persons.get(id).is_some_and(|p| p.facts().is_some_and(|f| !goes(&f))) {
                self.told(Holder::Person(*id), "person", &Subject::Person(*id), facts);
            }
        }
        for (id, record) in &words.records {
            if state.records.get(id).is_some_and(|r| r.exists() && !goes(&r.text())) {
                self.told(Holder::Record(*id), "record", &Subject::Record(*id), record);
            }
        }
        self.in_order();
    }

    /// The same order each time: what was reviewed is what is carried out.
    fn in_order(&mut self) {
        let mut all: Vec<(WithdrawalItem, Holder)> =
            std::mem::take(&mut self.items).into_iter().zip(std::mem::take(&mut self.holders)).collect();
        all.sort_by(|(a, _), (b, _)| {
            (&a.kind, a.at.len(), &a.at, a.item).cmp(&(&b.kind, b.at.len(), &b.at, b.item))
        });
        // Words of others first: they are what is decided most often.
        all.sort_by_key(|(item, _)| item.kind != "turn");
        for (number, (mut item, holder)) in (1..).zip(all) {
            item.item = number;
            self.items.push(item);
            self.holders.push(holder);
        }
    }
}

/// The field of a text, where it has one.
pub(super) fn field_of(holder: &Holder) -> Option<Field> {
    Some(match holder {
        Holder::Turns(..) | Holder::View(_) | Holder::Rules(_) => return None,
        Holder::Memo(id) => Field::MemoText(*id),
        Holder::Theme(id) => Field::ThemeText(*id),
        Holder::Code(id) => Field::CodeText(*id),
        Holder::Question(id) => Field::QuestionText(*id),
        Holder::Rendering(id) => Field::RenderingText(*id),
        Holder::SourceName(id) => Field::SourceName(*id),
        Holder::Title => Field::Title,
        Holder::Study => Field::StudyFacts,
        Holder::Person(id) => Field::PersonFacts(*id),
        Holder::Record(id) => Field::RecordText(*id),
    })
}

model::redacted! { WithdrawalPlan WithdrawalItem }
