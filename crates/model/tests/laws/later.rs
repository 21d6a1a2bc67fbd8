//! Single cases of what reader version 2 added: moved codings, retired codes, corrected words, themes.

use super::fields::values;
use super::world::World;
use model::batch::reader_of;
use model::event::{Change, Event, Field, Origin, Owner, Subject};
use model::{BatchId, Cause, CodeId, CodingId, Place, SourceId, SpeakerId, ThemeId};

/// Two copies with a source of one speaker, three codes, and a coding of the first code there.
struct Desk {
    world: World,
    source: SourceId,
    strand: SpeakerId,
    codes: Vec<CodeId>,
    coding: CodingId,
}

impl Desk {
    fn new() -> Desk {
        let mut world = World::new(&[0, 0], &[]);
        world.write(0, Cause::Import, |w| {
            let person = w.new_person();
            w.source_with(person);
            (0..3).for_each(|_| w.code(None));
            w.theme();
        });
        let state = world.state(0);
        let (source, strand) =
            (*state.sources.keys().next().unwrap(), *state.speakers.keys().next().unwrap());
        let (codes, coder) =
            (state.codes.keys().copied().collect::<Vec<_>>(), *state.coders.keys().next().unwrap());
        let coding = CodingId([9; 16]);
        let (code, place) = (codes[0], Place::turn(source, 1));
        world.write(0, Cause::Command, |w| {
            let origin = Origin::Coder(coder);
            w.push(Event::CodingAdded { coding, code, place, origin, evidence: None, values: None });
        });
        world.sync_all();
        Desk { world, source, strand, codes, coding }
    }

    fn set(&mut self, who: usize, change: Change) -> BatchId {
        self.world.write(who, Cause::Command, |w| w.replace(change)).unwrap()
    }

    fn theme(&self) -> ThemeId {
        *self.world.state(0).themes.keys().next().unwrap()
    }
}

#[test]
fn a_coding_moved_to_two_codes_in_two_copies_is_in_conflict_until_settled() {
    let mut desk = Desk::new();
    let (one, other, coding) = (desk.codes[1], desk.codes[2], desk.coding);
    desk.set(0, Change::CodingCode(coding, one));
    desk.set(1, Change::CodingCode(coding, other));
    desk.world.sync_all();
    let state = desk.world.state(0);
    let conflicts = state.conflicts();
    assert_eq!(conflicts.iter().map(|c| &c.field).collect::<Vec<_>>(), [&Field::CodingCode(coding)]);
    assert_eq!(state.counted().count(), 1, "it counts once, under the side that is shown");
    let shown = state.codings[&coding].code();
    assert_eq!(Some(&Change::CodingCode(coding, shown)), conflicts[0].sides.last().map(|(_, change)| change));
    let settled =
        desk.world.write(1, Cause::Command, |w| w.replace(Change::CodingCode(coding, one))).unwrap();
    desk.world.sync_all();
    assert!(desk.world.state(0).conflicts().is_empty());
    assert_eq!(desk.world.state(0).codings[&coding].code(), one);
    desk.world.undo(1, settled).unwrap();
    assert_eq!(desk.world.state(1).conflicts().len(), 1, "undone, both sides are there again");
}

#[test]
fn a_merge_of_codes_is_undone_as_a_whole() {
    let mut desk = Desk::new();
    let (from, to, coding) = (desk.codes[0], desk.codes[1], desk.coding);
    let merged = desk.world.write(0, Cause::Command, |w| {
        w.replace(Change::CodingCode(coding, to));
        w.replace(Change::Exists(Subject::Code(from), false));
    });
    assert_eq!(desk.world.state(0).stranded(), 0, "nothing is left on the code that went");
    desk.world.undo(0, merged.unwrap()).unwrap();
    let state = desk.world.state(0);
    assert_eq!(state.codings[&coding].code(), from);
    assert!(state.codes[&from].exists() && state.counted().count() == 1);
}

#[test]
fn a_code_retired_in_one_copy_is_retired_after_the_merge_and_still_counts() {
    let mut desk = Desk::new();
    let code = desk.codes[0];
    let retired = desk.set(1, Change::CodeRetired(code, true));
    assert!(!desk.world.state(0).codes[&code].is_retired());
    desk.world.sync_all();
    let state = desk.world.state(0);
    assert!(state.codes[&code].is_retired() && state.codes[&code].exists());
    assert_eq!((state.counted().count(), state.conflicts().len()), (1, 0));
    desk.world.undo(0, retired).unwrap();
    assert!(!desk.world.state(0).codes[&code].is_retired());
}

