//! The report's words without markup, for documents and tables elsewhere: masked as in the report, and no more than it
//! says.

use super::{Report, codebook, head, limits, memos, method, people};
use model::event::{ConsentDecision, PersonKind};
use model::{CodeId, Component};

/// A table of words without markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTable {
    /// The words above it.
    pub caption: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// The rows, each as long as the heads.
    pub rows: Vec<Vec<String>>,
}

/// A code as the codebook explains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainCode {
    /// The code.
    pub code: CodeId,
    /// What it means.
    pub definition: String,
    /// When it is used, when not, an example, its values: what it is about, and the words. Empty ones are left out.
    pub parts: Vec<(String, String)>,
}

/// A memo that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainMemo {
    /// What it is about.
    pub on: String,
    /// Its kind: `analytic`.
    pub kind: &'static str,
    /// Who wrote it; empty where that isn't known.
    pub author: String,
    /// The day on which it was written, as the language writes it.
    pub written: Option<String>,
    /// Its masked words.
    pub text: String,
}

/// A person as the report lists people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainPerson {
    /// The pseudonym.
    pub person: String,
    /// Informant or other party.
    pub kind: PersonKind,
    /// The roles.
    pub roles: Vec<String>,
    /// The labels of the sources.
    pub sources: Vec<String>,
    /// How many turns have words of this person.
    pub turns: u64,
    /// What the person decided.
    pub consent: ConsentDecision,
}

impl Report<'_> {
    /// Of which state the report speaks, made by which version, with which seed: what each is, and the words.
    pub fn facts(&self) -> Vec<(String, String)> {
        let version = format!("Kelindan {}", self.input.version);
        vec![
            (self.text("report-state"), self.input.heads.join(" ")),
            (self.text("report-version"), version),
            (self.text("report-seed"), head::seed(self)),
        ]
    }

    /// The questions of the study, masked.
    pub fn questions(&self) -> Vec<String> {
        head::asked(self)
    }

    /// What the study holds, in numbers, and its most frequent stimulus.
    pub fn found(&self) -> [String; 2] {
        [head::holds(self), head::finds(self)]
    }

    /// The codes in the order of the codebook, by component.
    pub fn codes_by_component(&self) -> Vec<(Component, Vec<PlainCode>)> {
        let of = |component: Component| {
            let codes = self.view().codes.iter().filter(|c| self.view().component(**c) == component);
            codes.map(|c| codebook::plain(self, *c)).collect::<Vec<_>>()
        };
        let all = Component::ALL.into_iter().map(|component| (component, of(component)));
        all.filter(|(_, codes)| !codes.is_empty()).collect()
    }

    /// The method in words: what each part is about, and the words.
    pub fn method(&self) -> Vec<(String, String)> {
        let parts = method::parts(self).into_iter().chain([method::logged(self)]);
        parts.map(|(key, text)| (self.text(key), text)).collect()
    }

    /// Who coded, and how much.
    pub fn coders(&self) -> PlainTable {
        method::coders_plain(self)
    }

    /// The works that the method stands on.
    pub fn references(&self) -> &'static [&'static str] {
        &method::REFERENCES
    }

    /// What was left out: each with its number, also where it is none.
    pub fn left_out(&self) -> Vec<String> {
        limits::left_out(self)
    }

    /// What the report can't say.
    pub fn cannot(&self) -> Vec<String> {
        limits::cannot(self)
    }

    /// All memos that may be shown, in the order in which they were written.
    pub fn memos(&self) -> Vec<PlainMemo> {
        memos::plain(self)
    }

    /// The persons that the report lists, in its order.
    pub fn people(&self) -> Vec<PlainPerson> {
        people::plain(self)
    }
}
