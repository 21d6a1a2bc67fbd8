//! The shared sample chats that are not WhatsApp's, read where they lie. What is expected was written down from
//! reading the files.

mod support;

use formats::{Draft, File, FormatError, Options, chats, read, read_file};
use std::path::PathBuf;
use support::{kinds, time};

const DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/chat");

/// What a reader of the file sees.
struct Seen {
    file: &'static str,
    /// The chat that is picked, where the file holds an account.
    chat: Option<usize>,
    format: &'static str,
    /// How many turns are words, media, deleted, edited, system, unknown.
    kinds: [usize; 6],
    senders: &'static [&'static str],
    first: &'static str,
    last: &'static str,
}

const fn seen(
    file: &'static str,
    chat: Option<usize>,
    format: &'static str,
    kinds: [usize; 6],
    senders: &'static [&'static str],
    times: [&'static str; 2],
) -> Seen {
    Seen { file, chat, format, kinds, senders, first: times[0], last: times[1] }
}

const A: &str = "Aaaaa Aaaaaaaaaaa";
const E: &str = "Eeeee Eeeeeeeeee";
const V: &str = "Vvvvv Vvvvvvvvv";
const W: &str = "Wwwwww Www";

#[rustfmt::skip]
const FILES: &[Seen] = &[
    //                                                                              W  M  D  E  S  U
    seen("telegram/chatanalytics_DM_2A_7M.json", None, "telegram",                [ 4, 2, 0, 0, 2, 0], &["Bob", "Alice"], ["2019-07-05T16:55:32", "2023-08-10T23:11:02-03:00"]),
    seen("telegram/chatminer_batch.json", None, "telegram",                       [ 2, 0, 0, 0, 0, 0], &["Author 1", "Author 2"], ["2018-12-05T10:39:10+00:00", "2018-12-05T10:49:24+00:00"]),
    seen("telegram/telegram_2021-06_supergroup.json", None, "telegram",           [ 2, 1, 0, 0, 1, 0], &["Tttttt Yyyyyyy", "Vvvvvvvv Bbbbbbb", A], ["2020-12-22T23:11:21", "2021-03-18T17:50:23"]),
    seen("telegram/telegram_2023-01.json", None, "telegram",                      [ 1, 0, 0, 0, 5, 0], &[E], ["2016-02-10T21:55:03+05:00", "2023-02-18T19:55:02+05:00"]),
    seen("telegram/telegram_2023-08.json", None, "telegram",                      [ 1, 0, 0, 0, 1, 0], &["user5555555555"], ["2022-09-28T16:14:28+08:00", "2022-10-11T22:49:15+08:00"]),
    seen("telegram/telegram_2024-02_create-channel_saved-from.json", None, "telegram", [ 1, 0, 0, 0, 1, 0], &[A], ["2022-10-11T22:49:15+08:00", "2022-10-11T22:49:16+08:00"]),
    seen("telegram/telegram_2020-01.json", Some(0), "telegram",                   [12,13, 0, 1, 5, 0], &[W, E, V, A, "Nnnnnnn", "Iiiii Kkkkkkkkkk", "Vlllllll"], ["2016-11-09T00:26:24", "2019-09-30T18:23:26"]),
    seen("telegram/telegram_2020-01.json", Some(1), "telegram",                   [ 3, 7, 0, 0, 2, 0], &[A, V], ["2017-10-17T16:41:03", "2019-09-15T22:30:14"]),
    seen("telegram/telegram_2020-01.json", Some(2), "telegram",                   [ 5, 0, 0, 0, 0, 0], &["32507588"], ["2017-06-23T20:11:00", "2017-06-23T21:23:45"]),
    seen("telegram/telegram_2020-01.json", Some(3), "telegram",                   [ 1, 0, 0, 0, 1, 0], &["Ddddddd Uuuuuuuu"], ["2019-04-27T00:57:16", "2019-05-31T10:32:27"]),
    seen("meta/messenger_2A_7M.json", None, "meta",                               [ 3, 4, 0, 0, 0, 0], &["Bob", "Alice"], ["2014-11-05T00:27:20+00:00", "2014-11-05T00:35:32+00:00"]),
    seen("meta/instagram_chatminer.json", None, "meta",                           [ 2, 0, 0, 0, 0, 0], &["Jane Doe", "John Doe"], ["2019-12-24T11:23:00+00:00", "2020-01-17T20:49:00+00:00"]),
    seen("synthetic/messenger_mojibake.json", None, "meta",                       [ 2, 0, 0, 0, 0, 0], &["Dewi 🌧", "Andi"], ["2024-01-01T00:00:00+00:00", "2024-01-01T00:01:00+00:00"]),
    seen("synthetic/messenger_e2ee_UNVERIFIED.json", None, "meta",                [ 1, 0, 0, 0, 0, 0], &["Dewi"], ["2024-01-01T00:00:00+00:00", "2024-01-01T00:00:00+00:00"]),
    seen("discord/DM_2A_2M.json", None, "discord",                                [ 2, 0, 0, 0, 1, 0], &["mlomb", "Someones nickname"], ["2019-01-04T17:52:39+00:00", "2020-07-17T17:03:14+00:00"]),
    seen("discord/GC_3A_5M.json", None, "discord",                                [ 3, 0, 0, 0, 3, 0], &["theplant", "lombi", "mlomb"], ["2023-01-17T19:33:07+00:00", "2023-03-03T14:47:59+00:00"]),
    seen("signal/chatminer_signal_export.txt", None, "signal",                    [ 2, 0, 0, 0, 0, 0], &["Jane Doe", "John Doe"], ["2019-12-24T12:23", "2020-01-17T21:49"]),
    seen("synthetic/line_en_mobile.txt", None, "line",                            [ 1, 1, 0, 0, 1, 0], &["Alice", "Bob"], ["2024-01-02T15:04", "2024-01-02T15:06"]),
    seen("synthetic/line_ja.txt", None, "line",                                   [ 1, 1, 0, 0, 0, 0], &["Alice", "Bob"], ["2024-01-02T15:04", "2024-01-02T15:05"]),
    seen("synthetic/line_pc.txt", None, "line",                                   [ 2, 0, 0, 0, 0, 0], &["Bob", "Alice"], ["2017-09-03T16:23", "2017-09-03T16:25"]),
    seen("synthetic/interview.vtt", None, "subtitles",                            [ 2, 0, 0, 0, 0, 0], &["Peneliti", "Narasumber 3"], ["", ""]),
    seen("synthetic/interview.srt", None, "subtitles",                            [ 2, 0, 0, 0, 0, 0], &["Peneliti", "N3"], ["", ""]),
    seen("synthetic/interview.eaf", None, "elan",                                 [ 2, 0, 0, 0, 0, 0], &["Peneliti", "N3"], ["", ""]),
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

fn draft(file: &str, chat: Option<usize>) -> Option<Draft> {
    let bytes = bytes(file)?;
    let picked = chat.map(|chat| [chat]);
    let chats = picked.as_ref().map(|picked| &picked[..]);
    let drafts =
        read_file(&File { name: file, bytes: &bytes, options: Options::default(), chats, columns: None });
    Some(drafts.unwrap_or_else(|e| panic!("{file}: {e}")).remove(0))
}

#[test]
fn chats_as_they_are_seen() {
    for seen in FILES {
        let Some(draft) = draft(seen.file, seen.chat) else { return };
        let name = format!("{} {:?}", seen.file, seen.chat);
        let senders: Vec<&str> = draft.speakers.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(draft.format, seen.format, "{name}");
        assert_eq!(kinds(&draft.turns), seen.kinds, "{name}");
        assert_eq!(draft.turns.len(), seen.kinds.iter().sum::<usize>(), "{name}");
        assert_eq!(senders, seen.senders, "{name}");
        let times = (time(draft.turns.first()), time(draft.turns.last()));
        assert_eq!(times, (seen.first.to_owned(), seen.last.to_owned()), "{name}");
    }
}

#[test]
fn words_and_replies_of_some_turns() {
    for (file, chat, turn, words, answers) in [
        ("telegram/chatanalytics_DM_2A_7M.json", None, 1, "https://google.com 👀", None),
        ("telegram/chatanalytics_DM_2A_7M.json", None, 7, "Alice · phone_call · 56 s · hangup", None),
        ("telegram/chatminer_batch.json", None, 1, "Link:https://telegram.org/", None),
        (
            "telegram/telegram_2024-02_create-channel_saved-from.json",
            None,
            1,
            "<forwarded>\nForward of a forward of a message",
            None,
        ),
        ("telegram/telegram_2020-01.json", Some(0), 18, "+, окно в Ад", Some(17)),
        ("telegram/telegram_2020-01.json", Some(2), 2, "...have the same timestamp...", None),
        ("signal/chatminer_signal_export.txt", None, 1, "Hello\nJane!", None),
        ("synthetic/line_en_mobile.txt", None, 0, "first line\nsecond line", None),
        ("synthetic/line_pc.txt", None, 0, "Today I found something:\nthere is a parser for this", None),
        ("synthetic/interview.vtt", None, 1, "Biasanya mulai jam tujuh.\n- Siang istirahat.", None),
        ("synthetic/interview.srt", None, 1, "Biasanya mulai jam tujuh.", None),
        ("synthetic/interview.eaf", None, 1, "Biasanya mulai jam tujuh.", None),
        ("meta/messenger_2A_7M.json", None, 3, "<file blabla.docx>", None),
        ("synthetic/messenger_mojibake.json", None, 0, "Selamat tahun baru — “ya”", None),
        ("discord/GC_3A_5M.json", None, 4, "woah nice :custom_emoji:", Some(1)),
        (
            "discord/DM_2A_2M.json",
            None,
            2,
            "Someones nickname · Started a call that lasted 251 minutes.",
            None,
        ),
    ] {
        let Some(draft) = draft(file, chat) else { return };
        let turn = &draft.turns[turn];
        assert_eq!((turn.text.as_str(), turn.responds_to), (words, answers), "{file}");
    }
}

#[test]
fn an_account_with_several_chats_is_refused_with_their_list() {
    let Some(bytes) = bytes("telegram/telegram_2020-01.json") else { return };
    let refused = read("result.json", &bytes, &Options::default()).err();
    let chats = chats(&bytes).unwrap();
    assert_eq!(refused, Some(FormatError::ManyChats { count: chats.len() as u64 }));
    let listed: Vec<_> = chats.iter().map(|c| (c.name.as_str(), c.turns)).collect();
    assert_eq!(listed, [("ppppppp gggggg", 31), ("Vvvvv", 12), ("", 5), ("Ddddddd", 2)]);
}
