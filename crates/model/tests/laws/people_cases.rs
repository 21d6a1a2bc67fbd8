//! Single cases of what reader version 3 added: records, mentions, marks, blots, and what stands on them.

use super::fields::values;
use super::world::{World, batch_of, destroying};
use model::batch::reader_of;
use model::event::*;
use model::source::Span;
use model::undo::{inverse, last_undoable};
use model::*;
use std::collections::BTreeSet;

/// Two copies with a source of one speaker with two blocks, who is a person.
struct Desk {
    world: World,
    source: SourceId,
    strand: SpeakerId,
    person: PersonId,
    blocks: Vec<PayloadId>,
}

impl Desk {
    fn new() -> Desk {
        let mut world = World::new(&[0, 0], &[]);
        world.write(0, Cause::Import, |w| {
            let person = w.new_person();
            w.source_with(person);
        });
        world.sync_all();
        let state = world.state(0);
        let (strand, speaker) = state.speakers.iter().next().unwrap();
        let (strand, source, blocks) = (*strand, speaker.source, speaker.blocks().collect());
        let person = *state.persons.keys().next().unwrap();
        Desk { world, source, strand, person, blocks }
    }

    fn blot(&mut self, who: usize, old: PayloadId, turn: u32, span: Span) -> Option<BatchId> {
        let strand = self.strand;
        self.world.write(who, destroying(), |w| _ = w.blot_of(strand, old, vec![(turn, span)]))
    }

    fn standing(&self, who: usize) -> Vec<PayloadId> {
        self.world.state(who).speakers[&self.strand].blocks().collect()
    }

    fn record(&mut self, kind: RecordKind) -> (RecordId, BatchId) {
        let (mut record, person) = (None, self.person);
        let batch = self.world.write(0, Cause::Command, |w| {
            record = Some(w.record_of(kind, vec![Owner::Person(person)]));
        });
        (record.unwrap(), batch.unwrap())
    }

    /// Whether events would fit as the next batch of the first copy.
    fn fits(&self, events: Vec<Event>) -> bool {
        let file = &self.world.replicas[0].file;
        let last = file.log().last().unwrap();
        let parents = file.state.heads.iter().copied().collect();
        let body = Body { reader: reader_of(&events), events, parents, ..last.body.clone() };
        file.state.clone().append(&batch_of(body)).is_ok()
    }
}

fn span(start: u32, end: u32) -> Span {
    Span { start, end }
}

#[test]
fn a_block_that_two_copies_blotted_apart_is_blotted_by_both() {
    let mut desk = Desk::new();
    let old = desk.blocks[0];
    desk.blot(0, old, 0, span(0, 2)).unwrap();
    desk.blot(1, old, 0, span(1, 4)).unwrap();
    let [one, other] = [desk.standing(0)[0], desk.standing(1)[0]];
    desk.world.sync_all();
    let state = desk.world.state(0);
    let speaker = &state.speakers[&desk.strand];
    assert_eq!(speaker.blotted(), &BTreeSet::from([(0, span(0, 2)), (0, span(1, 4))]));
    let last = state.batches.last().unwrap().id;
    let of_last = |event: &Event| matches!(event, Event::Blotted { new, .. } if *new == speaker.blocks().next().unwrap());
    assert!(
        desk.world.replicas[0].file.batches[&last].body.events.iter().any(of_last),
        "the last one stands"
    );
    assert_eq!(desk.standing(0)[1], desk.blocks[1], "the other block is as it was");
    // Each of the two holds what the other copy blotted out: the next one takes both.
    let stands = desk.standing(0)[0];
    assert_eq!(
        speaker.former_blocks(),
        [old, one, other].into_iter().filter(|b| *b != stands).collect::<BTreeSet<_>>()
    );
    desk.blot(1, stands, 1, span(0, 1)).unwrap();
    desk.world.sync_all();
    for replica in &desk.world.replicas {
        assert!([old, one, other].iter().all(|block| replica.file.state.is_gone(block)));
        assert!([old, one, other].iter().all(|block| !replica.file.payloads.contains(block)));
    }
    assert!(desk.world.state(0).conflicts().is_empty());
}

#[test]
fn a_blot_on_a_blot_stands_and_a_past_state_takes_it_over() {
    let mut desk = Desk::new();
    let mut then = desk.world.state(0).clone();
    desk.blot(0, desk.blocks[0], 0, span(0, 2)).unwrap();
    desk.blot(0, desk.standing(0)[0], 2, span(5, 6)).unwrap();
    let now = desk.world.state(0);
    assert_eq!(now.speakers[&desk.strand].blotted().len(), 2);
    assert!(desk.standing(0).iter().all(|block| !now.is_gone(block)));
    then.destroy_as(now);
    assert_eq!(then.speakers[&desk.strand], now.speakers[&desk.strand]);
    assert!(then.speakers[&desk.strand].blocks().all(|block| then.payloads[&block] == now.payloads[&block]));
    assert_eq!(then.withdrawn, now.withdrawn);
}

