//! What changes of people and duties while words are kept current: facts, records, mentions, marks, blots.

use crate::{AT, Bed, Follower, next};
use model::event::*;
use model::payload::*;
use model::source::{Place, Span};
use model::words::blotted;
use model::*;
use store::{Erasure, Pen};

impl Follower {
    fn a_person(&self, pick: usize) -> Option<PersonId> {
        let gone = &self.file.state().withdrawn.persons;
        let there: Vec<_> = self.file.state().persons.keys().filter(|p| !gone.contains(p)).collect();
        (!there.is_empty()).then(|| *there[pick % there.len()])
    }

    fn a_place(&self, pick: usize) -> Option<Place> {
        let sources: Vec<_> = self.file.state().sources.keys().collect();
        let start = pick as u32 % 4;
        let at = |source: &&SourceId| Place::span(**source, pick as u32 % 6, start, start + 3);
        sources.get(pick % sources.len().max(1)).map(at)
    }

    fn an_entity(&mut self, name: &str, pick: usize) {
        let person = self.a_person(pick);
        let owners: Vec<Owner> =
            person.filter(|_| pick.is_multiple_of(2)).map(Owner::Person).into_iter().collect();
        let mut pen = Pen::default();
        let record = RecordId(pen.id().unwrap());
        let text = entity(name, person);
        let text = pen.record(&self.file, PayloadKind::Record, &owners, &text).unwrap();
        self.act(pen, vec![Event::RecordAdded { record, kind: RecordKind::Entity, text, owners }]);
    }

    fn a_mention(&mut self, pick: usize) {
        let entities: Vec<RecordId> = self.file.state().records.keys().copied().collect();
        let Some(place) = self.a_place(pick) else { return };
        let Some(entity) = entities.get(pick % entities.len().max(1)).copied() else { return };
        let pen = Pen::default();
        let mention = MentionId(pen.id().unwrap());
        self.act(pen, vec![Event::MentionAdded { mention, entity, place }]);
    }

    fn a_mark(&mut self, pick: usize) {
        let (place, person) = (self.a_place(pick), self.a_person(pick));
        let on = match (pick % 3, place, person) {
            (0, Some(place), _) => Subject::Place(Place { span: None, ..place }),
            (1, Some(place), _) => Subject::Source(place.source),
            (_, _, Some(person)) => Subject::Person(person),
            _ => return,
        };
        let pen = Pen::default();
        let mark = MarkId(pen.id().unwrap());
        self.act(pen, vec![Event::MarkAdded { mark, kind: MarkKind::AtRisk, on }]);
    }

    /// Takes away a mark or a mention, or brings it back.
    fn turn_around(&mut self, pick: usize) {
        let state = self.file.state();
        let marks = state.marks.keys().copied().map(Subject::Mark);
        let all: Vec<Subject> = marks.chain(state.mentions.keys().copied().map(Subject::Mention)).collect();
        let Some(subject) = all.get(pick % all.len().max(1)).cloned() else { return };
        let exists = state.exists(&subject);
        self.change(Pen::default(), Change::Exists(subject, !exists));
    }

    /// Who somebody is: pseudonym, terms and facts, each set or taken back.
    fn about_a_person(&mut self, name: &str, pick: usize) {
        let Some(person) = self.a_person(pick) else { return };
        let own = [Owner::Person(person)];
        let (mut pen, file) = (Pen::default(), &self.file);
        let is_set = !pick.is_multiple_of(3);
        let change = match (pick / 3) % 3 {
            0 => Change::Pseudonym(person, pen.text(file, PayloadKind::Pseudonym, &own, name).unwrap()),
            1 => {
                let terms =
                    ConsentTerms { form: name.into(), scopes: vec![Scope::Chats], ..Default::default() };
                let seal = || pen.record(file, PayloadKind::ConsentTerms, &own, &terms).unwrap();
                Change::ConsentTerms(person, is_set.then(seal))
            }
            _ => {
                let facts = PersonFacts { notes: name.into(), shift_days: 3, ..Default::default() };
                let seal = || pen.record(file, PayloadKind::PersonFacts, &own, &facts).unwrap();
                Change::PersonFacts(person, is_set.then(seal))
            }
        };
        self.change(pen, change);
    }

    fn about_the_study(&mut self, name: &str, pick: usize) {
        let (mut pen, file) = (Pen::default(), &self.file);
        let change = match pick % 4 {
            0 => Change::OtherParties(OtherParties::ALL[pick / 4 % 3]),
            1 => Change::StudyFacts(None),
            _ => {
                let facts = StudyFacts { names: vec![name.into()], times: Times::Day, ..Default::default() };
                Change::StudyFacts(Some(pen.record(file, PayloadKind::StudyFacts, &[], &facts).unwrap()))
            }
        };
        self.change(pen, change);
    }

    /// Other words for a record or another place for a mention; sometimes what was said before is destroyed.
    fn amend(&mut self, name: &str, pick: usize) {
        let state = self.file.state();
        if let (0, Some(place)) = (pick % 3, self.a_place(pick / 3)) {
            let mentions: Vec<MentionId> = state.mentions.keys().copied().collect();
            let Some(mention) = mentions.get(pick % mentions.len().max(1)).copied() else { return };
            return self.change(Pen::default(), Change::MentionPlace(mention, place));
        }
        let records = state.records.iter().filter(|(_, r)| !state.is_gone(&r.text()));
        let records: Vec<(RecordId, PayloadId)> = records.map(|(id, r)| (*id, r.text())).collect();
        let Some((record, old)) = records.get(pick % records.len().max(1)).copied() else { return };
        let owners = state.payloads[&old].owners.clone();
        let mut pen = Pen::default();
        let text = pen.record(&self.file, PayloadKind::Record, &owners, &entity(name, None)).unwrap();
        let change = Change::RecordText(record, text);
        if pick.is_multiple_of(2) {
            return self.change(pen, change);
        }
        let replaces = state.held_by(&change.field()).unwrap();
        let events = vec![Event::Changed { change, replaces }];
        self.carry_out(Erasure { pen, events, payloads: vec![old], ..Default::default() });
    }

