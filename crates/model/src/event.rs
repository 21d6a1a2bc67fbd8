//! The facts of a study, in the past tense: ids, kinds and places, never words. Words are payloads.

mod change;
mod people;
mod subject;

pub use change::{Change, Field};
pub use people::*;
pub use subject::Subject;

use crate::codebook::Component;
use crate::ids::*;
use crate::source::{Evidence, Part, Place, SourceKind, Span};
use serde::{Deserialize, Serialize};

/// An event's identity: its batch and its index there, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventRef {
    /// The batch.
    pub batch: BatchId,
    /// Its index in the batch.
    pub index: u32,
}

/// A fact. The order of variants is part of the format: new ones go to the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The study began.
    StudyCreated {
        /// Its title.
        title: PayloadId,
    },
    /// An installation announced the key that it signs with; its id is the key's BLAKE3.
    ReplicaAnnounced {
        /// Ed25519 public key.
        key: PublicKey,
        /// By the key with which the same installation signed before, where the file knows that one.
        introduction: Option<Introduction>,
    },
    /// A replica that is in admitted another.
    ReplicaAdmitted {
        /// The one admitted.
        replica: ReplicaId,
    },
    /// A coder was named.
    CoderAdded {
        /// The coder.
        coder: CoderId,
        /// The name.
        name: PayloadId,
    },
    /// A role of speakers was named.
    RoleAdded {
        /// The role.
        role: RoleId,
        /// Its name.
        name: PayloadId,
    },
    /// A person entered the study.
    PersonAdded {
        /// The person.
        person: PersonId,
        /// Informant or other party.
        kind: PersonKind,
        /// Commitment to the person's key.
        key: KeyCommitment,
        /// The pseudonym, under the person's key.
        pseudonym: PayloadId,
    },
    /// A source was stored.
    SourceAdded {
        /// The source.
        source: SourceId,
        /// What it is.
        kind: SourceKind,
        /// Number of turns.
        turns: u32,
        /// Label, format, date order.
        facts: PayloadId,
        /// Its name, under the keys of all its strands.
        name: PayloadId,
        /// Order, speaker and kind of its turns.
        skeleton: PayloadId,
        /// Keyed fingerprint of the file.
        fingerprint: Fingerprint,
    },
    /// A speaker of a source, with the strand of their words.
    SpeakerAdded {
        /// The speaker and strand.
        speaker: SpeakerId,
        /// The source. It is added by a later event of the same batch.
        source: SourceId,
        /// What the speaker does there.
        part: Part,
        /// Commitment to the strand's key.
        key: KeyCommitment,
        /// The name in the file; a narrator has none.
        name: Option<PayloadId>,
        /// The sealed blocks, in the order of turns.
        blocks: Vec<PayloadId>,
        /// The role.
        role: Option<RoleId>,
        /// The person that the speaker is.
        person: Option<PersonId>,
    },
    /// A code entered the codebook.
    CodeAdded {
        /// The code.
        code: CodeId,
        /// S, O, R or X.
        component: Component,
        /// Its words.
        text: PayloadId,
        /// 0xRRGGBB.
        colour: u32,
        /// Place among the codes; smaller comes first.
        order: u32,
        /// The code above it.
        parent: Option<CodeId>,
    },
    /// A file of rules was run.
    RuleSetAdded {
        /// The file.
        rules: RuleSetId,
        /// Its rules.
        text: PayloadId,
    },
    /// A code was put at a place: by a coder, or by a rule as a proposal.
    CodingAdded {
        /// The coding.
        coding: CodingId,
        /// The code.
        code: CodeId,
        /// Where.
        place: Place,
        /// Who or what put it there.
        origin: Origin,
        /// What an O coding rests on; `None` = what is usual for the kind of source.
        evidence: Option<Evidence>,
        /// Captured values.
        values: Option<ValuesRef>,
    },
    /// Values that codings of this batch carry: one payload a strand.
    ValuesAdded {
        /// The payload.
        values: PayloadId,
        /// The strand under whose key it is.
        strand: SpeakerId,
    },
    /// An arrow was drawn.
    LinkAdded {
        /// The link.
        link: LinkId,
        /// What it says.
        kind: LinkKind,
        /// From the answer or the account.
        from: Place,
        /// To the stimulus or the chain.
        to: Place,
    },
    /// A memo was written.
    MemoAdded {
        /// The memo.
        memo: MemoId,
        /// What kind of note.
        kind: MemoKind,
        /// What it is about.
        on: Subject,
        /// Who wrote it.
        author: Option<CoderId>,
        /// Its words.
        text: PayloadId,
        /// The strands and persons under whose keys the words are; empty = the study's.
        owners: Vec<Owner>,
    },
    /// A research question was asked.
    QuestionAdded {
        /// The question.
        question: QuestionId,
        /// Its words.
        text: PayloadId,
    },
    /// A field was set.
    Changed {
        /// The field and its new value.
        change: Change,
        /// The events whose settings this one replaces.
        replaces: Vec<EventRef>,
    },
    /// Words were withdrawn: keys and payloads of these strands and persons are destroyed for ever.
    Withdrawn {
        /// Strands, rising.
        strands: Vec<SpeakerId>,
        /// Persons, rising.
        persons: Vec<PersonId>,
        /// Payloads with a withdrawn owner, rising.
        payloads: Vec<PayloadId>,
    },
    /// A theme was found. From here on: reader version 2.
    ThemeAdded {
        /// The theme.
        theme: ThemeId,
        /// Its name and what it argues.
        text: PayloadId,
    },
    /// A turn was rendered in another language.
    RenderingAdded {
        /// The rendering.
        rendering: RenderingId,
        /// The strand of the turn. The words are under the keys of the strand's blocks.
        strand: SpeakerId,
        /// The turn's number in its source.
        turn: u32,
        /// The language, who translated, and the words.
        text: PayloadId,
    },
    /// A view of the results was saved.
    ViewAdded {
        /// The view.
        view: ViewId,
        /// Its name and what it asks for.
        text: PayloadId,
    },
    /// Something about people or the study's duties was recorded. From here on: reader version 3.
    RecordAdded {
        /// The record.
        record: RecordId,
        /// What kind.
        kind: RecordKind,
        /// Its words, numbers and ties.
        text: PayloadId,
        /// The persons under whose keys it is; empty = the study's.
        owners: Vec<Owner>,
    },
    /// A place that could lead to somebody was accepted as one.
    MentionAdded {
        /// The mention.
        mention: MentionId,
        /// Whom or what it could lead to: a record of the kind *entity*.
        entity: RecordId,
        /// The words, in one turn.
        place: Place,
    },
    /// A mark of risk was put on something: it is hidden.
    MarkAdded {
        /// The mark.
        mark: MarkId,
        /// What is feared.
        kind: MarkKind,
        /// A source, a person, or turns.
        on: Subject,
    },
    /// Words were shown as they were imported, without replacements: a deliberate act.
    OriginalShown {
        /// The source or the turns.
        on: Subject,
    },
    /// Parts of a strand's words were blotted out for ever: one of its blocks stands in the place of another.
    Blotted {
        /// The strand.
        strand: SpeakerId,
        /// The block that goes.
        old: PayloadId,
        /// The block that stands in its place: as many scalar values in every turn.
        new: PayloadId,
        /// Turns and the spans in them that are blotted out, rising.
        spans: Vec<(u32, Span)>,
    },
    /// What the record tells of a strand's turns beside their words. From here on: reader version 4.
    DetailsAdded {
        /// The strand.
        strand: SpeakerId,
        /// The payload, under the keys of the strand's blocks.
        details: PayloadId,
    },
    /// A picture that came with a turn was taken in.
    PictureAdded {
        /// The strand of the turn.
        strand: SpeakerId,
        /// The turn's number in its source.
        turn: u32,
        /// The payload, under the keys of the strand's blocks. It is opened only when it is shown.
        picture: PayloadId,
    },
}

