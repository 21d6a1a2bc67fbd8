//! Horizontal bars in groups: how often each code was used.

use super::{Style, Tone, at, fit, frame, rect, width_of, words};
use crate::html::Html;

/// Bars in groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The groups from top to bottom.
    pub groups: Vec<BarGroup>,
}

/// Bars under one heading, in one colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarGroup {
    /// The heading.
    pub label: String,
    /// The colour.
    pub tone: Tone,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How long it is.
    pub value: u64,
    /// The value as the language writes it.
    pub number: String,
    /// Small words at the right edge.
    pub note: String,
}

const WIDTH: f64 = 900.0;
const LABELS: f64 = 200.0;
const BARS: f64 = 210.0;
const LONGEST: f64 = 440.0;
const ROW: f64 = 23.0;
const HEADING: f64 = 30.0;
const BAR: f64 = 13.0;

/// Draws the bars. The longest bar of all groups fills the width.
pub fn bars(picture: &Bars) -> String {
    let rows: usize = picture.groups.iter().map(|g| g.bars.len()).sum();
    let height = picture.groups.len() as f64 * HEADING + rows as f64 * ROW + 6.0;
    let most = picture.groups.iter().flat_map(|g| &g.bars).map(|b| b.value).max().unwrap_or(0).max(1);
    frame(&picture.title, &picture.description, WIDTH, height, |h| {
        let mut y = 0.0;
        for group in &picture.groups {
            heading(h, group, y);
            y += HEADING;
            axis(h, y, group.bars.len());
            for bar in &group.bars {
                row(h, group.tone, bar, y, most);
                y += ROW;
            }
        }
    })
}

fn heading(h: &mut Html, group: &BarGroup, y: f64) {
    rect(h, group.tone, (0.0, y + 12.0), (9.0, 9.0));
    words(h, 16.0, y + 21.0, &group.label, Style::LABEL.bold());
}

fn axis(h: &mut Html, y: f64, bars: usize) {
    let (x, top, bottom) = (at(BARS), at(y), at(y + bars as f64 * ROW));
    let line =
        [("class", "hair"), ("x1", &*x), ("x2", &*x), ("y1", &*top), ("y2", &*bottom), ("stroke", "#dcd8cf")];
    h.empty("line", &line);
}

fn row(h: &mut Html, tone: Tone, bar: &Bar, y: f64, most: u64) {
    let middle = y + ROW / 2.0 + 4.5;
    let length = LONGEST * bar.value as f64 / most as f64;
    words(h, LABELS, middle, &fit(&bar.label, LABELS - 4.0, 13.0), Style::LABEL.anchored("end"));
    rect(h, tone, (BARS, y + (ROW - BAR) / 2.0), (length.max(if bar.value > 0 { 1.0 } else { 0.0 }), BAR));
    words(h, BARS + length + 7.0, middle, &bar.number, Style::LABEL);
    let end = BARS + length + 14.0 + width_of(&bar.number, 13.0);
    words(h, WIDTH, middle, &fit(&bar.note, WIDTH - end, 12.0), Style::NOTE.anchored("end"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Component;

    fn picture(label: &str, value: u64) -> Bars {
        let bar = Bar {
            label: label.into(),
            value,
            number: value.to_string(),
            note: "3 sources · 2 persons".into(),
        };
        let tone = Tone::Of(Component::Stimulus);
        let groups = vec![BarGroup { label: "Stimulus".into(), tone, bars: vec![bar] }];
        Bars { title: "Codes".into(), description: "How often".into(), groups }
    }

    #[test]
    fn labels_are_escaped() {
        let svg = bars(&picture("<script>\"", 3));
        assert!(svg.contains("&lt;script&gt;&quot;") && !svg.contains("<script>"));
    }

    #[test]
    fn the_longest_bar_fills_the_width() {
        let svg = bars(&picture("Harga", 7));
        assert!(svg.contains("width=\"440\""), "{svg}");
        assert!(svg.contains("<title>Codes</title><desc>How often</desc>"));
    }

    #[test]
    fn nothing_is_drawn_for_nothing() {
        assert!(bars(&picture("Harga", 0)).contains("width=\"0\""));
        let none = bars(&Bars { title: "Codes".into(), description: String::new(), groups: vec![] });
        assert!(none.starts_with("<svg") && none.ends_with("</svg>"));
    }
}
