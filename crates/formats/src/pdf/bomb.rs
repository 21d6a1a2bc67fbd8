//! Whether the streams of a file would unpack to more than is allowed; they are unpacked and counted, never kept.

use flate2::bufread::ZlibDecoder;
use std::io::Read;

/// Streams in streams that are looked into.
const DEPTH: usize = 3;

/// Whether all compressed streams together have more bytes than this.
pub(super) fn is_one(bytes: &[u8], most: u64) -> bool {
    let mut left = most;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + 6..];
        let data = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
        if is_compressed(data) && unpack(data, &mut left, DEPTH).is_none() {
            return true;
        }
    }
    false
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|b| *b == word[0])?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether it begins as compressed data does.
fn is_compressed(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Counts what a stream unpacks to, and a stream at the begin of that; `None` when nothing is left.
fn unpack(data: &[u8], left: &mut u64, depth: usize) -> Option<()> {
    let mut decoder = ZlibDecoder::new(data);
    let mut buffer = [0; 64 << 10];
    let mut inner = Vec::new();
    while let Ok(count @ 1..) = decoder.read(&mut buffer) {
        *left = left.checked_sub(count as u64)?;
        if (inner.is_empty() && is_compressed(&buffer[..count])) || !inner.is_empty() {
            inner.extend_from_slice(&buffer[..count]);
        }
    }
    match depth {
        0 => Some(()),
        _ if inner.is_empty() => Some(()),
        _ => unpack(&inner, left, depth - 1),
    }
}
