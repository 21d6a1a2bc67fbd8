//! The shared sample files, read where they lie. What is expected was written down from reading the files.

mod support;

use formats::{Draft, Options, read};
use model::source::{Certainty, DateOrder, Part, SourceKind, TurnKind};
use std::path::PathBuf;
use support::{kinds, time};

use Certainty::{Assumed, Certain};
use DateOrder::{DayMonthYear as Dmy, MonthDayYear as Mdy, YearMonthDay as Ymd};

const DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/chat");

/// What a reader of the file sees.
struct Seen {
    file: &'static str,
    /// How many turns are words, media, deleted, edited, system, unknown.
    kinds: [usize; 6],
    senders: &'static [&'static str],
    first: &'static str,
    last: &'static str,
    order: (DateOrder, Certainty),
}

const DMITRY: &[&str] = &["Dmitry S", "Elon"];
const DMITRY_IOS: &[&str] = &["Dmitry S", "Elon Musk"];
const DOE: &[&str] = &["John Doe", "Jahn Doe", "John-John Doe", "John Doe 🤓", "🤓"];
const FAMILY: &[&str] = &["Sarah", "Mom", "Dad", "Jake"];
const POKEMON: &[&str] =
    &["Ash Ketchum", "Brock", "Misty", "Prof. Oak", "Jessie & James", "Raichu", "Meowth", "Wobbuffet"];
const TRAINER: &[&str] = &["Johannes Gruber", "Test"];
const VILLAGE: &[&str] = &["Ibu RT", "+62 812-0000-0001", "Fajar", "Dewi", "Citra"];

const fn seen(
    file: &'static str,
    kinds: [usize; 6],
    senders: &'static [&'static str],
    times: [&'static str; 2],
    order: (DateOrder, Certainty),
) -> Seen {
    Seen { file, kinds, senders, first: times[0], last: times[1], order }
}

