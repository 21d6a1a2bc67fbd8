//! What people and enemies hand in: broken, cut, huge and changed files. Nothing may panic.

mod support;

use formats::{FormatError, Options, codebook, codings_csv, read, recruitment, rules_toml, turns_csv};
use model::source::{DateOrder, SourceKind};
use support::tampered;

const CHAT: &str = "\u{FEFF}31/12/23 21.05 - Pesan dan panggilan dienkripsi secara end-to-end.\n\
    31/12/23 21.06 - Ani: halo\r\nlagi: satu\n\u{200E}[31/12/23, 9.07.10\u{202F}PM] ~\u{202F}Beni: \u{200E}<terlampir: a.jpg>\n\
    [\u{200F}٢٧\u{200F}/٣/٢٠٢٢، ٩:٥٣:٥٦ م] C: x <Pesan ini diedit>\n13. 6. 2018. klo 21.25.15: D:\nnull\n";
const TALK: &str = "Wawancara 1\nPewawancara: P\n\n[00:01:02] P: Apa?\nN3 (00:02): Ya é.\n(tertawa)\n#00:03-1# P: Lalu?\nN3: Pulang.\n";
const TURNS: &str =
    "source;turn;speaker;role;time;text\na;0;Ani;x;2026-03-02T21:05:10.5+08:00;\"é\n\"\"b\"\"\"\na;1;;;;y\n";
const CODINGS: &str = "source,turn,start,end,code,coder,value,unit,memo,evidence,responds_to\na,3-5,,,S,r,1,IDR,é,shown,2\na,1,0,2,S\n";
const BOOK: &str = "{\"name\":\"n\",\"codes\":[{\"code\":\"A\",\"component\":\"S\",\"colour\":\"#0067a3\",\"parent\":null,\
    \"values\":[{\"name\":\"é\",\"kind\":\"choice\",\"choices\":[\"a\",\"b\"]}]}]}";
const SHEET: &str =
    "code,component,colour,order,parent,values\nA,S,#0067a3,1,,\"é:choice(a|b); n:number\"\nB,O,,2,A,\n";
const RULES: &str = "[[rule]]\nname = 'é'\ncode = 'A'\nregex = '(a|b)+?\\b'\nrole = ['x']\nkinds = ['interview']\nplace = 'turn'\n";
const PEOPLE: &str = "\u{FEFF}id;perujuk;tanggal;jejaring;kupon;coupons;kupon1;é;wave;seed\na;seed;2/3/2026;3;;\"1,2\";9;x;0;a\n\
    b;;13.3.2026 9:05;NA;1;;;'=y;1;a\n";
const COUPONS: &str = "issuer,coupon,date,redeemed_by\nseed,,2026-03-01,a\na,1,2026-03-05T09:00,é\n,9,,a\n";
const RDSAT: &str = "RDS\n2 2 0 é x\n1 20 0 11 12 1 2\n2 0 11 0 0 0 3\n";

const ALL: [&str; 10] = [CHAT, TALK, TURNS, CODINGS, BOOK, SHEET, RULES, PEOPLE, COUPONS, RDSAT];

/// Reads the bytes by every reader, with every kind and order.
fn read_by_all(bytes: &[u8]) {
    let kinds = SourceKind::ALL.into_iter().map(Some).chain([None]);
    let orders = DateOrder::ALL.into_iter().map(Some).chain([None]);
    for (kind, date_order) in kinds.flat_map(|kind| orders.clone().map(move |order| (kind, order))) {
        let _ = read("a.md", bytes, &Options { kind, date_order });
    }
    let _ = turns_csv::read(bytes, &Options::default());
    let _ = codings_csv::read(bytes);
    let _ = codebook::read("a", bytes);
    let _ = rules_toml::read(&String::from_utf8_lossy(bytes));
    recruits(bytes);
}

