//! What events, memos and marks can be about.

use crate::ids::*;
use crate::source::Place;
use serde::{Deserialize, Serialize};

/// What something can be about, or what can be taken away and brought back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// The study as a whole.
    Study,
    /// A source with its speakers.
    Source(SourceId),
    /// A person.
    Person(PersonId),
    /// A code.
    Code(CodeId),
    /// A coding.
    Coding(CodingId),
    /// A link.
    Link(LinkId),
    /// A memo.
    Memo(MemoId),
    /// A question.
    Question(QuestionId),
    /// A place.
    Place(Place),
    /// A coder.
    Coder(CoderId),
    /// A role.
    Role(RoleId),
    /// A theme.
    Theme(ThemeId),
    /// A rendering of a turn.
    Rendering(RenderingId),
    /// A saved view.
    View(ViewId),
    /// A record about people.
    Record(RecordId),
    /// A place that could lead to somebody.
    Mention(MentionId),
    /// A mark of risk.
    Mark(MarkId),
}

impl Subject {
    /// The lowest reader version that knows it.
    pub(crate) fn reader(&self) -> u32 {
        match self {
            Subject::Theme(_) | Subject::Rendering(_) | Subject::View(_) => 2,
            Subject::Record(_) | Subject::Mention(_) | Subject::Mark(_) => 3,
            Subject::Study
            | Subject::Source(_)
            | Subject::Person(_)
            | Subject::Code(_)
            | Subject::Coding(_)
            | Subject::Link(_)
            | Subject::Memo(_)
            | Subject::Question(_)
            | Subject::Place(_)
            | Subject::Coder(_)
            | Subject::Role(_) => 1,
        }
    }
}
