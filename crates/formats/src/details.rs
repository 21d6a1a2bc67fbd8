//! What a record tells of a turn beside its words: kinds of what came with it, reactions, where it stands in a
//! recording.

use model::payload::{Detail, Picture, Stretch};
use std::collections::BTreeMap;

/// What is told of one turn.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct DraftDetails {
    /// Kinds of what came with it, in the order of the record, and how it came.
    pub told: Vec<Detail>,
    /// How many reactions it has.
    pub reactions: u32,
    /// Where it stands in a recording.
    pub stretch: Option<Stretch>,
    /// The names under which the export holds the pictures that came with it.
    pub pictures: Vec<String>,
    /// Pictures that were taken in, made anew.
    pub taken: Vec<Picture>,
}

model::redacted! { DraftDetails }

impl DraftDetails {
    /// Nothing where nothing is told.
    pub(crate) fn boxed(self) -> Option<Box<DraftDetails>> {
        (self != DraftDetails::default()).then(|| Box::new(self))
    }

    /// Only these kinds.
    pub(crate) fn of(told: Vec<Detail>) -> DraftDetails {
        DraftDetails { told, ..DraftDetails::default() }
    }

    /// Only a part of a recording.
    pub(crate) fn at(stretch: Option<Stretch>) -> DraftDetails {
        DraftDetails { stretch, ..DraftDetails::default() }
    }

    /// Adds a file that came with the turn; a picture also with the name under which the export holds it.
    pub(crate) fn add_file(&mut self, name: &str) {
        self.add(of_file(name), name);
    }

    /// Adds something of a known kind with the name of its file; the name counts only for pictures.
    pub(crate) fn add(&mut self, kind: Detail, name: &str) {
        self.told.push(kind);
        if kind == Detail::Picture && !name.is_empty() {
            self.pictures.push(name.to_owned());
        }
    }
}

/// Counts for each kind the turns of which it is told, as `turns_by_kind` counts kinds of turns: also `reactions` (all
/// of them) and `stretch`.
pub fn counted<'a>(details: impl Iterator<Item = &'a DraftDetails>) -> BTreeMap<&'static str, u64> {
    let mut counts = BTreeMap::new();
    let mut add = |word: &'static str, count: u64| *counts.entry(word).or_insert(0) += count;
    for details in details {
        for kind in Detail::ALL.iter().filter(|kind| details.told.contains(kind)) {
            add(kind.word(), 1);
        }
        if details.reactions > 0 {
            add("reactions", u64::from(details.reactions));
        }
        if details.stretch.is_some() {
            add("stretch", 1);
        }
    }
    counts
}

/// Endings of names of files, in lower case, and what files are.
const ENDINGS: &[(&[&str], Detail)] = &[
    (&["jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "tif", "tiff", "avif"], Detail::Picture),
    (&["mp4", "mov", "3gp", "mkv", "webm", "avi", "m4v"], Detail::Video),
    (&["opus", "ogg", "oga", "amr"], Detail::Voice),
    (&["m4a", "mp3", "aac", "wav", "flac"], Detail::Sound),
    (&["gif"], Detail::Gif),
    (&["tgs"], Detail::Sticker),
    (&["vcf"], Detail::Contact),
];

/// What a file is, by its name.
pub(crate) fn of_file(name: &str) -> Detail {
    let name = crate::chat::base_name(name).to_lowercase();
    if name.starts_with("stk-") || name.contains("-sticker-") || name.starts_with("sticker") {
        return Detail::Sticker;
    }
    if name.contains("-gif-") {
        return Detail::Gif;
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().find(|(endings, _)| endings.contains(&ending)).map_or(Detail::File, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_by_their_names() {
        for (name, kind) in [
            ("IMG-20240101-WA0003.jpg", Detail::Picture),
            ("00000012-PHOTO-2024-01-01-10-00-00.JPG", Detail::Picture),
            ("STK-20240101-WA0001.webp", Detail::Sticker),
            ("stickers/sticker (1).webp", Detail::Sticker),
            ("00000012-STICKER-2024.webp", Detail::Sticker),
            ("00000012-GIF-2024.mp4", Detail::Gif),
            ("a/VID-20240101-WA0003.mp4", Detail::Video),
            ("PTT-20240101-WA0003.opus", Detail::Voice),
            ("lagu.mp3", Detail::Sound),
            ("kartu.vcf", Detail::Contact),
            ("harga.pdf", Detail::File),
            ("tanpa ekor", Detail::File),
            ("", Detail::File),
        ] {
            assert_eq!(of_file(name), kind, "{name}");
        }
    }
}
