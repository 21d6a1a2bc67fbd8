//! Broken, cut, changed and huge files of the formats beside WhatsApp's, and archives that lie. Nothing may panic, take
//! memory without bound, or quote what is in the file.

mod support;

use formats::{File, FormatError, Options, chats, columns, read, read_file, read_files};
use support::{tampered, zipped};

const SECRET: &str = "Rahasia";

const TELEGRAM: &str = r#"{"name":"Rahasia","type":"personal_chat","id":1,"messages":[{"id":1,"type":"message","date":"2024-01-02T10:00:00",
    "date_unixtime":"1704160800","from":"Rahasia","from_id":"user1","text":["é",{"type":"bold","text":"Rahasia"}],"poll":{"question":"x","answers":[{"text":"a","voters":1}]}},
    {"id":2,"type":"service","actor":"Rahasia","action":"phone_call","reply_to_message_id":1,"text":""}]}"#;
const ACCOUNT: &str = r#"{"chats":{"list":[{"name":"Rahasia","messages":[{"type":"message","date_unixtime":"1","from":"a","text":"x"}]},
    {"name":"b","messages":[{"type":"message","date_unixtime":"2","from":"a","text":"y"}]}]},"left_chats":{"list":[]}}"#;
const META: &str = r#"{"participants":[],"title":"Rahasia","messages":[{"sender_name":"Rahasia","timestamp_ms":1704067200456,"content":"ku\u00c3\u00a9e",
    "photos":[{"uri":"a/b.jpg"}],"share":{"link":"x"}},{"sender_name":"B","timestamp_ms":-1,"is_unsent":true}]}"#;
const DISCORD: &str = r#"{"guild":{},"channel":{"name":"Rahasia"},"messages":[{"id":"1","type":"Reply","timestamp":"2024-01-02T10:00:00.5+08:00",
    "content":"Rahasia","author":{"id":"1","name":"Rahasia"},"reference":{"messageId":"1"},"reactions":[{"count":9}]}]}"#;
const PAGE: &str = r##"<!DOCTYPE html><html><body><div class="message default clearfix" id="message7"><div class="body">
    <div class="pull_right date details" title="03.10.2025 12:34:18 UTC+08:00">12:34</div><div class="from_name">Rahasia &#233;</div>
    <div class="reply_to details">In reply to <a href="#go_to_message7">this</a></div><div class="text">Rahasia<br>x</div></div></div>"##;
const WEB: &str = "<!DOCTYPE html><html><title>x</title><h1>Rahasia</h1><p>a &amp; b<br><table><tr><td>c<td>d</table><script>x</script>";
const LINE: &str = "[LINE] Chat history with Rahasia\r\nSaved on: 2024/01/03 09:00\r\n\r\nTue, 1/2/2024\r\n03:04 PM\tRahasia\t\"a\r\n\"\"é\"\"\"\r\n03:05 PM\tB\t[Photo]\r\n";
const DESKTOP: &str = "2017.09.03 Sunday\r\n16:23 Rahasia Anda Today:\r\né\r\n16:25 Alice Whaaat\r\n";
const SIGNAL: &str =
    "[2019-12-24, 12:23] Rahasia: Hello\n> é\n\nx (- a: b -)\n[2019-12-24, 12:24] Me: ![x](y)\n";
const PASTED: &str = "Rahasia, [25/06/2022 07:25]\né\nB, [6/25/2022 7:26 PM]\nx\nC — 07:26\ny\n";
const VTT: &str = "WEBVTT\n\n1\n00:01.000 --> 00:02.000 align:start\n<v.x Rahasia>é &lt; <b>x</b>\n<v B>y\n";
const SRT: &str =
    "1\r\n00:00:01,000 --> 00:00:02,000\r\nRahasia: é\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nB: x\r\n";
const ELAN: &str = "<?xml version=\"1.0\"?><ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1\"/></TIME_ORDER>\
    <TIER TIER_ID=\"Rahasia\"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\"><ANNOTATION_VALUE>é &amp;</ANNOTATION_VALUE>\
    </ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>";
const RTF: &str =
    "{\\rtf1\\ansi{\\fonttbl x;}Rahasia \\'e9\\u8220?\\u-10179?\\u-8704?\\bin2 }}\\par {\\v x}y}";
const TABLE: &str = "Tanggal;Jam;Pengirim;Pesan\n31/12/2023;21.05;Rahasia;\"é\nx\"\n1/1/2024;7.5;;y\n";

const ALL: [&str; 15] =
    [TELEGRAM, ACCOUNT, META, DISCORD, PAGE, WEB, LINE, DESKTOP, SIGNAL, PASTED, VTT, SRT, ELAN, RTF, TABLE];