#[test]
fn nobody_blots_what_was_withdrawn_and_apart_the_withdrawal_takes_the_blot_along() {
    let mut desk = Desk::new();
    let (strand, old) = (desk.strand, desk.blocks[0]);
    desk.world.withdraw(0, &[strand], &[]).unwrap();
    assert_eq!(desk.blot(0, old, 0, span(0, 2)), None);
    desk.blot(1, old, 0, span(0, 2)).unwrap();
    let new = desk.standing(1)[0];
    desk.world.sync_all();
    for replica in &desk.world.replicas {
        assert!(replica.file.state.is_gone(&new) && !replica.file.payloads.contains(&new));
    }
}

#[test]
fn words_of_a_record_go_with_its_person_and_the_mentions_of_it_stay_where_they_are() {
    let mut desk = Desk::new();
    let (entity, _) = desk.record(RecordKind::Entity);
    let place = Place::span(desk.source, 1, 0, 3);
    let mut mention = None;
    desk.world.write(0, Cause::Command, |w| mention = Some(w.mention_of(entity, place.clone())));
    let mention = mention.unwrap();
    desk.world.sync_all();
    desk.world.withdraw(1, &[], &[desk.person]).unwrap();
    desk.world.write(0, Cause::Command, |w| {
        w.replace(Change::MentionPlace(mention, Place::span(desk.source, 1, 1, 4)))
    });
    desk.world.sync_all();
    let state = desk.world.state(0);
    assert!(state.is_gone(&state.records[&entity].text()));
    assert!(state.exists(&Subject::Mention(mention)) && state.exists(&Subject::Record(entity)));
    assert_eq!(state.mentions[&mention].place(), &Place::span(desk.source, 1, 1, 4));
    let person = desk.person;
    let late = desk
        .world
        .write(0, Cause::Command, |w| _ = w.record_of(RecordKind::Contact, vec![Owner::Person(person)]));
    assert_eq!(late, None, "nothing is recorded of somebody who has withdrawn");
}

#[test]
fn every_new_field_set_apart_is_in_conflict_until_settled() {
    let mut desk = Desk::new();
    let (record, _) = desk.record(RecordKind::Entity);
    let (source, person) = (desk.source, desk.person);
    let (mut mention, mut mark) = (None, None);
    desk.world.write(0, Cause::Command, |w| {
        mention = Some(w.mention_of(record, Place::span(source, 0, 0, 1)));
        mark = Some(w.mark_of(Subject::Source(source)));
    });
    desk.world.sync_all();
    let (mention, mark) = (mention.unwrap(), mark.unwrap());
    let mut number = 0;
    let mut payload = |owners: &[Owner]| {
        number += 1;
        (PayloadId([number; 32]), owners.to_vec())
    };
    let own = [Owner::Person(person)];
    let mut pair = |owners: &[Owner], change: &dyn Fn(PayloadId) -> Change| {
        let ((one, owners), (other, _)) = (payload(owners), payload(owners));
        (change(one), change(other), owners, vec![one, other])
    };
    let exists = |subject: Subject| {
        let change = |is| Change::Exists(subject.clone(), is);
        (change(true), change(false), vec![], vec![])
    };
    let at = |start| Change::MentionPlace(mention, Place::span(source, 2, start, 9));
    let kind = |kind| Change::PersonKind(person, kind);
    let rule = Change::OtherParties;
    let cases = [
        (kind(PersonKind::Informant), kind(PersonKind::OtherParty), vec![], vec![]),
        (rule(OtherParties::Public), rule(OtherParties::BoardApproved), vec![], vec![]),
        (at(1), at(2), vec![], vec![]),
        exists(Subject::Record(record)),
        exists(Subject::Mention(mention)),
        exists(Subject::Mark(mark)),
        pair(&own, &|text| Change::Pseudonym(person, text)),
        pair(&own, &|text| Change::ConsentTerms(person, Some(text))),
        pair(&own, &|text| Change::PersonFacts(person, Some(text))),
        pair(&[], &|text| Change::StudyFacts(Some(text))),
        pair(&own, &|text| Change::RecordText(record, text)),
    ];
    for (one, other, owners, payloads) in cases {
        let field = one.field();
        for (who, change) in [one, other].into_iter().enumerate() {
            desk.world.write(who, Cause::Command, |w| {
                w.draft.payloads.extend(payloads.get(who).map(|id| (*id, owners.clone())));
                w.replace(change);
            });
        }
        desk.world.sync_all();
        let conflicts = desk.world.state(0).conflicts();
        assert_eq!(conflicts.iter().map(|c| &c.field).collect::<Vec<_>>(), [&field]);
        assert_eq!(conflicts[0].sides.len(), 2);
        if field == Field::PersonKind(person) {
            assert_eq!(desk.world.state(0).persons[&person].kind(), PersonKind::OtherParty);
        }
        if field == Field::OtherParties {
            let rule = desk.world.state(0).rule_for_other_parties();
            assert_eq!(rule, OtherParties::BoardApproved, "the strictest holds, not the last");
        }
        let (_, first) = conflicts[0].sides[0].clone();
        desk.world.write(1, Cause::Command, |w| w.replace(first.clone()));
        desk.world.sync_all();
        assert!(desk.world.state(0).conflicts().is_empty());
        assert_eq!(values(desk.world.state(0), &field), [first]);
    }
}

