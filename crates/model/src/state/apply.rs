//! The one place where the state changes.

mod change;

use super::*;
use crate::batch::{Batch, Cause};
use crate::event::*;
use crate::register::Given;
use crate::source::Place;

/// An event that doesn't fit what came before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("batch {}, event {index}: {what}", .batch.short())]
pub struct Invalid {
    /// The batch.
    pub batch: BatchId,
    /// The event's index.
    pub index: u32,
    /// What is wrong, in ids and kinds only.
    pub what: &'static str,
}

/// Where an event stands in the log.
#[derive(Clone, Copy)]
struct Stamp {
    by: EventRef,
    lamport: u64,
}

type Fits = Result<(), &'static str>;

impl State {
    /// Folds one more batch, whose parents were folded before. Any such order leads to the same state.
    ///
    /// # Errors
    /// An event that names something that isn't there, or adds something twice. The state is then not to be used.
    pub fn append(&mut self, batch: &Batch) -> Result<(), Invalid> {
        let body = &batch.body;
        let invalid = |index: u32, what: &'static str| Invalid { batch: batch.id, index, what };
        let begins = body.events.iter().any(|e| matches!(e, Event::StudyCreated { .. }));
        if begins != body.parents.is_empty() {
            return Err(invalid(0, "a log that begins twice or nowhere"));
        }
        let mut counts = BTreeMap::new();
        for (index, event) in (0u32..).zip(&body.events) {
            let by = EventRef { batch: batch.id, index };
            self.apply(event, Stamp { by, lamport: body.lamport }, body.replica)
                .map_err(|what| invalid(index, what))?;
            *counts.entry(event.word()).or_insert(0) += 1;
        }
        if !self.awaiting.is_empty() {
            return Err(invalid(0, "a speaker without a source"));
        }
        self.study.get_or_insert(body.study);
        for parent in &body.parents {
            self.heads.remove(parent);
        }
        self.heads.insert(batch.id);
        let place = self.batches.partition_point(|b| (b.lamport, b.id) < (body.lamport, batch.id));
        let info = BatchInfo {
            id: batch.id,
            replica: body.replica,
            seq: body.seq,
            lamport: body.lamport,
            at: body.at,
            coder: body.coder,
            cause: body.cause.clone(),
            counts,
        };
        self.batches.insert(place, info);
        Ok(())
    }

