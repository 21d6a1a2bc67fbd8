//! Where codings, memos and links stand, by source: made once a state, so that a page of turns needs no search.

use model::batch::Batch;
use model::event::{Event, LinkKind, Subject};
use model::ids::*;
use model::source::{Part, Place};
use model::state::{BatchInfo, Coding};
use model::{State, Words};
use std::collections::{BTreeSet, HashMap};

/// What stands in the sources of one state.
#[derive(Default, Clone)]
pub(crate) struct Index {
    heads: BTreeSet<BatchId>,
    batches: usize,
    sources: HashMap<SourceId, Marks>,
    /// Open and counted codings by code.
    pub(crate) codes: HashMap<CodeId, CodeMarks>,
    /// Number of memos that exist by what they are on.
    pub(crate) memos_on: HashMap<Subject, u32>,
    codable: HashMap<SourceId, u64>,
    /// Number of fields in conflict.
    pub(crate) conflicts: u64,
}

/// What stands in one source.
#[derive(Default, Clone)]
pub(crate) struct Marks {
    /// Counted codings and open proposals, by their first turn.
    codings: Vec<(u32, u32, CodingId)>,
    /// Memos on a place or a coding, by their first turn.
    pub(crate) memos: Vec<(u32, u32, MemoId)>,
    /// Links by the turns of their two ends, where those lie in this source.
    pub(crate) links: Vec<(u32, LinkId)>,
    /// Turns that can be coded and have a counted coding, rising.
    pub(crate) coded: Vec<u32>,
    /// Number of counted codings.
    pub(crate) counted: u64,
    /// Number of open proposals.
    pub(crate) proposals: u64,
    /// Turns of the widest coding, less one.
    widest: u32,
}

/// How often a code stands.
#[derive(Default, Clone)]
pub(crate) struct CodeMarks {
    /// Number of codings that count.
    pub(crate) counted: u64,
    /// Number of open proposals.
    pub(crate) proposals: u64,
    /// Sources with a coding that counts.
    pub(crate) sources: BTreeSet<SourceId>,
}

static NOTHING: Marks = Marks {
    codings: Vec::new(),
    memos: Vec::new(),
    links: Vec::new(),
    coded: Vec::new(),
    counted: 0,
    proposals: 0,
    widest: 0,
};

impl Index {
    /// Whether it speaks of this state.
    pub(crate) fn is_of(&self, state: &State) -> bool {
        self.batches == state.batches.len() && self.heads == state.heads
    }

    /// The index of a state; what can't have changed since `before` is taken over.
    pub(crate) fn of(state: &State, words: &Words, before: Option<&Index>) -> Index {
        let mut index =
            Index { heads: state.heads.clone(), batches: state.batches.len(), ..Index::default() };
        index.conflicts = state.conflicts().len() as u64;
        for (id, coding) in state.counted() {
            index.add(*id, coding, true);
        }
        for (id, coding) in state.proposals() {
            index.add(*id, coding, false);
        }
        for (id, memo) in state.memos.iter().filter(|(_, m)| m.exists()) {
            *index.memos_on.entry(memo.on.clone()).or_default() += 1;
            if let Some(place) = place_of(state, &memo.on) {
                let marks = index.sources.entry(place.source).or_default();
                marks.memos.push((place.first(), place.last(), *id));
            }
        }
        for (id, link) in state.links.iter().filter(|(_, l)| l.exists()) {
            for place in [&link.from, &link.to] {
                let marks = index.sources.entry(place.source).or_default();
                marks.links.extend(place.turns.iter().map(|turn| (*turn, *id)));
            }
        }
        for (source, marks) in &mut index.sources {
            marks.sort();
            marks.keep_codable(state, words, *source);
        }
        index.codable = match before.filter(|b| b.sees_the_same_turns(state)) {
            Some(before) => before.codable.clone(),
            None => state.live_sources().map(|(id, _)| (*id, codable(state, words, *id))).collect(),
        };
        index
    }

