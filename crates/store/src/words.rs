//! Opening all words of a study into memory.

use crate::error::{StoreError, damaged};
use crate::file::StudyFile;
use model::ids::*;
use model::payload::{Block, Details, PayloadKind, Revision, Skeleton, SourceFacts, Values};
use model::source::TurnKind;
use model::state::{Source, Speaker};
use model::words::{SourceWords, TurnWords, Words};
use model::{State, canon};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A turn that has corrected words.
#[derive(Clone, Copy)]
pub(crate) struct Turn {
    source: SourceId,
    strand: SpeakerId,
    number: u32,
    /// Whether the words that were imported may be gone, because a block of the strand was destroyed.
    may_lack: bool,
}

/// What a payload is the content of.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    Title,
    Coder(CoderId),
    Role(RoleId),
    Person(PersonId),
    SpeakerName(SpeakerId),
    Facts(SourceId),
    SourceName(SourceId),
    Block(SourceId, SpeakerId),
    Code(CodeId),
    Rules(RuleSetId),
    Memo(MemoId),
    MemoFacts(MemoId),
    Question(QuestionId),
    Theme(ThemeId),
    Rendering(RenderingId),
    Revision(Turn),
    Details(SourceId, SpeakerId),
    View(ViewId),
    Terms(PersonId),
    PersonFacts(PersonId),
    StudyFacts,
    Record(RecordId),
}

impl Target {
    /// The source whose words these are.
    pub(crate) fn source(&self) -> Option<SourceId> {
        match self {
            Target::Facts(id) | Target::SourceName(id) | Target::Block(id, _) | Target::Details(id, _) => {
                Some(*id)
            }
            Target::Revision(turn) => Some(turn.source),
            _ => None,
        }
    }
}

impl StudyFile {
    /// Opens the words of everything that exists or existed, apart from what was withdrawn.
    ///
    /// # Errors
    /// A payload that is damaged, named by a short hash.
    pub fn words(&self) -> Result<Words, StoreError> {
        self.words_of(&self.state)
    }

    /// Opens the words of a state of this study: the present one, or one of [`StudyFile::state_at`].
    ///
    /// # Errors
    /// A payload that is damaged, named by a short hash.
    pub fn words_of(&self, state: &State) -> Result<Words, StoreError> {
        let targets: HashMap<PayloadId, Target> = targets(state).collect();
        let is_read = |id: &&PayloadId| {
            targets.contains_key(id) || state.payloads.get(id).is_some_and(|i| i.kind == PayloadKind::Values)
        };
        let mut missing: HashSet<PayloadId> = state.expected_payloads().filter(is_read).copied().collect();
        let mut words = Words::default();
        for (id, source) in &state.sources {
            let source_words = self.turns_of(source)?;
            words.sources.insert(*id, Arc::new(source_words));
        }
        let mut revisions = Vec::new();
        let mut statement = self.connection.prepare("SELECT id, epoch, box FROM payload")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: Vec<u8> = row.get(0)?;
            let broken = || damaged("payload", &id);
            let payload = PayloadId(id.as_slice().try_into().map_err(|_| broken())?);
            // In a state of the past, or where a newer program wrote, not every row belongs to it; and older texts of
            // a field are committed to, but nothing shows them.
            if !missing.remove(&payload) {
                continue;
            }
            let target = targets.get(&payload);
            let boxed = row.get_ref(2)?.as_blob().map_err(|_| broken())?;
            let plain = self.unseal(payload, row.get(1)?, boxed)?;
            // Corrected words go in the place of others, which must be there first.
            if let Some(Target::Revision(turn)) = target {
                revisions.push((payload, *turn, read::<Revision>(&plain).ok_or_else(broken)?.text));
                continue;
            }
            place(&mut words, payload, target, &plain).ok_or_else(broken)?;
        }
        // An index that leads elsewhere must not pass for a withdrawal.
        if let Some(id) = missing.iter().min() {
            return Err(damaged("payload", &id.0));
        }
        blot(&mut words, state);
        for (payload, turn, text) in revisions {
            correct(&mut words, turn, text).ok_or_else(|| damaged("payload", &payload.0))?;
        }
        words.tell_apart(state);
        // Also what is looked at as it was before shows nothing that is replaced or held back now.
        words.show_as_of(&self.state, state);
        Ok(words)
    }

    /// The turns of a source, still without words. The skeleton first: it says whose the turns in the blocks must be,
    /// and no more places are made than it really has.
    pub(crate) fn turns_of(&self, source: &Source) -> Result<SourceWords, StoreError> {
        let broken = || damaged("payload", &source.skeleton.0);
        let facts = SourceFacts { label: String::new(), format: String::new(), date_order: None };
        // A withdrawal that names the skeleton takes the source's words.
        let Some(skeleton) = self.read::<Skeleton>(source.skeleton)? else {
            return Ok(SourceWords { facts, name: None, turns: Vec::new() });
        };
        let turns = skeleton.speakers.len();
        if turns != source.turns as usize || turns != skeleton.kinds.len() {
            return Err(broken());
        }
        let turn = |(speaker, kind): (&u16, &TurnKind)| {
            let speaker = *source.speakers.get(usize::from(*speaker))?;
            Some(TurnWords::empty(speaker, *kind))
        };
        let turns = skeleton.speakers.iter().zip(&skeleton.kinds).map(turn).collect::<Option<_>>();
        Ok(SourceWords { facts, name: None, turns: turns.ok_or_else(broken)? })
    }

    /// The title of a state.
    ///
    /// # Errors
    /// Its payload is damaged.
    pub fn title(&self, state: &State) -> Result<String, StoreError> {
        let title = state.title.get().map_or(Ok(None), |id| self.read(*id))?;
        Ok(title.unwrap_or_default())
    }

    /// The content of one payload; `None` when it was withdrawn.
    ///
    /// # Errors
    /// It is damaged, or holds something else.
    pub fn read<T: Serialize + DeserializeOwned>(&self, id: PayloadId) -> Result<Option<T>, StoreError> {
        let plain = self.open_payload(id)?;
        plain.map(|plain| read(&plain).ok_or_else(|| damaged("payload", &id.0))).transpose()
    }
}

