//! Reads base64, as pages send bytes.

/// The bytes of a text in base64, with or without padding and white space; `None` = it is none.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for c in text.bytes().filter(|c| !c.is_ascii_whitespace() && *c != b'=') {
        bits = bits << 6 | value(c)?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

fn value(c: u8) -> Option<u32> {
    Some(u32::from(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn what_pages_send() {
        for (text, expected) in [("", ""), ("YQ==", "a"), ("dGlrYXI=", "tikar"), ("dGlr\nYXI", "tikar")] {
            assert_eq!(decode(text), Some(expected.as_bytes().to_vec()));
        }
        assert_eq!(decode("/+8"), Some(vec![0xff, 0xef]));
        assert_eq!(decode("a,b"), None);
    }
}
