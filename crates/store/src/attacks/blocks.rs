//! Words that somebody with the keys has sealed: too many, another's, or beyond the source.

use super::bounded::in_little_memory;
use super::ground::{Content, Draft, Ground, add_source, said};
use crate::seal;
use Content::{Packed, Turns};
use model::batch::Cause;
use model::canon;
use model::event::Event;
use model::payload::{Block, BlockTurn};
use model::source::TurnKind;

/// Adds a source to a study: whether its words open, and whether verify finds nothing.
fn check(what: &str, change: impl FnOnce(&mut Draft), sound: bool) {
    let ground = Ground::new();
    let mut draft = Draft::sound();
    change(&mut draft);
    add_source(&mut ground.open().unwrap().0, &draft).unwrap();
    let (file, _) = ground.open_elsewhere().unwrap();
    let words = file.words().map(drop).map_err(|error| said(&error));
    assert_eq!(words.is_ok(), sound, "{what}: {words:?}");
    assert!(sound || words.unwrap_err().contains("damaged: payload"), "{what}");
    let verified = file.verify(&mut |_, _| true).unwrap();
    assert_eq!(verified.is_sound(), sound, "{what}: {verified:?}");
}

#[test]
fn turns_that_are_not_the_speakers() {
    let blocks = |blocks: [&[&[u32]]; 2]| {
        let blocks = blocks.map(|b| b.iter().map(|turns| Turns(turns.to_vec())).collect::<Vec<_>>());
        move |draft: &mut Draft| draft.blocks = blocks
    };
    check("all is right", |_| {}, true);
    check("an empty block", blocks([&[&[0, 2], &[]], &[&[1, 3]]]), true);
    check("in another order", blocks([&[&[2], &[0]], &[&[3, 1]]]), true);
    check("another's turn", blocks([&[&[0, 1, 2]], &[&[3]]]), false);
    check("each other's turns", blocks([&[&[1, 3]], &[&[0, 2]]]), false);
    check("a turn beyond", blocks([&[&[0, 2]], &[&[1, 3, 4]]]), false);
    check("a turn far beyond", blocks([&[&[0, 2, u32::MAX]], &[&[1, 3]]]), false);
    check("a turn twice in a block", blocks([&[&[0, 0, 2]], &[&[1, 3]]]), false);
    check("a turn in two blocks", blocks([&[&[0, 2], &[2]], &[&[1, 3]]]), false);
}

#[test]
fn an_order_of_turns_that_does_not_fit() {
    check("a turn less", |d| d.turns = 3, false);
    check("a turn more", |d| d.turns = 5, false);
    check("no turns", |d| d.turns = 0, false);
    check("a speaker less", |d| d.skeleton.speakers.truncate(3), false);
    check("a speaker more", |d| d.skeleton.speakers.push(0), false);
    check("a kind less", |d| d.skeleton.kinds.truncate(3), false);
    check("a kind more", |d| d.skeleton.kinds.push(TurnKind::Words), false);
    check("empty", |d| (d.skeleton.speakers, d.skeleton.kinds) = (vec![], vec![]), false);
    check("a third speaker", |d| d.skeleton.speakers[3] = 2, false);
    check("the last speaker there can be", |d| d.skeleton.speakers[3] = u16::MAX, false);
}

#[test]
fn blocks_that_are_none() {
    let block = |text: &str| {
        let turn = BlockTurn { turn: 0, text: text.into(), time: None };
        canon::to_bytes(&Block { turns: vec![turn] }).unwrap()
    };
    let sound = block("CANARY");
    let packed = |plain: &[u8]| seal::Packer::default().compress(plain).unwrap();
    let check = |what: &str, packed: Vec<u8>, sound| {
        check(what, |draft: &mut Draft| draft.blocks[0] = vec![Packed(packed)], sound);
    };
    check("all is right", packed(&sound), true);
    check("not compressed", sound.clone(), false);
    check("nothing", Vec::new(), false);
    check("nothing, compressed", packed(b""), false);
    check("cut", packed(&sound)[..12].to_vec(), false);
    check("a byte after it", [&packed(&sound)[..], b"\0"].concat(), false);
    check("a byte in it", packed(&[&sound[..], b"\0"].concat()), false);
    check("a text", packed(&canon::to_bytes(&"CANARY").unwrap()), false);
    let long = [&sound[..4], &[0x78, 6], &sound[5..]].concat();
    assert_eq!(sound[4..6], [0x66, b'C'], "where the text's length stands");
    check("not canonical", packed(&long), false);
}

/// What opens to more than any payload may: refused before it takes the memory, however small it is.
#[test]
#[cfg(target_os = "linux")]
fn a_bomb() {
    in_little_memory(|| {
        let frame = zstd::bulk::compress(&vec![0; 128 << 20], 1).unwrap();
        let bomb = frame.repeat(64);
        assert!(bomb.len() < 2 << 20, "8 GB in {}", bomb.len());
        check("one frame", |draft| draft.blocks[0] = vec![Packed(frame)], false);
        check("8 GB", |draft| draft.blocks[0] = vec![Packed(bomb)], false);
    });
}

/// A frame that asks for a window of 2 GB.
#[test]
#[cfg(target_os = "linux")]
fn a_large_window() {
    in_little_memory(|| {
        let frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00];
        check("a window", |draft| draft.blocks[0] = vec![Packed(frame.to_vec())], false);
    });
}

/// A source that says it has four thousand million turns.
#[test]
#[cfg(target_os = "linux")]
fn more_turns_than_there_is_memory() {
    in_little_memory(|| check("turns", |draft| draft.turns = u32::MAX, false));
}

/// A withdrawal names payloads. One that names what says whose the turns are takes that source's words, and
/// nothing else: a single event can't make all words of a study unreadable for ever.
#[test]
fn a_withdrawal_of_an_order_of_turns() {
    let ground = Ground::new();
    let (mut file, _) = ground.open().unwrap();
    let other = add_source(&mut file, &Draft::sound()).unwrap();
    let (_, source) = file.state().sources.iter().find(|(id, _)| **id != other).unwrap();
    let withdrawn = Event::Withdrawn { strands: vec![], persons: vec![], payloads: vec![source.skeleton] };
    let cause = Cause::Withdrawal { persons: vec![] };
    let action = crate::write::Action { at: super::ground::AT, coder: None, cause, events: vec![withdrawn] };
    if file.write(crate::Pen::default(), action, true, &mut |_, _| true).is_err() {
        return;
    }
    drop(file);
    let (file, _) = ground.open_elsewhere().unwrap();
    let words = file.words().unwrap_or_else(|error| panic!("no words at all: {}", said(&error)));
    assert!(words.sources[&other].turns.iter().all(|turn| turn.text.is_some()));
}
