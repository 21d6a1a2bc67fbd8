//! The sections of the report, one file each, and what they share.

mod chains;
mod codebook;
mod codes;
mod flow;
mod head;
mod limits;
mod matrix;
pub(crate) mod memos;
mod method;
mod pairs;
mod people;
mod plain;
pub(crate) mod quotes;
mod recruitment;
mod said;
mod sequence;
mod told;
mod values;
mod waits;

use crate::figures::Tone;
use crate::html::Html;
use crate::mask::Masker;
use crate::{Input, places};
use analysis::View;
use analysis::chains::ENOUGH_CONVERSATIONS;
use locale::{Arg, Catalogue};
use model::event::{ConsentDecision, RecordKind};
use model::source::Part;
use model::{CodeId, Component, LocalTime, PersonId, Place, RoleId, SourceId, SourceKind, SpeakerId, State};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// A section: its anchor, the key of its heading, and what writes it.
pub struct Section {
    /// The anchor.
    pub id: &'static str,
    /// The key of the heading.
    pub key: &'static str,
    /// Whether a study has something to put under it.
    pub has_content: fn(&State) -> bool,
    /// Writes what stands under the heading.
    pub write: fn(&Report<'_>, &mut Html),
}

/// The sections that no report may leave out: without how it was done and what it doesn't say, a finding misleads.
pub const REQUIRED: [&str; 2] = ["method", "limits"];

fn always(_: &State) -> bool {
    true
}

fn has_codings(state: &State) -> bool {
    state.counted().next().is_some()
}

fn has_chains(state: &State) -> bool {
    let is_chat = |s: &SourceId| state.sources.get(s).is_some_and(|s| s.kind() == SourceKind::Conversation);
    state.counted().any(|(_, c)| is_chat(&c.place().source))
}

/// Whether so many conversations are coded that it can be told what follows what in them.
fn has_sequences(state: &State) -> bool {
    let chats = state
        .counted()
        .map(|(_, c)| c.place().source)
        .filter(|id| state.sources.get(id).is_some_and(|s| s.kind() == SourceKind::Conversation));
    chats.collect::<BTreeSet<SourceId>>().len() as u64 >= ENOUGH_CONVERSATIONS
}

fn has_values(state: &State) -> bool {
    state.counted().any(|(_, c)| c.values().is_some())
}

fn has_conversations(state: &State) -> bool {
    state.live_sources().any(|(_, s)| s.kind() == SourceKind::Conversation)
}

/// Whether anything about how people came is recorded.
fn has_ways(state: &State) -> bool {
    let tells = |kind| matches!(kind, RecordKind::Referral | RecordKind::Contact);
    state.records.values().any(|r| r.exists() && tells(r.kind))
        || state.persons.values().any(|p| p.exists() && p.facts().is_some())
}

/// The sections in their order.
pub const SECTIONS: [Section; 14] = [
    Section {
        id: "people",
        key: "report-people",
        has_content: |s| s.live_sources().next().is_some(),
        write: people::write,
    },
    Section {
        id: "recruitment",
        key: "report-recruitment",
        has_content: has_ways,
        write: recruitment::write,
    },
    Section {
        id: "codebook",
        key: "report-codebook",
        has_content: |s| s.codes.values().any(|c| c.exists()),
        write: codebook::write,
    },
    Section { id: "codes", key: "report-codes", has_content: has_codings, write: codes::write },
    Section { id: "chains", key: "report-chains", has_content: has_chains, write: chains::write },
    Section { id: "sequence", key: "report-sequence", has_content: has_sequences, write: sequence::write },
    Section { id: "waits", key: "report-waits", has_content: has_conversations, write: waits::write },
    Section { id: "pairs", key: "report-pairs", has_content: has_chains, write: pairs::write },
    Section { id: "values", key: "report-values", has_content: has_values, write: values::write },
    Section { id: "matrix", key: "report-matrix", has_content: has_codings, write: matrix::write },
    Section { id: "quotes", key: "report-quotes", has_content: has_codings, write: quotes::write },
    Section {
        id: "memos",
        key: "report-memos",
        has_content: |s| s.memos.values().any(|m| m.exists()),
        write: memos::write,
    },
    Section { id: "method", key: "report-method", has_content: always, write: method::write },
    Section { id: "limits", key: "report-limits", has_content: always, write: limits::write },
];

pub use plain::{PlainCode, PlainMemo, PlainPerson, PlainTable};
pub use said::{Picture, VALUES_COLUMNS, WAITS_COLUMNS, waits_counts};

/// The head of the document.
pub use head::write as write_head;

/// What the sections share: the input, the mask, the quotes that were chosen.
pub struct Report<'a> {
    /// The input.
    pub input: &'a Input<'a>,
    masker: OnceCell<Masker>,
    quotes: OnceCell<quotes::Chosen>,
}