    fn apply(&mut self, event: &Event, at: Stamp, replica: ReplicaId) -> Fits {
        let exists = || Register::new(at.by, at.lamport, true);
        match event {
            Event::StudyCreated { .. } if self.title.get().is_some() => Err("a second beginning"),
            Event::StudyCreated { title } => {
                self.title = Register::new(at.by, at.lamport, *title);
                self.commit(*title, PayloadKind::Title, vec![])
            }
            Event::ReplicaAnnounced { key, introduction } => {
                // The same key may be announced twice: a copied installation that went on in two places.
                self.replicas.insert(key.replica(), *key);
                self.admissions.extend(introduction.map(|i| (i.by, key.replica())));
                Ok(())
            }
            Event::ReplicaAdmitted { replica: other } => {
                if !self.replicas.contains_key(other) {
                    return Err("no such replica");
                }
                self.admissions.insert((replica, *other));
                Ok(())
            }
            Event::CoderAdded { coder, name } => {
                insert(&mut self.coders, *coder, Coder { name: Given::new(*name), exists: exists() })?;
                self.commit(*name, PayloadKind::CoderName, vec![])
            }
            Event::RoleAdded { role, name } => {
                insert(&mut self.roles, *role, Role { name: *name, exists: exists() })?;
                self.commit(*name, PayloadKind::RoleName, vec![])
            }
            Event::PersonAdded { person, kind, key, pseudonym } => {
                let entity = Person {
                    kind: Given::new(*kind),
                    key: *key,
                    pseudonym: Given::new(*pseudonym),
                    consent: Register::default(),
                    terms: Given::new(None),
                    facts: Given::new(None),
                    exists: exists(),
                };
                insert(&mut self.persons, *person, entity)?;
                self.commit(*pseudonym, PayloadKind::Pseudonym, vec![Owner::Person(*person)])
            }
            Event::SpeakerAdded { .. } => self.add_speaker(event, at),
            Event::SourceAdded { .. } => self.add_source(event, at),
            Event::CodeAdded { code, component, text, colour, order, parent } => {
                let entity = Code {
                    component: Register::new(at.by, at.lamport, *component),
                    text: Register::new(at.by, at.lamport, *text),
                    colour: Register::new(at.by, at.lamport, *colour),
                    order: Register::new(at.by, at.lamport, *order),
                    parent: Register::new(at.by, at.lamport, *parent),
                    retired: Given::new(false),
                    exists: exists(),
                };
                insert(&mut self.codes, *code, entity)?;
                self.commit(*text, PayloadKind::CodeText, vec![])
            }
            Event::RuleSetAdded { rules, text } => {
                insert(&mut self.rule_sets, *rules, *text)?;
                self.commit(*text, PayloadKind::Rules, vec![])
            }
            Event::CodingAdded { .. } => self.add_coding(event, at),
            Event::ValuesAdded { values, strand } => {
                self.commit(*values, PayloadKind::Values, vec![Owner::Strand(*strand)])
            }
            Event::LinkAdded { link, kind, from, to } => {
                self.fits(from)?;
                self.fits(to)?;
                let entity = Link { kind: *kind, from: from.clone(), to: to.clone(), exists: exists() };
                insert(&mut self.links, *link, entity)
            }
            Event::MemoAdded { memo, kind, on, author, text, owners } => {
                let added = (at.lamport, at.by);
                let entity = Memo {
                    kind: Given::new(*kind),
                    on: on.clone(),
                    author: *author,
                    text: Given::new(*text),
                    facts: Given::new(None),
                    added,
                    exists: exists(),
                };
                insert(&mut self.memos, *memo, entity)?;
                self.commit(*text, PayloadKind::Memo, owners.clone())
            }
            Event::QuestionAdded { question, text } => {
                let entity =
                    Question { text: Given::new(*text), added: (at.lamport, at.by), exists: exists() };
                insert(&mut self.questions, *question, entity)?;
                self.commit(*text, PayloadKind::Question, vec![])
            }
            Event::Changed { change, replaces } => self.change(change, at, replaces),
            Event::Withdrawn { strands, persons, payloads } => {
                self.withdrawn.strands.extend(strands);
                self.withdrawn.persons.extend(persons);
                self.withdrawn.payloads.extend(payloads);
                // Also what was tied to one of the persons where this withdrawal wasn't known.
                let tied = self.speakers.iter().filter(|(_, s)| s.is_tied_to_any(&self.withdrawn.persons));
                self.withdrawn.strands.extend(tied.map(|(id, _)| *id));
                Ok(())
            }
            Event::ThemeAdded { theme, text } => {
                let question = Given::new(None);
                let entity =
                    Theme { text: Given::new(*text), question, members: BTreeMap::new(), exists: exists() };
                insert(&mut self.themes, *theme, entity)?;
                self.commit(*text, PayloadKind::ThemeText, vec![])
            }
            Event::RenderingAdded { rendering, strand, turn, text } => {
                let owners = self.turn_owners(*strand, *turn)?;
                let entity =
                    Rendering { strand: *strand, turn: *turn, text: Given::new(*text), exists: exists() };
                insert(&mut self.renderings, *rendering, entity)?;
                self.commit(*text, PayloadKind::Rendering, owners)
            }
            Event::ViewAdded { view, text } => {
                insert(&mut self.views, *view, View { text: *text, exists: exists() })?;
                self.commit(*text, PayloadKind::View, vec![])
            }
            Event::RecordAdded { record, kind, text, owners } => {
                let added = (at.lamport, at.by);
                let entity = Record { kind: *kind, text: Given::new(*text), added, exists: exists() };
                insert(&mut self.records, *record, entity)?;
                self.commit(*text, PayloadKind::Record, owners.clone())
            }
            Event::MentionAdded { mention, entity, place } => {
                self.fits(place)?;
                if self.records.get(entity).is_none_or(|r| r.kind != RecordKind::Entity) {
                    return Err("no such entity");
                }
                let place = Given::new(place.clone());
                insert(&mut self.mentions, *mention, Mention { entity: *entity, place, exists: exists() })
            }
            Event::MarkAdded { mark, kind, on } => {
                match on {
                    Subject::Place(place) => self.fits(place)?,
                    Subject::Source(id) if self.sources.contains_key(id) => {}
                    Subject::Person(id) if self.persons.contains_key(id) => {}
                    _ => return Err("nothing that can be marked"),
                }
                insert(&mut self.marks, *mark, Mark { kind: *kind, on: on.clone(), exists: exists() })
            }
            Event::OriginalShown { .. } => Ok(()),
            Event::Blotted { .. } => self.blot(event, at),
            Event::DetailsAdded { strand, details } => {
                let owners = self.turn_owners(*strand, 0)?;
                let added = ((at.lamport, at.by), *details);
                self.details.entry(*strand).or_default().insert(added);
                self.commit(*details, PayloadKind::Details, owners)
            }
            Event::PictureAdded { strand, turn, picture } => {
                let owners = self.turn_owners(*strand, *turn)?;
                let pictures = self.pictures.entry((*strand, *turn)).or_default();
                pictures.insert(((at.lamport, at.by), *picture));
                self.commit(*picture, PayloadKind::Picture, owners)
            }
        }
    }

