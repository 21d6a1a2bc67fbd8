//! The gate: what closes it, and what doesn't.

use crate::protect::{FoundKind, Leak, LeakKind, Secrets, gate};

const ACCEPTED: [&str; 7] = [
    "Kejora Contoh",
    "0812 0000 1234",
    "@kejora_88",
    "7471050101900001",
    "Jl. Melati No. 5",
    "Biru",
    "rek 12345",
];

fn leaks(text: &str) -> Vec<LeakKind> {
    gate(&[text], &Secrets::new(&ACCEPTED, &["https://contoh.org/"])).iter().map(|leak| leak.kind).collect()
}

#[test]
fn accepted_strings_close_it() {
    use FoundKind::*;
    use LeakKind::{Accepted, Form};
    for (text, expected) in [
        ("kata KEJORA  contoh", vec![Accepted(0)]),
        ("kejora\u{a0}contohnya", vec![Accepted(0)]),
        ("ｋｅｊｏｒａ\ncontoh", vec![Accepted(0)]),
        ("kejora lain", vec![]),
        ("081200001234", vec![Accepted(1), Form(Phone)]),
        ("+62 812-0000-1234", vec![Accepted(1), Form(Phone)]),
        ("(0812)0000.1234", vec![Accepted(1), Form(Phone)]),
        ("812/0000/1234", vec![Accepted(1)]),
        ("kejora_88", vec![Accepted(2)]),
        ("7471 0501 0190 0001", vec![Accepted(3), Form(Nik)]),
        ("di jl. melati no. 5", vec![Accepted(4)]),
        ("biru satu", vec![Accepted(5)]),
        ("kebiruan", vec![]),
        ("rek  12345", vec![Accepted(6)]),
    ] {
        assert_eq!(leaks(text), expected, "{text}");
    }
}

#[test]
fn forms_close_it_and_what_we_write_ourselves_does_not() {
    use FoundKind::*;
    for (text, expected) in [
        ("081300005678", Some(Phone)),
        ("rek 1234567890", Some(Account)),
        ("4111 1111 1111 1111", Some(Card)),
        ("a@contoh.id", Some(Email)),
        ("@contoh_lain", Some(Handle)),
        ("https://lain.org/x", Some(Link)),
        ("DT 1234 XX", Some(Plate)),
        ("npwp 092542943407000", Some(Npwp)),
        ("https://contoh.org/panduan", None),
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", None),
        ("http://www.w3.org/2000/svg", None),
        ("08123456789a0b1c2d3e4f5061728394a5b6c7d8e9f0a1b2c3d4e5f60718293a", None),
        ("02-12-2026 08.30", None),
        ("2026-12-02T08:30:00Z", None),
        ("Rp 150.000, 12,5 %, n = 20", None),
        ("[telepon] [akun] [P03]", None),
        ("0,812 (0,700 - 0,900)", None),
        ("C07:12 · P03 · penjual", None),
    ] {
        assert_eq!(leaks(text), expected.map(LeakKind::Form).into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn leaks_say_in_which_text() {
    let found = gate(&["", "a@contoh.id a@contoh.id", "biru"], &Secrets::new(&["biru"], &[]));
    let expected = [(1, LeakKind::Form(FoundKind::Email)), (2, LeakKind::Accepted(0))];
    assert_eq!(found, expected.map(|(part, kind)| Leak { part, kind }));
}