    /// Takes in what was added since, where it is nothing but codings, memos, links and the like; otherwise says no, and
    /// the index is to be made anew.
    pub(crate) fn follow<'a>(
        &mut self,
        state: &State,
        words: &Words,
        batch: impl Fn(BatchId) -> Option<&'a Batch>,
    ) -> bool {
        let Some(new) = state.batches.len().checked_sub(self.batches).filter(|n| *n <= MOST_FOLLOWED) else {
            return false;
        };
        // No earlier head among the last batches: then these are exactly the new ones.
        let tail = &state.batches[state.batches.len() - new..];
        if tail.iter().any(|b| self.heads.contains(&b.id)) {
            return false;
        }
        let Some(batches) = tail.iter().map(|b| batch(b.id)).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let events: Vec<&Event> = batches.iter().flat_map(|b| &b.body.events).collect();
        if !events.iter().all(|event| only_adds(event)) {
            return false;
        }
        events.iter().for_each(|event| self.take(event, state, words));
        (self.heads, self.batches) = (state.heads.clone(), state.batches.len());
        true
    }

    fn take(&mut self, event: &Event, state: &State, words: &Words) {
        match event {
            Event::CodingAdded { coding, .. } => {
                let Some(entity) = state.codings.get(coding) else { return };
                self.add(*coding, entity, entity.coder().is_some());
                let source = entity.place().source;
                let marks = self.sources.entry(source).or_default();
                marks.sort();
                marks.keep_codable(state, words, source);
            }
            Event::MemoAdded { memo, on, .. } => {
                *self.memos_on.entry(on.clone()).or_default() += 1;
                if let Some(place) = place_of(state, on) {
                    let marks = self.sources.entry(place.source).or_default();
                    marks.memos.push((place.first(), place.last(), *memo));
                    marks.memos.sort_unstable();
                }
            }
            Event::LinkAdded { link, from, to, .. } => {
                for place in [from, to] {
                    let marks = self.sources.entry(place.source).or_default();
                    marks.links.extend(place.turns.iter().map(|turn| (*turn, *link)));
                    marks.links.sort_unstable();
                }
            }
            _ => {}
        }
    }

    /// Whether nothing was written since but what leaves turns and speakers as they are.
    fn sees_the_same_turns(&self, state: &State) -> bool {
        const HARMLESS: [&str; 8] =
            ["coding", "values", "memo", "link", "code", "proposal", "rules", "question"];
        let harmless = |b: &BatchInfo| b.counts.keys().all(|k| HARMLESS.contains(k));
        let new = state.batches.len().checked_sub(self.batches);
        new.is_some_and(|n| state.batches.iter().rev().take(n).all(harmless))
            && self.heads.iter().all(|h| state.batches.iter().rev().take(64).any(|b| b.id == *h))
    }

    fn add(&mut self, id: CodingId, coding: &Coding, counts: bool) {
        let place = coding.place();
        let marks = self.sources.entry(place.source).or_default();
        let code = self.codes.entry(coding.code()).or_default();
        marks.codings.push((place.first(), place.last(), id));
        marks.widest = marks.widest.max(place.last() - place.first());
        if counts {
            marks.coded.extend(&place.turns);
            marks.counted += 1;
            code.counted += 1;
            code.sources.insert(place.source);
        } else {
            marks.proposals += 1;
            code.proposals += 1;
        }
    }

    /// What stands in a source.
    pub(crate) fn marks(&self, source: SourceId) -> &Marks {
        self.sources.get(&source).unwrap_or(&NOTHING)
    }

    /// The turns of a source that can be coded and have no coding yet, rising.
    pub(crate) fn uncoded<'a>(
        &'a self,
        state: &'a State,
        words: &'a Words,
        source: SourceId,
    ) -> impl Iterator<Item = u32> + 'a {
        let marks = self.marks(source);
        let turns = words.sources.get(&source).map_or(&[][..], |s| &s.turns);
        let open = (0..).zip(turns).filter(|(_, turn)| is_codable(state, turn));
        open.map(|(n, _)| n).filter(|n| marks.coded.binary_search(n).is_err())
    }

    /// Number of turns of a source that can be coded.
    pub(crate) fn codable(&self, source: SourceId) -> u64 {
        self.codable.get(&source).copied().unwrap_or(0)
    }
}

impl Marks {
    fn sort(&mut self) {
        self.codings.sort_unstable();
        self.memos.sort_unstable();
        self.links.sort_unstable();
        self.coded.sort_unstable();
        self.coded.dedup();
    }

    /// Only turns that can be coded count as coded.
    fn keep_codable(&mut self, state: &State, words: &Words, source: SourceId) {
        let Some(turns) = words.sources.get(&source).map(|s| &s.turns) else { return };
        self.coded.retain(|n| turns.get(*n as usize).is_some_and(|turn| is_codable(state, turn)));
    }

    /// The codings that cover a turn from `first` up to `end`, exclusive.
    pub(crate) fn codings(&self, first: u32, end: u32) -> impl Iterator<Item = CodingId> {
        let from = self.codings.partition_point(|c| c.0 < first.saturating_sub(self.widest));
        let to = self.codings.partition_point(|c| c.0 < end);
        self.codings[from..to].iter().filter(move |c| c.1 >= first).map(|c| c.2)
    }
}

