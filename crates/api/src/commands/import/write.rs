//! Drafts into events: strands, persons, roles, sealed blocks.

use super::overlap::{Known, Overlap};
use super::{ImportedSource, Options, details, known_names, refused_names};
use crate::change::set;
use crate::commands::people::NewPersons;
use crate::problem::Problem;
use formats::{Draft, DraftSpeaker};
use model::event::{Change, Consent, ConsentDecision, Event, LinkKind, Owner, PersonKind, Subject};
use model::ids::*;
use model::payload::{PayloadKind, Skeleton, SourceFacts};
use model::source::{Part, Place, SourceKind, TurnKind};
use model::time::LocalTime;
use model::words::Words;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Pen, StudyFile};

/// What an import is about to store.
pub(super) struct Writer<'a> {
    pub(super) file: &'a StudyFile,
    pub(super) words: &'a Words,
    options: &'a Options,
    pub(super) pen: Pen,
    pub(super) events: Vec<Event>,
    pub(super) stored: Vec<ImportedSource>,
    pub(super) persons: usize,
    pub(super) refused_by_name: usize,
    /// Names of those who refused.
    refused: HashSet<String>,
    fingerprints: Vec<Fingerprint>,
    roles: HashMap<String, RoleId>,
    tied: HashMap<String, PersonId>,
    labels: BTreeMap<SourceKind, u32>,
    names: NewPersons,
    /// Who the speakers of a chat are that goes on, by their names in the file.
    same: HashMap<String, Same>,
}

/// What is known of a speaker in the earlier part of a chat.
#[derive(Clone, Copy)]
struct Same {
    person: Option<PersonId>,
    role: Option<RoleId>,
    part: Part,
}

impl<'a> Writer<'a> {
    pub(super) fn new(file: &'a StudyFile, words: &'a Words, options: &'a Options) -> Self {
        let state = file.state();
        let live_roles = words.roles.iter().filter(|(id, _)| state.exists(&Subject::Role(**id)));
        let number = |label: &str| label.get(1..).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
        let mut labels = BTreeMap::new();
        for (id, source) in &state.sources {
            let last: &mut u32 = labels.entry(source.kind()).or_insert(0);
            *last = (*last).max(number(words.label(*id)));
        }
        Writer {
            file,
            words,
            options,
            pen: Pen::default(),
            events: Vec::new(),
            stored: Vec::new(),
            persons: 0,
            refused_by_name: 0,
            refused: refused_names(state, words),
            fingerprints: state.live_sources().map(|(_, s)| s.fingerprint).collect(),
            roles: live_roles.map(|(id, name)| (name.to_lowercase(), *id)).collect(),
            tied: known_names(state, words),
            labels,
            names: NewPersons::new(state, words),
            same: HashMap::new(),
        }
    }

    pub(super) fn has(&self, fingerprint: Fingerprint) -> bool {
        self.fingerprints.contains(&fingerprint)
    }

    /// Writes what is new of a chat that is there: what comes before the known part and what comes after it.
    pub(super) fn continued(
        &mut self,
        draft: &Draft,
        overlap: &Overlap,
        known: &mut Known,
    ) -> Result<(), Problem> {
        self.same = self.speakers_of(&known.sources(overlap.group));
        let of = overlap.ends.0.source;
        for (range, is_later) in [(overlap.before.clone(), false), (overlap.after.clone(), true)] {
            if range.is_empty() {
                continue;
            }
            let is_withdrawn = |s: usize| overlap.withdrawn.contains(&(s as u32));
            let part =
                super::keep::without_words(draft.clone(), is_withdrawn).part(|i, _| range.contains(&i));
            let fingerprint = super::fingerprint(self.file, &part)?;
            if self.has(fingerprint) {
                continue;
            }
            let source = self.source(&part, fingerprint)?;
            let own = |turn: usize| Place::turn(source, turn as u32);
            let (from, to) = match is_later {
                true => (own(0), overlap.ends.1.clone()),
                false => (overlap.ends.0.clone(), own(part.turns.len() - 1)),
            };
            self.link(LinkKind::Continues, from, to)?;
            let continues = Some(self.label_of(of));
            self.stored.last_mut().into_iter().for_each(|stored| stored.continues.clone_from(&continues));
            known.add_draft(Some(overlap.group), source, &part);
        }
        self.same.clear();
        Ok(())
    }

    /// Who the speakers of sources are, by their names in the files.
    fn speakers_of(&self, sources: &[SourceId]) -> HashMap<String, Same> {
        let state = self.file.state();
        let sources = sources.iter().filter_map(|id| state.sources.get(id));
        let speakers = sources.flat_map(|s| &s.speakers).filter_map(|id| Some((id, state.speakers.get(id)?)));
        let same = |(id, speaker): (&SpeakerId, &model::state::Speaker)| {
            let name = self.words.speakers.get(id)?.clone();
            Some((name, Same { person: state.person_of(*id), role: speaker.role(), part: speaker.part() }))
        };
        speakers.filter_map(same).collect()
    }

