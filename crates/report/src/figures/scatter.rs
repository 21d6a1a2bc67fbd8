//! Points of two values; those of one conversation are joined.

use super::marks::{dot, hair, joined};
use super::scale::Scale;
use super::{Style, Tone, frame, words};
use crate::html::Html;

/// Points of two values.
#[derive(Debug, Clone, PartialEq)]
pub struct Scatter {
    /// The name of the picture.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// What stands along and up.
    pub axes: [String; 2],
    /// Where words stand along and up.
    pub ticks: [Vec<(f64, String)>; 2],
    /// The points of each conversation.
    pub groups: Vec<Vec<(f64, f64)>>,
    /// Their colour.
    pub tone: Tone,
}

const WIDTH: f64 = 900.0;
const LEFT: f64 = 84.0;
const TOP: f64 = 26.0;
const TALL: f64 = 320.0;

/// Draws the points.
pub fn scatter(picture: &Scatter) -> String {
    let all = || picture.groups.iter().flatten();
    let ticks = |axis: usize| picture.ticks[axis].iter().map(|t| t.0);
    let x = Scale::new(all().map(|p| p.0).chain(ticks(0)), LEFT, WIDTH - 30.0);
    let y = Scale::new(all().map(|p| p.1).chain(ticks(1)), TOP + TALL, TOP);
    frame(&picture.title, &picture.description, WIDTH, TOP + TALL + 46.0, |h| {
        for (value, text) in &picture.ticks[1] {
            hair(h, (LEFT, y.at(*value)), (WIDTH, y.at(*value)));
            words(h, LEFT - 8.0, y.at(*value) + 4.0, text, Style::NOTE.anchored("end"));
        }
        for (value, text) in &picture.ticks[0] {
            hair(h, (x.at(*value), TOP + TALL), (x.at(*value), TOP + TALL + 5.0));
            words(h, x.at(*value), TOP + TALL + 18.0, text, Style::NOTE.anchored("middle"));
        }
        words(h, 0.0, 14.0, &picture.axes[1], Style::NOTE.bold());
        words(h, WIDTH, TOP + TALL + 38.0, &picture.axes[0], Style::NOTE.bold().anchored("end"));
        for group in &picture.groups {
            draw(h, picture.tone, group, (&x, &y));
        }
    })
}

fn draw(h: &mut Html, tone: Tone, group: &[(f64, f64)], (x, y): (&Scale, &Scale)) {
    let mut points: Vec<(f64, f64)> = group.iter().map(|(a, b)| (x.at(*a), y.at(*b))).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    joined(h, &points);
    points.into_iter().for_each(|point| dot(h, tone, point, "0.75"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_joined_within_a_conversation() {
        let picture = Scatter {
            title: "Two".into(),
            description: "d".into(),
            axes: ["<b>".into(), "y".into()],
            ticks: [vec![(0.0, "0".into())], vec![]],
            groups: vec![vec![(3.0, 9.0), (1.0, 4.0)], vec![(2.0, 2.0)], vec![]],
            tone: Tone::Kind(0),
        };
        let svg = scatter(&picture);
        assert_eq!((svg.matches("<path").count(), svg.matches("<circle").count()), (1, 3), "{svg}");
        assert!(svg.contains("&lt;b&gt;") && !svg.contains("NaN"));
        let none = Scatter { groups: vec![], ticks: Default::default(), ..picture };
        assert!(!scatter(&none).contains("NaN"));
    }
}