#[test]
fn what_mentions_and_records_and_marks_stand_on_stays_when_it_is_undone() {
    let mut desk = Desk::new();
    let (mut person, mut entity) = (None, None);
    let added = desk.world.write(0, Cause::Command, |w| {
        let new = w.new_person();
        person = Some(new);
        entity = Some(w.record_of(RecordKind::Entity, vec![Owner::Person(new)]));
    });
    let (added, person, entity) = (added.unwrap(), person.unwrap(), entity.unwrap());
    let undo = desk.world.undo(0, added).unwrap();
    let gone = |world: &World| {
        [Subject::Person(person), Subject::Record(entity)].map(|subject| !world.state(0).exists(&subject))
    };
    assert_eq!(gone(&desk.world), [true, true], "what was added together goes together");
    desk.world.undo(0, undo).unwrap();
    let place = Place::span(desk.source, 0, 0, 1);
    let mention = desk.world.write(0, Cause::Command, |w| _ = w.mention_of(entity, place)).unwrap();
    let batch = desk.world.replicas[0].file.batches[&added].clone();
    let told = inverse(desk.world.state(0), &batch);
    assert_eq!((told.events.len(), told.changed_since), (0, 2), "the mention keeps both");
    desk.world.undo(0, mention).unwrap();
    let mark = desk.world.write(0, Cause::Command, |w| _ = w.mark_of(Subject::Person(person))).unwrap();
    assert_eq!(inverse(desk.world.state(0), &batch).changed_since, 1, "the mark keeps the person");
    desk.world.undo(0, mark).unwrap();
    desk.world.undo(0, added).unwrap();
    assert_eq!(gone(&desk.world), [true, true]);
}

#[test]
fn nothing_of_a_batch_that_destroys_is_undone_and_undo_passes_it_over() {
    let mut desk = Desk::new();
    let replica = desk.world.replicas[0].id();
    let (record, added) = desk.record(RecordKind::Contact);
    let person = desk.person;
    let text = desk.world.state(0).records[&record].text();
    let replaced = desk.world.write(0, destroying(), |w| {
        let new = w.payload(&[Owner::Person(person)]);
        w.replace(Change::RecordText(record, new));
        w.gone([text]);
    });
    let replaced = replaced.unwrap();
    let told = inverse(desk.world.state(0), &desk.world.replicas[0].file.batches[&replaced]);
    assert_eq!((told.events.len(), told.changed_since, told.lasting), (0, 0, 2));
    assert_eq!(last_undoable(desk.world.state(0), replica), Some(added));
    desk.blot(0, desk.blocks[1], 2, span(0, 1)).unwrap();
    desk.world.write(0, Cause::Command, |w| w.push(Event::OriginalShown { on: Subject::Study }));
    assert_eq!(last_undoable(desk.world.state(0), replica), Some(added));
    // A change of what is gone since is not taken back: it would bring nothing.
    let changed = desk.world.write(0, Cause::Command, |w| {
        let new = w.payload(&[Owner::Person(person)]);
        w.replace(Change::RecordText(record, new));
    });
    let before = desk.world.replicas[0].file.batches[&replaced].body.events[0].payloads();
    desk.world.write(0, destroying(), |w| w.gone(before));
    assert_eq!(desk.world.undo(0, changed.unwrap()), None);
}