impl<'a> Report<'a> {
    /// A report on an input.
    pub fn new(input: &'a Input<'a>) -> Report<'a> {
        Report { input, masker: OnceCell::new(), quotes: OnceCell::new() }
    }

    /// The mask for quotes and memos, made at its first use.
    pub fn masker(&self) -> &Masker {
        let view = self.view();
        self.masker.get_or_init(|| Masker::new(view.state, view.words, self.input.catalogue))
    }

    /// The quotes under each code, chosen at their first use.
    fn quotes(&self) -> &quotes::Chosen {
        self.quotes.get_or_init(|| quotes::choose(self.view(), &self.input.options))
    }

    /// The countable part of the study.
    pub fn view(&self) -> &'a View<'a> {
        self.input.view
    }

    fn catalogue(&self) -> &'a Catalogue {
        self.input.catalogue
    }

    /// Words of the catalogue.
    pub fn text(&self, key: &str) -> String {
        self.catalogue().text(key)
    }

    /// Words of the catalogue with what they name.
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.catalogue().with(key, args)
    }

    /// Words of the catalogue about so many: the variable is `n`.
    pub fn count(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", Arg::Number(signed(n)))])
    }

    /// A whole number as the language writes it.
    pub fn number(&self, n: u64) -> String {
        self.catalogue().integer(signed(n))
    }

    /// A share as per cent: "83 %".
    fn percent(&self, share: f64) -> String {
        self.with("report-percent", &[("n", Arg::Text(&self.catalogue().number(share * 100.0, 0)))])
    }

    /// A day as the language writes it: "5 Mar 2026".
    pub(crate) fn day(&self, time: LocalTime) -> String {
        let (year, month, day) = time.date();
        let month = self.text(&format!("report-month-{month}"));
        let (day, year) = (day.to_string(), year.to_string());
        let args = [("day", Arg::Text(&day)), ("month", Arg::Text(&month)), ("year", Arg::Text(&year))];
        self.with("report-day", &args)
    }

    /// The label of a code in a few words; its name where it has none.
    pub fn brief(&self, code: CodeId) -> &str {
        match self.view().words.codes.get(&code) {
            Some(text) if !text.brief.trim().is_empty() => &text.brief,
            _ => self.view().words.code(code),
        }
    }

    fn tone(&self, code: CodeId) -> Tone {
        Tone::Of(self.view().component(code))
    }

    /// The label of a code with its name and the mark of its component.
    fn code(&self, code: CodeId) -> Html {
        Html::build(|h| {
            h.el("span", &[("class", "name")], |h| {
                h.empty("span", &[("class", &format!("mark {}", self.tone(code).class()))]);
                h.text(self.brief(code)).text(" ");
                h.line("code", &[], self.view().words.code(code));
            });
        })
    }

    /// The name of a component.
    pub fn component(&self, component: Component) -> String {
        self.text(match component {
            Component::Stimulus => "report-component-s",
            Component::Organism => "report-component-o",
            Component::Response => "report-component-r",
            Component::Other => "report-component-x",
        })
    }

    fn kind(&self, kind: SourceKind) -> String {
        self.text(&format!("report-kind-{}", kind.word()))
    }

    /// The name of a role; words for none.
    pub fn role(&self, role: Option<RoleId>) -> String {
        let name = role.and_then(|r| self.view().words.roles.get(&r));
        name.cloned().unwrap_or_else(|| self.text("report-no-role"))
    }

    /// The pseudonym of a person; a word for it where it was withdrawn.
    pub fn person(&self, person: PersonId) -> String {
        let name = self.view().words.persons.get(&person);
        name.cloned().unwrap_or_else(|| self.text("report-withdrawn"))
    }

    /// Whom a speaker's words are shown as: the pseudonym, else the number among the source's speakers.
    pub fn speaker(&self, speaker: SpeakerId) -> String {
        let state = self.view().state;
        match (self.view().part(speaker), state.person_of(speaker)) {
            _ if state.withdrawn.strands.contains(&speaker) => self.text("report-withdrawn"),
            (Some(Part::Narrator), _) => self.text("report-narrator"),
            (Some(Part::Interviewer), _) => self.text("report-interviewer"),
            (_, Some(person)) => self.person(person),
            (_, None) => self.count("report-speaker", self.place_among(speaker)),
        }
    }

    fn place_among(&self, speaker: SpeakerId) -> u64 {
        let view = self.view();
        let source = view.state.speakers.get(&speaker).and_then(|s| view.state.sources.get(&s.source));
        let speaks = |s: &&SpeakerId| !matches!(view.part(**s), Some(Part::Narrator | Part::Interviewer));
        let mut all = source.map_or(&[][..], |s| &s.speakers).iter().filter(speaks);
        all.position(|s| *s == speaker).map_or(0, |i| i as u64 + 1)
    }

    fn consent(&self, decision: ConsentDecision) -> String {
        self.text(match decision {
            ConsentDecision::Unknown => "report-consent-unknown",
            ConsentDecision::Given => "report-consent-given",
            ConsentDecision::Refused => "report-consent-refused",
        })
    }

    /// The label of a place: `C07:12`.
    pub fn place(&self, place: &Place) -> String {
        places::label(self.view().words, place)
    }

    /// Whether what was written about a place may be shown: everybody's words there count.
    fn may_show(&self, place: &Place) -> bool {
        self.view().may_tell_of(place)
    }

    /// A sentence that so many more are not shown; nothing where none is.
    fn more(&self, h: &mut Html, key: &str, left: usize) {
        if left > 0 {
            h.line("p", &[("class", "small")], &self.count(key, left as u64)).gap();
        }
    }

    /// A warning beside a bar in the colour of warnings.
    fn warning(&self, h: &mut Html, text: &str) {
        h.line("p", &[("class", "warn")], text).gap();
    }
}

/// For the catalogue, which counts in signed numbers.
fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A picture in its frame with words under it.
fn figure(h: &mut Html, svg: &str, caption: &str) {
    h.el("figure", &[], |h| {
        h.el(
            "div",
            &[("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)],
            |h| {
                _ = h.svg(svg);
            },
        );
        h.line("figcaption", &[], caption);
    });
    h.gap();
}
