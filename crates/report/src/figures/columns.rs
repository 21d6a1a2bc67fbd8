//! Stacked columns along time: how many came in each week, by wave.

use super::legend::Entry;
use super::{Style, Tone, at, frame, legend, rect, width_of, words};
use crate::html::{Attrs, Html};

/// Stacked columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The parts of each column from the bottom up: colour and words.
    pub parts: Vec<(Tone, String)>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// Small words under the picture.
    pub note: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands under it.
    pub label: String,
    /// What stands under the first of a group: the year. Empty = none.
    pub group: String,
    /// A count for each part.
    pub counts: Vec<u64>,
}

const WIDTH: f64 = 900.0;
const LEFT: f64 = 44.0;
const TALL: f64 = 220.0;
const WIDEST: f64 = 44.0;

/// Draws the columns. The scale begins at 0 and ends at a round number.
pub fn columns(picture: &Columns) -> String {
    let entries: Vec<Entry> = picture.parts.iter().map(|(_, text)| Entry::of(text)).collect();
    let top = legend::height(&entries, WIDTH) + 12.0;
    let bottom = top + TALL;
    let most = picture.columns.iter().map(|c| c.counts.iter().sum::<u64>()).max().unwrap_or(0);
    let step = step(most);
    let end = most.div_ceil(step).max(1) * step;
    let slot = ((WIDTH - LEFT) / picture.columns.len().max(1) as f64).min(WIDEST);
    let height = bottom + 38.0 + if picture.note.is_empty() { 0.0 } else { 20.0 };
    frame(&picture.title, &picture.description, WIDTH, height, |h| {
        legend::legend(h, &entries, 0.0, WIDTH, |h, i, (x, y)| {
            rect(h, picture.parts[i].0, (x - 5.0, y - 5.0), (10.0, 10.0));
        });
        for n in (0..=end / step).map(|k| k * step) {
            let y = bottom - TALL * n as f64 / end as f64;
            hair(h, (LEFT, y), (WIDTH, y));
            words(h, LEFT - 8.0, y + 4.0, &n.to_string(), Style::NOTE.anchored("end"));
        }
        for (i, column) in picture.columns.iter().enumerate() {
            draw(h, picture, column, LEFT + i as f64 * slot, slot, (bottom, TALL / end as f64));
        }
        labels(h, picture, slot, bottom);
        words(h, LEFT, bottom + 54.0, &picture.note, Style::NOTE);
    })
}

fn draw(h: &mut Html, picture: &Columns, column: &Column, x: f64, slot: f64, (bottom, one): (f64, f64)) {
    let mut y = bottom;
    let gap = if slot > 6.0 { slot * 0.18 } else { slot * 0.08 };
    for ((tone, _), count) in picture.parts.iter().zip(&column.counts).filter(|(_, n)| **n > 0) {
        let tall = *count as f64 * one;
        y -= tall;
        // A hair of the ground between the parts, so that neighbours are told apart without their colours.
        rect(h, *tone, (x + gap / 2.0, y), (slot - gap, (tall - 0.8).max(0.6)));
    }
}

/// Words under the columns, as many as there is room for.
fn labels(h: &mut Html, picture: &Columns, slot: f64, bottom: f64) {
    let widest = picture.columns.iter().map(|c| width_of(&c.label, 12.0)).fold(0.0, f64::max);
    let every = ((widest + 8.0) / slot).ceil().max(1.0) as usize;
    let mut free = 0.0;
    for (i, column) in picture.columns.iter().enumerate() {
        let x = LEFT + (i as f64 + 0.5) * slot;
        if i % every == 0 {
            words(h, x, bottom + 16.0, &column.label, Style::NOTE.anchored("middle"));
        }
        let left = LEFT + i as f64 * slot;
        if !column.group.is_empty() && left >= free {
            words(h, left, bottom + 34.0, &column.group, Style::NOTE.bold());
            free = left + width_of(&column.group, 12.0) + 10.0;
        }
    }
}

fn hair(h: &mut Html, from: (f64, f64), to: (f64, f64)) {
    let ends = [from.0, from.1, to.0, to.1].map(at);
    let attrs: Attrs = &[
        ("class", "hair"),
        ("x1", &ends[0]),
        ("y1", &ends[1]),
        ("x2", &ends[2]),
        ("y2", &ends[3]),
        ("stroke", "#dcd8cf"),
    ];
    h.empty("line", attrs);
}

/// A round step so that the scale has at most six lines.
fn step(most: u64) -> u64 {
    let mut tens = 1u64;
    loop {
        for step in [1, 2, 5].map(|n| tens.saturating_mul(n)) {
            if most / step < 5 || step == u64::MAX {
                return step;
            }
        }
        tens = tens.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(counts: &[&[u64]]) -> Columns {
        let column = |c: &&[u64]| Column { label: "12".into(), group: String::new(), counts: c.to_vec() };
        Columns {
            title: "Weeks".into(),
            description: "d".into(),
            parts: vec![(Tone::Wave(0), "Wave 0".into()), (Tone::Wave(1), "<b>".into())],
            columns: counts.iter().map(column).collect(),
            note: String::new(),
        }
    }

    #[test]
    fn scales_end_at_round_numbers() {
        for (most, expected) in [
            (0, 1),
            (4, 1),
            (5, 2),
            (9, 2),
            (10, 5),
            (24, 5),
            (25, 10),
            (1200, 500),
            (u64::MAX, 5_000_000_000_000_000_000),
        ] {
            assert_eq!(step(most), expected, "{most}");
        }
    }

    #[test]
    fn parts_stand_on_each_other() {
        let svg = columns(&picture(&[&[3, 1], &[0, 0]]));
        assert_eq!(svg.matches("class=\"w0\"").count(), 2, "{svg}");
        assert_eq!(svg.matches("class=\"w1\"").count(), 2);
        assert!(svg.contains("&lt;b&gt;") && !svg.contains("<b>"));
        assert!(!columns(&picture(&[])).contains("NaN"));
    }
}
