//! The records of an EMF file: little-endian, each with its kind and its length, under a header that counts them.
//!
//! Numbers of kinds are those of [MS-EMF]. Everything drawn is a path with a brush and a pen, or words with a font.

use super::letters::width;
use super::look::Pen;
use kurbo::{BezPath, PathEl, Point};

/// Steps of a coordinate in a pixel.
const STEPS: f64 = 20.0;
/// Pixels of the page that the picture is measured on, and their size: 96 in an inch.
const DEVICE: [u32; 4] = [1920, 1080, 508, 286];
/// Length of the header.
const HEADER: usize = 88;
/// The only object that is ever made; what every program has already stands under these numbers.
const OBJECT: u32 = 1;
const NO_BRUSH: u32 = 0x8000_0005;
const NO_PEN: u32 = 0x8000_0008;
const USUAL_FONT: u32 = 0x8000_000d;

/// Records under way.
pub(super) struct Records {
    out: Vec<u8>,
    count: u32,
    size: (f64, f64),
}

impl Records {
    /// A picture of a size in pixels, with nothing in it.
    pub(super) fn new(size: (f64, f64)) -> Records {
        let mut records = Records { out: vec![0; HEADER], count: 1, size };
        let (width, height) = (size.0.ceil() as u32, size.1.ceil() as u32);
        let steps = |n: u32| n * STEPS as u32;
        records.add(17, &[8]); // coordinates of our own: what follows says which
        records.add(10, &[0, 0]);
        records.add(9, &[steps(width), steps(height)]);
        records.add(12, &[0, 0]);
        records.add(11, &[width, height]);
        records.add(18, &[1]); // words let the ground be seen
        records.add(19, &[2]); // overlapping parts of a path are filled
        records.add(22, &[24]); // words stand on their line
        records
    }

    /// A path with its ground and its line.
    pub(super) fn path(&mut self, path: &BezPath, ground: Option<u32>, pen: Option<Pen<'_>>) {
        if let Some(colour) = ground {
            self.add(39, &[OBJECT, 0, colour, 0]);
            self.with(NO_BRUSH, |records| {
                records.add(37, &[NO_PEN]);
                records.outline(path);
                records.paint(62);
            });
        }
        if let Some(pen) = pen {
            self.pen(&pen);
            self.with(NO_PEN, |records| {
                records.outline(path);
                records.paint(64);
            });
        }
    }

    /// Words from a point of their line on, turned by tenths of a degree.
    pub(super) fn text(&mut self, at: Point, text: &str, size: f64, bold: bool, turn: i32, colour: u32) {
        let units: Vec<u16> = text.encode_utf16().collect();
        if units.is_empty() {
            return;
        }
        self.font(size, bold, turn);
        self.with(USUAL_FONT, |records| {
            records.add(24, &[colour]);
            let string =
                units.chunks(2).map(|two| u32::from(two[0]) | two.get(1).map_or(0, |u| u32::from(*u) << 16));
            let string: Vec<u32> = string.collect();
            let after = 76 + 4 * string.len() as u32;
            let [x, y] = place(at);
            let head = [0, 0, u32::MAX, u32::MAX, 2, 1f32.to_bits(), 1f32.to_bits()];
            let words = [x, y, units.len() as u32, 76, 0, 0, 0, u32::MAX, u32::MAX, after];
            let steps = text.chars().flat_map(|c| {
                let step = (width(c, bold) * size * STEPS).round() as u32;
                [step, 0].into_iter().take(c.len_utf16())
            });
            records.add(84, &head.into_iter().chain(words).chain(string).chain(steps).collect::<Vec<u32>>());
        });
    }

    /// All bytes, with the header before them.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.add(14, &[0, 16, 20]);
        let (width, height) = self.size;
        let (right, bottom) = (width.ceil() as u32 - 1, height.ceil() as u32 - 1);
        let hundredths = |pixels: f64| (pixels.ceil() * 2540.0 / 96.0).round() as u32;
        let header = [
            1,
            HEADER as u32,
            0,
            0,
            right,
            bottom,
            0,
            0,
            hundredths(width),
            hundredths(height),
            0x464d_4520,
            0x0001_0000,
            self.out.len() as u32,
            self.count,
            OBJECT + 1,
            0,
            0,
            0,
        ];
        let header = header.into_iter().chain(DEVICE);
        for (place, word) in self.out.chunks_exact_mut(4).zip(header) {
            place.copy_from_slice(&word.to_le_bytes());
        }
        self.out
    }

    /// Takes the object that was made last, works with it, and gives it back for another.
    fn with(&mut self, instead: u32, work: impl FnOnce(&mut Records)) {
        self.add(37, &[OBJECT]);
        work(self);
        self.add(37, &[instead]);
        self.add(40, &[OBJECT]);
    }

    fn pen(&mut self, pen: &Pen<'_>) {
        let steps = |n: f64| (n * STEPS).round().max(1.0) as u32;
        let style = if pen.dashes.is_empty() { 0 } else { 7 };
        // Lines end where they end, and corners are sharp.
        let mut words = vec![OBJECT, 0, 0, 0, 0, 0x0001_2200 | style, steps(pen.width), 0, pen.colour, 0];
        words.push(pen.dashes.len() as u32);
        words.extend(pen.dashes.iter().map(|n| steps(*n)));
        self.add(95, &words);
    }

    fn font(&mut self, size: f64, bold: bool, turn: i32) {
        let height = -((size * STEPS).round() as i32);
        let weight = if bold { 700 } else { 400 };
        let mut words = vec![OBJECT, height as u32, 0, turn as u32, turn as u32, weight, 0x0100_0000, 0];
        let name: Vec<u16> = "Arial".encode_utf16().chain([0]).collect();
        words.extend(name.chunks(2).map(|two| u32::from(two[0]) | u32::from(two[1]) << 16));
        words.resize(1 + 80, 0);
        self.add(82, &words);
    }

    fn outline(&mut self, path: &BezPath) {
        self.add(59, &[]);
        for part in path.elements() {
            match *part {
                PathEl::MoveTo(to) => self.add(27, &place(to)),
                PathEl::LineTo(to) => self.add(54, &place(to)),
                PathEl::QuadTo(by, to) => self.curve([by, by, to]),
                PathEl::CurveTo(from, by, to) => self.curve([from, by, to]),
                PathEl::ClosePath => self.add(61, &[]),
            }
        }
        self.add(60, &[]);
    }

    fn curve(&mut self, points: [Point; 3]) {
        let points = points.map(place).concat();
        self.add(5, &[&[0, 0, u32::MAX, u32::MAX, 3], &points[..]].concat());
    }

    fn paint(&mut self, kind: u32) {
        let (right, bottom) = (self.size.0.ceil() as u32, self.size.1.ceil() as u32);
        self.add(kind, &[0, 0, right, bottom]);
    }

    fn add(&mut self, kind: u32, words: &[u32]) {
        let length = 8 + 4 * words.len() as u32;
        for word in [kind, length].iter().chain(words) {
            self.out.extend(word.to_le_bytes());
        }
        self.count += 1;
    }
}

/// A point in steps.
fn place(point: Point) -> [u32; 2] {
    [point.x, point.y].map(|n| (n * STEPS).round() as i32 as u32)
}
