//! Texts that are made to break things: any Unicode, long lines.

use super::{Names, scan};
use crate::protect::age_cues;

proptest::proptest! {
    #[test]
    fn finds_lie_in_the_text_in_order(text in "(nol |delapan|0️⃣|０|08|1234| |-|\\.|@|rek |jl |nama saya |Kejora|kamar |\u{2068}|\u{2069}|é|umur |\\+62|www\\.|x|150rb|\n|İ|ß|juwita){0,24}|\\PC{0,40}") {
        let names = Names::new([("juwita", 1), ("İß", 2), ("Kak Kejora", 3)]);
        let found = scan(&text, &names);
        let count = text.chars().count() as u32;
        let mut end = 0;
        for found in &found {
            proptest::prop_assert!(end <= found.start && found.start < found.end && found.end <= count && found.score <= 100);
            end = found.end;
        }
        proptest::prop_assert_eq!(&found, &scan(&text, &names));
        proptest::prop_assert!(age_cues(&text).iter().all(|cue| cue.start < cue.end && cue.end <= count));
    }
}

/// Each of these would take minutes if its time rose with the square of its length.
#[test]
fn long_lines_take_no_long_time() {
    let names = Names::new([("aaa", 1), ("aaaa", 2), ("juwita", 3), ("sri sri", 4)]);
    for part in [
        "a",
        "0",
        "1 ",
        "08",
        "0812-0000-1234 ",
        "@",
        "a@",
        "a@b.",
        "(at)",
        "x.com.",
        "a.",
        "http://",
        "www.a",
        "satu",
        "satu ",
        "jl ",
        "nama saya ",
        "Mbak Sari ",
        "kamar 12 ",
        "rek 1",
        "\u{2068}",
        "\u{2068}a",
        "é",
        "😊",
        "umur 16 ",
        "lahir ",
        "A1",
        "DT 12",
        "-4.0123,",
        "GB82 ",
        "....",
        "    ",
        "juwita",
        "sri ",
        "ttl",
        "150rb ",
        "kelas ",
        "1.",
        "ig ",
        "ß",
    ] {
        let text = part.repeat(100_000 / part.len());
        scan(&text, &names);
        age_cues(&text);
    }
}
