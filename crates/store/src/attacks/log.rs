//! Batches that are sealed and sit where they should, and whose place, bytes or signature is wrong.

use super::forged::Expected::{Opens, Refused};
use super::forged::{Field, Forged, announced, public, signer};
use ed25519_dalek::Signer;
use model::batch::signed_bytes;
use model::event::{Event, Introduction, introduced_bytes};
use model::*;

#[test]
fn a_place_in_the_log() {
    let field = Field::new();
    let check = |what, change: fn(&mut Forged), expected| field.change(what, |f, _| change(f), expected);
    check("all is right", |_| {}, Opens(0));
    let order = Refused("wrong order number");
    check("one too high", |f| f.body.lamport += 1, order);
    check("one too low", |f| f.body.lamport -= 1, order);
    check("none", |f| f.body.lamport = 0, order);
    check("the highest", |f| f.body.lamport = u64::MAX, order);
    let sorted = Refused("its parents are not in order");
    check("parents turned round", |f| f.body.parents.reverse(), sorted);
    check("a parent twice", |f| f.body.parents[1] = f.body.parents[0], sorted);
    check("an unknown parent", |f| f.body.parents.push(BatchId([255; 32])), Refused("is missing"));
    check("one parent of two", |f| f.body.parents.truncate(1), Opens(0));
    let begins = Refused("begins twice or nowhere");
    check("no parents", |f| (f.body.parents, f.body.lamport) = (Vec::new(), 0), begins);
    check("another study", |f| f.body.study = StudyId([9; 16]), Refused("damaged: batch"));
    check("another id", |f| f.id = Some(BatchId([9; 32])), Refused("damaged: batch"));
    check("numbers left out", |f| f.body.seq = 7, Opens(0));
}

/// A replica that writes two batches with one number: both stay, and it is said.
#[test]
fn a_number_twice() {
    let field = Field::new();
    let twice = |file: &_| {
        let (one, mut two) = (Forged::next(file, signer(3)), Forged::next(file, signer(3)));
        two.body.events.pop();
        vec![one, two]
    };
    field.check("side by side", twice, Opens(1));
    let again = |file: &_| {
        let one = Forged::next(file, signer(3));
        let two = Forged::after(&one, signer(3));
        vec![one, two]
    };
    field.check("one after the other", again, Opens(1));
}

#[test]
fn a_log_that_begins_twice() {
    let field = Field::new();
    let title = |file: &crate::StudyFile| *file.state().title.get().unwrap();
    let begin = |f: &mut Forged, file: &crate::StudyFile| {
        f.body.events = vec![announced(&f.signer), Event::StudyCreated { title: title(file) }];
    };
    field.change("within the log", begin, Refused("begins twice or nowhere"));
    let beside = |f: &mut Forged, file: &crate::StudyFile| {
        begin(f, file);
        (f.body.parents, f.body.lamport) = (Vec::new(), 0);
    };
    field.change("beside the log", beside, Refused("a second beginning"));
    let twice = |f: &mut Forged, file: &crate::StudyFile| {
        beside(f, file);
        f.body.events.push(Event::StudyCreated { title: title(file) });
    };
    field.change("twice in one batch", twice, Refused("a second beginning"));
}

/// Bodies whose bytes aren't the one form that they have.
#[test]
fn bytes_that_are_not_canonical() {
    let field = Field::new();
    let canonical = Refused("not in canonical form");
    for (what, change, expected) in [
        ("a number in two bytes", (|b| replace(b, 1, 1, &[0x18, 1])) as fn(&mut Vec<u8>), canonical),
        ("a number in nine bytes", |b| replace(b, 1, 1, &[0x1b, 0, 0, 0, 0, 0, 0, 0, 1]), canonical),
        ("a length in two bytes", |b| replace(b, 0, 1, &[0x98, 10]), canonical),
        ("a length of bytes in three", |b| replace(b, 2, 1, &[0x59, 0, 16]), canonical),
        ("a list without a length", |b| (b[0], _) = (0x9f, b.push(0xff)), Refused("doesn't have")),
        ("a tag", |b| b.insert(0, 0xc0), Refused("doesn't have")),
        ("a number with a point", |b| replace(b, 1, 1, &[0xf9, 0x3c, 0]), Refused("doesn't have")),
        ("a null at the end", null_at_the_end, canonical),
        ("a field more", |b| (b[0], _) = (0x8b, b.push(0)), Refused("more fields than this version knows")),
        ("a field less", |b| b[0] = 0x89, Refused("another shape")),
        ("a byte more", |b| b.push(0), Refused("bytes follow")),
        ("a byte less", |b| b.truncate(b.len() - 1), Refused("ends too early")),
        ("nothing", |b| b.clear(), Refused("ends too early")),
        ("lists in lists", |b| *b = vec![0x81; 1000], Refused("batch")),
        ("a longer list than there is", |b| b[0] = 0x9b, Refused("ends too early")),
    ] {
        let forge = |f: &mut Forged, _: &_| {
            let mut bytes = f.stored();
            change(&mut bytes);
            f.bytes = Some(bytes);
        };
        field.change(what, forge, expected);
    }
}

fn replace(bytes: &mut Vec<u8>, at: usize, length: usize, by: &[u8]) {
    bytes.splice(at..at + length, by.iter().copied());
}

/// Writes out the introduction that isn't there.
fn null_at_the_end(bytes: &mut Vec<u8>) {
    let announced = bytes.windows(4).position(|w| w == [0x82, 1, 0x58, 32]).unwrap();
    bytes[announced] = 0x83;
    bytes.insert(announced + 4 + 32, 0xf6);
}

