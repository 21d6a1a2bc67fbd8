//! What kind of action an event makes: of several kinds in one action the first in this order names it.

use model::event::{Change, Decision, Event, Origin, RecordKind, Subject};

macro_rules! kinds {
    ($($kind:ident $key:literal)*) => {
        /// What an action did, in the order in which it names the action.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Kind {
            $($kind),*
        }

        impl Kind {
            /// The key of its sentence for several things; with `-one` for one thing.
            pub(super) fn key(self) -> &'static str {
                match self {
                    $(Kind::$kind => $key),*
                }
            }

            /// All of them.
            #[cfg(test)]
            pub(super) const ALL: &[Kind] = &[$(Kind::$kind),*];
        }
    };
}

kinds! {
    Study "act-study"
    Blotted "act-blotted"
    Referral "act-referral"
    Contact "act-contact"
    Check "act-check"
    Request "act-request"
    Copy "act-copy"
    Mark "act-mark"
    Mention "act-mention"
    Entity "act-entity"
    Duties "act-duties"
    Original "act-original"
    Source "act-source"
    Proposal "act-proposal"
    Coding "act-coding"
    Link "act-link"
    Rendering "act-rendering"
    Theme "act-theme"
    Memo "act-memo"
    Question "act-question"
    View "act-view"
    Code "act-code"
    Coder "act-coder"
    TurnText "act-turn"
    CodeRemoved "act-code-removed"
    CodeRetired "act-code-retired"
    CodeUnretired "act-code-unretired"
    ThemeRemoved "act-theme-removed"
    SourceRemoved "act-source-removed"
    Removed "act-removed"
    CodingRemoved "act-coding-removed"
    LinkRemoved "act-link-removed"
    MemoRemoved "act-memo-removed"
    QuestionRemoved "act-question-removed"
    RenderingRemoved "act-rendering-removed"
    MarkRemoved "act-mark-removed"
    MentionRemoved "act-mention-removed"
    RecordRemoved "act-record-removed"
    CodingChanged "act-coding-changed"
    Accepted "act-accepted"
    Refused "act-refused"
    Reopened "act-reopened"
    ThemeChanged "act-theme-changed"
    CodeChanged "act-code-changed"
    MemoChanged "act-memo-changed"
    QuestionChanged "act-question-changed"
    RenderingChanged "act-rendering-changed"
    Consent "act-consent"
    PersonChanged "act-person-changed"
    RecordChanged "act-record-changed"
    Speaker "act-speaker"
    SourceChanged "act-source-changed"
    Title "act-title"
    CoderName "act-coder-name"
    BroughtBack "act-brought-back"
    Role "act-role"
    Person "act-person"
    Rules "act-rules"
    Admitted "act-admitted"
}

/// What an event makes of its action; `None` for what only goes with something else.
pub(super) fn kind_of(event: &Event) -> Option<Kind> {
    Some(match event {
        Event::StudyCreated { .. } => Kind::Study,
        Event::ReplicaAdmitted { .. } => Kind::Admitted,
        Event::ReplicaAnnounced { .. }
        | Event::SpeakerAdded { .. }
        | Event::ValuesAdded { .. }
        | Event::Withdrawn { .. }
        | Event::DetailsAdded { .. }
        | Event::PictureAdded { .. } => return None,
        Event::CoderAdded { .. } => Kind::Coder,
        Event::RoleAdded { .. } => Kind::Role,
        Event::PersonAdded { .. } => Kind::Person,
        Event::SourceAdded { .. } => Kind::Source,
        Event::CodeAdded { .. } => Kind::Code,
        Event::RuleSetAdded { .. } => Kind::Rules,
        Event::CodingAdded { origin: Origin::Coder(_), .. } => Kind::Coding,
        Event::CodingAdded { origin: Origin::Rule { .. }, .. } => Kind::Proposal,
        Event::LinkAdded { .. } => Kind::Link,
        Event::MemoAdded { .. } => Kind::Memo,
        Event::QuestionAdded { .. } => Kind::Question,
        Event::ThemeAdded { .. } => Kind::Theme,
        Event::RenderingAdded { .. } => Kind::Rendering,
        Event::ViewAdded { .. } => Kind::View,
        Event::RecordAdded { kind, .. } => match kind {
            RecordKind::Referral => Kind::Referral,
            RecordKind::Contact => Kind::Contact,
            RecordKind::Check => Kind::Check,
            RecordKind::Request => Kind::Request,
            RecordKind::Copy => Kind::Copy,
            RecordKind::Entity => Kind::Entity,
            RecordKind::Columns => return None,
        },
        Event::MentionAdded { .. } => Kind::Mention,
        Event::MarkAdded { .. } => Kind::Mark,
        Event::OriginalShown { .. } => Kind::Original,
        Event::Blotted { .. } => Kind::Blotted,
        Event::Changed { change, .. } => of_change(change),
    })
}

