//! The diagnostic notation of RFC 8949, from bytes: a reader of its own, so that the values in the file don't
//! rest on the reader that is checked.

/// Writes canonical bytes in diagnostic notation.
pub fn of(bytes: &[u8]) -> String {
    let mut rest = bytes;
    let mut out = String::new();
    item(&mut rest, &mut out);
    assert!(rest.is_empty(), "bytes after the value");
    out
}

fn item(rest: &mut &[u8], out: &mut String) {
    let first = take(rest, 1)[0];
    match first {
        0xf4 => return out.push_str("false"),
        0xf5 => return out.push_str("true"),
        0xf6 => return out.push_str("null"),
        _ => {}
    }
    let n = match first & 0x1f {
        short @ 0..=23 => u64::from(short),
        long @ 24..=27 => take(rest, 1 << (long - 24)).iter().fold(0, |n, byte| n << 8 | u64::from(*byte)),
        _ => panic!("not in this format: {first:#04x}"),
    };
    match first >> 5 {
        0 => *out += &n.to_string(),
        1 => *out += &(-1 - i128::from(n)).to_string(),
        2 => *out += &format!("h'{}'", model::hex(take(rest, n as usize))),
        3 => *out += &serde_json::to_string(std::str::from_utf8(take(rest, n as usize)).unwrap()).unwrap(),
        4 => list(n, rest, out),
        _ => panic!("not in this format: {first:#04x}"),
    }
}

fn list(items: u64, rest: &mut &[u8], out: &mut String) {
    out.push('[');
    for index in 0..items {
        if index > 0 {
            out.push_str(", ");
        }
        item(rest, out);
    }
    out.push(']');
}

fn take<'a>(rest: &mut &'a [u8], n: usize) -> &'a [u8] {
    let (taken, left) = rest.split_at(n);
    *rest = left;
    taken
}
