//! Offers by conversation: each a dot at its number, from the first at the top to the last at the bottom.

use super::legend::Entry;
use super::marks::{dot, hair, joined};
use super::scale::Scale;
use super::{Style, Tone, at, fit, frame, legend, words};
use crate::html::{Attrs, Html};

/// Offers by conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Offers {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// Who offers: colour and words. The last entry is the sign of what was agreed.
    pub parts: Vec<(Tone, String)>,
    /// What the ring means.
    pub agreed: String,
    /// Where words stand along.
    pub ticks: Vec<(f64, String)>,
    /// The conversations from top to bottom.
    pub rows: Vec<OfferRow>,
}

/// The offers of a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferRow {
    /// The conversation.
    pub label: String,
    /// Number and colour, in their order.
    pub offers: Vec<(f64, Tone)>,
    /// Which was agreed.
    pub agreed: Option<usize>,
}

const WIDTH: f64 = 900.0;
const LEFT: f64 = 90.0;
const STEP: f64 = 12.0;

/// Draws the offers.
pub fn offers(picture: &Offers) -> String {
    let mut entries: Vec<Entry> = picture.parts.iter().map(|(_, text)| Entry::of(text)).collect();
    entries.push(Entry::of(&picture.agreed));
    let top = legend::height(&entries, WIDTH) + 30.0;
    let height = |row: &OfferRow| STEP * row.offers.len() as f64 + 10.0;
    let tall: f64 = picture.rows.iter().map(height).sum();
    let values = picture.rows.iter().flat_map(|r| &r.offers).map(|o| o.0);
    let x = Scale::new(values.chain(picture.ticks.iter().map(|t| t.0)), LEFT, WIDTH - 30.0);
    frame(&picture.title, &picture.description, WIDTH, top + tall + 4.0, |h| {
        legend::legend(h, &entries, 0.0, WIDTH, |h, i, place| match picture.parts.get(i) {
            Some((tone, _)) => dot(h, *tone, place, "1"),
            None => ring(h, place),
        });
        for (value, text) in &picture.ticks {
            words(h, x.at(*value), top - 8.0, text, Style::NOTE.anchored("middle"));
            hair(h, (x.at(*value), top), (x.at(*value), top + tall));
        }
        let mut y = top;
        for row in &picture.rows {
            draw(h, row, &x, y);
            y += height(row);
            hair(h, (0.0, y), (WIDTH, y));
        }
    })
}

fn draw(h: &mut Html, row: &OfferRow, x: &Scale, top: f64) {
    words(h, LEFT - 24.0, top + 15.0, &fit(&row.label, LEFT - 26.0, 13.0), Style::LABEL.anchored("end"));
    let place = |(i, (value, _)): (usize, &(f64, Tone))| (x.at(*value), top + 11.0 + STEP * i as f64);
    let places: Vec<(f64, f64)> = row.offers.iter().enumerate().map(place).collect();
    joined(h, &places);
    for (place, (_, tone)) in places.iter().zip(&row.offers) {
        dot(h, *tone, *place, "1");
    }
    if let Some(place) = row.agreed.and_then(|i| places.get(i)) {
        ring(h, *place);
    }
}

fn ring(h: &mut Html, (x, y): (f64, f64)) {
    let (x, y) = (at(x), at(y));
    let attrs: Attrs = &[
        ("class", "whisker"),
        ("cx", &x),
        ("cy", &y),
        ("r", "6.5"),
        ("fill", "none"),
        ("stroke", "#8d877b"),
        ("stroke-width", "1.5"),
    ];
    h.empty("circle", attrs);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_agreed_has_a_ring() {
        let row = OfferRow {
            label: "C01".into(),
            offers: vec![(150.0, Tone::Kind(0)), (120.0, Tone::Kind(1))],
            agreed: Some(1),
        };
        let picture = Offers {
            title: "Offers".into(),
            description: "d".into(),
            parts: vec![(Tone::Kind(0), "<b>".into())],
            agreed: "agreed".into(),
            ticks: vec![(100.0, "100".into())],
            rows: vec![row],
        };
        let svg = offers(&picture);
        assert_eq!(svg.matches("<circle").count(), 1 + 1 + 2 + 1, "{svg}");
        assert!(svg.contains("&lt;b&gt;"));
        assert!(!offers(&Offers { rows: vec![], ticks: vec![], ..picture }).contains("NaN"));
    }
}