    fn carry_out(&mut self, erasure: Erasure) {
        assert!(self.file.carry_out(erasure, AT, None).unwrap().pending.is_none());
    }

    /// Blots out words of a strand, or destroys them.
    fn blot(&mut self, pick: usize) {
        let Some(strand) = self.strand(pick) else { return };
        let Some(old) = self.file.state().speakers[&strand].blocks().next() else { return };
        let Some(mut block) = self.file.read::<Block>(old).unwrap() else { return };
        if pick.is_multiple_of(5) {
            return self.carry_out(Erasure { payloads: vec![old], ..Default::default() });
        }
        let turn = pick % block.turns.len();
        let span = Span { start: pick as u32 % 3, end: pick as u32 % 3 + 2 };
        let text = &mut block.turns[turn].text;
        *text = blotted(text, &[span]);
        let mut pen = Pen::default();
        let own = [Owner::Strand(strand)];
        let new = pen.record(&self.file, PayloadKind::Block, &own, &block).unwrap();
        let spans = vec![(block.turns[turn].turn, span)];
        let events = vec![Event::Blotted { strand, old, new, spans }];
        self.carry_out(Erasure { pen, events, ..Default::default() });
    }

    /// One action about people, of whatever kind.
    fn of_people(&mut self, kind: u64, pick: usize) {
        let name = format!("N{}", pick % 3);
        match kind % 10 {
            0 => self.an_entity(&name, pick),
            1 | 2 => self.a_mention(pick),
            3 => self.a_mark(pick),
            4 => self.turn_around(pick),
            5 | 6 => self.about_a_person(&name, pick),
            7 => self.about_the_study(&name, pick),
            8 => self.amend(&name, pick),
            _ => self.blot(pick),
        }
    }
}

fn entity(name: &str, person: Option<PersonId>) -> Record {
    Record::Entity(Entity { kind: "name".into(), shown: name.into(), person, forms: vec![name.into()] })
}

#[test]
fn a_new_source_leaves_the_corrected_words_of_a_blotted_turn_as_they_are() {
    let bed = Bed::new();
    let mut a = bed.open();
    a.source("C01");
    a.update();
    let strand = a.strand(0).unwrap();
    let old = a.file.state().speakers[&strand].blocks().next().unwrap();
    let mut block: Block = a.file.read(old).unwrap().unwrap();
    let span = Span { start: 0, end: 4 };
    block.turns[0].text = blotted(&block.turns[0].text, &[span]);
    let mut pen = Pen::default();
    let new = pen.record(&a.file, PayloadKind::Block, &[Owner::Strand(strand)], &block).unwrap();
    let events = vec![Event::Blotted { strand, old, new, spans: vec![(block.turns[0].turn, span)] }];
    a.carry_out(Erasure { pen, events, ..Default::default() });
    a.update();
    a.correct(strand, Some("dibetulkan"));
    a.update();
    a.source("C02");
    a.update();
    let turns = a.words.sources.values().flat_map(|s| &s.turns);
    assert!(turns.filter_map(|t| t.text.as_deref()).any(|text| text == "dibetulkan"));
}

#[test]
fn words_about_people_kept_current_are_the_same_as_opened_anew() {
    let (mut replaced, mut held_back, mut blots) = (0, 0, 0);
    for start in 1..=8u64 {
        let bed = Bed::new();
        let (mut a, mut b) = (bed.open(), bed.open());
        a.source("C01");
        a.person("P01");
        let mut seed = start.wrapping_mul(0xd1b5_4a32_d192_ed03);
        for step in 0..48 {
            let (kind, pick) = (next(&mut seed), next(&mut seed) as usize);
            let (writer, reader) =
                if next(&mut seed).is_multiple_of(2) { (&mut a, &mut b) } else { (&mut b, &mut a) };
            writer.file.refresh().unwrap();
            writer.update();
            match step % 4 {
                0 => writer.anything(kind, pick),
                _ => writer.of_people(kind, pick),
            }
            if step == 40
                && let Some(person) = writer.a_person(pick)
            {
                assert!(writer.file.erase(&[], &[person], AT, None).unwrap().pending.is_none());
            }
            writer.update();
            let turns = || writer.words.sources.values().flat_map(|s| &s.turns);
            replaced += turns().filter(|t| !t.replaced.is_empty()).count();
            held_back += turns().filter(|t| t.is_held_back()).count();
            if kind % 3 == 0 {
                reader.file.refresh().unwrap();
                assert!(reader.file.state() == writer.file.state());
                reader.update();
            }
        }
        a.file.refresh().unwrap();
        a.update();
        blots += a.file.state().speakers.values().map(|s| s.blotted().len()).sum::<usize>();
        drop(b);
        let again = bed.open();
        assert!(again.file.state() == a.file.state() && again.words == a.words);
        assert!(a.file.verify(&mut |_, _| true).unwrap().is_sound());
    }
    assert!(replaced > 9 && held_back > 9 && blots > 9, "the test can fail: {replaced} {held_back} {blots}");
}
