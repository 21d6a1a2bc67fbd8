//! What is shown of words: replacements stand off, what is marked as risky is held back, times are coarsened.
//!
//! The words themselves are never changed: places count in them, and rules and searches read them.

use super::{TurnWords, Words};
use crate::event::Subject;
use crate::ids::*;
use crate::payload::{Record, Times, TurnDetails};
use crate::source::{Place, Span};
use crate::state::State;
use crate::time::{LocalTime, Precision};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What is shown for what leads to somebody whose record is gone.
const NOBODY: &str = "…";

/// A part of a turn's words that is shown as something else.
#[derive(Clone, PartialEq, Eq)]
pub struct Replaced {
    /// First scalar value.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
    /// What stands there instead, with its brackets: `[P03]`.
    pub shown: Arc<str>,
}

crate::redacted! { Replaced }

/// Words that a mark of risk hides. They are read by [`TurnWords::held_back()`] alone.
#[derive(Clone, PartialEq)]
pub struct HeldBack {
    text: Option<String>,
    original: Option<String>,
    details: Option<Box<TurnDetails>>,
}

impl TurnWords {
    /// The words as they were imported, also where they were corrected since or a mark hides them: for what recognises
    /// a record that comes again, never to be shown.
    pub fn imported(&self) -> Option<&str> {
        let (text, original) = match &self.held_back {
            Some(held) => (&held.text, &held.original),
            None => (&self.text, &self.original),
        };
        original.as_deref().or(text.as_deref())
    }

    /// The words as they are shown; `None` = withdrawn, destroyed or held back.
    pub fn shown(&self) -> Option<String> {
        self.text.as_deref().map(|text| replace(text, &self.replaced, 0, u32::MAX))
    }

    /// The words before a span, in it and after it, as they are shown. What is replaced and reaches over an edge of
    /// the span belongs to the span.
    pub fn shown_around(&self, span: Span) -> Option<[String; 3]> {
        let text = self.text.as_deref()?;
        let over = |at: u32| self.replaced.iter().find(|r| r.start < at && at < r.end);
        let start = over(span.start).map_or(span.start, |r| r.start);
        let end = over(span.end).map_or(span.end, |r| r.end);
        Some(
            [(0, start), (start, end), (end, u32::MAX)]
                .map(|(from, to)| replace(text, &self.replaced, from, to)),
        )
    }

    /// Whether a mark of risk hides the words.
    pub fn is_held_back(&self) -> bool {
        self.held_back.is_some()
    }

    /// The words that a mark of risk hides: only for the explicit review.
    pub fn held_back(&self) -> Option<&str> {
        self.held_back.as_ref()?.text.as_deref()
    }

    fn hold_back(&mut self) {
        if self.held_back.is_none() {
            let (text, original, details) = (self.text.take(), self.original.take(), self.details.take());
            self.held_back = Some(Box::new(HeldBack { text, original, details }));
        }
    }

    fn give_back(&mut self) {
        if let Some(held) = self.held_back.take() {
            (self.text, self.original, self.details) = (held.text, held.original, held.details);
        }
    }
}