fn of_change(change: &Change) -> Kind {
    match change {
        Change::Exists(_, true) => Kind::BroughtBack,
        Change::Exists(subject, false) => match subject {
            Subject::Coding(_) => Kind::CodingRemoved,
            Subject::Code(_) => Kind::CodeRemoved,
            Subject::Source(_) => Kind::SourceRemoved,
            Subject::Theme(_) => Kind::ThemeRemoved,
            Subject::Link(_) => Kind::LinkRemoved,
            Subject::Memo(_) => Kind::MemoRemoved,
            Subject::Question(_) => Kind::QuestionRemoved,
            Subject::Rendering(_) => Kind::RenderingRemoved,
            Subject::Mark(_) => Kind::MarkRemoved,
            Subject::Mention(_) => Kind::MentionRemoved,
            Subject::Record(_) => Kind::RecordRemoved,
            _ => Kind::Removed,
        },
        Change::Title(_) => Kind::Title,
        Change::Decision(_, Decision::Accepted(_)) => Kind::Accepted,
        Change::Decision(_, Decision::Refused(_)) => Kind::Refused,
        Change::Decision(_, Decision::Open) => Kind::Reopened,
        Change::SpeakerPerson(..) | Change::SpeakerRole(..) | Change::SpeakerPart(..) => Kind::Speaker,
        Change::Consent(..) | Change::ConsentTerms(..) => Kind::Consent,
        Change::PersonKind(..) | Change::Pseudonym(..) | Change::PersonFacts(..) => Kind::PersonChanged,
        Change::StudyFacts(_) | Change::OtherParties(_) => Kind::Duties,
        Change::RecordText(..) => Kind::RecordChanged,
        Change::MentionPlace(..) => Kind::Mention,
        Change::CodeRetired(_, true) => Kind::CodeRetired,
        Change::CodeRetired(_, false) => Kind::CodeUnretired,
        Change::CodeText(..)
        | Change::CodeComponent(..)
        | Change::CodeColour(..)
        | Change::CodeOrder(..)
        | Change::CodeParent(..) => Kind::CodeChanged,
        Change::CodingCode(..)
        | Change::CodingPlace(..)
        | Change::CodingEvidence(..)
        | Change::CodingValues(..) => Kind::CodingChanged,
        Change::MemoText(..) | Change::MemoKind(..) | Change::MemoFacts(..) => Kind::MemoChanged,
        Change::QuestionText(..) => Kind::QuestionChanged,
        Change::ThemeText(..) | Change::ThemeMember(..) | Change::ThemeQuestion(..) => Kind::ThemeChanged,
        Change::RenderingText(..) => Kind::RenderingChanged,
        Change::TurnText(..) => Kind::TurnText,
        Change::SourceKind(..) | Change::SourceFacts(..) | Change::SourceName(..) => Kind::SourceChanged,
        Change::CoderName(..) => Kind::CoderName,
    }
}

/// What an event is about.
pub(super) fn subject_of(event: &Event) -> Option<Subject> {
    match event {
        Event::StudyCreated { .. } => Some(Subject::Study),
        Event::MarkAdded { on, .. } | Event::OriginalShown { on } => Some(on.clone()),
        Event::Changed { change, .. } => changed(change),
        other => other.adds(),
    }
}

fn changed(change: &Change) -> Option<Subject> {
    Some(match change {
        Change::Exists(subject, _) => subject.clone(),
        Change::Title(_) => Subject::Study,
        Change::Decision(id, _)
        | Change::CodingCode(id, _)
        | Change::CodingPlace(id, _)
        | Change::CodingEvidence(id, _)
        | Change::CodingValues(id, _) => Subject::Coding(*id),
        Change::Consent(id, _)
        | Change::ConsentTerms(id, _)
        | Change::PersonKind(id, _)
        | Change::Pseudonym(id, _)
        | Change::PersonFacts(id, _) => Subject::Person(*id),
        Change::StudyFacts(_) | Change::OtherParties(_) => Subject::Study,
        Change::RecordText(id, _) => Subject::Record(*id),
        Change::MentionPlace(id, _) => Subject::Mention(*id),
        Change::CodeText(id, _)
        | Change::CodeComponent(id, _)
        | Change::CodeColour(id, _)
        | Change::CodeOrder(id, _)
        | Change::CodeParent(id, _)
        | Change::CodeRetired(id, _) => Subject::Code(*id),
        Change::MemoText(id, _) | Change::MemoKind(id, _) | Change::MemoFacts(id, _) => Subject::Memo(*id),
        Change::QuestionText(id, _) => Subject::Question(*id),
        Change::ThemeText(id, _) | Change::ThemeMember(id, _, _) | Change::ThemeQuestion(id, _) => {
            Subject::Theme(*id)
        }
        Change::RenderingText(id, _) => Subject::Rendering(*id),
        Change::SourceKind(id, _) | Change::SourceFacts(id, _) | Change::SourceName(id, _) => {
            Subject::Source(*id)
        }
        Change::CoderName(id, _) => Subject::Coder(*id),
        Change::SpeakerPerson(..)
        | Change::SpeakerRole(..)
        | Change::SpeakerPart(..)
        | Change::TurnText(..) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use locale::{Catalogue, Language};

    #[test]
    fn every_kind_has_its_sentence_in_both_languages() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            for kind in Kind::ALL {
                assert!(catalogue.has(kind.key()), "{} in {}", kind.key(), language.tag());
            }
        }
    }
}
