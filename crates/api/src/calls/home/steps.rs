//! How far a study is in its five steps, in sentences, and what comes next in each.

use super::{GoOn, Step, persons};
use crate::index::Index;
use locale::{Arg, Catalogue};
use model::event::{ConsentDecision, Subject};
use model::ids::*;
use model::source::SourceKind;
use model::{State, Words};
use std::collections::BTreeSet;

/// What the steps are told from.
pub(super) struct Seen<'a> {
    pub(super) state: &'a State,
    pub(super) words: &'a Words,
    pub(super) index: &'a Index,
    pub(super) catalogue: &'a Catalogue,
}

/// The five steps: collect, code, group, display, conclude.
pub(super) fn steps(seen: &Seen<'_>, go_on: Option<&GoOn>) -> Vec<Step> {
    vec![seen.collect(), seen.code(go_on), seen.group(), seen.display(), seen.conclude()]
}

impl Seen<'_> {
    fn count(&self, key: &str, count: u64) -> String {
        self.catalogue.with(key, &[("count", number(count))])
    }

    fn some(&self, key: &str, count: u64) -> Option<String> {
        (count > 0).then(|| self.count(key, count))
    }

    fn codings(&self) -> u64 {
        self.index.codes.values().map(|c| c.counted).sum()
    }

    fn collect(&self) -> Step {
        let live: Vec<_> = self.state.live_sources().map(|(_, s)| s).collect();
        let kinds =
            SourceKind::ALL.map(|kind| (kind, live.iter().filter(|s| s.kind() == kind).count() as u64));
        let kinds = kinds.iter().filter_map(|(kind, n)| self.some(&format!("home-{}", kind.word()), *n));
        let turns = live.iter().map(|s| u64::from(s.turns)).sum();
        let persons = persons(self.state);
        let consent = |p: &&PersonId| self.state.persons[*p].consent() == ConsentDecision::Unknown;
        let without = persons.iter().filter(consent).count() as u64;
        let facts = [
            Some(kinds.collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty()),
            self.some("home-turns", turns),
            self.some("home-persons", persons.len() as u64),
            self.some("home-without-consent", without),
        ];
        let sources = live.len() as u64;
        let next = (sources == 0).then(|| self.catalogue.text("home-next-collect"));
        step("collect", (sources, 0), facts, next, "sources")
    }

    fn code(&self, go_on: Option<&GoOn>) -> Step {
        let sources = self.state.live_sources().map(|(id, _)| *id);
        let (mut coded, mut codable, mut proposals) = (0, 0, 0);
        for source in sources {
            let marks = self.index.marks(source);
            coded += marks.coded.len() as u64;
            codable += self.index.codable(source);
            proposals += marks.proposals;
        }
        let codings = self.codings();
        let on = [("count", number(codings)), ("coded", number(coded)), ("codable", number(codable))];
        let facts = [
            (codable > 0).then(|| self.catalogue.with("home-coded", &on)),
            self.some("home-proposals", proposals),
        ];
        let codes = self.state.codes.values().filter(|c| c.exists()).count();
        let (next, page) = match go_on {
            _ if codes == 0 => (Some(self.catalogue.text("home-next-codebook")), "codebook"),
            _ if proposals > 0 => (Some(self.count("home-next-proposals", proposals)), "rules"),
            Some(at) => (Some(self.at(at)), "read"),
            None => (None, "read"),
        };
        step("code", (coded.min(codable), codable), facts, next, page)
    }

    fn at(&self, at: &GoOn) -> String {
        let source = at.source.parse().map(|id| model::Place::turn(id, at.turn));
        let place =
            source.map(|p| crate::calls::describe::place_name(self.state, self.words, &p, self.catalogue));
        self.catalogue.with("home-next-code", &[("place", Arg::Text(&place.unwrap_or_default()))])
    }

    fn group(&self) -> Step {
        let themes = self.state.live_themes();
        let used: BTreeSet<CodeId> =
            self.index.codes.iter().filter(|(_, c)| c.counted > 0).map(|(id, _)| *id).collect();
        let members = themes.iter().flat_map(|(_, theme)| theme.members());
        let grouped: BTreeSet<CodeId> = members
            .filter_map(|member| match member {
                Subject::Code(code) if used.contains(code) => Some(*code),
                _ => None,
            })
            .collect();
        let open = (used.len() - grouped.len()) as u64;
        let facts = [
            self.some("home-themes", themes.len() as u64),
            self.some("home-ungrouped", open).filter(|_| !themes.is_empty()),
        ];
        let next = match (used.is_empty(), themes.is_empty()) {
            (true, _) => None,
            (false, true) => Some(self.catalogue.text("home-next-theme")),
            (false, false) => self.some("home-next-group", open),
        };
        step("group", (grouped.len() as u64, used.len() as u64), facts, next, "themes")
    }

    fn display(&self) -> Step {
        let views = self.state.live_views().len() as u64;
        let codes = self.index.codes.values().filter(|c| c.counted > 0).count() as u64;
        let used = [("count", number(codes)), ("codings", number(self.codings()))];
        let facts =
            [(codes > 0).then(|| self.catalogue.with("home-used", &used)), self.some("home-views", views)];
        let next = (codes > 0).then(|| self.catalogue.text("home-next-display"));
        step("display", (views, 0), facts, next, "results")
    }

    fn conclude(&self) -> Step {
        let questions: BTreeSet<QuestionId> =
            self.state.live_questions().into_iter().map(|(id, _)| *id).collect();
        let themes = self.state.live_themes();
        let answered: BTreeSet<QuestionId> =
            themes.iter().filter_map(|(_, t)| t.question()).filter(|q| questions.contains(q)).collect();
        let (all, with) = (questions.len() as u64, answered.len() as u64);
        let told = [("count", number(with)), ("of", number(all))];
        let conflicts = self.index.conflicts;
        let facts = [
            (all > 0).then(|| self.catalogue.with("home-answered", &told)),
            self.some("home-conflicts", conflicts),
        ];
        let (next, page) = match () {
            _ if conflicts > 0 => (Some(self.count("home-next-settle", conflicts)), "settle"),
            _ if all == 0 => (Some(self.catalogue.text("home-next-question")), "overview"),
            _ if self.codings() > 0 => (Some(self.catalogue.text("home-next-report")), "report"),
            _ => (None, "report"),
        };
        step("conclude", (with, all), facts, next, page)
    }
}

fn step<const N: usize>(
    step: &str,
    (done, of): (u64, u64),
    facts: [Option<String>; N],
    next: Option<String>,
    page: &str,
) -> Step {
    let facts = facts.into_iter().flatten().collect();
    Step { step: step.into(), done, of, facts, next, page: page.into() }
}

fn number(n: u64) -> Arg<'static> {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}
