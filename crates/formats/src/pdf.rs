//! PDF: the text layer, in the order in which the program that wrote the file put it down. Pictures of pages have none.

mod bomb;
mod lines;

use crate::FormatError;
use crate::document::{Document, Paragraph};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use lines::{Lines, Sign};

/// The largest file, and the most that its streams may unpack to, in MiB.
const LIMIT: u64 = 128;

/// The most pages and signs.
const PAGES: usize = 5_000;
const SIGNS: usize = 20_000_000;

/// What can't be read.
const BROKEN: FormatError = FormatError::Broken { part: "PDF" };

/// Whether the bytes are of this format.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Reads the paragraphs, with a mark where a page begins.
///
/// # Errors
/// [`FormatError::Broken`], [`FormatError::TooLarge`], or [`FormatError::NoText`] where no page has a text layer.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, FormatError> {
    if bytes.len() as u64 > LIMIT << 20 || bomb::is_one(bytes, LIMIT << 20) {
        return Err(FormatError::TooLarge { limit: LIMIT });
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => FormatError::Broken { part: "PDF with a password" },
        LoadPdfError::Invalid => BROKEN,
    })?;
    let cache = InterpreterCache::new();
    let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
    let mut document = Document::default();
    let mut left = SIGNS;
    for (number, page) in pdf.pages().iter().enumerate().take(PAGES) {
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, bounds, &cache, pdf.xref(), settings);
        let mut reader = Reader { lines: Lines::default(), left };
        interpret_page(page, &mut context, &mut reader);
        left = reader.left;
        let paragraphs = reader.lines.paragraphs();
        if !paragraphs.is_empty() {
            document.paragraphs.push(Paragraph::page(number + 1));
            document.paragraphs.extend(paragraphs);
        }
    }
    match document.paragraphs.len() {
        0 if pdf.pages().is_empty() => Err(BROKEN),
        0 => Err(FormatError::NoText),
        _ => Ok(document),
    }
}

/// Takes the signs of a page and nothing else.
struct Reader {
    lines: Lines,
    left: usize,
}

impl Device<'_> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let Some(left) = self.left.checked_sub(1) else { return };
            self.left = left;
            let Some(text) = glyph.as_unicode() else { continue };
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(sign) => sign.advance_width(),
            };
            let place = props.transform * glyph.transform();
            let at = place * Point::ZERO;
            let em = (place * Point::new(0.0, 1000.0)) - at;
            let width = (place * Point::new(advance.unwrap_or(500.0).into(), 0.0)) - at;
            let text = match text {
                BfString::Char(c) => c.to_string(),
                BfString::String(text) => text,
            };
            self.lines.add(Sign { text, x: at.x, y: at.y, size: em.hypot(), width: width.hypot() });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests;
