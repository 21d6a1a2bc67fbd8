//! The state: what holds after folding a set of batches. Only `State::apply` changes it.

mod apply;
mod entities;
mod fields;
mod log;

pub use apply::Invalid;
pub(crate) use apply::undone_by;
pub use entities::*;
pub use fields::Conflict;
pub use log::{ClosureError, ancestry, in_order};

use crate::batch::{At, Batch, Cause};
use crate::event::{Decision, EventRef, OtherParties, Owner, Subject};
use crate::ids::*;
use crate::payload::PayloadKind;
use crate::register::Register;
use std::collections::{BTreeMap, BTreeSet};

/// What holds in a study. It has ids, kinds, places and relations, no words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The study's id; all zeros before the first batch.
    pub study: Option<StudyId>,
    /// The title.
    pub title: Register<PayloadId>,
    /// Batches in log order.
    pub batches: Vec<BatchInfo>,
    /// Batches that no other has as parent.
    pub heads: BTreeSet<BatchId>,
    /// Replicas that announced themselves, with the keys that they sign with.
    pub replicas: BTreeMap<ReplicaId, PublicKey>,
    /// Who let whom in: the replica that spoke, then the one admitted or introduced.
    pub admissions: BTreeSet<(ReplicaId, ReplicaId)>,
    /// Coders.
    pub coders: BTreeMap<CoderId, Coder>,
    /// Roles.
    pub roles: BTreeMap<RoleId, Role>,
    /// Persons.
    pub persons: BTreeMap<PersonId, Person>,
    /// Sources.
    pub sources: BTreeMap<SourceId, Source>,
    /// Speakers, each with its strand.
    pub speakers: BTreeMap<SpeakerId, Speaker>,
    /// Codes.
    pub codes: BTreeMap<CodeId, Code>,
    /// Files of rules.
    pub rule_sets: BTreeMap<RuleSetId, PayloadId>,
    /// Codings and proposals.
    pub codings: BTreeMap<CodingId, Coding>,
    /// Links.
    pub links: BTreeMap<LinkId, Link>,
    /// Memos.
    pub memos: BTreeMap<MemoId, Memo>,
    /// Questions.
    pub questions: BTreeMap<QuestionId, Question>,
    /// Themes.
    pub themes: BTreeMap<ThemeId, Theme>,
    /// Renderings of turns.
    pub renderings: BTreeMap<RenderingId, Rendering>,
    /// The corrected words of turns; `None` = those that were imported.
    pub revisions: BTreeMap<(SpeakerId, u32), Register<Option<PayloadId>>>,
    /// What records tell of the turns of strands beside their words, in log order; the last counts.
    pub details: BTreeMap<SpeakerId, BTreeSet<Added>>,
    /// The pictures that came with turns, in log order.
    pub pictures: BTreeMap<(SpeakerId, u32), BTreeSet<Added>>,
    /// Saved views.
    pub views: BTreeMap<ViewId, View>,
    /// What was recorded about people and duties.
    pub records: BTreeMap<RecordId, Record>,
    /// Places that could lead to somebody.
    pub mentions: BTreeMap<MentionId, Mention>,
    /// Marks of risk.
    pub marks: BTreeMap<MarkId, Mark>,
    /// What the study declares; `None` = nothing yet.
    pub facts: Register<Option<PayloadId>>,
    /// What holds for other parties.
    pub other_parties: Register<OtherParties>,
    /// Every payload that an event commits to, with its kind and owners.
    pub payloads: BTreeMap<PayloadId, PayloadInfo>,
    /// What was withdrawn; it only grows.
    pub withdrawn: Withdrawn,
    /// Speakers whose source comes later in the batch.
    awaiting: BTreeMap<SourceId, Vec<SpeakerId>>,
}

/// A payload with the place in the log of the event that brought it.
pub type Added = ((u64, EventRef), PayloadId);

