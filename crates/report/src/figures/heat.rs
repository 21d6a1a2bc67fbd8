//! Heat: a table of codes by codes, its cells the darker the farther they are from chance.

use super::legend::Entry;
use super::{Style, Tone, at, fit, frame, legend, rect, words};
use crate::html::Html;

/// A table of pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heat {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// What stands in rows, and what in columns.
    pub sides: [String; 2],
    /// What the tones mean, in their order.
    pub tones: Vec<(Tone, String)>,
    /// The rows and columns from the first to the last.
    pub labels: Vec<String>,
    /// The cells row by row.
    pub cells: Vec<Warmth>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warmth {
    /// Its ground; `None` = as by chance, or nothing can be said.
    pub tone: Option<Tone>,
    /// Its number as the language writes it.
    pub text: String,
    /// Whether it stands out.
    pub bold: bool,
}

const LABELS: f64 = 130.0;
const WIDE: f64 = 54.0;
const HIGH: f64 = 26.0;
const HEADS: f64 = 58.0;
const LEAST_WIDTH: f64 = 420.0;

/// Draws the table. The heads of columns stand on two lines in turn, so that each has the room of two columns.
pub fn heat(picture: &Heat) -> String {
    let count = picture.labels.len() as f64;
    let width = (LABELS + 8.0 + count * WIDE).max(LEAST_WIDTH) + WIDE / 2.0;
    let entries: Vec<Entry> = picture.tones.iter().map(|(_, text)| Entry::of(text)).collect();
    let top = legend::height(&entries, width) + HEADS;
    let height = top + count * HIGH + 4.0;
    frame(&picture.title, &picture.description, width, height, |h| {
        legend::legend(h, &entries, 0.0, width, |h, i, (x, y)| {
            rect(h, picture.tones[i].0, (x - 5.0, y - 5.0), (10.0, 10.0));
        });
        heads(h, picture, top);
        for (number, row) in picture.cells.chunks(picture.labels.len().max(1)).enumerate() {
            let y = top + number as f64 * HIGH;
            let label = picture.labels.get(number).map_or("", String::as_str);
            let label = fit(label, LABELS, 12.0);
            words(
                h,
                LABELS,
                y + HIGH / 2.0 + 4.5,
                &label,
                Style { size: 12.0, ..Style::LABEL }.anchored("end"),
            );
            row.iter().enumerate().for_each(|(column, cell)| draw(h, cell, (left(column), y)));
        }
    })
}

fn left(column: usize) -> f64 {
    LABELS + 8.0 + column as f64 * WIDE
}

fn heads(h: &mut Html, picture: &Heat, top: f64) {
    words(h, LABELS, top - 8.0, &fit(&picture.sides[0], LABELS, 12.0), Style::NOTE.anchored("end"));
    words(h, left(0), top - HEADS + 14.0, &picture.sides[1], Style::NOTE);
    for (column, label) in picture.labels.iter().enumerate() {
        let y = if column % 2 == 0 { top - 8.0 } else { top - 24.0 };
        let label = fit(label, 2.0 * WIDE - 6.0, 12.0);
        let style = Style { size: 12.0, ..Style::LABEL }.anchored("middle");
        words(h, left(column) + WIDE / 2.0, y, &label, style);
    }
}

fn draw(h: &mut Html, cell: &Warmth, (x, y): (f64, f64)) {
    match cell.tone {
        Some(tone) => rect(h, tone, (x + 0.5, y + 0.5), (WIDE - 1.0, HIGH - 1.0)),
        None => frame_of(h, (x, y)),
    }
    let class = cell.tone.map_or("soft", Tone::class_on);
    let style = Style { class, ..Style::NOTE.anchored("middle") };
    let style = if cell.bold { style.bold() } else { style };
    words(h, x + WIDE / 2.0, y + HIGH / 2.0 + 4.0, &cell.text, style);
}

/// The thin line around a cell without a ground.
fn frame_of(h: &mut Html, (x, y): (f64, f64)) {
    let size = [x + 0.5, y + 0.5, WIDE - 1.0, HIGH - 1.0].map(at);
    h.empty(
        "rect",
        &[
            ("class", "hair"),
            ("x", &size[0]),
            ("y", &size[1]),
            ("width", &size[2]),
            ("height", &size[3]),
            ("fill", "none"),
            ("stroke", "#d9dbdf"),
        ],
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_rows() {
        let cell = |tone, text: &str| Warmth { tone, text: text.into(), bold: tone.is_some() };
        let picture = Heat {
            title: "t".into(),
            description: "d".into(),
            sides: ["given".into(), "target".into()],
            tones: vec![(Tone::More(2), "more".into())],
            labels: vec!["S-OFFER".into(), "R-COMPLY".into()],
            cells: vec![
                cell(None, "0"),
                cell(Some(Tone::More(2)), "6,2"),
                cell(Some(Tone::Less(0)), "−2"),
                cell(None, "–"),
            ],
        };
        let svg = heat(&picture);
        assert!(svg.contains("<title>t</title>") && svg.contains("<desc>d</desc>"), "{svg}");
        assert_eq!(svg.matches("height=\"25\"").count(), 4, "{svg}");
        assert!(svg.contains("class=\"m2\"") && svg.contains("class=\"l0\""), "{svg}");
        assert_eq!(svg, heat(&picture));
        heat(&Heat { labels: Vec::new(), cells: Vec::new(), ..picture });
    }
}
