//! `import`: from drafts to sources: strands, persons, roles, sealed blocks.

mod details;

use super::people::NewPersons;
use crate::change::set;
use crate::problem::Problem;
use crate::session::{Session, Watch};
use formats::{Draft, DraftSpeaker, Warning};
use model::batch::Cause;
use model::canon;
use model::event::{
    Change, Consent, ConsentDecision, Event, LinkKind, OtherParties, Owner, PersonKind, Subject,
};
use model::ids::*;
use model::payload::{Block, BlockTurn, PayloadKind, Skeleton, SourceFacts};
use model::source::{Part, Place, SourceKind, TurnKind};
use model::state::State;
use model::words::Words;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Pen, StudyFile};

/// What the researcher says about the files.
#[derive(Clone, Default)]
pub struct Options {
    /// Roles by a speaker's name in the file; `*` is everybody else in a conversation.
    pub roles: Vec<(String, String)>,
    /// Whether a speaker of the same name is the same person in all these files and in those stored before.
    pub tie: bool,
    /// Names of speakers who are informants; everybody else in a conversation is an other party.
    pub informants: Vec<String>,
}

/// What an import would store: shown before anything is.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct Preview {
    /// Name of the source.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
    /// Reader.
    pub format: &'static str,
    /// Number of turns.
    pub turns: usize,
    /// Number of turns by kind.
    pub turns_by_kind: BTreeMap<&'static str, usize>,
    /// What the file tells beside words: number of turns by what is told of them; `reactions` counts reactions.
    pub details: BTreeMap<&'static str, u64>,
    /// Its speakers.
    pub speakers: Vec<PreviewSpeaker>,
    /// The earliest time.
    pub first: Option<String>,
    /// The latest time.
    pub last: Option<String>,
    /// Order of dates.
    pub date_order: Option<&'static str>,
    /// How it is known.
    pub date_order_is: Option<&'static str>,
    /// What to look at.
    pub warnings: Vec<PreviewWarning>,
}

/// A speaker in a preview.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub struct PreviewSpeaker {
    /// The name in the file.
    pub name: String,
    /// Number of turns.
    pub turns: usize,
    /// `party`, `interviewer` or `informant`.
    pub part: &'static str,
}

/// A warning in a preview.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct PreviewWarning {
    /// Key of its sentence.
    pub code: &'static str,
    /// Line in the file.
    pub line: Option<u64>,
    /// A number.
    pub count: Option<u64>,
}

/// What was stored.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Imported {
    /// The new sources.
    pub sources: Vec<ImportedSource>,
    /// Sources that are in the study already.
    pub there_already: usize,
    /// Persons that are new.
    pub persons: usize,
    /// New persons with a name of somebody who refused: they count as refused until the researcher says otherwise.
    pub refused_by_name: usize,
    /// New chats in which nobody is an informant, where nothing of other parties counts: nothing in them does.
    pub without_informant: usize,
    /// The batch; `None` when there was nothing to store.
    pub batch: Option<String>,
}

/// A stored source.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct ImportedSource {
    /// The source.
    #[serde(skip)]
    pub source: SourceId,
    /// Its label.
    pub label: String,
    /// Its kind.
    pub kind: &'static str,
    /// Number of turns.
    pub turns: usize,
    /// Number of speakers.
    pub speakers: usize,
}

/// What an import would store.
pub fn preview(drafts: &[Draft]) -> Vec<Preview> {
    drafts.iter().map(preview_one).collect()
}

fn preview_one(draft: &Draft) -> Preview {
    let mut by_kind = BTreeMap::new();
    let mut by_speaker = vec![0; draft.speakers.len()];
    for turn in &draft.turns {
        *by_kind.entry(turn.kind.word()).or_insert(0) += 1;
        if let Some(count) = turn.speaker.and_then(|s| by_speaker.get_mut(s as usize)) {
            *count += 1;
        }
    }
    let times = || draft.turns.iter().filter_map(|t| t.time);
    let speakers = draft.speakers.iter().zip(by_speaker);
    let warning = |w: &Warning| PreviewWarning { code: w.code, line: w.line, count: w.count };
    Preview {
        name: draft.name.clone(),
        kind: draft.kind.word(),
        format: draft.format,
        turns: draft.turns.len(),
        turns_by_kind: by_kind,
        details: details::counted(draft),
        speakers: speakers
            .map(|(s, turns)| PreviewSpeaker { name: s.name.clone(), turns, part: part_word(s.part) })
            .collect(),
        first: times().min().map(|t| t.to_string()),
        last: times().max().map(|t| t.to_string()),
        date_order: draft.date_order.map(|(order, _)| order.word()),
        date_order_is: draft.date_order.map(|(_, is)| is.word()),
        warnings: draft.warnings.iter().map(warning).collect(),
    }
}

