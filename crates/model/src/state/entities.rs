//! The things of a study, each with the fields that can change.

use crate::codebook::Component;
use crate::event::*;
use crate::ids::*;
use crate::register::{Added, Given, Register};
use crate::source::{Evidence, Part, Place, SourceKind, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A person who codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coder {
    pub(super) name: Given<PayloadId>,
    pub(super) exists: Register<bool>,
}

impl Coder {
    /// The name.
    pub fn name(&self) -> PayloadId {
        *self.name.get()
    }
}

/// A role of speakers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub name: PayloadId,
    pub(super) exists: Register<bool>,
}

/// Somebody in the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub(super) kind: Given<PersonKind>,
    /// Commitment to the key.
    pub key: KeyCommitment,
    pub(super) pseudonym: Given<PayloadId>,
    /// What the person allowed.
    pub consent: Register<Consent>,
    pub(super) terms: Given<Option<PayloadId>>,
    pub(super) facts: Given<Option<PayloadId>>,
    pub(super) exists: Register<bool>,
}

impl Person {
    /// Informant or other party; of both in conflict an other party, until somebody settles it.
    pub fn kind(&self) -> PersonKind {
        self.kind.held().into_iter().copied().max().unwrap_or(*self.kind.first())
    }

    /// The pseudonym.
    pub fn pseudonym(&self) -> PayloadId {
        *self.pseudonym.get()
    }

    /// What exactly the person agreed to, where it was recorded.
    pub fn terms(&self) -> Option<PayloadId> {
        *self.terms.get()
    }

    /// Whether copies that went on apart recorded different terms.
    pub fn has_terms_in_conflict(&self) -> bool {
        self.terms.is_in_conflict()
    }

    /// Attributes, network size and notes, where they were recorded.
    pub fn facts(&self) -> Option<PayloadId> {
        *self.facts.get()
    }

    /// The decision that counts: of several in conflict the strictest, until somebody settles it.
    pub fn consent(&self) -> ConsentDecision {
        let held = self.consent.values().map(|(_, c)| c.decision);
        held.max_by_key(|decision| decision.strictness()).unwrap_or(ConsentDecision::Unknown)
    }
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub(super) kind: Given<SourceKind>,
    /// Number of turns.
    pub turns: u32,
    pub(super) facts: Given<PayloadId>,
    pub(super) name: Given<PayloadId>,
    /// Order, speaker and kind of turns.
    pub skeleton: PayloadId,
    /// Fingerprint of the file.
    pub fingerprint: Fingerprint,
    /// Its speakers in the skeleton's order.
    pub speakers: Vec<SpeakerId>,
    /// The event that added it; orders sources as they came.
    pub added: (u64, EventRef),
    pub(super) exists: Register<bool>,
}

impl Source {
    /// What it is.
    pub fn kind(&self) -> SourceKind {
        *self.kind.get()
    }

    /// Label, format, date order.
    pub fn facts(&self) -> PayloadId {
        *self.facts.get()
    }

    /// Its name.
    pub fn name(&self) -> PayloadId {
        *self.name.get()
    }
}

/// A speaker of one source, with the strand of their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The source.
    pub source: SourceId,
    /// Commitment to the strand's key.
    pub key: KeyCommitment,
    /// The name in the file.
    pub name: Option<PayloadId>,
    pub(super) blocks: Vec<PayloadId>,
    pub(super) blots: Blots,
    /// What the speaker does.
    pub part: Register<Part>,
    /// The role.
    pub role: Register<Option<RoleId>>,
    /// The person.
    pub person: Register<Option<PersonId>>,
}

impl Speaker {
    /// What the speaker does.
    pub fn part(&self) -> Part {
        self.part.get().copied().unwrap_or(Part::Party)
    }

