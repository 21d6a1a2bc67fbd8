//! Whole exports, invented.

use super::*;
use model::source::DateOrder;

fn read_text(text: &str) -> Draft {
    read(text, &Options::default()).unwrap()
}

/// Speaker (`-` for nobody), kind and words of every turn.
fn check(text: &str, expected: &[(&str, TurnKind, &str)]) {
    let draft = read_text(text);
    let name = |t: &DraftTurn| t.speaker.map_or("-".to_owned(), |s| draft.speakers[s as usize].name.clone());
    let got: Vec<_> = draft.turns.iter().map(|t| (name(t), t.kind, t.text.clone())).collect();
    let expected: Vec<_> = expected.iter().map(|(n, k, t)| (n.to_string(), *k, t.to_string())).collect();
    assert_eq!(got, expected);
}

fn check_warnings(text: &str, expected: &[(&str, Option<u64>, Option<u64>)]) {
    let warnings = read_text(text).warnings;
    assert_eq!(warnings.iter().map(|w| (w.code, w.line, w.count)).collect::<Vec<_>>(), expected);
}

const NOTICE: &str = "31/12/23 21.00 - Pesan dan panggilan dienkripsi secara end-to-end. Ketuk.\n";

#[test]
fn lines_of_a_message() {
    use TurnKind::Words;
    check(
        "31/12/23 21.05 - Ani: satu\r\n\r\n  dua\r\n\r\n31/12/23 21.06 - Beni: tiga\r\n\r\n",
        &[("Ani", Words, "satu\n\n  dua\n"), ("Beni", Words, "tiga")],
    );
    check("31/12/23 21.05 - Ani: satu", &[("Ani", Words, "satu")]);
}

#[test]
fn lines_of_the_program() {
    use TurnKind::{Deleted, System, Words};
    check(
        &format!(
            "{NOTICE}31/12/23 21.01 - Ani membuat grup \"Pasar: Pagi\"\n31/12/23 21.02 - Ani keluar\n\
             31/12/23 21.03 - Ani: ya: benar\n31/12/23 21.04 - Beni: Pesan ini dihapus\n"
        ),
        &[
            ("-", System, "Pesan dan panggilan dienkripsi secara end-to-end. Ketuk."),
            ("-", System, "Ani membuat grup \"Pasar: Pagi\""),
            ("-", System, "Ani keluar"),
            ("Ani", Words, "ya: benar"),
            ("Beni", Deleted, "Pesan ini dihapus"),
        ],
    );
}

#[test]
fn pasted_quotations_are_words() {
    use TurnKind::Words;
    check(
        "31/12/23 21.05 - Ani: lihat ini\n[30/12/23 20.00] Citra: kain habis\n[30/12/23 20.01] Citra: maaf\n\
         31/12/23 21.06 - Beni: oh\n31/12/23 21.07 - Ani: ya\n",
        &[
            ("Ani", Words, "lihat ini\n[30/12/23 20.00] Citra: kain habis\n[30/12/23 20.01] Citra: maaf"),
            ("Beni", Words, "oh"),
            ("Ani", Words, "ya"),
        ],
    );
    check(
        "[31/12/23 21.05.10] Ani: lihat\n[30/12/23 20.00] Ani: kain\n[31/12/23 21.06.10] Beni: oh\n",
        &[("Ani", Words, "lihat\n[30/12/23 20.00] Ani: kain"), ("Beni", Words, "oh")],
    );
}

#[test]
fn a_chat_that_goes_on_in_another_shape() {
    use TurnKind::Words;
    check(
        "30/12/23 21.05 - Ani: satu\n30/12/23 21.06 - Beni: dua\n30/12/23 21.07 - Beni: tiga\n\
         [12/31/2023, 9:05:10 PM] Ani: empat\n",
        &[("Ani", Words, "satu"), ("Beni", Words, "dua"), ("Beni", Words, "tiga"), ("Ani", Words, "empat")],
    );
}

