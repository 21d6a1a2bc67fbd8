//! Pictures that came with turns: decoded within limits, made small, and written anew from their pixels alone, so that
//! no place, time, camera, thumbnail or text of the file is left.

use crate::archive::{self, is_zip};
use crate::chat::base_name;
use crate::{Draft, FormatError};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use model::payload::Picture;
use std::io::Cursor;

/// The longest edge of a picture that is kept, in pixels.
pub const EDGE: u32 = 1600;
/// The largest file that is decoded, in bytes.
pub const LARGEST: u64 = 32 << 20;
/// The most pixels that are decoded; counted before any memory is taken for them.
const PIXELS: u64 = 64_000_000;
/// The most memory that a decoder may take, in bytes.
const MEMORY: u64 = 300 << 20;
/// How much all pictures of an import may take, in bytes.
const ALL: usize = 512 << 20;
/// Of 100.
const QUALITY: u8 = 85;

/// What became of the pictures that turns name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// How many were taken in.
    pub taken: u64,
    /// How many were not found.
    pub missing: u64,
    /// How many are no pictures, or too large.
    pub refused: u64,
    /// How much those that were taken in take, in bytes.
    pub bytes: usize,
}

/// Whether a file is of a kind of picture that can be taken in.
pub fn is_picture(bytes: &[u8]) -> bool {
    matches!(image::guess_format(bytes), Ok(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP))
}

/// A picture made anew from the pixels of a JPEG, PNG or WebP file; `None` where it is none, or too large.
pub fn made_anew(bytes: &[u8]) -> Option<Picture> {
    if !is_picture(bytes) || bytes.len() as u64 > LARGEST {
        return None;
    }
    let format = image::guess_format(bytes).ok()?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS || decoder.total_bytes() > MEMORY {
        return None;
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if width > EDGE || height > EDGE {
        picture = picture.resize(EDGE, EDGE, FilterType::Triangle);
    }
    picture.apply_orientation(orientation);
    written(&on_white(&picture))
}

/// What is seen through stands on white: the file that is written knows no transparency.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let over = |c: u8| ((u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255) as u8;
        Rgb([over(red), over(green), over(blue)])
    })
}

fn written(picture: &RgbImage) -> Option<Picture> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture).ok()?;
    Some(Picture { width: picture.width(), height: picture.height(), jpeg })
}

/// Takes in the pictures that the turns of a file name: from the file itself, where it is an archive, else from beside
/// it, by a function that gives the bytes of a file of that name.
///
/// # Errors
/// The archive is broken.
pub fn take(
    drafts: &mut [Draft],
    file: &[u8],
    mut beside: impl FnMut(&str) -> Option<Vec<u8>>,
    so_far: Taken,
) -> Result<Taken, FormatError> {
    let mut archive = if is_zip(file) { Some(archive::open(file)?) } else { None };
    let members: Vec<String> =
        archive.iter().flat_map(|a| a.file_names().flatten().map(|n| n.into_owned())).collect();
    let mut taken = so_far;
    let turns = drafts.iter_mut().flat_map(|draft| &mut draft.turns);
    for details in turns.filter_map(|turn| turn.details.as_deref_mut()) {
        for name in &details.pictures {
            let bytes = match &mut archive {
                Some(archive) => within(archive, &members, name),
                None => beside(name),
            };
            match bytes.as_deref().map(made_anew) {
                None => taken.missing += 1,
                Some(Some(picture)) if taken.bytes + picture.jpeg.len() <= ALL => {
                    taken.taken += 1;
                    taken.bytes += picture.jpeg.len();
                    details.taken.push(picture);
                }
                Some(_) => taken.refused += 1,
            }
        }
    }
    Ok(taken)
}

/// The bytes of a member of this name: the one whose path ends with it, else the only one with the same last part. One
/// that is too large to decode counts as if it were empty.
fn within(archive: &mut archive::Archive<'_>, members: &[String], name: &str) -> Option<Vec<u8>> {
    let name = name.trim_start_matches("./");
    let ends = |member: &&String| {
        member.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/'))
    };
    let found = members.iter().find(ends).or_else(|| {
        let mut alike = members.iter().filter(|member| base_name(member) == base_name(name));
        alike.next().filter(|_| alike.next().is_none())
    })?;
    Some(archive::entry(archive, found, &mut LARGEST.clone()).unwrap_or_default())
}

#[cfg(test)]
mod tests;
