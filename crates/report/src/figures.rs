//! The pictures, as SVG: pure functions from small plain values to text.
//!
//! A picture stands alone (Word, the interface, a file) with its own colours; inside the report the style sheet sets
//! colours by class, so that dark and print work. Coordinates have one decimal, so the same values give the same bytes.

pub mod bars;
pub mod columns;
pub mod curves;
pub mod flow;
pub mod heat;
pub mod interval;
mod legend;
mod marks;
pub mod offers;
pub mod people;
mod scale;
pub mod scatter;
pub mod shares;
pub mod tree;

pub use scale::ticks;

use crate::html::{Attrs, Html};
use model::Component;

/// The colour of a part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// The component's colour.
    Of(Component),
    /// Nothing visible: a light grey.
    Nothing,
    /// An end without response, from the darker (0) to the lighter (4) grey.
    End(u8),
    /// A value of an attribute: one of [`KINDS`] colours that people who see few colours tell apart. The same on light
    /// and dark, and none of a component.
    Kind(u8),
    /// A wave, from the first (0) to the last of [`WAVES`] that are told apart.
    Wave(u8),
    /// More often than by chance, from a little (0) to much (2). The same on light and dark.
    More(u8),
    /// Less often than by chance.
    Less(u8),
}

/// How many values of an attribute have a colour of their own.
pub const KINDS: u8 = 5;

/// How many waves have a shade of their own.
pub const WAVES: u8 = 6;

impl Tone {
    /// The class that the style sheet knows.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Of(Component::Stimulus) => "s",
            Tone::Of(Component::Organism) => "o",
            Tone::Of(Component::Response) => "r",
            Tone::Of(Component::Other) => "x",
            Tone::Nothing => "e4",
            Tone::End(0) => "e0",
            Tone::End(1) => "e1",
            Tone::End(2) => "e2",
            Tone::End(3) => "e3",
            Tone::End(_) => "e4",
            Tone::Kind(n) => ["k0", "k1", "k2", "k3", "k4"][usize::from(n.min(KINDS - 1))],
            Tone::Wave(n) => ["w0", "w1", "w2", "w3", "w4", "w5"][usize::from(n.min(WAVES - 1))],
            Tone::More(n) => ["m0", "m1", "m2"][usize::from(n.min(2))],
            Tone::Less(n) => ["l0", "l1", "l2"][usize::from(n.min(2))],
        }
    }

    /// The class of words that stand on it.
    fn class_on(self) -> &'static str {
        match self {
            // These turn with the ground, so their words do as well.
            Tone::Of(_) | Tone::End(0 | 1) => "on-ground",
            Tone::Nothing | Tone::End(_) => "ink",
            Tone::Kind(1 | 4) | Tone::More(0 | 1) | Tone::Less(0 | 1) => "under",
            Tone::Kind(_) | Tone::More(_) | Tone::Less(_) => "on",
            Tone::Wave(_) => "on-ground",
        }
    }

    /// The colour where no style sheet is.
    fn colour(self) -> &'static str {
        match self {
            Tone::Of(Component::Stimulus) => "#0067a3",
            Tone::Of(Component::Organism) => "#b26a00",
            Tone::Of(Component::Response) => "#00785a",
            Tone::Of(Component::Other) => "#6b7280",
            Tone::End(0) => "#565b64",
            Tone::End(1) => "#6f747d",
            Tone::End(2) => "#898d95",
            Tone::End(3) => "#a2a5ab",
            Tone::Nothing | Tone::End(_) => "#bbbdc1",
            Tone::Kind(n) => {
                ["#0072b2", "#c9780a", "#00856a", "#b34d88", "#4f98d0"][usize::from(n.min(KINDS - 1))]
            }
            Tone::Wave(n) => ["#35195f", "#4d3083", "#65489c", "#7d62b1", "#937ac1", "#a994d0"]
                [usize::from(n.min(WAVES - 1))],
            Tone::More(n) => ["#cfe3f2", "#86b9dd", "#1f6fa8"][usize::from(n.min(2))],
            Tone::Less(n) => ["#f7e3c8", "#ebb877", "#a85a00"][usize::from(n.min(2))],
        }
    }
}

