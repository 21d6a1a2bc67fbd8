//! A row of signs with what they mean, broken into lines where it is long.

use super::{Style, width_of, words};
use crate::html::Html;

/// Words of a legend.
pub(super) struct Entry<'a> {
    /// What the sign means.
    pub(super) text: &'a str,
    /// Whether it is a heading: it begins a line and has no sign.
    pub(super) is_heading: bool,
}

impl<'a> Entry<'a> {
    /// What a sign means.
    pub(super) fn of(text: &'a str) -> Entry<'a> {
        Entry { text, is_heading: false }
    }

    fn indent(&self) -> f64 {
        if self.is_heading { 0.0 } else { SIGN }
    }
}

const LINE: f64 = 20.0;
const SIGN: f64 = 16.0;
const GAP: f64 = 18.0;

/// The height that the words need below each other.
pub(super) fn height(entries: &[Entry], width: f64) -> f64 {
    places(entries, width).last().map_or(0.0, |(_, y)| y + LINE)
}

/// Writes the words from `top` on; `sign` draws the sign of an entry around its middle.
pub(super) fn legend(
    h: &mut Html,
    entries: &[Entry],
    top: f64,
    width: f64,
    mut sign: impl FnMut(&mut Html, usize, (f64, f64)),
) {
    for (index, (entry, (x, y))) in entries.iter().zip(places(entries, width)).enumerate() {
        if !entry.is_heading {
            sign(h, index, (x + 6.0, top + y + 8.0));
        }
        words(h, x + entry.indent(), top + y + 12.0, entry.text, Style::NOTE);
    }
}

fn places(entries: &[Entry], width: f64) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::new();
    for entry in entries {
        let needed = entry.indent() + width_of(entry.text, 13.0);
        if x > 0.0 && (x + needed > width || entry.is_heading) {
            (x, y) = (0.0, y + LINE);
        }
        places.push((x, y));
        x += needed + if entry.is_heading { GAP / 2.0 } else { GAP };
    }
    places
}