    /// The label of a source that was there or that this import stores.
    fn label_of(&self, source: SourceId) -> String {
        let stored = self.stored.iter().find(|s| s.source == source);
        stored.map_or_else(|| self.words.label(source).to_owned(), |s| s.label.clone())
    }

    fn link(&mut self, kind: LinkKind, from: Place, to: Place) -> Result<(), Problem> {
        self.events.push(Event::LinkAdded { link: LinkId(self.pen.id()?), kind, from, to });
        Ok(())
    }

    /// Writes a source.
    ///
    /// # Errors
    /// More speakers or turns than a source can have.
    pub(super) fn source(&mut self, draft: &Draft, fingerprint: Fingerprint) -> Result<SourceId, Problem> {
        let turns = u32::try_from(draft.turns.len()).map_err(|_| Problem::new("source-large"))?;
        if draft.speakers.len() >= usize::from(u16::MAX) {
            return Err(Problem::new("source-large"));
        }
        let source = SourceId(self.pen.id()?);
        let narrator = draft.speakers.len() as u32;
        let is_narrated = draft.turns.iter().any(|t| t.speaker.is_none());
        let mut strands = Vec::new();
        for _ in 0..draft.speakers.len() + usize::from(is_narrated) {
            strands.push(self.pen.strand()?);
        }
        let mut owners: Vec<Owner> = strands.iter().map(|(id, _)| Owner::Strand(*id)).collect();
        owners.sort();
        let turns_of = turns_of(draft, strands.len());
        for ((index, (speaker, key)), turns) in (0..).zip(&strands).zip(&turns_of) {
            let own = [Owner::Strand(*speaker)];
            let described = draft.speakers.get(index);
            let under = if described.is_some() { &own[..] } else { &owners[..] };
            let blocks = self.blocks(draft, turns, under)?;
            let name = match described.filter(|s| !s.name.is_empty()) {
                Some(s) => Some(self.pen.text(self.file, PayloadKind::SpeakerName, &own, &s.name)?),
                None => None,
            };
            let role = described.map(|s| self.role(draft.kind, s)).transpose()?.flatten();
            let person = described.map(|s| self.person(s)).transpose()?.flatten();
            let part =
                described.map_or(Part::Narrator, |s| self.same.get(&s.name).map_or(s.part, |s| s.part));
            self.events.push(Event::SpeakerAdded {
                speaker: *speaker,
                source,
                part,
                key: *key,
                name,
                blocks,
                role,
                person,
            });
        }
        let label = self.label(draft.kind);
        let facts = SourceFacts {
            label: label.clone(),
            format: draft.format.to_owned(),
            date_order: draft.date_order,
        };
        let event = Event::SourceAdded {
            source,
            kind: draft.kind,
            turns,
            facts: self.pen.record(self.file, PayloadKind::SourceFacts, &[], &facts)?,
            name: self.pen.text(self.file, PayloadKind::SourceName, &owners, &draft.name)?,
            skeleton: self.pen.record(self.file, PayloadKind::Skeleton, &[], &skeleton(draft, narrator))?,
            fingerprint,
        };
        self.events.push(event);
        let ids: Vec<SpeakerId> = strands.iter().map(|(id, _)| *id).collect();
        self.events.extend(details::events(&mut self.pen, self.file, draft, &ids)?);
        self.replies(draft, source)?;
        self.fingerprints.push(fingerprint);
        self.stored.push(ImportedSource {
            source,
            label,
            kind: draft.kind.word(),
            turns: draft.turns.len(),
            speakers: draft.speakers.len(),
            continues: None,
        });
        Ok(source)
    }

    /// What a chat itself says answers what: arrows from the reply to what it replies to.
    fn replies(&mut self, draft: &Draft, source: SourceId) -> Result<(), Problem> {
        for (number, turn) in (0u32..).zip(&draft.turns) {
            let Some(to) = turn.responds_to.filter(|to| *to < number) else { continue };
            self.link(LinkKind::RespondsTo, Place::turn(source, number), Place::turn(source, to))?;
        }
        Ok(())
    }

    /// A speaker's turns in blocks of at most 256 KiB, cut between turns.
    fn blocks(&mut self, draft: &Draft, turns: &[u32], owners: &[Owner]) -> Result<Vec<PayloadId>, Problem> {
        const LARGEST: usize = 256 << 10;
        // What a turn takes beside its words: number, time, heads.
        const OVERHEAD: usize = 24;
        let mut ids = Vec::new();
        let mut block = BlockOf::default();
        let mut size = 0;
        for number in turns {
            let Some(turn) = draft.turns.get(*number as usize) else { continue };
            if size + turn.text.len() + OVERHEAD > LARGEST && !block.turns.is_empty() {
                ids.push(self.pen.record(self.file, PayloadKind::Block, owners, &block)?);
                block.turns.clear();
                size = 0;
            }
            size += turn.text.len() + OVERHEAD;
            block.turns.push(TurnOf { turn: *number, text: &turn.text, time: turn.time });
        }
        if !block.turns.is_empty() {
            ids.push(self.pen.record(self.file, PayloadKind::Block, owners, &block)?);
        }
        Ok(ids)
    }