pub(crate) fn part_word(part: Part) -> &'static str {
    match part {
        Part::Party => "party",
        Part::Interviewer => "interviewer",
        Part::Informant => "informant",
        Part::Narrator => "narrator",
    }
}

/// Stores drafts as one batch: all of them or none.
///
/// # Errors
/// Nothing to store; more speakers or turns than a source can have; as for any write.
pub fn import(
    session: &mut Session,
    drafts: &[Draft],
    options: &Options,
    watch: Watch<'_>,
) -> Result<Imported, Problem> {
    let is_there = |name: &String| drafts.iter().any(|d| d.speakers.iter().any(|s| s.name == *name));
    if !options.informants.iter().all(is_there) {
        return Err(Problem::new("informant-unknown"));
    }
    let words = session.words()?;
    if details::have_pictures(drafts) && !words.study.has_pictures {
        return Err(Problem::new("pictures-off"));
    }
    let mut writer = Writer::new(&session.file, &words, options);
    let mut there_already = 0;
    for draft in drafts {
        let fingerprint = session.file.fingerprint(&content(draft)?);
        if writer.has(fingerprint) {
            there_already += 1;
        } else {
            writer.source(draft, fingerprint)?;
        }
    }
    let Writer { pen, events, stored, persons, refused_by_name, .. } = writer;
    let mut imported = Imported {
        sources: stored,
        there_already,
        persons,
        refused_by_name,
        without_informant: 0,
        batch: None,
    };
    if !imported.sources.is_empty() {
        imported.batch = Some(session.commit(pen, Cause::Import, events, watch)?.to_string());
        let state = session.state();
        imported.without_informant =
            imported.sources.iter().filter(|s| counts_nowhere(state, s.source)).count();
    }
    Ok(imported)
}

/// Whether nothing in a chat counts, because nobody in it is an informant.
fn counts_nowhere(state: &State, source: SourceId) -> bool {
    let is_informant = |speaker: &SpeakerId| {
        let person = state.person_of(*speaker).and_then(|p| state.persons.get(&p));
        person.is_some_and(|p| p.kind() == PersonKind::Informant || p.consent() == ConsentDecision::Given)
    };
    state.rule_for_other_parties() == OtherParties::OwnSide
        && state
            .sources
            .get(&source)
            .is_some_and(|s| s.kind() == SourceKind::Conversation && !s.speakers.iter().any(is_informant))
}

/// Whether the content of a draft is in the study already, whatever the file is called.
///
/// # Errors
/// It can't be written down.
pub(crate) fn is_there(session: &Session, draft: &Draft) -> Result<bool, Problem> {
    let fingerprint = session.file.fingerprint(&content(draft)?);
    Ok(session.state().live_sources().any(|(_, s)| s.fingerprint == fingerprint))
}

/// The bytes by which the same content is recognised, whatever the file is called.
fn content(draft: &Draft) -> Result<Vec<u8>, Problem> {
    let names: Vec<&str> = draft.speakers.iter().map(|s| s.name.as_str()).collect();
    let turns: Vec<_> = draft.turns.iter().map(|t| (t.speaker, t.time, &t.text)).collect();
    canon::to_bytes(&(names, turns)).map_err(|e| Problem::new("system").with("what", e))
}

struct Writer<'a> {
    file: &'a StudyFile,
    options: &'a Options,
    pen: Pen,
    events: Vec<Event>,
    stored: Vec<ImportedSource>,
    persons: usize,
    refused_by_name: usize,
    /// Names of those who refused.
    refused: HashSet<String>,
    fingerprints: Vec<Fingerprint>,
    roles: HashMap<String, RoleId>,
    tied: HashMap<String, PersonId>,
    labels: BTreeMap<SourceKind, u32>,
    names: NewPersons,
}

