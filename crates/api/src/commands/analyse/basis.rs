//! What a result speaks of: the state of the study, and what is not counted and why.

use analysis::View;
use model::Standing;
use serde::Serialize;

/// What a result speaks of.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Basis {
    /// Heads of the study.
    pub heads: Vec<String>,
    /// Codings that count.
    pub codings: usize,
    /// Fields in conflict: one side of each counts, and nobody has chosen it.
    pub conflicts: usize,
    /// What is not counted.
    pub left_out: LeftOut,
}

/// What is not counted, and why.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct LeftOut {
    /// What holds for other parties: `own-side`, `board-approved`, `public`.
    pub other_party_rule: &'static str,
    /// Other parties of whom the study only reads.
    pub other_party_persons: u64,
    /// Their turns.
    pub other_party_turns: u64,
    /// Codings on their turns.
    pub other_party_codings: u64,
    /// Turns of persons who didn't agree to this kind of source.
    pub not_agreed_turns: u64,
    /// Codings on them.
    pub not_agreed_codings: u64,
    /// Persons who refused.
    pub refused_persons: u64,
    /// Their turns.
    pub refused_turns: u64,
    /// Codings on their turns.
    pub refused_codings: u64,
    /// Turns of persons who asked to withdraw.
    pub asked_turns: u64,
    /// Codings on them.
    pub asked_codings: u64,
    /// Turns under a mark of risk.
    pub hidden_turns: u64,
    /// Codings on them.
    pub hidden_codings: u64,
    /// Withdrawn turns.
    pub withdrawn_turns: u64,
    /// Codings on them.
    pub withdrawn_codings: u64,
    /// Codings on an interviewer's words alone.
    pub interviewer_codings: u64,
    /// Proposals that nobody has decided.
    pub open_proposals: u64,
}

/// What a result on a view speaks of.
pub(crate) fn basis(view: &View<'_>) -> Basis {
    let out = &view.left_out;
    Basis {
        heads: view.state.heads.iter().map(ToString::to_string).collect(),
        codings: view.codings.len(),
        conflicts: view.state.conflicts().len(),
        left_out: LeftOut {
            other_party_rule: out.rule.word(),
            other_party_persons: out.of(Standing::OtherParty).persons,
            other_party_turns: out.of(Standing::OtherParty).turns,
            other_party_codings: out.of(Standing::OtherParty).codings,
            not_agreed_turns: out.of(Standing::NotAgreed).turns,
            not_agreed_codings: out.of(Standing::NotAgreed).codings,
            refused_persons: out.of(Standing::Refused).persons,
            refused_turns: out.of(Standing::Refused).turns,
            refused_codings: out.of(Standing::Refused).codings,
            asked_turns: out.of(Standing::Asked).turns,
            asked_codings: out.of(Standing::Asked).codings,
            hidden_turns: out.of(Standing::Hidden).turns,
            hidden_codings: out.of(Standing::Hidden).codings,
            withdrawn_turns: out.of(Standing::Withdrawn).turns,
            withdrawn_codings: out.of(Standing::Withdrawn).codings,
            interviewer_codings: out.interviewer_codings,
            open_proposals: out.open_proposals,
        },
    }
}
