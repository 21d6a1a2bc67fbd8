//! Boxes: XChaCha20-Poly1305 with everything that places the row bound into it, compressed where it pays.

use crate::error::StoreError;
use crate::keys::{Key, random};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use model::canon;
use model::ids::*;
use serde::Serialize;
use std::io::Read;

/// The first byte of a box.
const VERSION: u8 = 1;
const NONCE: usize = 24;

/// What a box is bound to: a row can't be read as another row, of another study, kind or key.
#[derive(Serialize)]
pub(crate) struct Binding<'a> {
    domain: &'static str,
    table: &'a str,
    study: StudyId,
    kind: u32,
    generation: u32,
    ids: Vec<Id>,
}

/// An id of 16 or 32 bytes.
pub(crate) struct Id(pub Vec<u8>);

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(&self.0)
    }
}

impl<'a> Binding<'a> {
    pub fn new(table: &'a str, study: StudyId, kind: u32, generation: u32, ids: Vec<Id>) -> Self {
        Binding { domain: "kelindan/v1/box", table, study, kind, generation, ids }
    }

    fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        canon::to_bytes(self).map_err(|e| StoreError::System(e.to_string()))
    }
}

/// Seals bytes with a fresh nonce.
pub(crate) fn seal(key: &Key, binding: &Binding<'_>, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    seal_with(key, random::<NONCE>()?, binding, plain)
}

/// Seals bytes with a given nonce: for vectors; every other caller uses [`seal`].
pub(crate) fn seal_with(
    key: &Key,
    nonce: [u8; NONCE],
    binding: &Binding<'_>,
    plain: &[u8],
) -> Result<Vec<u8>, StoreError> {
    let aad = binding.bytes()?;
    let cipher = XChaCha20Poly1305::new(&key.0.into());
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad })
        .map_err(|_| StoreError::System("sealing failed".into()))?;
    let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
    out.push(VERSION);
    out.extend(nonce);
    out.extend(sealed);
    Ok(out)
}

/// Opens a box; `None` when it is damaged, foreign, or under another key.
pub(crate) fn open(key: &Key, binding: &Binding<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
    let (version, rest) = sealed.split_first()?;
    let (nonce, body) = rest.split_at_checked(NONCE)?;
    if *version != VERSION {
        return None;
    }
    let aad = binding.bytes().ok()?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    XChaCha20Poly1305::new(&key.0.into()).decrypt(&XNonce::from(nonce), Payload { msg: body, aad: &aad }).ok()
}

/// The id of a payload: encrypt, then hash.
pub(crate) fn payload_id(sealed: &[u8]) -> PayloadId {
    PayloadId(blake3::derive_key("kelindan v1 payload id", sealed))
}

/// No payload is larger than this when opened: a compressed bomb ends here.
const LARGEST: u64 = 64 << 20;

/// Compresses for sealing, many contents one after the other: what zstd needs for it is made once.
#[derive(Default)]
pub(crate) struct Packer(Option<zstd::bulk::Compressor<'static>>);

impl Packer {
    /// One frame.
    ///
    /// # Errors
    /// More than would be opened again.
    pub(crate) fn compress(&mut self, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        if plain.len() as u64 > LARGEST {
            return Err(StoreError::TooLarge);
        }
        let failed = |_| StoreError::System("compression failed".into());
        let compressor = match &mut self.0 {
            Some(compressor) => compressor,
            none => none.insert(zstd::bulk::Compressor::new(1).map_err(failed)?),
        };
        compressor.compress(plain).map_err(failed)
    }
}

/// Undoes [`Packer::compress`]; `None` when the bytes are not exactly one frame, or open to more than [`LARGEST`].
pub(crate) fn decompress(packed: &[u8]) -> Option<Vec<u8>> {
    if !packed.starts_with(&FRAME) {
        return None;
    }
    let mut out = Vec::new();
    let mut decoder = zstd::stream::read::Decoder::with_buffer(packed).ok()?.single_frame();
    decoder.by_ref().take(LARGEST + 1).read_to_end(&mut out).ok()?;
    let is_whole = out.len() as u64 <= LARGEST && decoder.finish().is_empty();
    is_whole.then_some(out)
}

/// How a Zstandard frame begins.
const FRAME: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

#[cfg(test)]
mod tests {
    use super::*;

    fn compress(plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        Packer::default().compress(plain)
    }

    fn binding(kind: u32, id: u8) -> Binding<'static> {
        Binding::new("payload", StudyId([1; 16]), kind, 1, vec![Id(vec![id; 16])])
    }

    #[test]
    fn a_box_opens_only_where_it_belongs() {
        let key = Key([7; 32]);
        let sealed = seal(&key, &binding(3, 1), b"words").unwrap();
        assert_eq!(open(&key, &binding(3, 1), &sealed).unwrap(), b"words");
        assert!(open(&key, &binding(4, 1), &sealed).is_none(), "another kind");
        assert!(open(&key, &binding(3, 2), &sealed).is_none(), "another owner");
        assert!(open(&Key([8; 32]), &binding(3, 1), &sealed).is_none(), "another key");
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert!(open(&key, &binding(3, 1), &flipped).is_none(), "byte {at}");
        }
        for cut in 0..sealed.len() {
            assert!(open(&key, &binding(3, 1), &sealed[..cut]).is_none(), "cut at {cut}");
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let too_large = vec![0; (LARGEST + 1) as usize];
        assert!(
            matches!(compress(&too_large), Err(StoreError::TooLarge)),
            "what is sealed can be opened again"
        );
        let bomb = zstd::bulk::compress(&too_large, 1).unwrap();
        assert!(bomb.len() < 100_000);
        assert!(decompress(&bomb).is_none());
        assert_eq!(decompress(&compress(b"words").unwrap()).unwrap(), b"words");
        assert!(decompress(b"no zstd").is_none());
        let frame = compress(b"words").unwrap();
        let skippable = [&[0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7], &frame[..]].concat();
        for several in [[&frame[..], &frame].concat(), skippable, [&frame[..], b"x"].concat()] {
            assert!(decompress(&several).is_none(), "one frame and nothing beside it");
        }
        assert!(decompress(&frame[..frame.len() - 1]).is_none(), "cut");
    }
}
