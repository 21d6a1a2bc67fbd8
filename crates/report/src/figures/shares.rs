//! Shares: a bar for each wave, divided by an attribute's values.

use super::legend::Entry;
use super::{Style, Tone, fit, frame, legend, rect, width_of, words};
use crate::html::Html;

/// Divided bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The parts of each bar from left to right: colour and words.
    pub parts: Vec<(Tone, String)>,
    /// The bars from top to bottom.
    pub bars: Vec<Share>,
}

/// A divided bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What it stands for.
    pub label: String,
    /// A count for each part.
    pub counts: Vec<u64>,
    /// Each count as the language writes it.
    pub numbers: Vec<String>,
    /// The sum as the language writes it: "n = 12".
    pub sum: String,
}

const WIDTH: f64 = 900.0;
const LABELS: f64 = 110.0;
const BARS: f64 = 122.0;
const WHOLE: f64 = 690.0;
const ROW: f64 = 26.0;
const BAR: f64 = 18.0;

/// Draws the bars, all of one length; each part has its count written in it where there is room.
pub fn shares(picture: &Shares) -> String {
    let entries: Vec<Entry> = picture.parts.iter().map(|(_, text)| Entry::of(text)).collect();
    let top = legend::height(&entries, WIDTH) + 8.0;
    let height = top + picture.bars.len() as f64 * ROW + 4.0;
    frame(&picture.title, &picture.description, WIDTH, height, |h| {
        legend::legend(h, &entries, 0.0, WIDTH, |h, i, (x, y)| {
            rect(h, picture.parts[i].0, (x - 5.0, y - 5.0), (10.0, 10.0));
        });
        for (i, bar) in picture.bars.iter().enumerate() {
            row(h, picture, bar, top + i as f64 * ROW);
        }
    })
}

fn row(h: &mut Html, picture: &Shares, bar: &Share, y: f64) {
    let middle = y + ROW / 2.0 + 4.5;
    words(h, LABELS, middle, &fit(&bar.label, LABELS, 13.0), Style::LABEL.anchored("end"));
    words(h, WIDTH, middle, &fit(&bar.sum, WIDTH - BARS - WHOLE - 8.0, 12.0), Style::NOTE.anchored("end"));
    let sum = bar.counts.iter().sum::<u64>().max(1) as f64;
    let mut x = BARS;
    for (i, (tone, _)) in picture.parts.iter().enumerate() {
        let count = bar.counts.get(i).copied().unwrap_or(0);
        let wide = WHOLE * count as f64 / sum;
        if count == 0 {
            continue;
        }
        rect(h, *tone, (x, y + (ROW - BAR) / 2.0), ((wide - 1.0).max(0.6), BAR));
        if let Some(number) = bar.numbers.get(i).filter(|n| width_of(n, 12.0) + 6.0 < wide) {
            let style = Style { class: tone.class_on(), ..Style::NOTE.anchored("middle") };
            words(h, x + wide / 2.0, middle - 0.5, number, style);
        }
        x += wide;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(counts: &[u64], widths: &[&str], numbers: usize) {
        let parts = vec![(Tone::Kind(0), "a".into()), (Tone::Kind(1), "b".into())];
        let shown: Vec<String> = counts.iter().map(|n| format!("~{n}")).collect();
        let bar =
            Share { label: "Wave 1".into(), counts: counts.to_vec(), numbers: shown, sum: "n = 4".into() };
        let svg = shares(&Shares { title: "t".into(), description: "d".into(), parts, bars: vec![bar] });
        assert!(widths.iter().all(|w| svg.contains(&format!("width=\"{w}\" height=\"18\""))), "{svg}");
        let drawn = (svg.matches("height=\"18\"").count(), svg.matches('~').count());
        assert_eq!(drawn, (widths.len(), numbers));
    }

    #[test]
    fn bars_are_divided() {
        check(&[1, 3], &["171.5", "516.5"], 2);
        check(&[0, 3], &["689"], 1);
        check(&[0, 0], &[], 0);
        check(&[1, 999], &["0.6", "688.3"], 1);
    }
}