/// A batch as the log shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchInfo {
    /// The batch.
    pub id: BatchId,
    /// Who wrote it.
    pub replica: ReplicaId,
    /// Which of its batches.
    pub seq: u64,
    /// Order.
    pub lamport: u64,
    /// By the clock of its installation.
    pub at: At,
    /// The person at the keyboard.
    pub coder: Option<CoderId>,
    /// What it was.
    pub cause: Cause,
    /// Number of events by their kind.
    pub counts: BTreeMap<&'static str, u32>,
}

/// What an event commits to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayloadInfo {
    /// What it holds.
    pub kind: PayloadKind,
    /// Under whose keys, rising; empty = the study's.
    pub owners: Vec<Owner>,
}

/// What was withdrawn for ever.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// Strands.
    pub strands: BTreeSet<SpeakerId>,
    /// Persons.
    pub persons: BTreeSet<PersonId>,
    /// Payloads.
    pub payloads: BTreeSet<PayloadId>,
}

impl Withdrawn {
    /// Whether this owner's key is gone.
    pub fn has(&self, owner: &Owner) -> bool {
        match owner {
            Owner::Strand(s) => self.strands.contains(s),
            Owner::Person(p) => self.persons.contains(p),
        }
    }

    /// How many strands, persons and payloads. As they only grow, equal sizes mean that nothing was added.
    pub fn size(&self) -> usize {
        self.strands.len() + self.persons.len() + self.payloads.len()
    }

    /// The strands and persons whose keys are gone, rising.
    pub fn owners(&self) -> impl Iterator<Item = Owner> {
        let strands = self.strands.iter().map(|s| Owner::Strand(*s));
        strands.chain(self.persons.iter().map(|p| Owner::Person(*p)))
    }
}