impl Event {
    /// What it adds to the study that can be taken away again; `None` for what adds nothing of the kind.
    pub fn adds(&self) -> Option<Subject> {
        Some(match self {
            Event::CoderAdded { coder, .. } => Subject::Coder(*coder),
            Event::RoleAdded { role, .. } => Subject::Role(*role),
            Event::PersonAdded { person, .. } => Subject::Person(*person),
            Event::SourceAdded { source, .. } => Subject::Source(*source),
            Event::CodeAdded { code, .. } => Subject::Code(*code),
            Event::CodingAdded { coding, .. } => Subject::Coding(*coding),
            Event::LinkAdded { link, .. } => Subject::Link(*link),
            Event::MemoAdded { memo, .. } => Subject::Memo(*memo),
            Event::QuestionAdded { question, .. } => Subject::Question(*question),
            Event::ThemeAdded { theme, .. } => Subject::Theme(*theme),
            Event::RenderingAdded { rendering, .. } => Subject::Rendering(*rendering),
            Event::ViewAdded { view, .. } => Subject::View(*view),
            Event::RecordAdded { record, .. } => Subject::Record(*record),
            Event::MentionAdded { mention, .. } => Subject::Mention(*mention),
            Event::MarkAdded { mark, .. } => Subject::Mark(*mark),
            Event::StudyCreated { .. }
            | Event::ReplicaAnnounced { .. }
            | Event::ReplicaAdmitted { .. }
            | Event::SpeakerAdded { .. }
            | Event::RuleSetAdded { .. }
            | Event::ValuesAdded { .. }
            | Event::Changed { .. }
            | Event::Withdrawn { .. }
            | Event::OriginalShown { .. }
            | Event::Blotted { .. }
            | Event::DetailsAdded { .. }
            | Event::PictureAdded { .. } => return None,
        })
    }