/// The payloads that show something, and what. Of two places of one payload the later counts.
pub(crate) fn targets(state: &State) -> impl Iterator<Item = (PayloadId, Target)> {
    let title = state.title.get().map(|id| (*id, Target::Title)).into_iter();
    title
        .chain(state.coders.iter().map(|(id, c)| (c.name(), Target::Coder(*id))))
        .chain(state.roles.iter().map(|(id, r)| (r.name, Target::Role(*id))))
        .chain(state.persons.iter().map(|(id, p)| (p.pseudonym(), Target::Person(*id))))
        .chain(state.rule_sets.iter().map(|(id, text)| (*text, Target::Rules(*id))))
        .chain(state.memos.iter().map(|(id, m)| (m.text(), Target::Memo(*id))))
        .chain(state.questions.iter().map(|(id, q)| (q.text(), Target::Question(*id))))
        .chain(state.codes.iter().filter_map(|(id, c)| Some((*c.text.get()?, Target::Code(*id)))))
        .chain(state.memos.iter().filter_map(|(id, m)| Some((m.facts()?, Target::MemoFacts(*id)))))
        .chain(state.themes.iter().map(|(id, t)| (t.text(), Target::Theme(*id))))
        .chain(state.renderings.iter().map(|(id, r)| (r.text(), Target::Rendering(*id))))
        .chain(state.views.iter().map(|(id, v)| (v.text, Target::View(*id))))
        .chain(state.persons.iter().filter_map(|(id, p)| Some((p.terms()?, Target::Terms(*id)))))
        .chain(state.persons.iter().filter_map(|(id, p)| Some((p.facts()?, Target::PersonFacts(*id)))))
        .chain(state.facts.get().copied().flatten().map(|id| (id, Target::StudyFacts)))
        .chain(state.records.iter().map(|(id, r)| (r.text(), Target::Record(*id))))
        .chain(state.sources.iter().map(|(id, s)| (s.facts(), Target::Facts(*id))))
        .chain(state.sources.iter().map(|(id, s)| (s.name(), Target::SourceName(*id))))
        .chain(
            state.speakers.iter().filter_map(|(id, s)| s.name.map(|name| (name, Target::SpeakerName(*id)))),
        )
        .chain(state.speakers.iter().flat_map(|(id, s)| blocks(state, *id, s)))
        .chain(state.revisions.keys().filter_map(|(strand, turn)| revision(state, *strand, *turn)))
        .chain(state.details.keys().filter_map(|strand| details(state, *strand)))
}

/// The blocks of a speaker.
fn blocks<'a>(
    state: &State,
    id: SpeakerId,
    speaker: &'a Speaker,
) -> impl Iterator<Item = (PayloadId, Target)> + use<'a> {
    let is_there = has_turns(state, speaker.source);
    let blocks = speaker.blocks().filter(move |_| is_there);
    blocks.map(move |block| (block, Target::Block(speaker.source, id)))
}

/// The corrected words of a turn of a strand, where it has some.
fn revision(state: &State, strand: SpeakerId, turn: u32) -> Option<(PayloadId, Target)> {
    let speaker = state.speakers.get(&strand)?;
    let source = speaker.source;
    let payload = state.revision(strand, turn).filter(|_| has_turns(state, source))?;
    let may_lack = speaker.blocks().any(|block| state.is_gone(&block));
    Some((payload, Target::Revision(Turn { source, strand, number: turn, may_lack })))
}

