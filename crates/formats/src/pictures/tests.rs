//! Pictures, made here.

use super::*;
use crate::{DraftDetails, DraftTurn, Options, read};
use image::RgbaImage;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, _| image::Rgba([(x % 256) as u8, 0, 0, 255]));
    let mut bytes = Vec::new();
    DynamicImage::from(picture).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    written(&RgbImage::from_pixel(width, height, Rgb([200, 100, 50]))).unwrap().jpeg
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = DynamicImage::from(RgbImage::from_pixel(width, height, Rgb([200, 100, 50])));
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::WebP).unwrap();
    bytes
}

/// A part of a JPEG file after its first two bytes.
fn with_part(mut jpeg: Vec<u8>, kind: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    let part = [&[0xff, kind][..], &length, content].concat();
    jpeg.splice(2..2, part);
    jpeg
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

#[test]
fn pictures_are_made_small_and_keep_their_shape() {
    for (bytes, size) in [
        (png(40, 30), (40, 30)),
        (jpeg(3200, 800), (1600, 400)),
        (webp(100, 2000), (80, 1600)),
        (png(1, 1), (1, 1)),
        (png(5000, 1), (1600, 1)),
    ] {
        let picture = made_anew(&bytes).unwrap();
        assert_eq!((picture.width, picture.height), size);
        assert_eq!(image::guess_format(&picture.jpeg).unwrap(), ImageFormat::Jpeg);
        assert!(made_anew(&bytes) == Some(picture), "the same bytes twice");
    }
}

#[test]
fn nothing_but_the_pixels_is_left() {
    // Exif with the sixth orientation and a secret in it, XMP, a comment, something after the end.
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0rahasia";
    let mut bytes = with_part(jpeg(30, 20), 0xe1, exif);
    bytes = with_part(bytes, 0xe1, b"http://ns.adobe.com/xap/1.0/\0rahasia");
    bytes = with_part(bytes, 0xfe, b"rahasia");
    bytes.extend(b"rahasia");
    let picture = made_anew(&bytes).unwrap();
    assert_eq!((picture.width, picture.height), (20, 30), "turned as the camera said");
    for what in [&b"rahasia"[..], b"Exif", b"adobe", b"ICC_PROFILE"] {
        assert!(holds(&bytes, what) || what == b"ICC_PROFILE");
        assert!(!holds(&picture.jpeg, what));
    }
    let see_through = DynamicImage::from(RgbaImage::from_pixel(8, 8, image::Rgba([0, 0, 0, 0])));
    assert_eq!(on_white(&see_through).get_pixel(0, 0).0, [255; 3]);
}

#[test]
fn what_is_no_picture_or_too_large_is_refused() {
    let whole = png(40, 30);
    for end in 0..whole.len() - 12 {
        _ = made_anew(&whole[..end]);
    }
    // A head that claims 60,000 by 60,000 pixels: no memory is taken for them.
    let mut claims = whole.clone();
    claims[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    for bytes in [&b""[..], b"x", b"GIF89a", b"<svg/>", b"BM", &claims, &vec![0; (LARGEST as usize) + 1]] {
        assert!(made_anew(bytes).is_none());
    }
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn pictures_that_turns_name_are_taken_from_the_archive() {
    let chat = "31/12/23 21.05 - Ani: a.jpg (file terlampir)\n31/12/23 21.06 - Beni: b.jpg (file terlampir)\n\
                31/12/23 21.07 - Ani: c.png (file terlampir)\n31/12/23 21.08 - Ani: halo\n";
    let bomb = vec![0; 40 << 20];
    let file = zipped(&[
        ("WhatsApp/_chat.txt", chat.as_bytes()),
        ("WhatsApp/a.jpg", &jpeg(10, 10)),
        ("WhatsApp/c.png", &bomb),
        ("WhatsApp/lain.jpg", &jpeg(10, 10)),
    ]);
    let mut drafts = read("a.zip", &file, &Options::default()).unwrap();
    let taken = take(&mut drafts, &file, |_| panic!("the archive has it"), Taken::default()).unwrap();
    assert_eq!((taken.taken, taken.missing, taken.refused), (1, 1, 1));
    let of_turns: Vec<usize> =
        drafts[0].turns.iter().map(|t| t.details.as_ref().map_or(0, |d| d.taken.len())).collect();
    assert_eq!(of_turns, [1, 0, 0, 0]);
}

#[test]
fn pictures_beside_a_file_are_asked_for_by_name() {
    let mut details = DraftDetails::default();
    details.add_file("photos/1.jpg");
    let turn = DraftTurn { details: details.boxed(), ..DraftTurn::default() };
    let mut drafts = read("a.md", b"x", &Options::default()).unwrap();
    drafts[0].turns = vec![turn];
    let mut asked = Vec::new();
    let taken = take(
        &mut drafts,
        b"{}",
        |name| {
            asked.push(name.to_owned());
            Some(jpeg(2, 2))
        },
        Taken::default(),
    );
    assert_eq!((taken.unwrap().taken, asked), (1, vec!["photos/1.jpg".to_owned()]));
}
