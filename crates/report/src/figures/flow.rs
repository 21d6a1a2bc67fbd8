//! The flow picture: what a stimulus meets and how it ends, as bands between three columns.

use super::{Style, Tone, at, fit, frame, rect, width_of, words};
use crate::html::{Attrs, Html};

/// Three columns of nodes and the streams through them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// What stands over the columns.
    pub heads: [String; 3],
    /// The nodes of each column from top to bottom.
    pub columns: [Vec<Node>; 3],
    /// The streams: an index into each column, and how many.
    pub streams: Vec<Stream>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it stands for.
    pub label: String,
    /// Its count as the language writes it.
    pub number: String,
    /// Its colour.
    pub tone: Tone,
}

/// A stream from the first through the second to the third column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream {
    /// Index of its node in each column.
    pub nodes: [usize; 3],
    /// How many.
    pub count: u64,
}

const WIDTH: f64 = 900.0;
const NODE: f64 = 12.0;
const XS: [f64; 3] = [204.0, 452.0, 700.0];
const TOP: f64 = 30.0;
/// Height of all streams together, where they are many.
const BULK: f64 = 330.0;
/// Height of one, where they are few.
const TALLEST_ONE: f64 = 16.0;

/// Where a node stands.
#[derive(Clone, Copy)]
struct Box {
    y: f64,
    height: f64,
}

/// Draws the flow.
pub fn flow(picture: &Flow) -> String {
    let total: u64 = picture.streams.iter().map(|s| s.count).sum();
    let scale = if total == 0 { 0.0 } else { (BULK / total as f64).min(TALLEST_ONE) };
    let sizes: [Vec<f64>; 3] = std::array::from_fn(|c| heights(picture, c, scale));
    let inner = (0..3).map(|c| slots(&sizes[c], c).iter().sum::<f64>()).fold(0.0, f64::max);
    let boxes: [Vec<Box>; 3] = std::array::from_fn(|c| placed(&sizes[c], c, inner));
    frame(&picture.title, &picture.description, WIDTH, TOP + inner + 4.0, |h| {
        heads(h, &picture.heads);
        h.el("g", &[("class", "bands"), ("fill-opacity", "0.3")], |h| {
            bands(h, picture, &boxes, 0, scale);
            bands(h, picture, &boxes, 1, scale);
        });
        for column in 0..3 {
            for (node, place) in picture.columns[column].iter().zip(&boxes[column]) {
                rect(h, node.tone, (XS[column], place.y), (NODE, place.height.max(1.0)));
                label(h, node, column, *place);
            }
        }
    })
}

fn heights(picture: &Flow, column: usize, scale: f64) -> Vec<f64> {
    let mut counts = vec![0u64; picture.columns[column].len()];
    for stream in &picture.streams {
        counts[stream.nodes[column]] += stream.count;
    }
    counts.into_iter().map(|n| n as f64 * scale).collect()
}

/// What each node needs with its label: beside it in the outer columns, above it in the middle.
fn slots(heights: &[f64], column: usize) -> Vec<f64> {
    let slot = |h: &f64| if column == 1 { h + 27.0 } else { h.max(17.0) + 11.0 };
    heights.iter().map(slot).collect()
}

/// The nodes from top to bottom, spread over the whole height.
fn placed(heights: &[f64], column: usize, inner: f64) -> Vec<Box> {
    let slots = slots(heights, column);
    let spare = (inner - slots.iter().sum::<f64>()) / slots.len().max(1) as f64;
    let mut y = TOP;
    let mut boxes = Vec::new();
    for (height, slot) in heights.iter().zip(&slots) {
        let above = if column == 1 { 20.0 } else { (slot - 11.0 - height) / 2.0 };
        boxes.push(Box { y: y + above + spare / 2.0, height: *height });
        y += slot + spare;
    }
    boxes
}

fn heads(h: &mut Html, heads: &[String; 3]) {
    words(h, XS[0] + NODE, 13.0, &heads[0], Style::NOTE.bold().anchored("end"));
    words(h, XS[1] + NODE / 2.0, 13.0, &heads[1], Style::NOTE.bold().anchored("middle"));
    words(h, XS[2], 13.0, &heads[2], Style::NOTE.bold());
}

