//! The words in an EMF picture: each record that writes words has them in UTF-16.

/// The record that writes words, and where its count of letters and their place stand.
const WORDS: u32 = 84;
const COUNT: usize = 44;
const PLACE: usize = 48;

/// Whether bytes begin as an EMF picture does.
pub(super) fn is_emf(bytes: &[u8]) -> bool {
    bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF")
}

/// Its words, those of each record on a line of their own. A record that says more than there is ends the reading.
pub(super) fn text(bytes: &[u8]) -> String {
    let (mut lines, mut rest) = (Vec::new(), bytes);
    while let (Some(kind), Some(length)) = (word(rest, 0), word(rest, 4)) {
        let Some((record, after)) = rest.split_at_checked((length as usize).max(8)) else { break };
        if kind == WORDS {
            lines.extend(words(record));
        }
        rest = after;
    }
    lines.join("\n")
}

fn words(record: &[u8]) -> Option<String> {
    let (count, place) = (word(record, COUNT)? as usize, word(record, PLACE)? as usize);
    let units = record.get(place..place.checked_add(count.checked_mul(2)?)?)?;
    let units: Vec<u16> = units.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