    fn add_speaker(&mut self, event: &Event, at: Stamp) -> Fits {
        let Event::SpeakerAdded { speaker, source, part, key, name, blocks, role, person } = event else {
            return Err("not a speaker");
        };
        if person.is_some_and(|p| !self.persons.contains_key(&p)) {
            return Err("no such person");
        }
        if role.is_some_and(|r| !self.roles.contains_key(&r)) {
            return Err("no such role");
        }
        let entity = Speaker {
            source: *source,
            key: *key,
            name: *name,
            blocks: blocks.clone(),
            blots: Blots::default(),
            part: Register::new(at.by, at.lamport, *part),
            role: Register::new(at.by, at.lamport, *role),
            person: Register::new(at.by, at.lamport, *person),
        };
        if self.sources.contains_key(source) {
            return Err("a speaker after the source");
        }
        insert(&mut self.speakers, *speaker, entity)?;
        self.withdraw_if_tied(*speaker);
        self.awaiting.entry(*source).or_default().push(*speaker);
        let own = vec![Owner::Strand(*speaker)];
        if let Some(name) = name {
            self.commit(*name, PayloadKind::SpeakerName, own.clone())?;
        }
        // A narrator's lines name the speakers: their blocks are committed with the source, when all are known.
        if *part == crate::source::Part::Narrator {
            return Ok(());
        }
        blocks.iter().try_for_each(|block| self.commit(*block, PayloadKind::Block, own.clone()))
    }

    fn add_source(&mut self, event: &Event, at: Stamp) -> Fits {
        let Event::SourceAdded { source, kind, turns, facts, name, skeleton, fingerprint } = event else {
            return Err("not a source");
        };
        let ids = self.awaiting.remove(source).unwrap_or_default();
        let narrated: Vec<PayloadId> = ids
            .iter()
            .filter_map(|id| self.speakers.get(id))
            .filter(|s| s.part() == crate::source::Part::Narrator)
            .flat_map(|s| s.blocks.iter().copied())
            .collect();
        let mut owners: Vec<Owner> = ids.iter().map(|id| Owner::Strand(*id)).collect();
        owners.sort();
        let entity = Source {
            kind: Given::new(*kind),
            turns: *turns,
            facts: Given::new(*facts),
            name: Given::new(*name),
            skeleton: *skeleton,
            fingerprint: *fingerprint,
            speakers: ids,
            added: (at.lamport, at.by),
            exists: Register::new(at.by, at.lamport, true),
        };
        insert(&mut self.sources, *source, entity)?;
        self.commit(*facts, PayloadKind::SourceFacts, vec![])?;
        self.commit(*skeleton, PayloadKind::Skeleton, vec![])?;
        self.commit(*name, PayloadKind::SourceName, owners.clone())?;
        narrated.into_iter().try_for_each(|block| self.commit(block, PayloadKind::Block, owners.clone()))
    }