/// The formats that the texts are read as, in their order.
const FORMATS: [&str; 15] = [
    "telegram",
    "",
    "meta",
    "discord",
    "telegram",
    "html",
    "line",
    "line",
    "signal",
    "pasted",
    "subtitles",
    "subtitles",
    "elan",
    "rtf",
    "table",
];

/// Reads bytes by every way in; errors say nothing of the content.
fn read_by_all(bytes: &[u8]) {
    let options = Options::default();
    let file = File { name: "Rahasia", bytes, options, chats: None, columns: None };
    _ = columns::of_table("Rahasia.csv", bytes);
    let errors = [
        read("Rahasia.txt", bytes, &options).err(),
        read_file(&File { chats: Some(&[0, 7]), ..file }).err(),
        chats(bytes).err(),
        columns::names(bytes).err(),
        columns::read("Rahasia", bytes, &columns::Mapping::default(), &options).err(),
        read_files(&[file, File { name: "b", bytes: META.as_bytes(), ..file }]).remove(0).err(),
    ];
    assert!(
        errors
            .iter()
            .flatten()
            .all(|e| !e.to_string().contains(SECRET) && !format!("{e:?}").contains(SECRET))
    );
}

fn check(bytes: &[u8], expected: Result<(&str, usize), FormatError>) {
    let got = read("a", bytes, &Options::default()).map(|d| (d[0].format, d[0].turns.len()));
    assert_eq!(got, expected);
}

#[test]
fn what_the_texts_are_read_as() {
    for (text, format) in ALL.iter().zip(FORMATS).filter(|(_, format)| !format.is_empty()) {
        let drafts = read("a", text.as_bytes(), &Options::default());
        assert_eq!(drafts.map(|d| d[0].format), Ok(format), "{text}");
    }
}

#[test]
fn any_beginning_is_read_or_refused() {
    for text in ALL {
        (0..=text.len()).for_each(|end| read_by_all(&text.as_bytes()[..end]));
    }
}

#[test]
fn any_change_is_read_or_refused() {
    let pieces: &[&[u8]] = &[
        b"\n",
        b"\"",
        b"<",
        b">",
        b"{",
        b"}",
        b"\\",
        b"&#",
        b"null",
        b"99999999999",
        b"-",
        b"[",
        b"\xE2\x80\x8E",
        b"\0",
    ];
    tampered(&ALL, pieces, 400, 6, read_by_all);
}

#[test]
fn cut_and_broken_json_is_never_taken_for_a_note() {
    for text in [TELEGRAM, ACCOUNT, META, DISCORD] {
        let cut = &text.as_bytes()[..text.len() / 2];
        check(cut, Err(FormatError::Broken { part: "JSON" }));
    }
    check(br#"{"contacts":{"list":[]}}"#, Err(FormatError::Binary));
}

#[test]
fn nested_a_hundred_thousand_times() {
    let many = |open: &str| open.repeat(100_000);
    let json = FormatError::Broken { part: "JSON" };
    check(format!("{{\"messages\":{}", many("[")).as_bytes(), Err(json.clone()));
    check(many("{\"chats\":").as_bytes(), Err(json));
    check(format!("<html>{}x", many("<div>")).as_bytes(), Ok(("html", 1)));
    check(format!("<html>{}x", many("<svg>")).as_bytes(), Err(FormatError::Empty));
    let page = format!("<html><div class=\"message default clearfix\">{}x", many("<div class=\"text\">"));
    check(page.as_bytes(), Ok(("telegram", 1)));
    check(
        format!("<ANNOTATION_DOCUMENT>{}", many("<TIER>")).as_bytes(),
        Err(FormatError::Broken { part: "eaf" }),
    );
    check(format!("{{\\rtf1 {}", many("{")).as_bytes(), Err(FormatError::Broken { part: "rtf" }));
    let cue = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}x", many("<v A>"));
    check(cue.as_bytes(), Ok(("subtitles", 1)));
}

#[test]
fn one_line_of_fifty_megabytes() {
    let long = "kata ".repeat(10 << 20);
    // What goes through a page sign by sign takes long without optimisation.
    let page = &long[..5 << 20];
    for (text, expected) in [
        (format!("[LINE] x\n\n2024/01/02\n15:04\tA\t{long}"), ("line", 1)),
        (format!("[2024-01-02, 10:00] A: {long}"), ("signal", 1)),
        (format!("<html><p>{page}"), ("html", 1)),
        (format!("<html><p>{}", "&".repeat(5 << 20)), ("html", 1)),
        (format!("{{\\rtf1 {page}}}"), ("rtf", 1)),
        (format!("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>{long}"), ("subtitles", 1)),
        (format!("{{\"messages\":[{{\"from\":\"A\",\"date\":\"\",\"text\":\"{long}\"}}]}}"), ("telegram", 1)),
        (format!("pesan,nama\n{long},A\n"), ("table", 1)),
    ] {
        check(text.as_bytes(), Ok(expected));
    }
}

