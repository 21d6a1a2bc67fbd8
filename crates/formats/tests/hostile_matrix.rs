//! Every format against every kind of hostile file that concerns it: entities, elements in elements, a line of 50 MB,
//! cut in a character, UTF-16, Windows-1252, archives that unpack to too much. Each ends in drafts or in one error, and
//! the worst ones in bounded memory.

mod support;

use formats::{Draft, FormatError, Options, read};
use std::process::Command;
use support::zipped;

/// A format with a file of two speakers, of whom the first says these words.
type Format = (&'static str, fn(&str) -> String);

/// The formats whose files are one text.
const TEXTS: &[Format] = &[
    ("whatsapp", |words| format!("31/12/23 21.05 - Ani: {words}\n31/12/23 21.06 - Beni: ya\n")),
    ("whatsapp", |words| format!("[31/12/23, 21.05.01] Ani: {words}\r\n[31/12/23, 21.06.01] Beni: ya\r\n")),
    ("telegram", |words| {
        let message = |id: u32, from: &str, text: &str| {
            format!(
                "{{\"id\":{id},\"type\":\"message\",\"date\":\"2024-01-02T10:00:0{id}\",\"from\":\"{from}\",\"text\":\"{text}\"}}"
            )
        };
        format!("{{\"name\":\"x\",\"messages\":[{},{}]}}", message(1, "Ani", words), message(2, "Beni", "ya"))
    }),
    ("telegram", |words| {
        let message = |name: &str, text: &str| {
            format!(
                "<div class=\"message default clearfix\"><div class=\"from_name\">{name}</div><div class=\"text\">{text}</div></div>"
            )
        };
        format!("<html>{}{}</html>", message("Ani", words), message("Beni", "ya"))
    }),
    ("meta", |words| {
        let message = |at: u32, name: &str, text: &str| {
            format!("{{\"sender_name\":\"{name}\",\"timestamp_ms\":{at},\"content\":\"{text}\"}}")
        };
        format!(
            "{{\"participants\":[],\"messages\":[{},{}]}}",
            message(2000, "Beni", "ya"),
            message(1000, "Ani", words)
        )
    }),
    ("meta", |words| {
        let message = |at: u32, name: &str, text: &str| {
            format!("{{\"senderName\":\"{name}\",\"timestamp\":{at},\"text\":\"{text}\",\"type\":\"text\"}}")
        };
        let messages = [message(2000, "Beni", "ya"), message(1000, "Ani", words)].join(",");
        format!("{{\"participants\":[\"Ani\"],\"threadName\":\"x\",\"messages\":[{messages}]}}")
    }),
    ("discord", |words| {
        let message = |id: u32, name: &str, text: &str| {
            format!(
                "{{\"id\":\"{id}\",\"type\":\"Default\",\"timestamp\":\"2024-01-02T10:00:00+08:00\",\"content\":\"{text}\",\"author\":{{\"id\":\"{id}\",\"name\":\"{name}\"}}}}"
            )
        };
        format!(
            "{{\"guild\":{{}},\"channel\":{{\"name\":\"x\"}},\"messages\":[{},{}]}}",
            message(1, "Ani", words),
            message(2, "Beni", "ya")
        )
    }),
    ("line", |words| {
        format!("[LINE] Chat history with A\n\n2024/01/02\n15:04\tAni\t{words}\n15:05\tBeni\tya\n")
    }),
    ("line", |words| format!("2017.09.03 Sunday\n16:23 Ani {words}\n16:25 Beni ya\n")),
    ("signal", |words| format!("[2024-01-02, 10:00] Ani: {words}\n[2024-01-02, 10:01] Beni: ya\n")),
    ("pasted", |words| format!("Ani, [25/06/2022 07:25]\n{words}\nBeni, [25/06/2022 07:26]\nya\n")),
    ("transcript", |words| format!("P: {words}\nN: ya\nP: lalu?\nN: pulang\n")),
    ("subtitles", |words| {
        format!("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ani>{words}\n\n00:03.000 --> 00:04.000\n<v Beni>ya\n")
    }),
    ("subtitles", |words| {
        format!(
            "1\n00:00:01,000 --> 00:00:02,000\nAni: {words}\n\n2\n00:00:03,000 --> 00:00:04,000\nBeni: ya\n"
        )
    }),
    ("elan", |words| format!("<?xml version=\"1.0\"?>{}", eaf(words))),
    ("html", |words| format!("<!DOCTYPE html><html><p>{words}</p><p>ya</p></html>")),
    ("notes", |words| format!("{words}\n\nya\n")),
    ("turns.csv", |words| format!("source,turn,speaker,text\na,0,Ani,{words}\na,1,Beni,ya\n")),
    ("table", |words| format!("pesan;nama\n{words};Ani\nya;Beni\n")),
];

fn eaf(words: &str) -> String {
    let said = |slot: &str, words: &str| {
        format!(
            "<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"{slot}\"><ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        )
    };
    format!(
        "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1\"/><TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"2\"/></TIME_ORDER>\
         <TIER TIER_ID=\"Ani\">{}</TIER><TIER TIER_ID=\"Beni\">{}</TIER></ANNOTATION_DOCUMENT>",
        said("a", words),
        said("b", "ya")
    )
}

const DOCX: &str = "word/document.xml";
const WORKBOOK: &str = "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";
const RELATIONS: &str =
    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const SHEET: &str = "xl/worksheets/sheet1.xml";

fn docx(body: &str) -> Vec<u8> {
    zipped(&[(DOCX, body.as_bytes())])
}

fn odt(content: &str) -> Vec<u8> {
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

fn xlsx(sheet: &str) -> Vec<u8> {
    book(&[(SHEET, sheet.as_bytes())])
}

/// A workbook with these parts.
fn book(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let fixed =
        [("xl/workbook.xml", WORKBOOK.as_bytes()), ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes())];
    zipped(&[&fixed, parts].concat())
}

/// A format that is an archive, with a file whose first speaker says these words.
type Packed = (&'static str, fn(&str) -> Vec<u8>);

/// The formats that are archives with XML in them, with the words as text there.
const PACKED: &[Packed] = &[
    ("docx", |words| {
        docx(&format!("<w:document><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"))
    }),
    ("odt", |words| {
        odt(&format!(
            "<office:document-content><office:body><office:text><text:p>{words}</text:p></office:text></office:body></office:document-content>"
        ))
    }),
    ("table", |words| {
        let cell = |words: &str| format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>");
        let row = |a: &str, b: &str| format!("<row>{}{}</row>", cell(a), cell(b));
        xlsx(&format!(
            "<worksheet><sheetData>{}{}</sheetData></worksheet>",
            row("pesan", "nama"),
            row(words, "Ani")
        ))
    }),
];

fn drafts(bytes: &[u8]) -> Result<Vec<Draft>, FormatError> {
    read("a.txt", bytes, &Options::default())
}

/// Format, number of turns, and the words of the first turn with some.
fn told(bytes: &[u8]) -> Result<(&'static str, usize, String), FormatError> {
    let drafts = drafts(bytes)?;
    Ok((drafts[0].format, drafts[0].turns.len(), drafts[0].turns[0].text.clone()))
}

#[test]
fn texts_in_other_encodings_say_the_same() {
    let wide = |text: &str, to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    for (format, file) in TEXTS {
        let text = file("caf\u{e9} baru");
        let expected = told(text.as_bytes());
        assert_eq!(
            expected.as_ref().map(|told| (told.0, told.2.as_str())),
            Ok((*format, "caf\u{e9} baru")),
            "{text}"
        );
        for to in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(told(&wide(&text, to)), expected, "UTF-16 without a mark: {text}");
            assert_eq!(told(&wide(&format!("\u{FEFF}{text}"), to)), expected, "UTF-16: {text}");
        }
        let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert_eq!(told(&windows), expected, "Windows-1252: {text}");
        let warned = drafts(&windows).unwrap()[0].warnings.iter().any(|w| w.code == "warn-encoding-guessed");
        assert!(warned, "{text}");
    }
}

#[test]
fn a_file_that_is_cut_in_a_character_is_refused() {
    for (_, file) in TEXTS {
        let text = file("halo \u{1F60A}");
        let end = text.find('\u{1F60A}').unwrap() + 2;
        let cut = &text.as_bytes()[..end];
        assert!(matches!(drafts(cut), Err(FormatError::Encoding { .. })), "{text}");
        let halved: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(drafts(&halved[..halved.len() - 1]).is_err(), "an odd number of bytes: {text}");
    }
}

#[test]
fn entities_are_not_followed() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    let broken = |bytes: &[u8]| matches!(drafts(bytes), Err(FormatError::Broken { .. }));
    for inner in ["&b;", "&c;", "&#x110000;", "&x"] {
        for (format, file) in PACKED {
            assert!(broken(&file(inner)), "{format}: {inner}");
        }
        assert!(broken(format!("<?xml version=\"1.0\"?>{}", eaf(inner)).as_bytes()), "elan: {inner}");
        assert!(broken(format!("<?xml version=\"1.0\"?>{laughs}{}", eaf(inner)).as_bytes()), "elan: {inner}");
    }
    assert!(broken(&docx(&format!(
        "{laughs}<w:document><w:body><w:p><w:t>&b;</w:t></w:p></w:body></w:document>"
    ))));
    assert!(broken(&odt(&format!("{laughs}<office:text><text:p>&b;</text:p></office:text>"))));
    assert!(broken(&xlsx(&format!("{laughs}<worksheet><sheetData/></worksheet>"))));
    // A page is read as a browser reads it: an entity that it doesn't know stays as it is written.
    let page = format!("<html>{laughs}<p>&b; &c;</p></html>");
    let turns = drafts(page.as_bytes()).unwrap().remove(0).turns;
    assert_eq!(turns.last().map(|turn| turn.text.as_str()), Some("&b; &c;"));
}

#[test]
fn elements_in_elements_a_hundred_thousand_times() {
    let many = |open: &str| open.repeat(100_000);
    let ends = |bytes: &[u8]| _ = drafts(bytes).map_err(|error| assert!(error.to_string().len() < 100));
    for element in ["<w:p>", "<w:tbl>", "<w:r>", "<text:p>", "<text:span>", "<row>", "<c>", "<si>"] {
        let inside = many(element);
        ends(&docx(&format!("<w:document><w:body>{inside}")));
        ends(&odt(&format!("<office:text>{inside}")));
        ends(&xlsx(&format!("<worksheet><sheetData>{inside}")));
        let shared = format!("<sst>{inside}");
        ends(&book(&[("xl/sharedStrings.xml", shared.as_bytes()), (SHEET, b"<worksheet/>")]));
        ends(format!("<ANNOTATION_DOCUMENT>{inside}").as_bytes());
        ends(format!("<html>{inside}x").as_bytes());
    }
    for begin in [
        "{\"messages\":",
        "{\"participants\":[],\"messages\":",
        "{\"guild\":{},\"channel\":{},\"messages\":",
        "{\"chats\":{\"list\":",
    ] {
        for inner in ["[", "{\"a\":", "[{\"text\":["] {
            let nested = format!("{begin}{}", many(inner));
            assert!(drafts(nested.as_bytes()).is_err(), "{begin}{inner}");
        }
    }
    for inner in ["[", "<<", "("] {
        ends(format!("%PDF-1.4\n1 0 obj\n{}", many(inner)).as_bytes());
    }
    for inner in ["(", "[", "{"] {
        assert!(
            formats::rules_toml::read(&format!("[[rule]]\nname='a'\ncode='A'\nregex='{}'\n", many(inner)))
                .is_err()
        );
        assert!(formats::rules_toml::read(&format!("rule = {}", many(inner))).is_err());
        assert!(
            formats::codebook::read("a.json", format!("{{\"codes\":{}", many(inner)).as_bytes()).is_err()
        );
    }
}

#[test]
fn archives_that_unpack_to_too_much() {
    let blanks = vec![b' '; 257 << 20];
    let odt: &[u8] = b"application/vnd.oasis.opendocument.text";
    let with = [
        vec![("content.xml", &blanks[..]), ("mimetype", odt)],
        vec![("content.xml", b"<a/>"), ("mimetype", &blanks[..])],
        vec![("messages.html", &blanks[..])],
        vec![("a/message_1.json", &blanks[..])],
    ];
    let large = Some(FormatError::TooLarge { limit: 256 });
    for members in with {
        let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
        assert_eq!(drafts(&zipped(&members)).err(), large, "{names:?}");
    }
    assert_eq!(drafts(&book(&[(SHEET, &blanks)])).err(), large);
    assert_eq!(drafts(&book(&[("xl/sharedStrings.xml", &blanks), (SHEET, b"<worksheet/>")])).err(), large);
    // In an archive in an archive nothing is looked for, however deep.
    let mut inner = zipped(&[("_chat.txt", b"31/12/23 21.05 - Ani: x\n")]);
    for _ in 0..50 {
        inner = zipped(&[("dalam.zip", &inner)]);
        assert_eq!(drafts(&inner).err(), Some(FormatError::Binary));
    }
}

/// The worst files, each read by a program of its own, with the most memory that it may take, in MiB.
fn worst() -> Vec<(&'static str, u64, Vec<u8>)> {
    const LINE: usize = 50 << 20;
    let long = "kata ".repeat(LINE / 5);
    let bomb = |name: &str| zipped(&[(name, &vec![b' '; 257 << 20])]);
    let mut all: Vec<_> = TEXTS
        .iter()
        .map(|(format, file)| (*format, 5 * (LINE as u64 >> 20), file(&long).into_bytes()))
        .collect();
    all.extend(PACKED.iter().map(|(format, file)| (*format, 6 * (LINE as u64 >> 20), file(&long))));
    all.push(("bomb", 300, bomb("_chat.txt")));
    all.push(("bomb", 300, bomb(DOCX)));
    all.push(("bomb", 300, bomb("result.json")));
    all
}

/// Reads one of the worst files; what it took is told to whoever started it.
#[test]
fn child() {
    let Ok(number) = std::env::var("KELINDAN_WORST") else { return };
    let path = std::env::var("KELINDAN_WORST_FILE").unwrap();
    let bytes = std::fs::read(path).unwrap();
    let before = peak();
    let read = drafts(&bytes);
    println!("worst {number}: {} MiB over {} before, {}", peak() - before, before, read.is_ok());
}

/// The most memory that this program ever had, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) >> 10
}

#[test]
fn the_worst_files_take_bounded_memory() {
    if peak() == 0 {
        println!("skipped: this system doesn't tell the memory of a program");
        return;
    }
    let folder = std::env::temp_dir().join(format!("kelindan-worst-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (number, (name, most, bytes)) in worst().into_iter().enumerate() {
        let path = folder.join(number.to_string());
        std::fs::write(&path, &bytes).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "child", "--nocapture"]);
        child.env("KELINDAN_WORST", number.to_string()).env("KELINDAN_WORST_FILE", &path);
        let output = child.output().unwrap();
        std::fs::remove_file(&path).unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let line =
            said.lines().find_map(|line| line.split_once(&format!("worst {number}: "))).map(|(_, rest)| rest);
        let took: u64 = line.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or(u64::MAX);
        println!("{name}: {} MiB read, {took} MiB taken", bytes.len() >> 20);
        assert!(output.status.success() && took <= most, "{name} ({number}): {took} MiB of {most}\n{said}");
    }
    std::fs::remove_dir(&folder).unwrap();
}