/// Reads the bytes as a table of recruitment; what is read can be written, and read again.
fn recruits(bytes: &[u8]) {
    recruitment::kind_of(bytes);
    for order in DateOrder::ALL.into_iter().map(Some).chain([None]) {
        let Ok(draft) = recruitment::read(bytes, order) else { continue };
        for made in [recruitment::to_csv(&draft), recruitment::to_rdsat(&draft).bytes] {
            let again = recruitment::read(&made, None).map(|d| d.rows.len());
            assert!(
                draft.rows.is_empty() || again == Ok(draft.rows.len()),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}

fn check(bytes: &[u8], expected: Result<(&str, usize), FormatError>) {
    let got = read("a.txt", bytes, &Options::default());
    assert_eq!(got.map(|d| (d[0].format, d[0].turns.len())), expected);
}

#[test]
fn files_that_are_refused() {
    check(b"", Err(FormatError::Empty));
    check(b"\xEF\xBB\xBF\r\n \n", Err(FormatError::Empty));
    check(b"\x7FELF\x02\x01\x01\0\0\0", Err(FormatError::Binary));
    check(b"\xFF\xD8\xFF\xE0\0\x10JFIF", Err(FormatError::Binary));
    check(b"PK\x03\x04", Err(FormatError::Broken { part: "zip" }));
    check("31/12/23 21.05 - Ani: x\n31/12/23 21.06 - Ani: 😊".as_bytes().split_last().unwrap().1, {
        Err(FormatError::Encoding { line: 2 })
    });
    check(b"source,turn,speaker,text\n", Err(FormatError::Empty));
}

#[test]
fn files_with_little_in_them() {
    check(b"31/12/23 21.05 - ", Ok(("notes", 1)));
    check(b"31/12/23 21.05 - Ani: ", Ok(("whatsapp", 1)));
    check(b"31/12/23 21.05 - Ani: x\r31/12/23 21.06 - Beni: y\r", Ok(("whatsapp", 2)));
    check(b"x", Ok(("notes", 1)));
}

#[test]
fn one_line_of_fifty_megabytes() {
    let long = "kata ".repeat(10 << 20);
    check(long.as_bytes(), Ok(("notes", 1)));
    check(format!("31/12/23 21.05 - Ani: {long}").as_bytes(), Ok(("whatsapp", 1)));
    check(format!("P: {long}\nN: x\nP: y\nN: z\n").as_bytes(), Ok(("transcript", 4)));
}

#[test]
fn as_many_speakers_as_turns() {
    let chat: String = (0..50_000).map(|i| format!("31/12/23 21.05 - Nama {i}: x\n")).collect();
    check(chat.as_bytes(), Ok(("whatsapp", 50_000)));
    let talk: String = (0..50_000).map(|i| format!("Orang {}: x\n", i / 2)).collect();
    check(talk.as_bytes(), Ok(("transcript", 50_000)));
}

#[test]
fn any_beginning_is_read_or_refused() {
    for text in ALL {
        (0..=text.len()).for_each(|end| read_by_all(&text.as_bytes()[..end]));
    }
}

#[test]
fn any_change_is_read_or_refused() {
    let pieces: &[&[u8]] = &[b"\n", b": ", b"\"", b";", b"]", b"\xE2\x80\x8E", b"-", b"9", b"'", b"\0"];
    tampered(&ALL, pieces, 150, 3, read_by_all);
}

#[test]
fn huge_tables_of_recruitment() {
    let chain: String = (1..200_000).map(|i| format!("{i},{}\n", i - 1)).collect();
    let draft = recruitment::read(format!("id,recruiter\n0,seed\n{chain}").as_bytes(), None);
    assert_eq!(draft.map(|d| d.rows.len()), Ok(200_000));
    let wide = format!("id,recruiter{}\n0,seed\n", ",x".repeat(1 << 20));
    assert_eq!(recruitment::read(wide.as_bytes(), None).err(), Some(FormatError::Broken { part: "columns" }));
    let claims = b"RDS\n18446744073709551615 0 0\n1 2 0\n";
    assert_eq!(recruitment::read(claims, None).err(), Some(FormatError::Broken { part: "number of people" }));
}

#[test]
fn errors_quote_no_content() {
    let secret = "Rahasia";
    for bytes in [
        format!("source,turn,speaker,text\n{secret},x,{secret},{secret}\n"),
        format!("source,turn,code\n{secret},{secret},{secret}\n"),
    ] {
        let errors = [
            turns_csv::read(bytes.as_bytes(), &Options::default()).err().map(|e| e.to_string()),
            codings_csv::read(bytes.as_bytes()).err().map(|e| e.to_string()),
        ];
        assert!(errors.iter().flatten().all(|e| !e.contains(secret)), "{errors:?}");
    }
}