#[rustfmt::skip]
const FILES: &[Seen] = &[
    //                                                      W   M  D  E  S  U
    seen("synthetic/wa_ambiguous_all_le12.txt",           [ 4,  0, 0, 0, 0, 0], &["A", "B"], ["2024-02-01T10:00", "2024-02-03T10:03"], (Dmy, Assumed)),
    seen("synthetic/wa_android_id.txt",                   [ 2,  2, 2, 1, 4, 1], VILLAGE, ["2023-12-31T21:05", "2024-01-01T07:22"], (Dmy, Certain)),
    seen("synthetic/wa_android_us_nnbsp.txt",             [ 2,  1, 0, 1, 2, 0], &["Alice", "Bob"], ["2023-12-31T21:05", "2024-01-01T12:03"], (Mdy, Certain)),
    seen("synthetic/wa_ios_id_24h_dmy.txt",               [ 1,  1, 1, 1, 1, 0], &["~ Andi", "Dewi", "Andi"], ["2023-12-31T21:05:10", "2024-01-01T00:00:05"], (Dmy, Certain)),
    seen("whatsapp/android_cs.txt",                       [16, 31, 8, 0, 3, 2], DMITRY, ["2022-03-23T13:31", "2023-01-07T23:32"], (Dmy, Certain)),
    seen("whatsapp/android_en_group_system.txt",          [ 3,  0, 1, 0, 16, 0], &["Dmitry S"], ["2023-01-11T16:13", "2023-01-11T16:57"], (Dmy, Assumed)),
    seen("whatsapp/android_en_media.txt",                 [16, 31, 8, 0, 3, 2], DMITRY, ["2022-03-23T13:31", "2023-01-07T23:32"], (Dmy, Certain)),
    seen("whatsapp/android_nl_media.txt",                 [ 7, 23, 7, 0, 3, 1], DMITRY, ["2022-03-23T13:31", "2023-01-07T23:32"], (Dmy, Certain)),
    seen("whatsapp/chatanalytics_2A_5M.txt",              [ 4,  1, 0, 0, 0, 0], &["A", "B"], ["2021-01-01T12:00", "2021-01-01T12:02"], (Dmy, Assumed)),
    seen("whatsapp/chatanalytics_4A_11M.txt",             [11,  0, 0, 0, 3, 0], &["Bob", "Eve", "Alice", "Mallory", "Trent"], ["2020-09-12T23:55", "2020-09-12T23:56"], (Dmy, Assumed)),
    seen("whatsapp/chatminer_test_br_mmddyy_24hrs.txt",   [ 7,  0, 0, 0, 2, 0], DOE, ["2019-01-01T11:25", "2021-12-30T22:01"], (Mdy, Certain)),
    seen("whatsapp/chatminer_test_mmddyyyy_12hrs.txt",    [ 7,  0, 0, 0, 2, 0], DOE, ["2019-01-01T11:25", "2021-12-30T22:01"], (Mdy, Certain)),
    seen("whatsapp/chatminer_test_yyyymmdd_24hrs.txt",    [ 7,  0, 0, 0, 2, 0], DOE, ["2019-01-01T11:25", "2021-12-30T22:01"], (Ymd, Certain)),
    seen("whatsapp/chm_android_attachments.txt",          [ 4,  5, 0, 0, 3, 1], &["Aaaaa Aaaaaaaaaaa", "+123 45 6789"], ["2023-06-30T16:13", "2023-06-30T16:15"], (Dmy, Certain)),
    seen("whatsapp/ios_ar.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:01", "2023-01-07T23:32:30"], (Dmy, Certain)),
    seen("whatsapp/ios_ar_rlm_latin_digits.txt",          [ 5, 15, 2, 0, 1, 0], &["Dmitry Starkov", "Elon Musk"], ["2022-03-18T14:56:01", "2022-03-27T21:56:45"], (Dmy, Certain)),
    seen("whatsapp/ios_calendar_buddhist.txt",            [ 5, 17, 3, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:01", "2023-01-12T15:35:15"], (Mdy, Certain)),
    seen("whatsapp/ios_de.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:00", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_en.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:01", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_en_media.txt",                     [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:01", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_es.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:00", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_fr.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:00", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_hi.txt",                           [ 5, 17, 3, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:00", "2023-01-12T15:35:14"], (Mdy, Certain)),
    seen("whatsapp/ios_id_2.txt",                         [ 5, 15, 2, 0, 1, 0], DMITRY_IOS, ["2022-03-18T14:56:01", "2022-03-27T21:56:45"], (Mdy, Certain)),
    seen("whatsapp/ios_id_mdy_dottime.txt",               [ 5, 17, 3, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:01", "2023-01-12T15:35:14"], (Mdy, Certain)),
    seen("whatsapp/ios_it.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:00", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_pt.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:00", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_ru.txt",                           [ 5, 15, 2, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:00", "2023-01-07T23:32:30"], (Mdy, Certain)),
    seen("whatsapp/ios_th.txt",                           [ 5, 17, 3, 0, 3, 0], DMITRY_IOS, ["2022-03-18T14:56:01", "2023-01-12T15:35:15"], (Mdy, Certain)),
    seen("whatsapp/reader_asian-ampm-format-test.txt",    [ 3,  1, 0, 0, 1, 0], &["Alice", "Bob"], ["2024-12-01T22:04", "2024-12-01T22:08"], (Ymd, Certain)),
    seen("whatsapp/reader_asian-format-test.txt",         [ 3,  2, 0, 0, 0, 0], &["山田太郎", "佐藤花子"], ["2024-12-10T14:30", "2024-12-10T14:36"], (Ymd, Certain)),
    seen("whatsapp/reader_bracketed-year-first-test.txt", [ 3,  0, 0, 0, 0, 0], &["Ana", "Bruno"], ["2018-06-13T21:25:15", "2018-06-13T01:56:00"], (Ymd, Certain)),
    seen("whatsapp/reader_dash-format-test.txt",          [ 3,  2, 0, 0, 0, 0], &["Alice", "Bob"], ["2024-12-10T14:30", "2024-12-10T14:36"], (Dmy, Assumed)),
    seen("whatsapp/reader_dot-time-klo-format-test.txt",  [ 3,  0, 0, 0, 0, 0], &["Mika", "Laura"], ["2018-06-13T21:25:15", "2018-06-13T21:25"], (Dmy, Certain)),
    seen("whatsapp/reader_european-ampm-format-test.txt", [ 4,  0, 0, 0, 0, 0], &["Loris", "Luke"], ["2018-06-23T13:55", "2018-06-23T01:58"], (Dmy, Certain)),
    seen("whatsapp/reader_ios-format-test.txt",           [ 3,  0, 0, 0, 1, 1], &["Amazon EG"], ["2025-11-13T12:25:55", "2025-12-19T08:50:53"], (Dmy, Certain)),
    seen("whatsapp/reader_ios_group_chat.txt",            [31,  2, 0, 0, 6, 0], FAMILY, ["2024-12-05T08:00:15", "2024-12-09T08:00:51"], (Dmy, Assumed)),
    seen("whatsapp/rwhatsapp_sample.txt",                 [ 6,  1, 0, 0, 2, 0], TRAINER, ["2017-07-12T22:35", "2018-09-28T13:30"], (Dmy, Certain)),
    seen("whatsapp/whatstk_pokemon.txt",                  [18,  0, 0, 0, 2, 0], POKEMON, ["2016-04-15T15:04", "2016-10-31T12:23"], (Dmy, Certain)),
];

/// The bytes of a shared file; `None` where the shared data isn't there.
fn bytes(file: &str) -> Option<Vec<u8>> {
    let dir = PathBuf::from(DIR);
    if !dir.is_dir() {
        println!("skipped: no shared data");
        return None;
    }
    Some(std::fs::read(dir.join(file)).unwrap_or_else(|e| panic!("{file}: {e}")))
}

fn draft(file: &str) -> Option<Draft> {
    let bytes = bytes(file)?;
    Some(read(file, &bytes, &Options::default()).unwrap_or_else(|e| panic!("{file}: {e}")).remove(0))
}

#[test]
fn exports_as_they_are_seen() {
    for seen in FILES {
        let Some(draft) = draft(seen.file) else { return };
        let senders: Vec<&str> = draft.speakers.iter().map(|s| s.name.as_str()).collect();
        assert_eq!((draft.format, draft.kind), ("whatsapp", SourceKind::Conversation), "{}", seen.file);
        assert_eq!(kinds(&draft.turns), seen.kinds, "{}", seen.file);
        assert_eq!(draft.turns.len(), seen.kinds.iter().sum::<usize>(), "{}", seen.file);
        assert_eq!(senders, seen.senders, "{}", seen.file);
        let times = (time(draft.turns.first()), time(draft.turns.last()));
        assert_eq!(times, (seen.first.to_owned(), seen.last.to_owned()), "{}", seen.file);
        assert_eq!(draft.date_order, Some(seen.order), "{}", seen.file);
    }
}

#[test]
fn words_of_some_turns() {
    for (file, turn, words) in [
        ("synthetic/wa_android_id.txt", 3, "Selamat malam semua\nbesok kumpul jam 08.00\nbawa kain: 2 meter"),
        ("synthetic/wa_android_id.txt", 6, "Maaf salah ketik"),
        ("synthetic/wa_android_id.txt", 8, "IMG-20240101-WA0003.jpg (file terlampir)\nini contoh polanya"),
        ("synthetic/wa_android_id.txt", 11, "12/01/24 21.30 - bukan baris baru, ini kutipan"),
        ("synthetic/wa_ios_id_24h_dmy.txt", 2, "<terlampir: 00000003-PHOTO-2023-12-31-21-07-33.jpg>"),
        ("synthetic/wa_ios_id_24h_dmy.txt", 3, "Selamat tahun baru"),
        ("whatsapp/chm_android_attachments.txt", 2, "hello there!\n\nthis is a\nmulti-line message!\n"),
        ("whatsapp/chatminer_test_br_mmddyy_24hrs.txt", 1, "."),
        ("whatsapp/ios_id_2.txt", 11, "Some file.txt \u{200E}dokumen tidak disertakan"),
    ] {
        let Some(draft) = draft(file) else { return };
        assert_eq!(draft.turns[turn].text, words, "{file} {turn}");
    }
}

#[test]
fn archives_hold_the_same_chat() {
    for name in ["whatsapp/chatanalytics_4A_11M", "whatsapp/rwhatsapp_sample"] {
        let Some(text) = draft(&format!("{name}.txt")) else { return };
        assert_eq!(draft(&format!("{name}.zip")).as_ref(), Some(&text), "{name}");
    }
}

#[test]
fn transcript_with_a_head() {
    let Some(draft) = draft("synthetic/transcript_turns.txt") else { return };
    let turns: Vec<_> = draft.turns.iter().map(|t| (t.speaker, t.kind, t.text.as_str())).collect();
    let words = |speaker, text| (Some(speaker), TurnKind::Words, text);
    assert_eq!(
        turns,
        [
            (None, TurnKind::Heading, "Wawancara 03\nTanggal: 12 Mei 2024"),
            words(0, "Bisa ceritakan hari biasa Anda?"),
            words(1, "Biasanya mulai jam tujuh.\n(tertawa)\nSiang istirahat."),
            words(0, "Lalu?"),
            words(1, "Lalu pulang."),
        ]
    );
    let speakers: Vec<_> = draft.speakers.iter().map(|s| (s.name.as_str(), s.part)).collect();
    assert_eq!(speakers, [("P", Part::Interviewer), ("N3", Part::Informant)]);
    assert_eq!(
        (draft.kind, draft.format, draft.name.as_str()),
        (SourceKind::Interview, "transcript", "transcript_turns")
    );
}

#[test]
fn no_beginning_of_an_export_makes_it_panic() {
    for seen in FILES {
        let Some(bytes) = bytes(seen.file) else { return };
        let text = String::from_utf8(bytes).unwrap();
        if text.len() > 1_200 && !seen.file.contains("ios_ar") {
            continue;
        }
        for (end, _) in text.char_indices() {
            let _ = read(seen.file, &text.as_bytes()[..end], &Options::default());
        }
    }
}