    fn add_coding(&mut self, event: &Event, at: Stamp) -> Fits {
        let Event::CodingAdded { coding, code, place, origin, evidence, values } = event else {
            return Err("not a coding");
        };
        self.fits(place)?;
        if !self.codes.contains_key(code) {
            return Err("no such code");
        }
        if values.is_some_and(|v| !self.payloads.contains_key(&v.payload)) {
            return Err("no such values");
        }
        let decision = match origin {
            Origin::Coder(coder) if !self.coders.contains_key(coder) => return Err("no such coder"),
            Origin::Rule { rules, .. } if !self.rule_sets.contains_key(rules) => return Err("no such rules"),
            Origin::Coder(_) => Register::default(),
            Origin::Rule { .. } => Register::new(at.by, at.lamport, Decision::Open),
        };
        let entity = Coding {
            code: Given::new(*code),
            place: Given::new(place.clone()),
            origin: *origin,
            evidence: Given::new(*evidence),
            values: Given::new(*values),
            decision,
            exists: Register::new(at.by, at.lamport, true),
        };
        insert(&mut self.codings, *coding, entity)
    }

    fn blot(&mut self, event: &Event, at: Stamp) -> Fits {
        let Event::Blotted { strand, old, new, spans } = event else { return Err("not a blot") };
        let owners = match self.payloads.get(old) {
            Some(info) if info.kind == PayloadKind::Block => info.owners.clone(),
            _ => return Err("no such block"),
        };
        let speaker = self.speakers.get_mut(strand).ok_or("no such speaker")?;
        let turns = self.sources.get(&speaker.source).map_or(0, |s| s.turns);
        let are_places = spans.iter().all(|(turn, span)| *turn < turns && span.start < span.end);
        if !are_places || !spans.is_sorted_by(|a, b| a < b) {
            return Err("no such place");
        }
        let is_known =
            speaker.blocks.contains(old) || speaker.blots.instead.values().flatten().any(|(_, b)| b == old);
        if !is_known || old == new {
            return Err("no such block");
        }
        speaker.blots.instead.entry(*old).or_default().insert(((at.lamport, at.by), *new));
        speaker.blots.spans.extend(spans.iter().copied());
        self.commit(*new, PayloadKind::Block, owners)
    }

    /// A tie to a person who has withdrawn takes the strand with it, however the two came together.
    fn withdraw_if_tied(&mut self, speaker: SpeakerId) {
        let persons = &self.withdrawn.persons;
        if self.speakers.get(&speaker).is_some_and(|s| s.is_tied_to_any(persons)) {
            self.withdrawn.strands.insert(speaker);
        }
    }

    fn existence_mut(&mut self, subject: &Subject) -> Option<&mut Register<bool>> {
        match subject {
            Subject::Study | Subject::Place(_) => None,
            Subject::Source(id) => self.sources.get_mut(id).map(|x| &mut x.exists),
            Subject::Person(id) => self.persons.get_mut(id).map(|x| &mut x.exists),
            Subject::Code(id) => self.codes.get_mut(id).map(|x| &mut x.exists),
            Subject::Coding(id) => self.codings.get_mut(id).map(|x| &mut x.exists),
            Subject::Link(id) => self.links.get_mut(id).map(|x| &mut x.exists),
            Subject::Memo(id) => self.memos.get_mut(id).map(|x| &mut x.exists),
            Subject::Question(id) => self.questions.get_mut(id).map(|x| &mut x.exists),
            Subject::Coder(id) => self.coders.get_mut(id).map(|x| &mut x.exists),
            Subject::Role(id) => self.roles.get_mut(id).map(|x| &mut x.exists),
            Subject::Theme(id) => self.themes.get_mut(id).map(|x| &mut x.exists),
            Subject::Rendering(id) => self.renderings.get_mut(id).map(|x| &mut x.exists),
            Subject::View(id) => self.views.get_mut(id).map(|x| &mut x.exists),
            Subject::Record(id) => self.records.get_mut(id).map(|x| &mut x.exists),
            Subject::Mention(id) => self.mentions.get_mut(id).map(|x| &mut x.exists),
            Subject::Mark(id) => self.marks.get_mut(id).map(|x| &mut x.exists),
        }
    }