#[test]
fn warnings_with_places() {
    check_warnings(&format!("{NOTICE}31/12/23 21.05 - Ani: satu\n"), &[]);
    check_warnings(
        "01/02/24 21.05 - Ani: satu\n01/02/24 21.04 - Beni: dua\n",
        &[
            ("warn-date-order-assumed", None, None),
            ("warn-out-of-order", Some(2), Some(1)),
            ("warn-no-encryption-notice", None, None),
        ],
    );
    check_warnings(&NOTICE.repeat(10_000), &[("warn-near-export-limit", None, Some(10_000))]);
    check_warnings(
        &format!("{NOTICE}31/12/2023 21.05 - Ani: satu\n{NOTICE}"),
        &[("warn-out-of-order", Some(3), Some(1)), ("warn-mixed-shapes", Some(2), Some(1))],
    );
    check_warnings(
        &format!("{NOTICE}31/12/23 21.05 - Ani: satu\n[30/12/23 20.00] Citra: kain\n"),
        &[("warn-quoted-lines", Some(3), Some(1))],
    );
    check_warnings(&format!("Judul\n\n{NOTICE}"), &[("warn-lines-before-first", Some(1), Some(2))]);
}

#[test]
fn words_before_the_first_turn_are_a_heading() {
    use TurnKind::{Heading, Words};
    check("\nJudul\nlagi\n\n31/12/23 21.05 - Ani: x", &[("-", Heading, "Judul\nlagi"), ("Ani", Words, "x")]);
}

#[test]
fn given_order_is_kept_or_refused() {
    let text = "01/02/24 21.05 - Ani: x\n01/13/24 21.05 - Ani: x\n";
    let given = |order| read(text, &Options { kind: None, date_order: Some(order) });
    assert_eq!(given(DateOrder::DayMonthYear).err(), Some(FormatError::DateOrder { line: 2 }));
    let draft = given(DateOrder::MonthDayYear).unwrap();
    assert_eq!(draft.date_order, Some((DateOrder::MonthDayYear, Certainty::Given)));
    assert_eq!(draft.turns[0].time.unwrap().to_string(), "2024-01-02T21:05");
}

#[test]
fn no_cut_makes_it_panic() {
    let text = "\u{200E}[31/12/23, 9.05.10\u{202F}PM] ~\u{202F}Ani: \u{200E}<terlampir: 1.jpg>\r\n\
                31/12/23 21.05 - Beni: x \u{200E}<Pesan ini diedit>\n[٢٧\u{200F}/٣/٢٠٢٢، ٩:٥٣:٥٦ م] C: y\n\n";
    for (end, _) in text.char_indices() {
        let _ = read(&text[..end], &Options::default());
        let _ = read(&text[end..], &Options::default());
        looks_like(&text[..end]);
    }
}

/// Times of the first and the last turn.
fn check_times(text: &str, first: &str, last: &str) {
    let turns = read_text(text).turns;
    let time = |t: Option<&DraftTurn>| t.and_then(|t| t.time).map(|t| t.to_string());
    let got = (time(turns.first()), time(turns.last()));
    assert_eq!(got, (Some(first.to_owned()), Some(last.to_owned())), "{text:?}");
}

#[test]
fn other_clocks_digits_and_calendars() {
    for (text, first, last) in [
        (
            "[14:56:01, 3/18/22] Ani: satu\n[14:57:00, 3/19/22] Beni: dua\n",
            "2022-03-18T14:56:01",
            "2022-03-19T14:57:00",
        ),
        (
            "[21.05, 31/12/2023] Ani: satu\n[21.06, 31/12/2023] Beni: dua",
            "2023-12-31T21:05",
            "2023-12-31T21:06",
        ),
        ("१८/३/२०२२, १४:५६ - अनी: एक\n१८/३/२०२२, १४:५७ - बेनी: दो", "2022-03-18T14:56", "2022-03-18T14:57"),
        ("18/3/65 14:56 - Ani: satu\n19/3/65 0:01 - Beni: dua", "2022-03-18T14:56", "2022-03-19T00:01"),
        ("1403/1/1, 9:05 - Ani: satu\n1403/12/30, 9:06 - Beni: dua", "2024-03-20T09:05", "2025-03-20T09:06"),
        (
            "[R4/3/18 14:56:01] Ani: satu\n[R5/3/18 14:56:02] Beni: dua",
            "2022-03-18T14:56:01",
            "2023-03-18T14:56:02",
        ),
        (
            "31/12/23, 9:05 PTG - Ani: satu\n01/01/24, 9:06 PG - Beni: dua",
            "2023-12-31T21:05",
            "2024-01-01T09:06",
        ),
    ] {
        check_times(text, first, last);
    }
    let islamic = read_text("1/9/1445, 9:05 - Ani: satu\n13/9/1445, 9:05 - Beni: dua\n");
    assert!(islamic.warnings.iter().any(|w| (w.code, w.count) == ("warn-islamic-calendar", Some(2))));
}
