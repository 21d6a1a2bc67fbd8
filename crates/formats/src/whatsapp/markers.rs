//! What the program writes in place of words: placeholders, notices, marks.
//!
//! The lists hold Indonesian and English, and what the test files show of other languages. Where a structure tells it
//! (angle brackets, invisible marks) no list is asked.

use model::source::TurnKind;

/// Whole bodies (without a final stop) of deleted messages.
const DELETED: &[&str] = &[
    "Pesan ini dihapus",
    "Pesan ini telah dihapus",
    "Anda menghapus pesan ini",
    "Anda telah menghapus pesan ini",
    "Pesan ini dihapus oleh admin",
    "This message was deleted",
    "You deleted this message",
    "This message was deleted by admin",
    "Mesej ini telah dipadam",
    "Anda telah memadamkan mesej ini",
    "Tato zpráva byla odstraněna",
    "Tuto zprávu jste odstranil/a",
    "Dit bericht is verwijderd",
    "U hebt dit bericht verwijderd",
    "Du hast diese Nachricht gelöscht",
    "Diese Nachricht wurde gelöscht",
    "Eliminaste este mensaje",
    "Se eliminó este mensaje",
    "Vous avez supprimé ce message",
    "Ce message a été supprimé",
    "Hai eliminato questo messaggio",
    "Questo messaggio è stato eliminato",
    "Apagou esta mensagem",
    "Esta mensagem foi apagada",
    "Вы удалили данное сообщение",
    "Данное сообщение удалено",
    "आपने यह मैसेज डिलीट किया",
    "यह मैसेज डिलीट कर दिया गया है",
    "คุณได้ลบข้อความนี้",
    "ข้อความนี้ถูกลบแล้ว",
    "لقد حذَفت هذه الرسالة",
    "تم حذف هذه الرسالة",
];

/// Whole bodies, or what follows the last mark of a body, in place of a picture or a file (iOS).
const OMITTED: &[&str] = &[
    "gambar tidak disertakan",
    "foto tidak disertakan",
    "video tidak disertakan",
    "catatan video tidak disertakan",
    "audio tidak disertakan",
    "stiker tidak disertakan",
    "GIF tidak disertakan",
    "dokumen tidak disertakan",
    "Kartu kontak tidak disertakan",
    "image omitted",
    "video omitted",
    "video note omitted",
    "audio omitted",
    "sticker omitted",
    "GIF omitted",
    "document omitted",
    "Contact card omitted",
];

/// Words in brackets after the name of a file that came with the export (Android).
const ATTACHED: &[&str] = &[
    "(file terlampir)",
    "(berkas terlampir)",
    "(file attached)",
    "(fail disertakan)",
    "(bestand bijgevoegd)",
    "(soubor byl přiložen)",
    "(ファイル添付)",
];

/// Marks at the end of a message that its writer changed.
const EDITED: &[&str] = &[
    "<Pesan ini diedit>",
    "<Pesan ini telah diedit>",
    "<This message was edited>",
    "<Mesej ini telah disunting>",
];

/// Whole bodies of lines about calls, which Android writes with a sender.
const CALLS: &[&str] = &[
    "Panggilan suara tak terjawab",
    "Panggilan suara tidak terjawab",
    "Panggilan video tak terjawab",
    "Panggilan video tidak terjawab",
    "Panggilan grup tak terjawab",
    "Missed voice call",
    "Missed video call",
    "Missed group voice call",
    "Missed group video call",
    "Zmeškaný hovor",
    "Gemiste spraakoproep",
];

/// Begins of the encryption notice, which some exports write with a sender.
const ENCRYPTION_BEGINS: &[&str] = &[
    "Pesan dan panggilan ",
    "Pesan dan telepon ",
    "Pesan yang Anda kirim ke ",
    "Pesan ke ",
    "Messages and calls are ",
    "Messages you send to this ",
    "Messages to this ",
];

/// Begins of other notices that some exports write with a sender.
const NOTICES: &[&str] = &[
    "This business uses a secure service",
    "This chat is with a business account",
    "Bisnis ini menggunakan layanan aman",
    "Bisnis Anda menggunakan layanan",
    "Chat ini dimulai dari iklan",
    "Your security code with ",
    "Kode keamanan Anda dengan ",
];

/// Words in notices that name somebody first, so that the notice has them in its middle.
const NOTICES_WITHIN: &[&str] = &[
    " updated the message timer",
    " memperbarui timer pesan",
    " mengubah timer pesan",
    " menyalakan pesan sementara",
];