impl<'a> Writer<'a> {
    fn new(file: &'a StudyFile, words: &'a Words, options: &'a Options) -> Self {
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
        }
    }

    fn has(&self, fingerprint: Fingerprint) -> bool {
        self.fingerprints.contains(&fingerprint)
    }

    fn source(&mut self, draft: &Draft, fingerprint: Fingerprint) -> Result<(), Problem> {
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
        for (index, (speaker, key)) in (0..).zip(&strands) {
            let own = [Owner::Strand(*speaker)];
            let described = draft.speakers.get(index as usize);
            let under = if described.is_some() { &own[..] } else { &owners[..] };
            let blocks = self.blocks(draft, index, narrator, under)?;
            let name = match described {
                Some(s) => Some(self.pen.text(self.file, PayloadKind::SpeakerName, &own, &s.name)?),
                None => None,
            };
            let role = described.map(|s| self.role(draft.kind, s)).transpose()?.flatten();
            let person = described.map(|s| self.person(s)).transpose()?.flatten();
            let part = described.map_or(Part::Narrator, |s| s.part);
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
        });
        Ok(())
    }

    /// What a chat itself says answers what: arrows from the reply to what it replies to.
    fn replies(&mut self, draft: &Draft, source: SourceId) -> Result<(), Problem> {
        for (number, turn) in (0u32..).zip(&draft.turns) {
            let Some(to) = turn.responds_to.filter(|to| *to < number) else { continue };
            self.events.push(Event::LinkAdded {
                link: LinkId(self.pen.id()?),
                kind: LinkKind::RespondsTo,
                from: Place::turn(source, number),
                to: Place::turn(source, to),
            });
        }
        Ok(())
    }

    /// A speaker's turns in blocks of at most 256 KiB, cut between turns.
    fn blocks(
        &mut self,
        draft: &Draft,
        index: u32,
        narrator: u32,
        owners: &[Owner],
    ) -> Result<Vec<PayloadId>, Problem> {
        const LARGEST: usize = 256 << 10;
        // What a turn takes beside its words: number, time, heads.
        const OVERHEAD: usize = 24;
        let mut ids = Vec::new();
        let mut block = Block::default();
        let mut size = 0;
        for (number, turn) in (0..).zip(&draft.turns) {
            if turn.speaker.unwrap_or(narrator) != index {
                continue;
            }
            if size + turn.text.len() + OVERHEAD > LARGEST && !block.turns.is_empty() {
                ids.push(self.pen.record(self.file, PayloadKind::Block, owners, &block)?);
                block.turns.clear();
                size = 0;
            }
            size += turn.text.len() + OVERHEAD;
            block.turns.push(BlockTurn { turn: number, text: turn.text.clone(), time: turn.time });
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
        let given =
            |wanted: &str| self.options.roles.iter().find(|(name, _)| name == wanted).map(|(_, role)| role);
        let everybody_else = || given("*").filter(|_| kind == SourceKind::Conversation);
        let Some(role) = given(&speaker.name).or(speaker.role.as_ref()).or_else(everybody_else).cloned()
        else {
            return Ok(None);
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

/// The names under which persons who refused appear in the study's files.
fn refused_names(state: &State, words: &Words) -> HashSet<String> {
    let refused = state.speakers.keys().filter(|id| state.has_refused(**id));
    refused.filter_map(|id| words.speakers.get(id).cloned()).collect()
}

/// The person behind each speaker name of the study; of several the one with the lowest id.
pub(crate) fn known_names(state: &State, words: &Words) -> HashMap<String, PersonId> {
    let mut known = HashMap::new();
    for speaker in state.speakers.keys() {
        if let (Some(name), Some(person)) = (words.speakers.get(speaker), state.person_of(*speaker)) {
            known.entry(name.clone()).or_insert(person);
        }
    }
    known
}

fn skeleton(draft: &Draft, narrator: u32) -> Skeleton {
    Skeleton {
        speakers: draft.turns.iter().map(|t| t.speaker.unwrap_or(narrator) as u16).collect(),
        kinds: draft.turns.iter().map(|t| t.kind).collect::<Vec<TurnKind>>(),
    }
}

model::redacted! { Options Preview PreviewSpeaker }
