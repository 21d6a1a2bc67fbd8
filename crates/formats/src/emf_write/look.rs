//! How an element of a picture looks: what it says itself, and what it has from those around it.

use crate::xml;
use kurbo::Affine;
use quick_xml::events::BytesStart;

/// A side of its point on which a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A line: its colour, its width in pixels, its dashes and gaps.
pub(super) struct Pen<'a> {
    pub(super) colour: u32,
    pub(super) width: f64,
    pub(super) dashes: &'a [f64],
}

/// How an element looks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    fill: Option<[u8; 3]>,
    fill_opacity: f64,
    stroke: Option<[u8; 3]>,
    stroke_opacity: f64,
    width: f64,
    dashes: Vec<f64>,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) anchor: Anchor,
    pub(super) at: Affine,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            fill: Some([0; 3]),
            fill_opacity: 1.0,
            stroke: None,
            stroke_opacity: 1.0,
            width: 1.0,
            dashes: Vec::new(),
            size: 13.0,
            bold: false,
            anchor: Anchor::Start,
            at: Affine::IDENTITY,
        }
    }
}

impl Look {
    /// How an element in this one looks.
    pub(super) fn inside(mut self, element: &BytesStart) -> Look {
        for attribute in element.attributes().flatten() {
            let name = attribute.key.local_name();
            let Some(value) = xml::value(element, name.as_ref()) else { continue };
            let shared = |own: f64| value.parse().unwrap_or(own);
            match name.as_ref() {
                "fill" => self.fill = colour(&value),
                "stroke" => self.stroke = colour(&value),
                "fill-opacity" => self.fill_opacity = shared(self.fill_opacity),
                "stroke-opacity" => self.stroke_opacity = shared(self.stroke_opacity),
                "opacity" => {
                    let part: f64 = shared(1.0);
                    (self.fill_opacity, self.stroke_opacity) =
                        (self.fill_opacity * part, self.stroke_opacity * part);
                }
                "stroke-width" => self.width = shared(self.width),
                "stroke-dasharray" => self.dashes = numbers(&value),
                "font-size" => self.size = shared(self.size),
                "font-weight" => self.bold = value == "bold" || value.parse().is_ok_and(|n: u32| n >= 600),
                "text-anchor" => {
                    self.anchor = match value.as_str() {
                        "middle" => Anchor::Middle,
                        "end" => Anchor::End,
                        _ => Anchor::Start,
                    };
                }
                "transform" => self.at *= moved(&value),
                _ => {}
            }
        }
        self
    }

    /// The colour of its ground on white paper; `None` where it has none.
    pub(super) fn ground(&self) -> Option<u32> {
        self.fill.map(|fill| on_paper(fill, self.fill_opacity))
    }

    /// Its line; `None` where it has none.
    pub(super) fn pen(&self) -> Option<Pen<'_>> {
        let colour = on_paper(self.stroke?, self.stroke_opacity);
        Some(Pen { colour, width: self.width, dashes: &self.dashes })
    }
}

/// A number of an element.
pub(super) fn number(element: &BytesStart, name: &str) -> Option<f64> {
    let text = xml::value(element, name)?;
    text.trim().trim_end_matches("px").parse().ok().filter(|n: &f64| n.is_finite() && n.abs() < 1e6)
}

fn numbers(text: &str) -> Vec<f64> {
    let parts = text.split([' ', ',']).filter_map(|n| n.parse().ok());
    parts.filter(|n: &f64| *n > 0.0 && *n < 1e4).take(8).collect()
}

fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = match text.trim() {
        "none" | "transparent" => return None,
        "white" => "ffffff",
        other => other.strip_prefix('#').unwrap_or("000000"),
    };
    let part = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    Some([part(0), part(2), part(4)].map(|part| part.unwrap_or(0)))
}

/// A colour mixed with white, in the order of EMF: red in the lowest byte.
fn on_paper(colour: [u8; 3], opacity: f64) -> u32 {
    let part = |c: u8| (255.0 - (255.0 - f64::from(c)) * opacity.clamp(0.0, 1.0)).round() as u32;
    part(colour[0]) | part(colour[1]) << 8 | part(colour[2]) << 16
}

/// What `translate(x y)` and `rotate(degrees x y)` say, from left to right; anything else moves nothing.
fn moved(text: &str) -> Affine {
    let mut at = Affine::IDENTITY;
    for one in text.split(')') {
        let Some((name, values)) = one.split_once('(') else { continue };
        let values: Vec<f64> = values.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
        let get = |i: usize| values.get(i).copied().unwrap_or(0.0);
        at *= match name.trim_matches([' ', ',']) {
            "translate" => Affine::translate((get(0), get(1))),
            "rotate" => Affine::rotate_about(get(0).to_radians(), (get(1), get(2))),
            _ => Affine::IDENTITY,
        };
    }
    at
}
