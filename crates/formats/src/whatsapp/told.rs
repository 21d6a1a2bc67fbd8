//! What a line tells beside words: which kind of thing a placeholder stands for, or the name of a file.

use super::markers;
use crate::DraftDetails;
use model::payload::Detail;
use model::source::TurnKind;

/// Words of placeholders, in lower case, and what they stand for; the first that fits counts.
const PLACEHOLDERS: &[(&str, Detail)] = &[
    ("catatan video", Detail::Video),
    ("video note", Detail::Video),
    ("video", Detail::Video),
    ("gif", Detail::Gif),
    ("stiker", Detail::Sticker),
    ("sticker", Detail::Sticker),
    ("pesan suara", Detail::Voice),
    ("voice message", Detail::Voice),
    ("audio", Detail::Sound),
    ("gambar", Detail::Picture),
    ("foto", Detail::Picture),
    ("image", Detail::Picture),
    ("photo", Detail::Picture),
    ("dokumen", Detail::File),
    ("document", Detail::File),
    ("kartu kontak", Detail::Contact),
    ("contact card", Detail::Contact),
];

/// Words, in lower case, of what could be looked at only once.
const ONCE: &[&str] = &["view once", "sekali lihat"];

/// What is told of a turn of a kind with these words, as they follow the invisible marks.
pub(super) fn of(kind: TurnKind, words: &str) -> DraftDetails {
    match kind {
        TurnKind::Media => of_media(words),
        TurnKind::System if markers::is_call(words) => DraftDetails::of(vec![Detail::Call]),
        TurnKind::Words if words.starts_with(|c: char| c.is_uppercase()) && markers::is_poll(words) => {
            DraftDetails::of(vec![Detail::Poll])
        }
        _ => DraftDetails::default(),
    }
}

fn of_media(words: &str) -> DraftDetails {
    let first = words.split('\n').next().unwrap_or(words).trim_end();
    let mut details = DraftDetails::default();
    if markers::is_map_link(first) {
        details.add(Detail::Location, "");
    } else if let Some(name) = file_name(first) {
        details.add_file(name);
    } else {
        let lower = first.to_lowercase();
        let kind = PLACEHOLDERS.iter().find(|(word, _)| lower.contains(word));
        details.add(kind.map_or(Detail::Media, |(_, kind)| *kind), "");
        if ONCE.iter().any(|word| lower.contains(word)) {
            details.told.push(Detail::Once);
        }
    }
    details
}

/// The name of the file in `<attached: NAME>`, `NAME <attached>`, `NAME (file attached)`.
fn file_name(first: &str) -> Option<&str> {
    let last = first.rsplit(['\u{200E}', '\u{200F}']).next().unwrap_or(first);
    let inner = last.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let name = match inner {
        Some(inner) => inner.split_once(": ").map(|(_, name)| name),
        None => first
            .strip_suffix('>')
            .and_then(|rest| rest.rsplit_once(" <"))
            .or_else(|| first.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")))
            .map(|(name, _)| name),
    };
    name.map(|name| name.trim_matches(['\u{200E}', '\u{200F}'])).filter(|name| name.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lines_tell() {
        use Detail::*;
        let media = TurnKind::Media;
        for (kind, words, told, pictures) in [
            (media, "<Media tidak disertakan>", vec![Media], vec![]),
            (media, "<Media omitted>\njudul", vec![Media], vec![]),
            (media, "gambar tidak disertakan", vec![Picture], vec![]),
            (media, "catatan video tidak disertakan", vec![Video], vec![]),
            (media, "Kartu kontak tidak disertakan", vec![Contact], vec![]),
            (media, "<View once voice message omitted>", vec![Voice, Once], vec![]),
            (
                media,
                "IMG-20240101-WA0003.jpg (file terlampir)\nini",
                vec![Picture],
                vec!["IMG-20240101-WA0003.jpg"],
            ),
            (media, "<terlampir: 01-PHOTO.jpg>", vec![Picture], vec!["01-PHOTO.jpg"]),
            (media, "kartu.vcf (soubor byl přiložen)", vec![Contact], vec![]),
            (media, "harga.pdf • \u{200E}2 halaman \u{200E}dokumen tidak disertakan", vec![File], vec![]),
            (media, "Lokasi: https://maps.google.com/?q=1,2", vec![Location], vec![]),
            (media, "obrázek byl vynechán", vec![Media], vec![]),
            (TurnKind::System, "Panggilan suara tak terjawab", vec![Call], vec![]),
            (TurnKind::System, "Ani menambahkan Beni", vec![], vec![]),
            (TurnKind::Words, "POLL:\nKe mana?\nOPTION: Pasar (2 votes)", vec![Poll], vec![]),
            (TurnKind::Words, "halo", vec![], vec![]),
        ] {
            let details = of(kind, words);
            assert_eq!(
                (details.told, details.pictures),
                (told, pictures.into_iter().map(String::from).collect())
            );
        }
    }
}
