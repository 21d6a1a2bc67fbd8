//! How places are named: `C07:12`, `C07:12–14`.

use model::{Place, Words};

/// The label of a place: the source's label and the turns, counted from 0 as in the tables.
pub fn label(words: &Words, place: &Place) -> String {
    format!("{}:{}", words.label(place.source), turns(&place.turns))
}

/// Turns as ranges: `12`, `12–14`, `12, 14`.
fn turns(turns: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for turn in turns {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *turn => *last = *turn,
            _ => ranges.push((*turn, *turn)),
        }
    }
    let range = |(a, b): &(u32, u32)| if a == b { a.to_string() } else { format!("{a}–{b}") };
    ranges.iter().map(range).collect::<Vec<_>>().join(", ")
}

/// Labels of sources with neighbours put together: `C01–C12`, `I01`.
pub fn label_ranges(labels: &[String]) -> Vec<String> {
    let number = |label: &str| {
        let digits = label.trim_start_matches(|c: char| !c.is_ascii_digit());
        digits.parse::<u32>().ok().map(|n| (label[..label.len() - digits.len()].to_owned(), n))
    };
    let mut ranges: Vec<(&String, &String)> = Vec::new();
    for label in labels {
        let follows = |last: &str| match (number(last), number(label)) {
            (Some((a, n)), Some((b, m))) => a == b && n.checked_add(1) == Some(m),
            _ => false,
        };
        match ranges.last_mut() {
            Some((_, last)) if follows(last) => *last = label,
            _ => ranges.push((label, label)),
        }
    }
    ranges.iter().map(|(a, b)| if a == b { (*a).clone() } else { format!("{a}–{b}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::{label_ranges, turns};

    #[test]
    fn labels() {
        let labels = ["C01", "C02", "C03", "C07", "I01", "toko", "C08"].map(String::from);
        assert_eq!(label_ranges(&labels), ["C01–C03", "C07", "I01", "toko", "C08"]);
    }

    #[test]
    fn ranges() {
        for (list, text) in [
            (&[12][..], "12"),
            (&[12, 13, 14], "12–14"),
            (&[1, 3], "1, 3"),
            (&[1, 2, 5, 6, 9], "1–2, 5–6, 9"),
            (&[], ""),
        ] {
            assert_eq!(turns(list), text);
        }
    }
}
