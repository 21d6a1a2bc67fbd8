//! Signs with places on a page, put together to lines and paragraphs.

use crate::document::Paragraph;
use crate::transcript;

/// Lines with fewer bytes than this are never cut for want of room.
const SHORT: usize = 30;

/// A sign and where it stands; the page's upward direction is positive.
pub(super) struct Sign {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) y: f64,
    /// The height of its font.
    pub(super) size: f64,
    pub(super) width: f64,
}

/// The lines of a page, in the order of the file.
#[derive(Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
}

struct Line {
    text: String,
    y: f64,
    size: f64,
    /// Where it begins and ends.
    left: f64,
    right: f64,
    /// The last sign that isn't blank, and its place: bold is made by printing a sign twice.
    last: (String, f64),
}

impl Lines {
    /// Adds a sign to the last line, or begins a line.
    pub(super) fn add(&mut self, sign: Sign) {
        let is_sound =
            sign.x.is_finite() && sign.y.is_finite() && sign.size.is_finite() && sign.width.is_finite();
        if !is_sound || sign.text.chars().all(|c| c == '\0') {
            return;
        }
        let size = sign.size.max(0.1);
        let is_blank = sign.text.trim().is_empty();
        match self.lines.last_mut().filter(|line| line.goes_on_with(&sign)) {
            Some(line) if line.last.0 == sign.text && (line.last.1 - sign.x).abs() < size * 0.1 => {}
            Some(line) => {
                let gap = sign.x - line.right;
                if gap > size * 0.15 && !is_blank && !line.text.ends_with([' ', '\t']) {
                    line.text.push(if gap > size * 3.0 { '\t' } else { ' ' });
                }
                line.text.push_str(&sign.text);
                line.right = line.right.max(sign.x + sign.width);
                line.last = (sign.text, sign.x);
            }
            None if is_blank => {}
            None => self.lines.push(Line {
                y: sign.y,
                size,
                left: sign.x,
                right: sign.x + sign.width,
                last: (sign.text.clone(), sign.x),
                text: sign.text,
            }),
        }
    }

    /// The paragraphs: a line goes on with the next where it is full, nothing stands apart and nobody begins to speak.
    pub(super) fn paragraphs(self) -> Vec<Paragraph> {
        let edge = self.lines.iter().map(|l| l.right).fold(f64::MIN, f64::max);
        let step = usual_step(&self.lines);
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut before: Option<&Line> = None;
        for line in &self.lines {
            let words = line.text.trim();
            if words.is_empty() {
                continue;
            }
            let goes_on = before
                .is_some_and(|b| b.is_full(edge) && b.is_near(line, step) && !transcript::has_label(words));
            match paragraphs.last_mut().filter(|_| goes_on) {
                Some(paragraph) => {
                    paragraph.text.push(' ');
                    paragraph.text.push_str(words);
                }
                None => paragraphs.push(Paragraph { text: words.to_owned(), ..Paragraph::default() }),
            }
            before = Some(line);
        }
        paragraphs
    }
}

impl Line {
    /// Whether a sign stands on this line, behind its begin.
    fn goes_on_with(&self, sign: &Sign) -> bool {
        let size = self.size.max(sign.size);
        (self.y - sign.y).abs() < size * 0.5 && sign.x > self.left - size && sign.x > self.right - size * 3.0
    }

    /// Whether it reaches so far to the right that the next word had no room.
    fn is_full(&self, edge: f64) -> bool {
        edge - self.right < (edge - self.left) * 0.2 && self.text.len() >= SHORT
    }

    /// Whether the next line follows at the usual distance and in the same size.
    fn is_near(&self, next: &Line, step: f64) -> bool {
        let down = (self.y - next.y).abs();
        down <= step * 1.3 && (self.size - next.size).abs() < self.size * 0.2
    }
}

/// The middle distance from a line to the next one.
fn usual_step(lines: &[Line]) -> f64 {
    let mut steps: Vec<f64> =
        lines.windows(2).map(|w| (w[0].y - w[1].y).abs()).filter(|s| *s > 0.5).collect();
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(f64::MAX)
}