/// More new actions than these are not followed one by one.
const MOST_FOLLOWED: usize = 16;

/// Whether an event adds something and changes nothing that the index knows.
fn only_adds(event: &Event) -> bool {
    matches!(
        event,
        Event::CodingAdded { .. }
            | Event::ValuesAdded { .. }
            | Event::MemoAdded { .. }
            | Event::LinkAdded { .. }
            | Event::CodeAdded { .. }
            | Event::QuestionAdded { .. }
            | Event::ThemeAdded { .. }
            | Event::RuleSetAdded { .. }
            | Event::ReplicaAnnounced { .. }
    )
}

/// The place that something is on, if it is on one.
pub(crate) fn place_of<'a>(state: &'a State, subject: &'a Subject) -> Option<&'a Place> {
    match subject {
        Subject::Place(place) => Some(place),
        Subject::Coding(id) => state.codings.get(id).map(Coding::place),
        Subject::Link(id) => state.links.get(id).filter(|l| l.kind == LinkKind::RespondsTo).map(|l| &l.from),
        _ => None,
    }
}

/// Whether a turn can be coded: spoken, not withdrawn, and not the interviewer's.
pub(crate) fn is_codable(state: &State, turn: &model::words::TurnWords) -> bool {
    let part = state.speakers.get(&turn.speaker).map(|s| s.part());
    turn.kind.is_spoken() && turn.text.is_some() && part.is_some_and(|p| p != Part::Interviewer)
}

fn codable(state: &State, words: &Words, source: SourceId) -> u64 {
    let turns = words.sources.get(&source).map_or(&[][..], |s| &s.turns);
    turns.iter().filter(|turn| is_codable(state, turn)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Session;
    use crate::commands::{code_table, codebook, import, memo, new, undo};
    use model::batch::At;
    use model::event::MemoKind;
    use store::{NewStudy, Place as Memory, Work};

    /// What an index says, in an order of its own.
    fn said(index: &Index, session: &Session) -> String {
        let sources = session.state().live_sources().map(|(id, _)| {
            let marks = index.marks(*id);
            let codings: Vec<CodingId> = marks.codings(0, u32::MAX).collect();
            format!(
                "{codings:?} {:?} {:?} {:?} {}",
                marks.memos,
                marks.links,
                marks.coded,
                index.codable(*id)
            )
        });
        let sources: Vec<String> = sources.collect();
        let mut codes: Vec<_> = index.codes.iter().map(|(id, c)| (*id, c.counted, c.proposals)).collect();
        codes.sort();
        format!("{sources:?} {codes:?} {}", index.memos_on.len())
    }

    #[test]
    fn what_is_followed_is_what_is_made_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = At { millis: 1_795_478_400_000, offset: 480 };
        let study = NewStudy {
            title: "Coba",
            coder: "ani",
            passphrase: "daun pandan di tepi",
            work: Work::GENERATED,
            at,
        };
        let memory = Memory(folder.path().join("memory"));
        let (mut session, _) = new::new(&folder.path().join("a.kelindan"), &study, &memory).expect("a study");
        let watch = &mut |_: u64, _: u64| true;
        codebook::take(&mut session, &formats::codebook::sor("id"), watch).expect("codes");
        let chat =
            "12/05/26 19.02 - Ani: Halo\n12/05/26 19.03 - Budi: Masih ada?\n12/05/26 19.04 - Ani: Ada\n";
        let drafts = formats::read("a.txt", chat.as_bytes(), &formats::Options::default()).expect("a chat");
        import::import(&mut session, &drafts, &import::Options::default(), watch).expect("stored");
        session.index().expect("an index");
        let table = |rows: &str| {
            formats::codings_csv::read(format!("source,turn,code,responds_to\n{rows}").as_bytes())
        };
        for rows in ["C01,1,S-ASK,\n", "C01,2,R-COMPLY,1\nC01,0,S-OPEN,\n", "C01,1,S-OPEN,\n"] {
            code_table::code(&mut session, &table(rows).expect("rows"), watch).expect("coded");
            let (index, words) = (session.index().expect("an index"), session.words().expect("words"));
            assert_eq!(said(&index, &session), said(&Index::of(session.state(), &words, None), &session));
        }
        memo::add(&mut session, "C01:1", MemoKind::Analytic, "Dibandingkan.", watch).expect("a memo");
        undo::undo(&mut session, None, watch).expect("undone");
        let (index, words) = (session.index().expect("an index"), session.words().expect("words"));
        assert_eq!(said(&index, &session), said(&Index::of(session.state(), &words, None), &session));
    }
}
