//! Pictures as EMF: draws our own SVG with records that word processors have understood for thirty years.
//!
//! Word shows the SVG itself where it is new enough, and this one elsewhere. Read is what our pictures consist of:
//! `g`, `rect`, `line`, `circle`, `path`, `text` with `tspan`, colours as `#rrggbb`, opacity, dashes, and `translate`
//! and `rotate`. Letters stand where they would in Arial, whatever letters the reader has. EMF knows no opacity: a colour
//! is mixed with white paper, so what lies under another is hidden.

mod letters;
mod look;
mod records;

use crate::FormatError;
use crate::xml::{self, Piece};
use kurbo::{Affine, BezPath, Circle, Line, Point, Rect, Shape};
use letters::width_of;
use look::{Anchor, Look, number};
use quick_xml::events::BytesStart;
use records::Records;

/// What isn't read as a picture.
const BROKEN: FormatError = FormatError::Broken { part: "svg" };

/// How exact a curve stands for a circle, in pixels.
const EXACT: f64 = 0.05;

/// The width and height of a picture in pixels.
///
/// # Errors
/// [`FormatError::Broken`] where it isn't well formed or says no size from 1 to 20,000.
pub fn size(svg: &str) -> Result<(f64, f64), FormatError> {
    let mut size = None;
    xml::pieces(svg, BROKEN, |piece| {
        if let Piece::Open("svg", element) = piece
            && size.is_none()
        {
            size = number(element, "width").zip(number(element, "height"));
        }
    })?;
    let fits = |n: f64| (1.0..=20_000.0).contains(&n);
    size.filter(|(width, height)| fits(*width) && fits(*height)).ok_or(BROKEN)
}

/// The picture as the bytes of an `.emf` file.
///
/// # Errors
/// [`FormatError::Broken`] where it isn't well formed or says no size.
pub fn emf(svg: &str) -> Result<Vec<u8>, FormatError> {
    let mut drawing = Drawing { records: Records::new(size(svg)?), looks: vec![Look::default()], runs: None };
    xml::pieces(svg, BROKEN, |piece| match piece {
        Piece::Open(name, element) => drawing.open(name, element),
        Piece::Close(name) => drawing.close(name),
        Piece::Text(text) => drawing.words(text),
    })?;
    Ok(drawing.records.finish())
}

/// A drawing under way.
struct Drawing {
    records: Records,
    /// How each open element looks; the first is nobody's.
    looks: Vec<Look>,
    /// The text that is open: where it stands, and its runs.
    runs: Option<(Point, Vec<(Look, String)>)>,
}

impl Drawing {
    fn open(&mut self, name: &str, element: &BytesStart) {
        let look = self.looks.last().cloned().unwrap_or_default().inside(element);
        let at = |x: &str, y: &str| Point::new(get(element, x), get(element, y));
        match name {
            "rect" => {
                let size = (get(element, "width"), get(element, "height"));
                self.path(&look, &Rect::from_origin_size(at("x", "y"), size).to_path(EXACT));
            }
            "line" => {
                let line = Line::new(at("x1", "y1"), at("x2", "y2")).to_path(EXACT);
                self.records.path(&(look.at * line), None, look.pen());
            }
            "circle" => {
                self.path(&look, &Circle::new(at("cx", "cy"), get(element, "r")).to_path(EXACT));
            }
            "path" => {
                let drawn = xml::value(element, "d").and_then(|d| BezPath::from_svg(&d).ok());
                drawn.into_iter().for_each(|path| self.path(&look, &path));
            }
            "text" => self.runs = Some((at("x", "y"), Vec::new())),
            _ => {}
        }
        self.looks.push(look);
    }

    fn path(&mut self, look: &Look, path: &BezPath) {
        self.records.path(&(look.at * path.clone()), look.ground(), look.pen());
    }

    fn words(&mut self, text: &str) {
        let look = self.looks.last().cloned().unwrap_or_default();
        let Some((_, runs)) = &mut self.runs else { return };
        match runs.last_mut() {
            Some((last, words)) if *last == look => words.push_str(text),
            _ => runs.push((look, text.to_owned())),
        }
    }

    fn close(&mut self, name: &str) {
        self.looks.pop();
        if name == "text"
            && let Some((point, runs)) = self.runs.take()
        {
            self.text(point, &runs);
        }
    }

    /// Runs one behind the other; the first says to which side of the point all of them stand.
    fn text(&mut self, point: Point, runs: &[(Look, String)]) {
        let width = |(look, text): &(Look, String)| width_of(text, look.size, look.bold);
        let all: f64 = runs.iter().map(width).sum();
        let mut x = point.x
            - match runs.first().map_or(Anchor::Start, |(look, _)| look.anchor) {
                Anchor::Start => 0.0,
                Anchor::Middle => all / 2.0,
                Anchor::End => all,
            };
        for run in runs {
            let (look, text) = run;
            let place = look.at * Point::new(x, point.y);
            self.records.text(place, text, look.size, look.bold, turn(look.at), look.ground().unwrap_or(0));
            x += width(run);
        }
    }
}

/// By how many tenths of a degree words are turned to the left.
fn turn(at: Affine) -> i32 {
    let [a, b, ..] = at.as_coeffs();
    (-b.atan2(a).to_degrees() * 10.0).round() as i32
}

/// A number of an element; 0 where it says none.
fn get(element: &BytesStart, name: &str) -> f64 {
    number(element, name).unwrap_or(0.0)
}

#[cfg(test)]
mod tests;
