//! What tests of several files need: counts of turns, and texts that somebody has tampered with.
#![allow(dead_code, reason = "every file of tests uses another part of it")]

use formats::DraftTurn;
use model::TurnKind::{self, *};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Numbers of turns: words, media, deleted, edited, system, unknown.
pub fn kinds(turns: &[DraftTurn]) -> [usize; 6] {
    let count = |kind: TurnKind| turns.iter().filter(|t| t.kind == kind).count();
    [Words, Media, Deleted, Edited, System, Unknown].map(count)
}

/// The time of a turn as it is written.
pub fn time(turn: Option<&DraftTurn>) -> String {
    turn.and_then(|t| t.time).map(|t| t.to_string()).unwrap_or_default()
}

/// Reads each text again and again with pieces put in at random in the place of up to so many bytes.
pub fn tampered(texts: &[&str], pieces: &[&[u8]], rounds: usize, longest: usize, read: impl Fn(&[u8])) {
    let mut random = 7u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    for text in texts {
        for _ in 0..rounds {
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..=next(4) {
                let at = next(bytes.len());
                let piece = pieces[next(pieces.len())];
                bytes.splice(at..(at + next(longest)).min(bytes.len()), piece.iter().copied());
            }
            read(&bytes);
        }
    }
}

/// An archive with these members, packed.
pub fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let method = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        zip.start_file(*name, method).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
