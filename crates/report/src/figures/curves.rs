//! Curves that fall in steps, with their bands: the share that still waits, along time.

use super::legend::Entry;
use super::marks::hair;
use super::{Style, Tone, at, frame, legend, rect, words};
use crate::html::{Attrs, Html};

/// Curves that fall in steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The curves.
    pub curves: Vec<Curve>,
    /// Where words stand under the picture: a time in seconds and its words.
    pub ticks: Vec<(f64, String)>,
    /// What stands at the left of each quarter, from all to none.
    pub shares: [String; 5],
    /// Small words under the picture.
    pub note: String,
}

/// One curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Its colour.
    pub tone: Tone,
    /// What it stands for.
    pub label: String,
    /// The steps, by time.
    pub steps: Vec<Step>,
}

/// A step: time in seconds, share that lasts longer, and its interval.
pub type Step = (f64, f64, Option<(f64, f64)>);

const WIDTH: f64 = 900.0;
const LEFT: f64 = 52.0;
const TALL: f64 = 260.0;

/// Draws the curves. Times stand on a scale of their logarithms from one second on, since waits differ by so much.
pub fn curves(picture: &Curves) -> String {
    let entries: Vec<Entry> = picture.curves.iter().map(|c| Entry::of(&c.label)).collect();
    let top = legend::height(&entries, WIDTH) + 14.0;
    let all = picture.curves.iter().flat_map(|c| &c.steps).map(|s| s.0);
    let scale = Scale { top, last: all.fold(2.0, f64::max).ln() };
    let height = top + TALL + if picture.note.is_empty() { 30.0 } else { 50.0 };
    frame(&picture.title, &picture.description, WIDTH, height, |h| {
        legend::legend(h, &entries, 0.0, WIDTH, |h, i, (x, y)| {
            rect(h, picture.curves[i].tone, (x - 5.0, y - 2.0), (10.0, 4.0));
        });
        ground(h, picture, &scale);
        picture.curves.iter().for_each(|curve| band(h, curve, &scale));
        picture.curves.iter().for_each(|curve| line(h, curve, &scale));
        words(h, LEFT, top + TALL + 40.0, &picture.note, Style::NOTE);
    })
}

/// From times and shares to places.
struct Scale {
    top: f64,
    /// The logarithm of the last time.
    last: f64,
}

impl Scale {
    fn x(&self, seconds: f64) -> f64 {
        LEFT + (WIDTH - LEFT - 20.0) * (seconds.max(1.0).ln() / self.last).min(1.0)
    }

    fn y(&self, share: f64) -> f64 {
        self.top + TALL * (1.0 - share)
    }
}

fn ground(h: &mut Html, picture: &Curves, scale: &Scale) {
    for (quarter, text) in picture.shares.iter().enumerate() {
        let y = scale.y(1.0 - quarter as f64 / 4.0);
        hair(h, (LEFT, y), (WIDTH, y));
        words(h, LEFT - 8.0, y + 4.0, text, Style::NOTE.anchored("end"));
    }
    for (seconds, text) in picture.ticks.iter().filter(|(s, _)| s.max(1.0).ln() <= scale.last) {
        let (x, y) = (scale.x(*seconds), scale.y(0.0));
        hair(h, (x, y), (x, y + 5.0));
        words(h, x, y + 18.0, text, Style::NOTE.anchored("middle"));
    }
}

/// The steps that can be told apart in the picture: of those within a pixel the last.
fn shown(curve: &Curve, scale: &Scale) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (seconds, share, interval) in &curve.steps {
        let step = (scale.x(*seconds), *share, *interval);
        match steps.last_mut().filter(|last| step.0 - last.0 < 1.0 && last.0 > LEFT) {
            Some(last) => (last.1, last.2) = (step.1, step.2),
            None => steps.push(step),
        }
    }
    steps
}

fn line(h: &mut Html, curve: &Curve, scale: &Scale) {
    let steps = shown(curve, scale);
    let mut path = format!("M{} {}", at(LEFT), at(scale.y(1.0)));
    for (x, share, _) in &steps {
        path.push_str(&format!("H{}V{}", at(*x), at(scale.y(*share))));
    }
    let attrs: Attrs = &[
        ("d", &path),
        ("fill", "none"),
        ("stroke", curve.tone.colour()),
        ("stroke-width", "2"),
        ("stroke-linejoin", "round"),
    ];
    h.empty("path", attrs);
}

fn band(h: &mut Html, curve: &Curve, scale: &Scale) {
    let steps = shown(curve, scale);
    let known: Vec<(f64, f64, f64)> =
        steps.iter().filter_map(|(x, _, i)| i.map(|(low, high)| (*x, low, high))).collect();
    let Some(first) = known.first() else { return };
    let end = steps.last().map_or(first.0, |s| s.0);
    let next = |i: usize| known.get(i + 1).map_or(end, |n| n.0);
    let mut path = format!("M{} {}", at(first.0), at(scale.y(first.2)));
    for (i, (_, _, high)) in known.iter().enumerate() {
        path.push_str(&format!("V{}H{}", at(scale.y(*high)), at(next(i))));
    }
    for (x, low, _) in known.iter().rev() {
        path.push_str(&format!("V{}H{}", at(scale.y(*low)), at(*x)));
    }
    path.push('Z');
    let attrs: Attrs = &[
        ("class", curve.tone.class()),
        ("d", &path),
        ("fill", curve.tone.colour()),
        ("fill-opacity", "0.15"),
    ];
    h.empty("path", attrs);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(steps: Vec<Step>) -> Curves {
        Curves {
            title: "Waits".into(),
            description: "d".into(),
            curves: vec![Curve { tone: Tone::Kind(0), label: "<b>".into(), steps }],
            ticks: vec![(1.0, "1 s".into()), (60.0, "1 min".into()), (86400.0, "1 d".into())],
            shares: ["100 %", "75 %", "50 %", "25 %", "0 %"].map(String::from),
            note: String::new(),
        }
    }

    #[test]
    fn a_curve_falls_in_steps_with_its_band() {
        let steps = vec![(10.0, 0.5, Some((0.3, 0.7))), (100.0, 0.0, None)];
        let svg = curves(&picture(steps));
        assert_eq!(svg.matches("<path").count(), 2, "{svg}");
        assert!(svg.contains("&lt;b&gt;") && svg.contains("1 min") && !svg.contains("1 d"), "{svg}");
    }

    #[test]
    fn nothing_and_extremes_are_no_failure() {
        for steps in [vec![], vec![(0.0, 1.0, None)], vec![(f64::MAX, 0.0, None)]] {
            let svg = curves(&picture(steps));
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn many_steps_make_no_large_picture() {
        let steps = (1..100_000).map(|i| (f64::from(i), 1.0 - f64::from(i) / 1e5, Some((0.1, 0.9))));
        assert!(curves(&picture(steps.collect())).len() < 60_000);
    }
}
