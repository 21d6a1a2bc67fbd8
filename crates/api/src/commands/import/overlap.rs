//! A later export of a chat that is there: which of its messages the study has, and which are new.
//!
//! Messages are the same where minute and words are. Chats of the study that continue each other are one here.

use formats::{Draft, DraftTurn};
use model::SourceKind;
use model::event::LinkKind;
use model::ids::*;
use model::source::Place;
use model::state::State;
use model::time::LocalTime;
use model::words::Words;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// So many messages must be the same at least, or two chats only look alike.
const LEAST: usize = 3;

/// The conversations that there are, and where each message stands.
#[derive(Default)]
pub(super) struct Known {
    groups: Vec<Group>,
    /// By minute and words.
    spots: HashMap<u64, Spot>,
}

/// Sources that are one conversation, in their order, as one row of places.
#[derive(Default)]
pub(super) struct Group {
    /// With where each begins.
    pub(super) sources: Vec<(SourceId, u32)>,
    places: Vec<Held>,
}

/// What is known of a place.
#[derive(Clone, Copy)]
struct Held {
    minute: Option<i64>,
    is_withdrawn: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Spot {
    group: u32,
    place: u32,
}

/// What of a draft the study has.
pub(super) struct Overlap {
    /// Which conversation it is.
    pub(super) group: usize,
    /// Messages that are the same.
    pub(super) known: usize,
    /// Messages among them that differ: changed, deleted or withdrawn since.
    pub(super) differ: usize,
    /// Its turns that come before all that is known.
    pub(super) before: Range<usize>,
    /// Its turns that come after.
    pub(super) after: Range<usize>,
    /// The first and the last place that are the same.
    pub(super) ends: (Place, Place),
    /// Speakers of the draft whose words were withdrawn here.
    pub(super) withdrawn: BTreeSet<u32>,
}

impl Overlap {
    /// How many turns are new.
    pub(super) fn new_turns(&self) -> usize {
        self.before.len() + self.after.len()
    }
}

impl Known {
    /// All conversations of a study.
    pub(super) fn new(state: &State, words: &Words) -> Known {
        let mut known = Known::default();
        for sources in conversations(state) {
            let group = known.groups.len();
            known.groups.push(Group::default());
            for source in sources {
                let Some(source_words) = words.sources.get(&source) else { continue };
                let turns = source_words.turns.iter().map(|turn| {
                    let is_withdrawn = state.withdrawn.strands.contains(&turn.speaker);
                    (turn.time, turn.imported(), is_withdrawn)
                });
                known.add(group, source, turns);
            }
        }
        known
    }

    /// Adds what was just taken in: to a conversation, or as a new one.
    pub(super) fn add_draft(&mut self, group: Option<usize>, source: SourceId, draft: &Draft) {
        if draft.kind != SourceKind::Conversation {
            return;
        }
        let group = group.unwrap_or_else(|| {
            self.groups.push(Group::default());
            self.groups.len() - 1
        });
        self.add(group, source, draft.turns.iter().map(|t| (t.time, Some(t.text.as_str()), false)));
    }

    fn add<'a>(
        &mut self,
        group: usize,
        source: SourceId,
        turns: impl Iterator<Item = (Option<LocalTime>, Option<&'a str>, bool)>,
    ) {
        let Known { groups, spots } = self;
        let Some(into) = groups.get_mut(group) else { return };
        into.sources.push((source, into.places.len() as u32));
        let mut keys = Keys::default();
        for (time, text, is_withdrawn) in turns {
            let spot = Spot { group: group as u32, place: into.places.len() as u32 };
            into.places.push(Held { minute: time.map(minute), is_withdrawn });
            if let Some(key) = text.and_then(|text| keys.of(time, text)) {
                spots.entry(key).or_insert(spot);
            }
        }
    }

    /// The sources of a conversation.
    pub(super) fn sources(&self, group: usize) -> Vec<SourceId> {
        self.groups.get(group).map_or(Vec::new(), |g| g.sources.iter().map(|(id, _)| *id).collect())
    }

    /// What of a draft is there; `None` where it is another chat than all that are.
    pub(super) fn find(&self, draft: &Draft) -> Option<Overlap> {
        if draft.kind != SourceKind::Conversation || self.groups.is_empty() {
            return None;
        }
        let spots = self.spots_of(draft);
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        spots.iter().flatten().for_each(|spot| *counts.entry(spot.group).or_insert(0) += 1);
        let (group, known) = counts.into_iter().max_by_key(|(group, n)| (*n, std::cmp::Reverse(*group)))?;
        let spots =
            (0..).zip(&spots).filter_map(|(i, spot)| Some((i, spot.filter(|s| s.group == group)?.place)));
        let same: Vec<(usize, u32)> = spots.collect();
        let (first, last) = (*same.first()?, *same.last()?);
        let between = last.0 - first.0 + 1;
        if known < LEAST || known * 2 < between {
            return None;
        }
        let group = group as usize;
        let places = &self.groups.get(group)?.places;
        let (before, after) = (new_before(draft, places, first), new_after(draft, places, last));
        Some(Overlap {
            group,
            known,
            differ: draft.turns.len() - before.len() - after.len() - known,
            before,
            after,
            ends: (self.place(group, first.1)?, self.place(group, last.1)?),
            withdrawn: withdrawn(draft, places, &same),
        })
    }