    /// Under whose keys words on a turn of a strand are: those of the strand's blocks.
    fn turn_owners(&self, strand: SpeakerId, turn: u32) -> Result<Vec<Owner>, &'static str> {
        let speaker = self.speakers.get(&strand).ok_or("no such speaker")?;
        let turns = self.sources.get(&speaker.source).map_or(0, |s| s.turns);
        let block = speaker.blocks.first().and_then(|block| self.payloads.get(block));
        match block {
            Some(block) if turn < turns => Ok(block.owners.clone()),
            _ => Err("no such turn"),
        }
    }

    fn commit(&mut self, id: PayloadId, kind: PayloadKind, mut owners: Vec<Owner>) -> Fits {
        owners.sort();
        let info = PayloadInfo { kind, owners };
        match self.payloads.insert(id, info.clone()) {
            Some(before) if before != info => Err("a payload with two meanings"),
            _ => Ok(()),
        }
    }

    fn fits(&self, place: &Place) -> Fits {
        let source = self.sources.get(&place.source).ok_or("no such source")?;
        if place.is_within(source.turns) { Ok(()) } else { Err("no such place") }
    }
}

fn insert<K: Ord, V>(map: &mut BTreeMap<K, V>, id: K, value: V) -> Fits {
    match map.insert(id, value) {
        Some(_) => Err("added twice"),
        None => Ok(()),
    }
}

impl Event {
    /// The word for this kind of event, as the log counts it.
    pub fn word(&self) -> &'static str {
        match self {
            Event::StudyCreated { .. } => "study",
            Event::ReplicaAnnounced { .. } => "replica",
            Event::ReplicaAdmitted { .. } => "admitted",
            Event::CoderAdded { .. } => "coder",
            Event::RoleAdded { .. } => "role",
            Event::PersonAdded { .. } => "person",
            Event::SourceAdded { .. } => "source",
            Event::SpeakerAdded { .. } => "speaker",
            Event::CodeAdded { .. } => "code",
            Event::RuleSetAdded { .. } => "rules",
            Event::CodingAdded { origin: Origin::Rule { .. }, .. } => "proposal",
            Event::CodingAdded { .. } => "coding",
            Event::ValuesAdded { .. } => "values",
            Event::LinkAdded { .. } => "link",
            Event::MemoAdded { .. } => "memo",
            Event::QuestionAdded { .. } => "question",
            Event::Changed { change: Change::Exists(_, false), .. } => "taken-away",
            Event::Changed { change: Change::Exists(_, true), .. } => "brought-back",
            Event::Changed { change: Change::Decision(_, Decision::Accepted(_)), .. } => "accepted",
            Event::Changed { change: Change::Decision(_, Decision::Refused(_)), .. } => "refused",
            Event::Changed { change: Change::Decision(_, Decision::Open), .. } => "reopened",
            Event::Changed { change: Change::Consent(..) | Change::ConsentTerms(..), .. } => "consent",
            Event::Changed { change: Change::StudyFacts(_) | Change::OtherParties(_), .. } => "duties",
            Event::Changed { change: Change::TurnText(..), .. } => "corrected",
            Event::Changed { .. } => "change",
            Event::Withdrawn { .. } => "withdrawn",
            Event::ThemeAdded { .. } => "theme",
            Event::RenderingAdded { .. } => "rendering",
            Event::ViewAdded { .. } => "view",
            Event::RecordAdded { kind, .. } => kind.word(),
            Event::MentionAdded { .. } => "mention",
            Event::MarkAdded { .. } => "mark",
            Event::OriginalShown { .. } => "original",
            Event::Blotted { .. } => "blotted",
            Event::DetailsAdded { .. } => "details",
            Event::PictureAdded { .. } => "picture",
        }
    }
}

/// Whether the cause is an undo, and of what.
pub(crate) fn undone_by(cause: &Cause) -> Option<BatchId> {
    match cause {
        Cause::Undo { of } => Some(*of),
        Cause::Command | Cause::Import | Cause::Rules | Cause::Withdrawal { .. } => None,
    }
}