    /// The sealed blocks that stand, in the order of turns.
    pub fn blocks(&self) -> impl Iterator<Item = PayloadId> + '_ {
        self.blocks.iter().map(|block| self.blots.standing(*block))
    }

    /// The blocks that no longer stand: others stand in their place. Where copies blotted the same block apart, there
    /// is more than one of them that may still hold words, until they are destroyed.
    pub fn former_blocks(&self) -> BTreeSet<PayloadId> {
        let came = self.blots.instead.values().flatten().map(|(_, block)| *block);
        let all: BTreeSet<PayloadId> = self.blots.instead.keys().copied().chain(came).collect();
        let standing: BTreeSet<PayloadId> = self.blocks().collect();
        all.difference(&standing).copied().collect()
    }

    /// Turns and spans in them that were blotted out for ever.
    pub fn blotted(&self) -> &BTreeSet<(u32, Span)> {
        &self.blots.spans
    }

    /// Whether the speaker is, or ever was, said to be one of these persons.
    pub fn is_tied_to_any(&self, persons: &BTreeSet<PersonId>) -> bool {
        self.person.ever().flatten().any(|p| persons.contains(p))
    }

    /// The role.
    pub fn role(&self) -> Option<RoleId> {
        self.role.get().copied().flatten()
    }
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// S, O, R or X.
    pub component: Register<Component>,
    /// Its words.
    pub text: Register<PayloadId>,
    /// 0xRRGGBB.
    pub colour: Register<u32>,
    /// Place among the codes.
    pub order: Register<u32>,
    /// The code above it.
    pub parent: Register<Option<CodeId>>,
    pub(super) retired: Given<bool>,
    pub(super) exists: Register<bool>,
}

impl Code {
    /// The component that counts.
    pub fn component(&self) -> Component {
        self.component.get().copied().unwrap_or(Component::Other)
    }

    /// Whether it is retired: it stays and counts, but is not offered any more.
    pub fn is_retired(&self) -> bool {
        *self.retired.get()
    }

    /// The order that counts.
    pub fn order(&self) -> u32 {
        self.order.get().copied().unwrap_or(u32::MAX)
    }

    /// The colour that counts.
    pub fn colour(&self) -> u32 {
        self.colour.get().copied().unwrap_or_else(|| self.component().colour())
    }
}

/// A code at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    pub(super) code: Given<CodeId>,
    pub(super) place: Given<Place>,
    /// Who or what put it there.
    pub origin: Origin,
    pub(super) evidence: Given<Option<Evidence>>,
    pub(super) values: Given<Option<ValuesRef>>,
    /// What became of a proposal; never set for a person's own coding.
    pub decision: Register<Decision>,
    pub(super) exists: Register<bool>,
}

impl Coding {
    /// The code.
    pub fn code(&self) -> CodeId {
        *self.code.get()
    }

    /// Where.
    pub fn place(&self) -> &Place {
        self.place.get()
    }

    /// What an O coding rests on, where the coder said so.
    pub fn evidence(&self) -> Option<Evidence> {
        *self.evidence.get()
    }

    /// Captured values.
    pub fn values(&self) -> Option<ValuesRef> {
        *self.values.get()
    }

    /// Whether copies that went on apart set something about it differently.
    pub fn is_in_conflict(&self) -> bool {
        self.code.is_in_conflict()
            || self.place.is_in_conflict()
            || self.evidence.is_in_conflict()
            || self.values.is_in_conflict()
            || self.decision.is_in_conflict()
    }

    /// The person who stands behind it; `None` for a proposal that is open or refused.
    pub fn coder(&self) -> Option<CoderId> {
        match (self.origin, self.decision.get()) {
            (Origin::Coder(coder), _) => Some(coder),
            (Origin::Rule { .. }, Some(Decision::Accepted(coder))) => Some(*coder),
            (Origin::Rule { .. }, _) => None,
        }
    }

    /// What became of it; a person's own coding is accepted by that person.
    pub fn decision(&self) -> Decision {
        match self.origin {
            Origin::Coder(coder) => Decision::Accepted(coder),
            Origin::Rule { .. } => self.decision.get().copied().unwrap_or(Decision::Open),
        }
    }
}

/// A typed arrow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub kind: LinkKind,
    /// From the answer or account.
    pub from: Place,
    /// To the stimulus or chain.
    pub to: Place,
    pub(super) exists: Register<bool>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memo {
    pub(super) kind: Given<MemoKind>,
    /// What it is about.
    pub on: Subject,
    /// Who wrote it.
    pub author: Option<CoderId>,
    pub(super) text: Given<PayloadId>,
    pub(super) facts: Given<Option<PayloadId>>,
    /// The event that added it.
    pub added: (u64, EventRef),
    pub(super) exists: Register<bool>,
}

impl Memo {
    /// What kind.
    pub fn kind(&self) -> MemoKind {
        *self.kind.get()
    }