/// A part of a text, between two numbers of scalar values, with what is replaced in it.
fn replace(text: &str, replaced: &[Replaced], from: u32, to: u32) -> String {
    if replaced.is_empty() && from == 0 && to == u32::MAX {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = replaced.iter().filter(|r| r.start >= from && r.end <= to).peekable();
    for (at, c) in (0..).zip(text.chars()) {
        if at >= to {
            break;
        }
        while rest.peek().is_some_and(|r| r.end <= at) {
            rest.next();
        }
        match rest.peek() {
            _ if at < from => {}
            Some(r) if r.start == at => shown.push_str(&r.shown),
            Some(r) if r.start < at => {}
            _ => shown.push(c),
        }
    }
    shown
}

impl Words {
    /// Puts replacements on the turns that have mentions, and holds back what a mark of risk hides.
    pub fn show(&mut self, state: &State) {
        self.show_as_of(state, state);
    }

    /// The same for words of another time: what is replaced and hidden now is so there too. Where a turn had other
    /// words then, the places of its mentions don't fit them: nothing of the turn is shown.
    pub fn show_as_of(&mut self, state: &State, then: &State) {
        self.show_replacements(state, then);
        self.hold_back(state);
    }

    fn show_replacements(&mut self, state: &State, then: &State) {
        let mut wanted: HashMap<(SourceId, u32), Vec<Replaced>> = HashMap::new();
        let mut labels: HashMap<RecordId, Arc<str>> = HashMap::new();
        for mention in state.mentions.values().filter(|m| m.exists()) {
            let place = mention.place();
            let Some(span) = place.span else { continue };
            let speaker = self.turn(place.source, place.first()).map(|turn| turn.speaker);
            let fits = |s| state.revision(s, place.first()) == then.revision(s, place.first());
            let span = if speaker.is_none_or(fits) { span } else { Span { start: 0, end: u32::MAX } };
            let label = labels.entry(mention.entity).or_insert_with(|| self.label_of(mention.entity).into());
            let replaced = Replaced { start: span.start, end: span.end, shown: Arc::clone(label) };
            wanted.entry((place.source, place.first())).or_default().push(replaced);
        }
        let sources: BTreeSet<SourceId> = wanted.keys().map(|(source, _)| *source).collect();
        let had: Vec<SourceId> = self.replaced_in.iter().copied().collect();
        for id in had.into_iter().filter(|id| !sources.contains(id)) {
            if let Some(source) = self.source(&id) {
                source.turns.iter_mut().for_each(|turn| turn.replaced.clear());
            }
        }
        for id in &sources {
            let Some(present) = self.sources.get(id) else { continue };
            // Only what differs is touched: a source that somebody else reads would be copied.
            let mut changes = Vec::new();
            for (number, turn) in (0u32..).zip(&present.turns) {
                let replaced = wanted.remove(&(*id, number)).map(in_order).unwrap_or_default();
                if turn.replaced != replaced {
                    changes.push((number, replaced));
                }
            }
            if changes.is_empty() {
                continue;
            }
            let Some(source) = self.source(id) else { continue };
            for (number, replaced) in changes {
                source.turns[number as usize].replaced = replaced;
            }
        }
        self.replaced_in = sources;
    }

    fn hold_back(&mut self, state: &State) {
        let hidden = Hidden::of(state);
        let mut sources: BTreeSet<SourceId> = hidden.sources.clone();
        sources.extend(hidden.turns.iter().map(|(source, _)| *source));
        let marked = state.speakers.iter().filter(|(id, _)| hidden.strands.contains(id));
        sources.extend(marked.map(|(_, s)| s.source));
        let all: BTreeSet<SourceId> = self.held_back_in.union(&sources).copied().collect();
        for id in all {
            let Some(present) = self.sources.get(&id) else { continue };
            let is_hidden = |number: u32, turn: &TurnWords| hidden.has(id, number, turn.speaker);
            let differs = |(number, turn): (u32, &TurnWords)| is_hidden(number, turn) != turn.is_held_back();
            if !(0u32..).zip(&present.turns).any(differs) {
                continue;
            }
            let Some(source) = self.source(&id) else { continue };
            for (number, turn) in (0u32..).zip(&mut source.turns) {
                if hidden.has(id, number, turn.speaker) { turn.hold_back() } else { turn.give_back() }
            }
        }
        self.held_back_in = sources;
        self.hold_back_memos(state, &hidden);
    }

    /// Memos about what is hidden are held back with it.
    fn hold_back_memos(&mut self, state: &State, hidden: &Hidden) {
        self.give_back_memos();
        if hidden.is_empty() {
            return;
        }
        let is_hidden = |memo: &crate::state::Memo| hidden.has_subject(state, self, &memo.on);
        let memos: Vec<MemoId> =
            state.memos.iter().filter(|(_, m)| is_hidden(m)).map(|(id, _)| *id).collect();
        for id in memos {
            if let Some(text) = self.memos.remove(&id) {
                self.held_back_memos.insert(id, text);
            }
        }
    }

    fn give_back_memos(&mut self) {
        self.memos.extend(std::mem::take(&mut self.held_back_memos));
    }

    /// A memo's words, also where a mark hides what it is about: only for the explicit review, and for what destroys.
    pub fn memo_held_back(&self, id: MemoId) -> Option<&str> {
        self.memos.get(&id).or_else(|| self.held_back_memos.get(&id)).map(String::as_str)
    }

    /// Gives back what is held back: what comes before words change and are shown anew.
    pub fn unhide(&mut self) {
        self.give_back_memos();
        for id in std::mem::take(&mut self.held_back_in) {
            if let Some(source) = self.source(&id) {
                source.turns.iter_mut().for_each(TurnWords::give_back);
            }
        }
    }

    /// What is shown in the place of an entity, with its brackets: `[P03]`.
    pub fn label_of(&self, entity: RecordId) -> String {
        match self.records.get(&entity) {
            Some(Record::Entity(entity)) => {
                let name = entity.person.and_then(|p| self.persons.get(&p)).unwrap_or(&entity.shown);
                format!("[{name}]")
            }
            _ => format!("[{NOBODY}]"),
        }
    }

    /// A turn's time as it may leave the study: shifted by the days that its conversation's informant has, and as
    /// coarse as the study says.
    pub fn time_shown(&self, state: &State, source: SourceId, time: Option<LocalTime>) -> Option<LocalTime> {
        let time = time?;
        let shifted =
            LocalTime { seconds: time.seconds + 86_400 * i64::from(self.shift_of(state, source)), ..time };
        match self.study.times {
            Times::Exact => Some(shifted),
            Times::Day => Some(LocalTime { precision: Precision::Day, ..shifted }),
            Times::Hidden => None,
        }
    }

    /// The days by which times of a source are shifted: those of the first of its persons who has some.
    fn shift_of(&self, state: &State, source: SourceId) -> i32 {
        let speakers = state.sources.get(&source).into_iter().flat_map(|s| &s.speakers);
        let persons = speakers.filter_map(|s| state.person_of(*s));
        persons.filter_map(|p| self.facts.get(&p)).map(|f| f.shift_days).find(|days| *days != 0).unwrap_or(0)
    }
}

/// What marks of risk hide.
pub struct Hidden {
    sources: BTreeSet<SourceId>,
    strands: BTreeSet<SpeakerId>,
    turns: BTreeSet<(SourceId, u32)>,
    /// Persons.
    pub persons: BTreeSet<PersonId>,
}

impl Hidden {
    /// What is hidden in a state.
    pub fn of(state: &State) -> Hidden {
        let mut hidden = Hidden {
            sources: BTreeSet::new(),
            strands: BTreeSet::new(),
            turns: BTreeSet::new(),
            persons: BTreeSet::new(),
        };
        for mark in state.marks.values().filter(|m| m.exists()) {
            match &mark.on {
                Subject::Source(source) => drop(hidden.sources.insert(*source)),
                Subject::Person(person) => drop(hidden.persons.insert(*person)),
                Subject::Place(place) => hidden.turns.extend(place.turns.iter().map(|t| (place.source, *t))),
                _ => {}
            }
        }
        let theirs = state.speakers.iter().filter(|(_, s)| s.is_tied_to_any(&hidden.persons));
        hidden.strands = theirs.map(|(id, _)| *id).collect();
        hidden
    }

    /// Whether a turn is hidden.
    pub fn has(&self, source: SourceId, turn: u32, speaker: SpeakerId) -> bool {
        self.sources.contains(&source)
            || self.strands.contains(&speaker)
            || self.turns.contains(&(source, turn))
    }

    /// Whether a place is hidden, or any of its turns.
    pub fn has_place(&self, words: &Words, place: &Place) -> bool {
        let speaker = |turn: u32| words.turn(place.source, turn).map(|t| t.speaker);
        place.turns.iter().any(|t| speaker(*t).is_some_and(|s| self.has(place.source, *t, s)))
    }

    /// Whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.persons.is_empty() && self.turns.is_empty()
    }

    /// Whether what a memo is about is hidden.
    pub fn has_subject(&self, state: &State, words: &Words, on: &Subject) -> bool {
        let place = |place: &Place| self.has_source(place.source) || self.has_place(words, place);
        match on {
            Subject::Place(at) => place(at),
            Subject::Source(source) => self.has_source(*source),
            Subject::Person(person) => self.persons.contains(person),
            Subject::Coding(id) => state.codings.get(id).is_some_and(|c| place(c.place())),
            Subject::Link(id) => state.links.get(id).is_some_and(|l| place(&l.from) || place(&l.to)),
            Subject::Rendering(id) => state.renderings.get(id).is_some_and(|r| {
                let source = state.speakers.get(&r.strand).map(|s| s.source);
                source.is_some_and(|source| self.has(source, r.turn, r.strand))
            }),
            Subject::Memo(id) => match state.memos.get(id).map(|m| &m.on) {
                None | Some(Subject::Memo(_)) => false,
                Some(on) => self.has_subject(state, words, on),
            },
            _ => false,
        }
    }

    /// Whether a source as a whole is hidden.
    pub fn has_source(&self, source: SourceId) -> bool {
        self.sources.contains(&source)
    }
}

