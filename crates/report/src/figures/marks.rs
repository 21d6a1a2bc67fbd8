//! Small things that several pictures draw alike: hairlines, dots, the line that joins points.

use super::{Tone, at};
use crate::html::{Attrs, Html};

/// A hairline.
pub(super) fn hair(h: &mut Html, from: (f64, f64), to: (f64, f64)) {
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

/// A thin line from point to point; nothing for one point.
pub(super) fn joined(h: &mut Html, points: &[(f64, f64)]) {
    if points.len() < 2 {
        return;
    }
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", at(*x), at(*y))).collect();
    let line = format!("M{}", path.join("L"));
    let attrs: Attrs =
        &[("class", "whisker"), ("d", &line), ("fill", "none"), ("stroke", "#8d877b"), ("stroke-width", "1")];
    h.empty("path", attrs);
}

/// A dot; `opacity` from 0 to 1.
pub(super) fn dot(h: &mut Html, tone: Tone, (x, y): (f64, f64), opacity: &str) {
    let attrs: Attrs = &[
        ("class", tone.class()),
        ("cx", &at(x)),
        ("cy", &at(y)),
        ("r", "4"),
        ("fill", tone.colour()),
        ("fill-opacity", opacity),
    ];
    h.empty("circle", attrs);
}
