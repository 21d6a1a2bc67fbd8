//! The text in a PNG picture: its text chunks, and what stands behind its end.

use crate::FormatError;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that hold the picture itself; every other chunk is read as text.
const PICTURE: [&[u8]; 12] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"hIST",
    b"fdAT",
];

/// Chunks whose text may be compressed: it can't be looked through.
const COMPRESSED: [&[u8]; 2] = [b"zTXt", b"iCCP"];

pub(super) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// The texts, each on a line.
pub(super) fn text(bytes: &[u8]) -> Result<String, FormatError> {
    let broken = FormatError::Broken { part: "png" };
    let mut rest = &bytes[SIGNATURE.len()..];
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let head = rest.first_chunk::<8>().ok_or_else(|| broken.clone())?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let kind = &head[4..8];
        let data = rest.get(8..8 + length).ok_or_else(|| broken.clone())?;
        // Keyword, 0, then 1 where the text of an iTXt is compressed.
        let packed = kind == b"iTXt"
            && data.splitn(2, |b| *b == 0).nth(1).is_some_and(|text| text.first() == Some(&1));
        if COMPRESSED.contains(&kind) || packed {
            return Err(broken);
        }
        if !PICTURE.contains(&kind) {
            lines.push(String::from_utf8_lossy(data).replace('\0', "\n"));
        }
        rest = rest.get(12 + length..).unwrap_or(&[]);
        if kind == b"IEND" {
            lines.push(String::from_utf8_lossy(rest).replace('\0', ""));
            break;
        }
    }
    Ok(lines.join("\n"))
}
