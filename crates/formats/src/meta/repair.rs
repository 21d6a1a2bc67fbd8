//! Undoes what Meta does to texts: the bytes of their UTF-8 are written as if each were a character.

/// The text as it was meant; as it stands where it isn't of that kind. Tested text by text, since files that were
/// saved again hold both.
pub(super) fn repaired(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_one_by_one() {
        for (text, expected) in [
            ("halo", "halo"),
            ("Sip \u{f0}\u{9f}\u{91}\u{8d} ku\u{c3}\u{a9}e", "Sip 👍 kuée"),
            ("\u{e2}\u{80}\u{9c}ya\u{e2}\u{80}\u{9d}", "“ya”"),
            ("“sudah benar” 👍", "“sudah benar” 👍"),
            ("kuée", "kuée"),
            ("\u{c3}", "\u{c3}"),
        ] {
            assert_eq!(repaired(text.to_owned()), expected);
        }
    }
}
