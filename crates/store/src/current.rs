//! Keeping opened words current: only what changed since is opened and placed.

use crate::error::{StoreError, damaged};
use crate::file::StudyFile;
use crate::follow::Mark;
use crate::words::{Target, blot, place, targets};
use model::Words;
use model::event::{Change, Event, Subject};
use model::ids::*;
use model::payload::PayloadKind;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

impl StudyFile {
    /// Brings words that were opened at a mark to the present state: the same as opening all of them anew.
    ///
    /// # Errors
    /// A payload that is damaged, named by a short hash; the words are then of no use.
    pub fn update_words(&self, words: &mut Words, since: Mark) -> Result<(), StoreError> {
        let now = self.mark();
        if now.anew != since.anew || now.gone < since.gone {
            *words = self.words()?;
            return Ok(());
        }
        let events = || self.new_batches(since).flat_map(|b| &b.body.events);
        let loses = now.gone != since.gone;
        if !loses && !events().any(touches_words) {
            return Ok(());
        }
        words.as_given();
        words.unhide();
        events().for_each(|event| self.put_back(words, event));
        let mut wanted: HashSet<PayloadId> = events().flat_map(Event::payloads).collect();
        let mut sources: BTreeSet<SourceId> = events().filter_map(|event| self.new_source(event)).collect();
        if loses {
            sources.extend(self.drop_gone(words));
        }
        for id in &sources {
            if let Some(source) = self.state.sources.get(id) {
                words.sources.insert(*id, Arc::new(self.turns_of(source)?));
            }
        }
        if !sources.is_empty() {
            let is_theirs = |target: &Target| target.source().is_some_and(|id| sources.contains(&id));
            let theirs = targets(&self.state).filter(|(_, target)| is_theirs(target));
            wanted.extend(theirs.map(|(payload, _)| payload));
        }
        self.place_payloads(words, &wanted)?;
        words.tell_apart(&self.state);
        words.show(&self.state);
        Ok(())
    }

    /// The source whose turns an event brings, or brings anew.
    fn new_source(&self, event: &Event) -> Option<SourceId> {
        match event {
            Event::SourceAdded { source, .. } => Some(*source),
            Event::Blotted { strand, .. } | Event::DetailsAdded { strand, .. } => {
                self.state.speakers.get(strand).map(|s| s.source)
            }
            _ => None,
        }
    }

    /// Takes away what a field no longer has.
    fn put_back(&self, words: &mut Words, event: &Event) {
        match event {
            Event::Changed { change: Change::MemoFacts(id, None), .. } => drop(words.memo_facts.remove(id)),
            Event::Changed { change: Change::ConsentTerms(id, None), .. } => drop(words.terms.remove(id)),
            Event::Changed { change: Change::PersonFacts(id, None), .. } => drop(words.facts.remove(id)),
            Event::Changed { change: Change::StudyFacts(None), .. } => words.study = Default::default(),
            Event::Changed { change: Change::TurnText(strand, turn, None), .. } => {
                let source = self.state.speakers.get(strand).map(|s| s.source);
                let source = source.and_then(|id| words.source(&id));
                if let Some(turn) = source.and_then(|s| s.turns.get_mut(*turn as usize)) {
                    turn.correct(None);
                }
            }
            _ => {}
        }
    }

    /// Takes away what was withdrawn, and names the sources whose turns lose something.
    fn drop_gone(&self, words: &mut Words) -> BTreeSet<SourceId> {
        let state = &self.state;
        let mut sources = BTreeSet::new();
        for (_, target) in targets(state).filter(|(payload, _)| state.is_gone(payload)) {
            match target {
                Target::Title => words.title.clear(),
                Target::Coder(id) => drop(words.coders.remove(&id)),
                Target::Role(id) => drop(words.roles.remove(&id)),
                Target::Person(id) => drop(words.persons.remove(&id)),
                Target::SpeakerName(id) => drop(words.speakers.remove(&id)),
                Target::Code(id) => drop(words.codes.remove(&id)),
                Target::Rules(id) => drop(words.rules.remove(&id)),
                Target::Memo(id) => drop(words.memos.remove(&id)),
                Target::MemoFacts(id) => drop(words.memo_facts.remove(&id)),
                Target::Theme(id) => drop(words.themes.remove(&id)),
                Target::Rendering(id) => drop(words.renderings.remove(&id)),
                Target::View(id) => drop(words.views.remove(&id)),
                Target::Terms(id) => drop(words.terms.remove(&id)),
                Target::PersonFacts(id) => drop(words.facts.remove(&id)),
                Target::StudyFacts => words.study = Default::default(),
                Target::Record(id) => drop(words.records.remove(&id)),
                Target::Question(id) => drop(words.questions.remove(&id)),
                Target::Facts(_)
                | Target::SourceName(_)
                | Target::Block(..)
                | Target::Revision(_)
                | Target::Details(..) => {
                    sources.extend(target.source());
                }
            }
        }
        // Without its skeleton a source has no blocks that would name it.
        let bare = state.sources.iter().filter(|(_, s)| state.is_gone(&s.skeleton));
        sources.extend(bare.map(|(id, _)| *id));
        words.values.retain(|payload, _| !state.is_gone(payload));
        sources
    }

    fn place_payloads(&self, words: &mut Words, wanted: &HashSet<PayloadId>) -> Result<(), StoreError> {
        let shown = targets(&self.state).filter(|(payload, _)| wanted.contains(payload));
        let shown: HashMap<PayloadId, Target> = shown.collect();
        let is_values =
            |id: &PayloadId| self.state.payloads.get(id).is_some_and(|i| i.kind == PayloadKind::Values);
        // Corrected words go in the place of others, which must be there first.
        let is_revision = |id: &&PayloadId| matches!(shown.get(id), Some(Target::Revision(_)));
        let (last, first): (Vec<_>, Vec<_>) = wanted.iter().partition(is_revision);
        let place_all = |payloads: Vec<&PayloadId>, words: &mut Words| {
            for payload in payloads {
                let target = shown.get(payload);
                if target.is_none() && !is_values(payload) {
                    continue;
                }
                if let Some(plain) = self.open_payload(*payload)? {
                    let placed = place(words, *payload, target, &plain);
                    placed.ok_or_else(|| damaged("payload", &payload.0))?;
                }
            }
            Ok(())
        };
        place_all(first, words)?;
        if shown.values().any(|target| matches!(target, Target::Block(..))) {
            blot(words, &self.state);
        }
        place_all(last, words)
    }
}

/// Whether an event can change words, or how things of one name are told apart.
fn touches_words(event: &Event) -> bool {
    match event {
        Event::CodingAdded { .. }
        | Event::LinkAdded { .. }
        | Event::OriginalShown { .. }
        | Event::PictureAdded { .. } => false,
        Event::Changed { change, .. } => !matches!(
            change,
            Change::Decision(..)
                | Change::CodingCode(..)
                | Change::CodingPlace(..)
                | Change::CodingEvidence(..)
                | Change::CodingValues(..)
                | Change::Exists(Subject::Coding(_) | Subject::Link(_), _)
        ),
        _ => true,
    }
}