    /// Its words.
    pub fn text(&self) -> PayloadId {
        *self.text.get()
    }

    /// Date, place and observer, where they were recorded.
    pub fn facts(&self) -> Option<PayloadId> {
        *self.facts.get()
    }

    /// The payload under whose owners all words of the memo are.
    pub fn first_text(&self) -> PayloadId {
        *self.text.first()
    }
}

/// A research question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub(super) text: Given<PayloadId>,
    /// The event that added it.
    pub added: (u64, EventRef),
    pub(super) exists: Register<bool>,
}

impl Question {
    /// Its words.
    pub fn text(&self) -> PayloadId {
        *self.text.get()
    }
}

/// What codes and memos together say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    pub(super) text: Given<PayloadId>,
    pub(super) question: Given<Option<QuestionId>>,
    pub(super) members: BTreeMap<Subject, Register<bool>>,
    pub(super) exists: Register<bool>,
}

impl Theme {
    /// Its words.
    pub fn text(&self) -> PayloadId {
        *self.text.get()
    }

    /// The question that it answers.
    pub fn question(&self) -> Option<QuestionId> {
        *self.question.get()
    }

    /// The codes and memos that belong to it, also those that were taken away since.
    pub fn members(&self) -> impl Iterator<Item = &Subject> {
        self.members.iter().filter(|(_, is_in)| is_in.get() == Some(&true)).map(|(subject, _)| subject)
    }
}

/// A turn in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    /// The strand of the turn.
    pub strand: SpeakerId,
    /// Its number in the source.
    pub turn: u32,
    pub(super) text: Given<PayloadId>,
    pub(super) exists: Register<bool>,
}

impl Rendering {
    /// Language, translator and words.
    pub fn text(&self) -> PayloadId {
        *self.text.get()
    }
}

/// A saved view of the results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its name and what it asks for.
    pub text: PayloadId,
    pub(super) exists: Register<bool>,
}

/// Blocks that stand in the place of others, because something in them was blotted out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Blots {
    /// By the block that went: where in the log, and the block that came. Of several the last stands.
    pub(super) instead: BTreeMap<PayloadId, BTreeSet<(Added, PayloadId)>>,
    pub(super) spans: BTreeSet<(u32, Span)>,
}

impl Blots {
    fn standing(&self, block: PayloadId) -> PayloadId {
        let next = |block: &PayloadId| self.instead.get(block)?.last().map(|(_, new)| *new);
        // A log that leads round in a circle names a block of it, and ends.
        std::iter::successors(Some(block), next).take(self.instead.len() + 1).last().unwrap_or(block)
    }
}

/// Something recorded about people or the study's duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What kind.
    pub kind: RecordKind,
    pub(super) text: Given<PayloadId>,
    /// The event that added it.
    pub added: Added,
    pub(super) exists: Register<bool>,
}

impl Record {
    /// Its words.
    pub fn text(&self) -> PayloadId {
        *self.text.get()
    }
}

/// A place that could lead to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Whom or what it could lead to.
    pub entity: RecordId,
    pub(super) place: Given<Place>,
    pub(super) exists: Register<bool>,
}

impl Mention {
    /// Where.
    pub fn place(&self) -> &Place {
        self.place.get()
    }
}

/// A mark of risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What is feared.
    pub kind: MarkKind,
    /// A source, a person, or turns.
    pub on: Subject,
    pub(super) exists: Register<bool>,
}

/// A thing that can be taken away.
pub(super) trait Existing {
    /// Whether it is there.
    fn existence(&self) -> &Register<bool>;

    /// Where it was added in the log.
    fn added(&self) -> Result<Added, &'static str> {
        self.existence().first().ok_or("something that nobody added")
    }
}

macro_rules! existing {
    ($($name:ident)*) => {$(
        impl $name {
            /// Whether it is in the study now.
            pub fn exists(&self) -> bool {
                self.exists.get().copied().unwrap_or(false)
            }

            /// Where it was added in the log.
            pub fn since(&self) -> Option<(u64, EventRef)> {
                self.exists.first()
            }
        }

        impl Existing for $name {
            fn existence(&self) -> &Register<bool> {
                &self.exists
            }
        }
    )*};
}

existing! { Coder Role Person Source Code Coding Link Memo Question Theme Rendering View Record Mention Mark }
