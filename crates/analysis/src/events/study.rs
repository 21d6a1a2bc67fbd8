//! Reads the conversations of a study as rows of positions.

use super::{Conversation, Events, Position, TooManyCodes};
use crate::view::{Counted, View};
use model::Component;
use model::ids::*;
use model::source::Part;
use model::words::TurnWords;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a position is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// A turn with all codes on it.
    #[default]
    Turn,
    /// One coding, in the order of turns, offsets and the codebook.
    Event,
}

/// What becomes of turns without a coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Uncoded {
    /// They are passed over: the coded turns around them are neighbours.
    #[default]
    Skip,
    /// Nothing runs across them.
    Break,
    /// They are positions without codes.
    Keep,
}

/// What counts as a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// The code.
    #[default]
    Code,
    /// Its component: S, O, R, X.
    Component,
}

/// How a study is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// What a position is.
    pub by: By,
    /// What becomes of turns without a coding.
    pub uncoded: Uncoded,
    /// What counts as a code.
    pub level: Level,
}

/// The conversations of a study as events, with what each index stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StudyEvents {
    /// The events. Labels are the codes that occur, in the codebook's order.
    pub events: Events,
    /// The code of each label; empty where components are counted.
    pub codes: Vec<CodeId>,
    /// The sources of each conversation: one, and those that continue it.
    pub sources: Vec<Vec<SourceId>>,
    /// The role of each index.
    pub roles: Vec<RoleId>,
}

impl StudyEvents {
    /// The source in which a position of a conversation stands.
    pub fn source_of(&self, conversation: usize, position: &Position) -> Option<SourceId> {
        self.sources.get(conversation)?.get(usize::from(position.part)).copied()
    }
}

/// Reads what counts in the conversations; those without a position stand too. A chat and the later exports that continue
/// it are one conversation, with a gap between them. Lines of the program are passed over;
/// turns that may not be counted leave a gap. A code that two coders put at one place stands once.
///
/// # Errors
/// More codes than an index can tell apart.
pub fn read(view: &View<'_>, options: &Options) -> Result<StudyEvents, TooManyCodes> {
    let labels = Labels::of(view, options.level)?;
    let roles = roles(view);
    let by_source: HashMap<SourceId, &[Counted]> = view
        .codings
        .chunk_by(|a, b| a.place.source == b.place.source)
        .map(|c| (c[0].place.source, c))
        .collect();
    let mut found = StudyEvents {
        events: Events {
            labels: labels.names,
            roles: roles.iter().map(|r| view.words.roles.get(r).cloned().unwrap_or_default()).collect(),
            conversations: Vec::new(),
        },
        codes: labels.codes,
        sources: conversations(view),
        roles,
    };
    let seats: HashMap<RoleId, u16> = found.roles.iter().copied().zip(0..).collect();
    for parts in &found.sources {
        let mut conversation = Conversation::new(parts.first().map_or("", |s| view.words.label(*s)));
        for (part, source) in (0..).zip(parts) {
            let codings = by_source.get(source).copied().unwrap_or_default();
            let reader = Reader { view, source: *source, part, seats: &seats, options };
            reader.read(&placed(codings, &labels.index, options.by), &mut conversation);
        }
        found.events.conversations.push(conversation);
    }
    Ok(found)
}

/// The sources of each conversation.
fn conversations(view: &View<'_>) -> Vec<Vec<SourceId>> {
    let all: Vec<(u32, SourceId)> =
        view.conversations().into_iter().filter(|(_, s)| view.words.sources.contains_key(s)).collect();
    all.chunk_by(|a, b| a.0 == b.0).map(|parts| parts.iter().map(|(_, source)| *source).collect()).collect()
}

/// Roles of speakers, by their names.
fn roles(view: &View<'_>) -> Vec<RoleId> {
    let speakers = view.sources.iter().filter_map(|s| view.state.sources.get(s)).flat_map(|s| &s.speakers);
    let found: BTreeSet<RoleId> = speakers.filter_map(|s| view.role(*s)).collect();
    let mut roles: Vec<RoleId> = found.into_iter().take(usize::from(u16::MAX)).collect();
    roles.sort_by_key(|r| (view.words.roles.get(r), *r));
    roles
}

/// The codes that occur, and the index of each.
struct Labels {
    names: Vec<String>,
    codes: Vec<CodeId>,
    index: HashMap<CodeId, u16>,
}

