//! A share between 0 and 1 with its interval: a dot on a line.

use super::{Tone, at, frame};
use crate::html::{Attrs, Html};

/// A share with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// The name of the picture: the figures in words.
    pub title: String,
    /// The share.
    pub share: f64,
    /// Lower and upper end of the interval.
    pub ends: (f64, f64),
    /// The colour of the dot.
    pub tone: Tone,
}

const WIDTH: f64 = 132.0;
const EDGE: f64 = 6.0;
const MIDDLE: f64 = 8.0;

/// Draws the interval on a scale from 0 to 1 with a tick at each quarter.
pub fn interval(picture: &Interval) -> String {
    let x = |share: f64| EDGE + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * EDGE);
    frame(&picture.title, "", WIDTH, 2.0 * MIDDLE, |h| {
        line(h, ("hair", "#dcd8cf", "1"), (x(0.0), MIDDLE), (x(1.0), MIDDLE));
        for quarter in [0.0, 0.25, 0.5, 0.75, 1.0] {
            line(h, ("hair", "#dcd8cf", "1"), (x(quarter), MIDDLE - 3.0), (x(quarter), MIDDLE + 3.0));
        }
        line(h, ("whisker", "#8d877b", "2"), (x(picture.ends.0), MIDDLE), (x(picture.ends.1), MIDDLE));
        let dot: Attrs = &[
            ("class", picture.tone.class()),
            ("cx", &at(x(picture.share))),
            ("cy", &at(MIDDLE)),
            ("r", "4"),
            ("fill", picture.tone.colour()),
        ];
        h.empty("circle", dot);
    })
}

fn line(h: &mut Html, (class, stroke, width): (&str, &str, &str), from: (f64, f64), to: (f64, f64)) {
    let attrs: Attrs = &[
        ("class", class),
        ("x1", &at(from.0)),
        ("y1", &at(from.1)),
        ("x2", &at(to.0)),
        ("y2", &at(to.1)),
        ("stroke", stroke),
        ("stroke-width", width),
    ];
    h.empty("line", attrs);
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Component;

    fn check(share: f64, ends: (f64, f64), expected: &str) {
        let tone = Tone::Of(Component::Response);
        let svg = interval(&Interval { title: "50 %".into(), share, ends, tone });
        assert!(svg.contains(expected), "{svg}");
    }

    #[test]
    fn the_dot_stands_at_the_share() {
        check(0.0, (0.0, 0.1), "cx=\"6\"");
        check(0.5, (0.4, 0.6), "cx=\"66\"");
        check(1.0, (0.9, 1.2), "cx=\"126\"");
        check(0.5, (0.4, 0.6), "x1=\"54\" y1=\"8\" x2=\"78\"");
    }
}