    fn label(&mut self, kind: SourceKind) -> String {
        let number = self.labels.entry(kind).or_insert(0);
        *number += 1;
        format!("{}{number:02}", kind.letter())
    }

    fn role(&mut self, kind: SourceKind, speaker: &DraftSpeaker) -> Result<Option<RoleId>, Problem> {
        let known = self.same.get(&speaker.name).and_then(|s| s.role);
        let given =
            |wanted: &str| self.options.roles.iter().find(|(name, _)| name == wanted).map(|(_, role)| role);
        let everybody_else = || given("*").filter(|_| kind == SourceKind::Conversation);
        let own = given(&speaker.name).or(speaker.role.as_ref());
        let Some(role) = own.or_else(|| everybody_else().filter(|_| known.is_none())).cloned() else {
            return Ok(known);
        };
        if let Some(id) = self.roles.get(&role.to_lowercase()) {
            return Ok(Some(*id));
        }
        let id = RoleId(self.pen.id()?);
        let name = self.pen.text(self.file, PayloadKind::RoleName, &[], &role)?;
        self.events.push(Event::RoleAdded { role: id, name });
        self.roles.insert(role.to_lowercase(), id);
        Ok(Some(id))
    }

    /// Somebody who was only another party becomes an informant; never the other way.
    fn make_informant(&mut self, person: PersonId, kind: PersonKind) {
        let known = self.file.state().persons.get(&person).map(|p| p.kind());
        if kind == PersonKind::Informant && known == Some(PersonKind::OtherParty) {
            let event = set(self.file.state(), Change::PersonKind(person, kind));
            if !self.events.contains(&event) {
                self.events.push(event);
            }
        }
    }

    /// The person that a speaker is: a new one, unless names tie. Interviewers are nobody in the study.
    fn person(&mut self, speaker: &DraftSpeaker) -> Result<Option<PersonId>, Problem> {
        let kind = match speaker.part {
            Part::Party if self.options.informants.contains(&speaker.name) => PersonKind::Informant,
            Part::Party => PersonKind::OtherParty,
            Part::Informant => PersonKind::Informant,
            Part::Interviewer | Part::Narrator => return Ok(None),
        };
        if speaker.name.is_empty() {
            return Ok(None);
        }
        if let Some(person) = self.same.get(&speaker.name).and_then(|s| s.person) {
            self.make_informant(person, kind);
            return Ok(Some(person));
        }
        if let Some(person) = self.tied.get(&speaker.name).copied().filter(|_| self.options.tie) {
            self.make_informant(person, kind);
            return Ok(Some(person));
        }
        let (person, key) = self.pen.person()?;
        let name = self.names.name();
        self.persons += 1;
        let owner = [Owner::Person(person)];
        let pseudonym = self.pen.text(self.file, PayloadKind::Pseudonym, &owner, &name)?;
        self.events.push(Event::PersonAdded { person, kind, key, pseudonym });
        if self.refused.contains(&speaker.name) {
            // Perhaps somebody else of that name; but a promise is not broken by a guess.
            let refused = Consent { decision: ConsentDecision::Refused, details: None };
            self.events.push(Event::Changed { change: Change::Consent(person, refused), replaces: vec![] });
            self.refused_by_name += 1;
        }
        self.tied.insert(speaker.name.clone(), person);
        Ok(Some(person))
    }
}

fn skeleton(draft: &Draft, narrator: u32) -> Skeleton {
    Skeleton {
        speakers: draft.turns.iter().map(|t| t.speaker.unwrap_or(narrator) as u16).collect(),
        kinds: draft.turns.iter().map(|t| t.kind).collect::<Vec<TurnKind>>(),
    }
}

/// The turns of each strand, by their numbers; those that nobody says are the last strand's.
fn turns_of(draft: &Draft, strands: usize) -> Vec<Vec<u32>> {
    let mut turns = vec![Vec::new(); strands];
    for (number, turn) in (0..).zip(&draft.turns) {
        let strand = turn.speaker.map_or(draft.speakers.len(), |s| s as usize);
        turns.get_mut(strand).into_iter().for_each(|it| it.push(number));
    }
    turns
}

/// A [`model::payload::Block`] that borrows its words: the same bytes.
#[derive(Serialize, Default)]
struct BlockOf<'a> {
    turns: Vec<TurnOf<'a>>,
}

#[derive(Serialize)]
struct TurnOf<'a> {
    turn: u32,
    text: &'a str,
    time: Option<LocalTime>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::payload::{Block, BlockTurn};
    use model::time::Precision;

    #[test]
    fn borrowed_blocks_have_the_bytes_of_blocks() {
        let time = LocalTime::new((2024, 1, 2), (3, 4, 0), Precision::Minute);
        for time in [time, None] {
            let block = Block { turns: vec![BlockTurn { turn: 7, text: "é".into(), time }] };
            let borrowed = BlockOf { turns: vec![TurnOf { turn: 7, text: "é", time }] };
            assert_eq!(model::canon::to_bytes(&block), model::canon::to_bytes(&borrowed));
        }
    }
}