impl Labels {
    fn of(view: &View<'_>, level: Level) -> Result<Labels, TooManyCodes> {
        let conversations: BTreeSet<SourceId> = conversations(view).into_iter().flatten().collect();
        let in_conversation = |c: &&Counted| conversations.contains(&c.place.source);
        let used: BTreeSet<CodeId> = view.codings.iter().filter(in_conversation).map(|c| c.code).collect();
        let codes: Vec<CodeId> = view.codes.iter().copied().filter(|c| used.contains(c)).collect();
        let number = |place: usize| u16::try_from(place).map_err(|_| TooManyCodes);
        if level == Level::Code {
            let index =
                codes.iter().enumerate().map(|(i, c)| Ok((*c, number(i)?))).collect::<Result<_, _>>()?;
            let names = codes.iter().map(|c| view.words.code(*c).to_owned()).collect();
            return Ok(Labels { names, codes, index });
        }
        let components: BTreeSet<Component> = codes.iter().map(|c| view.component(*c)).collect();
        let place: BTreeMap<Component, u16> = components.iter().copied().zip(0..).collect();
        Ok(Labels {
            names: components.iter().map(|c| c.letter().to_string()).collect(),
            index: codes.iter().map(|c| (*c, place[&view.component(*c)])).collect(),
            codes: Vec::new(),
        })
    }
}

/// The codings of a source as turns with codes, by turn. A coding on several turns stands on each of them, as an event
/// on its first.
fn placed(codings: &[Counted], index: &HashMap<CodeId, u16>, by: By) -> Vec<(u32, u16)> {
    let mut placed = Vec::with_capacity(codings.len());
    for (number, coding) in codings.iter().enumerate() {
        let is_again = |before: &Counted| before.code == coding.code && before.place == coding.place;
        let Some(code) = index.get(&coding.code) else { continue };
        match by {
            By::Turn => placed.extend(coding.place.turns.iter().map(|turn| (*turn, *code))),
            By::Event if number > 0 && is_again(&codings[number - 1]) => {}
            By::Event => placed.push((coding.place.first(), *code)),
        }
    }
    placed.sort_by_key(|(turn, _)| *turn);
    placed
}

/// What a turn is to the reader.
enum Line {
    /// Of the program: as if it were not there.
    Passed,
    /// May not be counted.
    Gap,
    /// Somebody's words, with the role.
    Said(Option<u16>),
}

struct Reader<'r, 'v> {
    view: &'r View<'v>,
    source: SourceId,
    part: u16,
    seats: &'r HashMap<RoleId, u16>,
    options: &'r Options,
}

impl Reader<'_, '_> {
    fn read(&self, placed: &[(u32, u16)], conversation: &mut Conversation) {
        let turns = self.view.words.sources.get(&self.source).map_or(&[][..], |s| &s.turns);
        let (mut rest, mut after_gap) = (placed, self.part > 0);
        for (turn, words) in (0u32..).zip(turns) {
            let (here, others) = rest.split_at(rest.iter().take_while(|(t, _)| *t <= turn).count());
            rest = others;
            match self.line(turn, words) {
                Line::Passed => {}
                Line::Gap => after_gap = true,
                Line::Said(_) if here.is_empty() && self.options.uncoded != Uncoded::Keep => {
                    after_gap |= self.options.uncoded == Uncoded::Break;
                }
                Line::Said(role) => {
                    self.push(conversation, Position { turn, part: self.part, role, after_gap }, here);
                    after_gap = false;
                }
            }
        }
    }

    fn push(&self, conversation: &mut Conversation, position: Position, here: &[(u32, u16)]) {
        let codes = here.iter().map(|(_, code)| *code);
        if self.options.by == By::Turn || here.is_empty() {
            return conversation.push(position, codes);
        }
        for (number, code) in codes.enumerate() {
            let after_gap = position.after_gap && number == 0;
            conversation.push(Position { after_gap, ..position }, [code]);
        }
    }

    fn line(&self, turn: u32, words: &TurnWords) -> Line {
        let speaker = words.speaker;
        if self.view.part(speaker) == Some(Part::Narrator) {
            return Line::Passed;
        }
        if words.is_held_back() || !self.view.standing_of(self.source, turn, words).counts() {
            return Line::Gap;
        }
        Line::Said(self.view.role(speaker).and_then(|role| self.seats.get(&role).copied()))
    }
}

#[cfg(test)]
mod tests;