#[test]
fn other_encodings() {
    let wide = |text: &str, to: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(to).collect() };
    let chat = "31/12/23 21.05 - Ani: “halo”\n31/12/23 21.06 - Beni: ya\n";
    for to in [u16::to_le_bytes, u16::to_be_bytes] {
        check(&wide(&format!("\u{FEFF}{chat}"), to), Ok(("whatsapp", 2)));
        check(&wide(chat, to), Ok(("whatsapp", 2)));
        check(&wide(TELEGRAM, to), Ok(("telegram", 2)));
    }
    let old = b"1\r\n00:00:01,000 --> 00:00:02,000\r\nAni: caf\xe9 \x93ya\x94\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nB: x\r\n";
    let drafts = read("a.srt", old, &Options::default()).unwrap();
    assert_eq!(drafts[0].turns[0].text, "café “ya”");
    assert_eq!(drafts[0].warnings.last().map(|w| w.code), Some("warn-encoding-guessed"));
    let emoji = "31/12/23 21.05 - Ani: 😊\n31/12/23 21.06 - Ani: 😊".as_bytes();
    check(&emoji[..emoji.len() - 2], Err(FormatError::Encoding { line: 2 }));
}

#[test]
fn archives_that_lie() {
    let chat = b"31/12/23 21.05 - Ani: x\n";
    // An archive in an archive isn't opened, and a path that leads out is a name like any other.
    check(&zipped(&[("dalam.zip", &zipped(&[("_chat.txt", chat)]))]), Err(FormatError::Binary));
    check(&zipped(&[("../../../etc/_chat.txt", chat)]), Ok(("whatsapp", 1)));
    // A bomb is counted while it unpacks: 257 MiB of blanks in a few hundred KiB.
    let blanks = vec![b' '; 257 << 20];
    for name in ["_chat.txt", "word/document.xml", "result.json", "xl/workbook.xml"] {
        check(&zipped(&[(name, &blanks)]), Err(FormatError::TooLarge { limit: 256 }));
    }
    let half = &blanks[..130 << 20];
    check(&zipped(&[("a.txt", half), ("b.txt", half)]), Err(FormatError::TooLarge { limit: 256 }));
    // Sizes that don't hold: the central directory says 1 byte, or 4 GiB.
    let whole = zipped(&[("_chat.txt", chat)]);
    let at = whole.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    for size in [1u32, u32::MAX - 1] {
        for field in [20, 24] {
            let mut lying = whole.clone();
            lying[at + field..at + field + 4].copy_from_slice(&size.to_le_bytes());
            read_by_all(&lying);
        }
    }
    for end in 0..whole.len() {
        read_by_all(&whole[..end]);
    }
}

#[test]
fn as_many_speakers_and_sources_as_turns() {
    let message = |i: usize| {
        format!(
            "{{\"id\":{i},\"type\":\"message\",\"date\":\"2024-01-02T10:00:00\",\"from\":\"A\",\"from_id\":\"u{i}\",\"text\":\"x\"}}"
        )
    };
    let many: Vec<String> = (0..50_000).map(message).collect();
    check(format!("{{\"messages\":[{}]}}", many.join(",")).as_bytes(), Ok(("telegram", 50_000)));
    let rows: String = (0..50_000).map(|i| format!("s{i},A{i},x\n")).collect();
    let drafts = read("a", format!("source,nama,pesan\n{rows}").as_bytes(), &Options::default());
    assert_eq!(drafts.map(|d| d.len()), Ok(50_000));
}

#[test]
fn what_would_take_long_if_it_were_read_again_and_again() {
    let deep = 50_000;
    let page = format!(
        "<html><div class=\"message default clearfix\">{}x{}",
        "<div class=\"text\">".repeat(deep),
        "</div>".repeat(deep)
    );
    check(page.as_bytes(), Ok(("telegram", 1)));
    let line = format!(
        "[LINE] x\n\n2024/01/02\n15:04\tA\t\"{}{}",
        "kata ".repeat(1 << 20),
        "\nkata".repeat(200_000)
    );
    check(line.as_bytes(), Ok(("line", 1)));
    let quoted = format!("[2024-01-02, 10:00] A: {}\n", "kata ".repeat(1_000));
    let quotes = "[2024-01-02, 10:01] B: \n> kata kata kata kata kata\n\nya\n".repeat(5_000);
    check(format!("{quoted}{quotes}").as_bytes(), Ok(("signal", 5_001)));
    let tags = format!("<html><p>{}", "<a b=\"x>'".repeat(50_000));
    assert!(read("a", tags.as_bytes(), &Options::default()).is_ok_and(|d| d[0].format == "html"));
    let chat = format!("31/12/23 21.05 - Ani: {}\n", "31/12/23 21.05 - ".repeat(100_000));
    check(chat.as_bytes(), Ok(("whatsapp", 1)));
}