/// From left to right. Of two that lie over one another the first is shown, and goes as far as both.
fn in_order(mut all: Vec<Replaced>) -> Vec<Replaced> {
    all.retain(|r| r.start < r.end);
    all.sort_by(|a, b| (a.start, b.end, &a.shown).cmp(&(b.start, a.end, &b.shown)));
    let mut replaced: Vec<Replaced> = Vec::with_capacity(all.len());
    for one in all {
        match replaced.last_mut() {
            Some(last) if one.start < last.end => last.end = last.end.max(one.end),
            _ => replaced.push(one),
        }
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::TurnKind;

    fn turn(text: &str, replaced: &[(u32, u32, &str)]) -> TurnWords {
        let replaced = replaced.iter().map(|(start, end, shown)| Replaced {
            start: *start,
            end: *end,
            shown: (*shown).into(),
        });
        TurnWords {
            speaker: SpeakerId([0; 16]),
            kind: TurnKind::Words,
            time: None,
            text: Some(text.into()),
            original: None,
            replaced: replaced.collect(),
            details: None,
            held_back: None,
        }
    }

    #[test]
    fn a_turn_is_shown_with_what_is_replaced() {
        let turn = turn("Kak Bunga di Jl. Melati ya", &[(4, 9, "[P03]"), (13, 23, "[Alamat-1]")]);
        assert!(turn.shown().as_deref() == Some("Kak [P03] di [Alamat-1] ya"));
        let around = turn.shown_around(Span { start: 6, end: 15 }).unwrap();
        assert!(around == ["Kak ".to_owned(), "[P03] di [Alamat-1]".to_owned(), " ya".to_owned()]);
        let around = turn.shown_around(Span { start: 0, end: 3 }).unwrap();
        assert!(around == [String::new(), "Kak".to_owned(), " [P03] di [Alamat-1] ya".to_owned()]);
    }

    #[test]
    fn replacements_that_lie_over_one_another_leave_nothing_between_them() {
        let all = [(3, 5, "b"), (0, 4, "a"), (0, 2, "c"), (5, 6, "d")];
        let all = all.map(|(start, end, shown)| Replaced { start, end, shown: shown.into() });
        let kept: Vec<_> =
            in_order(all.to_vec()).iter().map(|r| (r.start, r.end, r.shown.to_string())).collect();
        assert_eq!(kept, [(0, 5, "a".to_owned()), (5, 6, "d".to_owned())]);
    }

    #[test]
    fn what_is_held_back_is_not_there_and_comes_back_as_it_was() {
        let mut turn = turn("rahasia", &[]);
        turn.hold_back();
        assert!(turn.text.is_none() && turn.shown().is_none() && turn.held_back() == Some("rahasia"));
        turn.give_back();
        assert!(turn.text.as_deref() == Some("rahasia") && !turn.is_held_back());
    }
}
