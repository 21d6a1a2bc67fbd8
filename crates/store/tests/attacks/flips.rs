//! One byte of the file changed: the study is as it was, or it says what is damaged.

use super::bed::{Bed, Seen};
use super::source::add_source;
use super::told::{Told, told};
use std::collections::BTreeMap;

/// What is done to a byte, in turn.
const MASKS: [u8; 5] = [0x01, 0x80, 0xff, 0x04, 0x40];

/// Every byte of a file that says something: header, schema, all tables and their indexes. The file is one in
/// pages of 512 bytes, which says the same in a quarter of the bytes. What lies within zeros, eight on either
/// side, is space that nothing uses, as SQLite leaves it: of those bytes every 16th is taken.
#[test]
fn every_byte_of_a_small_file() {
    let bed = Bed::new();
    add_source(&mut bed.open().unwrap().0, &[1], 4);
    bed.compact();
    let bytes = bed.bytes();
    let within_zeros = |at: usize| {
        let around = &bytes[at.saturating_sub(8)..bytes.len().min(at + 9)];
        around.iter().all(|byte| *byte == 0)
    };
    let positions: Vec<usize> = (0..bytes.len()).filter(|at| at % 16 == 0 || !within_zeros(*at)).collect();
    let said = bytes.iter().filter(|byte| **byte != 0).count();
    assert!(positions.len() > said && said > 4000, "{} positions for {said}", positions.len());
    check(&bed, positions, 500);
}

/// The same file in the pages that the program makes: the first 600 bytes are the header and the beginning of
/// the schema; the rest is stepped through.
#[test]
fn a_file_in_ordinary_pages() {
    let bed = Bed::with_source();
    let bytes = bed.bytes().len();
    check(&bed, (0..600).step_by(7).chain((600..bytes).step_by(131)).collect(), 5);
}

/// A file of 2 MB, nearly all of it blocks over many pages. Each look reads all of them, so that few
/// positions are taken: 7 of the first pages, where the other tables begin, and 7 beyond.
#[test]
fn a_large_file() {
    let bed = Bed::new();
    add_source(&mut bed.open().unwrap().0, &[40, 24], 6500);
    let bytes = bed.bytes().len();
    assert!(bytes > 2_000_000, "{bytes}");
    check(&bed, (9..40_000).step_by(6_007).chain((40_000..bytes).step_by(290_003)).collect(), 1);
}

/// Changes each of these bytes by a mask, one at a time, half of them on each of two threads. At least so
/// many are to be refused, and as many listed.
fn check(bed: &Bed, positions: Vec<usize>, least: usize) {
    let flips: Vec<(usize, u8)> = positions.into_iter().zip(MASKS.into_iter().cycle()).collect();
    let whole = bed.bytes();
    let right = told(&bed.open_elsewhere().unwrap().0).unwrap();
    assert_eq!(bed.look(&right), Ok(Seen::Harmless));
    let (one, other) = flips.split_at(flips.len() / 2);
    let found = std::thread::scope(|scope| {
        let parts = [one, other].map(|part| scope.spawn(|| flip(&bed.copy(&whole), &whole, &right, part)));
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect::<Vec<_>>()
    });
    let count = |is: fn(&Seen) -> bool| found.iter().filter(|f| f.1.as_ref().is_ok_and(is)).count();
    let refused = count(|s| matches!(s, Seen::Refused(_)));
    let listed = count(|s| matches!(s, Seen::Listed(_)));
    let mut succeeded: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
    for (at, outcome) in &found {
        if let Err(how) = outcome {
            succeeded.entry(how).or_default().push(*at);
        }
    }
    assert!(refused >= least && listed >= least, "the test can fail: {refused} refused, {listed} listed");
    let summary = |(how, at): (&&String, &Vec<usize>)| format!("{how}: {} bytes, as {:?}", at.len(), at[0]);
    let summary: Vec<String> = succeeded.iter().map(summary).collect();
    assert!(summary.is_empty(), "of {} bytes: {summary:#?}", found.len());
}

fn flip(bed: &Bed, whole: &[u8], right: &Told, flips: &[(usize, u8)]) -> Vec<(usize, Result<Seen, String>)> {
    let mut bytes = whole.to_vec();
    let mut outcome = |(at, mask): &(usize, u8)| {
        bytes[*at] ^= mask;
        bed.put(&bytes);
        bytes[*at] ^= mask;
        (*at, bed.look(right))
    };
    flips.iter().map(&mut outcome).collect()
}