/// What is told of the turns of a strand.
fn details(state: &State, strand: SpeakerId) -> Option<(PayloadId, Target)> {
    let (payload, source) = (state.details(strand)?, state.speakers.get(&strand)?.source);
    has_turns(state, source).then_some((payload, Target::Details(source, strand)))
}

/// Whether a source has turns that blocks can fill: they go with its skeleton.
fn has_turns(state: &State, source: SourceId) -> bool {
    state.sources.get(&source).is_some_and(|s| !state.is_gone(&s.skeleton))
}

/// Puts an opened payload where it belongs; `None` when it isn't what it should be.
pub(crate) fn place(words: &mut Words, id: PayloadId, target: Option<&Target>, plain: &[u8]) -> Option<()> {
    let Some(target) = target else {
        words.values.insert(id, read::<Values>(plain)?.lists);
        return Some(());
    };
    match target {
        Target::Title => words.title = read(plain)?,
        Target::Coder(id) => drop(words.coders.insert(*id, read(plain)?)),
        Target::Role(id) => drop(words.roles.insert(*id, read(plain)?)),
        Target::Person(id) => drop(words.persons.insert(*id, read(plain)?)),
        Target::SpeakerName(id) => drop(words.speakers.insert(*id, read(plain)?)),
        Target::Code(id) => drop(words.codes.insert(*id, read(plain)?)),
        Target::Rules(id) => drop(words.rules.insert(*id, read(plain)?)),
        Target::Memo(id) => drop(words.memos.insert(*id, read(plain)?)),
        Target::MemoFacts(id) => drop(words.memo_facts.insert(*id, read(plain)?)),
        Target::Question(id) => drop(words.questions.insert(*id, read(plain)?)),
        Target::Theme(id) => drop(words.themes.insert(*id, read(plain)?)),
        Target::Rendering(id) => drop(words.renderings.insert(*id, read(plain)?)),
        Target::View(id) => drop(words.views.insert(*id, read(plain)?)),
        Target::Terms(id) => drop(words.terms.insert(*id, read(plain)?)),
        Target::PersonFacts(id) => drop(words.facts.insert(*id, read(plain)?)),
        Target::StudyFacts => words.study = read(plain)?,
        Target::Record(id) => drop(words.records.insert(*id, read(plain)?)),
        Target::Revision(turn) => correct(words, *turn, read::<Revision>(plain)?.text)?,
        Target::Facts(id) => words.source(id)?.facts = read(plain)?,
        Target::SourceName(id) => words.source(id)?.name = Some(read(plain)?),
        Target::Block(id, speaker) => place_block(words.source(id)?, *speaker, read(plain)?)?,
        Target::Details(id, speaker) => place_details(words.source(id)?, *speaker, read(plain)?)?,
    }
    Some(())
}

fn read<T: Serialize + DeserializeOwned>(plain: &[u8]) -> Option<T> {
    canon::from_bytes(plain).ok()
}

fn place_block(source: &mut SourceWords, speaker: SpeakerId, block: Block) -> Option<()> {
    for turn in block.turns {
        let place = source.turns.get_mut(turn.turn as usize)?;
        if place.speaker != speaker || place.text.is_some() {
            return None;
        }
        place.text = Some(turn.text);
        place.time = turn.time;
    }
    Some(())
}

/// Puts what is told on the turns, which must be the strand's and rise.
fn place_details(source: &mut SourceWords, speaker: SpeakerId, details: Details) -> Option<()> {
    let numbers = details.turns.iter().map(|turn| turn.turn);
    if !numbers.is_sorted_by(|a, b| a < b) {
        return None;
    }
    for told in details.turns {
        let place = source.turns.get_mut(told.turn as usize)?;
        if place.speaker != speaker {
            return None;
        }
        place.details = Some(Box::new(told));
    }
    Some(())
}

/// Blots out what was blotted out anywhere: where copies did so apart, the block that stands may lack a part of it.
pub(crate) fn blot(words: &mut Words, state: &State) {
    for (id, speaker) in state.speakers.iter().filter(|(_, s)| !s.blotted().is_empty()) {
        let Some(source) = words.source(&speaker.source) else { continue };
        for (turn, span) in speaker.blotted() {
            let turn = source.turns.get_mut(*turn as usize).filter(|t| t.speaker == *id);
            // The spans count in the imported words, also where corrected ones stand in their place already.
            if let Some(imported) = turn.and_then(|t| t.original.as_mut().or(t.text.as_mut())) {
                *imported = model::words::blotted(imported, &[*span]);
            }
        }
    }
}

/// Puts corrected words on a turn that is its strand's. Where the turn's words were destroyed they are not shown.
fn correct(words: &mut Words, turn: Turn, text: String) -> Option<()> {
    let place = words.source(&turn.source)?.turns.get_mut(turn.number as usize)?;
    match place.text {
        _ if place.speaker != turn.strand => None,
        None if turn.may_lack => Some(()),
        None => None,
        Some(_) => {
            place.correct(Some(text));
            Some(())
        }
    }
}