/// Words that follow a name in lines of the program; what follows them may hold a colon.
const ACTS: &[&str] = &[
    " membuat grup",
    " menambahkan ",
    " mengeluarkan ",
    " mengubah ",
    " mengganti ",
    " menyematkan ",
    " bergabung menggunakan ",
    " telah bergabung",
    " created group",
    " created this group",
    " added ",
    " removed ",
    " changed ",
    " pinned ",
    " joined using ",
    " was added",
];

/// Words of the encryption notice in the languages of the test files, in lower case.
const ENCRYPTION: &[&str] = &[
    "end-to-end",
    "ende-zu-ende",
    "de bout en bout",
    "de extremo a extremo",
    "ponto a ponto",
    "koncovým šifrováním",
    "сквозным шифрованием",
    "مشفرة",
    "एंड-टू-एंड",
    "เข้ารหัส",
];

/// What the program writes before words of its own, in either direction of writing.
const MARKS: [char; 2] = ['\u{200E}', '\u{200F}'];

/// The body of a message and what is known about its line.
#[derive(Clone, Copy)]
pub(super) struct Body<'a> {
    /// All lines, with the marks that stand before the first word.
    pub(super) text: &'a str,
    /// Whether the line stands in brackets, as iOS writes it.
    pub(super) bracket: bool,
    /// Whether a mark stands before the bracket.
    pub(super) marked: bool,
}

/// What a body is, and its words.
pub(super) fn classify(body: Body<'_>) -> (TurnKind, &str) {
    let words = body.text.trim_start_matches(MARKS);
    let led = words.len() < body.text.len();
    if is_deleted(words) {
        return (TurnKind::Deleted, words);
    }
    if is_media(words, led) {
        return (TurnKind::Media, words);
    }
    if let Some(before) = before_edited(body) {
        return (TurnKind::Edited, before);
    }
    if is_system(words) {
        return (TurnKind::System, words);
    }
    if body.marked {
        return (TurnKind::Media, words);
    }
    match words.trim_end() {
        "" | "null" => (TurnKind::Unknown, body.text),
        _ if led && is_poll(words) => (TurnKind::Words, words),
        _ if led && body.bracket => (TurnKind::System, words),
        _ => (TurnKind::Words, body.text),
    }
}

/// Whether the words before a colon are a line of the program rather than a name.
pub(super) fn is_act(name: &str) -> bool {
    ACTS.iter().any(|act| name.contains(act)) || name.matches(['"', '“', '”']).count() % 2 == 1
}

/// Whether it is the notice that a chat begins with.
pub(super) fn is_encryption_notice(text: &str) -> bool {
    let lower = text.to_lowercase();
    ENCRYPTION.iter().any(|words| lower.contains(words))
}

fn is_deleted(words: &str) -> bool {
    words.len() < 120 && DELETED.contains(&words.trim_end().trim_end_matches('.'))
}

/// Whether it is a line about a call.
pub(super) fn is_call(words: &str) -> bool {
    CALLS.contains(&words.trim_end())
}

/// Whether it is a line of the program in spite of the name before it.
pub(super) fn is_system(words: &str) -> bool {
    let begins = |list: &[&str]| list.iter().any(|notice| words.starts_with(notice));
    let within = || NOTICES_WITHIN.iter().any(|notice| words.contains(notice));
    is_call(words)
        || begins(NOTICES)
        || (begins(ENCRYPTION_BEGINS) && is_encryption_notice(words))
        || (words.len() < 400 && words.ends_with('.') && within())
}

/// Whether the first line names a picture, sound, file or place instead of words.
fn is_media(words: &str, led: bool) -> bool {
    let first = words.split('\n').next().unwrap_or(words).trim_end();
    let after = |mark: char| first.rfind(mark).map_or(0, |at| at + mark.len_utf8());
    let last = &first[after('\u{200E}').max(after('\u{200F}'))..];
    is_placeholder(first)
        || OMITTED.contains(&last)
        || ["<attached: ", "<terlampir: "].iter().any(|mark| last.starts_with(mark))
        || first.ends_with(" <attached>")
        || ATTACHED.iter().any(|mark| first.ends_with(mark))
        || (led && is_file_with_remark(first))
        || is_map_link(first)
}

/// `<Media tidak disertakan>` in any language: angle brackets around 3 to 40 characters, and nothing else.
fn is_placeholder(first: &str) -> bool {
    let inner = first.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inner.is_some_and(|text| !text.contains(['<', '>']) && (3..=40).contains(&text.chars().count()))
}

