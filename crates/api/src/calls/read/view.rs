//! Turns as the reading page shows them, with all that stands on them.

use super::{CodingView, LinkView, MemoView, RenderingView, Turn, ValueView};
use crate::commands::protect::cover::Cover;
use crate::index::Index;
use crate::wire;
use model::codebook::{Component, Value};
use model::event::{EventRef, LinkKind, Origin, Subject};
use model::ids::*;
use model::source::Evidence;
use model::state::{BatchInfo, Coding, Link};
use model::words::TurnWords;
use model::{State, Words};
use std::cell::OnceCell;
use std::collections::HashMap;

/// What turns are shown from.
pub(crate) struct Shown<'a> {
    pub(crate) state: &'a State,
    pub(crate) words: &'a Words,
    pub(crate) index: &'a Index,
    /// The coder at the keyboard.
    pub(crate) coder: Option<CoderId>,
    cover: OnceCell<Cover>,
}

impl<'a> Shown<'a> {
    /// What shows the turns of a state to a coder.
    pub(crate) fn new(
        state: &'a State,
        words: &'a Words,
        index: &'a Index,
        coder: Option<CoderId>,
    ) -> Shown<'a> {
        Shown { state, words, index, coder, cover: OnceCell::new() }
    }

    /// A text that has no mentions of its own, with what was accepted replaced.
    fn covered(&self, text: &str) -> String {
        self.cover.get_or_init(|| Cover::new(self.state, self.words)).text(text).into_owned()
    }

    /// Some turns of a source, from `first` on.
    pub(crate) fn turns(&self, source: SourceId, first: u32, count: u32) -> Vec<Turn> {
        let Some(all) = self.words.sources.get(&source) else { return Vec::new() };
        let end = first.saturating_add(count).min(all.turns.len() as u32);
        let place = self.speaker_places(source);
        let turn = |n: u32| self.turn(n, &all.turns[n as usize], &place);
        let mut turns: Vec<Turn> = (first.min(end)..end).map(turn).collect();
        self.put_codings(source, &mut turns);
        self.put_memos(source, &mut turns);
        self.put_links(source, &mut turns);
        self.put_renderings(source, &mut turns);
        // Of what a mark of risk hides nothing is told but that it is hidden.
        for turn in turns.iter_mut().filter(|t| t.held_back) {
            (turn.codings, turn.memos, turn.renderings, turn.links) = Default::default();
        }
        turns
    }

    fn speaker_places(&self, source: SourceId) -> HashMap<SpeakerId, u32> {
        let speakers = self.state.sources.get(&source).map_or(&[][..], |s| &s.speakers);
        (0..).zip(speakers).map(|(n, id)| (*id, n)).collect()
    }

    /// How many pictures of a turn may be shown: none where its words aren't, or the study has none any more.
    fn pictures(&self, turn: u32, words: &TurnWords) -> u32 {
        let is_shown = words.text.is_some() && self.words.study.has_pictures;
        if is_shown { self.state.pictures(words.speaker, turn).count() as u32 } else { 0 }
    }

    fn turn(&self, turn: u32, words: &TurnWords, place: &HashMap<SpeakerId, u32>) -> Turn {
        let told = words.details.as_ref().filter(|_| words.text.is_some());
        Turn {
            turn,
            speaker: place.get(&words.speaker).copied().unwrap_or(0),
            kind: words.kind.word().into(),
            time: words.time.map(|t| t.to_string()),
            text: words.shown(),
            held_back: words.is_held_back(),
            replaced: wire::Replaced::all(words),
            told: told.map(|t| t.told.iter().map(|kind| kind.word().into()).collect()).unwrap_or_default(),
            reactions: told.map_or(0, |t| t.reactions),
            stretch: told.and_then(|t| t.stretch).map(|stretch| stretch.to_string()),
            pictures: self.pictures(turn, words),
            original: words.original.as_deref().map(|text| self.covered(text)),
            codings: Vec::new(),
            memos: Vec::new(),
            renderings: Vec::new(),
            links: Vec::new(),
        }
    }

    fn put_codings(&self, source: SourceId, turns: &mut [Turn]) {
        let Some((first, end)) = range(turns) else { return };
        let mut found: Vec<(CodingId, &Coding)> = (self.index.marks(source).codings(first, end))
            .filter_map(|id| Some((id, self.state.codings.get(&id)?)))
            .collect();
        found.sort_by_key(|(id, c)| (c.place().span.map(|s| (s.start, s.end)), *id));
        for (id, coding) in found {
            for turn in &coding.place().turns {
                if (first..end).contains(turn) {
                    turns[(turn - first) as usize].codings.push(self.coding(id, coding));
                }
            }
        }
    }

    /// A coding or an open proposal.
    pub(crate) fn coding(&self, id: CodingId, coding: &Coding) -> CodingView {
        let rule = match coding.origin {
            Origin::Rule { rules, rule } => self.words.rules.get(&rules).and_then(|r| r.get(rule as usize)),
            Origin::Coder(_) => None,
        };
        let coder = coding.coder();
        CodingView {
            id: id.to_string(),
            code: coding.code().to_string(),
            place: wire::Place::of(coding.place()),
            coder: coder.map(|c| self.words.coders.get(&c).cloned().unwrap_or_default()),
            own: coder.is_some() && coder == self.coder,
            rule: rule.map(|r| r.name.clone()),
            proposal: coder.is_none(),
            evidence: self.evidence(coding).map(|e| e.word().into()),
            values: self.words.values(coding.values()).iter().map(|v| self.value(v)).collect(),
            memos: self.index.memos_on.get(&Subject::Coding(id)).copied().unwrap_or(0),
            conflict: coding.is_in_conflict(),
        }
    }

    fn value(&self, captured: &Value) -> ValueView {
        let view = value(captured);
        ValueView { text: view.text.map(|text| self.covered(&text)), ..view }
    }

    fn evidence(&self, coding: &Coding) -> Option<Evidence> {
        let component = self.state.codes.get(&coding.code())?.component();
        let kind = self.state.sources.get(&coding.place().source)?.kind();
        (component == Component::Organism).then(|| coding.evidence().unwrap_or(Evidence::usual(kind)))
    }

    fn put_memos(&self, source: SourceId, turns: &mut [Turn]) {
        let Some((first, end)) = range(turns) else { return };
        for (at, _, id) in &self.index.marks(source).memos {
            if (first..end).contains(at)
                && let Some(memo) = self.memo(*id)
            {
                turns[(at - first) as usize].memos.push(memo);
            }
        }
    }

    /// A memo; `None` when it isn't in the study.
    pub(crate) fn memo(&self, id: MemoId) -> Option<MemoView> {
        let is_hidden = !self.words.memos.contains_key(&id) && self.words.memo_held_back(id).is_some();
        let memo = self.state.memos.get(&id).filter(|m| m.exists() && !is_hidden)?;
        let facts = self.words.memo_facts.get(&id).cloned().unwrap_or_default();
        let batch = self.batch(memo.added);
        let in_theme = |t: &model::state::Theme| t.members().any(|m| *m == Subject::Memo(id));
        let themes = self.state.themes.iter().filter(|(_, t)| t.exists() && in_theme(t));
        Some(MemoView {
            id: id.to_string(),
            kind: memo.kind().word().into(),
            about: wire::Subject::of(&memo.on),
            about_label: crate::place::show(self.state, self.words, &memo.on),
            text: self.words.memos.get(&id).cloned().unwrap_or_default(),
            author: memo.author.and_then(|a| self.words.coders.get(&a)).cloned(),
            millis: batch.map_or(0, |b| b.at.millis),
            offset: batch.map_or(0, |b| b.at.offset),
            date: facts.date,
            seen_at: facts.place,
            observer: facts.observer,
            themes: themes.map(|(id, _)| id.to_string()).collect(),
        })
    }

    fn batch(&self, (lamport, by): (u64, EventRef)) -> Option<&BatchInfo> {
        let batches = &self.state.batches;
        let place = batches.binary_search_by_key(&(lamport, by.batch), |b| (b.lamport, b.id));
        batches.get(place.ok()?)
    }

    fn put_links(&self, source: SourceId, turns: &mut [Turn]) {
        let Some((first, end)) = range(turns) else { return };
        let links = &self.index.marks(source).links;
        for (turn, id) in &links[links.partition_point(|l| l.0 < first)..] {
            if *turn >= end {
                break;
            }
            if let Some(link) = self.state.links.get(id) {
                turns[(turn - first) as usize].links.push(self.link(*id, link));
            }
        }
    }

    fn link(&self, id: LinkId, link: &Link) -> LinkView {
        let label =
            |place: &model::Place| crate::place::show(self.state, self.words, &Subject::Place(place.clone()));
        LinkView {
            id: id.to_string(),
            kind: kind_word(link.kind).into(),
            from: wire::Place::of(&link.from),
            to: wire::Place::of(&link.to),
            to_label: label(&link.to),
            from_label: label(&link.from),
        }
    }

    fn put_renderings(&self, source: SourceId, turns: &mut [Turn]) {
        let speakers = self.state.sources.get(&source).map_or(&[][..], |s| &s.speakers);
        let Some((first, end)) = range(turns) else { return };
        let here =
            self.state.renderings.iter().filter(|(_, r)| {
                r.exists() && (first..end).contains(&r.turn) && speakers.contains(&r.strand)
            });
        for (id, rendering) in here {
            let Some(words) = self.words.renderings.get(id) else { continue };
            turns[(rendering.turn - first) as usize].renderings.push(RenderingView {
                id: id.to_string(),
                language: words.language.clone(),
                translator: words.translator.clone(),
                text: self.covered(&words.text),
                checked: words.checked,
            });
        }
    }
}

/// The first turn and the one after the last.
fn range(turns: &[Turn]) -> Option<(u32, u32)> {
    Some((turns.first()?.turn, turns.last()?.turn + 1))
}

/// The word for a kind of link.
pub(crate) fn kind_word(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::RespondsTo => "responds-to",
        LinkKind::TellsAbout => "tells-about",
        LinkKind::Continues => "continues",
    }
}

/// A value on the wire.
pub(crate) fn value(value: &Value) -> ValueView {
    ValueView {
        name: value.name.clone(),
        number: value.number.map(|n| n.to_string()),
        text: value.text.clone(),
        unit: value.unit.clone(),
    }
}