impl State {
    /// Folds batches that are already in log order.
    ///
    /// # Errors
    /// The first batch that doesn't fit what came before.
    pub fn fold<'a>(batches: impl IntoIterator<Item = &'a Batch>) -> Result<State, Invalid> {
        let mut state = State::default();
        for batch in batches {
            state.append(batch)?;
        }
        Ok(state)
    }

    /// The codings that count: they exist, their code and source exist, and a person stands behind them.
    pub fn counted(&self) -> impl Iterator<Item = (&CodingId, &Coding)> {
        self.codings.iter().filter(|(_, c)| c.coder().is_some() && self.is_placed(c))
    }

    /// The proposals that nobody has decided.
    pub fn proposals(&self) -> impl Iterator<Item = (&CodingId, &Coding)> {
        self.codings.iter().filter(|(_, c)| c.decision() == Decision::Open && self.is_placed(c))
    }

    /// The sources that exist.
    pub fn live_sources(&self) -> impl Iterator<Item = (&SourceId, &Source)> {
        self.sources.iter().filter(|(_, s)| s.exists())
    }

    /// The sources that exist, in the order in which they came.
    pub fn sources_in_order(&self) -> Vec<(SourceId, &Source)> {
        let mut sources: Vec<_> = self.live_sources().map(|(id, s)| (*id, s)).collect();
        sources.sort_by_key(|(id, s)| (s.added, *id));
        sources
    }

    /// The codes that exist, by component, order and id.
    pub fn live_codes(&self) -> Vec<(CodeId, &Code)> {
        let mut codes: Vec<_> =
            self.codes.iter().filter(|(_, c)| c.exists()).map(|(id, c)| (*id, c)).collect();
        codes.sort_by_key(|(id, c)| (c.component(), c.order(), *id));
        codes
    }

    /// The questions that exist, in the order in which they were asked.
    pub fn live_questions(&self) -> Vec<(&QuestionId, &Question)> {
        let mut questions: Vec<_> = self.questions.iter().filter(|(_, q)| q.exists()).collect();
        questions.sort_by_key(|(_, q)| q.added);
        questions
    }

    /// The themes that exist, in the order in which they were found.
    pub fn live_themes(&self) -> Vec<(ThemeId, &Theme)> {
        let mut themes: Vec<_> =
            self.themes.iter().filter(|(_, t)| t.exists()).map(|(id, t)| (*id, t)).collect();
        themes.sort_by_key(|(_, t)| t.since());
        themes
    }

    /// The views that exist, in the order in which they were saved.
    pub fn live_views(&self) -> Vec<(ViewId, &View)> {
        let mut views: Vec<_> =
            self.views.iter().filter(|(_, v)| v.exists()).map(|(id, v)| (*id, v)).collect();
        views.sort_by_key(|(_, v)| v.since());
        views
    }

    /// The renderings that exist and whose words were not withdrawn, by turn, each turn's as they came.
    pub fn live_renderings(&self) -> BTreeMap<(SourceId, u32), Vec<RenderingId>> {
        let live = self.renderings.iter().filter(|(_, r)| r.exists() && !self.is_gone(&r.text()));
        let mut found: Vec<_> = live.map(|(id, r)| (r.since(), *id, r)).collect();
        found.sort_by_key(|(since, id, _)| (*since, *id));
        let mut by_turn: BTreeMap<(SourceId, u32), Vec<RenderingId>> = BTreeMap::new();
        for (_, id, rendering) in found {
            if let Some(speaker) = self.speakers.get(&rendering.strand) {
                by_turn.entry((speaker.source, rendering.turn)).or_default().push(id);
            }
        }
        by_turn
    }

    /// The payload with the corrected words of a turn of a strand; `None` where those that were imported stand.
    pub fn revision(&self, strand: SpeakerId, turn: u32) -> Option<PayloadId> {
        self.revisions.get(&(strand, turn)).and_then(Register::get).copied().flatten()
    }

    /// The payload with what is told of the turns of a strand, if anything is.
    pub fn details(&self, strand: SpeakerId) -> Option<PayloadId> {
        self.details.get(&strand)?.last().map(|(_, details)| *details)
    }

    /// The pictures of a turn of a strand that are in the file, in log order.
    pub fn pictures(&self, strand: SpeakerId, turn: u32) -> impl Iterator<Item = PayloadId> {
        let all = self.pictures.get(&(strand, turn)).into_iter().flatten().map(|(_, picture)| *picture);
        all.filter(|picture| !self.is_gone(picture))
    }

    /// The person that a speaker is, if that person is in the study.
    pub fn person_of(&self, speaker: SpeakerId) -> Option<PersonId> {
        let person = (*self.speakers.get(&speaker)?.person.get()?)?;
        self.persons.get(&person).is_some_and(Person::exists).then_some(person)
    }

    /// Whether a payload was withdrawn: by name, or because one of its owners was. It is then in no file.
    pub fn is_gone(&self, payload: &PayloadId) -> bool {
        let owner_gone = |info: &PayloadInfo| info.owners.iter().any(|o| self.withdrawn.has(o));
        self.withdrawn.payloads.contains(payload) || self.payloads.get(payload).is_some_and(owner_gone)
    }

    /// Takes over what was destroyed by the time of another state of the same study: withdrawals hold at every time,
    /// and so do the blocks that stand in the place of others.
    pub fn destroy_as(&mut self, now: &State) {
        self.withdrawn = now.withdrawn.clone();
        for (id, speaker) in &mut self.speakers {
            let Some(then) = now.speakers.get(id).filter(|s| s.blots != speaker.blots) else { continue };
            speaker.blots = then.blots.clone();
            let came = then.former_blocks().into_iter().chain(then.blocks());
            let came = came.filter_map(|block| Some((block, now.payloads.get(&block)?.clone())));
            self.payloads.extend(came);
        }
    }

    /// The payloads that must be in the file.
    pub fn expected_payloads(&self) -> impl Iterator<Item = &PayloadId> {
        self.payloads.keys().filter(|id| !self.is_gone(id))
    }

    /// Whether something exists now.
    pub fn exists(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Study => true,
            Subject::Place(place) => self.sources.get(&place.source).is_some_and(Source::exists),
            other => self.existence_of(other).and_then(Register::get).copied().unwrap_or(false),
        }
    }

    pub(crate) fn existence_of(&self, subject: &Subject) -> Option<&Register<bool>> {
        match subject {
            Subject::Study | Subject::Place(_) => None,
            Subject::Source(id) => self.sources.get(id).map(|x| &x.exists),
            Subject::Person(id) => self.persons.get(id).map(|x| &x.exists),
            Subject::Code(id) => self.codes.get(id).map(|x| &x.exists),
            Subject::Coding(id) => self.codings.get(id).map(|x| &x.exists),
            Subject::Link(id) => self.links.get(id).map(|x| &x.exists),
            Subject::Memo(id) => self.memos.get(id).map(|x| &x.exists),
            Subject::Question(id) => self.questions.get(id).map(|x| &x.exists),
            Subject::Coder(id) => self.coders.get(id).map(|x| &x.exists),
            Subject::Role(id) => self.roles.get(id).map(|x| &x.exists),
            Subject::Theme(id) => self.themes.get(id).map(|x| &x.exists),
            Subject::Rendering(id) => self.renderings.get(id).map(|x| &x.exists),
            Subject::View(id) => self.views.get(id).map(|x| &x.exists),
            Subject::Record(id) => self.records.get(id).map(|x| &x.exists),
            Subject::Mention(id) => self.mentions.get(id).map(|x| &x.exists),
            Subject::Mark(id) => self.marks.get(id).map(|x| &x.exists),
        }
    }

    /// The events that a new setting of something's existence replaces; `None` for what can't be taken away.
    pub fn existence_held_by(&self, subject: &Subject) -> Option<Vec<EventRef>> {
        self.existence_of(subject).map(Register::held_by)
    }

    fn is_placed(&self, coding: &Coding) -> bool {
        coding.exists()
            && self.codes.get(&coding.code()).is_some_and(Code::exists)
            && self.sources.get(&coding.place().source).is_some_and(Source::exists)
    }

    /// Pairs of batches that one replica wrote with one number: a copied file that went on in two places.
    pub fn forks(&self) -> Vec<(BatchId, BatchId)> {
        let mut seen: BTreeMap<(ReplicaId, u64), BatchId> = BTreeMap::new();
        let mut forks = Vec::new();
        for batch in &self.batches {
            if let Some(first) = seen.insert((batch.replica, batch.seq), batch.id) {
                forks.push((first, batch.id));
            }
        }
        forks
    }

    /// The replicas that are in: the first, and whom those that are in let in. The rest is unconfirmed.
    pub fn admitted(&self) -> BTreeSet<ReplicaId> {
        let mut open: Vec<ReplicaId> = self.batches.first().map(|b| b.replica).into_iter().collect();
        let mut admitted: BTreeSet<ReplicaId> = open.iter().copied().collect();
        while let Some(one) = open.pop() {
            let by_one = self.admissions.iter().filter(|(by, _)| *by == one).map(|(_, other)| *other);
            open.extend(by_one.filter(|other| admitted.insert(*other)));
        }
        admitted
    }

    /// The replicas that wrote something and that nobody has let in.
    pub fn unconfirmed(&self) -> BTreeSet<ReplicaId> {
        let admitted = self.admitted();
        self.replicas.keys().filter(|r| !admitted.contains(r)).copied().collect()
    }

    /// The codings that nothing counts because their code or their source was taken away.
    pub fn stranded(&self) -> usize {
        self.codings.values().filter(|c| c.exists() && c.coder().is_some() && !self.is_placed(c)).count()
    }

    /// The owners whose keys must be in the file.
    pub fn owners(&self) -> BTreeSet<Owner> {
        let strands = self.speakers.keys().map(|s| Owner::Strand(*s));
        let persons = self.persons.keys().map(|p| Owner::Person(*p));
        strands.chain(persons).filter(|o| !self.withdrawn.has(o)).collect()
    }
}