/// `kartu.vcf (soubor byl přiložen)`: a file name, then something in round brackets.
fn is_file_with_remark(first: &str) -> bool {
    let file = first.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map(|(file, _)| file);
    let extension = file.and_then(|file| file.rsplit_once('.')).map_or("", |(_, extension)| extension);
    (2..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// `lokasi: https://maps.google.com/?q=…`: one word, then a place on a map.
pub(super) fn is_map_link(first: &str) -> bool {
    let Some((word, place)) = first.split_once(':') else { return false };
    let query = place.strip_prefix(" https://maps.google.com/?q=");
    query.is_some_and(|q| word.chars().count() <= 20 && !q.contains(' '))
}

/// `POLL:` and its options: the words are the sender's.
pub(super) fn is_poll(words: &str) -> bool {
    let first = words.split('\n').next().unwrap_or_default().trim_end();
    let title = first.strip_suffix(':').unwrap_or_default();
    !title.is_empty() && words.contains('\n') && title.chars().all(|c| c.is_uppercase() || c == ' ')
}

/// The words before the mark of a changed message; in a language that isn't listed, iOS's mark before `<` tells it.
fn before_edited(body: Body<'_>) -> Option<&str> {
    let text = body.text.trim_end();
    let open = text.strip_suffix('>').and_then(|_| text.rfind('<'))?;
    let (before, mark) = text.split_at(open);
    let unmarked = before.trim_end_matches(MARKS);
    let by_structure = body.bracket && !body.marked && unmarked.len() < before.len() && !mark.contains(':');
    let words = unmarked.strip_suffix(' ').unwrap_or(unmarked);
    ((EDITED.contains(&mark) || by_structure) && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LRM: &str = "\u{200E}";

    fn check(bracket: bool, marked: bool, text: &str, kind: TurnKind, words: &str) {
        assert_eq!(classify(Body { text, bracket, marked }), (kind, words), "{text:?}");
    }

    #[test]
    fn android() {
        use TurnKind::*;
        for (text, kind) in [
            ("<Media tidak disertakan>", Media),
            ("<Media omitted>\njudul", Media),
            ("<3", Words),
            ("lihat <ini>", Words),
            ("IMG-20240101-WA0003.jpg (file terlampir)\nini contoh", Media),
            ("foto.jpg (yang kemarin)", Words),
            ("lokasi: https://maps.google.com/?q=-6.1,106.8", Media),
            ("Pesan ini dihapus", Deleted),
            ("Anda menghapus pesan ini.", Deleted),
            ("Pesan ini dihapus siapa?", Words),
            ("null", Unknown),
            ("", Unknown),
            (".", Words),
            ("Panggilan suara tak terjawab", System),
            ("Pesan dan panggilan terenkripsi secara end-to-end. Hanya", System),
            ("Pesan dan panggilan kemarin belum kubalas", Words),
            ("Ani memperbarui timer pesan. Pesan baru akan hilang.", System),
            ("  dua blanko", Words),
        ] {
            check(false, false, text, kind, text);
        }
        check(false, false, "salah ketik <Pesan ini diedit>", Edited, "salah ketik");
        check(false, false, &format!("satu\ndua {LRM}<This message was edited>"), Edited, "satu\ndua");
        check(false, false, &format!("{LRM}kartu.vcf (soubor)"), Media, "kartu.vcf (soubor)");
        check(false, false, &format!("{LRM}kata"), Words, &format!("{LRM}kata"));
    }

    #[test]
    fn ios() {
        use TurnKind::*;
        for (marked, text, kind) in [
            (true, "gambar tidak disertakan", Media),
            (true, "<terlampir: 01-PHOTO.jpg>", Media),
            (true, "obrázek byl vynechán", Media),
            (false, "Anda menghapus pesan ini.", Deleted),
            (false, "Kode keamanan Anda dengan Ani berubah.", System),
            (false, "etwas Neues", System),
            (false, "POLL:\nKe mana?\nOPTION: Pasar (2 votes)", Words),
            (false, "Lokasi: https://maps.google.com/?q=1,2", Media),
        ] {
            check(true, marked, &format!("{LRM}{text}"), kind, text);
        }
        let file = format!("harga.pdf • {LRM}2 halaman {LRM}dokumen tidak disertakan");
        check(true, true, &file, Media, &file);
        check(true, false, &format!("hallo {LRM}<Diese Nachricht>"), Edited, "hallo");
        check(
            true,
            false,
            "Alun-Alun (Kota): https://peta.example",
            Words,
            "Alun-Alun (Kota): https://peta.example",
        );
    }

    #[test]
    fn names_that_are_acts() {
        for (name, expected) in [
            ("Ibu RT membuat grup \"Kelas Jahit", true),
            ("Ani changed the subject to “Pasar", true),
            ("Ani", false),
            ("+62 812-0000-0001", false),
            ("Toko \"Maju\"", false),
        ] {
            assert_eq!(is_act(name), expected, "{name}");
        }
    }
}