/// The bands between a column and the next, in the colour of the node that they leave.
fn bands(h: &mut Html, picture: &Flow, boxes: &[Vec<Box>; 3], from: usize, scale: f64) {
    let mut counts = std::collections::BTreeMap::new();
    for stream in &picture.streams {
        *counts.entry((stream.nodes[from], stream.nodes[from + 1])).or_insert(0u64) += stream.count;
    }
    let mut left: Vec<f64> = boxes[from].iter().map(|b| b.y).collect();
    let mut right: Vec<f64> = boxes[from + 1].iter().map(|b| b.y).collect();
    // Sorted by the left node, then the right one: neighbours leave and arrive in the same order.
    for ((a, b), count) in counts {
        let height = count as f64 * scale;
        let tone = picture.columns[from][a].tone;
        band(h, tone, (XS[from] + NODE, left[a]), (XS[from + 1], right[b]), height);
        left[a] += height;
        right[b] += height;
    }
}

fn band(h: &mut Html, tone: Tone, (x0, y0): (f64, f64), (x1, y1): (f64, f64), height: f64) {
    let middle = at((x0 + x1) / 2.0);
    let (x0, x1) = (at(x0), at(x1));
    let (a, b, c, d) = (at(y0), at(y1), at(y1 + height), at(y0 + height));
    let path =
        format!("M{x0} {a}C{middle} {a} {middle} {b} {x1} {b}V{c}C{middle} {c} {middle} {d} {x0} {d}Z");
    let attrs: Attrs = &[("class", tone.class()), ("d", &path), ("fill", tone.colour())];
    h.empty("path", attrs);
}

fn label(h: &mut Html, node: &Node, column: usize, place: Box) {
    let middle = place.y + place.height / 2.0 + 4.5;
    let numbers = |h: &mut Html, text: &str| {
        h.line("tspan", &[("class", "soft"), ("fill", "#5d626b"), ("font-size", "12")], text);
    };
    let (x, y, anchor) = match column {
        0 => (XS[0] - 8.0, middle, "end"),
        1 => (XS[1] + NODE / 2.0, place.y - 6.0, "middle"),
        _ => (XS[2] + NODE + 8.0, middle, ""),
    };
    let room = if column == 1 { 190.0 } else { XS[0] - 20.0 - width_of(&node.number, 12.0) };
    let class = if column == 1 { "ink halo" } else { "ink" };
    let halo = if column == 1 { "#ffffff" } else { "" };
    let attrs: Attrs = &[
        ("class", class),
        ("x", &at(x)),
        ("y", &at(y)),
        ("text-anchor", anchor),
        ("fill", "#22252a"),
        ("stroke", halo),
        ("stroke-width", if column == 1 { "3" } else { "" }),
        ("stroke-linejoin", if column == 1 { "round" } else { "" }),
        ("paint-order", if column == 1 { "stroke" } else { "" }),
    ];
    h.el("text", attrs, |h| {
        h.text(&fit(&node.label, room, 13.0)).text("\u{a0}\u{a0}");
        numbers(h, &node.number);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Component;

    fn node(label: &str, component: Component) -> Node {
        Node { label: label.into(), number: "1".into(), tone: Tone::Of(component) }
    }

    fn picture(streams: Vec<Stream>) -> Flow {
        let columns = [
            vec![node("Harga", Component::Stimulus), node("<b>", Component::Stimulus)],
            vec![node("Penerimaan", Component::Organism)],
            vec![node("Setuju", Component::Response), node("Menolak", Component::Response)],
        ];
        let heads = ["S".into(), "O".into(), "R".into()];
        Flow { title: "Flow".into(), description: "d".into(), heads, columns, streams }
    }

    fn stream(nodes: [usize; 3], count: u64) -> Stream {
        Stream { nodes, count }
    }

    #[test]
    fn a_band_for_each_pair() {
        let svg = flow(&picture(vec![stream([0, 0, 0], 3), stream([0, 0, 1], 2), stream([1, 0, 1], 4)]));
        assert_eq!(svg.matches("<path").count(), 4);
        assert!(svg.contains("&lt;b&gt;") && !svg.contains("<b>"));
    }

    #[test]
    fn few_streams_are_not_blown_up_and_none_is_no_failure() {
        let one = flow(&picture(vec![stream([0, 0, 0], 1)]));
        assert!(one.contains("height=\"16\""), "{one}");
        assert!(!flow(&picture(vec![])).contains("NaN"));
    }

    #[test]
    fn same_values_same_bytes() {
        let streams = vec![stream([0, 0, 0], 3), stream([1, 0, 1], 2)];
        assert_eq!(flow(&picture(streams.clone())), flow(&picture(streams)));
    }
}