    fn spots_of(&self, draft: &Draft) -> Vec<Option<Spot>> {
        let mut keys = Keys::default();
        let spot = |turn: &DraftTurn| self.spots.get(&keys.of(turn.time, &turn.text)?).copied();
        draft.turns.iter().map(spot).collect()
    }

    /// The place in the study.
    fn place(&self, group: usize, place: u32) -> Option<Place> {
        let (source, begin) = self.groups.get(group)?.sources.iter().rev().find(|(_, b)| *b <= place)?;
        Some(Place::turn(*source, place - begin))
    }
}

/// Sources that are one conversation, each row in its order.
fn conversations(state: &State) -> Vec<Vec<SourceId>> {
    let mut after: BTreeMap<SourceId, Vec<SourceId>> = BTreeMap::new();
    let mut continues = BTreeSet::new();
    for link in state.links.values().filter(|l| l.exists() && l.kind == LinkKind::Continues) {
        after.entry(link.to.source).or_default().push(link.from.source);
        continues.insert(link.from.source);
    }
    let chats =
        || state.live_sources().filter(|(_, s)| s.kind() == SourceKind::Conversation).map(|(id, _)| *id);
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    // Those that begin first; whatever a ring of links leaves, each by itself.
    for begin in chats().filter(|s| !continues.contains(s)).chain(chats()) {
        let mut row: Vec<SourceId> = Vec::new();
        let mut next = vec![begin];
        while let Some(source) = next.pop() {
            if seen.insert(source) {
                row.push(source);
                next.extend(after.get(&source).into_iter().flatten());
            }
        }
        row.retain(|s| state.sources.get(s).is_some_and(|s| s.exists()));
        if !row.is_empty() {
            rows.push(row);
        }
    }
    rows
}

/// Turns before the first that is the same, without those that stand for places of the study that differ.
fn new_before(draft: &Draft, places: &[Held], (first, place): (usize, u32)) -> Range<usize> {
    let differing = &places[..place as usize];
    let earliest = differing.iter().filter_map(|p| p.minute).min();
    let turns = draft.turns[..first].iter().rev().take(differing.len());
    let known = turns.take_while(|turn| may_stand_for(turn, earliest, |new, old| new >= old)).count();
    0..first - known
}

/// Turns after the last that is the same, without those that stand for places of the study that differ.
fn new_after(draft: &Draft, places: &[Held], (last, place): (usize, u32)) -> Range<usize> {
    let differing = &places[place as usize + 1..];
    let latest = differing.iter().filter_map(|p| p.minute).max();
    let turns = draft.turns[last + 1..].iter().take(differing.len());
    let known = turns.take_while(|turn| may_stand_for(turn, latest, |new, old| new <= old)).count();
    last + 1 + known..draft.turns.len()
}

/// Whether a turn can be one that the study has in another form; where a time isn't known it can.
fn may_stand_for(turn: &DraftTurn, known: Option<i64>, fits: impl Fn(i64, i64) -> bool) -> bool {
    turn.time.map(minute).zip(known).is_none_or(|(new, known)| fits(new, known))
}

/// Speakers of a draft who stand where the study has withdrawn words, and nowhere else.
fn withdrawn(draft: &Draft, places: &[Held], same: &[(usize, u32)]) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for pair in same.windows(2) {
        let ((a, from), (b, to)) = (pair[0], pair[1]);
        if to <= from || b - a != (to - from) as usize {
            continue;
        }
        let between = (a + 1..b).zip(from + 1..to);
        let gone = between.filter(|(_, place)| places.get(*place as usize).is_some_and(|p| p.is_withdrawn));
        found.extend(gone.filter_map(|(i, _)| draft.turns.get(i)?.speaker));
    }
    let stays = same.iter().filter_map(|(i, _)| draft.turns.get(*i)?.speaker);
    stays.for_each(|speaker| _ = found.remove(&speaker));
    found
}

/// Minutes on the clock of the record: exports of one chat may keep seconds or not.
fn minute(time: LocalTime) -> i64 {
    time.seconds.div_euclid(60)
}

/// Makes the keys of a row of messages: equal ones of one minute are numbered.
#[derive(Default)]
struct Keys {
    minute: Option<i64>,
    seen: HashMap<u64, u32>,
}

impl Keys {
    fn of(&mut self, time: Option<LocalTime>, text: &str) -> Option<u64> {
        let minute = minute(time?);
        if text.is_empty() {
            return None;
        }
        if self.minute.replace(minute) != Some(minute) {
            self.seen.clear();
        }
        let key = hash(&(minute, text));
        let number = self.seen.entry(key).or_insert(0);
        *number += 1;
        Some(if *number == 1 { key } else { hash(&(key, *number)) })
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
