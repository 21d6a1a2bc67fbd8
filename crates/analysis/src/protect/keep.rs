//! How much of a find is kept: names and streets end where common words begin; what has a unit is a quantity.

use super::words::{begins_with_unit, is_common, is_kinship};

/// Letters after which no plate ends: they are units.
const NO_PLATES: [&str; 22] = [
    "cm", "mm", "km", "kg", "gr", "ml", "rb", "rbu", "jt", "pcs", "xl", "xxl", "wib", "wit", "am", "pm",
    "hp", "gb", "mb", "th", "bln", "jam",
];

/// What kind of house it is, not which.
const KINDS: [&str; 14] = [
    "putra",
    "putri",
    "bintang",
    "campur",
    "mewah",
    "murah",
    "bulanan",
    "harian",
    "eksklusif",
    "exclusive",
    "bebas",
    "khusus",
    "terdekat",
    "milik",
];

/// The area codes that plates begin with.
const PLATES: [&str; 57] = [
    "A", "B", "D", "E", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "W", "Z", "AA", "AB", "AD",
    "AE", "AG", "BA", "BB", "BD", "BE", "BG", "BH", "BK", "BL", "BM", "BN", "BP", "CC", "CD", "DA", "DB",
    "DC", "DD", "DE", "DG", "DH", "DK", "DL", "DM", "DN", "DP", "DR", "DS", "DT", "DW", "EA", "EB", "ED",
    "KB", "KH", "KT",
];

/// Everything.
pub(super) fn all(found: &str, _: &str) -> usize {
    found.len()
}

/// Everything, unless a unit follows.
pub(super) fn no_unit(found: &str, rest: &str) -> usize {
    if begins_with_unit(rest) { 0 } else { found.len() }
}

/// The words up to the first that is no part of a name.
pub(super) fn name(found: &str, _: &str) -> usize {
    until(found, is_common)
}

/// The words up to the first common one; a number at the end stays only after words that all stay.
pub(super) fn street(found: &str, rest: &str) -> usize {
    let kept = until(found, |word| is_common(word) || KINDS.contains(&word));
    let number = found.ends_with(|c: char| c.is_ascii_digit());
    if kept == found.len() && number && begins_with_unit(rest) {
        return found.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().len();
    }
    kept
}

/// How many bytes there are up to the first word that stops; 0 where there is no other word before it.
fn until(found: &str, stops: impl Fn(&str) -> bool) -> usize {
    let (mut at, mut kept) = (0, 0);
    for part in found.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let number = matches!(lower.as_str(), "no" | "nomor" | "nmr");
        if stops(&lower) && !(number && kept > 0) {
            break;
        }
        if !lower.is_empty() && !number {
            kept = at + word.trim_end_matches(['.', ',']).len();
        }
        at += part.len();
    }
    kept
}

/// A handle that is said without a sign: letters with a digit, a line or a point in them.
pub(super) fn handle(found: &str, rest: &str) -> usize {
    let letters = found.chars().filter(|c| c.is_alphabetic()).count();
    let marked = found.contains(|c: char| c.is_ascii_digit() || c == '_' || c == '.');
    let begins_small = found.starts_with(|c: char| c.is_ascii_digit());
    let amount = begins_small && begins_with_unit(found.trim_start_matches(|c: char| !c.is_alphabetic()));
    // "2x", "3hari", "150rb" and "oke.siap" are said too.
    let sentence = !found.contains(|c: char| c.is_ascii_digit() || c == '_')
        && found.split('.').any(|word| is_common(&word.to_lowercase()) || is_kinship(word));
    if letters < 3 || !marked || amount || sentence || begins_with_unit(rest) { 0 } else { found.len() }
}

/// A plate with an area that is given out.
pub(super) fn plate(found: &str, rest: &str) -> usize {
    let area: String = found.chars().take_while(|c| c.is_alphabetic()).collect();
    let tail = found.trim_start_matches(|c: char| c.is_alphabetic()).trim_start();
    let tail = tail.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().to_lowercase();
    let fits = PLATES.contains(&area.to_uppercase().as_str()) && !NO_PLATES.contains(&tail.as_str());
    if fits && !(tail.is_empty() && begins_with_unit(rest)) { found.len() } else { 0 }
}