#[test]
fn what_is_said_of_people_must_fit_what_is_there() {
    let mut desk = Desk::new();
    let (entity, _) = desk.record(RecordKind::Entity);
    let (contact, _) = desk.record(RecordKind::Contact);
    let (strand, source) = (desk.strand, desk.source);
    let (old, title) = (desk.blocks[0], *desk.world.state(0).title.get().unwrap());
    let other = desk.world.write(0, Cause::Import, |w| {
        let person = w.new_person();
        w.source_with(person);
    });
    assert!(other.is_some());
    let speakers = &desk.world.state(0).speakers;
    let foreign = speakers.iter().find(|(id, _)| **id != strand).unwrap().1.blocks().next().unwrap();
    let (new, place) = (PayloadId([1; 32]), Place::span(source, 1, 0, 2));
    let mention = |entity, place| Event::MentionAdded { mention: MentionId([1; 16]), entity, place };
    let mark = |on| Event::MarkAdded { mark: MarkId([1; 16]), kind: MarkKind::AtRisk, on };
    let blot =
        |strand, old, new, spans: &[(u32, Span)]| Event::Blotted { strand, old, new, spans: spans.to_vec() };
    let changed = |change| Event::Changed { change, replaces: vec![] };
    let one = [(1, span(0, 2))];
    for right in [
        mention(entity, place.clone()),
        mark(Subject::Place(place.clone())),
        mark(Subject::Person(desk.person)),
        blot(strand, old, new, &one),
        blot(strand, old, new, &[]),
        Event::OriginalShown { on: Subject::Record(RecordId([0; 16])) },
    ] {
        assert!(desk.fits(vec![right.clone()]), "{right:?}");
    }
    for wrong in [
        mention(contact, place.clone()),
        mention(RecordId([0; 16]), place.clone()),
        mention(entity, Place::span(source, 3, 0, 2)),
        mark(Subject::Code(CodeId([0; 16]))),
        mark(Subject::Study),
        mark(Subject::Record(entity)),
        mark(Subject::Source(SourceId([0; 16]))),
        mark(Subject::Place(Place::turn(source, 3))),
        blot(strand, foreign, new, &one),
        blot(strand, title, new, &one),
        blot(strand, new, PayloadId([2; 32]), &one),
        blot(strand, old, old, &one),
        blot(strand, old, title, &one),
        blot(SpeakerId([0; 16]), old, new, &one),
        blot(strand, old, new, &[(3, span(0, 2))]),
        blot(strand, old, new, &[(1, span(2, 2))]),
        blot(strand, old, new, &[(1, span(0, 2)), (1, span(0, 2))]),
        blot(strand, old, new, &[(1, span(0, 2)), (0, span(0, 2))]),
        changed(Change::RecordText(RecordId([0; 16]), new)),
        changed(Change::RecordText(entity, title)),
        changed(Change::PersonFacts(PersonId([0; 16]), None)),
        changed(Change::MentionPlace(MentionId([0; 16]), place.clone())),
        changed(Change::StudyFacts(Some(title))),
    ] {
        assert!(!desk.fits(vec![wrong.clone()]), "{wrong:?}");
    }
    // A payload whose owners differ from those that it had elsewhere.
    let record =
        |owners| Event::RecordAdded { record: RecordId([3; 16]), kind: RecordKind::Copy, text: new, owners };
    let again = changed(Change::RecordText(entity, new));
    assert!(desk.fits(vec![record(vec![Owner::Person(desk.person)]), again.clone()]));
    assert!(!desk.fits(vec![record(vec![]), again]));
    assert!(!desk.fits(vec![record(vec![]), record(vec![])]), "one record is added once");
}

#[test]
fn terms_that_were_destroyed_allow_nothing() {
    let mut desk = Desk::new();
    let (person, strand) = (desk.person, desk.strand);
    let standing = |desk: &Desk, words: &Words| Rights::new(desk.world.state(0), words).of(strand);
    let given = Consent { decision: ConsentDecision::Given, details: None };
    desk.world.write(0, Cause::Command, |w| w.replace(Change::Consent(person, given)));
    assert_eq!(standing(&desk, &Words::default()), Standing::Quoted);
    let mut text = None;
    desk.world.write(0, Cause::Command, |w| {
        text = Some(w.payload(&[Owner::Person(person)]));
        w.replace(Change::ConsentTerms(person, text));
    });
    let mut words = Words::default();
    let terms = payload::ConsentTerms { scopes: vec![payload::Scope::Chats], ..Default::default() };
    words.terms.insert(person, terms);
    assert_eq!(standing(&desk, &words), Standing::Unquoted);
    words.terms.get_mut(&person).unwrap().scopes.push(payload::Scope::Quotes);
    assert_eq!(standing(&desk, &words), Standing::Quoted);
    desk.world.write(1, Cause::Command, |w| {
        let other = w.payload(&[Owner::Person(person)]);
        w.replace(Change::ConsentTerms(person, Some(other)));
    });
    desk.world.sync_all();
    assert_eq!(standing(&desk, &words), Standing::Unquoted, "nothing is quoted while two terms stand");
    desk.world.write(0, Cause::Command, |w| w.replace(Change::ConsentTerms(person, text)));
    assert_eq!(standing(&desk, &words), Standing::Quoted);
    desk.world.write(0, destroying(), |w| w.gone(text));
    assert_eq!(standing(&desk, &Words::default()), Standing::NotAgreed);
    desk.world.write(0, Cause::Command, |w| w.replace(Change::ConsentTerms(person, None)));
    assert_eq!(standing(&desk, &Words::default()), Standing::Quoted);
}