/// A coordinate: one decimal, none where it is whole.
fn at(n: f64) -> String {
    let text = format!("{n:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// The picture as a file of its own: with the name space that HTML doesn't need.
pub fn standalone(svg: &str) -> String {
    svg.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1)
}

/// The frame of a picture with its name and its description for those who can't see it.
fn frame(title: &str, description: &str, width: f64, height: f64, fill: impl FnOnce(&mut Html)) -> String {
    let (w, h) = (at(width), at(height));
    let attrs: Attrs = &[
        ("role", "img"),
        ("width", &w),
        ("height", &h),
        ("viewBox", &format!("0 0 {w} {h}")),
        ("font-family", "Inter, 'Source Sans 3', 'Noto Sans', system-ui, sans-serif"),
        ("font-size", "13"),
    ];
    let mut svg = Html::new();
    svg.el("svg", attrs, |h| {
        h.line("title", &[], title);
        if !description.is_empty() {
            h.line("desc", &[], description);
        }
        fill(h);
    });
    svg.finish()
}

/// How words are set.
#[derive(Clone, Copy)]
struct Style {
    anchor: &'static str,
    class: &'static str,
    size: f64,
    bold: bool,
}

impl Style {
    const LABEL: Style = Style { anchor: "", class: "ink", size: 13.0, bold: false };
    const NOTE: Style = Style { anchor: "", class: "soft", size: 12.0, bold: false };

    fn anchored(self, anchor: &'static str) -> Style {
        Style { anchor, ..self }
    }

    fn bold(self) -> Style {
        Style { bold: true, ..self }
    }
}

fn words(h: &mut Html, x: f64, y: f64, text: &str, style: Style) {
    let fill = match style.class {
        "soft" => "#5d626b",
        "on" | "on-ground" => "#ffffff",
        _ => "#22252a",
    };
    let attrs: Attrs = &[
        ("class", style.class),
        ("x", &at(x)),
        ("y", &at(y)),
        ("text-anchor", style.anchor),
        ("font-size", &if style.size == 13.0 { String::new() } else { at(style.size) }),
        ("font-weight", if style.bold { "600" } else { "" }),
        ("fill", fill),
    ];
    h.line("text", attrs, text);
}

fn rect(h: &mut Html, tone: Tone, (x, y): (f64, f64), (width, height): (f64, f64)) {
    let size = [at(x), at(y), at(width), at(height)];
    let attrs: Attrs = &[
        ("class", tone.class()),
        ("x", &size[0]),
        ("y", &size[1]),
        ("width", &size[2]),
        ("height", &size[3]),
        ("fill", tone.colour()),
    ];
    h.empty("rect", attrs);
}

/// The width of words in pixels, estimated for a common sans serif.
fn width_of(text: &str, size: f64) -> f64 {
    let em: f64 = text.chars().map(em_of).sum();
    em * size
}

fn em_of(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.29,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '·' => 0.37,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 0.88,
        c if c.is_uppercase() => 0.68,
        c if (c as u32) > 0x2e80 => 1.0,
        _ => 0.55,
    }
}

/// The words cut so that they fit a width, with an ellipsis where something is missing.
fn fit(text: &str, width: f64, size: f64) -> String {
    if width_of(text, size) <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = em_of('…') * size;
    for c in text.chars() {
        used += em_of(c) * size;
        if used > width {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_and_fixed() {
        for (n, text) in [(0.0, "0"), (1.25, "1.2"), (10.0, "10"), (0.1 + 0.2, "0.3"), (-1.0, "-1")] {
            assert_eq!(at(n), text);
        }
    }

    #[test]
    fn words_are_cut_to_a_width() {
        assert_eq!(fit("Harga", 200.0, 13.0), "Harga");
        let cut = fit("Menunda atau menangguhkan keputusan", 120.0, 13.0);
        assert!(cut.ends_with('…') && width_of(&cut, 13.0) <= 120.0, "{cut}");
    }
}