#[test]
fn rows_that_hold_something_else() {
    let field = Field::new();
    let check = |what, plain: fn(&Forged) -> Vec<u8>, expected| {
        field.change(what, |f, _| f.plain = Some(plain(f)), Refused(expected));
    };
    check("nothing", |_| Vec::new(), "ends too early");
    check("the body only", Forged::stored, "another shape");
    check("no signature", |f| [&[0x81, 0x59], &length(f)[..], &f.stored()].concat(), "another shape");
    check("a short signature", |f| short(f, 63), "another shape");
    check("a long signature", |f| short(f, 65), "another shape");
}

fn length(forged: &Forged) -> [u8; 2] {
    (forged.stored().len() as u16).to_be_bytes()
}

fn short(forged: &Forged, signature: u8) -> Vec<u8> {
    let body = [&[0x82, 0x59], &length(forged)[..], &forged.stored()].concat();
    [&body[..], &[0x58, signature], &vec![7; usize::from(signature)]].concat()
}

#[test]
fn signatures() {
    let field = Field::new();
    let check = |what, change: fn(&mut Forged), expected| field.change(what, |f, _| change(f), expected);
    let refused = Refused("signature of batch");
    check("by another key", |f| f.signature = Some(sign(f, 4, &signed_bytes(f.hash()))), refused);
    check("over the bare id", |f| f.signature = Some(sign(f, 3, &f.hash().0)), refused);
    check("over the body", |f| f.signature = Some(sign(f, 3, &f.stored())), refused);
    check("over another batch", |f| f.signature = Some(sign(f, 3, &signed_bytes(BatchId([1; 32])))), refused);
    check("nothing", |f| f.signature = Some(Signature([0; 64])), refused);
    check(
        "in its other form",
        |f| f.signature = Some(other_form(sign(f, 3, &signed_bytes(f.hash())))),
        refused,
    );
    check("a key that fits all", fits_all, refused);
    check("never announced", |f| drop(f.body.events.remove(0)), refused);
    check("another's key", |f| f.body.events[0] = announced(&signer(4)), refused);
    check("another's key as well", |f| f.body.events.push(announced(&signer(4))), refused);
    check("a known key as well", |f| f.body.events.push(announced(&signer(1))), refused);
    let founder = |f: &mut Forged, file: &crate::StudyFile| {
        f.body.replica = file.state().batches[0].replica;
        f.body.events.remove(0);
    };
    field.change("for another", founder, refused);
    let known = |f: &mut Forged, _: &_| {
        (f.body.replica, f.body.seq) = (public(&signer(1)).replica(), 1);
        f.body.events.remove(0);
    };
    field.change("for another who is known", known, refused);
    let late = |file: &_| {
        let mut one = Forged::next(file, signer(3));
        one.body.events.remove(0);
        let mut two = Forged::after(&one, signer(3));
        two.body.seq = 1;
        vec![one, two]
    };
    field.check("announced too late", late, refused);
}

fn sign(_: &Forged, number: u8, bytes: &[u8]) -> Signature {
    Signature(signer(number).sign(bytes).to_bytes())
}

/// The same signature with the group's order added to its second half.
fn other_form(signature: Signature) -> Signature {
    let order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    let mut bytes = signature.0;
    let mut carry = 0;
    for (byte, add) in bytes[32..].iter_mut().zip(from_hex(order).unwrap()) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        (*byte, carry) = (sum as u8, sum >> 8);
    }
    Signature(bytes)
}

/// The neutral point as key: a careless check accepts one signature for everything.
fn fits_all(forged: &mut Forged) {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let key = PublicKey(neutral);
    forged.body.replica = key.replica();
    forged.body.events[0] = Event::ReplicaAnnounced { key, introduction: None };
    let mut signature = [0; 64];
    signature[0] = 1;
    forged.signature = Some(Signature(signature));
}

/// One replica's word for the next: only its own holds, and only for that study and key.
#[test]
fn introductions() {
    let field = Field::new();
    let refused = Refused("signature of batch");
    let word = |study: StudyId, by: u8, next: u8| {
        let bytes = introduced_bytes(study, public(&signer(next)));
        Signature(signer(by).sign(&bytes).to_bytes())
    };
    type Word<'a> = &'a dyn Fn(StudyId) -> (u8, Signature);
    let cases: [(&str, Word<'_>, super::forged::Expected); 6] = [
        ("all is right", &|study| (1, word(study, 1, 3)), Opens(0)),
        ("by another", &|study| (1, word(study, 2, 3)), refused),
        ("by itself in the other's name", &|study| (1, word(study, 3, 3)), refused),
        ("for another key", &|study| (1, word(study, 1, 4)), refused),
        ("for another study", &|_| (1, word(StudyId([9; 16]), 1, 3)), refused),
        ("by one who is unknown", &|study| (5, word(study, 5, 3)), refused),
    ];
    for (what, word, expected) in cases {
        let introduce = |f: &mut Forged, file: &crate::StudyFile| {
            let (by, signature) = word(file.study());
            let introduction = Some(Introduction { by: public(&signer(by)).replica(), signature });
            f.body.events[0] = Event::ReplicaAnnounced { key: public(&f.signer), introduction };
        };
        field.change(what, introduce, expected);
    }
    let foreign = |f: &mut Forged, file: &crate::StudyFile| {
        let by = file.state().batches[0].replica;
        let introduction = Some(Introduction { by, signature: Signature([7; 64]) });
        f.body.events[0] = Event::ReplicaAnnounced { key: public(&f.signer), introduction };
    };
    field.change("in the founder's name", foreign, refused);
}