#[test]
fn corrected_words_take_their_codings_along_and_go_with_a_withdrawal() {
    let mut desk = Desk::new();
    let (strand, coding, source) = (desk.strand, desk.coding, desk.source);
    let mut payload = None;
    let corrected = desk.world.write(0, Cause::Command, |w| {
        payload = Some(w.payload(&[Owner::Strand(strand)]));
        w.replace(Change::TurnText(strand, 1, payload));
        w.replace(Change::CodingPlace(coding, Place::span(source, 1, 2, 5)));
    });
    let state = desk.world.state(0);
    assert_eq!(state.revision(strand, 1), payload);
    assert_eq!(state.codings[&coding].place(), &Place::span(source, 1, 2, 5));
    let undo = desk.world.undo(0, corrected.unwrap()).unwrap();
    let state = desk.world.state(0);
    assert_eq!((state.revision(strand, 1), state.codings[&coding].place()), (None, &Place::turn(source, 1)));
    assert_eq!(values(state, &Field::TurnText(strand, 1)), [Change::TurnText(strand, 1, None)]);
    desk.world.undo(0, undo).unwrap();
    desk.world.sync_all();
    desk.world.withdraw(1, &[strand], &[]).unwrap();
    desk.world.sync_all();
    for replica in &desk.world.replicas {
        assert!(replica.file.state.is_gone(&payload.unwrap()));
        assert!(!replica.file.payloads.contains(&payload.unwrap()));
    }
    let late = desk.world.write(0, Cause::Command, |w| {
        let text = w.payload(&[Owner::Strand(strand)]);
        w.replace(Change::TurnText(strand, 1, Some(text)));
    });
    assert_eq!(late, None, "nobody corrects words that were withdrawn");
}

#[test]
fn what_belongs_to_a_theme_in_one_copy_and_not_in_the_other_is_in_conflict() {
    let mut desk = Desk::new();
    let (theme, member) = (desk.theme(), Subject::Code(desk.codes[0]));
    let first = desk.set(0, Change::ThemeMember(theme, member.clone(), true));
    desk.world.sync_all();
    assert_eq!(desk.world.state(1).themes[&theme].members().collect::<Vec<_>>(), [&member]);
    desk.set(0, Change::ThemeMember(theme, Subject::Code(desk.codes[1]), true));
    desk.set(1, Change::ThemeMember(theme, member.clone(), false));
    desk.world.sync_all();
    assert!(desk.world.state(0).conflicts().is_empty(), "another member is another field");
    assert_eq!(desk.world.state(0).themes[&theme].members().count(), 1);
    desk.set(0, Change::ThemeMember(theme, member.clone(), true));
    desk.set(1, Change::ThemeMember(theme, member.clone(), true));
    desk.world.sync_all();
    assert!(desk.world.state(0).conflicts().is_empty(), "both say the same");
    let told = model::undo::inverse(desk.world.state(0), &desk.world.replicas[0].file.batches[&first]);
    assert_eq!(told.changed_since, 1);
}

#[test]
fn a_change_must_fit_what_is_there() {
    let desk = Desk::new();
    let state = desk.world.state(0);
    let (coding, strand, theme) = (desk.coding, desk.strand, desk.theme());
    let text = model::PayloadId([1; 32]);
    let wrong = [
        Change::CodingCode(coding, CodeId([0; 16])),
        Change::CodingPlace(coding, Place::turn(desk.source, 3)),
        Change::CodingValues(coding, Some(model::event::ValuesRef { payload: text, index: 0 })),
        Change::ThemeMember(theme, Subject::Study, true),
        Change::ThemeMember(theme, Subject::Code(CodeId([0; 16])), true),
        Change::TurnText(strand, 3, None),
        Change::TurnText(SpeakerId([0; 16]), 0, None),
        Change::ThemeText(ThemeId([0; 16]), text),
        Change::Exists(Subject::Theme(ThemeId([0; 16])), false),
    ];
    for change in wrong {
        let events = vec![Event::Changed { change, replaces: vec![] }];
        let last = desk.world.replicas[0].file.log().last().unwrap();
        let body =
            model::Body { reader: reader_of(&events), events, parents: vec![last.id], ..last.body.clone() };
        assert!(state.clone().append(&super::world::batch_of(body.clone())).is_err(), "{:?}", body.events);
    }
}