    /// The lowest reader version that knows it.
    pub fn reader(&self) -> u32 {
        match self {
            Event::ThemeAdded { .. } | Event::RenderingAdded { .. } | Event::ViewAdded { .. } => 2,
            Event::RecordAdded { kind: RecordKind::Columns, .. }
            | Event::LinkAdded { kind: LinkKind::Continues, .. }
            | Event::DetailsAdded { .. }
            | Event::PictureAdded { .. } => 4,
            Event::RecordAdded { .. }
            | Event::MentionAdded { .. }
            | Event::MarkAdded { .. }
            | Event::OriginalShown { .. }
            | Event::Blotted { .. } => 3,
            Event::MemoAdded { on, .. } => on.reader(),
            Event::Changed { change, .. } => change.reader(),
            Event::StudyCreated { .. }
            | Event::ReplicaAnnounced { .. }
            | Event::ReplicaAdmitted { .. }
            | Event::CoderAdded { .. }
            | Event::RoleAdded { .. }
            | Event::PersonAdded { .. }
            | Event::SourceAdded { .. }
            | Event::SpeakerAdded { .. }
            | Event::CodeAdded { .. }
            | Event::RuleSetAdded { .. }
            | Event::CodingAdded { .. }
            | Event::ValuesAdded { .. }
            | Event::LinkAdded { .. }
            | Event::QuestionAdded { .. }
            | Event::Withdrawn { .. } => 1,
        }
    }
}

/// Who or what put a code at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// A person.
    Coder(CoderId),
    /// A rule: a proposal until a person decides.
    Rule {
        /// The file of rules.
        rules: RuleSetId,
        /// Index of the rule in it, from 0.
        rule: u32,
    },
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Decision {
    /// Nobody decided yet; it counts nowhere.
    Open,
    /// A coder took it over.
    Accepted(CoderId),
    /// A coder said no.
    Refused(CoderId),
}

/// Where a coding's captured values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ValuesRef {
    /// The payload.
    pub payload: PayloadId,
    /// Index of the coding's list in it.
    pub index: u32,
}

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LinkKind {
    /// The answer responds to the stimulus.
    RespondsTo,
    /// The account tells about a chain.
    TellsAbout,
    /// The source goes on with a chat where another source of it ends: both are one conversation. From here on: reader
    /// version 4.
    Continues,
}

/// What kind of note a memo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MemoKind {
    /// A thought about the data.
    Analytic,
    /// A decision about the method.
    Method,
    /// A thought about the researcher's own part.
    Reflexive,
    /// What was seen in the field.
    FieldNote,
}

impl MemoKind {
    /// All kinds.
    pub const ALL: [MemoKind; 4] =
        [MemoKind::Analytic, MemoKind::Method, MemoKind::Reflexive, MemoKind::FieldNote];

    /// The word for it in commands.
    pub fn word(self) -> &'static str {
        match self {
            MemoKind::Analytic => "analytic",
            MemoKind::Method => "method",
            MemoKind::Reflexive => "reflexive",
            MemoKind::FieldNote => "field-note",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<MemoKind> {
        MemoKind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A replica's word for the next one of the same installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Introduction {
    /// The replica that went before.
    pub by: ReplicaId,
    /// Its Ed25519 signature over [`introduced_bytes`].
    pub signature: Signature,
}

/// The bytes that a replica signs to introduce the next one of its installation.
pub fn introduced_bytes(study: StudyId, next: PublicKey) -> Vec<u8> {
    [b"kelindan/v1/replica-introduction\0".as_slice(), &study.0, &next.0].concat()
}

impl PublicKey {
    /// The id of the replica that signs with it.
    pub fn replica(&self) -> ReplicaId {
        ReplicaId(*blake3::hash(&self.0).as_bytes())
    }
}
